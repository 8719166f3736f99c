"""Reading CSV files as councils export them, and refusing what is none."""

import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reading import read_csv
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable
from worker.returns.ssda903 import SSDA903

PLAIN = "CHILD,SEX,DOB,DUC\r\n1,M,01/02/2010,\r\n2,F,3/4/2011,05/06/2026\r\n"


def cells(table: ReadTable) -> list[list[str]]:
    return table.frame.to_numpy().tolist()


EXPECTED = [["1", "M", "01/02/2010", ""], ["2", "F", "3/4/2011", "05/06/2026"]]


@pytest.mark.parametrize("module", SSDA903.modules, ids=lambda module: module.name)
def test_every_module_is_recognised_by_its_columns_in_any_order(module) -> None:  # type: ignore[no-untyped-def]
    names = [f" {name.lower()} " for name in reversed(module.columns)]
    values = [f"v{number}" for number in range(len(names))]
    table = read_csv("anything.txt", f"{','.join(names)}\n{','.join(values)}\n".encode())
    assert table.module is module
    assert list(table.frame.columns) == list(module.columns)
    assert cells(table) == [values[::-1]]
    assert table.warnings == []


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("\r\n", "\r").encode(),
        PLAIN.rstrip().encode(),
        (PLAIN + "\r\n,,,\r\n   \r\n").encode(),
        ("\r\n\r\n" + PLAIN).encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        PLAIN.replace("CHILD,SEX", '"CHILD","SEX"').replace("M", '"M"').encode(),
        PLAIN.replace("\r\n", ",,\r\n").encode(),
    ],
    ids=[
        "plain", "utf-8 mark", "utf-16", "utf-16 be", "utf-16 le without mark", "utf-16 be without mark", "lf",
        "cr", "no last line end", "blank lines at the end", "blank lines before", "semicolons", "tabs", "bars",
        "quoted", "separators at line ends",
    ],
)  # fmt: skip
def test_forms_met_in_practice_read_alike(data: bytes) -> None:
    table = read_csv("uasc.csv", data)
    assert cells(table) == EXPECTED
    assert table.warnings == []


def test_cp1252_is_read_where_utf_8_fails() -> None:
    table = read_csv("f.csv", PLAIN.replace("1,M", "O’Neill £,M").encode("cp1252"))
    assert cells(table)[0][0] == "O’Neill £"
    assert table.encoding == "cp1252"


def test_values_are_kept_exactly() -> None:
    odd = [" 1 ", "a,b", 'say "x"', "two\nlines", "1.23457E+12", "NULL", "007", "NA"]
    out = io.StringIO()
    csv.writer(out).writerows([["CHILD", "SEX", "DOB", "DUC"], *[[value, "m", "", "#N/A"] for value in odd]])
    table = read_csv("f.csv", out.getvalue().encode())
    assert table.frame["CHILD"].tolist() == odd
    assert set(table.frame["DUC"]) == {"#N/A"}


def test_lines_are_those_of_the_file() -> None:
    text = '\nCHILD,SEX,DOB,DUC\n\n1,M,,\n"2\n2",M,,\n\n3,M,,\n'
    assert read_csv("f.csv", text.encode()).lines.tolist() == [4, 6, 8]


def test_a_file_with_a_header_only_has_no_rows() -> None:
    table = read_csv("f.csv", b"CHILD,SEX,DOB,DUC")
    assert len(table.frame) == 0
    assert list(table.frame.columns) == ["CHILD", "SEX", "DOB", "DUC"]


def test_rows_of_the_wrong_length_are_kept_and_told() -> None:
    table = read_csv("f.csv", b"CHILD,SEX,DOB,DUC\n1,M\n2,M,,,x\n3,M,,,\n")
    assert cells(table) == [["1", "M", "", ""], ["2", "M", "", ""], ["3", "M", "", ""]]
    short, long = table.warnings
    assert "line 2 has fewer values than there are columns (4)" in short
    assert "line 3 has more values than there are columns (4)" in long


def test_many_lines_are_counted_not_listed() -> None:
    table = read_csv("f.csv", b"CHILD,SEX,DOB,DUC\n" + b"1,M\n" * 9)
    assert "lines 2, 3, 4, 5, 6 and 4 more have fewer" in table.warnings[0]


def test_unknown_columns_are_told_and_left_out() -> None:
    table = read_csv("f.csv", b"CHILD,NOTES,SEX,DOB,DUC\n1,secret,M,,\n")
    assert cells(table) == [["1", "M", "", ""]]
    assert "NOTES" in table.warnings[0]


def test_lines_before_the_header_are_told() -> None:
    table = read_csv("f.csv", b"Report of 1 April\nCHILD,SEX,DOB,DUC\n1,M,,\n")
    assert cells(table) == [["1", "M", "", ""]]
    assert (
        "we skipped line 1, which comes before the column names. Check that no data is lost." in table.warnings[0]
    )


