"""Cases of worker/rules/ssda903/reviews.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "166",
        "blank and not a date",
        fields={"Reviews": ("REVIEW",)},
        Reviews="""
              CHILD | REVIEW
              1     | 14/11/2026
            ! 2     | 31/11/2026
            ! 3     |
            ! 4     | NONE
            !       |
        """,
    ),
    case(
        "166",
        "a valid date",
        Reviews="""
              CHILD | REVIEW
              1     | 1/4/2026
        """,
    ),
    case(
        "167",
        "every code",
        years=(2023, 2024, 2025, 2026, 2027),
        Reviews="""
              CHILD | REVIEW     | REVIEW_CODE
              1     | 02/05/2023 | PN0
              2     | 02/05/2023 | PN1
              3     | 02/05/2023 | PN2
              4     | 02/05/2023 | PN3
              5     | 02/05/2023 | PN4
              6     | 02/05/2023 | PN5
              7     | 02/05/2023 | PN6
              8     | 02/05/2023 | PN7
              9     | 02/05/2023 | pn7
        """,
    ),
    case(
        "167",
        "not a valid code, or only one of date and code",
        fields={"Reviews": ("REVIEW_CODE",)},
        Reviews="""
              CHILD | REVIEW     | REVIEW_CODE
            ! 1     | 02/05/2026 | PN8
            ! 2     | 02/05/2026 |
            ! 3     |            | PN2
            ! 4     |            | XX
              5     |            |
            ! 6     | 99/99/9999 | PN1
              7     | 99/99/9999 |
            ! 8     | 02/05/2026 | PN
            ! 9     | 02/05/2026 | 1
            !       | 02/05/2026 |
        """,
    ),
    case(
        "399",
        "a review, but no mother status",
        fields={"Episodes": ("LS",), "Header": ("MOTHER",), "Reviews": ("REVIEW", "REVIEW_CODE")},
        Episodes="""
              CHILD | LS
            ! 1     | V4
            ! 1     | V3
              2     | V3
              2     | C1
              3     | V3
              3     |
              4     | V3
            ! 5     | V3
            ! 6     | V4
                    | V3
        """,
        Header="""
              CHILD | MOTHER
            ! 1     |
              2     | 1
              3     | 1
              4     |
            ! 5     |
              7     | 1
                    | 1
        """,
        Reviews="""
              CHILD | REVIEW     | REVIEW_CODE
            ! 1     | 03/07/2026 | PN3
              2     | 03/07/2026 | PN3
              3     | 03/07/2026 | PN3
              4     | 31/11/2026 |
              4     |            |
            ! 5     |            | PN3
            ! 6     | 03/07/2026 | PN3
              7     | 03/07/2026 | PN3
                    | 03/07/2026 | PN3
        """,
    ),
    case(
        "399",
        "a mother status",
        Episodes="""
              CHILD | LS
            ! 1     | V4
              2     | V3
            ! 3     | V3
            ! 4     | V3
        """,
        Header="""
              CHILD | MOTHER
            ! 1     | 0
              2     |
            ! 3     | 1
            ! 4     | YES
              4     |
        """,
        Reviews="""
              CHILD | REVIEW
              2     |
            ! 3     |
            ! 4     |
        """,
    ),
    case(
        "399",
        "short breaks and nothing else",
        Episodes="""
              CHILD | LS
              1     | V3
        """,
        Header="""
              CHILD | MOTHER
              1     |
        """,
        Reviews="""
              CHILD | REVIEW
        """,
    ),
    case(
        "440",
        "around the 4th birthday",
        fields={"Reviews": ("DOB", "REVIEW", "REVIEW_CODE")},
        Reviews="""
              CHILD | DOB        | REVIEW     | REVIEW_CODE
            ! 1     | 09/09/2019 | 10/09/2023 | PN0
            ! 1     | 09/09/2019 | 09/09/2023 | PN0
              1     | 09/09/2019 | 08/09/2023 | PN0
              2     | 09/09/2010 | 10/09/2023 | PN2
              3     |            | 10/09/2023 | PN0
              4     | 09/09/2019 |            | PN0
              5     | 31/09/2019 | 10/09/2023 | PN0
              6     | 09/09/2019 | 10/09/2023 |
            !       | 09/09/2019 | 10/09/2023 | PN0
        """,
    ),
    case(
        "440",
        "under 4",
        Reviews="""
              CHILD | DOB        | REVIEW     | REVIEW_CODE
              1     | 09/09/2023 | 10/09/2026 | PN0
        """,
    ),
    case(
        "441",
        "around the 4th birthday",
        years=(2023, 2027),
        fields={"Reviews": ("DOB", "REVIEW", "REVIEW_CODE")},
        Reviews="""
              CHILD | DOB        | REVIEW     | REVIEW_CODE
            ! 1     | 09/09/2019 | 08/09/2023 | PN1
            ! 2     | 09/09/2019 | 08/09/2023 | PN2
            ! 3     | 09/09/2019 | 08/09/2023 | PN3
            ! 4     | 09/09/2019 | 08/09/2023 | PN4
            ! 5     | 09/09/2019 | 08/09/2023 | PN5
            ! 6     | 09/09/2019 | 08/09/2023 | PN6
            ! 7     | 09/09/2019 | 08/09/2023 | PN7
              8     | 09/09/2019 | 08/09/2023 | PN0
              9     | 09/09/2019 | 08/09/2023 | PN8
              10    | 09/09/2019 | 08/09/2023 |
              11    | 09/09/2019 | 09/09/2023 | PN6
              12    | 09/09/2019 | 10/09/2023 | PN6
              13    |            | 08/09/2023 | PN6
              14    | 09/09/2019 |            | PN6
            ! 15    | 29/02/2020 | 28/02/2024 | PN6
            !       | 09/09/2019 | 08/09/2023 | PN6
        """,
    ),
    case(
        "441",
        "4 or over",
        Reviews="""
              CHILD | DOB        | REVIEW     | REVIEW_CODE
              1     | 09/09/2010 | 10/09/2026 | PN2
        """,
    ),
]
