"""Cases of worker/rules/ssda903/episode_chains.py."""

from tests.unit.rules.cases import case

CASES = [
    # 199: episode after adoption
    case(
        "199",
        "adopted last year, another episode this year",
        fields={"Episodes": ("CHILD",)},
        Episodes="""
              CHILD | DECOM      | REC
            ! 1     | 09/09/2022 |
            ! 2     | 03/02/2021 | E11
              3     | 02/02/2021 | E12
              4     | 01/02/2021 |
              5     | 09/09/2022 |
              6     | 09/09/2022 |
              7     | 09/09/2022 |
              8     |            |
        """,
        Episodes_last="""
              CHILD | DECOM      | REC
              1     | 02/02/2021 | E12
              2     | 02/02/2021 | E12
              3     | 02/02/2021 | E12
              4     | 02/02/2021 | E11
              5     | 02/02/2021 | E13
              6     | 31/02/2021 | E12
              7     | 02/02/2021 |
              8     | 02/02/2021 | E12
        """,
    ),
    case(
        "199",
        "a second adoption, and other episodes after the first, in one year",
        Episodes="""
              CHILD | DECOM      | REC
            ! 1     | 04/10/2022 | E12
              1     | 01/06/2022 | E11
              1     | 01/05/2022 | X1
            ! 2     | 02/06/2022 |
            ! 2     | 03/06/2022 | X1
              2     | 01/06/2022 | E12
              3     | 02/06/2022 | E13
              3     | 03/06/2022 |
        """,
    ),
    case(
        "199",
        "on the same day last year’s episodes come first; an adoption may be reported again",
        Episodes="""
              CHILD | DECOM      | REC
              1     | 01/06/2022 | X1
              1     | 01/06/2022 | E11
            ! 1     | 01/06/2022 | X1
              1     | 01/06/2022 | E12
            ! 2     | 01/06/2022 | X1
            ! 3     | 01/06/2022 | E12
            ! 4     | 01/06/2022 | E12
              5     | 01/06/2022 | E11
            ! 5     | 01/06/2022 |
              6     | 31/05/2022 |
        """,
        Episodes_last="""
              CHILD | DECOM      | REC
              2     | 01/06/2022 | E11
              3     | 31/05/2022 | E11
              3     | 01/06/2022 | E12
              4     | 01/06/2022 | E12
              4     | 31/05/2022 | E11
              5     | 01/06/2022 | E12
              6     | 01/06/2022 | E12
        """,
    ),
    case(
        "199",
        "one adoption, the same in both years, and no episode after it",
        Episodes="""
              CHILD | DECOM      | REC
              1     | 01/01/2022 | X1
              1     | 01/06/2022 | E11
              2     | 01/06/2022 | E12
        """,
        Episodes_last="""
              CHILD | DECOM      | REC
              1     | 01/01/2022 | X1
              1     | 01/06/2022 | E11
              3     | 01/06/2021 | E11
        """,
    ),
    case(
        "199",
        "episodes without a valid start date, or without a child ID, play no part; last year is not needed",
        Episodes="""
              CHILD | DECOM      | REC
              1     |            | E11
              1     | 09/09/2022 |
              2     | 01/06/2022 | E11
              2     | 31/06/2022 |
                    | 01/06/2022 | E11
                    | 09/09/2022 |
        """,
    ),
    # 388: X1 and the next episode
    case(
        "388",
        "X1, but the next episode starts on another day",
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 01/04/2022 | 04/04/2022 | X1
              1     | 05/04/2022 |            |
              2     | 01/04/2022 | 04/04/2022 | X1
              2     | 04/04/2022 |            |
            ! 3     | 01/04/2022 | 04/04/2022 | X1
              3     | 03/04/2022 |            |
        """,
    ),
    case(
        "388",
        "another reason, but the next episode starts on that day",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 01/04/2022 | 04/04/2022 | E3
              1     | 04/04/2022 |            |
            ! 2     | 01/04/2022 | 04/04/2022 | XX
              2     | 04/04/2022 |            |
              3     | 01/04/2022 | 04/04/2022 |
              3     | 04/04/2022 |            |
              4     | 01/04/2022 | 04/04/2022 | E3
              4     | 06/04/2022 |            |
        """,
    ),
    case(
        "388",
        "X1 in the child’s last episode",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
            ! 1     | 01/04/2022 | 04/04/2022 | X1
              2     | 04/04/2022 | 08/04/2022 | E3
              3     | 04/04/2022 |            | X1
              4     | 04/04/2022 | 31/04/2022 | X1
              5     | 04/04/2022 |            |
        """,
    ),
    case(
        "388",
        "each episode agrees with the next, in any order of the file",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 08/04/2022 | 09/04/2022 | E3
              1     | 04/04/2022 | 08/04/2022 | X1
              1     | 01/04/2022 | 4/4/2022   | X1
              1     | 11/04/2022 |            |
              2     | 01/04/2022 |            | X1
              2     | 05/04/2022 |            | E3
        """,
    ),
    case(
        "388",
        "an episode without a valid start date comes before the child’s others",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
              1     | 04/04/2022 | 08/04/2022 | E3
              1     |            | 04/04/2022 | X1
            ! 2     | 04/04/2022 | 08/04/2022 | X1
              2     | 31/04/2022 | 04/04/2022 | X1
            ! 3     |            | 04/04/2022 | X1
              3     |            | 08/04/2022 | E3
              4     |            | 04/04/2022 | E3
              4     |            | 08/04/2022 | E3
        """,
    ),
    case(
        "388",
        "rows without a child ID have no next episode and are not at fault",
        Episodes="""
              CHILD | DECOM      | DEC        | REC
                    | 01/04/2022 | 04/04/2022 | X1
              1     | 01/04/2022 | 04/04/2022 | E3
                    | 04/04/2022 | 05/04/2022 | X1
        """,
    ),
    # 431: S although the last episode was not over
    case(
        "431",
        "S on the day the previous episode ended, and before",
        fields={"Episodes": ("RNE", "DECOM")},
        Episodes="""
              CHILD | DECOM      | RNE | DEC
              1     | 01/06/2022 | S   | 07/07/2022
            ! 1     | 07/07/2022 | S   |
            ! 2     | 01/07/2022 | S   |
              2     | 01/06/2022 | S   | 07/07/2022
              3     | 01/06/2022 | S   | 07/07/2022
              3     | 08/07/2022 | S   |
              4     | 01/06/2022 | S   | 07/07/2022
              4     | 07/07/2022 | P   |
              5     | 01/06/2022 | S   | 07/07/2022
              5     | 07/07/2022 |     |
        """,
    ),
    case(
        "431",
        "a day later, after an open episode, and without valid dates",
        Episodes="""
              CHILD | DECOM      | RNE | DEC
              1     | 01/06/2022 | S   | 07/07/2022
              1     | 08/07/2022 | S   |
              2     | 01/06/2022 | S   |
              2     | 08/07/2022 | S   |
              3     | 01/06/2022 | S   | 31/06/2022
              3     | 08/06/2022 | S   |
              4     | 01/06/2022 | S   | 07/07/2022
              4     |            | S   |
              5     | 01/07/2022 | S   | 07/07/2022
              6     | 02/07/2022 | S   | 07/07/2022
                    | 01/06/2022 | S   | 07/07/2022
                    | 07/07/2022 | S   |
        """,
    ),
    # 432: care had ended, but no S
    case(
        "432",
        "the child had left care, but the next episode does not start with S",
        fields={"Episodes": ("RNE",)},
        Episodes="""
              CHILD | DECOM      | RNE | REC
              1     | 01/06/2022 | S   | E41
            ! 1     | 07/07/2022 | P   |
            ! 2     | 07/07/2022 |     |
              2     | 01/06/2022 | S   | E8
              3     | 01/06/2022 | S   | E41
              3     | 07/07/2022 | S   |
              4     | 01/06/2022 | S   | X1
              4     | 07/07/2022 | P   |
              5     | 01/06/2022 | S   | E4A
            ! 5     |            | L   |
        """,
    ),
    case(
        "432",
        "every reason with which a child leaves care",
        Episodes="""
              CHILD | DECOM      | RNE | REC
              1     | 01/01/2022 | L   | E11
            ! 1     | 02/01/2022 | L   | E12
            ! 1     | 03/01/2022 | L   | E13
            ! 1     | 04/01/2022 | L   | E14
            ! 1     | 05/01/2022 | L   | E15
            ! 1     | 06/01/2022 | L   | E16
            ! 1     | 07/01/2022 | L   | E17
            ! 1     | 08/01/2022 | L   | E2
            ! 1     | 09/01/2022 | L   | E3
            ! 1     | 10/01/2022 | L   | E41
            ! 1     | 11/01/2022 | L   | E45
            ! 1     | 12/01/2022 | L   | E46
            ! 1     | 13/01/2022 | L   | E47
            ! 1     | 14/01/2022 | L   | E48
            ! 1     | 15/01/2022 | L   | E4A
            ! 1     | 16/01/2022 | L   | E4B
            ! 1     | 17/01/2022 | L   | E5
            ! 1     | 18/01/2022 | L   | E6
            ! 1     | 19/01/2022 | L   | E7
            ! 1     | 20/01/2022 | L   | E8
            ! 1     | 21/01/2022 | L   | E9
            ! 1     | 22/01/2022 | L   | X1
              1     | 23/01/2022 | L   | E43
              1     | 24/01/2022 | L   |
        """,
    ),
    case(
        "432",
        "the reason of the previous episode is X1, unknown or missing; or there is none",
        Episodes="""
              CHILD | DECOM      | RNE | REC
              1     | 01/06/2022 | L   | X1
              1     | 07/07/2022 |     |
              2     | 01/06/2022 | S   | E4
              2     | 07/07/2022 | P   |
              3     | 01/06/2022 | S   |
              3     | 07/07/2022 | P   | E3
              4     | 07/08/2022 | P   | E3
                    | 01/06/2022 | S   | E3
                    | 07/07/2022 | P   | E3
        """,
    ),
    # 433: continuation on another day
    case(
        "433",
        "not on the day the previous episode ended",
        fields={"Episodes": ("RNE", "DECOM")},
        Episodes="""
              CHILD | DECOM      | RNE | DEC
              1     | 01/09/2022 | S   | 03/10/2022
            ! 1     | 04/10/2022 | L   |
              2     | 01/09/2022 | S   | 03/10/2022
            ! 2     | 02/10/2022 | P   |
              3     | 01/09/2022 | S   | 3/10/2022
              3     | 03/10/2022 | T   |
            ! 4     | 04/10/2022 | U   |
              4     | 01/09/2022 | S   | 03/10/2022
              5     | 01/09/2022 | S   | 03/10/2022
            ! 5     | 04/10/2022 | B   |
              6     | 01/09/2022 | S   | 03/10/2022
            ! 6     | 04/10/2022 | T   |
              7     | 01/09/2022 | S   | 03/10/2022
              7     | 04/10/2022 | S   |
              8     | 01/09/2022 | S   | 03/10/2022
              8     | 04/10/2022 |     |
        """,
    ),
    case(
        "433",
        "one of the two dates is missing or not valid",
        Episodes="""
              CHILD | DECOM      | RNE | DEC
              1     | 01/09/2022 | S   |
            ! 1     | 03/10/2022 | U   |
              2     | 01/09/2022 | S   | 31/09/2022
            ! 2     | 01/10/2022 | U   |
              3     | 01/09/2022 | S   | 03/10/2022
            ! 3     |            | P   |
              4     | 01/09/2022 | S   |
            ! 4     | 03.10.2022 | P   |
        """,
    ),
    case(
        "433",
        "on that day; a child’s first episode; episodes without a child ID",
        Episodes="""
              CHILD | DECOM      | RNE | DEC
              1     | 01/09/2022 | S   | 03/10/2022
              1     | 03/10/2022 | L   | 05/10/2022
              1     | 05/10/2022 | P   |
              2     | 03/10/2022 | P   |
              3     | 06/10/2022 | P   |
                    | 01/09/2022 | S   | 03/10/2022
                    | 06/10/2022 | P   |
        """,
    ),
    case(
        "433",
        "on the same start date the end dates decide, an open episode comes last",
        Episodes="""
              CHILD | DECOM      | RNE | DEC
              1     | 03/10/2022 | P   |
              1     | 01/09/2022 | S   | 03/10/2022
              1     | 03/10/2022 | L   | 03/10/2022
            ! 2     | 03/10/2022 | P   | 09/10/2022
              2     | 03/10/2022 | L   | 08/10/2022
              2     | 01/09/2022 | S   | 03/10/2022
        """,
    ),
    # 437: further episodes after death or age assessment
    case(
        "437",
        "the child died or was found to be 18 or over, but there is a later episode",
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | DECOM      | REC
            ! 1     | 01/05/2022 | E2
              1     | 10/06/2022 |
              2     | 10/06/2022 |
            ! 2     | 01/05/2022 | E15
            ! 3     | 01/05/2022 | E15
              3     |            |
              4     | 01/05/2022 | E3
              4     | 10/06/2022 | E2
              5     | 10/06/2022 |
        """,
    ),
    case(
        "437",
        "the child’s last episode, other reasons, and rows without a start date or child ID",
        Episodes="""
              CHILD | DECOM      | REC
              1     | 01/04/2022 | X1
              1     | 01/05/2022 | E15
              2     | 01/05/2022 | E3
              2     | 01/06/2022 | E17
              2     | 02/06/2022 |
              3     |            | E2
              3     |            | E2
                    | 01/05/2022 | E2
                    | 10/06/2022 |
        """,
        Episodes_last="""
              CHILD | DECOM      | REC
              1     | 01/06/2022 |
        """,
    ),
    # 501: starts before the previous one ended
    case(
        "501",
        "a day before the previous episode ended; only the previous episode counts",
        fields={"Episodes": ("DECOM", "DEC")},
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/02/2023 | 15/02/2023
            ! 1     | 14/02/2023 |
              2     | 10/02/2023 |
            ! 2     | 05/02/2023 | 06/02/2023
              2     | 01/02/2023 | 28/02/2023
              3     | 01/02/2023 | 15/02/2023
              3     | 15/02/2023 |
        """,
    ),
    case(
        "501",
        "on the day the previous episode ended and later, and without valid dates",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/02/2023 | 15/02/2023
              1     | 15/02/2023 | 16/02/2023
              1     | 17/02/2023 |
              2     | 01/02/2023 |
              2     | 02/02/2023 |
              3     | 01/02/2023 | 31/02/2023
              3     | 02/02/2023 |
              4     | 01/02/2023 | 15/02/2023
              4     |            |
              5     | 01/02/2023 | 15/02/2023
              6     | 02/02/2023 | 15/02/2023
                    | 01/02/2023 | 15/02/2023
                    | 02/02/2023 | 15/02/2023
        """,
    ),
    # 503D: placement type differs from last year's open episode
    case(
        "503D",
        "last year’s latest episode was open and had another placement type",
        years=(2023, 2024, 2025, 2026, 2027),
        fields={"Episodes": ("PLACE",)},
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/06/2022 | U4
            ! 1     | 01/02/2022 | U1
              2     | 01/02/2022 | U1
              3     | 01/02/2022 | U4
            ! 4     | 01/02/2022 |
            ! 5     | 01/02/2022 | U4
            ! 6     | 01/02/2022 | U1
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE | DEC
              1     | 01/02/2022 | U4    |
              1     | 01/01/2022 | U1    | 01/02/2022
              2     | 01/02/2022 | U4    | 31/03/2022
              3     | 01/02/2022 | U4    |
              4     | 01/02/2022 | U4    |
              5     | 01/02/2022 |       |
              6     | 01/02/2022 | U4    | 31/02/2022
        """,
    ),
    case(
        "503D",
        "the same placement type, an ended episode, one year only, no valid start date, no child ID",
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | U4
              1     | 01/06/2022 | U1
              2     | 05/02/2022 | U1
              3     | 01/02/2022 | U1
              4     |            | U1
              5     | 01/02/2022 | U1
              6     | 01/02/2022 |
                    | 01/02/2022 | U1
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE | DEC
              1     | 01/02/2022 | U4    |
              2     | 01/02/2022 | U4    | 05/02/2022
              4     | 01/02/2022 | U4    |
              5     | 31/02/2022 | U4    |
              6     | 01/02/2022 |       |
              7     | 01/02/2022 | U4    |
                    | 01/02/2022 | U4    |
        """,
    ),
    case(
        "503D",
        "on a tie the first in the file counts, in both years",
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | U4
              1     | 01/02/2022 | U1
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE | DEC
              1     | 01/01/2022 | U4    |
              1     | 01/01/2022 | U1    |
        """,
    ),
    case(
        "503D",
        "H5 may become K3 in 2024/25",
        years=(2025,),
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | K3
            ! 2     | 01/02/2022 | K2
            ! 3     | 01/02/2022 | K3
            ! 4     | 01/02/2022 | H5
            ! 5     | 01/02/2022 | Z11
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | H5
              2     | 01/02/2022 | H5
              3     | 01/02/2022 | K2
              4     | 01/02/2022 | K3
              5     | 01/02/2022 | Z1
        """,
    ),
    case(
        "503D",
        "H5 may not become K3 in other years",
        years=(2023, 2024, 2026, 2027),
        Episodes="""
              CHILD | DECOM      | PLACE
            ! 1     | 01/02/2022 | K3
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | H5
        """,
    ),
    case(
        "503D",
        "Z1 may become Z11 to Z14 in 2025/26",
        years=(2026,),
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | Z11
              2     | 01/02/2022 | Z12
              3     | 01/02/2022 | Z13
              4     | 01/02/2022 | Z14
            ! 5     | 01/02/2022 | Z15
            ! 6     | 01/02/2022 | U4
            ! 7     | 01/02/2022 | Z1
            ! 8     | 01/02/2022 | Z12
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | Z1
              2     | 01/02/2022 | Z1
              3     | 01/02/2022 | Z1
              4     | 01/02/2022 | Z1
              5     | 01/02/2022 | Z1
              6     | 01/02/2022 | Z1
              7     | 01/02/2022 | Z11
              8     | 01/02/2022 | Z11
        """,
    ),
    case(
        "503D",
        "Z1 may not become Z11 to Z14 in other years",
        years=(2023, 2024, 2025, 2027),
        Episodes="""
              CHILD | DECOM      | PLACE
            ! 1     | 01/02/2022 | Z11
            ! 2     | 01/02/2022 | Z14
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE
              1     | 01/02/2022 | Z1
              2     | 01/02/2022 | Z1
        """,
    ),
    # 504: category of need changes within care
    case(
        "504",
        "another category of need in an episode that continues the previous one",
        fields={"Episodes": ("CIN",)},
        Episodes="""
              CHILD | DECOM      | CIN | DEC        | REC
              1     | 01/01/2023 | N3  | 09/01/2023 | X1
            ! 1     | 09/01/2023 | N5  | 15/01/2023 | X1
              1     | 15/01/2023 | N5  | 20/01/2023 | X1
            ! 1     | 20/01/2023 | N3  |            |
            ! 2     | 09/01/2023 |     |            |
              2     | 01/01/2023 | N3  | 9/1/2023   | X1
              3     | 01/01/2023 |     | 09/01/2023 | X1
            ! 3     | 09/01/2023 | N3  |            |
              4     | 01/01/2023 | N3  | 09/01/2023 | X1
              4     | 09/01/2023 | N3  |            |
        """,
    ),
    case(
        "504",
        "no continuation: a gap, an overlap, another reason; or two blanks",
        Episodes="""
              CHILD | DECOM      | CIN | DEC        | REC
              1     | 01/01/2023 | N3  | 09/01/2023 | X1
              1     | 10/01/2023 | N5  |            |
              2     | 01/01/2023 | N3  | 09/01/2023 | X1
              2     | 08/01/2023 | N5  |            |
              3     | 01/01/2023 | N3  | 09/01/2023 | E3
              3     | 09/01/2023 | N5  |            |
              4     | 01/01/2023 | N3  | 09/01/2023 |
              4     | 09/01/2023 | N5  |            |
              5     | 01/01/2023 |     | 09/01/2023 | X1
              5     | 09/01/2023 |     |            |
              6     | 01/01/2023 | N3  |            | X1
              6     |            | N5  |            |
              7     | 01/01/2023 | N3  | 09/01/2023 | X1
              8     | 09/01/2023 | N5  |            |
                    | 01/01/2023 | N3  | 09/01/2023 | X1
                    | 09/01/2023 | N5  |            |
        """,
    ),
    # 1012: other data without episodes
    case(
        "1012",
        "rows of children who have no episode, in each of the 6 files",
        fields={
            "PlacedAdoption": ("CHILD",),
            "Missing": ("CHILD",),
            "Reviews": ("CHILD",),
            "AD1": ("CHILD",),
            "PrevPerm": ("CHILD",),
            "OC2": ("CHILD",),
        },
        Episodes="CHILD\n71",
        PlacedAdoption="CHILD\n71\n! 70",
        Missing="CHILD\n! 70\n71\n! 70",
        Reviews="CHILD\n71\n! 70",
        AD1="CHILD\n71\n! 70",
        PrevPerm="CHILD\n71\n! 70",
        OC2="CHILD\n71\n! 70",
    ),
    case(
        "1012",
        "children with an episode, whatever its details; Header, UASC, care leavers and others are not checked",
        Episodes="CHILD\nab71\n73",
        AD1="CHILD\n·AB71·",
        Header="CHILD\n70",
        UASC="CHILD\n70",
        OC3="CHILD\n70",
        SWEpisodes="CHILD\n70",
        DoLo="CHILD\n70",
    ),
    case(
        "1012",
        "a row without a child ID",
        Episodes="CHILD\n71",
        Reviews="CHILD\n71\n! ¦",
    ),
    case(
        "1012",
        "a row without a child ID, as in Episodes",
        Episodes="CHILD\n71\n¦",
        Reviews="CHILD\n71\n¦",
        OC2="CHILD\n! 70",
    ),
    case(
        "1012",
        "Episodes without rows",
        Episodes="CHILD",
        Missing="CHILD\n! 71",
        PrevPerm="CHILD",
    ),
    case(
        "1012",
        "none of the six files is loaded",
        not_run="none of",
        Episodes="CHILD\n71",
        Header="CHILD\n70",
        OC3="CHILD\n70",
    ),
]
