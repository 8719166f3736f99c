"""Cases of worker/rules/ssda903/urn.py; Leeds is E08000035, Bradford E08000032, York E06000014."""

from tests.unit.rules.cases import case

LEEDS = "E08000035"
ALL_YEARS = (2023, 2024, 2025, 2026, 2027)
UNTIL_2025 = (2023, 2024, 2025)
FROM_2026 = (2026, 2027)

# One provider, closed on 30/06/2024; one that is open; one with two settings, of which one is closed.
CLOSURES = """
    URN      | REG_END
    SC400001 | 30/06/2024
    SC400002 | -
    SC400003 | 2024-06-30
    SC400003 | n/a
    SC400004 | 30/06/2024
    SC400004 | 2024-09-30
"""

CASES = [
    # 214
    case(
        "214",
        "short breaks with a postcode or a URN",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_POST", "URN")},
        Episodes="""
              CHILD | LS | PL_POST | URN
            ! 1     | V4 | LS1 4AP |
            ! 1     | V3 |         | XXXXXXX
            ! 1     | V3 | LS1 4AP | SC400001
              1     | V3 |         |
              1     | V4 |         |
              1     | C2 | LS1 4AP | SC400001
              1     |    | LS1 4AP | SC400001
        """,
    ),
    case(
        "214",
        "only what is given is highlighted: postcode",
        fields={"Episodes": ("PL_POST",)},
        Episodes="""
              CHILD | LS | PL_POST | URN
            ! 1     | V4 | LS1 4AP |
        """,
    ),
    case(
        "214",
        "only what is given is highlighted: URN",
        fields={"Episodes": ("URN",)},
        Episodes="""
              CHILD | LS | PL_POST | URN
            ! 1     | V3 |         | SC400001
        """,
    ),
    case(
        "214",
        "a short break with neither",
        Episodes="""
              CHILD | LS | PL_POST | URN
              1     | V3 |         |
        """,
    ),
    # 218
    case(
        "218",
        "open episodes and when others ended",
        years=ALL_YEARS,
        fields={"Episodes": ("URN",)},
        Episodes="""
              CHILD | PLACE | DEC        | PL_LA     | URN
            ! 1     | U1    |            | E08000035 |
              1     | U1    |            | E08000035 | SC400001
              1     | U1    |            | E08000035 | XXXXXXX
              1     | U1    | 30/03/2015 | E08000035 |
              1     | U1    | 31/03/2015 | E08000035 |
            ! 1     | U1    | 01/04/2015 | E08000035 |
            ! 1     | U1    | 30/02/2015 | E08000035 |
            ! 1     |       |            | E08000035 |
            !       | U1    |            | E08000035 |
        """,
    ),
    case(
        "218",
        "placements without a URN in every year",
        years=ALL_YEARS,
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
              1     | P1    | E08000035 |
              1     | P3    | E08000035 |
              1     | R1    | E08000035 |
              1     | R2    | E08000035 |
              1     | R5    | E08000035 |
              1     | T0    | E08000035 |
              1     | T1    | E08000035 |
              1     | T2    | E08000035 |
              1     | T3    | E08000035 |
              1     | T4    | E08000035 |
        """,
    ),
    case(
        "218",
        "H5 and P2 are left out until 2023/24",
        years=(2023, 2024),
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
              1     | H5    | E08000035 |
              1     | P2    | E08000035 |
        """,
    ),
    case(
        "218",
        "H5 and P2 need a URN from 2024/25",
        years=(2025, 2026, 2027),
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
            ! 1     | H5    | E08000035 |
            ! 1     | P2    | E08000035 |
        """,
    ),
    case(
        "218",
        "other placements until 2024/25",
        years=UNTIL_2025,
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
              1     | Z1    | E08000035 |
            ! 1     | Z11   | E08000035 |
            ! 1     | Z12   | E08000035 |
            ! 1     | Z13   | E08000035 |
            ! 1     | Z14   | E08000035 |
        """,
    ),
    case(
        "218",
        "other placements from 2025/26",
        years=FROM_2026,
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
            ! 1     | Z1    | E08000035 |
              1     | Z11   | E08000035 |
              1     | Z12   | E08000035 |
              1     | Z13   | E08000035 |
              1     | Z14   | E08000035 |
        """,
    ),
    case(
        "218",
        "outside England",
        years=ALL_YEARS,
        Episodes="""
              CHILD | PLACE | PL_LA | URN
              1     | U1    | WAL   |
              1     | U1    | SCO   |
              1     | U1    | NIR   |
              1     | U1    | NUK   |
              1     | U1    | CON   |
        """,
    ),
    case(
        "218",
        "an authority that cannot be worked out, or another code of a country, until 2024/25",
        years=UNTIL_2025,
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
              1     | U1    |           |
              1     | U1    | W06000015 |
              1     | U1    | S12000036 |
              1     | U1    | N09000003 |
              1     | U1    | CXX       |
        """,
    ),
    case(
        "218",
        "an authority that cannot be worked out, or another code of a country, from 2025/26",
        years=FROM_2026,
        Episodes="""
              CHILD | PLACE | PL_LA     | URN
            ! 1     | U1    |           |
            ! 1     | U1    | W06000015 |
            ! 1     | U1    | S12000036 |
            ! 1     | U1    | N09000003 |
            ! 1     | U1    | CXX       |
        """,
    ),
    case(
        "218",
        "the postcode tells where the placement is",
        years=(2025, 2026),
        Episodes="""
              CHILD | PLACE | PL_POST  | URN
            ! 1     | U1    | LS1 4AP  |
              1     | U1    | CF10 1EP |
              1     | U1    | EH1 1YZ  |
        """,
    ),
    case(
        "218",
        "short breaks are not left out",
        years=ALL_YEARS,
        Episodes="""
              CHILD | PLACE | LS | PL_LA     | URN
            ! 1     | U1    | V3 | E08000035 |
        """,
    ),
    # 222
    case(
        "222",
        "placements without a URN in every year",
        years=ALL_YEARS,
        fields={"Episodes": ("URN",)},
        Episodes="""
              CHILD | PLACE | URN
            ! 1     | P1    | SC400001
            ! 1     | P3    | SC400001
            ! 1     | R1    | SC400001
            ! 1     | R2    | SC400001
            ! 1     | R5    | SC400001
            ! 1     | T0    | SC400001
            ! 1     | T1    | SC400001
            ! 1     | T2    | SC400001
            ! 1     | T3    | SC400001
            ! 1     | T4    | SC400001
            ! 1     | P1    | XXXXXX
              1     | P1    | XXXXXXX
              1     | P1    |
              1     |       | SC400001
              1     | U1    | SC400001
              1     | K3    | SC400001
        """,
    ),
    case(
        "222",
        "in 2022/23 H5 and P2 have no URN",
        years=(2023,),
        Episodes="""
              CHILD | PLACE | URN
            ! 1     | H5    | SC400001
            ! 1     | P2    | SC400001
        """,
    ),
    case(
        "222",
        "in 2023/24 H5 may have a URN",
        years=(2024,),
        Episodes="""
              CHILD | PLACE | URN
              1     | H5    | SC400001
            ! 1     | P2    | SC400001
        """,
    ),
    case(
        "222",
        "from 2024/25 P2 may have a URN",
        years=(2025, 2026, 2027),
        Episodes="""
              CHILD | PLACE | URN
              1     | H5    | SC400001
              1     | P2    | SC400001
        """,
    ),
    case(
        "222",
        "other placements until 2024/25",
        years=UNTIL_2025,
        Episodes="""
              CHILD | PLACE | URN
            ! 1     | Z1    | SC400001
              1     | Z11   | SC400001
              1     | Z12   | SC400001
              1     | Z13   | SC400001
              1     | Z14   | SC400001
        """,
    ),
    case(
        "222",
        "other placements from 2025/26",
        years=FROM_2026,
        Episodes="""
              CHILD | PLACE | URN
              1     | Z1    | SC400001
            ! 1     | Z11   | SC400001
            ! 1     | Z12   | SC400001
            ! 1     | Z13   | SC400001
            ! 1     | Z14   | SC400001
        """,
    ),
    # 230
    case(
        "230",
        "semi-independent living without a URN",
        years=(2024,),
        fields={"Episodes": ("PLACE", "DEC", "URN")},
        Episodes="""
              CHILD | PLACE | DEC        | PL_LA     | URN
            ! 1     | H5    |            | E08000035 |
              1     | H5    | 28/10/2023 | E08000035 |
            ! 1     | H5    | 29/10/2023 | E08000035 | XXXXXXX
            ! 1     | H5    | 30/10/2023 | E08000035 |
            ! 1     | H5    | 31/11/2023 | E08000035 |
              1     | H5    |            | E08000035 | SC400001
            ! 1     | H5    |            | CON       |
              1     | H5    |            | WAL       |
              1     | H5    |            | SCO       |
              1     | H5    |            | NIR       |
              1     | H5    |            | NUK       |
              1     | H5    |            |           |
              1     | P2    |            | E08000035 |
              1     |       |            | E08000035 |
        """,
    ),
    case(
        "230",
        "semi-independent living with a URN",
        years=(2024,),
        Episodes="""
              CHILD | PLACE | DEC | PL_LA     | URN
              1     | H5    |     | E08000035 | SC400001
        """,
    ),
    case(
        "230",
        "not a check of other years",
        years=(2023, 2025),
        not_run="not a rule of",
        Episodes="""
              CHILD | PLACE | DEC | PL_LA     | URN
              1     | H5    |     | E08000035 |
        """,
    ),
    # 242
    case(
        "242",
        "XXXXXXX with every kind of placement",
        years=FROM_2026,
        fields={"Episodes": ("URN",)},
        Episodes="""
              CHILD | PLACE | URN
              1     | A3    | XXXXXXX
              1     | A4    | XXXXXXX
              1     | A5    | XXXXXXX
              1     | A6    | XXXXXXX
              1     | U1    | XXXXXXX
              1     | U2    | XXXXXXX
              1     | U3    | XXXXXXX
              1     | U4    | XXXXXXX
              1     | U5    | XXXXXXX
              1     | U6    | xxxxxxx
            ! 1     | K2    | XXXXXXX
            ! 1     | R2    | XXXXXXX
            ! 1     |       | XXXXXXX
              1     | K2    | XXXXXX
              1     | K2    | SC123456
              1     | K2    |
        """,
    ),
    case(
        "242",
        "XXXXXXX for adoption",
        Episodes="""
              CHILD | PLACE | URN
              1     | A5    | XXXXXXX
        """,
    ),
    case(
        "242",
        "not a check of earlier years",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | PLACE | URN
              1     | K2    | XXXXXXX
        """,
    ),
    # 243
    case(
        "243",
        "a URN outside England",
        years=FROM_2026,
        fields={"Episodes": ("URN",)},
        Episodes="""
              CHILD | PL_LA     | URN
            ! 1     | WAL       | SC123456
            ! 1     | SCO       | SC123456
            ! 1     | NIR       | SC123456
            ! 1     | CON       | SC123456
            ! 1     | NUK       | XXXXXXX
              1     | WAL       |
              1     | E08000035 | SC123456
              1     |           | SC123456
        """,
    ),
    case(
        "243",
        "the postcode tells where the placement is",
        Episodes="""
              CHILD | PL_POST  | URN
            ! 1     | CF10 1EP | SC123456
              1     | LS1 4AP  | SC123456
        """,
    ),
    case(
        "243",
        "a placement in England",
        Episodes="""
              CHILD | PL_LA     | URN
              1     | E08000035 | SC123456
        """,
    ),
    case(
        "243",
        "not a check of earlier years",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | PL_LA | URN
              1     | WAL   | SC123456
        """,
    ),
    # 1008
    case(
        "1008",
        "URNs in the list and not",
        years=ALL_YEARS,
        fields={"Episodes": ("URN",)},
        Episodes="""
              CHILD | URN
              1     | SC400001
              1     | sc400001
            ! 1     | SC400009
              1     | 7654321
              1     | ·7654321.0
              1     |
              1     | XXXXXXX
            ! 1     | XXXXXX
            !       | SC400009
        """,
        Providers="""
              URN
              SC400001
              ·7654321.0
              SC400001
        """,
    ),
    case(
        "1008",
        "every URN is in the list",
        Episodes="""
              CHILD | URN
              1     | 512919
        """,
        Providers="""
              URN
              512919
        """,
    ),
    case(
        "1008",
        "a list without rows",
        Episodes="""
              CHILD | URN
            ! 1     | 512919
              1     | XXXXXXX
        """,
        Providers="""
              URN
        """,
    ),
    case(
        "1008",
        "no list",
        not_run="the Ofsted list is not loaded",
        Episodes="""
              CHILD | URN
              1     | 512919
        """,
    ),
    # 219
    case(
        "219",
        "placement types that the provider offers",
        years=ALL_YEARS,
        fields={"Episodes": ("URN", "PLACE")},
        Episodes="""
              CHILD | URN      | PLACE
              1     | SC400001 | U4
              1     | SC400001 | U1
              1     | SC400001 | u2
            ! 1     | SC400001 | K2
            ! 1     | SC400001 | U
            ! 1     | SC400001 |
              1     | SC400002 | K2
              1     | SC400002 | K1
            ! 1     | SC400002 | U4
            ! 1     | SC400003 | K2
            ! 1     | SC400009 | K2
              1     | XXXXXXX  | K2
              1     |          | K2
        """,
        Providers="""
              URN      | PLACE_CODES
              SC400001 | U1,U2 / u4
              SC400002 | K1
              SC400002 | K2
              SC400003 |
        """,
    ),
    case(
        "219",
        "the provider offers the placement type",
        Episodes="""
              CHILD | URN      | PLACE
              1     | SC400001 | K2
        """,
        Providers="""
              URN      | PLACE_CODES
              SC400001 | K2
        """,
    ),
    # 221
    case(
        "221",
        "postcodes of the provider",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_POST",)},
        Episodes="""
              CHILD | URN      | LS | PLACE | PL_POST
              1     | SC400001 | C2 | K2    | LS1 4AP
              1     | SC400001 | C2 | K2    | ls14ap
            ! 1     | SC400001 | C2 | K2    | LS2 7EW
            ! 1     | SC400001 |    | K2    | LS2 7EW
              1     | SC400001 | V3 | K2    | LS2 7EW
              1     | SC400001 | V4 | K2    | LS2 7EW
              1     | SC400001 | C2 | K2    |
            ! 1     | SC400001 | C2 | K1    | LS2 7EW
            ! 1     | SC400001 | C2 | R3    | LS2 7EW
            ! 1     | SC400001 | C2 | S1    | LS2 7EW
              1     | SC400001 | C2 | U1    | LS2 7EW
              1     | SC400001 | C2 |       | LS2 7EW
              1     | SC400002 | C2 | K2    | LS2 7EW
              1     | SC400002 | C2 | K2    | LS1 4AP
            ! 1     | SC400002 | C2 | K2    | BD1 1HX
            ! 1     | SC400003 | C2 | K2    | LS1 4AP
            ! 1     | SC400009 | C2 | K2    | LS1 4AP
              1     | XXXXXXX  | C2 | K2    | LS1 4AP
              1     |          | C2 | K2    | LS1 4AP
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS14AP
              SC400002 | LS1 4AP
              SC400002 | ls2··7ew
              SC400003 |
        """,
    ),
    case(
        "221",
        "neither H5 nor K3 in 2022/23",
        years=(2023,),
        Episodes="""
              CHILD | URN      | PLACE | PL_POST
              1     | SC400001 | H5    | LS2 7EW
              1     | SC400001 | K3    | LS2 7EW
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS1 4AP
        """,
    ),
    case(
        "221",
        "H5 in 2023/24",
        years=(2024,),
        Episodes="""
              CHILD | URN      | PLACE | PL_POST
            ! 1     | SC400001 | H5    | LS2 7EW
              1     | SC400001 | K3    | LS2 7EW
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS1 4AP
        """,
    ),
    case(
        "221",
        "K3 from 2024/25",
        years=(2025, 2026, 2027),
        Episodes="""
              CHILD | URN      | PLACE | PL_POST
              1     | SC400001 | H5    | LS2 7EW
            ! 1     | SC400001 | K3    | LS2 7EW
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS1 4AP
        """,
    ),
    case(
        "221",
        "a setting at the postcode",
        Episodes="""
              CHILD | URN      | PLACE | PL_POST
              1     | SC400001 | K3    | LS2 7EW
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS1 4AP
              SC400001 | LS2 7EW
        """,
    ),
    # 224
    case(
        "224",
        "provider codes of the list",
        years=ALL_YEARS,
        fields={"Episodes": ("PLACE_PROVIDER",)},
        Episodes="""
              CHILD | URN      | PLACE_PROVIDER
              1     | SC400001 | PR1
              1     | SC400001 | PR2
            ! 1     | SC400001 | PR4
            ! 1     | SC400001 |
              1     | SC400002 | PR1
              1     | SC400002 | PR5
            ! 1     | SC400002 | PR4
            ! 1     | SC400003 | PR4
            ! 1     | SC400009 | PR4
              1     | XXXXXXX  | PR4
              1     |          | PR4
        """,
        Providers="""
              URN      | PROVIDER_CODES
              SC400001 | PR1, PR2
              SC400002 | PR1/PR2
              SC400002 | PR5
              SC400003 |
        """,
    ),
    case(
        "224",
        "the provider code of the list",
        Episodes="""
              CHILD | URN      | PLACE_PROVIDER
              1     | SC400001 | PR4
        """,
        Providers="""
              URN      | PROVIDER_CODES
              SC400001 | PR4
        """,
    ),
    # 227
    case(
        "227",
        "episodes that started around the end of registration",
        years=ALL_YEARS,
        fields={"Episodes": ("URN", "DECOM")},
        Episodes="""
              CHILD | URN      | DECOM
              1     | SC400001 | 29/06/2024
            ! 1     | SC400001 | 30/06/2024
            ! 1     | SC400001 | 01/07/2024
              1     | SC400001 |
              1     | SC400001 | 31/06/2024
              1     | SC400002 | 01/07/2024
              1     | SC400003 | 01/07/2024
              1     | SC400004 | 29/09/2024
            ! 1     | SC400004 | 30/09/2024
              1     | SC400009 | 01/07/2024
              1     | XXXXXXX  | 01/07/2024
              1     |          | 01/07/2024
        """,
        Providers=CLOSURES,
    ),
    case(
        "227",
        "the provider is open",
        Episodes="""
              CHILD | URN      | DECOM
              1     | SC400002 | 01/07/2024
        """,
        Providers=CLOSURES,
    ),
    # 228
    case(
        "228",
        "episodes that ended around the end of registration",
        years=ALL_YEARS,
        fields={"Episodes": ("URN", "DEC")},
        Episodes="""
              CHILD | URN      | DEC
              1     | SC400001 | 29/06/2024
              1     | SC400001 | 30/06/2024
            ! 1     | SC400001 | 01/07/2024
              1     | SC400002 | 01/07/2024
              1     | SC400003 | 01/07/2024
              1     | SC400004 | 30/09/2024
            ! 1     | SC400004 | 01/10/2024
              1     | SC400009 | 01/07/2024
              1     | XXXXXXX  | 01/07/2024
              1     |          | 01/07/2024
        """,
        Providers=CLOSURES,
    ),
    case(
        "228",
        "open episodes go on until 31 March",
        years=(2025,),
        Episodes="""
              CHILD | URN      | DEC
            ! 1     | SC400001 |
            ! 1     | SC400001 | 31/06/2024
              1     | SC400005 |
              1     | SC400005 | 30/02/2025
            ! 1     | SC400006 |
              1     | SC400002 |
        """,
        Providers="""
              URN      | REG_END
              SC400001 | 30/06/2024
              SC400002 | na
              SC400005 | 31/03/2025
              SC400006 | 30/03/2025
        """,
    ),
    case(
        "228",
        "the provider is open",
        Episodes="""
              CHILD | URN      | DEC
              1     | SC400002 |
        """,
        Providers=CLOSURES,
    ),
    # 229
    case(
        "229",
        "own provision and another authority’s",
        years=ALL_YEARS,
        fields={"Episodes": ("URN", "PLACE_PROVIDER")},
        council=LEEDS,
        Episodes="""
              CHILD | URN      | PLACE | PLACE_PROVIDER
              1     | SC400001 | K2    | PR1
            ! 1     | SC400002 | K2    | PR1
            ! 1     | SC400001 | K2    | PR2
              1     | SC400002 | K2    | PR2
              1     | SC400002 | K2    | PR4
              1     | SC400002 | K2    |
              1     | SC400003 | K2    | PR1
              1     | SC400003 | K2    | PR2
            ! 1     | SC400004 | K2    | PR1
              1     | SC400004 | K2    | PR2
            ! 1     | SC400005 | K2    | PR2
            ! 1     | SC400009 | K2    | PR1
              1     | SC400009 | K2    | PR2
              1     | XXXXXXX  | K2    | PR1
              1     |          | K2    | PR1
            ! 1     | SC400002 |       | PR1
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E08000035
              SC400002 | E06000014
              SC400003 | E08000035
              SC400003 | E06000014
              SC400004 |
              SC400005 | E08000035
              SC400005 | E08000035
        """,
    ),
    case(
        "229",
        "placement types that are checked until 2024/25",
        years=UNTIL_2025,
        council=LEEDS,
        Episodes="""
              CHILD | URN      | PLACE | PLACE_PROVIDER
            ! 1     | SC400002 | K3    | PR1
            ! 1     | SC400002 | P1    | PR1
            ! 1     | SC400002 | P3    | PR1
            ! 1     | SC400002 | R1    | PR1
            ! 1     | SC400002 | R2    | PR1
            ! 1     | SC400002 | R5    | PR1
            ! 1     | SC400002 | T0    | PR1
            ! 1     | SC400002 | T1    | PR1
            ! 1     | SC400002 | T2    | PR1
            ! 1     | SC400002 | T3    | PR1
            ! 1     | SC400002 | T4    | PR1
            ! 1     | SC400002 | Z11   | PR1
            ! 1     | SC400002 | Z12   | PR1
            ! 1     | SC400002 | Z13   | PR1
            ! 1     | SC400002 | Z14   | PR1
        """,
        Providers="""
              URN      | LA_CODE
              SC400002 | E06000014
        """,
    ),
    case(
        "229",
        "placement types that are left out from 2025/26",
        years=FROM_2026,
        council=LEEDS,
        Episodes="""
              CHILD | URN      | PLACE | PLACE_PROVIDER
              1     | SC400002 | K3    | PR1
              1     | SC400002 | P1    | PR1
              1     | SC400002 | P3    | PR1
              1     | SC400002 | R1    | PR1
              1     | SC400002 | R2    | PR1
              1     | SC400002 | R5    | PR1
              1     | SC400002 | T0    | PR1
              1     | SC400002 | T1    | PR1
              1     | SC400002 | T2    | PR1
              1     | SC400002 | T3    | PR1
              1     | SC400002 | T4    | PR1
              1     | SC400002 | Z11   | PR1
              1     | SC400002 | Z12   | PR1
              1     | SC400002 | Z13   | PR1
              1     | SC400002 | Z14   | PR1
              1     | SC400001 | K3    | PR2
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E08000035
              SC400002 | E06000014
        """,
    ),
    case(
        "229",
        "the provider’s postcode tells its authority",
        council=LEEDS,
        Episodes="""
              CHILD | URN      | PLACE | PLACE_PROVIDER
              1     | SC400001 | K2    | PR1
            ! 1     | SC400002 | K2    | PR1
            ! 1     | SC400001 | K2    | PR2
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS14AP
              SC400002 | YO1 7HH
        """,
    ),
    case(
        "229",
        "old and new codes of the same council",
        council="E10000027",
        Episodes="""
              CHILD | URN      | PLACE | PLACE_PROVIDER
              1     | SC400001 | K2    | PR1
              1     | SC400002 | K2    | PR1
            ! 1     | SC400003 | K2    | PR1
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E06000066
              SC400002 | E10000027
              SC400003 | E06000065
        """,
    ),
    case(
        "229",
        "no council",
        not_run="no council is chosen",
        Episodes="""
              CHILD | URN      | PLACE | PLACE_PROVIDER
              1     | SC400001 | K2    | PR1
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E06000066
        """,
    ),
    # 241
    case(
        "241",
        "supported accommodation where the provider has premises, and where it does not",
        years=FROM_2026,
        fields={"Episodes": ("URN", "PL_LA")},
        Episodes="""
              CHILD | URN      | PLACE | PL_LA
              1     | SC400001 | K3    | E06000014
              1     | SC400001 | K3    | E08000035
            ! 1     | SC400001 | K3    | E08000032
            ! 1     | SC400001 | K3    |
            ! 1     | SC400001 | K3    | WAL
              1     | SC400001 | K2    | E08000032
              1     | SC400001 |       | E08000032
            ! 1     | SC400002 | K3    | E08000032
            ! 1     | SC400002 | K3    |
              1     | SC400009 | K3    | E08000032
              1     | XXXXXXX  | K3    | E08000032
              1     |          | K3    | E08000032
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E08000035
              SC400001 | E06000014
              SC400002 |
        """,
    ),
    case(
        "241",
        "postcodes tell the authorities of premises and placements",
        Episodes="""
              CHILD | URN      | PLACE | PL_POST
              1     | SC400001 | K3    | YO1 9QL
            ! 1     | SC400001 | K3    | BD1 1HX
            ! 1     | SC400002 | K3    | CF10 1EP
        """,
        Providers="""
              URN      | POSTCODE
              SC400001 | LS14AP
              SC400001 | YO1 7HH
              SC400002 | CF10 1EP
        """,
    ),
    case(
        "241",
        "old and new codes of the same council",
        Episodes="""
              CHILD | URN      | PLACE | PL_LA
              1     | SC400001 | K3    | E08000039
              1     | SC400001 | K3    | E08000019
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E08000019
        """,
    ),
    case(
        "241",
        "not a check of earlier years",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | URN      | PLACE | PL_LA
              1     | SC400001 | K3    | E08000032
        """,
        Providers="""
              URN      | LA_CODE
              SC400001 | E08000035
        """,
    ),
]
