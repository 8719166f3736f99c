"""Cases of worker/rules/ssda903/deprivation_of_liberty.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "700",
        "blank, not a real day, a 2-digit year, and other formats",
        fields={"DoLo": ("DOLO_START",)},
        DoLo="""
              CHILD | DOLO_START  | DOLO_END
            ! 1     |             | 30/09/2026
            ! 2     | 31/06/2026  |
            ! 3     | 01/07/26    |
            !       | n/k         |
              4     | 1/7/2026    | n/k
                    | ·01/07/2026 |
        """,
    ),
    case("700", "a valid date", DoLo="CHILD | DOLO_START\n 1 | 30/06/2026"),
    case(
        "701",
        "filled with text that is not a date",
        fields={"DoLo": ("DOLO_END",)},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 01/07/2026 | n/k
            ! 2     |            | 31/09/2026
            !       | 01/07/2026 | 30/09/26
              3     | 01/07/2026 |
              4     | xx         | 30/09/2026
              5     | 01/07/2026 | ··
        """,
    ),
    case("701", "blank or valid", DoLo="CHILD | DOLO_END\n 1 | 30/9/2026\n 2 |"),
    case(
        "702",
        "the day before the start, the same day, and the day after",
        fields={"DoLo": ("DOLO_START", "DOLO_END")},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 10/08/2026 | 09/08/2026
            ! 2     | 10/08/2026 | 10/8/2026
            !       | 10/08/2026 | 10/07/2026
              3     | 10/08/2026 | 11/08/2026
              4     | 10/08/2026 |
              5     |            | 09/08/2026
              6     | 10/08/2026 | 09/08/26
              7     | 31/06/2026 | 01/01/2026
        """,
    ),
    case("702", "a day later", DoLo="CHILD | DOLO_START | DOLO_END\n 1 | 10/08/2026 | 11/08/2026"),
    case(
        "703",
        "either side of 31 March",
        fields={"DoLo": ("DOLO_START",)},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 01/04/2027 |
            !       | 01/04/2027 |
              2     | 31/03/2027 | 01/04/2027
              3     | 01/01/1990 |
              4     |            | 02/04/2027
              5     | 31/04/2027 |
        """,
    ),
    case("703", "the last day", DoLo="CHILD | DOLO_START\n 1 | 31/03/2027"),
    case(
        "704",
        "either side of the first and of the last day",
        fields={"DoLo": ("DOLO_END",)},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 30/03/2026 | 31/03/2026
              2     | 30/03/2026 | 01/04/2026
              3     | 30/03/2026 | 31/03/2027
            ! 4     | 30/03/2026 | 01/04/2027
            !       | 30/03/2026 | 01/04/2027
              5     | 30/03/2026 |
              6     | 30/03/2026 | 31/04/2027
        """,
    ),
    case("704", "inside the year", DoLo="CHILD | DOLO_END\n 1 | 01/04/2026\n 2 | 31/03/2027"),
    case(
        "705",
        "orders that meet, overlap, or follow an open one",
        fields={"DoLo": ("DOLO_START", "DOLO_END")},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 01/06/2026 | 10/06/2026
              1     | 10/06/2026 | 20/06/2026
              2     | 01/06/2026 | 10/06/2026
            ! 2     | 09/06/2026 | 20/06/2026
              3     | 01/06/2026 |
            ! 3     | 05/06/2026 |
            ! 4     | 02/06/2026 | 20/06/2026
              4     | 05/06/2026 |
              5     | 01/06/2026 | 10/06/2026
              5     | 11/06/2026 |
              6     | 01/06/2026 |
              7     | 01/06/2026 |
                    | 01/06/2026 |
                    | 02/06/2026 |
        """,
    ),
    case(
        "705",
        "rows out of order; dates that are not valid; a row without dates after an open one",
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 09/06/2026 | 20/06/2026
            ! 2     |            |
              1     | 01/06/2026 | 10/06/2026
              2     | 01/06/2026 | xx
              3     | 01/06/2026 | 10/06/2026
              3     | xx         | 20/06/2026
            ! 4     | 05/06/2026 | 10/06/2026
              4     | 04/06/2026 | 10/06/2026
        """,
    ),
    case(
        "705",
        "the next order starts on the day the last one ended",
        DoLo="""
            CHILD | DOLO_START | DOLO_END
            1     | 01/06/2026 | 10/06/2026
            1     | 10/06/2026 |
        """,
    ),
    case(
        "706",
        "last year’s start is carried over or not",
        fields={"DoLo_last": ("DOLO_START",)},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 10/2/2026  | 12/05/2026
              1     | 13/05/2026 |
              2     | 11/02/2026 |
              3     | 09/02/2026 |
              5     | 10/02/2026 |
              5     | 05/02/2026 |
              6     | xx         |
              7     |            |
              7     | 10/02/2026 |
              8     | 10/06/2026 |
              9     | 10/06/2026 |
              11    | 10/02/2026 |
                    | 11/02/2026 |
        """,
        DoLo_last="""
              CHILD | DOLO_START | DOLO_END
              1     | 10/02/2026 |
            ! 2     | 10/02/2026 |
            ! 3     | 10/02/2026 |
            ! 4     | 10/02/2026 |
            ! 5     | 10/02/2026 | ··
            ! 6     | 10/02/2026 |
              7     | 10/02/2026 |
              8     | 10/02/2026 | 01/03/2026
            ! 9     | 10/02/2026 | xx
              10    | xx         |
              10    |            |
              11    | 10/02/2026 |
            ! 11    | 12/02/2026 |
                    | 10/02/2026 |
        """,
    ),
    case(
        "706",
        "this year’s file has no rows",
        DoLo="CHILD | DOLO_START | DOLO_END",
        DoLo_last="CHILD | DOLO_START | DOLO_END\n ! 1 | 10/02/2026 |",
    ),
    case(
        "706",
        "the open order continues",
        DoLo="CHILD | DOLO_START | DOLO_END\n 1 | 10/02/2026 | 02/05/2026",
        DoLo_last="CHILD | DOLO_START | DOLO_END\n 1 | 10/02/2026 |",
    ),
    case(
        "707",
        "an end before, within and after a period of care that has ended, and none",
        fields={"DoLo": ("DOLO_END",)},
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/09/2026 | 15/10/2026
        """,
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 20/09/2026 |
            ! 1     | 20/09/2026 | xx
              1     | 20/09/2026 | 15/10/2026
            ! 1     | 20/09/2026 | 16/10/2026
              1     | 20/08/2026 | 01/09/2026
            ! 1     | 20/08/2026 | 31/08/2026
              1     |            |
              1     | xx         | 16/10/2026
        """,
    ),
    case(
        "707",
        "an open period of care, two episodes that meet, and children without dated episodes",
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/09/2026 |
            2     | 01/10/2026 |
            2     | 01/09/2026 | 01/10/2026
            3     | xx         |
                  | 01/09/2026 | 15/10/2026
        """,
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 20/09/2026 |
              1     | 01/09/2026 |
            ! 1     | 31/08/2026 |
              2     | 20/09/2026 |
              3     | 20/09/2026 |
              4     | 20/09/2026 |
                    | 20/12/2026 |
        """,
    ),
    case(
        "707",
        "ended within care",
        Episodes="CHILD | DECOM | DEC\n 1 | 01/09/2026 | 15/10/2026",
        DoLo="CHILD | DOLO_START | DOLO_END\n 1 | 20/09/2026 | 15/10/2026",
    ),
    case(
        "708",
        "the day before, the day of, and the day after birth",
        fields={"DoLo": ("DOLO_START",)},
        DoLo="""
              CHILD | DOB        | DOLO_START
            ! 1     | 07/07/2012 | 06/07/2012
            ! 2     | 07/07/2012 | 7/7/2012
            !       | 07/07/2012 | 06/07/2012
              3     | 07/07/2012 | 08/07/2012
              4     |            | 06/07/2012
              5     | 07/07/2012 |
              6     | 07/07/12   | 06/07/2012
              7     | 07/07/2012 | 31/06/2012
        """,
    ),
    case("708", "a start long after birth", DoLo="CHILD | DOB | DOLO_START\n 1 | 07/07/2012 | 02/05/2026"),
    case(
        "709",
        "episodes that touch, miss, and surround an order",
        fields={"DoLo": ("DOLO_START",), "Episodes": ("PLACE",)},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 10/06/2026 | 20/06/2026
            ! 2     | 10/06/2026 | 20/06/2026
              3     | 10/06/2026 | 20/06/2026
              4     | 10/06/2026 | 20/06/2026
            ! 5     | 10/06/2026 | 20/06/2026
            ! 6     | 10/06/2026 | 20/06/2026
              7     | 10/06/2026 |
              8     |            | 20/06/2026
              9     | 10/06/2026 | 20/06/2026
                    | 10/06/2026 | 20/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | PLACE
            ! 1     | 20/06/2026 |            | U1
            ! 2     | 01/05/2026 | 10/06/2026 | U1
              3     | 01/05/2026 | 09/06/2026 | U1
              4     | 21/06/2026 |            | U1
            ! 5     | 01/05/2026 | 01/08/2026 |
            ! 6     | 12/06/2026 | 14/06/2026 | U1
              7     | 01/05/2026 |            | U1
              8     | 01/05/2026 |            | U1
              9     |            |            | U1
              9     | xx         | 15/06/2026 | U1
                    | 01/05/2026 |            | U1
        """,
    ),
    case(
        "709",
        "each expected placement type, and others like them",
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 10/06/2026 | 20/06/2026
              2     | 10/06/2026 | 20/06/2026
              3     | 10/06/2026 | 20/06/2026
            ! 4     | 10/06/2026 | 20/06/2026
            ! 5     | 10/06/2026 | 20/06/2026
            ! 6     | 10/06/2026 | 20/06/2026
            ! 7     | 10/06/2026 | 20/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC | PLACE
              1     | 01/05/2026 |     | k2·
              2     | 01/05/2026 |     | Z12
              3     | 01/05/2026 |     | Z13
            ! 4     | 01/05/2026 |     | Z11
            ! 5     | 01/05/2026 |     | Z14
            ! 6     | 01/05/2026 |     | K1
            ! 7     | 01/05/2026 |     | K3
        """,
    ),
    case(
        "709",
        "dates that are not valid count as missing",
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | xx         | 20/06/2026
              2     | 10/06/2026 | xx
              3     | xx         | 20/06/2026
              4     | xx         | 20/06/2026
            ! 5     | 10/06/2026 | 20/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | PLACE
              1     | 20/06/2026 |            | U1
              2     | 01/05/2026 |            | U1
              3     | 21/06/2026 |            | U1
              4     | 01/05/2026 | 01/08/2026 | U1
            ! 5     | 01/05/2026 | xx         | U1
        """,
    ),
    case(
        "709",
        "only the order and the episode that overlap are shown, each once",
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 10/04/2026 | 20/04/2026
            ! 1     | 10/06/2026 | 20/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | PLACE
              1     | 01/04/2026 | 01/06/2026 | K2
            ! 1     | 01/06/2026 | 15/06/2026 | U1
            ! 1     | 15/06/2026 |            | U2
        """,
    ),
    case(
        "709",
        "an expected placement",
        DoLo="CHILD | DOLO_START | DOLO_END\n 1 | 10/06/2026 | 20/06/2026",
        Episodes="CHILD | DECOM | DEC | PLACE\n 1 | 01/05/2026 | | K2",
    ),
    case(
        "710",
        "each placement type that is not allowed, and others",
        fields={"DoLo": ("DOLO_START",), "Episodes": ("PLACE",)},
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 10/06/2026 | 20/06/2026
            ! 2     | 10/06/2026 | 20/06/2026
            ! 3     | 10/06/2026 | 20/06/2026
            ! 4     | 10/06/2026 | 20/06/2026
              5     | 10/06/2026 | 20/06/2026
              6     | 10/06/2026 | 20/06/2026
              7     | 10/06/2026 | 20/06/2026
              8     | 10/06/2026 | 20/06/2026
              9     | 10/06/2026 |
        """,
        Episodes="""
              CHILD | DECOM      | DEC | PLACE
            ! 1     | 01/05/2026 |     | K1
            ! 2     | 01/05/2026 |     | p1
            ! 3     | 01/05/2026 |     | R5
            ! 4     | 01/05/2026 |     | K3
              5     | 01/05/2026 |     |
              6     | 01/05/2026 |     | K2
              7     | 01/05/2026 |     | P2
              8     | 01/05/2026 |     | R3
              9     | 01/05/2026 |     | P1
        """,
    ),
    case(
        "710",
        "episodes that touch and miss an order",
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 10/06/2026 | 20/06/2026
            ! 2     | 10/06/2026 | 20/06/2026
            ! 3     | 10/06/2026 | 20/06/2026
              4     | 10/06/2026 | 20/06/2026
              5     | 10/06/2026 | 20/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | PLACE
            ! 1     | 15/06/2026 | 16/06/2026 | K3
            ! 2     | 20/06/2026 |            | K3
            ! 3     | 01/05/2026 | 10/06/2026 | K3
              4     | 21/06/2026 |            | K3
              5     | 01/05/2026 | 09/06/2026 | K3
        """,
    ),
    case(
        "710",
        "an allowed placement",
        DoLo="CHILD | DOLO_START | DOLO_END\n 1 | 10/06/2026 | 20/06/2026",
        Episodes="CHILD | DECOM | DEC | PLACE\n 1 | 01/05/2026 | | K2",
    ),
]
