"""Cases of suggestions about episodes: their referral, closure, assessments and factors."""

from __future__ import annotations

from tests.unit.cin.offers import case
from tests.unit.cin.suggestions_children_cases import MADE_IN_MAY

OPEN = "CINreferralDate | PrimaryNeedCode\n2025-05-05 | N1"

CASES = [
    # 8568
    case("8568", "Y", CINdetails="ReferralNFA\nY > true"),
    case("8568", "No", CINdetails="ReferralNFA | PrimaryNeedCode\nNo > false | N1"),
    case("8568", "F without a primary need, which is then an error", CINdetails="ReferralNFA\nF"),
    case("8568", "T beside an enquiry", CINdetails="ReferralNFA\nT", Section47="S47ActualStartDate\n2025-05-05"),
    case(
        "8568",
        "blank with an assessment",
        CINdetails="ReferralNFA | PrimaryNeedCode\n> false | N1",
        Assessments="AssessmentActualStartDate\n2025-05-05",
    ),
    case("8568", "blank with nothing", CINdetails="ReferralNFA | PrimaryNeedCode\n | N1"),
    case(
        "8568",
        "another word with an assessment",
        CINdetails="ReferralNFA | PrimaryNeedCode\nmaybe | N1",
        Assessments="AssessmentActualStartDate\n2025-05-05",
    ),
    # 8569Q
    case(
        "8569Q",
        "with a plan",
        CINdetails="CINreferralDate | PrimaryNeedCode | ReferralNFA\n2024-05-05 | N1 | true > false",
        CINplanDates="CINPlanStartDate\n2024-06-05",
    ),
    case(
        "8569Q",
        "nothing followed",
        CINdetails="CINreferralDate | PrimaryNeedCode | ReferralNFA\n2024-05-05 | N1 | true",
    ),
    # 4000, 8831, 8832
    case(
        "4000",
        "all dates in this episode",
        CINdetails="""
            CINreferralDate | CINclosureDate | PrimaryNeedCode | ReferralNFA  | ReasonForClosure
            2025-05-05      | 2025-09-05     | N1              | true > false | RC7
            2025-10-05      |                | N1              | false        |
        """,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-06-05 | 2025-09-05",
    ),
    case(
        "4000",
        "it ends in another episode",
        CINdetails="""
            CINreferralDate | CINclosureDate | PrimaryNeedCode | ReferralNFA | ReasonForClosure
            2025-05-05      | 2025-09-05     | N1              | true        | RC7
            2025-10-05      |                | N1              | false       |
        """,
        CINplanDates="CINPlanStartDate | CINPlanEndDate\n2025-06-05 | 2025-10-10",
    ),
    case(
        "8831",
        "an assessment and an enquiry",
        CINdetails="CINreferralDate | PrimaryNeedCode | ReferralNFA\n2025-05-05 | N1 | 1 > false",
        Assessments="AssessmentActualStartDate\n2025-05-06",
        Section47="S47ActualStartDate | ICPCnotRequired\n2025-05-07 | true",
    ),
    case(
        "8831",
        "the day of the referral of another",
        CINdetails="""
            CINreferralDate | CINclosureDate | PrimaryNeedCode | ReferralNFA
            2025-05-05      |                | N1              | true
            2025-06-06      |                | N1              | true
        """,
        Assessments="AssessmentActualStartDate\n2025-06-06",
    ),
    case(
        "8831",
        "before the referral",
        CINdetails="CINreferralDate | PrimaryNeedCode | ReferralNFA\n2025-05-05 | N1 | 1",
        Assessments="AssessmentActualStartDate\n2025-05-04",
    ),
    case(
        "8832",
        "the episode is open",
        CINdetails="CINreferralDate | PrimaryNeedCode | ReferralNFA\n2025-05-05 | N1 | true > false",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
    ),
    case(
        "8832",
        "another episode has no referral date",
        CINdetails="CINreferralDate | PrimaryNeedCode | ReferralNFA\n2025-05-05 | N1 | true\n | N1 | true",
        ChildProtectionPlans="CPPstartDate\n2025-06-06",
    ),
    # 8620
    case(
        "8620",
        "closed after the reference date",
        Header=MADE_IN_MAY,
        CINdetails="CINreferralDate | CINclosureDate | ReasonForClosure\n2025-05-05 | 2026-05-20 > | RC7 >",
    ),
    case(
        "8620",
        "after the file was made",
        Header=MADE_IN_MAY,
        CINdetails="CINreferralDate | CINclosureDate | ReasonForClosure\n2025-05-05 | 2026-05-21 | RC7",
    ),
    case(
        "8620",
        "two episodes would be open, which is another error",
        Header=MADE_IN_MAY,
        CINdetails="""
            CINreferralDate | CINclosureDate | ReasonForClosure | ReferralNFA
            2025-05-05      | 2026-05-20     | RC7              | false
            2025-06-05      |                |                  | false
        """,
    ),
    # 8640
    case("8640", "a digit", CINdetails="CINclosureDate | ReasonForClosure\n2025-05-05 | 7 > RC7"),
    case("8640", "no such code", CINdetails="CINclosureDate | ReasonForClosure\n2025-05-05 | 0"),
    case("8640", "two digits", CINdetails="CINclosureDate | ReasonForClosure\n2025-05-05 | 10"),
    case(
        "8640",
        "an enquiry, which is then an error",
        CINdetails="CINclosureDate | ReasonForClosure\n2025-05-05 | 8",
        Section47="ICPCnotRequired\ntrue",
    ),
    # 8650
    case("8650", "a digit", CINdetails="PrimaryNeedCode\n0 > N0"),
    case("8650", "a word", CINdetails="PrimaryNeedCode\nabuse"),
    # 8805
    case(
        "8805",
        "died by the closure",
        ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2015-06-15 | 2025-05-05",
        CINdetails="CINclosureDate | ReasonForClosure\n2025-05-05 | > RC2",
    ),
    case(
        "8805",
        "died later",
        ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2015-06-15 | 2025-05-06",
        CINdetails="CINclosureDate | ReasonForClosure\n2025-05-05 |",
    ),
    case(
        "8805",
        "another episode is open",
        ChildIdentifiers="PersonBirthDate | PersonDeathDate\n2015-06-15 | 2025-05-05",
        CINdetails="CINreferralDate | CINclosureDate\n2025-04-05 | 2025-05-05\n2025-04-01 |",
    ),
    # 8696
    case(
        "8696",
        "with factors",
        Header=MADE_IN_MAY,
        CINdetails=OPEN,
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2026-03-05 | 2026-04-20 >",
        AssessmentFactorsList="AssessmentID | AssessmentFactor\n✗1 | 2A\n✗1 | 3B\n2 | 3B",
    ),
    case(
        "8696",
        "another assessment is open",
        Header=MADE_IN_MAY,
        CINdetails=OPEN,
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            2026-03-05                | 2026-04-20
            2026-03-06                |
        """,
    ),
    case(
        "8696",
        "nothing says when the file was made",
        CINdetails=OPEN,
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2026-03-05 | 2026-04-20",
    ),
    # 8869
    case(
        "8869",
        "beside a valid factor",
        CINdetails=OPEN,
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n✗21\n2A",
    ),
    case(
        "8869",
        "beside a factor that is not valid",
        CINdetails=OPEN,
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n21\n8A",
    ),
    case(
        "8869",
        "found not to be in need",
        CINdetails="CINreferralDate | CINclosureDate | ReasonForClosure\n2025-05-05 | 2025-06-05 | RC8",
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n21\n2A",
    ),
    # 8898
    case(
        "8898",
        "two factors are repeated",
        CINdetails=OPEN,
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n2A\n✗2a\n3B\n✗3B\n✗3B\n4A",
    ),
    case(
        "8898",
        "they are in one text",
        file_format="csv",
        Assessments="Child | CINdetailsID | AssessmentID | AssessmentFactors\nC1 | 1 | 1 | 2A, 2A",
    ),
    # 8945Q, 8950Q
    case(
        "8945Q",
        "beside 18C",
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n✗18A\n18C\n✗18A",
    ),
    case(
        "8945Q",
        "beside 19B",
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n18A\n19B",
    ),
    case(
        "8950Q",
        "beside 19B",
        Assessments="AssessmentActualStartDate | AssessmentAuthorisationDate\n2025-05-05 | 2025-06-05",
        AssessmentFactorsList="AssessmentFactor\n✗19A\n19B",
    ),
    case(
        "8950Q",
        "19B is on another assessment",
        Assessments="""
            AssessmentActualStartDate | AssessmentAuthorisationDate
            2025-05-05                | 2025-06-05
            2025-07-05                | 2025-08-05
        """,
        AssessmentFactorsList="AssessmentID | AssessmentFactor\n1 | 19A\n2 | 19B",
    ),
]
