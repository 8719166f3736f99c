"""Cases of worker/rules/ssda903/episode_reasons.py."""

from tests.unit.rules.cases import case

CASES = [
    # 143: reason for new episode
    case(
        "143",
        "codes that are not valid in the return",
        fields={"Episodes": ("RNE",)},
        Episodes="""
              CHILD | RNE
            ! 1     | X
            ! 2     | SP
            ! 3     | A
            !       | 1
              4     | L
        """,
    ),
    case(
        "143",
        "every valid code, also in lower case and with spaces, and blank",
        years=(2023, 2027),
        Episodes="""
              CHILD | RNE
              1     | S
              2     | P
              3     | L
              4     | T
              5     | U
              6     | B
              7     | ·B
              8     | s
              9     |
        """,
    ),
    # 145: category of need
    case(
        "145",
        "codes that are not valid in the return",
        fields={"Episodes": ("CIN",)},
        Episodes="""
              CHILD | CIN
            ! 1     | N10
            ! 2     | 5
            ! 3     | N9
            ! 4     | N0
            !       | N
              5     | N5
        """,
    ),
    case(
        "145",
        "every valid code, and blank",
        years=(2023, 2027),
        Episodes="""
              CHILD | CIN
              1     | N1
              2     | N2
              3     | N3
              4     | N4
              5     | N5
              6     | N6
              7     | N7
              8     | N8
              9     | n8·
              10    |
        """,
    ),
    # 149: reason episode ceased
    case(
        "149",
        "old codes, and others that are not valid in the return",
        years=(2023, 2027),
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | REC
            ! 1     | E4
            ! 2     | X2
            ! 3     | E1
            ! 4     | E10
            ! 5     | E18
            ! 6     | E42
            ! 7     | E43
            ! 8     | E44
            ! 9     | E49
            !       | E
              10    | E41
        """,
    ),
    case(
        "149",
        "every valid code, and blank",
        years=(2023, 2027),
        Episodes="""
              CHILD | REC
              1     | E11
              2     | E12
              3     | E13
              4     | E14
              5     | E15
              6     | E16
              7     | E17
              8     | E2
              9     | E3
              10    | E41
              11    | E45
              12    | E46
              13    | E47
              14    | E48
              15    | E4A
              16    | E4B
              17    | E5
              18    | E6
              19    | E7
              20    | E8
              21    | E9
              22    | X1
              23    | ·e4a·
              24    |
        """,
    ),
    # 357: first episode must start care
    case(
        "357",
        "first episode starts this year with another reason, or none",
        fields={"Episodes": ("RNE",)},
        Episodes="""
              CHILD | DECOM      | RNE
            ! 1     | 01/04/2026 | P
              2     | 31/03/2026 | P
              3     | 01/04/2026 | S
            ! 4     | 02/02/2027 |
            ! 5     | 02/02/2027 | L
              5     | 10/02/2027 | S
        """,
    ),
    case(
        "357",
        "in a collection before",
        years=(2024,),
        Episodes="""
              CHILD | DECOM      | RNE
            ! 1     | 01/04/2023 | P
              2     | 31/03/2023 | P
        """,
    ),
    case(
        "357",
        "only the earliest episode counts, on a tie the first in the file; last year is not checked",
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 10/02/2027 | L
              1     | 02/02/2027 | S
              1     |            | P
              2     | 02/02/2027 | S
              2     | 02/02/2027 | P
              3     | 02/02/2026 | P
              3     | 02/02/2027 | P
              4     |            | P
              5     | 31/02/2027 | P
                    | 02/02/2027 | P
        """,
    ),
    case(
        "357",
        "a child without a valid start date is passed over, others are still checked",
        Episodes="""
              CHILD | DECOM      | RNE
              1     |            | P
            ! 2     | 02/02/2027 | P
              2     |            | S
        """,
        Episodes_last="""
              CHILD | DECOM      | RNE
              2     | 02/02/2026 | S
        """,
    ),
    # 386: adopted at 18 or over
    case(
        "386",
        "adopted on the 18th birthday, and the day before",
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 03/03/2023 | E12
              2     | 02/03/2023 | E12
            ! 3     | 04/03/2023 | E11
              4     | 04/03/2023 | E13
              5     | 04/03/2023 |
        """,
        Header="""
              CHILD | DOB
              1     | 03/03/2005
              2     | 03/03/2005
              3     | 03/03/2005
              4     | 03/03/2005
              5     | 03/03/2005
        """,
    ),
    case(
        "386",
        "before, without valid dates, not in Header, or without a child ID",
        Episodes="""
              CHILD | DEC        | REC
              1     | 02/03/2023 | E11
              2     |            | E11
              3     | 31/04/2023 | E11
              4     | 04/03/2023 | E11
              5     | 04/03/2023 | E11
              6     | 04/03/2023 | E11
                    | 04/03/2023 | E11
        """,
        Header="""
              CHILD | DOB
              1     | 03/03/2005
              2     | 03/03/2005
              3     | 03/03/2005
              4     |
              5     | 31/02/2005
                    | 03/03/2005
        """,
    ),
    case(
        "386",
        "a child twice in Header: one date of birth at fault is enough",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 03/03/2023 | E11
        """,
        Header="""
              CHILD | DOB
              1     | 04/03/2005
              1     | 03/03/2005
              1     | 02/03/2005
        """,
    ),
    # 387: independent living under 14
    case(
        "387",
        "the day before the 14th birthday, and the birthday",
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 07/08/2023 | E6
              2     | 08/08/2023 | E6
            ! 3     | 07/08/2023 | E5
              4     | 09/08/2023 | E5
              5     | 07/08/2023 | E7
              6     | 07/08/2023 |
        """,
        Header="""
              CHILD | DOB
              1     | 08/08/2009
              2     | 08/08/2009
              3     | 08/08/2009
              4     | 08/08/2009
              5     | 08/08/2009
              6     | 08/08/2009
        """,
    ),
    case(
        "387",
        "no valid date of birth is known",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 08/08/2023 | E5
            ! 2     | 08/08/2023 | E5
            ! 3     | 08/08/2023 | E5
              4     | 08/08/2023 | E4A
                    | 08/08/2023 | E5
        """,
        Header="""
              CHILD | DOB
              1     |
              2     | 30/02/2000
        """,
    ),
    case(
        "387",
        "no valid end date",
        Episodes="""
              CHILD | DEC        | REC
              1     |            | E5
              2     | 31/09/2023 | E6
              3     | 08/08/2023 | E6
              4     |            | E6
        """,
        Header="""
              CHILD | DOB
              1     | 08/08/2015
              2     | 08/08/2015
              3     | 08/08/2009
        """,
    ),
    case(
        "387",
        "a child twice in Header: one row without the age is enough",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 08/08/2023 | E5
            ! 2     | 08/08/2023 | E5
              3     | 08/08/2023 | E5
        """,
        Header="""
              CHILD | DOB
              1     | 08/08/2009
              1     | 09/08/2009
              2     | 08/08/2009
              2     |
              3     | 08/08/2009
              3     | 07/08/2009
        """,
    ),
    # 389: adult social care under 16
    case(
        "389",
        "the day before the 16th birthday, and the birthday",
        fields={"Episodes": ("REC",)},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 18/01/2023 | E7
              2     | 19/01/2023 | E7
              3     | 20/01/2023 | E7
              4     | 18/01/2023 | E6
              5     | 18/01/2023 |
        """,
        Header="""
              CHILD | DOB
              1     | 19/01/2007
              2     | 19/01/2007
              3     | 19/01/2007
              4     | 19/01/2007
              5     | 19/01/2007
        """,
    ),
    case(
        "389",
        "no valid date of birth is known",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 18/01/2023 | E7
            ! 2     | 18/01/2023 | E7
            ! 3     | 18/01/2023 | E7
                    | 18/01/2023 | E7
        """,
        Header="""
              CHILD | DOB
              1     |
              2     | 30/02/2000
        """,
    ),
    case(
        "389",
        "no valid end date, or 16",
        Episodes="""
              CHILD | DEC        | REC
              1     |            | E7
              2     | 31/09/2023 | E7
              3     |            | E7
              4     | 19/01/2023 | E7
        """,
        Header="""
              CHILD | DOB
              1     | 19/01/2015
              2     | 19/01/2015
              4     | 19/01/2007
        """,
    ),
    # 390: adopted without being placed for adoption
    case(
        "390",
        "adopted from another placement, or one without a type",
        fields={"Episodes": ("PLACE", "REC")},
        Episodes="""
              CHILD | PLACE | REC
            ! 1     | U1    | E11
            ! 2     |       | E11
            ! 3     | A2    | E12
            !       | A1    | E12
              4     | A6    | E12
              5     | U1    | E3
        """,
    ),
    case(
        "390",
        "adopted from a placement for adoption, and other reasons",
        Episodes="""
              CHILD | PLACE | REC
              1     | A3    | E11
              2     | A4    | E11
              3     | A5    | E12
              4     | A6    | E12
              5     | U1    | E13
              6     | U1    |
              7     | U1    | X1
        """,
    ),
    # 407: special guardianship at 18 or over
    case(
        "407",
        "on the 18th birthday, and the day before",
        fields={"Episodes": ("DEC", "REC"), "Header": ("DOB",)},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 22/11/2022 | E47
              2     | 21/11/2022 | E47
            ! 3     | 23/11/2022 | E45
            ! 4     | 22/11/2022 | E46
            ! 5     | 22/11/2022 | E48
              6     | 30/11/2022 | E41
              7     | 30/11/2022 |
        """,
        Header="""
              CHILD | DOB
            ! 1     | 22/11/2004
              2     | 22/11/2004
            ! 3     | 22/11/2004
            ! 4     | 22/11/2004
            ! 5     | 22/11/2004
              6     | 22/11/2004
              7     | 22/11/2004
        """,
    ),
    case(
        "407",
        "before, without valid dates, not in Header, or without a child ID",
        Episodes="""
              CHILD | DEC        | REC
              1     | 21/11/2022 | E45
              2     |            | E45
              3     | 31/11/2022 | E45
              4     | 22/11/2022 | E45
              5     | 22/11/2022 | E45
              6     | 22/11/2022 | E45
                    | 22/11/2022 | E45
        """,
        Header="""
              CHILD | DOB
              1     | 22/11/2004
              2     | 22/11/2004
              3     | 22/11/2004
              4     |
              5     | 31/11/2004
                    | 22/11/2004
        """,
    ),
    case(
        "407",
        "a child twice in Header: the date of birth that contradicts is shown",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 22/11/2022 | E47
        """,
        Header="""
              CHILD | DOB
              1     | 23/11/2004
            ! 1     | 22/11/2004
        """,
    ),
    # 460: stayed with carers under 18
    case(
        "460",
        "the day before the 18th birthday, and the birthday",
        fields={"Episodes": ("DEC", "REC")},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 11/12/2022 | E17
              2     | 12/12/2022 | E17
              3     | 13/12/2022 | E17
              4     | 11/12/2022 | E16
              5     | 11/12/2022 |
        """,
        Header="""
              CHILD | DOB
              1     | 12/12/2004
              2     | 12/12/2004
              3     | 12/12/2004
              4     | 12/12/2004
              5     | 12/12/2004
        """,
    ),
    case(
        "460",
        "18, without valid dates, not in Header, or without a child ID",
        Episodes="""
              CHILD | DEC        | REC
              1     | 12/12/2022 | E17
              2     |            | E17
              3     | 31/11/2022 | E17
              4     | 11/12/2022 | E17
              5     | 11/12/2022 | E17
              6     | 11/12/2022 | E17
                    | 11/12/2022 | E17
        """,
        Header="""
              CHILD | DOB
              1     | 12/12/2004
              2     | 12/12/2004
              3     | 12/12/2004
              4     |
              5     | 31/11/2004
                    | 12/12/2004
        """,
    ),
    case(
        "460",
        "a child twice in Header: one date of birth at fault is enough",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 11/12/2022 | E17
              2     | 11/12/2022 | E17
        """,
        Header="""
              CHILD | DOB
              1     | 11/12/2004
              1     | 12/12/2004
              1     | 12/12/2004
              2     | 11/12/2004
              2     | 10/12/2004
        """,
    ),
    # 516: special guardianship to former foster carers
    case(
        "516",
        "to former foster carers, but from another placement or one without a type",
        fields={"Episodes": ("REC", "PLACE")},
        Episodes="""
              CHILD | REC | PLACE
            ! 1     | E46 | R2
            ! 2     | E45 |
            ! 3     | E45 | U7
            !       | E46 | K2
              4     | E46 | U5
              5     | E47 | R2
              6     | E48 | R2
        """,
    ),
    case(
        "516",
        "from a foster placement, and other reasons",
        Episodes="""
              CHILD | REC | PLACE
              1     | E45 | U1
              2     | E45 | U2
              3     | E46 | U3
              4     | E46 | U4
              5     | E45 | U5
              6     | E46 | U6
              7     | E3  | R2
              8     |     | R2
        """,
    ),
]
