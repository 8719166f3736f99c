"""Choices where only the council knows the answer: the few codes that an item can have."""

from __future__ import annotations

from collections.abc import Iterator

from worker.checking.rule import RuleKind
from worker.returns.module import Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault, label
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

MOST_CODES = 12
"""An item with more codes than this gets no suggestions."""


@answers.to_kinds(RuleKind.INVALID_CODE, RuleKind.MUST_BE_GIVEN)
@answers.to("119", "151", "153", "182", "544", "547", "601", "630")
def one_of_its_codes(fault: Fault) -> Iterator[Answer | None]:
    """Each code for an item without one, the codes most frequent in the return first."""
    module = SSDA903.module(fault.table.module)
    for field in fault.fields:
        codes = fault.codes(field)
        described = module.field(field)
        if described.kind is not Kind.CODE or described.derived or fault.text(field) in codes or not codes:
            continue
        if len(codes) <= MOST_CODES:
            for code in fault.by_frequency(field, list(codes)):
                yield choice(fault, field, code)


def choice(fault: Fault, field: str, code: str) -> Answer | None:
    """One of an item’s codes, without evidence for it."""
    reason = f"{label(fault.table, field)}: only the child’s file can say which code is right."
    return fault.answer(reason, Source.CODES, {field: code}, title=fault.meaning(field, code), guess=True)
