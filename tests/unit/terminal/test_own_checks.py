"""``check --own-checks``: what a council's own checks find is listed apart, and counts as nothing of DfE's."""

import json
from pathlib import Path

import pytest

from tests.unit.own_checks.made import condition, own_check
from tests.unit.terminal.conftest import csv_files, main
from worker.own_checks.check_file import file_of
from worker.own_checks.own_check import Operator
from worker.returns.ssda903 import SSDA903

STARTED = own_check(condition("Episodes.DECOM", Operator.FILLED), title="Has a start")
LATER = STARTED.model_copy(update={"id": "later", "code": "OWN2", "first_year": 2090, "title": "Not yet"})


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    path = tmp_path / "own.json"
    path.write_bytes(file_of([STARTED, LATER], SSDA903))
    return path


def printed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_they_are_listed_after_all_else_and_the_return_stays_clean(
    clean: Path, own_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["check", *csv_files(clean / "this_year"), "--council", "Bolton"]
    code = main(given)
    without = printed(capsys)
    assert main([*given, "--own-checks", str(own_file)]) == code
    *others, heading, found, not_run = printed(capsys)
    assert others == without
    assert heading == "own checks, not DfE’s:"
    rows = len((clean / "this_year" / "episodes.csv").read_text().splitlines()) - 1
    assert found.split() == ["OWN1", f"{rows}", "rows", found.split()[3], "children", "Has", "a", "start"]
    assert not_run == (
        "  OWN2      not checked: Not yet. Why: This check is not for 2026/27. Change its years to use it."
    )


def test_they_are_apart_in_the_findings_and_not_in_the_counts(clean: Path, own_file: Path, tmp_path: Path) -> None:
    given = ["check", *csv_files(clean / "this_year"), "--council", "Bolton", "--format", "json"]
    main([*given, "--out", str(tmp_path / "without")])
    main([*given, "--own-checks", str(own_file), "--out", str(tmp_path / "with")])
    found, bare = (
        json.loads(next((tmp_path / each).glob("*findings*")).read_bytes()) for each in ("with", "without")
    )
    own = found.pop("own_checks")
    assert {line["code"] for line in own} == {"OWN1"}
    assert {key for line in own for key in line["values"]} == {"DECOM"}
    assert found == bare
    counts = [next((tmp_path / each).glob("*counts*.json")).read_bytes() for each in ("with", "without")]
    assert counts[0] == counts[1]


def test_each_of_many_returns_is_checked_with_them(
    clean: Path, own_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = tmp_path / "councils"
    folders.mkdir()
    (folders / "Bolton").symlink_to(clean / "this_year", target_is_directory=True)
    main(["check", "--each", str(folders), "--own-checks", str(own_file)])
    assert [line.split()[:1] for line in printed(capsys) if "OWN" in line] == [["OWN1"], ["OWN2"]]


def test_a_file_that_cannot_be_used_stops_the_check_with_its_name(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    path.write_text("{}")
    assert main(["check", *csv_files(clean / "this_year"), "--own-checks", str(path)]) == 2
    assert capsys.readouterr().err.startswith(f"ssda903-check: {path}: This is not a file of own checks.")
    assert main(["check", *csv_files(clean / "this_year"), "--own-checks", str(tmp_path / "none.json")]) == 2
