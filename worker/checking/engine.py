"""Runs a year's rules over a return: what each found, which could not run and why, and which failed."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from worker.checking.rule import Rule
from worker.checking.whole_return import WholeReturn
from worker.dataset.column import Mask
from worker.dataset.dataset import Dataset
from worker.dataset.dates import Dates
from worker.dataset.table import NoCouncil, NoPostcodes, PartAtFault, RowsAtFault, Unavailable
from worker.returns.definition import year_label
from worker.returns.table_ref import ColumnRef, TableRef

Name = TypeVar("Name", bound=Hashable)
_NEVER = np.datetime64("9999-12-31", "D")


class Reason(StrEnum):
    """Why a rule was not run: a closed list."""

    TABLE = "table not loaded"
    COUNCIL = "no council chosen"
    FILE_FORMAT = "not for this file format"
    YEAR = "not a rule of this year"
    POSTCODES = "waiting for the postcodes"
    INFORMATION = "information not loaded"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class NotRun:
    """A rule that was not run, and what it needs to run."""

    reason: Reason
    detail: str
    """A sentence part for the user: "last year’s Episodes is not loaded"."""
    tables: tuple[TableRef, ...] = ()
    """Tables or reference lists that have to be loaded."""
    any_of: bool = False
    """Whether one of them is enough."""

    def __str__(self) -> str:
        return self.detail


@dataclass(frozen=True)
class Finding:
    """One rule's findings in one table."""

    table: TableRef
    rows: npt.NDArray[np.int64]
    """The rows with the error: 0-based positions in the table as loaded, sorted, each once."""
    fields: tuple[str, ...]
    cells: npt.NDArray[np.bool_]
    """Which fields have the error in which rows: a row for each row, a column for each field."""
    since: Dates | None = None
    """For rows that are due: the day on which each becomes an error."""


@dataclass
class CheckResult:
    """The result of a check.

    ``found`` has an entry for every rule that ran, empty if it found nothing; a rule is in exactly one of
    ``found``, ``not_run_because`` and ``failed``.
    """

    dataset: Dataset
    found: dict[str, list[Finding]] = field(default_factory=dict)
    """The errors as at the day of the dataset, which is the last day of the year unless the year is running."""
    due: dict[str, list[Finding]] = field(default_factory=dict)
    """For every rule that ran, rows that are not errors yet but will be by the end of the year if they stay."""
    not_run_because: dict[str, NotRun] = field(default_factory=dict)
    whole_return: dict[str, WholeReturn] = field(default_factory=dict)
    """What the rules on the whole return say that ran, with the numbers behind them, whether they fail or not."""
    failed: dict[str, str] = field(default_factory=dict)
    """Tracebacks of rules and hints that raised: our bug, not a fault in the data."""
    columns_read: dict[str, frozenset[ColumnRef]] = field(default_factory=dict)
    """For every rule, in the order in which they ran, the columns that it read."""
    seconds: dict[str, float] = field(default_factory=dict)
    hints: CheckResult | None = None
    """The findings of our own hints, which are not errors of the return; None if none are given.

    Hints never count as rules that were run or not: a hint that lacks a table is silently left out.
    """
    own_checks: Mapping[str, Rule] = field(default_factory=dict)
    """The council's own checks by code."""
    own: CheckResult | None = None
    """The findings of own checks, which are not errors of the return either; None if there are none."""

    def errors_of(self, code: str) -> int:
        """How many errors a rule that ran found: a row is one, and so is a rule on the whole return that fails."""
        if code in self.whole_return:
            return int(self.whole_return[code].fails)
        return sum(len(part.rows) for part in self.found[code])

    def has(self, code: str) -> bool:
        """Whether a rule that ran found an error, or something due."""
        return bool(self.errors_of(code) or self.due[code])

    def take_hints(self, hints: CheckResult) -> None:
        """Adds the hints; a hint that raised is listed with the failed rules, and affects nothing else."""
        self.hints = hints
        self.failed |= hints.failed


def check(
    dataset: Dataset,
    codes: Iterable[str] | None = None,
    progress: Callable[[int, int, str], bool] | None = None,
    own_checks: Iterable[Rule] = (),
) -> CheckResult:
    """Runs the rules of the dataset's rule year (or those with these codes), and the hints that are given.

    The council's own checks are run after them.

    ``progress(done, total, code)`` is called before each rule; when it returns False, the rest is not run.
    """
    year_rules = dataset.definition.rules_of(dataset.rule_year)
    wanted = list(year_rules) if codes is None else list(dict.fromkeys(codes))
    result = CheckResult(dataset, own_checks={check.code: check for check in own_checks})
    for done, code in enumerate(wanted):
        if progress and not progress(done, len(wanted), code):
            for left in wanted[done:]:
                result.columns_read[left] = frozenset()
                result.not_run_because[left] = NotRun(Reason.CANCELLED, "the check was cancelled")
            return result
        if code not in year_rules:
            result.columns_read[code] = frozenset()
            detail = f"{code} is not a rule of {year_label(dataset.rule_year)}"
            result.not_run_because[code] = NotRun(Reason.YEAR, detail)
            continue
        run(year_rules[code], dataset, result)
    if dataset.hints:
        hints = CheckResult(dataset)
        for hint in dataset.hints.values():
            run(hint, dataset, hints)
        result.take_hints(hints)
    result.own = run_own(result.own_checks, dataset)
    return result


