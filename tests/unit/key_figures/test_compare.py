"""The columns of the key figures, the children behind them, and the errors that can change them."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.datasets import dataset_of
from tests.unit.key_figures.figures import MID_YEAR, compared, figure_of
from tests.unit.rules.case_tables import parse
from worker.key_figures.compared import ChildBehind
from worker.returns.table_ref import TableRef

EPISODES = """
    CHILD | DECOM      | RNE | LS | CIN | PLACE | DEC        | REC
    a1    | 01/05/2020 | S   | C2 | N1  | U4    |            |
    B     | 01/06/2026 | S   | C9 | N1  | U4    |            |
    C     | 01/06/2026 | S   | C2 | N1  | U9    | 01/05/2027 | E8
"""
HEADER = "CHILD | DOB | SEX\nA1 | 01/01/2010 | M\nB | 01/01/2010 | F\nC | 01/01/2010 | X"


def labels(**what: object) -> list[tuple[str, datetime.date]]:
    found = compared(Episodes=EPISODES, **what)  # type: ignore[arg-type]
    return [(column.label, column.day) for column in found.figures.columns]


def test_the_columns() -> None:
    this_year, last_year = datetime.date(2027, 3, 31), datetime.date(2026, 3, 31)
    assert labels() == [("2026/27", this_year)]
    assert labels(Header_last=HEADER) == [("2026/27", this_year), ("2025/26", last_year)]
    assert labels(as_at=MID_YEAR) == [("15 November 2026", MID_YEAR)]
    assert labels(as_at=MID_YEAR, Header_last=HEADER) == [
        ("15 November 2026", MID_YEAR),
        ("15 November 2025", datetime.date(2025, 11, 15)),
        ("2025/26, whole year", last_year),
    ]


def test_all_37_are_there_in_order_with_what_people_should_know() -> None:
    figures = compared(Episodes=EPISODES).figures.figures
    assert [figure.number for figure in figures] == list(range(1, 38))
    for figure in figures:
        texts = (figure.title, figure.section, figure.definition, figure.mirrors, figure.look_when)
        assert all(texts), figure.title
        assert bool(figure.lines) != bool(figure.why_not[0]), figure.title


def test_a_figure_whose_tables_are_not_loaded_says_so() -> None:
    assert figure_of(compared(Episodes=EPISODES), 3).why_not == ("Header is not loaded.",)
    assert figure_of(compared(Header=HEADER), 1).why_not == ("Episodes is not loaded.",)
    last_year_alone = compared(Header=HEADER, Episodes_last=EPISODES.replace("2026", "2025"))
    found = figure_of(last_year_alone, 2)
    assert found.why_not == ("Episodes is not loaded.", "")
    assert [line.cells[0] for line in found.lines] == [None]
    assert (found.children, found.with_errors, found.codes) == (0, 0, ())


def test_the_difference_is_in_the_unit_of_the_line() -> None:
    before = EPISODES.replace("C9", "C2").replace("2026", "2025").replace("01/05/2027", "01/03/2026")
    found = compared(Episodes=EPISODES, Episodes_last=before)
    assert figure_of(found, 1).lines[0].difference == 1
    status = {line.label: line.difference for line in figure_of(found, 9).lines}
    assert status["Full care order (C2)"] == 0
    assert status["Not known"] == pytest.approx(100 / 3)


# SEX X is error 101, legal status C9 is 144, and PLACE U9 is 146.
FAULTY = compared(Episodes=EPISODES, Header=HEADER, codes=("101", "144", "146"))


def test_an_error_can_change_the_figures_that_read_the_cell_that_it_marks() -> None:
    codes = {number: figure_of(FAULTY, number).codes for number in (1, 7, 8, 10)}
    # A legal status decides whether an episode is a short break, so every figure about episodes reads it.
    assert codes == {1: ("144",), 7: ("101", "144"), 8: ("144",), 10: ("144", "146")}


def test_an_error_of_what_only_checks_a_figure_can_not_change_it() -> None:
    # RNE X is error 143. Who started is in no line of figure 1 but in one that checks it.
    episodes = "CHILD | DECOM | RNE\n1 | 01/05/2020 | X"
    found = compared(Episodes=episodes, Episodes_last=episodes, codes=("143",))
    assert found.children_behind(1, 0) == [ChildBehind("1", ())]
    assert found.children_behind(15, 0) == [ChildBehind("1", ("143",))]


def test_an_error_that_changes_no_published_figure_does_not_count() -> None:
    tables = {
        "Episodes": "CHILD | DECOM\n1 | 01/05/2020",
        "Header": "CHILD | DOB\n1 | 01/01/2026",
        "OC2": "CHILD | DOB | SDQ_SCORE\n1 | 01/01/2026 | 10",
    }
    found = compared(**tables, codes=("188",))
    assert found.children_behind(22, 0) == [ChildBehind("1", ())]
    assert figure_of(found, 24).codes == ()


def test_the_children_behind_a_line_with_their_errors() -> None:
    placements = figure_of(FAULTY, 10)
    at = {line.label: place for place, line in enumerate(placements.lines)}
    foster, unknown = at["Foster care, other carers (U4 to U6)"], at["Not known"]
    assert FAULTY.children_behind(10, foster) == [ChildBehind("A1", ()), ChildBehind("B", ("144",))]
    assert FAULTY.children_behind(10, unknown) == [ChildBehind("C", ("146",))]
    assert (placements.children, placements.with_errors) == (3, 2)
    assert (placements.lines[foster].children, placements.lines[foster].with_errors) == (2, 1)


def test_errors_of_rows_without_a_child_are_nobodys() -> None:
    found = compared(Episodes="CHILD | DECOM | LS\n1 | 01/05/2020 | C2\n | 01/05/2020 | C9", codes=("144",))
    assert (figure_of(found, 1).children, figure_of(found, 1).with_errors, figure_of(found, 1).codes) == (1, 0, ())


def test_there_is_no_such_figure_or_line() -> None:
    with pytest.raises(KeyError):
        FAULTY.children_behind(99, 0)
    with pytest.raises(IndexError):
        FAULTY.children_behind(1, 99)


def test_last_year_is_judged_by_its_own_files_alone() -> None:
    last_year = dataset_of({"Episodes_last": parse(EPISODES)[0]}, 2027).last_year_alone()
    assert last_year
    assert (last_year.year, str(last_year.end), last_year.year_is_over) == (2026, "2026-03-31", True)
    assert list(last_year.tables) == [TableRef("Episodes")]
    assert dataset_of({"Episodes": parse(EPISODES)[0]}, 2027).last_year_alone() is None
