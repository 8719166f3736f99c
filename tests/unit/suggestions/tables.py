"""Small returns for the tests of suggestions: tables from a few cells, and suggestions applied to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import pandas as pd

from worker import check_tables
from worker.dataset.copies import AddedRow, Difference, OtherCell, RemovedRow
from worker.library import CheckedTables, table_name, table_ref
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Source
from worker.suggesting.suggest import Suggestion, suggest

MANCHESTER, LEEDS = "E08000003", "E08000035"
AT_M1, AT_M2, AT_LS1 = "M1 1AE", "M2 5DB", "LS1 4AP"
"""Postcodes in Manchester (two) and Leeds."""

Cells = dict[str, str]
Name = TypeVar("Name", str, TableRef)

EPISODE = {"DECOM": "01/06/2026", "RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "K2", "PLACE_PROVIDER": "PR4"}
"""An open episode in a children's home."""


def frame(*rows: Cells) -> pd.DataFrame:
    """A table of these rows, all of child 1 unless they say otherwise; what a row does not have is blank."""
    filled = [{"CHILD": "1"} | row for row in rows]
    columns = dict.fromkeys(name for row in filled for name in row)
    return pd.DataFrame([{name: row.get(name) for name in columns} for row in filled], dtype="str")


def episodes(*rows: Cells) -> pd.DataFrame:
    """Episodes with the cells of EPISODE unless they say otherwise."""
    return frame(*(EPISODE | row for row in rows))


def tables(rows: dict[str, list[Cells]]) -> dict[str, pd.DataFrame]:
    """Tables by name from their rows."""
    return {name: (episodes if name.startswith("Episodes") else frame)(*listed) for name, listed in rows.items()}


def providers(*rows: Cells) -> pd.DataFrame:
    """Rows of the Ofsted lists: open children's homes of private providers unless they say otherwise."""
    usual = {"PLACE_CODES": "K2", "PROVIDER_CODES": "PR4", "REG_END": "", "POSTCODE": AT_M1, "LA_CODE": ""}
    return pd.DataFrame([usual | row for row in rows], dtype="str").reindex(
        columns=["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE", "NAME", "REG_START"]
    )


def checked(
    tables: dict[str, pd.DataFrame], code: str, lists: pd.DataFrame | None = None, year: int = 2027
) -> CheckedTables:
    """What one rule finds in them, for Manchester."""
    result = check_tables(tables, year, MANCHESTER, lists, rules=[code])
    assert not result.failed, result.failed
    assert not result.not_run, result.not_run
    return result


def applied(tables: dict[Name, pd.DataFrame], edits: Iterable[Difference]) -> dict[Name, pd.DataFrame]:
    """The tables with these edits made; those given stay as they are. A row keeps its label in the index."""
    changed = dict(tables)
    names = {table_ref(name): name for name in tables}
    for edit in edits:
        name = names[edit.table]
        if changed[name] is tables[name]:
            changed[name] = tables[name].astype(object)
        table = changed[name]
        match edit:
            case OtherCell():
                table.loc[edit.row, edit.field] = edit.value
            case AddedRow():
                new = pd.DataFrame([dict(edit.cells)], index=[max(table.index, default=-1) + 1], dtype=object)
                changed[name] = pd.concat([table, new])
            case RemovedRow():
                changed[name] = table.drop(edit.row)
    return changed


def suggested(
    tables: dict[str, pd.DataFrame], code: str, lists: pd.DataFrame | None = None, year: int = 2027
) -> list[Suggestion]:
    """The suggestions for what one rule finds; the rule must find something.

    The only one, if it is no guess, is tried: with its values the rule no longer finds the row.
    """
    result = checked(tables, code, lists, year)
    assert result.locations[code], f"{code} finds nothing"
    suggestions = suggest(result.result)
    for suggestion in suggestions:
        if len(suggestions) == 1 and not suggestion.guess:
            edited = applied(tables, suggestion.edits)
            again = checked(edited, code, lists, year)
            table, row = suggestion.row
            name = table_name(table)
            assert row not in edited[name].index[again.locations[code].get(name, [])], suggestion
    return suggestions


def offered(suggestions: list[Suggestion]) -> list[Cells]:
    """What each suggestion sets that sets cells; of an item without any, the choice of its codes is left out."""
    return [
        {new.field: new.value for new in suggestion.edits if isinstance(new, OtherCell)}
        for suggestion in suggestions
        if suggestion.source is not Source.CODES and any(isinstance(new, OtherCell) for new in suggestion.edits)
    ]
