"""What a return is: its modules and columns with their years, its code sets, its form in XML.

Each return is a folder beside this module and makes one ``Return`` of all that the rest of the product needs to
know about it. The other rooms work on a ``Return`` that they are given; none of them names one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from worker.checking.rule import Rule
    from worker.dataset.dataset import Dataset
    from worker.dataset.table import Table
    from worker.prevalidation.file_check import FileCheck
    from worker.returns.xml_form import XmlForm
    from worker.suggesting.fault import ReturnAnswers


class DateForm(StrEnum):
    """How a return writes its dates; the value says so to people."""

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


class TableRef(NamedTuple):
    """Names a table: a module of this year's or of last year's return, or a reference list."""

    module: str
    last_year: bool = False

    @classmethod
    def of(cls, name: TableRef | str) -> TableRef:
        """The table itself, or this year's table of a module that is given by its name."""
        return name if isinstance(name, TableRef) else cls(name)

    def __str__(self) -> str:
        """The table as a sentence names it."""
        return f"last year’s {self.module}" if self.last_year else self.module

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """On the wire a table is an object with these two keys."""
        from pydantic_core import core_schema

        fields = {
            "module": core_schema.typed_dict_field(core_schema.str_schema()),
            "last_year": core_schema.typed_dict_field(core_schema.bool_schema()),
        }
        shape = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        read = core_schema.no_info_after_validator_function(lambda given: cls(**given), shape)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read]),
            serialization=core_schema.plain_serializer_function_ser_schema(cls._asdict, return_schema=shape),
            # The name of the type on the page.
            ref=cls.__name__,
        )


def last_year(module: str) -> TableRef:
    """Last year's table of a module."""
    return TableRef(module, last_year=True)


class ColumnRef(NamedTuple):
    """Names a column of a table."""

    table: TableRef
    column: str

    def __str__(self) -> str:
        """The column as a sentence names it."""
        return f"{self.table}.{self.column}"


@dataclass(frozen=True)
class Field:
    """A column of a module. Two are equal where their values are read alike, wherever and whenever they occur."""

    name: str
    kind: Kind
    label: str
    """What the page calls it."""
    short_label: str = ""
    """Heading in a narrow table; the label unless given."""
    derived: bool = False
    """Worked out by us, not in the files."""
    first_year: int = field(default=0, compare=False)
    """The first collection year that has the column; every year unless given."""
    last_year: int = field(default=9999, compare=False)
    """The last collection year that has the column."""
    optional: bool = field(default=False, compare=False)
    """Whether a file may lack the column in a year that has it."""
    length: int | None = None
    """Characters at most; None if none is known."""
    shape: Shape | None = None
    tells_year: bool = field(default=False, compare=False)
    """A date of something that happened in the collection year, or earlier if it still goes on."""
    locates_row: bool = field(default=False, compare=False)
    """A date by which people find a row among a child's rows; of several the first is when it happened."""
    held_in: str = field(default="", compare=False)
    """The module that holds the value once for the child; others repeat it, the same in all rows of the child."""
    clean: Callable[[str], str] | None = None
    """Gives the form in which values are compared; upper case without surrounding spaces unless given."""
    council_codes: bool = False
    """Whether every council's DfE number is a code of it, besides those of the code set."""

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
    in_sentence: str = ""
    """What a sentence calls its file: "placed for adoption"; the title unless given."""
    one_row_per_child: bool = False
    first_year: int = 0
    """The first collection year that asks for it; every year unless given."""
    short_title: str = ""
    """For a tab; the title unless given."""
    dates_are_of_the_year: bool = False
    """Whether its dates alone decide the collection year; others may hold only what began in earlier years."""
    same_children_in_both_years: bool = False
    """Whether it lists about the same children in two years running, so that its children do not tell its year."""
    open_while: str = ""
    """The column that is blank while the child is still with the council; only in the module that says so."""
    keys: tuple[str, ...] = ()
    """Columns that number nested groups while XML is read. They are in no file and are never written."""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that a file can have in any year, in DfE's order."""
        return tuple(field.name for field in self.fields if not field.derived and field.name not in self.keys)

    def columns_of(self, year: int) -> tuple[str, ...]:
        """The columns that a file has in a collection year, in DfE's order."""
        return tuple(name for name in self.columns if self.field(name).is_in(year))

    def required_columns(self, year: int) -> tuple[str, ...]:
        """The columns that a file must have in a collection year."""
        return tuple(name for name in self.columns_of(year) if not self.field(name).optional)

    @cached_property
    def key(self) -> str:
        """The column that tells a child's rows apart: the first that is not the same in all of them."""
        return next(
            (field.name for field in self.fields if not field.held_in and field.name not in self.keys),
            self.fields[0].name,
        )

    @cached_property
    def event_dates(self) -> tuple[str, ...]:
        """The columns whose dates tell the collection year."""
        return tuple(field.name for field in self.fields if field.tells_year)

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


