"""Cases of worker/rules/episode_dates.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "142",
        "an episode before the last has neither end nor reason",
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
        "355",
        "same day, written in two ways",
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 9/9/2022   | 09/09/2022
              2     | 11/11/2022 | 12/11/2022
              3     |            |
        """,
    ),
    case(
        "355",
        "a day later",
        Episodes="""
              CHILD | DECOM      | DEC
              2     | 11/11/2022 | 12/11/2022
        """,
    ),
]
