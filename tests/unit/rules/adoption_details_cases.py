"""Cases of worker/rules/ssda903/adoption_details.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "112",
        "not a date",
        fields={"AD1": ("DATE_INT",)},
        AD1="""
              CHILD | DATE_INT
            ! 1     | 31/06/2022
            ! 2     | 5/6/22
            ! 3     | 2022-06-05
            ! 4     | SOON
              5     | 5/6/2022
              6     | 05/06/2022
              7     |
              8     | ·05/06/2022·
            !       | 31/06/2022
        """,
    ),
    case(
        "112",
        "valid date of decision, whatever the other items say",
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH
              1     | 05/06/2022 | SOON
        """,
    ),
    case(
        "113",
        "not a date",
        fields={"AD1": ("DATE_MATCH",)},
        AD1="""
              CHILD | DATE_MATCH
            ! 1     | 29/02/2023
              2     | 29/02/2024
            ! 3     | SOON
              4     |
            !       | 00/01/2023
        """,
    ),
    case(
        "113",
        "valid date of matching",
        AD1="""
              CHILD | DATE_INT | DATE_MATCH
              1     | SOON     | 05/06/2022
        """,
    ),
    case(
        "114",
        "code",
        years=(2023, 2027),
        fields={"AD1": ("FOSTER_CARE",)},
        AD1="""
              CHILD | FOSTER_CARE
              1     | 0
              2     | 1
            ! 3     | 2
            ! 4     | 3
            ! 5     | Y
            ! 6     | 01
              7     |
              8     | ·1
            !       | 9
        """,
    ),
    case(
        "114",
        "valid code",
        AD1="""
              CHILD | FOSTER_CARE
              1     | 0
        """,
    ),
    case(
        "151",
        "some items filled",
        fields={"AD1": ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR")},
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
            ! 1     | 01/01/2027 |            |             |           |            |
            ! 2     |            | 01/01/2027 |             |           |            |
            ! 3     |            |            | 0           |           |            |
            ! 4     |            |            |             | 1         |            |
            ! 5     |            |            |             |           | MF         |
            ! 6     |            |            |             |           |            | L0
            ! 7     |            | 01/01/2027 | 0           | 1         | MF         | L0
            ! 8     | 01/01/2027 |            | 0           | 1         | MF         | L0
            ! 9     | 01/01/2027 | 01/01/2027 |             | 1         | MF         | L0
            ! 10    | 01/01/2027 | 01/01/2027 | 0           |           | MF         | L0
            ! 11    | 01/01/2027 | 01/01/2027 | 0           | 1         |            | L0
            ! 12    | 01/01/2027 | 01/01/2027 | 0           | 1         | MF         |
            ! 13    | 01/01/2027 | 01/01/2027 | 0           | 1         | MF         | ··
            ! 14    | X          | 01/01/2027 | 0           | 1         | MF         | L0
            ! 15    | 01/01/2027 | 31/02/2027 | 0           | 1         | MF         | L0
            ! 16    | X          |            |             |           | MF         |
              17    | X          | X          |             |           |            |
            !       |            |            |             | 1         |            |
        """,
    ),
    case(
        "151",
        "all items filled, with valid dates and any codes, or all blank",
        AD1="""
              CHILD | DOB        | DATE_INT   | DATE_MATCH | FOSTER_CARE | NB_ADOPTR | SEX_ADOPTR | LS_ADOPTR
              1     | 01/01/2020 | 01/01/2027 | 01/01/2027 | 0           | 1         | M1         | L0
              2     | 01/01/2020 | 01/01/2027 | 01/01/2027 | X           | X         | X          | X
              3     | 01/01/2020 |            |            |             |           |            |
        """,
    ),
    case(
        "175",
        "code",
        years=(2023, 2027),
        fields={"AD1": ("NB_ADOPTR",)},
        AD1="""
              CHILD | NB_ADOPTR
              1     | 1
              2     | 2
            ! 3     | 0
            ! 4     | 3
            ! 5     | TWO
              6     |
            !       | 3
        """,
    ),
    case(
        "175",
        "valid code",
        AD1="""
              CHILD | NB_ADOPTR
              1     | 2
        """,
    ),
    case(
        "176",
        "code",
        years=(2023, 2027),
        fields={"AD1": ("SEX_ADOPTR",)},
        AD1="""
              CHILD | SEX_ADOPTR
              1     | M1
              2     | F1
              3     | MM
              4     | FF
              5     | MF
              6     | mf
            ! 7     | FM
            ! 8     | M
            ! 9     | F2
              10    |
            !       | FM
        """,
    ),
    case(
        "176",
        "valid code",
        AD1="""
              CHILD | SEX_ADOPTR
              1     | MF
        """,
    ),
    case(
        "177",
        "code",
        years=(2023, 2027),
        fields={"AD1": ("LS_ADOPTR",)},
        AD1="""
              CHILD | LS_ADOPTR
              1     | L0
              2     | L11
              3     | L12
              4     | L2
              5     | L3
              6     | L4
            ! 7     | L1
            ! 8     | L5
            ! 9     | 0
              10    |
            !       | L5
        """,
    ),
    case(
        "177",
        "valid code",
        AD1="""
              CHILD | LS_ADOPTR
              1     | L12
        """,
    ),
    case(
        "333",
        "decision missing or after the matching",
        fields={"AD1": ("DATE_INT",)},
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH
            ! 1     |            | 01/09/2026
            ! 2     | 40/01/2026 | 01/09/2026
            ! 3     | 02/09/2026 | 01/09/2026
              4     | 01/09/2026 | 01/09/2026
              5     | 31/08/2026 | 01/09/2026
              6     | 1/9/2026   | 01/09/2026
            !       |            | 01/09/2026
        """,
    ),
    case(
        "333",
        "no valid date of matching",
        AD1="""
              CHILD | DATE_INT   | DATE_MATCH
              1     | 02/09/2026 |
              2     | 02/09/2026 | 31/06/2026
              3     |            |
              4     |            | SOON
        """,
    ),
    case(
        "511",
        "two adopters",
        fields={"AD1": ("NB_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | NB_ADOPTR | SEX_ADOPTR
            ! 1     | 2         | M1
            ! 2     | 2         | F1
              3     | 2         | MM
              4     | 2         | FF
              5     | 2         | MF
              6     | 2         | FM
              7     | 2         |
            !       | 2         | M1
        """,
    ),
    case(
        "511",
        "number that is not 2",
        AD1="""
              CHILD | NB_ADOPTR | SEX_ADOPTR
              1     | 1         | M1
              2     | 1         | F1
              3     |           | F1
              4     | 3         | M1
              5     | 1         | MF
        """,
    ),
    case(
        "514",
        "single adopter",
        fields={"AD1": ("LS_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L0        | M1
              2     | L0        | F1
            ! 3     | L0        | MM
            ! 4     | L0        | FF
            ! 5     | L0        | MF
            ! 6     | L0        |
            ! 7     | L0        | XX
              8     | l0        | m1
            !       | L0        | MM
        """,
    ),
    case(
        "514",
        "other legal status",
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L11       | MM
              2     | L12       | MM
              3     | L2        | MM
              4     | L3        | MM
              5     | L4        | MF
              6     |           | MM
              7     | L1        |
        """,
    ),
    case(
        "517",
        "unmarried couple of different gender",
        fields={"AD1": ("LS_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
            ! 1     | L3        | M1
            ! 2     | L3        | F1
            ! 3     | L3        | MM
            ! 4     | L3        | FF
              5     | L3        | MF
            ! 6     | L3        |
            ! 7     | L3        | FM
            !       | L3        |
        """,
    ),
    case(
        "517",
        "other legal status",
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L0        | M1
              2     | L11       | MM
              3     | L12       | MM
              4     | L2        | MM
              5     | L4        | MM
              6     |           | MM
        """,
    ),
    case(
        "518",
        "unmarried couple of the same gender",
        fields={"AD1": ("LS_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
            ! 1     | L4        | M1
            ! 2     | L4        | F1
              3     | L4        | MM
              4     | L4        | FF
            ! 5     | L4        | MF
            ! 6     | L4        |
            ! 7     | L4        | F
            !       | L4        |
        """,
    ),
    case(
        "518",
        "other legal status",
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L0        | F1
              2     | L11       | MF
              3     | L12       | MF
              4     | L2        | MF
              5     | L3        | MF
              6     |           | MF
        """,
    ),
    case(
        "519",
        "civil partnership",
        fields={"AD1": ("LS_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
            ! 1     | L2        | M1
            ! 2     | L2        | F1
              3     | L2        | MM
              4     | L2        | FF
              5     | L2        | MF
            ! 6     | L2        |
            ! 7     | L2        | FM
            !       | L2        |
        """,
    ),
    case(
        "519",
        "other legal status",
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L0        | F1
              2     | L11       | F1
              3     | L12       | F1
              4     | L3        | F1
              5     | L4        | F1
              6     |           | F1
        """,
    ),
    case(
        "520",
        "married couple of different gender",
        fields={"AD1": ("LS_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
            ! 1     | L11       | M1
            ! 2     | L11       | F1
            ! 3     | L11       | MM
            ! 4     | L11       | FF
              5     | L11       | MF
            ! 6     | L11       |
            ! 7     | L11       | FM
            !       | L11       |
        """,
    ),
    case(
        "520",
        "other legal status",
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L0        | F1
              2     | L1        | FF
              3     | L12       | FF
              4     | L2        | FF
              5     | L3        | FF
              6     | L4        | FF
              7     |           | FF
        """,
    ),
    case(
        "524",
        "married couple of the same gender",
        fields={"AD1": ("LS_ADOPTR", "SEX_ADOPTR")},
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
            ! 1     | L12       | M1
            ! 2     | L12       | F1
              3     | L12       | MM
              4     | L12       | FF
            ! 5     | L12       | MF
            ! 6     | L12       |
            ! 7     | L12       | M
            !       | L12       |
        """,
    ),
    case(
        "524",
        "other legal status",
        AD1="""
              CHILD | LS_ADOPTR | SEX_ADOPTR
              1     | L0        | F1
              2     | L1        | MF
              3     | L11       | MF
              4     | L2        | MF
              5     | L3        | MF
              6     | L4        | MF
              7     |           | MF
        """,
    ),
]
