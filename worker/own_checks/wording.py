"""An own check in words, for those who read what it looks for without the form."""

from __future__ import annotations

import numpy as np

from worker.dataset.dates import as_date, day_in_words, parse_dates
from worker.own_checks.columns import DATES, known_field
from worker.own_checks.own_check import CellPlace, Condition, Group, Match, Measure, OwnCheck, Where
from worker.returns.definition import Return

AS_AT = "the as-at date (31 March once the year is over)"
"""What a condition is compared with that names no date: the day up to which the data is checked."""
_JOINED_BY = {Match.ALL: " and ", Match.ANY: " or "}


def check_in_words(check: OwnCheck, definition: Return) -> str:
    """What a check looks for, in a sentence; names that the return does not know stay as they are."""
    groups = [_group(group, definition, alone=len(check.groups) == 1) for group in check.groups]
    return f"Finds rows of {_title(check.module, definition)} where {_JOINED_BY[check.match].join(groups)}."


def _group(group: Group, definition: Return, *, alone: bool) -> str:
    text = _JOINED_BY[group.match].join(_condition(condition, definition) for condition in group.conditions)
    return text if alone or len(group.conditions) == 1 else f"({text})"


def _condition(condition: Condition, definition: Return) -> str:
    parts = [_subject(condition, definition), str(condition.operator)]
    if condition.values:
        parts.append(", ".join(_values(condition, definition)))
    if condition.other:
        parts.append(_place(condition.other, definition))
    return " ".join(parts)


def _values(condition: Condition, definition: Return) -> list[str]:
    """The values to compare with, dates in words."""
    field = known_field(definition, condition.cell)
    if condition.measure is not Measure.VALUE or field is None or field.kind not in DATES:
        return condition.values
    days = parse_dates([value.strip() for value in condition.values], definition.dates)
    return [
        value if np.isnat(day) else day_in_words(as_date(day))
        for value, day in zip(condition.values, days, strict=True)
    ]


def _subject(condition: Condition, definition: Return) -> str:
    at = _place(condition.cell, definition) if condition.cell else AS_AT
    if condition.measure is Measure.VALUE:
        return at
    if condition.measure is Measure.AGE:
        return f"the child’s age on {at}"
    until = _place(condition.until, definition) if condition.until else AS_AT
    return f"the number of {condition.measure} from {at} to {until}"


def _place(place: CellPlace, definition: Return) -> str:
    """A column as a sentence names it: "Placement type (PLACE) of the child’s previous row"."""
    name, title = _name(place, definition), _title(place.module, definition)
    return {
        Where.ROW: name,
        Where.OF_CHILD: f"{name} in {title}",
        Where.PREVIOUS: f"{name} of the child’s previous row",
        Where.LATEST: f"{name} of the child’s latest row in {title}",
    }[place.where]


def _title(module: str, definition: Return) -> str:
    return definition.module(module).title if definition.has_module(module) else module


def _name(place: CellPlace, definition: Return) -> str:
    """The label of a column with its name, unless the label has it."""
    field = known_field(definition, place)
    if field is None:
        return place.column
    return field.label if place.column in field.label else f"{field.label} ({place.column})"
