"""Cases of worker/rules/cin/child_protection.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    case(
        "1105",
        "starts the day before the referral",
        CINdetails="""
            Child  | CINreferralDate
            C1     | !2025-05-05
            C1 (2) | 2025-05-04
        """,
        ChildProtectionPlans="""
            Child  | CPPstartDate
            C1     | !2025-05-04
            C1     | 2025-05-05
            C1 (2) | 2025-05-04
        """,
    ),
    case(
        "1105",
        "the same day, another episode, and dates that are missing",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate
            C1    | 1            | 2025-05-05
            C1    | 2            | 2025-09-01
            C2    | 1            |
        """,
        ChildProtectionPlans="""
            Child | CINdetailsID | CPPstartDate
            C1    | 1            | 2025-05-05
            C1    | 1            |
            C1    | 1            | 2025-04-31
            C2    | 1            | 2025-05-04
        """,
    ),
    case(
        "1105",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINreferralDate
                  | 2025-05-05
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
                  | 2025-05-04
        """,
    ),
    case(
        "2885",
        "the conference was on another day",
        CINdetails="""
            DateOfInitialCPC
            2025-05-26
        """,
        Section47="""
            DateOfInitialCPC | ICPCnotRequired
            !2025-05-30      | false
            2025-05-26       | true
        """,
        ChildProtectionPlans="""
            CPPstartDate
            !2025-05-26
        """,
    ),
    case(
        "2885",
        "only the second of two plans has no conference",
        Section47="""
            DateOfInitialCPC
            2025-05-26
            2025-07-26
        """,
        ChildProtectionPlans="""
            CPPstartDate
            2025-05-26
            !2025-06-26
        """,
    ),
    case(
        "2885",
        "an enquiry without a conference matches nothing",
        CINdetails="""
            DateOfInitialCPC
            2025-05-26
        """,
        Section47="""
            DateOfInitialCPC | ICPCnotRequired
            !                | false
            !2025-02-30      |
        """,
        ChildProtectionPlans="""
            CPPstartDate
            !2025-05-26
        """,
    ),
    case(
        "2885",
        "no conference with the episode, or on another day, also of several plans",
        CINdetails="""
            Child | DateOfInitialCPC
            C1    | !
            C2    | !2025-05-25
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
            C1    | !2025-05-26
            C2    | !2025-05-26
            C2    | !2025-06-26
            C2    | 2025-03-31
        """,
    ),
    case(
        "2885",
        "conferences of the child’s other episode and of the other child with this ID",
        CINdetails="""
            Child  | CINdetailsID | DateOfInitialCPC
            C1     | 1            | 2025-05-26
            C1     | 2            | !
            C2     | 1            | !
            C2 (2) | 1            | 2025-05-26
        """,
        ChildProtectionPlans="""
            Child  | CINdetailsID | CPPstartDate
            C1     | 2            | !2025-05-26
            C2     | 1            | !2025-05-26
        """,
    ),
    case(
        "2885",
        "the conference of the enquiry, or of the episode without one that requires a conference",
        CINdetails="""
            Child | DateOfInitialCPC
            C1    | 2025-05-26
            C2    | 2025-05-26
            C3    | 2025-05-01
        """,
        Section47="""
            Child | DateOfInitialCPC | ICPCnotRequired
            C2    |                  | true
            C3    | 2025-05-26       | false
            C3    |                  | false
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
            C1    | 2025-05-26
            C2    | 2025-05-26
            C3    | 2025-05-26
        """,
    ),
    case(
        "2885",
        "starts outside the year or is missing",
        CINdetails="""
            DateOfInitialCPC
            2025-05-26
        """,
        ChildProtectionPlans="""
            CPPstartDate
            2025-03-31
            2026-04-01
            ¦
            2025-02-30
        """,
    ),
    case(
        "2885",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | DateOfInitialCPC
                  |
        """,
        Section47="""
            Child | DateOfInitialCPC
                  | 2025-05-25
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
                  | 2025-05-26
        """,
    ),
    case(
        "8720",
        "missing, not a date, or after the reference date",
        ChildProtectionPlans="""
            CPPstartDate
            !
            !2025-02-30
            !2026-04-01
            2026-03-31
        """,
    ),
    case(
        "8720",
        "the reference date, and long ago",
        ChildProtectionPlans="""
            CPPstartDate
            2026-03-31
            2020-01-01
        """,
    ),
    case(
        "8720",
        "a row of no child is checked, one without a number of the plan is not",
        file_format="csv",
        ChildProtectionPlans="""
            Child | CPPID | CPPstartDate
                  | 1     | !
                  |       |
            C1    |       | 2026-04-01
            C1    | 1     | !2026-04-01
        """,
    ),
    case(
        "8730",
        "blank, negative, a decimal and a text",
        ChildProtectionPlans="""
            NumberOfPreviousCPP
            !
            !-1
            !n/k
            !1.5
            !²
            0
        """,
    ),
    case(
        "8730",
        "whole numbers",
        ChildProtectionPlans="""
            NumberOfPreviousCPP
            0
            2
            10
            ·3·
        """,
    ),
    case(
        "8730",
        "without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | NumberOfPreviousCPP
                  | !
        """,
    ),
    case(
        "8832",
        "no further action, but a plan",
        CINdetails="""
            Child | ReferralNFA
            C1    | !true
            C2    | !1
        """,
        ChildProtectionPlans="""
            LAchildID | Child | CPPstartDate
            !C1       | C1    | 2025-05-05
            !C1       | C1    |
            !C2       | C2    | 2025-05-05
        """,
    ),
    case(
        "8832",
        "further action, not known, or a plan of another episode or child",
        CINdetails="""
            Child  | CINdetailsID | ReferralNFA
            C1     | 1            | 0
            C2     | 1            | true
            C2     | 2            | false
            C3     | 1            | true
            C3 (2) | 1            |
        """,
        ChildProtectionPlans="""
            Child  | CINdetailsID | CPPstartDate
            C1     | 1            | 2025-05-05
            C2     | 2            | 2025-05-05
            C3 (2) | 1            | 2025-05-05
        """,
    ),
    case(
        "8832",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | ReferralNFA
                  | true
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
                  | 2025-05-05
        """,
    ),
    case(
        "8840",
        "starts and ends on the same day",
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            !2025-05-05  | !2025-05-05
            2025-05-05   | 2025-05-06
        """,
    ),
    case(
        "8840",
        "another day, and dates that are missing",
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            2025-05-05   | 2025-05-06
                         |
            2025-02-30   | 2025-02-30
        """,
    ),
    case(
        "8840",
        "without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | !2025-05-05  | !2025-05-05
        """,
    ),
    case(
        "8841",
        "on or before the start of its plan",
        ChildProtectionPlans="""
            CPPstartDate
            !2025-05-05
            2025-09-05
        """,
        Reviews="""
            CPPID | CPPreviewDate
            1     | !2025-05-05
            1     | !2025-05-04
            1     | 2025-05-06
        """,
    ),
    case(
        "8841",
        "after the start, of the child’s other plan or episode, of another child, or without a date",
        ChildProtectionPlans="""
            Child  | CINdetailsID | CPPID | CPPstartDate
            C1     | 1            | 1     | 2025-05-05
            C1     | 1            | 2     | 2025-09-05
            C2     | 1            | 1     | 2025-05-05
            C2     | 2            | 1     | 2025-09-05
            C3     | 1            | 1     | 2025-05-05
            C3 (2) | 1            | 1     | 2025-09-05
            C4     | 1            | 1     |
        """,
        Reviews="""
            Child | CINdetailsID | CPPID | CPPreviewDate
            C1    | 1            | 1     | 2025-05-06
            C2    | 1            | 1     | 2025-05-06
            C3    | 1            | 1     | 2025-05-06
            C3    | 1            | 1     |
            C4    | 1            | 1     | 2025-05-06
        """,
    ),
    case(
        "8841",
        "rows without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | CPPstartDate
                  | 2025-05-05
        """,
        Reviews="""
            Child | CPPreviewDate
                  | 2025-05-05
        """,
    ),
    case(
        "8842Q",
        "no date, and a day that does not exist",
        Reviews="""
            CPPreviewDate
            !
            !2026-02-31
            2025-06-01
        """,
    ),
    case(
        "8842Q",
        "a date",
        Reviews="""
            CPPreviewDate
            2025-06-01
        """,
    ),
    case(
        "8842Q",
        "without a child",
        file_format="csv",
        Reviews="""
            Child | CPPreviewDate
                  | !
        """,
    ),
    case(
        "8905",
        "blank, or not a code",
        ChildProtectionPlans="""
            InitialCategoryOfAbuse
            !
            !ABC
            EMO
        """,
    ),
    case(
        "8905",
        "every code",
        years=ALL_YEARS,
        ChildProtectionPlans="""
            InitialCategoryOfAbuse
            NEG
            PHY
            SAB
            EMO
            MUL
            ·emo
        """,
    ),
    case(
        "8905",
        "without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | InitialCategoryOfAbuse
                  | !
        """,
    ),
    case(
        "8910",
        "blank, or not a code",
        ChildProtectionPlans="""
            InitialCategoryOfAbuse | LatestCategoryOfAbuse
            NEG                    | !
            NEG                    | !ABC
            ABC                    | NEG
        """,
    ),
    case(
        "8910",
        "every code",
        years=ALL_YEARS,
        ChildProtectionPlans="""
            LatestCategoryOfAbuse
            NEG
            PHY
            SAB
            EMO
            MUL
            neg
        """,
    ),
    case(
        "8910",
        "without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | LatestCategoryOfAbuse
                  | !
        """,
    ),
    case(
        "8915",
        "starts the day after death, in any episode",
        ChildIdentifiers="""
            Child  | PersonDeathDate
            C1     | !2025-05-05
            C1 (2) |
        """,
        ChildProtectionPlans="""
            Child  | CINdetailsID | CPPstartDate
            C1     | 1            | 2025-05-05
            C1     | 2            | !2025-05-06
            C1 (2) | 1            | 2025-05-06
        """,
    ),
    case(
        "8915",
        "the same day, and dates that are missing",
        ChildIdentifiers="""
            PersonDeathDate
            2025-05-05
            ¦
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
            C1    | 2025-05-05
            C1    |
            C1    | 2025-05-32
            C2    | 2025-05-06
        """,
    ),
    case(
        "8915",
        "rows without a child",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonDeathDate
                  | 2025-05-05
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
                  | 2025-05-06
        """,
    ),
    case(
        "8920",
        "ends the day after death",
        ChildIdentifiers="""
            Child  | PersonDeathDate
            C1     | !2025-05-05
            C1 (2) |
        """,
        ChildProtectionPlans="""
            Child  | CPPendDate
            C1     | 2025-05-05
            C1     | !2025-05-06
            C1 (2) | 2025-05-06
        """,
    ),
    case(
        "8920",
        "the same day, an open plan, and dates that are missing",
        ChildIdentifiers="""
            PersonDeathDate
            2025-05-05
            ¦
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
            C1    | 2025-05-01   | 2025-05-05
            C1    | 2025-05-01   |
            C1    | 2025-05-01   | 2025-05-32
            C2    | 2025-05-01   | 2025-05-06
        """,
    ),
    case(
        "8920",
        "rows without a child",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonDeathDate
                  | 2025-05-05
        """,
        ChildProtectionPlans="""
            Child | CPPendDate
                  | 2025-05-06
        """,
    ),
    case(
        "8925",
        "ends the day before it starts",
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            !2025-05-06  | !2025-05-05
            2025-05-05   | 2025-05-05
        """,
    ),
    case(
        "8925",
        "the same day, later, and dates that are missing",
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            2025-05-05   | 2025-05-05
            2025-05-05   | 2025-05-06
            2025-05-05   |
                         | 2025-05-05
            2025-05-06   | 2025-05-00
        """,
    ),
    case(
        "8925",
        "without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | !2025-05-06  | !2025-05-05
        """,
    ),
    case(
        "8930",
        "ended just outside the year",
        ChildProtectionPlans="""
            CPPendDate
            !2025-03-31
            !2026-04-01
            2025-04-01
        """,
    ),
    case(
        "8930",
        "ended on the first and last day, or not at all",
        ChildProtectionPlans="""
            CPPendDate
            2025-04-01
            2026-03-31
            ¦
            2025-03-32
        """,
    ),
    case(
        "8930",
        "without a header, and without a child",
        file_format="csv",
        years=(2023,),
        ChildProtectionPlans="""
            Child | CPPendDate
                  | !2023-04-01
            C1    | 2023-03-31
        """,
    ),
    case(
        "8935",
        "two open in one episode, beside one that ended",
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            2025-05-05   | !
            2025-06-05   | !2025-02-30
            2025-03-05   | 2025-05-05
        """,
    ),
    case(
        "8935",
        "one open in each of two episodes",
        ChildProtectionPlans="""
            CINdetailsID | CPPstartDate | CPPendDate
            1            | 2025-05-05   | !
            2            | 2025-06-05   | !
        """,
    ),
    case(
        "8935",
        "one open and one ended, of two children, or one without any date",
        ChildProtectionPlans="""
            Child  | CPPstartDate | CPPendDate
            C1     | 2025-05-05   |
            C1     | 2025-04-05   | 2025-05-01
            C2     | 2025-05-05   |
            C2 (2) | 2025-05-05   |
            C3     | 2025-05-05   |
            C3     |              |
        """,
    ),
    case(
        "8935",
        "rows without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | 2025-05-05   |
                  | 2025-05-05   |
        """,
    ),
    case(
        "8940",
        "starts on the day the other ends",
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            !2025-05-26  | !2025-10-26
            !2025-10-26  |
        """,
    ),
    case(
        "8940",
        "starts while another is open, up to the reference date, also in another episode; twice the same",
        ChildProtectionPlans="""
            Child | CINdetailsID | CPPstartDate | CPPendDate
            C1    | 1            | !2025-05-26  | !
            C1    | 2            | !2026-03-31  | 2026-04-10
            C2    | 1            | !2025-05-26  | !2025-06-26
            C2    | 1            | !2025-05-26  | !2025-06-26
        """,
    ),
    case(
        "8940",
        "the day after, of two children, after the year, or without a start",
        ChildProtectionPlans="""
            Child  | CPPstartDate | CPPendDate
            C1     | 2025-05-26   | 2025-10-25
            C1     | 2025-10-26   | 2025-12-26
            C2     | 2025-05-26   |
            C2 (2) | 2025-06-26   |
            C3     | 2025-05-26   |
            C3     | 2026-04-01   |
            C4     |              | 2025-10-25
            C4     | 2025-06-26   |
        """,
    ),
    case(
        "8940",
        "rows without a child",
        file_format="csv",
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | 2025-05-26   | 2025-10-26
                  | 2025-05-26   | 2025-10-26
        """,
    ),
]
