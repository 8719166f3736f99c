"""Cases of worker/rules/ssda903/placement_changes.py; Leeds is E08000035, York E06000014."""

from tests.unit.rules.cases import case

LEEDS = "E08000035"
ALL_YEARS = (2023, 2024, 2025, 2026, 2027)
UNTIL_2025 = (2023, 2024, 2025)
FROM_2026 = (2026, 2027)


CASES = [
    # 1009
    case(
        "1009",
        "every code, and other values",
        years=ALL_YEARS,
        fields={"Episodes": ("REASON_PLACE_CHANGE",)},
        Episodes="""
              CHILD | REASON_PLACE_CHANGE
              1     | CARPL
              1     | CLOSE
              1     | ALLEG
              1     | STAND
              1     | APPRR
              1     | CREQB
              1     | CREQO
              1     | CHILD
              1     | LAREQ
              1     | PLACE
              1     | CUSTOD
              1     | ·other
            ! 1     | CARPLX
            ! 1     | X1
              1     |
            !       | CUSTODY
        """,
    ),
    case(
        "1009",
        "a valid code",
        Episodes="""
              CHILD | REASON_PLACE_CHANGE
              1     | STAND
        """,
    ),
    # 225
    case(
        "225",
        "no reason for placement change before each reason for new episode",
        years=ALL_YEARS,
        fields={"Episodes": ("REASON_PLACE_CHANGE",)},
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
            ! 1     | 01/05/2022 | S   | U1    | X1  |
            ! 1     | 02/05/2022 | P   | K2    | X1  |
            ! 1     | 03/05/2022 | B   | K2    | X1  |
            ! 1     | 04/05/2022 | T   | K2    | X1  |
              1     | 05/05/2022 | U   | K2    | X1  |
              1     | 06/05/2022 | L   | K2    | X1  |
              1     | 07/05/2022 | S   | K2    | X1  |
              1     | 08/05/2022 |     | K2    | X1  |
        """,
    ),
    case(
        "225",
        "a reason is given, or the episode did not end with X1",
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
              1     | 01/05/2022 | S   | U1    | X1  | OTHER
              1     | 02/05/2022 | P   | K2    | X1  | NONSENSE
              1     | 03/05/2022 | P   | K2    | E4A |
              1     | 04/05/2022 | P   | K2    |     |
              1     | 05/05/2022 | P   | K2    | X1  |
        """,
    ),
    case(
        "225",
        "temporary placements on either side",
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
              1     | 01/05/2022 | S   | U1    | X1  |
              1     | 02/05/2022 | P   | T0    | X1  |
              1     | 03/05/2022 | P   | U1    | X1  |
              1     | 04/05/2022 | P   | T1    | X1  |
              1     | 05/05/2022 | P   | U1    | X1  |
              1     | 06/05/2022 | P   | T2    | X1  |
              1     | 07/05/2022 | P   | U1    | X1  |
              1     | 08/05/2022 | P   | T3    | X1  |
              1     | 09/05/2022 | P   | U1    | X1  |
              1     | 10/05/2022 | P   | T4    | X1  |
            ! 1     | 11/05/2022 | P   |       | X1  |
              1     | 12/05/2022 | P   |       | X1  |
        """,
    ),
    case(
        "225",
        "in order of the start dates, undated last, and within one child",
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | REC | REASON_PLACE_CHANGE
              1     | 02/06/2022 | P   | K2    | X1  |
            ! 1     | 01/06/2022 | S   | U1    | X1  |
              2     | 03/06/2022 | P   | K2    | X1  |
            ! 3     | 01/06/2022 | S   | K2    | X1  |
              3     | 31/06/2022 | P   | K2    | X1  |
                    | 01/06/2022 | P   | K2    | X1  |
                    | 02/06/2022 | P   | K2    | X1  |
        """,
    ),
    # 226
    case(
        "226",
        "a reason on the temporary episode or on the previous one",
        years=ALL_YEARS,
        fields={"Episodes": ("REASON_PLACE_CHANGE", "PLACE")},
        Episodes="""
              CHILD | DECOM      | PLACE | REASON_PLACE_CHANGE
              1     | 01/05/2022 | U1    | OTHER
            ! 1     | 02/05/2022 | T2    |
              1     | 03/05/2022 | U1    |
            ! 1     | 04/05/2022 | T2    | STAND
              1     | 05/05/2022 | U1    |
              1     | 06/05/2022 | T2    |
              1     | 07/05/2022 | U1    | OTHER
              1     | 08/05/2022 | K2    | NONSENSE
            ! 1     | 09/05/2022 | T0    |
              1     | 10/05/2022 |       | OTHER
            ! 2     | 01/05/2022 | T0    | X
            ! 3     | 01/05/2022 | T1    | OTHER
            ! 4     | 01/05/2022 | T3    | OTHER
            ! 5     | 01/05/2022 | T4    | OTHER
              6     | 01/05/2022 | Z1    | OTHER
              7     | 01/05/2022 | T0    |
            ! 8     | 02/05/2022 | T0    |
              8     | 01/05/2022 | U1    | OTHER
                    | 01/05/2022 | T0    | OTHER
                    | 02/05/2022 | T0    |
        """,
    ),
    case(
        "226",
        "no reason before, and none on, the temporary episode",
        Episodes="""
              CHILD | DECOM      | PLACE | REASON_PLACE_CHANGE
              1     | 01/05/2022 | U1    |
              1     | 02/05/2022 | T2    |
              1     | 03/05/2022 | U1    | OTHER
        """,
    ),
    # 233
    case(
        "233",
        "a reason on open episodes",
        years=FROM_2026,
        fields={"Episodes": ("DEC", "REASON_PLACE_CHANGE")},
        Episodes="""
              CHILD | DEC        | REASON_PLACE_CHANGE
            ! 1     |            | ALLEG
              1     | 02/08/2025 | ALLEG
              1     |            |
              1     | 02/08/2025 |
            ! 1     | 31/09/2025 | ALLEG
            ! 1     |            | NONSENSE
            !       |            | ALLEG
        """,
    ),
    case(
        "233",
        "the episode has ended",
        Episodes="""
              CHILD | DEC        | REASON_PLACE_CHANGE
              1     | 02/08/2025 | ALLEG
        """,
    ),
    case(
        "233",
        "not a check of earlier years",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | DEC | REASON_PLACE_CHANGE
              1     |     | ALLEG
        """,
    ),
    # 234
    case(
        "234",
        "around the tenth birthday",
        years=FROM_2026,
        fields={"Episodes": ("REASON_PLACE_CHANGE",), "Header": ("DOB",)},
        Header="""
              CHILD | DOB
            ! 1     | 01/06/2016
              2     | 01/06/2016
              3     | 02/06/2016
            ! 4     | 29/02/2016
              5     | 28/02/2016
              6     | 31/06/2016
              7     | 01/06/2016
              8     | 01/06/2020
                    | 01/06/2020
        """,
        Episodes="""
              CHILD | DECOM      | REASON_PLACE_CHANGE
            ! 1     | 01/05/2026 | CUSTOD
              1     | 31/05/2026 |
              2     | 01/05/2026 | CUSTOD
              2     | 01/06/2026 |
              3     | 01/05/2026 | OTHER
              3     | 31/05/2026 |
            ! 4     | 01/02/2026 | CUSTOD
              4     | 27/02/2026 |
              5     | 01/02/2026 | CUSTOD
              5     | 28/02/2026 |
              6     | 01/05/2026 | CUSTOD
              6     | 31/05/2026 |
              7     | 01/05/2026 | CUSTOD
              7     | 31/04/2026 |
              8     | 01/05/2026 | CUSTOD
              9     | 01/05/2026 | CUSTOD
              9     | 31/05/2026 |
                    | 01/05/2026 | CUSTOD
                    | 31/05/2026 |
        """,
    ),
    case(
        "234",
        "born on 29 February, the tenth birthday counts as 28 February",
        Header="""
              CHILD | DOB
              1     | 29/02/2016
        """,
        Episodes="""
              CHILD | DECOM      | REASON_PLACE_CHANGE
              1     | 01/02/2026 | CUSTOD
              1     | 28/02/2026 |
        """,
    ),
    case(
        "234",
        "a child twice in Header, in order of the start dates",
        Header="""
              CHILD | DOB
              1     | 01/06/2010
            ! 1     | 01/06/2020
            ! 1     | 01/06/2021
        """,
        Episodes="""
              CHILD | DECOM      | REASON_PLACE_CHANGE
              1     | 02/06/2026 |
            ! 1     | 01/06/2026 | CUSTOD
            ! 1     | 31/05/2026 | CUSTOD
        """,
    ),
    case(
        "234",
        "not a check of earlier years",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Header="""
              CHILD | DOB
              1     | 01/06/2020
        """,
        Episodes="""
              CHILD | DECOM      | REASON_PLACE_CHANGE
              1     | 01/05/2024 | CUSTOD
        """,
    ),
    # 383
    case(
        "383",
        "the return from a temporary placement",
        years=ALL_YEARS,
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | PL_POST
              1     | 01/05/2022 | S   | U4    | LS1 4AP
              1     | 02/05/2022 | P   | T1    | LS2 7EW
              1     | 03/05/2022 | P   | U4    | ls1 4ap
              2     | 01/05/2022 | S   | U4    | LS1 4AP
              2     | 02/05/2022 | P   | T0    | LS2 7EW
        """,
    ),
    case(
        "383",
        "other reasons and placements after a temporary placement",
        years=UNTIL_2025,
        fields={"Episodes": ("PLACE",)},
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | PL_POST
              1     | 01/05/2022 | S   | U4    | LS1 4AP
              1     | 02/05/2022 | P   | T0    | LS2 7EW
            ! 1     | 03/05/2022 | B   | U4    | LS1 4AP
              1     | 04/05/2022 | P   | T1    | LS2 7EW
            ! 1     | 05/05/2022 |     | U4    | LS1 4AP
              1     | 06/05/2022 | P   | T2    | LS2 7EW
            ! 1     | 07/05/2022 | P   | K2    | LS1 4AP
              1     | 08/05/2022 | P   | T3    | LS2 7EW
            ! 1     | 09/05/2022 | P   |       | LS1 4AP
              1     | 10/05/2022 | P   | T4    | LS2 7EW
            ! 1     | 11/05/2022 | P   |       | LS1 4AP
              1     | 12/05/2022 | P   | Z1    | LS2 7EW
              1     | 13/05/2022 | B   | K2    | LS1 4AP
              2     | 01/05/2022 | S   | T1    | LS2 7EW
              2     | 02/05/2022 | B   | K2    | LS1 4AP
              3     | 03/05/2022 | P   | U4    | BD1 1HX
              3     | 02/05/2022 | P   | T1    | LS2 7EW
              3     | 01/05/2022 | S   | U4    | LS1 4AP
                    | 01/05/2022 | S   | U4    | LS1 4AP
                    | 02/05/2022 | P   | T1    | LS2 7EW
                    | 03/05/2022 | B   | U4    | LS1 4AP
        """,
    ),
    case(
        "383",
        "other reasons, placements and postcodes after a temporary placement",
        years=FROM_2026,
        fields={"Episodes": ("PLACE", "RNE", "PL_POST")},
        Episodes="""
              CHILD | DECOM      | RNE | PLACE | PL_POST
              1     | 01/05/2022 | S   | U4    | LS1 4AP
              1     | 02/05/2022 | P   | T1    | LS2 7EW
            ! 1     | 03/05/2022 | B   | U4    | LS1 4AP
              1     | 04/05/2022 | P   | T1    | LS2 7EW
            ! 1     | 05/05/2022 | P   | K2    | LS1 4AP
              2     | 01/05/2022 | S   | U4    | LS1 4AP
              2     | 02/05/2022 | P   | T1    | LS2 7EW
            ! 2     | 03/05/2022 | P   | U4    | BD1 1HX
              3     | 01/05/2022 | S   | U4    | LS1 4AP
              3     | 02/05/2022 | P   | T1    | LS2 7EW
            ! 3     | 03/05/2022 | P   | U4    | LS14AP
              4     | 01/05/2022 | S   | U4    |
              4     | 02/05/2022 | P   | T1    | LS2 7EW
            ! 4     | 03/05/2022 | P   | U4    |
              5     | 01/05/2022 | S   | T1    | LS2 7EW
              5     | 02/05/2022 | B   | K2    | LS1 4AP
        """,
    ),
    # 434
    case(
        "434",
        "a change of legal status",
        years=ALL_YEARS,
        fields={"Episodes": ("RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
              1     | 01/05/2022 | S   | C1 | U1    | LS1 4AP | SC400001 | PR1
              1     | 02/05/2022 | L   | C2 | U1    | ls1 4ap | sc400001 | PR1
            ! 1     | 03/05/2022 | L   | C2 | U1    | LS1 4AP | SC400001 | PR1
            ! 1     | 04/05/2022 | L   | C1 | K2    | LS1 4AP | SC400001 | PR1
            ! 1     | 05/05/2022 | L   | C2 | K2    | LS14AP  | SC400001 | PR1
            ! 1     | 06/05/2022 | L   | C1 | K2    | LS14AP  | SC400002 | PR1
            ! 1     | 07/05/2022 | L   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 1     | 08/05/2022 | L   | C1 | K2    | LS14AP  |          | PR4
              1     | 09/05/2022 | L   | C2 | K2    | LS14AP  |          | PR4
              1     | 10/05/2022 | L   |    | K2    | LS14AP  |          | PR4
              1     | 11/05/2022 | L   |    | K2    | LS14AP  |          | PR4
              1     | 12/05/2022 | P   |    | K2    | LS14AP  |          | PR4
              2     | 12/05/2022 | L   |    | K2    | LS14AP  |          | PR4
            ! 3     | 02/05/2022 | L   | C1 | K2    | LS14AP  |          | PR4
              3     | 01/05/2022 | S   | C1 | K2    | LS14AP  |          | PR4
                    | 01/05/2022 | L   | C1 | K2    | LS14AP  |          | PR4
                    | 02/05/2022 | L   | C1 | K2    | LS14AP  |          | PR4
        """,
    ),
    case(
        "434",
        "only the legal status changed",
        Episodes="""
              CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN | PLACE_PROVIDER
              1     | 01/05/2022 | S   | C1 | U1    | LS1 4AP |     | PR1
              1     | 02/05/2022 | L   | C2 | U1    | LS1 4AP |     | PR1
        """,
    ),
    # 435
    case(
        "435",
        "a change of placement",
        years=ALL_YEARS,
        fields={"Episodes": ("LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
              1     | 01/05/2022 | S   | C2 | U1    | LS1 4AP | SC400001 | PR1
              1     | 02/05/2022 | P   | C2 | K2    | LS1 4AP | SC400001 | PR1
              1     | 03/05/2022 | P   | C2 | K2    | LS14AP  | SC400001 | PR1
              1     | 04/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR1
              1     | 05/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 1     | 06/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 1     | 07/05/2022 | T   | C2 | K2    | LS14AP  | SC400002 | PR4
              1     | 08/05/2022 | L   | C2 | K2    | LS14AP  | SC400002 | PR4
              1     | 09/05/2022 | P   | C2 | K2    | LS14AP  |          | PR4
              1     | 10/05/2022 | P   | C2 | K2    | LS14AP  |          | PR4
            ! 1     | 11/05/2022 | T   | C1 | U1    | LS14AP  |          | PR4
            ! 1     | 12/05/2022 | P   |    | K2    | LS14AP  |          | PR4
            ! 1     | 13/05/2022 | P   |    | U1    | LS14AP  |          | PR4
              2     | 12/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 3     | 02/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR4
              3     | 01/05/2022 | S   | C2 | K2    | LS14AP  | SC400002 | PR4
              4     | 01/05/2022 | S   | C2 |       | LS14AP  | SC400002 | PR4
              4     | 02/05/2022 | P   | C2 |       | LS14AP  | SC400002 | PR4
              5     | 01/05/2022 | S   | C2 | K2    |         | SC400002 | PR4
              5     | 02/05/2022 | P   | C2 | K2    |         | SC400002 | PR4
              6     | 01/05/2022 | S   | C2 | K2    | LS14AP  | SC400002 |
              6     | 02/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 |
                    | 01/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR4
                    | 02/05/2022 | P   | C2 | K2    | LS14AP  | SC400002 | PR4
        """,
    ),
    case(
        "435",
        "only the placement changed",
        Episodes="""
              CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
              1     | 01/05/2022 | S   | C2 | U1    | LS1 4AP | SC400001 | PR1
              1     | 02/05/2022 | P   | C2 | U1    | LS2 7EW | SC400001 | PR1
        """,
    ),
    # 436
    case(
        "436",
        "a change of both",
        years=ALL_YEARS,
        fields={"Episodes": ("RNE", "LS", "PLACE", "PL_POST", "URN", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN      | PLACE_PROVIDER
              1     | 01/05/2022 | S   | C2 | U1    | LS1 4AP | SC400001 | PR1
              1     | 02/05/2022 | B   | C1 | K2    | LS1 4AP | SC400001 | PR1
              1     | 03/05/2022 | U   | C2 | K2    | LS14AP  | SC400001 | PR1
              1     | 04/05/2022 | B   | C1 | K2    | LS14AP  | SC400002 | PR1
              1     | 05/05/2022 | B   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 1     | 06/05/2022 | B   | C1 | K2    | LS14AP  | SC400002 | PR4
            ! 1     | 07/05/2022 | U   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 1     | 08/05/2022 | B   | C2 | U1    | LS14AP  | SC400002 | PR4
            ! 1     | 09/05/2022 | U   | C2 | K2    | LS14AP  | SC400002 | PR4
              1     | 10/05/2022 | B   | C1 | K2    | LS14AP  |          | PR4
            ! 1     | 11/05/2022 | B   | C2 | K2    | LS14AP  |          | PR4
              1     | 12/05/2022 | B   |    | U1    | LS14AP  |          | PR4
            ! 1     | 13/05/2022 | B   |    | K2    | LS14AP  |          | PR4
              1     | 14/05/2022 | P   |    | K2    | LS14AP  |          | PR4
              2     | 12/05/2022 | B   | C2 | K2    | LS14AP  | SC400002 | PR4
            ! 3     | 02/05/2022 | B   | C2 | K2    | LS14AP  | SC400002 | PR4
              3     | 01/05/2022 | S   | C2 | K2    | LS14AP  | SC400002 | PR4
                    | 01/05/2022 | B   | C2 | K2    | LS14AP  | SC400002 | PR4
                    | 02/05/2022 | B   | C2 | K2    | LS14AP  | SC400002 | PR4
        """,
    ),
    case(
        "436",
        "both changed",
        Episodes="""
              CHILD | DECOM      | RNE | LS | PLACE | PL_POST | URN | PLACE_PROVIDER
              1     | 01/05/2022 | S   | C2 | U1    | LS1 4AP |     | PR1
              1     | 02/05/2022 | B   | C1 | K2    | LS1 4AP |     | PR1
        """,
    ),
    # 452
    case(
        "452",
        "another authority under the same reason for new episode",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LA",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PL_LA
              1     | 01/05/2021 |            | S   | E06000014
              2     | 01/05/2021 |            | P   | E06000014
              3     | 01/05/2021 | 20/03/2022 | S   | E06000014
              4     | 01/05/2021 |            | S   | E06000014
              5     | 01/05/2021 |            | S   |
              6     | 01/05/2021 | 31/02/2022 | S   | E06000014
              7     | 01/05/2021 |            |     | E06000014
              8     | 01/05/2021 |            | S   | E06000014
              9     | 31/04/2021 |            | S   | E06000014
                    | 01/05/2021 |            | S   | E06000014
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_LA
            ! 1     | 01/05/2021 | S   | E08000035
              1     | 01/06/2021 | S   | E06000014
              2     | 01/05/2021 | S   | E08000035
              3     | 01/05/2021 | S   | E08000035
            ! 4     | 01/05/2021 | S   |
              5     | 01/05/2021 | S   |
            ! 6     | 01/05/2021 | S   | E08000035
              7     | 01/05/2021 |     | E08000035
              8     | 01/05/2021 | S   | E06000014
              8     | 01/06/2021 | S   | E08000035
              9     | 01/05/2021 | S   | E08000035
              0     | 01/05/2021 | S   | E08000035
                    | 01/05/2021 | S   | E08000035
        """,
    ),
    case(
        "452",
        "the latest episode of last year counts, on ties the first in the file",
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PL_LA
              1     | 02/05/2021 |            | S   | E06000014
              1     | 01/05/2021 |            | S   | E08000035
              1     | 02/05/2021 |            | S   | E08000035
              1     |            |            | S   | E08000035
              2     | 02/05/2021 | 20/03/2022 | S   | E06000014
              2     | 01/05/2021 |            | S   | E06000014
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_LA
            ! 1     | 02/05/2021 | S   | E08000035
              2     | 02/05/2021 | S   | E08000035
        """,
    ),
    case(
        "452",
        "old and new codes of the same council",
        Episodes_last="""
              CHILD | DECOM      | DEC | RNE | PL_LA
              1     | 01/05/2021 |     | S   | E08000019
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_LA
              1     | 01/05/2021 | S   | E08000039
        """,
    ),
    case(
        "452",
        "postcodes of the two years",
        Episodes_last="""
              CHILD | DECOM      | DEC | RNE | PL_POST
              1     | 01/05/2021 |     | S   | LS1 4AP
              2     | 01/05/2021 |     | S   | LS1 4AP
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_POST
            ! 1     | 01/05/2021 | S   | YO1 7HH
              2     | 01/05/2021 | S   | LS2 7EW
        """,
    ),
    # 453
    case(
        "453",
        "another distance under the same reason for new episode",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_DISTANCE",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PL_DISTANCE
              1     | 01/05/2021 |            | S   | 12.4
              2     | 01/05/2021 |            | S   | 2.1
              3     | 01/05/2021 |            | S   | 0.3
              4     | 01/05/2021 |            | S   | 5.0
              5     | 01/05/2021 |            | S   |
              6     | 01/05/2021 |            | S   |
              7     | 01/05/2021 |            | P   | 5.0
              8     | 01/05/2021 | 20/03/2022 | S   | 5.0
              9     | 01/05/2021 | 31/02/2022 | S   | 5.0
              10    | 01/05/2021 |            |     | 5.0
              11    | 31/04/2021 |            | S   | 5.0
              12    | 01/05/2021 |            | S   | 8.4
              13    | 01/05/2021 |            | S   | 0.4
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_DISTANCE
              1     | 01/05/2021 | S   | 12.5
            ! 2     | 01/05/2021 | S   | 2.3
            ! 3     | 01/05/2021 | S   | 0.1
            ! 4     | 01/05/2021 | S   |
            ! 5     | 01/05/2021 | S   | 5.0
              6     | 01/05/2021 | S   |
              7     | 01/05/2021 | S   | 50.0
              8     | 01/05/2021 | S   | 50.0
            ! 9     | 01/05/2021 | S   | 50.0
              10    | 01/05/2021 |     | 50.0
              11    | 01/05/2021 | S   | 50.0
              12    | 01/05/2021 | S   | 8.3
              12    | 01/06/2021 | S   | 80.0
            ! 13    | 01/05/2021 | S   | 0.6
        """,
    ),
    case(
        "453",
        "the distance is the same",
        Episodes_last="""
              CHILD | DECOM      | DEC | RNE | PL_DISTANCE
              1     | 01/05/2021 |     | S   | 12.4
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_DISTANCE
              1     | 01/05/2021 | S   | 12.4
        """,
    ),
    # 503E
    case(
        "503E",
        "another provider",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE_PROVIDER",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PLACE_PROVIDER
              1     | 01/05/2021 |            | S   | PR4
              2     | 01/05/2021 |            | S   | PR4
              3     | 01/05/2021 | 20/03/2022 | S   | PR4
              4     | 01/05/2021 |            | S   | PR4
              5     | 01/05/2021 |            | S   |
              6     | 01/05/2021 | 31/02/2022 | S   | PR4
              7     | 31/04/2021 |            | S   | PR4
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PLACE_PROVIDER
            ! 1     | 02/05/2021 | P   | PR2
              2     | 01/05/2021 | S   | pr4
              2     | 01/06/2021 | P   | PR2
              3     | 01/05/2021 | S   | PR2
            ! 4     | 01/05/2021 | S   |
              5     | 01/05/2021 | S   |
            ! 6     | 01/05/2021 | S   | PR2
              7     | 01/05/2021 | S   | PR2
              8     | 01/05/2021 | S   | PR2
        """,
    ),
    case(
        "503E",
        "only the second episode of this year differs",
        Episodes_last="""
              CHILD | DECOM      | DEC | PLACE_PROVIDER
              1     | 01/05/2021 |     | PR4
        """,
        Episodes="""
              CHILD | DECOM      | PLACE_PROVIDER
              1     | 01/06/2021 | PR2
              1     | 01/05/2021 | PR4
        """,
    ),
    # 503F
    case(
        "503F",
        "another URN",
        years=ALL_YEARS,
        fields={"Episodes": ("URN",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | URN
              1     | 01/05/2021 |            | S   | SC400001
              2     | 01/05/2021 |            | S   | SC400001
              3     | 01/05/2021 | 20/03/2022 | S   | SC400001
              4     | 01/05/2021 |            | S   |
              5     | 01/05/2021 |            | S   |
              6     | 01/05/2021 | 31/02/2022 | S   | SC400001
              7     | 01/05/2021 |            | S   | 512919.0
        """,
        Episodes="""
              CHILD | DECOM      | RNE | URN
              1     | 01/05/2021 | S   | SC400001
            ! 2     | 02/05/2021 | P   | XXXXXXX
              3     | 01/05/2021 | S   | XXXXXXX
            ! 4     | 01/05/2021 | S   | SC400001
              5     | 01/05/2021 | S   |
            ! 6     | 01/05/2021 | S   |
              7     | 01/05/2021 | S   | 512919
        """,
    ),
    case(
        "503F",
        "the URN is the same",
        Episodes_last="""
              CHILD | DECOM      | DEC | URN
              1     | 01/05/2021 |     | SC400001
        """,
        Episodes="""
              CHILD | DECOM      | URN
              1     | 01/05/2021 | SC400001
        """,
    ),
    # 503G
    case(
        "503G",
        "another distance under any reason for new episode",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_DISTANCE",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PL_DISTANCE
              1     | 01/05/2021 |            | S   | 5.0
              2     | 01/05/2021 |            | S   | 12.4
              3     | 01/05/2021 |            | S   |
              4     | 01/05/2021 |            | S   | 0.3
              5     | 01/05/2021 | 20/03/2022 | S   | 5.0
              6     | 01/05/2021 | 31/02/2022 | S   | 5.0
              7     | 01/05/2021 |            | S   |
              8     | 01/05/2021 |            | S   | 8.1
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_DISTANCE
            ! 1     | 01/05/2021 | P   | 50.0
              2     | 01/05/2021 | S   | 12.5
            ! 3     | 01/05/2021 | S   | 8.1
            ! 4     | 01/05/2021 | S   | 0.1
              5     | 01/05/2021 | S   | 50.0
            ! 6     | 01/05/2021 | S   | 50.0
              7     | 01/05/2021 | S   |
            ! 8     | 01/05/2021 |     |
        """,
    ),
    case(
        "503G",
        "postcodes of the two years",
        Episodes_last="""
              CHILD | DECOM      | DEC | HOME_POST | PL_POST
              1     | 01/05/2021 |     | S1 2HH    | LS1 4AP
              2     | 01/05/2021 |     | S1 2HH    | LS1 4AP
        """,
        Episodes="""
              CHILD | DECOM      | HOME_POST | PL_POST
              1     | 01/05/2021 | S1 2HH    | LS14AP
            ! 2     | 01/05/2021 |           | LS1 4AP
        """,
    ),
    case(
        "503G",
        "the distance is a tenth of a mile more",
        Episodes_last="""
              CHILD | DECOM      | DEC | PL_DISTANCE
              1     | 01/05/2021 |     | 12.4
        """,
        Episodes="""
              CHILD | DECOM      | PL_DISTANCE
              1     | 01/05/2021 | 12.5
        """,
    ),
    # 503H
    case(
        "503H",
        "another authority",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LA",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PL_LA
              1     | 01/05/2021 |            | S   | E08000035
              2     | 01/05/2021 |            | S   | E08000035
              3     | 01/05/2021 |            | S   | E08000035
              4     | 01/05/2021 | 20/03/2022 | S   | E08000035
              5     | 01/05/2021 | 31/02/2022 | S   | E08000035
              6     | 01/05/2021 |            | S   |
              7     | 01/05/2021 |            | S   | E10000027
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_LA
            ! 1     | 01/05/2021 | P   | WAL
              2     | 01/05/2021 | S   | E08000035
            ! 3     | 01/05/2021 | S   |
              4     | 01/05/2021 | S   | WAL
            ! 5     | 01/05/2021 | S   | WAL
              6     | 01/05/2021 | S   |
              7     | 01/05/2021 | S   | E06000066
        """,
    ),
    case(
        "503H",
        "the authority is the same",
        Episodes_last="""
              CHILD | DECOM      | DEC | PL_LA
              1     | 01/05/2021 |     | E08000035
        """,
        Episodes="""
              CHILD | DECOM      | PL_LA
              1     | 01/05/2021 | E08000035
        """,
    ),
    # 503J
    case(
        "503J",
        "another location",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LOCATION",)},
        Episodes_last="""
              CHILD | DECOM      | DEC        | RNE | PL_LOCATION
              1     | 01/05/2021 |            | S   | IN
              2     | 01/05/2021 |            | S   | OUT
              3     | 01/05/2021 |            | S   | IN
              4     | 01/05/2021 | 20/03/2022 | S   | IN
              5     | 01/05/2021 | 31/02/2022 | S   | IN
              6     | 01/05/2021 |            | S   |
        """,
        Episodes="""
              CHILD | DECOM      | RNE | PL_LOCATION
            ! 1     | 01/05/2021 | P   | OUT
              2     | 01/05/2021 | S   | OUT
            ! 3     | 01/05/2021 | S   |
              4     | 01/05/2021 | S   | OUT
            ! 5     | 01/05/2021 | S   | OUT
              6     | 01/05/2021 | S   |
        """,
    ),
    case(
        "503J",
        "postcodes of the two years: out in Wales and then in Scotland is the same",
        council=LEEDS,
        Episodes_last="""
              CHILD | DECOM      | DEC | PL_POST
              1     | 01/05/2021 |     | CF10 1EP
              2     | 01/05/2021 |     | CF10 1EP
        """,
        Episodes="""
              CHILD | DECOM      | PL_POST
              1     | 01/05/2021 | EH1 1YZ
            ! 2     | 01/05/2021 | LS1 4AP
        """,
    ),
    case(
        "503J",
        "the location is the same",
        Episodes_last="""
              CHILD | DECOM      | DEC | PL_LOCATION
              1     | 01/05/2021 |     | IN
        """,
        Episodes="""
              CHILD | DECOM      | PL_LOCATION
              1     | 01/05/2021 | IN
        """,
    ),
    case(
        "503J",
        "without a council the location cannot be worked out for this year",
        not_run="no council is chosen",
        Episodes_last="""
              CHILD | DECOM      | DEC | PL_LOCATION
              1     | 01/05/2021 |     | IN
        """,
        Episodes="""
              CHILD | DECOM      | PL_POST
              1     | 01/05/2021 | LS1 4AP
        """,
    ),
    case(
        "503J",
        "without a council the location cannot be worked out for last year",
        not_run="no council is chosen",
        Episodes_last="""
              CHILD | DECOM      | DEC | PL_POST
              1     | 01/05/2021 |     | LS1 4AP
        """,
        Episodes="""
              CHILD | DECOM      | PL_LOCATION
              1     | 01/05/2021 | IN
        """,
    ),
]
