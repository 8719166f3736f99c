"""Cases of worker/rules/ssda903/uasc.py."""

from tests.unit.rules.cases import case

CASES = [
    case(
        "104",
        "not a date, or before the year",
        years=(2024,),
        fields={"UASC": ("DUC",)},
        UASC="""
              CHILD | DUC
            ! 1     | 31/03/2023
              2     | 01/04/2023
              3     | 02/04/2023
            ! 4     | 31/06/2023
              5     | 15/08/2026
              6     |
            ! 7     | UNKNOWN
            !       | 31/03/2023
        """,
    ),
    case(
        "104",
        "blank",
        UASC="""
              CHILD | DUC
              1     |
        """,
    ),
    case(
        "105",
        "status in XML",
        file_format="xml",
        years=(2023, 2027),
        fields={"Header": ("UASC",)},
        Header="""
              CHILD | UASC
              1     | 1
              2     | 0
            ! 3     | 3
            ! 4     |
            ! 5     | Y
              6     | 01
              7     | 1.0
              8     | 00
            ! 9     | 0.5
            ! 10    | -1
            !       | 2
        """,
    ),
    case(
        "105",
        "no status at all",
        file_format="xml",
        Header="""
              CHILD
            ! 1
        """,
    ),
    case(
        "105",
        "valid status",
        file_format="xml",
        Header="""
              CHILD | UASC
              1     | 0
        """,
    ),
    case(
        "105",
        "not for CSV, in which the status is worked out",
        not_run="XML returns only",
        Header="""
              CHILD | UASC
              1     | 3
        """,
    ),
    case(
        "205A",
        "CSV: no longer in the UASC file",
        years=(2024,),
        fields={"Header": ("CHILD", "UASC")},
        Header="""
              CHILD
              1
            ! 2
            ! 3
              4
              5
            ! 6
              7
            ! 8
              9
            ! 10
              ¦
        """,
        UASC="""
              CHILD | DUC
              5     |
        """,
        Header_last="""
              CHILD
              1
              2
              3
              4
              5
              6
              7
              8
              10
              ¦
        """,
        UASC_last="""
              CHILD | DUC
              1     | 10/12/2022
              2     | 10/12/2024
              3     |
              5     |
              6     | 31/03/2022
              7     | 01/04/2022
              8     | 01/04/2023
              9     |
              10    | 31/02/2023
                    |
        """,
    ),
    case(
        "205A",
        "CSV: ceased on the last day of last year",
        years=(2024,),
        Header="""
              CHILD
              1
        """,
        UASC="""
              CHILD | DUC
        """,
        Header_last="""
              CHILD
              1
        """,
        UASC_last="""
              CHILD | DUC
              1     | 31/03/2023
        """,
    ),
    case(
        "205A",
        "CSV: in the UASC file, but not in Header",
        years=(2024,),
        Header="""
              CHILD
              9
        """,
        UASC="""
              CHILD | DUC
            ! 1     |
              2     |
            ! 3     | 05/05/2023
        """,
        Header_last="""
              CHILD
              1
              2
              3
        """,
        UASC_last="""
              CHILD | DUC
              1     |
              2     | 10/12/2022
              3     | 10/12/2022
        """,
    ),
    case(
        "205A",
        "CSV: without Header, having sex or a date in the UASC file makes the status",
        years=(2024,),
        fields={"UASC": ("CHILD",)},
        UASC="""
              CHILD | SEX | DOB        | DUC
            ! 1     |     | 01/01/2008 |
              2     | 1   | 01/01/2008 |
              3     |     | 01/01/2008 | 05/05/2023
              4     |     | 01/01/2008 |
              5     |     |            |
                    |     |            |
        """,
        UASC_last="""
              CHILD | SEX | DOB        | DUC
              1     | 1   | 01/01/2008 |
              2     | 1   | 01/01/2008 |
              3     | 1   | 01/01/2008 |
              4     |     | 01/01/2008 |
              5     |     | 01/01/2008 | 10/12/2022
                    | 1   | 01/01/2008 |
        """,
    ),
    case(
        "205A",
        "XML: status and dates",
        years=(2024,),
        file_format="xml",
        fields={"UASC": ("CHILD",), "Header": ("CHILD", "UASC")},
        Header="""
              CHILD | UASC
            ! 1     | 0
              2     | 1
              3     |
              4     | 0
              5     | 0
              6     | 0
            ! 7     | 0
              8     | 0
            ! 9     | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     | 10/12/2022
              2     | 10/12/2022
              3     | SOON
              4     |
              5     |
              6     | 10/12/2022
              9     |
            ! 9     | 10/12/2022
        """,
        Header_last="""
              CHILD | UASC
              1     | 1
              2     | 1
              3     | 1
              4     | 1
              5     | 0
              6     |
              7     | 1
              8     | 1
              9     | 1
        """,
        UASC_last="""
              CHILD | DUC
              1     | 10/12/2022
              2     | 10/12/2022
              3     | 10/12/2022
              4     | 10/12/2022
              5     |
              6     |
              7     |
              9     | 10/12/2022
        """,
    ),
    case(
        "205A",
        "a child twice in Header or in last year’s UASC file",
        years=(2024,),
        file_format="xml",
        Header="""
              CHILD | UASC
              1     | 1
            ! 1     | 0
            ! 2     | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     | 10/12/2022
        """,
        Header_last="""
              CHILD | UASC
              1     | 0
              1     | 1
              2     | 1
        """,
        UASC_last="""
              CHILD | DUC
              1     | 10/12/2022
              2     | 10/12/2022
              2     |
        """,
    ),
    *(
        case(
            code,
            f"an XML return needs Header of both years: without {label}",
            file_format="xml",
            not_run=f"{label} is not loaded",
            **{name: "CHILD\n1" for name in ("Header", "Header_last", "UASC", "UASC_last") if name != missing},
        )
        for code in ("205A", "205B", "205C")
        for missing, label in (("Header", "Header"), ("Header_last", "last year’s Header"))
    ),
    case(
        "205B",
        "dates",
        years=(2024,),
        fields={"Header": ("UASC",), "UASC": ("DUC",)},
        Header="""
              CHILD
              1
              2
            ! 3
            ! 4
            ! 5
            ! 6
            ! 7
            ! 8
            ! 9
              10
              11
            ! 12
              13
              14
              ¦
        """,
        UASC="""
              CHILD | DUC
              1     | 20/07/2025
              2     | 02/11/2023
            ! 3     | 02/11/2024
            ! 4     | 02/11/2023
            ! 5     |
            ! 6     | 20/07/2025
            ! 7     | 02/11/2023
            ! 8     | SOON
            ! 9     | 31/03/2023
              10    | 01/04/2023
              11    | 31/03/2024
            ! 12    | 01/04/2024
              13    | 02/11/2024
              15    | 02/11/2024
                    | 02/11/2024
        """,
        Header_last="""
              CHILD
              1
              2
              3
              4
              5
              6
              7
              8
              9
              10
              11
              12
              14
              15
              ¦
        """,
        UASC_last="""
              CHILD | DOB        | DUC
              1     | 20/07/2007 | 20/07/2025
              2     | 20/07/2007 | 20/07/2025
              3     | 20/07/2007 | 20/07/2025
              4     | 20/07/2007 | 01/03/2023
              5     | 20/07/2007 | 20/07/2025
              6     |            | 20/07/2025
              7     | 20/07/2007 |
              8     | 20/07/2007 | 20/07/2025
              9     | 20/07/2007 | 20/07/2025
              10    | 20/07/2007 | 20/07/2025
              11    | 20/07/2007 | 20/07/2025
              12    | 20/07/2007 | 20/07/2025
              14    | 20/07/2007 |
              15    | 20/07/2007 |
                    | 20/07/2007 |
        """,
    ),
    case(
        "205B",
        "born on 29 February, and last year’s date a day off the 18th birthday",
        years=(2027,),
        Header="""
              CHILD
              1
            ! 2
            ! 3
        """,
        UASC="""
              CHILD | DUC
              1     | 28/02/2026
            ! 2     | 01/03/2026
            ! 3     | 27/02/2026
        """,
        Header_last="""
              CHILD
              1
              2
              3
        """,
        UASC_last="""
              CHILD | DOB        | DUC
              1     | 29/02/2008 | 28/02/2026
              2     | 29/02/2008 | 01/03/2026
              3     | 29/02/2008 | 27/02/2026
        """,
    ),
    case(
        "205B",
        "XML: UASC in both years only",
        file_format="xml",
        Header="""
              CHILD | UASC
            ! 1     | 1
              2     | 0
              3     | 1
              4     |
              5     | 1
            ! 6     | 1
              6     | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     |
              2     |
              3     |
              4     |
              5     |
            ! 6     |
        """,
        Header_last="""
              CHILD | UASC
              1     | 1
              2     | 1
              3     | 0
              4     | 1
              5     |
              6     | 1
        """,
        UASC_last="""
              CHILD | DOB        | DUC
              1     | 20/07/2010 |
              2     | 20/07/2010 |
              3     | 20/07/2010 |
              4     | 20/07/2010 |
              5     | 20/07/2010 |
              6     | 20/07/2010 |
        """,
    ),
    case(
        "205B",
        "CSV without Header: only the row of the UASC file",
        UASC="""
              CHILD | SEX | DUC
            ! 1     | M   |
              2     |     |
              3     | M   |
              4     | M   | 20/07/2028
            ! 4     | M   |
        """,
        UASC_last="""
              CHILD | SEX | DOB        | DUC
              1     | M   | 20/07/2010 | 20/07/2028
              2     | M   | 20/07/2010 | 20/07/2028
              3     |     | 20/07/2010 |
              4     | M   | 20/07/2010 | 20/07/2028
        """,
    ),
    case(
        "205B",
        "as it should be",
        UASC="""
              CHILD | DUC
              1     | 20/07/2028
        """,
        UASC_last="""
              CHILD | DOB        | DUC
              1     | 20/07/2010 | 20/07/2028
        """,
    ),
    case(
        "205C",
        "XML: UASC in neither year",
        years=(2024,),
        file_format="xml",
        fields={"UASC": ("DUC",), "Header": ("UASC",)},
        Header="""
              CHILD | UASC
            ! 1     | 0
            ! 2     | 0
              3     | 0
              4     | 0
            ! 5     |
              6     | 1
              7     | 2
              8     | 0
            ! 9     | 0
              10    | 0
            ! 12    | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     | 06/06/2023
            ! 2     |
              3     |
              4     | 06/13/2023
            ! 5     | 06/06/2023
              6     | 06/06/2023
              7     | 06/06/2023
              8     | 06/06/2023
            ! 9     | 06/06/2023
            ! 11    | 06/06/2023
            ! 12    |
                    | 06/06/2023
        """,
        Header_last="""
              CHILD | UASC
              1     | 0
              2     | 0
              3     | 1
              4     | 0
              5     |
              6     | 0
              7     | 0
              8     | Y
              10    | 0
        """,
        UASC_last="""
              CHILD | DUC
              1     |
              2     | 06/06/2022
              3     | 06/06/2022
              4     |
              5     |
              6     |
              7     |
              8     |
              10    | 06/06/2022
              12    | 06/06/2022
        """,
    ),
    case(
        "205C",
        "XML: UASC in one of the years",
        years=(2024,),
        file_format="xml",
        Header="""
              CHILD | UASC
              1     | 0
              2     | 1
        """,
        UASC="""
              CHILD | DUC
              1     | 06/06/2023
              2     | 06/06/2023
        """,
        Header_last="""
              CHILD | UASC
              1     | 1
              2     | 0
        """,
        UASC_last="""
              CHILD | DUC
              1     |
              2     | 06/06/2022
        """,
    ),
    case(
        "205C",
        "a child twice in Header",
        years=(2024,),
        file_format="xml",
        Header="""
              CHILD | UASC
              1     | 1
            ! 1     | 0
            ! 2     | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     | 06/06/2023
              2     |
            ! 2     | 06/06/2023
        """,
        Header_last="""
              CHILD | UASC
              1     | 0
              1     | 1
        """,
        UASC_last="""
              CHILD | DUC
              1     |
        """,
    ),
    case(
        "205C",
        "a last status without a row in last year’s UASC file is not looked at",
        years=(2024,),
        file_format="xml",
        Header="""
              CHILD | UASC
            ! 1     | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     | 06/06/2023
        """,
        Header_last="""
              CHILD | UASC
              1     | 1
        """,
        UASC_last="""
              CHILD | DUC
        """,
    ),
    case(
        "205C",
        "CSV: not in Header",
        years=(2024,),
        Header="""
              CHILD
              1
        """,
        UASC="""
              CHILD | DUC
              1     | 06/06/2023
            ! 2     | 06/06/2023
              3     |
        """,
        Header_last="""
              CHILD
              1
        """,
        UASC_last="""
              CHILD | DUC
        """,
    ),
    case(
        "205C",
        "CSV without Header: a row with nothing but a date of birth is no status",
        years=(2024,),
        UASC="""
              CHILD | SEX | DOB        | DUC
              1     | 1   | 01/01/2008 | 06/06/2023
            ! 2     |     | 01/01/2008 |
              3     | 1   | 01/01/2008 |
        """,
        Header_last="""
              CHILD
              1
        """,
        UASC_last="""
              CHILD | SEX | DUC
              2     | 1   | 06/06/2022
              3     | 1   | 06/06/2022
        """,
    ),
    case(
        "205D",
        "CSV: in the UASC file this year only",
        fields={"Header": ("UASC", "CHILD")},
        Header="""
              CHILD
            ! 1
              2
              3
              4
              ¦
        """,
        UASC="""
              CHILD | DUC
              1     |
              2     |
              3     |
                    |
        """,
        Header_last="""
              CHILD
              1
              2
              4
              ¦
        """,
        UASC_last="""
              CHILD | DUC
              2     |
              4     |
        """,
    ),
    case(
        "205D",
        "XML: status",
        file_format="xml",
        Header="""
              CHILD | UASC
            ! 1     | 1
            ! 2     | 1
              3     | 1
              4     | 0
              5     |
            ! 6     | 1
              7     | 1
        """,
        Header_last="""
              CHILD | UASC
              1     | 0
              2     |
              3     | 1
              4     | 0
              5     | 0
              6     | 2
        """,
    ),
    case(
        "205D",
        "without Header, having sex or a date in the UASC file makes the status, whatever the file format",
        file_format="xml",
        fields={"UASC": ("CHILD",)},
        UASC="""
              CHILD | SEX | DOB        | DUC
            ! 1     | M   | 01/01/2010 |
              2     |     | 01/01/2010 | SOON
              3     |     | 01/01/2010 |
              4     | M   | 01/01/2010 |
              5     | M   | 01/01/2010 |
        """,
        UASC_last="""
              CHILD | SEX | DOB        | DUC
              1     |     | 01/01/2010 |
              2     |     | 01/01/2010 |
              3     |     | 01/01/2010 |
              4     | M   | 01/01/2010 |
        """,
    ),
    case(
        "205D",
        "UASC in both years",
        UASC="""
              CHILD | SEX
              1     | M
        """,
        Header_last="""
              CHILD
              1
        """,
        UASC_last="""
              CHILD | SEX
              1     |
        """,
    ),
    case(
        "205D",
        "a child twice in last year’s Header",
        file_format="xml",
        Header="""
              CHILD | UASC
            ! 1     | 1
        """,
        Header_last="""
              CHILD | UASC
              1     | 1
              1     | 0
        """,
    ),
    case(
        "205D",
        "CSV: Header without the UASC file",
        not_run="no UASC information",
        Header="CHILD\n1",
        Header_last="CHILD\n1",
        UASC_last="CHILD\n1",
    ),
    case(
        "205D",
        "CSV: last year’s Header without the UASC file",
        not_run="no UASC information",
        Header="CHILD\n1",
        UASC="CHILD\n1",
        Header_last="CHILD\n1",
    ),
    case(
        "205D",
        "nothing of last year",
        not_run="neither last year’s Header nor last year’s UASC is loaded",
        Header="CHILD\n1",
        UASC="CHILD\n1",
    ),
    case(
        "205D",
        "nothing of this year",
        not_run="neither Header nor UASC is loaded",
        Header_last="CHILD\n1",
        UASC_last="CHILD\n1",
    ),
    case(
        "231",
        "around 11 at the end of the year",
        years=(2026,),
        file_format="xml",
        fields={"Header": ("DOB", "UASC")},
        Header="""
              CHILD | UASC | DOB
            ! 1     | 1    | 02/04/2015
            ! 2     | 1    | 01/04/2015
              3     | 1    | 31/03/2015
              4     | 1    | 30/03/2015
              5     | 0    | 02/04/2018
              6     | 1    |
              7     |      | 02/04/2018
              8     | 1    | 31/02/2018
            !       | 1    | 02/04/2018
        """,
    ),
    case(
        "231",
        "CSV: in the UASC file",
        years=(2025, 2026, 2027),
        Header="""
              CHILD | DOB
            ! 1     | 01/04/2019
              2     | 01/04/2019
              3     | 01/04/2010
        """,
        UASC="""
              CHILD
              1
              3
        """,
    ),
    case(
        "231",
        "the status under its other name",
        Header="""
              CHILD | UASC_STATUS | DOB
            ! 1     | 1           | 01/04/2019
              2     | 0           | 01/04/2019
        """,
    ),
    case(
        "231",
        "11 on the last day of the year",
        Header="""
              CHILD | DOB
              1     | 31/03/2016
        """,
        UASC="CHILD\n1",
    ),
    case("231", "CSV: without the UASC file", not_run="no UASC information", Header="CHILD | DOB\n1 | 01/04/2019"),
    case("231", "not a rule before 2024/25", years=(2023, 2024), not_run="not a rule", Header="CHILD\n1"),
    case(
        "303",
        "XML: a date without the status",
        file_format="xml",
        fields={"UASC": ("DUC",), "Header": ("UASC",)},
        Header="""
              CHILD | UASC
            ! 1     | 0
              2     |
              3     | 0
              4     | 1
              5     | 01
            ! 6     | YES
              7     | 0
              9     | 1
            ! 9     | 0
                    | 0
        """,
        UASC="""
              CHILD | DUC
            ! 1     | 12/12/2026
              2     | XX
              3     |
              4     | 12/12/2026
              5     | 12/12/2026
            ! 6     | 12/12/2026
              8     | 12/12/2026
            ! 9     | 12/12/2026
                    | 12/12/2026
        """,
    ),
    case(
        "303",
        "CSV: in the UASC file is the status",
        Header="""
              CHILD
              1
        """,
        UASC="""
              CHILD | DUC
              1     | 12/12/2026
        """,
    ),
    case(
        "304",
        "around the 18th birthday",
        fields={"UASC": ("DUC",)},
        UASC="""
              CHILD | DOB        | DUC
            ! 1     | 15/05/2006 | 16/05/2024
              2     | 15/05/2006 | 15/05/2024
              3     | 15/05/2006 | 14/05/2024
              4     |            | 16/05/2024
              5     | 15/05/2006 |
              6     | 15/05/2006 | 32/05/2026
            ! 7     | 29/02/2008 | 01/03/2026
              8     | 29/02/2008 | 28/02/2026
            !       | 15/05/2006 | 16/05/2024
        """,
    ),
    case(
        "304",
        "the 18th birthday",
        UASC="""
              CHILD | DOB        | DUC
              1     | 15/05/2006 | 15/05/2024
        """,
    ),
    case(
        "1014",
        "no episode in the year",
        years=(2025,),
        fields={"UASC": ("DUC",), "OC3": ("IN_TOUCH", "ACTIV", "ACCOM")},
        UASC="""
              CHILD | DUC
            ! 1     |
            ! 2     | 01/01/2023
              3     |
              4     |
              5     |
            ! 6     |
            ! 7     |
              8     |
              9     |
            ! 11    |
            ! 12    |
            ! 13    |
                    |
        """,
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/02/2023 | 01/03/2024
              3     | 01/02/2023 |
              4     | 01/02/2023 | 01/03/2024
              5     | 01/02/2023 | 01/04/2024
              6     |            |
              7     | 01/04/2025 |
              8     | 31/03/2025 |
              9     | 01/02/2023 | 31/02/2024
              11    | 01/02/2023 | 31/03/2024
        """,
        OC3="""
              CHILD | IN_TOUCH | ACTIV | ACCOM
            ! 1     | YES      |       |
            ! 2     |          | F1    |
              3     | YES      |       |
              4     |          |       |
              5     | YES      |       |
            ! 6     |          |       | B1
            ! 7     | YES      |       |
              8     | YES      |       |
              9     | YES      |       |
              10    | YES      |       |
            ! 11    | YES      |       |
              12    |          |       |
            ! 12    | YES      |       |
            ! 13    | DIED     | 0     | 0
                    | YES      |       |
        """,
    ),
    case(
        "1014",
        "looked after in the year",
        UASC="CHILD\n1",
        Episodes="""
              CHILD | DECOM      | DEC
              1     | 01/02/2024 |
        """,
        OC3="""
              CHILD | IN_TOUCH
              1     | YES
        """,
    ),
]
