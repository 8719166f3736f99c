"""Cases of worker/rules/ssda903/care_leavers.py."""

from tests.unit.rules.cases import Case, case

ALL_ITEMS = ("IN_TOUCH", "ACTIV", "ACCOM")
ACCOMMODATION = (
    "0", "B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2", "G1", "G2", "H1", "H2", "K1", "K2", "R1", "R2",
    "S2", "T1", "T2", "U1", "U2", "V1", "V2", "W1", "W2", "X2", "Y1", "Y2", "Z1", "Z2", "b1", "·Z2·",
)  # fmt: skip
ACTIVITY = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0", "g6")
IN_TOUCH = ("YES", "NO", "DIED", "REFU", "NREQ", "RHOM", "Yes")


def codes(code: str, column: str, valid: tuple[str, ...], wrong: tuple[str, ...]) -> list[Case]:
    """The cases of 131 to 133, which check one item each against its codes."""
    fine = "\n".join(f"{i} | {value}" for i, value in enumerate(valid))
    fault = "\n".join(f"! {i} | {value}" for i, value in enumerate(wrong))
    return [
        *case(code, "every code", years=(2023, 2024, 2025, 2026, 2027), OC3=f"CHILD | {column}\n{fine}"),
        *case(
            code,
            "other text and blanks",
            fields={"OC3": (column,)},
            OC3=f"CHILD | {column}\n{fault}\n! 98 |\n! | {wrong[0]}",
        ),
    ]


