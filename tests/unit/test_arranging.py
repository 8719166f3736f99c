"""Which year a file is of, and which of two files for one place is used."""

from collections.abc import Mapping, Sequence

import pytest

from tests.unit.reading import read_file
from worker.reading import arranging
from worker.reading.arranging import Placed, same_in_both_years
from worker.reading.table import ReadFile
from worker.returns.ssda903 import SSDA903

XML = "<r><CHILD><HEADER><CHILDID>{child}</CHILDID></HEADER><EPISODE><DECOM>{date}</DECOM></EPISODE></CHILD></r>"


UNSETTLED = "We could not tell the year from this file, so we put it under this year. Move it if that is wrong."


def arrange(files: Sequence[ReadFile], chosen: Mapping[int, bool]) -> list[Placed]:
    return arranging.arrange(SSDA903, files, chosen)


def review(name: str, year: int, *children: str) -> ReadFile:
    rows = "".join(f"{child},01/01/2015,01/06/{year},PN1\n" for child in children)
    return read_file(name, f"CHILD,DOB,REVIEW,REVIEW_CODE\n{rows}".encode())


def uasc(name: str, *children: str) -> ReadFile:
    rows = "".join(f"{child},M,01/01/2015,\n" for child in children)
    return read_file(name, f"CHILD,SEX,DOB,DUC\n{rows}".encode())


def decisions(year: int, *children: str) -> ReadFile:
    rows = "".join(f"{child},01/01/2015,01/06/{year},,\n" for child in children)
    header = "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED"
    return read_file(f"placed-{year}.csv", f"{header}\n{rows}".encode())


def xml(name: str, year: int, child: str = "A") -> ReadFile:
    return read_file(name, XML.format(child=child, date=f"01/06/{year}").encode())


def years(*files: ReadFile, chosen: dict[int, bool] | None = None) -> list[bool]:
    return [placed.last_year for placed in arrange(files, chosen or {})]


def test_dates_tell_the_year() -> None:
    placed = arrange([review("old.csv", 2025, "A"), review("new.csv", 2026, "A")], {})
    assert [part.last_year for part in placed] == [True, False]
    assert [part.reason for part in placed] == ["Its dates are of 2025/26.", "Its dates are of 2026/27."]


def test_one_year_alone_is_this_year() -> None:
    assert years(review("r.csv", 2020, "A"), uasc("u.csv", "A")) == [False, False]


def test_children_tell_the_year_where_dates_do_not() -> None:
    old, new = review("old.csv", 2025, "A", "B", "L"), review("new.csv", 2026, "A", "B", "N")
    placed = arrange([uasc("x.csv", "A", "L"), uasc("y.csv", "A", "N"), old, new], {})
    assert [part.last_year for part in placed] == [True, False, True, False]
    assert placed[0].reason == "Its children match last year’s files more closely."
    assert placed[1].reason == "Its children match this year’s files more closely."


def test_where_nothing_tells_the_year_it_is_this_year() -> None:
    (placed,) = arrange([uasc("u.csv", "A")], {})
    assert (placed.last_year, placed.reason) == (False, UNSETTLED)


def test_old_decisions_alone_do_not_make_a_file_last_years() -> None:
    old, new = review("old.csv", 2025, "A"), review("new.csv", 2026, "A", "N")
    assert years(old, new, decisions(2024, "A", "N")) == [True, False, False]


@pytest.mark.parametrize("order", [(2024, 2026), (2026, 2024)])
def test_of_two_files_of_a_module_the_older_is_last_years(order: tuple[int, int]) -> None:
    old, new = review("old.csv", 2025, "A"), review("new.csv", 2026, "A")
    found = years(old, new, *(decisions(year, "A") for year in order))
    assert found[2:] == [year == 2024 for year in order]


def test_the_users_choice_counts() -> None:
    placed = arrange([review("r.csv", 2026, "A"), uasc("u.csv", "A")], {0: True})
    assert [part.last_year for part in placed] == [True, True]
    assert placed[0].reason == "You chose the year."


def test_two_files_for_one_place_are_put_to_the_user() -> None:
    first, second = arrange([uasc("one.csv", "A"), uasc("two.csv", "B")], {})
    assert first.conflict == ""
    assert second.conflict.startswith("two.csv holds UASC, and so does one.csv, which is used. Remove the one")


def test_the_same_content_is_named_as_such() -> None:
    _, second = arrange([uasc("one.csv", "A"), uasc("two.csv", "A")], {})
    assert second.conflict.startswith("two.csv holds exactly the same as one.csv")


def test_xml_goes_before_csv_of_the_same_year() -> None:
    csv_file, whole, last = arrange(
        [review("r.csv", 2026, "A"), xml("r.xml", 2026), review("last.csv", 2025, "A")], {}
    )
    assert csv_file.conflict.startswith("r.csv is not used: r.xml already holds the whole return")
    assert whole.conflict == last.conflict == ""


