"""Key figures 35 to 37 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, compared, figure, figure_of

EPISODES = """
    CHILD | DECOM      | RNE | LS
    1     | 01/05/2020 | S   | C2
    2     | 01/05/2020 | S   | C2
    3     | 01/06/2026 | S   | C2
    4     | 01/12/2026 | S   | C2
    5     | 01/05/2020 | S   | V4
    6     | 16/11/2026 | S   | V3
"""


def test_35_social_workers() -> None:
    workers = """
        CHILD | SW_ID | SW_DECOM   | SW_DEC
        1     | A     | 01/05/2020 | 31/03/2026
        1     | B     | 31/03/2026 | 01/04/2026
        1     | C     | 01/04/2026 | 15/11/2026
        1     | b     | 15/11/2026 | 16/11/2026
        1     | D     | 16/11/2026 |
        2     | A     | 01/05/2020 |
        3     |       | 01/06/2026 |
        5     | A     | 01/05/2020 |
              | A     | 01/05/2020 |
    """
    assert figure(35, Episodes=EPISODES, SWEpisodes=workers) == {
        "1": [(1, 2)],
        "3 or more": [(1, 2)],
        "No social worker": [(2, 4)],
    }
    assert figure(35, as_at=MID_YEAR, Episodes=EPISODES, SWEpisodes=workers) == {
        "1": [(1, 2)],
        "2": [(1, 2)],
        "No social worker": [(1, 3)],
    }


def test_35_anybody_without_a_social_worker_deserves_a_look() -> None:
    found = figure_of(compared(Episodes=EPISODES, SWEpisodes="CHILD | SW_ID | SW_DECOM\n1 | A | 01/05/2020"), 35)
    assert {line.label: line.look for line in found.lines}["No social worker"] == "This is more than usual."


def test_36_deprivation_of_liberty_orders() -> None:
    orders = """
        CHILD | DOLO_START | DOLO_END
        1     | 01/05/2020 | 31/03/2026
        2     | 01/05/2020 | 01/04/2026
        3     | 15/11/2026 | 16/11/2026
        4     | 16/11/2026 |
        3     | 01/05/2026 | 02/05/2026
              | 01/05/2026 |
    """
    assert figure(36, DoLo=orders) == {"Children": [3], "Open on the day": [1]}
    assert figure(36, as_at=MID_YEAR, DoLo=orders) == {"Children": [2], "Open on the day": [1]}


def test_36_says_since_when_orders_are_collected() -> None:
    found = figure_of(compared(DoLo="CHILD | DOLO_START\n1 | 01/05/2026", Episodes_last=EPISODES), 36)
    assert found.why_not == ("", "Deprivation of liberty (DoLO) is collected from 2026/27.")


def test_37_short_breaks_mothers_and_back_after_permanence() -> None:
    tables = {
        "Episodes": EPISODES,
        "Header": "CHILD | MOTHER\n1 | 1\n2 | 0\n4 | 1\n5 | 1\n | 1",
        "PrevPerm": "CHILD | PREV_PERM\n2 | P1\n3 | P3\n4 | P2\n6 | P1\n | P1",
    }
    assert figure(37, **tables) == {"Short breaks": [2], "Mothers": [2], "Started again after permanence": [2]}
    assert figure(37, as_at=MID_YEAR, **tables) == {
        "Short breaks": [1],
        "Mothers": [1],
        "Started again after permanence": [1],
    }


def test_37_without_previous_permanence_the_other_lines_are_known() -> None:
    assert figure(37, Episodes=EPISODES, Header="CHILD | MOTHER\n1 | 1") == {"Short breaks": [2], "Mothers": [1]}
