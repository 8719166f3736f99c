"""What is found before the rules: cells, rows and what does not fit between tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from worker.prevalidation import Problem, Problems, explanations, prevalidate
from worker.prevalidation.kinds import LEFT_TO_RULES, LOST_ZEROS, REPEATED_ROW, SECOND_ROW
from worker.reading.table import ReadTable
from worker.returns.module import Code, DateForm, Field, Kind, Module
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import make_return
from worker.returns.table_ref import TableRef, last_year
from worker.values import ValueFault as K

GOOD = {
    "CHILD": "A1", "SEX": "M", "DOB": "01/02/2010", "ETHNIC": "WBRI", "UPN": "UN1", "RNE": "S", "LS": "C2",
    "CIN": "N1", "PLACE": "U6", "PLACE_PROVIDER": "PR1", "HOME_POST": "M1 1AA", "PL_POST": "M11AA",
    "DECOM": "01/05/2026", "SW_DECOM": "01/05/2026", "SW_ID": "sw-12/3", "URN": "SC012345",
}  # fmt: skip
"""A value for a column that must have one or is better filled."""


def table(name: str, *rows: Mapping[str, str], encoding: str = "utf-8") -> ReadTable:
    module = SSDA903.module(name)
    frame = pd.DataFrame(
        {column: [{**GOOD, **row}.get(column, "") for row in rows] for column in module.columns}, dtype=object
    )
    return ReadTable(module, frame, np.arange(2, 2 + len(rows), dtype=np.int64), encoding)


def found(year: int = 2027, last: Mapping[str, ReadTable] | None = None, **tables: ReadTable) -> Problems:
    """The problems of this year's tables, and of last year's."""
    both = {TableRef(name): read for name, read in tables.items()}
    both |= {last_year(name): read for name, read in (last or {}).items()}
    return prevalidate(SSDA903, both, year)


def only(problems: Problems) -> Problem:
    (problem,) = problems
    return problem


# Cells


@pytest.mark.parametrize(
    ("module", "column", "value", "kind", "proposal"),
    [
        ("Episodes", "DECOM", "2026-05-01", K.DATE_FORM, "01/05/2026"),
        ("Episodes", "DECOM", "1/5/2026", K.DATE_FORM, "01/05/2026"),
        ("Episodes", "DECOM", " 01/05/2026", K.SPACES, "01/05/2026"),
        ("Episodes", "DECOM", " 2026-05-01 ", K.DATE_FORM, "01/05/2026"),
        ("Episodes", "DECOM", "01/05/2026\u200b", K.SPACES, "01/05/2026"),
        ("Episodes", "DECOM", "31/04/2026", K.DATE_UNREADABLE, None),
        ("Episodes", "DECOM", "soon", K.DATE_UNREADABLE, None),
        ("Episodes", "DECOM", "4.61E+04", K.SCIENTIFIC, None),
        ("Episodes", "DECOM", "########", K.EXCEL_ERROR, None),
        ("Episodes", "DEC", "NULL", K.BLANK_WORD, ""),
        ("Episodes", "DEC", '="01/05/2026"', K.EXCEL_TEXT_MARK, "01/05/2026"),
        ("Episodes", "DEC", "  ", K.SPACES, ""),
        ("Episodes", "LS", "c2", K.LOWER_CASE, "C2"),
        ("Episodes", "LS", "C2 ", K.SPACES, "C2"),
        ("Episodes", "LS", "c2\u00a0", K.SPACES, "C2"),
        ("Episodes", "LS", "C2;N1", K.TOO_LONG, None),
        ("Episodes", "LS", "#N/A", K.EXCEL_ERROR, None),
        ("Episodes", "LS", "#ref!", K.EXCEL_ERROR, None),
        ("Episodes", "LS", "Full care order", K.WORD_FOR_CODE, "C2"),
        ("Episodes", "REC", "nan", K.BLANK_WORD, ""),
        ("Episodes", "PL_POST", "m1 1aa", K.LOWER_CASE, "M1 1AA"),
        ("Episodes", "PL_POST", "M1  1AA", K.SPACES, "M1 1AA"),
        ("Episodes", "PL_POST", "SW1A 1AAA", K.TOO_LONG, None),
        ("Episodes", "URN", "512919.0", K.DECIMALS, "512919"),
        ("Episodes", "URN", "5.12919E+05", K.SCIENTIFIC, None),
        ("Episodes", "URN", "sc012345", K.LOWER_CASE, "SC012345"),
        ("Episodes", "URN", "SC0123456", K.TOO_LONG, None),
        ("Header", "UPN", "1.23457E+12", K.SCIENTIFIC, None),
        ("Header", "UPN", "a123456789012", K.LOWER_CASE, "A123456789012"),
        ("Header", "SEX", "Male", K.WORD_FOR_CODE, "M"),
        ("Header", "SEX", "FEMALE", K.WORD_FOR_CODE, "F"),
        ("Header", "MOTHER", "TRUE", K.WORD_FOR_CODE, "1"),
        ("Header", "MOTHER", "1.0", K.DECIMALS, "1"),
        ("Header", "CHILD", "", K.CHILD_BLANK, None),
        ("Header", "CHILD", "   ", K.CHILD_BLANK, None),
        ("Header", "CHILD", "NULL", K.CHILD_BLANK, None),
        ("Header", "CHILD", "1.23457E+12", K.SCIENTIFIC, None),
        ("Header", "CHILD", "12345.0", K.DECIMALS, "12345"),
        ("Header", "CHILD", "A1/B", K.CHILD_CHARACTERS, None),
        ("Header", "CHILD", "A 1", K.CHILD_CHARACTERS, None),
        ("Header", "CHILD", "é1", K.CHILD_CHARACTERS, None),
        ("Header", "CHILD", "'00123", K.EXCEL_TEXT_MARK, "00123"),
        ("Header", "CHILD", "A1 ", K.SPACES, "A1"),
        ("Header", "CHILD", "A" * 21, K.TOO_LONG, None),
        ("AD1", "FOSTER_CARE", "False", K.WORD_FOR_CODE, "0"),
        ("OC2", "CONVICTED", "no", K.WORD_FOR_CODE, "0"),
        ("OC2", "SDQ_SCORE", "17.0", K.DECIMALS, "17"),
        ("OC2", "SDQ_SCORE", " 17", K.SPACES, "17"),
        ("OC2", "SDQ_SCORE", "170", K.TOO_LONG, None),
        ("PrevPerm", "LA_PERM", "909.0", K.DECIMALS, "909"),
        ("PrevPerm", "DATE_PERM", "2020", K.DATE_FORM, "zz/zz/2020"),
        ("PrevPerm", "DATE_PERM", "5/2020", K.DATE_FORM, "zz/05/2020"),
        ("PrevPerm", "DATE_PERM", "zz-05-2020", K.DATE_FORM, "zz/05/2020"),
        ("PrevPerm", "DATE_PERM", "zz/13/2020", K.DATE_UNREADABLE, None),
        ("PrevPerm", "DATE_PERM", "2020-05-01", K.DATE_FORM, "01/05/2020"),
        ("SWEpisodes", "SW_ID", "Oâ€™Neill", K.GARBLED, "O’Neill"),
        ("SWEpisodes", "SW_ID", "SW�1", K.GARBLED, None),
        ("SWEpisodes", "SW_ID", " SW1", K.SPACES, "SW1"),
    ],
)  # fmt: skip
def test_cells(module: str, column: str, value: str, kind: str, proposal: str | None) -> None:
    problem = only(found(**{module: table(module, {column: value})}))
    assert (problem.kind, problem.proposal) == (kind, proposal)
    assert (problem.table, problem.row, problem.column, problem.value) == (TableRef(module), 0, column, value)
    assert problem.message.endswith(".")


@pytest.mark.parametrize(
    ("module", "column", "value"),
    [
        # Rules report what is not a code or has another shape, in whatever case and with spaces.
        ("Episodes", "LS", "ZZ"),
        ("Episodes", "LS", "zz "),
        ("Header", "UPN", "un9"),
        ("Episodes", "PL_POST", "m1"),
        ("Episodes", "PL_POST", "M11AA"),
        ("Episodes", "URN", "XXXXXXX"),
        ("Episodes", "PLACE", "Z11"),
        ("Episodes", "REASON_PLACE_CHANGE", "CUSTOD"),
        ("Header", "CHILD", "abc1"),
        ("Header", "CHILD", "1E5"),
        ("Header", "CHILD", "A" * 20),
        ("Header", "SEX", "3"),
        ("OC3", "IN_TOUCH", "YES"),
        ("OC3", "ACTIV", "0"),
        ("SWEpisodes", "SW_ID", "sw Zoë"),
        # What is partly right can't be turned back as a whole.
        ("SWEpisodes", "SW_ID", "O’Neillâ€™s"),
        ("PrevPerm", "DATE_PERM", "zz/05/2020"),
        ("PrevPerm", "DATE_PERM", "ZZ/ZZ/ZZZZ"),
        ("PrevPerm", "DATE_PERM", "29/02/2020"),
    ],
)
def test_cells_that_are_no_matter_of_pre_validation(module: str, column: str, value: str) -> None:
    assert list(found(**{module: table(module, {column: value})})) == []


def test_the_code_for_a_word_is_that_of_the_tables_own_year() -> None:
    problems = found(2025, {"Header": table("Header", {"SEX": "Male"})}, Header=table("Header", {"SEX": "Male"}))
    assert {problem.table: problem.proposal for problem in problems} == {
        TableRef("Header"): "M",
        last_year("Header"): "1",
    }


# Between tables and rows


def test_a_child_that_is_not_in_header() -> None:
    problem = only(found(Header=table("Header", {}), Reviews=table("Reviews", {"CHILD": "a1"}, {"CHILD": "B2"})))
    assert (problem.kind, problem.table, problem.row, problem.value) == (
        "not_in_header",
        TableRef("Reviews"),
        1,
        "B2",
    )


def test_without_header_nothing_is_said_about_it() -> None:
    assert len(found(Reviews=table("Reviews", {}))) == 0


def test_last_years_files_are_held_against_last_years_header() -> None:
    last = {"Header": table("Header", {"CHILD": "B2"}), "Reviews": table("Reviews", {})}
    problem = only(found(last=last, Header=table("Header", {})))
    assert (problem.kind, problem.table) == ("not_in_header", last_year("Reviews"))


@pytest.mark.parametrize(
    ("value", "differs"), [("01/02/2010", False), ("02/02/2010", True), ("", True), ("2010-02-01", False)]
)
def test_dates_of_birth_are_compared_as_they_were_meant(value: str, differs: bool) -> None:
    problems = found(Header=table("Header", {}), Reviews=table("Reviews", {"DOB": value}))
    differing = [problem for problem in problems if problem.kind == "dob_differs"]
    assert len(differing) == differs
    assert all(problem.proposal == (None if value else "01/02/2010") for problem in differing)
    assert all("in Header, line 2" in problem.message for problem in differing)


def test_a_blank_in_header_is_no_difference() -> None:
    assert len(found(Header=table("Header", {"DOB": ""}), Reviews=table("Reviews", {}))) == 0


def test_sex_is_compared_as_it_was_meant() -> None:
    problems = found(
        Header=table("Header", {}, {"CHILD": "B2"}),
        UASC=table("UASC", {"SEX": "Male"}, {"CHILD": "B2", "SEX": "F"}),
    )
    assert [(problem.kind, problem.row) for problem in problems] == [(K.WORD_FOR_CODE, 0), ("sex_differs", 1)]


@pytest.mark.parametrize(
    "module", [name for name, module in SSDA903.by_module.items() if module.one_row_per_child]
)
def test_a_second_row_of_a_child(module: str) -> None:
    column = next(name for name in SSDA903.by_module[module].columns if name not in ("CHILD", "DOB", "SEX"))
    other = {"DATE_INT": "01/05/2026", "DUC": "01/05/2026", "SDQ_SCORE": "9"}.get(column, "X")
    rows = table(module, {}, {"CHILD": "B2"}, {"CHILD": "a1", column: other}, {}, {"CHILD": ""}, {"CHILD": ""})
    problems = [problem for problem in found(**{module: rows}) if problem.kind != K.CHILD_BLANK]
    assert [(problem.kind, problem.row) for problem in problems] == [
        (SECOND_ROW, 2),
        (REPEATED_ROW, 3),
        (REPEATED_ROW, 5),
    ]
    assert "already has a row on line 2" in problems[0].message
    assert "line 2" in problems[1].message


def test_several_rows_are_fine_where_they_are_expected_unless_they_are_the_same() -> None:
    rows = table("Reviews", {}, {"REVIEW": "01/05/2026"}, {"REVIEW": "02/05/2026"}, {"REVIEW": "01/05/2026"})
    problem = only(found(Reviews=rows))
    assert (problem.kind, problem.row) == (REPEATED_ROW, 3)
    assert "line 3" in problem.message


def test_a_child_without_episodes() -> None:
    header = table("Header", {}, {"CHILD": "B2"}, {"CHILD": "C3"})
    tables = {"Header": header, "Episodes": table("Episodes", {}), "OC3": table("OC3", {"CHILD": "B2"})}
    problem = only(found(**tables))
    assert (problem.kind, problem.table, problem.row) == ("without_episodes", TableRef("Header"), 2)
    # Without OC3, care leavers can't be distinguished from others.
    assert len(found(Header=header, Episodes=tables["Episodes"])) == 0


def test_a_social_worker_episode_without_a_start() -> None:
    starts = ("01/05/2026", "", " ", "x")
    rows = table("SWEpisodes", *({"SW_ID": f"SW{at}", "SW_DECOM": start} for at, start in enumerate(starts)))
    without = [problem for problem in found(SWEpisodes=rows) if problem.kind == "social_worker_without_start"]
    assert [(problem.row, problem.column, problem.proposal) for problem in without] == [
        (1, "SW_DECOM", None),
        (2, "SW_DECOM", None),
    ]


def test_lost_zeros_are_told_by_the_other_tables_and_years() -> None:
    bare = {"CHILD": "123"}
    problems = found(
        last={"Header": table("Header", bare)},
        Header=table("Header", {"CHILD": "00123"}),
        Reviews=table("Reviews", bare),
    )
    assert [(problem.kind, problem.table, problem.proposal) for problem in problems] == [
        (LOST_ZEROS, TableRef("Reviews"), "00123"),
        (LOST_ZEROS, last_year("Header"), "00123"),
    ]


def test_two_ids_in_one_header_are_two_children() -> None:
    assert len(found(Header=table("Header", {"CHILD": "0123"}, {"CHILD": "123"}))) == 0


def test_what_xml_takes_from_header_is_looked_at_there_only() -> None:
    wrong = {"CHILD": "A-1", "DOB": "2010-02-01"}
    tables = {name: table(name, wrong, encoding="xml") for name in ("Header", "Reviews")}
    assert {problem.table for problem in found(**tables)} == {TableRef("Header")}


# As a whole


@pytest.mark.parametrize("year", SSDA903.years)
def test_a_clean_return_has_no_problem(year: int) -> None:
    assert list(prevalidate(SSDA903, as_read(make_return(120, year, 7).frames()), year)) == []


def as_read(frames: Mapping[TableRef, pd.DataFrame]) -> dict[TableRef, ReadTable]:
    tables = {}
    for name, frame in frames.items():
        texts = frame.astype(object).where(frame.notna(), "")
        tables[name] = ReadTable(
            SSDA903.module(name.module), texts, np.arange(2, 2 + len(texts), dtype=np.int64), "utf-8"
        )
    return tables


def test_pages_follow_the_tables_their_rows_and_columns() -> None:
    wrong = {"DECOM": "soon", "DEC": "later"}
    last = {"Episodes": table("Episodes", wrong)}
    problems = found(last=last, Episodes=table("Episodes", wrong, {"CHILD": "B2", "DEC": "never"}))
    assert problems.count(K.DATE_UNREADABLE) == len(problems) == 5
    places = [(problem.table, problem.row, problem.column) for problem in problems]
    assert places == [
        (TableRef("Episodes"), 0, "DECOM"),
        (TableRef("Episodes"), 0, "DEC"),
        (TableRef("Episodes"), 1, "DEC"),
        (last_year("Episodes"), 0, "DECOM"),
        (last_year("Episodes"), 0, "DEC"),
    ]
    assert problems.page(K.DATE_UNREADABLE, 3, 9) == list(problems)[3:]
    assert problems.page(K.DATE_UNREADABLE, 9, 9) == []
    assert problems.page(K.SPACES, 0, 9) == []
    assert problems.count(K.SPACES) == 0


def test_tables_without_rows_have_no_problem() -> None:
    assert len(found(**{name: table(name) for name in SSDA903.by_module})) == 0
    assert len(found()) == 0


# Reading refuses files with NUL, at which pandas ends a text.
any_text = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.lists(
            any_text | st.sampled_from(["1.0", "NULL", "01/04/2026", "00123", "123"]),
            min_size=13,
            max_size=13,
        ),
        max_size=6,
    )
)
def test_any_texts_are_looked_at_and_left_as_they_are(rows: list[list[str]]) -> None:
    tables = {
        name: table(name, *[dict(zip(SSDA903.by_module[name].columns, row, strict=False)) for row in rows])
        for name in ("Header", "Episodes", "PrevPerm", "OC3")
    }
    before = {name: read.frame.copy() for name, read in tables.items()}
    for problem in found(**tables):
        assert problem.value == before[problem.table.module][problem.column][problem.row]
    for name, read in tables.items():
        pd.testing.assert_frame_equal(read.frame, before[name])


def test_accepting_a_proposal_leaves_nothing_to_propose() -> None:
    values = ["2026-05-01", " 1/5/26 ", "NULL", '="2026-05-01"', "46113"]
    for value in values:
        for _ in range(3):
            problems = list(found(Episodes=table("Episodes", {"DEC": value})))
            if not problems:
                break
            value = problems[0].proposal or ""
        assert problems == []


# The explanations


def test_every_kind_is_explained_in_sentences() -> None:
    explained = explanations(SSDA903)
    assert set(K) - LEFT_TO_RULES <= set(explained)
    for explanation in explained.values():
        assert explanation.why.endswith(".")
        assert explanation.remedy.endswith(".")
        assert not explanation.title.endswith(".")


def test_kinds_between_files_name_the_main_module_and_the_column() -> None:
    titles = {kind: explanation.title for kind, explanation in explanations(SSDA903).items()}
    assert titles["not_in_header"] == "Child is not in the Header file"
    assert titles["dob_differs"] == "Date of birth differs from Header"
    assert titles["sex_differs"] == "Sex differs from Header"
    assert titles["without_episodes"] == "Child in Header without any episode"


def test_no_code_is_longer_than_its_field() -> None:
    for module in SSDA903.modules:
        for field in module.fields:
            codes = SSDA903.code_sets.get(field.name, ())
            assert field.length is None or all(len(code.code) <= field.length for code in codes), field


# Another return

CENSUS = replace(
    SSDA903,
    name="census",
    title="Census",
    modules=(
        Module(
            "Children",
            "Children’s details",
            (
                Field("ID", Kind.TEXT, "Child ID", held_in="Children"),
                Field("Born", Kind.DATE, "Date of birth", held_in="Children"),
                Field("Sex", Kind.CODE, "Sex"),
            ),
            one_row_per_child=True,
        ),
        Module(
            "Plans",
            "Plans",
            (
                Field("ID", Kind.TEXT, "Child ID", held_in="Children"),
                Field("Born", Kind.DATE, "Date of birth", held_in="Children"),
                Field("Kind", Kind.CODE, "Kind of plan", first_year=2027),
            ),
        ),
        Module("Council", "Council", (Field("LEA", Kind.TEXT, "Council number", length=3),)),
    ),
    child="ID",
    main="Children",
    sex="Sex",
    date_of_birth="Born",
    read_code_sets=lambda: {"Kind": (Code("A", "Agreed", 2020, 9999),), "Sex": (Code("F", "Female", 2020, 9999),)},
    dates=DateForm.ISO,
    load_file_checks=lambda: (),
)


def census_table(module: str, columns: str, *rows: str) -> tuple[TableRef, ReadTable]:
    frame = pd.DataFrame([row.split(",") for row in rows], columns=columns.split(","), dtype=object)
    lines = np.arange(2, 2 + len(rows), dtype=np.int64)
    return TableRef(module), ReadTable(CENSUS.module(module), frame, lines, "utf-8")


def census(year: int, *tables: tuple[TableRef, ReadTable]) -> list[tuple[str, str, int, str, str | None]]:
    return [
        (problem.kind, problem.table.module, problem.row, problem.column, problem.proposal)
        for problem in prevalidate(CENSUS, dict(tables), year)
    ]


def test_another_return_has_its_own_main_module_dates_and_columns() -> None:
    assert census(
        2027,
        census_table("Children", "ID,Born,Sex", "1,2015-01-01,F", "2,02/01/2015,F", "2,2015-01-02,F"),
        census_table("Plans", "ID,Born,Kind", "1,2015-01-02,a", "2,2015-01-02,A", "3,2015-01-03,A"),
    ) == [
        (K.DATE_FORM, "Children", 1, "Born", "2015-01-02"),
        (K.LOWER_CASE, "Plans", 0, "Kind", "A"),
        ("not_in_children", "Plans", 2, "ID", None),
        ("born_differs", "Plans", 0, "Born", None),
        (SECOND_ROW, "Children", 2, "ID", None),
    ]
    explained = explanations(CENSUS)
    assert explained["not_in_children"].title == "Child is not in the Children’s details file"
    assert explained["born_differs"].title == "Date of birth differs from Children’s details"
    assert explained[K.DATE_FORM].title == "Date not in the format yyyy-mm-dd"
    assert "without_episodes" not in explained


def test_a_table_of_the_whole_return_is_looked_at_without_children() -> None:
    assert census(2027, census_table("Council", "LEA", "352 ", "3521", "3521")) == [
        (K.SPACES, "Council", 0, "LEA", "352"),
        (K.TOO_LONG, "Council", 1, "LEA", None),
        (K.TOO_LONG, "Council", 2, "LEA", None),
        (REPEATED_ROW, "Council", 2, "LEA", None),
    ]


@pytest.mark.parametrize(("year", "expected"), [(2026, []), (2027, [K.WORD_FOR_CODE])])
def test_a_column_is_not_judged_by_codes_of_a_year_that_does_not_have_it(year: int, expected: list[str]) -> None:
    plans = census_table("Plans", "ID,Born,Kind", "1,2015-01-01,Agreed")
    assert [problem[0] for problem in census(year, plans)] == expected
