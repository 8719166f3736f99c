"""Cases of worker/rules/cin/closures.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 2990
    case(
        "2990",
        "activity in an episode closed after assessment",
        years=ALL_YEARS,
        CINdetails="""
            Child  | ReasonForClosure | DateOfInitialCPC
            C1     | !RC8             | !
            C2     | !RC9             | !2025-05-05
            C3     | RC7              |
            C4     | RC8              |
            C5     | !rc9             | !
            C6     | !RC8             | !
            C7     | RC8              | 2025-05-32
            C7     |                  |
            C4 (2) | RC7              | 2025-05-05
        """,
        Section47="""
            Child  | LAchildID | CINdetailsID | S47ActualStartDate
            C1     | !C1       | 1            | 2025-05-05
            C3     | C3        | 1            | 2025-05-05
            C4 (2) | C4        | 1            | 2025-05-05
            C7     | C7        | 2            | 2025-05-05
        """,
        ChildProtectionPlans="""
            Child  | LAchildID | CINdetailsID | CPPstartDate
            C5     | !C5       | 1            |
            C5     | !C5       | 1            | 2025-05-05
        """,
        CINplanDates="""
            Child  | LAchildID | CINdetailsID | CINPlanStartDate
            C6     | !C6       | 1            |
        """,
        Assessments="""
            Child  | CINdetailsID | AssessmentActualStartDate
            C4     | 1            | 2025-05-05
        """,
    ),
    case(
        "2990",
        "CSV with enquiries alone; rows without LAchildID belong to no episode",
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | ReasonForClosure | DateOfInitialCPC
                  | 1            | RC8              |
            C1    | 1            | !RC8             | !
        """,
        Section47="""
            Child | CINdetailsID | LAchildID
                  | 1            |
            C1    | 1            | !C1
        """,
    ),
    case("2990", "no activity", CINdetails="ReasonForClosure\nRC8"),
    # 8565
    case(
        "8565",
        "activity after the closure",
        years=ALL_YEARS,
        CINdetails="""
            Child  | CINclosureDate | DateOfInitialCPC
            C1     | !2025-05-26    |
            C2     | 2025-05-26     | 2025-05-26
            C3     | !2025-05-26    |
            C4     | !2025-05-26    | !2025-05-27
            C5     | !2025-05-26    |
            C6     | !2025-05-26    |
            C7     |                |
            C7     | 2025-05-26     |
            C2 (2) | 2025-05-25     |
            C8     | 2025-05-32     | 2025-06-01
        """,
        Assessments="""
            Child | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
            C2    | 1            | 2025-05-26                | 2025-05-26
            C5    | 1            | 2025-05-26                | !2025-05-27
            C5    | 1            | !2025-05-27               | !2025-05-28
            C5    | 1            | !2025-05-27               |
            C7    | 1            | 2025-05-27                | 2025-05-27
        """,
        Section47="""
            Child | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
            C2    | 1            | 2025-05-26         | 2025-05-26
            C6    | 1            | !2025-05-27        |
            C6    | 1            | 2025-05-26         | !2025-05-27
            C6    | 1            |                    | 27/05/2025
        """,
        ChildProtectionPlans="""
            Child | CINdetailsID | CPPstartDate | CPPendDate
            C2    | 1            | 2025-05-27   | 2025-05-26
            C3    | 1            | 2025-05-01   | !2025-05-27
            C2    | 1            | 2025-05-27   |
        """,
        CINplanDates="""
            Child | CINdetailsID | CINPlanStartDate | CINPlanEndDate
            C1    | 1            | 2025-05-26       | !2025-05-27
            C1    | 1            | !2025-05-27      |
            C2    | 1            | 2025-05-26       | 2025-05-26
        """,
        Reviews="""
            Child | CINdetailsID | CPPreviewDate
            C2    | 1            | 2025-06-26
        """,
    ),
    case(
        "8565",
        "CSV with assessments alone; rows without LAchildID belong to no episode",
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | CINclosureDate | DateOfInitialCPC
                  | 1            | 2025-05-26     |
                  | 1            | !2025-05-26    | !2025-05-27
            C1    | 1            | !2025-05-26    |
        """,
        Assessments="""
            Child | CINdetailsID | AssessmentActualStartDate
                  | 1            | 2025-05-27
            C1    | 1            | !2025-05-27
        """,
    ),
    case(
        "8565",
        "all on the day of closure",
        CINdetails="CINclosureDate | DateOfInitialCPC\n2025-05-26 | 2025-05-26",
    ),
    # 8585Q
    case(
        "8585Q",
        "closed because of death without a date of death",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child | PersonDeathDate
            C1    | !
            C2    | 2025-06-01
            C3    |
            C4    | !2025-06-31
        """,
        CINdetails="""
            Child | ReasonForClosure
            C1    | !RC2
            C1    | RC1
            C2    | RC2
            C3    | RC7
            C3    |
            C4    | !rc2
        """,
    ),
    case(
        "8585Q",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        ChildIdentifiers="Child | PersonDeathDate\n |",
        CINdetails="Child | CINdetailsID | ReasonForClosure\n | 1 | RC2",
    ),
    # 8620
    case(
        "8620",
        "closed outside the year",
        CINdetails="""
            CINclosureDate
            !2025-03-31
            2025-04-01
            2026-03-31
            !2026-04-01
            ¦
            2020
        """,
    ),
    case(
        "8620",
        "an extract during the year",
        years=ALL_YEARS,
        Header="Year | ReferenceDate\n2026 | 2025-11-30",
        CINdetails="""
            CINclosureDate
            !2025-03-31
            2025-04-01
            2025-11-30
            !2025-12-01
        """,
    ),
    case(
        "8620",
        "without a header, and without LAchildID",
        file_format="csv",
        CINdetails="Child | CINclosureDate\n | !2025-03-31\n | 2025-04-01",
    ),
    case("8620", "open", CINdetails="CINclosureDate\n¦"),
    # 8630
    case(
        "8630",
        "closed before the referral",
        years=ALL_YEARS,
        CINdetails="""
            CINreferralDate | CINclosureDate
            !2025-05-05     | !2025-05-04
            2025-05-05      | 2025-05-05
            2025-05-05      | 04/05/2025
            2025-05-05      |
                            | 2025-05-04
        """,
    ),
    case("8630", "closed later", CINdetails="CINreferralDate | CINclosureDate\n2025-05-05 | 2025-06-05"),
    # 8640
    case(
        "8640",
        "reason not a code",
        years=ALL_YEARS,
        CINdetails="""
            ReasonForClosure
            !RC10
            !RC0
            rc8
            RC1
            RC9
            ¦
        """,
    ),
    case("8640", "no reason", CINdetails="ReasonForClosure\n¦"),
    # 8805
    case(
        "8805",
        "closed without a reason",
        years=ALL_YEARS,
        CINdetails="""
            CINclosureDate | ReasonForClosure
            !2025-05-05    | !
            2025-05-05     | RC1
            2025-05-05     | X
                           |
            2025-05-32     |
        """,
    ),
    case("8805", "open", CINdetails="CINclosureDate\n¦"),
    # 8810
    case(
        "8810",
        "a reason without a closure date",
        years=ALL_YEARS,
        CINdetails="""
            CINclosureDate | ReasonForClosure
            !              | !RC7
            !              | !X
            !2025-05-32    | !RC7
            2025-05-05     | RC7
                           |
            2025-05-05     |
        """,
    ),
    case("8810", "open", CINdetails="ReasonForClosure\n¦"),
    # 8825Q
    case(
        "8825Q",
        "closed after assessment without an assessment",
        years=ALL_YEARS,
        CINdetails="""
            Child  | ReasonForClosure
            C1     | !RC8
            C2     | RC8
            C2     | !rc9
            C3     | RC7
            C4     |
            C2 (2) | !RC8
        """,
        Assessments="""
            Child | CINdetailsID | AssessmentActualStartDate
            C2    | 1            |
        """,
    ),
    case(
        "8825Q",
        "rows of CSV without LAchildID belong to no episode",
        file_format="csv",
        CINdetails="Child | CINdetailsID | ReasonForClosure\n | 1 | RC8",
        Assessments="Child | CINdetailsID | AssessmentActualStartDate\nC1 | 1 | 2025-05-05",
    ),
    case(
        "8825Q",
        "without the table of assessments",
        file_format="csv",
        not_run="Assessments is not loaded",
        CINdetails="Child | CINdetailsID | ReasonForClosure\nC1 | 1 | RC8",
    ),
]
