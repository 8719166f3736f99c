"""Cases of worker/rules/cin/whole_return.py."""

from tests.unit.rules.cin.cases import ALL_YEARS, case

UNTIL_2024 = (2023, 2024)
FROM_2025 = (2025, 2026, 2027)
EIGHT_CODES = ("MOB", "HAND", "PC", "INC", "COMM", "LD", "HEAR", "VIS")


def column(name: str, *values: str) -> str:
    """A table of one column."""
    return "\n".join([name, *(value or "¦" for value in values)])


def many(name: str, value: str, count: int, rest: str, of: int) -> str:
    """A table of one column with so many of a value, and the rest of another."""
    return column(name, *[value] * count, *[rest] * (of - count))


CASES = [
    # 100
    case(
        "100",
        "31 March of the header’s year",
        years=ALL_YEARS,
        fails=False,
        measures=("2026", "31 March 2026", "31 March 2026"),
        Header="Year | ReferenceDate\n2026 | 2026-03-31",
    ),
    case(
        "100",
        "another year",
        fails=True,
        measures=("2025", "31 March 2026", "31 March 2025"),
        Header="Year | ReferenceDate\n2025 | !2026-03-31",
    ),
    case(
        "100",
        "no reference date",
        fails=True,
        measures=("2026", "missing", "31 March 2026"),
        Header="Year | ReferenceDate\n2026 | !",
    ),
    case(
        "100",
        "an extract during the year",
        fails=True,
        measures=("2026", "28 February 2026", "31 March 2026"),
        Header="Year | ReferenceDate\n2026 | !2026-02-28",
    ),
    case(
        "100",
        "a text that is not a date",
        fails=True,
        measures=("2026", "2026-02-30", "31 March 2026"),
        Header="Year | ReferenceDate\n2026 | !2026-02-30",
    ),
    case(
        "100",
        "no year",
        fails=True,
        measures=("missing", "31 March 2026"),
        Header="Year | ReferenceDate\n | !2026-03-31",
    ),
    case("100", "not a year", fails=True, Header="Year | ReferenceDate\n26 | !2026-03-31"),
    case(
        "100", "a header without rows", fails=True, measures=("missing", "missing"), Header="Year | ReferenceDate"
    ),
    case("100", "no header", file_format="csv", not_run="Header is not loaded", ChildIdentifiers="Child\nC1"),
    # 2883
    case(
        "2883",
        "as many conferences as plans",
        fails=False,
        measures=("3", "3", "2", "1"),
        ChildProtectionPlans=column("CPPstartDate", "2025-04-01", "2025-05-01", "2026-03-31", "2025-03-31", ""),
        Section47=column("DateOfInitialCPC", "2025-04-01", "2026-03-31", "2026-04-01"),
        CINdetails=column("DateOfInitialCPC", "2025-06-01", ""),
    ),
    case(
        "2883",
        "fewer conferences than plans",
        years=ALL_YEARS,
        fails=True,
        measures=("3", "2", "1", "1"),
        Header="Year | ReferenceDate\n2026 | 2026-03-31",
        ChildProtectionPlans=column("CPPstartDate", "2025-04-01", "2025-05-01", "2025-07-01"),
        Section47=column("DateOfInitialCPC", "2025-04-01", "2025-03-31", "2025-04-31"),
        CINdetails=column("DateOfInitialCPC", "2025-06-01"),
    ),
    case("2883", "nothing", years=ALL_YEARS, fails=False, measures=("0", "0", "0", "0")),
    # 2886Q
    case(
        "2886Q",
        "2 of 100",
        years=FROM_2025,
        fails=False,
        measures=("2", "100", "2.0%"),
        ChildIdentifiers=many("Sex", "U", 2, "F", 100),
    ),
    case(
        "2886Q",
        "3 of 100",
        years=FROM_2025,
        fails=True,
        measures=("3", "100", "3.0%"),
        ChildIdentifiers=many("Sex", "U", 3, "M", 100),
    ),
    case(
        "2886Q",
        "a blank counts, another wrong code does not",
        years=FROM_2025,
        fails=True,
        measures=("1", "3", "33.3%"),
        ChildIdentifiers="Sex | GenderCurrent\n | 1\n0 | 0\nX | 0",
    ),
    case(
        "2886Q",
        "unborn children do not count as missing",
        years=FROM_2025,
        fails=True,
        measures=("1", "4", "25.0%"),
        ChildIdentifiers="""
            ExpectedPersonBirthDate | Sex
            2026-05-05              | U
            2026-05-05              |
            05/05/2026              | U
                                    | F
        """,
    ),
    case(
        "2886Q",
        "3 of 100 of whom 2 are unborn",
        years=FROM_2025,
        fails=False,
        measures=("1", "100", "1.0%"),
        ChildIdentifiers="\n".join(
            ["ExpectedPersonBirthDate | Sex", *["2026-05-05 | U"] * 2, " | U", *[" | F"] * 97]
        ),
    ),
    case("2886Q", "no children", years=ALL_YEARS, fails=False, measures=("0", "0", "0.0%")),
    case(
        "2886Q",
        "3 of 100, with gender",
        years=UNTIL_2024,
        fails=True,
        measures=("3", "100", "3.0%"),
        ChildIdentifiers=many("GenderCurrent", "0", 3, "1", 100),
    ),
    case(
        "2886Q",
        "2 of 100, with gender",
        years=UNTIL_2024,
        fails=False,
        measures=("2", "100", "2.0%"),
        ChildIdentifiers=many("GenderCurrent", "", 2, "9", 100),
    ),
    # 2887Q
    case(
        "2887Q",
        "8 codes",
        years=ALL_YEARS,
        fails=False,
        measures=("8", "COMM, HAND, HEAR, INC, LD, MOB, PC, VIS"),
        Disabilities=column("Disability", *EIGHT_CODES, "LD"),
    ),
    case(
        "2887Q",
        "7 codes, NONE and a blank",
        years=ALL_YEARS,
        fails=True,
        measures=("7", "COMM, HAND, HEAR, INC, LD, MOB, PC"),
        Disabilities=column("Disability", *EIGHT_CODES[:7], "NONE", "", "ld"),
    ),
    case(
        "2887Q",
        "7 codes and one that is not valid",
        fails=False,
        Disabilities=column("Disability", *EIGHT_CODES[:7], "ZZ"),
    ),
    case("2887Q", "no disabilities", fails=True, measures=("0", "none")),
    # 2888Q
    case(
        "2888Q",
        "each child has one",
        years=ALL_YEARS,
        fails=True,
        measures=("2", "0"),
        Disabilities="Child | Disability\nC1 | LD\nC2 | AUT",
    ),
    case(
        "2888Q",
        "a child has two",
        years=ALL_YEARS,
        fails=False,
        measures=("2", "1"),
        Disabilities="Child | Disability\nC1 | LD\nC1 | AUT\nC2 | LD",
    ),
    case(
        "2888Q",
        "NONE, a blank and the same code twice count no more than once",
        fails=True,
        measures=("2", "0"),
        Disabilities="Child | Disability\nC1 | LD\nC1 | NONE\nC1 |\nC2 | ld\nC2 | LD",
    ),
    case(
        "2888Q",
        "two children with one LAchildID",
        fails=True,
        Disabilities="Child | Disability\nC1 | LD\nC1 (2) | AUT",
    ),
    case(
        "2888Q", "no disability", fails=False, measures=("0", "0"), Disabilities=column("Disability", "NONE", "")
    ),
    case(
        "2888Q",
        "rows of CSV without LAchildID belong to no child",
        file_format="csv",
        fails=True,
        measures=("0", "0"),
        Disabilities="Child | Disability\n | LD\n | AUT",
    ),
]
