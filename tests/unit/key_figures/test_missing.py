"""Key figures 19 to 21 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, figure

EPISODES = "CHILD | DECOM\n1 | 01/05/2020\n2 | 01/05/2020\n3 | 01/05/2020\n4 | 01/05/2020"
MISSING = """
    CHILD | MISSING | MIS_START  | MIS_END
    1     | M       | 20/03/2026 | 01/04/2026
    1     | M       | 01/06/2026 | 02/06/2026
    1     | M       | 15/11/2026 | 16/11/2026
    2     | M       | 20/03/2026 | 31/03/2026
    2     | A       | 01/12/2026 | 02/12/2026
    3     | m       | 16/11/2026 |
    4     | A       | 01/06/2026 | wrong
    9     | M       | 01/06/2026 | 02/06/2026
          | M       | 01/06/2026 | 02/06/2026
"""


def test_19_children_who_went_missing() -> None:
    assert figure(19, Episodes=EPISODES, Missing=MISSING) == {
        "Children": [3],
        "Of children looked after in the period": [(2, 4)],
    }
    assert figure(19, as_at=MID_YEAR, Episodes=EPISODES, Missing=MISSING) == {
        "Children": [2],
        "Of children looked after in the period": [(1, 4)],
    }


def test_20_incidents() -> None:
    assert figure(20, Episodes=EPISODES, Missing=MISSING) == {
        "Incidents": [4],
        "For each child who went missing": [(4 / 3, 3)],
    }
    assert figure(20, as_at=MID_YEAR, Episodes=EPISODES, Missing=MISSING) == {
        "Incidents": [3],
        "For each child who went missing": [(1.5, 2)],
    }


def test_20_nobody_went_missing() -> None:
    assert figure(20, Missing="CHILD | MISSING | MIS_START | MIS_END\n4 | A | 01/06/2026 |") == {}


def test_21_away_and_still_missing() -> None:
    assert figure(21, Episodes=EPISODES, Missing=MISSING) == {
        "Away without authorisation": [2],
        "Still missing or away on the day": [2],
    }
    assert figure(21, as_at=MID_YEAR, Episodes=EPISODES, Missing=MISSING) == {
        "Away without authorisation": [1],
        "Still missing or away on the day": [2],
    }
