"""Cases of worker/rules/ssda903/where_placed.py; Leeds is E08000035, Bradford E08000032, York E06000014."""

from tests.unit.rules.cases import case

LEEDS = "E08000035"
ALL_YEARS = (2023, 2024, 2025, 2026, 2027)

CASES = [
    # 164
    case(
        "164",
        "distances at both ends of the range",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_DISTANCE",)},
        Header="""
              CHILD | UASC
              1     | 0
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
            ! 1     | C2 | 1000.0
              1     | C2 | 999.9
              1     | C2 | 0.0
            ! 1     | C2 | -0.1
              1     | C2 |
              1     | C2 | FAR
              1     | V3 | 1200.0
              1     | V4 | 1200.0
            ! 1     |    | 1200.0
            ! 9     | C2 | 1200.0
            !       | C2 | 1200.0
        """,
    ),
    case(
        "164",
        "unaccompanied asylum seekers of this year or last are left out",
        Header="""
              CHILD | UASC
              1     | 1
              2     | 0
              3     |
        """,
        Header_last="""
              CHILD | UASC
              1     | 0
              2     | 1
              3     | 0
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 1200.0
              2     | C2 | 1200.0
            ! 3     | C2 | 1200.0
        """,
    ),
    case(
        "164",
        "the UASC file of a return in CSV tells who is one",
        Header="""
              CHILD
              1
              2
        """,
        UASC="""
              CHILD | DUC
              1     |
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 1200.0
            ! 2     | C2 | 1200.0
        """,
    ),
    case(
        "164",
        "a child twice in Header, once marked as an unaccompanied asylum seeker",
        Header="""
              CHILD | UASC
              1     | 0
              1     | 1
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 1200.0
        """,
    ),
    case(
        "164",
        "a distance that the postcodes give",
        Header="""
              CHILD | UASC
              1     | 0
        """,
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 | TR1 1EB   | KW1 4YT
        """,
    ),
    case(
        "164",
        "nothing tells who is an unaccompanied asylum seeker",
        not_run="no UASC information",
        Header="""
              CHILD
              1
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 1200.0
        """,
    ),
    # 392a
    case(
        "392a",
        "no distance",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_DISTANCE",)},
        Header="""
              CHILD | UASC
              1     | 0
              2     | 1
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
            ! 1     | C2 |
              1     | C2 | 0.0
            ! 1     |    |
              1     | V3 |
              1     | V4 |
              2     | C2 |
            ! 9     | C2 |
        """,
    ),
    case(
        "392a",
        "an unaccompanied asylum seeker last year",
        Header="""
              CHILD | UASC
              1     | 0
        """,
        Header_last="""
              CHILD | UASC
              1     | 1
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 |
        """,
    ),
    case(
        "392a",
        "postcodes that give no distance",
        Header="""
              CHILD | UASC
              1     | 0
        """,
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 | S1 2HH    | LS1 4AP
            ! 1     | C2 |           | LS1 4AP
            ! 1     | C2 | S1 2HH    |
            ! 1     | C2 | S1 2HH    | ZZ99 9ZZ
            ! 1     | C2 | S1 2HH    | IM1 1AA
        """,
    ),
    case(
        "392a",
        "nothing tells who is an unaccompanied asylum seeker",
        not_run="no UASC information",
        Header="""
              CHILD
              1
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 |
        """,
    ),
    # 392b
    case(
        "392b",
        "one postcode or both missing",
        years=ALL_YEARS,
        fields={"Episodes": ("HOME_POST", "PL_POST")},
        Header="""
              CHILD | UASC
              1     | 0
              2     | 1
        """,
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 | S1 2HH    | LS1 4AP
            ! 1     | C2 | S1 2HH    |
            ! 1     | C2 |           | LS1 4AP
            ! 1     | C2 |           |
            ! 1     |    | S1 2HH    |
              1     | V3 |           |
              1     | V4 |           |
              1     | C2 | NOWHERE   | NOWHERE
              2     | C2 |           |
            ! 9     | C2 |           |
        """,
    ),
    case(
        "392b",
        "only the postcode that is missing is highlighted: home",
        fields={"Episodes": ("HOME_POST",)},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | C2 |           | LS1 4AP
        """,
    ),
    case(
        "392b",
        "only the postcode that is missing is highlighted: placement",
        fields={"Episodes": ("PL_POST",)},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | C2 | LS1 4AP   |
        """,
    ),
    case(
        "392b",
        "an unaccompanied asylum seeker last year",
        UASC_last="""
              CHILD | SEX
              1     | M
              2     |
        """,
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 |           | LS1 4AP
            ! 2     | C2 |           | LS1 4AP
        """,
    ),
    case(
        "392b",
        "both postcodes given",
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 | S1 2HH    | LS1 4AP
        """,
    ),
    # 392c
    case(
        "392c",
        "postcodes that exist and that do not",
        years=ALL_YEARS,
        fields={"Episodes": ("HOME_POST", "PL_POST")},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 | LS14AP    | ls1 4ap
            ! 1     | C2 | LS1       | LS1 4AP
            ! 1     | C2 | LS1 4AP   | ZZ99 9ZZ
            ! 1     | V4 | LS1       | LS1
              1     | C2 | GIR 0AA   | IM1 1AA
              1     | C2 | LS1··4AP  |
              1     | C2 |           |
        """,
    ),
    case(
        "392c",
        "only the postcode that does not exist is highlighted",
        fields={"Episodes": ("PL_POST",)},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | C2 | LS1 4AP   | ZZ99 9ZZ
        """,
    ),
    case(
        "392c",
        "every postcode exists",
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 | EH1 1YZ   | BT1 5GS
        """,
    ),
    # 392d
    case(
        "392d",
        "home and placement at one postcode",
        years=ALL_YEARS,
        fields={"Episodes": ("HOME_POST", "PL_POST", "PLACE")},
        Episodes="""
              CHILD | PLACE | HOME_POST | PL_POST
            ! 1     | U1    | LS1 4AP   | LS1 4AP
              1     | P1    | LS1 4AP   | LS1 4AP
              1     | U1    | LS1 4AP   | LS14AP
            ! 1     |       | LS1 4AP   | ls1 4ap
              1     | U1    |           |
              1     | U1    | LS1 4AP   |
            ! 1     | U1    | NOWHERE   | NOWHERE
        """,
    ),
    case(
        "392d",
        "two postcodes",
        Episodes="""
              CHILD | PLACE | HOME_POST | PL_POST
              1     | U1    | S1 2HH    | LS1 4AP
        """,
    ),
    # 398
    case(
        "398",
        "postcodes of short breaks",
        years=ALL_YEARS,
        fields={"Episodes": ("LS", "HOME_POST", "PL_POST")},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | V4 | LS1 4AP   |
            ! 1     | V3 |           | LS1 4AP
            ! 1     | V3 | NOWHERE   | NOWHERE
              1     | V3 |           |
              1     | V4 |           |
              1     | C2 | S1 2HH    | LS1 4AP
              1     |    | S1 2HH    | LS1 4AP
        """,
    ),
    case(
        "398",
        "only the postcode that is given is highlighted: home",
        fields={"Episodes": ("LS", "HOME_POST")},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | V4 | LS1 4AP   |
        """,
    ),
    case(
        "398",
        "only the postcode that is given is highlighted: placement",
        fields={"Episodes": ("LS", "PL_POST")},
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | V3 |           | LS1 4AP
        """,
    ),
    case(
        "398",
        "a short break without postcodes",
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | V4 |           |
        """,
    ),
    # 406
    case(
        "406",
        "a distance for an unaccompanied asylum seeker",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_DISTANCE",)},
        Header="""
              CHILD | UASC
              1     | 1
              2     | 0
              3     | 0
        """,
        Header_last="""
              CHILD | UASC
              2     | 1
              3     | 0
        """,
        Episodes="""
              CHILD | LS | PL_DISTANCE
            ! 1     | C2 | 3.1
            ! 1     | V4 | 0.0
              1     | C2 |
            ! 2     | C2 | 12.4
              3     | C2 | 12.4
                    | C2 | 12.4
        """,
    ),
    case(
        "406",
        "a distance comes from two postcodes",
        Header="""
              CHILD | UASC
              1     | 1
        """,
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | C2 | S1 2HH    | LS1 4AP
              1     | C2 |           | LS1 4AP
              1     | C2 | NOWHERE   | LS1 4AP
        """,
    ),
    case(
        "406",
        "no distance",
        Header="""
              CHILD | UASC
              1     | 1
        """,
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
              1     | C2 |           | LS1 4AP
        """,
    ),
    case(
        "406",
        "nothing tells who is an unaccompanied asylum seeker",
        not_run="no UASC information",
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 3.1
        """,
    ),
    # 454
    case(
        "454",
        "350 miles and more",
        years=(2026, 2027),
        fields={"Episodes": ("PL_DISTANCE",)},
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 350.0
            ! 1     | C2 | 350.1
              1     | C2 | 999.9
            ! 1     | C2 | 1000.2
            ! 1     | V4 | 999.8
              1     | C2 |
              1     | C2 | -400.0
        """,
    ),
    case(
        "454",
        "from Cornwall to Caithness",
        Episodes="""
              CHILD | LS | HOME_POST | PL_POST
            ! 1     | C2 | TR1 1EB   | KW1 4YT
              1     | C2 | S1 2HH    | LS1 4AP
        """,
    ),
    case(
        "454",
        "a placement nearby",
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 2.7
        """,
    ),
    case(
        "454",
        "not a check of earlier years",
        years=(2025,),
        not_run="not a rule of 2024/25",
        Episodes="""
              CHILD | LS | PL_DISTANCE
              1     | C2 | 350.1
        """,
    ),
    # 169
    case(
        "169",
        "authorities given and blank",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LA",)},
        Episodes="""
              CHILD | LS | PL_LA
            ! 1     | C2 |
              1     | C2 | E08000035
              1     | E1 | SCO
            ! 1     |    |
              1     | V3 |
              1     | V4 |
            !       | C2 |
        """,
    ),
    case(
        "169",
        "postcodes that tell an authority and that do not",
        Episodes="""
              CHILD | LS | PL_POST
            ! 1     | E1 | ZZ99 9ZZ
            ! 1     | C2 | IM1 1AA
            ! 1     | C2 | JE2 3AB
            ! 1     | C2 | GIR 0AA
            ! 1     | C2 |
              1     | C2 | LS1 4AP
              1     | C2 | CF10 1EP
              1     | C2 | EH1 1YZ
              1     | C2 | BT1 5GS
              1     | C2 | S1 2HH
              1     | V3 | ZZ99 9ZZ
        """,
    ),
    case(
        "169",
        "every placement has an authority",
        Episodes="""
              CHILD | LS | PL_LA
              1     | C2 | WAL
        """,
    ),
    # 179
    case(
        "179",
        "locations given and blank",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LOCATION",)},
        council=LEEDS,
        Episodes="""
              CHILD | LS | PL_LOCATION
            ! 1     | C2 |
              1     | C2 | IN
              1     | C2 | OUT
            ! 1     |    |
              1     | V3 |
              1     | V4 |
        """,
    ),
    case(
        "179",
        "postcodes that tell a location and that do not",
        council=LEEDS,
        Episodes="""
              CHILD | LS | PL_POST
            ! 1     | C2 |
            ! 1     | C2 | ZZ99 9ZZ
            ! 1     | C2 | GIR 0AA
              1     | C2 | IM1 1AA
              1     | C2 | LS1 4AP
              1     | C2 | BD1 1HX
              1     | C2 | CF10 1EP
              1     | V4 |
        """,
    ),
    case(
        "179",
        "a location that the table gives needs no council",
        Episodes="""
              CHILD | LS | PL_LOCATION
            ! 1     | C2 |
              1     | C2 | IN
        """,
    ),
    case(
        "179",
        "every placement has a location",
        council=LEEDS,
        Episodes="""
              CHILD | LS | PL_LOCATION
              1     | C2 | OUT
        """,
    ),
    case(
        "179",
        "without a council the location cannot be worked out",
        not_run="no council is chosen",
        Episodes="""
              CHILD | LS | PL_POST
              1     | C2 | LS1 4AP
        """,
    ),
    # 411
    case(
        "411",
        "inside and outside",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LOCATION",)},
        council=LEEDS,
        Episodes="""
              CHILD | PL_LOCATION | PL_LA
            ! 1     | IN          | E06000014
              1     | IN          | E08000035
              1     | OUT         | E08000035
              1     | OUT         | E06000014
            ! 1     | IN          |
              1     |             | E06000014
        """,
    ),
    case(
        "411",
        "what the postcodes give never disagrees",
        council=LEEDS,
        Episodes="""
              CHILD | PL_POST
              1     | LS1 4AP
              1     | BD1 1HX
              1     | IM1 1AA
        """,
    ),
    case(
        "411",
        "the former code of Sheffield is Sheffield",
        council="E08000019",
        Episodes="""
              CHILD | PL_LOCATION | PL_LA
              1     | IN          | E08000039
              1     | IN          | E08000019
            ! 1     | IN          | E08000038
        """,
    ),
    case(
        "411",
        "no council",
        not_run="no council is chosen",
        Episodes="""
              CHILD | PL_LOCATION | PL_LA
              1     | IN          | E06000014
        """,
    ),
    # 420
    case(
        "420",
        "authorities of short breaks",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LA",)},
        Episodes="""
              CHILD | LS | PL_LA
            ! 1     | V3 | E08000035
            ! 1     | V4 | WAL
              1     | V3 |
              1     | V4 |
              1     | C2 | WAL
              1     |    | E08000035
        """,
    ),
    case(
        "420",
        "a postcode tells the authority",
        Episodes="""
              CHILD | LS | PL_POST
            ! 1     | V3 | LS1 4AP
              1     | V4 |
              1     | V4 | ZZ99 9ZZ
        """,
    ),
    case(
        "420",
        "a short break without a postcode",
        Episodes="""
              CHILD | LS | PL_POST
              1     | V4 |
        """,
    ),
    # 1015
    case(
        "1015",
        "own provision in and out of the authority",
        years=ALL_YEARS,
        fields={"Episodes": ("PL_LA",)},
        council=LEEDS,
        Episodes="""
              CHILD | PLACE | LS | PLACE_PROVIDER | PL_LA
            ! 1     | K2    | C2 | PR1            | E08000032
              1     | K2    | C2 | PR1            | E08000035
            ! 1     | K2    | C2 | PR1            | WAL
            ! 1     | K2    | C2 | PR1            |
              1     | K2    | C2 | PR2            | E08000032
              1     | K2    | C2 |                | E08000032
              1     | K2    | V3 | PR1            | E08000032
              1     | K2    | V4 | PR1            | E08000032
              1     | K2    |    | PR1            | E08000032
              1     |       | C2 | PR1            | E08000032
              1     | A3    | C2 | PR1            | E08000032
              1     | A4    | C2 | PR1            | E08000032
              1     | A5    | C2 | PR1            | E08000032
              1     | A6    | C2 | PR1            | E08000032
              1     | U1    | C2 | PR1            | E08000032
              1     | U2    | C2 | PR1            | E08000032
              1     | U3    | C2 | PR1            | E08000032
              1     | U4    | C2 | PR1            | E08000032
              1     | U5    | C2 | PR1            | E08000032
              1     | U6    | C2 | PR1            | E08000032
        """,
    ),
    case(
        "1015",
        "supported accommodation until 2024/25",
        years=(2023, 2025),
        council=LEEDS,
        Episodes="""
              CHILD | PLACE | LS | PLACE_PROVIDER | PL_LA
            ! 1     | K3    | C2 | PR1            | E08000032
        """,
    ),
    case(
        "1015",
        "supported accommodation from 2025/26",
        years=(2026, 2027),
        council=LEEDS,
        Episodes="""
              CHILD | PLACE | LS | PLACE_PROVIDER | PL_LA
              1     | K3    | C2 | PR1            | E08000032
        """,
    ),
    case(
        "1015",
        "the postcode tells the authority",
        council=LEEDS,
        Episodes="""
              CHILD | PLACE | LS | PLACE_PROVIDER | PL_POST
            ! 1     | K2    | C2 | PR1            | BD1 1HX
              1     | K2    | C2 | PR1            | LS1 4AP
        """,
    ),
    case(
        "1015",
        "the former code of a council is the council",
        council="E08000016",
        Episodes="""
              CHILD | PLACE | LS | PLACE_PROVIDER | PL_LA
              1     | K2    | C2 | PR1            | E08000038
              1     | K2    | C2 | PR1            | E08000016
            ! 1     | K2    | C2 | PR1            | E08000039
        """,
    ),
    case(
        "1015",
        "no council",
        not_run="no council is chosen",
        Episodes="""
              CHILD | PLACE | LS | PLACE_PROVIDER | PL_LA
              1     | K2    | C2 | PR1            | E08000032
        """,
    ),
    # 347
    case(
        "347",
        "around the eighteenth birthday",
        fields={"OC3": ("DOB", "ACCOM")},
        OC3="""
              CHILD | DOB        | ACCOM
            ! 1     | 02/04/2008 | T1
              1     | 01/04/2008 | T2
              1     | 31/03/2008 | T1
            ! 1     | 02/04/2008 | T2
            ! 1     | 02/04/2008 | T
              1     | 01/01/2009 | U1
              1     | 01/01/2009 | T3
              1     | 01/01/2009 |
              1     |            | T1
              1     | 31/04/2009 | T1
            !       | 02/04/2008 | T1
        """,
    ),
    case(
        "347",
        "born on 29 February",
        years=(2024, 2027),
        OC3="""
              CHILD | DOB        | ACCOM
              1     | 29/02/2004 | T1
            ! 1     | 29/02/2012 | T1
        """,
    ),
    case(
        "347",
        "every care leaver in a foyer is 18",
        years=(2024, 2025, 2026, 2027),
        OC3="""
              CHILD | DOB        | ACCOM
              1     | 01/04/2005 | T1
        """,
    ),
    case(
        "347",
        "not a check of 2022/23",
        years=(2023,),
        not_run="not a rule of 2022/23",
        OC3="""
              CHILD | DOB        | ACCOM
              1     | 01/04/2010 | T1
        """,
    ),
]
