"""The definition of a return: its modules and columns with their years, its code sets, its form in XML.

Each return is a folder next to this module and makes one ``Return`` with everything that the rest of the product
needs to know about it. The other rooms work on the ``Return`` that they are given; none of them names a return.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from worker.returns.module import Code, DateForm, Module
from worker.returns.record_layout import RecordLayout
from worker.returns.reference_list import ReferenceList
from worker.returns.row_identity import ChildEvidence
from worker.returns.sample_maker import SampleMaker
from worker.returns.story_layout import StoryLayout
from worker.returns.table_ref import ColumnRef, TableRef

if TYPE_CHECKING:
    from worker.checking.rule import Rule
    from worker.dataset.dataset import Dataset
    from worker.key_figures.key_figure import KeyFigures
    from worker.own_checks.own_check import OwnCheck
    from worker.prevalidation.file_check import FileCheck
    from worker.returns.xml_form import XmlForm
    from worker.suggesting.fault import ReturnAnswers


@dataclass(frozen=True)
class Responsible:
    """Where a return says who is responsible for a child: a row of a module for each person and time."""

    label: str
    """Their name in words: "Social worker"."""
    module: str
    id: str
    """The column that names the person."""
    end: str
    """The column with the date on which the responsibility ended; blank while it lasts."""


@dataclass(frozen=True)
class CountedWord:
    """A word for one and for several."""

    one: str
    many: str

    def of(self, number: int) -> str:
        """A number and what it counts: "1 warning", "1,300 queries"."""
        return f"{number:,} {self.one if number == 1 else self.many}"


class MonthDay(NamedTuple):
    """A day of any year."""

    month: int
    day: int


@dataclass(frozen=True)
class PublishedRules:
    """The specification that is published for a collection year, and whether our rules were written from it."""

    year: int
    published: datetime.date
    changed: datetime.date | None
    """The day on which its rules were last changed, if they were."""
    is_followed: bool


@dataclass(frozen=True, eq=False)
class Return:
    """A return that councils make, with all that the other rooms need to know about it."""

    name: str
    """Short and permanent: "ssda903"."""
    title: str
    """Its short name in words: "SSDA903"."""
    called: str
    """What sentences call it: "SSDA903 return"."""
    article: str
    """The word before ``called`` where it is not "the": "an"."""
    first_year: int
    last_year: int
    modules: tuple[Module, ...]
    child: str
    """The column that names the child; modules without it are about the whole return. It is a key where the XML
    tells children apart by their groups: then each gets its name while the file is read."""
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
    load_hints: Callable[[], tuple[Rule, ...]] = lambda: ()
    """Every version of every hint of ours, see worker/checking/rule.py, if there are any."""
    load_file_checks: Callable[[], tuple[FileCheck, ...]] = lambda: ()
    """Checks of its files before the rules, besides the checks for every return."""
    load_own_check_examples: Callable[[], tuple[OwnCheck, ...]] = lambda: ()
    """Checks of the kind that councils make themselves, ready made."""
    load_answers: Callable[[], ReturnAnswers[Any]] | None = None
    """Knows answers to its rules' errors; None to suggest none."""
    load_sample_maker: Callable[[], SampleMaker] | None = None
    """Makes up such returns, if possible."""
    load_key_figures: Callable[[], KeyFigures] | None = None
    """Its key figures, if it has any."""
    child_name_from: str = ""
    """The column of the main module that gives a child its name, if ``child`` is a key."""
    dates: DateForm = DateForm.DAY_FIRST
    file_formats: tuple[str, ...] = ("csv", "xml")
    """The forms in which its files are read and written."""
    portal_formats: tuple[str, ...] = ("csv", "xml")
    """Those in which DfE's portal takes it, the usual one first."""
    reports_last_year: bool = True
    """Whether last year's return is checked together with this year's."""
    compares_last_year: bool = False
    """Whether last year's return, which no rule uses, can be added for key figures of both years."""
    xml: XmlForm | None = None
    keeps_source: bool = False
    """Whether an XML file leaves as it was loaded except for what was edited, unknown elements included; otherwise
    it is made from the tables."""
    layout: RecordLayout = field(default_factory=RecordLayout)
    story: StoryLayout | None = None
    """What the timeline of a child shows, if the return has one."""
    reference_lists: tuple[ReferenceList, ...] = ()
    warning_word: CountedWord = CountedWord("warning", "warnings")
    """What its rules that do not report errors (``Rule.warning``) find, in small letters."""
    explains_warnings: bool = False
    """Whether DfE accepts the return with what these rules find only if it is explained."""
    hint_word: CountedWord = CountedWord("hint", "hints")
    """What we call our own hints about it."""
    about_hints: str = "These are our own warnings. DfE’s portal does not check for them."
    usual_deadline: MonthDay | None = None
    """The usual deadline for councils in the year in which the collection ends."""
    published_rules: PublishedRules | None = None
    """For the latest year, if known."""
    responsible: Responsible | None = None
    """Who is responsible for a child now, if the return has it; reports can be limited to their children."""
    child_evidence: ChildEvidence | None = None
    """The evidence that a child has another ID in a later extract, if any."""
    themes: tuple[str, ...] = ()
    """The subjects of errors, in the order in which people look for them; each rule has one."""
    families: Mapping[str, str] = field(default_factory=dict)
    """The family of errors that a theme belongs to where councils are compared, if it belongs to one."""
    beside_theme: Mapping[str, tuple[ColumnRef, ...]] = field(default_factory=dict)
    """Columns that help with the errors of a theme, besides the columns that have the error."""

    @cached_property
    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """For each module with keys, the modules whose rows are inside its rows: in their groups, in XML.

        If a key of the main module numbers the children's groups, all of a child is inside its row of that module.
        """
        if self.xml is None:
            return {}
        main, child = self.module(self.main), self.xml.child_group
        inside: dict[str, dict[str, None]] = {}
        for group in self.xml.root.groups():
            name = main.name if group is child and child.number in main.keys else group.module
            if name and self.module(name).keys:
                within = (each.module for each in group.groups() if each.module not in ("", name))
                inside.setdefault(name, {}).update(dict.fromkeys(within))
        return {name: tuple(found) for name, found in inside.items() if found}

    def modules_around(self, name: str) -> tuple[Module, ...]:
        """The modules whose rows the rows of a module are inside, the outermost first."""
        return tuple(self.module(outer) for outer, inner in self.inside.items() if name in inner)

    @cached_property
    def around(self) -> Mapping[str, Module]:
        """For each module whose rows are inside a numbered row of a child, the nearest module with such rows."""
        found = {}
        for module in self.modules:
            for outer in self.modules_around(module.name):
                if outer.keys != (self.child,) and outer.keys != self.outer_keys(outer):
                    found[module.name] = outer
        return found

    def tables_around(self, table: TableRef) -> tuple[TableRef, ...]:
        """The tables of the rows around a table's rows, the nearest first."""
        outer = self.around.get(table.module)
        if outer is None:
            return ()
        nearest = TableRef(outer.name, table.last_year)
        return (nearest, *self.tables_around(nearest))

    def outer_keys(self, module: Module) -> tuple[str, ...]:
        """The keys that number what is around a row of a module; if the row has a number, its key comes after."""
        is_within = any(outer.keys == module.keys for outer in self.modules_around(module.name))
        return module.keys if is_within else module.keys[:-1]

    @cached_property
    def names_rows(self) -> bool:
        """Whether people know rows by names (``Module.one``)."""
        return any(module.one for module in self.modules)

    @property
    def has_last_year(self) -> bool:
        """Whether last year's files can be added to this year's."""
        return self.reports_last_year or self.compares_last_year

    def is_in_record(self, table: TableRef) -> bool:
        """Whether a child's record shows a table: last year's only where the rules look at it."""
        return self.reports_last_year or not table.last_year

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
    def staying(self) -> Module | None:
        """The module whose open rows say which children are still with the council, if there is one."""
        return next((module for module in self.modules if module.tells_who_stays), None)

    @cached_property
    def tables(self) -> tuple[TableRef, ...]:
        """Every table that a check can be given: this year's modules, then last year's."""
        years = (False, True) if self.has_last_year else (False,)
        return tuple(TableRef(module.name, last_year) for last_year in years for module in self.modules)

    def rules_of(self, year: int) -> dict[str, Rule]:
        """The rules that are valid in a collection year, by code, with the messages of that year."""
        if year not in self._rules:
            valid = [rule for rule in self.load_rules() if rule.first_year <= year <= rule.last_year]
            self._rules[year] = {rule.code: rule.in_year(year) for rule in valid}
        return self._rules[year]

    @cached_property
    def _rules(self) -> dict[int, dict[str, Rule]]:
        return {}

    def hints_of(self, year: int, *, is_over: bool = False) -> dict[str, Rule]:
        """The hints that are given in a collection year while it is running, or once it is over, by code."""
        return {
            hint.code: hint
            for hint in self.load_hints()
            if hint.first_year <= year <= hint.last_year and (hint.given_always or not is_over)
        }

    @cached_property
    def has_whole_return_rules(self) -> bool:
        """Whether some of its rules are about the return as a whole."""
        return any(rule.whole_return for rule in self.load_rules())

    @cached_property
    def own_check_examples(self) -> tuple[OwnCheck, ...]:
        """Checks of the kind that councils make themselves, ready made."""
        return self.load_own_check_examples()

    @cached_property
    def code_sets(self) -> Mapping[str, tuple[Code, ...]]:
        """The codes by column, of all years."""
        return self.read_code_sets()

    def codes(self, column: str, year: int) -> dict[str, str]:
        """The codes of a column in a collection year, with their labels; empty if it has no list."""
        found = self.code_sets.get(column, ())
        return {each.code: each.label for each in found if each.first_year <= year <= each.last_year}

    def label(self, table: TableRef) -> str:
        """A table's name in a sentence: "Episodes", "last year’s Placed for adoption", "the Ofsted list"."""
        for each in self.reference_lists:
            if each.ref == table:
                return each.label
        title = next((each.title for each in self.modules if each.name == table.module), table.module)
        return str(TableRef(title, table.last_year))

    def none_loaded(self, tables: Sequence[TableRef]) -> str:
        """Says that none of several tables is loaded: "neither Header nor UASC is loaded"."""
        names = [self.label(table) for table in tables]
        if len(names) == 2:
            return f"neither {names[0]} nor {names[1]} is loaded"
        return f"none of {', '.join(names[:-1])} or {names[-1]} is loaded"


def later(where: str) -> Callable[[], Any]:
    """Imports "package.module:name" when it is first needed.

    A return names its parts in this way: each takes time to import, and imports the return's own definition.
    """

    def load() -> Any:
        module, _, name = where.partition(":")
        return getattr(import_module(module), name)

    return load


def year_label(year: int) -> str:
    """A collection year as people write it: 2027 is "2026/27"."""
    return f"{year - 1}/{year % 100:02d}"


def first_day(year: int) -> datetime.date:
    """The day on which a collection year begins."""
    return datetime.date(year - 1, 4, 1)


def last_day(year: int) -> datetime.date:
    """The day on which a collection year ends."""
    return datetime.date(year, 3, 31)
