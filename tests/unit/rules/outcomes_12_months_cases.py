"""Cases of worker/rules/ssda903/outcomes_12_months.py."""

from tests.unit.rules.cases import Case, case

ITEMS = (
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
    "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)
EPISODES = """
    CHILD | DECOM      | RNE | LS | DEC        | REC
    1     | 01/05/2020 | S   | C2 |            |
    2     | 01/05/2020 | S   | C2 |            |
    3     | 01/05/2020 | S   | C2 |            |
    4     | 01/05/2020 | S   | C2 |            |
    5     | 01/05/2020 | S   | C2 |            |
    6     | 01/05/2020 | S   | C2 |            |
    7     | 01/05/2020 | S   | C2 |            |
    8     | 01/05/2020 | S   | C2 |            |
    9     | 01/05/2020 | S   | C2 |            |
    21    | 02/04/2024 | S   | C2 |            |
    22    | 02/04/2026 | S   | C2 |            |
          | 01/05/2020 | S   | C2 |            |
"""
"""Children 1 to 9 had been looked after for 12 months at 31 March 2025; 21 and 22 had not."""


def needs_core_items(code: str, column: str) -> list[Case]:
    """The cases of 544 and 547, which ask the same of one item each."""
    core = ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")
    return [
        *case(
            code,
            "one of the health items is blank",
            fields={"OC2": (column, *core)},
            OC2=f"""
                  CHILD | {column} | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
                ! 1     | 1        |               | 1           | 1                 | 1
                ! 2     | 0        | 1             |             | 1                 | 1
                ! 3     | 1        | 0             | 1           |                   | 1
                ! 4     | 1        | 1             | 1           | 1                 |
                ! 5     | 0        |               |             |                   |
                  6     | 0        | 0             | 0           | 0                 | 0
                  7     |          |               |             |                   |
                  8     |          | 1             |             | 1                 | 1
                ! 9     | X        |               | 1           | 1                 | 1
                !       | 1        |               | 1           | 1                 | 1
            """,
        ),
        *case(
            code,
            "all filled",
            OC2=f"""
                  CHILD | {column} | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
                  1     | 1        | 1             | X           | 0                 | 0
            """,
        ),
    ]


CASES = [
    case(
        "158",
        "received, and offered is filled",
        fields={"OC2": ("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")},
        OC2="""
              CHILD | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
            ! 1     | 1                     | X
            ! 2     | 1                     | 0
              3     | 1                     |
              4     | 0                     | 0
              5     |                       | 1
              6     | X                     | 1
            !       | 1                     | 1
        """,
    ),
    case(
        "158",
        "received",
        OC2="""
              CHILD | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
              1     | 1                     |
        """,
    ),
    case(
        "159",
        "not received, and offered is blank",
        fields={"OC2": ("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")},
        OC2="""
              CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
            ! 1     | 1                | 0                     |
              2     | 1                | 0                     | 1
              3     |                  | 0                     |
              4     | 1                |                       |
              5     | 0                | 0                     |
              6     | 1                | 1                     |
              7     | 1                | 0                     | X
            !       | 1                | 0                     |
        """,
    ),
    case(
        "159",
        "offered",
        OC2="""
              CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
              1     | 1                | 0                     | 0
        """,
    ),
    *(
        case(
            "181",
            f"only the incorrect cell is shown: {item.lower()}",
            fields={"OC2": (item,)},
            OC2=f"""
                  CHILD | {item}
                  1     | 0
                  2     | 1
                  3     |
                ! 4     | 2
                ! 5     | Y
                ! 6     | 1.0
                ! 7     | 01
                !       | X
            """,
        )
        for item in ITEMS
    ),
    case(
        "181",
        "two cells at fault",
        fields={"OC2": ("TEETH_CHECK", "CONVICTED")},
        OC2="""
              CHILD | CONVICTED | TEETH_CHECK | IMMUNISATIONS
            ! 1     | X         | Y           | 1
        """,
    ),
    case(
        "181",
        "0, 1 or blank; the SDQ is not checked",
        OC2="""
              CHILD | SDQ_SCORE | CONVICTED | TEETH_CHECK
              1     | 9         |           | 0
        """,
    ),
    case(
        "182",
        "one of the other items is filled",
        fields={"OC2": ITEMS},
        OC2="""
              CHILD | CONVICTED | HEALTH_CHECK | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
            ! 1     | 0         |              |                       |
            ! 2     |           | 1            |                       |
            ! 3     |           |              | 0                     |
            ! 4     |           |              |                       | X
              5     |           |              |                       |
            !       | 0         |              |                       |
        """,
    ),
    case(
        "182",
        "one of the core health items is blank",
        OC2="""
              CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE | HEALTH_CHECK
            ! 1     | 1             | 1           | 1                 |                  | 1
            ! 2     | 1             | 1           |                   | 1                | 1
            ! 3     | 1             |             | 1                 | 1                | 1
            ! 4     |               | 1           | 1                 | 1                | 1
              5     | 1             | 1           | 1                 | 1                | 1
              6     | 1             |             | 1                 | 1                |
              7     |               |             |                   |                  |
        """,
    ),
    case(
        "182",
        "all blank except the SDQ",
        OC2="""
              CHILD | SDQ_SCORE | SDQ_REASON
              1     | 9         | SDQ1
        """,
    ),
    *(
        case(
            "190",
            f"only the filled cell is shown: {item.lower()}",
            years=(2025,),
            fields={"OC2": (item,)},
            OC2=f"""
                  CHILD | {item}
                  1     | 1
                ! 21    | 1
                ! 22    | 0
                ! 23    | X
                  24    |
                        | 1
            """,
            Episodes=EPISODES,
        )
        for item in ITEMS
    ),
    case(
        "190",
        "started on the first or second day of the year",
        years=(2025,),
        OC2="""
              CHILD | TEETH_CHECK
            ! 1     | 1
              2     | 1
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2024 | S   | C2
              2     | 01/04/2024 | S   | C2
        """,
    ),
    case(
        "190",
        "only the SDQ",
        OC2="""
              CHILD | SDQ_SCORE
              1     | 9
        """,
        Episodes="""
              CHILD
        """,
    ),
    case(
        "191",
        "only the blank cells are shown",
        years=(2025,),
        fields={"OC2": ("IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE")},
        OC2="""
              CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
            ! 1     |               | 1           | 1                 | 1
            ! 2     | 1             |             | 1                 | 1
            ! 3     | 1             | 1           |                   | 1
            ! 4     | 1             | 1           | 1                 |
              5     | 1             | 0           | X                 | 1
              6     | 1             | 1           | 1                 | 1
              7     | 1             | 1           | 1                 | 1
              8     | 1             | 1           | 1                 | 1
              9     | 1             | 1           | 1                 | 1
              21    |               |             |                   |
                    |               |             |                   |
        """,
        Episodes=EPISODES,
    ),
    case(
        "191",
        "one blank cell",
        fields={"OC2": ("HEALTH_ASSESSMENT",)},
        OC2="""
              CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
            ! 1     | 1             | 1           |                   | 1
        """,
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/05/2020 | C2
        """,
    ),
    case(
        "191",
        "not in OC2: the earliest episode",
        years=(2025,),
        fields={"Episodes": ("CHILD",)},
        OC2="""
              CHILD | IMMUNISATIONS | TEETH_CHECK | HEALTH_ASSESSMENT | SUBSTANCE_MISUSE
              3     | 1             | 1           | 1                 | 1
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 09/09/2024 | L   | C2
            ! 1     | 03/02/2022 | S   | C2
              1     |            | S   | C2
            ! 2     | 03/02/2022 | S   | C2
              2     | 03/02/2022 | S   | C2
              3     | 03/02/2022 | S   | C2
              4     |            | S   | C2
              5     | 09/09/2024 | S   | C2
                    | 03/02/2022 | S   | C2
        """,
    ),
    case(
        "191",
        "not in care for 12 months",
        OC2="""
              CHILD
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2026 | S   | C2
        """,
    ),
    case(
        "192",
        "received is blank",
        fields={"OC2": ("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED")},
        OC2="""
              CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
            ! 1     | 1                |
              2     | 1                | 9
              3     | 0                |
              4     |                  |
              5     | X                |
            !       | 1                |
        """,
    ),
    case(
        "192",
        "received is filled",
        OC2="""
              CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED
              1     | 1                | 0
        """,
    ),
    case(
        "193",
        "no substance misuse, but intervention items",
        fields={"OC2": ("SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")},
        OC2="""
              CHILD | SUBSTANCE_MISUSE | INTERVENTION_RECEIVED | INTERVENTION_OFFERED
            ! 1     | 0                |                       | 0
            ! 2     |                  | 1                     |
              3     | 5                | 1                     |
              4     | 1                | 0                     | 0
              5     | 0                |                       |
              6     |                  |                       |
            ! 7     | 0                | X                     | X
            !       | 0                | 0                     |
        """,
    ),
    case(
        "193",
        "no substance misuse and nothing else",
        OC2="""
              CHILD | SUBSTANCE_MISUSE
              1     | 0
        """,
    ),
    *(
        case(
            "215",
            f"{leaver_item.lower()} and {item.lower()}",
            fields={"OC3": ("IN_TOUCH", "ACTIV", "ACCOM"), "OC2": ITEMS},
            OC3=f"""
                  CHILD | {leaver_item}
                ! 1     | 0
                  2     |
                  3     | 0
                  4     | 0
                        | 0
            """,
            OC2=f"""
                  CHILD | {item}
                ! 1     | 0
                  2     | 1
                  3     |
                  5     | 1
                        | 1
            """,
        )
        for leaver_item, item in zip(("IN_TOUCH", "ACTIV", "ACCOM") * 3, ITEMS, strict=False)
    ),
    case(
        "215",
        "a child twice: only the rows that are filled",
        OC3="""
              CHILD | IN_TOUCH
            ! 1     | NO
              1     |
        """,
        OC2="""
              CHILD | TEETH_CHECK
              1     |
            ! 1     | 1
        """,
    ),
    case(
        "215",
        "only the SDQ in OC2",
        OC3="""
              CHILD | IN_TOUCH
              1     | NO
        """,
        OC2="""
              CHILD | SDQ_SCORE | SDQ_REASON
              1     | 9         | SDQ1
        """,
    ),
    case(
        "542",
        "around 10 when the year ended",
        years=(2025,),
        fields={"OC2": ("CONVICTED",)},
        OC2="""
              CHILD | DOB        | CONVICTED
            ! 1     | 01/04/2015 | 0
              2     | 31/03/2015 | 0
              3     | 30/03/2015 | 1
              4     | 01/04/2018 |
            ! 5     | 01/04/2018 | X
              6     |            | 1
              7     | 31/02/2018 | 1
            !       | 01/04/2018 | 1
        """,
    ),
    case(
        "542",
        "10 on the last day of the year",
        OC2="""
              CHILD | DOB        | CONVICTED
              1     | 31/03/2017 | 0
        """,
    ),
    case(
        "543",
        "around 10 when the year ended",
        years=(2025,),
        fields={"OC2": ("DOB", "CONVICTED")},
        OC2="""
              CHILD | DOB        | CONVICTED
            ! 1     | 31/03/2015 |
              2     | 01/04/2015 |
            ! 3     | 30/03/2015 |
              4     | 30/03/2015 | 0
              5     | 30/03/2015 | X
              6     |            |
              7     | 31/02/2010 |
              21    | 05/05/2010 |
              23    | 05/05/2010 |
                    | 05/05/2010 |
        """,
        Episodes=EPISODES,
    ),
    case(
        "543",
        "not in care for 12 months",
        OC2="""
              CHILD | DOB
              1     | 05/05/2010
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2026 | S   | C2
        """,
    ),
    needs_core_items("544", "CONVICTED"),
    case(
        "545",
        "around 5 when the year ended",
        years=(2025,),
        fields={"OC2": ("DOB", "HEALTH_CHECK")},
        OC2="""
              CHILD | DOB        | HEALTH_CHECK
            ! 1     | 01/04/2020 |
              2     | 31/03/2020 |
              3     | 30/03/2020 |
              4     | 01/01/2022 | 0
            ! 5     | 01/01/2022 |
              6     |            |
              7     | 31/02/2022 |
              21    | 01/01/2022 |
              23    | 01/01/2022 |
                    | 01/01/2022 |
        """,
        Episodes=EPISODES,
    ),
    case(
        "545",
        "not in care for 12 months",
        OC2="""
              CHILD | DOB
              1     | 01/01/2024
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2026 | S   | C2
        """,
    ),
    case(
        "546",
        "around 5 when the year ended",
        years=(2025,),
        fields={"OC2": ("DOB", "HEALTH_CHECK")},
        OC2="""
              CHILD | DOB        | HEALTH_CHECK
            ! 1     | 31/03/2020 | 0
              2     | 01/04/2020 | 1
            ! 3     | 30/03/2020 | X
              4     | 01/01/2010 |
              6     |            | 1
              7     | 31/02/2010 | 1
              21    | 01/01/2010 | 1
              23    | 01/01/2010 | 1
                    | 01/01/2010 | 1
        """,
        Episodes=EPISODES,
    ),
    case(
        "546",
        "not in care for 12 months",
        OC2="""
              CHILD | DOB        | HEALTH_CHECK
              1     | 01/01/2010 | 1
        """,
        Episodes="""
              CHILD | DECOM      | RNE | LS
              1     | 02/04/2026 | S   | C2
        """,
    ),
    needs_core_items("547", "HEALTH_CHECK"),
]
