"""Cases of worker/rules/cin/upn.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

CASES = [
    # 1510
    case(
        "1510",
        "the check letter does not fit the digits",
        years=ALL_YEARS,
        ChildIdentifiers="""
            UPN
            !A123456789123
            P123456789123
            p123456789123
            A12345678912X
            A1234567X9123
            A12345678912
            !·A123456789123
            !1123456789123
            ¦
        """,
    ),
    case(
        "1510",
        "letters I, O and S are never check letters",
        ChildIdentifiers="""
            UPN
            !I123456789123
            !O123456789123
            !S123456789123
        """,
    ),
    case("1510", "only blanks", ChildIdentifiers="UPN\n¦"),
    case(
        "1510",
        "a row of CSV without LAchildID",
        file_format="csv",
        ChildIdentifiers="""
            Child | UPN
                  | !A123456789123
        """,
    ),
    # 1520
    case(
        "1520",
        "two children have one UPN",
        years=ALL_YEARS,
        ChildIdentifiers="""
            UPN
            !P123456789123
            X1
            !p123456789123
            ¦
            ¦
        """,
    ),
    case(
        "1520",
        "an ill-formed UPN of two children with one LAchildID",
        ChildIdentifiers="""
            Child  | UPN
            C1     | !R34
            C1 (2) | !R34
            C2     | R35
        """,
    ),
    case(
        "1520",
        "rows of CSV without LAchildID",
        file_format="csv",
        ChildIdentifiers="""
            Child | UPN
                  | !P123456789123
            C1    | !P123456789123
        """,
    ),
    case("1520", "no child has a UPN", ChildIdentifiers="UPN\n¦\n¦"),
    # 1530
    case(
        "1530",
        "characters 2 to 4 are not a number of an authority",
        years=ALL_YEARS,
        ChildIdentifiers="""
            UPN
            !T421962919251
            H003278544154
            T420962919251
            A001456789123
            A005456789123
            !A000456789123
            !A006456789123
            A941456789123
            !A944456789123
            !A20X456789123
            A42196291925
            A4219629192511
            ¦
        """,
    ),
    case(
        "1530",
        "numbers of 2023/24",
        years=(2023,),
        ChildIdentifiers="""
            UPN
            !A942456789123
            !A943456789123
        """,
    ),
    case(
        "1530",
        "numbers of 2023/24",
        years=(2024, 2025, 2026, 2027),
        ChildIdentifiers="""
            UPN
            A942456789123
            A943456789123
        """,
    ),
    # 1540
    case(
        "1540",
        "characters 5 to 12 are not digits",
        years=ALL_YEARS,
        ChildIdentifiers="""
            UPN
            !A2011234567X9
            A201123456789
            !R34
            A20112345678
            A20112345678X
            A2011234567891
            !A2011234·6789
            ¦
        """,
    ),
    case("1540", "no UPN", ChildIdentifiers="UPN\n¦"),
    # 1550
    case(
        "1550",
        "character 13 is not allowed",
        years=ALL_YEARS,
        ChildIdentifiers="""
            UPN
            !A20112345678S
            !A20112345678I
            !A20112345678o
            A20112345678T
            A20112345678t
            A201123456780
            !A20112345678#
            A2011234567S
            A201123456781S
            ¦
        """,
    ),
    case("1550", "no UPN", ChildIdentifiers="UPN\n¦"),
    # 1560Q
    case(
        "1560Q",
        "the former UPN is ill-formed",
        years=ALL_YEARS,
        ChildIdentifiers="""
            FormerUPN
            !X98721238
            !X0000y0000007
            X987654321231
            X98765432123B
            x98765432123b
            !1987654321231
            !X9876543212311
            ¦
        """,
    ),
    case("1560Q", "the UPN is not looked at", ChildIdentifiers="UPN\nX1"),
    # 8770Q
    case(
        "8770Q",
        "no UPN and no reason",
        years=(2026,),
        ChildIdentifiers="""
            PersonBirthDate | UPN           | UPNunknown
            2020-08-31      | !             | !UN1
            2020-09-01      |               |
            2020-08-31      |               | UN4
            2020-08-31      | X             |
            2010-01-01      | !             | !
            2010-01-01      | !             | !UN8
            2010-01-01      |               | un2
            2010-01-01      |               | UN7
                            |               |
            2010-02-30      |               |
            2010-01-01      |               |
            2010-01-01      |               |
            2010-01-01      |               |
            2010-01-01      | !             | !
        """,
        CINdetails="""
            Child | ReferralNFA
            C1    | false
            C2    | false
            C3    | false
            C4    | false
            C5    | 0
            C6    | FALSE
            C7    | false
            C8    | false
            C9    | false
            C10   | false
            C11   | true
            C12   |
            C14   | true
            C14   | false
        """,
    ),
    case(
        "8770Q",
        "school age by 31 August from 2024/25",
        years=(2025,),
        ChildIdentifiers="""
            PersonBirthDate | UPN | UPNunknown
            2019-08-31      | !   | !
            2019-09-01      |     |
        """,
        CINdetails="""
            Child | ReferralNFA
            C1    | false
            C2    | false
        """,
    ),
    case(
        "8770Q",
        "school age in an extract during the year",
        Header="""
            Year | ReferenceDate
            2026 | 2025-11-30
        """,
        ChildIdentifiers="""
            PersonBirthDate | UPN | UPNunknown
            2020-08-31      | !   | !
            2020-09-01      |     |
        """,
        CINdetails="""
            Child | ReferralNFA
            C1    | false
            C2    | false
        """,
    ),
    case(
        "8770Q",
        "6 years old on the reference date up to 2023/24",
        years=(2024,),
        ChildIdentifiers="""
            PersonBirthDate | UPN | UPNunknown
            2018-03-31      | !   | !
            2018-04-01      |     |
        """,
        CINdetails="""
            Child | ReferralNFA
            C1    | false
            C2    | false
        """,
    ),
    case(
        "8770Q",
        "6 years old on the reference date up to 2023/24",
        years=(2023,),
        ChildIdentifiers="""
            PersonBirthDate | UPN | UPNunknown
            2017-03-31      | !   | !UN1
            2017-04-01      |     |
        """,
        CINdetails="""
            Child | ReferralNFA
            C1    | false
            C2    | false
        """,
    ),
    case(
        "8770Q",
        "without a header the collection year counts; a row without LAchildID belongs to no child",
        file_format="csv",
        ChildIdentifiers="""
            Child | PersonBirthDate | UPN | UPNunknown
            C1    | 2020-08-31      | !   | !
                  | 2020-08-31      |     |
        """,
        CINdetails="""
            Child | CINdetailsID | ReferralNFA
            C1    | 1            | false
                  | 1            | false
        """,
    ),
    case(
        "8770Q",
        "only referrals with no further action",
        years=ALL_YEARS,
        ChildIdentifiers="PersonBirthDate\n2010-01-01",
        CINdetails="ReferralNFA\ntrue",
    ),
    # 8772
    case(
        "8772",
        "UN7, and a referral with further action",
        years=ALL_YEARS,
        ChildIdentifiers="""
            Child  | UPNunknown
            C1     | !UN7
            C2     | UN7
            C3     | UN6
            C4     | !un7
            C5     | UN7
            C5 (2) | UN6
        """,
        CINdetails="""
            Child  | ReferralNFA
            C1     | true
            C1     | !false
            C2     | TRUE
            C2     | 1
            C3     | false
            C4     | !
            C4     | !maybe
            C5 (2) | false
        """,
    ),
    case(
        "8772",
        "rows of CSV without LAchildID",
        file_format="csv",
        ChildIdentifiers="""
            Child | UPNunknown
                  | UN7
        """,
        CINdetails="""
            Child | CINdetailsID | ReferralNFA
                  | 1            | false
        """,
    ),
]
