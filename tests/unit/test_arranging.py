"""Which year each set of files is of, and which of two files for one place is used."""

import datetime
from collections.abc import Mapping

import pytest

from tests.unit.reading import read_file
from tests.unit.sets_of_files import (
    Given,
    files_of,
    last_years,
    outcome,
    this_years,
    uncut,
    with_stray_dates,
)
from worker.reading.arranging import Arranged, Placed, arrange, same_in_both_years
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FileToLoad
from worker.returns.ssda903 import SSDA903

TODAY = datetime.date(2026, 11, 15)
XML = "<r><CHILD><HEADER><CHILDID>{child}</CHILDID></HEADER><EPISODE><DECOM>{date}</DECOM></EPISODE></CHILD></r>"

File = tuple[str, bytes]


def arranged(*files: File, chosen: Mapping[int, bool] | None = None, drops: tuple[int, ...] = ()) -> Arranged:
    facts = [
        FileFacts(
            FileToLoad(str(at), name, (chosen or {}).get(at), drop=drops[at] if drops else 1),
            read_file(name, data),
            str(hash(data)),
        )
        for at, (name, data) in enumerate(files)
    ]
    return arrange(SSDA903, facts, TODAY)


def placed(*files: File, chosen: Mapping[int, bool] | None = None) -> list[Placed]:
    return arranged(*files, chosen=chosen).placed


def sides(*files: File, chosen: Mapping[int, bool] | None = None) -> list[bool]:
    return [part.last_year for part in placed(*files, chosen=chosen)]


def of_module(name: str, module: str, *rows: dict[str, str]) -> File:
    """A file of a module with these cells, all others blank."""
    columns = SSDA903.by_module[module].columns
    lines = [",".join(row.get(column, "") for column in columns) for row in rows]
    return name, "\n".join([",".join(columns), *lines, ""]).encode()


def reviews(name: str, year: int, *children: str) -> File:
    """Three reviews of each child in June of a calendar year."""
    days = [f"0{day}/06/{year}" for day in (1, 2, 3)]
    return of_module(name, "Reviews", *({"CHILD": child, "REVIEW": day} for child in children for day in days))


def uasc(name: str, *children: str) -> File:
    return of_module(name, "UASC", *({"CHILD": child, "SEX": "M", "DOB": "01/01/2015"} for child in children))


def xml(name: str, year: int, child: str = "A") -> File:
    return name, XML.format(child=child, date=f"01/06/{year}").encode()


def test_the_dates_of_a_set_tell_its_year() -> None:
    files = [
        reviews("a/r.csv", 2025, "A", "B", "C"),
        uasc("a/u.csv", "A"),
        reviews("b/r.csv", 2026, "A", "B", "C"),
    ]
    found = placed(*files)
    assert [part.last_year for part in found] == [True, True, False]
    assert [part.reason for part in found] == [
        "The dates in the files added with it are in 2025/26.",
        "The dates in the files added with it are in 2025/26.",
        "Its dates are in 2026/27.",
    ]


def test_one_set_alone_is_this_years() -> None:
    assert sides(reviews("r.csv", 2020, "A", "B", "C"), uasc("u.csv", "A")) == [False, False]


def test_one_file_that_runs_ahead_does_not_tear_its_set() -> None:
    missing = of_module(
        "m.csv", "Missing", {"CHILD": "A", "MIS_START": "02/04/2027", "MIS_END": "03/04/2027", "MISSING": "M"}
    )
    found = arranged(reviews("r.csv", 2026, "A", "B", "C"), missing)
    assert [part.last_year for part in found.placed] == [False, False]
    assert found.this_year is not None
    assert found.this_year.year == 2027


@pytest.mark.parametrize("day", [datetime.date(2026, 4, 2), datetime.date(2026, 7, 31)])
def test_an_extract_that_runs_on_after_the_year_is_of_the_year(day: datetime.date) -> None:
    found = outcome(files_of(with_stray_dates(uncut(60, 2026, 1, day), 1)), day)
    assert (found.year, found.wrong, found.questions) == (2026, [], [])


