"""Missing periods and deprivation of liberty orders among themselves and against periods of care."""

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.overlapping_periods import (
    begun_before_the_last_one_ended,
    end_outside_care,
    fit_no_period_of_care,
)


def dataset(**tables: str) -> Dataset:
    return dataset_of({name: parse(text)[0] for name, text in tables.items()}, 2027)


def rows(flags: RowsAtFault) -> list[int]:
    return sorted(row for _, found, _, _ in flags.parts for row in found.tolist())


EPISODES = """
    CHILD | DECOM      | DEC
    1     | 01/05/2026 | 10/06/2026
    1     | 12/06/2026 |
    2     | xx         | 10/06/2026
"""

MISSING = """
    CHILD | MIS_START  | MIS_END
    1     | 01/06/2026 |
    1     | 11/06/2026 | 11/06/2026
    1     | 12/06/2026 |
    2     | 01/06/2026 |
    3     | 01/06/2026 |
          | 01/06/2026 |
"""


def test_an_open_spell_stands_at_its_start() -> None:
    assert rows(begun_before_the_last_one_ended(dataset(Missing=MISSING).Missing, "MIS_START", "MIS_END")) == [1]


def test_a_spell_ends_in_a_period_of_care_or_is_open_with_it() -> None:
    ds = dataset(Episodes=EPISODES, Missing=MISSING)
    assert rows(end_outside_care(ds, ds.Missing, "MIS_START", "MIS_END")) == [0, 1]


def test_only_children_with_periods_of_care_can_fit_none() -> None:
    ds = dataset(Episodes=EPISODES, Missing=MISSING)
    unfit = fit_no_period_of_care(ds, ds.Missing, lambda spells, start, end: spells.MIS_START.date < start)
    assert unfit.tolist() == [False, False, True, False, False, False]


def test_tables_without_rows_do_no_harm() -> None:
    ds = dataset(Episodes="CHILD | DECOM", Missing="CHILD | MIS_START")
    assert rows(begun_before_the_last_one_ended(ds.Missing, "MIS_START", "MIS_END")) == []
    assert rows(end_outside_care(ds, ds.Missing, "MIS_START", "MIS_END")) == []
