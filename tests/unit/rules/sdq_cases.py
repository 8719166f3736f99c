"""Cases of worker/rules/ssda903/sdq.py."""

from tests.unit.rules.cases import Case, case

LOOKED_AFTER = """
    CHILD | DECOM      | LS | DEC | REC
    1     | 01/05/2020 | C2 |     |
    2     | 01/05/2020 | C2 |     |
    3     | 01/05/2020 | C2 |     |
    4     | 01/05/2020 | C2 |     |
    5     | 01/05/2020 | C2 |     |
    6     | 01/05/2020 | C2 |     |
    7     | 01/05/2020 | C2 |     |
    8     | 01/05/2020 | C2 |     |
    9     | 01/05/2020 | C2 |     |
    10    | 01/05/2020 | C2 |     |
"""
"""Children 1 to 10 have been looked after for 12 months."""


def not_for_12_months(code: str, column: str, value: str) -> list[Case]:
    """The cases of 185 and 198, which ask the same of one item each."""
    return [
        *case(
            code,
            "in care for 12 months or not",
            years=(2025,),
            fields={"OC2": (column,)},
            OC2=f"""
                  CHILD | {column}
                ! 1     | {value}
                  2     | {value}
                ! 3     | {value}
                  4     |
                ! 5     | {value}
                  6     | {value}
                ! 7     | NONSENSE
                ! 8     | {value}
                  9     |
                        | {value}
            """,
            Episodes="""
                  CHILD | DECOM      | RNE | LS | DEC        | REC
                  1     | 20/09/2024 | S   | C2 |            |
                  2     | 01/01/2021 | S   | C2 |            |
                  5     | 01/01/2020 | S   | C2 | 01/07/2024 | E4A
                  6     | 01/01/2020 | S   | C2 | 31/03/2025 | E4A
                  7     | 02/04/2024 | S   | C2 |            |
                  8     | 01/01/2020 | S   | V3 |            |
                  9     | 02/04/2024 | S   | C2 |            |
                        | 01/01/2020 | S   | C2 |            |
            """,
        ),
        *case(
            code,
            "in care for 12 months",
            OC2=f"""
                  CHILD | {column}
                  1     | {value}
            """,
            Episodes=LOOKED_AFTER,
        ),
    ]


