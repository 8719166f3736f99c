"""Small returns to be edited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from tests.unit.requests import AnsweringSession, check_request
from worker.editing.operations import (
    FIRST_ADDED_ROW,
    AddRow,
    DeleteRow,
    How,
    Operation,
    SetCell,
    Step,
    TableFile,
)
from worker.editing.tables import Applied, EditedTables, Undoing
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.loaded_files import LoadedFiles
from worker.service.session import Session

HEADER = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nC1,M,01/01/2015,WBRI,UN1,,\r\nC2,M,01/01/2015,WBRI,UN1,,\r\n"
EPISODES = (
    b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
    b"C1,01/05/2026,S,C2,N1,P1,PR0,01/05/2026,X1,,,,\r\n"
    b"\r\n"
    b"C1,01/06/2026,L,C2,N1,P1,PR0,,,,,,\r\n"
    b"C2,01/06/2026,S,C2,N1,P1,PR0,01/06/2026,X1,,,,\r\n"
)
XML = (
    b"<r><CHILD><HEADER><CHILDID>C1</CHILDID><SEX>M</SEX><DOB>01/01/2015</DOB><UASC>0</UASC>"
    b"<AREVIEW><REVIEW>01/05/2026</REVIEW></AREVIEW></HEADER></CHILD>"
    b"<CHILD><HEADER><CHILDID>C2</CHILDID><SEX>F</SEX><DOB>01/01/2016</DOB><UASC>0</UASC>"
    b"<AREVIEW><REVIEW>01/05/2026</REVIEW></AREVIEW></HEADER></CHILD></r>"
)
DOLO = b"CHILD,DOLO_START,DOLO_END\r\nC1,01/05/2026,\r\nC2,01/05/2026,\r\n"
FILES = (("header.csv", HEADER), ("episodes.csv", EPISODES))
HEADER_TABLE, EPISODES_TABLE = TableRef("Header"), TableRef("Episodes")
NEW = FIRST_ADDED_ROW + 1


def load_request(files: Iterable[tuple[str, bytes]]) -> tuple[p.LoadFiles, list[bytes]]:
    """The request that loads files of this year, and its buffers."""
    named = list(files)
    request = p.LoadFiles(
        id=1, files=[p.FileToLoad(file_id=name, name=name, last_year=False) for name, _ in named]
    )
    return request, [data for _, data in named]


def edited_tables(*files: tuple[str, bytes]) -> EditedTables:
    """The tables of files, to be edited."""
    loaded = LoadedFiles()
    request, buffers = load_request(files or FILES)
    loaded.load(request.files, buffers)
    return EditedTables(loaded.definition, loaded.tables)


def checked_session(*files: tuple[str, bytes]) -> Session:
    """A session with files loaded and checked."""
    session = AnsweringSession()
    session.load_files(*load_request(files or FILES))
    session.check(check_request(), lambda *_: True)
    return session


def apply(tables: EditedTables, *operations: Undoing) -> Applied:
    """Carries operations out: what undoes them and what they touched."""
    return tables.apply(cast("tuple[Operation, ...]", operations))


def contents(tables: EditedTables) -> dict[TableRef, tuple[list[int], list[list[str]]]]:
    """Numbers of the rows and texts of all tables as they are now."""
    return {
        name: (table.numbers.tolist(), [list(table.now.frame.columns), *table.now.frame.to_numpy().tolist()])
        for name, table in tables.items()
    }


def step(tables: EditedTables, *operations: Operation, how: How = "typed", time: str = "t") -> Step:
    """A step on the files that are loaded."""
    edited = dict.fromkeys(operation.table for operation in operations)
    files = tuple(TableFile(table, tables[table].fingerprint) for table in edited)
    return Step(time, how, files, operations)


def put(row: int, field: str, value: str, table: TableRef | str = "Episodes") -> SetCell:
    return SetCell(TableRef.of(table), row, field, value)


def add(row: int, after: int | None, table: TableRef | str = "Episodes", **cells: str) -> AddRow:
    return AddRow(TableRef.of(table), row, after, cells)


def delete(row: int, table: TableRef | str = "Episodes") -> DeleteRow:
    return DeleteRow(TableRef.of(table), row)
