"""A return that differs from SSDA903 in all that can differ goes through the common rooms."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.unit.examples import examples
from tests.unit.made_up_returns import TINY, TINY_LINES, TINY_TABLES, TINY_XML
from tests.unit.requests import AFTER_ALL_YEARS
from worker.editing.operations import BEFORE_ALL, FIRST_ADDED_ROW, AddRow, DeleteRow, Operation, SetCell
from worker.editing.tables import EditedTables
from worker.exporting.xml_files import XmlExport, write_xml
from worker.reading.file_reports import FileToLoad, LoadReport
from worker.reading.files import ReadFile, read_file
from worker.reading.refusal import Refused
from worker.returns.definition import Return
from worker.returns.module import Field, Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.returns.xml_form import Group
from worker.service.loaded_files import LoadedFiles
from worker.service.messenger import start

SSDA903_XML = "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD></EXPSSDA903>"
KNOWN: list[tuple[Return, ...]] = [(TINY,), (TINY, SSDA903), (SSDA903, TINY)]
by_returns = pytest.mark.parametrize("returns", KNOWN, ids=["alone", "before SSDA903", "after SSDA903"])


def read(text: str, returns: tuple[Return, ...] = (TINY, SSDA903)) -> ReadFile:
    return read_file("tiny.xml", text.encode(), returns)


def written(file: ReadFile) -> XmlExport:
    return write_xml(file.definition, {name: table.frame for name, table in file.tables.items()}, 2027)


def rows_of(file: ReadFile) -> dict[str, list[dict[Hashable, str]]]:
    return {name: table.frame.to_dict("records") for name, table in file.tables.items()}


@by_returns
def test_it_is_recognised_and_read(returns: tuple[Return, ...]) -> None:
    file = read(TINY_XML, returns)
    assert file.definition is TINY
    assert rows_of(file) == TINY_TABLES
    assert {name: table.lines.tolist() for name, table in file.tables.items()} == TINY_LINES
    assert (file.warnings, file.rows, file.title) == ([], 2, "Whole return (XML)")


@by_returns
def test_what_is_read_is_written_as_it_was(returns: tuple[Return, ...]) -> None:
    export = written(read(TINY_XML, returns))
    assert export.data.decode() == TINY_XML
    assert export.left_out == []


@pytest.mark.parametrize("returns", KNOWN[1:])
def test_the_other_return_is_recognised_beside_it(returns: tuple[Return, ...]) -> None:
    assert read(SSDA903_XML, returns).definition is SSDA903
    csv = read_file("r.csv", b"CHILD,DOB,REVIEW,REVIEW_CODE\nA,,,\n", returns)
    assert csv.definition is SSDA903
    # Without its own root, a file is known from where the children are.
    assert read(SSDA903_XML.replace("EXPSSDA903", "r"), returns).definition is SSDA903
    assert read(TINY_XML.replace("Message", "r"), returns).definition is TINY


def test_order_and_case_of_tags_do_not_matter() -> None:
    main, header = "( +<ChildIdentifiers>.*?</ChildIdentifiers>\n)", "(  <Header>.*</Header>\n)"
    shuffled = re.sub(f"{main}(.*?)( +</Child>)", r"\2\1\3", TINY_XML, flags=re.DOTALL)
    shuffled = re.sub(f"{header}(.*)(</Message>)", r"\2\1\3", shuffled, flags=re.DOTALL)
    assert shuffled != TINY_XML
    assert rows_of(read(shuffled)) == TINY_TABLES
    assert rows_of(read(re.sub(r"<(/?)(\w+)>", lambda tag: tag[0].lower(), TINY_XML))) == TINY_TABLES


def test_a_group_is_numbered_within_the_group_around_it() -> None:
    file = read(TINY_XML)
    referrals, assessments = file.tables["Referral"].frame, file.tables["Assessment"].frame
    assert referrals["ReferralNo"].tolist() == ["1", "2", "1"]
    assert assessments[["ReferralNo", "AssessmentNo"]].to_numpy().tolist() == [["1", "1"], ["1", "2"], ["2", "1"]]


TEXTS = st.text("aB<&é ", max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Tables as they are read: numbered within the row around them, in the order of the children."""
    rows: dict[str, list[list[str]]] = {name: [] for name in TINY.by_module}
    rows["Collection"].append([draw(TEXTS) for _ in range(3)])
    for child in range(draw(st.integers(1, 3))):
        identity = f" c{child}"
        rows["ChildIdentifiers"].append([identity, draw(TEXTS), draw(TEXTS)])
        for referral in range(draw(st.integers(0, 3))):
            rows["Referral"].append([str(referral + 1), identity, draw(TEXTS), draw(TEXTS), draw(TEXTS)])
            for assessment in range(draw(st.integers(0, 3))):
                keys = [str(referral + 1), str(assessment + 1)]
                rows["Assessment"].append([*keys, identity, draw(TEXTS), draw(TEXTS)])
    return {
        name: pd.DataFrame(rows[name], columns=[*module.keys, *module.columns], dtype=object)
        for name, module in TINY.by_module.items()
    }


