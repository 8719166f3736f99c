"""A council's own check, as its file and the page's form have it: only values, nothing that could be run.

A check looks at the rows of one module. Its conditions are in groups: all or any conditions of a group must hold,
and all or any groups.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from worker.checking.rule import ImpactLevel

MOST_CHECKS = 100
"""How many checks a file or a session can have."""

_PRINTABLE = r"^[^\x00-\x1f\x7f]*$"
Name = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]
"""The return's name of a module or a column, or a check's permanent id."""
Code = Annotated[str, Field(pattern=r"^OWN[1-9][0-9]{0,2}$")]
"""A check's code for people. Rules of a return never have such a code."""
_NOT_BLANK = r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$"
Sentence = Annotated[str, Field(min_length=1, max_length=200, pattern=_NOT_BLANK)]
Value = Annotated[str, Field(min_length=1, max_length=100, pattern=_PRINTABLE)]
Year = Annotated[int, Field(ge=2000, le=2100)]


class Part(BaseModel):
    """Base of all parts: unknown keys are refused, and no value is turned into one of another type."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Match(StrEnum):
    """How many of several must hold."""

    ALL = "all"
    ANY = "any"


class Where(StrEnum):
    """Which row a column is taken from."""

    ROW = "row"
    """The row being checked."""
    OF_CHILD = "child"
    """The child's row of a module that has one row for each child."""
    PREVIOUS = "previous"
    """The child's previous row before the row being checked, in the same module."""
    LATEST = "latest"
    """The child's latest row of a module; last year's if this year has none."""


class Measure(StrEnum):
    """The part of a cell to compare."""

    VALUE = "value"
    AGE = "age"
    """The child's age in whole years on the date in the cell; on the day of the check if there is no cell."""
    DAYS = "days"
    """The time from the date in the cell until another, or until the day of the check."""
    MONTHS = "months"


class Operator(StrEnum):
    """How it is compared. A blank only satisfies ``BLANK``; what can't be read satisfies no comparison by size."""

    IS = "is"
    IS_NOT = "is not"
    ONE_OF = "is one of"
    NOT_ONE_OF = "is not one of"
    BLANK = "is blank"
    FILLED = "is filled"
    BEFORE = "is before"
    AFTER = "is after"
    LESS = "is less than"
    MORE = "is more than"


class CellPlace(Part):
    """A column of a row that belongs to the row being checked."""

    where: Where
    module: Name
    """The module of the row being checked, for ``ROW`` and ``PREVIOUS``."""
    column: Name


class Condition(Part):
    """Something that is true or not of a row."""

    measure: Measure
    cell: CellPlace | None
    """The value to compare, see Measure; None is the day of the check, for an age only."""
    until: CellPlace | None
    """The date up to which days and months are counted; None is the day of the check."""
    operator: Operator
    values: Annotated[list[Value], Field(max_length=50)]
    """The values to compare with; empty for another column, or for nothing."""
    other: CellPlace | None
    """The column to compare with, if any."""


class Group(Part):
    """Conditions of which all or any must hold."""

    match: Match
    conditions: Annotated[list[Condition], Field(min_length=1, max_length=10)]


class OwnCheck(Part):
    """A council's own check: rows of a module for which it holds are shown."""

    id: Name
    """Stays the same when the check is changed or shared, so that a newer version replaces it."""
    code: Code
    title: Sentence
    """What is wrong with a row that is found."""
    fix: Annotated[str, Field(max_length=500, pattern=_PRINTABLE)]
    """What to do about it; may be empty."""
    impact: ImpactLevel
    module: Name
    """The module of this year whose rows are checked."""
    match: Match
    groups: Annotated[list[Group], Field(min_length=1, max_length=5)]
    first_year: Year | None
    """The first collection year that it is for; None if there is none."""
    last_year: Year | None
