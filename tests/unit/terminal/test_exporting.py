"""``export``: a return goes from one form to the other and back."""

from pathlib import Path

import pytest

from tests.unit.loaded_census import FULL_CHILD, census
from tests.unit.terminal.conftest import csv_files, main


def names(folder: Path) -> list[str]:
    """The kinds of the files: their names without council, year and date."""
    return sorted(f"{' '.join(path.stem.split()[2:-1])}{path.suffix}" for path in folder.iterdir())


def test_a_return_goes_from_csv_to_xml_and_back(clean: Path, tmp_path: Path) -> None:
    files = csv_files(clean / "this_year")
    council = ["--council", "Bolton"]
    assert main(["export", *files, *council, "--format", "xml", "--out", str(tmp_path / "xml")]) == 0
    assert names(tmp_path / "xml") == ["dolo.csv", "return.xml", "sw episodes.csv"]
    as_xml = [str(path) for path in (tmp_path / "xml").iterdir()]
    assert main(["export", *as_xml, *council, "--format", "csv", "--out", str(tmp_path / "csv")]) == 0
    lines = {tuple(sorted(Path(path).read_bytes().split(b"\r\n"))) for path in files}
    assert {tuple(sorted(path.read_bytes().split(b"\r\n"))) for path in (tmp_path / "csv").iterdir()} == lines


def test_both_years_are_written_and_untouched_files_stay_as_they_are(sample: Path, tmp_path: Path) -> None:
    this_year, last_year = csv_files(sample / "this_year"), csv_files(sample / "last_year")
    given = ["export", *this_year, "--last-year", *last_year, "--council", "352"]
    assert main([*given, "--format", "csv", "--out", str(tmp_path)]) == 0
    written = {path.read_bytes() for path in tmp_path.iterdir()}
    assert written == {Path(path).read_bytes() for path in [*this_year, *last_year]}
    assert len([path for path in tmp_path.iterdir() if path.name.startswith("Manchester 2025-26 ")]) == 11


@pytest.mark.parametrize(
    ("form", "expected"),
    [("zip", ["return as CSV.zip", "return as CSV.zip"]), ("xlsx", ["return.xlsx"])],
)
def test_zip_and_workbook(sample: Path, tmp_path: Path, form: str, expected: list[str]) -> None:
    given = [*csv_files(sample / "this_year"), "--last-year", *csv_files(sample / "last_year")]
    assert main(["export", *given, "--council", "352", "--format", form, "--out", str(tmp_path)]) == 0
    assert names(tmp_path) == expected


def test_what_the_form_can_not_hold_is_told(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = csv_files(sample / "this_year")
    assert main(["export", *files, "--format", "xml", "--out", str(tmp_path)]) == 0
    assert (
        "Social workers is not part of DfE’s XML format, so it is in a separate CSV file."
        in capsys.readouterr().out
    )


def test_an_export_names_what_it_can_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"a,b\n")
    assert main(["export", str(bad), "--format", "xml", "--out", str(tmp_path)]) == 2
    assert "bad.csv does not have the columns" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "none.csv"), "--format", "xml", "--out", str(tmp_path)]) == 2
    assert "none.csv can’t be read" in capsys.readouterr().err


def test_a_year_that_nothing_tells_has_to_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    header = tmp_path / "header.csv"
    header.write_bytes(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n")
    given = ["export", str(header), "--format", "csv", "--out", str(tmp_path / "out")]
    assert main(given) == 2
    assert (
        "We cannot work out the year from these files. Give the year, such as --year 2027"
        in capsys.readouterr().err
    )
    assert main([*given, "--year", "2025"]) == 0
    (written,) = (tmp_path / "out").iterdir()
    assert written.read_bytes() == header.read_bytes()
    assert written.name.startswith("2024-25 header ")


def test_the_xml_of_each_year_of_a_census_is_its_own_and_says_what_the_portal_would_refuse(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = census(FULL_CHILD.format(child="C1")).decode()
    this_year = whole.replace("<SerialNo>001</SerialNo>", "<SerialNo></SerialNo>")
    last_year = whole.replace("2026", "2025").replace("2025-05", "2024-05")
    for name, text in (("this.xml", this_year), ("last.xml", last_year)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = ["export", str(tmp_path / "this.xml"), "--last-year", str(tmp_path / "last.xml"), "--council", "352"]
    assert main([*given, "--format", "xml", "--out", str(tmp_path / "out")]) == 0
    written = {path.name[:18]: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}
    assert written == {"Manchester 2025-26": this_year, "Manchester 2024-25": last_year}
    told = capsys.readouterr().out
    assert told.count("DfE’s portal would reject this file") == 1
    assert "Required element missing: on line 3 (SerialNo)." in told
