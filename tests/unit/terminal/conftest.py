"""Made-up returns on the disk, of a year that the tests name in what they expect."""

from pathlib import Path

import pytest

from worker.terminal.commands import main


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
    return folder


def csv_files(folder: Path) -> list[str]:
    """The paths of a folder's CSV files, as arguments."""
    return [str(path) for path in sorted(folder.glob("*.csv"))]
