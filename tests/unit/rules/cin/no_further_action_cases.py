"""Cases of worker/rules/cin/no_further_action.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 8568
    case(
        "8568",
        "neither yes nor no",
        years=ALL_YEARS,
        CINdetails="""
            ReferralNFA
            !
            !Y
            !false·positive
            TRUE
            true
            1
            0
            False
            !2
        """,
    ),
    case("8568", "a row of CSV", file_format="csv", CINdetails="Child | ReferralNFA\n | !\n | 0"),
    case("8568", "no", CINdetails="ReferralNFA\nfalse"),
    # 8569Q
    case(
        "8569Q",
        "before the last working day, which Easter moves",
        years=(2025,),
        CINdetails="""
            CINreferralDate | ReferralNFA
            !2024-03-27     | !true
            2024-03-28      | true
            2024-03-29      | true
            2024-03-27      | false
            2024-03-27      | 0
            !2024-03-27     | !
            !2024-03-27     | !no
                            | true
            2024-02-30      | true
        """,
    ),
    case(
        "8569Q",
        "before the last working day",
        CINdetails="""
            CINreferralDate | ReferralNFA
            !2025-03-30     | !1
            2025-03-31      | 1
        """,
    ),
    case(
        "8569Q",
        "an extract in summer has the same start of the year",
        Header="Year | ReferenceDate\n2026 | 2025-07-31",
        CINdetails="""
            CINreferralDate | ReferralNFA
            !2025-03-28     | !1
            2025-03-31      | 1
        """,
    ),
    case(
        "8569Q",
        "without a header, and without LAchildID",
        file_format="csv",
        CINdetails="Child | CINreferralDate | ReferralNFA\n | !2025-03-28 | !true",
    ),
    case(
        "8569Q",
        "an old referral that led to action",
        years=ALL_YEARS,
        CINdetails="CINreferralDate | ReferralNFA\n2020-03-27 | false",
    ),
    # 8831
    case(
        "8831",
        "activity of a referral with no further action",
        years=ALL_YEARS,
        CINdetails="""
            Child  | ReferralNFA | DateOfInitialCPC
            C1     | !true       | !
            C1     | false       |
            C2     | !1          | !2025-05-05
            C3     | true        |
            C4     | !TRUE       | !
            C5     | !true       | !
            C6     | !true       | !
            C7     | false       | 2025-05-05
            C8     | true        | 2025-05-32
            C8 (2) | true        |
            C9     |             |
        """,
        Assessments="""
            Child | LAchildID | CINdetailsID | AssessmentActualStartDate | AssessmentAuthorisationDate
            C1    | !C1       | 1            | 2025-05-05                |
            C1    | C1        | 2            | 2025-05-05                |
            C3    | C3        | 1            |                           | 05/05/2025
            C4    | !C4       | 1            |                           | 2025-05-05
            C8    | C8        | 2            | 2025-05-05                |
            C9    | C9        | 1            | 2025-05-05                |
        """,
        Section47="""
            Child | LAchildID | CINdetailsID | S47ActualStartDate | DateOfInitialCPC
            C3    | C3        | 1            |                    |
            C5    | !C5       | 1            | 2025-05-05         |
            C6    | !C6       | 1            |                    | 2025-05-05
            C6    | C6        | 1            |                    |
        """,
    ),
    case(
        "8831",
        "CSV without assessments; rows without LAchildID belong to no episode",
        file_format="csv",
        CINdetails="""
            Child | CINdetailsID | ReferralNFA | DateOfInitialCPC
                  | 1            | true        |
                  | 1            | !true       | !2025-05-05
            C1    | 1            | !true       | !
        """,
        Section47="""
            Child | CINdetailsID | LAchildID | S47ActualStartDate
                  | 1            |           | 2025-05-05
            C1    | 1            | !C1       | 2025-05-05
        """,
    ),
    case("8831", "no activity", CINdetails="ReferralNFA\ntrue"),
]
