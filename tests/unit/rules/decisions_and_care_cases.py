"""Cases of worker/rules/ssda903/decisions_and_care.py."""

from tests.unit.rules.cases import Case, case

REVERSAL = ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED")


def _order_without_decision(
    code: str, years: tuple[int, ...], order: str, others: tuple[str, str]
) -> list[list[Case]]:
    """Cases of 553 and 555, which do the same for two legal statuses."""
    first, second = others
    return [
        case(
            code,
            "no row with a decision",
            years=years,
            fields={"Episodes": ("CHILD",)},
            Episodes=f"""
                  CHILD | LS       | DEC
                ! 1     | {order}  | 01/06/2023
                ! 2     | {order}  |
                  3     | C2       |
                  4     | {first}  |
                  5     | {second} |
                  6     | {order}  |
                ! 7     | {order}  | 01/06/2023
                  7     | C2       |
                        | {order}  |
            """,
            PlacedAdoption="""
                  CHILD | DATE_PLACED
                  6     | 01/02/2023
                        |
            """,
        ),
        case(
            code,
            "reversed while the order is open",
            years=years,
            fields={"PlacedAdoption": ("CHILD", "DATE_PLACED", *REVERSAL)},
            Episodes=f"""
                  CHILD | LS      | DEC
                  1     | {order} |
                  2     | {order} |
                  3     | {order} | 01/06/2023
                  4     | {order} | x
                  5     | C2      |
                  6     | {order} | 01/06/2023
                  6     | C2      |
                  7     | {order} |
                  8     | {first} |
                  9     | {order} |
                        | {order} |
            """,
            PlacedAdoption="""
                  CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                ! 1     | 01/02/2023  |                    | RD1
                  2     | 01/02/2023  | x                  |
                  3     | 01/02/2023  | 01/03/2023         | RD1
                ! 4     | 01/02/2023  | 01/03/2023         | RD1
                  5     | 01/02/2023  | 01/03/2023         | RD1
                  6     | 01/02/2023  | 01/03/2023         | RD1
                ! 7     | 01/02/2023  | 01/03/2023         | RD1
                  7     | 02/03/2023  |                    |
                  8     | 01/02/2023  | 01/03/2023         | RD1
                  9     | 01/02/2023  |                    |
                        | 01/02/2023  | 01/03/2023         | RD1
            """,
        ),
        case(
            code,
            "rows without a date of decision",
            years=years,
            Episodes=f"""
                  CHILD | LS      | DEC
                  1     | {order} | 01/06/2023
                  2     | {order} |
                  3     | {order} |
                  4     | {order} | 01/06/2023
                  5     | {order} |
                  6     | C2      |
                        | {order} |
            """,
            PlacedAdoption="""
                  CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                ! 1     |             |                    |
                ! 2     |             |                    |
                  3     |             |                    |
                  3     | 01/02/2023  |                    |
                ! 4     |             | 01/03/2023         | RD1
                ! 4     |             |                    |
                ! 5     | UNKNOWN     |                    |
                  6     |             |                    |
                        |             |                    |
            """,
        ),
        case(
            code,
            "a decision still in force, or an order that ended",
            years=years,
            Episodes=f"""
                  CHILD | LS      | DEC
                  1     | {order} |
                  2     | {order} | 01/06/2023
            """,
            PlacedAdoption="""
                  CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
                  1     | 01/02/2023  |                    |
                  2     | 01/02/2023  | 01/06/2023         | RD4
            """,
        ),
    ]