@settings(max_examples=60, deadline=None)
@given(tables())
def test_what_is_written_is_read(before: dict[str, pd.DataFrame]) -> None:
    export = write_xml(TINY, before, 2027)
    assert export.left_out == []
    file = read(export.data.decode())
    for name, frame in before.items():
        pd.testing.assert_frame_equal(file.tables[name].frame, frame, check_index_type=False)
    assert written(file).data == export.data


def with_numbered_children() -> Return:
    """The return with a key for the child, so that two children with one ID are two."""
    assert TINY.xml is not None
    header, children = TINY.xml.root.parts
    assert isinstance(children, Group)
    (child,) = children.parts
    assert isinstance(child, Group)
    numbered = replace(children, parts=(replace(child, number="ChildNo"),))
    return replace(
        TINY,
        modules=tuple(
            module
            if module.name == "Collection"
            else replace(
                module,
                fields=(Field("ChildNo", Kind.NUMBER, "Child"), *module.fields),
                keys=("ChildNo", *module.keys),
            )
            for module in TINY.modules
        ),
        xml=replace(TINY.xml, root=replace(TINY.xml.root, parts=(header, numbered))),
    )


def test_numbered_children_with_one_id_are_kept_apart() -> None:
    text = TINY_XML.replace("c2", "c1")
    file = read(text, (with_numbered_children(),))
    assert file.tables["Referral"].frame[["ChildNo", "ReferralNo"]].to_numpy().tolist() == [
        ["1", "1"],
        ["1", "2"],
        ["2", "1"],
    ]
    export = written(file)
    assert export.data.decode() == text
    assert export.left_out == []


def test_a_row_whose_group_is_gone_is_reported() -> None:
    file = read(TINY_XML)
    file.tables["Referral"].frame = file.tables["Referral"].frame.drop(index=0)
    export = written(file)
    assert export.left_out == [
        "Child c1 has 2 rows that do not match any other by ReferralNo and AssessmentNo in Assessment. XML can’t "
        "hold them."
    ]
    assert rows_of(read(export.data.decode()))["Assessment"] == [
        {"ReferralNo": "1", "AssessmentNo": "1", "ChildID": "c1", "StartDate": "2014-09-10", "Factor": "2"}
    ]


def test_what_is_not_part_of_it_is_reported_as_written() -> None:
    odd = TINY_XML.replace("<Sex>M</Sex>", "<Sex>M</Sex><Height>1</Height>").replace(
        "  <Children>", "  <Extra><More/></Extra>\n  <Children>"
    )
    (warning,) = read(odd).warnings
    assert "tags that are not part of the return: Extra, Height." in warning


def test_a_child_without_its_main_group_is_reported() -> None:
    child = "<Child><Referral><ReferralDate>2026-05-01</ReferralDate></Referral></Child>"
    (warning,) = read(TINY_XML.replace("  </Children>", f"{child}\n  </Children>")).warnings
    assert "the child on line 51 has no ChildIdentifiers" in warning


