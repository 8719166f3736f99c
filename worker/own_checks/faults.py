"""Why an own check does not work for a return in a collection year, each reason with its remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from worker.dataset.dates import parse_dates
from worker.own_checks.columns import DATES, field_of, fits, usable_fields, usable_modules
from worker.own_checks.own_check import CellPlace, Condition, Measure, Operator, OwnCheck, Where
from worker.returns.definition import Return, year_label
from worker.returns.module import Field, Kind
from worker.values.council_numbers import council_numbers

PartName = Literal["module", "cell", "until", "operator", "values", "other", "years"]

BY_DATE = (Operator.BEFORE, Operator.AFTER)
BY_SIZE = (Operator.LESS, Operator.MORE)
WITHOUT_VALUE = (Operator.BLANK, Operator.FILLED)
SEVERAL = (Operator.ONE_OF, Operator.NOT_ONE_OF)
_EQUAL = (Operator.IS, Operator.IS_NOT, *SEVERAL)

_WHOLE_NUMBER = re.compile(r"[0-9]{1,4}")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")


@dataclass(frozen=True)
class CheckFault:
    """Why an own check can't be used as it is."""

    group: int
    """Position of the group of conditions; -1 if it is about the check as a whole."""
    condition: int
    """Position in that group; -1 if it is about the check as a whole."""
    part: PartName
    text: str
    """A sentence for the user, with the remedy."""


def operators_for(measure: Measure, kind: Kind | None) -> tuple[Operator, ...]:
    """How something of this kind can be compared; ``kind`` is the kind of a value."""
    if measure is not Measure.VALUE:
        return (*BY_SIZE, *_EQUAL)
    if kind in DATES:
        return (*_EQUAL, *WITHOUT_VALUE, *BY_DATE)
    return (*_EQUAL, *WITHOUT_VALUE, *(BY_SIZE if kind is Kind.NUMBER else ()))


def faults(check: OwnCheck, definition: Return, year: int) -> list[CheckFault]:
    """Why a check can't be used in a collection year; empty if it can."""
    return list(_Judge(check, definition, year).all())


