"""Key figures 30 to 34 on small returns."""

from __future__ import annotations

from tests.unit.key_figures.figures import MID_YEAR, figure

REASONS = (
    "E4A", "E4B", "E13", "E41", "E11", "E12", "E45", "E48", "E5", "E6", "E17", "E7", "E9", "E3", "E2", "E8", "E14",
    "E15", "E16", "E43", "E99", "X1", "",
)  # fmt: skip


def test_30_why_care_ended() -> None:
    rows = "".join(f"\n{child} | 01/05/2020 | 01/06/2026 | {code}" for child, code in enumerate(REASONS))
    assert figure(30, Episodes=f"CHILD | DECOM | DEC | REC{rows}\n | 01/05/2020 | 01/06/2026 | E2") == {
        "Returned home (E4A, E4B)": [(2, 19)],
        "To live with others without parental responsibility (E13)": [(1, 19)],
        "Child arrangements order (E41)": [(1, 19)],
        "Adopted (E11, E12)": [(2, 19)],
        "Special guardianship (E45 to E48)": [(2, 19)],
        "Independent living (E5, E6)": [(2, 19)],
        "Stayed with carers at 18 (E17)": [(1, 19)],
        "Adult social care (E7)": [(1, 19)],
        "Custody (E9)": [(1, 19)],
        "Another council (E3)": [(1, 19)],
        "Died (E2)": [(1, 19)],
        "Other (E8, E14 to E16)": [(4, 19)],
        "Not known": [(2, 21)],
    }


def test_30_the_last_end_by_the_day_says_why() -> None:
    episodes = """
        CHILD | DECOM      | DEC        | REC
        1     | 01/05/2020 | 01/06/2026 | E4A
        1     | 01/07/2026 | 15/11/2026 | E5
        1     | 15/11/2026 | 16/11/2026 | E8
    """
    assert figure(30, as_at=MID_YEAR, Episodes=episodes) == {"Independent living (E5, E6)": [(1, 1)]}


HEADER = """
    CHILD | DOB
    1     | 31/03/2010
    2     | 15/11/2008
    3     | 16/11/2008
    4     | 01/04/2005
    5     | 01/01/2006
    6     | 01/06/2004
    7     | 01/06/2000
    8     | 01/06/2010
    9     |
"""
LEAVERS = """
    CHILD | IN_TOUCH | ACCOM | ACTIV
    1     | YES      | B1    | F1
    2     | NO       | 0     | 0
    3     | YES      | B2    | G4
    4     | YES      | U1    | P2
    5     | DIED     | U1    | F1
    6     | REFU     | 0     | 0
    7     | YES      | U1    | F1
    8     | YES      | U1    | F1
    9     | YES      | U1    | F1
    4     | NO       | U2    | G5
          | YES      | U1    | F1
"""
TABLES = {"Header": HEADER, "OC3": LEAVERS}


def test_31_care_leavers_by_age() -> None:
    assert figure(31, **TABLES) == {
        "17 to 18": [(3, 6)],
        "19 to 21": [(2, 6)],
        "22 to 25": [(1, 6)],
        "Another age, or not known": [(3, 9)],
    }


def test_31_while_the_year_runs_those_whose_birthday_has_been() -> None:
    last_year = HEADER.replace("2008", "2007").replace("2010", "2009")
    assert figure(31, as_at=MID_YEAR, **TABLES, Header_last=last_year, OC3_last=LEAVERS) == {
        "17 to 18": [(1, 3), (1, 4), (3, 7)],
        "19 to 21": [(1, 3), (2, 4), (3, 7)],
        "22 to 25": [(1, 3), (1, 4), (1, 7)],
        "Another age, or not known": [(3, 6), (2, 6), (2, 9)],
    }


def test_32_in_touch() -> None:
    assert figure(32, **TABLES) == {"17 to 18": [(2, 3)], "19 to 21": [(1, 1)]}
    assert figure(32, as_at=MID_YEAR, **TABLES) == {"19 to 21": [(1, 1)]}


def test_33_suitable_accommodation() -> None:
    assert figure(33, **TABLES) == {"17 to 18": [(1, 3)], "19 to 21": [(1, 1)]}


def test_34_education_employment_or_training() -> None:
    assert figure(34, **TABLES) == {"17 to 18": [(1, 3)], "19 to 21": [(1, 1)]}


def test_34_a_code_of_other_years_does_not_count() -> None:
    header, leavers = "CHILD | DOB\n1 | 01/01/2009", "CHILD | IN_TOUCH | ACTIV\n1 | YES | F3"
    assert figure(34, Header=header, OC3=leavers) == {}
