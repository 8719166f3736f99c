"""Key figures 26 to 29 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, figure

ENDED = """
    CHILD | DECOM      | LS | DEC        | REC
    1     | 01/05/2020 | E1 | 01/06/2026 | E11
    2     | 01/05/2020 | E1 | 15/11/2026 | E12
    3     | 01/05/2020 | E1 | 16/11/2026 | E45
    4     | 01/05/2020 | C2 | 01/06/2026 | E46
    5     | 01/05/2020 | C2 | 01/06/2026 | E48
    6     | 01/05/2020 | C2 | 01/06/2026 | E44
    7     | 01/05/2020 | E1 | 01/06/2026 | E11
    7     | 01/07/2026 | V2 | 01/08/2026 | E8
    8     | 01/05/2020 | E1 | 31/03/2026 | E11
    9     | 01/05/2020 | V3 | 01/06/2026 | E11
          | 01/05/2020 | E1 | 01/06/2026 | E11
"""


def test_26_adopted() -> None:
    assert figure(26, Episodes=ENDED) == {"Children": [2], "Of children who ceased": [(2, 7)]}
    assert figure(26, as_at=MID_YEAR, Episodes=ENDED) == {"Children": [2], "Of children who ceased": [(2, 6)]}


def test_26_nobody_ceased() -> None:
    assert figure(26, Episodes="CHILD | DECOM\n1 | 01/05/2020") == {}


def test_27_special_guardianship() -> None:
    assert figure(27, Episodes=ENDED) == {
        "Children": [3],
        "Of children who ceased": [(3, 7)],
        "To former foster carers (E45, E46)": [2],
        "To others (E47, E48)": [1],
    }


def test_28_placed_and_waiting() -> None:
    episodes = """
        CHILD | DECOM      | PLACE | DEC
        1     | 01/05/2020 | A3    |
        2     | 01/05/2020 | U4    |
        3     | 01/05/2020 | U4    |
        4     | 01/05/2020 | A4    | 15/11/2026
        4     | 15/11/2026 | U4    |
        5     | 01/05/2020 | U4    |
        6     | 01/05/2020 | U4    | 01/06/2026
    """
    decisions = """
        CHILD | DATE_PLACED | DATE_PLACED_CEASED
        1     | 01/05/2026  |
        2     | 15/11/2026  |
        3     | 01/05/2026  | 16/11/2026
        4     | 16/11/2026  |
        5     | 01/05/2026  | 01/10/2026
        6     | 01/05/2026  |
              | 01/05/2026  |
    """
    assert figure(28, Episodes=episodes, PlacedAdoption=decisions) == {"Placed for adoption": [1], "Waiting": [2]}
    assert figure(28, as_at=MID_YEAR, Episodes=episodes, PlacedAdoption=decisions) == {
        "Placed for adoption": [1],
        "Waiting": [2],
    }


def test_28_without_the_decisions_nobody_knows_who_is_waiting() -> None:
    episodes = "CHILD | DECOM | PLACE\n1 | 01/05/2020 | A3"
    found = figure(28, Episodes=episodes, Episodes_last=episodes, PlacedAdoption_last="CHILD | DATE_PLACED")
    assert found == {"Placed for adoption": [1, 1]}


def test_29_times_of_adoption() -> None:
    adopted = """
        CHILD | DECOM      | PLACE | DEC        | REC
        1     | 11/01/2026 | A3    | 01/06/2026 | X1
        1     | 01/06/2026 | A5    | 01/07/2026 | E11
        2     | 01/02/2026 | A4    | 01/06/2026 | E12
        3     | 01/02/2026 | U5    | 01/06/2026 | E12
        4     | 01/02/2026 | A4    | 01/06/2026 | E8
        5     | 01/02/2026 | A4    | 01/06/2026 | E11
    """
    details = """
        CHILD | DATE_INT   | DATE_MATCH
        1     | 01/12/2025 | 01/01/2026
        2     | 01/12/2025 | 11/12/2025
        3     | 02/12/2025 | 01/12/2025
        4     | 01/01/2020 | 01/01/2026
        5     | 01/12/2025 | 21/02/2026
        5     | 01/12/2020 | 21/02/2026
              | 01/12/2020 | 21/02/2026
    """
    # Decision to match: 31, 10 and 82 days, and one before the decision. Match to placement: 10 and 52 days, one
    # before the match, and one child who was never placed.
    assert figure(29, Episodes=adopted, AD1=details) == {
        "Decision to match: average": [(41, 3)],
        "Decision to match: median": [(31, 3)],
        "Decision to match: left out as negative": [1],
        "Match to placement: average": [(31, 2)],
        "Match to placement: median": [(31, 2)],
        "Match to placement: left out as negative": [1],
    }


def test_29_nobody_was_adopted() -> None:
    tables = {"Episodes": "CHILD | DECOM\n1 | 01/05/2020", "AD1": "CHILD | DATE_INT | DATE_MATCH"}
    assert figure(29, **tables) == {}
