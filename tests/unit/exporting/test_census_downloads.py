"""Every download of a small census, as an analyst reads it."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import openpyxl
import pytest

from tests.unit.exporting.returns import demo
from tests.unit.loaded_census import FULL_CHILD, census, loaded_census
from tests.unit.requests import AFTER_ALL_YEARS
from worker.checking.engine import check
from worker.editing.operations import FIRST_ADDED_ROW
from worker.exporting.checked_return import CheckedReturn, SourceTable
from worker.exporting.comparing import compare_files
from worker.exporting.counts import counts_file
from worker.exporting.data_files import NotExported, xml_file
from worker.exporting.reading_counts import read_counts
from worker.prevalidation.before_export import faults_of_file
from worker.returns.cin import CIN
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.service.messenger import start

MADE_ON = "2026-11-25"
COUNCIL = "E08000003"
WHOLE = census(FULL_CHILD.format(child="C1"))
"""A census with which DfE's portal finds no fault before its rules."""
Message = dict[str, Any]
COUNTERS = ("CINdetailsID", "AssessmentID", "CPPID")


class Page:
    """Asks the messenger as the page does."""

    def __init__(self, **files: bytes) -> None:
        self.sent: list[tuple[Message, list[bytes]]] = []
        self.handle = start(lambda text, buffers: self.sent.append((json.loads(text), buffers)), (CIN,)).handle
        ((self.ready, _),) = self.sent
        self.steps = 0
        named = [{"file_id": name, "name": name, "last_year": None} for name in files]
        answered: list[str] = []
        loaded, _ = self.ask("load_files", list(files.values()), files=named)
        while loaded["questions"]:
            answered += [question["id"] for question in loaded["questions"]]
            loaded, _ = self.ask("load_files", list(files.values()), files=named, answered=answered)
        self.fingerprints = {each["file_id"]: each["fingerprint"] for each in loaded["files"]}
        self.fingerprint = loaded["files"][0]["fingerprint"]
        self.check()

    def ask(self, asked: str, buffers: Sequence[bytes] = (), /, **request: Any) -> tuple[Message, list[bytes]]:
        self.handle(json.dumps({"id": len(self.sent), "type": asked, **request}), buffers)
        reply, data = self.sent[-1]
        assert reply["type"] != "request_failed", reply["details"] or reply["message"]
        return reply, data

    def check(self) -> None:
        day = AFTER_ALL_YEARS.isoformat()
        self.checked, _ = self.ask("check", collection_year=2026, council=COUNCIL, as_at=None, today=day)

    def do(self, **operation: Any) -> None:
        table = {"module": operation.pop("module"), "last_year": False}
        files = [{"table": table, "fingerprint": self.fingerprint}]
        operations = [{"table": table, **operation}]
        step = {"time": "2026-11-25T10:00:00Z", "how": "typed", "files": files, "operations": operations}
        edited, _ = self.ask("edit", keep=self.steps, steps=[step])
        assert edited["set_aside"] == 0
        self.steps += 1

    def make(self, kind: str, ending: str, **options: Any) -> tuple[Message, bytes]:
        reply, (data,) = self.ask("make_file", kind=kind, ending=ending, made_on=MADE_ON, options=options)
        return reply, data


def edited_page() -> Page:
    page = Page(**{"census.xml": WHOLE})
    page.do(module="CINdetails", op="set", row=1, field="ReferralSource", value="1C")
    page.do(
        module="Reviews",
        op="add",
        row=FIRST_ADDED_ROW,
        after=1,
        cells={"Child": "C1", "CPPreviewDate": "2026-02-01"},
    )
    page.do(module="Assessments", op="delete", row=0)
    return page


def texts_of(data: bytes, ending: str) -> list[str]:
    """All that can be read in a file."""
    if ending == "zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(name).decode() for name in archive.namelist()]
    if ending == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return [
            *book.sheetnames,
            *(
                str(cell)
                for sheet in book
                for row in sheet.iter_rows(values_only=True)
                for cell in row
                if cell is not None
            ),
        ]
    return [data.decode("utf-8-sig")]