def test_a_file_without_children_names_what_is_sought() -> None:
    with pytest.raises(Refused, match=r"no Child with a ChildIdentifiers \(Tiny census\)\. Check"):
        read("<Message><Children/></Message>")
    with pytest.raises(Refused, match=r"no Child .* \(Tiny census\) and no CHILD with a HEADER \(SSDA903\)"):
        read("<r/>")


def test_it_is_not_read_from_csv() -> None:
    with pytest.raises(Refused, match="does not have the columns of any SSDA903 file"):
        read_file("c.csv", b"ChildID,BirthDate,Sex\n1,,\n", (TINY, SSDA903))


def load(*files: tuple[str, str]) -> tuple[LoadedFiles, LoadReport]:
    loaded = LoadedFiles((TINY, SSDA903))
    named = [FileToLoad(name, name, None) for name, _ in files]
    return loaded, loaded.load(named, [text.encode() for _, text in files])


def test_it_is_loaded_without_a_last_year() -> None:
    loaded, report = load(("tiny.xml", TINY_XML))
    assert loaded.definition is TINY
    assert list(loaded.tables) == [TableRef(name) for name in TINY_TABLES]
    assert loaded.file_format(last_year=False) == "xml"
    assert report.proposal is not None
    assert report.proposal.year == 2027
    assert [(file.last_year, file.problems) for file in report.files] == [(False, [])]


def test_of_two_files_the_first_is_used() -> None:
    _, report = load(("one.xml", TINY_XML), ("two.xml", TINY_XML.replace("c1", "c3")))
    assert [bool(file.problems) for file in report.files] == [False, True]
    assert report.files[1].problems[0].text.endswith("Remove the file you do not want.")


def test_files_of_two_returns_are_not_mixed() -> None:
    loaded, report = load(("tiny.xml", TINY_XML), ("ssda903.xml", SSDA903_XML))
    assert loaded.definition is TINY
    assert report.files[1].modules == []
    assert [asked.kind for asked in report.questions] == ["two_returns"]


# By the messages of the page

MADE_ON = "2026-11-25"
COUNCIL = "E08000003"
NEW_ROW = FIRST_ADDED_ROW
REFERRAL, ASSESSMENT, MAIN, COLLECTION = (
    {"module": name, "last_year": False} for name in ("Referral", "Assessment", "ChildIdentifiers", "Collection")
)
Message = dict[str, Any]


class Page:
    """Asks the messenger as the page does: JSON text and buffers both ways."""

    def __init__(self, text: str = TINY_XML, definition: Return = TINY) -> None:
        self.sent: list[tuple[Message, list[bytes]]] = []
        self.handle = start(
            lambda text, buffers: self.sent.append((json.loads(text), buffers)), (definition,)
        ).handle
        ((self.ready, _),) = self.sent
        self.steps: list[Message] = []
        self.load(text)

    def ask_for_bytes(
        self, asked: str, buffers: Sequence[bytes] = (), /, **request: Any
    ) -> tuple[Message, list[bytes]]:
        self.handle(json.dumps({"id": len(self.sent), "type": asked, **request}), buffers)
        reply, data = self.sent[-1]
        assert reply["type"] != "request_failed", reply["details"] or reply["message"]
        return reply, data

    def ask(self, asked: str, /, **request: Any) -> Message:
        return self.ask_for_bytes(asked, **request)[0]

    def load(self, text: str) -> None:
        files = [{"file_id": "1", "name": "tiny.xml", "last_year": None}]
        answered: list[str] = []
        self.loaded, _ = self.ask_for_bytes("load_files", [text.encode()], files=files)
        while self.loaded["questions"]:
            answered += [question["id"] for question in self.loaded["questions"]]
            self.loaded, _ = self.ask_for_bytes("load_files", [text.encode()], files=files, answered=answered)
        (self.file,) = self.loaded["files"]

    def check(self) -> Message:
        return self.ask(
            "check", collection_year=2027, council=COUNCIL, as_at=None, today=AFTER_ALL_YEARS.isoformat()
        )

    def do(self, *operations: Message) -> Message:
        """One step more."""
        tables = [
            TINY_REF | {"module": name} for name in dict.fromkeys(each["table"]["module"] for each in operations)
        ]
        files = [{"table": table, "fingerprint": self.file["fingerprint"]} for table in tables]
        step = {"time": "2026-11-25T10:00:00Z", "how": "typed", "files": files, "operations": operations}
        keep = len(self.steps)
        self.steps.append(step)
        edited = self.ask("edit", keep=keep, steps=[step])
        assert edited["set_aside"] == 0
        return edited

    def undo(self, keep: int) -> Message:
        del self.steps[keep:]
        return self.ask("edit", keep=keep, steps=[])

    def child(self, name: str) -> dict[str, Message]:
        """The tables of a child's record, by module."""
        return {table["table"]["module"]: table for table in self.ask("get_child", child=name)["tables"]}

    def make(self, kind: str, ending: str, **options: Any) -> tuple[Message, bytes]:
        reply, (data,) = self.ask_for_bytes(
            "make_file", kind=kind, ending=ending, made_on=MADE_ON, options=options
        )
        return reply, data

    def xml(self) -> str:
        reply, data = self.make("xml", "xml")
        assert reply["notes"] == []
        return data.decode()


