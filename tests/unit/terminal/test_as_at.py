"""While the year is running, errors are judged as at a day: proposed, asked for, and said."""

import datetime
import io
import re
import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.unit.exporting.running_year import running
from tests.unit.terminal.conftest import TODAY, changed_on, main
from worker.exporting.checked_return import CheckedReturn
from worker.terminal.check_output import exit_code, in_detail, in_short

NOVEMBER = datetime.date(2026, 11, 15)


@pytest.fixture
def extract(sample: Path, tmp_path: Path) -> Path:
    """The return in files of 15 November 2026; last year's and the Ofsted list were changed after that day."""
    folder = Path(shutil.copytree(sample, tmp_path / "extract"))
    changed_on(folder, NOVEMBER + datetime.timedelta(7))
    changed_on(folder / "this_year", NOVEMBER)
    return folder


def check(folder: Path, *options: str, today: datetime.date = NOVEMBER) -> int:
    return main(["check", str(folder), "--council", "Manchester", *options], today)


def test_the_day_of_the_newest_entry_is_proposed_and_said(
    extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(extract, today=NOVEMBER + datetime.timedelta(30)) == 1
    told = capsys.readouterr()
    (day,) = re.findall(
        r"The newest entry is from (1\d November 2026)\. Errors are judged as at that day\.", told.err
    )
    assert int(day[:2]) <= 15
    assert told.out.startswith(f"Manchester 2026/27 as at {day}: ")
    assert " children with something due by 31 March; " in told.out


def test_another_day_can_be_asked_for(extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert check(extract, "--as-at", "1/10/2026", "--out", str(out)) == 1
    told = capsys.readouterr()
    assert "newest entry" not in told.err
    assert told.out.startswith("Manchester 2026/27 as at 1 October 2026: ")
    (report,) = out.glob("* failed checks *.csv")
    assert "As at,01/10/2026" in report.read_text(encoding="utf-8-sig")


def test_the_end_of_the_year_can_be_asked_for(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(extract, "--as-at", "end", "--out", str(tmp_path / "asked")) == 1
    asked = capsys.readouterr()
    assert check(extract, "--out", str(tmp_path / "over"), today=TODAY) == 1
    over = capsys.readouterr()
    assert asked.out.splitlines()[:-1] == over.out.splitlines()[:-1]
    assert "as at" not in asked.out + asked.err
    assert "due by" not in asked.out + asked.err


def test_once_the_year_is_over_only_an_old_extract_is_spoken_of(
    sample: Path, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(sample, today=datetime.date(2027, 4, 1)) == 1
    assert "newest entry" not in capsys.readouterr().err
    assert check(extract, today=TODAY) == 1
    told = capsys.readouterr()
    assert re.search(
        r"The newest entry is from (1\d) November 2026, 4 months before the year ended\. "
        r"To judge errors as at that day, add --as-at \1/11/2026\.",
        told.err,
    )
    assert told.out.startswith("Manchester 2026/27: ")
    assert check(extract, "--as-at", "15/11/2026", today=TODAY) == 1
    assert capsys.readouterr().out.startswith("Manchester 2026/27 as at 15 November 2026: ")


@pytest.mark.parametrize("day", ["16/11/2026", "31/03/2026", "31/03/2027"])
def test_a_day_that_is_not_in_the_year_or_still_to_come_is_refused_with_the_range(
    day: str, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(extract, "--as-at", day) == 2
    assert "Choose a day from 1 April 2026 to 15 November 2026." in capsys.readouterr().err


@pytest.mark.parametrize("text", ["31/02/2027", "2026-11-15", "now", ""])
def test_what_is_no_day_is_refused_with_the_form(
    text: str, extract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        check(extract, "--as-at", text)
    assert ended.value.code == 2
    assert (
        f"{text} is not a day. Write it as dd/mm/yyyy, such as 15/11/2026, or write end."
        in capsys.readouterr().err
    )


def test_each_of_many_returns_is_judged_as_at_the_day(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(extract, tmp_path / "councils" / "Manchester")
    each = ["check", "--each", str(tmp_path / "councils")]
    assert main([*each, "--as-at", "01/10/2026"], NOVEMBER) == 1
    assert "Manchester: Manchester 2026/27 as at 1 October 2026: " in capsys.readouterr().out
    assert main(each, NOVEMBER) == 1
    told = capsys.readouterr().out
    assert re.search(r"^Manchester: Manchester 2026/27 as at 1\d November 2026: ", told, re.MULTILINE)
    assert "  The newest entry is from 1" in told
    assert re.search(r"^  Manchester: .* per 100 children, as at 1\d November 2026$", told, re.MULTILINE)
    assert main([*each, "--as-at", "16/11/2026"], NOVEMBER) == 2
    assert "Manchester: not checked: Errors cannot be judged as at 16 November 2026." in capsys.readouterr().out


def test_a_workbook_is_of_the_same_day_and_other_exports_have_none(
    extract: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["export", str(extract / "this_year"), "--council", "Manchester", "--as-at", "01/10/2026"]
    assert main([*given, "--format", "xlsx", "--out", str(tmp_path / "xlsx")], NOVEMBER) == 0
    (book,) = (tmp_path / "xlsx").iterdir()
    summary = openpyxl.load_workbook(io.BytesIO(book.read_bytes()))["Summary"]
    assert ("As at", datetime.datetime(2026, 10, 1)) in [row[:2] for row in summary.values]
    assert main([*given[:-2], "--format", "csv", "--out", str(tmp_path / "csv")], NOVEMBER) == 0
    assert "as at" not in capsys.readouterr().out


# What is said of what is due


def test_errors_and_what_is_due_are_told_apart() -> None:
    assert in_short(running()) == (
        "Manchester 2026/27 as at 15 November 2026: 6 children, 3 with errors; 3 errors of 2 types; "
        "2 children with something due by 31 March; 0 rules not checked"
    )
    assert in_detail(running()) == [
        "  D1        2 errors         2 children    3 due, 2 children         Ethnicity is blank",
        "  D2        1 error          1 child                                 Sex is blank",
    ]


def test_of_a_year_that_is_over_only_errors_are_told() -> None:
    assert in_short(running(None)) == (
        "Manchester 2026/27: 6 children, 5 with errors; 7 errors of 2 types; 0 rules not checked"
    )
    assert in_detail(running(None))[1] == "  D2        1 error          1 child         Sex is blank"


def due_only(as_at: datetime.date | None) -> CheckedReturn:
    return running(as_at, "CHILD | SEX | MC_DOB\nA | F | 15/02/2027")


def test_what_is_due_is_nothing_wrong_yet() -> None:
    assert exit_code(due_only(NOVEMBER)) == 0
    assert exit_code(due_only(datetime.date(2027, 2, 15))) == 1
    assert exit_code(due_only(None)) == 1
