"""Files are written whole or not at all, and a message names the one that could not be."""

import resource
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.unit.terminal.conftest import csv_files
from worker.exporting.checked_return import OutFile
from worker.terminal.commands import main
from worker.terminal.output_files import CannotWrite, write

LIMIT = 1000


@contextmanager
def little_space() -> Iterator[None]:
    """No file can grow beyond the limit, as on a full disk: what is beyond is not written."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_no_part_of_a_file_is_left_when_the_disk_is_full(tmp_path: Path) -> None:
    small, large = OutFile("small.csv", b"x" * LIMIT), OutFile("large.csv", b"y" * (LIMIT + 1))
    with little_space(), pytest.raises(CannotWrite) as failed:
        write(tmp_path, [small, large, OutFile("never.csv", b"")])
    assert str(failed.value).startswith(f"{tmp_path / 'large.csv'} can’t be written: ")
    assert "another folder after --out" in str(failed.value)
    assert [path.name for path in tmp_path.iterdir()] == ["small.csv"]
    assert (tmp_path / "small.csv").read_bytes() == small.data


def test_what_was_there_before_stays_when_the_disk_is_full(tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"before")
    with little_space(), pytest.raises(CannotWrite):
        write(tmp_path, [OutFile("large.csv", b"y" * (LIMIT + 1))])
    assert (tmp_path / "large.csv").read_bytes() == b"before"
    write(tmp_path, [OutFile("large.csv", b"after")])
    assert (tmp_path / "large.csv").read_bytes() == b"after"


def test_a_check_names_the_report_that_could_not_be_written(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["check", *csv_files(sample / "this_year"), "--council", "Manchester", "--out", str(tmp_path)]
    with little_space():
        assert main(given) == 2
    told = capsys.readouterr().err
    assert "Manchester 2026-27 " in told
    assert "can’t be written: File too large." in told
    assert all(path.stat().st_size <= LIMIT for path in tmp_path.iterdir())


@pytest.mark.parametrize("below", ["", "further/down"])
@pytest.mark.parametrize("command", ["check", "export", "compare", "sample", "each"])
def test_a_file_in_place_of_the_folder_is_refused_before_any_work(
    command: str, below: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("a file was read"))
    taken = tmp_path / "taken"
    taken.write_text("mine")
    given = {
        "check": ["check", "a.csv"], "export": ["export", "a.csv", "--format", "xml"],
        "compare": ["compare", "a.json"], "sample": ["sample"], "each": ["check", "--each", str(tmp_path)],
    }[command]  # fmt: skip
    assert main([*given, "--out", str(taken / below)]) == 2
    told = capsys.readouterr()
    assert (
        told.err
        == f"ssda903-check: {taken} is a file. Name a folder after --out, or another name for a new one.\n"
    )
    assert told.out == ""
    assert taken.read_text() == "mine"


def test_reports_in_the_input_folder_do_not_stop_the_next_run(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "return"
    shutil.copytree(clean / "this_year", folder)
    before = None
    for form in ("csv", "xlsx", "json", "csv"):
        given = ["check", str(folder), "--council", "Bolton", "--format", form, "--out", str(folder)]
        assert main(given) == 0
        told = capsys.readouterr()
        outcome = told.out.splitlines()[0]
        assert before in (None, outcome)
        notes = [line for line in told.err.splitlines() if line.startswith("Not used: ")]
        assert len(notes) == (0 if before is None else 1), notes
        before = outcome
    assert " reports that this tool wrote, such as " in notes[0]
    # Named one by one, as a shell does for *.csv.
    assert main(["check", *csv_files(folder), "--council", "Bolton"]) == 0


def test_exported_data_are_files_of_a_return(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = csv_files(clean / "this_year")
    assert main(["export", *files, "--council", "Bolton", "--format", "csv", "--out", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path), "--council", "Bolton"]) == 0
    assert "Not used" not in capsys.readouterr().err


def test_a_sample_has_no_part_of_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with little_space():
        assert main(["sample", "--children", "40", "--out", str(tmp_path)]) == 2
    assert "this_year/header.csv can’t be written: File too large." in capsys.readouterr().err
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