@pytest.mark.parametrize("day", [datetime.date(2026, 4, 1), datetime.date(2026, 4, 4), TODAY])
def test_this_years_set_follows_on_from_last_years(day: datetime.date) -> None:
    files = [
        *files_of(this_years(60, 2027, 1, day), "a/{}.csv".format),
        *files_of(last_years(60, 2027, 1), "b/{}.csv".format, last=True),
    ]
    found = outcome(files, day)
    assert (found.year, found.wrong, found.questions) == (2027, [], [])


@pytest.mark.parametrize(
    ("this", "last"),
    [
        ("{}.csv", "{}_2526.csv"),
        ("{}.csv", "Last year {}.csv"),
        ("{}_26-27.csv", "{}_25-26.csv"),
        ("{}_2026_27.csv", "{}_PY.csv"),
        ("{}.csv", "prior/{}.csv"),
    ],
)
def test_names_divide_what_came_together(this: str, last: str) -> None:
    files = [
        *files_of(this_years(20, 2027, 1, TODAY), this.format),
        *files_of(last_years(20, 2027, 1), last.format, last=True),
    ]
    found = outcome(files, TODAY)
    assert (found.year, found.wrong, found.questions) == (2027, [], [])


def test_what_modules_are_called_says_nothing_of_a_year() -> None:
    files = [
        Given(f"{SSDA903.module(file.name.removesuffix('.csv')).title}.csv", file.data, last_year=False)
        for file in files_of(this_years(20, 2027, 1, TODAY))
    ]
    assert "Previous permanence.csv" in [file.name for file in files]
    assert outcome(files, TODAY).wrong == []


def test_a_flat_drop_of_a_large_return_is_divided_by_its_content() -> None:
    files = [
        *files_of(this_years(300, 2027, 1, TODAY)),
        *files_of(last_years(300, 2027, 1), "{} (1).csv".format, last=True),
    ]
    found = outcome(files, TODAY)
    assert (found.year, found.wrong, found.questions) == (2027, [], [])


def test_a_file_that_tells_nothing_joins_the_only_set() -> None:
    found = arranged(reviews("r.csv", 2026, "A", "B", "C"), uasc("u.csv", "A"), drops=(1, 2))
    assert [part.last_year for part in found.placed] == [False, False]


def test_children_tell_the_year_of_a_file_that_comes_later() -> None:
    here = this_years(300, 2027, 1, TODAY)
    before = last_years(300, 2027, 1)
    for late in (here, before):
        files = [
            *files_of({name: rows for name, rows in here.items() if name != "PrevPerm"}, "a/{}.csv".format),
            *files_of(
                {name: rows for name, rows in before.items() if name != "PrevPerm"}, "b/{}.csv".format, last=True
            ),
            *files_of({"PrevPerm": late["PrevPerm"]}, last=late is before, drop=2),
        ]
        found = outcome(files, TODAY)
        assert (found.wrong, found.questions) == ([], [])
        assert found.arranged.placed[-1].reason == (
            f"Its children and dates match {'last' if late is before else 'this'} year’s files more closely."
        )


def test_the_users_choice_counts() -> None:
    files = reviews("r.csv", 2026, "A", "B", "C"), uasc("u.csv", "A")
    assert sides(*files, chosen={0: True}) == [True, True]
    assert sides(*files, chosen={0: True, 1: False}) == [True, False]
    assert placed(*files, chosen={0: True})[0].reason == "You chose the year."


def test_of_two_files_for_one_place_the_first_is_used() -> None:
    first, second = placed(uasc("one.csv", "A"), uasc("two.csv", "B"), chosen={0: False, 1: False})
    assert first.conflict == ""
    assert second.rival is first.file
    assert second.conflict.startswith("two.csv and one.csv are both UASC. We are using one.csv. Remove the file")


def test_the_same_content_is_named_as_such() -> None:
    _, second = placed(uasc("one.csv", "A"), uasc("two.csv", "A"))
    assert second.conflict.startswith("two.csv is exactly the same as one.csv")


def test_xml_goes_before_csv_of_the_same_year() -> None:
    csv_file, whole, last = placed(
        reviews("r.csv", 2026, "A", "B", "C"),
        xml("r.xml", 2026),
        reviews("last.csv", 2025, "A", "B", "C"),
        chosen={0: False, 1: False, 2: True},
    )
    assert csv_file.conflict.startswith("r.csv is not used: r.xml already has the whole return")
    assert whole.conflict == last.conflict == ""