class ReadList(Protocol):
    """A reference list as it was read from a file."""

    @property
    def title(self) -> str:
        """What the page calls it."""

    @property
    def frame(self) -> pd.DataFrame:
        """Its rows."""

    @property
    def warnings(self) -> list[str]:
        """What the user should know, each with the remedy."""


class MergedLists(Protocol):
    """What the loaded files of one reference list amount to."""

    @property
    def frame(self) -> pd.DataFrame | None:
        """All rows; None if no file can be used."""

    @property
    def not_used(self) -> dict[int, str]:
        """Positions of the files that are not used, and why, in sentences for the user with the remedy."""

    @property
    def warnings(self) -> list[str]:
        """What is missing, and what follows from it."""


class ReferenceReader(Protocol):
    """Reads a reference list."""

    def can_read(self, name: str, data: bytes) -> bool:
        """Whether a file may be such a list; ``read`` then says what is wrong with it."""

    def read(self, name: str, data: bytes) -> ReadList:
        """The list in a file; Refused if it is none, or can't be read."""

    def merge(self, lists: Sequence[Any]) -> MergedLists:
        """The lists of several files as one, in the order in which they were loaded."""

    def table(self, frame: pd.DataFrame) -> Table:
        """The rows as rules see them."""


@dataclass(frozen=True)
class ReferenceList:
    """A list that a return is checked against, such as Ofsted's of providers."""

    ref: TableRef
    label: str
    """What a sentence calls it: "the Ofsted list"."""
    load_reader: Callable[[], ReferenceReader]


class DemoFiles(NamedTuple):
    """A made-up return as files."""

    council: str
    """ONS code of the council that it is of."""
    files: Sequence[tuple[str, bool, bytes]]
    """Of each its name, whether it is last year's, and its bytes."""


class SampleMaker(Protocol):
    """Makes returns up: whole ones, without any child's data, for trying and testing."""

    def demo(self, children: int, year: int, seed: int) -> DemoFiles:
        """A return with a realistic mix of errors; the same for the same arguments."""

    def write(
        self,
        folder: Path,
        children: int,
        year: int,
        seed: int,
        council: str | None = None,
        codes: Sequence[str] | None = None,
    ) -> str:
        """Writes a return into a folder and says what was written.

        It has an error of each code, none if there are no codes, or a realistic mix of errors if codes is None.

        Raises:
            ValueError: an error of a code can't be put in; the message says why.
        """


@dataclass(frozen=True)
class Fact:
    """A cell of another module that the page shows among the child's facts."""

    module: str
    column: str
    label: str


@dataclass(frozen=True)
class Split:
    """How a row that lasts from one date to another is split in two at a date between."""

    module: str
    start: str
    end: str
    end_reason: str
    """The column that says why the row ended, and ``continues`` the code for "another follows at once"."""
    continues: str
    start_reason: str
    """The column that says why the row began; ``first_only`` is its code that a second part can't have."""
    first_only: str
    about_the_end: tuple[str, ...] = ()
    """Other columns that say how the row ended: the second part keeps them, the first is blank there."""


@dataclass(frozen=True)
class RecordLayout:
    """How the page lays out a child's record; the other modules are tabs."""

    facts: str = ""
    """The module that is shown as a list of facts above the others."""
    more_facts: tuple[Fact, ...] = ()
    opens: str = ""
    """The module that is shown first."""
    split: Split | None = None


@dataclass(frozen=True)
class Responsible:
    """Where a return says who is responsible for a child: a row of a module for each person and time."""

    label: str
    """What people call them: "Social worker"."""
    module: str
    id: str
    """The column that names the person."""
    end: str
    """The column with the date on which the responsibility ended; blank while it lasts."""


class Code(NamedTuple):
    """A code of a column, valid from ``first_year`` to ``last_year``."""

    code: str
    label: str
    first_year: int
    last_year: int


