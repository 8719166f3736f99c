"""The list for the people who maintain the case management system, in all its forms."""

from __future__ import annotations

import csv
import datetime
import io
from dataclasses import replace

from lxml import etree
from openpyxl import load_workbook

from tests.unit.exporting.returns import little
from worker.editing.corrections import CorrectedError, Correction
from worker.editing.differences import Difference, EditKind
from worker.exporting.checked_return import CheckedReturn, ListedCorrection
from worker.exporting.downloads import download, kind_named
from worker.returns.table_ref import TableRef

KIND = kind_named("correct at source")
EPISODES = TableRef("Episodes")


def correction(child: str = "1", kind: EditKind = "cell", field: str = "LS", **texts: str) -> Correction:
    usual = {"loaded": "X9", "present": "E1", "where": "Start 01/06/2026"}
    texts = usual | texts
    difference = Difference(
        kind=kind,
        table=EPISODES,
        row=3,
        file="episodes.csv",
        line=5,
        child=child,
        field=field if kind == "cell" else "",
        label="Legal status" if kind == "cell" else "",
        loaded=texts["loaded"],
        present=texts["present"],
        time="2026-11-20T10:00:00Z",
        how="typed",
        source="",
    )
    return Correction(difference, child, "Episodes", texts["where"], (CorrectedError("144", "Not a code"),))


def listed(of: Correction, since: str = "2026-11-03", done: str = "") -> ListedCorrection:
    edit = of.difference
    return ListedCorrection(
        of.child, edit.table, edit.kind, edit.field, edit.loaded, edit.present, of.group, of.where, edit.label,
        "144 Not a code", since, done,
    )  # fmt: skip


def checked(*corrections: Correction, before: tuple[ListedCorrection, ...] = ()) -> CheckedReturn:
    made = little(Header="CHILD | SEX | DOB\n1 | M | 01/02/2010")
    return replace(made, corrections=corrections, listed=before)


def lines(made: CheckedReturn) -> list[dict[str, str]]:
    (file,) = download(made, KIND, "csv").files
    assert file.name == "Manchester 2026-27 correct at source 2026-11-25.csv"
    return list(csv.DictReader(io.StringIO(file.data.decode("utf-8-sig"))))


def test_a_line_says_what_to_correct_where_and_why() -> None:
    assert lines(checked(correction())) == [
        {
            "Child ID": "1",
            "Where": "Episodes",
            "Year": "2026/27",
            "Row": "Start 01/06/2026",
            "What to do": "Change the value",
            "Field": "Legal status",
            "In the case system": "X9",
            "Correct to": "E1",
            "Meaning": "Placement order granted",
            "Why": "144 Not a code",
            "On the list since": "25/11/2026",
            "Done": "",
        }
    ]


def test_rows_and_blanks_are_said_in_words() -> None:
    made = lines(
        checked(
            correction(present=""),
            correction(loaded=""),
            correction(kind="row added", loaded="", present="Start 01/07/2026"),
            correction(kind="row deleted", loaded="Start 01/06/2026", present=""),
        )
    )
    assert [(line["What to do"], line["In the case system"], line["Correct to"]) for line in made] == [
        ("Clear the value", "X9", "(blank)"),
        ("Change the value", "(blank)", "E1"),
        ("Add a row", "(no row)", "Start 01/07/2026"),
        ("Remove the row", "Start 01/06/2026", ""),
    ]


def test_a_correction_keeps_the_day_on_which_it_was_first_on_the_list() -> None:
    old, other = correction(), correction(child="2")
    made = lines(checked(old, other, before=(listed(old), listed(other, "2026-11-01", done="2026-11-10"))))
    # The second was done, and is wrong again: it is new on the list.
    assert [line["On the list since"] for line in made] == ["03/11/2026", "25/11/2026"]


def test_the_workbook_has_what_was_done_on_a_sheet_of_its_own() -> None:
    done = listed(correction(child="9"), done="2026-11-24")
    (file,) = download(checked(correction(), before=(done,)), KIND, "xlsx").files
    book = load_workbook(io.BytesIO(file.data))
    assert book.sheetnames == ["Correct at source", "Done at source"]
    names, line = list(book["Done at source"].iter_rows(values_only=True))
    assert dict(zip(names, line, strict=True)) == {
        "Child ID": "9",
        "Where": "Episodes",
        "Year": "2026/27",
        "Row": "Start 01/06/2026",
        "Field": "Legal status",
        "Was in the case system": "X9",
        "Corrected to": "E1",
        "Why": "144 Not a code",
        "On the list since": datetime.datetime(2026, 11, 3),
        "Done in the extract of": datetime.datetime(2026, 11, 24),
    }
    (file,) = download(checked(correction()), KIND, "xlsx").files
    assert load_workbook(io.BytesIO(file.data)).sheetnames == ["Correct at source"]


def test_the_page_is_by_child_and_harmless() -> None:
    made = checked(correction(child="<b>1"), correction(child="<b>1", loaded="=1&2"), correction(child="2"))
    (file,) = download(made, KIND, "html").files
    page = etree.HTML(file.data)
    assert page.xpath("//h2/text()") == ["Child <b>1", "Child 2"]
    assert [len(table.xpath(".//tr")) for table in page.xpath("//table")] == [3, 2]
    assert page.xpath("//b | //script | //img | //a") == []
    assert "=1&2" in "".join(page.xpath("//td//text()"))


def test_an_empty_list_says_so() -> None:
    assert lines(checked()) == []
    (file,) = download(checked(), KIND, "html").files
    assert "There is nothing to correct." in file.data.decode()
