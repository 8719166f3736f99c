"""Every download, with the network off: read back and compared with what was loaded and what the page shows."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.e2e.journey import Journey
from tests.e2e.test_bulk import open_fix, preview
from tests.e2e.test_bulk import rows as rows_at_fault
from worker.exporting.reading_counts import read_counts

OFSTED = b"URN,"
NAME = re.compile(r"^Manchester 20(26-27|25-26) [A-Za-z0-9 ]+ \d{4}-\d\d-\d\d\.(csv|html|json|xlsx|xml|zip)$")


@pytest.fixture
def downloads(checked: Journey) -> Journey:
    """The download page with all children listed, as a user comes to it."""
    checked.go_to("Children")
    checked.wait_for_results()
    return checked.open_downloads()


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def table(data: bytes) -> list[dict[str, str]]:
    """The lines of a report; what stands over them ends with a blank line."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig").split("\r\n\r\n", 1)[-1])))


def modules(folder: Path) -> list[bytes]:
    """The files of both years."""
    files = (path.read_bytes() for path in folder.glob("*/*.csv"))
    return sorted(data for data in files if not data.startswith(OFSTED))


def test_all_modules_of_both_years_come_as_they_were_loaded(downloads: Journey, return_folder: Path) -> None:
    saved = []
    for label in ("2026/27", "2025/26"):
        name, data = downloads.save(f"All as CSV (.zip) of {label}")
        files = unzipped(data)
        assert all(NAME.match(each) and label.replace("/", "-") in each for each in [name, *files])
        saved += files.values()
    assert sorted(saved) == modules(return_folder)


def test_the_page_says_what_is_left_with_the_numbers_of_the_pages_where_it_is_dealt_with(checked: Journey) -> None:
    page = checked.page
    checked.go_to("Hand over")
    left = page.locator(".app-ready__list")
    expect(page.get_by_text("Not yet. There are things left to do.")).to_be_visible()
    menu = page.get_by_role("navigation", name="Your return").inner_text()
    for name, entry in (("Rules not checked", "Not checked"), ("Problems in the files", "Problems in the files")):
        shown = left.locator("div").filter(has_text=name).locator("dd").inner_text()
        assert f"{entry} ({re.findall('[0-9,]+|None', shown)[0].replace('None', '0')})" in menu
    errors = left.locator("div").filter(has_text="Errors now").get_by_role("link")
    total, children = re.findall("[0-9][0-9,]*", errors.inner_text())
    errors.click()
    expect(checked.counts).to_contain_text(f"{children} with errors")
    expect(checked.counts).to_contain_text(f"{total} error")
    expect(checked.counts).to_contain_text(f"{children} listed")


def test_the_two_files_that_people_need_first_stand_first(checked: Journey, return_folder: Path) -> None:
    page = checked.page
    checked.go_to("Hand over")
    _, data = checked.save("Data for DfE’s portal (CSV)")
    of_this_year = (path.read_bytes() for path in return_folder.glob("this_year/*.csv"))
    assert sorted(unzipped(data).values()) == sorted(each for each in of_this_year if not each.startswith(OFSTED))
    name, workbook = checked.save("List of errors: Excel (.xlsx)")
    assert " errors by child " in name
    rows = openpyxl.load_workbook(io.BytesIO(workbook)).active
    checked.open_downloads()
    assert rows.max_row == len(table(checked.save("CSV errors by child")[1])) + 1
    # One button is green; the others are for some only.
    expect(page.locator("main .govuk-button:not(.govuk-button--secondary)")).to_have_count(1)


def test_the_sections_are_folded_and_opened_by_the_keyboard(checked: Journey) -> None:
    page = checked.page
    checked.go_to("Children")
    checked.wait_for_results().go_to("Hand over")
    expect(page.get_by_role("button", name="Data for DfE’s portal (CSV)")).to_be_visible()
    folds = page.locator(".app-fold")
    expect(folds).to_have_count(6)
    expect(page.locator(".app-fold[open]")).to_have_count(0)
    folds.filter(has_text="For your data team").locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".app-fold[open]")).to_have_text(re.compile("^For your data team.*Workbook", re.DOTALL))
    page.get_by_role("button", name="Show all sections").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".app-fold[open]")).to_have_count(6)
    expect(page.get_by_role("button", name="Hide all sections")).to_be_focused()


