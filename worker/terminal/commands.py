"""The commands and their options; each is a small module with ``add`` (its options) and ``run``."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from worker import __version__
from worker.returns.known import RETURNS
from worker.terminal import checking, comparing, exporting, listing_rules, sampling

_COLLECT_AFTER = 100_000
"""Objects; by default it is 700, and looking for unused cycles then takes a tenth of a small return's check."""
CLEAN, ERRORS_FOUND, UNUSABLE = 0, 1, 2
"""Exit codes: nothing found, errors found, and input or a request that makes no sense."""

_EXAMPLES = """\
examples:
  ssda903-check check this_year/*.csv --last-year last_year/*.csv --council Manchester --out reports
  ssda903-check check return.xml --last-year last.xml --providers ofsted.xlsx --format xlsx --out reports
  ssda903-check check --each councils --out reports
  ssda903-check export this_year/*.csv --format xml --out as-xml
  ssda903-check compare reports --out comparison
  ssda903-check rules --year 2027 --code 355
  ssda903-check sample --children 1300 --out made-up

exit codes: 0 clean, 1 errors found, 2 unusable input
"""


def _titles() -> str:
    return " and ".join(definition.title for definition in RETURNS)


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    whole = argparse.ArgumentParser(
        prog="ssda903-check",
        description=f"Checks {_titles()} returns on this machine; nothing leaves it.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = whole.add_subparsers(required=True, metavar="command")
    for command in (checking, exporting, comparing, listing_rules, sampling):
        command.add(commands)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the exit code, see above."""
    options = parser().parse_args(arguments)
    gc.set_threshold(_COLLECT_AFTER)
    try:
        return int(options.run(options))
    except BrokenPipeError:
        # The reader of the output, such as head, has closed it; nothing more may be written at the end either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNUSABLE
    except (ValueError, OSError) as wrong:
        print(f"ssda903-check: {wrong}", file=sys.stderr)
        return UNUSABLE
