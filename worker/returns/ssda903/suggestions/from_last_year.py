"""Answers from last year's return, where this year's differs or is blank."""

from __future__ import annotations

import re
from collections.abc import Iterator

from worker.checking.rule import Rule, RuleKind
from worker.dataset.dates import add_years, format_date
from worker.returns.module import Field, Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault, label
from worker.returns.ssda903.suggestions.known_postcodes import spaced
from worker.returns.table_ref import TableRef, last_year
from worker.rules.ssda903.header import UPN_OR_CODE_FOR_UNKNOWN
from worker.rules.ssda903.year_on_year import NEW_SEX_CODES
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.fault import in_sentence, listed
from worker.suggesting.record_rows import Row, neighbours
from worker.values.council_numbers import council_numbers

answers = Answerers[Fault]()

_EPISODES = TableRef("Episodes")
_NO_UPN = ("UN1", "UN2", "UN3", "UN4", "UN5")


def as_written_now(fault: Fault, last: Row, field: str) -> str:
    """Last year's value as this year's return would write it; "" if it is not possible this year."""
    kind = SSDA903.module(last.table.module).field(field).kind
    if kind is Kind.DATE:
        return format_date(last.date(field))
    text = last.text(field)
    if field == "SEX" and fault.ds.rule_year >= 2025:
        text = NEW_SEX_CODES.get(text, text)
    if field == "UPN":
        return text if re.fullmatch(UPN_OR_CODE_FOR_UNKNOWN, text) else ""
    if kind is Kind.POSTCODE:
        return spaced(text)
    codes = fault.codes(field)
    is_council = SSDA903.module(last.table.module).field(field).council_codes and text in council_numbers()
    return text if not codes or text in codes or is_council else ""


# The child's details

_DETAILS = {
    "165": "MOTHER",
    "209": "UPN",
    "210": "UPN",
    "231": "DOB",
    "232": "SEX",
    "301": "DOB",
    "351": "DOB",
    "393": "MOTHER",
    "442": "UPN",
    "444": "UPN",
    "607": "MOTHER",
    "611": "MC_DOB",
    "620": "DOB",
    "621": "DOB",
    "626": "MC_DOB",
}
"""Other rules whose errors last year’s Header may resolve, and in which field."""
_LESS_KNOWN = ("NOBT", "REFU", "U")
"""Not obtained, refused, unknown: a known value is never changed to these."""
_DOUBTFUL = ("231", "301", "351", "620", "621", "626", "165", "393", "607")
"""Rules that last year's value may not resolve, or whose value can have changed since."""


def _is_about_a_detail(rule: Rule) -> bool:
    of_a_kind = rule.kind in (RuleKind.INVALID_DATE, RuleKind.INVALID_CODE, RuleKind.DIFFERS_FROM_LAST_YEAR)
    return rule.code in _DETAILS or (of_a_kind and rule.tables == (TableRef("Header"),))


@answers.to_rules(_is_about_a_detail)
def as_last_year(fault: Fault) -> Iterator[Answer | None]:
    """What last year's Header says."""
    field = _DETAILS.get(fault.code) or fault.fields[0]
    header, last = fault.child.only("Header"), fault.child.only(last_year("Header"))
    if not header or not last:
        return
    value = as_written_now(fault, last, field)
    if (
        not value
        or (field == "UPN" and fault.code != "208" and value in _NO_UPN)
        or _value(header, field) == value
    ):
        return
    if value in _LESS_KNOWN and header.text(field) in fault.codes(field):
        # The value has become known since; last year's return should be amended.
        return
    if field == "MOTHER" and header.text("SEX") in ("M", "1"):
        return
    if fault.code == "444" and value in fault.ds.Header.UPN.values:
        return
    agreeing = _agreeing(fault, field, value)
    # A value that other files of this year also have was probably not mistyped in Header.
    corrected = not agreeing and bool(_agreeing(fault, field, _value(header, field)))
    also = f", like this year’s {listed(agreeing)}" if agreeing else ""
    reason = f"Last year’s return has {in_sentence(label('Header', field))} {fault.meaning(field, value)}{also}."
    guess = corrected or fault.code in _DOUBTFUL or value in _NO_UPN
    yield fault.answer(reason, Source.LAST_YEAR, {field: value}, guess=guess, row=header)


def _value(row: Row, field: str) -> str:
    """A cell; a date as dd/mm/yyyy, "" if it is not a date."""
    is_date = SSDA903.module(row.table.module).field(field).kind is Kind.DATE
    return format_date(row.date(field)) if is_date else row.text(field)


def _agreeing(fault: Fault, field: str, value: str) -> list[str]:
    """Other files of this year in which the child has the value."""
    tables = (name for name, module in SSDA903.by_module.items() if name != "Header" and field in module.columns)
    return [
        SSDA903.module(table).title
        for table in tables
        if value and any(_value(row, field) == value for row in fault.child.rows(table))
    ]


# The episode that was open at the end of last year


def _field_that_differs(rule: Rule) -> Field | None:
    """The field in which a rule found that the episode left open last year differs."""
    of_episode = rule.kind is RuleKind.DIFFERS_FROM_LAST_YEAR and rule.tables == (_EPISODES,)
    return SSDA903.module("Episodes").field(rule.fields_of(_EPISODES)[0]) if of_episode else None


