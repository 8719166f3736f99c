"""``figures``: the key figures in a terminal."""

from pathlib import Path

import pytest

from tests.unit.terminal.conftest import csv_files, main


def test_the_figures_are_printed_beside_last_year_s(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    this_year, last_year = csv_files(sample / "this_year"), csv_files(sample / "last_year")
    assert main(["figures", *this_year, "--last-year", *last_year, "--council", "Manchester"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2026/27 | 2025/26"
    at = next(at for at, line in enumerate(lines) if line.startswith("1. Looked after on the day"))
    assert lines[at + 1].startswith("  Children: ")
    assert lines[at + 1].count(" | ") == 1
    assert len([line for line in lines if line[0].isdigit() and ". " in line[:4]]) == 37


def test_the_figures_of_a_day(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = csv_files(sample / "this_year")
    assert main(["figures", *files, "--as-at", "15/11/2026"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "15 November 2026"


@pytest.mark.parametrize("form", ["csv", "xlsx", "html"])
def test_the_report_is_written(sample: Path, tmp_path: Path, form: str) -> None:
    files = csv_files(sample / "this_year")
    given = ["figures", *files, "--council", "Manchester", "--format", form, "--out", str(tmp_path)]
    assert main(given) == 0
    [written] = tmp_path.iterdir()
    assert written.name == f"Manchester 2026-27 key figures 2027-06-01.{form}"


def test_a_module_that_is_missing_stops_no_other_figure(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(sample / "this_year" / "episodes.csv")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  2026/27: Header is not loaded." in lines
    assert any(line.startswith("9. Legal status") for line in lines)
