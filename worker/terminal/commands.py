"""The commands and their options; each is a small module with ``add`` (its options) and ``run``."""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from worker import __version__
from worker.terminal.consoles import replace_what_can_not_be_shown
from worker.terminal.output_files import refuse_file_as_folder
from worker.terminal.progress import ProgressBar

_COLLECT_AFTER = 100_000
"""Objects; by default it is 700, and looking for unused cycles then takes a tenth of a small return's check."""
CLEAN, ERRORS_FOUND, UNUSABLE, STOPPED = 0, 1, 2, 130
"""Exit codes: nothing found, errors found, input or a request that makes no sense, and stopped by Ctrl-C."""

_EXAMPLES = """\
examples:
  ssda903-check check this_year/*.csv --last-year last_year/*.csv --council Manchester --out reports
  ssda903-check check return.xml --last-year last.xml --providers ofsted.xlsx --format xlsx --out reports
  ssda903-check check this_year/*.csv --council Manchester --as-at 15/11/2026
  ssda903-check check --each councils --out reports
  ssda903-check export this_year/*.csv --format xml --out as-xml
  ssda903-check figures this_year last_year --council Manchester --format xlsx --out reports
  ssda903-check compare reports --out comparison
  ssda903-check rules --year 2027 --code 355
  ssda903-check check cin_census_2026.xml --return cin --out reports
  ssda903-check sample --children 1300 --out made-up
  ssda903-check serve --open
  ssda903-check verify-host https://check.example.gov.uk/

exit codes: 0 clean, 1 errors found, 2 unusable input, 130 stopped with Ctrl-C
"""


_COMMANDS = {
    "check": ("checking", "check a return, or many"),
    "export": ("exporting", "write a return as CSV files, as XML, or as an Excel workbook"),
    "figures": ("key_figures", "work out the key figures for this year and last year"),
    "compare": ("comparing", "compare councils by the summaries of counts that they saved"),
    "rules": ("listing_rules", "list the rules of a collection year, or explain one"),
    "sample": ("sampling", "write a made-up return of this and last year"),
    "serve": ("serving", "serve the app to a browser on this computer"),
    "verify-host": ("verifying_hosts", "check that a web server sends the app as it should"),
}
"""Each command with its module in this package, and what it does."""


def parser(chosen: str | None) -> argparse.ArgumentParser:
    """The commands, with the options of the one that was chosen: the others' modules are not imported."""
    whole = argparse.ArgumentParser(
        prog="ssda903-check",
        description="Checks SSDA903 returns and Children in Need censuses on this machine; nothing leaves it. "
        "Only verify-host uses a network.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(required=True, metavar="command")
    for name, (module, does) in _COMMANDS.items():
        command = commands.add_parser(name, help=does)
        if name == chosen:
            import_module(f"worker.terminal.{module}").add(command)
    return whole


def main(arguments: Sequence[str] | None = None, today: datetime.date | None = None) -> int:
    """Runs a command; the exit code, see above. ``today`` is the clock's day unless given."""
    given = sys.argv[1:] if arguments is None else arguments
    replace_what_can_not_be_shown()
    gc.set_threshold(_COLLECT_AFTER)
    try:
        options = parser(next((each for each in given if each in _COMMANDS), None)).parse_args(given)
        options.today = today or datetime.date.today()
        if getattr(options, "out", None):
            refuse_file_as_folder(options.out)
        return int(options.run(options))
    except KeyboardInterrupt:
        ProgressBar().wipe()
        print("ssda903-check: stopped with Ctrl-C.", file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        # The reader of the output, such as head, has closed it; nothing more may be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except (ValueError, OSError) as wrong:
        print(f"ssda903-check: {wrong}", file=sys.stderr)
        return UNUSABLE
