"""Which rules were not checked, and what would let them: each missing table once, that with the most rules first.

A rule that does not apply to the return, such as one for XML in a CSV return, is not among them: nothing that the
user does would let it run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from worker.checking.engine import CheckResult, NotRun, Reason
from worker.returns.table_ref import TableRef

_DO_NOT_APPLY = frozenset({Reason.FILE_FORMAT, Reason.YEAR})

WHY_FAILED = "the check failed because of a fault in this tool"
"""Why a rule that raised was not checked; continues "because"."""


@dataclass(frozen=True)
class Remedy:
    """What would let rules run that did not."""

    table: TableRef | None
    """The table to add; None if no table would help, and only ``reason`` is said."""
    reason: str
    """Continues "because": "no council is chosen"; empty if there is a table to add."""
    waits: bool
    """Whether the rules run by themselves once the postcodes have come."""
    codes: tuple[str, ...]
    """Rules that nothing else is needed for."""
    with_others: tuple[str, ...] = ()
    """Rules for which other tables have to be added as well."""


def not_checked(result: CheckResult) -> Mapping[str, NotRun]:
    """The rules that were not checked though they apply to the return, and why."""
    return {code: why for code, why in result.not_run_because.items() if why.reason not in _DO_NOT_APPLY}


def remedies(result: CheckResult) -> list[Remedy]:
    """What would let rules run, that which lets most of them run first; a rule can be in several."""
    alone: dict[TableRef | str, list[str]] = {}
    beside: dict[TableRef | str, list[str]] = {}
    waiting = {str(why) for why in result.not_run_because.values() if why.reason is Reason.POSTCODES}
    for code, why in not_checked(result).items():
        codes = alone if why.any_of or len(why.tables) < 2 else beside
        for helps in why.tables or (str(why),):
            codes.setdefault(helps, []).append(code)
    found = [
        Remedy(
            helps if isinstance(helps, TableRef) else None,
            "" if isinstance(helps, TableRef) else helps,
            helps in waiting,
            tuple(alone.get(helps, ())),
            tuple(beside.get(helps, ())),
        )
        for helps in dict.fromkeys([*alone, *beside])
    ]
    return sorted(found, key=lambda each: (-len(each.codes), -len(each.with_others)))


def gain(remedy: Remedy) -> str:
    """How many rules a table would bring: "50 more rules", "3 more rules, 2 more with other files"."""
    alone, beside = len(remedy.codes), len(remedy.with_others)
    parts = [f"{_rules(alone)}"] if alone else []
    if beside:
        parts.append(f"{beside} more with other files" if alone else f"{_rules(beside)} with other files")
    return ", ".join(parts)


def _rules(number: int) -> str:
    return "1 more rule" if number == 1 else f"{number} more rules"
