"""Cases of worker/rules/ssda903/year_on_year.py."""

from tests.unit.rules.cases import Case, case


def carried_over(code: str, column: str, one: str, other: str) -> list[Case]:
    """The cases of 503A to 503C, which compare one column each in the same way."""
    return [
        *case(
            code,
            "last year’s latest episode was open",
            fields={"Episodes": (column,)},
            Episodes=f"""
                  CHILD | DECOM      | {column}
                ! 1     | 10/01/2026 | {one}
                  2     | 10/01/2026 | {other}
                  3     | 10/01/2026 |
                ! 4     | 10/01/2026 |
                ! 5     | 10/01/2026 | {one}
                ! 6     | 05/05/2026 | {one}
                  6     | 06/06/2026 | {other}
                  7     |            | {one}
                  8     | 10/01/2026 | {one}
                  9     | 10/01/2026 | {one}
                        | 10/01/2026 | {one}
            """,
            Episodes_last=f"""
                  CHILD | DECOM      | DEC | {column}
                  1     | 10/01/2026 |     | {other}
                  2     | 10/01/2026 |     | {other}
                  3     | 10/01/2026 |     |
                  4     | 10/01/2026 |     | {other}
                  5     | 10/01/2026 |     |
                  6     | 10/01/2026 |     | {other}
                  7     | 10/01/2026 |     | {other}
                  8     | 99/01/2026 |     | {other}
                  10    | 10/01/2026 |     | {other}
                        | 10/01/2026 |     | {other}
            """,
        ),
        *case(
            code,
            "closed, or with an end that is no date",
            Episodes=f"""
                  CHILD | DECOM      | {column}
                  1     | 10/01/2026 | {one}
                ! 2     | 10/01/2026 | {one}
            """,
            Episodes_last=f"""
                  CHILD | DECOM      | DEC        | {column}
                  1     | 10/01/2026 | 30/03/2026 | {other}
                  2     | 10/01/2026 | 31/02/2026 | {other}
            """,
        ),
        *case(
            code,
            "the first this year beside the latest of last year, wherever they stand in the file",
            Episodes=f"""
                  CHILD | DECOM      | {column}
                  1     | 01/09/2026 | {one}
                  1     | 01/05/2026 | {other}
                ! 2     | 01/05/2026 | {one}
                  2     | 01/05/2026 | {other}
                  3     | 01/05/2026 | {one}
                  4     | 01/05/2026 | {one}
            """,
            Episodes_last=f"""
                  CHILD | DECOM      | DEC        | {column}
                  1     | 01/09/2025 |            | {other}
                  1     | 01/05/2025 |            | {one}
                  2     | 01/09/2025 |            | {other}
                  2     | 01/09/2025 |            | {one}
                  3     | 01/09/2025 | 01/03/2026 | {other}
                  3     | 01/05/2025 |            | {other}
                  4     | 01/05/2025 |            | {other}
                  4     | 01/09/2025 |            | {one}
            """,
        ),
        *case(
            code,
            "no change",
            Episodes=f"""
                  CHILD | DECOM      | {column}
                  1     | 10/01/2026 | {one}
            """,
            Episodes_last=f"""
                  CHILD | DECOM      | DEC | {column}
                  1     | 10/01/2026 |     | {one.lower()}
            """,
        ),
    ]