def test_every_download_is_made_and_says_nothing_of_the_other_return_or_of_counters() -> None:
    page = edited_page()
    for kind in page.ready["downloads"]:
        for form in kind["forms"]:
            made, data = page.make(kind["id"], form["ending"])
            assert (made["type"], bool(data)) == ("file_made", True)
            ending = "zip" if data[:2] == b"PK" and form["ending"] != "xlsx" else form["ending"]
            for text in texts_of(data, ending):
                assert "903" not in re.sub(r"[0-9a-f]{8,}", "", text), kind["id"]
                assert not any(counter in text for counter in COUNTERS), (kind["id"], form["ending"])


def test_the_page_offers_xml_as_the_only_format_of_the_portal() -> None:
    page = edited_page()
    assert [each["portal_formats"] for each in page.ready["returns"]] == [["xml"]]
    told = " ".join(kind["about_if_only_xml"] or kind["about"] for kind in page.ready["downloads"])
    assert "the only format that DfE’s portal accepts" in told
    assert "oth years" not in told
    assert "eprivation of liberty" not in told


def test_the_tables_as_csv_have_the_values_and_no_numbers_of_groups() -> None:
    page = edited_page()
    made, data = page.make("csv zip", "zip")
    assert made["notes"] == []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    reviews = next(text for name, text in files.items() if "Reviews" in name)
    assert reviews == "LAchildID,CPPreviewDate\r\nC1,2025-09-01\r\nC1,2025-12-01\r\nC1,2026-02-01\r\n"
    assert not any("PreProceedings" in name for name in files)
    assert all("Child," not in text for text in files.values())


def test_the_workbook_has_the_tables_of_the_year_and_the_changes() -> None:
    book = openpyxl.load_workbook(io.BytesIO(edited_page().make("workbook", "xlsx")[1]))
    assert not {"PreProceedings", "Pre-proceedings"} & set(book.sheetnames)
    heads = {sheet.title: [cell.value for cell in next(sheet.iter_rows())] for sheet in book}
    assert any("LAchildID" in map(str, head) for head in heads.values())


def test_numbers_that_identify_are_texts_with_their_zeros_in_every_workbook() -> None:
    page = Page(**{"census.xml": WHOLE.replace(b"C1", b"00123")})
    page.do(module="Header", op="set", row=0, field="SerialNo", value="00789")
    page.do(module="ChildIdentifiers", op="set", row=0, field="UPN", value="0012345")
    found: set[str] = set()
    for kind in page.ready["downloads"]:
        if "xlsx" in [form["ending"] for form in kind["forms"]]:
            book = openpyxl.load_workbook(io.BytesIO(page.make(kind["id"], "xlsx")[1]))
            values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
            assert not values & {123, 789, 12345, "123", "789", "12345"}, kind["id"]
            found |= values & {"00789", "00123", "0012345"}
    assert found == {"00789", "00123", "0012345"}


def test_the_xml_is_the_loaded_file_with_the_edits() -> None:
    page = edited_page()
    made, data = page.make("xml", "xml")
    assert made["notes"] == []
    text = re.sub(r" +<Assessments>.*</Assessments>\n", "", WHOLE.decode(), flags=re.DOTALL)
    text = text.replace("<ReferralSource>1B", "<ReferralSource>1C")
    review = "            <CPPreviewDate>2025-12-01</CPPreviewDate>\n"
    assert data.decode() == text.replace(review, review + review.replace("2025-12", "2026-02"))