class _Judge:
    def __init__(self, check: OwnCheck, definition: Return, year: int) -> None:
        self._check = check
        self._definition = definition
        self._year = year
        self._modules = {module.name: module for module in usable_modules(definition, year)}

    def all(self) -> Iterator[CheckFault]:
        check, label = self._check, year_label(self._year)
        if not (check.first_year or self._year) <= self._year <= (check.last_year or self._year):
            yield CheckFault(-1, -1, "years", f"This check is not for {label}. Change its years to use it.")
        elif check.module not in self._modules:
            text = f"{check.module} is not a module of {label}. Choose another module."
            yield CheckFault(-1, -1, "module", text)
        else:
            for at, group in enumerate(check.groups):
                for number, condition in enumerate(group.conditions):
                    for part, text in self._of_condition(condition):
                        yield CheckFault(at, number, part, text)

    def _of_condition(self, condition: Condition) -> Iterator[tuple[PartName, str]]:
        """The first fault of a condition: later faults depend on it."""
        for found in (self._of_cells(condition), self._of_operator(condition), self._of_values(condition)):
            named = next(found, None)
            if named:
                yield named
                return

    def _of_cells(self, condition: Condition) -> Iterator[tuple[PartName, str]]:
        if condition.cell is None and condition.measure is not Measure.AGE:
            yield "cell", "Choose a column."
        if condition.until and condition.measure not in (Measure.DAYS, Measure.MONTHS):
            yield "until", "Only days and months can count up to a date. Remove the second date."
        dated = condition.measure is not Measure.VALUE
        if condition.cell and (text := self._of_place(condition.cell, dated)):
            yield "cell", text
        if condition.until and (text := self._of_place(condition.until, True)):
            yield "until", text
        if condition.other and (text := self._of_place(condition.other, False)):
            yield "other", text

    def _of_place(self, place: CellPlace, dated: bool) -> str:
        """What is wrong with a place, which has to be a date column if ``dated``."""
        label = year_label(self._year)
        module = self._modules.get(place.module)
        if module is None:
            return f"{place.module} is not a module of {label}. Choose another module."
        if not fits(module, place.where, self._check.module):
            return _why_not(place, self._check.module)
        if place.column not in (field.name for field in usable_fields(module, self._year)):
            return f"{place.module} has no column {place.column} in {label}. Choose another column."
        if dated and field_of(self._definition, place).kind is not Kind.DATE:
            return f"{place.column} is not a date. Choose a column of dates."
        return ""

    def _kind(self, place: CellPlace | None) -> Kind | None:
        return field_of(self._definition, place).kind if place else None

    def _of_operator(self, condition: Condition) -> Iterator[tuple[PartName, str]]:
        if condition.operator not in operators_for(condition.measure, self._kind(condition.cell)):
            name = condition.cell.column if condition.cell and condition.measure is Measure.VALUE else "This"
            yield "operator", f"{name} cannot be compared with “{condition.operator}”. Choose another comparison."

    def _of_values(self, condition: Condition) -> Iterator[tuple[PartName, str]]:
        operator, values = condition.operator, condition.values
        if operator in WITHOUT_VALUE:
            if values or condition.other:
                yield "values", f"“{operator}” does not need a value. Remove the value."
            return
        if condition.other:
            yield from self._of_other(condition, condition.other)
            return
        if not values:
            yield "values", "Enter a value."
        elif len(values) > 1 and operator not in SEVERAL:
            yield "values", f"“{operator}” needs one value. Remove the others, or choose “is one of”."
        for value in values:
            if text := self._of_value(condition, value):
                yield "values", text

    def _of_other(self, condition: Condition, other: CellPlace) -> Iterator[tuple[PartName, str]]:
        if condition.measure is not Measure.VALUE:
            yield "other", "Ages and times need a number. Enter a number."
        elif condition.values or condition.operator in SEVERAL:
            yield "other", "Compare with a column or with values, not with both. Remove one of them."
        elif condition.operator in BY_DATE and self._kind(other) not in DATES:
            yield "other", f"{other.column} is not a date. Choose a column of dates."
        elif condition.operator in BY_SIZE and self._kind(other) is not Kind.NUMBER:
            yield "other", f"{other.column} is not a number. Choose a column of numbers."

    def _of_value(self, condition: Condition, value: str) -> str:
        if condition.measure is not Measure.VALUE:
            whole = _WHOLE_NUMBER.fullmatch(value)
            return "" if whole else f"“{value}” is not a whole number from 0 to 9999. Enter a whole number."
        assert condition.cell
        field = field_of(self._definition, condition.cell)
        if field.kind in DATES and np.isnat(parse_dates([value.strip()], self._definition.dates)[0]):
            return f"“{value}” is not a date that we can use. Enter a day, month and year, such as 31/03/2026."
        if field.kind is Kind.NUMBER and not _NUMBER.fullmatch(value):
            return f"“{value}” is not a number. Enter a number."
        return self._of_code(field, value) if field.kind is Kind.CODE else ""

    def _of_code(self, field: Field, value: str) -> str:
        codes = [code.upper() for code in self._definition.codes(field.name, self._year)]
        known = not codes or value.strip().upper() in codes
        if known or (field.council_codes and value.strip() in council_numbers()):
            return ""
        return f"“{value}” is not a code of {field.name} in {year_label(self._year)}. Choose another code."


def _why_not(place: CellPlace, judged: str) -> str:
    """Why a place can't name its module."""
    if place.where is Where.OF_CHILD:
        return f"{place.module} can have several rows for a child. Choose the child’s latest row."
    if place.module == judged or place.where is Where.LATEST:
        return f"Rows of {place.module} have no date order. Choose a column of the checked row."
    return f"The check is about rows of {judged}, not of {place.module}. Choose a column of {judged}."