TINY_REF = {"last_year": False}


def set_cell(table: Message, row: int, field: str, value: str) -> Message:
    return {"op": "set", "table": table, "row": row, "field": field, "value": value}


def add_row(table: Message, after: int | None, row: int = NEW_ROW, **cells: str) -> Message:
    return {"op": "add", "table": table, "row": row, "after": after, "cells": cells}


def delete_row(table: Message, row: int) -> Message:
    return {"op": "delete", "table": table, "row": row}


def cells_of(table: Message) -> list[dict[str, str]]:
    names = [column["name"] for column in table["columns"]]
    return [dict(zip(names, row["cells"], strict=True)) for row in table["rows"]]


def errors_of(reply: Message) -> dict[str, list[int]]:
    return {each["code"]: each["children"] for each in reply["error_types"]}


@pytest.fixture
def page() -> Page:
    page = Page()
    page.check()
    return page


def test_the_page_is_told_what_the_return_is() -> None:
    (described,) = Page().ready["returns"]
    assert (described["name"], described["child"], described["main"]) == ("tiny", "ChildID", "ChildIdentifiers")
    assert (described["date_form"], described["reports_last_year"], described["rules"]) == ("yyyy-mm-dd", False, 3)
    assert {module["name"]: (module["around"], module["has_child"]) for module in described["modules"]} == {
        "Collection": ("", False),
        "ChildIdentifiers": ("", True),
        "Referral": ("", True),
        "Assessment": ("Referral", True),
    }


def test_it_is_loaded_and_checked() -> None:
    page = Page()
    assert page.loaded["proposal"]["year"] == 2027
    assert page.loaded["problems"] == page.file["problems"] == []
    checked = page.check()
    assert checked["children"] == ["C1", "C2"]
    assert errors_of(checked) == {"T1": [0], "T2": [0]}
    assert (checked["not_checked"], checked["failed"], checked["prevalidation"]) == ([], [], [])
    assert checked["errors_without_child"] == 0


def test_problems_in_its_files_are_told_in_its_own_form() -> None:
    page = Page(TINY_XML.replace("2026-07-01", "03/02/2026").replace("<Year>2027", "<Year>n/a"))
    groups = page.check()["prevalidation"]
    shown = [
        problem
        for group in groups
        for problem in page.ask("get_problems", kind=group["kind"], start=0, count=10)["problems"]
    ]
    year, day = sorted(shown, key=lambda problem: str(problem["table"]["module"]))
    assert (year["child"], year["column"], year["proposal"]) == ("", "Year", "")
    assert (day["child"], day["value"], day["proposal"]) == ("C2", "03/02/2026", "2026-02-03")
    assert "is not in the format yyyy-mm-dd. It is probably 2026-02-03." in day["message"]
    asked = {"table": REFERRAL, "column": "ReferralDate", "collection_year": 2027}
    assert "yyyy-mm-dd" in page.ask("read_value", **asked, text="03/02/2026")["fault"]
    assert page.ask("read_value", **asked, text="2026-02-03")["fault"] == ""
    hints = {column["name"]: column["hint"] for column in page.child("C2")["Referral"]["columns"]}
    assert "yyyy-mm-dd" in hints["ReferralDate"]


