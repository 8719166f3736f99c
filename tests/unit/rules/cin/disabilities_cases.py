"""Cases of worker/rules/cin/disabilities.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 8540
    case(
        "8540",
        "a born child referred for action has no disability, or one that is not a code",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child  | PersonBirthDate
            C1     | !2015-01-01
            C2     | !2015-01-01
            C3     | 2015-01-01
            C4     |
            C5     | 2015-01-32
            C6     | 2015-01-01
            C7     | !2015-01-01
            C8     | 2015-01-01
            C3 (2) | !2015-01-01
        """,
        ChildCharacteristics="""
            Child  | Ethnicity
            C1     | !WBRI
            C2     | WBRI
            C3     | WBRI
            C4     | WBRI
            C3 (2) | !
        """,
        CINdetails="""
            Child  | ReferralNFA
            C1     | !false
            C1     | true
            C1     | !0
            C2     | !false
            C3     | false
            C4     | false
            C5     | false
            C6     | true
            C7     | !FALSE
            C8     | no
            C3 (2) | !false
        """,
        Disabilities="""
            Child | Disability
            C2    | LD
            C2    | !ZZ
            C3    | NONE
            C3    | aut
            C4    | ZZ
            C6    | ZZ
            C7    | !
        """,
    ),
    case(
        "8540",
        "CSV without characteristics; rows without LAchildID belong to no child",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonBirthDate
            C1    | !2015-01-01
                  | 2015-01-01
        """,
        CINdetails="""
            Child | CINdetailsID | ReferralNFA
            C1    | 1            | !false
                  | 1            | false
        """,
        Disabilities="""
            Child | Disability
                  | ZZ
        """,
    ),
    case(
        "8540",
        "a child with a disability",
        ChildIdentifiers="PersonBirthDate\n2015-01-01",
        CINdetails="ReferralNFA\nfalse",
        Disabilities="Disability\nLD",
    ),
    # 8790
    case(
        "8790",
        "NONE and other codes",
        years=ALL_YEARS,
        Disabilities="""
            Child  | Disability
            C1     | !NONE
            C1     | !LD
            C2     | NONE
            C2     | NONE
            C3     | NONE
            C4     | !none
            C4     | !ZZ
            C4     |
            C5     | NONE
            C5     |
            C6     | LD
            C6     | AUT
            C6 (2) | NONE
        """,
    ),
    case(
        "8790",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        Disabilities="""
            Child | Disability
                  | NONE
                  | LD
        """,
    ),
    # 8794
    case(
        "8794",
        "a code twice",
        years=ALL_YEARS,
        Disabilities="""
            Child  | Disability
            C1     | !LD
            C1     | AUT
            C1     | !ld
            C2     | LD
            C2 (2) | LD
            C3     | !NONE
            C3     | !NONE
            C4     |
            C4     |
            C5     | !ZZ
            C5     | !ZZ
            C5     | !ZZ
        """,
    ),
    case(
        "8794",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        Disabilities="""
            Child | Disability
                  | LD
                  | LD
        """,
    ),
]
