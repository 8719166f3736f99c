"""Cases of worker/rules/cin/referrals.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 8555Q
    case(
        "8555Q",
        "referred after death",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child  | PersonDeathDate
            C1     | !2025-06-10
            C2     | 2025-06-10
            C3     |
            C4     | 2025-06-32
            C4 (2) | 2025-06-10
        """,
        CINdetails="""
            Child | CINreferralDate
            C1    | !2025-06-11
            C1    | 2025-06-10
            C2    |
            C2    | 2025-06-09
            C3    | 2025-06-11
            C4    | 2025-06-11
        """,
    ),
    case(
        "8555Q",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        ChildIdentifiers="Child | PersonDeathDate\n | 2025-06-10",
        CINdetails="Child | CINdetailsID | CINreferralDate\n | 1 | 2025-06-11",
    ),
    # 8600
    case(
        "8600",
        "referral date missing or after the year",
        CINdetails="""
            CINreferralDate
            !
            !2026-04-01
            2026-03-31
            2015-01-01
            !2025-13-01
        """,
    ),
    case(
        "8600",
        "without a header the year that was chosen counts",
        years=(2024,),
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate
            C1    | 1            | !2024-04-01
                  | 1            | !2024-04-01
            C1    | 2            | 2024-03-31
        """,
    ),
    case("8600", "referred in the past", years=ALL_YEARS, CINdetails="CINreferralDate\n2022-01-01"),
    # 8606
    case(
        "8606",
        "referred more than 280 days before birth or expected birth",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child  | PersonBirthDate | ExpectedPersonBirthDate
            C1     | !2026-01-10     | !
            C2     | 2026-01-10      |
            C3     | !               | !2026-01-10
            C4     |                 | 2026-01-10
            C5     |                 |
            C6     | 2026-01-32      |
            C2 (2) | !2026-06-10     | !
            C7     | !2026-01-01     | !2026-01-10
        """,
        CINdetails="""
            Child  | CINreferralDate
            C1     | !2025-04-04
            C2     | 2025-04-05
            C2     |
            C3     | !2025-04-04
            C3     | 2025-04-05
            C4     | 2025-04-05
            C5     | 2025-04-04
            C6     | 2025-04-04
            C2 (2) | !2025-04-05
            C7     | !2025-04-04
        """,
    ),
    case(
        "8606",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        ChildIdentifiers="Child | PersonBirthDate\n | 2026-01-10",
        CINdetails="Child | CINdetailsID | CINreferralDate\n | 1 | 2024-01-01",
    ),
    # 8610
    case(
        "8610",
        "action but no primary need",
        years=ALL_YEARS,
        CINdetails="""
            ReferralNFA | PrimaryNeedCode
            !false      | !
            !0          | !
            true        |
            0           | N4
            FALSE       | X
                        |
            no          |
        """,
    ),
    case("8610", "a row of CSV", file_format="csv", CINdetails="Child | ReferralNFA | PrimaryNeedCode\n | !0 | !"),
    case("8610", "no further action", CINdetails="ReferralNFA\ntrue"),
    # 8650
    case(
        "8650",
        "primary need not a code",
        years=ALL_YEARS,
        CINdetails="""
            PrimaryNeedCode
            !N10
            !4
            N0
            n9
            ¦
        """,
    ),
    case("8650", "no primary need", CINdetails="PrimaryNeedCode\n¦"),
    # 8866
    case(
        "8866",
        "source missing or not a code",
        years=ALL_YEARS,
        CINdetails="""
            CINreferralDate | ReferralSource
            !2013-04-01     | !
            2013-03-31      |
            2013-03-31      | 4A
            !2025-04-01     | !4A
            !2025-04-01     | !5E
            2025-04-01      | 10
            2025-04-01      | 1a
            2025-04-01      | 4
                            |
            2025-02-30      |
        """,
    ),
    case("8866", "referred by the police", CINdetails="CINreferralDate | ReferralSource\n2025-04-01 | 6"),
]
