"""Cases of worker/rules/cin/birth_and_death.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 8520
    case(
        "8520",
        "born after the reference date",
        ChildIdentifiers="""
            PersonBirthDate
            !2026-04-01
            2026-03-31
            ¦
            2026-04-31
        """,
    ),
    case(
        "8520",
        "the header’s date counts, not the last day of the year",
        years=ALL_YEARS,
        Header="""
            Year | ReferenceDate
            2026 | 2022-11-30
        """,
        ChildIdentifiers="""
            PersonBirthDate
            !2022-12-01
            2022-11-30
        """,
    ),
    case(
        "8520",
        "without a reference date the last day of the year counts",
        years=(2025,),
        Header="""
            Year | ReferenceDate
            2026 | soon
        """,
        ChildIdentifiers="""
            PersonBirthDate
            !2025-04-01
            2025-03-31
        """,
    ),
    case(
        "8520",
        "without a header the last day of the year counts",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonBirthDate
            C1    | !2026-04-01
                  | !2026-04-01
            C2    | 2026-03-31
        """,
    ),
    case("8520", "born in the year", ChildIdentifiers="PersonBirthDate\n2025-07-01"),
    # 8525Q
    case(
        "8525Q",
        "both dates or neither",
        years=ALL_YEARS,
        ChildIdentifiers="""
            PersonBirthDate | ExpectedPersonBirthDate
            !               | !
            !2025-05-05     | !2026-05-05
            2025-05-05      |
                            | 2026-05-05
            2025-05-05      | 2026-15-05
            !2025-05-32     | !
        """,
    ),
    case("8525Q", "one date", ChildIdentifiers="PersonBirthDate\n2025-05-05"),
    # 8530Q
    case(
        "8530Q",
        "expected long before or after the reference date",
        ChildIdentifiers="""
            ExpectedPersonBirthDate
            !2026-02-28
            2026-03-01
            2026-12-31
            !2027-01-01
            ¦
            2027-02-29
        """,
    ),
    case(
        "8530Q",
        "the target month is shorter",
        Header="""
            Year | ReferenceDate
            2026 | 2025-05-31
        """,
        ChildIdentifiers="""
            ExpectedPersonBirthDate
            2026-02-28
            !2026-03-01
            2025-05-01
            !2025-04-30
        """,
    ),
    case("8530Q", "no expected date", years=ALL_YEARS, ChildIdentifiers="PersonBirthDate\n2025-05-05"),
    # 8535Q
    case(
        "8535Q",
        "died before birth or without a date of birth",
        years=ALL_YEARS,
        ChildIdentifiers="""
            PersonBirthDate | PersonDeathDate
            !2026-01-10     | !2026-01-09
            2026-01-10      | 2026-01-10
            !               | !2026-01-09
            !2026-01-32     | !2026-01-09
            2026-01-10      |
                            |
            2026-01-10      | 2026-00-01
        """,
    ),
    case("8535Q", "died later", ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2020-01-10 | 2026-01-09"),
    # 8545Q
    case(
        "8545Q",
        "died outside the year",
        ChildIdentifiers="""
            PersonDeathDate
            !2025-03-31
            2025-04-01
            2026-03-31
            !2026-04-01
            ¦
            2024
        """,
    ),
    case("8545Q", "no date of death", years=ALL_YEARS, ChildIdentifiers="PersonBirthDate\n2020-01-10"),
    # 8775Q
    case(
        "8775Q",
        "older than 25, and closed after the birthday or open",
        ChildIdentifiers="""
            Child | PersonBirthDate
            C1    | !2001-03-30
            C2    | 2001-03-30
            C3    | 2001-03-31
            C4    | !2001-03-30
            C5    | !2001-03-30
            C6    |
            C7    | 30/03/2001
            C8    | !2000-02-29
            C9    | !2000-02-29
            C10   | 2001-03-30
        """,
        CINdetails="""
            Child | CINclosureDate
            C1    | !2026-03-31
            C2    | 2026-03-30
            C3    |
            C4    | !
            C4    | 2020-01-01
            C5    | !2025-02-30
            C6    |
            C7    |
            C8    | !2025-03-01
            C9    | 2025-02-28
            C9    | !2025-05-01
        """,
    ),
    case(
        "8775Q",
        "a row of CSV without LAchildID belongs to no child",
        years=ALL_YEARS,
        file_format="csv",
        ChildIdentifiers="Child | PersonBirthDate\n | 1980-01-01",
        CINdetails="Child | CINdetailsID | CINclosureDate\n | 1 |",
    ),
]
