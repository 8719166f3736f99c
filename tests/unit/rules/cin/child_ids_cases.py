"""Cases of worker/rules/cin/child_ids.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

FROM_2025 = (2025, 2026, 2027)

CASES = [
    # 1570
    case(
        "1570",
        "more than 20 characters",
        years=FROM_2025,
        ChildIdentifiers="""
            Child | LAchildID
            C1    | ABCDEFGHIJ0123456789
            C2    | !ABCDEFGHIJ01234567890
            C3    | ·ABCDEFGHIJ0123456789·
            C4    |
        """,
    ),
    case(
        "1570", "not yet a rule", years=(2024,), not_run="not a rule of 2023/24", ChildIdentifiers="LAchildID\n1"
    ),
    case("1570", "no ID", ChildIdentifiers="Child | LAchildID\nWITHOUT ID (1) |"),
    # 1580
    case(
        "1580",
        "a character that is no letter or digit",
        years=FROM_2025,
        ChildIdentifiers="""
            Child | LAchildID
            C1    | !C-0012
            C2    | !C_1
            C3    | !C·1
            C4    | C0012
            C5    | c0012
            C6    | ·C0013·
            C7    | !Ç1
            C8    |
            C9    | !٣
        """,
    ),
    case(
        "1580", "not yet a rule", years=(2024,), not_run="not a rule of 2023/24", ChildIdentifiers="LAchildID\n-"
    ),
    case("1580", "letters and digits", ChildIdentifiers="LAchildID\nC0012"),
    # 8500
    case(
        "8500",
        "no LA child ID",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child           | LAchildID
            WITHOUT ID (1)  | !
            WITHOUT ID (2)  | !·
            0               | 0
        """,
    ),
    case("8500", "a row of CSV", file_format="csv", ChildIdentifiers="Child | LAchildID\n | !\n1 | 1"),
    case("8500", "every child has an ID", ChildIdentifiers="UPN\nX"),
    # 8510
    case(
        "8510",
        "two children with one ID",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child          | LAchildID
            1234           | !1234
            1234 (2)       | !1234
            A1             | !a1
            A1 (2)         | !A1
            12345          | 12345
            WITHOUT ID (1) |
            WITHOUT ID (2) |
        """,
    ),
    case(
        "8510",
        "rows of CSV",
        file_format="csv",
        ChildIdentifiers="""
            Child | LAchildID
            C1    | !C1
            C1    | !C1
                  |
                  |
        """,
    ),
    case("8510", "two children without an ID", ChildIdentifiers="Child | LAchildID\nA |\nB |"),
    # 8590
    case(
        "8590",
        "a child without a referral",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child  | LAchildID
            C1     | C1
            C2     | !C2
            C1 (2) | !C1
        """,
        CINdetails="""
            Child | CINreferralDate
            C1    |
        """,
    ),
    case(
        "8590",
        "a row of CSV without LAchildID belongs to no child",
        file_format="csv",
        ChildIdentifiers="""
            Child | LAchildID
                  |
            C1    | C1
        """,
        CINdetails="""
            Child | CINdetailsID | CINreferralDate
            C1    | 1            |
        """,
    ),
    case(
        "8590",
        "without the table of referrals",
        file_format="csv",
        not_run="Referrals is not loaded",
        ChildIdentifiers="Child\nC1",
    ),
]
