"""Ofsted lists of every shape, as workbooks and as CSV files, and what is refused."""

import contextlib
import datetime as dt
import io
import subprocess
import sys
import time
import zipfile

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ofsted_lists import (
    ADDRESSES,
    CLOSED,
    CURRENT,
    HOMES,
    OURS,
    PROVIDERS,
    SETTINGS,
    SUPPORTED,
    Rows,
    archive_of,
    csv_file,
    with_part,
    workbook,
)  # fmt: skip
from worker import check_tables
from worker.reading import workbooks
from worker.reading.refusal import Refused
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.ofsted.merging import merge_provider_lists
from worker.returns.ssda903.ofsted.provider_lists import (
    Kind,
    Part,
    is_provider_list,
    looks_like_workbook,
    read_provider_list,
)
from worker.returns.ssda903.sample.sample_return import make_return
from worker.returns.ssda903.sample.writing import csv_bytes

RULES = ["1008", "219", "221", "224", "227", "228", "229"]
FIRST_SHEET = "xl/worksheets/sheet1.xml"


def providers(frame: pd.DataFrame) -> list[tuple[str | None, ...]]:
    """The rows of a provider table, without authority and name."""
    return [
        tuple(row) for row in frame[["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE"]].to_numpy()
    ]


OF_HOMES = [("512919", "K2", "PR1", None, "LS14AP"), ("512920", "K1,K2", "PR4,PR5", "30/06/2024", "YO17HH")]
OF_CURRENT = [("SC012345", "U1,U2,U3", "PR1,PR2", None, "LS14AP")]
OF_CLOSED = [("500001", "A3", "PR5", "30/06/2024", "YO17HH")]
OF_PROVIDERS = [("512919", "K2", "PR1", None, "LS14AP"), ("500001", "U1", "PR4", "30/06/2024", "YO17HH")]
OF_SUPPORTED = [("2700001", "K3", "PR4", None, "LS14AP"), ("2700001", "K3", "PR4", "30/06/2024", "LS15AA")]
OF_OURS = [("512919", "K2", "PR1,PR2", "30/06/2024", "LS14AP")]
PROVIDERS_2025: Rows = [
    ["Provider postcode" if name == "Setting address postcode" else name for name in PROVIDERS[0]],
    *PROVIDERS[1:],
]
NOTES: Rows = [
    ["Notes"],
    ["Placement code", "what the placement is"],
    ["URN means unique reference number"],
    [None, 3],
]


def replaced(rows: Rows, old: str, new: object) -> Rows:
    """The rows with a column renamed."""
    assert old in rows[0]
    return [[new if name == old else name for name in rows[0]], *rows[1:]]


def without(rows: Rows, column: object) -> Rows:
    """The rows without one column."""
    at = rows[0].index(column)
    return [row[:at] + row[at + 1 :] for row in rows]


def with_column(rows: Rows, name: str, value: object) -> Rows:
    return [[*rows[0], name], *[[*row, value] for row in rows[1:]]]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_provider_list(name, data)
    return str(refused.value)


