"""How the values of a column are written, as a pattern and in a few words."""

from __future__ import annotations

from worker.returns.definition import Return
from worker.returns.module import Field, Kind, Shape

_OF_KIND = {
    Kind.POSTCODE: Shape(r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", "a full postcode, such as M1 1AE"),
    Kind.NUMBER: Shape(r"-?[0-9]+(?:\.[0-9]+)?", "a number"),
}
"""Shapes of columns that do not declare their own."""


def shape_of(field: Field) -> Shape | None:
    """The shape of a column's values; None if any text fits."""
    return field.shape or _OF_KIND.get(field.kind)


def hint_of(definition: Return, field: Field) -> str:
    """How a column is filled in, in a few words; empty if any text fits."""
    if field.kind is Kind.DATE:
        return f"As {definition.dates}"
    if field.kind is Kind.PARTIAL_DATE:
        return f"As {definition.dates}, with zz for a day or month that is not known"
    if field.kind is Kind.CODE:
        return "Type a code or a part of its meaning"
    shape = shape_of(field)
    if shape is None:
        return ""
    return f"A{shape.description[1:]}" if field.kind is Kind.POSTCODE else f"As {shape.description}"
