"""A made-up return as files."""

import csv
from pathlib import Path

import pytest

from tests.unit.reading import read_csv
from worker.__main__ import main
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import demo_files


def written(folder: Path, *options: str) -> list[dict[str, str]]:
    """Runs the command; the lines of injected.csv."""
    size = ["--children", "40", "--year", "2027", "--seed", "3"]
    assert main(["sample", *size, "--out", str(folder), *options]) == 0
    with (folder / "injected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_files_are_read_back_as_the_modules(tmp_path: Path) -> None:
    written(tmp_path, "--clean")
    for folder, modules in (
        ("this_year", set(SSDA903.by_module)),
        ("last_year", set(SSDA903.by_module) - {"DoLo"}),
    ):
        read = [read_csv(path.name, path.read_bytes()) for path in sorted((tmp_path / folder).iterdir())]
        assert {table.module.name for table in read} == modules
        assert all(list(table.frame.columns) == list(table.module.columns) for table in read)
        assert not any(table.warnings for table in read)


def test_lines_end_as_in_windows(tmp_path: Path) -> None:
    written(tmp_path, "--clean")
    data = (tmp_path / "this_year" / "header.csv").read_bytes()
    assert data.startswith(b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 41


def test_injected_errors_are_listed_with_their_row(tmp_path: Path) -> None:
    errors = written(tmp_path, "--codes", "101,355")
    assert [error["code"] for error in errors] == ["101", "355"]
    with (tmp_path / "this_year" / "header.csv").open(encoding="utf-8", newline="") as file:
        header = list(csv.DictReader(file))
    row = header[int(errors[0]["row"]) - 1]
    assert (row["CHILD"], row["SEX"]) == (errors[0]["child"], "9")
    assert errors[0]["year"] == "2027"
    assert "SEX changed from" in errors[0]["done"]


def test_without_options_there_is_a_mix_of_errors(tmp_path: Path) -> None:
    assert len(written(tmp_path)) == 8


def test_a_clean_return_lists_no_error(tmp_path: Path) -> None:
    assert written(tmp_path, "--clean") == []


def test_an_extract_of_a_day_has_fewer_children_and_last_years_files_complete(tmp_path: Path) -> None:
    for name, options in (("whole", ()), ("cut", ("--as-at", "30/06/2026"))):
        assert written(tmp_path / name, "--clean", *options) == []
    whole, cut = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.csv")}
        for name in ("whole", "cut")
    )
    assert whole.keys() == cut.keys()
    differing = {path for path in whole if whole[path] != cut[path]}
    assert Path("this_year/header.csv") in differing
    assert not any(path.parts[0] == "last_year" for path in differing)
    assert cut[Path("this_year/header.csv")].count(b"\n") < 41


def test_errors_are_put_into_an_extract(tmp_path: Path) -> None:
    assert [error["code"] for error in written(tmp_path, "--as-at", "30/06/2026", "--codes", "101,355")] == [
        "101",
        "355",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--year", "2027", "--as-at", "01/04/2027"], "Enter a day from 01/04/2026 to 31/03/2027"),
        (["--year", "2027", "--as-at", "01/04/2026", "--codes", "157"], "we can’t add error 157"),
        (["--codes", "105"], "105"),
        (["--council", "E99"], "E99"),
        (["--codes", "SW01STG1"], str(SSDA903.last_year)),
    ],
)
def test_what_makes_no_sense_is_refused(
    options: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sample", "--children", "5", "--out", str(tmp_path), *options]) == 2
    assert message in capsys.readouterr().err


def test_demo_files_are_those_of_both_years_and_a_provider_list() -> None:
    made = demo_files(60, 2027, 1)
    assert [last_year for _, last_year, _ in made].count(True) == 11
    assert len(made) == 24
    assert made[-1][0] == "providers.csv"
    assert made == demo_files(60, 2027, 1)
