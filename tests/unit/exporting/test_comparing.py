"""The comparison of councils: the table, its groups, the trend, and what is left aside."""

import csv
import datetime
import io
import json

import openpyxl
import pytest

from worker.exporting.comparing import COUNCIL_SPECIFIC, OTHER, compare, compare_files, stands_out
from worker.exporting.comparison import Comparison
from worker.exporting.comparison_files import comparison_files, comparison_sheets
from worker.exporting.counts import Counts, ErrorCount
from worker.reading.refusal import Refused

MANCHESTER, SALFORD, BOLTON = "E08000003", "E08000006", "E08000001"


def counts(
    council: str,
    made_on: str = "2026-11-25",
    year: int = 2027,
    not_checked: tuple[str, ...] = (),
    as_at: str = "",
    **errors: int,
) -> Counts:
    due = 3 if as_at else None
    return Counts(
        kind="SSDA903 summary of counts",
        version=2 if as_at else 1,
        tool="0.1.0",
        council=council,
        year=year,
        made_on=datetime.date.fromisoformat(made_on),
        children=200,
        as_at=datetime.date.fromisoformat(as_at) if as_at else None,
        children_with_errors=max(errors.values(), default=0),
        children_with_due=due,
        errors=[
            ErrorCount(code=code[1:], errors=count, children=count, due=due, due_children=due)
            for code, count in errors.items()
        ],
        not_checked=list(not_checked),
    )


def three() -> Comparison:
    return compare(
        [
            counts(MANCHESTER, c101=50, c164=40, c503C=10, c612=0, c999x=0),
            counts(SALFORD, c101=2, c164=60, c503C=38, c612=0),
            counts(BOLTON, c101=1, c164=9, not_checked=("503C",), c612=0),
        ]
    )


def test_the_table_has_the_error_types_by_council_with_totals() -> None:
    comparison = three()
    assert [council.name for council in comparison.councils] == ["Bolton", "Manchester", "Salford"]
    table = {code.code: (code.errors, code.total) for code in comparison.codes}
    assert table == {"164": ((9, 40, 60), 109), "101": ((1, 50, 2), 53), "503C": ((None, 10, 38), 48)}
    assert comparison.total == 210
    assert [round(code.share, 3) for code in comparison.codes] == [0.519, 0.252, 0.229]
    assert [council.errors for council in comparison.councils] == [10, 100, 100]
    assert comparison.councils[1].errors_per_100_children == 50.0


def test_errors_are_grouped() -> None:
    comparison = three()
    assert {code.code: (code.group, code.stands_out_in) for code in comparison.codes} == {
        "164": ("Placement", ()),
        "503C": ("Year on year", (SALFORD,)),
        "101": (COUNCIL_SPECIFIC, (MANCHESTER,)),
    }
    assert [(group.group, group.errors, group.total) for group in comparison.groups] == [
        ("Placement", (9, 40, 60), 109),
        ("Year on year", (0, 10, 38), 48),
        (COUNCIL_SPECIFIC, (1, 50, 2), 53),
        (OTHER, (0, 0, 0), 0),
    ]
    assert sum(group.share for group in comparison.groups) == pytest.approx(1)


def test_errors_are_counted_by_theme() -> None:
    themes = {theme.group: (theme.errors, theme.total) for theme in three().themes}
    assert themes == {
        "Child’s details": ((1, 50, 2), 53),
        "Placement": ((9, 40, 60), 109),
        "Year on year": ((0, 10, 38), 48),
    }
    (unknown,) = compare([counts(MANCHESTER, c9999=1)]).themes
    assert (unknown.group, unknown.total) == ("Not in this version", 1)


@pytest.mark.parametrize(
    ("errors", "totals", "expected"),
    [
        ([30, 10], [100, 100], True),
        ([29, 10], [100, 100], False),
        ([5, 0], [500, 100], True),
        ([5, 0], [501, 100], False),
        ([4, 0], [10, 100], False),
        ([5, 0], [10, 0], False),
        ([50], [100], False),
    ],
    ids=["three times", "less", "1%", "below 1%", "few", "no other errors", "one council"],
)
def test_what_stands_out(errors: list[int], totals: list[int], expected: bool) -> None:
    assert stands_out(errors, totals, 0) == expected


def test_shades_are_shares_of_the_councils_own_errors() -> None:
    comparison = compare([counts(MANCHESTER, c101=9, c102=10, c103=30, c104=60, c131=100, c141=791, c142=0)])
    shades = {code.code: code.shades[0] for code in comparison.codes}
    assert shades == {"101": 1, "102": 2, "103": 3, "104": 4, "131": 5, "141": 5}


