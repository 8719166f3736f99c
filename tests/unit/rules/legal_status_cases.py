"""Cases of worker/rules/ssda903/legal_status.py."""

from tests.unit.rules.cases import case

CASES = [
    # 144: legal status code
    case(
        "144",
        "codes that are not valid in the return",
        fields={"Episodes": ("LS",)},
        Episodes="""
              CHILD | LS
            ! 1     | V1
            ! 2     | J4
            ! 3     | C3
            ! 4     | C 2
            !       | L4
              5     | C2
        """,
    ),
    case(
        "144",
        "every valid code, also in lower case and with spaces, and blank",
        years=(2023, 2027),
        Episodes="""
              CHILD | LS
              1     | C1
              2     | C2
              3     | D1
              4     | E1
              5     | V2
              6     | V3
              7     | V4
              8     | J1
              9     | J2
              10    | J3
              11    | L1
              12    | L2
              13    | L3
              14    | l3
              15    | ·C2·
              16    |
              17    | ·
        """,
    ),
    # 358: youth justice legal status under 10
    case(
        "358",
        "the day before the 10th birthday, and the birthday",
        fields={"Episodes": ("DECOM", "LS"), "Header": ("DOB",)},
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 13/02/2023 | J1
            ! 2     | 13/02/2023 | J2
            ! 3     | 13/02/2023 | J3
              4     | 14/02/2023 | J1
              5     | 14/02/2023 | J2
              6     | 15/02/2023 | J3
              7     | 13/02/2023 | C2
              8     | 13/02/2023 |
        """,
        Header="""
              CHILD | DOB
            ! 1     | 14/02/2013
            ! 2     | 14/02/2013
            ! 3     | 14/02/2013
              4     | 14/02/2013
              5     | 14/02/2013
              6     | 14/02/2013
              7     | 14/02/2013
              8     | 14/02/2013
        """,
    ),
    case(
        "358",
        "10 or over, missing dates, a child who is not in Header, no child ID",
        Episodes="""
              CHILD | DECOM      | LS
              1     | 14/02/2023 | J2
              2     |            | J2
              3     | 31/02/2020 | J2
              4     | 13/02/2023 | J2
              5     | 13/02/2023 | J2
              6     | 13/02/2023 | J2
                    | 13/02/2023 | J2
        """,
        Header="""
              CHILD | DOB
              1     | 14/02/2013
              2     | 14/02/2013
              3     | 14/02/2013
              4     |
              5     | 14.02.2013
                    | 14/02/2013
        """,
    ),
    case(
        "358",
        "a child twice in Header: the date of birth that contradicts is shown, and each episode once",
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 13/02/2023 | J2
              1     | 14/02/2023 | J2
            ! 2     | 13/02/2023 | J2
        """,
        Header="""
              CHILD | DOB
              1     | 13/02/2013
            ! 1     | 14/02/2013
            ! 2     | 14/02/2013
            ! 2     | 15/02/2013
        """,
    ),
    # 359: still looked after past 18
    case(
        "359",
        "turned 18 the day before the end of the year, or on its last day",
        fields={"Episodes": ("DEC", "LS", "PLACE")},
        Episodes="""
              CHILD | DEC        | LS | PLACE
            ! 1     |            | C2 | U1
              2     |            | C2 | U1
              3     |            | C2 | U1
            ! 4     | ·          | C2 | U1
              5     | 20/03/2027 | C2 | U1
            ! 6     | 31/02/2027 | C2 | U1
        """,
        Header="""
              CHILD | DOB
              1     | 30/03/2009
              2     | 31/03/2009
              3     | 01/04/2009
              4     | 29/03/2009
              5     | 30/03/2009
              6     | 30/03/2009
        """,
    ),
    case(
        "359",
        "in a collection before",
        years=(2025,),
        Episodes="""
              CHILD | DEC | LS | PLACE
            ! 1     |     | C2 | U1
              2     |     | C2 | U1
        """,
        Header="""
              CHILD | DOB
              1     | 30/03/2007
              2     | 31/03/2007
        """,
    ),
    case(
        "359",
        "in a children’s home under section 20, and other legal statuses and placements",
        Episodes="""
              CHILD | DEC | LS | PLACE
              1     |     | V2 | K2
            ! 2     |     | V2 | K1
            ! 3     |     | C2 | K2
            ! 4     |     |    | K2
            ! 5     |     | V2 |
        """,
        Header="""
              CHILD | DOB
              1     | 30/03/2009
              2     | 30/03/2009
              3     | 30/03/2009
              4     | 30/03/2009
              5     | 30/03/2009
        """,
    ),
    case(
        "359",
        "no date of birth is known",
        Episodes="""
              CHILD | DEC | LS | PLACE
              1     |     | C2 | U1
              2     |     | C2 | U1
              3     |     | C2 | U1
                    |     | C2 | U1
        """,
        Header="""
              CHILD | DOB
              1     |
              2     | 30/02/2009
                    | 30/03/2009
        """,
    ),
    case(
        "359",
        "a child twice in Header: one date of birth at fault is enough",
        Episodes="""
              CHILD | DEC | LS | PLACE
            ! 1     |     | C2 | U1
        """,
        Header="""
              CHILD | DOB
              1     | 31/03/2009
              1     | 30/03/2009
        """,
    ),
    # 361: police protection
    case(
        "361",
        "three days, and four",
        fields={"Episodes": ("DECOM", "LS", "DEC")},
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 03/07/2022 | L1 | 06/07/2022
            ! 2     | 03/07/2022 | L1 | 07/07/2022
              3     | 03/07/2022 | L2 | 07/07/2022
              4     | 03/07/2022 |    | 07/07/2022
        """,
    ),
    case(
        "361",
        "episodes that follow one another on the same day count together",
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 05/07/2022 | L1 | 07/07/2022
            ! 1     | 03/07/2022 | L1 | 05/07/2022
              2     | 03/07/2022 | L1 | 05/07/2022
              2     | 05/07/2022 | L1 | 06/07/2022
            ! 3     | 01/07/2022 | L1 | 02/07/2022
            ! 3     | 02/07/2022 | L1 | 04/07/2022
            ! 3     | 04/07/2022 | L1 | 05/07/2022
              3     | 05/07/2022 | C2 |
              4     | 03/07/2022 | C2 | 05/07/2022
              4     | 05/07/2022 | L1 | 08/07/2022
            ! 5     | 03/07/2022 | L1 | 07/07/2022
            ! 5     | 07/07/2022 | L1 | 05/07/2022
        """,
    ),
    case(
        "361",
        "a gap, an overlap or another legal status in between starts a new count",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 03/07/2022 | L1 | 05/07/2022
              1     | 05/07/2022 | C2 | 20/07/2022
              1     | 20/07/2022 | L1 | 22/07/2022
              2     | 03/07/2022 | L1 | 05/07/2022
              2     | 06/07/2022 | L1 | 08/07/2022
              3     | 03/07/2022 | L1 | 06/07/2022
              3     | 05/07/2022 | L1 | 08/07/2022
              4     | 03/07/2022 | L1 | 05/07/2022
              4     | 05/07/2022 | C2 | 05/07/2022
              4     | 05/07/2022 | L1 | 08/07/2022
              5     | 10/07/2022 | L1 | 01/07/2022
        """,
    ),
    case(
        "361",
        "an episode without a valid end date lasts until 31 March",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 28/03/2027 | L1 |
            ! 2     | 27/03/2027 | L1 |
            ! 3     | 27/03/2027 | L1 | 28/02/202
            ! 4     | 29/03/2027 | L1 | unknown
            ! 4     | 31/03/2027 | L1 | 02/04/2027
              5     | 29/03/2027 | L1 |
              5     | 30/03/2027 | L1 | 02/04/2027
        """,
    ),
    case(
        "361",
        "open since the end of March, in a collection before",
        years=(2024,),
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 29/03/2024 | L1 |
        """,
    ),
    case(
        "361",
        "rows without a valid start date, or without a child ID",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     |            | L1 | 07/07/2022
              1     | 03/07/2022 | L1 | 05/07/2022
              2     | 31/06/2022 | L1 |
                    | 03/07/2022 | L1 | 07/07/2022
              3     | 03/07/2022 | L1 | 05/07/2022
              4     | 05/07/2022 | L1 | 07/07/2022
        """,
    ),
    # 362: emergency protection order
    case(
        "362",
        "21 days, and 22",
        fields={"Episodes": ("DECOM", "LS", "DEC")},
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 01/09/2022 | L2 | 22/09/2022
            ! 2     | 01/09/2022 | L2 | 23/09/2022
              3     | 01/09/2022 | L1 | 23/09/2022
              4     | 10/03/2027 | L2 |
            ! 5     | 09/03/2027 | L2 |
            ! 6     | 09/03/2027 | L2 | tbc
        """,
    ),
    case(
        "362",
        "episodes that follow one another on the same day count together",
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 01/09/2022 | L2 | 15/09/2022
            ! 1     | 15/09/2022 | L2 | 25/09/2022
              2     | 01/09/2022 | L2 | 15/09/2022
              2     | 15/09/2022 | C1 | 01/12/2022
              2     | 01/12/2022 | L2 | 10/12/2022
              3     | 01/09/2022 | L2 | 15/09/2022
              3     | 16/09/2022 | L2 | 26/09/2022
        """,
    ),
    case(
        "362",
        "no more than 21 days",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 01/09/2022 | L2 | 12/09/2022
              1     | 12/09/2022 | L2 | 22/09/2022
                    | 01/09/2022 | L2 | 30/09/2022
        """,
    ),
    # 363: child assessment order
    case(
        "363",
        "seven days, and eight",
        fields={"Episodes": ("LS", "DECOM", "DEC")},
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 04/05/2022 | L3 | 11/05/2022
            ! 2     | 04/05/2022 | L3 | 12/05/2022
              3     | 04/05/2022 | L2 | 12/05/2022
              4     | 24/03/2027 | L3 |
            ! 5     | 23/03/2027 | L3 |
              6     |            | L3 | 12/05/2022
        """,
    ),
    case(
        "363",
        "episodes that touch or overlap add up, others in between play no part",
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 09/05/2022 | L3 | 13/05/2022
            ! 1     | 04/05/2022 | L3 | 09/05/2022
            ! 2     | 04/05/2022 | L3 | 09/05/2022
            ! 2     | 08/05/2022 | L3 | 11/05/2022
            ! 3     | 04/05/2022 | L3 | 09/05/2022
              3     | 05/05/2022 | C2 | 06/05/2022
            ! 3     | 09/05/2022 | L3 | 13/05/2022
            ! 4     | 27/03/2027 | L3 |
            ! 4     | 28/03/2027 | L3 | 01/04/2027
            ! 5     | 01/05/2022 | L3 | 04/05/2022
            ! 5     | 04/05/2022 | L3 | 07/05/2022
            ! 5     | 06/05/2022 | L3 | 08/05/2022
              5     | 09/05/2022 | L3 | 16/05/2022
        """,
    ),
    case(
        "363",
        "a gap starts a new count; so does another child",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 04/05/2022 | L3 | 09/05/2022
              1     | 10/05/2022 | L3 | 13/05/2022
              2     | 05/05/2022 | L3 | 10/05/2022
              3     | 04/05/2022 | L3 | 13/05/2022
              3     | 05/05/2022 | L3 | 02/05/2022
              4     | 10/05/2022 | L3 | 13/05/2022
              4     | 04/05/2022 | L3 | 09/05/2022
                    | 04/05/2022 | L3 | 12/05/2022
        """,
    ),
    case(
        "363",
        "an end date that is not a date counts as missing",
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 04/05/2022 | L3 | ??
            ! 1     | 20/05/2022 | L3 | 28/05/2022
            ! 2     | 04/05/2022 | L3 | ??
            ! 2     | 20/05/2022 | L3 | 27/05/2022
            ! 3     | 04/05/2022 | L3 | 31/06/2022
              4     | 31/04/2022 | L3 | 12/05/2022
            ! 5     | 04/05/2022 | L3 | 12/05/2022
              5     | 31/04/2022 | L3 | 12/05/2022
        """,
    ),
    # 364: police detention
    case(
        "364",
        "21 days, and 22",
        fields={"Episodes": ("LS", "DECOM", "DEC")},
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 02/05/2022 | J2 | 23/05/2022
            ! 2     | 02/05/2022 | J2 | 24/05/2022
              3     | 02/05/2022 | J1 | 30/06/2022
              4     | 10/03/2027 | J2 |
            ! 5     | 09/03/2027 | J2 |
            ! 6     | 09/03/2027 | J2 | tbc
        """,
    ),
    case(
        "364",
        "episodes that touch add up",
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 02/05/2022 | J2 | 14/05/2022
            ! 1     | 14/05/2022 | J2 | 26/05/2022
              2     | 02/05/2022 | J2 | 14/05/2022
              2     | 15/05/2022 | J2 | 27/05/2022
        """,
    ),
    case(
        "364",
        "no more than 21 days",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 02/05/2022 | J2 | 12/05/2022
              1     | 12/05/2022 | J2 | 23/05/2022
                    | 02/05/2022 | J2 | 30/06/2022
        """,
    ),
    # 365: single short break
    case(
        "365",
        "17 days, and 18",
        fields={"Episodes": ("LS", "DECOM", "DEC")},
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 03/08/2022 | V3 | 20/08/2022
            ! 2     | 03/08/2022 | V3 | 21/08/2022
            !       | 03/08/2022 | V3 | 21/08/2022
            ! 3     | 13/03/2027 | V3 |
              4     | 14/03/2027 | V3 |
        """,
    ),
    case(
        "365",
        "open at the end of the year, in a collection before",
        years=(2023,),
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 13/03/2023 | V3 |
              2     | 14/03/2023 | V3 |
        """,
    ),
    case(
        "365",
        "other legal statuses, and dates that are missing or not valid",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 03/08/2022 | V4 | 30/09/2022
              2     | 03/08/2022 | C2 | 30/09/2022
              3     | 03/08/2022 |    | 30/09/2022
              4     |            | V3 | 30/09/2022
              5     | 31/06/2022 | V3 | 30/09/2022
            ! 6     | 03/08/2022 | V3 | 31/09/2022
        """,
    ),
    # 366: short break with a reason other than S
    case(
        "366",
        "another reason, or none",
        fields={"Episodes": ("RNE",)},
        Episodes="""
              CHILD | LS | RNE
            ! 1     | V3 | P
            ! 2     | V3 |
            !       | V3 | L
              3     | V3 | S
              4     | V4 | P
              5     |    | P
        """,
    ),
    case(
        "366",
        "reason S, and other legal statuses",
        Episodes="""
              CHILD | LS | RNE
              1     | V3 | S
              2     | V3 | ·s
              3     | C2 | P
              4     | V4 |
        """,
    ),
    # 367: days of short breaks in the year
    case(
        "367",
        "75 days of the year, and 76; days before 1 April do not count",
        fields={"Episodes": ("LS", "DECOM", "DEC")},
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 01/03/2026 | V3 | 15/06/2026
            ! 2     | 01/03/2026 | V3 | 16/06/2026
              3     | 01/04/2026 | V3 | 15/06/2026
            ! 4     | 01/04/2026 | V3 | 16/06/2026
              5     | 02/04/2026 | V3 | 16/06/2026
        """,
    ),
    case(
        "367",
        "in a collection before",
        years=(2024,),
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 01/03/2023 | V3 | 15/06/2023
            ! 2     | 01/03/2023 | V3 | 16/06/2023
        """,
    ),
    case(
        "367",
        "an episode that is open or ends later counts until 31 March",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 15/01/2027 | V3 |
            ! 2     | 14/01/2027 | V3 |
              3     | 15/01/2027 | V3 | 10/05/2027
            ! 4     | 14/01/2027 | V3 | 10/05/2027
              5     | 01/05/2027 | V3 | 10/10/2027
        """,
    ),
    case(
        "367",
        "several short breaks of a child add up; those with no day in the year are not shown",
        Episodes="""
              CHILD | DECOM      | LS | DEC
            ! 1     | 01/05/2026 | V3 | 10/06/2026
            ! 1     | 01/09/2026 | V3 | 07/10/2026
              1     | 11/11/2026 | V3 | 11/11/2026
              1     | 12/11/2026 | V3 | 01/11/2026
              1     | 01/01/2026 | V3 | 01/03/2026
              1     | 01/01/2027 | C2 | 01/03/2027
            ! 1     | 12/11/2026 | V3 | 13/11/2026
              2     | 01/05/2026 | V3 | 10/06/2026
              3     | 01/09/2026 | V3 | 07/10/2026
        """,
    ),
    case(
        "367",
        "other legal statuses, dates that are not valid, and no child ID",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 01/05/2026 | V4 | 10/10/2026
              2     |            | V3 | 10/10/2026
              3     | 31/04/2026 | V3 | 10/10/2026
            ! 4     | 01/05/2026 | V3 | 31/09/2026
            ! 5     | 01/05/2026 | V3 | 31/09/2026
            ! 5     | 01/05/2026 | V3 | 10/06/2026
                    | 01/05/2026 | V3 | 10/10/2026
        """,
    ),
    # 426: both kinds of short break
    case(
        "426",
        "V3 and V4 for one child, whatever the dates",
        fields={"Episodes": ("LS",)},
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 01/05/2026 | V4
            ! 1     |            | V3
              1     | 01/07/2026 | C2
              1     | 01/07/2026 |
            ! 1     | 01/08/2026 | V3
              2     | 01/05/2026 | V4
        """,
    ),
    case(
        "426",
        "one kind only, and rows without a child ID",
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/05/2026 | V4
              1     | 01/07/2026 | V4
              2     | 01/05/2026 | V3
              2     | 01/07/2026 | C2
              3     | 01/05/2026 | V4
              3     | 01/07/2026 | C2
                    | 01/05/2026 | V4
                    | 01/07/2026 | V3
        """,
        Episodes_last="""
              CHILD | DECOM      | LS
              1     | 01/05/2025 | V3
        """,
    ),
    # 445: freeing order after 2005
    case(
        "445",
        "freeing order in an episode that started after December 2005",
        years=(2023, 2024),
        fields={"Episodes": ("LS", "DECOM")},
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 01/01/2006 | D1
            ! 2     | 01/06/2022 | D1
              3     | 31/12/2005 | D1
              4     | 01/01/2006 | E1
        """,
    ),
    case(
        "445",
        "by the end of December 2005, other legal statuses, and no valid start date",
        years=(2023, 2024),
        Episodes="""
              CHILD | DECOM      | LS
              1     | 31/12/2005 | D1
              2     | 30/12/2005 | D1
              3     |            | D1
              4     | 31/06/2022 | D1
              5     | 01/01/2006 | E1
              6     | 01/01/2006 |
        """,
    ),
    case(
        "445",
        "no longer checked from 2024/25",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/01/2006 | D1
        """,
    ),
    # 446: placement order before December 2005
    case(
        "446",
        "placement order in an episode that started before December 2005",
        fields={"Episodes": ("LS", "DECOM")},
        Episodes="""
              CHILD | DECOM      | LS
            ! 1     | 30/11/2005 | E1
            ! 2     | 01/06/2003 | E1
              3     | 01/12/2005 | E1
              4     | 30/11/2005 | D1
        """,
    ),
    case(
        "446",
        "from 1 December 2005, other legal statuses, and no valid start date",
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/12/2005 | E1
              2     | 02/12/2005 | E1
              3     |            | E1
              4     | 31/11/2005 | E1
              5     | 30/11/2005 | D1
              6     | 30/11/2005 |
        """,
    ),
    # 451: still under a freeing order
    case(
        "451",
        "freeing order in an open episode",
        years=(2023, 2024),
        fields={"Episodes": ("DEC", "REC", "LS")},
        Episodes="""
              CHILD | LS | DEC        | REC
            ! 1     | D1 |            |
            ! 2     | D1 | ·          |
              3     | D1 |            | E3
              4     | D1 | 01/06/2022 |
              5     | C2 |            |
        """,
    ),
    case(
        "451",
        "an end date or a reason, an end date that is not valid, and other legal statuses",
        years=(2023, 2024),
        Episodes="""
              CHILD | LS | DEC        | REC
              1     | D1 | 01/06/2022 | X1
            ! 2     | D1 | tbc        |
              3     | D1 |            | XX
              4     | E1 |            |
              5     |    |            |
        """,
    ),
    case(
        "451",
        "no longer checked from 2024/25",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | LS | DEC | REC
              1     | D1 |     |
        """,
    ),
    case(
        "365",
        "17 days",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 03/08/2026 | V3 | 20/08/2026
        """,
    ),
    case(
        "367",
        "75 days in two short breaks",
        Episodes="""
              CHILD | DECOM      | LS | DEC
              1     | 01/05/2026 | V3 | 10/06/2026
              1     | 01/07/2026 | V3 | 05/08/2026
        """,
    ),
    case(
        "451",
        "the freeing order ended",
        years=(2023, 2024),
        Episodes="""
              CHILD | LS | DEC        | REC
              1     | D1 | 01/06/2022 | X1
        """,
    ),
]
