"""The kinds of rules with the codes of SSDA903 (see worker/checking/rule_kinds.py)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from worker.checking import rule_kinds
from worker.checking.rule import EVERY_YEAR, RuleFunction
from worker.checking.rule_kinds import Facts, Since, ValidCodes, Words
from worker.returns.ssda903 import codes
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.rules.ssda903.themes import Theme


def invalid_code(
    code: str,
    message: str,
    field: str,
    theme: Theme,
    *,
    required: bool = False,
    valid: ValidCodes | None = None,
    blank_since: Since | None = None,
    **facts: Unpack[Facts],
) -> Callable[[Words], RuleFunction]:
    """Registers a rule that a field has one of its codes for the year, or one of those that ``valid`` gives."""
    column = field.partition(".")[2]
    _, last_year = facts.get("years", EVERY_YEAR)
    return rule_kinds.invalid_code(
        code,
        message,
        field,
        theme,
        valid=valid or (lambda ds: ds.codes(column)),
        examples=codes(column, min(last_year, LAST_YEAR)),
        required=required,
        blank_since=blank_since,
        **facts,
    )
