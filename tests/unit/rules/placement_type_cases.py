"""Cases of worker/rules/ssda903/placement_type.py."""

from tests.unit.rules.cases import Case, case

Cases = list[list[Case]]


def age_cases(code: str, years: tuple[int, ...], place: str, other: str, birth: str, day_before: str) -> Cases:
    """The birthday and the day before it, for a rule about the age when an episode starts."""
    d, rest = day_before[:2], day_before[2:]
    birthday, day_after = f"{int(d) + 1:02d}{rest}", f"{int(d) + 2:02d}{rest}"
    header = f"""
          CHILD | DOB
          1     | {birth}
          2     | {birth}
          3     | {birth}
          4     | {birth}
          5     | {birth}
          6     | {birth}
    """
    return [
        case(
            code,
            "the day before the birthday, whether the episode has ended or is open",
            years=years,
            fields={"Episodes": ("DECOM", "PLACE")},
            Episodes=f"""
                  CHILD | DECOM        | PLACE   | DEC
                ! 1     | {day_before} | {place} | 01/03/2024
                ! 2     | {day_before} | {place} |
                  3     | {birthday}   | {place} |
                  4     | {day_after}  | {place} |
                  5     | {day_before} | {other} |
                  6     | {day_before} |         |
            """,
            Header=header,
        ),
        case(
            code,
            "on the birthday, without valid dates, not in Header, or without a child ID",
            years=years,
            Episodes=f"""
                  CHILD | DECOM        | PLACE
                  1     | {birthday}   | {place}
                  2     |              | {place}
                  3     | 31/06/2000   | {place}
                  7     | {day_before} | {place}
                  8     | {day_before} | {place}
                  9     | {day_before} | {place}
                        | {day_before} | {place}
            """,
            Header=f"""{header.rstrip()}
                  7     |
                  8     | 30/02/2020
                        | {birth}
            """,
        ),
        case(
            code,
            "a child twice in Header: one date of birth at fault is enough",
            years=years,
            Episodes=f"""
                  CHILD | DECOM        | PLACE
                ! 1     | {day_before} | {place}
            """,
            Header=f"""
                  CHILD | DOB
                  1     | 01/01/1999
                  1     | {birth}
                  1     | {birth}
            """,
        ),
    ]


def stay_cases(code: str, place: str, other: str, longest: str, too_long: str) -> Cases:
    """The last day that is allowed and the one after it, for stays that begin on 1 June 2022."""
    return [
        case(
            code,
            "the longest stay, and a day more",
            fields={"Episodes": ("DECOM", "PLACE")},
            Episodes=f"""
                  CHILD | DECOM      | PLACE   | DEC
                  1     | 01/06/2022 | {place} | {longest}
                ! 2     | 01/06/2022 | {place} | {too_long}
                !       | 01/06/2022 | {place} | 01/08/2022
                  3     | 01/06/2022 | {other} | 01/08/2022
                  4     | 01/06/2022 |         | 01/08/2022
            """,
        ),
        case(
            code,
            "within the limit, open, or without valid dates",
            Episodes=f"""
                  CHILD | DECOM      | PLACE   | DEC
                  1     | 01/06/2022 | {place} | {longest}
                  2     | 01/01/2022 | {place} |
                  3     | 01/01/2022 | {place} | 31/06/2022
                  4     |            | {place} | 01/08/2022
                  5     | 31/04/2022 | {place} | 01/08/2022
            """,
        ),
    ]


ALL_YEARS_CODES = """
              CHILD | PLACE
              1     | A3
              2     | A4
              3     | A5
              4     | A6
              5     | K1
              6     | K2
              7     | P1
              8     | P3
              9     | R1
              10    | R2
              11    | R3
              12    | R5
              13    | S1
              14    | T0
              15    | T1
              16    | T2
              17    | T3
              18    | T4
              19    | U1
              20    | U2
              21    | U3
              22    | U4
              23    | U5
              24    | U6
              25    | ·u6
              26    |
"""

