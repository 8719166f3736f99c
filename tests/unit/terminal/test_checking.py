"""``check``: the findings and reports of the app, for one return."""

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.unit.requests import check_request
from tests.unit.terminal.conftest import csv_files, made, main
from worker.returns.definition import Return
from worker.returns.known import RETURNS
from worker.service import messages as p
from worker.service.session import Session


def given(folder: Path) -> list[str]:
    return [
        "check", *csv_files(folder / "this_year"), "--last-year", *csv_files(folder / "last_year"),
        "--providers", str(folder / "providers.csv"), "--council", "Manchester",
    ]  # fmt: skip


def kinds(folder: Path) -> set[str]:
    return {f"{' '.join(path.stem.split()[2:-1])}{path.suffix}" for path in folder.iterdir()}


def test_the_findings_are_those_of_the_app(sample: Path, tmp_path: Path) -> None:
    assert main([*given(sample), "--format", "json", "--out", str(tmp_path)]) == 1
    (written,) = tmp_path.glob("Manchester 2026-27 findings *.json")
    found = json.loads(written.read_bytes())

    paths = [*sorted(sample.glob("*_year/*.csv")), sample / "providers.csv"]
    files = [p.FileToLoad(str(at), path.name, path.parent.name == "last_year") for at, path in enumerate(paths)]
    session = Session()
    session.load_files(p.LoadFiles(id=1, files=files), [path.read_bytes() for path in paths])
    app = session.check(check_request(2027, "E08000003"), lambda *_: True)
    errors: dict[str, int] = {}
    for error in found["errors"]:
        errors[error["code"]] = errors.get(error["code"], 0) + 1
    assert errors == {each.code: each.errors for each in app.error_types}
    assert len(found["rules_run"]) == app.rules_run
    assert set(found["not_checked"]) == {
        code for group in app.not_checked for code in [*group.codes, *group.with_others]
    }
    assert len(found["problems"]) == sum(group.count for group in app.prevalidation)


