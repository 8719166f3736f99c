"""Cases of worker/rules/cin/section47.py."""

from tests.unit.rules.cin.cases import case

CASES = [
    case(
        "2889",
        "starts the day before the referral",
        CINdetails="""
            Child  | CINreferralDate
            C1     | !2025-05-05
            C1 (2) | 2025-05-04
        """,
        Section47="""
            Child  | S47ActualStartDate
            C1     | !2025-05-04
            C1     | 2025-05-05
            C1 (2) | 2025-05-04
        """,
    ),
    case(
        "2889",
        "the same day, another episode, and dates that are missing",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate
            C1    | 1            | 2025-05-05
            C1    | 2            | 2025-09-01
            C2    | 1            |
        """,
        Section47="""
            Child | CINdetailsID | S47ActualStartDate
            C1    | 1            | 2025-05-05
            C1    | 1            | 2025-00-05
            C1    | 1            |
            C2    | 1            | 2025-05-04
        """,
    ),
    case(
        "2889",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINreferralDate
                  | 2025-05-05
        """,
        Section47="""
            Child | S47ActualStartDate
                  | 2025-05-04
        """,
    ),
    case(
        "2991Q",
        "no assessment, or one in the child’s other episode only",
        Section47="""
            LAchildID | Child  | CINdetailsID | S47ActualStartDate
            !C1       | C1     | 1            | 2025-05-05
            C2        | C2     | 1            | 2025-05-05
            !C2       | C2     | 2            | 2025-05-05
            !C2       | C2     | 2            |
            !C2       | C2 (2) | 1            | 2025-05-05
        """,
        Assessments="""
            Child | CINdetailsID | AssessmentActualStartDate
            C2    | 1            | 2025-05-05
        """,
    ),
    case(
        "2991Q",
        "an open assessment",
        Section47="""
            S47ActualStartDate
            2025-05-05
        """,
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            2025-05-05                |
        """,
    ),
    case(
        "2991Q",
        "a row without a child",
        file_format="csv",
        Section47="""
            Child | S47ActualStartDate
                  | 2025-05-05
        """,
        Assessments="""
            Child | AssessmentActualStartDate
            C1    | 2025-05-05
        """,
    ),
    case(
        "2991Q",
        "assessments are not given",
        file_format="csv",
        not_run="Assessments is not loaded",
        Section47="""
            Child | S47ActualStartDate
            C1    | 2025-05-05
        """,
    ),
    case(
        "8615",
        "the start is after the conference, or missing",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC
            !2025-05-06        | !2025-05-05
            !                  | !2025-05-05
            !2025-05-32        | !2025-05-05
            2025-05-05         | 2025-05-05
        """,
    ),
    case(
        "8615",
        "without a child",
        file_format="csv",
        Section47="""
            Child | S47ActualStartDate | DateOfInitialCPC
                  | !                  | !2025-05-05
        """,
    ),
    case(
        "8615",
        "the same day, and no conference",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC
            2025-05-05         | 2025-05-05
            2025-05-06         |
                               |
            2025-05-06         | 2025-02-30
        """,
    ),
    case(
        "8675Q",
        "open from 16 working days before the end of the year",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            !2026-03-09        | !                | !false
            !2026-03-09        | !soon            | !0
            2026-03-10         |                  | false
        """,
    ),
    case(
        "8675Q",
        "started 15 working days before, not required or not known, held, or without a start",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            2026-03-10         |                  | false
            2026-03-09         |                  | true
            2026-03-09         |                  |
            2026-03-09         |                  | no
            2026-03-09         | 2026-03-20       | false
                               |                  | false
        """,
    ),
    case(
        "8675Q",
        "without a header, and without a child",
        file_format="csv",
        Section47="""
            Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                  | !2026-03-09        | !                | !FALSE
            C1    | 2026-03-10         |                  | FALSE
        """,
    ),
    case(
        "8740",
        "started outside the year, with a conference required",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            !2025-03-31        | !                | !false
            !2025-03-31        | !                | !0
            !2026-04-01        | !2026-02-30      | !False
            2025-03-31         |                  | true
        """,
    ),
    case(
        "8740",
        "not required or not known, in the year, held, or without a start",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            2025-03-31         |                  | true
            2025-04-01         |                  | false
            2025-03-31         |                  |
            2025-03-31         |                  | maybe
            2025-03-31         | 2025-04-10       | false
                               |                  | false
        """,
    ),
    case(
        "8740",
        "without a header, and without a child",
        file_format="csv",
        Section47="""
            Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                  | !2025-03-31        | !                | !false
        """,
    ),
    case(
        "8839",
        "two without an outcome, beside one that needs no conference",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            2025-05-01         | !                | !false
            2025-06-01         | !                | !false
            2025-07-01         |                  | true
        """,
    ),
    case(
        "8839",
        "blank, not valid, and without any date",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                               | !                | !
                               | !2025-02-30      | !maybe
            2025-07-01         | 2025-07-10       | false
        """,
    ),
    case(
        "8839",
        "one of two not required, one in each of two episodes, and of two children",
        Section47="""
            Child  | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
            C1     | 1            |                  | false
            C1     | 1            |                  | 1
            C2     | 1            |                  | false
            C2     | 2            |                  | false
            C3     | 1            |                  | false
            C3 (2) | 1            |                  | false
        """,
    ),
    case(
        "8839",
        "rows without a child",
        file_format="csv",
        Section47="""
            Child | DateOfInitialCPC | ICPCnotRequired
                  |                  | false
                  |                  | false
        """,
    ),
    case(
        "8868",
        "closed without an outcome",
        CINdetails="""
            CINclosureDate
            !2025-09-01
        """,
        Section47="""
            DateOfInitialCPC | ICPCnotRequired
            !                | !false
            !                | !
            !2025-02-30      | !maybe
                             | true
        """,
    ),
    case(
        "8868",
        "closed with both outcomes",
        CINdetails="""
            CINclosureDate
            !2025-09-01
        """,
        Section47="""
            DateOfInitialCPC | ICPCnotRequired
            !2025-05-05      | !1
            2025-05-05       | false
        """,
    ),
    case(
        "8868",
        "one outcome, not closed, or another episode or child",
        CINdetails="""
            Child  | CINdetailsID | CINclosureDate
            C1     | 1            | 2025-09-01
            C2     | 1            |
            C2     | 2            | 2025-09-01
            C2 (2) | 1            | 2025-09-01
            C3     | 1            | 2025-09-01
            C4     | 1            | 2025-09-31
        """,
        Section47="""
            Child | CINdetailsID | DateOfInitialCPC | ICPCnotRequired
            C1    | 1            |                  | true
            C1    | 1            | 2025-05-05       | false
            C1    | 1            | 2025-05-05       |
            C2    | 1            |                  | false
            C4    | 1            |                  | false
        """,
    ),
    case(
        "8868",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINclosureDate
                  | 2025-09-01
        """,
        Section47="""
            Child | DateOfInitialCPC | ICPCnotRequired
                  |                  | false
        """,
    ),
    case(
        "8890",
        "starts on the day of the other’s conference",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            !2025-05-01        | !2025-05-20      | true
            !2025-05-20        |                  | true
        """,
    ),
    case(
        "8890",
        "starts while another is open, up to the reference date",
        Section47="""
            Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            C1    | !2025-05-01        | !                | false
            C1    | !2025-05-10        | 2025-05-20       | false
            C2    | !2025-05-01        | !                |
            C2    | !2026-03-31        |                  | true
            C2    | 2026-04-01         |                  | true
        """,
    ),
    case(
        "8890",
        "twice the same",
        Section47="""
            S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            !2025-05-01        | !2025-05-20      | false
            !2025-05-01        | !2025-05-20      | false
        """,
    ),
    case(
        "8890",
        "the day after, not required, in two episodes, of two children, or without a start",
        Section47="""
            Child  | CINdetailsID | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
            C1     | 1            | 2025-05-01         | 2025-05-20       | false
            C1     | 1            | 2025-05-21         |                  | false
            C2     | 1            | 2025-05-01         |                  | true
            C2     | 1            | 2025-05-10         |                  | false
            C3     | 1            | 2025-05-01         | 2025-05-20       | false
            C3     | 2            | 2025-05-10         |                  | false
            C4     | 1            | 2025-05-01         | 2025-05-20       | false
            C4 (2) | 1            | 2025-05-10         |                  | false
            C5     | 1            |                    | 2025-05-20       | false
            C5     | 1            | 2025-05-10         |                  | false
        """,
    ),
    case(
        "8890",
        "rows without a child",
        file_format="csv",
        Section47="""
            Child | S47ActualStartDate | DateOfInitialCPC | ICPCnotRequired
                  | 2025-05-01         | 2025-05-20       | false
                  | 2025-05-01         | 2025-05-20       | false
        """,
    ),
]
