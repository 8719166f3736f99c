"""What a session hands over, by the messages of the protocol."""

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
from pydantic import ValidationError

from tests.unit.requests import check_request
from worker.exporting.downloads import DOWNLOADS
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import demo_files
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.council_comparison import compare_councils
from worker.service.errors import CannotAnswer, Reason
from worker.service.messenger import Messenger
from worker.service.session import Session

DAY = "2026-11-25"
FILES = demo_files(60, 2027, seed=3)
EPISODES = next(data for name, last_year, data in FILES if name == "episodes.csv" and not last_year)


def never_stop(done: int, total: int, code: str) -> bool:
    return True


def loaded(council: str | None = "E08000003", first_start: str | None = None) -> Session:
    """The made-up return, checked; with another start of the first episode where one is given."""
    session = Session()
    named = [p.FileToLoad(name, name, last_year) for name, last_year, _ in FILES]
    files = session.load_files(p.LoadFiles(id=1, files=named), [data for *_, data in FILES]).files
    session.check(check_request(2027, council), never_stop)
    if first_start is not None:
        (episodes,) = (file for file in files if file.modules == ["Episodes"] and not file.last_year)
        table = TableRef("Episodes")
        of_file = p.TableFile(table, episodes.fingerprint)
        set_start = p.SetCell(table, 0, "DECOM", first_start)
        step = p.Step("2026-11-25T10:00:00Z", "typed", (of_file,), (set_start,))
        session.edit(p.Edit(id=3, keep=0, steps=[step]))
    return session


@pytest.fixture(scope="module")
def session() -> Session:
    return loaded()


def make(
    session: Session, kind: str, ending: str, marks: Sequence[dict[str, str]] = (), **options: Any
) -> tuple[p.FileMade, bytes]:
    request = {"id": 3, "type": "make_file", "kind": kind, "ending": ending, "made_on": DAY}
    request |= {"marks": marks, "options": options}
    return session.make_file(p.MakeFile.model_validate(request))


def rows(data: bytes) -> list[dict[str, str]]:
    """The table of a report; what stands over it ends with a blank line."""
    text = data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text.split("\r\n\r\n", 1)[-1])))


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_was_not_edited_leaves_as_it_came(session: Session) -> None:
    made, data = make(session, "csv", "csv", module="Episodes")
    assert data == EPISODES
    assert made.name == "Manchester 2026-27 episodes 2026-11-25.csv"


@pytest.mark.parametrize("last_year", [False, True])
def test_all_modules_of_a_year_come_as_one_zip(session: Session, last_year: bool) -> None:
    made, data = make(session, "csv zip", "zip", last_year=last_year)
    assert made.name == f"Manchester {'2025-26' if last_year else '2026-27'} return as CSV 2026-11-25.zip"
    modules = [data for _, is_last, data in FILES if is_last == last_year and not data.startswith(b"URN,")]
    assert sorted(unzipped(data).values()) == sorted(modules)


def test_modules_without_a_place_in_xml_come_beside_it_and_that_is_said(session: Session) -> None:
    made, data = make(session, "xml", "xml")
    assert sorted(name.rpartition(".")[2] for name in unzipped(data)) == ["csv", "csv", "xml"]
    assert [note for note in made.notes if "is not part of DfE’s XML format" in note][:1]


def test_edits_are_in_the_data_and_nothing_else_is() -> None:
    _, data = make(loaded(first_start="01/02/2003"), "csv", "csv", module="Episodes")
    before, after = EPISODES.split(b"\r\n"), data.split(b"\r\n")
    assert [at for at, line in enumerate(after) if line != before[at]] == [1]
    assert b"01/02/2003" in after[1]


def test_a_module_that_is_not_loaded_is_named(session: Session) -> None:
    with pytest.raises(CannotAnswer, match="NoModule is not loaded"):
        make(session, "csv", "csv", module="NoModule")


def test_nothing_is_handed_over_before_a_check() -> None:
    with pytest.raises(CannotAnswer, match="Check the return first"):
        make(Session(), "workbook", "xlsx")


def test_reports_are_cut_down_to_what_is_chosen(session: Session) -> None:
    _, data = make(session, "errors by child", "csv")
    everything = rows(data)
    child, code = everything[0]["Child ID"], everything[0]["Error code"]
    of_child = rows(make(session, "errors by child", "csv", selection={"children": [child.lower()]})[1])
    assert of_child == [row for row in everything if row["Child ID"] == child]
    of_code = rows(make(session, "failed checks", "csv", selection={"codes": [code]})[1])
    assert [row["Error code"] for row in of_code] == [code]
    field = f"{everything[0]['Module']}.{everything[0]['Fields'].split(', ')[0]}"
    of_field = rows(make(session, "errors by child", "csv", selection={"fields": [field]})[1])
    assert everything[0] in of_field
    assert len(of_field) < len(everything)
    nobody = rows(make(session, "child records in error", "csv", selection={"children": []})[1])
    assert nobody == []


def test_columns_marks_and_suggestions_are_in_the_list_by_child(session: Session) -> None:
    everything = rows(make(session, "errors by child", "csv")[1])
    assert any(row["Suggestion"] for row in everything)
    child, code = everything[0]["Child ID"], everything[0]["Error code"]
    mark = {"child": child, "code": code, "status": "asked", "note": "on Monday"}
    columns = ["Child ID", "Error code", "Status", "Note"]
    listed = rows(make(session, "errors by child", "csv", columns=columns, marks=[mark])[1])
    assert list(listed[0]) == columns
    assert listed[0] == {
        "Child ID": child, "Error code": code, "Status": "Asked the social worker", "Note": "on Monday"
    }  # fmt: skip


