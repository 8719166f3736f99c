"""Other programs check a census through the library, as tables that they have read themselves."""

from __future__ import annotations

import pandas as pd

from worker import check_tables
from worker.returns.cin import CIN
from worker.returns.cin import sample as census_sample

YEAR = 2026
ERRORS = ("8630", "4220", "8569Q", "100")


def checked(census: census_sample.SampleReturn) -> pd.DataFrame:
    result = check_tables(census.frames(), YEAR, file_format="xml", definition=CIN)
    assert (result.failed, result.not_run) == ({}, {})
    assert set(result.locations) == set(CIN.rules_of(YEAR))
    return result.findings


def test_nothing_is_found_in_a_good_census() -> None:
    assert checked(census_sample.make_return(20, YEAR, seed=1)).empty


def test_each_error_is_found_where_it_is() -> None:
    census = census_sample.make_return(20, YEAR, seed=1)
    injected = census_sample.inject(census, ERRORS, seed=1)
    found = checked(census)
    assert set(found["code"]) == {*ERRORS}
    lines = set(zip(found["child"], found["code"], found["table"], found["row"], strict=True))
    assert {(each.child, each.code, each.module, each.row) for each in injected if each.row is not None} <= lines