def test_one_module_comes_by_itself(downloads: Journey, return_folder: Path) -> None:
    downloads.page.get_by_text("Single CSV files of 2026/27").click()
    name, data = downloads.save("Episodes as CSV, 2026/27")
    assert data == (return_folder / "this_year" / "episodes.csv").read_bytes()
    assert NAME.match(name)
    expect(downloads.page.get_by_text(f"Handed to your browser: {name}").first).to_be_visible()


def test_xml_says_what_it_can_not_hold(downloads: Journey, return_folder: Path) -> None:
    name, data = downloads.save("XML of 2026/27")
    files = unzipped(data)
    assert NAME.match(name)
    (xml,) = (content for each, content in files.items() if each.endswith(".xml"))
    header = (return_folder / "this_year" / "header.csv").read_bytes()
    assert xml.count(b"<CHILD>") >= header.count(b"\r\n") - 1
    notes = downloads.page.get_by_role("region", name="What to know about this file")
    expect(notes).to_contain_text("is not part of DfE’s XML format")
    beside = [content for each, content in files.items() if each.endswith(".csv")]
    assert all(content in modules(return_folder) for content in beside)
    assert beside


def test_the_workbook_has_a_sheet_for_each_module_and_the_changes(downloads: Journey, return_folder: Path) -> None:
    name, data = downloads.save("Workbook (.xlsx) with the changes")
    assert NAME.match(name)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    assert {"Summary", "Changes", "Failed checks", "Episodes", "Episodes 2025-26"} <= set(workbook.sheetnames)
    lines = (return_folder / "this_year" / "episodes.csv").read_bytes().count(b"\r\n")
    assert workbook["Episodes"].max_row == lines


def test_the_summary_says_what_the_page_says(downloads: Journey) -> None:
    _, data = downloads.save("CSV summary of failed checks")
    _, workbook = downloads.save("Excel (.xlsx) summary of failed checks")
    assert openpyxl.load_workbook(io.BytesIO(workbook)).sheetnames == ["Failed checks", "Not checked"]
    downloads.go_to("Errors by type")
    expect(downloads.page.locator(".app-types tbody tr")).to_have_count(len(table(data)))
    shown = downloads.page.locator(".app-types tbody tr").evaluate_all(
        'rows => rows.map(row => [0, 4, 5].map(at => row.cells[at].innerText.trim().split("\\n")[0]))'
    )
    saved = [[row["Error code"], row["Errors"], row["Children"]] for row in table(data)]
    assert sorted(saved) == sorted(shown)


def test_the_lists_by_child_hold_each_error_of_each_child(downloads: Journey) -> None:
    name, data = downloads.save("CSV errors by child")
    assert NAME.match(name)
    by_child = table(data)
    _, portal = downloads.save("CSV list of child records in error")
    expected = {(row["Child ID"], row["Error code"]) for row in by_child}
    listed = {(row["Child ID"], code) for row in table(portal) for code in row["Error codes"].split(", ")}
    assert listed == expected
    assert portal.decode("utf-8-sig").startswith("Year,2026/27\r\nLocal authority,Manchester\r\n")
    _, workbook = downloads.save("Excel (.xlsx) errors by child")
    assert openpyxl.load_workbook(io.BytesIO(workbook)).active.max_row == len(by_child) + 1
    downloads.go_to("Children")
    errors = len([row for row in by_child if row["Kind"] == "Error"])
    expect(downloads.counts).to_contain_text(f"{errors:,} errors")


def open_scope(app: Journey) -> None:
    app.page.get_by_text("Choose children, types of error or columns").click()