def test_the_record_of_a_child_has_its_nested_rows(page: Page) -> None:
    record = page.child("c1")
    assert {name: cells_of(table) for name, table in record.items()} == {
        name: [
            {column: text for column, text in row.items() if column not in TINY.module(name).keys}
            for row in TINY_TABLES[name]
            if row["ChildID"] == "c1"
        ]
        for name in ("ChildIdentifiers", "Referral", "Assessment")
    }
    assert {name: table["fixed"] for name, table in record.items()} == {
        "ChildIdentifiers": [],
        "Referral": ["ReferralNo", "ChildID"],
        "Assessment": ["ReferralNo", "AssessmentNo", "ChildID"],
    }
    labels = [
        dict(zip(cells, row["labels"], strict=True))
        for cells, row in zip(cells_of(record["Referral"]), record["Referral"]["rows"], strict=True)
    ]
    assert [each["Source"] for each in labels] == ["Family", "School"]
    errors = page.ask("get_child", child="c1")["errors"]
    assert {error["code"]: {cell["row"] for cell in error["cells"]} for error in errors} == {
        "T1": {0},
        "T2": {0, 2},
    }
    lists = page.ask("get_codes", collection_year=2027)["lists"]
    assert [
        code["code"]
        for each in lists
        if (each["field"], each["year"]) == ("Source", 2026)
        for code in each["codes"]
    ] == ["1A", "2B"]


def some(delta: Message) -> Message:
    """What an edit did, without what it did not do."""
    return {name: counts for name, counts in delta.items() if counts}


def test_a_cell_is_edited_and_undone(page: Page) -> None:
    before = page.xml()
    assert before == TINY_XML
    edited = page.do(set_cell(REFERRAL, 0, "ClosureDate", "2026-08-01"))
    assert edited["children"] == ["C1"]
    assert some(edited["delta"]) == {"resolved": [{"code": "T1", "rows": 1, "warning": False}]}
    assert edited["error_list"]["gone"] == ["T1"]
    assert page.xml() == TINY_XML.replace("<ClosureDate>2026-04-01", "<ClosureDate>2026-08-01")
    undone = page.undo(0)
    assert undone["changes"] == 0
    assert undone["delta"]["appeared"] == [{"code": "T1", "rows": 1, "warning": False}]
    assert page.xml() == before


ADDED_ASSESSMENT = """        <Assessment>
          <StartDate>2014-01-01</StartDate>
        </Assessment>
"""


@pytest.mark.parametrize(
    ("after", "follows"), [(1, "2026-06-10"), (0, "2026-05-10"), (2, "2014-09-10"), (None, "2014-09-10")]
)
def test_a_new_nested_row_comes_into_the_group_of_the_row_before(
    page: Page, after: int | None, follows: str
) -> None:
    page.do(add_row(ASSESSMENT, after, ChildID="c1", StartDate="2014-01-01"))
    expected = re.sub(
        f"({follows}.*?</Assessment>\n)",
        lambda found: found[1] + ADDED_ASSESSMENT,
        TINY_XML,
        count=1,
        flags=re.DOTALL,
    )
    assert page.xml() == expected
    assert errors_of(page.check()) == {"T1": [0], "T2": [0]}
    page.undo(0)
    assert page.xml() == TINY_XML


def test_the_first_nested_row_of_a_child_comes_into_its_last_group(page: Page) -> None:
    page.do(add_row(ASSESSMENT, None, ChildID="c2", StartDate="2014-01-01"))
    assert page.xml() == TINY_XML.replace("<Source>3C</Source>\n", f"<Source>3C</Source>\n{ADDED_ASSESSMENT}")
    assert errors_of(page.check()) == {"T1": [0], "T2": [0, 1]}


