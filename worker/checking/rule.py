"""Rules: each is a small pure function over the dataset, with its facts.

    @rule(
        "355",
        "Episode appears to have lasted for less than 24 hours",
        fields=["Episodes.DECOM", "Episodes.DEC"],
    )
    def episode_lasts_no_day(ds):
        '''Episode starts and ends on the same day.

        Checks: ...

        Cause: ...

        Fix: ...
        '''
        episodes = ds.Episodes
        return episodes.flag(episodes.DECOM.date == episodes.DEC.date)

The function returns the rows with errors. It never changes anything, never parses a date, and never deals with
tables that are not loaded: the engine does that from ``needs``.

A hint is made in the same way, by ``@hint``: our own warning about something that the return's rules do not check.
Most hints are about a year that is still running, and are not given once it is over.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from worker.checking.whole_return import WholeReturn
from worker.dataset.table import RowsAtFault
from worker.returns.table_ref import ColumnRef, TableRef, last_year

RuleFunction = Callable[[Any], RowsAtFault | WholeReturn]
"""Takes the dataset of the rule's return; see worker/checking/whole_return.py for rules about the whole of it."""
_OPEN_END = 9999
_SAYS_WARNING = "WARNING: "
EVERY_YEAR = (0, _OPEN_END)
NOT_RATED = "not rated"


class ImpactLevel(StrEnum):
    """How much an error harms the figures published from the return."""

    HIGH = "high"
    MEDIUM = "medium"
    LOWER = "lower"


@dataclass(frozen=True)
class Impact:
    """How much the errors of a rule harm the figures, and the source of the rating."""

    level: ImpactLevel
    reason: str
    """One sentence for the user."""
    rated_by_analysts: bool
    """Whether the report that this product comes from has the rating; all others are ours."""


class RuleKind(StrEnum):
    """The kinds of rules that make the same check, so that other code need not list their codes."""

    INVALID_DATE = "not a valid date"
    INVALID_CODE = "not a valid code"
    MUST_BE_BLANK = "must be blank"
    MUST_BE_GIVEN = "must be given"
    DIFFERS_FROM_LAST_YEAR = "differs from last year"


@dataclass(frozen=True)
class Rule:
    """One version of a rule, valid in the collection years from ``first_year`` to ``last_year``."""

    code: str
    message: str
    """DfE's own words, those of the latest year, except for INT rules, which are ours."""
    fields: tuple[ColumnRef, ...]
    """Columns to highlight; their tables are those whose rows can have the error."""
    needs: tuple[TableRef, ...]
    """Tables without which the rule can't run."""
    uses: tuple[TableRef, ...]
    """Tables that it uses if they are loaded."""
    first_year: int
    last_year: int
    changed_in: tuple[int, ...]
    """Collection years in which the logic differs from the year before."""
    theme: str
    """The theme of its errors; one of Return.themes, or empty for a hint or an own check."""
    warning: bool
    """A warning in DfE's portal, not an error."""
    file_formats: tuple[str, ...]
    needs_any: tuple[TableRef, ...]
    """Tables of which at least one has to be loaded."""
    needs_council: bool
    compares_children: bool
    """Its findings about a child depend on other children; all other rules judge each child by its own rows."""
    function: RuleFunction
    impact: Impact | None = None
    """None for a hint; see worker/checking/impacts.py."""
    kind: RuleKind | None = None
    """None for a rule that makes its own check."""
    is_hint: bool = False
    """Whether it is a hint, see ``hint``: not a rule of the return, and its message is ours."""
    given_always: bool = False
    """Whether a hint is also given once the year is over; most are about a year that is still running."""
    is_own_check: bool = False
    """Whether a council made it, see worker/own_checks: not a rule of the return, and never counted as one."""
    accepts_blank: bool = False
    """Whether clearing the field ends the error of a rule on invalid dates or codes."""
    depends_on_day: bool = False
    """Whether it gives the day since when a row is an error (``View.flag``), as data that may still be added
    during the year is not missing yet."""
    whole_return: bool = False
    """Whether it is about the return as a whole, not about rows: its function gives a WholeReturn."""
    earlier_messages: tuple[tuple[int, str], ...] = ()
    """Other words that DfE had before, each with the last collection year of them, in their order."""

    def in_year(self, year: int) -> Rule:
        """The rule with the message of a collection year."""
        words = next((text for last, text in self.earlier_messages if year <= last), self.message)
        return self if words == self.message else replace(self, message=words)

    @property
    def sees_all_children(self) -> bool:
        """Whether it can only run on all children: it compares them, or is about the whole return."""
        return self.compares_children or self.whole_return

    @property
    def words(self) -> str:
        """The message for where we say ourselves that it is a warning: without DfE's own "WARNING:" before it."""
        return self.message.removeprefix(_SAYS_WARNING) if self.warning else self.message

    @property
    def name(self) -> str:
        """The name of the function: the error in a few words."""
        return self.function.__name__

    @cached_property
    def title(self) -> str:
        """The error in one plain sentence: the first line of the docstring."""
        return title_of(self.function).rstrip(".")

    @cached_property
    def explanation(self) -> dict[str, str]:
        """The paragraphs of the docstring by their heading: Checks, Cause, Fix; in some also Due, Years, Note."""
        return explanation_of(self.function)

    @property
    def rating(self) -> str:
        """The level of its impact in a word."""
        return str(self.impact.level) if self.impact else NOT_RATED

    @property
    def tables(self) -> tuple[TableRef, ...]:
        """Tables whose rows can have the error, in the order of the fields."""
        return tuple(dict.fromkeys(field.table for field in self.fields))

    def fields_of(self, table: TableRef) -> tuple[str, ...]:
        """Columns of this table to highlight."""
        return tuple(field.column for field in self.fields if field.table == table)


