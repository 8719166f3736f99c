"""The dates of an own check in the form of the return, whatever form they were typed in."""

from __future__ import annotations

from worker.own_checks.columns import DATES, known_field
from worker.own_checks.own_check import Condition, Measure, OwnCheck
from worker.returns.definition import Return
from worker.values import reader_of


def tidied(check: OwnCheck, definition: Return, year: int) -> OwnCheck:
    """The check with each date as the return writes it, read as in a cell that is typed in this collection year.

    What is not clearly a date stays as it is; ``faults`` says so.
    """
    groups = [
        group.model_copy(update={"conditions": [_condition(each, definition, year) for each in group.conditions]})
        for group in check.groups
    ]
    return check.model_copy(update={"groups": groups})


def _condition(condition: Condition, definition: Return, year: int) -> Condition:
    field = known_field(definition, condition.cell) if condition.measure is Measure.VALUE else None
    if field is None or field.kind not in DATES:
        return condition
    reader = reader_of(definition, field, year)
    return condition.model_copy(update={"values": [reader.tidied(value) or value for value in condition.values]})
