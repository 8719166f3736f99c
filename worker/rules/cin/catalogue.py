"""The facts of the census's rules, from rules.csv and guidance.csv, and decorators that register rules with them.

    @rule("8840")
    def plan_ends_with_its_start(ds):
        '''Checks: ...

        Note: ...
        '''
        plans = ds.ChildProtectionPlans
        return plans.flag(plans.CPPstartDate.date == plans.CPPendDate.date)

A rule's message, theme, years, tables and fields are in rules.csv; what is wrong, its usual cause and how to fix
it are in guidance.csv. Its docstring says what it checks, and may have the paragraphs Years and Note. DfE's codes
of queries end in Q.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from worker.checking.rule import EVERY_YEAR, RuleFunction, RuleKind
from worker.checking.rule import rule as register
from worker.checking.whole_return import WholeReturn
from worker.rules.cin.themes import Theme

_PACKAGE = "worker.rules.cin"
_LAST = EVERY_YEAR[1]
_HEADER = "Header"
_QUERY = "Q"


@cache
def _lines(name: str) -> dict[str, dict[str, str]]:
    text = files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")
    return {line["code"]: line for line in csv.DictReader(io.StringIO(text))}


def rule(
    code: str,
    *,
    years: tuple[int, int] | None = None,
    fields: Iterable[str] | None = None,
    message: str | None = None,
    earlier_messages: Mapping[int, str] | None = None,
    compares_children: bool = False,
    kind: RuleKind | None = None,
    accepts_blank: bool = False,
) -> Callable[[RuleFunction], RuleFunction]:
    """Registers a function as a version of a rule, with the facts of its code in the catalogue.

    Years, fields and message are given only where a version differs from the catalogue; see
    worker/checking/rule.py for the others. A rule never waits for the header: without it the collection year gives
    the reference date.
    """
    facts = _lines("rules.csv")[code]
    needs = facts["needs"].split()
    valid = years or _years(facts)

    def decorate(function: RuleFunction) -> RuleFunction:
        _explain(function, code)
        register(
            code,
            message or facts["message"],
            fields=fields if fields is not None else facts["highlights"].split(),
            theme=Theme[facts["theme"].upper()],
            needs=[name for name in needs if name != _HEADER],
            uses=[*facts["uses"].split(), *(name for name in needs if name == _HEADER)],
            years=valid,
            changed_in=_changed_in(facts, valid),
            warning=code.endswith(_QUERY),
            compares_children=compares_children,
            kind=kind,
            accepts_blank=accepts_blank,
            earlier_messages=earlier_messages,
        )(function)
        return function

    return decorate


def whole_return_rule(
    code: str,
    *,
    years: tuple[int, int] | None = None,
    fields: Iterable[str] | None = None,
    message: str | None = None,
) -> Callable[[Callable[[Any], WholeReturn]], Callable[[Any], WholeReturn]]:
    """Registers a function as a version of a rule on the whole return, see ``rule``."""
    facts = _lines("rules.csv")[code]
    valid = years or _years(facts)

    def decorate(function: Callable[[Any], WholeReturn]) -> Callable[[Any], WholeReturn]:
        _explain(function, code)
        register(
            code,
            message or facts["message"],
            fields=fields if fields is not None else facts["highlights"].split(),
            theme=Theme[facts["theme"].upper()],
            needs=facts["needs"].split(),
            uses=facts["uses"].split(),
            years=valid,
            changed_in=_changed_in(facts, valid),
            warning=code.endswith(_QUERY),
            # It looks at all children, so it can't be run on some of them.
            whole_return=True,
        )(function)
        return function

    return decorate


def _years(facts: Mapping[str, str]) -> tuple[int, int]:
    """The first and the last collection year in which a rule is valid."""
    return int(facts["first_year"] or 0), int(facts["last_year"] or _LAST)


def _changed_in(facts: Mapping[str, str], valid: tuple[int, int]) -> list[int]:
    """The years in which the logic of a rule changed, of those in which a version of it is valid."""
    first, last = valid
    return [year for year in map(int, facts["changed_in"].split()) if first <= year <= last]


def _explain(function: Callable[..., object], code: str) -> None:
    """Completes the docstring: what is wrong first, then what is checked, the usual cause and how to fix it."""
    guidance = _lines("guidance.csv")[code]
    said = [part for part in (function.__doc__ or "").split("\n\n") if part.strip()]
    shared = [f"Cause: {guidance['cause']}", f"Fix: {guidance['fix']}"]
    parts = [guidance["fault"], said[0], *shared, *said[1:]]
    function.__doc__ = "\n\n".join(" ".join(part.split()) for part in parts)
