"""Key figures 1 to 5 on small returns."""

from __future__ import annotations

import datetime

from tests.unit.key_figures.figures import MID_YEAR, compared, figure, figure_of

LIVES = """
    CHILD | DECOM      | RNE | LS | DEC        | REC
    1     | 01/05/2020 | S   | C2 |            |
    2     | 01/06/2026 | S   | V2 | 31/03/2027 | X1
    2     | 31/03/2027 | P   | V2 |            |
    3     | 01/06/2026 | S   | V2 | 31/03/2027 | E8
    4     | 01/06/2026 | S   | V2 | 01/07/2026 | X1
    5     | 01/06/2026 | S   | V4 |            |
    6     | 01/06/2026 | S   |    | wrong      |
          | 01/06/2026 | S   | V2 |            |
    7     |            | S   | V2 |            |
    8     | 01/04/2027 | S   | V2 |            |
"""


def test_1_looked_after_on_the_last_day() -> None:
    assert figure(1, Episodes=LIVES) == {
        "Children": [3],
        "Last episode ended with X1, and nothing follows": [1],
    }


def test_1_a_child_whose_last_episode_ended_with_x1_deserves_a_look() -> None:
    looks = {line.label: line.look for line in figure_of(compared(Episodes=LIVES), 1).lines}
    assert looks["Last episode ended with X1, and nothing follows"] == "This is more than usual."


def test_1_looked_after_on_a_day_of_both_years() -> None:
    now = """
        CHILD | DECOM      | DEC
        1     | 01/05/2020 |
        2     | 01/06/2026 | 15/11/2026
        3     | 15/11/2026 |
        4     | 16/11/2026 |
    """
    before = """
        CHILD | DECOM      | DEC
        1     | 01/05/2020 |
        2     | 01/06/2025 | 16/11/2025
        3     | 16/11/2025 |
    """
    assert figure(1, as_at=MID_YEAR, Episodes=now, Episodes_last=before)["Children"] == [2, 2, 2]


def test_1_the_day_after_28_february_has_28_february_beside_it() -> None:
    leap_day = datetime.date(2024, 2, 29)
    before = """
        CHILD | DECOM      | DEC
        1     | 28/02/2023 | 01/03/2023
        2     | 01/03/2023 |
    """
    rows = figure(1, year=2024, as_at=leap_day, Episodes="CHILD | DECOM\n1 | 29/02/2024", Episodes_last=before)
    assert rows["Children"] == [1, 1, 1]


def test_1_children_whom_last_year_s_figure_and_starts_and_ends_do_not_explain() -> None:
    # A stays, B ceased, C was left open and is gone, D started, E is there without a start, F ended with X1.
    now = """
        CHILD | DECOM      | RNE | DEC        | REC
        A     | 01/05/2020 | S   |            |
        B     | 01/05/2020 | S   | 01/06/2026 | E8
        D     | 01/06/2026 | S   |            |
        E     | 01/06/2026 | P   |            |
        F     | 01/05/2020 | S   | 01/06/2026 | X1
    """
    before = """
        CHILD | DECOM      | RNE | LS | DEC        | REC
        A     | 01/05/2020 | S   | C2 |            |
        B     | 01/05/2020 | S   | C2 |            |
        C     | 01/05/2020 | S   | C2 |            |
        F     | 01/05/2020 | S   | C2 |            |
        G     | 01/05/2020 | S   | C2 | 31/03/2026 | E8
        H     | 01/05/2020 | S   | V3 |            |
    """
    line = "Not explained by last year’s figure 1 and this year’s figures 3 and 4"
    assert figure(1, Episodes=now, Episodes_last=before)[line] == [3, None]
    found = compared(Episodes=now, Episodes_last=before)
    assert [each.child for each in found.children_behind(1, 2)] == ["C", "E", "F"]
    assert figure_of(found, 1).lines[2].look == "This is more than usual."


def test_2_looked_after_in_the_period() -> None:
    episodes = """
        CHILD | DECOM      | LS | DEC
        1     | 01/05/2020 | C2 | 31/03/2026
        2     | 01/05/2020 | C2 | 01/04/2026
        3     | 15/11/2026 | C2 |
        4     | 16/11/2026 | C2 |
        5     | 01/05/2026 | V3 |
        2     | 01/09/2026 | C2 |
              | 01/09/2026 | C2 |
    """
    assert figure(2, Episodes=episodes) == {"Children": [3]}
    assert figure(2, as_at=MID_YEAR, Episodes=episodes, Episodes_last=episodes) == {"Children": [2, 2, 2]}


