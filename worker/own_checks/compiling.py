"""Turns an own check into a rule, which the engine runs like the return's rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from worker.checking.rule import EVERY_YEAR, Impact, Rule
from worker.dataset.dataset import Dataset
from worker.dataset.table import RowsAtFault, Unavailable
from worker.own_checks.columns import orders_rows
from worker.own_checks.conditions import rows_that_fit
from worker.own_checks.faults import faults
from worker.own_checks.own_check import CellPlace, Condition, Measure, OwnCheck, Where
from worker.own_checks.wording import check_in_words
from worker.returns.definition import Return
from worker.returns.table_ref import ColumnRef, TableRef, last_year

_RATED_BY = "Your council chose this impact."


def compiled(checks: Iterable[OwnCheck], definition: Return, year: int) -> list[Rule]:
    """The rules for these checks in a collection year. A check that can't be used says why when it is run."""
    return [_rule(check, definition, year) for check in checks]


def _rule(check: OwnCheck, definition: Return, year: int) -> Rule:
    found = faults(check, definition, year)
    why_not = found[0].text if found else ""

    def own_check(ds: Dataset) -> RowsAtFault:
        if why_not:
            raise Unavailable(why_not)
        return ds.table(check.module).flag(rows_that_fit(ds, check))

    own_check.__doc__ = _explanation(check, definition)
    return Rule(
        code=check.code,
        message=check.title,
        fields=() if why_not else _fields(check, definition),
        needs=() if why_not else _needs(check, definition),
        uses=() if why_not else _uses(check, definition),
        first_year=check.first_year or EVERY_YEAR[0],
        last_year=check.last_year or EVERY_YEAR[1],
        changed_in=(),
        theme="",
        warning=False,
        file_formats=definition.file_formats,
        needs_any=(),
        needs_council=False,
        compares_children=False,
        function=own_check,
        impact=Impact(check.impact, _RATED_BY, rated_by_analysts=False),
        is_own_check=True,
    )


def _explanation(check: OwnCheck, definition: Return) -> str:
    """The paragraphs that a rule's docstring has; the user's texts have no line breaks."""
    return "\n\n".join(
        [
            check.title,
            f"Checks: {check_in_words(check, definition)}",
            "Cause: Your council made this check. It is not a DfE rule.",
            f"Fix: {check.fix.strip() or 'Check the row.'}",
        ]
    )


def _conditions(check: OwnCheck) -> Iterator[Condition]:
    for group in check.groups:
        yield from group.conditions


def _places(check: OwnCheck) -> Iterator[CellPlace]:
    for condition in _conditions(check):
        yield from (place for place in (condition.cell, condition.until, condition.other) if place)


def _fields(check: OwnCheck, definition: Return) -> tuple[ColumnRef, ...]:
    """The columns of the row itself that the check looks at; if none, the column that identifies rows."""
    table, module = TableRef(check.module), definition.module(check.module)
    own = dict.fromkeys(place.column for place in _places(check) if place.where is Where.ROW)
    return tuple(ColumnRef(table, column) for column in own or (orders_rows(module) or module.key,))


def _needs(check: OwnCheck, definition: Return) -> tuple[TableRef, ...]:
    modules = [check.module, *(place.module for place in _places(check))]
    if any(condition.measure is Measure.AGE for condition in _conditions(check)):
        modules.append(definition.main)
    return tuple(TableRef(module) for module in dict.fromkeys(modules))


def _uses(check: OwnCheck, definition: Return) -> tuple[TableRef, ...]:
    if not definition.reports_last_year:
        return ()
    latest = dict.fromkeys(place.module for place in _places(check) if place.where is Where.LATEST)
    return tuple(last_year(module) for module in latest)
