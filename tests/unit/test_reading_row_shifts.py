"""Rows with more or fewer values than there are names of columns."""

import pytest

from tests.unit.reading import read_csv
from worker.reading.refusal import Refused

EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
GOOD = "101,03/05/2025,S,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567"


def episodes(*rows: str, names: str = EPISODES) -> tuple[list[str], list[str]]:
    """The rows as they were read, and the warnings."""
    table = read_csv("e.csv", "\n".join([names, *rows, ""]).encode())
    return [",".join(row) for row in table.frame.to_numpy().tolist()], table.warnings


@pytest.mark.parametrize(
    ("shifted", "meant"),
    [
        (
            "101,03/05/2025,S,C2,,N1,U1,PR1,,,,M15 4JY,M21 9WQ,",
            "101,03/05/2025,S,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,",
        ),
        ("101,03/05/2025,,S,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567", GOOD),
        # A value that is written in another way fits its column too.
        (
            "101,2025-05-03,,s,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,",
            "101,2025-05-03,s,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,",
        ),
    ],
)
def test_one_separator_too_many_is_told_and_its_values_put_in_their_columns(shifted: str, meant: str) -> None:
    rows, warnings = episodes(GOOD, shifted)
    assert rows == [GOOD, meant]
    assert warnings == [
        "e.csv: line 3 has one separator too many. We moved the values after it one column to the left, where "
        "they fit. Check these lines."
    ]


@pytest.mark.parametrize(
    ("shifted", "meant"),
    [
        (
            "101,03/05/2025,S,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567",
            "101,03/05/2025,S,,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567",
        ),
        ("101,03/05/2025,S,C2,N1,U1,PR1,,,M15 4JY,M21 9WQ,1234567", GOOD),
    ],
)
def test_one_separator_too_few_is_told_and_its_values_put_in_their_columns(shifted: str, meant: str) -> None:
    rows, warnings = episodes(GOOD, shifted)
    assert rows == [GOOD, meant]
    assert warnings == [
        "e.csv: line 3 has one separator too few. We moved the values after the gap one column to the right, "
        "where they fit. Check these lines."
    ]


@pytest.mark.parametrize(
    "row",
    [
        # The first value may be a child ID with odd characters.
        "03/05/2025,S,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567",
    ],
)
def test_where_two_places_fit_for_a_value_too_few_nothing_is_moved(row: str) -> None:
    rows, (warning,) = episodes(GOOD, row)
    assert rows == [GOOD, f"{row},"]
    assert warning == (
        "e.csv: line 3 has one separator too few, and some values may be in the wrong column. Correct these lines "
        "and add the file again."
    )


def test_values_that_are_missing_at_the_end_are_told_and_nothing_is_moved() -> None:
    rows, warnings = episodes(GOOD, GOOD.rpartition(",")[0])
    assert rows == [GOOD, f"{GOOD.rpartition(',')[0]},"]
    assert warnings == [
        "e.csv: line 3 has fewer values than there are columns (13). We read the missing values at the end as "
        "blank. Check these lines."
    ]


def test_a_separator_too_many_in_every_row_is_said_once() -> None:
    rows, warnings = episodes(*["101,03/05/2025,S,C2,,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567"] * 9)
    assert rows == [GOOD] * 9
    assert [warning[:60] for warning in warnings] == [
        "e.csv: lines 2, 3, 4, 5, 6 and 4 more have one separator too"
    ]


@pytest.mark.parametrize("end", ["", "1234567"])
def test_names_of_rows_are_left_out_and_said_once(end: str) -> None:
    row = GOOD.removesuffix("1234567") + end
    rows, warnings = episodes(f'"1",{row}', f'"2",{row}', f'"3",{row}')
    assert rows == [row] * 3
    assert len(warnings) == 1
    assert "like the row names that R writes" in warnings[0]


def test_a_last_value_without_name_in_every_row_is_said_once() -> None:
    rows, warnings = episodes(f"{GOOD},team", f"{GOOD},other")
    assert rows == [GOOD, GOOD]
    assert ["The last one has no name" in warning for warning in warnings] == [True]


def test_which_of_two_values_has_no_name_is_not_guessed() -> None:
    with pytest.raises(Refused, match="one value more in every row than there are column names"):
        read_csv("s.csv", b"CHILD,SEX,DOB,DUC\n5,5,,,5\n")


@pytest.mark.parametrize("names", [EPISODES, EPISODES + ",", EPISODES + ",,"])
@pytest.mark.parametrize("behind", ["", ",", ",,"])
def test_separators_behind_the_last_value_or_name_do_no_harm(names: str, behind: str) -> None:
    assert episodes(GOOD + behind, names=names) == ([GOOD], [])


def test_a_row_with_a_wrong_code_and_a_separator_behind_it_stays() -> None:
    row = GOOD.replace("U1", "U9") + ","
    assert episodes(row, GOOD) == ([row[:-1], GOOD], [])


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("(1 rows affected)", "a count of rows"),
        ("12 rows selected.", "a count of rows"),
        ("Grand total,,17,4,,", "a total"),
        ("Total: 17", "a total"),
        ("End of report,,,,", "a note"),
    ],
)
def test_a_row_at_the_end_that_is_no_record_is_named(row: str, what: str) -> None:
    rows, (warning,) = episodes(GOOD, row)
    assert rows == [GOOD]
    assert warning.startswith(f"e.csv: line 3 is {what} (“")


@pytest.mark.parametrize("row", ["Total", "TOTAL1,03/05/2025,S", "A 1", "12"])
def test_a_child_is_not_taken_for_a_total(row: str) -> None:
    rows, _ = episodes(row, GOOD) if row == "Total" else episodes(GOOD, row)
    assert len(rows) == (1 if row == "Total" else 2)


def test_a_shifted_row_is_seen_below_a_separator_behind_the_last_name() -> None:
    rows, warnings = episodes(
        GOOD, "101,03/05/2025,S,C2,,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567", names=f"{EPISODES},"
    )
    assert rows == [GOOD, GOOD]
    assert ["line 3 has one separator too many" in warning for warning in warnings] == [True]
