"""An analyst with a Children in Need census, from dropping the file to handing it over, without a network.

What the record can do is tested in test_census_record.py.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.journey import Journey
from tests.e2e.test_carried_over import edits, replace_files
from tests.e2e.test_saved_work import save
from worker.returns.cin.sample.maker import MAKER

CODES = ["2883", "4180", "8620", "8675Q"]
RIGHT_DAY = b"<CINclosureDate>2025-07-08</CINclosureDate>"


@pytest.fixture(scope="module", autouse=True)
def offline(installed: BrowserContext) -> Iterator[None]:
    installed.set_offline(True)
    yield
    installed.set_offline(False)


@pytest.fixture(scope="module")
def census_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A census of 2025/26 with an error of each of CODES, in the name of Manchester."""
    return write_census(tmp_path_factory.mktemp("census"))


def write_census(folder: Path, *corrected: tuple[bytes, bytes]) -> Path:
    """The census as a file, with what was corrected at source."""
    [(name, data)] = [
        (name, data) for name, data in MAKER.folder(40, 2026, 7, codes=CODES).files if name.endswith(".xml")
    ]
    for before, after in corrected:
        assert data.count(before) == 1
        data = data.replace(before, after)
    file = folder / Path(name).name
    file.write_bytes(data)
    return file


@pytest.fixture
def census(app: Journey, census_file: Path) -> Journey:
    """The census, checked."""
    return check_census(app, census_file)


def check_census(app: Journey, file: Path) -> Journey:
    """With the council that the file proposes."""
    app.open_load().choose_files([file])
    app.page.get_by_role("button", name="Choose Manchester").click()
    return app.check()


def child_with(census: Journey, code: str) -> str:
    """Opens the first child with an error."""
    census.filter_by(code)
    expect(census.errors.filter(has_text=code)).to_be_visible()
    child = census.children.locator("[aria-selected=true] .app-children__id").inner_text()
    census.open_child(child)
    return child


def fact(census: Journey, column: str) -> Locator:
    """A fact of the record by the end of its place, whatever its row."""
    return census.record.locator(f'[data-cell$=" {column}"]')


def type_in_fact(census: Journey, column: str, text: str) -> Journey:
    fact(census, column).get_by_role("button").focus()
    census.page.keyboard.press("Enter")
    census.field.fill(text)
    return census.enter_anyway().see_outcome("Changed")


def test_a_made_up_census_is_one_press_away(app: Journey) -> None:
    app.open_start().page.get_by_role("button", name="Or try it with a made-up Children in Need census").click()
    app.wait_for_results()
    expect(app.counts).to_contain_text(re.compile(r"\d+ errors, \d+ queries"))
    expect(app.record.get_by_role("heading", name=re.compile("^Referral of"), level=3).first).to_be_visible()
    expect(app.page.get_by_role("button", name="Save your work")).to_be_visible()


def test_an_example_of_an_own_check_is_tried_and_added(census: Journey) -> None:
    page = census.go("/own-checks", "Own checks").page
    examples = page.get_by_role("region", name="Examples")
    expect(examples.get_by_role("button", name="Add this check")).to_have_count(6)
    expect(examples.get_by_text(re.compile(r"^It finds (no|\d+) rows? now"))).to_have_count(6)
    examples.get_by_role("button", name="Add this check").first.click()
    expect(page.get_by_role("row").filter(has_text="OWN1")).to_contain_text("review of the child protection plan")


def test_a_census_is_recognised_and_what_is_wrong_is_shown_in_its_own_words(
    app: Journey, census_file: Path
) -> None:
    expect(app.open_load().drop_area).to_be_enabled()
    page = app.drop_files([census_file], app.drop_area).page
    expect(app.file(census_file.name)).to_contain_text("This is a Children in Need census of 2025/26.")
    expect(page.get_by_text("Your file says that it is from Manchester.")).to_be_visible()
    expect(page.get_by_label("Collection year")).to_have_value("2026")
    page.get_by_role("button", name="Choose Manchester").click()
    app.check()
    expect(app.children.get_by_role("option").first).to_have_attribute("aria-setsize", "40")
    expect(app.counts).to_contain_text("1 query")
    expect(app.children.get_by_role("option").filter(has_text="1 query")).to_have_count(1)

    app.go_to("Errors by type")
    types = page.get_by_role("table", name="Errors by type").get_by_role("row")
    expect(types.filter(has_text="8675Q")).to_contain_text("Query")
    expect(types.filter(has_text="8620")).not_to_contain_text("Query")
    expect(page.get_by_role("main")).not_to_contain_text(re.compile("warning", re.IGNORECASE))

    app.go_to("Key figures")
    expect(page.locator(".app-key-figure")).to_have_count(20)
    of_the_day = page.get_by_role("region", name="1. Children in need on the day")
    of_the_day.get_by_role("button", name=re.compile(r"^\d+ children")).first.click()
    of_the_day.locator(".app-key-figure__children").get_by_role("link").first.click()
    expect(app.record_heading).to_be_visible()