def test_xml_that_the_portal_would_refuse_says_why_as_loaded_and_after_edits() -> None:
    faulty = WHOLE.decode().replace("<SerialNo>001</SerialNo>", "<SerialNo></SerialNo>")
    faulty = faulty.replace("<Sex>F</Sex>", "<Sex>F</Sex><UPN>A123456789123</UPN>")
    page = Page(**{"census.xml": faulty.encode()})
    assert [(group["title"], group["count"]) for group in page.checked["prevalidation"]] == [
        ("Elements in the wrong order", 1),
        ("Required element missing", 1),
    ]
    (as_loaded,) = page.make("xml", "xml")[0]["notes"]
    assert as_loaded == (
        "DfE’s portal would reject this file because of its structure. Elements in the wrong order: on line 18 "
        "(UPN); Required element missing: on line 3 (SerialNo)."
    )
    page.do(module="CINdetails", op="set", row=1, field="CINreferralDate", value="5 January 2026")
    page.do(module="Header", op="set", row=0, field="SerialNo", value="001")
    (edited,) = page.make("xml", "xml")[0]["notes"]
    assert edited == (
        "DfE’s portal would reject this file because of its structure. Elements in the wrong order: on line 18 "
        "(UPN); Date not in the format yyyy-mm-dd: on line 57 (CINreferralDate)."
    )


def test_what_the_tables_show_after_edits_is_what_the_file_has() -> None:
    page = Page(**{"census.xml": WHOLE})
    page.do(module="CINdetails", op="set", row=1, field="CINreferralDate", value="5 January 2026")
    page.do(module="Header", op="set", row=0, field="SerialNo", value="")
    page.do(module="ChildCharacteristics", op="delete", row=0)
    cells = {"Child": "C1", "CPPreviewDate": "1/2/26"}
    page.do(module="Reviews", op="add", row=FIRST_ADDED_ROW, after=1, cells=cells)
    made, data = page.make("xml", "xml")
    told = dict.fromkeys(fault.title for fault in faults_of_file(CIN, data, 2026) if fault.refuses_file)
    (note,) = made["notes"]
    assert re.findall(r"(?:\. |; )([^:;]+):", note) == list(told)
    assert len(told) == 3
    assert "2 times, first on line 57 (CINreferralDate)" in note


def test_last_year_s_files_are_its_own() -> None:
    last_year = WHOLE.replace(b"2025-", b"2024-").replace(b"2026", b"2025").replace(b"C1", b"L1")
    page = Page(**{"this.xml": WHOLE, "last.xml": last_year})
    page.do(module="CINdetails", op="set", row=1, field="ReferralSource", value="1C")
    assert page.make("xml", "xml", last_year=True)[1] == last_year
    assert page.make("xml", "xml")[1] == WHOLE.replace(b"<ReferralSource>1B", b"<ReferralSource>1C")
    for kind, ending in (("csv", "csv"), ("csv zip", "zip")):
        made, data = page.make(kind, ending, last_year=True)
        assert "2024-25" in made["name"]
        texts = texts_of(data, "zip")
        assert any("L1," in text for text in texts)
        assert not any("C1," in text for text in texts)
    book = openpyxl.load_workbook(io.BytesIO(page.make("workbook", "xlsx")[1]))
    assert {"CINdetails", "CINdetails 2024-25"} <= set(book.sheetnames)
    counts = read_counts("counts", page.make("summary of counts", "json")[1], (CIN,))
    assert counts.children == 1
    assert "2024/25" in page.make("key figures", "csv")[1].decode("utf-8-sig")


def test_corrections_at_source_cite_rows_by_their_names() -> None:
    text = edited_page().make("correct at source", "csv")[1].decode("utf-8-sig")
    lines = text.splitlines()
    assert len(lines) == 4
    (changed,) = (line for line in lines if "1C" in line)
    assert "Referral of 05/01/2026" in changed


