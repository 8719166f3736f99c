"""Cases of worker/rules/ssda903/motherhood.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "165",
        "given, but not 0 or 1, or given for a male",
        fields={"Header": ("MOTHER", "SEX"), "OC3": ("IN_TOUCH", "ACTIV", "ACCOM")},
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | F   | 3
              2     | F   | 0
              3     | F   | 1
            ! 4     | M   | 0
            ! 5     | M   | 1
              6     | M   |
            ! 7     | U   | 2
              8     | U   | 1
              9     |     |
            ! 10    |     | YES
              11    | 1   | 0
            ! 12    | F   | 01
                    | F   | 3
        """,
        Episodes="""
              CHILD | DECOM      | LS
              2     | 01/04/2020 | C2
        """,
        OC3="""
              CHILD | IN_TOUCH
            ! 1     |
            ! 1     | YES
              2     | YES
            ! 4     | NO
                    | NO
        """,
    ),
    case(
        "165",
        "blank for a female in care in the year",
        years=(2025,),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | F   |
              2     | F   | 0
              3     | F   |
              4     | F   |
            ! 5     | F   |
            ! 6     | F   |
              7     | M   |
              8     | U   |
              9     |     |
                    | F   |
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS
              1     | 01/05/2020 |            | C2
              2     | 01/05/2020 |            | C2
              3     | 01/05/2020 |            | V4
              4     | 01/05/2020 |            | V3
              5     | 01/05/2020 |            | V3
              5     | 01/05/2020 | 31/13/2020 |
              6     | 01/05/2020 |            | C2
              7     | 01/05/2020 |            | C2
              8     | 01/05/2020 |            | C2
              9     | 01/05/2020 |            | C2
                    | 01/05/2020 |            | C2
        """,
        OC3="""
              CHILD | IN_TOUCH
            ! 6     | YES
        """,
    ),
    case(
        "165",
        "blank for a female without an episode in the year",
        years=(2025,),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | F   |
              2     | F   |
              3     | F   |
              4     | F   |
            ! 5     | F   |
            ! 6     | F   |
            ! 7     | F   |
            ! 8     | F   |
              9     | F   |
            ! 10    | F   |
            ! 11    | F   |
              12    | M   |
              13    | F   |
                    | F   |
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS
              6     | 01/05/2020 | 31/03/2024 | C2
              7     |            |            | C2
              8     | 01/04/2025 |            | C2
              9     | 01/05/2020 | 31/03/2024 | C2
              10    | 31/03/2025 |            | C2
              11    | 01/05/2020 | 01/04/2024 | C2
              13    | 01/05/2020 | 01/04/2024 | V3
        """,
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              2     | YES      |       |
              3     |          | F1    |
              4     |          |       | B1
            ! 5     |          |       |
              9     | NO       | 0     | 0
            ! 11    |          |       |
            ! 10    | NO       | 0     | 0
        """,
    ),
    case(
        "165",
        "codes for sex up to 2023/24",
        years=(2023, 2024),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | 1   | 0
            ! 2     | 2   |
              3     | M   | 0
              4     | F   |
              5     | 1   |
              6     | 2   | 1
        """,
        Episodes="""
              CHILD | DECOM      | LS
              2     | 01/04/2020 | C2
              4     | 01/04/2020 | C2
        """,
        OC3="""
              CHILD
        """,
    ),
    case(
        "165",
        "codes for sex from 2024/25",
        years=(2025, 2026, 2027),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | M   | 0
            ! 2     | F   |
              3     | 1   | 0
              4     | 2   |
        """,
        Episodes="""
              CHILD | DECOM      | LS
              2     | 01/04/2020 | C2
        """,
        OC3="""
              CHILD
        """,
    ),
    case(
        "165",
        "given as it should be",
        Header="""
              CHILD | SEX | MOTHER
              1     | F   | 1
              2     | M   |
        """,
        Episodes="""
              CHILD | DECOM      | LS
              1     | 01/04/2020 | C2
        """,
        OC3="""
              CHILD
        """,
    ),
    case(
        "171",
        "filled with text that is not a date",
        fields={"Header": ("MC_DOB",)},
        Header="""
              CHILD | MC_DOB
              1     | 30/09/2023
            ! 2     | 31/09/2023
              3     |
            ! 4     | UNKNOWN
            !       | 30/09/23
        """,
    ),
    case(
        "171",
        "blank",
        Header="""
              CHILD | MC_DOB
              1     |
        """,
    ),
    case(
        "174",
        "males up to 2023/24",
        years=(2023, 2024),
        fields={"Header": ("SEX", "MC_DOB")},
        Header="""
              CHILD | SEX | MC_DOB
            ! 1     | 1   | 05/05/2022
              2     | 2   | 05/05/2022
              3     | M   | 05/05/2022
              4     | 1   |
              5     |     | 05/05/2022
        """,
    ),
    case(
        "174",
        "males from 2024/25",
        years=(2025, 2026, 2027),
        fields={"Header": ("SEX", "MC_DOB")},
        Header="""
              CHILD | SEX | MC_DOB
            ! 1     | M   | 05/05/2022
              2     | M   | UNKNOWN
              3     | M   |
              4     | F   | 05/05/2022
              5     | U   | 05/05/2022
              6     | 1   | 05/05/2022
              7     |     | 05/05/2022
            !       | M   | 05/05/2022
        """,
    ),
    case(
        "174",
        "a mother",
        Header="""
              CHILD | SEX | MC_DOB
              1     | F   | 05/05/2022
        """,
    ),
    case(
        "393",
        "blank for a female in more than short breaks",
        years=(2025, 2026, 2027),
        fields={"Header": ("MOTHER",)},
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | F   |
              2     | F   |
              3     | F   |
            ! 4     | F   |
              5     | M   |
              6     | F   | 0
              7     | F   | YES
              8     | U   |
              9     | 2   |
                    | F   |
        """,
        Episodes="""
              CHILD | LS
              1     | V3
              1     | C2
              2     | V3
              2     | V4
              4     |
              5     | C1
              6     | C1
              7     | C1
              8     | C1
              9     | C1
                    | C1
        """,
    ),
    case(
        "393",
        "the code for female up to 2023/24",
        years=(2023, 2024),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | 2   |
              2     | 1   |
              3     | F   |
        """,
        Episodes="""
              CHILD | LS
              1     | C1
              2     | C1
              3     | C1
        """,
    ),
    case(
        "393",
        "not looked after this year",
        Header="""
              CHILD | SEX | MOTHER
              1     | F   |
        """,
        Episodes="""
              CHILD | LS
        """,
    ),
    case(
        "607",
        "left care in the year",
        years=(2026,),
        fields={"Episodes": ("DEC", "REC", "LS"), "Header": ("MOTHER", "SEX")},
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | F   |
            ! 2     | F   |
              3     | F   |
              4     | F   |
              5     | F   | 0
              6     | F   |
              7     | F   |
              8     | F   |
            ! 9     | F   |
              10    | F   |
              11    | F   |
              12    | M   |
              13    | U   |
                    | F   |
        """,
        Episodes="""
              CHILD | DEC        | REC | LS
            ! 1     | 31/03/2026 | E3  | C1
            ! 2     | 01/04/2025 | E3  | C1
              3     | 31/03/2025 | E3  | C1
              4     | 01/04/2026 | E3  | C1
              5     | 31/03/2026 | E3  | C1
              6     | 31/03/2026 | X1  | C1
              7     | 31/03/2026 |     | C1
              8     | 31/03/2026 | E3  | V3
              8     | 31/03/2026 | E3  | V4
            ! 9     | 31/03/2026 | ??  |
              10    |            | E3  | C1
              11    | 32/03/2026 | E3  | C1
              12    | 31/03/2026 | E3  | C1
              13    | 31/03/2026 | E3  | C1
              14    | 31/03/2026 | E3  | C1
                    | 31/03/2026 | E3  | C1
        """,
    ),
    case(
        "607",
        "every such episode, and every row of Header that is blank",
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | F   |
              1     | F   | 1
        """,
        Episodes="""
              CHILD | DEC        | REC | LS
            ! 1     | 01/05/2026 | E4A | C1
              1     | 01/06/2026 | X1  | C1
            ! 1     | 01/07/2026 | E11 | C1
        """,
    ),
    case(
        "607",
        "the code for female up to 2023/24",
        years=(2023,),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | 2   |
              2     | F   |
              3     | 1   |
        """,
        Episodes="""
              CHILD | DEC        | REC | LS
            ! 1     | 31/03/2023 | E3  | C1
              2     | 31/03/2023 | E3  | C1
              3     | 31/03/2023 | E3  | C1
        """,
    ),
    case(
        "607",
        "the code for female up to 2023/24",
        years=(2024,),
        Header="""
              CHILD | SEX | MOTHER
            ! 1     | 2   |
              2     | F   |
              3     | 1   |
        """,
        Episodes="""
              CHILD | DEC        | REC | LS
            ! 1     | 01/04/2023 | E3  | C1
              2     | 01/04/2023 | E3  | C1
              3     | 01/04/2023 | E3  | C1
        """,
    ),
    case(
        "607",
        "moved on, still in care",
        Header="""
              CHILD | SEX | MOTHER
              1     | F   |
        """,
        Episodes="""
              CHILD | DEC        | REC | LS
              1     | 31/05/2026 | X1  | C1
              1     |            |     | C1
        """,
    ),
    case(
        "611",
        "date of birth of her child is blank",
        fields={"Header": ("MOTHER", "MC_DOB")},
        Header="""
              CHILD | MOTHER | MC_DOB
            ! 1     | 1      |
            ! 2     | 1      | 77/77/7777
              3     | 0      |
              4     |        |
              5     | 1      | 01/01/2026
            !       | 1      |
        """,
    ),
    case(
        "611",
        "given",
        Header="""
              CHILD | MOTHER | MC_DOB
              1     | 1      | 01/01/2026
        """,
    ),
    case(
        "612",
        "females from 2024/25",
        years=(2025, 2026, 2027),
        fields={"Header": ("SEX", "MOTHER", "MC_DOB")},
        Header="""
              CHILD | SEX | MOTHER | MC_DOB
            ! 1     | F   |        | 08/10/2024
            ! 2     | F   | 0      | 08/10/2024
              3     | F   | 1      | 08/10/2024
              4     | F   | 2      | 08/10/2024
              5     | U   | 0      | 08/10/2024
              6     | M   | 0      | 08/10/2024
              7     |     | 0      | 08/10/2024
              8     | 2   | 0      | 08/10/2024
              9     | F   | 0      |
              10    | F   | 0      | UNKNOWN
            !       | F   | 0      | 08/10/2024
        """,
    ),
    case(
        "612",
        "females up to 2023/24",
        years=(2023, 2024),
        Header="""
              CHILD | SEX | MOTHER | MC_DOB
            ! 1     | 2   | 0      | 08/10/2022
              2     | F   | 0      | 08/10/2022
              3     | 1   | 0      | 08/10/2022
        """,
    ),
    case(
        "612",
        "a mother",
        Header="""
              CHILD | SEX | MOTHER | MC_DOB
              1     | F   | 1      | 08/10/2024
        """,
    ),
    case(
        "620",
        "around the 11th birthday",
        years=(2024,),
        fields={"Header": ("DOB", "MOTHER")},
        Header="""
              CHILD | MOTHER | DOB
            ! 1     | 1      | 02/04/2012
              2     | 1      | 01/04/2012
              3     | 1      | 31/03/2012
              4     | 0      | 02/04/2018
              5     |        | 02/04/2018
              6     | 1      |
              7     | 1      | 31/02/2018
            !       | 1      | 02/04/2018
        """,
    ),
    case(
        "620",
        "11 at the start of the year",
        Header="""
              CHILD | MOTHER | DOB
              1     | 1      | 01/04/2015
        """,
    ),
    case(
        "621",
        "her child is not younger",
        fields={"Header": ("DOB", "MC_DOB")},
        Header="""
              CHILD | DOB        | MC_DOB
              1     | 06/06/2006 | 06/06/2023
            ! 2     | 06/06/2006 | 06/06/2006
            ! 3     | 06/06/2006 | 05/05/2005
              4     | 06/06/2006 | 07/06/2006
            ! 5     |            | 06/06/2023
            ! 6     | 31/06/2006 | 06/06/2023
              7     | 06/06/2006 | 06/16/2023
              8     | 06/06/2006 |
              9     |            |
            !       | 06/06/2006 | 05/05/2005
        """,
    ),
    case(
        "621",
        "her child is younger",
        Header="""
              CHILD | DOB        | MC_DOB
              1     | 06/06/2006 | 06/06/2023
        """,
    ),
    case(
        "624",
        "compared as dates",
        fields={"Header": ("MC_DOB",)},
        Header="""
              CHILD | MC_DOB
            ! 1     | 21/08/2022
            ! 2     |
              3     | 12/8/2022
              4     | 12/08/2022
            ! 5     | 31/02/2022
              6     | 12/08/2022
              7     | 31/02/2022
              8     |
              9     | 21/08/2022
              10    | 12/08/2022
                    | 21/08/2022
        """,
        Header_last="""
              CHILD | MC_DOB
              1     | 12/08/2022
              2     | 12/08/2022
              3     | 12/08/2022
              4     |
              5     | 12/08/2022
              6     | 31/02/2022
              7     | 30/02/2022
              8     |
              10    | 12/08/2022
              11    | 12/08/2022
                    | 12/08/2022
        """,
    ),
    case(
        "624",
        "twice in last year’s Header, one row differs",
        Header="""
              CHILD | MC_DOB
            ! 1     | 12/08/2022
        """,
        Header_last="""
              CHILD | MC_DOB
              1     | 12/08/2022
              1     | 13/08/2022
        """,
    ),
    case(
        "624",
        "none last year",
        Header="""
              CHILD | MC_DOB
              1     | 12/08/2022
        """,
        Header_last="""
              CHILD | MC_DOB
              1     |
        """,
    ),
    case(
        "625",
        "no open episode",
        years=(2024,),
        fields={"Header": ("MC_DOB",), "Episodes": ("DEC",)},
        Header="""
              CHILD | MC_DOB
            ! 1     | 10/10/2023
              2     | 10/10/2023
              3     | 09/10/2023
              4     |
              5     | 31/11/2023
            ! 6     | 10/10/2023
              7     | 10/10/2023
            ! 8     | 10/10/2023
                    | 10/10/2030
        """,
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 01/01/2020 | 09/10/2023
              2     | 01/01/2020 | 10/10/2023
              3     | 01/01/2020 | 10/10/2023
              4     | 01/01/2020 | 09/10/2022
              5     | 01/01/2020 | 09/10/2022
              6     | 01/01/2020 | 09/06/2023
            ! 6     | 01/01/2021 | 09/10/2023
              7     | 01/01/2020 | 09/11/2023
              7     | 01/01/2021 | 09/10/2023
            ! 8     | 01/01/2021 | 09/10/2023
              8     | 01/01/2022 | 09/10/2023
                    | 01/01/2020 | 09/10/2023
        """,
    ),
    case(
        "625",
        "an open episode, or an end that is no date, has no end to compare with",
        years=(2024,),
        Header="""
              CHILD | MC_DOB
              1     | 10/10/2023
              2     | 10/10/2023
              3     | 31/03/2024
            ! 4     | 01/04/2024
        """,
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/01/2020 | 09/06/2023
              1     | 09/06/2023 |
              2     | 01/01/2020 | 09/06/2023
              2     | 09/06/2023 | 31/09/2023
              3     | 01/01/2020 |
            ! 4     | 01/01/2020 |
              4     | 01/01/2022 | 01/01/2023
        """,
    ),
    case(
        "625",
        "after the end of the year: which episode is shown",
        years=(2024,),
        Header="""
              CHILD | MC_DOB
            ! 1     | 01/04/2024
            ! 2     | 01/04/2024
            ! 3     | 01/04/2024
            ! 4     | 01/04/2024
            ! 5     | 01/04/2024
            ! 6     | 01/04/2024
                    | 01/04/2024
        """,
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/01/2020 |
            ! 1     | 01/01/2021 |
              1     | 01/01/2022 | 01/01/2023
            ! 2     | 01/01/2021 |
              2     | 01/01/2021 |
            ! 3     | 31/02/2021 |
              3     |            |
              3     | 01/01/2021 | 01/01/2023
              4     |            |
            ! 4     | 01/01/2021 |
              5     | 01/01/2020 | 01/01/2021
            ! 5     | 01/01/2021 | 01/01/2022
                    | 01/01/2021 |
        """,
    ),
    case(
        "625",
        "twice in Header",
        Header="""
              CHILD | MC_DOB
              1     | 09/06/2026
            ! 1     | 10/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC
            ! 1     | 01/01/2020 | 09/06/2026
        """,
    ),
    case(
        "625",
        "born on the last day in care",
        Header="""
              CHILD | MC_DOB
              1     | 09/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/01/2020 | 09/06/2026
        """,
    ),
    case(
        "626",
        "a mother now, not last year",
        years=(2024,),
        fields={"Header": ("MOTHER", "MC_DOB")},
        Header="""
              CHILD | MOTHER | MC_DOB
            ! 1     | 1      | 31/03/2023
              2     | 1      | 01/04/2023
              3     | 1      | 31/03/2023
              4     | 1      | 31/03/2023
              5     |        | 31/03/2023
              6     | 0      | 31/03/2023
            ! 7     | 01     | 31/03/2023
              8     | 1      |
              9     | 1      | 31/02/2023
              10    | YES    | 31/03/2023
              11    | 1      | 31/03/2023
              12    | 1      | 31/03/2023
                    | 1      | 31/03/2023
        """,
        Header_last="""
              CHILD | MOTHER
              1     | 0
              2     | 0
              3     |
              4     | 1
              5     | 0
              6     | 0
              7     | 0.0
              8     | 0
              9     | 0
              10    | 0
              11    | NO
                    | 0
        """,
    ),
    case(
        "626",
        "twice in last year’s Header, one row says 0",
        Header="""
              CHILD | MOTHER | MC_DOB
            ! 1     | 1      | 31/03/2026
        """,
        Header_last="""
              CHILD | MOTHER
              1     | 1
              1     | 0
        """,
    ),
    case(
        "626",
        "born in the year",
        Header="""
              CHILD | MOTHER | MC_DOB
              1     | 1      | 01/04/2026
        """,
        Header_last="""
              CHILD | MOTHER
              1     | 0
        """,
    ),
    case(
        "628",
        "a care leaver without episodes",
        fields={"Header": ("MOTHER",)},
        Header="""
              CHILD | MOTHER
            ! 1     | 0
              2     | 1
              3     | 1
              4     |
            ! 5     | 1
            ! 6     | YES
            ! 7     | 1
              8     | 1
                    | 1
        """,
        Episodes="""
              CHILD | DECOM      | DEC        | LS
              2     | 01/01/2019 | 01/01/2020 | V3
              9     | 01/01/2019 |            | C2
        """,
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              1     |          |       | C1
              2     |          |       | C1
              3     |          |       |
              4     |          |       | C1
              5     | NO       |       |
              6     |          | F1    |
              7     |          |       |
              7     | NO       | 0     | 0
                    | NO       | 0     | 0
        """,
    ),
    case(
        "628",
        "looked after in the year",
        Header="""
              CHILD | MOTHER
              1     | 1
        """,
        Episodes="""
              CHILD | DECOM
              1     |
        """,
        OC3="""
              CHILD | IN_TOUCH
              1     | YES
        """,
    ),
]
