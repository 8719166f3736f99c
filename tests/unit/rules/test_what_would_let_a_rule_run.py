"""Rules that find out for themselves that they can't run name the tables that would help."""

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker.checking.engine import Reason, check
from worker.library import table_name

ONE_CHILD = pd.DataFrame({"CHILD": ["1"]}, dtype="str")


@pytest.mark.parametrize(
    ("code", "loaded", "helpful"),
    [
        ("231", ["Header"], ("UASC",)),
        ("205D", ["Header", "UASC", "Header_last"], ("UASC_last",)),
        ("205D", ["Header", "UASC"], ("Header_last", "UASC_last")),
        ("1001", ["Header", "OC3", "Episodes"], ("Episodes_last",)),
    ],
)
def test_helpful_tables_are_named(code: str, loaded: list[str], helpful: tuple[str, ...]) -> None:
    tables = dict.fromkeys(loaded, ONE_CHILD)
    if code == "1001":
        tables["Episodes_last"] = ONE_CHILD.iloc[:0]
    why = check(dataset_of(tables, 2027), [code]).not_run_because[code]
    assert (why.reason, tuple(map(table_name, why.tables))) == (Reason.TABLE, helpful)