CASES = [
    case(
        "202",
        "the old codes in both years",
        years=(2023, 2024),
        fields={"Header": ("SEX",)},
        Header="""
              CHILD | SEX
            ! 1     | 1
              2     | 2
            ! 3     |
            ! 4     | 2
              5     |
              6     | 1
            ! 7     | F
                    | 1
        """,
        Header_last="""
              CHILD | SEX
              1     | 2
              2     | 2
              3     | 2
              4     |
              5     |
              7     | 2
              8     | 2
                    | 2
        """,
    ),
    case(
        "202",
        "last year’s old codes are translated",
        years=(2025, 2026, 2027),
        Header="""
              CHILD | SEX
              1     | F
            ! 2     | M
              3     | M
            ! 4     | F
            ! 5     | 1
            ! 6     | 2
              7     | U
            ! 8     | U
            ! 9     |
              10    |
        """,
        Header_last="""
              CHILD | SEX
              1     | 2
              2     | 2
              3     | 1
              4     | 1
              5     | 1
              6     | 2
              7     | U
              8     | 1
              9     | F
              10    |
        """,
    ),
    case(
        "202",
        "last year’s new codes",
        Header="""
              CHILD | SEX
              1     | M
            ! 2     | M
              3     | f
        """,
        Header_last="""
              CHILD | SEX
              1     | M
              2     | F
              3     | F
        """,
    ),
    case(
        "202",
        "no child in both years",
        years=(2024, 2027),
        Header="""
              CHILD | SEX
              1     | 1
        """,
        Header_last="""
              CHILD | SEX
              2     | 2
        """,
    ),
    case(
        "202",
        "twice in last year’s Header, one row differs",
        years=(2024,),
        Header="""
              CHILD | SEX
            ! 1     | 1
        """,
        Header_last="""
              CHILD | SEX
              1     | 1
              1     | 2
        """,
    ),
    case(
        "203",
        "compared as dates",
        fields={"Header": ("DOB",)},
        Header="""
              CHILD | DOB
            ! 1     | 04/02/2011
              2     | 4/2/2011
              3     | 30/02/2011
            ! 4     | 30/02/2011
              5     |
            ! 6     |
            ! 7     | 04/02/2011
              8     | 30/02/2011
              9     | 04/02/2011
                    | 04/02/2011
        """,
        Header_last="""
              CHILD | DOB
              1     | 02/04/2011
              2     | 04/02/2011
              3     |
              4     | 01/03/2011
              5     |
              6     | 04/02/2011
              7     |
              8     | 31/02/2011
              10    | 02/04/2011
                    | 02/04/2011
        """,
    ),
    case(
        "203",
        "twice in one year’s Header",
        Header="""
              CHILD | DOB
            ! 1     | 04/02/2011
              2     | 04/02/2011
            ! 2     | 05/02/2011
        """,
        Header_last="""
              CHILD | DOB
              1     | 04/02/2011
              1     | 04/02/2012
              2     | 04/02/2011
        """,
    ),
    case(
        "203",
        "the same",
        Header="""
              CHILD | DOB
              1     | 04/02/2011
        """,
        Header_last="""
              CHILD | DOB
              1     | 04/02/2011
        """,
    ),
    case(
        "204",
        "compared as text",
        fields={"Header": ("ETHNIC",)},
        Header="""
              CHILD | ETHNIC
            ! 1     | MWAS
              2     | ZZZZ
            ! 3     | REFU
            ! 4     |
              5     |
              6     | mwas
              7     | MWAS
                    | MWAS
        """,
        Header_last="""
              CHILD | ETHNIC
              1     | MOTH
              2     | ZZZZ
              3     |
              4     | REFU
              5     |
              6     | MWAS
              8     | MOTH
                    | MOTH
        """,
    ),
    case(
        "204",
        "twice in last year’s Header, one row differs",
        Header="""
              CHILD | ETHNIC
            ! 1     | MWAS
        """,
        Header_last="""
              CHILD | ETHNIC
              1     | MWAS
              1     | MOTH
        """,
    ),
    case(
        "204",
        "the same",
        Header="""
              CHILD | ETHNIC
              1     | AIND
        """,
        Header_last="""
              CHILD | ETHNIC
              1     | AIND
        """,
    ),
    case(
        "207",
        "a mother last year",
        fields={"Header": ("MOTHER",)},
        Header="""
              CHILD | MOTHER
            ! 1     | 0
            ! 2     |
              3     |
              4     | 1
              5     | 1
              6     | 0
              7     | 0
            ! 8     | 2
                    | 0
        """,
        Header_last="""
              CHILD | MOTHER
              1     | 1
              2     | 1
              3     | 1
              4     | 1
              5     | 0
              6     |
              7     | 2
              8     | 1
                    | 1
        """,
        Episodes="""
              CHILD
              1
              2
              4
              5
              6
              7
              8
              ¦
        """,
    ),
    case(
        "207",
        "only in one of the years",
        Header="""
              CHILD | MOTHER
              1     | 0
        """,
        Header_last="""
              CHILD | MOTHER
              2     | 1
        """,
        Episodes="""
              CHILD
              1
              2
        """,
    ),
    case(
        "208",
        "UPN last year",
        fields={"Header": ("UPN",)},
        Header="""
              CHILD | UPN
              1     | C00000000001D
            ! 2     | C00000000001E
            ! 3     | UN1
            ! 4     | UN5
            ! 5     |
            ! 6     | NONSENSE
                    | C00000000001E
        """,
        Header_last="""
              CHILD | UPN
              1     | c00000000001d
              2     | C00000000001D
              3     | C00000000001D
              4     | C00000000001D
              5     | C00000000001D
              6     | C00000000001D
                    | C00000000001D
        """,
    ),
    case(
        "208",
        "blank last year, or not in both years",
        Header="""
              CHILD | UPN
              1     | C00000000001D
              2     | UN1
              3     |
              4     | C00000000001D
        """,
        Header_last="""
              CHILD | UPN
              1     |
              2     |
              3     |
              5     | C00000000001E
        """,
    ),
    case(
        "208",
        "UN1 last year",
        Header="""
              CHILD | UPN
              1     | UN1
              2     | UN2
              3     | UN3
              4     | UN4
              5     | UN5
              6     | C00000000001D
              7     | UN6
            ! 8     |
        """,
        Header_last="""
              CHILD | UPN
              1     | UN1
              2     | UN1
              3     | UN1
              4     | UN1
              5     | UN1
              6     | UN1
              7     | UN1
              8     | UN1
        """,
    ),
    case(
        "208",
        "another code last year",
        Header="""
              CHILD | UPN
            ! 1     | UN1
            ! 2     | UN3
            ! 3     | UN2
            ! 4     | UN5
            ! 5     | UN4
              6     | UN2
              7     | C00000000001D
              8     | C00000000001D
              9     | C00000000001D
              10    | C00000000001D
            ! 11    |
            ! 12    | UN1
            ! 13    | UN1
            ! 14    | UN1
        """,
        Header_last="""
              CHILD | UPN
              1     | UN4
              2     | UN2
              3     | UN3
              4     | UN4
              5     | UN5
              6     | UN2
              7     | UN2
              8     | UN3
              9     | UN4
              10    | UN5
              11    | UN2
              12    | UN2
              13    | UN3
              14    | UN5
        """,
    ),
    case(
        "208",
        "twice in last year’s Header, one row differs",
        Header="""
              CHILD | UPN
            ! 1     | C00000000001D
        """,
        Header_last="""
              CHILD | UPN
              1     | C00000000001D
              1     | C00000000001E
        """,
    ),
    case(
        "502",
        "one child’s open episode",
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 11/01/2026 | 02/06/2026
              1     | 02/06/2026 |
            ! 2     | 02/06/2026 | 05/07/2026
              2     | 05/07/2026 |
              3     | 02/06/2026 |
            ! 5     | 10/01/2026 |
            ! 6     | 12/01/2026 |
              7     | 1/1/2026   |
                    | 02/06/2026 |
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC
              1     | 11/01/2026 |
              2     | 11/01/2026 |
              3     | 11/01/2026 | 30/03/2026
              4     | 11/01/2026 |
              5     | 11/01/2026 |
              6     | 11/01/2026 |
              7     | 01/01/2026 |
                    | 11/01/2026 |
        """,
    ),
    case(
        "502",
        "without a valid date",
        Episodes="""
              CHILD | DECOM
              1     |
            ! 2     | 11/01/2026
            ! 3     | 11/01/2026
            ! 4     | 11/01/2026
              5     | 31/02/2026
            ! 6     | 12/01/2026
              6     | 31/02/2025
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC
              1     | 11/01/2026 |
              2     |            |
              3     | 31/11/2025 |
              4     | 10/01/2026 | SOON
              5     | 11/01/2026 |
              6     | 11/01/2026 |
        """,
    ),
    case(
        "502",
        "several open episodes, and the first of this year further down in the file",
        Episodes="""
              CHILD | DECOM
              1     | 02/06/2026
            ! 1     | 11/01/2026
              2     | 02/06/2026
              2     | 11/01/2026
            ! 3     | 11/01/2026
              3     | 11/01/2026
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC
              1     | 11/01/2026 |
              1     | 10/10/2025 |
              2     | 11/01/2026 |
              2     | 10/10/2025 | 11/01/2026
              3     | 10/01/2026 |
        """,
    ),
    case(
        "502",
        "no open episode last year",
        Episodes="""
              CHILD | DECOM
              1     | 02/06/2026
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC
              1     | 11/01/2026 | 30/03/2026
              2     | 11/01/2026 |
        """,
    ),
    carried_over("503A", "RNE", "S", "P"),
    carried_over("503B", "LS", "C2", "V2"),
    carried_over("503C", "CIN", "N8", "N1"),
    case(
        "562",
        "begun before the year",
        years=(2024,),
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM
              1     | 12/02/2023
            ! 2     | 12/02/2023
            ! 3     | 12/02/2023
              4     | 01/04/2023
            ! 5     | 31/03/2023
            ! 6     | 12/02/2023
            ! 7     | 12/02/2023
              7     | 13/02/2023
              8     |
              8     | 31/02/2023
              9     | 02/04/2023
                    | 12/02/2023
        """,
        Episodes_last="""
              CHILD | DECOM
              1     | 03/03/2022
              1     | 12/02/2023
              2     | 12/02/2023
              2     | 20/03/2023
              4     | 12/02/2023
              5     | 30/03/2023
              6     |
              6     | 32/01/2023
              7     | 13/02/2023
              8     | 12/02/2023
                    | 13/02/2023
        """,
    ),
    case(
        "562",
        "the earliest of this year, on ties the first in the file",
        Episodes="""
              CHILD | DECOM
              1     | 10/03/2026
            ! 1     | 12/02/2026
            ! 2     | 12/02/2026
              2     | 12/02/2026
              3     | 10/03/2026
              3     | 12/02/2026
        """,
        Episodes_last="""
              CHILD | DECOM
              1     | 10/03/2026
              2     | 10/03/2026
              3     | 12/02/2026
        """,
    ),
    case(
        "562",
        "last year’s return ends with it",
        Episodes="""
              CHILD | DECOM
              1     | 12/2/2026
        """,
        Episodes_last="""
              CHILD | DECOM
              1     | 12/02/2026
        """,
    ),
]
