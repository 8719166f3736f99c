import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker.dataset.joins import join, match
from worker.dataset.table import Unavailable
from worker.returns.ssda903.dataset import Dataset


def dataset(**tables: str) -> Dataset:
    return dataset_of({name: parse(text)[0] for name, text in tables.items()}, 2027)


EPISODES = """
    CHILD | DECOM      | DEC        | RNE
    B     | 01/05/2026 |            | L
    A     | 01/06/2026 | 01/07/2026 | S
    B     | 01/05/2026 | 02/05/2026 | S
          | 01/01/2020 |            | S
    b·    |            |            | P
    A     | 01/04/2026 | 01/06/2026 | S
    A     | x          |            | S
"""


def test_in_order_by_child_then_date_then_file_and_undated_last() -> None:
    ordered = dataset(Episodes=EPISODES).Episodes.in_order("DECOM")
    assert ordered.rows.tolist() == [0, 2, 4, 5, 1, 6]


def test_neighbours_are_of_the_same_child() -> None:
    ordered = dataset(Episodes=EPISODES).Episodes.in_order("DECOM")
    assert ordered.before.rows.tolist() == [-1, 0, 2, -1, 5, 1]
    assert ordered.after.rows.tolist() == [2, 4, -1, 1, 6, -1]
    assert ordered.before.RNE.texts.tolist() == [None, "L", "S", None, "S", "S"]
    assert ordered.before.exists.tolist() == [False, True, True, False, True, True]


def test_runs_begin_at_each_child_and_where_told() -> None:
    ordered = dataset(Episodes=EPISODES).Episodes.in_order("DECOM")
    assert ordered.run_starts(ordered.RNE == "P").tolist() == [0, 0, 2, 3, 3, 3]


def test_earliest_and_latest_take_the_first_in_the_file_on_ties() -> None:
    episodes = dataset(Episodes=EPISODES).Episodes
    assert episodes.earliest("DECOM").rows.tolist() == [0, 5]
    assert episodes.latest("DECOM").rows.tolist() == [0, 1]


def test_children_where_never_holds_the_blank_child() -> None:
    episodes = dataset(Episodes=EPISODES).Episodes
    starts = episodes.children_where(episodes.RNE == "S")
    assert episodes.of(starts).tolist() == [True, True, True, False, True, True, True]
    everywhere = episodes.all_children_where(episodes.RNE == "S")
    assert episodes.of(everywhere).tolist() == [False, True, False, False, False, True, True]


def test_counts_per_child() -> None:
    episodes = dataset(Episodes=EPISODES).Episodes
    assert episodes.count_per_child().tolist() == [3, 3, 3, 0, 3, 3, 3]
    assert episodes.count_per_child(episodes.RNE == "S").tolist() == [1, 3, 1, 0, 1, 3, 3]


def test_pairs_of_a_repeated_child_and_of_none() -> None:
    ds = dataset(
        Episodes=EPISODES,
        Header="""
            CHILD | DOB
            a     | 01/01/2010
            C     | 01/01/2011
            A     | 02/01/2010
                  | 03/01/2010
        """,
    )
    pairs = ds.pairs(ds.Episodes, ds.Header)
    assert pairs.left.rows.tolist() == [1, 1, 5, 5, 6, 6]
    assert pairs.right.rows.tolist() == [0, 2, 0, 2, 0, 2]
    kept = ds.pairs(ds.Episodes, ds.Header, keep_left=True)
    assert kept.left.rows.tolist() == [0, 1, 1, 2, 3, 4, 5, 5, 6, 6]
    assert kept.right.rows.tolist() == [-1, 0, 2, -1, -1, -1, 0, 2, 0, 2]
    late = pairs.right.DOB.date > np.datetime64("2010-01-01")
    assert pairs.left_with(late).tolist() == [False, True, False, False, False, True, True]
    assert pairs.right_with(late).tolist() == [False, False, True, False]
    assert pairs.where(late).right.rows.tolist() == [2, 2, 2]
    flags = pairs.flag(late)
    assert [(table.module, rows.tolist()) for table, rows, _, _ in flags.parts] == [
        ("Episodes", [1, 5, 6]),
        ("Header", [2, 2, 2]),
    ]
    assert ds.first_partner(ds.Episodes, ds.Header).rows.tolist() == [-1, 0, -1, -1, -1, 0, 0]