def title_of(function: Callable[..., object]) -> str:
    """The first line of a rule's docstring."""
    return _paragraphs(function)[0]


def explanation_of(function: Callable[..., object]) -> dict[str, str]:
    """The other paragraphs of a rule's docstring by their heading."""
    headed = (re.fullmatch(r"(\w+): (.*)", text) for text in _paragraphs(function)[1:])
    return {found[1]: found[2] for found in headed if found}


def _paragraphs(function: Callable[..., object]) -> list[str]:
    return [" ".join(text.split()) for text in (inspect.getdoc(function) or "").split("\n\n")]


def column_of_last_year(field: str) -> ColumnRef:
    """A column of last year's return, given as "Module.COLUMN"."""
    return ColumnRef(last_year(field.partition(".")[0]), field.partition(".")[2])


def _column(field: str | ColumnRef) -> ColumnRef:
    """A column that a rule declares; a text is "Module.COLUMN" of this year's return."""
    if isinstance(field, ColumnRef):
        return field
    module, _, column = field.partition(".")
    return ColumnRef(TableRef(module), column)


def from_year(first: int) -> tuple[int, int]:
    """The years of a rule that began in a collection year and is still in force.

    Such a rule continues when a collection year is added; only a rule that DfE has ended names its last year.
    """
    return first, _OPEN_END


_registry: list[Rule] = []


def rule(
    code: str,
    message: str,
    *,
    fields: Iterable[str | ColumnRef],
    theme: str,
    needs: Iterable[str | TableRef] = (),
    uses: Iterable[str | TableRef] = (),
    years: tuple[int, int] = EVERY_YEAR,
    changed_in: Iterable[int] = (),
    warning: bool = False,
    file_formats: Iterable[str] = ("csv", "xml"),
    needs_any: Iterable[str | TableRef] = (),
    needs_council: bool = False,
    compares_children: bool = False,
    is_hint: bool = False,
    given_always: bool = False,
    kind: RuleKind | None = None,
    accepts_blank: bool = False,
    depends_on_day: bool = False,
    whole_return: bool = False,
    earlier_messages: Mapping[int, str] | None = None,
) -> Callable[[RuleFunction], RuleFunction]:
    """Registers a function as a version of a rule.

    ``needs`` are the tables it can't run without; left out, they are the tables of ``fields``. ``years`` are the
    first and last collection year of this version, or ``from_year(2026)`` if it is still in force.
    ``compares_children`` must be set for a rule that compares children: after an edit, other rules run only on the
    children concerned. ``depends_on_day`` must be set for a rule that gives the day since when a row is an error;
    its docstring has a paragraph "Due", which says when. ``earlier_messages`` are DfE's different words of earlier
    years, by the last year of each. See Rule for the rest.
    """
    listed = tuple(map(_column, fields))
    tables = tuple(dict.fromkeys(field.table for field in listed))

    def register(function: RuleFunction) -> RuleFunction:
        _registry.append(
            Rule(
                code=code,
                message=message,
                fields=listed,
                needs=tuple(map(TableRef.of, needs)) or (() if needs_any else tables),
                uses=tuple(map(TableRef.of, uses)),
                first_year=years[0],
                last_year=years[1],
                changed_in=tuple(changed_in),
                theme=theme,
                warning=warning,
                file_formats=tuple(file_formats),
                needs_any=tuple(map(TableRef.of, needs_any)),
                needs_council=needs_council,
                compares_children=compares_children,
                function=function,
                is_hint=is_hint,
                given_always=given_always,
                kind=kind,
                accepts_blank=accepts_blank,
                depends_on_day=depends_on_day,
                whole_return=whole_return,
                earlier_messages=tuple(sorted((earlier_messages or {}).items())),
            )
        )
        return function

    return register


def hint(
    code: str,
    message: str,
    *,
    fields: Iterable[str | ColumnRef],
    needs: Iterable[str | TableRef] = (),
    uses: Iterable[str | TableRef] = (),
    needs_any: Iterable[str | TableRef] = (),
    years: tuple[int, int] = EVERY_YEAR,
    given_always: bool = False,
) -> Callable[[RuleFunction], RuleFunction]:
    """Registers a function as a hint: a warning of ours under a code of its own, never an error of the return.

    Unless they are ``given_always``, hints are run only while the collection year is running
    (``Dataset.year_is_over``), so they may ask for the day as at which the return is judged and for the day on
    which it is checked. Arguments are those of ``rule``.
    """
    return rule(
        code,
        message,
        fields=fields,
        theme="",
        needs=needs,
        uses=uses,
        needs_any=needs_any,
        years=years,
        is_hint=True,
        given_always=given_always,
    )


def registered(package: str) -> tuple[Rule, ...]:
    """All versions of all rules of a package whose modules have been imported, in the order of the catalogue."""
    return tuple(version for version in _registered(package) if not version.is_hint)


def registered_hints(package: str) -> tuple[Rule, ...]:
    """All versions of all hints of such a package, in the order of their codes."""
    return tuple(version for version in _registered(package) if version.is_hint)


def _registered(package: str) -> tuple[Rule, ...]:
    own = [version for version in _registry if version.function.__module__.startswith(f"{package}.")]
    return tuple(sorted(own, key=lambda version: (catalogue_order(version.code), version.first_year)))


@cache
def catalogue_order(code: str) -> tuple[int, int, str]:
    """Sorts codes as people look for them: numbers first and by size (9 before 10), then the others."""
    number = re.match(r"\d+", code)
    return (0, int(number[0]), code) if number else (1, 0, code)
