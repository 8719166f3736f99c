"""What a council's own check is, as its file and the page's form have it: values only, nothing that could be run.

A check looks at the rows of one module. Its conditions are in groups: of a group all or any must hold, and of the
groups all or any.
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
"""What the return calls a module or a column, or a lasting name of a check."""
Code = Annotated[str, Field(pattern=r"^OWN[1-9][0-9]{0,2}$")]
"""What people call a check. No rule of a return has such a code."""
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
    """The row that is judged."""
    OF_CHILD = "child"
    """The child's row of a module that has one row for each child."""
    PREVIOUS = "previous"
    """The child's row just before the one that is judged, in the same module."""
    LATEST = "latest"
    """The child's latest row of a module; last year's if this year has none."""


class Measure(StrEnum):
    """What of a cell is compared."""

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
    """A column of a row that belongs to the row that is judged."""

    where: Where
    module: Name
    """That of the row that is judged, for ``ROW`` and ``PREVIOUS``."""
    column: Name


class Condition(Part):
    """Something that is true or not of a row."""

    measure: Measure
    cell: CellPlace | None
    """What is compared, see Measure; None is the day of the check, for an age alone."""
    until: CellPlace | None
    """Up to which date days and months are counted; None is the day of the check."""
    operator: Operator
    values: Annotated[list[Value], Field(max_length=50)]
    """What it is compared with; empty if with another column, or with nothing."""
    other: CellPlace | None
    """The column that it is compared with, if with one."""


class Group(Part):
    """Conditions of which all or any must hold."""

    match: Match
    conditions: Annotated[list[Condition], Field(min_length=1, max_length=10)]


class OwnCheck(Part):
    """A council's own check: rows of a module for which it holds are shown."""

    id: Name
    """Stays with the check when it is changed or shared, so that a newer version takes its place."""
    code: Code
    title: Sentence
    """What is wrong with a row that is found."""
    fix: Annotated[str, Field(max_length=500, pattern=_PRINTABLE)]
    """What to do about it; may be empty."""
    impact: ImpactLevel
    module: Name
    """The module of this year whose rows are judged."""
    match: Match
    groups: Annotated[list[Group], Field(min_length=1, max_length=5)]
    first_year: Year | None
    """The first collection year that it is for; None if there is none."""
    last_year: Year | None
