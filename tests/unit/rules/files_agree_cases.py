"""Cases of worker/rules/ssda903/files_agree.py."""

from tests.unit.rules.cases import Case, case


def children_are_in_header(code: str, table: str) -> list[list[Case]]:
    header = """
        CHILD
        K1
        K2
    """
    rows = """
          CHILD
          K1
        ! K3
        ! K3
          ·k2·
        ! ¦
    """
    listed = """
        CHILD
        K1
        K2
    """
    blank = """
        CHILD
        ¦
        K1
    """
    nothing = """
        CHILD
    """
    everything_flagged = """
          CHILD
        ! K1
        ! ¦
    """
    return [
        case(
            code,
            "a child who is not in Header, twice, and a row without a child",
            fields={table: ("CHILD",)},
            years=(2023, 2027),
            **{"Header": header, table: rows},
        ),
        case(code, "every child is in Header", **{"Header": header, table: listed}),
        case(code, "rows without a child in both files", **{"Header": blank, table: blank}),
        case(code, "no rows but a blank one in Header", **{"Header": header, table: nothing}),
        case(code, "Header without rows", **{"Header": nothing, table: everything_flagged}),
        case(code, "Header is not loaded", not_run="Header is not loaded", **{table: listed}),
    ]


def dates_of_birth_agree(code: str, table: str) -> list[list[Case]]:
    header = """
        CHILD | DOB
        K1    | 05/05/2012
        K2    | 05/05/2012
        K3    | 05/05/2012
        K4    | 05/05/2012
        K5    |
        K6    | 31/02/2012
        K7    | 05/05/2012
        K8    | 05/05/2012
        K8    | 06/05/2012
              | 05/05/2012
    """
    rows = """
          CHILD | DOB
        ! K1    | 06/05/2012
        ! k2·   | 04/05/2012
          K3    | 5/5/2012
          K4    |
          K5    | 05/05/2012
          K6    | 05/05/2012
          K7    | 05/05/12
        ! K8    | 05/05/2012
          K9    | 06/05/2012
                | 06/05/2012
    """
    agreed = """
        CHILD | DOB
        K1    | 05/05/2012
        K2    | 5/5/2012
    """
    return [
        case(
            code,
            "a day later or earlier, the same day in another format, no valid date, and a child twice in Header",
            fields={table: ("DOB",)},
            years=(2023, 2027),
            **{"Header": header, table: rows},
        ),
        case(code, "the same days", **{"Header": header, table: agreed}),
    ]


def children_occur_once(code: str, table: str) -> list[list[Case]]:
    repeated = """
          CHILD
        ! K1
          K2
        ! ·k1
          ¦
          ¦
        ! K3
        ! K3
        ! K3
    """
    once = """
        CHILD
        K1
        K2
    """
    return [
        case(
            code,
            "a child twice, another three times, and two rows without a child",
            fields={table: ("CHILD",)},
            years=(2023, 2027),
            **{table: repeated},
        ),
        case(code, "every child once", **{table: once}),
    ]


CASES = [
    *children_are_in_header("INT01", "AD1"),
    *children_are_in_header("INT02", "PlacedAdoption"),
    *children_are_in_header("INT03", "Episodes"),
    *children_are_in_header("INT04", "Missing"),
    *children_are_in_header("INT05", "OC2"),
    *children_are_in_header("INT06", "OC3"),
    *children_are_in_header("INT07", "PrevPerm"),
    *children_are_in_header("INT08", "Reviews"),
    *children_are_in_header("INT09", "UASC"),
    *dates_of_birth_agree("INT11", "AD1"),
    *dates_of_birth_agree("INT12", "PlacedAdoption"),
    *dates_of_birth_agree("INT13", "Missing"),
    *dates_of_birth_agree("INT14", "OC2"),
    *dates_of_birth_agree("INT15", "OC3"),
    *dates_of_birth_agree("INT16", "PrevPerm"),
    *dates_of_birth_agree("INT17", "Reviews"),
    *dates_of_birth_agree("INT18", "UASC"),
    case(
        "INT21",
        "a different code, blanks, a child twice in Header, and a child who is not in Header",
        fields={"UASC": ("SEX",)},
        years=(2023, 2027),
        Header="""
            CHILD | SEX
            K1    | F
            K2    | 1
            K3    |
            K4    | F
            K5    | f·
            K6    | M
            K6    | F
                  | F
        """,
        UASC="""
              CHILD | SEX
            ! K1    | M
            ! K2    | M
              K3    | M
              K4    |
              K5    | F
            ! K6    | F
              K7    | M
                    | M
        """,
    ),
    case(
        "INT21",
        "the same codes",
        Header="""
            CHILD | SEX
            K1    | F
            K2    | 1
        """,
        UASC="""
            CHILD | SEX
            K1    | F
            K2    | 1
        """,
    ),
    *children_occur_once("INT31", "AD1"),
    *children_occur_once("INT32", "Header"),
    *children_occur_once("INT33", "OC2"),
    *children_occur_once("INT34", "OC3"),
    *children_occur_once("INT35", "PrevPerm"),
    *children_occur_once("INT36", "UASC"),
    case(
        "NoE",
        "started before 1 April, and last year’s return does not have the child",
        years=(2025,),
        fields={"Episodes": ("DECOM",)},
        Episodes="""
              CHILD | DECOM
            ! 1     | 31/03/2024
              2     | 01/04/2024
              3     | 31/03/2024
            ! 4     | 01/05/2020
            ! 4     | 02/06/2020
              4     | 02/04/2024
              5     |
              6     | 31/02/2024
            !       | 31/03/2024
        """,
        Episodes_last="""
            CHILD | DECOM
            ·3    | 15/01/2022
        """,
    ),
    case(
        "NoE",
        "every child who started before 1 April is in last year’s return, whatever the dates there",
        Episodes="""
            CHILD | DECOM
            1     | 31/03/2026
            2     | 15/12/2025
            3     | 01/04/2026
                  | 31/03/2026
        """,
        Episodes_last="""
            CHILD | DECOM
            2     |
            1     | 01/04/2026
                  |
        """,
    ),
    case(
        "NoE",
        "the first day of the earliest year",
        years=(2023,),
        Episodes="""
              CHILD | DECOM
            ! 1     | 31/03/2022
              2     | 01/04/2022
        """,
        Episodes_last="""
            CHILD | DECOM
        """,
    ),
    case(
        "NoE",
        "last year’s episodes are not loaded",
        not_run="Episodes is not loaded",
        Episodes="""
            CHILD | DECOM
            1     | 31/03/2026
        """,
    ),
]
