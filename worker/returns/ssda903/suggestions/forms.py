"""Answers from the value itself: what a date, code, postcode or ID in the wrong format was meant to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from worker.checking.rule import Rule, RuleKind
from worker.dataset.column import Column
from worker.returns.module import Field, Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault
from worker.rules.ssda903.header import UPN_OR_CODE_FOR_UNKNOWN
from worker.rules.ssda903.year_on_year import NEW_SEX_CODES
from worker.suggesting.answer import Answer, Answerers, Source
from worker.values import GOOD, Reading, ValueFault, reader_of

answers = Answerers[Fault]()

_MISSING_A_DATE = (
    "142",
    "302",
    "333",
    "502",
    "551",
    "562",
    "564",
    "574",
    "575",
    "577",
    "707",
    "SW08STG2",
    "SW10STG2",
    "SW10aSTG2",
)
"""Rules that most likely find an error because a date in the wrong format counts as missing. It is a list, because
many other rules also mark a date, and in most of them the date is not what is wrong."""
_NEEDED_ALL_THE_SAME = ("141", "146", "178", "SW04STG1")
"""Rules that accept a blank in a field that must have a value: when an episode or a social worker started, the
placement type, and the provider of most placements."""
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def _reading(fault: Fault, field: str) -> Reading:
    """What the check of the files found in a cell."""
    written = fault.row.written(field)
    described = SSDA903.module(fault.table.module).field(field)
    return _read(described, fault.ds.rule_year, written) if written else GOOD


@lru_cache(maxsize=1024)
def _read(field: Field, year: int, written: str) -> Reading:
    return reader_of(SSDA903, field, year).read(written)


@answers.to_kinds(RuleKind.INVALID_DATE)
@answers.to(*_MISSING_A_DATE)
def date_in_another_form(fault: Fault) -> Iterator[Answer | None]:
    """The date as dd/mm/yyyy."""
    for field in fault.fields:
        kind = SSDA903.module(fault.table.module).field(field).kind
        if kind in (Kind.DATE, Kind.PARTIAL_DATE) and not fault.row.has_date(field):
            reading = _reading(fault, field)
            if reading.fault is ValueFault.DATE_FORM and reading.meant:
                reason = f"“{fault.row.written(field).strip()}” is a date in the wrong format."
                guess = fault.rule.kind is not RuleKind.INVALID_DATE
                yield fault.answer(reason, Source.FORM, {field: reading.meant}, guess=guess)


def _may_be_blank(rule: Rule) -> bool:
    # Of several fields, a blank in one need not end the error.
    return rule.accepts_blank and len(rule.fields) == 1 and rule.code not in _NEEDED_ALL_THE_SAME


@answers.to_rules(_may_be_blank)
def word_for_no_value(fault: Fault) -> Iterator[Answer | None]:
    """A blank instead of a word such as NULL, where a blank is allowed."""
    for field in fault.fields:
        reading = _reading(fault, field)
        if reading.fault is ValueFault.BLANK_WORD:
            reason = f"“{fault.row.written(field).strip()}” means “no value”."
            yield fault.answer(reason, Source.FORM, {field: ""})


@answers.to_kinds(RuleKind.INVALID_CODE)
def code_in_another_form(fault: Fault) -> Iterator[Answer | None]:
    """The code that was meant: written with a space, as its meaning, without its letters and so on."""
    for field in fault.fields:
        text = fault.text(field)
        valid = fault.codes(field)
        if not text or text in valid or not valid:
            continue
        reading = _reading(fault, field)
        found = [reading.meant] if reading.meant in valid else _codes_like(text, list(valid))
        if field == "SEX" and fault.ds.rule_year >= 2025 and text in NEW_SEX_CODES:
            found = [NEW_SEX_CODES[text]]
        # Then this cell alone does not end the error.
        others = (fault.code == "181" and len(fault.fields) > 1) or (
            fault.code == "167" and not fault.text("REVIEW")
        )
        for code in found:
            reason = f"“{fault.row.written(field).strip()}” is probably {fault.meaning(field, code)}."
            yield fault.answer(reason, Source.FORM, {field: code}, guess=others)


def _codes_like(text: str, valid: list[str]) -> list[str]:
    """Valid codes that differ only in spaces and signs, O and 0, I and 1, zeros, or missing letters."""
    key = re.sub(r"[^A-Z0-9]", "", text)
    if key in valid:
        return [key]
    without_zeros = re.sub(r"(?<![0-9])0+(?=[0-9])", "", key)
    prefixes = {re.match("[A-Z]*", code)[0] for code in valid}  # type: ignore[index]
    if len(prefixes) == 1 and key.isdigit():
        without_zeros = prefixes.pop() + without_zeros
    if without_zeros in valid:
        return [without_zeros]
    return [code for code in valid if code.translate(_ALIKE) == key.translate(_ALIKE)]


@answers.to("168")
def upn_in_another_form(fault: Fault) -> Iterator[Answer | None]:
    """The UPN without spaces and signs, with 0 and 1 for O and I among its digits."""
    key = re.sub(r"[^A-Z0-9]", "", fault.text("UPN"))
    upn = key[:1] + key[1:12].translate(_ALIKE) + key[12:]
    for candidate in dict.fromkeys((key, upn)):
        if candidate and re.fullmatch(UPN_OR_CODE_FOR_UNKNOWN, candidate):
            yield fault.answer(
                "This is the UPN without spaces and signs, and with digits where it must have them.",
                Source.FORM,
                {"UPN": candidate},
            )


@answers.to("392c", "169", "179", "392a")
def postcode_in_another_form(fault: Fault) -> Iterator[Answer | None]:
    """The postcode that exists, with letters and digits where they must be."""
    fields = (
        fault.fields
        if fault.code == "392c"
        else ("PL_POST",)
        if fault.code != "392a"
        else ("HOME_POST", "PL_POST")
    )
    unknown = [name for name in fields if fault.text(name) and not fault.postcodes.exists(fault.text(name))]
    for field in unknown:
        for postcode in fault.postcodes.meant(fault.text(field)):
            reason = f"“{fault.row.written(field).strip()}” does not exist, but {postcode} does."
            yield fault.answer(reason, Source.FORM, {field: postcode}, guess=len(unknown) > 1)


@answers.to("SW02STG1")
def social_worker_id_with_prefix(fault: Fault) -> Iterator[Answer | None]:
    """The social worker's ID with SW before it, if other rows of the return have it."""
    text = fault.text("SW_ID")
    key = f"SW{re.sub('[^A-Z0-9]', '', text)}"
    if text and key in fault.ds.SWEpisodes.SW_ID.values:
        reason = f"Other rows of the return have {key}. This row does not have the letters."
        yield fault.answer(reason, Source.FORM, {"SW_ID": key})


@answers.to(*(f"INT0{number}" for number in range(1, 10)))
def child_id_with_other_zeros(fault: Fault) -> Iterator[Answer | None]:
    """The child ID of Header that differs only in leading zeros."""
    text = fault.text("CHILD")
    if not text:
        return
    short = text.lstrip("0")
    forms = [short.zfill(length) for length in range(len(short), 13) if short.zfill(length) != text]
    listed = fault.ds.Header.CHILD.positions_of(Column.from_texts(np.array(forms, dtype=object))) >= 0
    for child in np.array(forms, dtype=object)[listed].tolist():
        reason = f"Header has {child}, which differs only in leading zeros."
        yield fault.answer(reason, Source.FORM, {"CHILD": child})
