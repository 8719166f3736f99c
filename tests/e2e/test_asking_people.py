"""A council asks its social workers: its list makes the files, and their answers come back into the data."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.e2e.journey import Journey
from tests.e2e.test_accessibility import violations
from worker.exporting.answer_sheets import ANSWER, CHILD, COLUMNS, COMMENT


@pytest.fixture
def asking(app: Journey, return_folder: Path) -> Journey:
    """The fold in which people are asked, opened by the keyboard."""
    app.check_return(return_folder).go_to("Hand over")
    expect(app.page.get_by_role("button", name="Data for DfE’s portal (CSV)")).to_be_visible()
    # Playwright catches choosers only while a listener is there, and a key is pressed sooner than it begins to.
    app.page.on("filechooser", lambda _: None)
    app.page.locator("summary").filter(has_text="Ask social workers").focus()
    app.page.keyboard.press("Enter")
    expect(app.page.locator(".app-fold[open]")).to_have_count(1)
    return app


def add(page: Page, label: str, name: str, data: bytes) -> None:
    """A file, by the keyboard."""
    zone = page.locator(".app-drop").filter(has=page.get_by_text(label, exact=True))
    button = zone.locator(".govuk-file-upload-button")
    expect(button).to_be_enabled()
    button.focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(FilePayload(name=name, mimeType="", buffer=data))


def children_of(folder: Path) -> list[str]:
    header = (folder / "this_year" / "header.csv").read_text("utf-8").splitlines()
    at = header[0].split(",").index("CHILD")
    return [line.split(",")[at] for line in header[1:]]


def answered(data: bytes, comment_only: bool = False) -> tuple[bytes, str, str]:
    """The file with an answer to its first question about a date, the child asked about, and the answer."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook.active
    assert sheet is not None
    names = [cell.value for cell in next(row for row in sheet.iter_rows() if row[0].value == CHILD)]
    assert tuple(names) == COLUMNS
    at = {name: names.index(name) for name in (CHILD, "What we have now", ANSWER, COMMENT)}
    for row in sheet.iter_rows():
        now = str(row[at["What we have now"]].value)
        if re.fullmatch(r"\d\d/\d\d/20\d\d", now):
            day = f"{'02' if now[:2] != '02' else '03'}{now[2:]}"
            row[at[ANSWER]].value = None if comment_only else day
            row[at[COMMENT]].value = "Checked in the file"
            content = io.BytesIO()
            workbook.save(content)
            return content.getvalue(), str(row[at[CHILD]].value), day
    pytest.fail("no question is about a date")


def test_a_list_makes_a_file_for_each_person_and_an_answer_comes_back(
    asking: Journey, return_folder: Path
) -> None:
    page = asking.page
    ids = children_of(return_folder)
    listed = [f"{child};{'Jane Smith' if at % 2 else 'Ali Khan'}" for at, child in enumerate(ids[:-1])]
    add(
        page,
        "List of child IDs and names",
        "list.csv",
        "\r\n".join(["Case;Worker", "NOBODY9;Ali Khan", *listed]).encode(),
    )
    people = page.get_by_role("table", name="People to ask")
    expect(people).to_contain_text("Ali Khan")
    expect(people).to_contain_text("Jane Smith")
    page.get_by_text("1 child in your list is not in this return").click()
    expect(page.get_by_text("NOBODY9", exact=True)).to_be_visible()
    page.get_by_role("button", name="Make the files (.zip)").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.startswith("Manchester 2026-27 questions 20")
    with zipfile.ZipFile(Path(download.value.path())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    expect(people.get_by_role("row")).to_have_count(len(files) + 1)
    assert not any(child in name for child in ids for name in files)
    (own,) = (data for name, data in files.items() if "for Jane Smith" in name)

    filled, child, day = answered(own)
    add(page, "Filled-in files", "Jane Smith.xlsx", filled)
    expect(page.get_by_role("heading", name="1 answer to use and 1 comment to note")).to_be_focused()
    table = page.get_by_role("table", name="Answers")
    expect(table.get_by_role("row").filter(has_text=child)).to_contain_text(day)
    assert violations(page) == []
    page.get_by_role("button", name="Make the changes").focus()
    page.keyboard.press("Enter")
    done = page.get_by_role("region", name="Done")
    expect(done).to_be_focused()
    expect(done).to_contain_text("1 value changed. 1 comment noted.")
    expect(page.get_by_text("All files include your change.")).to_be_visible()
    done.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("region", name="Undone")).to_be_visible()
    expect(page.get_by_text("You have not made any changes.")).to_be_visible()

    add(page, "Filled-in files", "comment.xlsx", answered(own, comment_only=True)[0])
    expect(page.get_by_role("heading", name="1 comment to note")).to_be_focused()
    page.get_by_role("button", name="Make the changes").click()
    expect(page.get_by_text("1 comment noted.")).to_be_focused()
    asking.open("/children?error=noted")
    expect(asking.children.get_by_role("option")).to_have_count(1)
    expect(asking.record_heading).to_contain_text(child)


def test_two_columns_of_names_are_asked_about_and_what_can_not_be_used_is_said(
    asking: Journey, return_folder: Path
) -> None:
    page = asking.page
    add(page, "List of child IDs and names", "wrong.csv", b"a,b\r\nc,d\r\n")
    expect(page.get_by_text("wrong.csv does not have any child IDs of this return.")).to_be_visible()
    lines = [f"{child},Jane,North" for child in children_of(return_folder)]
    add(page, "List of child IDs and names", "list.csv", "\r\n".join(["ID,Worker,Team", *lines]).encode())
    which = page.get_by_label("Which column has the names?")
    expect(which).to_be_visible()
    expect(page.get_by_role("button", name="Make the files (.zip)")).to_have_count(0)
    which.focus()
    which.select_option("Team (for example North)")
    expect(page.get_by_role("table", name="People to ask")).to_contain_text("North")
    expect(which).to_be_focused()
    add(page, "Filled-in files", "other.csv", b"a,b\r\nc,d\r\n")
    expect(page.get_by_role("heading", name="There are no answers or comments in these files")).to_be_focused()
    expect(page.get_by_label("Left out (1)")).to_contain_text("This file does not have the columns “Your answer”")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
