"""Cases of suggestions about plans, conferences and reviews."""

from __future__ import annotations

from tests.unit.cin.offers import case
from tests.unit.cin.suggestions_children_cases import MADE_IN_MAY

OPEN = "CINreferralDate | PrimaryNeedCode | ReferralNFA\n2025-04-05 | N1 | false"
DIED = "PersonBirthDate | PersonDeathDate\n2015-06-15 | 2025-08-05"
CLOSED_BY_DEATH = "CINreferralDate | CINclosureDate | ReasonForClosure\n2025-04-05 | 2025-08-06 | RC2"
CLOSED_OTHERWISE = "CINreferralDate | CINclosureDate | ReasonForClosure\n2025-04-05 | 2025-08-06 | RC7"
CLOSED = "CINreferralDate | CINclosureDate | ReasonForClosure\n2025-04-05 | 2025-12-05 | RC7"

CASES = [
    # 4001
    case(
        "4001",
        "the child in need plan starts earlier",
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | > 2025-06-06",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
    ),
    case(
        "4001",
        "it starts at a review",
        CINplanDates="CINPlanStartDate\n2025-09-05",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | > 2025-09-05",
        Reviews="CPPreviewDate\n2025-07-05\n2025-09-05",
    ),
    case(
        "4001",
        "nothing decides",
        CINplanDates="CINPlanStartDate\n2025-09-05",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
        Reviews="CPPreviewDate\n2025-07-05",
    ),
    case(
        "4001",
        "several plans are open",
        CINplanDates="CINPlanStartDate\n2025-05-06\n2025-05-07",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
    ),
    # 4004
    case(
        "4004",
        "the next is later",
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-06-06 |\n2025-05-06 | > 2025-06-06",
    ),
    case("4004", "both start on one day", CINplanDates="CINPlanStartDate\n2025-05-06\n2025-05-06"),
    # 4009Q
    case(
        "4009Q",
        "closed because of it",
        ChildIdentifiers=DIED,
        CINdetails=CLOSED_BY_DEATH,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | 2025-08-06 > 2025-08-05",
    ),
    case(
        "4009Q",
        "closed for another reason",
        ChildIdentifiers=DIED,
        CINdetails=CLOSED_OTHERWISE,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | 2025-08-06",
    ),
    case(
        "4009Q",
        "it starts on the day of death",
        ChildIdentifiers=DIED,
        CINdetails=CLOSED_BY_DEATH,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-08-05 | 2025-08-06",
    ),
    # 4013
    case(
        "4013",
        "ended after the reference date",
        Header=MADE_IN_MAY,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | 2026-04-06 >",
    ),
    case(
        "4013",
        "before the year",
        Header=MADE_IN_MAY,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-02-06 | 2025-03-06",
    ),
    case(
        "4013",
        "nothing says when the file was made",
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | 2026-04-06",
    ),
    # 4014
    case(
        "4014",
        "of another episode",
        CINplanDates="""
            CINdetailsID | CINPlanStartDate | CINPlanEndDate
            1            | 2025-05-06       | > 2025-07-06
            2            | 2025-07-06       | 2025-08-06
        """,
    ),
    case(
        "4014",
        "it has an end",
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | 2025-07-08\n2025-07-06 | 2025-08-06",
    ),
    # 4016
    case(
        "4016",
        "a review on that day",
        CINplanDates="CINdetailsID | CINPlanStartDate\n2 | 2025-09-05",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | > 2025-09-05",
        Reviews="CPPreviewDate\n2025-09-05",
    ),
    case(
        "4016",
        "no review on that day",
        CINplanDates="CINPlanStartDate\n2025-09-05",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
        Reviews="CPPreviewDate\n2025-09-04",
    ),
    # 4017
    case(
        "4017",
        "a conference on that day",
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-05-06 | > 2025-06-06",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | 2025-09-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "4017",
        "no conference on that day",
        CINplanDates="CINPlanStartDate\n2025-05-06",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-05",
    ),
    # 2884
    case(
        "2884",
        "of the same episode",
        CINdetails="CINreferralDate | DateOfInitialCPC\n2025-04-05 | 2025-06-06 >",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "2884",
        "of another episode",
        CINdetails="CINreferralDate | DateOfInitialCPC\n2025-04-05 | 2025-06-06\n2025-05-05 |",
        Section47="CINdetailsID | S47ActualStartDate | DateOfInitialCPC\n2 | 2025-05-26 | 2025-06-06",
    ),
    case(
        "2884",
        "plans would outnumber conferences, which is another error",
        CINdetails="CINreferralDate | DateOfInitialCPC\n2025-04-05 | 2025-06-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
        ChildProtectionPlans="CINdetailsID | CPPstartDate\n1 | 2025-06-06\n2 | 2025-05-06",
    ),
    case(
        "2884",
        "plans would outnumber conferences if all of these were cleared",
        CINdetails="""
            Child | CINreferralDate | DateOfInitialCPC
            C1    | 2025-04-05      | 2025-06-06
            C2    | 2025-04-05      | 2025-06-06
        """,
        Section47="""
            Child | S47ActualStartDate | DateOfInitialCPC
            C1    | 2025-05-26         | 2025-06-06
            C2    | 2025-05-26         | 2025-06-06
        """,
        ChildProtectionPlans="Child | CPPstartDate\nC1 | 2025-06-06\nC2 | 2025-06-06\nC3 | 2025-05-06",
    ),
    # 2885
    case(
        "2885",
        "a few days after the conference",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-13 > 2025-06-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "2885",
        "more than a week after it",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-14",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "2885",
        "before it",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-05",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "2885",
        "two conferences",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-13",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06\n2025-05-27 | 2025-06-09",
    ),
    case(
        "2885",
        "the conference was at a weekend",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-09",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-07",
    ),
    case(
        "2885",
        "neither enquiry nor conference",
        CINdetails="CINreferralDate | PrimaryNeedCode | DateOfInitialCPC\n2025-04-05 | N1 | > 2025-06-06",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
    ),
    case(
        "2885",
        "two plans without a conference",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | 2025-07-06\n2025-08-06 |",
    ),
    # 8720
    case(
        "8720",
        "the only conference",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n> 2025-06-06 | 2025-09-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "8720",
        "two plans",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n | 2025-09-06\n2025-11-06 |",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    case(
        "8720",
        "a start after the year",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2026-06-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
    ),
    # 8715
    case(
        "8715",
        "held after the reference date",
        Header=MADE_IN_MAY,
        Section47="S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired\n2026-03-26 | 2026-04-06 > | false",
    ),
    case(
        "8715",
        "after the file was made",
        Header=MADE_IN_MAY,
        Section47="S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired\n2026-03-26 | 2026-06-08 | false",
    ),
    # 8841
    case(
        "8841",
        "the conference",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-06",
        Reviews="CPPreviewDate\n2025-08-06\n✗2025-06-06",
    ),
    case(
        "8841",
        "no conference on that day",
        CINdetails=OPEN,
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-26 | 2025-06-05",
        Reviews="CPPreviewDate\n2025-06-06",
    ),
    # 8842Q
    case("8842Q", "short", ChildProtectionPlans="CPPstartDate\n2026-01-01", Reviews="CPPreviewDate\n✗"),
    case(
        "8842Q",
        "short by its end",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | 2025-09-05",
        Reviews="CPPreviewDate\n✗",
    ),
    case("8842Q", "a review was due", ChildProtectionPlans="CPPstartDate\n2025-12-31", Reviews="CPPreviewDate\n¦"),
    case(
        "8842Q",
        "a text that is no date",
        ChildProtectionPlans="CPPstartDate\n2026-01-01",
        Reviews="CPPreviewDate\nsoon",
    ),
    # 8868
    case(
        "8868",
        "both given, and a plan starts",
        CINdetails=CLOSED,
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            2025-05-26         | 2025-06-06       | true > false
        """,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | 2025-09-06",
    ),
    case(
        "8868",
        "both given, and no plan starts",
        CINdetails=CLOSED,
        Section47="S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired\n2025-05-26 | 2025-06-06 | true",
    ),
    case(
        "8868",
        "none given, and a plan starts",
        CINdetails=CLOSED,
        Section47="S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired\n2025-05-26 | > 2025-06-06 | false",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | 2025-09-06",
    ),
    case(
        "8868",
        "none given, and the plan starts at a weekend",
        CINdetails=CLOSED,
        Section47="S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired\n2025-05-26 | | false",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-07 | 2025-09-06",
    ),
    case(
        "8868",
        "none given, and there are two enquiries",
        CINdetails=CLOSED,
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            2025-05-26         |                  | false
            2025-04-26         |                  | true
        """,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-06-06 | 2025-09-06",
    ),
    # 8870Q
    case(
        "8870Q",
        "over a bank holiday",
        Section47="S47ActualStartDate | InitialCPCtarget\n2025-05-19 | 2025-06-08 > 2025-06-10",
    ),
    case("8870Q", "no start", Section47="S47ActualStartDate | InitialCPCtarget\n | 2025-06-08"),
    # 8875
    case(
        "8875",
        "a plan starts on Monday",
        CINdetails=OPEN,
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-19 | 2025-06-07 > 2025-06-09",
        ChildProtectionPlans="CPPstartDate\n2025-06-09",
    ),
    case(
        "8875",
        "a plan starts four days later",
        CINdetails=OPEN,
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-19 | 2025-06-07",
        ChildProtectionPlans="CPPstartDate\n2025-06-11",
    ),
    case(
        "8875",
        "no plan",
        CINdetails=OPEN,
        Section47="S47ActualStartDate | DateOfInitialCPC\n2025-05-19 | 2025-06-07",
    ),
    # 8905, 8910
    case(
        "8905",
        "no review",
        ChildProtectionPlans="InitialCategoryOfAbuse | LatestCategoryOfAbuse\n> NEG | neg",
        Reviews="CPPID | CPPreviewDate\n1 |\n2 | 2025-08-08",
    ),
    case(
        "8905",
        "a review",
        ChildProtectionPlans="InitialCategoryOfAbuse | LatestCategoryOfAbuse\n | NEG",
        Reviews="CPPreviewDate\n2025-08-08",
    ),
    case(
        "8910",
        "no review",
        ChildProtectionPlans="InitialCategoryOfAbuse | LatestCategoryOfAbuse\nEMO | ABC > EMO",
    ),
    case(
        "8910", "both are wrong", ChildProtectionPlans="InitialCategoryOfAbuse | LatestCategoryOfAbuse\nABC | ABC"
    ),
    # 8920
    case(
        "8920",
        "closed because of it",
        ChildIdentifiers=DIED,
        CINdetails=CLOSED_BY_DEATH,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-05-06 | 2025-08-06 > 2025-08-05",
    ),
    case(
        "8920",
        "closed for another reason",
        ChildIdentifiers=DIED,
        CINdetails=CLOSED_OTHERWISE,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-05-06 | 2025-08-06",
    ),
    # 8930
    case(
        "8930",
        "ended after the reference date",
        Header=MADE_IN_MAY,
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-05-06 | 2026-04-06 >",
    ),
    case(
        "8930",
        "a child in need plan is open, which is then an error",
        Header=MADE_IN_MAY,
        CINplanDates="CINPlanStartDate\n2025-04-06",
        ChildProtectionPlans="CPPstartDate | CPPendDate\n2025-05-06 | 2026-04-06",
    ),
]
