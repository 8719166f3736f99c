"""Answers to a child ID that no other file has: the ID that was meant."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault
from worker.returns.table_ref import TableRef, last_year
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NOT_IN_HEADER = tuple(f"INT0{number}" for number in range(1, 10))


@answers.to(*_NOT_IN_HEADER, "1012", "SW01STG1", "SW11aSTG2", "SW12STG2", "SW17STG2")
def child_of_header(fault: Fault) -> Iterator[Answer | None]:
    """The child ID of Header that differs by one keystroke, or Header’s to be as it is here."""
    text, header = fault.text("CHILD"), fault.header_ids
    if not text or text in header:
        return
    near = [child for child in _mistypings(text) if child in header and _may_be(fault, child)]
    for child in near:
        row = fault.child_called(child).only("Header")
        if not row:
            continue
        alone, several = _is_in_header_alone(fault, child), len(near) > 1
        if alone:
            reason = f"Header has {child}, which differs by one keystroke and is not in any other file."
            doubtful = several or not _is_in_several(fault, text)
            yield fault.answer(reason, Source.FORM, {"CHILD": text}, guess=doubtful, row=row)
        if not alone or not _is_in_several(fault, text):
            also = " and has the same date of birth" if _has_birthday(fault.row) else ""
            reason = f"Header has {child}, which differs by one keystroke{also}. {text} is not in Header."
            known = bool(fault.child_called(text).rows(last_year("Header")))
            yield fault.answer(reason, Source.FORM, {"CHILD": child}, guess=alone or several or known)


@answers.to("INT11", "INT12", "INT13", "INT14", "INT15", "INT16", "INT17", "INT18")
def child_with_the_birthday(fault: Fault) -> Iterator[Answer | None]:
    """The child ID of Header that differs by one keystroke and has the row’s date of birth."""
    for child in _mistypings(fault.text("CHILD")):
        if child in fault.header_ids and _has_birthday(fault.row) and _may_be(fault, child):
            reason = f"Header has {child}, which differs by one keystroke and has this row’s date of birth."
            yield fault.answer(reason, Source.FORM, {"CHILD": child}, guess=True)


@answers.to("EPI")
def header_as_other_files(fault: Fault) -> Iterator[Answer | None]:
    """The child ID of the other files that differs by one keystroke and is not in Header."""
    near = near_ids_elsewhere(fault)
    if _is_in_header_alone(fault, fault.text("CHILD")):
        for child in near:
            reason = f"Other files have {child}, which differs by one keystroke and is not in Header."
            doubtful = len(near) > 1 or not _is_in_several(fault, child)
            yield fault.answer(reason, Source.FORM, {"CHILD": child}, guess=doubtful)


def near_ids_elsewhere(fault: Fault) -> list[str]:
    """The child IDs of the other files that differ from the row’s by one keystroke and are not in Header."""
    text, others = fault.text("CHILD"), fault.ids_outside_header
    return [child for child in _mistypings(text) if child in others] if text else []


def _mistypings(text: str) -> list[str]:
    """Texts that differ by one changed, missing or extra character, or by two swapped characters."""
    pairs = [(text[:at], text[at:]) for at in range(len(text) + 1)]
    other = [before + character + after[1:] for before, after in pairs if after for character in _CHARACTERS]
    more = [before + character + after for before, after in pairs for character in _CHARACTERS]
    fewer = [before + after[1:] for before, after in pairs if after]
    swapped = [before + after[1] + after[0] + after[2:] for before, after in pairs if len(after) > 1]
    return [each for each in dict.fromkeys([*swapped, *other, *more, *fewer]) if each != text]


def _has_birthday(row: Row) -> bool:
    return SSDA903.module(row.table.module).has("DOB") and row.has_date("DOB")


def _may_be(fault: Fault, child: str) -> bool:
    """Whether the row’s date of birth, if it has one, is the child’s date of birth in Header."""
    header = fault.child_called(child).only("Header")
    return header is not None and (not _has_birthday(fault.row) or bool(header.date("DOB") == fault.date("DOB")))


def _is_in_header_alone(fault: Fault, child: str) -> bool:
    """Whether neither another file nor last year’s return has the child."""
    own = fault.child_called(child)
    return not any(own.rows(name) for name in SSDA903.tables if name != TableRef("Header"))


def _is_in_several(fault: Fault, child: str) -> bool:
    """Whether several files have the child, of both years."""
    own = fault.child_called(child)
    return sum(bool(own.rows(name)) for name in SSDA903.tables) > 1
