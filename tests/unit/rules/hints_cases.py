"""Cases of the hints of worker/rules/ssda903/hints.py; a date is day/month/year."""

from __future__ import annotations

import datetime

from tests.unit.rules.cases import hint_case

NOVEMBER = datetime.date(2026, 11, 15)
DECEMBER = datetime.date(2026, 12, 1)

_A1 = [
    hint_case(
        "A1",
        "a planned review",
        as_at=NOVEMBER,
        today=DECEMBER,
        fields={"Reviews": ("REVIEW",)},
        Reviews="""
              CHILD | REVIEW     | REVIEW_CODE
              1     | 15/11/2026 | PN1
              2     | 01/12/2026 | PN1
            ! 3     | 02/12/2026 | PN1
            ! 4     | 31/03/2027 | PN1
        """,
    ),
    hint_case(
        "A1",
        "a date after the year, which DfE’s rules report, and text that is not a date",
        as_at=NOVEMBER,
        Reviews="""
              CHILD | REVIEW
              1     | 01/04/2027
              2     | 31/02/2027
              3     |
        """,
    ),
    hint_case(
        "A1",
        "dates in all files; those of a court and of UASC status are entered in advance",
        as_at=NOVEMBER,
        fields={
            "Header": ("DOB", "MC_DOB"),
            "Episodes": ("DECOM", "DEC"),
            "AD1": ("DATE_INT", "DATE_MATCH"),
            "PlacedAdoption": ("DATE_PLACED", "DATE_PLACED_CEASED"),
            "Missing": ("MIS_START", "MIS_END"),
            "SWEpisodes": ("SW_DECOM", "SW_DEC"),
            "DoLo": ("DOLO_START",),
        },
        Header="""
              CHILD | DOB        | MC_DOB
            ! 1     | 01/01/2027 | 01/01/2027
        """,
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 01/01/2027 |
            ! 2     | 01/09/2026 | 01/01/2027
        """,
        UASC="""
              CHILD | DUC
              1     | 01/01/2027
        """,
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH
            ! 1     | 01/01/2027 | 01/02/2027
        """,
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
            ! 1     | 01/01/2027  | 02/01/2027
        """,
        Missing="""
              CHILD | MIS_START  | MIS_END
            ! 1     | 01/01/2027 | 02/01/2027
        """,
        SWEpisodes="""
              CHILD | SW_DECOM   | SW_DEC
            ! 1     | 01/01/2027 | 02/01/2027
        """,
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 01/10/2026 | 01/01/2027
            ! 2     | 01/01/2027 | 01/02/2027
        """,
    ),
    hint_case(
        "A1",
        "no file with such a date",
        as_at=NOVEMBER,
        not_run="is loaded",
        OC2="""
              CHILD
              1
        """,
    ),
]

_A2 = [
    hint_case(
        "A2",
        "hospital for 42 days and for 43",
        as_at=NOVEMBER,
        fields={"Episodes": ("DECOM", "PLACE")},
        Episodes="""
              CHILD | DECOM      | DEC        | PLACE
              1     | 04/10/2026 |            | T1
            ! 2     | 03/10/2026 |            | T1
              3     | 03/10/2026 | 15/11/2026 | T1
              4     | 03/10/2026 | 01/12/2026 | T1
            ! 5     | 03/10/2026 | x          | T1
              6     |            |            | T1
        """,
    ),
    hint_case(
        "A2",
        "carers’ holiday for 21 days and for 22, another reason for 7 and for 8",
        as_at=NOVEMBER,
        Episodes="""
              CHILD | DECOM      | DEC | PLACE
              1     | 25/10/2026 |     | T3
            ! 2     | 24/10/2026 |     | T3
              3     | 08/11/2026 |     | T4
            ! 4     | 07/11/2026 |     | T4
        """,
    ),
    hint_case(
        "A2",
        "placements that may last",
        as_at=NOVEMBER,
        Episodes="""
              CHILD | DECOM      | DEC | PLACE
              1     | 01/04/2025 |     | T0
              2     | 01/04/2025 |     | T2
              3     | 01/04/2025 |     | U1
        """,
    ),
]

