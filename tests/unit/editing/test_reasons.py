"""The error that an edit was made for: the nearest that ended with it."""

from __future__ import annotations

from collections.abc import Mapping, Set

from worker.checking.row_findings import RowFindings
from worker.editing.reasons import EditedPlace, Reason, reasons
from worker.returns.table_ref import ColumnRef, TableRef

EPISODES = TableRef("Episodes")
AT = (EPISODES, 4)
LS, URN = (EditedPlace(*AT, field, "K4") for field in ("LS", "URN"))
ROW_ADDED = EditedPlace(EPISODES, 9, "", "K4")
READ = {
    code: frozenset(ColumnRef(EPISODES, column) for column in columns)
    for code, columns in {
        "144": ("LS",), "218": ("URN",), "501": ("DECOM", "LS", "URN"), "503A": ("LS", "RNE", "URN"),
    }.items()
}  # fmt: skip
NOTHING = RowFindings(columns_read=READ)
NONE = Reason((), at_row=False)


def found(at_row: Mapping[str, Set[str]], of_child: Set[str] = frozenset()) -> RowFindings:
    """What is found at the row, by code the incorrect columns, and about the child besides."""
    at_rows = {AT: {code: frozenset(fields) for code, fields in at_row.items()}}
    return RowFindings(at_rows, {"K4": {*at_row, *of_child}}, columns_read=READ)


def at_row(*codes: str) -> Reason:
    return Reason(codes, at_row=True)


def test_an_error_of_the_cell_that_ended_comes_before_others_of_the_row() -> None:
    loaded = found({"144": {"LS"}, "503A": {"RNE"}})
    assert reasons([LS], loaded, NOTHING) == [at_row("144")]


def test_an_error_that_another_edited_cell_had_is_not_that_of_this_one() -> None:
    loaded = found({"144": {"LS"}})
    assert reasons([LS, URN], loaded, NOTHING) == [at_row("144"), NONE]


def test_an_error_of_the_row_that_no_edited_cell_had_is_that_of_all() -> None:
    loaded = found({"503A": {"RNE"}})
    assert reasons([LS, URN], loaded, NOTHING) == [at_row("503A"), at_row("503A")]


def test_an_error_of_a_rule_that_does_not_read_the_cell_is_not_its_reason() -> None:
    assert reasons([URN], found({"144": {"RNE"}}), NOTHING) == [NONE]


def test_an_error_that_stays_is_no_reason() -> None:
    loaded = found({"144": {"LS"}})
    assert reasons([LS], loaded, loaded) == [NONE]


def test_else_it_was_made_for_an_error_of_the_child_elsewhere_that_ended() -> None:
    assert reasons([LS], found({}, {"501"}), NOTHING) == [Reason(("501",), at_row=False)]


def test_an_error_elsewhere_that_another_edit_explains_is_not_its_reason() -> None:
    loaded = found({"503A": {"RNE"}}, {"501"})
    assert reasons([LS, ROW_ADDED], loaded, NOTHING) == [at_row("503A"), Reason(("501",), at_row=False)]