SHAPES = {
    "homes": ({"Provider information": HOMES}, Kind.CHILDRENS_HOMES, OF_HOMES),
    "homes under another title": ({"Sheet1": HOMES}, Kind.CHILDRENS_HOMES, OF_HOMES),
    "homes, setting address postcode": (
        {"Provider information": replaced(HOMES, "Setting Postcode", "Setting Address Postcode")},
        Kind.CHILDRENS_HOMES,
        OF_HOMES,
    ),
    "homes, older": (
        {"Settings and Inspection Info": SETTINGS, "Address Details": ADDRESSES},
        Kind.CHILDRENS_HOMES,
        OF_HOMES,
    ),
    "homes, older, the other way round": (
        {"Notes": NOTES, "Address Details": ADDRESSES, "Settings and Inspection Info": SETTINGS},
        Kind.CHILDRENS_HOMES,
        OF_HOMES,
    ),
    "homes, both shapes": (
        {"Address Details": ADDRESSES, "Settings and Inspection Info": SETTINGS, "Provider information": HOMES},
        Kind.CHILDRENS_HOMES,
        OF_HOMES,
    ),
    "social care": (
        {"Current providers": CURRENT, "Providers closed in 2022-23": CLOSED},
        Kind.SOCIAL_CARE,
        OF_CURRENT + OF_CLOSED,
    ),
    "social care, closed first, among notes": (
        {"Notes": NOTES, "Closed": CLOSED, "Current": CURRENT},
        Kind.SOCIAL_CARE,
        OF_CLOSED + OF_CURRENT,
    ),
    "social care, one sheet with open and closed": (
        {"All": [*CLOSED, ["1", "Leeds", "U1", "PR1", "LS1 4AP", "-"]]},
        Kind.SOCIAL_CARE,
        [*OF_CLOSED, ("1", "U1", "PR1", None, "LS14AP")],
    ),
    "combined": (
        {"Providers": without(PROVIDERS, "Provider type"), "SA providers": SUPPORTED},
        Kind.COMBINED,
        OF_PROVIDERS + OF_SUPPORTED,
    ),
    "combined, supported accommodation first": (
        {"SA Providers": SUPPORTED, "Providers": PROVIDERS},
        Kind.COMBINED,
        OF_PROVIDERS + OF_SUPPORTED,
    ),
    "combined, provider postcode": (
        {"Providers": PROVIDERS_2025, "SA providers": SUPPORTED},
        Kind.COMBINED,
        OF_PROVIDERS + OF_SUPPORTED,
    ),
    "combined, one sheet": ({"Anything": PROVIDERS}, Kind.COMBINED, OF_PROVIDERS),
    "combined, one sheet of two rows": ({"Anything": PROVIDERS[:2]}, Kind.COMBINED, OF_PROVIDERS[:1]),
    "supported accommodation": ({"SA providers": SUPPORTED}, Kind.SUPPORTED, OF_SUPPORTED),
    "supported accommodation told by its columns": ({"Sheet1": SUPPORTED}, Kind.SUPPORTED, OF_SUPPORTED),
    "ours": ({"Sheet1": OURS}, Kind.COMBINED, OF_OURS),
}  # fmt: skip


@pytest.mark.parametrize(("sheets", "kind", "rows"), SHAPES.values(), ids=SHAPES)
def test_every_shape_of_workbook(sheets: dict[str, Rows], kind: Kind, rows: list[object]) -> None:
    data = workbook(sheets)
    read = read_provider_list("anything.xlsx", data)
    assert looks_like_workbook(data)
    assert (read.kind, read.part, read.warnings) == (kind, Part.WHOLE, [])
    assert providers(read.frame) == rows


CSV_SHAPES = {
    "homes": (HOMES, Kind.CHILDRENS_HOMES, Part.WHOLE, OF_HOMES),
    "current": (CURRENT, Kind.SOCIAL_CARE, Part.CURRENT, OF_CURRENT),
    "closed": (CLOSED, Kind.SOCIAL_CARE, Part.CLOSED, OF_CLOSED),
    "providers": (PROVIDERS, Kind.COMBINED, Part.WHOLE, OF_PROVIDERS),
    "supported": (SUPPORTED, Kind.SUPPORTED, Part.WHOLE, OF_SUPPORTED),
    "ours": (OURS, Kind.COMBINED, Part.WHOLE, OF_OURS),
}


@pytest.mark.parametrize(("rows", "kind", "part", "expected"), CSV_SHAPES.values(), ids=CSV_SHAPES)
@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-16"), ("\t", "utf-8-sig")])
def test_every_shape_of_csv(
    rows: Rows, kind: Kind, part: Part, expected: list[object], delimiter: str, encoding: str
) -> None:
    read = read_provider_list("supported accommodation.csv", csv_file(rows, delimiter, encoding))
    assert (read.kind, read.part, read.warnings) == (kind, part, [])
    assert providers(read.frame) == expected
    assert is_provider_list([str(name) for name in rows[0]])


def test_the_older_homes_list_as_two_csv_files() -> None:
    settings, addresses = (read_provider_list("f.csv", csv_file(rows)) for rows in (SETTINGS, ADDRESSES))
    assert (settings.part, addresses.part) == (Part.WITHOUT_POSTCODES, Part.ADDRESSES)
    assert providers(merge_provider_lists([addresses, settings]).frame) == OF_HOMES
    alone = merge_provider_lists([settings])
    assert alone.frame is None
    assert "Add the other sheet, ‘Address Details’" in alone.not_used[0]