CASES = [
    # 146: placement type code
    case(
        "146",
        "codes that are not valid in the return",
        years=(2023, 2024, 2025, 2026, 2027),
        fields={"Episodes": ("PLACE",)},
        Episodes="""
              CHILD | PLACE
            ! 1     | A1
            ! 2     | A2
            ! 3     | H6
            ! 4     | R4
            ! 5     | T5
            ! 6     | U7
            ! 7     | Z2
            ! 8     | Z10
            ! 9     | Z15
            !       | U
              10    | U1
              11    |
        """,
    ),
    case(
        "146", "every code of all years, and none", years=(2023, 2024, 2025, 2026, 2027), Episodes=ALL_YEARS_CODES
    ),
    case(
        "146",
        "up to 2023/24: H5, P2 and Z1, not yet K3 and Z11 to Z14",
        years=(2023, 2024),
        Episodes="""
              CHILD | PLACE
              1     | H5
              2     | P2
              3     | Z1
            ! 4     | K3
            ! 5     | Z11
            ! 6     | Z12
            ! 7     | Z13
            ! 8     | Z14
        """,
    ),
    case(
        "146",
        "2024/25: K3 is new",
        years=(2025,),
        Episodes="""
              CHILD | PLACE
              1     | H5
              2     | P2
              3     | Z1
              4     | K3
            ! 5     | Z11
            ! 6     | Z12
            ! 7     | Z13
            ! 8     | Z14
        """,
    ),
    case(
        "146",
        "from 2025/26: H5, P2 and Z1 are gone, Z11 to Z14 are new",
        years=(2026, 2027),
        Episodes="""
              CHILD | PLACE
            ! 1     | H5
            ! 2     | P2
            ! 3     | Z1
              4     | K3
              5     | Z11
              6     | Z12
              7     | Z13
              8     | Z14
        """,
    ),
    # 217: reason for new episode of adoption by foster carers
    case(
        "217",
        "reasons that mean a change of carers, or none",
        fields={"Episodes": ("PLACE", "DECOM", "RNE")},
        Episodes="""
              CHILD | PLACE | DECOM      | RNE
            ! 1     | A5    | 12/06/2022 | P
            ! 2     | A3    | 12/06/2022 | L
            ! 3     | A5    | 12/06/2022 | B
            ! 4     | A3    | 01/04/2015 |
              5     | A3    | 31/03/2015 | P
              6     | A4    | 12/06/2022 | P
              7     | A6    | 12/06/2022 | P
              8     |       | 12/06/2022 | P
        """,
    ),
    case(
        "217",
        "reasons S, T and U; no valid start date",
        Episodes="""
              CHILD | PLACE | DECOM      | RNE
              1     | A5    | 12/06/2022 | S
              2     | A3    | 12/06/2022 | T
              3     | A5    | 12/06/2022 | U
              4     | A5    |            | P
              5     | A5    | 31/06/2022 | P
        """,
    ),
    # 217t: independent living after 28 October 2023
    case(
        "217t",
        "ended after 28 October 2023, or open",
        years=(2024,),
        fields={"Episodes": ("PLACE", "DECOM")},
        Episodes="""
              CHILD | PLACE | DECOM      | DEC
            ! 1     | P2    | 01/02/2023 | 29/10/2023
            ! 2     | P2    | 01/02/2023 |
            ! 3     | P2    | 01/02/2023 | 31/09/2023
              4     | P2    | 01/02/2023 | 28/10/2023
              5     | H5    | 01/02/2023 |
              6     | H5    | 01/02/2023 | 29/10/2023
              7     |       | 01/02/2023 |
        """,
    ),
    case(
        "217t",
        "ended by 28 October 2023, whenever it started",
        years=(2024,),
        Episodes="""
              CHILD | PLACE | DECOM      | DEC
              1     | P2    | 01/02/2023 | 15/09/2023
              2     | P2    | 01/12/2023 | 28/10/2023
              3     | P2    |            | 28/10/2023
        """,
    ),
    case(
        "217t",
        "not checked in other years",
        years=(2023, 2025),
        not_run="not a rule of",
        Episodes="""
              CHILD | PLACE | DECOM      | DEC
              1     | P2    | 01/02/2022 |
        """,
    ),
    # 336: foster placement just before adoption by foster carers
    case(
        "336",
        "the previous placement was not a foster placement, or has no type",
        fields={"Episodes": ("PLACE",)},
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/05/2022 | K2
            ! 1     | 01/06/2022 | A5
            ! 2     | 01/06/2022 | A3
              2     | 01/05/2022 |
              3     | 01/05/2022 | U4
              3     | 01/06/2022 | A5
              4     | 01/05/2022 | K2
              4     | 01/06/2022 | A4
              4     | 01/07/2022 | A6
              5     | 01/05/2022 | T0
              5     | 01/06/2022 |
        """,
    ),
    case(
        "336",
        "every foster placement, and placements for adoption",
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/05/2022 | U1
              1     | 02/05/2022 | A3
              1     | 03/05/2022 | A5
              1     | 04/05/2022 | A3
              2     | 01/05/2022 | U2
              2     | 02/05/2022 | A3
              3     | 01/05/2022 | U3
              3     | 02/05/2022 | A3
              4     | 01/05/2022 | U4
              4     | 02/05/2022 | A3
              5     | 01/05/2022 | U5
              5     | 02/05/2022 | A3
              6     | 01/05/2022 | U6
              6     | 02/05/2022 | A3
              7     | 01/05/2022 | A4
              7     | 02/05/2022 | A3
              8     | 01/05/2022 | A6
              8     | 02/05/2022 | A5
        """,
    ),
    case(
        "336",
        "a child’s first episode of the year, and rows without a child ID",
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/06/2022 | A3
                    | 01/05/2022 | K2
                    | 01/06/2022 | A3
        """,
        Episodes_last="""
              CHILD | DECOM      | PLACE
              1     | 01/05/2022 | K2
        """,
    ),
    case(
        "336",
        "an episode without a start date comes last; a child with no start date is passed over, others are not",
        Episodes="""
              CHILD | DECOM      | PLACE
            ! 1     |            | A5
              1     | 01/05/2022 | K2
              2     |            | K2
              2     | 31/06/2022 | A5
              3     | 01/05/2022 | K2
            ! 3     | 01/06/2022 | A5
        """,
    ),
    # 370: independent living
    *age_cases("370", (2023,), "P2", "H5", "10/10/2007", "09/10/2022"),
    *age_cases("370", (2024,), "P2", "H5", "10/10/2007", "09/10/2023"),
    case(
        "370",
        "no longer checked from 2024/25",
        years=(2025,),
        not_run="not a rule of",
        Episodes="CHILD | PLACE\n1 | P2",
        Header="CHILD\n1",
    ),
    # 371: semi-independent and supported accommodation
    *age_cases("371", (2023,), "H5", "K3", "11/02/2009", "10/02/2023"),
    *age_cases("371", (2024,), "H5", "K3", "11/02/2008", "10/02/2024"),
    *age_cases("371", (2025, 2026, 2027), "K3", "H5", "11/02/2009", "10/02/2025"),
    # 372, 373, 374: other placements with a least age
    *age_cases("372", (2023, 2027), "R5", "R1", "25/12/2012", "24/12/2022"),
    *age_cases("373", (2023, 2027), "S1", "R1", "02/09/2018", "01/09/2022"),
    *age_cases("374", (2023, 2027), "P3", "P1", "18/06/2009", "17/06/2023"),
    # 375, 376, 379: temporary placements that last too long
    *stay_cases("375", "T1", "T0", "13/07/2022", "14/07/2022"),
    *stay_cases("376", "T3", "T2", "22/06/2022", "23/06/2022"),
    *stay_cases("379", "T4", "T0", "08/06/2022", "09/06/2022"),
    # 377: more than two holiday placements
    case(
        "377",
        "three placements during the carers’ holiday, whatever their dates",
        fields={"Episodes": ("PLACE",)},
        Episodes="""
              CHILD | DECOM      | PLACE
            ! 1     | 01/05/2022 | T3
            ! 1     |            | T3
              1     | 01/06/2022 | U1
            ! 1     | 01/05/2022 | T3
              2     | 01/05/2022 | T3
              2     | 01/06/2022 | T3
        """,
    ),
    case(
        "377",
        "no more than two; no child ID",
        Episodes="""
              CHILD | DECOM      | PLACE
              1     | 01/05/2022 | T3
              1     | 01/06/2022 | T3
              1     | 01/07/2022 | T4
              2     | 01/07/2022 | T2
              2     | 01/07/2022 | T2
              2     | 01/07/2022 | T2
                    | 01/05/2022 | T3
                    | 01/06/2022 | T3
                    | 01/07/2022 | T3
        """,
    ),
    # 378: with parents under section 20
    case(
        "378",
        "with parents, but accommodated under section 20",
        fields={"Episodes": ("PLACE", "LS")},
        Episodes="""
              CHILD | PLACE | LS
            ! 1     | P1    | V2
            !       | P1    | V2
              2     | P1    | C1
              3     | P3    | V2
        """,
    ),
    case(
        "378",
        "other legal statuses and placements, and none",
        Episodes="""
              CHILD | PLACE | LS
              1     | P1    | C2
              2     | P1    | V4
              3     | P2    | V2
              4     | P1    |
              5     |       | V2
        """,
    ),
    # 380: period of care starts with a temporary placement
    case(
        "380",
        "temporary placements with a different reason for new episode, or none",
        fields={"Episodes": ("PLACE", "RNE")},
        Episodes="""
              CHILD | PLACE | RNE
            ! 1     | T0    |
            ! 2     | T1    | S
            ! 3     | T2    | S
            ! 4     | T3    | L
            ! 5     | T4    | T
            ! 6     | T4    | U
            !       | T4    | S
              7     | T2    | P
              8     | T2    | B
              9     | U3    | S
        """,
    ),
    case(
        "380",
        "reasons P and B, and other placements",
        Episodes="""
              CHILD | PLACE | RNE
              1     | T0    | P
              2     | T4    | B
              3     | U3    | S
              4     | T5    | S
              5     |       | S
        """,
    ),
    # 381: period of care ends with a temporary placement
    case(
        "381",
        "temporary placements that ended with a reason other than X1",
        fields={"Episodes": ("PLACE", "REC")},
        Episodes="""
              CHILD | PLACE | REC
            ! 1     | T0    | E3
            ! 2     | T1    | E4A
            ! 3     | T2    | E8
            ! 4     | T3    | XX
            ! 5     | T4    | E3
              6     | T4    | X1
              7     | T1    |
              8     | U2    | E3
        """,
    ),
    case(
        "381",
        "ended with X1, open, and other placements",
        Episodes="""
              CHILD | PLACE | REC
              1     | T0    | X1
              2     | T1    |
              3     | U2    | E3
              4     | T5    | E3
              5     |       | E3
              6     | T1    | ·
        """,
    ),
    # 382: short break in a temporary placement
    case(
        "382",
        "short breaks in temporary placements",
        fields={"Episodes": ("LS", "PLACE")},
        Episodes="""
              CHILD | LS | PLACE
            ! 1     | V4 | T0
            ! 2     | V3 | T1
            ! 3     | V3 | T2
            ! 4     | V4 | T3
            ! 5     | V3 | T4
              6     | V3 | U5
              7     | C2 | T0
        """,
    ),
    case(
        "382",
        "other placements and legal statuses, and none",
        Episodes="""
              CHILD | LS | PLACE
              1     | V3 | U5
              2     | V2 | T0
              3     |    | T0
              4     | V3 |
        """,
    ),
    # 384: short break in long-term fostering
    case(
        "384",
        "short breaks in long-term foster placements",
        fields={"Episodes": ("PLACE", "LS")},
        Episodes="""
              CHILD | LS | PLACE
            ! 1     | V3 | U1
            ! 2     | V4 | U4
            ! 3     | V3 | U4
              4     | V4 | U5
              5     | C1 | U4
              6     | V3 | U2
              7     | V3 | U3
              8     | V3 | U6
        """,
    ),
    case(
        "384",
        "other foster placements and legal statuses, and none",
        Episodes="""
              CHILD | LS | PLACE
              1     | V4 | U6
              2     | C2 | U1
              3     |    | U1
              4     | V3 |
        """,
    ),
    # 408: placement order missing
    case(
        "408",
        "placed for adoption under a placement order, but with a different legal status, or none",
        fields={"Episodes": ("PLACE", "LS")},
        Episodes="""
              CHILD | PLACE | LS
            ! 1     | A5    | C2
            ! 2     | A6    |
            !       | A6    | D1
              3     | A5    | E1
              4     | A6    | E1
              5     | A4    | C2
              6     | A3    | C2
        """,
    ),
    case(
        "408",
        "legal status E1, and other placements",
        Episodes="""
              CHILD | PLACE | LS
              1     | A5    | E1
              2     | A4    | C2
              3     |       | C2
        """,
    ),
]
