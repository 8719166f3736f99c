"""A module of a return and its columns: the data dictionary's parts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from worker.returns.row_identity import NO_IDENTITY, RowIdentity


class DateForm(StrEnum):
    """How a return writes its dates; the value is for people."""

    DAY_FIRST = "dd/mm/yyyy"
    ISO = "yyyy-mm-dd"


class Kind(StrEnum):
    """What a column holds."""

    TEXT = "text"
    CODE = "code"
    DATE = "date"
    NUMBER = "number"
    POSTCODE = "postcode"
    PARTIAL_DATE = "partial date"
    """A date of which day, month or year may be unknown, written zz/05/2020."""


@dataclass(frozen=True)
class Shape:
    """How a value is written beyond its kind."""

    pattern: str
    """Regular expression of the whole value, in upper case."""
    description: str
    """What the pattern asks for, in words: "a whole number from 0 to 40"."""


@dataclass(frozen=True)
class Field:
    """A column of a module. Two are equal if their values are read in the same way, in any module or year."""

    name: str
    kind: Kind
    label: str
    """Its name on the page."""
    short_label: str = ""
    """Heading in a narrow table; the label unless given."""
    spellings: tuple[str, ...] = field(default=(), compare=False)
    """Other names in files, besides its name and its labels; case, spaces, marks and plurals do not matter."""
    derived: bool = False
    """Worked out by us, not in the files."""
    first_year: int = field(default=0, compare=False)
    """The first collection year that has the column; every year unless given."""
    last_year: int = field(default=9999, compare=False)
    """The last collection year that has the column."""
    optional: bool = field(default=False, compare=False)
    """Whether a file may lack the column in a year that has it."""
    length: int | None = None
    """The most characters; None if not known."""
    shape: Shape | None = None
    tells_year: bool = field(default=False, compare=False)
    """A date in the year of the return and never before it, except for typing errors: an end, a review."""
    from_an_age: bool = field(default=False, compare=False)
    """Whether only children who reach some age in the year have it, so that the youngest with it show the year."""
    tells_extract: bool = field(default=False, compare=False)
    """A date of something that is recorded once it happens, so that the newest show the day of an extract."""
    locates_row: bool = field(default=False, compare=False)
    """A date by which people find a row among a child's rows; the first of several is when it happened."""
    is_home: bool = field(default=False, compare=False)
    """Whether it is the postcode of a child's home; most homes are in the council that makes the return."""
    held_in: str = field(default="", compare=False)
    """The module that holds the value once for the child; others repeat it, the same in all rows of the child."""
    names_return: str = field(default="", compare=False)
    """What every file of the return has here, so that a file with another value is of another return."""
    states_year: bool = field(default=False, compare=False)
    """Whether a file says here which collection year it is for."""
    states_council: bool = field(default=False, compare=False)
    """Whether a file says here, by DfE's number, which council makes the return."""
    splits_into: tuple[str, str] | None = field(default=None, compare=False)
    """The module and its column of which each part of this derived text, between commas, is a row. Files that are
    not the return's own form may have the text in place of that module."""
    clean: Callable[[str], str] | None = None
    """Gives the form in which values are compared; upper case without surrounding spaces unless given."""
    holds_authorities: bool = field(default=False, compare=False)
    """Whether it holds authorities as ONS codes."""
    council_codes: bool = False
    """Whether every council's DfE number is a code of it, besides the code set."""

    def is_in(self, year: int) -> bool:
        """Whether the module has the column in a collection year."""
        return self.first_year <= year <= self.last_year

    @property
    def is_in_every_year(self) -> bool:
        """Whether the module has always had the column, and still has it."""
        return (self.first_year, self.last_year) == (0, 9999)


@dataclass(frozen=True)
class Module:
    """A table of the return: one CSV file, or groups of tags in the XML."""

    name: str
    title: str
    fields: tuple[Field, ...]
    file_name: str = ""
    """The usual name of its CSV file; the module's name unless given."""
    holds: str = ""
    """What its rows are about, in a sentence for the glossary."""
    in_sentence: str = ""
    """Its file's name in a sentence: "placed for adoption"; the title unless given."""
    one_row_per_child: bool = False
    rules_find_repeats: bool = False
    """Whether a rule reports a row that is there twice."""
    first_year: int = 0
    """The first collection year that has it; every year unless given."""
    short_title: str = ""
    """For a tab; the title unless given."""
    one: str = ""
    """What one of its rows is, where rows have names: "Referral"; a row has none unless given."""
    dated: str = "of"
    """The word between what a row is and its date, in its name: "Referral of 05/05/2025"."""
    essential: bool = False
    """Whether so many rules need it that a return is checked without it only if the user agrees."""
    end: str = ""
    """The column with the day on which a row's subject ended; blank while it continues."""
    tells_who_stays: bool = False
    """Whether a child is still with the council while a row of theirs has not ended."""
    lists_who_stays: bool = False
    """Whether it lists only children who are with the council at the end of the year or of the extract."""
    lists_who_left: bool = False
    """Whether it also lists children who left the council in earlier years."""
    why_no_rules: str = ""
    """Why no rule checks it, in a sentence for the user; empty if rules do."""
    keys: tuple[str, ...] = ()
    """Columns that number nested groups while XML is read. They are not in any file and are never written."""
    row_identity: RowIdentity = NO_IDENTITY
    """What identifies its rows in a later extract; unless given, all values must be the same."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that a file can have in any year, in DfE's order."""
        return tuple(field.name for field in self.fields if not field.derived and field.name not in self.keys)

    @cached_property
    def beside_columns(self) -> tuple[str, ...]:
        """What files in another form may have besides the columns: keys, and texts that other modules split up."""
        split = (field.name for field in self.fields if field.splits_into)
        return (*self.keys, *split)

    def columns_of(self, year: int) -> tuple[str, ...]:
        """The columns that a file has in a collection year, in DfE's order."""
        return tuple(name for name in self.columns if self.field(name).is_in(year))

    def required_columns(self, year: int) -> tuple[str, ...]:
        """The columns that a file must have in a collection year."""
        return tuple(name for name in self.columns_of(year) if not self.field(name).optional)

    @cached_property
    def key(self) -> str:
        """The column that distinguishes a child's rows: the first that is not the same in all of them."""
        return next(
            (field.name for field in self.fields if not field.held_in and field.name not in self.keys),
            self.fields[0].name,
        )

    @cached_property
    def closed_dates(self) -> tuple[str, ...]:
        """The columns whose dates show the collection year."""
        return tuple(field.name for field in self.fields if field.tells_year)

    @cached_property
    def extract_dates(self) -> tuple[str, ...]:
        """The columns whose dates show the day of an extract."""
        return tuple(field.name for field in self.fields if field.tells_extract)

    @cached_property
    def locators(self) -> tuple[str, ...]:
        """The dates by which people find a row."""
        return tuple(field.name for field in self.fields if field.locates_row)

    @cached_property
    def repeated(self) -> dict[str, str]:
        """Columns that another module holds once for the child, with that module's name."""
        return {field.name: field.held_in for field in self.fields if field.held_in not in ("", self.name)}

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    def field(self, name: str) -> Field:
        """The field of this name; KeyError if the module has none."""
        try:
            return self._by_name[name]
        except KeyError:
            raise KeyError(f"{self.name} has no column {name}") from None

    def has(self, name: str) -> bool:
        """Whether the module has this column, derived ones included."""
        return name in self._by_name


class Code(NamedTuple):
    """A code of a column, valid from ``first_year`` to ``last_year``."""

    code: str
    label: str
    first_year: int
    last_year: int
