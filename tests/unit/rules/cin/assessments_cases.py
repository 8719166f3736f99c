"""Cases of worker/rules/cin/assessments.py."""

from tests.unit.rules.cin.cases import case

CASES = [
    case(
        "1103",
        "starts the day before the referral",
        CINdetails="""
            Child  | CINreferralDate
            C1     | !2025-05-05
            C1 (2) | 2025-05-04
        """,
        Assessments="""
            Child  | AssessmentActualStartDate
            C1     | !2025-05-04
            C1 (2) | 2025-05-04
        """,
    ),
    case(
        "1103",
        "the same day, the other episode, and dates that are missing",
        CINdetails="""
            Child | CINdetailsID | CINreferralDate
            C1    | 1            | 2025-05-05
            C2    | 1            | 2025-05-05
            C2    | 2            | 2025-09-01
            C3    | 1            | 2025-05-05
            C4    | 1            |
            C5    | 1            | 2025-05-05
        """,
        Assessments="""
            Child | CINdetailsID | AssessmentActualStartDate
            C1    | 1            | 2025-05-05
            C2    | 1            | 2025-05-06
            C3    | 1            | 2025-02-30
            C4    | 1            | 2025-05-04
            C5    | 1            |
        """,
    ),
    case(
        "1103",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINreferralDate
                  | 2025-05-05
        """,
        Assessments="""
            Child | AssessmentActualStartDate
                  | 2025-05-04
        """,
    ),
    case(
        "8608",
        "authorised before it starts",
        Assessments="""
            Child | AssessmentActualStartDate | AssessmentAuthorisationDate
            C1    | !2025-05-06               | !2025-05-05
            C2    | 2025-05-05                | 2025-05-05
        """,
    ),
    case(
        "8608",
        "authorised before it starts, without a child",
        file_format="csv",
        Assessments="""
            Child | AssessmentActualStartDate | AssessmentAuthorisationDate
                  | !2025-05-06               | !2025-05-05
        """,
    ),
    case(
        "8608",
        "the same day, and dates that are missing",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            2025-05-05                | 2025-05-05
            2025-05-06                |
                                      | 2025-05-05
            2025-05-06                | 2025-05-32
        """,
    ),
    case(
        "8670Q",
        "open from 46 working days before the end of the year",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2026-01-26               | !
            !2026-01-26               | !not yet
            2026-01-27                |
        """,
    ),
    case(
        "8670Q",
        "open from 45 working days before, or authorised",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            2026-01-27                |
            2026-01-26                | 2026-03-01
                                      |
        """,
    ),
    case(
        "8670Q",
        "without a header the collection year counts, also for a row without a child",
        file_format="csv",
        Assessments="""
            Child | AssessmentActualStartDate | AssessmentAuthorisationDate
                  | !2026-01-26               | !
            C1    | 2026-01-27                |
        """,
    ),
    case(
        "8670Q",
        "the working days before another reference date, with Easter between",
        Header="""
            ReferenceDate
            2026-04-08
        """,
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2026-01-30               | !
            2026-02-02                |
        """,
    ),
    case(
        "8696",
        "authorised just outside the year",
        Assessments="""
            AssessmentAuthorisationDate
            !2025-03-31
            !2026-04-01
            2025-04-01
        """,
    ),
    case(
        "8696",
        "authorised on the first and last day, or not at all",
        Assessments="""
            AssessmentAuthorisationDate
            2025-04-01
            2026-03-31
            ¦
            2025-03-32
        """,
    ),
    case(
        "8696",
        "the year of the reference date",
        years=(2024,),
        file_format="csv",
        Assessments="""
            Child | AssessmentAuthorisationDate
            C1    | !2024-04-01
                  | !2023-03-31
            C1    | 2024-03-31
        """,
    ),
    case(
        "8736",
        "open and started outside the year, or without a start",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2025-03-31               | !
            !2026-04-01               | !
            !                         | !
            !2025-02-29               | !soon
            2025-04-01                |
        """,
    ),
    case(
        "8736",
        "started in the year, or authorised",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            2025-04-01                |
            2025-03-31                | 2025-05-01
                                      | 2025-05-01
        """,
    ),
    case(
        "8736",
        "a row of no child is checked, one of no episode is not",
        file_format="csv",
        Assessments="""
            Child | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
                  | 1            | !                         | !
                  |              |                           |
            C1    |              | 2025-03-31                |
        """,
    ),
    case(
        "8863Q",
        "starts on the day the other is authorised",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2025-05-01               | !2025-06-10
            !2025-06-10               |
        """,
    ),
    case(
        "8863Q",
        "the same two dates",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2025-05-01               | !2025-06-10
            !2025-05-01               | !2025-06-10
        """,
    ),
    case(
        "8863Q",
        "both start and end on one day",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2025-05-01               | !2025-05-01
            !2025-05-01               | !2025-05-01
        """,
    ),
    case(
        "8863Q",
        "starts on the reference date while another is open, and one during neither",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            !2026-03-01               | !
            !2026-03-31               |
            2025-03-31                | 2025-04-30
        """,
    ),
    case(
        "8863Q",
        "one after the other, in two episodes, of two children, or without a start",
        Assessments="""
            Child  | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
            C1     | 1            | 2025-05-01                | 2025-06-09
            C1     | 1            | 2025-06-10                |
            C2     | 1            | 2025-05-01                | 2025-06-10
            C2     | 2            | 2025-06-10                |
            C3     | 1            | 2025-05-01                | 2025-06-10
            C3 (2) | 1            | 2025-06-10                |
            C4     | 1            |                           | 2025-06-10
            C4     | 1            | 2025-06-01                | 2025-06-10
            C5     | 1            | 2026-03-01                |
            C5     | 1            | 2026-04-01                |
        """,
    ),
    case(
        "8863Q",
        "rows without a child",
        file_format="csv",
        Assessments="""
            Child | AssessmentActualStartDate | AssessmentAuthorisationDate
                  | 2025-05-01                | 2025-06-10
                  | 2025-05-01                | 2025-06-10
        """,
    ),
    case(
        "8867",
        "closed with one of two assessments open",
        CINdetails="""
            CINclosureDate
            !2025-09-01
        """,
        Assessments="""
            AssessmentAuthorisationDate
            2025-06-01
            !31 June
        """,
    ),
    case(
        "8867",
        "closed without assessments, not closed, or open in the child’s other episode",
        CINdetails="""
            Child  | CINdetailsID | CINclosureDate
            C1     | 1            | 2025-09-01
            C2     | 1            |
            C3     | 1            | 2025-09-01
            C3     | 2            |
            C4     | 1            | 2025-09-01
            C4 (2) | 1            |
            C5     | 1            | 2025-09-31
        """,
        Assessments="""
            Child  | CINdetailsID | AssessmentAuthorisationDate
            C2     | 1            |
            C3     | 1            | 2025-06-01
            C3     | 2            |
            C4 (2) | 1            |
            C5     | 1            |
        """,
    ),
    case(
        "8867",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | CINclosureDate
                  | 2025-09-01
        """,
        Assessments="""
            Child | AssessmentAuthorisationDate
                  |
        """,
    ),
    case(
        "8896",
        "two open and one completed",
        Assessments="""
            AssessmentActualStartDate | AssessmentInternalReviewDate | AssessmentAuthorisationDate
            2025-05-01                |                              | !
                                      | 2025-06-01                   | !
            2025-07-01                |                              | 2025-08-01
        """,
    ),
    case(
        "8896",
        "one in each of two episodes, of two children, or beside one without any date",
        Assessments="""
            Child  | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
            C1     | 1            | 2025-05-01                |
            C1     | 2            | 2025-06-01                |
            C2     | 1            | 2025-05-01                |
            C2 (2) | 1            | 2025-05-01                |
            C3     | 1            | 2025-05-01                |
            C3     | 1            |                           |
        """,
    ),
    case(
        "8896",
        "rows without a child",
        file_format="csv",
        Assessments="""
            Child | AssessmentActualStartDate | AssessmentAuthorisationDate
                  | 2025-05-01                |
                  | 2025-05-01                |
        """,
    ),
]
