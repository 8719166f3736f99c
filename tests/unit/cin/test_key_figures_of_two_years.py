"""Key figures of a census next to those of last year's, which is loaded beside it as a file."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from worker.checking.engine import CheckResult, check
from worker.exporting.checked_return import CheckedReturn, SourceTable
from worker.exporting.downloads import download, kind_named
from worker.key_figures.compare import ComparedReturn
from worker.reading.file_reports import FileToLoad
from worker.returns.cin.key_figures.all_figures import KEY_FIGURES
from worker.returns.cin.sample.maker import MAKER
from worker.returns.known import RETURNS
from worker.service.loaded_files import LoadedFiles

YEARS = (2026, 2025)
AFTER = datetime.date(2026, 11, 25)


@cache
def made_up(year: int) -> tuple[str, str, bytes]:
    """The council, and the file's name and bytes."""
    made = MAKER.demo(150, year, seed=year)
    ((name, _, data),) = made.files
    return made.council, name, data


def loaded(*years: int) -> LoadedFiles:
    """The censuses of these years as a user adds them, without saying which is which."""
    files = LoadedFiles(RETURNS)
    named = [FileToLoad(str(year), f"{year}.xml", None) for year in years]
    data = [made_up(year)[2] for year in years]
    report = files.load(named, data, today=AFTER)
    assert report.proposal is not None
    assert report.proposal.year == max(years)
    assert {each.file_id: each.last_year for each in report.files} == {
        str(year): year != max(years) for year in years
    }
    assert [problem.text for each in report.files for problem in each.problems] == []
    assert report.questions == []
    return files


def checked(*years: int) -> CheckResult:
    files = loaded(*years)
    frames = {name: table.read.frame for name, table in files.tables.items()}
    return check(files.dataset(frames, max(years), made_up(max(years))[0], today=AFTER))


@pytest.mark.parametrize("years", [YEARS, YEARS[::-1]], ids=["this year first", "last year first"])
def test_each_year_has_the_figures_that_it_has_alone(years: tuple[int, ...]) -> None:
    both = ComparedReturn(checked(*years), KEY_FIGURES).figures
    assert [column.label for column in both.columns] == ["2025/26", "2024/25"]
    assert len(both.figures) == 20
    for at, year in enumerate(YEARS):
        alone = ComparedReturn(checked(year), KEY_FIGURES).figures
        assert len(alone.columns) == 1
        for figure, own in zip(both.figures, alone.figures, strict=True):
            cells = [line.cells[at] for line in figure.lines]
            assert cells == [line.cells[0] for line in own.lines], (figure.title, year)
            assert figure.why_not[at] == own.why_not[0] == "", figure.title


def test_a_census_of_another_year_than_last_year_is_not_used() -> None:
    files = LoadedFiles(RETURNS)
    named = [FileToLoad(str(year), f"{year}.xml", None) for year in (2024, 2026)]
    report = files.load(named, [made_up(2024)[2], made_up(2026)[2]], today=AFTER)
    (problem,) = (problem for file in report.files for problem in file.problems)
    assert problem.text.startswith("2024.xml says that it is for 2023/24, so it is not used.")
    assert not any(table.last_year for table in files.tables)


def test_last_year_changes_no_error_of_this_year() -> None:
    of_both, alone = checked(*YEARS), checked(max(YEARS))
    assert {code: sum(len(part.rows) for part in parts) for code, parts in of_both.found.items()} == {
        code: sum(len(part.rows) for part in parts) for code, parts in alone.found.items()
    }


def test_the_report_has_both_years_and_the_difference() -> None:
    result = checked(*YEARS)
    files = loaded(*YEARS)
    sources = {
        name: SourceTable(table.file.name, None, table.read.frame, table.read.lines)
        for name, table in files.tables.items()
    }
    made = download(CheckedReturn(result, sources, AFTER), kind_named("key figures"), "csv")
    text = made.files[0].data.decode("utf-8-sig")
    heads = next(line for line in text.splitlines() if line.startswith("Number,Figure,Line"))
    assert ",2025/26,2025/26: number, or average," in heads.replace('"', "")
    assert ",2024/25," in heads
    assert "Difference" in heads
