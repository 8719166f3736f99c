"""What to correct in the system that the return is extracted from: the edits that it does not have yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from worker.checking.engine import CheckResult
from worker.checking.row_findings import findings_about, numbers_of
from worker.dataset.forms import normalise
from worker.editing.differences import Difference, differences, summary
from worker.editing.history import History
from worker.editing.reasons import EditedPlace, reasons
from worker.editing.row_names import RowNames
from worker.editing.tables import EditedTable
from worker.returns.definition import Return
from worker.values.same import is_same_value


@dataclass(frozen=True)
class CorrectedError:
    """An error that an edit was made for."""

    code: str
    title: str


@dataclass(frozen=True)
class Correction:
    """An edit that still has to be made in the system that the return is extracted from."""

    difference: Difference
    child: str
    """The child's ID as it was loaded; for an added row, as it was entered."""
    group: str
    """Where it is found: the title of the module, as in the record on the page."""
    where: str
    """The row as it was loaded: in words, after the rows around it, or else by the dates that tell it from the
    child's other rows: "Start 04/02/2025"."""
    errors: tuple[CorrectedError, ...]
    """The errors that the edit was made for; none if it resolved nothing."""


def corrections(history: History, loaded: CheckResult, edited: CheckResult) -> list[Correction]:
    """All edits except those that only tidy how a value is written: by child, then by group as in the record.

    Args:
        history: the edits.
        loaded: the check of the tables as they were loaded.
        edited: the check of the tables as they are now.
    """
    definition = history.tables.definition
    wanted = [each for each in differences(history) if not _only_tidies(definition, each)]
    children = [_child(history.tables[each.table], each) for each in wanted]
    places = [
        EditedPlace(each.table, each.row, each.field, normalise(child))
        for each, child in zip(wanted, children, strict=True)
    ]
    about = {place.child for place in places}
    numbers = {name: table.numbers for name, table in history.tables.items()}
    made_for = reasons(
        places,
        findings_about(loaded, about, numbers_of(loaded.dataset)),
        findings_about(edited, about, numbers),
    )
    titles = {code: rule.title for code, rule in definition.rules_of(edited.dataset.rule_year).items()}
    names = RowNames(history.tables, as_loaded=True)
    listed = [
        _correction(
            history.tables[each.table],
            each,
            child,
            names,
            [CorrectedError(code, titles[code]) for code in reason.codes],
        )
        for each, child, reason in zip(wanted, children, made_for, strict=True)
    ]
    groups = list(_groups(definition))
    return sorted(
        listed,
        key=lambda each: (
            not normalise(each.child),
            normalise(each.child),
            each.difference.table.last_year,
            groups.index(each.difference.table.module),
        ),
    )


def _only_tidies(definition: Return, difference: Difference) -> bool:
    if not difference.field:
        return False
    field = definition.module(difference.table.module).field(difference.field)
    return is_same_value(definition, field, difference.loaded, difference.present)


def _child(table: EditedTable, difference: Difference) -> str:
    if table.is_added(difference.row):
        return difference.child
    return table.loaded_text(difference.row, table.child_column)


def _groups(definition: Return) -> Iterator[str]:
    """The modules as the page shows a record: the facts, then what is opened first, then the other tabs."""
    first = [name for name in (definition.layout.facts, definition.layout.opens) if name]
    yield from dict.fromkeys([*first, *definition.by_module])


def _correction(
    table: EditedTable, difference: Difference, child: str, names: RowNames, errors: list[CorrectedError]
) -> Correction:
    module, row = table.module, difference.row
    text = table.text if table.is_added(row) else table.loaded_text
    dates = summary(module, {name: text(row, name) for name in module.locators})
    return Correction(
        difference=difference,
        child=child,
        group=module.title,
        where=names.whole(table, row) or dates,
        errors=tuple(errors),
    )
