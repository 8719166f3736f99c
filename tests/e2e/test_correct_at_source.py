"""What was edited here and the case management system does not have yet: listed, handed over, seen to be done."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.journey import Journey
from tests.e2e.test_saved_work import contents, save, session_file

DONE = {
    "child": "K1",
    "table": {"module": "Episodes", "last_year": False},
    "kind": "cell",
    "field": "LS",
    "label": "Legal status",
    "loaded": "X9",
    "present": "C1",
    "group": "Episodes",
    "where": "Start 01/02/2027",
    "why": "144 Legal status is not a valid code",
    "listed": "2027-05-04",
    "done": "2027-05-25",
}


def to_correct(page: Page) -> Locator:
    return page.get_by_role("region", name="To correct at source, table").locator("tbody tr")


def open_list(app: Journey) -> Page:
    app.go("/changes", "Changes")
    app.page.get_by_role("link", name="List what to correct there").click()
    expect(app.heading("Correct at source")).to_be_visible()
    return app.page


def test_edits_are_listed_for_those_who_keep_the_case_system(
    app: Journey, few_folder: Path, tmp_path: Path
) -> None:
    app.check_return(few_folder)
    app.go("/correct-at-source", "Correct at source")
    expect(app.page.get_by_text("There is nothing to correct.")).to_be_visible()
    expect(app.page.get_by_role("button", name="Excel (.xlsx)")).to_be_hidden()
    app.go("/children", "Children")
    app.open_child("K3").type_in_cell("Episodes 2 LS", "C2")
    app.open_child("K4").type_in_cell("Episodes 3 LS", "C1")
    app.type_in_cell("Episodes 3 URN", "7654321")
    # Only the spelling.
    app.open_child("K1").type_in_cell("Episodes 0 HOME_POST", "m11ae")
    page = open_list(app)
    rows = to_correct(page)
    expect(rows).to_have_count(3)
    expect(page.get_by_text("3 corrections for 2 children.")).to_be_visible()
    expect(rows.nth(0)).to_contain_text("K3EpisodesStart 01/02/2027Change the valueLegal statusX9C2144 ")
    expect(rows.nth(2)).to_contain_text("1234567")
    expect(rows.nth(2)).to_contain_text("7654321")
    expect(page.get_by_role("rowheader", name="K4")).to_have_attribute("rowspan", "2")
    expect(rows.nth(0)).to_contain_text("New")

    name, data = app.save("CSV list of corrections")
    assert name.endswith(" correct at source 2027-06-01.csv")
    lines = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [(line["Child ID"], line["In the case system"], line["Correct to"]) for line in lines] == [
        ("K3", "X9", "C2"),
        ("K4", "X9", "C1"),
        ("K4", "1234567", "7654321"),
    ]
    assert lines[0]["Why"].startswith("144 ")
    assert lines[2]["Why"] == ""
    expect(rows.nth(0)).to_contain_text("01/06/2027")
    expect(page.get_by_text("3 were on an earlier list.")).to_be_visible()

    # The day stays with saved work, and what is edited later is new on the list.
    saved = save(page, tmp_path)
    page.reload()
    app.open_load().choose_files([saved])
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("01/06/2027")
    app.go("/children", "Children").open_child("K2").type_in_cell("Episodes 1 URN", "1234567")
    open_list(app)
    expect(page.get_by_text("4 corrections for 3 children. 3 were on an earlier list.")).to_be_visible()
    expect(rows.filter(has_text="K2")).to_contain_text("218 ")
    expect(rows.filter(has_text="K2")).to_contain_text("New")

    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    page.get_by_role("button", name="Print the list").click()
    assert page.evaluate("window.printed") == 1
    expect(rows.filter(has_text="K2")).to_contain_text("01/06/2027")
    page.on("dialog", lambda dialog: dialog.accept())


def test_what_a_later_extract_has_is_shown_as_done(app: Journey, few_folder: Path, tmp_path: Path) -> None:
    page = app.check_return(few_folder).page
    app.open_child("K3").type_in_cell("Episodes 2 LS", "C2")
    header, data = contents(save(page, tmp_path))
    with_done = session_file(tmp_path / "done.ssda903", {**header, "sourceCorrections": [DONE]}, data)
    app.open("/load").choose_files([with_done])
    app.wait_for_results()
    open_list(app)
    done = page.get_by_role("region", name="Done at source, table").locator("tbody tr")
    expect(done).to_have_count(1)
    expect(done).to_contain_text("K1EpisodesStart 01/02/2027Legal statusX9C1144")
    expect(done).to_contain_text("25/05/2027")
    page.on("dialog", lambda dialog: dialog.accept())
