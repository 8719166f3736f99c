"""Cases of worker/rules/ssda903/decisions_to_place.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "115",
        "not a date",
        fields={"PlacedAdoption": ("DATE_PLACED",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 12/13/2022
            ! 2     | 12/12/22
              3     | 12/12/2022
              4     | 1/2/2022
              5     |
            ! 6     | SOON
            !       | 12/13/2022
        """,
    ),
    case(
        "115",
        "valid date of decision",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 12/12/2022  | SOON
        """,
    ),
    case(
        "116",
        "not a date",
        fields={"PlacedAdoption": ("DATE_PLACED_CEASED",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED
            ! 1     | 00/01/2022
            ! 2     | 01-01-2022
              3     | 01/01/2022
              4     |
            !       | 00/01/2022
        """,
    ),
    case(
        "116",
        "valid date of reversal",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | SOON        | 12/12/2022
        """,
    ),
    case(
        "119",
        "only date or only reason",
        fields={"PlacedAdoption": ("REASON_PLACED_CEASED", "DATE_PLACED_CEASED")},
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            ! 1     | 03/04/2026         |
            ! 2     |                    | RD2
            ! 3     | NOTADATE           | RD2
              4     |                    |
              5     | 03/04/2026         | RD2
              6     | NOTADATE           |
            ! 7     |                    | X
            !       |                    | RD2
        """,
    ),
    case(
        "119",
        "both or none",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              1     | 01/04/2026  |                    |
              2     |             | 03/04/2026         | RD2
        """,
    ),
    case(
        "120",
        "code",
        years=(2023, 2027),
        fields={"PlacedAdoption": ("REASON_PLACED_CEASED",)},
        PlacedAdoption="""
              CHILD | REASON_PLACED_CEASED
              1     | RD1
              2     | RD2
              3     | RD3
              4     | RD4
            ! 5     | RD5
            ! 6     | RD0
            ! 7     | 1
              8     |
            !       | RD5
        """,
    ),
    case(
        "120",
        "valid code",
        PlacedAdoption="""
              CHILD | REASON_PLACED_CEASED
              1     | RD4
        """,
    ),
    case(
        "184",
        "decision before birth",
        fields={"PlacedAdoption": ("DATE_PLACED", "DOB")},
        Header="""
              CHILD | DOB
              1     | 05/05/2021
              2     | 05/05/2021
              3     | 05/05/2021
              4     | 05/05/2021
              5     | 05/05/2021
              6     |
              7     |
              8     | 05/05/2021
              9     | 05/05/2021
              11    | x
              12    | 31/06/2021
              15    | 05/05/2021
              15    | 06/05/2021
              16    | 05/05/2021
              16    |
                    | 05/05/2021
        """,
        PlacedAdoption="""
              CHILD | DOB        | DATE_PLACED
            ! 1     | 05/05/2021 | 04/05/2021
              2     | 05/05/2021 | 05/05/2021
              3     | 05/05/2021 | 06/05/2021
            ! 4     | 05/05/2020 | 01/01/2021
              5     | 06/05/2021 | 05/05/2021
            ! 6     |            | 01/01/2021
              7     | 01/01/2021 | 01/01/2021
              8     | 05/05/2021 |
              9     | 05/05/2021 | 31/04/2021
            ! 10    | 02/01/2021 | 01/01/2021
              11    | 01/01/2021 | 01/01/2021
            ! 12    | x          | 01/01/2021
            ! 13    |            | 01/01/2021
              14    |            |
            ! 15    | 05/05/2021 | 05/05/2021
            ! 16    | 07/05/2021 | 06/05/2021
                    | 05/05/2021 | 01/01/2021
                    |            | 01/01/2021
        """,
    ),
    case(
        "184",
        "no date of birth in the file of decisions",
        Header="""
              CHILD | DOB
              1     | 05/05/2021
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 05/05/2021
        """,
    ),
    case(
        "522",
        "reversed before the decision",
        fields={"PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED")},
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
            ! 1     | 05/05/2026  | 04/05/2026
              2     | 05/05/2026  | 05/05/2026
              3     | 05/05/2026  | 06/05/2026
              4     |             | 04/05/2026
              5     | 05/05/2026  |
              6     | 05/05/2026  | 31/04/2026
              7     | x           | 04/05/2026
              8     | 01/05/2026  | 02/05/2026
              8     | 03/05/2026  | 04/05/2026
            !       | 05/05/2026  | 04/05/2026
        """,
    ),
    case(
        "522",
        "the decision is still in force",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 05/05/2026  |
        """,
    ),
    case(
        "563",
        "reversal without a decision",
        fields={"PlacedAdoption": ("DATE_PLACED", "REASON_PLACED_CEASED", "DATE_PLACED_CEASED")},
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            ! 1     |             | 01/06/2026         | RD3
              2     |             | 01/06/2026         |
              3     |             |                    | RD3
              4     | 01/05/2026  | 01/06/2026         | RD3
            ! 5     | UNKNOWN     | 01/06/2026         | RD3
              6     |             | x                  | X
              7     |             |                    |
            !       |             | 01/06/2026         | RD3
        """,
    ),
    case(
        "563",
        "all three filled",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              1     | 01/05/2026  | 01/06/2026         | RD3
        """,
    ),
    case(
        "579",
        "decisions that overlap, or after an open one",
        fields={"PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED")},
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/05/2026  | 10/05/2026
            ! 1     | 09/05/2026  |
              2     | 01/05/2026  | 10/05/2026
              2     | 10/05/2026  |
              3     | 01/05/2026  |
            ! 3     | 01/09/2026  |
              4     | 01/05/2026  |
            ! 4     |             |
            ! 5     | 01/09/2026  | 10/09/2026
              5     | 01/05/2026  |
              6     | 01/05/2026  | x
            ! 6     | 01/09/2026  |
              7     | 01/05/2026  | 10/05/2026
              7     |             |
              8     | 01/05/2026  | 10/05/2026
              8     | 11/05/2026  |
            ! 8     | 12/05/2026  |
            ! 9     | x           | 01/01/2026
              9     | 01/05/2026  |
              10    | 01/05/2026  |
            ! 10    | 01/05/2026  | 01/06/2026
              11    | 31/01/2026  | 04/06/2026
              11    | 05/06/2026  |
              12    |             |
            ! 12    |             | 01/05/2026
                    | 01/05/2026  |
                    | 01/09/2026  |
        """,
    ),
    case(
        "579",
        "one decision a child",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/05/2026  |
              2     | 01/04/2026  | 01/05/2026
              3     |             |
        """,
    ),
    case(
        "583",
        "earlier decision not reversed",
        fields={"PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED")},
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
            ! 1     | 31/01/2022  |
              1     | 05/06/2023  |
              2     | 31/01/2022  | 01/03/2022
              2     | 05/06/2023  |
            ! 3     | 31/01/2022  |
              3     | 05/06/2023  | 06/06/2023
              4     | 05/06/2023  |
            ! 4     | 05/06/2023  |
              5     | 05/06/2023  |
              6     | 05/06/2023  |
            ! 6     |             |
            ! 7     | x           |
              7     | 05/06/2023  |
            ! 8     | 31/01/2022  | x
              8     | 05/06/2023  |
              9     | 05/06/2023  |
            ! 9     | 31/01/2022  |
            ! 9     | 01/02/2022  |
              9     | 01/03/2022  | 01/04/2022
              10    |             |
            ! 10    |             |
                    | 31/01/2022  |
                    | 05/06/2023  |
        """,
    ),
    case(
        "583",
        "one decision",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 31/01/2022  |
              2     | 05/06/2023  |
        """,
    ),
    case(
        "559",
        "an old decision that last year’s return does not have",
        years=(2024,),
        fields={"PlacedAdoption": ("DATE_PLACED",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 31/03/2023
              2     | 01/04/2023
              3     | 02/04/2023
            ! 4     | 10/10/2022
              5     | 10/10/2022
            ! 6     | 10/10/2022
            ! 7     | 10/10/2022
              8     |
              9     | 31/06/2022
              10    | 01/04/2023
                    | 31/03/2023
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED
              4     |
              5     | 11/10/2022
              6     | x
              7     | 10/10/2022
              7     |
              10    |
                    |
        """,
    ),
    case(
        "559",
        "decision of this year",
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/04/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED
        """,
    ),
    case(
        "559",
        "without last year’s return",
        not_run="last year’s Placed for adoption is not loaded",
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 31/03/2026
        """,
    ),
    case(
        "560",
        "date of an open decision changed",
        fields={"PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED")},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 02/02/2026
            ! 2     |
              3     | 01/02/2026
              4     | 05/05/2026
              5     | 05/05/2026
              6     | 01/02/2026
              7     | 1/2/2026
            ! 8     | x
              9     | 01/02/2026
            ! 10    | 02/02/2026
              11    | x
            ! 12    | 05/05/2026
              13    | 01/02/2026
            ! 13    | 01/03/2026
            ! 14    | 31/01/2026
                    | 02/02/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              1     | 01/02/2026  |                    |
              2     | 01/02/2026  |                    |
              3     | 01/02/2026  |                    |
              4     | 01/02/2026  | 01/03/2026         | RD1
              6     |             |                    |
              7     | 01/02/2026  |                    |
              8     | 01/02/2026  |                    |
              9     | x           |                    |
              10    | 02/02/2026  |                    |
              10    | 01/02/2026  |                    | RD1
              11    | x           |                    |
              12    | 01/02/2026  | x                  |
              13    | 01/02/2026  |                    |
              14    | 01/02/2026  |                    |
                    | 01/02/2026  |                    |
        """,
    ),
    case(
        "560",
        "same date",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/02/2026  | 01/05/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED
              1     | 01/02/2026
        """,
    ),
    case(
        "561",
        "reversed last year and still there",
        fields={"PlacedAdoption": ("DATE_PLACED",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 01/02/2026
            ! 2     | 01/02/2026
              3     | 01/02/2026
              4     | 01/06/2026
              5     |
              6     | x
            ! 7     | 1/2/2026
            ! 8     | 01/02/2026
            ! 9     | 01/02/2026
              9     | 01/06/2026
              10    | 01/02/2026
              11    | 31/01/2026
              12    | 01/02/2026
                    | 01/02/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              1     | 01/02/2026  |                    | RD1
              2     | 01/02/2026  | 01/03/2026         |
              3     | 01/02/2026  |                    |
              4     | 01/02/2026  | 01/03/2026         | RD1
              5     |             |                    | RD1
              6     | x           |                    | RD1
              7     | 01/02/2026  | x                  | X
              8     | 01/02/2026  |                    |
              8     | 01/02/2026  | 01/03/2026         |
              9     | 01/02/2026  | 01/03/2026         |
              11    | 01/02/2026  | 01/03/2026         |
              12    | 01/02/2026  | x                  |
                    | 01/02/2026  | 01/03/2026         |
        """,
    ),
    case(
        "561",
        "not reversed last year",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/02/2026  | 01/05/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED
              1     | 01/02/2026
        """,
    ),
    case(
        "584",
        "not later than the decision reversed last year",
        fields={"PlacedAdoption": ("DATE_PLACED",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 01/02/2026
              2     | 02/02/2026
            ! 3     | 31/01/2026
              4     | 03/03/2026
            ! 5     |
              6     | 01/01/2026
              7     |
              8     | x
              9     | 01/01/2026
            ! 10    | 01/03/2026
            ! 11    | 01/01/2026
              12    | 01/01/2026
            ! 13    | x
                    | 01/02/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              1     | 01/02/2026  | 01/03/2026         |
              2     | 01/02/2026  | 01/03/2026         |
              3     | 01/02/2026  | 01/03/2026         |
              4     | 20/02/2025  |                    | RD1
              5     | 01/02/2026  | 01/03/2026         |
              6     | 01/02/2026  |                    |
              7     |             | 01/03/2026         |
              8     | 01/02/2026  | x                  |
              9     | x           | 01/03/2026         |
              10    | 01/02/2026  | 01/03/2026         |
              10    | 15/03/2026  | 20/03/2026         |
              11    | 01/02/2026  |                    | X
              13    | 01/02/2026  | 01/03/2026         |
                    | 01/02/2026  | 01/03/2026         |
        """,
    ),
    case(
        "584",
        "later decision",
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/05/2026
        """,
        PlacedAdoption_last="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              1     | 01/02/2026  | 01/03/2026         | RD1
        """,
    ),
]
