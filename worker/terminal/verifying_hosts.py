"""``verify-host``: whether a host sends the app as it should. The one command that uses the network."""

from __future__ import annotations

import argparse
import textwrap
from pathlib import Path

_PATIENCE = 30
_WIDTH = 100


def add(verify: argparse.ArgumentParser) -> None:
    """The command's options."""
    verify.description = (
        "Fetches every file of the app from an address, and from nowhere else, and says what is wrong with the "
        "host and how to correct it. Run it where users are, so that it also sees what lies between them and the "
        "host."
    )
    verify.epilog = (
        "exit codes: 0 the app works from there, 1 something is to be corrected, 2 it can’t be verified"
    )
    verify.add_argument("address", help="where users open the app, such as https://check.example.gov.uk/")
    wanted = verify.add_mutually_exclusive_group()
    wanted.add_argument(
        "--release",
        type=Path,
        metavar="ZIP",
        help="the release that the host should have (what its own list says)",
    )
    wanted.add_argument(
        "--installed", action="store_true", help="the host should have the release that this command came with"
    )
    verify.add_argument(
        "--patience", type=float, default=_PATIENCE, metavar="SECONDS", help=f"for each answer ({_PATIENCE})"
    )
    verify.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints what is wrong.

    Raises:
        ValueError: the host can't be verified, or there is no such release.
        OSError: the release can't be read.
    """
    from worker.hosting.faults import reports
    from worker.hosting.fetching import host_at
    from worker.hosting.host_files import release_in
    from worker.hosting.installed_app import app_folder
    from worker.hosting.verifying import verify

    host = host_at(options.address, options.patience)
    wanted = app_folder() if options.installed else options.release
    verdict = verify(host, release_in(wanted) if wanted else None)
    print(
        f"{host.address} has version {verdict.version[:12]}: {verdict.files} files, {verdict.size / 1e6:.1f} MB."
    )
    told = reports(verdict.findings)
    to_correct = [report for report in told if not report.app_works]
    advice = [report for report in told if report.app_works]
    for heading, listed in (("To correct", to_correct), ("Better, though the app works without it", advice)):
        if listed:
            print(f"\n{heading}:")
        for number, report in enumerate(listed, 1):
            print(_indented(f"{number}. ", report.says))
            print(_indented("   ", report.remedy))
    print(
        "\nThe app works from there."
        if not to_correct
        else "\nThe app does not work from there, or not for everyone."
    )
    return 1 if to_correct else 0


def _indented(start: str, text: str) -> str:
    # Values of headers are copied from what is printed here: no word of them may be cut in two.
    return textwrap.fill(
        text, _WIDTH, initial_indent=start, subsequent_indent="   ", break_long_words=False, break_on_hyphens=False
    )