CASES = [
    codes("131", "IN_TOUCH", IN_TOUCH, ("MAYBE", "Y", "N", "1")),
    codes("132", "ACTIV", ACTIVITY, ("G3", "F3", "P3", "F6", "G1", "G2", "1", "00")),
    codes("133", "ACCOM", ACCOMMODATION, ("X1", "S1", "A1", "B3", "B", "1", "00", "Z11")),
    case(
        "153",
        "partly filled",
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
            ! 1     | YES      | F1    |
            ! 2     | YES      |       | B1
            ! 3     |          | F1    | B1
            ! 4     | YES      |       |
            ! 5     |          | 0     |
            ! 6     |          |       | 0
              7     |          |       |
              8     | YES      | QQ    | 0
            !       | YES      |       |
        """,
    ),
    case(
        "153",
        "all filled",
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              1     | NO       | 0     | 0
        """,
    ),
    case(
        "344",
        "died or returned home",
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              1     | RHOM     | 0     | 0
            ! 2     | RHOM     | 0     | B2
            ! 3     | DIED     |       |
              4     | NO       | F1    | B2
            ! 5     | DIED     | F1    | 0
            ! 6     | DIED     | 00    | 0
            ! 7     | RHOM     | 0     |
              8     |          | F1    | B2
              9     | DIED     | 0     | 0
              10    | YES      | F1    | B2
              11    | REFU     | F1    | B2
              12    | NREQ     | F1    | B2
            !       | DIED     | F1    | B2
        """,
    ),
    case(
        "344",
        "both are 0",
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              1     | DIED     | 0     | 0
        """,
    ),
    case(
        "345",
        "in touch",
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
            ! 1     | YES      | F2    | 0
            ! 2     | YES      | 0     | C1
            ! 3     | YES      | 0     | 0
            ! 4     | YES      |       | 0
              5     | YES      |       | C1
              6     | YES      | F2    | C1
              7     | NREQ     | 0     | 0
              8     | NO       | 0     | 0
              9     |          | 0     | 0
            !       | YES      | 0     | 0
        """,
    ),
    case(
        "345",
        "both are known",
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              1     | YES      | F2    | C1
        """,
    ),
    case(
        "348",
        "died last year",
        years=(2026, 2027),
        fields={"OC3": ("IN_TOUCH",)},
        OC3="""
              CHILD | IN_TOUCH
            ! 1     | YES
            ! 2     |
              3     | DIED
              4     | DIED
              5     | YES
              6     | YES
            ! 7     | NO
              8     | NO
                    | YES
        """,
        OC3_last="""
              CHILD | IN_TOUCH
              1     | DIED
              2     | DIED
              3     | DIED
              4     | NO
              5     |
              7     | NO
              7     | DIED
              8     | RHOM
                    | DIED
        """,
    ),
    case("348", "not last year", OC3="CHILD | IN_TOUCH\n1 | DIED", OC3_last="CHILD | IN_TOUCH\n1 | NO"),
    case(
        "348",
        "not a rule before 2025/26",
        years=(2023, 2024, 2025),
        not_run="not a rule",
        OC3="CHILD | IN_TOUCH\n1 | YES",
        OC3_last="CHILD | IN_TOUCH\n1 | DIED",
    ),
    case(
        "391",
        "around the 17th birthday",
        years=(2025,),
        fields={"OC3": ("DOB", *ALL_ITEMS)},
        OC3="""
              CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
            ! 1     | 01/04/2008 | YES      |       |
              2     | 31/03/2008 | YES      |       |
              3     | 30/03/2008 | YES      |       |
              4     | 01/01/1995 | YES      |       |
            ! 5     | 01/04/2008 |          | F1    |
            ! 6     | 01/04/2008 |          |       | B1
              7     | 01/04/2008 |          |       |
              8     |            | YES      |       |
              9     | 31/02/2012 | YES      |       |
            !       | 01/04/2008 | YES      |       |
        """,
    ),
    case("391", "17 on the last day of the year", OC3="CHILD | DOB | IN_TOUCH\n1 | 31/03/2010 | YES"),
    case(
        "3001",
        "17th birthday around the ends of the year, by Header",
        years=(2025,),
        fields={"OC3": ("ACCOM", "DOB")},
        OC3="""
              CHILD | DOB        | ACCOM
            ! 1     |            | Z2
              2     | 12/08/2007 | Z2
              3     | 12/08/2007 | Y1
            ! 4     | 12/08/1990 | Z1
            ! 5     |            | Z1
              6     |            | Z1
              7     |            | Z1
              8     |            |
              9     | 12/08/2007 | Z1
              10    | 12/08/2007 | Z1
              11    |            | Z3
                    |            | Z1
        """,
        Header="""
              CHILD | DOB
              1     | 12/08/2007
              2     | 12/08/2006
              3     | 12/08/2007
              4     | 01/04/2007
              5     | 31/03/2008
              6     | 31/03/2007
              7     | 01/04/2008
              8     | 12/08/2007
              9     |
              11    | 12/08/2007
                    | 12/08/2007
        """,
    ),
    case(
        "3001",
        "twice in Header, one row with the birthday",
        years=(2025,),
        OC3="""
              CHILD | ACCOM
            ! 1     | Z1
        """,
        Header="""
              CHILD | DOB
              1     | 12/08/2005
              1     | 12/08/2007
              1     | 12/08/2007
        """,
    ),
    case(
        "3001",
        "turned 18",
        OC3="CHILD | ACCOM\n1 | Z1",
        Header="CHILD | DOB\n1 | 12/08/2008",
    ),
    case(
        "1000",
        "died this year or last",
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH
            ! 1     | YES
            ! 2     |
              3     | YES
            ! 4     | DIED
              5     |
                    | YES
        """,
        Episodes="""
              CHILD | DECOM      | REC
              1     | 01/05/2026 | E2
              2     | 01/05/2026 | E2
              2     | 01/06/2026 |
              3     | 01/05/2026 | X1
              3     | 01/06/2026 | E4A
              5     | 01/05/2026 |
                    | 01/05/2026 | E2
        """,
        Episodes_last="""
              CHILD | REC
              4     | E2
              3     | X1
        """,
    ),
    case(
        "1000",
        "without last year’s episodes",
        OC3="""
              CHILD
            ! 1
              4
        """,
        Episodes="""
              CHILD | REC
              1     | E2
        """,
    ),
    case(
        "1000",
        "no child died",
        OC3="CHILD\n1",
        Episodes="CHILD | REC\n1 | E4A",
    ),
    case(
        "1001",
        "examples of the specification",
        years=(2025,),
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH
              1     | YES
            ! 2     |
            ! 3     | YES
            ! 4     | YES
              5     | YES
                    | YES
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/01/2007
              3     | 01/01/2007
              4     | 01/01/2007
              5     | 01/03/2004
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/02/2024 |            | C2 |
              2     | 01/03/2023 | 15/05/2023 | C2 | E4A
              4     | 01/01/2019 | 01/06/2024 | C2 | E11
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS | REC
              3     | 01/01/2020 | 01/01/2023 | C2 | E4A
        """,
    ),
    case(
        "1001",
        "91 days since the 14th birthday and one since the 16th",
        years=(2025,),
        OC3="""
              CHILD
              1
            ! 2
              3
            ! 4
              5
            ! 6
              7
            ! 8
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/01/2007
              3     | 01/01/2007
              4     | 01/01/2007
              5     | 01/01/2007
              6     | 01/01/2007
              7     | 29/02/2008
              8     | 29/02/2008
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS
              1     | 01/03/2023 | 31/05/2023 | C2
              2     | 01/03/2023 | 30/05/2023 | C2
              3     | 01/01/2020 | 02/01/2023 | C2
              4     | 01/01/2020 | 01/01/2023 | C2
              5     | 01/06/2018 | 01/04/2021 | C2
              5     | 01/02/2023 | 02/02/2023 | C2
              6     | 01/06/2018 | 31/03/2021 | C2
              6     | 01/02/2023 | 02/02/2023 | C2
              7     | 01/01/2022 | 29/05/2022 | C2
              7     | 01/03/2024 | 02/03/2024 | C2
              8     | 01/01/2022 | 29/05/2022 | C2
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS
              9     | 01/01/2020 | 02/01/2023 | C2
        """,
    ),
    case(
        "1001",
        "an open latest episode lasts until the end of the year; other open ones give no days",
        years=(2025,),
        OC3="""
              CHILD
              1
            ! 2
            ! 3
              4
              5
              6
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/01/2007
              3     | 01/01/2007
              4     | 01/01/2007
              5     | 01/01/2007
              6     | 01/01/2007
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS
              1     | 30/12/2024 |            | C2
              2     | 31/12/2024 |            | C2
              3     | 01/01/2022 |            | C2
              3     | 01/03/2025 | 10/03/2025 | C2
              4     | 01/03/2025 | 31/05/2025 | C2
              5     | 01/02/2024 | 31/02/2025 | C2
              6     | 01/02/2024 |            | C2
              6     |            | 01/02/2020 | C2
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS
              1     |            | 01/01/2020 | C2
        """,
    ),
    case(
        "1001",
        "short breaks do not count, nor does a blank legal status stand in the way",
        years=(2025,),
        OC3="""
              CHILD
            ! 1
            ! 2
              3
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/01/2007
              3     | 01/01/2007
        """,
        Episodes="""
              CHILD | DECOM      | DEC | LS
              1     | 01/01/2020 |     | V3
              2     | 01/01/2020 |     | V4
              3     | 01/01/2020 |     |
        """,
        Episodes_last="""
              CHILD
              3
        """,
    ),
    case(
        "1001",
        "an episode in both files counts once, to its earliest end",
        years=(2025,),
        OC3="""
              CHILD
            ! 1
            ! 2
            ! 3
            ! 4
              5
              6
            ! 7
              8
            ! 9
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/01/2007
              3     | 01/01/2007
              4     | 01/01/2007
              5     | 01/01/2007
              6     | 01/01/2007
              7     | 01/01/2007
              8     | 01/01/2007
              9     | 01/01/2007
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/03/2023 | 15/05/2023 | C2 | E4A
              2     | 01/03/2023 | 15/12/2023 | C2 | E4A
              3     | 01/03/2023 | 15/05/2023 | C2 | E4A
              4     |            | 01/02/2021 | C2 |
              4     | 31/02/2022 | 01/02/2024 | C2 |
              5     | 01/03/2023 | 30/04/2023 | C2 | X1
              5     | 02/03/2023 | 30/04/2023 | C2 | E4A
              6     | 01/03/2023 | 15/12/2023 | C2 | E4A
              7     | 01/03/2023 | 15/12/2023 | V3 |
              7     | 01/03/2023 | 15/12/2023 | C2 |
              8     |            | 01/02/2023 | C2 |
              9     |            |            | C2 |
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/03/2023 | 15/05/2023 | C2 | E4A
              2     | 01/03/2023 | 15/05/2023 | C2 | E4A
              3     | 01/03/2023 |            | C2 |
              6     | 01/03/2023 | 15/12/2023 | V3 | E4A
        """,
    ),
    case(
        "1001",
        "adopted at the end of the latest episode, at any age and legal status",
        years=(2025,),
        OC3="""
              CHILD
            ! 1
            ! 2
            ! 3
              4
            ! 5
              6
              7
            ! 8
            ! 9
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/03/2004
              3     | 01/03/2004
              4     | 01/01/2007
              5     | 01/03/2004
              6     | 01/01/2007
              7     | 01/03/2004
              8     | 01/03/2004
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/01/2019 | 01/06/2024 | E1 | E11
              2     | 01/01/2019 | 01/06/2024 | V3 | E12
              3     | 01/01/2019 | 01/06/2023 | E1 | E11
              4     | 01/01/2019 | 01/06/2023 | E1 | E11
              4     | 01/07/2023 |            | C2 |
              5     | 01/01/2019 | 01/06/2024 | C2 | E11
              5     | 01/01/2019 | 01/07/2024 | C2 | E4A
              6     |            | 01/08/2024 | C2 | E11
              6     | 01/01/2019 | 01/06/2024 | C2 | E4A
              7     | 01/01/2019 | 01/06/2024 | C2 | E4A
              8     | 01/01/2018 | 01/06/2019 | C2 | E4A
              9     | 01/01/2018 |            | C2 | E12
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS | REC
              4     | 01/01/2019 | 01/06/2023 | E1 | E11
              7     | 01/01/2018 | 01/06/2018 | C2 | E11
              8     | 01/01/2019 | 01/06/2023 | E1 | E11
        """,
    ),
    case(
        "1001",
        "date of birth: who turns 20 after the year, or is not in Header",
        years=(2025,),
        OC3="""
              CHILD
              1
            ! 2
            ! 3
            ! 4
            ! 5
              6
        """,
        Header="""
              CHILD | DOB
              1     | 31/03/2005
              2     | 01/04/2005
              4     |
              5     | 31/02/2004
              6     | 01/01/2007
              7     | 01/01/2007
        """,
        Episodes="""
              CHILD | DECOM      | LS
              3     | 01/01/2019 | C2
              4     | 01/01/2019 | C2
              6     | 01/01/2019 | C2
        """,
        Episodes_last="CHILD\n6",
    ),
    case(
        "1001",
        "twice in Header",
        years=(2025,),
        OC3="""
              CHILD
            ! 1
              2
              3
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              1     | 01/01/2015
              2     | 01/01/2007
              2     |
              3     | 01/01/2007
              3     | 01/01/2000
        """,
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/01/2019 | C2
              2     | 01/01/2019 | C2
              3     | 01/01/2019 | C2
        """,
        Episodes_last="CHILD\n1",
    ),
    case(
        "1001",
        "no tested person has an episode: nothing is shown",
        years=(2025,),
        OC3="""
              CHILD
              1
              2
              3
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/03/2004
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/01/2019 |            | V3 |
              2     | 01/01/2019 | 01/06/2024 | C2 | E11
                    | 01/01/2019 |            | C2 |
        """,
        Episodes_last="CHILD\n2",
    ),
    case(
        "1001",
        "no care of any care leaver, but of another child",
        years=(2025,),
        OC3="""
              CHILD
            ! 1
            ! 2
              3
        """,
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              2     | 01/03/2004
              3     | 01/03/2004
              4     | 01/01/2020
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              2     | 01/01/2019 | 01/06/2024 | C2 | E11
              4     | 01/01/2024 |            | C2 |
        """,
        Episodes_last="CHILD\n9",
    ),
    case(
        "1001",
        "care of somebody who is not tested does not count as care of anybody",
        years=(2025,),
        OC3="CHILD\n1",
        Header="""
              CHILD | DOB
              1     | 01/01/2007
              4     | 01/01/2000
        """,
        Episodes="""
              CHILD | DECOM      | LS
              4     | 01/01/2018 | C2
        """,
        Episodes_last="""
              CHILD | DECOM      | LS
              1     | 01/01/2024 | V3
        """,
    ),
    case(
        "1001",
        "rows without a child ID are of nobody",
        years=(2025,),
        OC3="""
              CHILD
              ¦
              1
        """,
        Header="""
              CHILD | DOB
                    | 01/01/2007
              1     | 01/01/2007
        """,
        Episodes="""
              CHILD | DECOM      | LS | DEC        | REC
                    | 01/01/2019 | C2 | 01/06/2024 | E11
              1     | 01/01/2019 | C2 |            |
        """,
        Episodes_last="CHILD\n1",
    ),
    *(
        case(
            "1001",
            f"not run while {label} is empty",
            not_run=f"{label} has no rows",
            **{
                name: "CHILD" if name == empty else "CHILD\n1"
                for name in ("Episodes", "Episodes_last", "Header", "OC3")
            },
        )
        for empty, label in (
            ("Episodes", "Episodes"),
            ("Episodes_last", "last year’s Episodes"),
            ("Header", "Header"),
            ("OC3", "Care leavers (OC3)"),
        )
    ),
    case(
        "1002",
        "in neither year’s Episodes",
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH
            ! 77    |
              78    | YES
              79    | YES
            !       | YES
        """,
        Episodes="""
              CHILD | DECOM
              79    |
        """,
        Episodes_last="""
              CHILD | DECOM
              78    |
        """,
    ),
    case(
        "1002",
        "a row without a child ID, and another in Episodes",
        OC3="""
              CHILD
              ¦
        """,
        Episodes="""
              CHILD
              ¦
        """,
        Episodes_last="""
              CHILD
              1
        """,
    ),
    case(
        "1002",
        "a row without a child ID, and another in last year’s Episodes",
        OC3="""
              CHILD
              ¦
        """,
        Episodes="""
              CHILD
              1
        """,
        Episodes_last="""
              CHILD
              ¦
        """,
    ),
    case(
        "1007",
        "the latest episode is incomplete",
        years=(2025,),
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | DOB        | IN_TOUCH
            ! 1     | 10/06/2007 | YES
              2     | 10/06/2007 |
              3     | 10/06/2005 | YES
            ! 4     | 10/06/2007 | YES
            ! 5     | 10/06/2007 | YES
              6     | 10/06/2007 | YES
              7     | 10/06/2007 | YES
              8     |            | YES
              9     | 10/06/2007 | YES
            ! 10    | 10/06/2007 | YES
                    | 10/06/2007 | YES
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 01/02/2020 |            |
              2     | 01/02/2020 |            |
              3     | 01/02/2020 |            |
              4     | 01/02/2020 | 01/02/2021 |
              5     | 01/02/2020 | 31/02/2025 | E4A
              6     | 01/02/2020 |            |
              6     | 01/02/2021 | 01/02/2022 | E4A
              7     |            |            |
              8     | 01/02/2020 |            |
              10    | 01/02/2020 |            | E4A
              10    | 01/02/2019 | 01/02/2020 | X1
                    | 01/02/2020 |            |
        """,
    ),
    case(
        "1007",
        "in care on the last birthday",
        years=(2025,),
        OC3="""
              CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
            ! 1     | 10/06/2007 |          |       | B1
              2     | 10/06/2007 |          |       | B1
            ! 3     | 10/06/2007 |          | F1    |
              4     | 10/06/2007 | YES      |       |
            ! 5     | 10/06/2006 | YES      |       |
              6     | 10/06/2006 | YES      |       |
            ! 7     | 10/06/2007 | YES      |       |
            ! 8     | 10/06/2007 | YES      |       |
              9     | 10/06/2007 | YES      |       |
              10    | 10/06/2007 |          |       |
              11    | 31/06/2007 | YES      |       |
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 01/02/2020 | 20/12/2024 | E4A
              2     | 01/02/2020 | 10/06/2024 | E4A
              3     | 10/06/2024 | 20/12/2024 | E4A
              4     | 11/06/2024 | 20/12/2024 | E4A
              5     | 01/02/2020 | 11/06/2024 | E4A
              6     | 01/02/2020 | 20/12/2023 | E4A
              7     | 01/02/2020 | 11/06/2024 | E4A
              8     | 01/02/2020 | 11/06/2024 | X1
              8     | 01/07/2024 | 02/07/2024 | E4A
              9     |            | 20/12/2024 | E4A
              10    | 01/02/2020 | 20/12/2024 | E4A
              11    | 01/02/2020 | 20/12/2024 | E4A
        """,
    ),
    case(
        "1007",
        "aged 17 or 18 at the end of the year",
        years=(2025,),
        OC3="""
              CHILD | DOB        | IN_TOUCH
              1     | 01/04/2008 | YES
            ! 2     | 31/03/2008 | YES
            ! 3     | 30/03/2008 | YES
            ! 4     | 02/04/2006 | YES
            ! 5     | 01/04/2006 | YES
              6     | 31/03/2006 | YES
        """,
        Episodes="""
              CHILD | DECOM
              1     | 01/02/2020
              2     | 01/02/2020
              3     | 01/02/2020
              4     | 01/02/2020
              5     | 01/02/2020
              6     | 01/02/2020
        """,
    ),
    case(
        "1007",
        "the 18th birthday around the last day of the year, and 29 February",
        years=(2025,),
        OC3="""
              CHILD | DOB        | IN_TOUCH
            ! 1     | 31/03/2007 | YES
              2     | 01/04/2007 | YES
            ! 3     | 29/02/2008 | YES
              4     | 29/02/2008 | YES
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 31/03/2025 | 01/04/2025 | E4A
              2     | 31/03/2025 | 02/04/2025 | E4A
              3     | 28/02/2025 | 01/03/2025 | E4A
              4     | 01/03/2025 | 02/03/2025 | E4A
        """,
    ),
    case(
        "1007",
        "left care before the birthday",
        OC3="CHILD | DOB | IN_TOUCH\n1 | 10/06/2009 | YES",
        Episodes="CHILD | DECOM | DEC | REC\n1 | 01/02/2020 | 09/06/2026 | E4A",
    ),
    case(
        "1010",
        "the last episode of last year was open",
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH
            ! 1     |
              2     | YES
              3     | YES
            ! 4     | YES
            ! 5     | YES
              6     | YES
              7     | YES
              8     | YES
            ! 9     | YES
                    | YES
        """,
        Episodes="""
              CHILD | DECOM
              2     |
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC
              1     | 05/09/2025 |
              2     | 05/09/2025 |
              3     | 01/05/2025 |
              3     | 01/11/2025 | 01/02/2026
              4     | 05/09/2025 | 31/02/2026
              5     | 01/05/2025 | 01/02/2026
              5     | 01/05/2025 |
              6     | 01/05/2025 |
              6     | 01/05/2025 | 01/02/2026
              7     |            |
              9     | 01/11/2025 |
              9     | 01/05/2025 | 01/11/2025
              9     |            | 01/11/2025
                    | 05/09/2025 |
        """,
    ),
    case(
        "1010",
        "episodes this year",
        OC3="CHILD\n1",
        Episodes="CHILD\n1",
        Episodes_last="CHILD | DECOM\n1 | 05/09/2025",
    ),
    case(
        "1011",
        "the latest episode ended with E3",
        years=(2025,),
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
            ! 1     | NO       |       |
              2     | NO       |       |
              3     |          |       |
            ! 4     |          | F1    |
            ! 5     |          |       | B1
              6     | NO       |       |
              7     | NO       |       |
              8     | NO       |       |
                    | NO       |       |
        """,
        Episodes="""
              CHILD | DECOM      | REC
              1     | 01/05/2024 | X1
              1     | 01/08/2024 | E3
              2     | 01/05/2024 | E3
              2     | 01/09/2024 | X1
              3     | 01/05/2024 | E3
              4     | 01/05/2024 | E3
              4     | 01/05/2024 | X1
              5     | 01/05/2024 | E3
              5     | 31/02/2025 | X1
              6     |            | E3
              7     | 01/05/2024 | X1
              7     | 01/05/2024 | E3
              8     | 01/05/2024 | E4A
                    | 01/05/2024 | E3
        """,
    ),
    case(
        "1011",
        "nothing filled",
        OC3="CHILD\n1",
        Episodes="CHILD | DECOM | REC\n1 | 01/05/2024 | E3",
    ),
    case(
        "1016",
        "the latest episode ended after the last birthday",
        years=(2025,),
        fields={"OC3": ALL_ITEMS},
        OC3="""
              CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
            ! 1     | 15/09/2006 |          | F1    |
              2     | 15/09/2006 |          | F1    |
              3     | 15/09/2006 |          | F1    |
              4     | 15/09/2005 |          | F1    |
              5     | 15/09/2006 |          | F1    |
            ! 6     | 15/09/2006 | YES      |       |
            ! 7     | 15/09/2007 |          |       | B1
              8     | 15/09/2007 | YES      |       |
              9     | 15/09/2006 |          |       |
              10    |            | YES      |       |
              11    | 15/09/2006 | YES      |       |
              12    | 15/09/2006 | YES      |       |
              13    | 31/09/2006 | YES      |       |
            ! 14    | 15/09/2006 | YES      |       |
              15    | 15/09/2006 | YES      |       |
                    | 15/09/2006 | YES      |       |
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 01/02/2020 | 30/10/2024 | E4A
              2     | 01/02/2020 | 01/07/2024 | E4A
              3     | 01/02/2020 | 15/09/2024 | E4A
              4     | 01/02/2020 | 30/10/2024 | E4A
              5     | 01/02/2020 | 30/10/2024 | X1
              5     | 30/10/2024 |            |
              6     | 01/02/2020 | 16/09/2024 | E4A
              7     | 01/02/2020 | 16/09/2024 | E4A
              8     | 01/02/2020 | 15/09/2024 | E4A
              9     | 01/02/2020 | 30/10/2024 | E4A
              10    | 01/02/2020 | 30/10/2024 | E4A
              12    | 01/02/2020 | 31/11/2024 | E4A
              13    | 01/02/2020 | 30/10/2024 | E4A
              14    | 01/02/2020 | 30/10/2030 | E4A
              14    | 01/02/2020 |            |
              15    |            | 30/10/2024 | E4A
                    | 01/02/2020 | 30/10/2024 | E4A
        """,
    ),
    case(
        "1016",
        "aged 17 or 18 at the end of the year",
        years=(2025,),
        OC3="""
              CHILD | DOB        | IN_TOUCH
              1     | 01/04/2008 | YES
            ! 2     | 31/03/2008 | YES
            ! 3     | 01/04/2006 | YES
              4     | 31/03/2006 | YES
        """,
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/02/2020 | 02/04/2025
              2     | 01/02/2020 | 02/04/2025
              3     | 01/02/2020 | 02/04/2025
              4     | 01/02/2020 | 02/04/2025
        """,
    ),
    case(
        "1016",
        "left care before the birthday",
        years=(2024, 2026, 2027),
        OC3="CHILD | DOB | IN_TOUCH\n1 | 10/01/2008 | YES",
        Episodes="CHILD | DECOM | DEC\n1 | 01/02/2020 | 09/01/2024",
    ),
    case(
        "1016",
        "not a rule before 2023/24",
        years=(2023,),
        not_run="not a rule",
        OC3="CHILD\n1",
        Episodes="CHILD\n1",
    ),
]
