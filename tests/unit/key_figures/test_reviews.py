"""Key figures 17 and 18 on small returns."""

from __future__ import annotations

import datetime

import pytest

from tests.unit.key_figures.figures import MID_YEAR, figure

ON_TIME, LATE = {"On time": [(1, 1)]}, {"Late": [(1, 1)]}


def judged(started: str, *reviews: str, day: datetime.date | None = None) -> dict[str, object]:
    """Whether the reviews of one child are on time."""
    rows = "".join(f"\n1 | {review}" for review in reviews)
    return dict(
        figure(
            17,
            as_at=day,
            Episodes=f"CHILD | DECOM | RNE\n1 | {started} | S",
            Reviews=f"CHILD | REVIEW{rows}\n | 01/05/2026",
        )
    )


@pytest.mark.parametrize(
    ("started", "reviews", "expected"),
    [
        ("01/05/2020", ("02/10/2026", "31/03/2027"), ON_TIME),
        ("01/05/2020", ("03/10/2026", "31/03/2027"), LATE),
        ("01/05/2020", ("01/05/2026", "01/11/2026"), ON_TIME),
        ("01/05/2020", ("01/05/2026", "02/11/2026"), LATE),
        ("01/05/2020", ("01/10/2026", "01/10/2026"), ON_TIME),
        ("01/05/2020", ("27/09/2026",), LATE),
        ("01/05/2020", (), LATE),
        # The first within 32 days, the second within 92, and the third within 184.
        ("01/05/2026", ("02/06/2026", "02/09/2026", "05/03/2027"), ON_TIME),
        ("01/05/2026", ("03/06/2026", "02/09/2026", "05/03/2027"), LATE),
        ("01/05/2026", ("02/06/2026", "03/09/2026", "05/03/2027"), LATE),
        ("01/05/2026", ("02/06/2026", "02/09/2026", "06/03/2027"), LATE),
        # Not due yet on 31 March.
        ("27/02/2027", (), ON_TIME),
        ("26/02/2027", (), LATE),
        ("01/04/2026", ("03/05/2026", "03/08/2026", "03/02/2027"), ON_TIME),
    ],
)
def test_17_reviews_on_time(started: str, reviews: tuple[str, ...], expected: dict[str, object]) -> None:
    assert judged(started, *reviews) == expected


def test_17_leaves_out_who_started_under_32_days_ago() -> None:
    assert judged("28/02/2027") == {}


def test_17_as_at_a_day() -> None:
    assert judged("01/05/2020", "15/05/2026", day=MID_YEAR) == ON_TIME
    assert judged("01/05/2020", "14/05/2026", day=MID_YEAR) == LATE
    assert judged("01/05/2020", "14/05/2026", "16/11/2026", day=MID_YEAR) == LATE


def test_17_reviews_before_the_latest_start_do_not_count() -> None:
    episodes = """
        CHILD | DECOM      | RNE | DEC        | REC
        1     | 01/05/2020 | S   | 01/05/2026 | E8
        1     | 01/01/2027 | S   |            |
    """
    reviews = "CHILD | REVIEW\n1 | 20/04/2026\n1 | 20/01/2027"
    assert figure(17, Episodes=episodes, Reviews=reviews) == ON_TIME


def test_18_reviews_and_taking_part() -> None:
    reviews = """
        CHILD | REVIEW     | REVIEW_CODE
        1     | 01/04/2026 | PN1
        1     | 15/11/2026 | PN4
        2     | 16/11/2026 | PN6
        2     | 01/06/2026 | PN0
        3     | 01/06/2026 |
        4     | 31/03/2026 | PN1
              | 01/06/2026 | PN1
    """
    tables = {"Episodes": "CHILD | DECOM\n1 | 01/05/2020", "Reviews": reviews}
    assert figure(18, **tables) == {"Reviews": [5], "With the child taking part": [(2, 3)]}
    assert figure(18, as_at=MID_YEAR, **tables) == {"Reviews": [4], "With the child taking part": [(1, 2)]}
