"""Many returns at once, and the comparison of councils."""

import json
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.terminal.conftest import TODAY, main
from worker.terminal.many import Job, JobResult, council_of_folder, run_all


def test_each_folder_is_checked_and_a_broken_one_stops_no_other(
    sample: Path, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    each, out = tmp_path / "councils", tmp_path / "out"
    shutil.copytree(sample, each / "Manchester")
    shutil.copytree(clean, each / "350 Bolton")
    shutil.copytree(clean / "this_year", each / "somewhere")
    (each / "Salford").mkdir()
    (each / "Salford" / "header.csv").write_bytes(b"\x00\xff")
    assert main(["check", "--each", str(each), "--out", str(out)]) == 2
    told = capsys.readouterr().out
    lines = [line for line in told.splitlines() if not line.startswith("  ")]
    assert lines[0].startswith("350 Bolton: Bolton 2026/27: 30 children, 0 with errors; 0 errors")
    assert lines[1].startswith("Manchester: Manchester 2026/27: ")
    assert lines[2].startswith("Salford: not checked: ")
    assert lines[3].startswith("somewhere: 2026/27: ")
    assert "The folder is not named after a council" in told
    assert "2026/27: 2 councils, " in told
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == [
        "350 Bolton",
        "Manchester",
        "somewhere",
    ]
    assert len(list((out / "Manchester").glob("Manchester 2026-27 errors by child *.csv"))) == 1
    (comparison,) = out.glob("Comparison 2026-27 *.json")
    assert [council["name"] for council in json.loads(comparison.read_bytes())["councils"]] == [
        "Bolton",
        "Manchester",
    ]

    # The same comparison from the summaries alone.
    assert main(["compare", str(out), "--out", str(tmp_path / "again")]) == 0
    (again,) = (tmp_path / "again").glob("Comparison 2026-27 *.json")
    assert again.read_bytes() == comparison.read_bytes()
    assert len(list((tmp_path / "again").iterdir())) == 8


def test_files_beside_a_folder_of_last_year_are_this_years(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the help says; care leavers' files tell no year, and a guess would take them for last year's."""
    folder = tmp_path / "councils" / "Manchester"
    shutil.copytree(clean / "this_year", folder)
    shutil.copytree(clean / "last_year", folder / "last_year")
    main(["check", "--each", str(folder.parent)])
    told = capsys.readouterr().out
    assert told.startswith("Manchester: Manchester 2026/27: 30 children, 0 with errors; 0 errors")
    of_this_year, of_last_year = (
        next(line for line in told.splitlines() if line.startswith(f"  {year} year: "))
        for year in ("This", "Last")
    )
    for line, names in ((of_this_year, "this_year"), (of_last_year, "last_year")):
        assert line.count(".csv") == len(list((clean / names).iterdir()))


def test_two_folders_of_one_council_with_other_data_are_named_and_not_compared(
    sample: Path, clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    each, out = tmp_path / "councils", tmp_path / "out"
    shutil.copytree(clean, each / "350 Bolton")
    shutil.copytree(sample, each / "Bolton new")
    shutil.copytree(sample, each / "Manchester")
    shutil.copytree(sample, each / "Manchester again")
    assert main(["check", "--each", str(each), "--out", str(out)]) == 1
    told = capsys.readouterr().out
    said = (
        "350 Bolton and Bolton new have different data for Bolton, so the comparison leaves Bolton out. "
        "Keep one folder for each council."
    )
    assert said in told.splitlines()
    assert "have different data for Manchester" not in told
    assert "is the same as another file, so we count it once" in told
    (comparison,) = out.glob("Comparison 2026-27 *.json")
    assert [council["name"] for council in json.loads(comparison.read_bytes())["councils"]] == ["Manchester"]
    # The reports of each are there nevertheless.
    assert all(list((out / folder).glob("Bolton 2026-27 *")) for folder in ("350 Bolton", "Bolton new"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "{bad}"], "bad.json is not a summary of counts."),
        (["compare", "{empty}"], "Choose the summaries of counts to compare."),
        (["compare", "missing.json"], "missing.json can’t be read"),
    ],
)
def test_a_comparison_of_nothing_is_refused(
    arguments: list[str], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "bad.json").write_bytes(b"{}x")
    (tmp_path / "empty").mkdir()
    places = {"bad": tmp_path / "bad.json", "empty": tmp_path / "empty"}
    assert main([argument.format(**places) for argument in arguments]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "council"),
    [
        ("Manchester", "E08000003"), ("manchester 2026", "E08000003"), ("352", "E08000003"),
        ("352_Manchester", "E08000003"), ("E08000003", "E08000003"), ("3521", None), ("data", None),
        ("Greater Manchester", None), ("Kingston upon Hull, City of", "E06000010"), ("Hull", "E06000010"),
        ("durham_2026", "E06000047"), ("Bristol City Council", "E06000023"), ("Kingston", None), ("read", None),
    ],
)  # fmt: skip
def test_a_folders_name_tells_the_council(name: str, council: str | None) -> None:
    found = council_of_folder(name)
    assert (found and found.code) == council


def dies(job: Job) -> JobResult:
    """Work that takes its process down for one of the jobs, as the system does when memory runs out."""
    if job.folder.name == "2":
        os.kill(os.getpid(), signal.SIGKILL)
    return JobResult(job.folder.name, 0, "checked")


def fine(job: Job) -> JobResult:
    return JobResult(job.folder.name, 0, "checked")


@pytest.mark.parametrize(("work", "codes"), [(fine, [0, 0, 0, 0]), (dies, [0, 0, 2, 0])])
def test_a_process_that_dies_takes_no_other_return_with_it(
    work: Callable[[Job], JobResult], codes: list[int]
) -> None:
    jobs = [Job(Path(str(at)), (), None, (), (), None, TODAY, "csv", None) for at in range(4)]
    outcomes = sorted(run_all(jobs, work, 2), key=lambda outcome: outcome.name)
    assert [outcome.code for outcome in outcomes] == codes
    assert ("the process that checked it stopped" in outcomes[2].text) == bool(codes[2])