def test_names_that_come_again_are_told_and_not_read_as_data() -> None:
    table = read_csv("f.csv", b"CHILD,SEX,DOB,DUC\n1,M,,\nchild, SEX,DOB,DUC,\n2,M,,\nCHILD,SEX,DOB,DUC\n")
    assert table.frame["CHILD"].tolist() == ["1", "2"]
    assert table.lines.tolist() == [2, 4]
    assert table.warnings[0].startswith("f.csv: lines 3, 5 have the column names again. We did not read them.")


def test_a_child_called_child_is_data() -> None:
    assert cells(read_csv("f.csv", b"CHILD,SEX,DOB,DUC\nCHILD,M,,\n")) == [["CHILD", "M", "", ""]]


def test_a_byte_order_mark_read_as_cp1252_does_no_harm() -> None:
    data = codecs.BOM_UTF8.decode("cp1252").encode() + PLAIN.encode()
    assert cells(read_csv("f.csv", data)) == EXPECTED


def test_dolo_may_come_without_date_of_birth() -> None:
    table = read_csv("f.csv", b"CHILD,DOLO_START,DOLO_END\n1,01/04/2026,\n")
    assert table.module.name == "DoLo"
    assert list(table.frame.columns) == ["CHILD", "DOLO_START", "DOLO_END"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "f.csv is empty. Export it again, or leave it out."),
        (b" \r\n\r\n", "f.csv is empty"),
        (b"\xef\xbb\xbf", "f.csv is empty"),
        (b",,,\n,,,\n", "f.csv is empty"),
        (
            b"PK\x03\x04rest",
            "f.csv is an Excel workbook or a zip file, not a CSV file. Save each of its sheets as CSV",
        ),
        (b"\xd0\xcf\x11\xe0rest", "f.csv is an old Excel workbook"),
        (b"%PDF-1.7", "f.csv is a PDF document"),
        (b"CHILD,SEX,DOB\n1,M,\n", "f.csv looks like UASC, but does not have the column DUC."),
        (b"CHILD,SEX,DOB,NOTE\n", "does not have the column DUC. It has the unknown column NOTE"),
        (b"DECOM,RNE\n", "f.csv looks like Episodes, but does not have the columns CHILD, LS, CIN, PLACE"),
        (b"name,address\nx,y\n", "f.csv does not have the columns of any SSDA903 file. Check that the first row"),
        (b"CHILD\n1\n", "f.csv does not have the columns of any SSDA903 file. Check that the first row"),
        (
            b"1,01/02/2010,M,01/05/2026,\n2,01/02/2010,M,01/05/2026,\n",
            "f.csv has no column names: its first line holds values. It looks like Missing. "
            "Put this line at the top, then add the file again: CHILD,DOB,MISSING,MIS_START,MIS_END",
        ),
        (b"1,01/02/2010,01/05/2026,\n", "f.csv has no column names"),
        (
            b"CHILD,SEX,DOB,DUC\n1,M,,\nCHILD,DOB,SEX,DUC\n2,,M,\n",
            "f.csv has different column names on line 3.",
        ),
        (b"CHILD,SEX,SEX,DOB,DUC\n", "f.csv looks like UASC, but has the column SEX more than once"),
        (b'CHILD,SEX,DOB,DUC\n"1,M,,\n2,M,,\n', "its quotation marks do not match"),
        (b'CHILD,SEX,DOB,DUC\n1,"M"x,,\n', "beyond line 2"),
        (b"\x81\x8d\x8f\x90", "f.csv is damaged or is not a text file"),
        (b"CHILD,SEX,DOB,DUC\n1,M\0,,\n", "f.csv is not a text file"),
        (b"\xff\xfeC", "f.csv is damaged"),
    ],
)
def test_refusals_name_the_file_and_the_remedy(data: bytes, message: str) -> None:
    with pytest.raises(Refused) as refused:
        read_csv("f.csv", data)
    assert message in str(refused.value)
    assert str(refused.value).startswith("f.csv ")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda tail: PLAIN.encode() + tail))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        table = read_csv("f.csv", data)
    except Refused:
        return
    assert len(table.lines) == len(table.frame)


text_cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(text_cells, min_size=4, max_size=4), max_size=20), st.sampled_from(["utf-8", "utf-16"]))
def test_what_was_written_is_read(rows: list[list[str]], encoding: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["CHILD", "SEX", "DOB", "DUC"], *rows])
    table = read_csv("f.csv", out.getvalue().encode(encoding))
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    # A row that looks like a note or a total is left out, with a warning.
    left_out = sum("We did not read it." in warning for warning in table.warnings)
    assert len(cells(table)) + left_out == len(filled)
    in_order = iter(filled)
    assert all(row in in_order for row in cells(table))


def test_a_note_below_the_rows_is_left_out_with_a_warning() -> None:
    table = read_csv("f.csv", PLAIN.encode() + b"0 0 0,,,\n")
    assert cells(table) == EXPECTED
    assert any("is a note" in warning and "We did not read it." in warning for warning in table.warnings)
