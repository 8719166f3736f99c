"""Workbooks and zip files of a return: what is read in them, and within which limits."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.unit import ofsted_lists
from tests.unit.open_documents import of_content, open_document
from tests.unit.requests import check_request
from worker.exporting.csv_files import module_as_csv
from worker.exporting.xml_files import write_xml
from worker.prevalidation import prevalidate
from worker.reading import containers, spreadsheets
from worker.reading.containers import cell_text, contents_of
from worker.reading.file_reports import FileReport, FileToLoad
from worker.reading.refusal import Refused
from worker.reading.workbooks import Sheet
from worker.returns.module import DateForm
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.ofsted.provider_lists import read_provider_list
from worker.returns.ssda903.sample import demo_files, make_return
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.loaded_files import LoadedFiles
from worker.service.session import Session

FILES = demo_files(30, 2027, seed=3)
HEADER = [
    ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
    [101, "M", dt.datetime(2012, 6, 5), "WBRI", "UN1", 0, ""],
    [102, "F", dt.datetime(2013, 2, 11), "WBRI", "UN1", "", ""],
]
REVIEWS = [
    ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"],
    [101, dt.datetime(2012, 6, 5), dt.datetime(2026, 6, 12), "PN1"],
]
HEADER_CSV = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n101,M,05/06/2012,WBRI,UN1,0,\n"
REVIEWS_CSV = b"CHILD,DOB,REVIEW,REVIEW_CODE\n101,05/06/2012,12/06/2026,PN1\n"

workbooks = pytest.mark.parametrize("write", [ofsted_lists.workbook, open_document], ids=["xlsx", "ods"])
Write = Callable[[Mapping[str, Sequence[Sequence[object]]]], bytes]


def load(**files: bytes) -> tuple[LoadedFiles, list[FileReport]]:
    """Loads files, in whose names "__" means the dot."""
    loaded = LoadedFiles()
    chosen = [FileToLoad(name, name.replace("__", "."), None) for name in files]
    return loaded, loaded.load(chosen, list(files.values())).files


def rows(loaded: LoadedFiles, module: str, last_year: bool = False) -> list[list[str]]:
    return loaded.tables[TableRef(module, last_year)].read.frame.to_numpy().tolist()


def texts(report: FileReport) -> list[str]:
    return [problem.text for problem in report.problems]


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


@workbooks
def test_each_sheet_of_a_workbook_is_a_module(write: Write) -> None:
    loaded, (report,) = load(r__xlsx=write({"Children": HEADER, "Reviews": REVIEWS}))
    assert rows(loaded, "Header") == [
        ["101", "M", "05/06/2012", "WBRI", "UN1", "0", ""],
        ["102", "F", "11/02/2013", "WBRI", "UN1", "", ""],
    ]
    assert rows(loaded, "Reviews") == [["101", "05/06/2012", "12/06/2026", "PN1"]]
    assert (report.modules, report.title, report.rows, texts(report)) == (
        ["Header", "Reviews"], "2 files of a return", 3, [],
    )  # fmt: skip


@workbooks
def test_a_workbook_may_hold_one_module_with_rows_above_it(write: Write) -> None:
    sheet = [["Looked after children"], [], *HEADER]
    loaded, (report,) = load(r__xlsx=write({"Sheet1": sheet, "Notes": [["as at", "May"]]}))
    assert (report.modules, report.title) == (["Header"], "Header")
    assert loaded.tables[TableRef("Header")].read.lines.tolist() == [4, 5]
    assert any("we skipped line 1" in text for text in texts(report))
    assert any("we did not read Notes, which has no module’s columns" in text for text in texts(report))


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (101.0, "101"),
        (0.5, "0.5"),
        (1e15, "1000000000000000.0"),
        (True, "TRUE"),
        (dt.date(2026, 6, 5), "05/06/2026"),
        (dt.datetime(2026, 6, 5), "05/06/2026"),
        (dt.datetime(2026, 6, 5, 13, 30), "05/06/2026 13:30:00"),
        ("0012", "0012"),
        ("", ""),
    ],
)
def test_cells_become_what_a_file_of_the_return_has(cell: object, text: str) -> None:
    assert cell_text(cell, DateForm.DAY_FIRST) == text


@workbooks
def test_ids_that_may_have_lost_zeros_are_told(write: Write) -> None:
    sheet = [HEADER[0], HEADER[1], [12, *HEADER[2][1:]]]
    _, (report,) = load(r__xlsx=write({"Header": sheet}))
    assert ["Excel has removed them. Compare the IDs" in text for text in texts(report)] == [True]


def test_a_zip_of_csv_files_is_read() -> None:
    parts = {
        "mine/header.csv": HEADER_CSV,
        "mine/reviews.csv": REVIEWS_CSV,
        "mine/Thumbs.db": b"x",
        "a.pdf": b"%PDF",
    }
    loaded, (report,) = load(r__zip=zip_of(parts))
    assert report.modules == ["Header", "Reviews"]
    assert rows(loaded, "Reviews") == [["101", "05/06/2012", "12/06/2026", "PN1"]]
    assert texts(report) == ["r.zip: we did not read a.pdf. We only read CSV, XML and Excel files."]
    assert loaded.data == {}


def test_a_zip_of_xml_and_of_workbooks_is_read() -> None:
    this_year = {
        table.module: frame for table, frame in make_return(4, 2027, 1).frames().items() if not table.last_year
    }
    xml = write_xml(SSDA903, this_year, 2027).data
    _, (of_xml, of_book) = load(
        x__zip=zip_of({"return.xml": xml}),
        b__zip=zip_of({"b.xlsx": ofsted_lists.workbook({"SW": [[*"AB"]], "R": REVIEWS})}),
    )
    assert "Episodes" in of_xml.modules
    assert (of_xml.rows, of_xml.lists_children) == (len(this_year["Header"]), True)
    assert (of_book.title, of_book.lists_children) == ("Reviews", False)


def test_children_who_are_in_both_years_of_one_zip_are_not_counted_as_so_many_children() -> None:
    frames = make_return(4, 2027, 1).frames()
    both = {
        f"{year}.xml": write_xml(
            SSDA903,
            {table.module: frame for table, frame in frames.items() if table.last_year == is_last},
            year,
        ).data
        for year, is_last in ((2027, False), (2026, True))
    }
    _, (report,) = load(both__zip=zip_of(both))
    assert report.other_year
    assert report.title == "Whole return (XML)"
    assert not report.lists_children


def test_both_years_in_one_zip_are_put_in_their_years() -> None:
    sample = make_return(30, 2027, 1)
    frames = sample.frames()
    parts = {
        f"{2026 - table.last_year}-{27 - table.last_year} {table.module} 2026-11-25.csv": module_as_csv(
            SSDA903.module(table.module), frame
        )
        for table, frame in frames.items()
        if len(frame)
    }
    loaded, (report,) = load(both__zip=zip_of(parts))
    assert loaded.tables.keys() == {table for table, frame in frames.items() if len(frame)}
    assert not report.last_year
    assert {*report.modules} == {table.module for table in loaded.tables if not table.last_year}
    assert {*report.other_year} == {table.module for table in loaded.tables if table.last_year}


def test_a_list_of_ofsteds_stays_one_in_a_workbook_and_in_a_zip() -> None:
    book = ofsted_lists.workbook({"Providers": ofsted_lists.PROVIDERS, "SA providers": ofsted_lists.SUPPORTED})
    for data in (book, zip_of({"list.xlsx": book})):
        loaded, (report,) = load(list__xlsx=data)
        assert report.is_provider_list
        assert loaded.references


def test_a_list_of_ofsteds_may_be_an_open_document() -> None:
    sheets = {"Providers": ofsted_lists.PROVIDERS, "SA providers": ofsted_lists.SUPPORTED}
    loaded, (report,) = load(list__ods=open_document(sheets))
    assert report.is_provider_list
    assert loaded.references
    as_workbook = read_provider_list("list", ofsted_lists.workbook(sheets))
    as_document = read_provider_list("list", open_document(sheets))
    assert len(as_document.frame)
    assert as_document.frame.equals(as_workbook.frame)
    assert (as_document.kind, as_document.latest_date) == (as_workbook.kind, as_workbook.latest_date)


def test_a_list_of_ofsteds_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    read = spreadsheets.read_workbook

    def count(name: str, data: bytes) -> list[Sheet]:
        opened.append(name)
        return read(name, data)

    monkeypatch.setattr(spreadsheets, "read_workbook", count)
    loaded, _ = load(list__xlsx=ofsted_lists.workbook({"Providers": ofsted_lists.PROVIDERS}))
    assert loaded.references
    assert len(opened) == 1


@workbooks
def test_truth_values_are_proposed_as_the_codes_of_the_return(write: Write) -> None:
    adoption = [["CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"]]
    loaded, _ = load(r__xlsx=write({"AD1": [*adoption, ["101", "05/06/2019", "", "", True, "", "", ""]]}))
    tables = {ref: table.read for ref, table in loaded.tables.items()}
    (problem,) = [each for each in prevalidate(SSDA903, tables, 2027) if each.column == "FOSTER_CARE"]
    assert (problem.proposal, problem.kind) == ("1", "word_for_code")


def test_one_bad_file_in_a_zip_does_not_keep_out_the_others() -> None:
    _, (report,) = load(r__zip=zip_of({"header.csv": HEADER_CSV, "reviews.csv": b'CHILD,DOB\n"1,2\n'}))
    assert report.modules == ["Header"]
    assert [problem.severity for problem in report.problems] == ["warning"]
    assert texts(report)[0].startswith("r.zip/reviews.csv can’t be read beyond line 2")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, "has no CSV, XML or Excel files"),
        ({"a.pdf": b"%PDF"}, "we did not read a.pdf"),
        ({"a.zip": b"x"}, "we did not read a.zip"),
        ({"a.csv": zip_of({"b.csv": HEADER_CSV})}, "r.zip/a.csv is a zip file. Unzip it"),
        ({f"{n}.csv": b"x" for n in range(1001)}, "has more than 1,000 files"),
        ({"a.csv": b"0" * (12 << 20)}, "It may be designed to harm your computer"),
        ({f"{n}.xlsx": zip_of({"xl/workbook.xml": b""}) for n in range(41)}, "has more than 40 workbooks"),
    ],
)
def test_zips_without_a_return_and_bombs_are_refused(parts: Mapping[str, bytes], said: str) -> None:
    _, (report,) = load(r__zip=zip_of(parts))
    assert report.modules == []
    assert any(said in text for text in texts(report)), texts(report)


def test_what_claims_to_be_smaller_than_it_is_is_refused() -> None:
    data = bytearray(zip_of({"header.csv": HEADER_CSV * 100}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    with pytest.raises(Refused):
        contents_of("r.zip", bytes(data), (SSDA903,))


@pytest.mark.parametrize(
    "rows",
    [
        '<table:table-row table:number-rows-repeated="99999999"><table:table-cell>',
        '<table:table-row><table:table-cell table:number-columns-repeated="1000000">',
    ],
)
def test_repeated_cells_do_not_fill_the_memory(rows: str) -> None:
    table = (
        f'<table:table table:name="a">{rows}<text:p>1</text:p></table:table-cell></table:table-row></table:table>'
    )
    with pytest.raises(Refused, match="more cells than any return"):
        contents_of("r.ods", of_content(table), (SSDA903,))


def test_entities_in_a_spreadsheet_are_refused() -> None:
    content = b'<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>'
    data = ofsted_lists.archive_of({"mimetype": b"", "content.xml": content})
    with pytest.raises(Refused, match="entities"):
        contents_of("r.ods", data, (SSDA903,))


def test_a_file_that_was_opened_before_is_not_opened_again(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = LoadedFiles()
    chosen, data = [FileToLoad("1", "r.zip", None)], [zip_of({"header.csv": HEADER_CSV})]
    loaded.load(chosen, data)
    monkeypatch.setattr(containers, "unpack", lambda *_: pytest.fail("opened again"))
    assert loaded.load(chosen, data).files[0].modules == ["Header"]


def test_our_own_workbook_and_zip_are_read_as_what_they_were_made_of() -> None:
    session = Session()
    session.load_files(
        p.LoadFiles(id=1, files=[p.FileToLoad(name, name, last_year) for name, last_year, _ in FILES]),
        [data for *_, data in FILES],
    )
    session.check(check_request(2027, "E08000003"), lambda *_: True)
    before = LoadedFiles()
    before.load([FileToLoad(name, name, last_year) for name, last_year, _ in FILES], [data for *_, data in FILES])
    for kind, ending in (("workbook", "xlsx"), ("csv zip", "zip")):
        request = {"id": 3, "type": "make_file", "kind": kind, "ending": ending, "made_on": "2026-11-25"}
        _, made = session.make_file(p.MakeFile.model_validate(request | {"options": {}, "marks": []}))
        after, (report,) = load(**{f"again__{ending}": made})
        assert texts(report) == []
        expected = {table for table in before.tables if ending == "xlsx" or not table.last_year}
        assert after.tables.keys() == expected
        for table in expected:
            assert after.tables[table].read.frame.equals(before.tables[table].read.frame)