@pytest.mark.parametrize("module", SSDA903.modules, ids=lambda module: module.name)
def test_no_module_of_the_return_looks_like_a_list(module) -> None:  # type: ignore[no-untyped-def]
    assert not is_provider_list(module.columns)


@pytest.mark.parametrize("names", [[], ["URN"], ["URN", "NAME"], ["A", "B"], ["", "Setting postcode"]], ids=str)
def test_other_columns_are_no_list(names: list[str]) -> None:
    assert not is_provider_list(names)


def test_spellings_of_the_names_and_title_rows_above() -> None:
    names = [" urn ", "LOCAL  Authority", "Provider\nCode", "provider placement\u00a0code", "Closed\r\ndate",
             "SETTING POSTCODE "]  # fmt: skip
    rows: Rows = [["Children’s homes"], [], ["As at 31 March 2026", None, None], names, *HOMES[1:]]
    for data in (workbook({"x": rows}), csv_file(rows)):
        read = read_provider_list("f", data)
        assert providers(read.frame) == OF_HOMES
        assert str(read.titled_date) == "2026-03-31"


def test_cells_however_they_are_stored() -> None:
    rows: Rows = [
        PROVIDERS[0],
        [
            "Children’s homes",
            512919.0,
            "Leeds",
            " k2 / u1 ",
            "PR1;PR2",
            dt.date(2024, 6, 30),
            " ls1  4ap",
            " The Elms ",
        ],
        ["", "512920", "Leeds", "K2\nU1", None, "2024-06-30", None, None],
        ["", " sc1 ", "Leeds", "K2", "PR1", "30/6/2024", "LS1 4AP", None],
        ["", 7.0, "Leeds", "K2", "PR1", "N/A", "LS1 4AP", None],
        ["", "URN", "Local authority", "Placement code", "", "", "", ""],
        [None, None, None, None, None, None, None, "Source: Ofsted"],
    ]
    read = read_provider_list("f.xlsx", workbook({"x": rows}))
    assert read.kind is Kind.COMBINED
    assert providers(read.frame) == [
        ("512919", "K2,U1", "PR1,PR2", "30/06/2024", "LS14AP"),
        ("512920", "K2,U1", None, "30/06/2024", None),
        ("SC1", "K2", "PR1", "30/06/2024", "LS14AP"),
        ("7", "K2", "PR1", None, "LS14AP"),
    ]
    assert read.frame["NAME"].tolist() == ["The Elms", None, None, None]
    assert read.frame["LA_NAME"].tolist() == ["Leeds"] * 4
    assert read.frame["LA_CODE"].isna().all()


@pytest.mark.parametrize("called", ["Registration date", "Date registered"])
def test_the_start_of_registration_is_kept(called: str) -> None:
    rows = [[*PROVIDERS[0], called], [*PROVIDERS[1], "2020-04-01"], [*PROVIDERS[2], "-"]]
    read = read_provider_list("f.xlsx", workbook({"Providers": rows, "SA Providers": SUPPORTED}))
    assert read.frame["REG_START"].tolist() == ["01/04/2020", None, None, None]


def test_supported_accommodation_is_always_k3_and_pr4_unless_the_list_says_otherwise() -> None:
    sheet = with_column(with_column(SUPPORTED, "Placement code", "U1"), "Placement provider code", "PR1/PR5")
    read = read_provider_list("f.xlsx", workbook({"SA  providers ": sheet, "Providers": PROVIDERS}))
    assert [row[1:3] for row in providers(read.frame)[2:]] == [("K3", "PR1,PR5")] * 2


