"""Key figures 22 to 25 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, compared, figure, figure_of

EPISODES = """
    CHILD | DECOM      | RNE | LS | DEC        | REC
    1     | 01/05/2020 | S   | C2 |            |
    2     | 01/04/2026 | S   | C2 |            |
    3     | 02/04/2026 | S   | C2 |            |
    4     | 01/05/2020 | S   | C2 | 31/03/2027 | E8
    5     | 01/05/2020 | S   | C2 | 30/03/2027 | E8
    6     | 01/05/2020 | S   | C2 | 01/06/2026 | X1
    7     | 01/05/2020 | S   | C2 |            |
    7     | 01/05/2026 | S   | V3 | 02/05/2026 | E8
          | 01/05/2020 | S   | C2 |            |
"""
HEADER = """
    CHILD | DOB
    1     | 01/04/2022
    2     | 31/03/2017
    3     | 01/01/2010
    4     | 01/01/2010
    6     | 31/03/2009
"""


def test_22_the_group() -> None:
    assert figure(22, Episodes=EPISODES) == {"Children": [4]}


def test_22_while_the_year_runs_last_year_is_there_only_as_a_whole() -> None:
    found = figure_of(
        compared(as_at=MID_YEAR, Episodes=EPISODES, Episodes_last="CHILD | DECOM\n1 | 01/05/2020"), 22
    )
    [line] = found.lines
    assert [cell and cell.value for cell in line.cells] == [4, None, 1]
    assert found.why_not[1] == "This figure needs a whole year, so we can only show last year as a whole."
    assert line.difference is None
    assert line.look == ""


def test_23_health_checks() -> None:
    answers = """
        CHILD | HEALTH_ASSESSMENT | TEETH_CHECK | IMMUNISATIONS | HEALTH_CHECK
        1     | 1                 | 1           | 1             | 1
        2     | 1                 | 0           | 1             | 1
        3     | 1                 | 1           | 1             | 1
        4     | 1                 |             |               |
        4     | 1                 | 1           |               |
              | 1                 | 1           | 1             | 1
    """
    assert figure(23, Episodes=EPISODES, Header=HEADER, OC2=answers) == {
        "Health assessment": [(3, 4)],
        "Teeth checked": [(1, 4)],
        "Immunisations up to date": [(2, 4)],
        "Health checks up to date, under 5": [(1, 1)],
    }


def test_24_sdq_of_ages_on_31_march_and_scores_from_0_to_40() -> None:
    # 1 is 5, 2 is 4, 4 is 16 and 6 is 17.
    header = "CHILD | DOB\n1 | 31/03/2022\n2 | 01/04/2022\n4 | 01/04/2010\n6 | 31/03/2010"
    tables = {"Episodes": EPISODES, "Header": header}
    assert figure(24, **tables, OC2="CHILD | SDQ_SCORE\n1 | 0\n2 | 10\n4 | 40\n6 | 20") == {
        "With a score": [(2, 2)],
        "Average score": [(20, 2)],
        "Score of 17 or more": [1],
    }
    assert figure(24, **tables, OC2="CHILD | SDQ_SCORE\n1 | 16\n4 | 41\n | 20") == {
        "With a score": [(1, 2)],
        "Average score": [(16, 1)],
    }
    assert figure(24, **tables, OC2="CHILD | SDQ_SCORE\n1 | 1.5\n4 |") == {}


def test_25_convicted_and_substance_misuse() -> None:
    answers = """
        CHILD | CONVICTED | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
        1     | 1         | 1                | 1
        2     | 1         | 0                | 1
        3     | 1         | 1                | 1
        4     | 0         | 1                | 0
        6     |           |                  |
    """
    assert figure(25, Episodes=EPISODES, Header=HEADER, OC2=answers) == {
        "Convicted or cautioned, 10 and over": [(1, 3)],
        "Substance misuse": [(2, 4)],
        "Of these, received an intervention": [(1, 2)],
    }
