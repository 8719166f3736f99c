"""Cases of worker/rules/cin/both_plans.py."""

from tests.unit.rules.cin.cases import case

CASES = [
    case(
        "4001",
        "both open, and one ended",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            2025-05-05       | !
            2025-05-05       | !2025-02-30
            2025-05-05       | 2025-06-05
        """,
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            2025-07-05   | !
            2025-05-05   | 2025-06-05
        """,
    ),
    case(
        "4001",
        "one ended, in different episodes, of two children, or without any date",
        CINplanDates="""
            Child  | CINdetailsID | CINPlanStartDate | CINPlanEndDate
            C1     | 1            | 2025-05-05       |
            C2     | 1            | 2025-05-05       |
            C3     | 1            | 2025-05-05       |
            C4     | 1            |                  |
            C5     | 1            | 2025-05-05       |
        """,
        ChildProtectionPlans="""
            Child  | CINdetailsID | CPPstartDate | CPPendDate
            C1     | 1            | 2025-05-05   | 2025-06-05
            C2     | 2            | 2025-05-05   |
            C3 (2) | 1            | 2025-05-05   |
            C4     | 1            | 2025-05-05   |
            C5     | 1            |              |
        """,
    ),
    case(
        "4001",
        "rows without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | 2025-05-05       |
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | 2025-07-05   |
        """,
    ),
    case(
        "4003",
        "a review during a child in need plan, the day before the child protection plan ends",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            !2025-05-01      | 2025-09-01
            2025-09-01       | 2025-10-01
        """,
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            2025-01-01   | !2025-06-02
        """,
        Reviews="""
            CPPreviewDate
            !2025-06-01
            2025-06-02
        """,
    ),
    case(
        "4003",
        "a review on the first day of a child in need plan, of an open child protection plan",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            !2025-05-01      | 2025-09-01
        """,
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            2025-01-01   | !
        """,
        Reviews="""
            CPPreviewDate
            !2025-05-01
        """,
    ),
    case(
        "4003",
        "plans with one number in two episodes",
        CINplanDates="""
            CINdetailsID | CINPlanStartDate | CINPlanEndDate
            2            | !2025-05-01      | 2025-09-01
        """,
        ChildProtectionPlans="""
            CINdetailsID | CPPID | CPPstartDate | CPPendDate
            1            | 1     | 2025-01-01   | 2025-06-01
            2            | 1     | 2025-01-01   | !2025-07-01
        """,
        Reviews="""
            CINdetailsID | CPPID | CPPreviewDate
            1            | 1     | 2025-06-02
            2            | 1     | !2025-06-01
        """,
    ),
    case(
        "4003",
        "on the day its plan ends, the child in need plan ends or is open, or another child’s",
        CINplanDates="""
            Child  | CINPlanStartDate | CINPlanEndDate
            C1     | 2025-05-01       | 2025-09-01
            C2     | 2025-05-01       | 2025-09-01
            C3     | 2025-05-01       |
            C4     |                  | 2025-09-01
            C5     | 2025-05-01       | 2025-09-01
            C6     | 2025-05-01       | 2025-09-01
        """,
        ChildProtectionPlans="""
            Child  | CPPstartDate | CPPendDate
            C1     | 2025-01-01   | 2025-06-01
            C2     | 2025-01-01   | 2025-10-01
            C3     | 2025-01-01   | 2025-10-01
            C4     | 2025-01-01   | 2025-10-01
            C5 (2) | 2025-01-01   | 2025-10-01
            C6     | 2025-01-01   |
        """,
        Reviews="""
            Child  | CPPreviewDate
            C1     | 2025-06-01
            C2     | 2025-09-01
            C2     | 2025-04-30
            C3     | 2025-06-01
            C4     | 2025-06-01
            C5 (2) | 2025-06-01
            C6     |
            C6     | 2025-06-31
        """,
    ),
    case(
        "4003",
        "rows without a child, and a review without its plan",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | 2025-05-01       | 2025-09-01
            C1    | 2025-05-01       | 2025-09-01
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | 2025-01-01   | 2025-10-01
        """,
        Reviews="""
            Child | CPPID | CPPreviewDate
                  | 1     | 2025-06-01
            C1    | 7     | 2025-06-01
        """,
    ),
    case(
        "4016",
        "starts before the child protection plan ends",
        CINplanDates="""
            CINPlanStartDate
            !2025-05-28
            2025-05-30
        """,
        ChildProtectionPlans="""
            CPPstartDate | CPPendDate
            !2025-05-26  | !2025-05-30
        """,
    ),
    case(
        "4016",
        "starts on the reference date during an open child protection plan, also of another episode",
        CINplanDates="""
            Child | CINdetailsID | CINPlanStartDate
            C1    | 1            | !2026-03-31
            C2    | 2            | !2025-05-26
        """,
        ChildProtectionPlans="""
            Child | CINdetailsID | CPPstartDate | CPPendDate
            C1    | 1            | !2025-05-26  | !
            C2    | 1            | !2025-05-26  | !2025-02-30
        """,
    ),
    case(
        "4016",
        "on the day the other ends, before it starts, after the year, of two children, or without a start",
        CINplanDates="""
            Child | CINPlanStartDate
            C1    | 2025-05-30
            C1    | 2025-05-25
            C2    | 2026-04-01
            C3    | 2025-05-28
            C4    | 2025-05-28
            C5    |
        """,
        ChildProtectionPlans="""
            Child  | CPPstartDate | CPPendDate
            C1     | 2025-05-26   | 2025-05-30
            C2     | 2025-05-26   |
            C3 (2) | 2025-05-26   |
            C4     |              | 2025-05-30
            C5     | 2025-05-26   |
        """,
    ),
    case(
        "4016",
        "rows without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate
                  | 2025-05-28
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate | CPPendDate
                  | 2025-05-26   | 2025-05-30
        """,
    ),
    case(
        "4017",
        "starts before the child in need plan ends",
        CINplanDates="""
            CINPlanStartDate | CINPlanEndDate
            !2025-05-26      | !2025-05-30
        """,
        ChildProtectionPlans="""
            CPPstartDate
            !2025-05-28
            2025-05-30
        """,
    ),
    case(
        "4017",
        "starts on the reference date during an open child in need plan, or on the same day in another episode",
        CINplanDates="""
            Child | CINdetailsID | CINPlanStartDate | CINPlanEndDate
            C1    | 1            | !2025-05-26      | !
            C2    | 1            | !2025-05-26      | !
        """,
        ChildProtectionPlans="""
            Child | CINdetailsID | CPPstartDate
            C1    | 1            | !2026-03-31
            C2    | 2            | !2025-05-26
        """,
    ),
    case(
        "4017",
        "on the day the other ends, before it starts, after the year, of two children, or without a start",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
            C1    | 2025-05-26       | 2025-05-30
            C2    | 2025-05-26       |
            C3    | 2025-05-26       |
            C4    |                  | 2025-05-30
            C5    | 2025-05-26       |
        """,
        ChildProtectionPlans="""
            Child  | CPPstartDate
            C1     | 2025-05-30
            C1     | 2025-05-25
            C2     | 2026-04-01
            C3 (2) | 2025-05-28
            C4     | 2025-05-28
            C5     |
        """,
    ),
    case(
        "4017",
        "rows without a child",
        file_format="csv",
        CINplanDates="""
            Child | CINPlanStartDate | CINPlanEndDate
                  | 2025-05-26       | 2025-05-30
        """,
        ChildProtectionPlans="""
            Child | CPPstartDate
                  | 2025-05-28
        """,
    ),
]
