"""Files of two returns in the terminal: the command stops, names the option, and follows it."""

import shutil
from pathlib import Path

import pytest

from tests.unit.cin_files import CENSUS
from tests.unit.terminal.conftest import main


@pytest.fixture
def both(clean: Path, tmp_path: Path) -> Path:
    """A folder with this year's SSDA903 files and a census."""
    folder = tmp_path / "both"
    shutil.copytree(clean / "this_year", folder)
    (folder / "census.xml").write_text(CENSUS, encoding="utf-8")
    return folder


def test_the_command_stops_and_names_the_option(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(both)]) == 2
    said = capsys.readouterr().err
    assert "Your files are for 2 returns:" in said
    assert "the SSDA903 return and" in said
    assert "Add --return ssda903 or --return cin, or name the files of one return only." in said


@pytest.mark.parametrize(
    ("name", "not_used", "used"),
    [
        ("ssda903", "Not used: {}/census.xml, which is for another return.", "header.csv"),
        ("cin", "Not used: {}/header.csv, which is for another return.", "census.xml"),
    ],
)
def test_the_option_leaves_out_the_files_of_the_other(
    both: Path, capsys: pytest.CaptureFixture[str], name: str, not_used: str, used: str
) -> None:
    assert main(["check", str(both), "--return", name, "--accept", "incomplete"]) in (0, 1)
    said = capsys.readouterr().err
    assert not_used.format(both) in said
    assert f"year: {used}" in said or f", {used}" in said


def test_a_zip_with_both_follows_the_option(both: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = shutil.make_archive(str(both), "zip", both)
    assert main(["check", packed]) == 2
    assert "--return cin" in capsys.readouterr().err
    for name in ("ssda903", "cin"):
        assert main(["check", packed, "--return", name, "--accept", "incomplete"]) in (0, 1)
