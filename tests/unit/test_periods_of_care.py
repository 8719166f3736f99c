"""Ideas about time in care that rules share, by examples of the specification."""

import numpy as np
import pytest

from tests.unit.datasets import dataset_of
from tests.unit.rules.case_tables import parse
from worker.dataset.table import ChildSet, Unavailable
from worker.returns.ssda903.dataset import Dataset


def dataset(year: int = 2027, file_format: str = "csv", **tables: str) -> Dataset:
    frames = {name: parse(text)[0] for name, text in tables.items()}
    return dataset_of(frames, year, file_format=file_format)


def names(ds: Dataset, children: ChildSet) -> set[str]:
    assert not children[-1], "a blank CHILD is no child"
    return {ds.children[number] for number in np.flatnonzero(children[:-1])}


def test_looked_after_for_12_months() -> None:
    ds = dataset(
        Episodes="""
            CHILD         | DECOM      | RNE | LS | DEC        | REC
            WHOLE         | 01/04/2020 | S   | C2 |            |
            STARTFIRST    | 01/04/2026 | S   | C2 |            |
            STARTSECOND   | 02/04/2026 | S   | C2 |            |
            STARTLAST     | 31/03/2027 | S   | C2 |            |
            STARTAFTER    | 01/04/2027 | S   | C2 |            |
            ENDEDFIRST    | 01/01/2020 | L   | C2 | 01/04/2026 | E4A
            ENDEDBEFORE   | 01/01/2020 | L   | C2 | 31/03/2026 | E4A
            ENDEDLAST     | 01/01/2020 | L   | C2 | 30/03/2027 | E4A
            ENDEDONEND    | 01/01/2020 | L   | C2 | 31/03/2027 | E4A
            BLANKREASON   | 01/01/2020 | L   | C2 | 01/06/2026 |
            MOVED         | 01/01/2020 | L   | C2 | 01/06/2026 | X1
            MOVED         | 01/06/2026 | P   | C2 |            |
            SHORTBREAK    | 01/01/2020 | L   | V3 | 01/04/2026 | X1
            SHORTBREAK    | 01/04/2026 | L   | C2 |            |
            OLDSHORTBREAK | 01/01/2020 | L   | V4 | 31/03/2026 | X1
            OLDSHORTBREAK | 31/03/2026 | L   | C2 |            |
            BADSTART      | x          | L   | C2 |            |
            BADEND        | 01/01/2020 | L   | C2 | x          | X1
                          | 01/01/2020 | L   | C2 |            |
        """
    )
    expected = {"WHOLE", "STARTFIRST", "ENDEDONEND", "MOVED", "OLDSHORTBREAK", "BADEND"}
    assert names(ds, ds.looked_after_12_months) == expected


def test_looked_after_on_31_march() -> None:
    ds = dataset(
        Episodes="""
            CHILD  | LS | DEC
            OPEN   | C2 |
            NOLS   |    |
            BREAK  | V3 |
            BREAK4 | V4 |
            ENDED  | C2 | 01/01/2027
            BADEND | C2 | x
                   | C2 |
        """
    )
    assert names(ds, ds.looked_after_on_31_march) == {"OPEN", "NOLS", "BADEND"}


PERIODS = """
    CHILD | DECOM      | DEC        | RNE
    A     | 01/06/2026 | 01/07/2026 | P
    A     | 01/04/2026 | 01/06/2026 | S
    A     | 02/07/2026 |            | S
    B     | 01/04/2026 |            | P
    B     | 01/05/2026 | 01/06/2026 | S
    C     | x          | 01/05/2026 | S
    A     | 01/08/2026 | 01/09/2026 | L
"""


def test_periods_between_gaps() -> None:
    periods = dataset(Episodes=PERIODS).periods_of_care
    assert periods.period.tolist() == [0, 0, 1, 1, 2, 2]
    assert [str(date) for date in periods.start] == ["2026-04-01", "2026-07-02", "2026-04-01"]
    assert [str(date) for date in periods.end] == ["2026-07-01", "2026-09-01", "2026-06-01"]
    assert periods.child.tolist() == [0, 0, 1]


def test_periods_from_starts() -> None:
    periods = dataset(Episodes=PERIODS).periods_of_care_by_start_reason
    assert periods.period.tolist() == [0, 0, 1, 1, 2, 3]
    assert [str(date) for date in periods.start] == ["2026-04-01", "2026-07-02", "2026-04-01", "2026-05-01"]
    assert [str(date) for date in periods.end] == ["2026-07-01", "2026-09-01", "NaT", "2026-06-01"]


def test_the_year_end_joins_first_and_latest_episode() -> None:
    ds = dataset(
        Episodes="""
            CHILD | DECOM
            A     | 02/05/2026
            A     | 01/05/2026
            B     | 01/05/2026
            C     | x
        """,
        Episodes_last="""
            CHILD | DECOM
            A     | 01/02/2026
            A     | 01/03/2026
            A     | 01/03/2026
            C     | 01/02/2026
        """,
    )
    pairs = ds.across_the_year_end
    assert (pairs.left.rows.tolist(), pairs.right.rows.tolist()) == ([1], [1])


HEADER = """
    CHILD | DOB
    A     | 01/01/2010
    B     | 01/01/2010
"""
UASC = """
    CHILD | SEX | DOB        | DUC
    A     | M   | 01/01/2010 |
    C     |     |            |
"""


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"Header": HEADER, "UASC": UASC}, {"A"}),
        ({"UASC": UASC}, {"A"}),
        ({"Header_last": HEADER, "UASC_last": UASC, "Header": HEADER}, {"A"}),
        ({"UASC_last": UASC, "Header": HEADER}, {"A"}),
        ({"UASC": "CHILD | SEX", "Header": HEADER}, set()),
        ({"Header": "CHILD | UASC\nB | 1\nA | 0"}, {"B"}),
        ({"Header": "CHILD | UASC\nB | 1", "Header_last": "CHILD | UASC\nA | 1"}, {"A", "B"}),
    ],
)
def test_uasc_now_or_before(tables: dict[str, str], expected: set[str]) -> None:
    ds = dataset(**tables)
    assert names(ds, ds.uasc_now_or_before) == expected


@pytest.mark.parametrize(
    "tables", [{"Header": HEADER}, {"Episodes": PERIODS}, {"Header": HEADER, "UASC_last": UASC}]
)
def test_uasc_without_information(tables: dict[str, str]) -> None:
    ds = dataset(**tables)
    if "UASC_last" in tables:
        assert names(ds, ds.uasc_now_or_before) == {"A"}
        return
    _ = ds.table(next(iter(tables))).column("UASC")  # Looking at a column that is not there adds no information.
    with pytest.raises(Unavailable, match="UASC"):
        _ = ds.uasc_now_or_before


def test_uasc_status_of_a_header() -> None:
    csv = dataset(Header=HEADER, UASC=UASC)
    assert csv.Header.UASC.texts.tolist() == ["1", "0"]
    assert dataset(Header=HEADER).Header.UASC.blank.all()
    xml = dataset(file_format="xml", Header=HEADER, UASC=UASC)
    assert xml.Header.has_column("UASC")
    assert xml.Header.UASC.blank.all()
