"""Cases of worker/rules/ssda903/adoption_and_care.py."""

from tests.unit.rules.cases import case

ADOPTION_ITEMS = ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")
LEAVER_ITEMS = ("IN_TOUCH", "ACTIV", "ACCOM")

CASES = [
    case(
        "134",
        "any adoption item with any care leaver item",
        fields={"AD1": ADOPTION_ITEMS},
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
              1     |          |       | B1
              2     |          | F1    |
              3     | NO       |       |
              4     |          |       | X
              5     | YES      | F1    | B1
              6     | YES      | F1    | B1
              7     |          |       |
              7     |          |       | B1
              8     | YES      | F1    | B1
              9     | YES      | F1    | B1
                    | YES      | F1    | B1
        """,
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            ! 1     | 01/01/2026 |            |             |           |            |
            ! 2     |            | 01/01/2026 |             |           |            |
            ! 3     |            |            | 0           |           |            |
            ! 4     |            |            |             | 1         |            |
            ! 5     |            |            |             |           | MF         |
            ! 6     |            |            |             |           |            | L0
            ! 7     | X          | X          | X           | X         | X          | X
              8     |            |            |             |           |            |
            ! 8     |            |            |             |           |            | L0
              9     | X          | 31/02/2026 |             |           |            |
                    | 01/01/2026 |            |             |           |            |
        """,
    ),
    case(
        "134",
        "nothing filled in one of the files, or no row",
        OC3="""
              CHILD | DOB        | IN_TOUCH | ACTIV | ACCOM
              1     | 01/01/2007 |          |       |
              2     | 01/01/2007 | YES      | F1    | B1
        """,
        AD1="""
              CHILD | DOB        | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
              1     | 01/01/2020 | 01/01/2026 | 01/01/2026 | 0           | 1         | F1         | L0
              2     | 01/01/2020 |            |            |             |           |            |
              3     | 01/01/2020 | 01/01/2026 | 01/01/2026 | 0           | 1         | F1         | L0
        """,
    ),
    case(
        "187",
        "looked after all year",
        years=(2024,),
        fields={"AD1": ADOPTION_ITEMS, "OC3": LEAVER_ITEMS},
        Episodes="""
              CHILD | DECOM      | RNE | LS | DEC        | REC
              1     | 05/05/2019 | S   | C2 |            |
              2     | 01/04/2023 | S   | C2 |            |
              3     | 02/04/2023 | S   | C2 |            |
              4     | 05/05/2019 | S   | E1 | 31/03/2024 | E11
              5     | 05/05/2019 | S   | E1 | 30/03/2024 | E11
              6     | 05/05/2019 | S   | V4 |            |
              7     | 05/05/2019 | S   | C2 |            |
                    | 05/05/2019 | S   | C2 |            |
        """,
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
              1     |            |            |             |           |            |
            ! 2     | 01/01/2024 |            |             |           |            |
              3     | 01/01/2024 |            |             |           |            |
            ! 4     | 01/01/2024 | 01/01/2024 | 0           | 1         | F1         | L0
              5     | 01/01/2024 | 01/01/2024 | 0           | 1         | F1         | L0
              6     | 01/01/2024 | 01/01/2024 | 0           | 1         | F1         | L0
            ! 7     |            |            |             |           |            | X
              7     | 31/02/2024 |            |             |           |            |
              8     | 01/01/2024 | 01/01/2024 | 0           | 1         | F1         | L0
                    | 01/01/2024 |            |             |           |            |
        """,
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
            ! 1     | YES      |       |
            ! 2     |          | F1    |
              3     |          | F1    |
              4     |          |       |
            ! 7     |          |       | B1
              8     | YES      | F1    | B1
                    | YES      | F1    | B1
        """,
    ),
    case(
        "187",
        "started to be looked after in the year",
        Episodes="""
              CHILD | DECOM      | RNE | LS | DEC | REC
              1     | 02/06/2026 | S   | C2 |     |
        """,
        AD1="""
              CHILD | DATE_INT
              1     | 01/01/2027
        """,
        OC3="""
              CHILD | IN_TOUCH
              1     | YES
        """,
    ),
    case(
        "331",
        "matched after the start of the episode that ended in adoption",
        fields={"AD1": ("DATE_MATCH",), "Episodes": ("DECOM", "REC")},
        AD1="""
              CHILD | DATE_MATCH
            ! 1     | 11/06/2026
              2     | 10/06/2026
              3     | 09/06/2026
            ! 4     | 11/06/2026
              5     | 01/03/2026
            ! 6     | 01/03/2026
            ! 6     | 11/06/2026
              7     | 01/03/2026
              8     |
              9     | 31/06/2026
              10    | 11/06/2026
                    | 11/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | REC
            ! 1     | 10/06/2026 | E11
              2     | 10/06/2026 | E11
              3     | 10/06/2026 | E11
            ! 4     | 10/06/2026 | E12
              5     | 01/01/2026 | X1
              5     | 10/06/2026 | E12
            ! 6     | 10/02/2026 | E11
              8     | 10/06/2026 | E11
              9     | 10/06/2026 | E11
              10    | x          | E11
                    | 10/06/2026 | E11
        """,
    ),
    case(
        "331",
        "episodes that ended for another reason",
        AD1="""
              CHILD | DATE_MATCH
              1     | 11/06/2026
              2     | 11/06/2026
              3     | 11/06/2026
              4     | 11/06/2026
        """,
        Episodes="""
              CHILD | DECOM      | REC
              1     | 10/06/2026 | X1
              2     | 10/06/2026 | E1
              3     | 10/06/2026 | E13
              4     | 10/06/2026 |
        """,
    ),
    case(
        "334",
        "decision before the latest start of care",
        fields={"AD1": ("DATE_INT",), "Episodes": ("DECOM", "RNE")},
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 01/02/2020 | S
            ! 1     | 01/08/2022 | S
              2     | 01/08/2022 | S
              2     | 01/09/2022 | L
              3     | 01/08/2022 | S
            ! 4     | 01/08/2022 | S
              4     | x          | S
              5     | 01/08/2022 | L
              5     | 01/09/2022 |
              6     | 01/08/2022 | S
              7     | 01/08/2022 | S
            ! 8     | 01/08/2022 | S
              8     | 01/08/2022 | S
              9     | x          | S
            ! 10    | 01/08/2022 | S
                    | 01/08/2022 | S
        """,
        AD1="""
              CHILD | DATE_INT
            ! 1     | 31/07/2022
              2     | 01/08/2022
              3     | 02/08/2022
            ! 4     | 31/07/2022
              5     | 31/07/2022
              6     |
              7     | 31/06/2022
            ! 8     | 31/07/2022
              9     | 31/07/2022
              10    | 01/08/2022
            ! 10    | 31/07/2022
              11    | 31/07/2022
                    | 31/07/2022
        """,
    ),
    case(
        "334",
        "decision on the day care started",
        Episodes="""
              CHILD | DECOM      | RNE
              1     | 01/02/2020 | S
              1     | 01/08/2022 | S
        """,
        AD1="""
              CHILD | DATE_INT
              1     | 01/08/2022
        """,
    ),
    case(
        "335",
        "placement with the foster carer, but not adopted by them",
        fields={"AD1": ("FOSTER_CARE",), "Episodes": ("PLACE",)},
        Episodes="""
              CHILD | PLACE | REC
              1     | A1    | E11
            ! 2     | A2    | E11
            ! 3     | A3    | E11
              4     | A4    | E11
            ! 5     | A5    | E11
              6     | A6    | E11
            ! 7     | A3    | E12
            ! 8     | A3    | E1
              9     | A3    | X1
              10    | A3    | E13
              11    | A3    |
              12    | U1    | E11
              13    |       | E11
            ! 14    | A3    | E11
                    | A3    | E11
        """,
        AD1="""
              CHILD | FOSTER_CARE
              1     | 0
            ! 2     | 0
            ! 3     | 0
              4     | 0
            ! 5     | 0
              6     | 0
            ! 7     | 0
            ! 8     | 0
              9     | 0
              10    | 0
              11    | 0
              12    | 0
              13    | 0
              14    | 1
            ! 14    | 0
                    | 0
        """,
    ),
    case(
        "335",
        "placement with others, but adopted by the foster carer",
        Episodes="""
              CHILD | PLACE | REC
            ! 1     | A1    | E11
              2     | A2    | E11
              3     | A3    | E11
            ! 4     | A4    | E11
              5     | A5    | E11
            ! 6     | A6    | E11
            ! 7     | A4    | E12
            ! 8     | A4    | E1
              9     | A4    | X1
              10    | A4    | E4A
              11    | A4    |
              12    | U1    | E11
        """,
        AD1="""
              CHILD | FOSTER_CARE
            ! 1     | 1
              2     | 1
              3     | 1
            ! 4     | 1
              5     | 1
            ! 6     | 1
            ! 7     | 1
            ! 8     | 1
              9     | 1
              10    | 1
              11    | 1
              12    | 1
        """,
    ),
    case(
        "335",
        "blank or unknown former carer, or no row",
        Episodes="""
              CHILD | PLACE | REC
              1     | A3    | E11
              2     | A4    | E11
              3     | A3    | E11
              4     | A4    | E12
        """,
        AD1="""
              CHILD | FOSTER_CARE
              1     |
              2     | 2
              3     | N
        """,
    ),
    case(
        "521",
        "decision after a placement for adoption",
        fields={"AD1": ("DATE_INT",), "Episodes": ("PLACE", "DECOM")},
        Episodes="""
              CHILD | DECOM      | PLACE
            ! 1     | 10/10/2026 | A5
              2     | 10/10/2026 | A5
              3     | 10/10/2026 | A5
            ! 4     | 01/07/2026 | A3
              4     | 01/12/2026 | A5
            ! 5     | 01/07/2026 | A4
            ! 6     | 01/07/2026 | A6
              7     | 01/07/2026 | A1
              8     | 01/07/2026 | A2
              9     | x          | A3
              10    | 01/07/2026 | A3
              11    | 01/07/2026 | A3
              12    | 01/07/2026 | A3
              13    | 01/07/2026 | U1
                    | 01/07/2026 | A3
        """,
        AD1="""
              CHILD | DATE_INT
            ! 1     | 11/10/2026
              2     | 10/10/2026
              3     | 09/10/2026
            ! 4     | 01/09/2026
            ! 5     | 01/09/2026
            ! 6     | 01/09/2026
              7     | 01/09/2026
              8     | 01/09/2026
              9     | 01/09/2026
              10    |
              11    | 31/09/2026
              13    | 01/09/2026
                    | 01/09/2026
        """,
    ),
    case(
        "521",
        "decision before the placement",
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 10/10/2026 | A3
        """,
        AD1="""
              CHILD | DATE_INT
              1     | 10/09/2026
        """,
    ),
    case(
        "523",
        "dates of the decision",
        fields={"PlacedAdoption": ("DATE_PLACED",), "AD1": ("DATE_INT",)},
        PlacedAdoption="""
              CHILD | DATE_PLACED
            ! 1     | 01/06/2026
              2     | 01/06/2026
              3     | 1/6/2026
            ! 4     | 01/06/2025
              4     | 01/06/2026
              5     | 01/06/2026
              6     | 01/06/2026
              7     |
              8     | x
            ! 9     | 03/06/2026
              10    | 01/06/2026
                    | 01/06/2026
        """,
        AD1="""
              CHILD | DATE_INT
            ! 1     | 02/06/2026
              2     | 01/06/2026
              3     | 01/06/2026
            ! 4     | 01/06/2026
              5     |
              6     | 31/06/2026
              7     | 01/06/2026
              8     | 01/06/2026
            ! 9     | 02/06/2026
              11    | 01/06/2026
                    | 02/06/2026
        """,
    ),
    case(
        "523",
        "same day",
        PlacedAdoption="""
              CHILD | DATE_PLACED
              1     | 01/06/2026
        """,
        AD1="""
              CHILD | DATE_INT
              1     | 01/06/2026
        """,
    ),
    case(
        "525",
        "reversed and adopted",
        fields={"PlacedAdoption": ("DATE_PLACED_CEASED",), "AD1": ADOPTION_ITEMS},
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED | REASON_PLACED_CEASED
            ! 1     | 01/01/2026  | 01/06/2026         | RD1
              2     | 01/01/2026  | X                  |
            ! 3     |             | 01/06/2026         |
            ! 4     |             | 01/06/2026         |
            ! 5     |             | 01/06/2026         |
            ! 6     |             | 01/06/2026         |
              7     | 01/01/2026  |                    | RD1
            ! 8     | 01/01/2026  | 01/06/2026         | RD1
              8     | 02/06/2026  |                    |
              9     | 01/01/2026  | 01/06/2026         | RD1
              10    | 01/01/2026  | 01/06/2026         | RD1
            ! 11    | 01/01/2026  | 01/06/2026         | RD1
                    | 01/01/2026  | 01/06/2026         | RD1
        """,
        AD1="""
              CHILD | DOB        | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            ! 1     |            | 01/01/2026 |            |             |           |            |
              2     |            |            | 01/01/2026 |             |           |            |
            ! 3     |            |            |            | 0           |           |            |
            ! 4     |            |            |            |             | 1         |            |
            ! 5     |            |            |            |             |           | MF         |
            ! 6     |            |            |            |             |           |            | L0
              7     |            | 01/01/2026 | 01/01/2026 | 0           | 1         | F1         | L0
            ! 8     |            | 01/01/2026 | 01/01/2026 | 0           | 1         | F1         | L0
              9     | 01/01/2020 |            |            |             |           |            |
              11    |            |            |            |             |           |            |
            ! 11    |            |            |            |             |           |            | X
                    |            | 01/01/2026 |            |             |           |            |
        """,
    ),
    case(
        "525",
        "the decision is still in force",
        PlacedAdoption="""
              CHILD | DATE_PLACED | DATE_PLACED_CEASED
              1     | 01/01/2026  |
        """,
        AD1="""
              CHILD | DATE_INT
              1     | 01/01/2026
        """,
    ),
    case(
        "582",
        "matched on the day of the adoption",
        fields={"Episodes": ("DEC",)},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 03/03/2027 | E12
            ! 2     | 03/03/2027 | E11
              3     | 03/03/2027 | E12
              4     | 03/03/2027 | E12
              5     | 03/03/2027 | E4A
              6     | 03/03/2027 | X1
              7     | 03/03/2027 |
              8     |            | E11
              9     | x          | E11
            ! 10    | 3/3/2027   | E11
            ! 11    | 03/03/2027 | E11
              12    | 03/03/2027 | E11
                    | 03/03/2027 | E11
        """,
        AD1="""
              CHILD | DATE_MATCH
              1     | 03/03/2027
              2     | 03/03/2027
              3     | 02/03/2027
              4     | 04/03/2027
              5     | 03/03/2027
              6     | 03/03/2027
              7     | 03/03/2027
              8     |
              9     | x
              10    | 03/03/2027
              11    | 01/03/2027
              11    | 03/03/2027
                    | 03/03/2027
        """,
    ),
    case(
        "582",
        "matched before",
        Episodes="""
              CHILD | DEC        | REC
              1     | 03/03/2027 | E11
        """,
        AD1="""
              CHILD | DATE_MATCH
              1     | 03/09/2026
        """,
    ),
    case(
        "601",
        "adopted in the year, with items missing",
        years=(2024,),
        fields={"Episodes": ("REC",), "AD1": ADOPTION_ITEMS},
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 01/04/2023 | E11
            ! 2     | 31/03/2024 | E12
              3     | 01/04/2024 | E12
              4     | 31/03/2023 | E11
            ! 5     | 10/10/2023 | E11
            ! 6     | 10/10/2023 | E11
            ! 7     | 10/10/2023 | E11
            ! 8     | 10/10/2023 | E11
            ! 9     | 10/10/2023 | E11
            ! 10    | 10/10/2023 | E11
              11    | 10/10/2023 | E4A
              12    |            | E11
              13    | x          | E11
            ! 14    | 10/10/2023 | E12
            ! 15    | 10/10/2023 | E12
              15    | 01/04/2023 | X1
              16    | 10/10/2023 | E1
                    | 10/10/2023 | E12
        """,
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            ! 1     | 01/01/2023 | 01/01/2023 | 0           | 1         | F1         |
              3     |            |            |             |           |            |
              4     |            |            |             |           |            |
            ! 5     | 01/01/2023 | X          | 0           | 1         | F1         | L0
            ! 6     |            | 01/01/2023 | 0           | 1         | F1         | L0
            ! 7     | 01/01/2023 |            | 0           | 1         | F1         | L0
            ! 8     | 01/01/2023 | 01/01/2023 |             | 1         | F1         | L0
            ! 9     | 01/01/2023 | 01/01/2023 | 0           |           | F1         | L0
            ! 10    | 01/01/2023 | 01/01/2023 | 0           | 1         |            | L0
              11    | 01/01/2023 |            |             |           |            |
              12    | 01/01/2023 |            |             |           |            |
              13    | 01/01/2023 |            |             |           |            |
              14    | 01/01/2023 | 01/01/2023 | 0           | 1         | F1         | L0
            ! 14    |            |            |             |           |            |
            ! 15    |            |            |             |           |            |
                    |            |            |             |           |            |
        """,
    ),
    case(
        "601",
        "adopted after the year, or with all items",
        Episodes="""
              CHILD | DEC        | REC
              1     | 31/03/2027 | E11
              2     | 01/04/2027 | E11
        """,
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
              1     | 01/01/2026 | 01/01/2026 | 0           | 1         | F1         | L0
        """,
    ),
    case(
        "601",
        "AD1 without rows",
        Episodes="""
              CHILD | DEC        | REC
            ! 1     | 31/03/2027 | E11
              2     | 01/04/2027 | E11
              3     | 31/03/2027 | E4A
                    | 31/03/2027 | E11
        """,
        AD1="""
              CHILD
        """,
    ),
    case(
        "602",
        "not adopted in the year",
        years=(2024,),
        fields={"AD1": ("CHILD",)},
        Episodes="""
              CHILD | DEC        | REC
              1     | 10/10/2023 | X1
              2     | 31/03/2023 | E12
              3     | 01/04/2023 | E12
              4     | 31/03/2024 | E11
              5     | 01/04/2024 | E11
              6     |            | E11
              7     | x          | E11
              8     | 10/10/2023 | X1
              8     | 10/11/2023 | E11
              10    | 10/10/2023 | X1
              11    | 10/10/2023 | E1
                    | 10/10/2023 | X1
        """,
        AD1="""
              CHILD | DOB        | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            ! 1     |            | 01/01/2023 |            |             |           |            |
            ! 2     |            |            |            |             | 1         |            |
              3     |            | 01/01/2023 |            |             |           |            |
              4     |            | 01/01/2023 |            |             |           |            |
            ! 5     |            |            | 01/01/2023 |             |           |            |
            ! 6     |            |            |            | 0           |           |            |
            ! 7     |            |            |            |             |           |            | X
              8     |            | 01/01/2023 |            |             |           |            |
            ! 9     |            |            |            |             |           | MF         |
              10    | 01/01/2020 |            |            |             |           |            |
            ! 11    |            | 01/01/2023 |            |             |           |            |
              11    |            | 31/02/2023 | X          |             |           |            |
                    |            | 01/01/2023 |            |             |           |            |
        """,
    ),
    case(
        "602",
        "adopted in the year",
        Episodes="""
              CHILD | DEC        | REC
              1     | 10/10/2026 | E11
        """,
        AD1="""
              CHILD | DATE_INT
              1     | 01/01/2026
        """,
    ),
]