_A3 = [
    hint_case(
        "A3",
        "20 working days after the start of care",
        as_at=NOVEMBER,
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | RNE | DEC        | LS
            ! 1     | 16/10/2026 | S   |            | C2
              2     | 19/10/2026 | S   |            | C2
            ! 3     | 16/10/2026 | S   | 16/11/2026 | C2
              4     | 16/10/2026 | S   | 15/11/2026 | C2
              5     | 16/10/2026 | S   |            | V3
              6     | 16/10/2026 | S   |            | V4
        """,
        Reviews="""
              CHILD | REVIEW
        """,
    ),
    hint_case(
        "A3",
        "a first review in time, and one that is only planned",
        as_at=NOVEMBER,
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | RNE | DEC        | LS
              1     | 20/09/2026 | S   |            | C2
            ! 2     | 20/09/2026 | S   |            | C2
            ! 3     | 20/09/2026 | S   |            | C2
        """,
        Reviews="""
              CHILD | REVIEW
              1     | 10/10/2026
              2     | 16/11/2026
              3     |
        """,
    ),
    hint_case(
        "A3",
        "two bank holidays at Easter",
        as_at=datetime.date(2026, 4, 29),
        Episodes="""
              CHILD | DECOM      | RNE | DEC | LS
              1     | 01/04/2026 | S   |     | C2
        """,
        Reviews="""
              CHILD | REVIEW
        """,
    ),
    hint_case(
        "A3",
        "two bank holidays at Easter and a day",
        as_at=datetime.date(2026, 5, 2),
        Episodes="""
              CHILD | DECOM      | RNE | DEC | LS
            ! 1     | 01/04/2026 | S   |     | C2
        """,
        Reviews="""
              CHILD | REVIEW
        """,
    ),
    hint_case(
        "A3",
        "the second review 3 months after the first, a later one 6 months after the one before",
        as_at=NOVEMBER,
        fields={"Episodes": ("DECOM",), "Reviews": ("REVIEW",)},
        Episodes="""
              CHILD | DECOM      | RNE | DEC        | LS
              1     | 20/07/2026 | S   |            | C2
            ! 2     | 19/07/2026 | S   |            | C2
              3     | 10/04/2026 | S   |            | C2
            ! 4     | 10/04/2026 | S   |            | C2
              5     | 20/07/2026 | S   | 01/10/2026 | C2
            ! 5     | 01/10/2026 | P   |            | C2
        """,
        Reviews="""
              CHILD | REVIEW
              1     | 15/08/2026
            ! 2     | 14/08/2026
              3     | 20/04/2026
              3     | 15/05/2026
              4     | 20/04/2026
            ! 4     | 14/05/2026
            ! 5     | 14/08/2026
              5     | 20/11/2026
        """,
    ),
    hint_case(
        "A3",
        "care since before the year: last year’s reviews are not loaded, so one on 31 March is assumed",
        as_at=datetime.date(2026, 9, 30),
        Episodes="""
              CHILD | DECOM      | RNE | DEC | LS
              1     | 20/03/2026 | S   |     | C2
              2     | 20/03/2019 | P   |     | C2
        """,
        Reviews="""
              CHILD | REVIEW
        """,
    ),
    hint_case(
        "A3",
        "care since before the year: after half a year something is overdue whatever came before",
        as_at=datetime.date(2026, 10, 1),
        Episodes="""
              CHILD | DECOM      | RNE | DEC | LS
            ! 1     | 20/03/2026 | S   |     | C2
            ! 2     | 20/03/2019 | P   |     | C2
              3     | 20/03/2019 | P   |     | C2
              4     | 02/04/2026 | P   |     | C2
        """,
        Reviews="""
              CHILD | REVIEW
              3     | 01/04/2026
        """,
    ),
    hint_case(
        "A3",
        "last year’s reviews say when the next is due",
        as_at=datetime.date(2026, 6, 15),
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM      | RNE | DEC | LS
            ! 1     | 20/03/2026 | S   |     | C2
            ! 2     | 20/02/2026 | S   |     | C2
              3     | 20/02/2026 | S   |     | C2
            ! 4     | 20/03/2019 | S   |     | C2
              5     | 20/03/2019 | S   |     | C2
            ! 6     | 20/03/2019 | S   |     | C2
        """,
        Reviews="""
              CHILD | REVIEW
        """,
        Reviews_last="""
              CHILD | REVIEW
              1     | 01/06/2025
              2     | 14/03/2026
              3     | 15/03/2026
              4     | 14/12/2025
              5     | 15/12/2025
        """,
    ),
    hint_case(
        "A3",
        "reviews of an earlier period of care do not count",
        as_at=NOVEMBER,
        Episodes="""
              CHILD | DECOM      | RNE | DEC        | LS
              1     | 20/04/2026 | S   | 30/06/2026 | C2
            ! 1     | 20/09/2026 | S   |            | C2
        """,
        Reviews="""
              CHILD | REVIEW
              1     | 10/05/2026
        """,
    ),
    hint_case(
        "A3",
        "Reviews not loaded",
        as_at=NOVEMBER,
        not_run="Reviews is not loaded",
        Episodes="""
              CHILD | DECOM      | RNE | DEC | LS
              1     | 20/09/2026 | S   |     | C2
        """,
    ),
]

_A4 = [
    hint_case(
        "A4",
        "placement types during an open order",
        as_at=NOVEMBER,
        fields={"DoLo": ("DOLO_START",), "Episodes": ("PLACE",)},
        Episodes="""
              CHILD | DECOM      | DEC        | PLACE
            ! 1     | 01/10/2026 |            | U4
              2     | 01/10/2026 |            | K2
            ! 3     | 01/08/2026 | 01/09/2026 | P1
              3     | 01/09/2026 |            | Z12
              4     | 01/08/2026 | 31/08/2026 | U4
              4     | 31/08/2026 |            | Z13
              5     | 01/10/2026 |            | U4
              6     | 20/11/2026 |            | U4
        """,
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 10/10/2026 |
              2     | 10/10/2026 |
            ! 3     | 01/09/2026 |
              4     | 01/09/2026 |
              5     | 10/10/2026 | 01/11/2026
              6     | 10/10/2026 |
        """,
    ),
    hint_case(
        "A4",
        "an order that ended is for DfE’s rules",
        as_at=NOVEMBER,
        Episodes="""
              CHILD | DECOM      | DEC | PLACE
              1     | 01/10/2026 |     | U4
        """,
        DoLo="""
              CHILD | DOLO_START | DOLO_END
              1     | 10/10/2026 | 20/10/2026
        """,
    ),
    hint_case(
        "A4",
        "an end that is not a date counts as missing, and an order that has not begun does not count",
        as_at=NOVEMBER,
        Episodes="""
              CHILD | DECOM      | DEC | PLACE
            ! 1     | 01/10/2026 |     | U4
              2     | 01/10/2026 |     | U4
        """,
        DoLo="""
              CHILD | DOLO_START | DOLO_END
            ! 1     | 10/10/2026 | x
              2     | 20/11/2026 |
              2     |            |
        """,
    ),
]

