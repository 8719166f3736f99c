"""Tables as rules see them: which children another file lists, and order within a child."""

import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker.dataset.table import View
from worker.returns.ssda903.dataset import Dataset


def dataset(**tables: dict[str, list[str | None]]) -> Dataset:
    return dataset_of({name: pd.DataFrame(columns, dtype="str") for name, columns in tables.items()}, 2027)


def test_rows_are_put_in_order_of_dates_that_no_column_holds() -> None:
    ds = dataset(
        Missing={
            "CHILD": ["B", "A", None, "A", "A"],
            "MIS_START": ["01/05/2026", "03/05/2026", "01/01/2026", "bad", "02/05/2026"],
        }
    )
    ordered = ds.Missing.in_order_of(ds.Missing.MIS_START.date)
    assert ordered.rows.tolist() == [0, 4, 1, 3]


def test_the_first_of_several_dates_counts_most_and_ties_keep_the_order_of_the_file() -> None:
    ds = dataset(
        Missing={
            "CHILD": ["A", "A", "A"],
            "MIS_START": ["02/05/2026", "01/05/2026", "01/05/2026"],
            "MIS_END": ["01/06/2026", "02/06/2026", "02/06/2026"],
        }
    )
    missing = ds.Missing
    assert missing.in_order_of(missing.MIS_END.date, missing.MIS_START.date).rows.tolist() == [0, 1, 2]
    assert missing.in_order_of(missing.MIS_START.date, missing.MIS_END.date).rows.tolist() == [1, 2, 0]


@pytest.mark.parametrize(
    ("in_header", "listed"),
    [(["A"], [True, False, False]), (["A", None], [True, False, True]), ([], [False, False, False])],
    ids=["no blank CHILD in Header", "a blank CHILD in Header", "Header without rows"],
)
def test_a_row_is_listed_in_another_table_by_its_child(in_header: list[str | None], listed: list[bool]) -> None:
    ds = dataset(Header={"CHILD": in_header}, AD1={"CHILD": [" a ", "B", None]})
    assert ds.AD1.listed_in(ds.Header).tolist() == listed


def test_the_earliest_and_latest_dates_there_are_come_before_none() -> None:
    ds = dataset(
        Missing={
            "CHILD": ["B", "A", "A", "A", "A"],
            "MIS_START": ["22/09/1677", None, "11/04/2262", "01/01/1970", "22/09/1677"],
        }
    )
    assert ds.Missing.in_order("MIS_START").rows.tolist() == [0, 4, 3, 2, 1]
    assert ds.Missing.earliest("MIS_START").rows.tolist() == [0, 4]
    assert ds.Missing.latest("MIS_START").rows.tolist() == [0, 2]


def test_ties_keep_the_order_of_the_file_also_in_rows_taken_in_another_order() -> None:
    ds = dataset(Missing={"CHILD": ["A", "A", "A"], "MIS_START": ["01/05/2026", "01/04/2026", "01/05/2026"]})
    taken = View(ds.Missing, np.array([2, 1, 0]))
    assert taken.in_order("MIS_START").rows.tolist() == [1, 0, 2]
    assert taken.in_order().rows.tolist() == [0, 1, 2]
    assert taken.latest("MIS_START").rows.tolist() == [0]
