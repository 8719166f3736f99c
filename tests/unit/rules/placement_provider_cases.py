"""Cases of worker/rules/ssda903/placement_provider.py."""

from tests.unit.rules.cases import case

ALL_YEARS = (2023, 2024, 2025, 2026, 2027)
UNTIL_2025 = (2023, 2024, 2025)
FROM_2026 = (2026, 2027)

CASES = [
    # 178
    case(
        "178",
        "every code, and other values",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE_PROVIDER",)},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | U3    | PR0
              1     | U3    | PR1
              1     | U3    | PR2
              1     | U3    | PR3
              1     | U3    | PR4
              1     | U3    | PR5
              1     | U3    | ·pr4
            ! 1     | U3    | PR6
            ! 1     | U3    | PR7
            ! 1     | U3    | PR
            ! 1     | U3    | PR11
            ! 1     |       | PR7
              1     |       | PR1
              1     | U3    |
            ! 1     | T2    | PR7
            !       | U3    | PR7
        """,
    ),
    case(
        "178",
        "placements without a provider until 2024/25",
        years=UNTIL_2025,
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | T0    | PR1
            ! 1     | T1    | PR1
            ! 1     | T2    | PR1
            ! 1     | T3    | PR1
            ! 1     | T4    | PR1
            ! 1     | Z1    | PR1
              1     | T4    |
              1     | Z1    |
              1     | Z11   | PR1
              1     | Z12   | PR1
              1     | Z13   | PR1
              1     | Z14   | PR1
        """,
    ),
    case(
        "178",
        "placements without a provider from 2025/26",
        years=FROM_2026,
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | T0    | PR1
            ! 1     | T1    | PR1
            ! 1     | T2    | PR1
            ! 1     | T3    | PR1
              1     | T4    | PR1
              1     | Z1    | PR1
            ! 1     | Z11   | PR1
            ! 1     | Z12   | PR1
            ! 1     | Z13   | PR1
            ! 1     | Z14   | PR1
              1     | Z14   |
        """,
    ),
    case(
        "178",
        "a valid code and a blank",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | U3    | PR4
              1     | T2    |
        """,
    ),
    # 213
    case(
        "213",
        "temporary placements",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE_PROVIDER",)},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | T0    | PR1
            ! 1     | T1    | PR1
            ! 1     | T2    | PR1
            ! 1     | T3    | PR1
            ! 1     | T4    | PR9
              1     | T4    |
              1     | Z1    | PR4
              1     | U4    | PR4
              1     |       | PR4
        """,
    ),
    case(
        "213",
        "other placements may have a provider until 2024/25",
        years=UNTIL_2025,
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | Z11   | PR4
              1     | Z12   | PR4
              1     | Z13   | PR4
              1     | Z14   | PR4
        """,
    ),
    case(
        "213",
        "other placements must have no provider from 2025/26",
        years=FROM_2026,
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | Z11   | PR4
            ! 1     | Z12   | PR4
            ! 1     | Z13   | PR4
            ! 1     | Z14   | PR4
              1     | Z11   |
        """,
    ),
    case(
        "213",
        "a temporary placement without a provider",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | T0    |
        """,
    ),
    # 526
    case(
        "526",
        "no provider",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | U1    |
              1     | U1    | PR9
            ! 1     |       |
              1     |       | PR1
              1     | T0    |
              1     | T1    |
              1     | T2    |
              1     | T3    |
              1     | T4    |
            ! 1     | P1    |
            !       | U1    |
        """,
    ),
    case(
        "526",
        "other placements until 2024/25",
        years=UNTIL_2025,
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | Z1    |
            ! 1     | Z11   |
            ! 1     | Z12   |
            ! 1     | Z13   |
            ! 1     | Z14   |
        """,
    ),
    case(
        "526",
        "other placements from 2025/26",
        years=FROM_2026,
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | Z1    |
              1     | Z11   |
              1     | Z12   |
              1     | Z13   |
              1     | Z14   |
        """,
    ),
    case(
        "526",
        "every placement has a provider",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | U1    | PR4
        """,
    ),
    # 527 to 531: what a provider cannot provide
    case(
        "527",
        "own provision of every kind of placement",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | P1    | PR1
            ! 1     | R2    | PR1
            ! 1     | R5    | PR1
              1     | R1    | PR1
              1     | R3    | PR1
              1     | P2    | PR1
              1     | R5    | PR2
              1     | R5    |
              1     |       | PR1
        """,
    ),
    case(
        "527",
        "own provision of a residential care home",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | R1    | PR1
        """,
    ),
    case(
        "528",
        "another authority’s provision of every kind of placement",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | P1    | PR2
            ! 1     | R2    | PR2
            ! 1     | R5    | PR2
              1     | R1    | PR2
              1     | R3    | PR2
              1     | P2    | PR2
              1     | R5    | PR1
              1     | R5    |
              1     |       | PR2
        """,
    ),
    case(
        "528",
        "another authority’s provision of independent living",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | P2    | PR2
        """,
    ),
    case(
        "529",
        "other public provision of every kind of placement",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | A3    | PR3
            ! 1     | A4    | PR3
            ! 1     | A5    | PR3
            ! 1     | A6    | PR3
            ! 1     | K1    | PR3
            ! 1     | K2    | PR3
            ! 1     | P1    | PR3
            ! 1     | U1    | PR3
            ! 1     | U2    | PR3
            ! 1     | U3    | PR3
            ! 1     | U4    | PR3
            ! 1     | U5    | PR3
            ! 1     | U6    | PR3
              1     | K3    | PR3
              1     | P2    | PR3
              1     | R1    | PR3
              1     | R2    | PR3
              1     | S1    | PR3
              1     | K1    | PR4
              1     | K1    |
              1     |       | PR3
        """,
    ),
    case(
        "529",
        "other public provision of a residential care home",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | R1    | PR3
        """,
    ),
    case(
        "530",
        "private provision of every kind of placement",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | P1    | PR4
              1     | P2    | PR4
              1     | P3    | PR4
              1     | P1    | PR5
              1     | P1    |
              1     |       | PR4
        """,
    ),
    case(
        "530",
        "private provision of independent living",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | P2    | PR4
        """,
    ),
    case(
        "531",
        "voluntary provision of every kind of placement",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | P1    | PR5
              1     | P2    | PR5
              1     | P3    | PR5
              1     | P1    | PR4
              1     | P1    |
              1     |       | PR5
        """,
    ),
    case(
        "531",
        "voluntary provision of residential employment",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | P3    | PR5
        """,
    ),
    # 550
    case(
        "550",
        "parents as the provider",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE", "PLACE_PROVIDER")},
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
            ! 1     | U4    | PR0
              1     | P1    | PR0
            ! 1     | P2    | PR0
            ! 1     |       | PR0
              1     | U4    | PR1
              1     | U4    |
        """,
    ),
    case(
        "550",
        "placed with parents",
        Episodes="""
              CHILD | PLACE | PLACE_PROVIDER
              1     | P1    | PR0
        """,
    ),
]
