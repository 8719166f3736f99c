"""Sets of children that several rules share."""

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker.dataset.joins import others
from worker.returns.ssda903.dataset import Dataset


def dataset(**tables: str) -> Dataset:
    return dataset_of({name: parse(text)[0] for name, text in tables.items()}, 2027)


def test_in_more_than_short_breaks() -> None:
    episodes = """
        CHILD | LS
        1     | V3
        1     | V4
        2     | V3
        2     | C2
        3     |
              | C2
    """
    ds = dataset(Episodes=episodes, Header="CHILD\n1\n2\n3\n4\n¦")
    assert ds.Header.of(ds.in_more_than_short_breaks).tolist() == [False, True, True, False, False]


def test_others_are_all_children_but_these_and_never_the_blank_one() -> None:
    header = dataset(Header="CHILD\n1\n2\n¦").Header
    chosen = header.children_where(header.CHILD == "1")
    assert header.of(others(chosen)).tolist() == [False, True, False]


def test_carried_over_pairs_the_first_episode_with_last_years_open_one() -> None:
    this_year = """
        CHILD | DECOM
        1     | 01/06/2026
        1     | 01/05/2026
        2     | 01/05/2026
        3     | 01/05/2026
    """
    last_year = """
        CHILD | DECOM      | DEC
        1     | 01/05/2025 | 01/06/2025
        1     | 01/06/2025 |
        2     | 01/05/2025 |
        2     | 01/06/2025 | 01/07/2025
        3     | 01/05/2025 | 31/02/2026
    """
    pairs = dataset(Episodes=this_year, Episodes_last=last_year).carried_over
    assert pairs.left.rows.tolist() == [1, 3]
    assert pairs.right.rows.tolist() == [1, 4]


def test_the_uasc_status_of_header_may_be_called_uasc_status() -> None:
    header = dataset(Header="CHILD | UASC_STATUS\n1 | 1\n2 | 0", UASC="CHILD\n2").Header
    assert header.UASC.texts.tolist() == ["1", "0"]