def test_social_workers_come_as_csv_beside_xml() -> None:
    beside = read_file("sw.csv", b"CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nA,,SW1,01/05/2026,,\n")
    assert [part.conflict for part in arrange([xml("r.xml", 2026), beside], {})] == ["", ""]


def test_a_file_used_for_both_years_is_told() -> None:
    placed = arrange([review("one.csv", 2026, "A"), review("two.csv", 2026, "A")], {1: True})
    (warning,) = same_in_both_years(placed)
    assert warning.startswith("one.csv (this year) and two.csv (last year) hold exactly the same.")


@pytest.mark.parametrize(
    ("this_year", "last_year"),
    [
        (review("one.csv", 2026, "A"), review("two.csv", 2025, "A")),
        (review("one.csv", 2026), review("two.csv", 2026)),
        (uasc("one.csv", "A"), uasc("two.csv", "A")),
    ],
    ids=["other content", "no rows", "may stay as it was"],
)
def test_what_may_be_alike_is_not_told(this_year: ReadFile, last_year: ReadFile) -> None:
    assert same_in_both_years(arrange([this_year, last_year], {0: False, 1: True})) == []


def header(name: str, *children: str) -> ReadFile:
    rows = "".join(f"{child},M,01/01/2015,WBRI,UN1,,\n" for child in children)
    return read_file(name, f"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n{rows}".encode())


def test_a_header_with_more_children_of_last_year_than_of_this_one_is_where_it_fits() -> None:
    old, new = review("old.csv", 2025, "A", "B", "C", "L"), review("new.csv", 2026, "A", "B")
    headers = header("header.csv", "A", "B", "C", "N"), header("header.csv", "A", "B", "C", "L")
    assert years(*headers, old, new) == [False, True, True, False]


def test_of_two_files_of_a_module_that_lean_to_one_year_each_is_where_it_fits_better() -> None:
    old, new = review("old.csv", 2025, "A", "B", "L", "M"), review("new.csv", 2026, "A", "B", "N")
    placed = arrange([uasc("u.csv", "L", "M"), uasc("u.csv", "L"), old, new], {})
    assert [part.last_year for part in placed] == [True, False, True, False]
    assert placed[0].reason == "Of the 2 UASC files, this one’s children match last year’s files more closely."


def test_a_file_that_tells_nothing_goes_with_its_folder() -> None:
    old, new = review("a/r.csv", 2025, "A"), review("b/r.csv", 2026, "A")
    placed = arrange([uasc("a/u.csv", "A"), uasc("b/u.csv", "A"), old, new], {})
    assert [part.last_year for part in placed] == [True, False, True, False]
    assert placed[0].reason == "The other files of its folder are last year’s."


def test_children_of_oc2_tell_no_year() -> None:
    columns = "SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT"
    columns = f"CHILD,DOB,{columns},SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED"
    oc2 = read_file("oc2.csv", f"{columns}\nA,01/01/2015{10 * ','}\n".encode())
    (placed, _, _) = arrange([oc2, review("old.csv", 2025, "A"), review("new.csv", 2026, "B")], {})
    assert (placed.last_year, placed.reason) == (False, UNSETTLED)


def module_file(name: str, module: str, *rows: dict[str, str]) -> ReadFile:
    """A file of a module with these cells, all others blank."""
    columns = SSDA903.by_module[module].columns
    lines = [",".join(row.get(column, "") for column in columns) for row in rows]
    return read_file(name, "\n".join([",".join(columns), *lines, ""]).encode())


def episodes(name: str, year: int, *children: str, left: str = "") -> ReadFile:
    still_open = [{"CHILD": child, "DECOM": f"01/06/{year}"} for child in children]
    closed = [{"CHILD": left, "DECOM": f"02/06/{year}", "DEC": f"03/06/{year}"}] if left else []
    return module_file(name, "Episodes", *still_open, *closed)


def outcomes(name: str, *children: str) -> ReadFile:
    return module_file(name, "OC2", *({"CHILD": child, "DOB": "01/01/2015"} for child in children))


def test_of_two_files_of_oc2_that_with_children_who_left_care_is_last_years() -> None:
    old, new = episodes("old.csv", 2025, "A", "B"), episodes("new.csv", 2026, "A", "C", left="B")
    placed = arrange([outcomes("x.csv", "A", "B"), outcomes("y.csv", "A", "C"), old, new], {})
    assert [part.last_year for part in placed] == [True, False, True, False]
    assert [part.reason for part in placed[:2]] == [
        "Of the 2 Outcomes (OC2) files, this one has fewer children with an open row in this year’s Episodes.",
        "Of the 2 Outcomes (OC2) files, this one has more children with an open row in this year’s Episodes.",
    ]
    assert not any(part.conflict for part in placed)
    # One alone, or two alike, tell nothing.
    assert years(outcomes("x.csv", "A", "B"), old, new) == [False, True, False]
    assert years(outcomes("x.csv", "A"), outcomes("y.csv", "A"), old, new)[:2] == [False, False]
