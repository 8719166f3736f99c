"""Files that come after the first check: late, never, or when a request needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, expect

from tests.e2e.conftest import new_context
from tests.e2e.held_server import FILE_FORMATS, POSTCODES, Gate, holding
from tests.e2e.journey import Journey, Witness
from worker.exporting.xml_files import write_xml
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import Form, make_return

WAITING = re.compile(r"^\d+ rules were not checked because the postcodes are not on this device yet$")
NOT_THERE = ["404"]


Held = tuple[Journey, Gate, BrowserContext]


@pytest.fixture
def held(browser: Browser) -> Iterator[Held]:
    """The app, installed except for the files that come later, and what its server does with these."""
    with holding() as (address, gate):
        context = new_context(browser)
        page = context.new_page()
        with Witness(page, but=NOT_THERE):
            yield Journey(page, address).open_start().wait_until_offline_ready(), gate, context
        context.close()


@pytest.fixture(scope="module")
def xml_return(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A return in XML of 60 children."""
    made = make_return(60, 2027, seed=4)
    tables = {ref.module: frame for ref, frame in made.frames(Form.XML).items() if not ref.last_year}
    path = tmp_path_factory.mktemp("xml") / "return.xml"
    path.write_bytes(write_xml(SSDA903, tables, 2027).data)
    return path


def badge(app: Journey) -> Locator:
    """The entry of the menu that counts what was not checked."""
    return app.page.get_by_role("navigation", name="Your return").get_by_role(
        "link", name=re.compile("^Not checked")
    )


def test_postcodes_that_come_late_complete_the_results_in_place(held: Held) -> None:
    app, gate, _ = held
    page = app.check_demo().page
    search = page.get_by_label("Search by child ID")
    search.fill("1")
    chosen = app.record_heading.inner_text()
    place, not_checked = page.url, badge(app).inner_text()
    page.evaluate("window.stillHere = true")
    gate.open(POSTCODES)
    expect(badge(app)).not_to_have_text(not_checked)
    expect(search).to_be_focused()
    expect(search).to_have_value("1")
    expect(app.record_heading).to_have_text(chosen)
    assert page.url == place
    assert page.evaluate("window.stillHere")


def test_an_edit_made_while_rules_wait_stays_and_can_be_undone(held: Held, few_folder: Path) -> None:
    app, gate, _ = held
    app.check_return(few_folder)
    not_checked = badge(app).inner_text()
    app.children.get_by_role("option").first.click()
    app.record.get_by_role("tab", name=re.compile("^Episodes")).click()
    cell = app.record.locator("[data-cell^='Episodes '][data-cell$=' HOME_POST']").first
    place, before = str(cell.get_attribute("data-cell")), cell.inner_text()
    app.type_in_cell(place, "LS1 4AP")
    why_blank = app.open_panel.get_by_text("Blank until the postcodes have been downloaded.")
    expect(why_blank).to_be_visible()
    gate.open(POSTCODES)
    expect(badge(app)).not_to_have_text(not_checked)
    expect(why_blank).to_have_count(0)
    expect(app.cell(place)).to_contain_text("LS1 4AP")
    app.page.get_by_role("button", name="Undo", exact=True).click()
    expect(app.cell(place)).to_have_text(before)


def test_rules_that_wait_are_said_to_and_run_by_themselves(held: Held) -> None:
    app, gate, _ = held
    page = app.check_demo().go("/not-checked", "What was not checked, and why").page
    expect(page.get_by_role("heading", name=WAITING)).to_be_visible()
    expect(page.get_by_text("The postcodes are being downloaded.")).to_be_visible()
    gate.open(POSTCODES)
    expect(page.get_by_role("heading", name=WAITING)).to_have_count(0)
    app.go("/about", "About this service")
    expect(page.get_by_text(re.compile(r"^[\d,]+ postcodes$"))).to_be_visible()


def test_postcodes_that_do_not_come_are_said_and_tried_again(held: Held) -> None:
    app, gate, context = held
    gate.refuse(POSTCODES)
    page = app.check_demo().page
    notice = page.get_by_role("region", name="Some rules have not been checked")
    expect(notice).to_contain_text("The postcodes could not be downloaded. Check your network connection.")
    app.go("/not-checked", "What was not checked, and why")
    expect(page.locator(".app-group").get_by_text("The postcodes could not be downloaded.")).to_be_visible()
    # The worker does not wait until its next try once the device is online again.
    gate.open(POSTCODES)
    context.set_offline(True)
    context.set_offline(False)
    expect(notice).to_have_count(0)
    expect(page.get_by_role("heading", name=WAITING)).to_have_count(0)


def test_a_return_in_xml_waits_for_the_bundle_that_reads_it(held: Held, xml_return: Path) -> None:
    app, gate, _ = held
    app.open_load().choose_files([xml_return])
    gate.wait_until_asked(FILE_FORMATS)
    expect(app.file(xml_return.name)).to_have_count(0)
    gate.open(FILE_FORMATS)
    expect(app.file(xml_return.name)).to_be_visible()
    app.choose_council("manchester", "Manchester").check()


def test_a_bundle_that_does_not_come_is_said_with_the_remedy(held: Held, xml_return: Path) -> None:
    app, gate, _ = held
    gate.refuse(FILE_FORMATS)
    app.open_load().choose_files([xml_return])
    notice = app.page.get_by_text("This needs a part of this service that could not be downloaded yet.")
    expect(notice).to_be_visible()
    gate.open(FILE_FORMATS)
    app.choose_council("manchester", "Manchester").check_button.click()
    app.wait_for_results()


def test_a_later_visit_without_a_network_has_all_of_it_at_once(
    installed: BrowserContext, url: str, xml_return: Path
) -> None:
    page = installed.new_page()
    installed.set_offline(True)
    with Witness(page):
        app = Journey(page, url).open_load()
        app.choose_files([xml_return]).choose_council("manchester", "Manchester").check()
        app.go("/not-checked", "What was not checked, and why")
        expect(page.get_by_role("heading", name=WAITING)).to_have_count(0)
    installed.set_offline(False)
    page.evaluate("localStorage.clear()")
    page.close()