def told(app: Journey) -> str:
    return app.page.locator(".app-scope__told").inner_text()


def test_the_children_listed_now_can_be_chosen(downloads: Journey) -> None:
    everything = table(downloads.save("CSV errors by child")[1])
    code = everything[0]["Error code"]
    downloads.go_to("Children").filter_by(code)
    expect(downloads.children.get_by_role("option").first).to_contain_text("error")
    downloads.open_downloads()
    open_scope(downloads)
    downloads.page.get_by_label(re.compile(f"^Children listed on the Children page now: Error {code}")).check()
    children = {row["Child ID"] for row in everything if row["Error code"] == code}
    assert told(downloads).startswith(f"The reports are about {len(children)} child")
    saved = table(downloads.save("CSV errors by child")[1])
    assert saved == [row for row in everything if row["Child ID"] in children]


def test_children_of_a_social_worker_error_types_and_columns_can_be_chosen(downloads: Journey) -> None:
    everything = table(downloads.save("CSV errors by child")[1])
    open_scope(downloads)
    page = downloads.page
    page.get_by_label("Children of a social worker or team").check()
    assert table(downloads.save("CSV errors by child")[1]) == []
    page.get_by_text(re.compile("^Social workers: 0 of")).click()
    page.get_by_role("group", name="Social workers").get_by_role("checkbox").first.check()
    of_one = table(downloads.save("CSV errors by child")[1])
    assert 0 < len(of_one) < len(everything)
    code = of_one[0]["Error code"]
    page.get_by_text(re.compile("^Types of error: ")).click()
    types = page.get_by_role("group", name="Types of error")
    types.get_by_role("button", name="Select none").click()
    types.get_by_label(re.compile(f"^(Error|Warning) {code}:")).check()
    page.get_by_text(re.compile("^Columns of the list of errors by child: ")).click()
    columns = page.get_by_role("group", name="Columns of the list of errors by child")
    columns.get_by_label("Suggestion").uncheck()
    assert told(downloads).endswith(", 1 type of error.")
    saved = table(downloads.save("CSV errors by child")[1])
    expected = [row for row in of_one if row["Error code"] == code]
    assert saved == [{name: text for name, text in row.items() if name != "Suggestion"} for row in expected]


def test_ids_can_be_pasted_and_those_that_are_not_there_are_named(downloads: Journey) -> None:
    everything = table(downloads.save("CSV errors by child")[1])
    child = everything[0]["Child ID"]
    open_scope(downloads)
    downloads.page.get_by_label("Children whose IDs you paste").check()
    downloads.page.get_by_label("Child IDs", exact=True).fill(f"{child.lower()}\nNOBODY1")
    expect(downloads.page.get_by_text("Not in your files: NOBODY1")).to_be_visible()
    saved = table(downloads.save("CSV list of child records in error")[1])
    assert [row["Child ID"] for row in saved] == [child]


def test_counts_are_shown_before_they_are_saved_and_name_no_child(downloads: Journey, return_folder: Path) -> None:
    page = downloads.page
    expect(page.get_by_role("button", name="Download the counts (.json)")).to_have_count(0)
    page.get_by_role("button", name="Show the summary of counts").click()
    expect(page.get_by_role("heading", name="What would be shared")).to_be_focused()
    page.get_by_text("Show the whole file").click()
    shown = page.get_by_role("region", name="The whole file").text_content()
    name, data = downloads.save("Download the counts (.json)")
    assert data.decode() == shown
    assert NAME.match(name)
    counts = json.loads(data)
    assert counts["council"] == "E08000003"
    ids = {row["CHILD"] for row in table((return_folder / "this_year" / "header.csv").read_bytes())}
    assert ids
    assert not any(child in data.decode() for child in ids)
    _, as_csv = downloads.save("Download the counts (.csv) to read in Excel")
    assert int(table(as_csv)[0]["children"]) == counts["children"]


