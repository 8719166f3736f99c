"""Cases of worker/rules/cin/conferences.py."""

from tests.unit.rules.cin.cases import case

CASES = [
    case(
        "1104",
        "held the day before the referral",
        CINdetails="""
            Child  | CINreferralDate
            C1     | !2025-05-05
            C1 (2) | 2025-05-04
        """,
        Section47="""
            Child  | DateOfInitialCPC
            C1     | !2025-05-04
            C1 (2) | 2025-05-04
        """,
    ),
    case(
        "1104",
        "the same day, another episode, a conference of the episode, and dates that are missing",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate | DateOfInitialCPC
            C1    | 1            | 2025-05-05      |
            C1    | 2            | 2025-09-01      |
            C2    | 1            | 2025-05-05      | 2025-05-04
            C3    | 1            |                 |
        """,
        Section47="""
            Child | CINdetailsID | DateOfInitialCPC
            C1    | 1            | 2025-05-05
            C2    | 1            |
            C2    | 1            | 2025-04-31
            C3    | 1            | 2025-05-04
        """,
    ),
    case(
        "1104",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINreferralDate
                  | 2025-05-05
        """,
        Section47="""
            Child | DateOfInitialCPC
                  | 2025-05-04
        """,
    ),
    case(
        "2884",
        "the same date in the episode, and in the child’s other episode",
        CINdetails="""
            Child | CINdetailsID | DateOfInitialCPC
            C1    | 1            | !2025-05-26
            C2    | 1            | !2025-5-26
            C2    | 2            |
            C3    | 1            | 2025-05-27
        """,
        Section47="""
            Child | CINdetailsID | DateOfInitialCPC
            C1    | 1            | !2025-05-26
            C2    | 2            | !2025-05-26
            C3    | 1            | 2025-05-26
        """,
    ),
    case(
        "2884",
        "different dates, two children, and dates that are missing",
        CINdetails="""
            Child  | DateOfInitialCPC
            C1     | 2025-05-26
            C2     | 2025-05-26
            C3     |
            C4     | 2025-02-30
            C1 (2) |
        """,
        Section47="""
            Child  | DateOfInitialCPC
            C1     | 2025-05-27
            C1 (2) | 2025-05-26
            C3     |
            C4     | 2025-02-30
        """,
    ),
    case(
        "2884",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | DateOfInitialCPC
                  | 2025-05-26
        """,
        Section47="""
            Child | DateOfInitialCPC
                  | 2025-05-26
        """,
    ),
    case(
        "8715",
        "held just outside the year",
        Section47="""
            DateOfInitialCPC
            !2025-03-31
            !2026-04-01
            2025-04-01
        """,
    ),
    case(
        "8715",
        "held on the first and last day, not at all, or recorded with the episode",
        CINdetails="""
            DateOfInitialCPC
            2025-03-31
        """,
        Section47="""
            DateOfInitialCPC
            2025-04-01
            2026-03-31
            ¦
            2025-03-32
        """,
    ),
    case(
        "8715",
        "without a header, and without a child",
        file_format="csv",
        years=(2025,),
        Section47="""
            Child | DateOfInitialCPC
                  | !2024-03-29
            C1    | 2024-04-02
        """,
    ),
    case(
        "8870Q",
        "a target on a Saturday or Sunday",
        Section47="""
            InitialCPCtarget
            !2025-05-10
            !2025-05-11
            2025-05-12
        """,
    ),
    case(
        "8870Q",
        "a Monday, a Friday, a bank holiday, and dates that are missing",
        Section47="""
            InitialCPCtarget
            2025-05-12
            2025-05-16
            2025-05-26
            ¦
            2025-05-32
        """,
    ),
    case(
        "8870Q",
        "without a child",
        file_format="csv",
        Section47="""
            Child | InitialCPCtarget
                  | !2025-05-10
        """,
    ),
    case(
        "8875",
        "held on a Saturday or Sunday",
        Section47="""
            DateOfInitialCPC
            !2025-05-11
            !2025-05-10
            2025-05-12
        """,
    ),
    case(
        "8875",
        "a Monday, a bank holiday, dates that are missing, or recorded with the episode",
        CINdetails="""
            DateOfInitialCPC
            2025-05-11
        """,
        Section47="""
            DateOfInitialCPC
            2025-05-12
            2025-05-26
            ¦
            2025-05-32
        """,
    ),
    case(
        "8875",
        "without a child",
        file_format="csv",
        Section47="""
            Child | DateOfInitialCPC
                  | !2025-05-11
        """,
    ),
]