def _given_field_differs(rule: Rule) -> bool:
    field = _field_that_differs(rule)
    return field is not None and not field.derived


def _derived_field_differs(rule: Rule) -> bool:
    field = _field_that_differs(rule)
    return field is not None and field.derived


@answers.to_rules(_given_field_differs)
def as_in_the_open_episode(fault: Fault) -> Iterator[Answer | None]:
    """The value in the episode that was left open last year."""
    field, last = fault.fields[0], fault.child.carried_over(fault.row)
    value = as_written_now(fault, last, field) if last else ""
    if last and value and value != fault.text(field):
        other_start = last.date("DECOM") != fault.date("DECOM")
        began = format_date(last.date("DECOM"))
        has = f"has {fault.meaning(field, value)}"
        reason = f"The episode that was open at the end of last year’s return (which started on {began}) {has}."
        if other_start:
            reason += " It started on a different day from this episode. Fix that first."
        yield fault.answer(reason, Source.LAST_YEAR, {field: value}, guess=other_start)


@answers.to_rules(_derived_field_differs)
def postcodes_of_the_open_episode(fault: Fault) -> Iterator[Answer | None]:
    """The postcodes of the episode that was left open last year."""
    last = fault.child.carried_over(fault.row)
    if not last:
        return
    fields = ("HOME_POST", "PL_POST") if fault.fields[0] == "PL_DISTANCE" else ("PL_POST",)
    values = {field: spaced(last.text(field)) for field in fields if last.text(field)}
    values = {field: value for field, value in values.items() if value != spaced(fault.text(field))}
    if values:
        reason = "The episode that was open at the end of last year’s return has " + " and ".join(
            f"{in_sentence(label('Episodes', field))} {value}" for field, value in values.items()
        )
        other_start = last.date("DECOM") != fault.date("DECOM")
        yield fault.answer(f"{reason}.", Source.LAST_YEAR, values, guess=other_start)


@answers.to("502", "562")
def start_of_the_open_episode(fault: Fault) -> Iterator[Answer | None]:
    """The start of the episode that was left open last year."""
    last = fault.child.carried_over(fault.row)
    if not last:
        return
    start, end = last.date("DECOM"), fault.date("DEC")
    _, following = neighbours(fault.child.episodes, fault.row)
    if (following and start > following.date("DECOM")) or start >= end:
        return
    open_ones = [row for row in fault.child.rows(last_year("Episodes")) if not row.has_date("DEC")]
    alike = [name for name in ("LS", "PLACE", "PL_POST", "URN") if last.text(name) == fault.text(name)]
    began = format_date(start)
    reason = f"The episode that was open at the end of last year’s return started on {began}."
    if len(alike) == 4:
        reason += " Legal status, placement type, postcode and URN are the same in both."
    else:
        reason += " The two differ in other items. Check whether an episode is missing before this one."
    yield fault.answer(reason, Source.LAST_YEAR, {"DECOM": began}, guess=len(alike) < 4 or len(open_ones) > 1)


# Other files


@answers.to("560", "563")
def decision_as_last_year(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision to place for adoption in last year's return."""
    last, now = fault.child.only(last_year("PlacedAdoption")), fault.child.only("PlacedAdoption")
    if last and now and last.has_date("DATE_PLACED"):
        date = format_date(last.date("DATE_PLACED"))
        reason = f"Last year’s return has {date} as the date of the decision to place for adoption."
        yield fault.answer(reason, Source.LAST_YEAR, {"DATE_PLACED": date}, row=now)


@answers.to("348")
def died_last_year(fault: Fault) -> Iterator[Answer | None]:
    """Died, without activity and accommodation, for a care leaver who had died by last year."""
    reason = "Last year’s return has in touch DIED. Activity and accommodation must then be 0."
    values = {"IN_TOUCH": "DIED", "ACTIV": "0", "ACCOM": "0"}
    yield fault.answer(reason, Source.LAST_YEAR, values, title="In touch DIED")


@answers.to("576")
def start_of_the_open_spell(fault: Fault) -> Iterator[Answer | None]:
    """The start of the missing period that was left open last year."""
    periods = fault.child.in_order("Missing", "MIS_START")
    left_open = [
        row
        for row in fault.child.rows(last_year("Missing"))
        if row.has_date("MIS_START") and not row.has_date("MIS_END")
    ]
    if periods and len(left_open) == 1:
        first, began = periods[0], left_open[0].date("MIS_START")
        if not first.has_date("MIS_END") or began <= first.date("MIS_END"):
            day = format_date(began)
            reason = f"The missing period that was open at the end of last year’s return started on {day}."
            yield fault.answer(reason, Source.LAST_YEAR, {"MIS_START": day}, guess=True, row=first)


@answers.to("205B")
def end_of_uasc_status_as_last_year(fault: Fault) -> Iterator[Answer | None]:
    """The date on which the status ceases in last year's return, if it is the 18th birthday."""
    last, now = fault.child.only(last_year("UASC")), fault.child.only("UASC")
    if last and now and last.has_date("DUC") and last.date("DUC") == add_years(last.date("DOB"), 18):
        date = format_date(last.date("DUC"))
        reason = f"In last year’s return the status ceases on {date}, the 18th birthday."
        # A date in the cell may be a mistyped day of this year: then the status ceased early.
        yield fault.answer(reason, Source.LAST_YEAR, {"DUC": date}, guess=bool(now.text("DUC")), row=now)