CASES = [
    case(
        "157",
        "around 4 when the year started and 16 when it ended",
        years=(2025,),
        fields={"OC2": ("SDQ_REASON", "DOB")},
        OC2="""
              CHILD | DOB        | SDQ_SCORE | SDQ_REASON
            ! 1     | 31/03/2020 |           | SDQ1
            ! 2     | 01/04/2020 |           | SDQ1
              3     | 02/04/2020 |           | SDQ1
            ! 4     | 01/04/2009 |           | SDQ1
            ! 5     | 31/03/2009 |           | SDQ1
              6     | 30/03/2009 |           | SDQ1
              7     |            |           | SDQ1
              8     | 31/02/2014 |           | SDQ1
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "157",
        "with a score, another reason, or not in care for 12 months",
        years=(2025,),
        OC2="""
              CHILD | DOB        | SDQ_SCORE | SDQ_REASON
            ! 1     | 05/05/2014 |           | sdq1
              2     | 05/05/2014 | 12        | SDQ1
              3     | 05/05/2014 |           | SDQ2
              4     | 05/05/2014 |           |
              5     | 05/05/2014 | X         | SDQ1
              11    | 05/05/2014 |           | SDQ1
              12    | 05/05/2014 |           | SDQ1
                    | 05/05/2014 |           | SDQ1
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 01/05/2020 | S   | C2
              2     | 01/05/2020 | S   | C2
              3     | 01/05/2020 | S   | C2
              4     | 01/05/2020 | S   | C2
              5     | 01/05/2020 | S   | C2
              11    | 02/04/2024 | S   | C2
                    | 01/05/2020 | S   | C2
        """,
    ),
    case(
        "157",
        "a score",
        OC2="""
              CHILD | DOB        | SDQ_SCORE
              1     | 05/05/2016 | 12
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "180",
        "whole numbers from 0 to 40",
        fields={"OC2": ("SDQ_SCORE",)},
        OC2="""
              CHILD | SDQ_SCORE
              1     | 40
            ! 2     | 41
              3     | 07
              4     | 12.0
            ! 5     | 12.5
            ! 6     | -1
            ! 7     | N/K
              8     |
              9     | 0
              10    | ·9·
              11    | 4E1
              12    | 39
            ! 13    | 40.1
            ! 14    | 0.5
            ! 15    | INF
            ! 16    | NAN
            ! 17    | 1_0
            ! 18    | -0.5
              19    | 1
            !       | 99
        """,
    ),
    case(
        "180",
        "a cell with nothing but a space is blank",
        OC2="""
              CHILD | SDQ_SCORE
              1     | ·
        """,
    ),
    not_for_12_months("185", "SDQ_SCORE", "9"),
    case(
        "186",
        "around 4 when the year began and 17 when it ended",
        years=(2025,),
        fields={"OC2": ("SDQ_SCORE",)},
        OC2="""
              CHILD | DOB
            ! 1     | 31/03/2020
            ! 2     | 01/04/2020
              3     | 02/04/2020
            ! 4     | 02/04/2008
            ! 5     | 01/04/2008
              6     | 31/03/2008
              7     |
              8     | 31/02/2014
              11    | 05/05/2014
                    | 05/05/2014
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "186",
        "a score or a reason is enough",
        OC2="""
              CHILD | DOB        | SDQ_SCORE | SDQ_REASON
              1     | 05/05/2016 |           | SDQ4
              2     | 05/05/2016 | 9         |
              3     | 05/05/2016 | 9         | SDQ4
              4     | 05/05/2016 | NONSENSE  |
            ! 5     | 05/05/2016 |           |
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "186",
        "not in care for 12 months",
        OC2="""
              CHILD | DOB
              1     | 05/05/2016
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2026 | S   | C2
        """,
    ),
    case(
        "188",
        "around 4 when the year ended",
        years=(2025,),
        fields={"OC2": ("SDQ_SCORE", "SDQ_REASON")},
        OC2="""
              CHILD | DOB        | SDQ_SCORE | SDQ_REASON
            ! 1     | 01/04/2021 | 5         |
              2     | 31/03/2021 | 5         |
              3     | 30/03/2021 | 5         |
            ! 4     | 10/10/2022 |           | SDQ1
            ! 5     | 10/10/2022 | NONSENSE  | SDQ1
              6     | 10/10/2022 |           |
              7     |            | 5         |
              8     | 31/02/2023 | 5         |
            !       | 10/10/2022 | 5         |
        """,
    ),
    case(
        "188",
        "nothing given",
        OC2="""
              CHILD | DOB
              1     | 10/10/2025
        """,
    ),
    case(
        "189",
        "around 17 when the year started",
        years=(2025,),
        fields={"OC2": ("DOB", "SDQ_SCORE", "SDQ_REASON")},
        OC2="""
              CHILD | DOB        | SDQ_SCORE | SDQ_REASON
            ! 1     | 31/03/2007 | 20        |
              2     | 01/04/2007 | 20        |
              3     | 02/04/2007 | 20        |
              4     | 31/03/2007 |           |
            ! 5     | 31/03/2007 |           | SDQ1
              6     |            | 20        |
              7     | 31/02/2006 | 20        |
            !       | 31/03/2007 | 20        |
        """,
    ),
    case(
        "189",
        "17 on the first day of the year",
        OC2="""
              CHILD | DOB        | SDQ_SCORE
              1     | 01/04/2009 | 20
        """,
    ),
    case(
        "196",
        "codes",
        years=(2023, 2024, 2025, 2026, 2027),
        fields={"OC2": ("SDQ_REASON",)},
        OC2="""
              CHILD | SDQ_REASON
            ! 0     | SDQ0
              1     | SDQ1
              2     | SDQ2
              3     | SDQ3
              4     | SDQ4
              5     | SDQ5
            ! 6     | SDQ6
            ! 7     | SDQ·1
            ! 8     | SDQ
            ! 9     | 1
              10    |
              11    | sdq2
            !       | X
        """,
    ),
    case(
        "196",
        "blank",
        OC2="""
              CHILD | SDQ_REASON
              1     |
        """,
    ),
    case(
        "197B",
        "4th birthday around the ends of the year",
        years=(2025,),
        fields={"OC2": ("SDQ_REASON", "DOB")},
        OC2="""
              CHILD | DOB
              1     | 31/03/2020
            ! 2     | 01/04/2020
            ! 3     | 02/04/2020
            ! 4     | 30/03/2021
            ! 5     | 31/03/2021
              6     | 01/04/2021
              7     |
              8     | 31/02/2021
              11    | 02/04/2020
                    | 02/04/2020
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "197B",
        "17th birthday around the ends of the year",
        years=(2025,),
        OC2="""
              CHILD | DOB
              1     | 31/03/2007
            ! 2     | 01/04/2007
            ! 3     | 02/04/2007
            ! 4     | 30/03/2008
            ! 5     | 31/03/2008
              6     | 01/04/2008
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "197B",
        "a score or a reason is enough",
        years=(2025,),
        OC2="""
              CHILD | DOB        | SDQ_SCORE | SDQ_REASON
              1     | 20/11/2007 |           | SDQ2
              2     | 20/11/2007 | 9         |
            ! 3     | 20/11/2007 |           |
        """,
        Episodes=LOOKED_AFTER,
    ),
    case(
        "197B",
        "not in care for 12 months",
        OC2="""
              CHILD | DOB
              1     | 20/11/2009
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2026 | S   | C2
        """,
    ),
    case(
        "197a",
        "both filled",
        fields={"OC2": ("SDQ_SCORE", "SDQ_REASON")},
        OC2="""
              CHILD | SDQ_SCORE | SDQ_REASON
            ! 1     | 14        | SDQ3
              2     | 14        |
              3     |           | SDQ3
              4     |           |
            ! 5     | X         | X
            !       | 14        | SDQ3
        """,
    ),
    case(
        "197a",
        "a score",
        OC2="""
              CHILD | SDQ_SCORE
              1     | 14
        """,
    ),
    not_for_12_months("198", "SDQ_REASON", "SDQ2"),
]
