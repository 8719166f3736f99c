"""Cases of worker/rules/cin/episodes_of_a_child.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 8815
    case(
        "8815",
        "more than one open episode",
        years=ALL_YEARS,
        CINdetails="""
            Child  | CINclosureDate | ReferralNFA
            C1     | !              | false
            C1     | !              | 0
            C2     |                | false
            C2     |                | true
            C3     | !              | false
            C3     |                | true
            C3     | !              | false
            C4     |                |
            C4     |                | false
            C4     |                | no
            C5     |                | false
            C5     | 2025-05-05     | false
            C6     | !2025-05-32    | false
            C6     | !              | false
            C5 (2) |                | false
        """,
    ),
    case(
        "8815",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | CINclosureDate | ReferralNFA
                  | 1            |                | false
                  | 2            |                | false
        """,
    ),
    # 8816
    case(
        "8816",
        "an open episode is not the latest",
        years=ALL_YEARS,
        CINdetails="""
            Child  | CINreferralDate | CINclosureDate | ReferralNFA
            C1     | !2025-05-01     |                | false
            C1     | !2025-06-02     | 2025-06-10     | false
            C2     | 2025-06-02      |                | false
            C2     | 2025-05-01      | 2025-05-10     | false
            C3     | 2025-05-01      |                | false
            C3     | 2025-05-01      |                | false
            C4     | !2025-05-01     | 2025-05-32     | 0
            C4     | 2025-05-15      |                | true
            C4     | !2025-06-02     |                |
            C4     | !2025-06-02     |                | true
            C5     |                 |                | false
            C5     | 2025-06-02      | 2025-06-10     | false
            C6     | 2025-05-01      |                | true
            C6     | 2025-06-02      | 2025-06-10     | false
            C2 (2) | 2025-05-01      |                | false
            C7     | 2025-05-01      |                | false
            C7     | 02/06/2025      | 2025-06-10     | false
        """,
    ),
    case(
        "8816",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate | ReferralNFA
                  | 1            | 2025-05-01      | false
                  | 2            | 2025-06-01      | false
        """,
    ),
    # 8820
    case(
        "8820",
        "episodes overlap",
        CINdetails="""
            Child  | CINreferralDate | CINclosureDate | ReferralNFA
            C1     | !2025-05-26     | !2025-10-26    | false
            C1     | !2025-08-26     |                | false
            C2     | 2025-05-05      | 2025-07-08     | false
            C2     | 2025-07-08      | 2025-08-23     | false
            C3     | 2025-09-26      |                | true
            C3     | 2025-10-26      | 2025-11-26     | false
            C4     | !2025-05-05     | !2025-07-08    | false
            C4     | !2025-05-05     | !2025-07-08    | false
            C5     | 2025-05-05      | 2025-05-05     | false
            C5     | 2025-05-05      | 2025-05-05     | false
            C6     | !2025-05-05     | !              | false
            C6     | !2025-09-05     | 2025-10-05     | true
            C7     | 2025-05-05      |                |
            C7     | 2025-09-05      | 2025-10-05     | true
            C8     | !2025-05-05     | !2025-10-05    | true
            C8     | !2025-09-05     |                | true
            C9     |                 | 2025-10-05     | false
            C9     | 2025-09-05      |                | true
            C10    | 2025-05-05      |                | false
            C10    | 2026-03-31      | 2026-03-31     | false
            C11    | !2025-05-05     | !              | false
            C11    | !2026-03-30     | 2026-03-31     | false
            C2 (2) | 2025-05-06      | 2025-05-07     | false
            C12    | 2025-05-05      | 2025-10-05     | false
            C12    | 05/06/2025      | 2025-10-05     | false
        """,
    ),
    case(
        "8820",
        "three episodes",
        years=ALL_YEARS,
        CINdetails="""
            CINreferralDate | CINclosureDate | ReferralNFA
            !2022-01-01     | !2022-06-01    | false
            !2022-03-01     | 2022-04-01     | false
            2022-06-01      | 2022-07-01     | false
        """,
    ),
    case(
        "8820",
        "up to the reference date of an extract during the year",
        Header="Year | ReferenceDate\n2026 | 2025-11-30",
        CINdetails="""
            Child  | CINreferralDate | CINclosureDate | ReferralNFA
            C1     | 2025-05-05      |                | false
            C1     | 2025-11-30      | 2025-12-30     | false
            C2     | !2025-05-05     | !              | false
            C2     | !2025-11-29     | 2025-12-30     | false
        """,
    ),
    case(
        "8820",
        "without a header; rows without LAchildID belong to no child",
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate | CINclosureDate | ReferralNFA
                  | 1            | 2025-05-26      | 2025-10-26     | false
                  | 2            | 2025-08-26      |                | false
            C1    | 1            | !2025-05-26     | !              | false
            C1    | 2            | !2025-08-26     | 2025-09-01     | true
        """,
    ),
    case("8820", "one episode", CINdetails="CINreferralDate | ReferralNFA\n2025-05-05 | false"),
]