def test_our_own_file_gives_what_was_written() -> None:
    sample = make_return(40, 2027, 1)
    written = sample.provider_frame()
    read = read_provider_list("providers.csv", csv_bytes(list(written.columns), sample.providers)).frame
    for name in ("URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "LA_CODE"):
        assert read[name].fillna("").tolist() == written[name].fillna("").tolist()


# What is missing

MISSING = {
    "a column of the homes list": (
        {"Provider information": without(HOMES, "Closed Date")},
        ["‘Provider information’ of f.xlsx", "the column Closed Date"],
    ),
    "two columns": (
        {"Provider information": without(without(HOMES, "Closed Date"), "Local Authority")},
        ["the columns Local Authority and Closed Date"],
    ),
    "the postcode of the homes list": (
        {"Provider information": without(HOMES, "Setting Postcode")},
        ["‘Provider information’", "Setting Postcode", "‘Address Details’"],
    ),
    "the URN": ({"Provider information": without(HOMES, "URN")}, ["the column URN"]),
    "address details": ({"Settings and Inspection Info": SETTINGS}, ["does not have the sheet ‘Address Details’"]),
    "the postcode of the addresses": (
        {"Settings and Inspection Info": SETTINGS, "Address Details": without(ADDRESSES, ADDRESSES[0][1])},
        ["‘Address Details’ of f.xlsx", "does not have the column Setting Postcode"],
    ),
    "the settings": ({"Address Details": ADDRESSES}, ["but not the sheet ‘Settings and Inspection Info’"]),
    "the closed providers": ({"Current": CURRENT}, ["no sheet of the providers that closed", "‘Current’"]),
    "the current providers": ({"Closed": CLOSED}, ["no sheet of the current providers", "‘Closed’"]),
    "the closing date": (
        {"Current": CURRENT, "Closed in 2025": CURRENT},
        ["‘Closed in 2025’", "Deregistration date"],
    ),
    "a column of the closed providers": (
        {"Current": CURRENT, "Closed": without(CLOSED, "Placement code")},
        ["‘Closed’", "the column Placement code"],
    ),
    "the closing date of the combined list": (
        {"Providers": without(PROVIDERS, "Deregistration date"), "SA providers": SUPPORTED},
        ["‘Providers’", "Deregistration date"],
    ),
    "the closing date of the combined list on one sheet": (
        {"Sheet1": without(PROVIDERS, "Deregistration date")},
        ["‘Sheet1’", "Deregistration date"],
    ),
    "the postcode of the combined list": (
        {"Providers": without(PROVIDERS, "Setting address postcode"), "SA providers": SUPPORTED},
        ["‘Providers’", "Setting address postcode"],
    ),
    "the authority of supported accommodation": (
        {"Providers": PROVIDERS, "SA providers": without(SUPPORTED, "Provider local authority")},
        ["‘SA providers’", "the column Provider local authority"],
    ),
    "all columns of supported accommodation": (
        {"Providers": PROVIDERS, "SA providers": [["a", "b"]]},
        ["‘SA providers’", "URN"],
    ),
    "a list": ({"Cover": NOTES, "Data": [["CHILD", "SEX"], [1, 2]]}, ["not an Ofsted list", "‘Cover’ and ‘Data’"]),
    "anything": ({"Sheet1": []}, ["not an Ofsted list"]),
}  # fmt: skip


@pytest.mark.parametrize(("sheets", "parts"), MISSING.values(), ids=MISSING)
def test_what_is_missing_is_named(sheets: dict[str, Rows], parts: list[str]) -> None:
    message = refusal("f.xlsx", workbook(sheets))
    assert all(part in message for part in parts), message


@pytest.mark.parametrize("column", ["URN", "Placement code", "Setting address postcode", "Deregistration date"])
def test_a_missing_column_of_a_csv_file_is_named(column: str) -> None:
    message = refusal("list.csv", csv_file(without(PROVIDERS, column)))
    assert message.startswith("list.csv")
    assert column in message


def test_a_csv_file_that_is_no_list() -> None:
    assert "not an Ofsted list" in refusal("f.csv", b"a,b\n1,2\n")
    assert "is empty" in refusal("f.csv", b"")
    assert "quotation marks" in refusal("f.csv", b'URN,Setting postcode\n1,"a"b\n')


def test_doubtful_cells_are_told() -> None:
    rows: Rows = [
        *CLOSED,
        [1, "Leeds", "U1", "PR1", "LS1 4AP", "closed"],
        [None, "Leeds", "U1", "PR1", "LS1 4AP", "-"],
        ["1.23457E+06", "Leeds", "U1", "PR1", "LS1 4AP", "-"],
    ]
    ends, without_urn, damaged = read_provider_list("f.xlsx", workbook({"Closed": rows, "Now": CURRENT})).warnings
    assert "The sheet ‘Closed’ of f.xlsx has closing dates that can’t be read (CLOSED)" in ends
    assert "has 1 row without a URN" in without_urn
    assert "1.23457E+06" in damaged


def test_a_list_without_rows_is_told() -> None:
    read = read_provider_list("f.csv", csv_file(HOMES[:1]))
    assert read.frame.empty
    assert "has no providers" in read.warnings[0]
    assert list(read_provider_list("f.xlsx", workbook({"x": HOMES[:1]})).frame.columns) == list(read.frame.columns)


# Files that are no workbook, or are meant to do harm


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
BLANKS = b" " * (64 << 20)
WORKBOOK = workbook({"Provider information": HOMES})
HOSTILE = {
    "truncated": (WORKBOOK[:2000], "is damaged"),
    "cut at the end": (WORKBOOK[:-1], "is damaged"),
    "only the signature": (b"PK\x03\x04", "is damaged"),
    "an empty archive": (b"PK\x05\x06" + bytes(18), "is a zip file"),
    "encrypted": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"Workbook", "old kind (.xls)"),
    "binary Excel": (archive_of({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), ".xlsb"),
    "OpenDocument": (archive_of({"mimetype": b"", "content.xml": b""}), "is damaged"),
    "Word": (archive_of({"[Content_Types].xml": b"", "word/document.xml": b""}), "not an Excel workbook"),
    "a zip of CSV files": (archive_of({"episodes.csv": b"CHILD"}), "Unzip it"),
    "a bomb": (with_part(WORKBOOK, FIRST_SHEET, b"<sheetData>", b"<sheetData>" + b" " * (61 << 20)), "is 61 MB"),
    "a packed bomb": (archive_of({"xl/workbook.xml": b"", FIRST_SHEET: BLANKS}), "64 MB when unpacked"),
    "shared strings as bomb": (archive_of({"xl/workbook.xml": b"", "xl/sharedStrings.xml": BLANKS}), "64 MB"),
    "too many parts": (archive_of({f"xl/{n}.xml": b"" for n in range(3000)}), "1,000 files"),
    "a part outside": (archive_of({"xl/workbook.xml": b"", "xl/../../x.xml": b""}), "is damaged"),
    "the far corner": (with_part(WORKBOOK, FIRST_SHEET, b'r="B3"', b'r="XFD1048576"'), "beyond row 99,999"),
    "a column that wraps": (with_part(WORKBOOK, FIRST_SHEET, b'r="B3"', b'r="AAAAAAAAAAAAAA1"'), "column CZ"),
    "a place that is hidden": (with_part(WORKBOOK, FIRST_SHEET, b'r="B3"', b'a=">" r="ZZ9"'), "can’t be read"),
    "a place given twice": (with_part(WORKBOOK, FIRST_SHEET, b'r="B3"', b'r="B3" r="ZZ9"'), "can’t be read"),
    "a place in capitals only": (with_part(WORKBOOK, FIRST_SHEET, b'r="B3"', b"r='zz9'"), "can’t be read"),
    "a far row": (with_part(WORKBOOK, FIRST_SHEET, b'r="B3"', b'r="B100000"'), "beyond row 99,999"),
    "a prefixed far cell": (
        with_part(WORKBOOK, FIRST_SHEET, b'<c r="B3"', b'<x:c r="XFD9"><v>1</v></x:c><c r="B3"'), "column CZ",
    ),
    "broken XML": (with_part(WORKBOOK, FIRST_SHEET, b"</row>", b"</row"), "is damaged"),
    "no sheets": (with_part(WORKBOOK, "xl/workbook.xml", b"<sheets>", b"<sheets"), "is damaged"),
    "another encoding": (archive_of({"xl/workbook.xml": "<a/>".encode("utf-16")}), "is damaged"),
    "entities": (
        with_part(WORKBOOK, FIRST_SHEET, b"<worksheet", ENTITIES + b"<worksheet"),
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "part"), HOSTILE.values(), ids=HOSTILE)
def test_what_can_do_harm_is_refused_quickly(data: bytes, part: str) -> None:
    started = time.process_time()
    if part:
        assert part in refusal("list.xlsx", data)
    else:
        assert providers(read_provider_list("list.xlsx", data).frame) == OF_HOMES
    assert time.process_time() - started < 2


def test_an_encrypted_part_is_named_so() -> None:
    data = bytearray(archive_of({"xl/workbook.xml": b"<workbook/>"}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(header) + flags] |= 1
    assert "password" in refusal("f.xlsx", bytes(data))


def test_a_directory_that_lies_about_sizes_gives_no_more_than_it_says() -> None:
    data = bytearray(archive_of({"xl/workbook.xml": b" " * 10_000_000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    assert "is damaged" in refusal("f.xlsx", bytes(data))


def test_limits_on_the_file_the_sheets_and_the_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_CELLS", 10)
    assert "has 3 rows and 6 columns" in refusal("f.xlsx", WORKBOOK)
    monkeypatch.setattr(workbooks, "LARGEST_SHEETS", 0)
    assert "has 1 sheets" in refusal("f.xlsx", WORKBOOK)
    monkeypatch.setattr(workbooks, "LARGEST_FILE", 10)
    assert "0 MB" in refusal("f.xlsx", WORKBOOK)


def test_far_cells_without_content_do_no_harm() -> None:
    empty = b'</row><row r="1048576" ht="15"><c r="XFD1048576" s="1"/><c s="0" r="A1048576"></c></row></sheetData>'
    data = with_part(WORKBOOK, FIRST_SHEET, b"</row></sheetData>", empty)
    assert providers(read_provider_list("f.xlsx", data).frame) == OF_HOMES


def unplaced(data: bytes) -> bytes:
    """The workbook as some programs write one: no cell says where it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(FIRST_SHEET)
    for column in b"ABCDEF":
        for row in b"123":
            sheet = sheet.replace(b' r="%c%c"' % (column, row), b"")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return with_part(data, FIRST_SHEET, archive.read(FIRST_SHEET), sheet)


def test_cells_that_do_not_say_where_they_are() -> None:
    data = unplaced(WORKBOOK)
    assert providers(read_provider_list("f.xlsx", data).frame) == OF_HOMES
    for far in (b'r="9999999"', b'r="99999" a=">"', b'r="99999"'):
        message = refusal("f.xlsx", with_part(data, FIRST_SHEET, b'<row r="3"', b"<row " + far))
        assert "beyond row 99,999" in message


def test_a_fault_inside_the_parser_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    class PanicException(BaseException):
        pass

    class Broken:
        @staticmethod
        def from_filelike(_file: object) -> None:
            raise PanicException

    monkeypatch.setattr("python_calamine.CalamineWorkbook", Broken)
    assert "is damaged" in refusal("f.xlsx", WORKBOOK)


def test_prefixed_tags_are_read() -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        sheet = archive.read(FIRST_SHEET)
    prefixed = (
        sheet.replace(b"</", b"\0").replace(b"<", b"<x:").replace(b"\0", b"</x:").replace(b"xmlns=", b"xmlns:x=")
    )
    data = with_part(WORKBOOK, FIRST_SHEET, sheet, prefixed)
    assert providers(read_provider_list("f.xlsx", data).frame) == OF_HOMES


def test_the_parser_is_imported_for_workbooks_only() -> None:
    program = (
        "import sys\n"
        "from worker.returns.ssda903.ofsted.provider_lists import read_provider_list\n"
        "read_provider_list('f.csv', b'URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE\\n1,K2,PR1,,LS1 4AP\\n')\n"
        "sys.exit('python_calamine' in sys.modules)\n"
    )
    if sys.platform == "emscripten":
        pytest.skip("there are no other processes")
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@pytest.mark.parametrize("seed", [WORKBOOK, csv_file(PROVIDERS), csv_file(OURS)], ids=["workbook", "csv", "ours"])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_changed_bytes_are_read_or_refused(seed: bytes, data: st.DataObject) -> None:
    content = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=20))
    _read_or_refuse(bytes(content))


@settings(max_examples=60, deadline=None)
@given(
    part=st.sampled_from([FIRST_SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"]),
    data=st.data(),
)
def test_changed_parts_are_read_or_refused(part: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    content = bytearray(parts[part])
    pieces = st.sampled_from(
        [b"<", b">", b'"', b"/", b"&", b"r=", b"99999", b"-1", b"ZZ", b'r="A1"', b"<v>", b"\0"]
    )
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        content[at : at + data.draw(st.integers(0, 6))] = data.draw(pieces | st.binary(max_size=6))
    _read_or_refuse(archive_of({**parts, part: bytes(content)}))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"URN,"]), st.binary()
)
def test_any_bytes_are_read_or_refused(beginning: bytes, data: bytes) -> None:
    _read_or_refuse(beginning + data)


def _read_or_refuse(data: bytes) -> None:
    with contextlib.suppress(Refused):
        merge_provider_lists([read_provider_list("f", data)])


# Several lists


def test_lists_of_several_kinds_are_one_table() -> None:
    both = {"Current": CURRENT, "Closed": CLOSED}
    lists = [
        read_provider_list("a.csv", csv_file(HOMES)),
        read_provider_list("b.xlsx", workbook(both)),
        read_provider_list("c.csv", csv_file(SUPPORTED)),
    ]
    table = merge_provider_lists(lists)
    assert providers(table.frame) == OF_HOMES + OF_CURRENT + OF_CLOSED + OF_SUPPORTED
    assert (table.used, table.not_used, table.warnings) == ([0, 1, 2], {}, [])


def test_the_combined_list_as_one_csv_file_a_sheet() -> None:
    lists = [read_provider_list("f.csv", csv_file(rows)) for rows in (SUPPORTED, PROVIDERS)]
    table = merge_provider_lists(lists)
    assert sorted(map(str, providers(table.frame))) == sorted(map(str, OF_PROVIDERS + OF_SUPPORTED))
    assert table.warnings == []


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([HOMES], ["fostering and adoption agencies", "supported accommodation"]),
        ([SUPPORTED], ["children’s homes", "fostering and adoption agencies"]),
        ([CURRENT, CLOSED], ["children’s homes", "supported accommodation"]),
        ([HOMES, CURRENT, SUPPORTED], ["the closed providers of the social care"]),
        ([HOMES, CLOSED, SUPPORTED], ["the current providers of the social care"]),
        ([PROVIDERS], ["supported accommodation"]),
    ],
    ids=["homes", "supported", "social care", "current only", "closed only", "combined without supported"],
)  # fmt: skip
def test_providers_that_no_list_has_are_told(rows: list[Rows], missing: list[str]) -> None:
    table = merge_provider_lists([read_provider_list("f.csv", csv_file(sheet)) for sheet in rows])
    assert len(table.warnings) == len(missing)
    for warning, what in zip(table.warnings, missing, strict=True):
        assert f"do not have {what}" in warning or f"do not have the {what}" in warning
        assert "1008" in warning


OTHER_HOMES: Rows = [HOMES[0], [1, "Leeds", "K2", "PR1", "-", "LS1 4AP"]]
NEWER_CLOSING: Rows = [HOMES[0], [1, "Leeds", "K2", "PR1", dt.datetime(2025, 1, 1), "LS1 4AP"]]
TITLED: Rows = [["Children’s homes as at 31 March 2020"], *HOMES]


@pytest.mark.parametrize(
    ("first", "second", "used", "why"),
    [
        (("homes 2026-03-31.csv", OTHER_HOMES), ("homes 2025-03-31.csv", NEWER_CLOSING), 0, "31/03/2026"),
        (("homes 2025-03-31.csv", OTHER_HOMES), ("homes 2026-03-31.csv", HOMES), 1, "dates in their names"),
        (("a.csv", [["31 March 2026"], *OTHER_HOMES]), ("b.csv", [["31/03/2025"], *NEWER_CLOSING]), 0, "titles"),
        (("a 2026.csv", NEWER_CLOSING), ("b.csv", HOMES), 0, "latest date of a registration in them (01/01/2025"),
        (("a.csv", HOMES), ("b.csv", NEWER_CLOSING), 1, "latest date"),
        (("a.csv", OTHER_HOMES), ("b.csv", OTHER_HOMES), 1, "the files do not show which is newer"),
    ],
    ids=["named, first", "named, second", "titled", "closing, first", "closing, second", "nothing"],
)  # fmt: skip
def test_the_newer_of_two_lists_of_a_kind_is_used(
    first: tuple[str, Rows], second: tuple[str, Rows], used: int, why: str
) -> None:
    lists = [read_provider_list(name, csv_file(rows)) for name, rows in (first, second)]
    table = merge_provider_lists(lists)
    assert table.used == [used]
    assert providers(table.frame) == providers(lists[used].frame)
    assert why in table.not_used[1 - used]
    assert lists[1 - used].name in table.not_used[1 - used]


def test_the_newest_of_three() -> None:
    names = ["b 2025.csv", "c 2026.csv", "a 2024.csv"]
    table = merge_provider_lists([read_provider_list(name, csv_file(HOMES)) for name in names])
    assert table.used == [1]
    assert set(table.not_used) == {0, 2}


def test_no_lists_are_no_table() -> None:
    assert merge_provider_lists([]).frame is None


def test_a_row_that_two_lists_have_is_there_once() -> None:
    lists = [read_provider_list("f.csv", csv_file(rows)) for rows in (HOMES, [*PROVIDERS[:1], *PROVIDERS[1:]])]
    table = merge_provider_lists(lists)
    assert len(table.frame) == 4 - table.frame.duplicated().sum()


# To the rules


def test_a_check_finds_the_same_whichever_way_the_providers_came() -> None:
    sample = make_return(60, 2027, 3)
    tables, frame = sample.frames(), sample.provider_frame()
    half = frame.iloc[::2].reset_index(drop=True)
    names = ["URN", "Placement code", "Placement provider code", "Deregistration date", "Setting address postcode"]
    listed: Rows = [["Provider type", "Local authority", *names]]
    for row in half.to_dict("records"):
        closed = pd.to_datetime(row["REG_END"], format="%d/%m/%Y") if row["REG_END"] else "-"
        urn = int(row["URN"]) if row["URN"].isdigit() else row["URN"]
        listed.append(
            ["Children's Home", "", urn, row["PLACE_CODES"], row["PROVIDER_CODES"], closed, row["POSTCODE"]]
        )
    table = merge_provider_lists([read_provider_list("f.xlsx", workbook({"Sheet1": listed}))])
    expected = check_tables(tables, 2027, sample.council, half.drop(columns="LA_CODE"), rules=RULES)
    found = check_tables(tables, 2027, sample.council, table.frame, rules=RULES)
    assert expected.locations["1008"]
    assert found.locations == expected.locations


def test_a_urn_with_several_settings_is_fine_when_one_fits() -> None:
    table = merge_provider_lists([read_provider_list("f.csv", csv_file(SUPPORTED))])
    episodes = {
        "CHILD": ["1", "2"],
        "URN": ["2700001"] * 2,
        "PLACE": ["K3"] * 2,
        "PL_POST": ["LS1 5AA", "S1 2HH"],
        "PLACE_PROVIDER": ["PR4"] * 2,
        "DECOM": ["01/05/2026"] * 2,
    }
    result = check_tables({"Episodes": pd.DataFrame(episodes)}, 2027, "E08000035", table.frame, rules=RULES)
    assert result.locations["221"] == {"Episodes": [1]}
    assert result.locations["1008"] == {}


@pytest.mark.parametrize(
    ("cell", "date"),
    [(45473, "30/06/2024"), ("45473", "30/06/2024"), (45473.5, "30/06/2024"), ("45473.0", "30/06/2024")],
)
def test_a_date_as_the_number_by_which_excel_stores_it_is_that_date(cell: object, date: str) -> None:
    rows = [HOMES[0], [512919, "Leeds", "K2", "PR1", cell, "LS1 4AP"]]
    for data in (csv_file(rows), workbook({"Provider Information": rows})):
        assert read_provider_list("f", data).frame["REG_END"].tolist() == [date]