def test_the_portals_list_has_a_line_for_each_child_with_all_its_codes(session: Session) -> None:
    codes: dict[str, set[str]] = {}
    for row in rows(make(session, "errors by child", "csv")[1]):
        codes.setdefault(row["Child ID"], set()).add(row["Error code"])
    portal = rows(make(session, "child records in error", "csv")[1])
    assert {row["Child ID"]: set(row["Error codes"].split(", ")) for row in portal} == codes
    assert len(portal) == len(codes)


@pytest.mark.parametrize(
    ("kind", "ending", "start"),
    [
        ("workbook", "xlsx", b"PK"),
        ("failed checks", "xlsx", b"PK"),
        ("not checked", "csv", b"\xef\xbb\xbf"),
        ("problems in the files", "csv", b"\xef\xbb\xbf"),
        ("pages by child", "html", b"<!DOCTYPE html>"),
        ("summary of counts", "csv", b"\xef\xbb\xbf"),
    ],
)
def test_every_kind_can_be_made(session: Session, kind: str, ending: str, start: bytes) -> None:
    made, data = make(session, kind, ending)
    assert data.startswith(start)
    assert made.name.endswith(f"2026-11-25.{ending}")


def test_a_kind_is_made_in_its_own_forms_only(session: Session) -> None:
    with pytest.raises(ValueError, match="workbook is not made as csv"):
        make(session, "workbook", "csv")
    with pytest.raises(ValidationError):
        make(session, "anything", "csv")


@pytest.mark.parametrize(("kind", "ending"), [(kind.id, ending) for kind in DOWNLOADS for ending in kind.endings])
def test_whatever_the_page_is_offered_can_be_made(session: Session, kind: str, ending: str) -> None:
    made, data = make(session, kind, ending)
    assert data
    assert "2026-11-25" in made.name


def test_choices_name_what_there_is(session: Session) -> None:
    choices = session.download_choices(p.GetDownloadChoices(id=4))
    everything = rows(make(session, "errors by child", "csv")[1])
    assert choices.columns == list(everything[0])
    names = {module.title: module.name for module in SSDA903.modules}
    assert {field.value for field in choices.fields} == {
        f"{names[row['Module']]}.{field}" for row in everything for field in row["Fields"].split(", ") if field
    }
    in_error = {row["Child ID"] for row in everything}
    assert choices.responsible
    assert all(set(person.children) <= in_error for person in choices.responsible)


def test_the_overview_tells_now_from_before_the_edits(session: Session) -> None:
    shown = session.overview(p.GetOverview(id=5)).overview
    assert shown.before is None
    for bars in (shown.by_type, shown.by_theme, shown.by_impact, shown.by_month):
        assert sum(bar.errors for bar in bars) == shown.now.errors
    edited = loaded(first_start="")
    after = edited.overview(p.GetOverview(id=5)).overview
    assert after.before == shown.now
    assert after.now.errors > shown.now.errors
    before = {bar.code: bar.before for bar in after.by_type if bar.before}
    assert before.items() <= {bar.code: bar.errors for bar in shown.by_type}.items()
    edited.edit(p.Edit(id=6, keep=0, steps=[]))
    assert edited.overview(p.GetOverview(id=5)).overview.before is None


def summary(session: Session, council: str, made_on: str, errors: int, year: int = 2027) -> bytes:
    _, data = make(session, "summary of counts", "json")
    counts = json.loads(data)
    about = {"council": council, "made_on": made_on, "year": year, "children_with_errors": 1, "not_checked": []}
    return json.dumps(counts | about | {"errors": [{"code": "208", "errors": errors, "children": 1}]}).encode()


def request(*names: str, year: int | None = None, file: str | None = None) -> p.CompareCounts:
    return p.CompareCounts.model_validate(
        {"id": 7, "names": list(names), "year": year, "file": file, "made_on": DAY}
    )


def test_councils_are_compared_without_a_return(session: Session) -> None:
    sent: list[tuple[dict[str, Any], list[bytes]]] = []
    messenger = Messenger(lambda message, buffers: sent.append((json.loads(message), buffers)))
    files = [
        summary(session, "E08000003", "2026-11-25", 4),
        summary(session, "E08000001", "2026-11-20", 8),
        summary(session, "E08000001", "2026-10-20", 9),
        summary(session, "E08000001", "2025-10-20", 10, year=2026),
        b"CHILD,DECOM\r\n",
    ]
    names = ["a.json", "b.json", "c.json", "d.json", "e.csv"]
    messenger.handle(request(*names, file="xlsx").model_dump_json(), files)
    ((message, buffers),) = sent
    reply = message["comparison"]
    assert [(council["name"], council["errors"]) for council in reply["councils"]] == [
        ("Bolton", 8), ("Manchester", 4)
    ]  # fmt: skip
    assert reply["years"] == [2026, 2027]
    assert [point["errors"] for point in reply["trend"]] == [10, 9, 8]
    assert any("e.csv" in note for note in reply["notes"])
    assert message["file_name"] == "Comparison 2026-27 2026-11-25.xlsx"
    assert buffers[0].startswith(b"PK")


def test_where_nothing_can_be_compared_the_reason_is_told() -> None:
    reply, files = compare_councils(request("mine.csv"), [b"CHILD\r\n"])
    assert (reply.refused, files) == (
        ["mine.csv is not a summary of counts. Choose the .json file that this tool made."], []
    )  # fmt: skip


def test_a_summary_of_counts_needs_a_council() -> None:
    with pytest.raises(CannotAnswer, match="The summary of counts needs a council") as refused:
        make(loaded(council=None), "summary of counts", "json")
    assert refused.value.reason == Reason.NO_COUNCIL