def test_small_counts_are_pointed_out_and_can_be_left_out(downloads: Journey) -> None:
    page = downloads.page
    page.get_by_role("button", name="Show the summary of counts").click()
    expect(page.get_by_text("Someone who knows your council could recognise a child from them.")).to_be_visible()
    page.get_by_label("Leave out small numbers").check()
    expect(page.get_by_text("are left out because they are under 5")).to_be_visible()
    expect(page.get_by_label("Leave out small numbers")).to_be_checked()
    for button in ("Download the counts (.json)", "Download the counts (.csv) to read in Excel"):
        counts = read_counts("f", downloads.save(button)[1])
        assert counts.left_out
        assert not any(count.is_small for count in counts.errors)


def test_pages_to_send_hold_the_children_in_error(downloads: Journey) -> None:
    by_child = table(downloads.save("CSV errors by child")[1])
    name, data = downloads.save("Web page (.html) pages by child")
    assert NAME.match(name)
    assert data.decode().count("<section>") == len({row["Child ID"] for row in by_child})


def test_a_page_for_each_child_is_printed_without_the_rest_of_the_app(downloads: Journey) -> None:
    page = downloads.page
    in_error = {row["Child ID"] for row in table(downloads.save("CSV errors by child")[1])} - {""}
    page.get_by_role("link", name="Print the pages for the children listed").click()
    expect(page.get_by_role("button", name="Print")).to_be_enabled()
    expect(page.locator(".app-page")).to_have_count(len(in_error))
    first = page.locator(".app-page").first
    for part in ("Header, 2026/27", "Errors", "How to fix it:", "Notes"):
        expect(first).to_contain_text(part)
    expect(page.locator(".app-page__error").filter(has_text="Suggested answer: ").first).to_be_visible()
    page.emulate_media(media="print")
    try:
        expect(page.get_by_role("button", name="Print")).to_be_hidden()
        expect(page.get_by_role("navigation")).to_be_hidden()
        expect(first).to_be_visible()
        pdf = page.pdf(prefer_css_page_size=True)
    finally:
        page.emulate_media(media="screen")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= len(in_error)


def test_one_child_is_printed_from_its_record(checked: Journey) -> None:
    checked.go_to("Children").wait_for_results()
    checked.first_child_with_error().click()
    expect(checked.record).not_to_have_attribute("aria-busy", "true")
    child = re.findall(r"\w+", checked.record_heading.inner_text().removeprefix("Child "))[0]
    checked.record.get_by_role("link", name="Print").click()
    expect(checked.page.locator(".app-page")).to_have_count(1)
    expect(checked.page.get_by_role("heading", name=f"Child {child}")).to_be_visible()
    assert child not in checked.page.url
    checked.page.get_by_role("link", name="Back").click()
    expect(checked.record_heading).to_contain_text(child)


def test_changes_are_in_the_data_and_in_the_workbook_and_leave_the_rest(app: Journey, return_folder: Path) -> None:
    page = open_fix(app.check_return(return_folder), "INT18")
    found = rows_at_fault(page).count()
    page.get_by_role("button", name=f"Select all {found}").click()
    page.get_by_label(f"Use the safe suggestions ({found})").check()
    preview(page).get_by_role("button", name="Make the changes").click()
    expect(page.get_by_text("No rows have this error now.")).to_be_visible()
    app.open_downloads()
    expect(page.get_by_text(re.compile(r"^All files include your ([\d,]+ changes|change)\.$"))).to_be_visible()
    files = unzipped(app.save("All as CSV (.zip) of 2026/27")[1])
    unchanged = [data for data in files.values() if data in modules(return_folder)]
    assert len(unchanged) == len(files) - 1
    (edited,) = (data for name, data in files.items() if " uasc " in name)
    before = b"".join(modules(return_folder)).split(b"\r\n")
    differing = [line for line in edited.split(b"\r\n") if line not in before]
    assert len(differing) == found
    workbook = openpyxl.load_workbook(io.BytesIO(app.save("Workbook (.xlsx) with the changes")[1]))
    assert workbook["Changes"].max_row > found