def test_a_new_group_has_a_number_that_none_had(page: Page) -> None:
    page.do(delete_row(ASSESSMENT, 2), delete_row(REFERRAL, 1))
    edited = page.do(add_row(REFERRAL, 0, ChildID="c1", ReferralDate="2026-10-01"))
    assert edited["changes"] == 3
    assert [row["name"] for row in page.child("c1")["Referral"]["rows"]] == [
        "Referral of 01/05/2026",
        "Referral of 01/10/2026",
    ]
    # What was in the deleted referral does not come into the new one.
    operation = {"op": "add", "table": ASSESSMENT, "row": NEW_ROW + 1, "after": None, "inside": None}
    cells = {"ReferralNo": "2", "AssessmentNo": "1", "ChildID": "c1"}
    page.do(operation | {"cells": cells})
    assert page.child("c1")["Assessment"]["rows"][-1]["inside"] == 1
    page.undo(1)
    assert page.ask("edit", keep=0, steps=[])["changes"] == 0
    assert page.xml() == TINY_XML


def test_a_number_of_a_group_is_not_edited(page: Page) -> None:
    operation = set_cell(REFERRAL, 0, "ReferralNo", "7")
    step = {
        "time": "2026-11-25T10:00:00Z",
        "how": "typed",
        "files": [{"table": REFERRAL, "fingerprint": page.file["fingerprint"]}],
        "operations": [operation],
    }
    assert page.ask("edit", keep=0, steps=[step])["set_aside"] == 1
    assert page.xml() == TINY_XML


def test_a_childs_id_is_changed_in_all_its_rows(page: Page) -> None:
    page.do(set_cell(MAIN, 0, "ChildID", "c9"))
    assert page.xml() == TINY_XML.replace("c1", "c9")
    assert len(page.child("c9")["Assessment"]["rows"]) == 3


def test_deleted_rows_are_put_back(page: Page) -> None:
    page.do(delete_row(ASSESSMENT, 2))
    assert errors_of(page.check()) == {"T1": [0]}
    (deleted,) = page.child("c1")["Assessment"]["deleted"]
    assert (deleted["row"], deleted["line"]) == (2, 34)
    put_back = page.ask("revert_changes", cells=[{"table": ASSESSMENT, "row": 2, "field": ""}])["operations"]
    page.do(*put_back)
    assert page.xml() == TINY_XML


def test_a_table_of_the_whole_return_is_edited_checked_and_exported(page: Page) -> None:
    edited = page.do(set_cell(COLLECTION, 0, "LEA", ""))
    assert edited["children"] == []
    assert edited["error_list"]["errors_without_child"] == 1
    assert [each["code"] for each in edited["error_list"]["error_types"]] == ["T3"]
    assert errors_of(page.check()) == {"T1": [0], "T2": [0], "T3": []}
    assert page.xml() == TINY_XML.replace("      <LEA>352</LEA>\n", "").replace(
        "    <Source>\n    </Source>\n", ""
    )
    found = page.ask("get_error_rows", code="T3", table=COLLECTION, start=0, count=10)
    assert [(row["child"], row["cells"]) for row in found["rows"]] == [("", ["TINY", "2027", ""])]
    (change,) = page.ask("get_changes", table=None, how=None, child="", start=0, count=10)["changes"]
    assert (change["child"], change["label"], change["loaded"]) == ("", "Local authority", "352")
    action = {"action": "set", "field": "LEA", "value": "352"}
    prepared = page.ask("prepare_bulk", code="T3", table=COLLECTION, rows=None, action=action)
    assert some(prepared["delta"]) == {"resolved": [{"code": "T3", "rows": 1, "warning": False}]}
    page.undo(0)
    assert errors_of(page.check()) == {"T1": [0], "T2": [0]}


