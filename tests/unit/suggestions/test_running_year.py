"""While the year runs, no answer takes for granted that it is over."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.suggestions.tables import AT_M1, MANCHESTER, Cells, offered, providers, tables
from worker.checking.engine import check
from worker.suggesting.suggest import Suggestion, suggest

NOVEMBER = datetime.date(2026, 11, 15)
END = datetime.date(2027, 3, 31)
LONG = {"DECOM": "01/05/2025"}
LEFT_CARE = LONG | {"DEC": "31/03/2027", "REC": "E4A"}
ADOPTION = {"DATE_INT": "01/05/2026", "DATE_MATCH": "01/07/2026"}
CLEARED = [{"DATE_INT": "", "DATE_MATCH": ""}]


def suggested(
    rows: dict[str, list[Cells]], code: str, as_at: datetime.date, lists: pd.DataFrame | None = None
) -> list[Suggestion]:
    """The suggestions for the errors that one rule finds as at a day; it must find some."""
    result = check(dataset_of(tables(rows), 2027, MANCHESTER, lists, as_at=as_at), [code])
    assert result.found[code]
    return suggest(result)


@pytest.mark.parametrize("code", ["187", "602"])
def test_adoption_items_of_a_child_in_care_are_not_cleared(code: str) -> None:
    rows = {"AD1": [ADOPTION], "Episodes": [LONG], "OC3": [{"CHILD": "2"}]}
    assert suggested(rows, code, NOVEMBER) == []
    found = suggested(rows, code, END)
    assert offered(found) == CLEARED
    assert found[0].guess


def test_nor_are_they_before_an_end_that_is_still_to_come() -> None:
    rows = {"AD1": [ADOPTION], "Episodes": [LEFT_CARE], "OC3": [{"CHILD": "2"}]}
    assert suggested(rows, "602", NOVEMBER) == []
    gone = LONG | {"DEC": "01/10/2026", "REC": "E4A"}
    assert offered(suggested(rows | {"Episodes": [gone]}, "602", NOVEMBER)) == CLEARED


def test_a_reversed_decision_is_not_the_end_of_it() -> None:
    rows = {
        "AD1": [ADOPTION],
        "PlacedAdoption": [{"DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "01/06/2026"}],
        "Episodes": [LONG],
    }
    for as_at, certain in ((NOVEMBER, False), (END, True)):
        assert {not each.guess for each in suggested(rows, "525", as_at)} == {certain}


def test_items_of_12_months_are_not_cleared_before_the_end_of_care() -> None:
    rows = {
        "OC2": [{"TEETH_CHECK": "1"}],
        "OC3": [{"IN_TOUCH": "YES"}],
        "Episodes": [LONG | {"DEC": "20/12/2026", "REC": "E4A"}],
    }
    assert suggested(rows, "215", NOVEMBER) == []
    assert offered(suggested(rows, "215", datetime.date(2026, 12, 20))) == [{"TEETH_CHECK": ""}] * 2


def test_a_provider_may_close_later_in_the_year() -> None:
    lists = providers(
        {"URN": "1", "REG_END": "01/10/2026"}, {"URN": "2", "REG_END": "31/12/2026"}, {"URN": "3", "REG_END": ""}
    )
    rows = {"Episodes": [LONG | {"PL_POST": AT_M1, "URN": "1"}]}
    assert offered(suggested(rows, "228", NOVEMBER, lists)) == [{"URN": "2"}, {"URN": "3"}]
    assert offered(suggested(rows, "228", END, lists)) == [{"URN": "3"}]


@pytest.mark.parametrize(
    ("code", "rows", "now", "at_the_end"),
    [
        (
            "SW17STG2",
            {"SWEpisodes": [{"SW_DECOM": "01/05/2026", "SW_DEC": "01/09/2026"}]},
            "is still the child’s social worker",
            "continued after 31 March",
        ),
        ("571", {"Missing": [{"MIS_END": "02/04/2027"}]}, "It ends after the year", "It had not ended"),
    ],
)
def test_reasons_do_not_say_that_the_year_is_over(
    code: str, rows: dict[str, list[Cells]], now: str, at_the_end: str
) -> None:
    for as_at, words in ((NOVEMBER, now), (END, at_the_end)):
        assert words in suggested(rows, code, as_at)[0].reason
