"""CSV for DfE's portal: untouched bytes stay, what is edited is written so that it reads as it is."""

import io
import zipfile
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from tests.unit.exporting.returns import demo, little
from tests.unit.reading import read_csv
from worker.exporting import csv_files as exporting
from worker.exporting.checked_return import SourceTable
from worker.exporting.data_files import as_zip, csv_files
from worker.returns.module import Module
from worker.returns.ssda903 import SSDA903

REVIEWS = SSDA903.by_module["Reviews"]
NAMES = b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n"


def export_csv(module: Module, table: SourceTable) -> bytes:
    return exporting.export_csv(module, table, 2027)


def loaded(data: bytes) -> SourceTable:
    table = read_csv("reviews.csv", data)
    return SourceTable("reviews.csv", data, table.frame, table.lines)


def with_cell(table: SourceTable, row: int, column: str, text: str) -> SourceTable:
    frame = table.frame.copy()
    frame.loc[row, column] = text
    return replace(table, frame=frame)


@pytest.mark.parametrize(
    "data",
    [
        NAMES + b"A,01/01/2010,01/06/2026,PN1\r\nB,,,\r\n",
        NAMES + b'"A","01/01/2010","01/06/2026","PN1"\r\nB,,,\r\n',
        b'"CHILD","DOB","REVIEW","REVIEW_CODE"\r\nA,01/01/2010,01/06/2026,PN1',
        NAMES + 'A," =1+1 ","a\nb","é 😀 ""q"""\r\n'.encode(),
        NAMES + b"A,,,\r\n\r\nB,,,\r\n\r\n",
        NAMES,
    ],
    ids=["plain", "quoted", "no last line end", "hostile", "blank lines", "no rows"],
)
def test_an_unedited_file_in_the_portals_form_keeps_its_very_bytes(data: bytes) -> None:
    assert export_csv(REVIEWS, loaded(data)) == data


@pytest.mark.parametrize(
    "data",
    [
        b"CHILD,DOB,REVIEW,REVIEW_CODE\nA,,01/06/2026,PN1\n",
        b"\xef\xbb\xbfCHILD,DOB,REVIEW,REVIEW_CODE\r\nA,,01/06/2026,PN1\r\n",
        b"CHILD;DOB;REVIEW;REVIEW_CODE\r\nA;;01/06/2026;PN1\r\n",
        b"DOB,CHILD,REVIEW,REVIEW_CODE\r\n,A,01/06/2026,PN1\r\n",
        b"child,dob,review,review_code\r\nA,,01/06/2026,PN1\r\n",
        b"CHILD,DOB,REVIEW,REVIEW_CODE,NOTE\r\nA,,01/06/2026,PN1,mine\r\n",
        b"Our export\r\nCHILD,DOB,REVIEW,REVIEW_CODE\r\nA,,01/06/2026,PN1\r\n",
        "CHILD,DOB,REVIEW,REVIEW_CODE\r\nA,,01/06/2026,PN1\r\n".encode("utf-16"),
    ],
    ids=["LF", "mark", "semicolons", "order", "lower case", "further column", "lines before", "UTF-16"],
)
def test_a_file_in_another_form_is_written_in_the_portals(data: bytes) -> None:
    assert export_csv(REVIEWS, loaded(data)) == NAMES + b"A,,01/06/2026,PN1\r\n"


def test_letters_of_another_encoding_become_utf_8() -> None:
    data = NAMES + "Zoë,,,\r\n".encode("cp1252")
    assert export_csv(REVIEWS, loaded(data)) == NAMES + "Zoë,,,\r\n".encode()


def test_a_row_that_is_too_short_is_filled_up() -> None:
    assert export_csv(REVIEWS, loaded(NAMES + b"A,,x,y\r\nB\r\n")) == NAMES + b"A,,x,y\r\nB,,,\r\n"


def test_only_what_was_edited_is_written_anew() -> None:
    data = NAMES + b'"A","","x",PN1\r\n"B","","y",PN2\r\n\r\n"C",,"z\r\nz",\r\n'
    table = with_cell(loaded(data), 1, "REVIEW", "new")
    assert export_csv(REVIEWS, table) == NAMES + b'"A","","x",PN1\r\nB,,new,PN2\r\n"C",,"z\r\nz",\r\n'


def test_rows_added_and_deleted() -> None:
    table = loaded(NAMES + b'"A",,,\r\n"B",,,\r\n"C",,,')
    frame = pd.concat([table.frame.iloc[[0, 2]], pd.DataFrame([["D", "", "", ""]], columns=table.frame.columns)])
    changed = replace(table, frame=frame.reset_index(drop=True), lines=np.array([2, 4, 0]))
    assert export_csv(REVIEWS, changed) == NAMES + b'"A",,,\r\n"C",,,\r\nD,,,\r\n'


def test_a_table_out_of_xml_is_written() -> None:
    table = replace(loaded(NAMES + b'"A",,,\r\n'), data=None)
    assert export_csv(REVIEWS, table) == NAMES + b"A,,,\r\n"


def test_files_have_names_that_are_found_again_and_go_into_one_zip() -> None:
    handover = demo()
    files = csv_files(handover, last_year=True).files
    assert files[0].name == "Manchester 2025-26 header 2026-11-25.csv"
    assert "Manchester 2025-26 placed for adoption 2026-11-25.csv" in [file.name for file in files]
    packed = as_zip(handover, files, "return as CSV", last_year=True)
    assert packed.name == "Manchester 2025-26 return as CSV 2026-11-25.zip"
    assert packed == as_zip(handover, files, "return as CSV", last_year=True)
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            file.name: file.data for file in files
        }


def test_a_council_can_not_put_a_folder_into_a_name() -> None:
    names = [file.name for file in csv_files(replace(demo(), council_name='../a\\b:c*"')).files]
    assert names[0] == "abc 2026-27 header 2026-11-25.csv"
    assert csv_files(replace(demo(), council_name="")).files[0].name == "2026-27 header 2026-11-25.csv"


def test_a_uasc_status_out_of_xml_that_csv_can_not_hold_is_told() -> None:
    handover = little(Header="CHILD | UASC\nA | 9\nB | 1\nC | 1\nD | 0\nE |", UASC="CHILD\nC")
    why = "CSV files can’t hold the status: they only show it by the row in UASC."
    assert csv_files(handover).notes == [
        f"Child A has the UASC status 9 and no row in UASC. {why}",
        f"Child B has the UASC status 1 and no row in UASC. {why}",
    ]
