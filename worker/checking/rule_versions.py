"""Digests of the rules, to compare the rules of two versions of the app.

After an update, users want to know which rules work differently. The page keeps the digests made here, and
compares them after the update. Changes of the dataset's own code are not detected.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, FunctionType, NoneType

import numpy as np

from worker.checking.rule import Rule
from worker.returns.definition import Return

_DIGITS = 8
"""Enough to distinguish the few versions of one rule."""


@dataclass(frozen=True)
class RuleVersion:
    """A rule in this version of the app, in all its years."""

    code: str
    title: str
    words: str
    """A digest of its messages, explanation, columns, years and impact."""
    logic: str
    """A digest of its code; comparable only where ``python`` is the same."""
    python: str


def rule_versions(definition: Return) -> tuple[RuleVersion, ...]:
    """The version of each rule of a return, in the order of the catalogue."""
    by_code: dict[str, list[Rule]] = {}
    for rule in definition.load_rules():
        by_code.setdefault(rule.code, []).append(rule)
    return tuple(
        RuleVersion(
            code=code,
            title=rules[-1].title,
            words=_digest(text for rule in rules for text in _said(rule)),
            logic=_digest(text for rule in rules for text in _logic(rule.function, set())),
            python=str(sys.implementation.cache_tag),
        )
        for code, rules in by_code.items()
    )


def version_of(versions: Iterable[RuleVersion]) -> str:
    """One short text for the rules as a whole, that changes when any of them does."""
    return _digest(f"{each.code} {each.words} {each.logic}" for each in versions)


def _digest(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:_DIGITS]


def _said(rule: Rule) -> list[str]:
    return [
        rule.message,
        rule.title,
        *(f"{heading}: {text}" for heading, text in rule.explanation.items()),
        *map(str, rule.fields),
        *map(str, rule.needs),
        *map(str, rule.needs_any),
        f"{rule.first_year} {rule.last_year} {rule.changed_in} {rule.earlier_messages}",
        f"{rule.warning} {rule.file_formats} {rule.rating}",
    ]


def _logic(function: object, seen: set[int]) -> Iterator[str]:
    """The code of a function, the constants that it uses, and the code of the rules' functions that it calls."""
    if not isinstance(function, FunctionType) or id(function) in seen:
        return
    seen.add(id(function))
    yield from _code(function.__code__)
    for cell in function.__closure__ or ():
        yield from _value(cell.cell_contents, seen)
    package = function.__module__.rpartition(".")[0]
    for name in sorted(_names(function.__code__) & function.__globals__.keys()):
        used = function.__globals__[name]
        if not isinstance(used, FunctionType) or used.__module__.startswith(package):
            yield from _value(used, seen)


def _value(value: object, seen: set[int]) -> Iterator[str]:
    if isinstance(value, FunctionType):
        yield from _logic(value, seen)
    else:
        yield _constant(value)


def _code(code: CodeType) -> Iterator[str]:
    """The code without its lines, so that moving a function does not change it."""
    yield code.co_code.hex()
    yield " ".join(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _code(constant)
        else:
            yield _constant(constant)


def _names(code: CodeType) -> set[str]:
    return set(code.co_names).union(*(_names(each) for each in code.co_consts if isinstance(each, CodeType)))


def _constant(value: object) -> str:
    """A value as a text that is the same at each start, which ``repr`` of a set or an object is not."""
    if isinstance(value, (set, frozenset)):
        return f"{{{', '.join(sorted(map(_constant, value)))}}}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_constant, value))})"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_constant(key)}: {_constant(each)}' for key, each in value.items())}}}"
    plain = (str, bytes, int, float, NoneType, np.datetime64, np.timedelta64)
    return repr(value) if isinstance(value, plain) else type(value).__name__
