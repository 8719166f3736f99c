"""Sets of children that several rules share."""

from tests.unit.rules.cases import _parse
from worker.dataset import Dataset
from worker.tables import others


def dataset(**tables: str) -> Dataset:
    return Dataset({name: _parse(text)[0] for name, text in tables.items()}, 2027)


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