def run_own(own_checks: Mapping[str, Rule], dataset: Dataset) -> CheckResult | None:
    """The findings of the council's own checks; None if there are none."""
    if not own_checks:
        return None
    own = CheckResult(dataset)
    for check in own_checks.values():
        run(check, dataset, own)
    return own


def run(rule: Rule, dataset: Dataset, result: CheckResult) -> None:
    """Runs one rule, hint or own check and records the outcome in the result; an exception stays inside."""
    why = _why_not(rule, dataset)
    if why:
        result.not_run_because[rule.code] = why
        result.columns_read[rule.code] = frozenset()
        return
    started = time.perf_counter()
    read: set[ColumnRef] = set()
    try:
        with dataset.trace.recording(read):
            rows = rule.function(dataset)
        if isinstance(rows, WholeReturn):
            result.whole_return[rule.code] = rows
            rows = rows.cells
        result.found[rule.code], result.due[rule.code] = _collect(rule, rows, dataset)
    except NoCouncil as missing:
        result.not_run_because[rule.code] = NotRun(Reason.COUNCIL, str(missing))
    except NoPostcodes as missing:
        result.not_run_because[rule.code] = NotRun(Reason.POSTCODES, str(missing))
    except Unavailable as missing:
        reason = Reason.TABLE if missing.tables else Reason.INFORMATION
        result.not_run_because[rule.code] = NotRun(reason, str(missing), missing.tables, any_of=True)
    except Exception:
        result.failed[rule.code] = traceback.format_exc()
    result.columns_read[rule.code] = frozenset(read)
    result.seconds[rule.code] = time.perf_counter() - started


def _why_not(rule: Rule, dataset: Dataset) -> NotRun | None:
    """Why the rule can't run; None if it can."""
    if dataset.file_format not in rule.file_formats:
        wanted = " or ".join(name.upper() for name in rule.file_formats)
        return NotRun(Reason.FILE_FORMAT, f"it applies to {wanted} returns only")
    missing = tuple(table for table in rule.needs if not dataset.has(table))
    if missing:
        return NotRun(Reason.TABLE, _not_loaded(dataset, missing), missing)
    if rule.needs_any and not any(dataset.has(table) for table in rule.needs_any):
        return NotRun(Reason.TABLE, dataset.definition.none_loaded(rule.needs_any), rule.needs_any, any_of=True)
    if rule.needs_council and not dataset.council:
        return NotRun(Reason.COUNCIL, str(NoCouncil()))
    return None


def _not_loaded(dataset: Dataset, tables: tuple[TableRef, ...]) -> str:
    names = " and ".join(map(dataset.definition.label, tables))
    return f"{names} {'is' if len(tables) == 1 else 'are'} not loaded"


def _collect(rule: Rule, at_fault: RowsAtFault, dataset: Dataset) -> tuple[list[Finding], list[Finding]]:
    """A rule's findings as errors now and as rows due by the end of the year; tables in the rule's order."""
    by_table: dict[TableRef, list[PartAtFault]] = {}
    for part in at_fault.parts:
        if part.since is not None and not rule.depends_on_day:
            raise TypeError(f"rule {rule.code} gives a day, but does not declare that it depends on the day")
        if len(part.rows):
            by_table.setdefault(part.table, []).append(part)
    now, due = [], []
    for table in in_order(by_table, rule.tables):
        found, since = _found(rule, table, by_table[table], dataset.start)
        if dataset.year_is_over:
            now.append(found)
            continue
        now.append(rows_of(found, since <= dataset.as_at))
        due.append(rows_of(replace(found, since=since), (since > dataset.as_at) & (since <= dataset.end)))
    return [part for part in now if len(part.rows)], [part for part in due if len(part.rows)]


def rows_of(found: Finding, mask: Mask) -> Finding:
    """Some rows of a finding, with their fields that have the error."""
    if mask.all():
        return found
    cells = found.cells[mask]
    at_fault = np.flatnonzero(cells.any(axis=0))
    return Finding(
        found.table,
        found.rows[mask],
        tuple(found.fields[at] for at in at_fault),
        cells[:, at_fault],
        None if found.since is None else found.since[mask],
    )


def in_order(names: Iterable[Name], declared: tuple[Name, ...]) -> tuple[Name, ...]:
    """Declared names in their order, then the others, each once."""
    distinct = dict.fromkeys(names)
    others = [name for name in distinct if name not in declared]
    return (*(name for name in declared if name in distinct), *sorted(others, key=str))


def _found(rule: Rule, table: TableRef, parts: list[PartAtFault], start: np.datetime64) -> tuple[Finding, Dates]:
    """The rows of one table sorted and each once, with the cells that have the error, and since when."""
    rows = np.unique(np.concatenate([part.rows for part in parts]))
    named = [(part, part.fields or rule.fields_of(table)) for part in parts]
    fields = in_order((name for _, names in named for name in names), rule.fields_of(table))
    cells = np.zeros((len(rows), len(fields)), dtype=bool)
    since = np.full(len(rows), _NEVER)
    for part, names in named:
        at = np.searchsorted(rows, part.rows)
        for name in names:
            cells[at, fields.index(name)] = True
        days = np.full(len(at), start) if part.since is None else np.where(np.isnat(part.since), start, part.since)
        # One part can also have a row twice.
        np.minimum.at(since, at, days)
    return Finding(table, rows, fields, cells), since
