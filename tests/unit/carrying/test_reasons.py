"""The error that an edit was made for: the nearest that ended with it."""

from __future__ import annotations

from worker.carrying.acts import Act, MadeEdit
from worker.carrying.findings import Findings
from worker.carrying.reasons import with_errors
from worker.returns.table_ref import TableRef

EPISODES = TableRef("Episodes")
AT = (EPISODES, 4)


def edit(field: str) -> MadeEdit:
    return MadeEdit("cell", *AT, field, "K4", "old", "new", {}, None)


def found(at_row: dict[str, set[str]], of_child: set[str] | None = None) -> Findings:
    """What is found at the row, by code the columns, and about the child besides."""
    at_rows = {AT: {code: frozenset(fields) for code, fields in at_row.items()}} if at_row else {}
    return Findings(at_rows, {"K4": {*at_row, *(of_child or ())}})


def codes(edits: list[MadeEdit], loaded: Findings, edited: Findings) -> list[tuple[str, ...]]:
    (act,) = with_errors([Act("2026-11-28T10:00:00Z", "typed", "", tuple(edits), ())], loaded, edited)
    return [each.codes for each in act.edits]


def test_an_error_of_the_cell_that_ended_comes_before_others_of_the_row() -> None:
    loaded = found({"144": {"LS"}, "218": {"URN"}})
    assert codes([edit("LS")], loaded, found({})) == [("144",)]


def test_an_error_that_another_edited_cell_had_is_not_that_of_this_one() -> None:
    loaded = found({"144": {"LS"}})
    assert codes([edit("LS"), edit("URN")], loaded, found({})) == [("144",), ()]


def test_an_error_of_the_row_that_no_edited_cell_had_is_that_of_all() -> None:
    loaded = found({"503A": {"RNE"}})
    assert codes([edit("LS"), edit("URN")], loaded, found({})) == [("503A",), ("503A",)]


def test_an_error_that_stays_is_the_reason_if_it_names_the_cell() -> None:
    loaded = found({"144": {"LS"}})
    assert codes([edit("LS"), edit("URN")], loaded, loaded) == [("144",), ()]


def test_else_it_was_made_for_an_error_of_the_child_elsewhere_that_ended() -> None:
    assert codes([edit("LS")], found({}, {"501"}), found({})) == [("501",)]