def test_reports_are_written_in_the_form_that_is_asked_for(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {"summary of counts.json", "summary of counts.csv"}
    expected = {
        "csv": {
            "failed checks.csv", "not checked.csv", "errors by child.csv", "child records in error.csv",
            "problems in the files.csv",
        },
        "xlsx": {
            "failed checks.xlsx", "errors by child.xlsx", "child records in error.xlsx",
            "problems in the files.xlsx", "return.xlsx",
        },
        "json": {"findings.json"},
    }  # fmt: skip
    for form, names in expected.items():
        assert main([*given(sample), "--format", form, "--out", str(tmp_path / form)]) == 1
        assert kinds(tmp_path / form) == names | counts
    told = capsys.readouterr()
    assert re.search(r"^Manchester 2026/27: 1\d\d children, \d+ with errors; ", told.out, re.MULTILINE)
    assert "\r" not in told.err


def test_a_clean_return_ends_with_0(clean: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = [*given(clean)[:-1], "Bolton"]
    assert main(arguments) == 0
    assert "0 errors of 0 types" in capsys.readouterr().out


def test_a_folder_is_a_return_and_what_else_lies_in_it_is_noted(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean, tmp_path / "return")
    (tmp_path / "return" / "other.csv").write_text("code,table\n1,2\n")
    assert main(["check", str(tmp_path / "return"), "--council", "Bolton"]) == 0
    told = capsys.readouterr()
    assert "Not used: " in told.err
    assert "other.csv does not have the columns" in told.err
    assert "last year’s Episodes is not loaded" not in told.out


@pytest.mark.parametrize("of_return", RETURNS, ids=lambda definition: definition.name)
def test_a_made_up_return_is_checked_without_a_complaint_about_its_list_of_errors(
    of_return: Return, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path, "--return", of_return.name, "--children", "30", "--clean")
    assert main(["check", str(tmp_path), "--council", "Manchester"]) == 0
    told = capsys.readouterr().err
    assert f"{tmp_path.as_posix()}/injected.csv lists the errors added to this made-up return." in told
    assert "Not used" not in told


def test_another_file_named_like_the_list_of_errors_is_not_taken_for_it(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean, tmp_path / "return")
    (tmp_path / "return" / "injected.csv").write_text("code,table\n1,2\n")
    assert main(["check", str(tmp_path / "return"), "--council", "Bolton"]) == 0
    assert "injected.csv does not have the columns" in capsys.readouterr().err


def test_a_file_of_another_kind_in_a_folder_is_noted(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean / "this_year", tmp_path / "return")
    (tmp_path / "return" / "notes.txt").write_text("mine")
    (tmp_path / "return" / ".hidden").write_text("mine")
    assert main(["check", str(tmp_path / "return"), "--council", "Bolton"]) == 0
    told = capsys.readouterr().err
    assert "notes.txt does not have the columns" in told
    assert ".hidden" not in told


def test_what_is_no_table_in_a_folder_takes_one_line_and_what_systems_leave_none(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "return"
    shutil.copytree(clean / "this_year", folder)
    for name in ("a.pdf", "b.docx", "Thumbs.db", "desktop.ini", ".DS_Store", "~$header.xlsx"):
        (folder / name).write_bytes(b"%PDF-1.7")
    assert main(["check", str(folder), "--council", "Bolton"]) == 0
    notes = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Not used")]
    assert notes == [f"Not used: 2 files that are not part of a return, such as {folder.as_posix()}/a.pdf."]


def test_a_file_of_a_folder_that_cannot_be_read_is_listed_and_the_others_are_checked(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "return"
    shutil.copytree(clean / "this_year", folder)
    (folder / "gone.csv").symlink_to(tmp_path / "nowhere.csv")
    assert main(["check", str(folder), "--council", "Bolton"]) == 0
    told = capsys.readouterr().err
    assert f"Not read: {folder.as_posix()}/gone.csv can’t be read: No such file or directory." in told


def test_a_zip_of_the_return_and_our_own_workbook_are_returns(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.make_archive(str(tmp_path / "mine"), "zip", clean / "this_year")
    assert main(["check", str(tmp_path / "mine.zip"), "--council", "Bolton", "--out", str(tmp_path)]) == 0
    of_zip = capsys.readouterr().out.splitlines()[0]
    out = tmp_path / "book"
    arguments = ["check", str(clean / "this_year"), "--council", "Bolton", "--format", "xlsx", "--out", str(out)]
    assert main(arguments) == 0
    of_folder = capsys.readouterr().out.splitlines()[0]
    (book,) = out.glob("* return *.xlsx")
    assert main(["check", str(book), "--council", "Bolton"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == of_zip == of_folder


def test_problems_in_the_files_are_no_clean_return(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean, tmp_path / "return")
    reviews = tmp_path / "return" / "this_year" / "reviews.csv"
    reviews.write_bytes(reviews.read_bytes() + b",,,PN1\r\n")
    assert main(["check", str(tmp_path / "return"), "--council", "Bolton"]) == 1
    assert "; 1 problem in the files" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check"], "Name the files of the return."),
        (["check", "missing.csv"], "missing.csv can’t be read: No such file or directory. Check its name."),
        (["check", "{providers}"], "There is no file of a return here."),
        (["check", "{bad}"], "bad.csv does not have the columns of any SSDA903 or Children in Need file."),
        (["check", "{header}", "{again}"], "is exactly the same as"),
        (["check", "{header}", "--council", "Atlantis"], "Atlantis is not an English council."),
        (["check", "--each", "{header}"], "is not a folder."),
        (["check", "{header}", "--each", "{folder}"], "With --each, name no files"),
        (["check", "--each", "{empty}"], "has no folders. Put each council’s files in its own folder."),
    ],
)
def test_unusable_input_ends_with_2_and_the_remedy(
    arguments: list[str], message: str, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header = sample / "this_year" / "header.csv"
    (tmp_path / "bad.csv").write_bytes(b"a,b\n")
    shutil.copy(header, tmp_path / "again.csv")
    (tmp_path / "empty").mkdir()
    places = {
        "providers": sample / "providers.csv", "bad": tmp_path / "bad.csv", "header": header,
        "again": tmp_path / "again.csv", "folder": sample, "empty": tmp_path / "empty",
    }  # fmt: skip
    assert main([argument.format(**places) for argument in arguments]) == 2
    told = capsys.readouterr()
    assert told.err.startswith("ssda903-check: ")
    assert message in told.err


def test_which_file_went_to_which_year_is_printed_with_the_reason(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean / "this_year", tmp_path / "new")
    shutil.copytree(clean / "last_year", tmp_path / "old")
    assert main(["check", str(tmp_path), "--council", "Bolton"]) == 0
    told = capsys.readouterr().err
    reason = "The dates in the files added with it are in"
    assert re.search(rf"^This year: ad1\.csv, .* in {tmp_path}/new\. {reason} 2026/27\.$", told, re.MULTILINE)
    assert re.search(rf"^Last year: ad1\.csv, .* in {tmp_path}/old\. {reason} 2025/26\.$", told, re.MULTILINE)


def test_what_the_page_would_ask_stops_the_check_with_what_answers_it(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean / "this_year", tmp_path / "return")
    (tmp_path / "return" / "header.csv").unlink()
    given = ["check", str(tmp_path / "return"), "--council", "Bolton"]
    assert main(given) == 2
    told = capsys.readouterr().err
    assert "Do you want to check without Header?" in told
    assert re.search(r"add --accept incomplete to continue\. \d+ of the \d+ rules of 2026/27 are not run\.", told)
    assert main([*given, "--accept", "incomplete"]) == 0


def test_two_extracts_of_a_year_stop_the_check(
    clean: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(clean / "this_year", tmp_path / "a")
    shutil.copytree(clean / "this_year", tmp_path / "b")
    reviews = tmp_path / "b" / "reviews.csv"
    reviews.write_bytes(b"".join(reviews.read_bytes().splitlines(keepends=True)[:-1]))
    assert main(["check", str(tmp_path)]) == 2
    assert "is exactly the same as" in capsys.readouterr().err


def test_a_year_that_the_files_do_not_settle_has_to_be_given(
    clean: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    header = shutil.copy(clean / "this_year" / "header.csv", tmp_path)
    given = ["check", str(header), "--council", "Bolton", "--accept", "incomplete"]
    assert main(given) == 2
    assert "Give the year, such as --year 2027 for 2026/27." in capsys.readouterr().err
    assert main([*given, "--year", "2027"]) in (0, 1)