def test_the_findings_have_errors_queries_and_rules_on_the_whole_return() -> None:
    page = Page(**{"census.xml": WHOLE})
    found = json.loads(page.make("findings", "json")[1])
    assert (found["kind"], found["council"], found["year"]) == ("Children in Need findings", COUNCIL, 2026)
    assert {each["warning"] for each in found["errors"]} == {False, True}
    assert all(each["code"].endswith("Q") == each["warning"] for each in found["errors"])
    codes = {each["code"] for each in found["whole_return"]}
    assert codes == {code for code, rule in CIN.rules_of(2026).items() if rule.whole_return}
    assert not codes & {each["code"] for each in found["errors"]}
    assert set(found["rules_run"]) | set(found["not_checked"]) == set(CIN.rules_of(2026))
    assert all(each["module"] in CIN.by_module and each["line"] for each in found["errors"])


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_the_counts_agree_with_the_findings_and_tell_nothing_of_a_child(ending: str) -> None:
    page = edited_page()
    found = json.loads(page.make("findings", "json")[1])
    data = page.make("summary of counts", ending)[1]
    counts = read_counts("counts", data, (SSDA903, CIN))
    assert (counts.title, counts.council, counts.year, counts.children) == ("Children in Need", COUNCIL, 2026, 1)
    failing = [each["code"] for each in found["whole_return"] if each["fails"]]
    of_errors = Counter([*(each["code"] for each in found["errors"]), *failing])
    assert {count.code: count.errors for count in counts.errors if count.errors} == of_errors
    assert {count.code for count in counts.errors} == set(found["rules_run"])
    text = data.decode("utf-8-sig")
    assert not any(value in text for value in ("C1", "2025-05-05", "2015-01-02", "census.xml"))


def test_councils_are_compared_by_their_summaries_of_one_return() -> None:
    data = edited_page().make("summary of counts", "json")[1]
    other = data.replace(COUNCIL.encode(), b"E08000006")
    checked = demo()
    of_care = counts_file(checked, "json").data
    files = [("manchester.json", data), ("salford.json", other), ("care.json", of_care)]
    compared = compare_files(files, returns=(SSDA903, CIN))
    assert [council.name for council in compared.councils] == ["Manchester", "Salford"]
    assert compared.notes[0] == (
        "care.json is about a different return from the first file. Compare it separately."
    )
    rules = CIN.rules_of(2026)
    assert compared.codes
    assert all(rules[code.code].title == code.title and not rules[code.code].warning for code in compared.codes)
    assert {theme.group for theme in compared.themes} <= set(CIN.themes)
    assert all(code.errors[0] == code.errors[1] for code in compared.codes)
    first = compare_files(files[::-1], returns=(SSDA903, CIN))
    assert [note for note in first.notes if "different return" in note] == [
        f"{name} is about a different return from the first file. Compare it separately."
        for name in ("salford.json", "manchester.json")
    ]


ASSESSMENT = "Referral of 05/05/2025, assessment started 06/05/2025"


def test_reports_name_a_row_after_the_rows_around_it() -> None:
    page = Page(**{"census.xml": WHOLE})
    page.do(module="AssessmentFactorsList", op="set", row=1, field="AssessmentFactor", value="2b")
    lines = csv.DictReader(page.make("errors by child", "csv")[1].decode("utf-8-sig").splitlines())
    assert {line["Row"] for line in lines if line["Error code"] == "8614"} == {ASSESSMENT}
    lines = csv.DictReader(page.make("problems in the files", "csv")[1].decode("utf-8-sig").splitlines())
    assert [line["Row"] for line in lines] == [f"{ASSESSMENT}, factor 2b"]
    assert f"Assessments 2025/26<br>{ASSESSMENT}<br>Line " in page.make("pages by child", "html")[1].decode()
    found = json.loads(page.make("findings", "json")[1])
    assert {each["row"] for each in found["errors"] if each["code"] == "8614"} == {ASSESSMENT}
    sheet = openpyxl.load_workbook(io.BytesIO(page.make("workbook", "xlsx")[1]))["Changes"]
    names, change = sheet.iter_rows(values_only=True)
    assert dict(zip(names, change, strict=True))["Row"] == f"{ASSESSMENT}, factor 2b"


def test_sheets_of_questions_name_a_row_after_the_rows_around_it() -> None:
    page = Page(**{"census.xml": WHOLE})
    people = b"Child,Worker\r\nC1,Amina Khan\r\n"
    about = {"name": "people.csv", "column": None, "with_pages": False, "made_on": MADE_ON}
    _, (data,) = page.ask("make_answer_sheets", [people], **about)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = [text for name in archive.namelist() for text in texts_of(archive.read(name), "xlsx")]
    assert ASSESSMENT in texts


