"""Answers to UPNs with a letter where a digit belongs, and to a reason for no UPN if there is a UPN."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault
from worker.rules.cin.upn import is_sound
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

_LENGTH = 13
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ALIKE_AT_END = str.maketrans({"O": "0", "I": "1", "S": "5"})


@answers.to("1530", "1540")
def digits_in_the_upn(fault: Fault) -> Iterator[Answer | None]:
    """The UPN with 0 for O and 1 for I or L in characters 2 to 12."""
    upn = fault.text("UPN")
    yield _if_sound(fault, "UPN", upn[:1] + upn[1:12].translate(_ALIKE) + upn[12:])


@answers.to("1550")
def digit_at_the_end(fault: Fault) -> Iterator[Answer | None]:
    """The UPN with 1 for I, 0 for O or 5 for S as the last character."""
    upn = fault.text("UPN")
    yield _if_sound(fault, "UPN", upn[:-1] + upn[-1:].translate(_ALIKE_AT_END))


@answers.to("1560Q")
def digits_in_the_former_upn(fault: Fault) -> Iterator[Answer | None]:
    """The former UPN with 0 for O and 1 for I or L in characters 2 to 13."""
    upn = fault.text("FormerUPN")
    yield _if_sound(fault, "FormerUPN", upn[:1] + upn[1:].translate(_ALIKE))


def _if_sound(fault: Fault, field: str, upn: str) -> Answer | None:
    """The UPN, if its check letter proves it and no child has it."""
    is_proven = len(upn) == _LENGTH and upn[-1].isdigit() and is_sound(fault.ds, upn)
    if not is_proven or fault.count("UPN", upn):
        return None
    reason = f"“{fault.text(field)}” has a letter where a digit belongs. The check letter fits {upn}."
    return fault.answer(reason, Source.FORM, {field: upn})


@answers.to("8772")
def no_reason_beside_a_upn(fault: Fault) -> Iterator[Answer | None]:
    """No reason for no UPN, if there is a sound UPN that no other child has."""
    child = fault.identifiers
    upn = child.text("UPN") if child else ""
    if upn and is_sound(fault.ds, upn) and fault.count("UPN", upn) == 1:
        yield fault.clear(f"The child has the UPN {upn}, so no reason is needed.", "UPNunknown", row=child)
