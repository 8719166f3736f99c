"""Cases of worker/rules/ssda903/social_worker_order.py."""

from tests.unit.rules.cases import case

SINCE_2026 = (2026, 2027)

CASES = [
    case(
        "SW10aSTG2",
        "a week and more before and after the last end, reason FCONTA, and dates that are missing",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DECOM",)},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC     | SW_REASON
              1     | 01/04/2025 | 20/06/2025 | OTHERS
              1     | 13/06/2025 |            | OTHERS
              2     | 01/04/2025 | 20/06/2025 | OTHERS
            ! 2     | 12/06/2025 |            | OTHERS
              3     | 01/04/2025 | 20/06/2025 | OTHERS
              3     | 27/06/2025 |            | OTHERS
              4     | 01/04/2025 | 20/06/2025 | OTHERS
            ! 4     | 28/06/2025 |            | OTHERS
              5     | 01/04/2025 | 20/06/2025 | OTHERS
              5     | 12/06/2025 |            | fconta
              6     | 01/04/2025 | 20/06/2025 | OTHERS
              6     | 28/06/2025 |            | FCONTA
              7     | 01/04/2025 | 20/06/2025 | FCONTA
            ! 7     | 28/06/2025 |            |
              8     | 01/04/2025 |            | OTHERS
            ! 8     | 20/06/2025 |            | OTHERS
              9     | 01/04/2025 | xx         | OTHERS
              9     | 20/06/2025 |            | FCONTA
              10    | 01/04/2025 | 20/06/2025 | OTHERS
            ! 10    |            |            | OTHERS
              11    | 01/04/2025 | 20/06/2025 | OTHERS
              11    | xx         |            | FCONTA
              12    |            |            | OTHERS
              13    | 01/04/2025 | 20/06/2025 | OTHERS
              14    | 28/06/2025 |            | OTHERS
                    | 01/04/2025 | 20/06/2025 | OTHERS
                    | 28/06/2025 |            | OTHERS
        """,
    ),
    case(
        "SW10aSTG2",
        "rows out of order in the file; of equal starts the earlier end comes first, an open one last",
        years=SINCE_2026,
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 20/06/2025 |
              1     | 01/05/2025 | 20/06/2025
            ! 2     | 01/05/2025 |
              2     | 01/05/2025 | 20/06/2025
            ! 3     | 01/05/2025 | 20/07/2025
              3     | 01/05/2025 | 20/06/2025
              4     | 15/06/2025 | 18/06/2025
              4     | 01/04/2025 | 20/06/2025
        """,
    ),
    case(
        "SW10aSTG2",
        "follows on",
        years=SINCE_2026,
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/05/2025 | 20/06/2025\n 1 | 20/06/2025 |",
    ),
    case(
        "SW10bSTG2",
        "before, on and after the day of the last end, other reasons, and dates that are missing",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DECOM", "SW_REASON")},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC     | SW_REASON
              1     | 01/04/2025 | 10/06/2025 | OTHERS
            ! 1     | 08/06/2025 |            | FCONTA
              2     | 01/04/2025 | 10/06/2025 | OTHERS
            ! 2     | 10/06/2025 |            | fconta
              3     | 01/04/2025 | 10/06/2025 | OTHERS
              3     | 11/06/2025 |            | FCONTA
              4     | 01/04/2025 | 10/06/2025 | FCONTA
              4     | 08/06/2025 |            | OTHERS
              5     | 01/04/2025 | 10/06/2025 | FCONTA
              5     | 08/06/2025 |            |
              6     | 01/04/2025 |            | OTHERS
              6     | 08/06/2025 |            | FCONTA
              7     | 01/04/2025 | 10/06/2025 | OTHERS
              7     | xx         |            | FCONTA
            ! 8     | 08/06/2025 |            | FCONTA
              8     | 01/04/2025 | 10/06/2025 | OTHERS
              9     | 01/04/2025 | 10/06/2025 | OTHERS
              10    | 08/06/2025 |            | FCONTA
                    | 01/04/2025 | 10/06/2025 | OTHERS
                    | 08/06/2025 |            | FCONTA
        """,
    ),
    case(
        "SW10bSTG2",
        "of equal starts the earlier end comes first",
        years=SINCE_2026,
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC     | SW_REASON
            ! 1     | 01/05/2025 | 20/07/2025 | FCONTA
              1     | 01/05/2025 | 20/06/2025 | FCONTA
              2     | 15/06/2025 | 18/06/2025 | OTHERS
              2     | 01/04/2025 | 20/06/2025 | FCONTA
        """,
    ),
    case(
        "SW10bSTG2",
        "referred again the day after",
        years=SINCE_2026,
        SWEpisodes="""
            CHILD | SW_DECOM   | SW_DEC     | SW_REASON
            1     | 01/04/2025 | 10/06/2025 | OTHERS
            1     | 11/06/2025 |            | FCONTA
        """,
    ),
    case(
        "SW18STG2",
        "the day before, the day of and the day after the start, and dates that are missing",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DEC", "SW_DECOM")},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/06/2025 | 31/05/2025
            ! 2     | 01/06/2025 | 1/6/2025
              3     | 01/06/2025 | 02/06/2025
              4     | 01/06/2025 |
              5     |            | 31/05/2025
              6     | xx         | xx
              7     | ZZ/06/2025 | 31/05/2025
            !       | 01/06/2025 | 31/05/2025
        """,
    ),
    case(
        "SW18STG2",
        "ends the day after",
        years=SINCE_2026,
        SWEpisodes="CHILD | SW_DECOM | SW_DEC\n 1 | 01/06/2025 | 02/06/2025",
    ),
    case(
        "SW19STG2",
        "two, three and no rows from one day, in any order of the file, and dates that are missing",
        years=SINCE_2026,
        fields={"SWEpisodes": ("SW_DEC", "SW_DECOM")},
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
              1     | 01/06/2025 | 01/09/2025
            ! 1     | 1/6/2025   | 01/08/2025
              2     | 01/06/2025 |
              2     | 01/05/2025 |
            ! 2     | 01/06/2025 |
            ! 2     | 01/06/2025 |
              3     | 01/06/2025 |
              3     | 02/06/2025 |
              4     |            |
              4     |            |
              5     | xx         |
              5     | xx         |
                    | 01/06/2025 |
                    | 01/06/2025 |
        """,
    ),
    case(
        "SW19STG2",
        "the same day for two children",
        years=SINCE_2026,
        SWEpisodes="CHILD | SW_DECOM\n 1 | 01/06/2025\n 2 | 01/06/2025",
    ),
]
