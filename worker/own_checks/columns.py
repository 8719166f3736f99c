"""The columns that own checks can use, and which row each is taken from."""

from __future__ import annotations

from worker.own_checks.own_check import CellPlace, Where
from worker.returns.definition import Return
from worker.returns.module import Field, Kind, Module

DATES = (Kind.DATE, Kind.PARTIAL_DATE)


def usable_modules(definition: Return, year: int) -> list[Module]:
    """The modules about children in a collection year."""
    return [module for module in definition.modules if module.has(definition.child) and module.first_year <= year]


def usable_fields(module: Module, year: int) -> list[Field]:
    """The columns of a module in a collection year, including derived columns."""
    return [field for field in module.fields if field.is_in(year) and field.name not in module.keys]


def orders_rows(module: Module) -> str:
    """The date that shows which of a child's rows is the latest; empty if the module has none."""
    return module.locators[0] if module.locators and not module.one_row_per_child else ""


def field_of(definition: Return, place: CellPlace) -> Field:
    """The column of a place; KeyError if there is none."""
    return definition.module(place.module).field(place.column)


def known_field(definition: Return, place: CellPlace | None) -> Field | None:
    """The column of a place; None if the return has none, or there is no place."""
    if place is None or not definition.has_module(place.module):
        return None
    module = definition.module(place.module)
    return module.field(place.column) if module.has(place.column) else None


def fits(module: Module, where: Where, judged: str) -> bool:
    """Whether a place can name this module in a check of the rows of the module ``judged``."""
    if where is Where.OF_CHILD:
        return module.one_row_per_child
    if where is Where.LATEST:
        return bool(orders_rows(module))
    return module.name == judged and (where is Where.ROW or bool(orders_rows(module)))
