"""Help in the app: the guide without a network, all keys of the keyboard sheet, the glossary, fault reports."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.journey import Journey, Witness
from tests.e2e.played_worker import GARBLE_REPLIES

GUIDE = "See and understand the errors"


@pytest.fixture
def offline(app: Journey, installed: BrowserContext) -> Iterator[Journey]:
    installed.set_offline(True)
    yield app
    installed.set_offline(False)


def test_the_guide_is_there_without_a_network_with_its_pictures(offline: Journey) -> None:
    page = offline.open_start().page
    page.get_by_role("banner").get_by_role("link", name="Help").click()
    expect(offline.heading("Help")).to_be_focused()
    page.get_by_role("link", name=GUIDE).click()
    expect(offline.heading(GUIDE)).to_be_focused()
    expect(page).to_have_title(re.compile(f"^{GUIDE} – "))
    picture = page.get_by_role("img", name=re.compile("^The overview"))
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("picture => picture.naturalWidth") == int(picture.get_attribute("width") or 0) > 0
    page.get_by_role("link", name="Fix many errors at once").click()
    expect(offline.heading("Fix many errors at once")).to_be_focused()
    page.get_by_role("link", name="All help").click()
    expect(offline.heading("Help")).to_be_focused()


def test_documents_lead_to_each_other(offline: Journey) -> None:
    page = offline.open("/privacy").page
    page.get_by_role("link", name="How it is made").click()
    expect(offline.heading("How it is made")).to_be_visible()
    expect(page.get_by_role("heading", name="Privacy by construction")).to_be_visible()


def test_a_document_that_there_is_not_says_so_and_leads_to_help(app: Journey, page: Page) -> None:
    app.open("/document?name=../precache")
    expect(app.heading("This page could not be opened")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="All help").click()
    expect(app.heading("Help")).to_be_focused()


def test_help_leads_to_everything_else(app: Journey, page: Page) -> None:
    headings = {
        "Keyboard sheet": "Keyboard sheet",
        "Glossary of modules, columns and codes": "Glossary",
        "Report a fault": "Report a fault",
        "Privacy, for information governance teams": "Privacy",
        "Accessibility statement": "Accessibility",
        "How it is made": "How it is made",
        "Versions, sources and a check of the installed files": "About this service",
    }
    for name, heading in headings.items():
        app.open("/help")
        page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
        expect(app.heading(heading)).to_be_focused()


# Keys

NAMED_KEYS = {
    "arrow keys": "ArrowDown",
    "arrow up": "ArrowUp",
    "arrow down": "ArrowDown",
    "page up": "PageUp",
    "page down": "PageDown",
    "ctrl": "Control",
    "typing": "x",
    **{letter: letter.lower() for letter in "CDVYZ"},
}
CLIPBOARD = {"Control+c": "copy", "Control+v": "paste"}
HEAR = """() => {
    for (const type of ["keydown", "copy", "paste"]) {
        window.addEventListener(type, (event) => { window[`last-${type}`] = event; }, { capture: true });
    }
}"""


def at_a_cell(editor: Journey) -> None:
    at_the_record(editor)
    editor.go_to_cell("Episodes 5 LS")


def at_a_line(editor: Journey) -> None:
    at_the_record(editor)
    editor.cell("Episodes 5 CHILD").get_by_role("button").focus()


def in_the_editor(editor: Journey) -> None:
    at_a_cell(editor)
    editor.page.keyboard.press("Enter")
    expect(editor.field).to_be_focused()


def at_the_record(editor: Journey) -> None:
    editor.go("/children", "Children").open_child("K6")


def at_the_list(editor: Journey) -> None:
    at_the_record(editor)
    editor.children.focus()


def at_a_fact(editor: Journey) -> None:
    at_the_record(editor)
    editor.record.locator("[data-focus*='ETHNIC']").first.focus()


def at_an_error(editor: Journey) -> None:
    editor.go("/fix?error=144", "Fix error 144 in several rows")
    editor.page.locator("td[data-row]").first.focus()


PLACES: dict[str, Callable[[Journey], None]] = {
    "On every page, outside text boxes": at_the_list,
    "Anywhere on the Children page": at_the_list,
    "When you fix an error in many rows": at_an_error,
    "In the list of children": at_the_list,
    "In the tables of a record": at_a_cell,
    "In the tables of a record, and when you fix an error in many rows": at_a_cell,
    "In the values above the tables of a record": at_a_fact,
    "While you change a cell": in_the_editor,
}
"""Where the keyboard sheet says that keys are of use, and how to get there."""
ELSEWHERE = {("In the tables of a record", "Enter"): at_a_line}
"""Keys that work in a different place from the others listed with them."""


def pressed(text: str) -> list[str]:
    """The keys of an entry, as Playwright names them: "F8, Shift + F8" has two."""
    return [
        "+".join(NAMED_KEYS.get(key, NAMED_KEYS.get(key.lower(), key)) for key in each.split(" + "))
        for each in re.split(", | or ", text)
    ]


def test_every_key_of_the_keyboard_sheet_is_handled_where_it_says(editor: Journey) -> None:
    page = editor.go("/keys", "Keyboard sheet").page
    sheet = {
        section.locator("h2").inner_text(): section.locator("dt").all_inner_texts()
        for section in page.locator(".app-key-sheet section").all()
    }
    assert set(sheet) == set(PLACES)
    page.evaluate(HEAR)
    for place, texts in sheet.items():
        for text in texts:
            for key in pressed(text):
                ELSEWHERE.get((place, text), PLACES[place])(editor)
                page.keyboard.press(key)
                assert is_handled(editor, key), f"{place}: {key}"
                page.keyboard.press("Escape")
    for _ in range(3):
        page.keyboard.press("Escape")


def is_handled(editor: Journey, key: str) -> bool:
    """Whether the page did something of its own with a key, or opened what it should."""
    event = CLIPBOARD.get(key, "keydown")
    if editor.page.evaluate("type => window[`last-${type}`]?.defaultPrevented ?? false", event):
        return True
    # The letter that is typed goes into the field; the button of a line opens its menu by a click.
    opened = editor.page.locator("#cell-editor:focus, [role=menu] :focus")
    return opened.count() > 0


def test_the_keyboard_sheet_fits_on_one_page(app: Journey, page: Page) -> None:
    app.open("/keys")
    expect(app.heading("Keyboard sheet")).to_be_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) == 1


# Glossary


def test_the_glossary_is_of_a_year_and_is_searched(app: Journey, page: Page) -> None:
    app.open("/glossary")
    main = page.get_by_role("main")
    search, found = page.get_by_label("Search modules, columns and codes"), main.get_by_text("columns found")
    expect(found).to_be_visible()
    everything = found.inner_text()
    search.fill("placed with own parent(s)")
    expect(main.get_by_text("1 column found")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_text(["PLACE"])
    expect(page.get_by_text("P1", exact=True)).to_be_visible()
    search.fill("no such thing")
    expect(main.get_by_text("No module, column or code has this text.")).to_be_visible()
    search.fill("")
    expect(main.get_by_text(everything)).to_be_visible()
    expect(page.get_by_role("heading", name="Deprivation of liberty (DoLO)")).to_be_visible()
    page.get_by_label("Collection year").select_option("2022/23")
    expect(page.get_by_role("heading", name="Deprivation of liberty (DoLO)")).to_have_count(0)
    expect(page.get_by_role("heading", name="Social workers")).to_have_count(0)


# Reports of faults

SECRET = "QZWX81"
"""Begins the ID of each child, so that it can be found wherever one is."""
WRONG_REQUESTS = """
    window.Worker = class extends Worker {
        postMessage(message, transfer) {
            const json = message.json?.includes('"read_value"') && window.wrongColumn
                ? message.json.replace(/"column":"[^"]*"/, `"column":"${window.wrongColumn}"`)
                : message.json;
            super.postMessage(json ? { ...message, json } : message, transfer);
        }
    };
