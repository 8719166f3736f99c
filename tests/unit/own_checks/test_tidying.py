"""Dates in a condition can be typed as in a cell, and are kept, compared and shown in one way."""

from __future__ import annotations

import json

import pytest

from tests.unit.own_checks.made import condition, own_check
from worker.own_checks.check_file import file_of, read_checks
from worker.own_checks.faults import faults
from worker.own_checks.own_check import Condition, Measure, Operator, OwnCheck
from worker.own_checks.tidying import tidied
from worker.own_checks.wording import check_in_words
from worker.returns.cin import CIN
from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903

COLUMNS = {SSDA903: "Episodes.DECOM", CIN: "CINdetails.CINreferralDate"}
WRITTEN = {SSDA903: "31/03/2026", CIN: "2026-03-31"}
RETURNS = pytest.mark.parametrize("definition", COLUMNS, ids=["ssda903", "cin"])


def dated(definition: Return, *values: str, operator: Operator = Operator.BEFORE) -> OwnCheck:
    """A check of the return's main date."""
    column = COLUMNS[definition]
    return own_check(condition(column, operator, *values), module=column.partition(".")[0])


def values_of(check: OwnCheck) -> list[str]:
    return check.groups[0].conditions[0].values


@RETURNS
@pytest.mark.parametrize(
    "typed", ["31/03/2026", "31/3/26", "31 March 2026", "31-Mar-2026", "31.03.2026", "2026-03-31"]
)
def test_a_date_typed_as_in_a_cell_is_kept_as_the_return_writes_it(definition: Return, typed: str) -> None:
    check = tidied(dated(definition, typed), definition, 2026)
    assert values_of(check) == [WRITTEN[definition]]
    assert faults(check, definition, 2026) == []


@RETURNS
def test_each_of_several_dates_is_read(definition: Return) -> None:
    check = tidied(dated(definition, "31 March 2026", "soon", operator=Operator.ONE_OF), definition, 2026)
    assert values_of(check) == [WRITTEN[definition], "soon"]


@RETURNS
@pytest.mark.parametrize("typed", ["1 June", "31/02/2026", "03/31/2026", "46112", "soon"])
def test_what_is_not_clearly_a_date_stays_and_is_a_fault(definition: Return, typed: str) -> None:
    check = tidied(dated(definition, typed), definition, 2026)
    assert values_of(check) == [typed]
    assert [fault.text for fault in faults(check, definition, 2026)] == [
        f"“{typed}” is not a date that we can use. Enter a day, month and year, such as 31/03/2026."
    ]


@pytest.mark.parametrize(
    "other",
    [
        condition("Episodes.DECOM", Operator.MORE, "1042026", measure=Measure.DAYS),
        condition("Episodes.HOME_POST", Operator.IS, "1/4/2026"),
        condition("Episodes.NOTHING", Operator.IS, "1/4/2026"),
        condition("Nothing.DECOM", Operator.IS, "1/4/2026"),
        condition(None, Operator.IS, "1/4/2026"),
    ],
    ids=["days", "another kind", "unknown column", "unknown module", "no column"],
)
def test_only_dates_are_read(other: Condition) -> None:
    assert tidied(own_check(other), SSDA903, 2026) == own_check(other)


@RETURNS
def test_words_name_the_day(definition: Return) -> None:
    check = dated(definition, WRITTEN[definition])
    assert check_in_words(check, definition).endswith(") is before 31 March 2026.")
    assert check_in_words(dated(definition, "soon"), definition).endswith(") is before soon.")


@RETURNS
def test_a_file_may_have_dates_as_people_type_them(definition: Return) -> None:
    data = file_of([dated(definition, "31 March 2026")], definition)
    assert "31 March 2026" in json.dumps(json.loads(data))
    (check,) = read_checks(data, definition)
    assert values_of(check) == [WRITTEN[definition]]