def test_3_started_with_the_age_at_the_first_start() -> None:
    header = """
        CHILD | DOB
        1     | 01/06/2026
        2     | 02/06/2025
        3     | 01/06/2016
        4     | 01/06/2010
        5     |
        6     | 01/06/2020
    """
    episodes = """
        CHILD | DECOM      | RNE | LS
        1     | 01/06/2026 | S   | V2
        2     | 01/06/2026 | S   | V2
        2     | 01/07/2026 | S   | V2
        3     | 31/05/2026 | S   | V2
        4     | 01/06/2026 | S   | V2
        5     | 01/04/2026 | S   | V2
        6     | 01/06/2026 | P   | V2
        6     | 31/03/2026 | S   | V2
    """
    assert figure(3, Header=header, Episodes=episodes) == {
        "Children": [5],
        "Under 1": [(2, 4)],
        "5 to 9": [(1, 4)],
        "16 and over": [(1, 4)],
        "Not known": [(1, 5)],
    }


def test_3_of_a_day_the_later_starts_do_not_count() -> None:
    episodes = "CHILD | DECOM | RNE\n1 | 15/11/2026 | S\n2 | 16/11/2026 | S"
    header = "CHILD | DOB\n1 | 15/11/2014\n2 | 15/11/2014"
    before = "CHILD | DECOM | RNE\n1 | 15/11/2025 | S\n2 | 16/11/2025 | S"
    assert figure(
        3, as_at=MID_YEAR, Header=header, Episodes=episodes, Header_last=header, Episodes_last=before
    ) == {
        "Children": [1, 1, 2],
        "10 to 15": [(1, 1), (1, 1), (2, 2)],
    }


def test_4_ceased_with_the_age_at_the_last_end() -> None:
    header = "CHILD | DOB\n1 | 01/03/2017\n2 | 01/07/2009\n3 | 01/01/2020"
    episodes = """
        CHILD | DECOM      | LS | DEC        | REC
        1     | 01/05/2020 | V2 | 01/06/2026 | E4A
        1     | 01/07/2026 | V2 | 31/03/2027 | E8
        2     | 01/05/2020 | V2 | 30/06/2026 | E5
        3     | 01/05/2020 | V2 | 30/06/2026 | X1
        3     | 01/05/2020 | V2 | 30/06/2026 |
        3     | 01/05/2020 | V4 | 30/06/2026 | E8
              | 01/05/2020 | V2 | 30/06/2026 | E8
    """
    assert figure(4, Header=header, Episodes=episodes) == {
        "Children": [2],
        "10 to 15": [(1, 2)],
        "16 and over": [(1, 2)],
    }
    assert figure(4, as_at=MID_YEAR, Header=header, Episodes=episodes) == {
        "Children": [2],
        "5 to 9": [(1, 2)],
        "16 and over": [(1, 2)],
    }


def test_5_unaccompanied_children_until_their_status_ceased() -> None:
    episodes = "CHILD | DECOM\n1 | 01/05/2020\n2 | 01/05/2020\n3 | 01/05/2020\n4 | 01/05/2020"
    uasc = """
        CHILD | DUC
        1     |
        2     | 15/11/2026
        3     | 16/11/2026
        5     |
              |
    """
    assert figure(5, Episodes=episodes, UASC=uasc) == {"Children": [1]}
    assert figure(5, as_at=MID_YEAR, Episodes=episodes, UASC=uasc) == {"Children": [2]}


def test_5_in_xml_header_says_who_is_unaccompanied() -> None:
    episodes = "CHILD | DECOM\n1 | 01/05/2020\n2 | 01/05/2020\n3 | 01/05/2020"
    header = "CHILD | UASC\n1 | 1\n2 | 0\n3 | 1"
    assert figure(5, file_format="xml", Episodes=episodes, Header=header) == {"Children": [2]}
    uasc = "CHILD | DUC\n2 |\n3 | 01/05/2026"
    assert figure(5, file_format="xml", Episodes=episodes, Header=header, UASC=uasc) == {"Children": [1]}