def test_the_latest_summary_of_the_year_counts_and_all_make_the_trend() -> None:
    comparison = compare(
        [
            counts(MANCHESTER, "2026-11-20", c101=5),
            counts(MANCHESTER, "2026-05-01", c101=9),
            counts(MANCHESTER, "2025-11-20", year=2026, c101=20),
            counts(SALFORD, "2026-05-01", c101=1),
            counts(BOLTON, "2026-05-01", year=2026, c101=1),
        ]
    )
    assert (comparison.year, comparison.years) == (2027, (2026, 2027))
    assert [(council.name, council.errors) for council in comparison.councils] == [
        ("Manchester", 5),
        ("Salford", 1),
    ]
    assert comparison.notes == ("Bolton has no summary for 2026/27.",)
    assert [(point.name, str(point.made_on), point.year, point.errors) for point in comparison.trend] == [
        ("Manchester", "2025-11-20", 2026, 20),
        ("Manchester", "2026-05-01", 2027, 9),
        ("Manchester", "2026-11-20", 2027, 5),
    ]


# Days in the year


def test_errors_are_compared_as_at_the_day_of_each_summary() -> None:
    comparison = compare(
        [
            counts(MANCHESTER, as_at="2026-11-15", c101=5),
            counts(SALFORD, as_at="2026-10-15", c101=7),
            counts(MANCHESTER, "2026-07-01", as_at="2026-06-30", c101=9),
        ]
    )
    assert [(each.name, str(each.as_at), each.errors) for each in comparison.councils] == [
        ("Manchester", "2026-11-15", 5),
        ("Salford", "2026-10-15", 7),
    ]
    assert [(str(each.as_at), each.errors) for each in comparison.trend] == [("2026-06-30", 9), ("2026-11-15", 5)]
    # 31 days apart are alike enough.
    assert comparison.notes == ()


def test_summaries_of_days_far_apart_are_told() -> None:
    comparison = compare(
        [counts(MANCHESTER, as_at="2026-11-15", c101=5), counts(SALFORD, as_at="2026-10-14", c101=7)]
    )
    assert comparison.notes == (
        "The days of the summaries are up to 32 days apart, so compare the numbers of errors with care "
        "(Manchester: as at 15 November 2026; Salford: as at 14 October 2026).",
    )


def mixed() -> Comparison:
    return compare(
        [
            counts(BOLTON, "2026-05-01", as_at="2026-04-30", c101=1),
            counts(BOLTON, "2026-11-15", as_at="2026-11-15", c101=2),
            counts(SALFORD, c101=7),
        ]
    )


def test_a_day_in_the_year_is_never_mixed_with_a_whole_year_without_saying_so() -> None:
    assert mixed().notes == (
        "Some summaries are for the whole year and others for a day in the year, so compare the numbers of errors "
        "with care (Bolton: as at 15 November 2026; Salford: whole year).",
    )


def sheet(files: dict[str, bytes], kind: str) -> list[list[str]]:
    (data,) = [data for name, data in files.items() if f" {kind} " in name]
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_files_say_the_day_of_each_summary() -> None:
    files = {file.name: file.data for file in comparison_files(mixed(), datetime.date(2026, 11, 26))}
    names, *councils = sheet(files, "councils")
    assert names[:5] == ["Council", "Code", "Made on", "As at", "Children"]
    assert [row[3] for row in councils] == ["15/11/2026", "whole year"]
    names, *trend = sheet(files, "trend")
    assert [row[names.index("As at")] for row in trend] == ["30/04/2026", "15/11/2026"]
    content = json.loads(files["Comparison 2026-27 2026-11-26.json"])
    assert [council.get("as_at", "none") for council in content["councils"]] == ["2026-11-15", "none"]


def test_files_of_whole_years_name_no_day() -> None:
    files = {file.name: file.data for file in comparison_files(three(), datetime.date(2026, 11, 26))}
    assert b"as_at" not in files["Comparison 2026-27 2026-11-26.json"]
    assert "As at" not in sheet(files, "councils")[0] + sheet(files, "trend")[0]


def as_file(summary: Counts) -> bytes:
    return summary.model_dump_json().encode()


def test_of_two_summaries_of_one_day_the_last_counts_and_a_note_says_so() -> None:
    comparison = compare([counts(BOLTON, c101=1), counts(SALFORD, c101=5), counts(BOLTON, c101=7)])
    assert [council.errors for council in comparison.councils] == [7, 5]
    assert comparison.notes == (
        "Bolton has more than one summary made on 25/11/2026. We use the one you added last.",
    )


