"""Quotation marks that are not as the format asks: what is read, and what is refused with its line."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.reading import read_csv
from worker.reading.quoting import read_rows
from worker.reading.refusal import Refused

NAMES = "CHILD,SEX,DOB,DUC"


def cells_of(text: str) -> list[list[str]]:
    return read_csv("f.csv", text.encode()).frame.to_numpy().tolist()


@pytest.mark.parametrize(
    "text",
    [
        f'{NAMES}\n1, "M", "05/06/2012",\n',
        f'{NAMES}\n"1" ,"M" ,"05/06/2012",\n',
        f"{NAMES}\n '1','M','05/06/2012',\n".replace(" '1'", "1"),
        f'"{NAMES}"\n"1,M,05/06/2012,"\n',
        f'{NAMES}\n"1,M,05/06/2012,"\n',
        "\t".join(f"'{name}'" for name in NAMES.split(",")) + "\n'1'\t'M'\t'05/06/2012'\t''\n",
    ],
)
def test_values_are_read_without_their_marks_and_the_user_is_told(text: str) -> None:
    assert cells_of(text) == [["1", "M", "05/06/2012", ""]]
    (warning,) = read_csv("f.csv", text.encode()).warnings
    assert "quotation marks" in warning


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("1,M,05/06/2012,'0012", ["1", "M", "05/06/2012", "'0012"]),
        ("1,'M','O'Neill',x", ["1", "'M'", "'O'Neill'", "x"]),
        ('1, "M" or F,05/06/2012,', ["1", ' "M" or F', "05/06/2012", ""]),
        ('1,5" tall,05/06/2012,', ["1", '5" tall', "05/06/2012", ""]),
    ],
)
def test_marks_that_are_part_of_a_value_stay(row: str, cells: list[str]) -> None:
    assert cells_of(f"{NAMES}\n{row}\n") == [cells]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ('1,"M,,\n2,M,,\n3,M,,\n', 2),
        ('1,M,,\n2,"M,,\n3,"M",,\n', 3),
        ('1,M,,\n2,M,"05/06/2012,\n3,M,,\n4,M","",\n', 3),
        ('1,M,,\n\n2, "M",,\n3,"M,,\n', 5),
    ],
)
def test_a_mark_that_is_not_closed_is_named_by_the_line_on_which_it_opens(body: str, line: int) -> None:
    with pytest.raises(Refused, match=f"the mark that opens on line {line} is not closed"):
        cells_of(f"{NAMES}\n{body}")


def test_a_value_may_go_over_several_lines() -> None:
    assert cells_of(f'{NAMES}\n1, "M\nor F",05/06/2012,\n') == [["1", "M\nor F", "05/06/2012", ""]]


CELL = st.text(alphabet="a1 ,;\"'\n\r\t|\u00a0", max_size=6)


@given(st.lists(st.lists(CELL, min_size=1, max_size=4), min_size=1, max_size=5), st.booleans())
def test_what_keeps_to_the_format_is_read_as_python_reads_it(rows: list[list[str]], all_in_marks: bool) -> None:
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if all_in_marks else csv.QUOTE_MINIMAL
    csv.writer(text, quoting=quoting, lineterminator="\n").writerows(rows)
    expected = [row for row in csv.reader(io.StringIO(text.getvalue(), newline="")) if any(map(str.strip, row))]
    read = read_rows("f", text.getvalue(), ",")
    assert read.note or read.cells == expected
    assert len(read.cells) == len(read.lines)
    if all_in_marks:
        assert (read.cells, read.note) == (expected, "")
