"""Answers to factors of an assessment that are repeated, replaced or contradicted by others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault
from worker.rules.cin.assessment_factors import NO_FACTORS
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_REPLACED = {"8945Q": ("18A", ("18B", "18C")), "8950Q": ("19A", ("19B", "19C"))}
"""By the code of the error: the factor that was split, and those it was split into."""


def _factors(fault: Fault) -> list[Row]:
    return fault.of_assessment("AssessmentFactorsList")


def _with(fault: Fault, factor: str) -> list[Row]:
    return [row for row in _factors(fault) if row.text("AssessmentFactor") == factor]


@answers.to("8869")
def no_other_than_21(fault: Fault) -> Iterator[Answer | None]:
    """Remove 21 if there is another factor, unless the child was found not to be in need."""
    valid = set(fault.codes("AssessmentFactor")) - {NO_FACTORS}
    others = sorted({row.text("AssessmentFactor") for row in _factors(fault)} & valid)
    if others and not fault.was_not_in_need:
        reason = f"The assessment found {', '.join(others)}, so “no factors” ({NO_FACTORS}) does not apply."
        removed = _with(fault, NO_FACTORS)
        yield fault.removing(removed, reason, Source.RECORD, title=f"Remove factor {NO_FACTORS}")


@answers.to("8898")
def each_factor_once(fault: Fault) -> Iterator[Answer | None]:
    """Remove the repeats of a factor, and keep the first of each."""
    counts = Counter(row.text("AssessmentFactor") for row in _factors(fault))
    repeated = [code for code, count in counts.items() if code and count > 1]
    repeats = [row for code in repeated for row in _with(fault, code)[1:]]
    if repeats:
        title = f"Remove the repeats of {', '.join(repeated)}"
        yield fault.removing(repeats, "An assessment has each factor once.", Source.RECORD, title=title)


@answers.to("8945Q", "8950Q")
def what_it_was_split_into(fault: Fault) -> Iterator[Answer | None]:
    """Remove 18A or 19A, if one of the factors that replaced it is given on the same assessment."""
    factor, newer = _REPLACED[fault.code]
    given = [code for code in newer if _with(fault, code)]
    if given:
        reason = f"The assessment also has {' and '.join(given)}, which replaced {factor}."
        yield fault.removing(_with(fault, factor), reason, Source.RECORD, title=f"Remove factor {factor}")