def test_files_that_are_none_and_files_that_come_twice_are_noted() -> None:
    one = as_file(counts(MANCHESTER, c101=1))
    comparison = compare_files([("a.json", one), ("b.json", b"{"), ("c.json", one)])
    assert len(comparison.councils) == 1
    assert comparison.trend == ()
    assert comparison.notes == (
        "b.json is not a summary of counts. Choose the .json file that this tool made.",
        "c.json is the same as another file, so we count it once.",
    )


@pytest.mark.parametrize("files", [[], [("b.json", b"{")]])
def test_nothing_to_compare_is_refused(files: list[tuple[str, bytes]]) -> None:
    with pytest.raises(Refused, match=r"b\.json is not|Choose the summaries"):
        compare_files(files)


def test_a_year_without_summaries_is_refused() -> None:
    with pytest.raises(Refused, match="None of the summaries is for 2024/25"):
        compare_files([("a.json", as_file(counts(MANCHESTER)))], 2025)


def test_codes_of_later_versions_are_kept() -> None:
    (code,) = compare([counts(MANCHESTER, c9999=1)]).codes
    assert (code.code, code.title) == ("9999", "This version of the tool does not have this rule")


def test_the_files_say_the_same() -> None:
    files = {file.name: file.data for file in comparison_files(three(), datetime.date(2026, 11, 26))}
    assert list(files) == [
        "Comparison 2026-27 2026-11-26.xlsx",
        "Comparison 2026-27 types of error by council 2026-11-26.csv",
        "Comparison 2026-27 errors per 100 children 2026-11-26.csv",
        "Comparison 2026-27 groups 2026-11-26.csv",
        "Comparison 2026-27 themes 2026-11-26.csv",
        "Comparison 2026-27 councils 2026-11-26.csv",
        "Comparison 2026-27 trend 2026-11-26.csv",
        "Comparison 2026-27 2026-11-26.json",
    ]
    read = json.loads(files["Comparison 2026-27 2026-11-26.json"])
    assert read["codes"][2]["errors"] == [None, 10, 38]
    assert read["councils"][0]["made_on"] == "2026-11-25"
    text = files["Comparison 2026-27 types of error by council 2026-11-26.csv"].decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    start = next(at for at, row in enumerate(rows) if row and row[0] == "Error code")
    assert rows[start][4:8] == ["Bolton", "Manchester", "Salford", "Total"]
    assert rows[start + 3][4:8] == ["not checked", "10", "38", "48"]
    assert rows[start + 4][4:9] == ["10", "100", "100", "210", "100.0"]
    text = files["Comparison 2026-27 errors per 100 children 2026-11-26.csv"].decode("utf-8-sig")
    rates = [row[3:] for row in csv.reader(io.StringIO(text)) if row and row[0] in ("164", "503C", "all")]
    assert rates == [["4.5", "20.0", "30.0"], ["not checked", "5.0", "19.0"], ["5.0", "50.0", "50.0"]]
    book = openpyxl.load_workbook(io.BytesIO(files["Comparison 2026-27 2026-11-26.xlsx"]))
    assert book.sheetnames == [
        "Types of error by council", "Errors per 100 children", "Groups", "Themes", "Councils", "Trend"
    ]  # fmt: skip
    sheet = book.worksheets[0]
    (row,) = [row for row in sheet.iter_rows() if row[0].value == "164"]
    assert [cell.value for cell in row[4:8]] == [9, 40, 60, 109]
    assert {cell.fill.fgColor.rgb for cell in row[4:7]} == {"FF5694CA"}


def test_a_small_number_that_is_left_out_is_neither_zero_nor_not_checked() -> None:
    salford = counts(SALFORD, c101=8).model_copy(update={"version": 3, "left_out": ["164", "999x"]})
    bolton = counts(BOLTON, not_checked=("999x",), c101=10, c164=9)
    comparison = compare([salford, bolton])
    left_out = {code.code: (code.errors, code.without_number, code.total) for code in comparison.codes}
    assert left_out == {
        "101": ((10, 8), ("", ""), 18),
        "164": ((9, None), ("", "under 5"), 9),
        "999x": ((None, None), ("not checked", "under 5"), 0),
    }
    assert comparison.notes == (
        "Salford left out the numbers for 2 types of error because they are under 5. Its totals do not "
        "include them.",
    )
    (table, *_) = comparison_sheets(comparison)
    assert [row[4:7] for row in table.rows] == [
        [10, 8, 18],
        [9, "under 5", 9],
        ["not checked", "under 5", 0],
        [19, 8, 27],
    ]
