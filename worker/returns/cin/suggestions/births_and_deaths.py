"""Answers on sex, and on dates of birth and death, from the other details of the child."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault, in_words
from worker.rules.cin.birth_and_death import likely_births
from worker.rules.cin.closures import DIED
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_BORN, _EXPECTED, _DIED = "PersonBirthDate", "ExpectedPersonBirthDate", "PersonDeathDate"
_NEW_CODES = {"1": "M", "2": "F", "0": "U", "9": "U"}
"""The codes of sex by those of gender, which was collected up to 2023/24."""
_OLD_CODES = {"M": "1", "F": "2", "U": "0"}


def _sex_field(fault: Fault) -> str:
    return fault.ds.by_year({2023: "GenderCurrent", 2025: "Sex"})


def _unknown(fault: Fault) -> dict[str, str]:
    """The cell that says that the sex is not known."""
    return {_sex_field(fault): fault.ds.by_year({2023: "0", 2025: "U"})}


def _is_unborn(row: Row) -> bool:
    return row.has_date(_EXPECTED) and not row.has_date(_BORN)


@answers.to("4180")
def code_of_the_year(fault: Fault) -> Iterator[Answer | None]:
    """The code that this year has for the code of another year."""
    new = fault.ds.by_year({2023: _OLD_CODES, 2025: _NEW_CODES})
    old = [text for text in fault.row.texts("Sex", "GenderCurrent") if text in new]
    meant = {new[text] for text in old}
    field, (unknown,) = _sex_field(fault), _unknown(fault).values()
    if len(meant) == 1 and (meant == {unknown} or not _is_unborn(fault.row)):
        code = meant.pop()
        reason = f"“{old[0]}” is a code for another year. This year’s code is {fault.meaning(field, code)}."
        yield fault.answer(reason, Source.FORM, {field: code})


@answers.to("4180", "8750")
def not_known_before_birth(fault: Fault) -> Iterator[Answer | None]:
    """Unknown for a child whose birth is expected after the reference date."""
    is_asked = fault.code == "8750" or not fault.text(_sex_field(fault))
    if is_asked and _is_unborn(fault.row) and fault.date(_EXPECTED) > fault.ds.reference_date:
        reason = f"The child’s birth is expected on {in_words(fault.date(_EXPECTED))}, after the reference date."
        yield fault.answer(reason, Source.RECORD, _unknown(fault))


@answers.to("8520")
def unborn_on_the_reference_date(fault: Fault) -> Iterator[Answer | None]:
    """No date of birth, and sex unknown, for a child born after the reference date, by when the file was made."""
    born = fault.date(_BORN)
    if _is_likely(fault) and fault.is_after_the_year(born):
        reason = (
            f"The child was born on {in_words(born)}, after the reference date, and has an expected date of "
            "birth. On the reference date the child was unborn."
        )
        yield fault.answer(reason, Source.RECORD, {_BORN: ""} | _unknown(fault))


@answers.to("8525Q")
def one_of_two_dates_of_birth(fault: Fault) -> Iterator[Answer | None]:
    """Only the date of birth for a child born by the reference date, only the expected date for others."""
    row, born = fault.row, fault.date(_BORN)
    if not (row.has_date(_BORN) and row.has_date(_EXPECTED)):
        return
    if born <= fault.ds.reference_date:
        yield fault.clear(f"The child was born on {in_words(born)}.", _EXPECTED)
    elif _is_likely(fault):
        reason = f"The child was born on {in_words(born)}, after the reference date."
        yield fault.clear(reason, _BORN)


def _is_likely(fault: Fault) -> bool:
    first, last = likely_births(fault.ds)
    return bool(first <= fault.date(_EXPECTED) <= last)


@answers.to("8545Q")
def alive_on_the_reference_date(fault: Fault) -> Iterator[Answer | None]:
    """No date of death for a child who died between the reference date and the making of the file."""
    died = fault.date(_DIED)
    if fault.is_after_the_year(died) and not any(row.text("ReasonForClosure") == DIED for row in fault.episodes):
        yield fault.clear(f"The child died on {in_words(died)}, after the reference date.", _DIED)