@dataclass(frozen=True, eq=False)
class Return:
    """A return that councils make, with all that the other rooms need to know about it."""

    name: str
    """Short and lasting: "ssda903"."""
    title: str
    """What people call it: "SSDA903"."""
    first_year: int
    last_year: int
    modules: tuple[Module, ...]
    child: str
    """The column that names the child; modules without it are about the whole return."""
    main: str
    """The module that lists the children, one row each; it holds the columns named next."""
    sex: str
    date_of_birth: str
    read_code_sets: Callable[[], Mapping[str, tuple[Code, ...]]]
    """The codes by column."""
    load_dataset: Callable[[], type[Dataset]]
    """The dataset that its rules see."""
    load_rules: Callable[[], tuple[Rule, ...]]
    """Every version of every rule, in the order of the catalogue."""
    load_file_checks: Callable[[], tuple[FileCheck, ...]] = lambda: ()
    """What it asks of its files before the rules, besides what is checked of every return."""
    load_answers: Callable[[], ReturnAnswers[Any]] | None = None
    """What knows answers to its rules' errors; without it none are suggested."""
    load_sample_maker: Callable[[], SampleMaker] | None = None
    """Makes such returns up, if anything does."""
    dates: DateForm = DateForm.DAY_FIRST
    file_formats: tuple[str, ...] = ("csv", "xml")
    reports_last_year: bool = True
    """Whether last year's return is checked beside this year's."""
    xml: XmlForm | None = None
    layout: RecordLayout = RecordLayout()
    reference_lists: tuple[ReferenceList, ...] = ()
    responsible: Responsible | None = None
    """Who is responsible for a child now, if the return says it; reports can be cut down to their children."""
    themes: tuple[str, ...] = ()
    """What errors are about, in the order in which people look for them; each rule has one."""
    families: Mapping[str, str] = field(default_factory=dict)
    """The family of errors that a theme belongs to where councils are compared, if it belongs to one."""
    beside_theme: Mapping[str, tuple[ColumnRef, ...]] = field(default_factory=dict)
    """Columns that help with the errors of a theme, besides those at fault."""

    @property
    def years(self) -> range:
        """The collection years that are supported; 2027 is the collection of 2026/27."""
        return range(self.first_year, self.last_year + 1)

    @cached_property
    def by_module(self) -> Mapping[str, Module]:
        """The modules by name."""
        return {module.name: module for module in self.modules}

    def module(self, name: str) -> Module:
        """The module of this name; KeyError if there is none."""
        return self.by_module[name]

    def has_module(self, name: str) -> bool:
        """Whether there is a module of this name."""
        return name in self.by_module

    @cached_property
    def tables(self) -> tuple[TableRef, ...]:
        """Every table that a check can be given: this year's modules, then last year's."""
        years = (False, True) if self.reports_last_year else (False,)
        return tuple(TableRef(module.name, last_year) for last_year in years for module in self.modules)

    def rules_of(self, year: int) -> dict[str, Rule]:
        """The rules that are valid in a collection year, by code."""
        if year not in self._rules:
            versions = self.load_rules()
            self._rules[year] = {rule.code: rule for rule in versions if rule.first_year <= year <= rule.last_year}
        return self._rules[year]

    @cached_property
    def _rules(self) -> dict[int, dict[str, Rule]]:
        return {}

    @cached_property
    def code_sets(self) -> Mapping[str, tuple[Code, ...]]:
        """The codes by column, of all years."""
        return self.read_code_sets()

    def codes(self, column: str, year: int) -> dict[str, str]:
        """The codes of a column in a collection year, with their labels; empty if it has no list."""
        found = self.code_sets.get(column, ())
        return {each.code: each.label for each in found if each.first_year <= year <= each.last_year}

    def label(self, table: TableRef) -> str:
        """A table as a sentence names it."""
        return next((each.label for each in self.reference_lists if each.ref == table), str(table))


def later(where: str) -> Callable[[], Any]:
    """Imports what is named as "package.module:name" when it is first asked for.

    A return names its parts so: each takes time to import, and each imports the return's own definition.
    """

    def load() -> Any:
        module, _, name = where.partition(":")
        return getattr(import_module(module), name)

    return load


def year_label(year: int) -> str:
    """A collection year as people write it: 2027 is "2026/27"."""
    return f"{year - 1}/{year % 100:02d}"
