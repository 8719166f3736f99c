"""Cases of worker/rules/ssda903/header.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "101",
        "codes up to 2023/24",
        years=(2023, 2024),
        fields={"Header": ("SEX",)},
        Header="""
              CHILD | SEX
              1     | 1
              2     | 2
            ! 3     | M
            ! 4     | F
            ! 5     | U
            ! 6     | 9
            ! 7     |
            ! 8     | 01
        """,
    ),
    case(
        "101",
        "codes from 2024/25",
        years=(2025, 2026, 2027),
        fields={"Header": ("SEX",)},
        Header="""
              CHILD | SEX
              1     | M
              2     | F
              3     | U
              4     | m
            ! 5     | 1
            ! 6     | 2
            ! 7     | X
            ! 8     |
            !       | MALE
        """,
    ),
    case(
        "101",
        "all valid",
        years=(2023, 2024),
        Header="""
              CHILD | SEX
              1     | 1
              2     | 2
        """,
    ),
    case(
        "101",
        "a space next to the code is for the checks of the files",
        Header="""
              CHILD | SEX
              1     | ·F·
        """,
    ),
    case(
        "102",
        "blank and not a date",
        fields={"Header": ("DOB",)},
        Header="""
              CHILD | DOB
              1     | 29/02/2012
            ! 2     | 29/02/2013
              3     | 7/9/2015
            ! 4     | 07/09/15
            ! 5     |
            ! 6     | 2012-02-29
            ! 7     | NOT KNOWN
            !       | 31/04/2012
        """,
    ),
    case(
        "102",
        "valid dates, however far off",
        Header="""
              CHILD | DOB
              1     | 01/01/1900
              2     | 01/01/2100
        """,
    ),
    case(
        "103",
        "every code",
        years=(2023, 2024, 2025, 2026, 2027),
        Header="""
              CHILD | ETHNIC
              1     | WBRI
              2     | WIRI
              3     | WOTH
              4     | WIRT
              5     | WROM
              6     | MWBC
              7     | MWBA
              8     | MWAS
              9     | MOTH
              10    | AIND
              11    | APKN
              12    | ABAN
              13    | AOTH
              14    | BCRB
              15    | BAFR
              16    | BOTH
              17    | CHNE
              18    | OOTH
              19    | REFU
              20    | NOBT
              21    | aind
        """,
    ),
    case(
        "103",
        "other text and blanks",
        fields={"Header": ("ETHNIC",)},
        Header="""
              CHILD | ETHNIC
            ! 1     | AINS
            ! 2     |
            ! 3     | WBR
            ! 4     | WBRIX
              5     | ·NOBT
        """,
    ),
    case(
        "168",
        "format of a UPN",
        fields={"Header": ("UPN",)},
        Header="""
              CHILD | UPN
              1     | B12345678901Q
              2     | B123456789012
            ! 3     | B1234567890Q
            ! 4     | B1234567890123
            ! 5     | B12345678901QQ
            ! 6     | B1234567890QQ
            ! 7     | 1123456789012
            ! 8     | B12345678901-
            ! 9     | XB12345678901Q
            ! 10    | B1234 678901Q
            ! 11    | N/K
            ! 12    | B２2345678901Q
              13    | b12345678901q
              14    | ·B12345678901Q·
              15    |
            !       | B1
        """,
    ),
    case(
        "168",
        "first letters",
        Header="""
              CHILD | UPN
              1     | A12345678901A
              2     | C12345678901B
              3     | D12345678901C
              4     | E12345678901D
              5     | F12345678901E
              6     | G12345678901F
              7     | H12345678901G
            ! 8     | I12345678901H
              9     | J12345678901I
              10    | K12345678901J
              11    | L12345678901K
              12    | M12345678901L
              13    | N12345678901O
            ! 14    | O12345678901P
              15    | P12345678901S
              16    | Q12345678901Z
              17    | R123456789010
            ! 18    | S123456789011
              19    | T123456789012
              20    | U123456789013
              21    | V123456789014
              22    | W123456789015
              23    | X123456789016
              24    | Y123456789017
              25    | Z123456789019
        """,
    ),
    case(
        "168",
        "codes for an unknown UPN",
        Header="""
              CHILD | UPN
            ! 0     | UN0
              1     | UN1
              2     | UN2
              3     | UN3
              4     | UN4
              5     | UN5
            ! 6     | UN6
            ! 7     | UN
            ! 8     | UN11
        """,
    ),
    case(
        "168",
        "blank is for rule 442",
        Header="""
              CHILD | UPN
              1     |
              2     | UN1
        """,
    ),
    case(
        "209",
        "four years old by the end of August before last",
        years=(2024,),
        fields={"Header": ("UPN", "DOB")},
        Header="""
              CHILD | UPN           | DOB
            ! 1     | UN1           | 30/08/2018
            ! 2     | UN1           | 31/08/2018
              3     | UN1           | 01/09/2018
              4     | UN2           | 01/01/2015
              5     | UN1           |
              6     | UN1           | 31/06/2015
              7     | A12345678901A | 01/01/2015
            !       | un1           | 01/01/2015
        """,
    ),
    case(
        "209",
        "the day moves with the year",
        years=(2027,),
        Header="""
              CHILD | UPN | DOB
            ! 1     | UN1 | 31/08/2021
              2     | UN1 | 01/09/2021
        """,
    ),
    case(
        "209",
        "too young for school",
        Header="""
              CHILD | UPN | DOB
              1     | UN1 | 01/09/2021
        """,
    ),
    case(
        "210",
        "in care since before 24 March",
        years=(2024,),
        fields={"Header": ("UPN",), "Episodes": ("DECOM",)},
        Header="""
              CHILD | UPN
            ! 1     | UN4
              2     | UN4
            ! 3     | UN4
              4     | UN3
              5     | UN4
              6     | UN4
                    | UN4
        """,
        Episodes="""
              CHILD | DECOM
            ! 1     | 23/03/2024
              2     | 24/03/2024
            ! 3     | 02/02/2024
              3     | 29/03/2024
              4     | 02/02/2024
              5     |
              5     | 30/02/2024
              7     | 02/02/2024
                    | 02/02/2024
        """,
    ),
    case(
        "210",
        "only in the last week",
        Header="""
              CHILD | UPN
              1     | UN4
        """,
        Episodes="""
              CHILD | DECOM
              1     | 24/03/2027
        """,
    ),
    case(
        "210",
        "the child twice in Header, one row with UN4",
        Header="""
              CHILD | UPN
              1     | A12345678901A
            ! 1     | UN4
        """,
        Episodes="""
              CHILD | DECOM
            ! 1     | 23/03/2027
            ! 1     | 22/03/2027
        """,
    ),
    case(
        "232",
        "unknown sex",
        years=(2025, 2026, 2027),
        fields={"Header": ("SEX",)},
        Header="""
              CHILD | SEX
            ! 1     | U
            ! 2     | u
              3     | F
              4     | M
              5     |
              6     | 9
        """,
    ),
    case(
        "232",
        "sex known",
        Header="""
              CHILD | SEX
              1     | M
        """,
    ),
    case(
        "232",
        "not a rule before 2024/25",
        years=(2023, 2024),
        not_run="not a rule",
        Header="""
              CHILD | SEX
              1     | U
        """,
    ),
    case(
        "301",
        "around the end of the year",
        years=(2024,),
        fields={"Header": ("DOB",)},
        Header="""
              CHILD | DOB
              1     | 30/03/2024
              2     | 31/03/2024
            ! 3     | 01/04/2024
              4     | 45/01/2030
              5     |
            !       | 01/01/2030
        """,
    ),
    case(
        "301",
        "born in the year",
        Header="""
              CHILD | DOB
              1     | 31/03/2027
        """,
    ),
    case(
        "351",
        "around the 25th birthday",
        years=(2024,),
        fields={"Header": ("DOB",)},
        Header="""
              CHILD | DOB
            ! 1     | 31/03/1998
              2     | 01/04/1998
              3     | 02/04/1998
              4     |
              5     | 31/02/1990
            !       | 01/01/1990
        """,
    ),
    case(
        "351",
        "25 in the year",
        Header="""
              CHILD | DOB
              1     | 01/04/2001
        """,
    ),
    case(
        "442",
        "blank with and without episodes that are not short breaks",
        fields={"Header": ("UPN",)},
        Header="""
              CHILD | UPN
            ! 1     |
              2     |
              3     |
              4     | UN5
              5     |
            ! 6     |
            ! 7     |
              8     | NONSENSE
                    |
        """,
        Episodes="""
              CHILD | LS
              1     | V3
              1     | E1
              2     | V4
              3     | V3
              3     | V4
              4     | C2
              6     |
              7     | QQ
              8     | C2
                    | C2
        """,
    ),
    case(
        "442",
        "short breaks only",
        Header="""
              CHILD | UPN
              1     |
        """,
        Episodes="""
              CHILD | LS
              1     | v3
        """,
    ),
    case(
        "444",
        "one UPN for 2 children",
        years=(2026, 2027),
        fields={"Header": ("UPN",)},
        Header="""
              CHILD | UPN
            ! 1     | D12345678901A
              2     | E12345678901A
            ! 3     | d12345678901a
              4     |
              5     |
            ! 6     | NONSENSE
            ! 6     | NONSENSE
            !       | F12345678901A
            !       | F12345678901A
            ! 7     | F12345678901A
        """,
    ),
    case(
        "444",
        "codes and blanks may repeat",
        Header="""
              CHILD | UPN
              1     | UN1
              2     | UN1
              3     | UN2
              4     | UN2
              5     | UN3
              6     | UN3
              7     | UN4
              8     | UN4
              9     | UN5
              10    | UN5
              11    | UN5
              12    |
              13    |
              14    | D12345678901A
        """,
    ),
    case("444", "all blank", Header="CHILD | UPN\n1 |\n2 |"),
    case(
        "444",
        "not a rule before 2025/26",
        years=(2023, 2024, 2025),
        not_run="not a rule",
        Header="""
              CHILD | UPN
              1     | D12345678901A
              2     | D12345678901A
        """,
    ),
    case(
        "EPI",
        "in neither Episodes nor OC3",
        fields={"Header": ("CHILD",)},
        Header="""
              CHILD
              1
              2
            ! 3
            ! 3
              ¦
        """,
        Episodes="""
              CHILD
              1
        """,
        OC3="""
              CHILD
              2
        """,
        Reviews="""
              CHILD
              3
        """,
    ),
    case(
        "EPI",
        "without OC3",
        Header="""
              CHILD
              1
            ! 2
        """,
        Episodes="""
              CHILD
              1
        """,
    ),
    case(
        "EPI",
        "without Episodes",
        Header="""
              CHILD
            ! 1
              2
        """,
        OC3="""
              CHILD
              2
        """,
    ),
    case(
        "EPI",
        "Header alone",
        Header="""
              CHILD
            ! 1
            ! 2
            ! 3
        """,
    ),
    case(
        "EPI",
        "every child has episodes",
        Header="""
              CHILD
              1
        """,
        Episodes="""
              CHILD
              1
        """,
    ),
]