def test_a_record_is_corrected_by_hand_and_by_a_suggestion(census: Journey) -> None:
    page = census.page
    child_with(census, "8620")
    closure = fact(census, "CINclosureDate")
    expect(closure).to_contain_text("error 8620")
    type_in_fact(census, "CINclosureDate", "08/07/2025").see_outcome("1 error fixed (8620)")
    expect(closure).to_contain_text("2025-07-08")
    census.record.get_by_role("button", name=re.compile("^Add an assessment")).first.click()
    expect(census.record.get_by_role("heading", name="Assessment without a date")).to_be_visible()
    page.keyboard.press("Escape")
    for _ in range(2):
        page.get_by_role("button", name="Undo", exact=True).click()
        census.see_outcome("Undone")
    expect(census.record.get_by_role("heading", name="Assessment without a date")).to_have_count(0)
    expect(closure).to_contain_text("error 8620")

    suggestion = census.errors.get_by_role("button", name="Clear the closure date and reason for closure")
    suggestion.click()
    census.see_outcome("1 error fixed (8620)")
    expect(closure).to_contain_text("Closure date: –")
    expect(fact(census, "ReasonForClosure")).to_contain_text("Reason for closure: –")


def test_the_whole_return_has_a_page_with_its_numbers_and_its_header(census: Journey) -> None:
    page = census.go_to("The whole return").page
    conferences = page.get_by_role("region", name="Error 2883")
    expect(conferences).to_contain_text("Fails")
    plans, held = (
        conferences.locator("dt", has_text=label).locator("+ dd")
        for label in (
            "Child protection plans that started in the year",
            "Initial child protection conferences held",
        )
    )
    expect(plans).to_have_text(re.compile(r"^\d+$"))
    assert int(plans.inner_text()) > int(held.inner_text())

    dated = page.get_by_role("region", name="Error 100")
    expect(dated).to_contain_text("Does not fail")
    change = page.get_by_role("button", name="Change Reference date")
    change.click()
    census.field.fill("30/03/2026")
    census.enter_anyway().see_outcome("1 new error (100)")
    expect(dated).to_contain_text("30 March 2026")
    expect(dated.get_by_text("Fails", exact=True)).to_be_visible()
    expect(change).to_be_focused()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(dated).to_contain_text("Does not fail")


def test_the_xml_that_is_handed_over_differs_only_in_what_was_edited(census: Journey, census_file: Path) -> None:
    child_with(census, "8620")
    type_in_fact(census, "CINclosureDate", "08/07/2025")
    census.open_downloads()
    name, data = census.save("XML of 2025/26")
    assert name.endswith(".xml")
    before, after = census_file.read_bytes().splitlines(), data.splitlines()
    changed = [
        (before[old_from:old_to], after[new_from:new_to])
        for what, old_from, old_to, new_from, new_to in difflib.SequenceMatcher(
            None, before, after, autojunk=False
        ).get_opcodes()
        if what != "equal"
    ]
    [([old], [new])] = changed
    assert re.fullmatch(rb"\s*<CINclosureDate>2026-04-\d\d</CINclosureDate>", old)
    assert new.strip() == RIGHT_DAY


def test_saved_work_opens_again_and_goes_on_with_the_next_extract(
    census: Journey, census_file: Path, tmp_path: Path
) -> None:
    page = census.page
    closed_late = child_with(census, "8620")
    type_in_fact(census, "CINclosureDate", "08/07/2025")
    without_sex = child_with(census, "4180")
    type_in_fact(census, "Sex", "F").see_outcome("1 error fixed (4180)")
    work = save(page, tmp_path)
    page.reload()
    census.open_load().choose_files([work])
    census.wait_for_results()
    expect(page.get_by_role("link", name="Changes (2)").first).to_be_visible()
    census.open_child(closed_late)
    expect(fact(census, "CINclosureDate")).to_contain_text("2025-07-08")

    next_extract = tmp_path / "next"
    next_extract.mkdir()
    write_census(next_extract, (b"<SerialNo>001<", b"<SerialNo>002<"), (b"<Sex>2</Sex>", b"<Sex>F</Sex>"))
    replace_files(census, next_extract)
    expect(page.get_by_text("1 of your 2 changes was carried over.")).to_be_visible()
    census.check().go_to("Carried over")
    expect(edits(census, "Still wrong at source")).to_contain_text([closed_late])
    expect(edits(census, "Done at source")).to_contain_text([without_sex])
    census.go_to("Children").open_child(closed_late)
    expect(fact(census, "CINclosureDate")).to_contain_text("2025-07-08")
