"""Cases of worker/rules/cin/cin_plans.py."""

from tests.unit.rules.cin.cases import case

CASES = [
    case(
        "4000",
        "no further action, but a plan, whatever its dates",
        CINdetails="""
            ReferralNFA
            !true
        """,
        CINplanDates="""
            LAchildID | CINPlanStartDate
            !C1       | 2025-05-05
            !C1       |
        """,
    ),
    case(
        "4000",
        "further action, not known, or a plan of another episode or child",
        CINdetails="""
            Child  | CINdetailsID | ReferralNFA
            C1     | 1            | false
            C2     | 1            | true
            C2     | 2            | 0
            C3     | 1            | 1
            C3 (2) | 1            |
            C4     | 1            | yes
        """,
        CINplanDates="""
            Child  | CINdetailsID | CINPlanStartDate
            C1     | 1            | 2025-05-05
            C2     | 2            | 2025-05-05
            C3 (2) | 1            | 2025-05-05
            C4     | 1            | 2025-05-05
        """,
    ),
    case(
        "4000",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | ReferralNFA
                  | true
        """,
        CINplanDates="""
            Child | CINPlanStartDate
                  | 2025-05-05
        """,
    ),
    case(
        "4004",
        "two open and one ended",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            2025-05-05       | !
            2025-07-05       | !soon
            2025-06-05       | 2025-07-05
        """,
    ),
    case(
        "4004",
        "one open in each of two episodes, of two children, or beside one without any date",
        CINplanDates="""
            Child  | CINdetailsID | CINPlanStartDate | CINPlanEndDate
            C1     | 1            | 2025-05-05       |
            C1     | 2            | 2025-07-05       |
            C2     | 1            | 2025-05-05       |
            C2 (2) | 1            | 2025-05-05       |
            C3     | 1            | 2025-05-05       |
            C3     | 1            |                  |
        """,
    ),
    case(
        "4004",
        "rows without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | 2025-05-05       |
                  | 2025-05-05       |
        """,
    ),
    case(
        "4008",
        "starts the day after death, in any episode",
        ChildIdentifiers="""
            Child  | PersonDeathDate
            C1     | !2025-05-05
            C1 (2) |
        """,
        CINplanDates="""
            Child  | CINdetailsID | CINPlanStartDate
            C1     | 1            | 2025-05-05
            C1     | 2            | !2025-05-06
            C1 (2) | 1            | 2025-05-06
        """,
    ),
    case(
        "4008",
        "the same day, and dates that are missing",
        ChildIdentifiers="""
            PersonDeathDate
            2025-05-05
            ¦
            2025-02-30
        """,
        CINplanDates="""
            Child | CINPlanStartDate
            C1    | 2025-05-05
            C1    |
            C1    | 2025-05-32
            C2    | 2025-05-06
            C3    | 2025-05-06
        """,
    ),
    case(
        "4008",
        "rows without a child",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonDeathDate
                  | 2025-05-05
        """,
        CINplanDates="""
            Child | CINPlanStartDate
                  | 2025-05-06
        """,
    ),
    case(
        "4009Q",
        "ends the day after death",
        ChildIdentifiers="""
            Child  | PersonDeathDate
            C1     | !2025-05-05
            C1 (2) |
        """,
        CINplanDates="""
            Child  | CINPlanEndDate
            C1     | 2025-05-05
            C1     | !2025-05-06
            C1 (2) | 2025-05-06
        """,
    ),
    case(
        "4009Q",
        "the same day, an open plan, and dates that are missing",
        ChildIdentifiers="""
            PersonDeathDate
            2025-05-05
            ¦
        """,
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
            C1    | 2025-05-01       | 2025-05-05
            C1    | 2025-05-01       |
            C1    | 2025-05-01       | 2025-05-32
            C2    | 2025-05-01       | 2025-05-06
        """,
    ),
    case(
        "4009Q",
        "rows without a child",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonDeathDate
                  | 2025-05-05
        """,
        CINplanDates="""
            Child | CINPlanEndDate
                  | 2025-05-06
        """,
    ),
    case(
        "4010",
        "missing, not a date, or after the reference date",
        CINplanDates="""
            CINPlanStartDate
            !
            !2025-02-30
            !2026-04-01
            2026-03-31
        """,
    ),
    case(
        "4010",
        "the reference date, and long ago",
        CINplanDates="""
            CINPlanStartDate
            2026-03-31
            2020-01-01
        """,
    ),
    case(
        "4010",
        "without a header, and without a child",
        file_format="csv",
        years=(2024,),
        CINplanDates="""
            Child | CINPlanStartDate
                  | !2024-04-01
                  | !
            C1    | 2024-03-31
        """,
    ),
    case(
        "4010",
        "the header’s reference date counts",
        Header="""
            ReferenceDate
            2025-12-31
        """,
        CINplanDates="""
            CINPlanStartDate
            !2026-01-01
            2025-12-31
        """,
    ),
    case(
        "4011",
        "ends the day before it starts",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            !2025-05-06      | !2025-05-05
            2025-05-05       | 2025-05-05
        """,
    ),
    case(
        "4011",
        "the same day, later, and dates that are missing",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            2025-05-05       | 2025-05-05
            2025-05-05       | 2025-05-06
            2025-05-05       |
                             | 2025-05-05
            2025-05-06       | 2025-05-00
        """,
    ),
    case(
        "4011",
        "without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | !2025-05-06      | !2025-05-05
        """,
    ),
    case(
        "4012Q",
        "starts and ends on the same day",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            !2025-05-05      | !2025-5-5
            2025-05-05       | 2025-05-06
        """,
    ),
    case(
        "4012Q",
        "another day, and dates that are missing",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            2025-05-05       | 2025-05-06
                             |
            2025-02-30       | 2025-02-30
        """,
    ),
    case(
        "4012Q",
        "without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | !2025-05-05      | !2025-05-05
        """,
    ),
    case(
        "4013",
        "ended just outside the year",
        CINplanDates="""
            CINPlanEndDate
            !2025-03-31
            !2026-04-01
            2025-04-01
        """,
    ),
    case(
        "4013",
        "ended on the first and last day, or not at all",
        CINplanDates="""
            CINPlanEndDate
            2025-04-01
            2026-03-31
            ¦
            2025-03-32
        """,
    ),
    case(
        "4013",
        "without a header, and without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanEndDate
                  | !2025-03-31
        """,
    ),
    case(
        "4014",
        "starts before the other ends",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            !2025-05-26      | !2025-10-26
            !2025-08-26      | 2025-12-26
        """,
    ),
    case(
        "4014",
        "twice from the reference date, both open, also in two episodes",
        CINplanDates="""
            Child | CINdetailsID | CINPlanStartDate | CINPlanEndDate
            C1    | 1            | !2026-03-31      | !
            C1    | 1            | !2026-03-31      | !
            C2    | 1            | !2025-05-26      | !
            C2    | 2            | !2025-08-26      | 2025-12-26
        """,
    ),
    case(
        "4014",
        "starts on the day the other ends, of two children, after the reference date, or without a start",
        CINplanDates="""
            Child  | CINPlanStartDate | CINPlanEndDate
            C1     | 2025-05-26       | 2025-10-26
            C1     | 2025-10-26       |
            C2     | 2025-05-26       |
            C2 (2) | 2025-05-26       |
            C3     | 2025-05-26       |
            C3     | 2026-04-01       |
            C4     | 2025-05-26       |
            C4     |                  | 2025-12-26
            C4     | 2025-02-30       |
        """,
    ),
    case(
        "4014",
        "rows without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | 2025-05-26       | 2025-10-26
                  | 2025-05-26       | 2025-10-26
        """,
    ),
    case(
        "4015",
        "starts the day before the referral",
        CINdetails="""
            Child  | CINreferralDate
            C1     | !2025-05-05
            C1 (2) | 2025-05-04
        """,
        CINplanDates="""
            Child  | CINPlanStartDate
            C1     | !2025-05-04
            C1     | 2025-05-05
            C1 (2) | 2025-05-04
        """,
    ),
    case(
        "4015",
        "the same day, another episode, and dates that are missing",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate
            C1    | 1            | 2025-05-05
            C1    | 2            | 2025-09-01
            C2    | 1            |
        """,
        CINplanDates="""
            Child | CINdetailsID | CINPlanStartDate
            C1    | 1            | 2025-05-05
            C1    | 1            |
            C1    | 1            | 2025-04-31
            C2    | 1            | 2025-05-04
        """,
    ),
    case(
        "4015",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINreferralDate
                  | 2025-05-05
        """,
        CINplanDates="""
            Child | CINPlanStartDate
                  | 2025-05-04
        """,
    ),
]
