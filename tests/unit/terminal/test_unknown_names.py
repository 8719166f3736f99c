"""Columns with unknown names in the terminal: the command stops, names the option, and follows it."""

import shutil
from pathlib import Path

import pytest

from tests.unit.terminal.conftest import csv_files, main


@pytest.fixture
def renamed(clean: Path, tmp_path: Path) -> Path:
    """This year's return without errors, with a name of a column that nothing knows."""
    folder = tmp_path / "this_year"
    shutil.copytree(clean / "this_year", folder)
    header = folder / "header.csv"
    header.write_bytes(header.read_bytes().replace(b"ETHNIC", b"Heritage", 1))
    return folder


def test_the_command_stops_and_says_which_option_answers_it(
    renamed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *csv_files(renamed), "--accept", "incomplete"]) == 2
    said = capsys.readouterr().err
    assert "It looks like Header, but we do not know its column ‘Heritage’." in said
    assert "For Header it does not have ETHNIC." in said
    assert '--column "Heritage=ETHNIC"' in said
    assert '--column "Heritage="' in said
    assert "WBRI" not in said


def test_what_the_option_says_is_followed_and_told(renamed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["check", *csv_files(renamed), "--accept", "incomplete", "--column", "heritage = ethnic"]
    assert main(command) in (0, 1)
    assert "we read the column Heritage as ETHNIC, as you told us" in capsys.readouterr().err


def test_each_of_many_returns_follows_the_option(renamed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    councils = renamed.parent / "councils"
    shutil.copytree(renamed, councils / "Bolton" / "this_year")
    command = ["check", "--each", str(councils), "--accept", "incomplete"]
    assert main(command) == 2
    assert "--column" in capsys.readouterr().out
    assert main([*command, "--column", "Heritage=ETHNIC"]) in (0, 1)


def test_a_file_that_need_not_be_of_the_return_stops_nothing(
    clean: Path, renamed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = renamed.parent / "return"
    shutil.copytree(clean, folder)
    shutil.copy(renamed / "header.csv", folder / "old header.csv")
    assert main(["check", str(folder), "--accept", "incomplete"]) in (0, 1)
    assert "old header.csv looks like Header" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("Heritage", "does not say what a column is"),
        ("=ETHNIC", "does not say what a column is"),
        ("Heritage=ETHNICS", "ETHNICS is not a column of a return"),
    ],
)
def test_an_option_that_says_nothing_is_refused(
    renamed: Path, capsys: pytest.CaptureFixture[str], option: str, said: str
) -> None:
    with pytest.raises(SystemExit):
        main(["check", *csv_files(renamed), "--column", option])
    assert said in capsys.readouterr().err
