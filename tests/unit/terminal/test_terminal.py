"""The validator for a terminal."""

import csv
from pathlib import Path

import pytest

from worker.__main__ import main
from worker.rules import rules_of_year


def test_rules_are_listed_by_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--year", "2024"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == list(rules_of_year(2024))
    assert lines[-1] == f"{len(rules_of_year(2024))} rules in 2023/24"


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--code", "355"]) == 0
    told = capsys.readouterr().out
    assert "DfE’s message: Episode appears to have lasted for less than 24 hours" in told
    assert "\n\nFix: " in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rules", "--code", "nonsense"], "nonsense is not a rule of 2026/27"),
        (["rules", "--year", "2023", "--code", "700"], "700 is not a rule of 2022/23"),
        (
            ["sample", "--out", "x", "--codes", "nonsense"],
            "no error of nonsense can be put into CSV files of 2027",
        ),
    ],
)
def test_requests_that_make_no_sense(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main([*(str(tmp_path) if argument == "x" else argument for argument in arguments)]) == 2
    assert message in capsys.readouterr().err


def test_a_sample_is_written_with_its_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "--children", "30", "--codes", "355,101", "--out", str(tmp_path)]) == 0
    assert "30 children" in capsys.readouterr().out
    with (tmp_path / "injected.csv").open(encoding="utf-8", newline="") as file:
        assert {row["code"] for row in csv.DictReader(file)} == {"101", "355"}
    assert len(list((tmp_path / "this_year").glob("*.csv"))) == 12
    assert len(list((tmp_path / "last_year").glob("*.csv"))) == 11


def test_a_return_goes_from_csv_to_xml_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sample", "--children", "30", "--clean", "--out", str(tmp_path)]) == 0
    csv_files = sorted((tmp_path / "this_year").glob("*.csv"))
    assert main(["export", *map(str, csv_files), "--format", "xml", "--out", str(tmp_path / "xml")]) == 0
    assert sorted(path.name for path in (tmp_path / "xml").iterdir()) == [
        "dolo.csv",
        "return.xml",
        "sw_episodes.csv",
    ]
    as_xml = [str(path) for path in (tmp_path / "xml").iterdir()]
    assert main(["export", *as_xml, "--format", "csv", "--out", str(tmp_path / "csv")]) == 0
    for path in csv_files:
        assert sorted((tmp_path / "csv" / path.name).read_bytes().split(b"\r\n")) == sorted(
            path.read_bytes().split(b"\r\n")
        )


def test_an_export_names_what_it_can_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(b"a,b\n")
    assert main(["export", str(bad), "--format", "xml", "--out", str(tmp_path)]) == 2
    assert "bad.csv has none of the sets of columns" in capsys.readouterr().err
    assert main(["export", str(tmp_path / "none.csv"), "--format", "xml", "--out", str(tmp_path)]) == 2
    assert "none.csv" in capsys.readouterr().err
