"""Cases of worker/rules/ssda903/missing.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "1004",
        "blank, not a real day, a 2-digit year, and other formats",
        years=(2023, 2027),
        fields={"Missing": ("MIS_START",)},
        Missing="""
              CHILD | MISSING | MIS_START  | MIS_END
            ! 1     | M       |            | 05/06/2024
            ! 2     | M       | 31/04/2024 |
            ! 3     | A       | 05/06/24   |
            ! 4     | A       | 2024-06-05 | 05/06/2024
            !       |         |            |
              5     | M       | 5/6/2024   |
              6     |         | 05/06/2024 | n/k
                    | A       | ·29/02/2024 |
        """,
    ),
    case("1004", "a valid date", Missing="CHILD | MIS_START\n 1 | 30/04/2024"),
    case("1004", "the column is not in the file", Missing="CHILD | MISSING\n ! 1 | M"),
    case(
        "1005",
        "filled with text that is not a date",
        years=(2023, 2027),
        fields={"Missing": ("MIS_END",)},
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 05/06/2024 | 2024-06-05
            ! 2     | 05/06/2024 | 30/02/2024
            ! 3     |            | n/k
            !       | 05/06/2024 | 05/06/24
              4     | 05/06/2024 |
              5     | xx         | 29/02/2024
              6     | 05/06/2024 | ··
        """,
    ),
    case("1005", "blank or valid", Missing="CHILD | MIS_END\n 1 | 1/7/2024\n 2 |"),
    case(
        "1006",
        "codes that are not M or A",
        years=(2023, 2024, 2025, 2026, 2027),
        fields={"Missing": ("MISSING",)},
        Missing="""
              CHILD | MISSING
            ! 1     | X
            ! 2     | MA
            !       | 1
              3     | M
              4     | A
              5     | ·a·
              6     |
        """,
    ),
    case("1006", "valid codes", Missing="CHILD | MISSING\n 1 | M\n 2 | A"),
    case(
        "564",
        "a valid type without a start",
        years=(2023, 2027),
        fields={"Missing": ("MISSING", "MIS_START")},
        Missing="""
              CHILD | MISSING | MIS_START
            ! 1     | A       |
            ! 2     | m       |
            !       | M       | ··
            ! 3     | A       | xx
              4     | Z       |
              5     |         |
              6     | M       | 05/06/2026
        """,
    ),
    case("564", "type and start", Missing="CHILD | MISSING | MIS_START\n 1 | M | 05/06/2026"),
    case(
        "565",
        "a start without a type",
        years=(2023, 2027),
        fields={"Missing": ("MISSING", "MIS_START")},
        Missing="""
              CHILD | MISSING | MIS_START  | MIS_END
            ! 1     |         | 05/06/2026 |
              2     | ··      | xx         |
            !       |         | 05/06/2026 |
              3     | Z       | 05/06/2026 |
              4     | M       | 05/06/2026 |
              5     |         |            | 05/06/2026
        """,
    ),
    case("565", "type and start", Missing="CHILD | MISSING | MIS_START\n 1 | M | 05/06/2026"),
    case(
        "566",
        "an end without a type",
        years=(2023, 2027),
        fields={"Missing": ("MISSING", "MIS_END")},
        Missing="""
              CHILD | MISSING | MIS_START  | MIS_END
            ! 1     |         |            | 04/08/2024
              2     | ··      |            | xx
            !       |         |            | 04/08/2024
              3     | Z       |            | 04/08/2024
              4     | M       |            | 04/08/2024
              5     |         | 04/08/2024 |
        """,
    ),
    case("566", "type and end", Missing="CHILD | MISSING | MIS_END\n 1 | M | 05/06/2026"),
    case(
        "567",
        "the day before the start, the same day, and the day after",
        years=(2023, 2027),
        fields={"Missing": ("MIS_START", "MIS_END")},
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 10/05/2024 | 09/05/2024
            !       | 10/05/2024 | 9/5/2024
              2     | 10/05/2024 | 10/05/2024
              3     | 10/05/2024 | 11/05/2024
              4     | 10/05/2024 |
              5     |            | 09/05/2024
              6     | 10/05/2024 | 09/05/24
              7     | 31/04/2024 | 01/01/2024
              8     | 09/06/2024 | 10/05/2025
        """,
    ),
    case("567", "start and end on one day", Missing="CHILD | MIS_START | MIS_END\n 1 | 1/5/2024 | 01/05/2024"),
    case(
        "570",
        "either side of 31 March",
        years=(2025,),
        fields={"Missing": ("MIS_START",)},
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 01/04/2025 |
            !       | 02/04/2025 |
              2     | 31/03/2025 | 01/04/2025
              3     | 01/01/1990 |
              4     |            | 02/04/2025
              5     | 31/04/2025 |
        """,
    ),
    case("570", "the last day", Missing="CHILD | MIS_START\n 1 | 31/03/2027"),
    case("570", "the day after the last", Missing="CHILD | MIS_START\n ! 1 | 01/04/2027"),
    case(
        "571",
        "either side of the first and of the last day",
        years=(2025,),
        fields={"Missing": ("MIS_END",)},
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 30/03/2024 | 31/03/2024
              2     | 30/03/2024 | 01/04/2024
              3     | 30/03/2024 | 31/03/2025
            ! 4     | 30/03/2024 | 01/04/2025
            !       | 30/03/2024 | 01/04/2025
              5     | 30/03/2024 |
              6     | 30/03/2024 | 31/04/2025
        """,
    ),
    case("571", "inside the year", Missing="CHILD | MIS_END\n 1 | 01/04/2026\n 2 | 31/03/2027"),
    case(
        "574",
        "periods that meet, overlap, or follow an open one",
        years=(2023, 2027),
        fields={"Missing": ("MIS_START", "MIS_END")},
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 01/05/2026 | 03/05/2026
              1     | 03/05/2026 | 06/05/2026
              2     | 01/05/2026 | 10/05/2026
            ! 2     | 09/05/2026 | 12/05/2026
              3     | 01/05/2026 |
            ! 3     | 05/05/2026 | 07/05/2026
            ! 4     | 02/05/2026 | 20/05/2026
              4     | 05/05/2026 |
              5     | 01/05/2026 | 10/05/2026
              5     | 11/05/2026 | 12/05/2026
              6     | 01/05/2026 |
              7     | 01/05/2026 |
                    | 01/05/2026 |
                    | 02/05/2026 |
        """,
    ),
    case(
        "574",
        "rows out of order in the file are put in order of their ends",
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 09/05/2026 | 12/05/2026
            ! 2     | 05/05/2026 | 07/05/2026
              1     | 01/05/2026 | 10/05/2026
              2     | 01/05/2026 |
              3     | 01/06/2026 | 03/06/2026
              3     | 01/05/2026 | 10/05/2026
        """,
    ),
    case(
        "574",
        "only neighbours are compared; of equal ends the earlier start comes first, and of equal rows the first",
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 01/05/2026 | 10/05/2026
            ! 1     | 02/05/2026 | 11/05/2026
              1     | 11/05/2026 | 12/05/2026
            ! 2     | 05/05/2026 | 10/05/2026
              2     | 04/05/2026 | 10/05/2026
              3     | 04/05/2026 | 10/05/2026
            ! 3     | 04/05/2026 | 10/05/2026
        """,
    ),
    case(
        "574",
        "dates that are not valid count as missing; a row without dates comes last",
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 01/05/2026 | xx
            ! 1     |            |
              2     | 01/05/2026 | 03/05/2026
              2     | xx         | 04/05/2026
              3     | 01/05/2026 | 03/05/2026
              3     |            |
              4     |            |
            ! 4     |            |
              5     | 31/04/2026 | 03/05/2026
            ! 5     | 02/05/2026 | 09/05/2026
              5     | 09/05/2026 | 10/05/2026
        """,
    ),
    case(
        "574",
        "a period open to the last follows one that ended",
        Missing="""
            CHILD | MIS_START  | MIS_END
            1     | 01/05/2026 | 03/05/2026
            1     | 03/05/2026 |
        """,
    ),
    case(
        "575",
        "first and last day of an episode that ended, the days around them, and an open episode",
        years=(2023, 2027),
        fields={"Missing": ("MIS_END",)},
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/07/2026 | 31/07/2026
            2     | 01/07/2026 |
            3     | 01/07/2026 | xx
            4     |            | 31/07/2026
            5     | 01/06/2026 | 30/06/2026
            5     | 01/07/2026 | 31/07/2026
            5     | 31/07/2026 |
                  | 01/07/2026 | 31/07/2026
        """,
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 30/06/2026 |
            ! 1     | 01/07/2026 |
            ! 1     | 10/07/2026 | ··
            ! 1     | 31/07/2026 |
              1     | 01/08/2026 |
            ! 1     | 10/07/2026 | xx
              1     | 10/07/2026 | 11/07/2026
              1     |            |
              1     | 31/06/2026 |
              2     | 10/07/2026 |
              3     | 10/07/2026 |
              4     | 10/07/2026 |
            ! 5     | 31/07/2026 |
              5     | 01/08/2026 |
              6     | 10/07/2026 |
                    | 10/07/2026 |
        """,
    ),
    case(
        "575",
        "the child was found",
        Episodes="CHILD | DECOM | DEC\n 1 | 01/07/2026 | 31/07/2026",
        Missing="CHILD | MIS_START | MIS_END\n 1 | 10/07/2026 | 12/07/2026",
    ),
    case(
        "576",
        "last year’s start is carried on, and starts a day later and earlier",
        years=(2025,),
        fields={"Missing": ("CHILD",)},
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 20/03/2024 | 04/04/2024
              1     | 10/06/2024 |
            ! 2     | 21/03/2024 |
            ! 3     | 19/03/2024 |
            ! 4     | 10/03/2024 | 12/03/2024
              4     | 20/03/2024 |
            ! 5     | xx         |
              6     | 10/06/2024 | xx
            ! 7     | 10/06/2024 |
              8     | 10/06/2024 |
              9     | 20/3/2024  |
                    | 10/06/2024 |
        """,
        Missing_last="""
            CHILD | MIS_START  | MIS_END
            1     | 20/03/2024 |
            2     | 20/03/2024 |
            3     | 20/03/2024 |
            4     | 20/03/2024 |
            5     | 20/03/2024 |
            6     | 20/03/2024 | 25/03/2024
            7     | 20/03/2024 | xx
            8     |            |
            9     | 20/03/2024 |
                  | 20/03/2024 |
        """,
    ),
    case(
        "576",
        "no row this year: last year’s open row is shown",
        fields={"Missing_last": ("CHILD",)},
        years=(2023, 2027),
        Missing="""
            CHILD | MIS_START  | MIS_END
            2     | 10/06/2024 |
        """,
        Missing_last="""
              CHILD | MIS_START  | MIS_END
              1     | 02/03/2024 | 03/03/2024
            ! 1     | 20/03/2024 |
              3     | 20/03/2024 | 25/03/2024
              4     | xx         |
                    | 20/03/2024 |
        """,
    ),
    case(
        "576",
        "this year’s file has no rows",
        Missing="CHILD | MIS_START | MIS_END",
        Missing_last="CHILD | MIS_START | MIS_END\n ! 1 | 20/03/2026 |",
    ),
    case(
        "576",
        "the first row of this year: dated before undated, and on ties the first in the file",
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     |            |
              1     | 20/03/2026 |
            ! 2     |            | 05/04/2026
              2     | xx         |
            ! 3     | 21/03/2026 |
              3     | 21/03/2026 |
              4     | 21/03/2026 |
              4     | 20/03/2026 |
        """,
        Missing_last="""
              CHILD | MIS_START  | MIS_END
              1     | 20/03/2026 |
              2     | 20/03/2026 |
              3     | 20/03/2026 |
              4     | 20/03/2026 |
        """,
    ),
    case(
        "576",
        "one of two open rows of last year differs",
        Missing="""
              CHILD | MIS_START
            ! 1     | 20/03/2026
            ! 2     | 20/03/2026
        """,
        Missing_last="""
              CHILD | MIS_START
              1     | 20/03/2026
              1     | 21/03/2026
              2     | 21/03/2026
              2     | 20/03/2026
        """,
    ),
    case(
        "576",
        "the open period continues",
        Missing="CHILD | MIS_START | MIS_END\n 1 | 20/03/2026 | 02/04/2026",
        Missing_last="CHILD | MIS_START | MIS_END\n 1 | 20/03/2026 |",
    ),
    case(
        "577",
        "an end before, within and after a period of care that has ended, and none",
        years=(2023, 2027),
        fields={"Missing": ("MIS_END",)},
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/05/2024 | 30/06/2024
        """,
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 10/06/2024 |
            ! 1     | 10/06/2024 | xx
              1     | 10/06/2024 | 30/06/2024
            ! 1     | 10/06/2024 | 01/07/2024
            ! 1     | 20/04/2024 | 30/04/2024
              1     | 20/04/2024 | 01/05/2024
              1     | 01/08/2024 | 02/05/2024
              1     |            |
              1     | xx         | 01/07/2024
        """,
    ),
    case(
        "577",
        "an open period of care: the start of an unended missing period counts",
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/05/2024 |
            2     | 01/05/2024 | xx
            3     |            |
                  | 01/05/2024 | 30/06/2024
        """,
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 10/06/2024 |
              1     | 01/05/2024 |
            ! 1     | 30/04/2024 |
              1     | 20/04/2024 | 02/05/2024
              1     | 20/04/2024 | 01/05/2024
            ! 1     | 20/04/2024 | 30/04/2024
              2     | 10/06/2024 |
              3     | 10/06/2024 |
              4     | 10/06/2024 |
                    | 10/08/2024 |
        """,
    ),
    case(
        "577",
        "episodes that meet are one period of care, those after a gap another",
        Episodes="""
            CHILD | DECOM      | DEC
            2     | 12/06/2024 |
            1     | 10/06/2024 |
            1     | 01/05/2024 | 10/06/2024
            2     | 01/05/2024 | 10/06/2024
        """,
        Missing="""
              CHILD | MIS_START  | MIS_END
              1     | 10/05/2024 |
              1     | 10/05/2024 | 11/06/2024
            ! 2     | 10/05/2024 |
              2     | 10/05/2024 | 10/06/2024
            ! 2     | 10/05/2024 | 11/06/2024
              2     | 10/05/2024 | 12/06/2024
              2     | 12/06/2024 |
        """,
    ),
    case(
        "577",
        "ended within care",
        Episodes="CHILD | DECOM | DEC\n 1 | 01/05/2024 | 30/06/2024",
        Missing="CHILD | MIS_START | MIS_END\n 1 | 10/06/2024 | 12/06/2024",
    ),
    case(
        "578",
        "before, on the first day of, within, and on the last day of a period of care",
        years=(2023, 2027),
        fields={"Missing": ("MIS_START",)},
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/05/2024 | 30/06/2024
        """,
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 30/04/2024 | 10/05/2024
              1     | 01/05/2024 |
              1     | 29/06/2024 |
            ! 1     | 30/06/2024 |
            ! 1     | 01/07/2024 |
              1     |            | 01/07/2024
              1     | 31/06/2024 |
        """,
    ),
    case(
        "578",
        "one period of two episodes, a gap between two, an open one, and children without dated episodes",
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/05/2024 | 10/06/2024
            1     | 10/06/2024 |
            2     | 01/05/2024 | 10/06/2024
            2     | 12/06/2024 | 20/06/2024
            3     |            |
                  | 01/05/2024 | 10/06/2024
        """,
        Missing="""
              CHILD | MIS_START
              1     | 10/06/2024
              1     | 10/07/2024
            ! 2     | 10/06/2024
            ! 2     | 11/06/2024
              2     | 12/06/2024
              3     | 10/06/2024
              4     | 10/06/2024
                    | 10/08/2024
        """,
    ),
    case(
        "578",
        "started in care",
        Episodes="CHILD | DECOM | DEC\n 1 | 01/05/2024 | 30/06/2024",
        Missing="CHILD | MIS_START\n 1 | 10/06/2024",
    ),
    case(
        "580",
        "missing until the 18th birthday, on which care ended",
        years=(2023, 2027),
        fields={"Episodes": ("REC",)},
        Missing="""
            CHILD | DOB        | MISSING | MIS_START  | MIS_END
            1     | 12/09/2006 | M       | 01/09/2024 | 12/09/2024
            2     | 12/09/2006 | M       |            | 12/09/2024
            3     | 12/09/2006 | M       | 01/09/2024 | 12/09/2024
            4     | 12/09/2006 | A       | 01/09/2024 | 11/09/2024
            4     | 12/09/2006 | A       | 01/09/2024 | 13/09/2024
            5     | 29/02/2004 |         |            | 28/02/2022
            6     | 12/09/2006 | M       | 01/09/2024 |
            7     |            | M       | 01/09/2024 | 12/09/2024
            8     | 12/09/2006 | M       | 01/09/2024 | 12/09/2024
            9     | 12/09/2006 | M       | 01/05/2024 | 02/05/2024
            9     | 12/09/2006 | A       | 01/09/2024 | 12/09/2024
            10    | 12/09/2007 | M       | 01/09/2024 | 12/09/2024
            11    | 12/09/2005 | M       | 01/09/2024 | 12/09/2024
                  | 12/09/2006 | M       | 01/09/2024 | 12/09/2024
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 01/02/2024 | 01/06/2024 | X1
            ! 1     | 01/06/2024 | 12/09/2024 | E4A
              2     | 01/06/2024 | 12/09/2024 | E8
              3     | 01/06/2024 | 13/09/2024 | E4A
              3     | 01/06/2024 | 11/09/2024 | E4A
              3     | 01/06/2024 |            | E4A
              4     | 01/06/2024 | 12/09/2024 | E4A
            ! 5     |            | 28/02/2022 |
              6     | 01/06/2024 | 12/09/2024 | E4A
              7     | 01/06/2024 | 12/09/2024 | E4A
              8     | 01/06/2024 | xx         | E4A
            ! 9     | 01/06/2024 | 12/9/2024  | X1
              10    | 01/06/2024 | 12/09/2024 | E4A
              11    | 01/06/2024 | 12/09/2024 | E4A
                    | 01/06/2024 | 12/09/2024 | E4A
        """,
    ),
    case(
        "580",
        "care ended with E8",
        Missing="CHILD | DOB | MIS_END\n 1 | 12/09/2008 | 12/09/2026",
        Episodes="CHILD | DEC | REC\n 1 | 12/09/2026 | E8",
    ),
    case(
        "581",
        "before, within, between and after a child’s episodes",
        years=(2023, 2027),
        fields={"Missing": ("MIS_START",)},
        Episodes="""
            CHILD | DECOM      | DEC
            1     | 01/05/2026 | 30/06/2026
            1     | 02/08/2026 | 10/08/2026
            2     | 01/05/2026 |
            3     | 01/05/2026 | xx
            4     |            | 30/06/2026
            4     | xx         |
            5     | 01/05/2026 | 30/06/2026
                  | 01/05/2026 | 30/06/2026
        """,
        Missing="""
              CHILD | MIS_START
            ! 1     | 30/04/2026
              1     | 01/05/2026
              1     | 30/06/2026
            ! 1     | 01/07/2026
            ! 1     | 01/08/2026
              1     | 02/08/2026
              1     | 10/08/2026
            ! 1     | 11/08/2026
              2     | 01/05/2026
              2     | 01/01/2027
            ! 2     | 30/04/2026
              3     | 01/01/2027
            ! 4     | 01/06/2026
            ! 5     |
            ! 5     | 31/06/2026
              6     | 01/06/2020
              6     |
                    | 01/06/2020
        """,
    ),
    case(
        "581",
        "started in an episode",
        Episodes="CHILD | DECOM | DEC\n 1 | 01/05/2026 | 30/06/2026",
        Missing="CHILD | MIS_START\n 1 | 10/06/2026",
    ),
    case(
        "586",
        "the day before, the day of, and the day after birth",
        years=(2023, 2027),
        fields={"Missing": ("MIS_START",)},
        Missing="""
              CHILD | DOB        | MIS_START
            ! 1     | 03/03/2010 | 02/03/2010
            ! 2     | 03/03/2010 | 3/3/2010
              3     | 03/03/2010 | 04/03/2010
            !       | 03/03/2010 | 01/03/2010
              4     |            | 02/03/2010
              5     | 03/03/2010 |
              6     | 03/03/10   | 02/03/2010
              7     | 03/03/2010 | 31/02/2010
        """,
    ),
    case("586", "a start long after birth", Missing="CHILD | DOB | MIS_START\n 1 | 03/03/2010 | 02/05/2026"),
]