CASES = [
    case(
        "1003",
        "decision before the first start of care",
        fields={"Episodes": ("DECOM", "RNE"), "PlacedAdoption": ("DATE_PLACED",)},
        Episodes="""
              CHILD | DECOM      | RNE
            ! 1     | 10/05/2021 | S
              1     | 02/02/2022 | S
              2     | 10/05/2021 | S
              3     | 02/02/2022 | S
              3     | 10/05/2021 | S
              4     | 10/05/2021 | P
              4     | 11/05/2021 |
              5     | x          | S
            ! 6     | 10/05/2021 | S
              6     | x          | S
              6     | 01/01/2020 | L
              7     | 10/05/2021 | S
              8     | 10/05/2021 | S
            ! 9     | 10/05/2021 | S
              9     | 10/05/2021 | S
            ! 10    | 10/05/2021 | S
                    | 10/05/2021 | S
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 09/05/2021
              2     | 10/05/2021
              3     | 01/01/2022
              4     | 09/05/2021
              5     | 09/05/2021
            ! 6     | 09/05/2021
              7     |
              8     | 31/04/2021
            ! 9     | 09/05/2021
              10    | 11/05/2021
            ! 10    | 09/05/2021
              11    | 09/05/2021
                    | 09/05/2021
        """,
    ),
    case(
        "1003",
        "decision in care",
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 10/05/2021 | S
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 10/06/2021
        """,
    ),
    case(
        "117",
        "decision after care or after the year",
        years=(2024,),
        fields={"Episodes": ("DEC", "REC", "DECOM"), "PlacedAdoption": ("DATE_PLACED",)},
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 01/06/2023 | 10/09/2023 | E4A
              2     | 01/06/2023 | 10/09/2023 | E4A
              3     | 01/06/2023 | 10/09/2023 | E4A
            ! 4     | 01/05/2023 | 10/06/2023 | E3
              4     | 01/08/2023 | 10/09/2023 | X1
              5     | 01/05/2023 | 10/06/2023 | E3
              5     | 01/08/2023 | 10/09/2023 | E3
            ! 6     | 01/05/2023 |            |
              7     | 01/05/2023 |            |
              8     | 01/05/2023 | 10/09/2023 | X1
              9     | x          | 10/09/2023 | E4A
            ! 10    | 01/05/2023 | 10/09/2023 |
            ! 11    | 01/05/2023 | x          | E4A
              12    | 01/05/2023 | x          | E4A
            ! 13    | 01/05/2023 | 10/09/2023 | E4A
              13    | 01/05/2023 | 11/09/2023 | E4A
            ! 15    | 01/06/2023 | 10/09/2023 | E4A
              16    | 01/06/2023 | 10/09/2023 | E4A
                    | 01/06/2023 | 10/09/2023 | E4A
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 11/09/2023
              2     | 10/09/2023
              3     | 09/09/2023
            ! 4     | 01/07/2023
              5     | 01/07/2023
            ! 6     | 01/04/2024
              7     | 31/03/2024
            ! 8     | 02/05/2024
              8     | 11/09/2023
              9     | 11/09/2023
            ! 9     | 01/04/2024
            ! 10    | 11/09/2023
            ! 11    | 01/04/2024
              12    | 31/03/2024
            ! 13    | 11/09/2023
            ! 14    | 01/04/2024
              14    | 31/03/2024
            ! 15    | 01/04/2024
              15    | 01/07/2023
              16    | 31/09/2023
              16    |
                    | 01/04/2024
        """,
    ),
    case(
        "117",
        "reversal after care or after the year",
        years=(2024,),
        fields={"Episodes": ("DEC", "REC", "DECOM"), "PlacedAdoption": ("DATE_PLACED_CEASED",)},
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 01/06/2023 | 10/09/2023 | E4A
              2     | 01/06/2023 | 10/09/2023 | E4A
            ! 3     | 01/05/2023 |            |
              4     | 01/05/2023 |            |
              6     | 01/05/2023 | 10/09/2023 | E4A
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
            ! 1     | 01/07/2023  | 11/09/2023
              2     | 01/07/2023  | 10/09/2023
            ! 3     | 01/07/2023  | 01/04/2024
              4     | 01/07/2023  | 31/03/2024
            ! 5     | 01/07/2023  | 01/04/2024
              6     | 01/07/2023  | x
              6     | 01/07/2023  |
        """,
    ),
    case(
        "117",
        "both dates",
        years=(2024,),
        fields={"PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED")},
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 01/06/2023 | 10/09/2023 | E4A
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
            ! 1     | 11/09/2023  | 12/09/2023
        """,
    ),
    case(
        "117",
        "decision in care",
        Episodes="""
              CHILD | DECOM      | DEC | REC
              1     | 01/06/2023 |     |
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 11/09/2023  |
        """,
    ),
    case(
        "118",
        "reversal before the year or before care",
        years=(2024,),
        fields={"Episodes": ("DECOM", "LS"), "PlacedAdoption": ("DATE_PLACED_CEASED",)},
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 05/05/2020 | C2
              2     | 05/05/2020 | C2
              3     | 01/05/2023 | V4
            ! 3     | 01/09/2023 | C2
              4     | 01/05/2023 | V3
            ! 4     | 01/09/2023 |
              5     | 01/09/2023 | C2
              6     | 05/05/2020 | C2
              7     | 01/05/2023 | V3
            ! 8     | 01/09/2023 | C2
              8     | 01/10/2023 | C2
              9     | x          | C2
              10    | 05/05/2020 | C2
              10    | 01/09/2023 | C2
            ! 12    | 01/09/2023 | E1
            ! 13    | 05/05/2020 | C2
                    | 05/05/2020 | C2
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED
            ! 1     | 31/03/2023
              2     | 01/04/2023
            ! 3     | 15/08/2023
            ! 4     | 15/08/2023
              5     | 01/09/2023
              6     |
              6     | 31/02/2023
            ! 7     | 31/03/2023
              7     | 01/04/2023
            ! 8     | 31/08/2023
            ! 9     | 31/03/2023
              9     | 01/04/2023
              10    | 01/04/2023
            ! 11    | 31/03/2023
              11    | 01/04/2023
              12    | 02/09/2023
            ! 12    | 31/08/2023
            ! 13    | 01/01/2019
                    | 31/03/2023
        """,
    ),
    case(
        "118",
        "the decision is still in force",
        Episodes="""
              CHILD | DECOM      | LS
              1     | 05/05/2020 | C2
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED
              1     |
        """,
    ),
    case(
        "551",
        "placed for adoption without a decision",
        fields={"Episodes": ("PLACE",)},
        Episodes="""
              CHILD | PLACE
              1     | A1
              1     | A2
            ! 1     | A3
            ! 1     | A4
            ! 1     | A5
            ! 1     | A6
              1     | U1
            ! 2     | A5
            ! 3     | A5
            ! 4     | A6
              5     | A6
                    | A6
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              2     |
              3     | UNKNOWN
              4     | 01/01/2026
              4     |
              5     | 01/01/2026
                    |
        """,
    ),
    case(
        "551",
        "no placement for adoption",
        Episodes="""
              CHILD | PLACE
              1     | A1
              2     | U1
        """,
        PlacedAdoption="""
              CHILD
        """,
    ),
    case(
        "552",
        "placed before the latest decision",
        fields={"PlacedAdoption": ("DATE_PLACED",), "Episodes": ("DECOM",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 02/02/2026
              2     | 01/02/2026
              3     | 31/01/2026
              4     | 01/01/2025
            ! 4     | 01/06/2026
              4     | x
              5     | 02/02/2026
            ! 6     | 02/02/2026
              6     | 02/02/2026
              7     |
              8     | 31/02/2026
              9     | 02/02/2026
            ! 10    | 02/02/2026
            ! 11    | 02/02/2026
            ! 12    | 02/02/2026
              13    | 02/02/2026
                    | 02/02/2026
        """,
        Episodes="""
              CHILD | DECOM      | PLACE
            ! 1     | 01/02/2026 | A4
              1     | 31/01/2026 | U1
              1     | 01/03/2026 | A4
              2     | 01/02/2026 | A4
              3     | 01/02/2026 | A4
            ! 4     | 01/03/2026 | A3
              5     | 01/02/2026 | U1
            ! 6     | 01/02/2026 | A5
              6     | 01/02/2026 | A5
              7     | 01/02/2026 | A4
              8     | 01/02/2026 | A4
              9     | x          | A4
              9     | 01/03/2026 | A4
            ! 10    | 01/02/2026 | A3
            ! 11    | 01/02/2026 | A5
            ! 12    | 01/02/2026 | A6
              13    | 01/02/2026 | A1
              13    | 01/02/2026 | A2
              14    | 01/02/2026 | A3
                    | 01/02/2026 | A4
        """,
    ),
    case(
        "552",
        "placed on the day of the decision",
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/02/2026
        """,
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2026 | A4
        """,
    ),
    *_order_without_decision("553", (2027,), "E1", ("D1", "C1")),
    *_order_without_decision("555", (2023, 2024), "D1", ("E1", "C1")),
    case(
        "555",
        "gone from 2024/25",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | LS | DEC
              1     | D1 |
        """,
        PlacedAdoption="""
              CHILD
        """,
    ),
    case(
        "554",
        "one period of care",
        fields={"Episodes": ("DECOM", "LS"), "PlacedAdoption": ("DATE_PLACED",)},
        Episodes="""
              CHILD | DECOM      | RNE | LS
            ! 1     | 01/07/2026 | S   | E1
              2     | 01/07/2026 | S   | E1
              3     | 01/07/2026 | S   | E1
              4     | 01/05/2026 | S   | C2
            ! 4     | 01/07/2026 | L   | E1
              4     | 01/09/2026 | P   | E1
              5     | 01/07/2026 | S   | D1
              6     | x          | S   | E1
              7     | x          | L   | E1
            ! 7     | 01/07/2026 | S   | E1
              8     | 01/07/2026 | S   | E1
            ! 9     | 01/07/2026 | P   | E1
            ! 10    | 01/07/2026 | S   | E1
              10    | 01/07/2026 | L   | E1
            ! 11    | 01/07/2026 |     | E1
                    | 01/07/2026 | S   | E1
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 02/07/2026
              2     | 01/07/2026
              3     | 30/06/2026
            ! 4     | 01/08/2026
              5     | 02/07/2026
              6     | 02/07/2026
            ! 7     | 02/07/2026
              8     |
              8     | 31/09/2026
            ! 9     | 02/07/2026
            ! 10    | 02/07/2026
              11    | 30/06/2026
            ! 11    | 02/07/2026
              12    | 02/07/2026
                    | 02/07/2026
        """,
    ),
    case(
        "554",
        "several periods of care",
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 01/05/2026 | S   | E1
              1     | 01/09/2026 | S   | C2
              1     | 20/10/2026 | L   | E1
            ! 2     | 01/05/2026 | S   | E1
              2     | 01/09/2026 | S   | C2
              2     | 20/10/2026 | L   | E1
              3     | 01/05/2026 | S   | E1
              3     | 01/09/2026 | S   | C2
            ! 3     | 20/10/2026 | L   | E1
              4     | 01/05/2026 | S   | E1
              4     | 01/09/2026 | S   | C2
              5     | 01/05/2026 | S   | C2
              5     | 01/09/2026 | S   | E1
            ! 6     | 01/03/2026 | P   | E1
              6     | 01/05/2026 | S   | C2
              7     | 01/03/2026 | P   | E1
              7     | 01/05/2026 | S   | C2
              8     | 01/05/2026 | S   | C2
              8     | 01/07/2026 | S   | E1
            ! 8     | 01/08/2026 | S   | E1
              9     | 01/05/2026 | S   | E1
              9     | 01/06/2026 | S   | C2
              10    | 01/05/2024 | S   | E1
              10    | 01/09/2024 | S   | C2
            ! 11    | 01/05/2026 | S   | E1
              11    | 01/09/2026 | S   | C2
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/10/2026
            ! 2     | 31/08/2026
            ! 3     | 21/10/2026
              4     | 01/09/2026
              5     | 01/04/2026
              5     | 31/08/2026
            ! 6     | 30/04/2026
              7     | 01/05/2026
            ! 8     | 02/08/2026
              8     | 01/08/2026
              9     | 01/12/2026
              10    | 01/10/2024
            ! 11    | 31/08/2026
        """,
    ),
    case(
        "554",
        "decision before the order",
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 01/07/2026 | S   | E1
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/06/2026
        """,
    ),
    case(
        "556",
        "decision after the freeing order",
        years=(2023, 2024),
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 01/05/2023 | D1
              2     | 01/05/2023 | D1
              3     | 01/05/2023 | E1
            ! 4     | 01/05/2023 | D1
            ! 4     | 02/05/2023 | D1
              4     | 03/05/2023 | D1
              5     | x          | D1
              6     | 01/05/2023 | D1
              7     | 01/05/2023 | D1
              8     | 01/05/2023 | D1
            ! 9     | 01/05/2023 | D1
                    | 01/05/2023 | D1
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 02/05/2023
              2     | 01/05/2023
              3     | 02/05/2023
              4     | 03/05/2023
              5     | 02/05/2023
              6     |
              7     | 31/06/2023
              9     | 01/05/2023
              9     | 02/05/2023
                    | 02/05/2023
        """,
    ),
    case(
        "556",
        "decision before the order",
        years=(2023, 2024),
        Episodes="""
              CHILD | DECOM      | LS
              1     | 02/05/2023 | D1
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/05/2023
        """,
    ),
    case(
        "556",
        "gone from 2024/25",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/05/2023 | D1
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 02/05/2023
        """,
    ),
    case(
        "557",
        "left care, and no row or an incomplete one",
        years=(2024, 2025, 2027),
        fields={"Episodes": ("PLACE", "LS", "REC"), "PlacedAdoption": REVERSAL},
        Episodes="""
              CHILD | PLACE | LS | REC
            ! 1     | A3    | C2 | E4A
            ! 1     | A4    | C2 | E4A
            ! 1     | A5    | C2 | E4A
            ! 1     | A6    | C2 | E4A
              1     | A1    | C2 | E4A
              1     | A2    | C2 | E4A
            ! 1     | U1    | E1 | E4A
            ! 2     | U1    | E1 | E4A
            ! 3     | U1    | E1 | E1
              4     | U1    | E1 | E12
              5     | A3    | C2 | E11
              6     | A5    | C2 | X1
              7     | A5    | E1 |
            ! 8     | A5    | E1 | XX
            ! 9     | A3    | E1 | E4A
            ! 10    | A3    | E1 | E4A
            ! 11    | A3    | E1 | E4A
              11    | U1    | C2 |
              12    | U1    | C2 | E4A
                    | A3    | E1 | E4A
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            ! 2     | 01/06/2023         |
            ! 3     |                    | RD1
              4     |                    |
              5     |                    |
              6     |                    |
              7     |                    |
            ! 8     |                    |
            ! 9     | x                  | X
              10    | 01/06/2023         | RD1
            ! 10    | 01/07/2023         |
            ! 11    |                    |
              12    |                    |
                    |                    |
        """,
    ),
    case(
        "557",
        "left care under a freeing order up to 2023/24",
        years=(2023, 2024),
        Episodes="""
              CHILD | PLACE | LS | REC
            ! 1     | U1    | D1 | E4A
            ! 2     | U1    | D1 | E4A
              3     | U1    | D1 | E4A
              4     | U1    | D1 | E11
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            ! 2     |                    | RD1
              3     | 01/06/2023         | RD1
        """,
    ),
    case(
        "557",
        "a freeing order does not count from 2024/25",
        years=(2025, 2027),
        Episodes="""
              CHILD | PLACE | LS | REC
              1     | U1    | D1 | E4A
              2     | U1    | D1 | E4A
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED_CEASED | REASON_PLACED_CEASED
              2     |                    | RD1
        """,
    ),
    case(
        "558",
        "adopted, and two reversed decisions",
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | DECOM      | REC
            ! 1     | 01/05/2025 | E11
              2     | 01/05/2025 | E11
              3     | 01/05/2025 | E12
              4     | 01/05/2025 | E12
              4     | 01/05/2026 |
            ! 5     | 01/05/2026 | E12
              5     | 01/05/2025 | X1
              5     | x          | E4A
              6     | 01/05/2025 | E4A
            ! 7     | x          | E11
              8     | 01/05/2025 | E11
              8     | 01/05/2025 | X1
              9     | 01/05/2025 | X1
              9     | 01/05/2025 | E11
              10    | 01/05/2025 | E1
            ! 11    | 01/05/2025 | E11
              12    | 01/05/2025 | E11
            ! 13    | 01/05/2025 | E11
            ! 14    |            | E12
              14    |            | X1
              15    |            | X1
              15    |            | E12
              16    |            | E12
              16    | 01/05/2025 |
              17    |            | E12
                    | 01/05/2025 | E11
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/01/2025  | 01/05/2025
              1     | 01/06/2025  | 01/09/2025
              2     | 01/01/2025  | 01/05/2025
              3     | 01/01/2025  | 01/05/2025
              3     | 01/06/2025  | 01/09/2025
              3     | 01/10/2025  |
              4     | 01/01/2025  | 01/05/2025
              4     | 01/06/2025  | 01/09/2025
              5     | 01/01/2025  | 01/05/2025
              5     | 01/06/2025  | 01/09/2025
              6     | 01/01/2025  | 01/05/2025
              6     | 01/06/2025  | 01/09/2025
              7     | 01/01/2025  | 01/05/2025
              7     | 01/06/2025  | 01/09/2025
              8     | 01/01/2025  | x
              8     | 01/06/2025  | X
              9     | 01/01/2025  | 01/05/2025
              9     | 01/06/2025  | 01/09/2025
              10    | 01/01/2025  | 01/05/2025
              10    | 01/06/2025  | 01/09/2025
              11    | 01/01/2025  | 01/05/2025
              11    | 01/06/2025  | 01/09/2025
              11    | 01/10/2025  | 01/10/2025
              12    | 01/01/2025  | 01/05/2025
              12    |             |
              13    |             | 01/05/2025
              13    |             | 01/05/2025
              14    | 01/01/2025  | 01/05/2025
              14    | 01/06/2025  | 01/09/2025
              15    | 01/01/2025  | 01/05/2025
              15    | 01/06/2025  | 01/09/2025
              16    | 01/01/2025  | 01/05/2025
              16    | 01/06/2025  | 01/09/2025
              17    | 01/01/2025  | 01/05/2025
                    | 01/01/2025  | 01/05/2025
                    | 01/01/2025  | 01/05/2025
        """,
    ),
    case(
        "558",
        "adopted under the only decision",
        Episodes="""
              CHILD | DECOM      | REC
              1     | 01/05/2025 | E11
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/01/2025  |
        """,
    ),
]
