"""Cases of worker/rules/ssda903/previous_permanence.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "630",
        "started to be looked after this year, and permanence is missing or incomplete",
        years=(2024,),
        fields={"Episodes": ("RNE",)},
        Episodes="""
              CHILD | DECOM      | RNE
            ! 1     | 01/04/2023 | S
              2     | 31/03/2023 | S
            ! 3     | 02/04/2023 | S
            ! 3     | 01/05/2024 | S
              3     | 01/06/2023 | L
            ! 4     | 01/06/2023 | S
            ! 5     | 01/06/2023 | S
              6     | 01/06/2023 | S
            ! 7     | 01/06/2023 | S
              8     | 01/06/2023 | S
            ! 9     | 01/06/2023 | S
              10    | 01/06/2023 |
              11    |            | S
              12    | x          | S
            ! 13    | 01/06/2023 | S
            ! 14    | 01/06/2023 | S
              15    | 01/06/2023 | S
            ! 16    | 01/06/2023 | S
                    | 01/06/2023 | S
        """,
        PrevPerm="""
              CHILD | PREV_PERM | LA_PERM | DATE_PERM
              4     | P2        | 352     |
              5     | P2        |         | 01/05/2015
              6     | Z1        |         |
              7     |           | 352     | 01/05/2015
              8     | P2        | 352     | 01/05/2015
              9     | X         | X       | X
              15    | X         | X       | ZZ/05/2015
              16    | P2        | 352     | 05/06/ZZ
              13    |           |         |
              14    | Z1        |         |
              14    | P1        |         |
                    | P1        |         |
        """,
    ),
    case(
        "630",
        "started to be looked after before the year",
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 31/03/2026 | S
              2     | 01/04/2026 | P
        """,
        PrevPerm="""
              CHILD
        """,
    ),
    case(
        "631",
        "code",
        years=(2023, 2027),
        fields={"PrevPerm": ("PREV_PERM",)},
        PrevPerm="""
              CHILD | PREV_PERM
              1     | P1
              2     | P2
              3     | P3
              4     | P4
              5     | Z1
            ! 6     | P5
            ! 7     | P0
            ! 8     | Z2
              9     |
            !       | P5
        """,
    ),
    case(
        "631",
        "valid code",
        PrevPerm="""
              CHILD | PREV_PERM
              1     | p4
        """,
    ),
    case(
        "632",
        "full date",
        fields={"PrevPerm": ("DATE_PERM",), "Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM
            ! 1     | 01/08/2022
              1     | 01/09/2022
              2     | 01/08/2022
            ! 3     | 01/08/2022
              4     | 01/09/2022
              4     | 02/08/2022
            ! 5     | 01/08/2022
            ! 6     | 01/08/2022
              7     | 01/08/2022
              8     | x
              9     | x
            ! 10    | 01/08/2022
              10    | x
              10    | 01/08/2022
            ! 12    | 01/08/2022
              14    | 01/08/2022
                    | 01/08/2022
        """,
        PrevPerm="""
              CHILD | DATE_PERM
            ! 1     | 01/08/2022
              2     | 31/07/2022
            ! 3     | 02/08/2022
              4     | 01/08/2022
            ! 5     | 31/06/2022
            ! 6     | SOON
              7     |
            ! 8     | SOON
              9     | 01/08/2022
            ! 10    | 01/08/2022
            ! 11    | SOON
              12    | 01/07/2022
            ! 12    | 01/08/2022
              13    | 01/08/2022
              14    | 1/7/2022
                    | 01/08/2022
                    | SOON
        """,
    ),
    case(
        "632",
        "date of which parts are unknown",
        Episodes="""
              CHILD | DECOM
              1     | 01/08/2022
            ! 2     | 20/08/2022
            ! 3     | 31/08/2022
              4     | 01/09/2022
              5     | 20/12/2022
            ! 6     | 05/12/2022
              7     | 06/12/2022
            ! 8     | 31/12/2022
              9     | 01/01/2023
              10    | 01/03/2024
            ! 11    | 29/02/2024
            ! 12    | 28/02/2023
            ! 13    | 31/12/2000
              14    | 01/01/2001
            ! 15    | 29/02/2000
              16    | 01/03/2000
            ! 17    | 31/12/2021
              18    | 01/01/2022
            ! 19    | 15/12/2000
              20    | 16/12/2000
              21    | 01/01/2001
            ! 22    | 31/01/2000
              23    | 01/02/2000
        """,
        PrevPerm="""
              CHILD | DATE_PERM
              1     | ZZ/07/2022
            ! 2     | ZZ/08/2022
            ! 3     | zz/08/2022
              4     | zz/08/2022
              5     | 05/ZZ/2022
            ! 6     | 05/ZZ/2022
              7     | 05/ZZ/2022
            ! 8     | ZZ/ZZ/2022
              9     | ZZ/ZZ/2022
              10    | ZZ/02/2024
            ! 11    | ZZ/02/2024
            ! 12    | ZZ/02/2023
            ! 13    | ZZ/ZZ/ZZZZ
              14    | ZZ/ZZ/ZZZZ
            ! 15    | 29/02/ZZZZ
              16    | ZZ/02/ZZZZ
            ! 17    | 31/ZZ/2021
              18    | 31/ZZ/2021
            ! 19    | 15/ZZ/ZZZZ
              20    | 15/ZZ/ZZZZ
              21    | ZZ/12/ZZZZ
            ! 22    | zz/1/zzzz
              23    | ZZ/1/ZZZZ
        """,
    ),
    case(
        "632",
        "unknown parts written otherwise, or other parts that are no date",
        Episodes="""
              CHILD | DECOM
            ! 1     | 01/08/2022
            ! 2     | 01/08/2022
            ! 3     | 01/08/2022
            ! 4     | 01/08/2022
            ! 5     | 01/08/2022
            ! 6     | 01/08/2022
            ! 7     | 01/08/2022
            ! 8     | 01/08/2022
            ! 9     | 01/08/2022
            ! 10    | 01/08/2022
            ! 11    | 01/08/2022
        """,
        PrevPerm="""
              CHILD | DATE_PERM
            ! 1     | 05/06/ZZ
            ! 2     | ZZ/ZZ/ZZ
            ! 3     | ZZZZ/06/2020
            ! 4     | 05/ZZZZ/2020
            ! 5     | Z/06/2020
            ! 6     | ZZ/13/2020
            ! 7     | 30/02/ZZZZ
            ! 8     | 32/ZZ/2020
            ! 9     | ZZ/2020
            ! 10    | ZZ-06-2020
            ! 11    | ZZ/06/20
        """,
    ),
    case(
        "632",
        "order before care",
        Episodes="""
              CHILD | DECOM
              1     | 01/08/2022
        """,
        PrevPerm="""
              CHILD | DATE_PERM
              1     | 01/08/2015
        """,
    ),
    case(
        "633",
        "valid code",
        years=(2023, 2027),
        PrevPerm="""
              CHILD | LA_PERM
              1     | 201
              2     | 352
              3     | 909
              4     | 943
              5     | 999
              6     | WAL
              7     | SCO
              8     | NIR
              9     | NUK
              10    | wal
              11    |
        """,
    ),
    case(
        "633",
        "no code",
        fields={"PrevPerm": ("LA_PERM",)},
        PrevPerm="""
              CHILD | LA_PERM
            ! 1     | 100
            ! 2     | ENG
            ! 3     | E08000003
            ! 4     | 0352
              5     |
              6     | wal
            !       | 100
        """,
    ),
    case(
        "634",
        "permanence of a child in care since before April 2016",
        years=(2023, 2027),
        fields={"PrevPerm": ("LA_PERM", "PREV_PERM", "DATE_PERM"), "Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM
            ! 1     | 31/03/2016
              2     | 01/04/2016
              3     | 01/01/2012
              3     | 01/01/2019
              4     | 01/01/2012
            ! 5     | 01/01/2012
            ! 5     | 01/01/2014
            ! 5     | x
            ! 5     |
              6     | 01/01/2012
              7     | x
              8     | 02/04/2016
            ! 9     | 01/01/2012
                    | 01/01/2012
        """,
        PrevPerm="""
              CHILD | PREV_PERM | LA_PERM | DATE_PERM
            ! 1     | Z1        |         |
              2     | Z1        |         |
              3     | P1        | 352     | 01/01/2010
              4     |           |         |
            ! 5     |           | 352     |
              6     |           |         | X
              7     | P1        |         |
              8     | P1        |         |
              9     |           |         |
            ! 9     | X         |         |
              10    | P1        | 352     | 01/01/2010
                    | P1        | 352     | 01/01/2010
        """,
    ),
    case(
        "634",
        "in care since April 2016",
        Episodes="""
              CHILD | DECOM
              1     | 01/04/2016
        """,
        PrevPerm="""
              CHILD | PREV_PERM
              1     | P1
        """,
    ),
    case(
        "635",
        "details without an option",
        fields={"PrevPerm": ("LA_PERM", "DATE_PERM", "PREV_PERM")},
        PrevPerm="""
              CHILD | PREV_PERM | LA_PERM | DATE_PERM
            ! 1     | Z1        | 352     |
            ! 2     | Z1        |         | 01/05/2015
            ! 3     |           |         | 01/05/2015
            ! 4     |           | X       |
            ! 5     | Z1        | 352     | X
              5     | Z1        |         | 31/02/2015
            ! 5     | Z1        |         | ZZ/05/2015
              6     | P3        | 352     | 01/05/2015
              7     | Z1        |         |
              8     |           |         |
              9     | X         | 352     |
              10    | P1        |         |
            !       | Z1        | 352     |
        """,
    ),
    case(
        "635",
        "no permanence option before",
        PrevPerm="""
              CHILD | PREV_PERM | LA_PERM | DATE_PERM
              1     | Z1        |         |
        """,
    ),
]