def test_no_answers_are_suggested(page: Page) -> None:
    assert page.ask("get_suggestions", child="c1")["suggestions"] == []
    found = page.ask("get_error_rows", code="T1", table=REFERRAL, start=0, count=10)
    assert found["fixed"] == ["ReferralNo", "ChildID"]
    assert [row["suggestions"] for row in found["rows"]] == [[]]


@pytest.mark.parametrize("text", [TINY_XML, TINY_XML.replace("352", "").replace("2027<", "n/a<")])
def test_every_download_is_made(text: str) -> None:
    page = Page(text)
    page.check()
    page.do(
        set_cell(COLLECTION, 0, "Name", "T"),
        add_row(ASSESSMENT, None, ChildID="c1", StartDate="2014-01-01"),
        delete_row(REFERRAL, 2),
    )
    overview = page.ask("get_overview")["overview"]
    assert overview["now"]["children"] == 2
    assert {bar["label"] for bar in overview["by_theme"]} <= set(TINY.themes)
    assert page.ask("get_key_figures")["compared"] is None
    assert page.ask("get_children_behind", figure=1, line=0)["children"] == []
    choices = page.ask("get_download_choices")
    assert (choices["this_year"], choices["last_year"]) == (list(TINY_TABLES), [])
    for kind in page.ready["downloads"]:
        for form in kind["forms"]:
            made, data = page.make(kind["id"], form["ending"])
            assert (made["type"], bool(data)) == ("file_made", True)
    counts = page.make("summary of counts", "json")[1], page.make("summary of counts", "csv")[1]
    assert json.loads(counts[0])["kind"] == "Tiny census summary of counts"
    request = {"names": ["a.json", "b.csv"], "year": None, "file": None, "made_on": MADE_ON}
    compared, _ = page.ask_for_bytes("compare_counts", counts, **request)
    assert compared["refused"] == []
    assert compared["comparison"]["notes"] == ["b.csv is the same as another file, so we count it once."]


# Random edits

VALUES = st.sampled_from(["", "c1", "C2", " c3", "2026-05-01", "03/02/2026", "1A", "ü<&", "2010-01-01"])
Edits = list[tuple[str, str, int, int, str]]


def operation_of(tables: EditedTables, number: int, edit: tuple[str, str, int, int, str]) -> Operation | None:
    """An edit that is possible now, of what was drawn."""
    how, module, row_at, column_at, value = edit
    table = tables[TableRef(module)]
    rows, columns = table.numbers.tolist(), table.module.columns
    if how == "add":
        after = [None, BEFORE_ALL, *rows][row_at % (len(rows) + 2)]
        cells = {"ChildID": value} if "ChildID" in columns else {}
        return AddRow(table.name, FIRST_ADDED_ROW + number, after, cells)
    if not rows:
        return None
    row = rows[row_at % len(rows)]
    if how == "delete":
        return DeleteRow(table.name, row)
    return SetCell(table.name, row, columns[column_at % len(columns)], value)


@settings(max_examples=examples(80), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["set", "add", "delete"]),
            st.sampled_from(list(TINY_TABLES)),
            st.integers(0, 20),
            st.integers(0, 20),
            VALUES,
        ),
        max_size=12,
    )
)
def test_undoing_random_edits_gives_what_was_loaded(edits: Edits) -> None:
    page = Page()
    fresh = page.check()
    loaded, _ = load(("tiny.xml", TINY_XML))
    shadow = EditedTables(TINY, loaded.tables)
    wire: TypeAdapter[Operation] = TypeAdapter(Operation)
    for number, edit in enumerate(edits):
        operation = operation_of(shadow, number, edit)
        if operation:
            shadow.apply([operation])
            page.do(wire.dump_python(operation, mode="json"))
    page.check()
    page.make("xml", "xml")
    undone = page.undo(0)
    assert (undone["steps"], undone["changes"]) == (0, 0)
    assert page.xml() == TINY_XML
    again = page.check()
    assert errors_by_child(again) == errors_by_child(fresh)


def errors_by_child(reply: Message) -> dict[str, list[str]]:
    return {each["code"]: [reply["children"][at] for at in each["children"]] for each in reply["error_types"]}