def test_social_workers_come_as_csv_beside_xml() -> None:
    beside = of_module("sw.csv", "SWEpisodes", {"CHILD": "A", "SW_ID": "SW1", "SW_DECOM": "01/05/2026"})
    assert [(part.last_year, part.conflict) for part in placed(xml("r.xml", 2026), beside)] == [(False, "")] * 2


def test_a_file_used_for_both_years_is_told() -> None:
    both = placed(reviews("one.csv", 2026, "A"), reviews("two.csv", 2026, "A"), chosen={0: False, 1: True})
    (warning,) = same_in_both_years(both)
    assert warning.startswith("one.csv (this year) and two.csv (last year) are exactly the same.")


@pytest.mark.parametrize(
    ("this_year", "last_year"),
    [
        (reviews("one.csv", 2026, "A"), reviews("two.csv", 2025, "A")),
        (reviews("one.csv", 2026), reviews("two.csv", 2026)),
        (uasc("one.csv", "A"), uasc("two.csv", "A")),
    ],
    ids=["other content", "no rows", "may stay as it was"],
)
def test_what_may_be_alike_is_not_told(this_year: File, last_year: File) -> None:
    assert same_in_both_years(placed(this_year, last_year, chosen={0: False, 1: True})) == []


def test_names_settle_the_year_unless_dates_of_the_set_speak_for_another() -> None:
    early = this_years(20, 2027, 1, datetime.date(2026, 4, 2))
    told = outcome(files_of(early, "{}_2627.csv".format), TODAY)
    assert (told.year, told.questions) == (2027, [])
    few = [reviews("r_2627.csv", 2025, "A"), uasc("u_2627.csv", "A")]
    found = arranged(*few).this_year
    assert found is not None
    assert (found.year, found.second, found.is_sure) == (2027, 2026, False)
    (question,) = outcome([Given(name, data, last_year=False) for name, data in few], TODAY).questions
    assert question.details == "The names of the files say 2026/27. Their few dates are in 2025/26."


def of_two_folders(day: datetime.date, this: set[str], last: set[str]) -> list[Given]:
    """Some modules of an extract of this year, and some of last year's return, in folders that say nothing."""
    newer, older = this_years(60, 2027, 1, day), last_years(60, 2027, 1)
    return [
        *files_of({name: newer[name] for name in sorted(this)}, "b/{}.csv".format),
        *files_of({name: older[name] for name in sorted(last)}, "a/{}.csv".format, last=True),
    ]


@pytest.mark.parametrize(
    ("day", "this", "last"),
    [
        # Nothing has ended in the episodes of a year that has just begun.
        (datetime.date(2026, 4, 1), {"Episodes", "Header"}, {"Header", "UASC"}),
        # A module that last year's return does not have.
        (datetime.date(2026, 4, 4), {"DoLo", "Header", "OC3"}, {"Header", "OC3", "Episodes"}),
        # Those who left are gone from a later list of children, and were in an earlier one.
        (datetime.date(2026, 7, 1), {"Header", "SWEpisodes"}, {"Episodes", "Missing"}),
        (datetime.date(2026, 11, 15), {"Episodes"}, {"Header", "SWEpisodes"}),
        # Few answers as yet, and few rows.
        (datetime.date(2026, 4, 10), {"OC2", "OC3"}, {"OC2", "OC3", "Reviews"}),
        # Many starts, none of them in the year of the other set.
        (datetime.date(2026, 11, 15), {"Reviews", "Header"}, {"SWEpisodes", "Header"}),
    ],
)
def test_what_differs_between_two_folders_says_which_is_later(
    day: datetime.date, this: set[str], last: set[str]
) -> None:
    found = outcome(of_two_folders(day, this, last), day)
    assert found.wrong == []
    assert found.year == 2027
    assert len(found.questions) == 1


def test_where_nothing_differs_the_day_is_what_the_first_choice_goes_by() -> None:
    given = of_two_folders(datetime.date(2026, 11, 15), {"Reviews"}, {"Header"})
    for today, is_last in ((datetime.date(2027, 3, 1), True), (datetime.date(2027, 9, 1), False)):
        found = outcome(given, today)
        assert len(found.questions) == 1
        assert {part.file.name: part.last_year for part in found.arranged.placed} == {
            "Reviews.csv": not is_last,
            "Header.csv": is_last,
        }
