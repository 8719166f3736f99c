"""Cases of worker/rules/cin/assessment_factors.py."""

from tests.unit.rules.cin.cases import case

EVERY_FACTOR = (
    "1A 1B 1C 2A 2B 2C 3A 3B 3C 4A 4B 4C 5A 5B 5C 6A 6B 6C 7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A "
    "18A 18B 18C 19A 19B 19C 20 21 22A 23A 24A"
)

CASES = [
    case(
        "8614",
        "open with a factor, valid or not",
        Assessments="""
            AssessmentAuthorisationDate | AssessmentFactors
            !                           | !
            !31/02/2026                 | !
                                        |
            2025-06-01                  |
        """,
        AssessmentFactorsList="""
            AssessmentID | AssessmentFactor
            1            | 2A
            2            | XX
            3            |
            4            | 2A
        """,
    ),
    case(
        "8614",
        "open without factors, or completed",
        Assessments="""
            Child  | AssessmentAuthorisationDate
            C1     |
            C2     | 2025-06-01
            C1 (2) | 2025-06-01
        """,
        AssessmentFactorsList="""
            Child  | AssessmentFactor
            C1     |
            C2     | 2A
            C1 (2) | 2A
        """,
    ),
    case(
        "8614",
        "factors of an assessment with the same number in another episode",
        Assessments="""
            CINdetailsID | AssessmentID | AssessmentAuthorisationDate
            1            | 1            |
            2            | 1            | 2025-06-01
        """,
        AssessmentFactorsList="""
            CINdetailsID | AssessmentID | AssessmentFactor
            2            | 1            | 2A
        """,
    ),
    case(
        "8614",
        "factors listed with the assessment, also of no child",
        file_format="csv",
        Assessments="""
            Child | AssessmentAuthorisationDate | AssessmentFactors
            C1    | !                           | !2A,3B
                  | !                           | !2A
            C1    |                             |
            C1    |                             | ,·
            C1    | 2025-06-01                  | 2A
        """,
    ),
    case(
        "8614",
        "the table of factors counts, if it is given; a row without a child is in no other table",
        file_format="csv",
        Assessments="""
            Child | AssessmentAuthorisationDate | AssessmentFactors
            C1    |                             | 2A
                  |                             |
        """,
        AssessmentFactorsList="""
            Child | AssessmentFactor
                  | 2A
        """,
    ),
    case(
        "8869",
        "21 beside another code",
        Assessments="""
            AssessmentAuthorisationDate | AssessmentFactors
            2025-06-01                  | !
            2025-06-01                  | !
            2025-06-01                  |
        """,
        AssessmentFactorsList="""
            AssessmentID | AssessmentFactor
            1            | 21
            1            | 2A
            2            | XX
            2            | ·21
            3            | 21
        """,
    ),
    case(
        "8869",
        "21 alone, twice, beside a blank, and beside another assessment’s factor",
        Assessments="""
            Child  | AssessmentID | AssessmentAuthorisationDate
            C1     | 1            | 2025-06-01
            C1     | 2            | 2025-06-01
            C2     | 1            | 2025-06-01
            C2 (2) | 1            | 2025-06-01
            C3     | 1            | 2025-06-01
        """,
        AssessmentFactorsList="""
            Child  | AssessmentID | AssessmentFactor
            C1     | 1            | 2A
            C1     | 2            | 21
            C2     | 1            | 21
            C2     | 1            | 21
            C2     | 1            |
            C2 (2) | 1            | 2A
        """,
    ),
    case(
        "8869",
        "factors listed with the assessment",
        file_format="csv",
        Assessments="""
            Child | AssessmentFactors
            C1    | !21,2A
                  | !2A, 21
            C1    | 21
            C1    | 21,21
        """,
    ),
    case(
        "8873Q",
        "the only assessment found no factors, closed for another reason or still open",
        CINdetails="""
            Child | ReasonForClosure
            C1    | !RC7
            C2    | !
            C3    | RC9
        """,
        Assessments="""
            Child | AssessmentFactors
            C1    | !
            C2    | !
            C3    |
        """,
        AssessmentFactorsList="""
            Child | AssessmentFactor
            C1    | 21
            C2    | 21
            C3    | 21
        """,
    ),
    case(
        "8873Q",
        "an only assessment in each of two episodes, and one that also has other factors",
        CINdetails="""
            Child | CINdetailsID | ReasonForClosure
            C1    | 1            | rc8
            C1    | 2            | !RC7
            C2    | 1            | !RC1
        """,
        Assessments="""
            Child | CINdetailsID | AssessmentFactors
            C1    | 1            |
            C1    | 2            | !
            C2    | 1            | !
        """,
        AssessmentFactorsList="""
            Child | CINdetailsID | AssessmentFactor
            C1    | 1            | 21
            C1    | 2            | 21
            C2    | 1            | 2A
            C2    | 1            | 21
        """,
    ),
    case(
        "8873Q",
        "closed as RC8 or RC9, one of two assessments, and other factors",
        CINdetails="""
            Child  | ReasonForClosure
            C1     | RC9
            C2     | RC8
            C3     | RC7
            C4     | RC7
            C4 (2) | RC8
        """,
        Assessments="""
            Child  | AssessmentActualStartDate
            C1     | 2025-05-01
            C2     | 2025-05-01
            C3     | 2025-05-01
            C3     | 2025-08-01
            C4     | 2025-05-01
            C4 (2) | 2025-05-01
        """,
        AssessmentFactorsList="""
            Child  | AssessmentFactor
            C1     | 21
            C2     | 21
            C3     | 21
            C4     | 2A
            C4 (2) | 21
        """,
    ),
    case(
        "8873Q",
        "rows without a child",
        file_format="csv",
        CINdetails="""
            Child | ReasonForClosure
                  | RC7
        """,
        Assessments="""
            Child | AssessmentFactors
                  | 21
        """,
    ),
    case(
        "8897Q",
        "authorised in the year without a factor, or with one that is not valid",
        Assessments="""
            AssessmentAuthorisationDate | AssessmentFactors
            !2025-05-01                 | !
            !2025-05-01                 | !
            !2025-05-01                 | !
            !2026-04-01                 | !
            !2025-05-01                 | !
            2025-05-01                  |
        """,
        AssessmentFactorsList="""
            AssessmentID | AssessmentFactor
            2            | 8A
            3            | 2A
            3            | 8A
            5            |
            6            | 2A
        """,
    ),
    case(
        "8897Q",
        "a valid factor, authorised before the year, or open",
        Assessments="""
            AssessmentAuthorisationDate | AssessmentFactors
            2025-05-01                  |
            2025-03-31                  |
                                        |
            31/05/2025x                 |
            2025-05-01                  |
        """,
        AssessmentFactorsList="""
            AssessmentID | AssessmentFactor
            1            | 2a
            5            | 21
            5            |
        """,
    ),
    case(
        "8897Q",
        "every factor",
        years=(2023, 2024, 2025, 2026, 2027),
        Assessments="""
            AssessmentAuthorisationDate | AssessmentFactors
            2026-04-01                  |
        """,
        AssessmentFactorsList="AssessmentFactor\n" + EVERY_FACTOR.replace(" ", "\n"),
    ),
    case(
        "8897Q",
        "factors of the other child with this ID, and of the child’s other episode",
        Assessments="""
            Child  | CINdetailsID | AssessmentAuthorisationDate | AssessmentFactors
            C1     | 1            | 2025-05-01                  |
            C1 (2) | 1            | !2025-05-01                 | !
            C2     | 1            | 2025-05-01                  |
            C2     | 2            | !2025-05-01                 | !
        """,
        AssessmentFactorsList="""
            Child | CINdetailsID | AssessmentFactor
            C1    | 1            | 2A
            C2    | 1            | 2A
        """,
    ),
    case(
        "8897Q",
        "factors listed with the assessment, also of no child",
        file_format="csv",
        Assessments="""
            Child | AssessmentAuthorisationDate | AssessmentFactors
            C1    | !2025-05-01                 | !
                  | !2025-05-01                 | !
            C1    | !2025-05-01                 | !2A,8A
            C1    | 2025-05-01                  | 2A,3B
        """,
    ),
    case(
        "8897Q",
        "a row without a child is in no other table",
        file_format="csv",
        Assessments="""
            Child | AssessmentAuthorisationDate
                  | 2025-05-01
        """,
        AssessmentFactorsList="""
            Child | AssessmentFactor
                  | 8A
        """,
    ),
    case(
        "8898",
        "the same factor twice",
        Assessments="""
            AssessmentID | AssessmentFactors
            1            | !
            2            | !
            3            |
        """,
        AssessmentFactorsList="""
            AssessmentID | AssessmentFactor
            1            | 2A
            1            | 2A
            2            | 21
            2            | 3B
            2            | 21·
            3            | 2A
        """,
    ),
    case(
        "8898",
        "different factors, on two assessments, in two episodes, and blanks",
        Assessments="""
            Child  | CINdetailsID | AssessmentID | AssessmentAuthorisationDate
            C1     | 1            | 1            | 2025-05-01
            C1     | 1            | 2            | 2025-05-01
            C1     | 2            | 1            | 2025-05-01
            C1 (2) | 1            | 1            | 2025-05-01
        """,
        AssessmentFactorsList="""
            Child  | CINdetailsID | AssessmentID | AssessmentFactor
            C1     | 1            | 1            | 2A
            C1     | 1            | 1            | 2B
            C1     | 1            | 1            |
            C1     | 1            | 1            |
            C1     | 1            | 2            | 2A
            C1     | 2            | 1            | 2A
            C1 (2) | 1            | 1            | 2A
        """,
    ),
    case(
        "8898",
        "factors listed with the assessment",
        file_format="csv",
        Assessments="""
            Child | AssessmentFactors
            C1    | !2A,3B,2a
                  | !21, 21
            C1    | 2A,2B
            C1    |
        """,
    ),
    case(
        "8945Q",
        "18A, in any letter case",
        years=(2025, 2026, 2027),
        Assessments="""
            AssessmentID | AssessmentFactors
            1            | !
            2            | !
            3            |
        """,
        AssessmentFactorsList="""
            AssessmentID | AssessmentFactor
            1            | 18A
            2            | 18a
            2            | 2B
            3            | 18B
        """,
    ),
    case(
        "8945Q",
        "18A in a listed text",
        file_format="csv",
        Assessments="""
            Child | AssessmentFactors
                  | !2B,18A
            C1    | 18B
        """,
    ),
    case(
        "8945Q",
        "18B",
        years=(2025, 2026),
        Assessments="""
            AssessmentFactors
            ¦
        """,
        AssessmentFactorsList="""
            AssessmentFactor
            18B
        """,
    ),
    case(
        "8945Q",
        "not yet a rule",
        years=(2023, 2024),
        not_run="is not a rule of",
        Assessments="""
            AssessmentFactors
            ¦
        """,
        AssessmentFactorsList="""
            AssessmentFactor
            18A
        """,
    ),
    case(
        "8950Q",
        "19A, on the assessment of its own episode alone",
        years=(2025, 2026, 2027),
        Assessments="""
            CINdetailsID | AssessmentFactors
            1            |
            2            | !
        """,
        AssessmentFactorsList="""
            CINdetailsID | AssessmentFactor
            1            | 19C
            2            | 19A
        """,
    ),
    case(
        "8950Q",
        "19C",
        years=(2025, 2026),
        Assessments="""
            AssessmentFactors
            ¦
        """,
        AssessmentFactorsList="""
            AssessmentFactor
            19C
        """,
    ),
    case(
        "8950Q",
        "not yet a rule",
        years=(2023, 2024),
        not_run="is not a rule of",
        Assessments="""
            AssessmentFactors
            ¦
        """,
        AssessmentFactorsList="""
            AssessmentFactor
            19A
        """,
    ),
]
