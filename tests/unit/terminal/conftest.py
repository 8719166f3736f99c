"""Made-up returns on the disk, of a year that the tests name in what they expect, and commands after that year."""

import datetime
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from worker.terminal import commands

TODAY = datetime.date(2027, 6, 1)
"""The collection year 2026/27 is over, whatever the clock says."""


def main(arguments: Sequence[str], today: datetime.date = TODAY) -> int:
    """Runs a command on a day."""
    return commands.main(arguments, today)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return of Manchester with a realistic mix of errors: this_year, last_year, providers.csv."""
    return made(tmp_path_factory.mktemp("sample"), "--children", "120")


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return of Bolton without any error."""
    return made(tmp_path_factory.mktemp("clean"), "--children", "30", "--clean", "--council", "Bolton")


def made(folder: Path, *options: str) -> Path:
    """A return of 2026/27 in the folder, whatever the last year is."""
    assert main(["sample", "--year", "2027", *options, "--out", str(folder)]) == 0
    changed_on(folder, TODAY)
    return folder


def changed_on(folder: Path, day: datetime.date) -> None:
    """Makes all files of a folder look as if they were last changed on a day."""
    noon = datetime.datetime.combine(day, datetime.time(12)).timestamp()
    for path in folder.rglob("*"):
        os.utime(path, (noon, noon))


def csv_files(folder: Path) -> list[str]:
    """The paths of a folder's CSV files, as arguments."""
    return [str(path) for path in sorted(folder.glob("*.csv"))]
