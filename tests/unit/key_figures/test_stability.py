"""Key figures 15 and 16 on small returns."""

from __future__ import annotations

import pytest

from tests.unit.key_figures.figures import MID_YEAR, Value, figure

ONE, TWO, THREE = {"1": [(1, 1)]}, {"2": [(1, 1)]}, {"3 or more": [(1, 1)]}


@pytest.mark.parametrize(
    ("episodes", "expected"),
    [
        pytest.param("1 | 01/05/2020 | S | U4 | A | ", ONE, id="no move"),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | A | 01/06/2026
               1 | 01/06/2026 | P | U4 | B | 01/07/2026
               1 | 01/07/2026 | B | U6 | C | """,
            THREE,
            id="two moves since 1 April",
        ),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | A | 01/06/2025
               1 | 01/06/2025 | P | U4 | B | 01/04/2026
               1 | 01/04/2026 | P | U6 | C | """,
            ONE,
            id="moves up to 1 April",
        ),
        pytest.param(
            """1 | 01/05/2026 | S | U4 | A | 01/06/2026
               1 | 01/06/2026 | P | U6 | B | """,
            TWO,
            id="started in the year",
        ),
        pytest.param(
            """1 | 01/05/2026 | L | U4 | A | 01/06/2026
               1 | 01/06/2026 | P | U6 | B | """,
            TWO,
            id="the first counts whatever its reason",
        ),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | A | 01/06/2026
               1 | 01/06/2026 | L | U4 | A | 01/07/2026
               1 | 01/07/2026 | T | U6 | A | 01/08/2026
               1 | 01/08/2026 | U | U5 | A | """,
            ONE,
            id="the same carers",
        ),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | A | 01/06/2026
               1 | 01/06/2026 | P | T3 | X | 10/06/2026
               1 | 10/06/2026 | P | U4 | A | 01/08/2026
               1 | 01/08/2026 | P | U6 | B | """,
            TWO,
            id="back from a temporary placement",
        ),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | M1 1AE | 01/06/2026
               1 | 01/06/2026 | P | T3 | X | 10/06/2026
               1 | 10/06/2026 | P | U4 | M11AE | """,
            ONE,
            id="back to a postcode that is written without its space",
        ),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | A | 01/06/2026
               1 | 01/06/2026 | P | T3 | X | 10/06/2026
               1 | 10/06/2026 | P | T1 | Y | 20/06/2026
               1 | 20/06/2026 | P | U4 | B | """,
            TWO,
            id="from temporary ones to another placement",
        ),
        pytest.param(
            """1 | 20/03/2026 | P | T3 | X | 10/04/2026
               1 | 10/04/2026 | P | U4 | A | """,
            ONE,
            id="in a temporary placement on 1 April",
        ),
        pytest.param("1 | 01/05/2026 | S | T3 | X | ", ONE, id="in nothing but a temporary placement"),
        pytest.param(
            """1 | 01/05/2020 | S | U4 | A | 01/06/2026
               1 | 01/09/2026 | S | U4 | A | """,
            TWO,
            id="started again",
        ),
    ],
)
def test_15_placements_in_the_period(episodes: str, expected: dict[str, list[Value]]) -> None:
    assert figure(15, Episodes=f"CHILD | DECOM | RNE | PLACE | PL_POST | DEC\n{episodes}") == expected


def test_15_moves_after_the_day_do_not_count_and_last_year_has_its_own() -> None:
    now = """
        CHILD | DECOM      | RNE | PLACE | DEC
        1     | 01/05/2020 | S   | U4    | 15/11/2026
        1     | 15/11/2026 | P   | U4    | 16/11/2026
        1     | 16/11/2026 | P   | U6    |
              | 16/11/2026 | P   | U6    |
    """
    before = """
        CHILD | DECOM      | RNE | PLACE | DEC
        1     | 01/05/2020 | S   | U4    | 15/11/2025
        1     | 15/11/2025 | P   | U4    | 16/11/2025
        1     | 16/11/2025 | P   | U6    |
    """
    assert figure(15, as_at=MID_YEAR, Episodes=now, Episodes_last=before) == {
        "2": [(1, 1), (1, 1), (0, 1)],
        "3 or more": [(0, 1), (0, 1), (1, 1)],
    }


LONG, SHORT, NOT_KNOWN = (
    {"2 years or more": [(1, 1)]},
    {"Less than 2 years": [(1, 1)]},
    {"Not known": [(1, 1)]},
)


@pytest.mark.parametrize(
    ("episodes", "expected"),
    [
        pytest.param("1 | 31/03/2025 | P | ", LONG, id="two years to the day"),
        pytest.param("1 | 01/04/2025 | P | ", SHORT, id="a day less"),
        pytest.param("1 | 01/04/2025 | L | ", NOT_KNOWN, id="the one before is not in the file"),
        pytest.param("1 | 01/04/2020 | L | ", LONG, id="long enough whatever came before"),
        pytest.param("1 | 01/04/2026 |  | ", NOT_KNOWN, id="no reason"),
        pytest.param(
            """1 | 01/04/2020 | P | 01/06/2026
               1 | 01/06/2026 | T | 01/07/2026
               1 | 01/07/2026 | L | """,
            LONG,
            id="two steps back",
        ),
        pytest.param(
            """1 | 01/04/2020 | P | 31/05/2026
               1 | 01/06/2026 | L | """,
            NOT_KNOWN,
            id="a gap",
        ),
        pytest.param(
            """1 | 01/04/2020 | P | 01/06/2026
               1 | 01/05/2026 | P | 03/05/2026
               1 | 01/06/2026 | U | """,
            LONG,
            id="another episode between",
        ),
        pytest.param(
            """1 | 01/06/2026 | L | 01/06/2026
               1 | 01/06/2026 | L | """,
            NOT_KNOWN,
            id="an episode that ends when it begins",
        ),
        pytest.param(
            """1 | 01/04/2020 | S | 01/06/2026
               1 | 01/06/2026 | P | """,
            SHORT,
            id="a move",
        ),
    ],
)
def test_16_same_placement_for_two_years(episodes: str, expected: dict[str, list[Value]]) -> None:
    tables = {"Episodes": f"CHILD | DECOM | RNE | DEC\n{episodes}", "Header": "CHILD | DOB\n1 | 01/04/2015"}
    assert figure(16, **tables) == expected


def test_16_is_of_children_under_16_on_the_day() -> None:
    header = "CHILD | DOB\n1 | 15/11/2010\n2 | 16/11/2010\n3 |"
    episodes = "CHILD | DECOM | RNE\n1 | 01/04/2020 | S\n2 | 15/11/2024 | S\n3 | 01/04/2020 | S"
    assert figure(16, as_at=MID_YEAR, Header=header, Episodes=episodes) == LONG