"""
"""Asks about a column with the name ``window.wrongColumn``, over which the worker fails."""


@pytest.fixture
def secret_folder(few_folder: Path, tmp_path: Path) -> Path:
    for path in few_folder.glob("*/*.csv"):
        target = tmp_path / path.parent.name / f"{SECRET}-{path.name}"
        target.parent.mkdir(exist_ok=True)
        target.write_text(re.sub(r"^K(\d)", rf"{SECRET}K\1", path.read_text(), flags=re.MULTILINE))
    return tmp_path


def values_of(folder: Path) -> set[str]:
    """All values of the files that are long enough not to be anywhere by chance."""
    found = set()
    for path in folder.glob("*/*.csv"):
        with path.open(newline="") as lines:
            _, *rows = csv.reader(lines)
        found |= {value for row in rows for value in row if len(value) >= 4}
    return found


def test_a_report_of_a_fault_holds_no_value_of_the_data(
    installed: BrowserContext, url: str, secret_folder: Path
) -> None:
    """After a fault of the worker, one of the page and the end of a worker, each with a value in its message."""
    page = installed.new_page()
    page.add_init_script(WRONG_REQUESTS)
    page.add_init_script(GARBLE_REPLIES)
    child = f"{SECRET}K6"
    with Witness(page, but=[SECRET]):
        app = Journey(page, url).check_return(secret_folder)
        app.open_child(child)
        page.evaluate("child => { window.wrongColumn = child; }", child)
        app.go_to_cell("Episodes 5 LS").press("Enter")
        technical = page.get_by_label("Technical details")
        expect(technical).to_contain_text(child)
        page.evaluate(
            "child => { window.wrongColumn = ''; setTimeout(() => { throw new TypeError(child); }); }", child
        )
        page.evaluate("() => { window.garble = 'child_record'; }")
        app.open_child(f"{SECRET}K5")
        expect(page.get_by_text("The checker stopped and was started again.")).to_be_visible()
        app.go("/report-a-fault", "Report a fault")
        expect(page.get_by_text("This service has noted")).to_be_visible()
        name, content = app.save("Download the report")
    report, text = json.loads(content), content.decode()
    assert page.get_by_label("The report").inner_text() == text
    page.evaluate("localStorage.clear()")
    page.close()

    assert re.fullmatch(r"Fault report \d{4}-\d\d-\d\d\.json", name)
    kinds = {fault["kind"]: fault for fault in report["faults"]}
    assert kinds["fault"]["type"] == "KeyError"
    assert any(re.fullmatch(r"worker/returns/module\.py:\d+", place) for place in kinds["fault"]["places"])
    assert kinds["page"]["type"] == "TypeError"
    assert "restarting" in kinds
    assert (report["collection_year"], report["version"]["app"] != "") == ("2026/27", True)
    assert {"modules": ["Episodes"], "is_last_year": False, "rows": "under 10"}.items() <= next(
        file for file in report["files"] if file["modules"] == ["Episodes"] and not file["is_last_year"]
    ).items()
    values = values_of(secret_folder)
    assert len(values) > 20
    assert [value for value in {*values, SECRET, "Manchester", "E08000003"} if value in text] == []