def test_a_census_whose_tables_do_not_nest_makes_no_xml_and_says_why() -> None:
    why = r"^We can’t make an XML file that has all rows\. Child C1 has 1 row that does not match"
    with pytest.raises(NotExported, match=why):
        xml_file(without_referrals())


IDS = (
    b"LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,PersonDeathDate\r\n"
    b"%s,,,,2015-01-02,,F,\r\nC2,,,,2016-01-02,,M,\r\n%s,,,,2014-01-02,,M,\r\n"
)
REFERRALS = (
    b"LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,"
    b"DateOfInitialCPC,ReferralNFA\r\n"
)


def test_children_without_id_in_tables_are_not_written_as_one() -> None:
    files = {"ids.csv": IDS % (b"", b""), "cin.csv": REFERRALS + b"C2,1,2025-05-05,1A,N1,,,,0\r\n"}
    with pytest.raises(
        AssertionError,
        match="2 children in ChildIdentifiers have no LAchildID, so we do not know which rows belong to which",
    ):
        Page(**files).make("xml", "xml")
    files["ids.csv"] = IDS % (b"C1", b"")
    text = Page(**files).make("xml", "xml")[1].decode()
    assert text.count("<Child>") == text.count("<ChildIdentifiers>") == 3


def test_a_row_that_may_be_in_either_of_two_referrals_is_not_written_in_both() -> None:
    enquiries = (
        b"LAchildID,CINdetailsID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired\r\n"
        b"C2,7,2025-05-06,,,false\r\n"
    )
    files = {
        "ids.csv": IDS % (b"C1", b"C3"),
        "cin.csv": REFERRALS + b"C2,7,2025-05-05,1A,N1,,,,0\r\nC2,7,2025-06-05,1A,N1,,,,0\r\n",
    }
    text = Page(**files).make("xml", "xml")[1].decode()
    assert text.count("<CINdetails>") == 2
    with pytest.raises(
        AssertionError,
        match="Child C2 has several rows with the same CINdetailsID in CINdetails, so we do not know which of "
        "them 1 row in Section47 belongs to",
    ):
        Page(**files, **{"s47.csv": enquiries}).make("xml", "xml")


def test_disabilities_of_a_child_with_two_characteristics_are_written_once() -> None:
    files = {
        "ids.csv": IDS % (b"C1", b"C3"),
        "characteristics.csv": b"LAchildID,Ethnicity\r\nC2,WBRI\r\nC2,WIRI\r\nC3,WIRI\r\n",
        "disabilities.csv": b"LAchildID,Disability\r\nC2,LD\r\nC2,AUT\r\nC3,LD\r\n",
        "cin.csv": REFERRALS + b"C2,1,2025-05-05,1A,N1,,,,0\r\n",
    }
    text = Page(**files).make("xml", "xml")[1].decode()
    assert re.findall("<(Ethnicity|Disability)>(.*)</", text) == [
        ("Ethnicity", "WBRI"),
        ("Disability", "LD"),
        ("Disability", "AUT"),
        ("Ethnicity", "WIRI"),
        ("Ethnicity", "WIRI"),
        ("Disability", "LD"),
    ]


def without_referrals() -> CheckedReturn:
    """A census that was not loaded from XML, with assessments and plans of referrals that are not there."""
    tables = loaded_census(WHOLE)
    frames = {name: table.now.frame for name, table in tables.items()}
    frames[TableRef("CINdetails")] = frames[TableRef("CINdetails")].iloc[:0]
    dataset = CIN.load_dataset()(frames, 2026, file_format="csv")
    sources = {
        name: SourceTable(f"{name}.csv", None, frame, np.arange(len(frame)) + 2) for name, frame in frames.items()
    }
    return CheckedReturn(check(dataset, []), sources, datetime.date(2026, 11, 25))
