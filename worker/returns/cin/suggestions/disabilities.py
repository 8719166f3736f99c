"""Answers to disabilities that are recorded twice, or together with NONE."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault
from worker.rules.cin.disabilities import NO_DISABILITY
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

_NEED = "N2"
"""The primary need of a child with a disability or illness."""
_FACTORS = {"5A": "a learning disability", "6A": "a physical disability or illness"}
"""Factors that are about the child's own disability."""


@answers.to("8790")
def no_none_beside_a_disability(fault: Fault) -> Iterator[Answer | None]:
    """Remove NONE, if the primary need or an assessment is evidence for a disability."""
    rows, evidence = fault.child.rows("Disabilities"), _evidence(fault)
    valid = set(fault.codes("Disability")) - {NO_DISABILITY}
    if evidence and any(row.text("Disability") in valid for row in rows):
        none = [row for row in rows if row.text("Disability") == NO_DISABILITY]
        yield fault.removing(none, evidence, Source.RECORD, title=f"Remove {NO_DISABILITY}")


def _evidence(fault: Fault) -> str:
    """What says that the child has a disability; "" if nothing does."""
    if any(row.text("PrimaryNeedCode") == _NEED for row in fault.episodes):
        return f"The child’s primary need is {fault.meaning('PrimaryNeedCode', _NEED)}."
    factors = {row.text("AssessmentFactor") for row in fault.child.rows("AssessmentFactorsList")}
    found = next((code for code in _FACTORS if code in factors), "")
    return f"An assessment found {_FACTORS[found]} of the child (factor {found})." if found else ""


@answers.to("8794")
def each_disability_once(fault: Fault) -> Iterator[Answer | None]:
    """Remove the repeated rows of a disability, and keep the first."""
    code = fault.text("Disability")
    repeats = [row for row in fault.child.rows("Disabilities") if row.text("Disability") == code][1:]
    if repeats:
        what = "row" if len(repeats) == 1 else f"{len(repeats)} rows"
        reason = f"The child has {code} more than once."
        yield fault.removing(repeats, reason, Source.RECORD, title=f"Remove the repeated {what} with {code}")