_A5_HEADER = """
      CHILD | DOB
      1     | 01/10/2008
      2     | 01/10/2008
      3     | 15/10/2008
      4     | 14/10/2008
      5     | 01/10/2008
      6     | 01/10/2008
      7     | 01/10/2004
      8     | 01/10/2005
      9     | 01/10/2005
"""

_A5 = [
    hint_case(
        "A5",
        "left care before the birthday over a month ago",
        as_at=NOVEMBER,
        fields={"Episodes": ("DEC",)},
        Header=_A5_HEADER,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
            ! 1     | 01/02/2020 | 30/06/2026 | C2 | E4A
              2     | 01/02/2020 | 30/06/2026 | C2 | E4A
              3     | 01/02/2020 | 30/06/2026 | C2 | E4A
            ! 4     | 01/02/2020 | 30/06/2026 | C2 | E4A
              5     | 01/02/2020 | 02/10/2026 | C2 | E4A
              6     | 01/02/2020 |            | C2 |
              7     | 01/02/2020 | 30/06/2022 | C2 | E4A
            ! 8     | 01/02/2020 | 02/10/2021 | C2 | E4A
              9     | 01/02/2020 | 01/10/2021 | C2 | E4A
        """,
        OC3="""
              CHILD | DOB        | IN_TOUCH
              2     | 01/10/2008 | YES
        """,
    ),
    hint_case(
        "A5",
        "too little care, or care that ended for good",
        as_at=NOVEMBER,
        Header=_A5_HEADER,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/04/2026 | 30/06/2026 | C2 | E4A
              2     | 01/02/2020 | 30/06/2026 | V4 | E4A
              3     | 01/02/2020 | 30/06/2026 | C2 | E4A
              4     | 01/02/2020 | 30/06/2026 | C2 | E2
              5     | 01/02/2020 | 30/06/2026 | C2 | E3
              6     | 01/02/2020 | 30/06/2026 | E1 | E11
        """,
        OC3="""
              CHILD | DOB        | IN_TOUCH
        """,
    ),
    hint_case(
        "A5",
        "91 days of care are enough, and left care on the 18th birthday",
        as_at=NOVEMBER,
        Header=_A5_HEADER,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
            ! 1     | 31/03/2026 | 30/06/2026 | C2 | E4A
              2     | 01/04/2026 | 01/06/2026 | C2 | X1
            ! 2     | 01/06/2026 | 01/10/2026 | C2 | E4A
        """,
        OC3="""
              CHILD | DOB        | IN_TOUCH
        """,
    ),
    hint_case(
        "A5",
        "left care last year, and is in last year’s files only",
        as_at=NOVEMBER,
        fields={"Episodes_last": ("DEC",)},
        Header_last=_A5_HEADER,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS | REC
            ! 1     | 01/02/2020 | 30/06/2025 | C2 | E4A
              2     | 01/02/2020 |            | C2 |
            ! 8     | 01/02/2020 | 01/07/2023 | C2 | E4A
        """,
        OC3="""
              CHILD | DOB        | IN_TOUCH
        """,
    ),
    hint_case(
        "A5",
        "this year’s Header counts before last year’s, and last year’s episodes add to the care",
        as_at=NOVEMBER,
        Header="""
              CHILD | DOB
              1     | 01/10/2008
              2     | 01/01/2009
        """,
        Header_last="""
              CHILD | DOB
              1     | 01/01/2009
              2     | 01/10/2008
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
            ! 1     | 01/06/2026 | 30/06/2026 | C2 | E4A
              2     | 01/06/2026 | 30/06/2026 | C2 | E4A
        """,
        Episodes_last="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/06/2025 | 30/09/2025 | C2 | E4A
              2     | 01/06/2025 | 30/09/2025 | C2 | E4A
        """,
        OC3="""
              CHILD | DOB        | IN_TOUCH
        """,
    ),
    hint_case(
        "A5",
        "OC3 not loaded",
        as_at=NOVEMBER,
        not_run="Care leavers (OC3) is not loaded",
        Header=_A5_HEADER,
        Episodes="""
              CHILD | DECOM      | DEC        | LS | REC
              1     | 01/02/2020 | 30/06/2026 | C2 | E4A
        """,
    ),
]

CASES = [[case] for case in (*_A1, *_A2, *_A3, *_A4, *_A5)]
