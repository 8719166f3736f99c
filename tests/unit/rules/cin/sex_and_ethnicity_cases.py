"""Cases of worker/rules/cin/sex_and_ethnicity.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

UNTIL_2024 = (2023, 2024)
FROM_2025 = (2025, 2026, 2027)

CASES = [
    # 4180
    case(
        "4180",
        "sex missing or not a code",
        years=FROM_2025,
        ChildIdentifiers="""
            Sex | GenderCurrent
            M   |
            F   |
            u   |
            !1  |
            !   | 1
            !9  | 9
            !X  |
        """,
    ),
    case("4180", "valid codes", years=FROM_2025, ChildIdentifiers="Sex\nM\nF\nU"),
    case(
        "4180",
        "gender missing or not a code",
        years=UNTIL_2024,
        ChildIdentifiers="""
            GenderCurrent | Sex
            0             |
            1             |
            2             |
            9             |
            !3            |
            !             | M
            !M            | M
        """,
    ),
    case("4180", "valid codes", years=UNTIL_2024, ChildIdentifiers="GenderCurrent\n0\n9"),
    case("4180", "a row of CSV", file_format="csv", ChildIdentifiers="Child | Sex\n | !1\n | M"),
    # 4220
    case(
        "4220",
        "ethnicity missing or not a code",
        years=ALL_YEARS,
        ChildCharacteristics="""
            Ethnicity
            !XXXX
            !
            NOBT
            wbri
            WROM
            BOTH
            !WBRIT
        """,
    ),
    case("4220", "valid codes", years=ALL_YEARS, ChildCharacteristics="Ethnicity\nREFU\nCHNE"),
    # 8750
    case(
        "8750",
        "an unborn child must have U",
        years=FROM_2025,
        ChildIdentifiers="""
            PersonBirthDate | ExpectedPersonBirthDate | Sex
            !               | !2026-05-10             | !F
            !               | !2026-05-10             | !
            !               | !2026-05-10             | !0
            !10/05/2026     | !2026-05-10             | !M
                            | 2026-05-10              | U
                            | 2026-05-10              | u
            2026-03-10      | 2026-05-10              | F
                            | 2026-05-32              | F
                            |                         | F
        """,
    ),
    case(
        "8750",
        "an unborn child with U",
        years=FROM_2025,
        ChildIdentifiers="""
            ExpectedPersonBirthDate | Sex
            2026-05-10              | U
        """,
    ),
    case(
        "8750",
        "an unborn child must have 0",
        years=UNTIL_2024,
        ChildIdentifiers="""
            PersonBirthDate | ExpectedPersonBirthDate | GenderCurrent
            !               | !2024-05-10             | !1
            !               | !2024-05-10             | !
            !               | !2024-05-10             | !U
                            | 2024-05-10              | 0
            2024-03-10      | 2024-05-10              | 1
        """,
    ),
    case(
        "8750",
        "an unborn child with 0",
        years=UNTIL_2024,
        ChildIdentifiers="""
            ExpectedPersonBirthDate | GenderCurrent
            2024-05-10              | 0
        """,
    ),
]