def test_a_join_of_views_gives_rows_of_the_tables() -> None:
    ds = dataset(Episodes=EPISODES)
    pairs = join(ds.Episodes.latest("DECOM"), ds.Episodes.earliest("DECOM"))
    assert (pairs.left.rows.tolist(), pairs.right.rows.tolist()) == ([0, 1], [0, 5])


def test_match_of_nothing() -> None:
    none = np.array([], dtype=np.int64)
    assert [part.tolist() for part in match(none, none)] == [[], []]
    assert [part.tolist() for part in match(np.array([1, -1]), none, keep_left=True)] == [[0, 1], [-1, -1]]


def test_a_row_that_does_not_exist_is_never_flagged() -> None:
    ordered = dataset(Episodes=EPISODES).Episodes.in_order("DECOM")
    ((_, rows, fields, _),) = ordered.before.flag(np.ones(len(ordered), dtype=bool), "DEC").parts
    assert rows.tolist() == [0, 2, 5, 1]
    assert fields == ("DEC",)


def test_a_missing_column_is_blank_and_a_missing_table_is_unavailable() -> None:
    ds = dataset(Episodes=EPISODES)
    assert ds.Episodes.URN.blank.all()
    assert not ds.Episodes.has_column("URN")
    with pytest.raises(Unavailable, match="Header is not loaded"):
        _ = ds.Header
    with pytest.raises(Unavailable, match="last year’s Header is not loaded"):
        _ = ds.last_year.Header
    with pytest.raises(AttributeError):
        _ = ds.Nonsense


def test_unknown_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="Episode"):
        dataset_of({"Episode": pd.DataFrame()}, 2027)


def test_empty_tables_do_no_harm() -> None:
    ds = dataset(Episodes="CHILD | DECOM", Header="CHILD | DOB")
    assert len(ds.pairs(ds.Episodes, ds.Header)) == 0
    assert len(ds.Episodes.in_order("DECOM").before) == 0
    assert len(ds.periods_of_care.start) == 0
    assert len(ds.latest_episode) == 0
    assert not ds.looked_after_12_months.any()


def test_any_of_several_columns_filled_or_blank() -> None:
    oc3 = dataset(OC3="CHILD | IN_TOUCH | ACTIV\n1 | YES | F1\n2 | | F1\n3 | | ").OC3
    assert oc3.any_filled(("IN_TOUCH", "ACTIV")).tolist() == [True, True, False]
    assert oc3.any_blank(("IN_TOUCH", "ACTIV")).tolist() == [False, True, True]


def test_a_text_that_is_not_a_date_counts_as_missing_in_a_column_of_dates() -> None:
    order = ["01/05/2015", "31/02/2015", "ZZ/05/2015", "05/06/ZZ", "x"]
    permanence = dataset(PrevPerm="CHILD | DATE_PERM\n" + "\n".join(f"1 | {date}" for date in order)).PrevPerm
    assert permanence.given("DATE_PERM").tolist() == [True, False, True, False, False]
    ad1 = dataset(AD1="CHILD | DATE_INT | NB_ADOPTR\n1 | 31/02/2015 | x\n1 | ZZ/05/2015 |\n1 | 01/05/2015 |").AD1
    assert ad1.given("DATE_INT").tolist() == [False, False, True]
    assert ad1.given("NB_ADOPTR").tolist() == [True, False, False]
    assert ad1.any_filled(("DATE_INT", "NB_ADOPTR")).tolist() == [True, False, True]
    assert ad1.any_blank(("DATE_INT", "NB_ADOPTR")).tolist() == [True, True, True]
