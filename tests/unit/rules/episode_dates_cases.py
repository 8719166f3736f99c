"""Cases of worker/rules/ssda903/episode_dates.py."""

from tests.unit.rules.cases import case

CASES = [
    # 141: start date not a valid date
    case(
        "141",
        "days that do not exist and other ways to write a date",
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM       | DEC
            ! 1     | 31/02/2022  |
            ! 2     | 2022-04-05  |
            ! 3     | 05/04/22    |
            ! 4     | 29/02/2023  |
            ! 5     | 05.04.2022  |
            !       | unknown     |
            ! 6     | 05/04/2022x |
              7     | 05/04/2022  | unknown
        """,
    ),
    case(
        "141",
        "valid dates, one digit for the day or month, spaces around it, and none",
        Episodes="""
              CHILD | DECOM        | DEC
              1     | 05/04/2022   |
              2     | 5/4/2022     |
              3     | 29/02/2024   |
              4     | ·05/04/2022· |
              5     |              | 31/02/2022
              6     | ··           |
        """,
    ),
    # 142: earlier episode left open
    case(
        "142",
        "an earlier episode has no end and no reason",
        fields={"Episodes": ("DEC", "REC")},
        Episodes="""
              CHILD | DECOM      | DEC | REC
            ! 1     | 03/05/2022 |     |
              1     | 10/07/2022 |     |
        """,
    ),
    case(
        "142",
        "an episode before the last has ended",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 03/05/2022 | 10/07/2022 | X1
              1     | 10/07/2022 |            |
        """,
    ),
    case(
        "142",
        "end and reason are both needed, and the end must be a date",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 03/05/2022 | ??         | X1
              1     | 10/07/2022 |            |
            ! 2     | 03/05/2022 | 10/07/2022 |
              2     | 10/07/2022 |            |
            ! 3     | 03/05/2022 |            | X1
              3     | 10/07/2022 |            |
        """,
    ),
    case(
        "142",
        "the order is that of the start dates, not that of the file; ties keep the order of the file",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 10/07/2022 |            |
            ! 1     | 03/05/2022 |            |
            ! 2     | 03/05/2022 |            |
            ! 3     | 03/05/2022 |            |
              2     | 03/05/2022 |            |
            ! 3     | 04/05/2022 |            |
              3     | 05/05/2022 |            |
              4     | 05/05/2022 |            |
        """,
    ),
    case(
        "142",
        "an episode without a start date counts as the last and is not at fault itself",
        Episodes="""
              CHILD | DECOM      | DEC | REC
              1     |            |     |
            ! 1     | 03/05/2022 |     |
              2     | 31/02/2022 |     |
              2     |            |     |
        """,
    ),
    case(
        "142",
        "rows without a child ID are no one’s earlier episodes",
        Episodes="""
              CHILD | DECOM      | DEC | REC
                    | 03/05/2022 |     |
                    | 10/07/2022 |     |
        """,
    ),
    # 147: end date not a valid date
    case(
        "147",
        "days that do not exist, and text",
        fields={"Episodes": ("DEC",)},
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 01/01/2022 | 30/13/2022
            ! 2     | 01/01/2022 | tbc
            ! 3     | 01/01/2022 | 09/08/22
            ! 4     |            | 29/02/2023
              5     | tbc        | 09/08/2022
        """,
    ),
    case(
        "147",
        "valid dates, and none",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/01/2022 | 09/08/2022
              2     | 01/01/2022 | 9/8/2022
              3     | 01/01/2022 |
              4     | tbc        | ·
              5     | 01/01/2022 | 29/02/2024·
        """,
    ),
    # 148: end date and reason together
    case(
        "148",
        "one of end date and reason is missing",
        fields={"Episodes": ("DEC", "REC")},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 02/09/2022 |
            ! 2     |            | E3
              3     | n/k        |
            !       | 02/09/2022 | ·
            ! 4     | n/k        | E3
        """,
    ),
    case(
        "148",
        "both given or both blank; text that is not a date counts as missing, an unknown code as given",
        Episodes="""
              CHILD | DEC        | REC
              1     | 02/09/2022 | E3
              2     |            |
              3     | n/k        |
              4     | 02/09/2022 | XX
              5     | ·          |
        """,
    ),
    # 302: first episode before birth
    case(
        "302",
        "the day before the birth, and the day of birth",
        fields={"Episodes": ("DECOM",), "Header": ("DOB",)},
        Episodes="""
              CHILD | DECOM
            ! 1     | 19/05/2022
              2     | 20/05/2022
              3     | 21/05/2022
        """,
        Header="""
              CHILD | DOB
            ! 1     | 20/05/2022
              2     | 20/05/2022
              3     | 20/05/2022
        """,
    ),
    case(
        "302",
        "on the day of birth",
        Episodes="""
              CHILD | DECOM
              1     | 20/05/2022
        """,
        Header="""
              CHILD | DOB
              1     | 20/05/2022
        """,
    ),
    case(
        "302",
        "only the first of a child’s episodes is shown, on a tie the first in the file",
        Episodes="""
              CHILD | DECOM
              1     | 19/05/2022
            ! 1     | 18/05/2022
              1     |
            ! 2     | 18/05/2022
              2     | 18/05/2022
        """,
        Header="""
              CHILD | DOB
            ! 1     | 20/05/2022
            ! 2     | 20/05/2022
        """,
    ),
    case(
        "302",
        "a child without usable dates is passed over, others are still checked",
        Episodes="""
              CHILD | DECOM
              1     |
              2     | 19/05/2022
              3     | 19/05/2022
              4     | 19/05/2022
                    | 19/05/2022
            ! 5     | 19/05/2022
              6     | 31/02/2022
        """,
        Header="""
              CHILD | DOB
              1     | 20/05/2022
              2     |
              3     | 32/05/2022
                    | 20/05/2022
            ! 5     | 20/05/2022
              6     | 20/05/2022
        """,
    ),
    case(
        "302",
        "a child twice in Header: the row that contradicts is shown",
        Episodes="""
              CHILD | DECOM
            ! 1     | 19/05/2022
            ! 2     | 19/05/2022
        """,
        Header="""
              CHILD | DOB
              1     | 19/05/2022
            ! 1     | 20/05/2022
            ! 2     | 20/05/2022
            ! 2     | 21/05/2022
        """,
    ),
    # 352: 18 or over when care started
    case(
        "352",
        "the 18th birthday is too late to start to be looked after",
        fields={"Episodes": ("DECOM", "RNE")},
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 06/07/2022 | S
            ! 2     | 07/07/2022 | S
            ! 3     | 08/07/2022 | S
              4     | 08/07/2022 | L
              5     | 08/07/2022 |
        """,
        Header="""
              CHILD | DOB
              1     | 07/07/2004
              2     | 07/07/2004
              3     | 07/07/2004
              4     | 07/07/2004
              5     | 07/07/2004
        """,
    ),
    case(
        "352",
        "born on 29 February: 18 on 28 February",
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 27/02/2022 | S
            ! 2     | 28/02/2022 | S
        """,
        Header="""
              CHILD | DOB
              1     | 29/02/2004
              2     | 29/02/2004
        """,
    ),
    case(
        "352",
        "missing dates, and a child who is not in Header",
        Episodes="""
              CHILD | DECOM      | RNE
              1     |            | S
              2     | 31/06/2022 | S
              3     | 08/07/2022 | S
              4     | 08/07/2022 | S
              5     | 08/07/2022 | S
                    | 08/07/2022 | S
        """,
        Header="""
              CHILD | DOB
              1     | 07/07/2004
              2     | 07/07/2004
              3     |
              4     | 07.07.2004
                    | 07/07/2004
        """,
    ),
    case(
        "352",
        "a child twice in Header: one date of birth at fault is enough",
        Episodes="""
              CHILD | DECOM      | RNE
            ! 1     | 07/07/2022 | S
            ! 2     | 07/07/2022 | S
        """,
        Header="""
              CHILD | DOB
              1     | 08/07/2004
              1     | 07/07/2004
              2     | 07/07/2004
              2     | 07/07/2004
        """,
    ),
    # 353: before the Children Act
    case(
        "353",
        "the day before the Children Act 1989 came into force",
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 13/10/1991 |
            ! 2     | 01/01/1900 | 01/05/2022
            !       | 13/10/1991 |
              3     | 14/10/1991 |
        """,
    ),
    case(
        "353",
        "on that day and later, and without a valid date",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 14/10/1991 |
              2     | 15/10/1991 |
              3     |            | 13/10/1991
              4     | 31/09/1991 |
        """,
    ),
    # 354: starts after the year
    case(
        "354",
        "the first day of the next year",
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 31/03/2027 |
            ! 2     | 01/04/2027 |
            ! 3     | 01/05/2027 | 31/03/2027
              4     | 01/03/2027 | 01/04/2027
              5     |            |
        """,
    ),
    case(
        "354",
        "the first day of the next year, in a collection before",
        years=(2025,),
        Episodes="""
              CHILD | DECOM
              1     | 31/03/2025
            ! 2     | 01/04/2025
        """,
    ),
    case(
        "354",
        "within the year, and without a valid date",
        Episodes="""
              CHILD | DECOM
              1     | 31/03/2027
              2     | 30/03/2027
              3     |
              4     | 31/04/2027
        """,
    ),
    # 355: starts and ends on one day
    case(
        "355",
        "same day, written in two ways",
        fields={"Episodes": ("DECOM", "DEC")},
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 9/9/2022   | 09/09/2022
            ! 2     | 11/11/2022 | 11/11/2022
              3     | 11/11/2022 | 12/11/2022
              4     |            |
        """,
    ),
    case(
        "355",
        "a day later, a day earlier, and dates that are missing or not valid",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 11/11/2022 | 12/11/2022
              2     | 11/11/2022 | 10/11/2022
              3     | 11/11/2022 |
              4     |            | 11/11/2022
              5     | 31/11/2022 | 31/11/2022
        """,
    ),
    # 356: ends before it starts
    case(
        "356",
        "a day before the start",
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 05/05/2022 | 04/05/2022
            !       | 05/05/2022 | 04/05/2022
              2     | 05/05/2022 | 05/05/2022
            ! 3     | 01/02/2022 | 30/12/2021
        """,
    ),
    case(
        "356",
        "on the day of the start and later, and without a valid date",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 05/05/2022 | 05/05/2022
              2     | 05/05/2022 | 06/05/2022
              3     | 05/05/2022 |
              4     |            | 04/05/2022
              5     | 05/05/2022 | 31/04/2022
        """,
    ),
    # 385: ends after the year
    case(
        "385",
        "the first day of the next year",
        fields={"Episodes": ("DEC",)},
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/05/2026 | 31/03/2027
            ! 2     | 01/05/2026 | 01/04/2027
            ! 3     |            | 02/04/2027
              4     | 01/04/2027 |
        """,
    ),
    case(
        "385",
        "the first day of the next year, in a collection before",
        years=(2025,),
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/05/2024 | 31/03/2025
            ! 2     | 01/05/2024 | 01/04/2025
        """,
    ),
    case(
        "385",
        "within the year, and without a valid date",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/05/2026 | 31/03/2027
              2     | 01/05/2026 | 30/03/2027
              3     | 01/05/2026 |
              4     | 01/05/2026 | 31/04/2027
        """,
    ),
]
