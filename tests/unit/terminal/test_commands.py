"""The validator for a terminal."""

import csv
from pathlib import Path

import pytest

from worker.returns.definition import year_label
from worker.returns.ssda903 import SSDA903
from worker.terminal.commands import main


def test_rules_are_listed_by_year(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--year", "2024"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == list(SSDA903.rules_of(2024))
    assert lines[-1] == f"{len(SSDA903.rules_of(2024))} rules in 2023/24"


def test_a_rule_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--code", "355"]) == 0
    told = capsys.readouterr().out
    assert "DfE’s message: Episode appears to have lasted for less than 24 hours" in told
    assert "\n\nFix: " in told


@pytest.mark.parametrize(
    ("year", "message"),
    [("2024", "Gender code is not valid."), ("2025", "The child or young person’s reported sex is not valid.")],
)
def test_a_rule_has_the_message_of_the_year(year: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--year", year, "--code", "101"]) == 0
    assert f"DfE’s message: {message}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rules", "--code", "nonsense"], f"nonsense is not a rule of {year_label(SSDA903.last_year)}"),
        (["rules", "--year", "2023", "--code", "700"], "700 is not a rule of 2022/23"),
        (
            ["sample", "--out", "x", "--codes", "nonsense"],
            f"we can’t add error nonsense to CSV files for {SSDA903.last_year}",
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
    for folder, year in (("this_year", SSDA903.last_year), ("last_year", SSDA903.last_year - 1)):
        written = len(list((tmp_path / folder).glob("*.csv")))
        assert written == len([module for module in SSDA903.modules if module.first_year <= year])


@pytest.mark.parametrize("day", ["2026-11-15", "31/11/2026", "soon"])
def test_a_day_that_is_no_date_is_refused(day: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sample", "--out", str(tmp_path), "--as-at", day])
    assert ended.value.code == 2
    assert f"{day} is not a day. Write it as dd/mm/yyyy" in capsys.readouterr().err


def test_help_shows_examples_and_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    for command in ("check", "export", "compare", "rules", "sample"):
        assert f"\n  ssda903-check {command} " in told
    assert "exit codes: 0 clean, 1 errors found, 2 unusable input" in told


def test_an_unknown_council_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["sample", "--council", "Atlantis", "--out", str(tmp_path)]) == 2
    assert "Atlantis is not an English council. Give its name" in capsys.readouterr().err
