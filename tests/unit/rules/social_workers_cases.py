"""Cases of worker/rules/ssda903/social_workers.py."""

from tests.unit.rules.cases import case

SINCE_2024 = (2024, 2025, 2026, 2027)
SINCE_2025 = (2025, 2026, 2027)
SINCE_2026 = (2026, 2027)

CASES = [
    case(
        "SW01STG1",
        "open episodes of children with no items, some items or all items reported",
        years=(2024,),
        fields={"Episodes": ("DEC",)},
        Episodes="""
              CHILD | DEC        | LS
            ! 1     |            | C2
            ! 2     |            | C2
            ! 3     |            | C2
            ! 4     |            | C2
              5     |            | C2
              6     |            | C2
              7     |            | V4
              8     |            | V3
            ! 9     |            |
            ! 9     | ··         | V2
              9     | 30/03/2024 | C2
              9     |            | V3
              10    | 30/03/2024 | C2
            ! 11    | xx         | C2
            ! 12    |            | C2
                    |            | C2
        """,
        SWEpisodes="""
            CHILD | SW_ID | SW_DECOM   | SW_REASON
            2     |       | 01/05/2023 | OTHERS
            3     | SW12  |            | OTHERS
            4     | SW12  | 01/05/2023 |
            5     | SW12  | 01/05/2023 | OTHERS
            5     | SW13  | 01/06/2023 |
            6     | SW12  |            |
            6     |       | 01/06/2023 |
            6     |       |            | OTHERS
            12    | ?     | xx         | none
        """,
    ),
    case(
        "SW01STG1",
        "everything reported",
        years=(2024,),
        Episodes="CHILD | DEC | LS\n 1 | | C2",
        SWEpisodes="CHILD | SW_ID | SW_DECOM | SW_REASON\n 1 | SW12 | 01/05/2023 | OTHERS",
    ),
    case(
        "SW01aSTG1",
        "no valid start, and starts either side of 1 April 2023",
        years=(2025,),
        fields={"SWEpisodes": ("SW_DECOM", "SW_ID")},
        SWEpisodes="""
              CHILD | SW_ID | SW_DECOM   | SW_REASON
            ! 1     |       | 31/03/2023 | OTHERS
              2     |       | 01/04/2023 | OTHERS
            ! 3     | SW1   |            | OTHERS
            ! 4     | SW1   | ZZ/04/2022 | OTHERS
            ! 5     | SW1   | 31/02/2023 | OTHERS
              6     | SW1   | 31/03/2023 |
            !       | ··    | 01/01/2020 | OTHERS
              7     | SW1   | 02/09/2024 | OTHERS
        """,
    ),
    case("SW01aSTG1", "complete", years=(2025,), SWEpisodes="CHILD | SW_ID | SW_DECOM\n 1 | SW1 | 31/03/2023"),
    case(
        "SW01bSTG1",
        "no valid start, and starts either side of 1 April 2023",
        years=(2025,),
        fields={"SWEpisodes": ("SW_DECOM", "SW_ID", "SW_REASON")},
        SWEpisodes="""
              CHILD | SW_ID | SW_DECOM   | SW_REASON
            ! 1     | SW1   | 01/04/2023 |
            ! 2     |       | 01/04/2023 | OTHERS
            ! 3     |       | 02/09/2024 | ··
              4     |       | 31/03/2023 |
            ! 5     | SW1   | xx         | OTHERS
            ! 6     | SW1   |            | OTHERS
            !       | SW1   | ZZ/04/2024 | OTHERS
              7     | SW1   | 02/09/2024 | OTHERS
              8     | ?     | 01/04/2023 | ?
        """,
    ),
    case(
        "SW01bSTG1",
        "complete",
        years=(2025,),
        SWEpisodes="CHILD | SW_ID | SW_DECOM | SW_REASON\n 1 | SW1 | 01/04/2023 | OTHERS",
    ),
    case(
        "SW02STG1",
        "how the ID begins",
        years=(2024, 2025),
        fields={"SWEpisodes": ("SW_ID",)},
        SWEpisodes="""
              CHILD | SW_ID
              1     | SW1
              2     | XX
              3     | ·sw12345
            ! 4     | S
            ! 5     | X
            ! 6     |
            ! 7     | WS12345
            ! 8     | S·W1234
            ! 9     | SX1234
            ! 10    | XS1234
            !       | 12345
        """,
    ),
    case("SW02STG1", "begins with SW", years=(2024, 2025), SWEpisodes="CHILD | SW_ID\n 1 | SW1"),
    case(
        "SW02STG1",
        "how the ID begins, and fewer than 4 characters",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_ID",)},
        SWEpisodes="""
              CHILD | SW_ID
            ! 1     | SW1
              2     | SW12
            ! 3     | XX
            ! 4     | XX1
              5     | XX12
              6     | ·sw12345··
            ! 7     | ··SW1··
            ! 8     |
            ! 9     | WS12345
            ! 10    | S12345
            !       | 12345
        """,
    ),
    case("SW02STG1", "four characters", years=SINCE_2026, SWEpisodes="CHILD | SW_ID\n 1 | SW12"),
    case(
        "SW03STG1",
        "each item blank",
        years=(2024,),
        fields={"SWEpisodes": ("SW_ID", "SW_DECOM", "SW_REASON")},
        SWEpisodes="""
              CHILD | SW_ID | SW_DECOM   | SW_DEC     | SW_REASON
            ! 1     | SW12  | 01/05/2023 | 01/06/2023 |
            ! 2     | SW12  |            | 01/06/2023 | OTHERS
            ! 3     |       | 01/05/2023 | 01/06/2023 | OTHERS
            !       | SW12  | 01/05/2023 | 01/06/2023 | ··
            ! 4     | SW12  | xx         | 01/06/2023 | OTHERS
              5     | SW12  | 01/05/2023 |            | OTHERS
              6     | ?     | 01/05/2023 |            | ?
        """,
    ),
    case(
        "SW03STG1",
        "complete",
        years=(2024,),
        SWEpisodes="CHILD | SW_ID | SW_DECOM | SW_REASON\n 1 | SW12 | 01/05/2023 | OTHERS",
    ),
    case(
        "SW04STG1",
        "parts of the start can be unknown",
        years=(2024, 2025),
        fields={"SWEpisodes": ("SW_DECOM",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 31/04/2024 |
              2     | ZZ/04/2024 | xx
              3     | 05/zz/2024 |
              4     | ZZ/ZZ/ZZZZ |
              5     | 29/02/ZZZZ |
            ! 6     | 30/02/ZZZZ |
            ! 7     | 01/04/24   |
            ! 8     | ZZ/ZZ/ZZ   |
            ! 9     | ZZZZ/01/2020 |
            ! 10    | ZZ/2020    |
            !       | n/k        |
              11    |            | xx
              12    | 1/4/2024   |
        """,
    ),
    case("SW04STG1", "blank or valid", years=(2024, 2025), SWEpisodes="CHILD | SW_DECOM\n 1 | 01/04/2024\n 2 |"),
    case(
        "SW04STG1",
        "no part of the start can be unknown; other checks cover a blank start",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DECOM",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | ZZ/04/2026 |
              2     |            | 01/05/2026
            ! 3     | ZZ/ZZ/ZZZZ |
            !       | 31/04/2026 |
              4     | 30/04/2026 | xx
              5     | ··         |
        """,
    ),
    case("SW04STG1", "blank or valid", years=SINCE_2026, SWEpisodes="CHILD | SW_DECOM\n 1 | 1/4/2026\n 2 |"),
    case(
        "SW05STG1",
        "parts of the end can be unknown",
        years=(2024, 2025),
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/04/2024 | 31/09/2024
              2     | xx         | ZZ/ZZ/2024
            ! 3     |            | 2024/09/30
              4     | xx         |
              5     |            | zz/09/2024
            !       |            | ZZ/ZZ/ZZ
        """,
    ),
    case("SW05STG1", "blank or valid", years=(2024, 2025), SWEpisodes="CHILD | SW_DEC\n 1 | 30/09/2024\n 2 |"),
    case(
        "SW05STG1",
        "no part of the end can be unknown",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/04/2026 | ZZ/ZZ/2026
            !       |            | 31/09/2026
              2     | xx         |
              3     |            | 30/9/2026
        """,
    ),
    case("SW05STG1", "blank: the allocation continues", years=SINCE_2026, SWEpisodes="CHILD | SW_DEC\n 1 |"),
    case(
        "SW06STG2",
        "either side of 31 March",
        years=(2025,),
        fields={"SWEpisodes": ("SW_DECOM",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/04/2025 |
            !       | 02/05/2026 |
              2     | 31/03/2025 | 01/04/2025
              3     | 01/01/2015 |
              4     |            | 01/04/2025
              5     | ZZ/04/2025 |
        """,
    ),
    case(
        "SW06STG2", "the last day of the first year", years=(2024,), SWEpisodes="CHILD | SW_DECOM\n 1 | 31/03/2024"
    ),
    case("SW06STG2", "the day after", years=(2024,), SWEpisodes="CHILD | SW_DECOM\n ! 1 | 01/04/2024"),
    case("SW06STG2", "the day after", SWEpisodes="CHILD | SW_DECOM\n ! 1 | 01/04/2027\n 2 | 31/03/2027"),
    case(
        "SW07STG2",
        "the period is the collection year",
        years=(2024,),
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/05/2020 | 31/03/2023
              2     | 01/05/2020 | 01/04/2023
              3     | 01/05/2020 | 31/03/2024
            ! 4     | 01/05/2020 | 01/04/2024
            !       | 01/05/2020 | 01/04/2024
              5     | 01/05/2020 |
              6     | 01/05/2020 | ZZ/ZZ/2020
        """,
    ),
    case("SW07STG2", "within the year", years=(2024,), SWEpisodes="CHILD | SW_DEC\n 1 | 01/04/2023"),
    case(
        "SW07STG2",
        "the period begins a year before the collection year",
        years=(2025,),
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/05/2020 | 31/03/2023
              2     | 01/05/2020 | 01/04/2023
              3     | 01/05/2020 | 31/03/2025
            ! 4     | 01/05/2020 | 01/04/2025
            !       | 01/05/2020 | 01/04/2025
              5     | 01/05/2020 |
              6     | 01/05/2020 | xx
        """,
    ),
    case(
        "SW07STG2",
        "the first day of the period",
        years=(2026,),
        SWEpisodes="CHILD | SW_DEC\n 1 | 01/04/2024\n ! 2 | 31/03/2024",
    ),
    case("SW07STG2", "within the period", SWEpisodes="CHILD | SW_DEC\n 1 | 01/04/2025\n 2 | 31/03/2027"),
    case(
        "SW08STG2",
        "open episodes before the last",
        years=SINCE_2024,
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/05/2024 |
              1     | 01/08/2024 |
              2     | 01/05/2024 | 31/07/2024
              2     | 01/08/2024 |
            ! 3     | 01/05/2024 |
              3     |            |
              4     | 01/05/2024 |
              5     | 01/08/2024 |
            ! 5     | 01/05/2024 | xx
            ! 6     | 01/05/2024 |
              6     | 01/05/2024 |
              7     | xx         |
              7     |            |
                    | 01/05/2024 |
                    | 01/08/2024 |
        """,
    ),
    case(
        "SW08STG2", "one open episode", years=SINCE_2024, SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2024 |"
    ),
    case(
        "SW09STG2",
        "the day of the start, and the days before and after",
        years=(2024, 2025),
        fields={"SWEpisodes": ("SW_DECOM", "SW_DEC")},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 14/05/2024 | 14/05/2024
            ! 2     | 1/4/2024   | 01/04/2024
            !       | 14/05/2024 | 14/05/2024
              3     | 14/05/2024 | 15/05/2024
              4     | 14/05/2024 | 13/05/2024
              5     |            |
              6     | 14/05/2024 |
              7     |            | 14/05/2024
              8     | ZZ/ZZ/ZZZZ | ZZ/ZZ/ZZZZ
        """,
    ),
    case(
        "SW09STG2",
        "a day later",
        years=(2024, 2025),
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 14/05/2024 | 15/05/2024",
    ),
    case(
        "SW09STG2",
        "two and three days after the start, and before it",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DECOM", "SW_DEC")},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 14/05/2026 | 14/05/2026
            ! 2     | 14/05/2026 | 16/05/2026
              3     | 14/05/2026 | 17/05/2026
            ! 4     | 14/05/2026 | 01/01/2026
            !       | 14/05/2026 | 15/5/2026
              5     |            |
              6     | 14/05/2026 |
              7     |            | 14/05/2026
              8     | ZZ/ZZ/ZZZZ | ZZ/ZZ/ZZZZ
        """,
    ),
    case(
        "SW09STG2",
        "three days later",
        years=SINCE_2026,
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 14/05/2026 | 17/05/2026",
    ),
    case(
        "SW10STG2",
        "a week and more before and after the last end, and dates that are missing",
        years=(2024,),
        fields={"SWEpisodes": ("SW_DECOM",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC     | SW_REASON
              1     | 01/05/2023 | 20/06/2023 | OTHERS
              1     | 13/06/2023 |            | OTHERS
              2     | 01/05/2023 | 20/06/2023 | OTHERS
            ! 2     | 12/06/2023 |            | OTHERS
              3     | 01/05/2023 | 20/06/2023 | OTHERS
              3     | 27/06/2023 |            | OTHERS
              4     | 01/05/2023 | 20/06/2023 | OTHERS
            ! 4     | 28/06/2023 |            | OTHERS
              5     | 01/05/2023 | 20/06/2023 | OTHERS
            ! 5     | 12/06/2023 |            | FCONTA
              6     | 01/05/2023 |            | OTHERS
            ! 6     | 20/06/2023 |            | OTHERS
              7     | 01/05/2023 | 20/06/2023 | OTHERS
            ! 7     |            |            | OTHERS
              8     |            |            |
                    | 01/05/2023 | 20/06/2023 | OTHERS
                    | 12/06/2023 |            | OTHERS
        """,
    ),
    case(
        "SW10STG2",
        "rows out of order in the file; of equal starts the earlier end comes first, an open one last",
        years=(2024,),
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 20/06/2023 |
              1     | 01/05/2023 | 20/06/2023
            ! 2     | 01/05/2023 |
              2     | 01/05/2023 | 20/06/2023
            ! 3     | 01/05/2023 | 20/07/2023
              3     | 01/05/2023 | 20/06/2023
              4     | 01/05/2023 | 20/06/2023
            ! 4     | 10/05/2023 | 15/06/2023
        """,
    ),
    case(
        "SW10STG2",
        "follows on",
        years=(2024,),
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2023 | 20/06/2023\n 1 | 20/06/2023 |",
    ),
    case(
        "SW10STG2",
        "more than a week before the last end, gaps, reason FCONTA, and dates that are missing",
        years=(2025,),
        fields={"SWEpisodes": ("SW_DECOM",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC     | SW_REASON
              1     | 01/05/2024 | 20/06/2024 | OTHERS
              1     | 13/06/2024 |            | OTHERS
              2     | 01/05/2024 | 20/06/2024 | OTHERS
            ! 2     | 12/06/2024 |            | OTHERS
              3     | 01/05/2024 | 20/06/2024 | OTHERS
              3     | 28/06/2024 |            | OTHERS
              4     | 01/05/2024 | 20/06/2024 | OTHERS
              4     | 28/01/2025 |            |
              5     | 01/05/2024 | 20/06/2024 | OTHERS
              5     | 12/06/2024 |            | fconta
              6     | 01/05/2024 |            | OTHERS
            ! 6     | 20/06/2024 |            | OTHERS
              7     | 01/05/2024 |            | OTHERS
              7     | 20/06/2024 |            | FCONTA
              8     | 01/05/2024 | 20/06/2024 | FCONTA
            ! 8     | 12/06/2024 |            |
              9     | 01/05/2024 | 20/06/2024 | OTHERS
            ! 9     |            |            | OTHERS
              10    | 01/05/2024 | 20/06/2024 | OTHERS
              10    | xx         |            | FCONTA
                    | 01/05/2024 | 20/06/2024 | OTHERS
                    | 12/06/2024 |            | OTHERS
        """,
    ),
    case(
        "SW10STG2",
        "rows out of order in the file; of equal starts the earlier end comes first, an open one last",
        years=(2025,),
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 20/06/2024 |
              1     | 01/05/2024 | 20/06/2024
            ! 2     | 01/05/2024 |
              2     | 01/05/2024 | 20/06/2024
              3     | 01/05/2024 | 20/06/2024
            ! 3     | 10/05/2024 | 15/06/2024
        """,
    ),
    case(
        "SW10STG2",
        "follows on",
        years=(2025,),
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2024 | 20/06/2024\n 1 | 20/06/2024 |",
    ),
    case(
        "SW11aSTG2",
        "the next row starts five and six days after and before an early end, or has no start",
        years=(2024,),
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 01/05/2023 | 01/12/2023
              1     | 06/12/2023 |
              2     | 01/05/2023 | 01/12/2023
            ! 2     | 07/12/2023 |
              3     | 01/05/2023 | 01/12/2023
              3     | 26/11/2023 |
              4     | 01/05/2023 | 01/12/2023
            ! 4     | 25/11/2023 |
              5     | 01/05/2023 | 01/12/2023
            ! 5     |            |
              6     | 01/05/2023 | 26/03/2024
            ! 6     | 01/04/2024 |
              7     | 01/05/2023 | 27/03/2024
              7     | 15/04/2024 |
              8     | 01/05/2023 |
              8     | 01/12/2023 |
                    | 01/05/2023 | 01/12/2023
                    | 07/12/2023 |
        """,
    ),
    case(
        "SW11aSTG2",
        "the last row ended early",
        years=(2024,),
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/05/2023 | 26/03/2024
              2     | 01/05/2023 | 27/03/2024
              3     | 01/12/2023 |
              3     | 01/05/2023 | 01/12/2023
              4     | 26/11/2023 | 26/11/2023
              4     | 26/11/2023 | 01/12/2023
              5     | 25/11/2023 | 25/11/2023
            ! 5     | 25/11/2023 | 01/12/2023
            ! 6     | 01/12/2023 | 01/12/2023
            ! 7     |            | 01/12/2023
            ! 8     | xx         | 01/12/2023
              9     | 01/12/2023 |
              9     |            | 26/11/2023
              10    | 01/12/2023 |
            ! 10    |            | 25/11/2023
              11    | 01/12/2023 |
              11    |            | 06/12/2023
              12    | 01/12/2023 |
            ! 12    |            | 07/12/2023
                    | 01/05/2023 | 01/12/2023
        """,
    ),
    case(
        "SW11aSTG2",
        "the next one starts immediately",
        years=(2024,),
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2023 | 01/12/2023\n 1 | 01/12/2023 |",
    ),
    case(
        "SW11bSTG2",
        "a child’s only row ends from 26 to 31 March, or just not",
        years=(2025,),
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 01/06/2024 | 25/03/2025
            ! 2     | 01/06/2024 | 26/03/2025
            ! 3     | 01/06/2024 | 28/03/2025
            ! 4     |            | 31/03/2025
              5     | 01/06/2024 | 01/04/2025
              6     | 01/06/2024 |
              7     | 01/06/2024 | xx
                    | 01/06/2024 | 28/03/2025
        """,
    ),
    case(
        "SW11bSTG2",
        "the latest of several dated rows ends in these days",
        years=(2025,),
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 01/06/2024 | 20/03/2025
            ! 1     | 21/03/2025 | 28/03/2025
              2     | 01/06/2024 | 28/03/2025
              2     | 29/03/2025 |
              3     | 01/06/2024 | 28/03/2025
              3     | 30/05/2025 |
            ! 4     | 01/06/2024 | 31/03/2025
              4     | 01/05/2024 |
              5     | 01/05/2024 | 20/03/2025
              5     | 01/06/2024 | 25/03/2025
              6     | 01/05/2024 | 20/03/2025
              6     | 01/06/2024 | 01/04/2025
            ! 7     | 01/06/2024 | 26/03/2025
              7     | 01/06/2024 | 26/03/2025
              8     | 28/03/2025 | 28/03/2025
              8     | 28/03/2025 | 28/03/2025
              9     | 29/03/2025 | 28/03/2025
              9     | 01/06/2024 | 20/03/2025
              9     | 28/03/2025 | 28/03/2025
            ! 10    | 29/03/2025 | 28/03/2025
              10    | 27/03/2025 | 28/03/2025
                    | 01/06/2024 | 20/03/2025
                    | 21/03/2025 | 28/03/2025
        """,
    ),
    case(
        "SW11bSTG2",
        "a row without a valid start comes after one that ends in these days",
        years=(2025,),
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 01/06/2024 | 28/03/2025
            ! 1     |            |
              2     | 01/06/2024 | 25/03/2025
              2     |            |
            ! 3     | xx         |
              3     | 01/06/2024 | 26/03/2025
              4     | 01/06/2024 | 01/04/2025
              4     |            |
              5     |            | 31/03/2025
            ! 5     |            |
              6     | 01/06/2024 |
              6     |            | 28/03/2025
                    | 01/06/2024 | 28/03/2025
                    |            |
        """,
    ),
    case(
        "SW11bSTG2",
        "the last day, and the first day of the window, in other years",
        years=(2024,),
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n ! 1 | 01/06/2023 | 26/03/2024\n 2 | 01/06/2023 | 25/03/2024",
    ),
    case("SW11bSTG2", "the last day", SWEpisodes="CHILD | SW_DECOM | SW_DEC\n ! 1 | 01/06/2026 | 31/03/2027"),
    case("SW11bSTG2", "still open", years=SINCE_2024, SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/06/2023 |"),
    case(
        "SW12STG2",
        "by the end of an open episode, or from the start of one that starts care",
        years=SINCE_2024,
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | RNE | LS | DEC | REC
            ! 1     | 10/05/2020 | S   | C2 |     |
              2     | 10/05/2020 | S   | C2 |     |
              3     | 10/05/2020 | P   | C2 |     |
            ! 4     | 10/05/2020 | P   |    |     |
              5     | 10/05/2020 | S   | C2 |     |
            ! 6     | 10/05/2020 |     | C2 |     |
              7     | 10/05/2020 | S   | V3 |     |
              8     | 10/05/2020 | S   | V4 |     |
            ! 9     |            | S   | C2 |     | X1
              10    | 10/05/2020 | P   | C2 |     | X1
            ! 11    | 10/05/2020 | S   | C2 |     | X1
              12    | 10/05/2020 | S   | C2 |     | X1
                    | 10/05/2020 | S   | C2 |     |
        """,
        SWEpisodes="""
              CHILD | SW_DECOM
              2     | 01/02/2020
              2     | 12/05/2020
              3     | 01/02/2020
              3     | 01/01/2040
              4     | xx
              5     | 01/01/2040
              6     | 01/01/2040
              9     | 12/05/2020
              11    | 09/05/2020
              12    | 10/05/2020
              12    | 01/02/2020
        """,
    ),
    case(
        "SW12STG2",
        "episodes before the open one; a child who is not looked after on 31 March is left out",
        years=(2025,),
        Episodes="""
              CHILD | DECOM      | RNE | LS | DEC        | REC
            ! 1     | 10/05/2024 | S   | C2 | 01/07/2024 | X1
              1     | 01/07/2024 | P   | C2 |            |
              2     | 10/05/2024 | P   | C2 | 01/07/2024 | X1
              2     | 01/07/2024 | P   | V3 |            |
              3     | 10/05/2024 | S   | C2 | 10/06/2024 | E4A
            ! 4     | 10/05/2024 | P   | C2 | 10/06/2024 | E4A
              4     | 01/07/2024 | P   | C2 |            |
              5     | 10/05/2024 | P   | C2 | 10/06/2024 | E4A
              5     | 01/07/2024 | P   | C2 |            |
            ! 6     | 10/05/2024 | P   | C2 | 10/06/2024 |
              6     | 01/07/2024 | P   | C2 |            |
              7     | 10/05/2024 | P   | V4 | 10/06/2024 | E4A
              7     | 11/06/2024 | P   | V3 | 12/06/2024 | E4A
              7     | 01/07/2024 | P   | C2 |            |
            ! 8     | 10/05/2024 | S   | C2 | xx         | E4A
              8     | 01/07/2024 | P   | V3 |            |
              9     | 10/05/2024 | P   | C2 | xx         | E4A
              9     | 01/07/2024 | P   | C2 |            |
        """,
        SWEpisodes="""
              CHILD | SW_DECOM
              1     | 01/02/2024
              4     | 11/06/2024
              5     | 10/06/2024
              6     | 11/06/2024
              7     | 01/07/2024
              9     | 11/06/2024
        """,
    ),
    case(
        "SW12STG2",
        "in the first year episodes count whenever they ended",
        years=(2024,),
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | RNE | LS | DEC        | REC
            ! 1     | 10/05/2019 | S   | C2 | 01/07/2019 | X1
            ! 1     | 01/07/2019 | P   | C2 | 31/03/2022 | E4A
            ! 1     | 01/07/2022 | P   | C2 | 01/04/2024 | E4A
            ! 1     | 01/07/2023 | P   | C2 |            |
        """,
        SWEpisodes="CHILD | SW_DECOM",
    ),
    case(
        "SW12STG2",
        "episodes count that ended from a year before the collection year",
        years=(2025,),
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | RNE | LS | DEC        | REC
              1     | 10/05/2019 | S   | C2 | 31/03/2023 | E4A
            ! 1     | 10/05/2019 | S   | C2 | 01/04/2023 | E4A
            ! 1     | 10/05/2019 | S   | C2 | 31/03/2025 | E4A
              1     | 10/05/2019 | S   | C2 | 01/04/2025 | E4A
            ! 1     | 10/05/2019 | S   | C2 | xx         | E4A
            ! 1     | 10/05/2019 | S   | C2 |            |
        """,
        SWEpisodes="CHILD | SW_DECOM",
    ),
    case(
        "SW12STG2",
        "an open episode counts as ending on 31 March",
        years=(2024,),
        Episodes="CHILD | DECOM | RNE | LS | DEC\n 1 | 01/05/2023 | P | C2 |\n ! 2 | 01/05/2023 | P | C2 |",
        SWEpisodes="CHILD | SW_DECOM\n 1 | 31/03/2024\n 2 | 01/04/2024",
    ),
    case(
        "SW12STG2",
        "an open episode counts as ending on 31 March",
        years=(2025,),
        Episodes="CHILD | DECOM | RNE | LS | DEC\n 1 | 01/05/2023 | P | C2 |\n ! 2 | 01/05/2023 | P | C2 |",
        SWEpisodes="CHILD | SW_DECOM\n 1 | 31/03/2025\n 2 | 01/04/2025",
    ),
    case(
        "SW12STG2",
        "a social worker since the start",
        years=SINCE_2024,
        Episodes="CHILD | DECOM | RNE | LS | DEC\n 1 | 01/05/2023 | S | C2 |",
        SWEpisodes="CHILD | SW_DECOM\n 1 | 01/05/2023",
    ),
    case(
        "SW13STG1",
        "blank always counts; each valid code",
        years=(2024,),
        fields={"SWEpisodes": ("SW_REASON",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_REASON
            ! 1     | 31/03/2023 |
            ! 2     | 02/04/2023 | ··
            ! 3     |            |
            ! 4     | 01/05/2023 | HOLIDAY
            !       | 01/05/2023 | OTHER
              5     | 01/05/2023 | MANAGE
              5     | 01/05/2023 | FCONTA
              5     | 01/05/2023 | LEFTRL
              5     | 01/05/2023 | ORGRST
              5     | 01/05/2023 | TSPROC
              5     | 01/05/2023 | ABSENC
              5     | 01/05/2023 | CHCHAN
              5     | 01/05/2023 | PCCHAN
              5     | 01/05/2023 | SWDIED
              5     | 01/05/2023 | OTHERS
              5     | 01/05/2023 | ·others
        """,
    ),
    case("SW13STG1", "a valid code", years=(2024,), SWEpisodes="CHILD | SW_DECOM | SW_REASON\n 1 | | ABSENC"),
    case(
        "SW13STG1",
        "blank counts from 1 April 2023; each valid code",
        years=SINCE_2025,
        fields={"SWEpisodes": ("SW_REASON",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_REASON
              1     | 31/03/2023 |
            ! 2     | 01/04/2023 |
            ! 3     | 02/04/2023 | ··
              4     | ZZ/ZZ/ZZZZ |
              4     |            |
            ! 5     | 31/03/2023 | HOLIDAY
            !       | xx         | OTHER
              6     | 01/05/2023 | MANAGE
              6     | 01/05/2023 | FCONTA
              6     | 01/05/2023 | LEFTRL
              6     | 01/05/2023 | ORGRST
              6     | 01/05/2023 | TSPROC
              6     | 01/05/2023 | ABSENC
              6     | 01/05/2023 | CHCHAN
              6     | 01/05/2023 | PCCHAN
              6     | 01/05/2023 | SWDIED
              6     | 01/05/2023 | OTHERS
              6     | 01/05/2023 | ·others
        """,
    ),
    case("SW13STG1", "a valid code", years=SINCE_2025, SWEpisodes="CHILD | SW_DECOM | SW_REASON\n 1 | | ABSENC"),
    case(
        "SW14STG2",
        "rows without an end before the child’s last one",
        years=(2024,),
        fields={"SWEpisodes": ("SW_DEC",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/05/2023 |
              1     | 01/09/2023 |
            ! 2     | 01/05/2023 | xx
              2     | 01/09/2023 |
              3     | 01/05/2023 |
            ! 4     |            |
              4     |            |
              5     | 01/09/2023 |
              5     | 01/05/2023 | 31/08/2023
            ! 6     | xx         |
              6     | 01/05/2023 | 31/08/2023
              6     |            |
                    | 01/05/2023 |
                    | 01/09/2023 |
        """,
    ),
    case("SW14STG2", "one open episode", years=(2024,), SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2023 |"),
    case(
        "SW17STG2",
        "the latest episode has an end",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DEC", "SW_DECOM")},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 01/05/2025 | 31/08/2025
              1     | 01/09/2025 |
            ! 2     | 01/09/2025 | 31/01/2026
              2     | 01/05/2025 |
            ! 3     | 01/05/2025 | 01/05/2026
              4     | 01/05/2025 | xx
              5     | 01/05/2025 | 31/08/2025
              5     | 01/05/2025 |
              6     | 01/05/2025 |
              6     | 01/05/2025 | 31/08/2025
              7     |            | 31/08/2025
              7     | 01/05/2025 |
            ! 8     |            | 31/08/2025
              8     | xx         |
              9     | xx         |
              9     |            | 31/08/2025
              10    |            | xx
              11    | 01/05/2025 | 31/08/2025
              11    | 01/05/2025 | xx
            ! 12    | 01/05/2025 | 31/08/2025
              12    | 01/05/2025 | 31/07/2025
              12    | 30/04/2025 |
              12    |            |
                    | 01/05/2025 | 31/08/2025
        """,
    ),
    case("SW17STG2", "still open", years=SINCE_2026, SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2025 |"),
]
