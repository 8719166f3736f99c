"""Key figures 6 to 8 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, figure

SEVEN = "CHILD | DECOM\n" + "\n".join(f"{child} | 01/04/2026" for child in range(1, 8))


def test_6_age_on_the_day() -> None:
    header = """
        CHILD | DOB
        1     | 01/04/2026
        2     | 31/03/2026
        3     | 16/11/2016
        4     | 15/11/2010
        5     | 31/03/2009
        6     |
        7     | 01/01/2028
        9     | 01/01/2020
    """
    assert figure(6, Header=header, Episodes=SEVEN) == {
        "Under 1": [(1, 5)],
        "1 to 4": [(1, 5)],
        "10 to 15": [(1, 5)],
        "16 to 17": [(1, 5)],
        "18 and over": [(1, 5)],
        "Not known": [(2, 7)],
    }
    assert figure(6, as_at=MID_YEAR, Header=header, Episodes=SEVEN) == {
        "Under 1": [(2, 5)],
        "5 to 9": [(1, 5)],
        "16 to 17": [(2, 5)],
        "Not known": [(2, 7)],
    }


def test_6_of_two_rows_in_header_the_first_counts() -> None:
    header = "CHILD | DOB\n1 | 01/01/2020\n1 | 01/01/2010\n | 01/01/2010"
    assert figure(6, Header=header, Episodes="CHILD | DECOM\n1 | 01/04/2026\n | 01/04/2026") == {
        "5 to 9": [(1, 1)]
    }


def test_7_sex_and_ethnic_group() -> None:
    header = """
        CHILD | SEX | ETHNIC
        1     | M   | WBRI
        2     | m   | MWBC
        3     | F   | CHNE
        4     | U   | BAFR
        5     | 1   | OOTH
        6     |     | REFU
    """
    assert figure(7, Header=header, Episodes=SEVEN) == {
        "Male": [(2, 3)],
        "Female": [(1, 3)],
        "Sex not known": [(4, 7)],
        "White": [(1, 5)],
        "Mixed": [(1, 5)],
        "Asian": [(1, 5)],
        "Black": [(1, 5)],
        "Other ethnic group": [(1, 5)],
        "Ethnic group not known": [(2, 7)],
    }


def test_7_each_year_has_its_own_codes() -> None:
    episode = "CHILD | DECOM\n1 | 01/04/2020\n2 | 01/04/2020"
    found = figure(
        7,
        year=2025,
        Header="CHILD | SEX | ETHNIC\n1 | F | WBRI\n2 | 2 | WXYZ",
        Episodes=episode,
        Header_last="CHILD | SEX | ETHNIC\n1 | 2 | WBRI\n2 | F | WOTH",
        Episodes_last=episode,
    )
    assert found == {
        "Female": [(1, 1), (1, 1)],
        "Sex not known": [(1, 2), (1, 2)],
        "White": [(1, 1), (2, 2)],
        "Ethnic group not known": [(1, 2), (0, 2)],
    }


def test_8_need_of_the_episode_on_the_day() -> None:
    episodes = """
        CHILD | DECOM      | CIN | DEC
        1     | 01/05/2020 | N1  |
        2     | 01/05/2020 | N1  | 01/06/2026
        2     | 01/06/2026 | N8  |
        3     | 01/05/2020 | N5  |
        3     | 01/05/2020 | N2  |
        4     | 01/05/2020 | N9  |
        5     | 01/05/2020 |     |
    """
    assert figure(8, Episodes=episodes) == {
        "N1 Abuse or neglect": [(1, 3)],
        "N5 Family dysfunction": [(1, 3)],
        "N8 Absent parenting": [(1, 3)],
        "Not known": [(2, 5)],
    }
