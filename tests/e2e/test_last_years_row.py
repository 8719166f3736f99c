"""Year-on-year errors: last year’s row is right under this year’s, and both are edited there by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import SCREEN
from tests.e2e.few_children import EPISODES, HEADER, episode
from tests.e2e.journey import Journey

NOW, BEFORE = "Episodes 0", "last-year/Episodes 0"
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def shared_return(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """K1’s open episode of last year has another legal status and URN; K2’s date of birth was another one."""
    folder = tmp_path_factory.mktemp("both_years")
    carried = {"DECOM": "01/02/2026"}
    years = {
        "this_year": (
            ("K1,M,01/05/2015,WBRI,A123456789010,,\r\n", "K2,M,01/05/2015,WBRI,A123456789011,,\r\n"),
            (episode("K1", **carried), episode("K2", **carried)),
        ),
        "last_year": (
            ("K1,M,01/05/2015,WBRI,A123456789010,,\r\n", "K2,M,05/01/2015,WBRI,A123456789011,,\r\n"),
            (episode("K1", **carried, LS="V2", URN=""), episode("K2", **carried)),
        ),
    }
    for year, (header, episodes) in years.items():
        (folder / year).mkdir()
        (folder / year / "header.csv").write_text(HEADER + "".join(header))
        (folder / year / "episodes.csv").write_text(EPISODES + "".join(episodes))
    return folder


@pytest.fixture
def both(results: Journey) -> Iterator[Journey]:
    yield results
    results.page.set_viewport_size(SCREEN)
    results.undo_all()


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def last_row(app: Journey) -> Locator:
    return app.open_panel.get_by_role("row").nth(2)


def test_last_years_row_is_under_this_years_and_is_edited_and_undone_there(both: Journey) -> None:
    both.open_child("K1")
    expect(last_row(both).get_by_role("rowheader")).to_have_text(re.compile("^Last year"))
    expect(both.cell(f"{BEFORE} LS")).to_have_text(re.compile("^last year: V2.*differs$"))
    expect(both.cell(f"{BEFORE} URN")).to_have_text(re.compile("^last year: blank.*differs$"))
    expect(both.cell(f"{BEFORE} CIN")).to_have_text(re.compile("^last year: N1Abuse or neglect$"))
    both.go_to_cell(f"{NOW} LS")
    press(both.page, "ArrowDown")
    expect(both.cell(f"{BEFORE} LS")).to_be_focused()
    press(both.page, "c", "2", "Enter")
    both.see_outcome("Changed")
    expect(both.cell(f"{BEFORE} LS")).to_have_text(re.compile("^last year: C2.*changed, was V2$"))
    expect(both.cell(f"{BEFORE} LS")).to_be_focused()
    press(both.page, "Control+z")
    both.see_outcome("Undone")
    expect(both.cell(f"{BEFORE} LS")).to_have_text(re.compile("^last year: V2.*differs$"))


def test_this_years_values_are_copied_into_last_years_row_and_the_focus_goes_up_when_it_is_gone(
    both: Journey,
) -> None:
    both.open_child("K1").go_to_cell(f"{NOW} LS")
    press(both.page, "Control+c", "ArrowDown", "Control+v", "Enter")
    both.see_outcome("Changed")
    both.go_to_cell(f"{NOW} URN")
    press(both.page, "Control+c", "ArrowDown", "Control+v", "Enter")
    both.see_outcome("Changed")
    expect(both.cell(f"{BEFORE} URN")).to_have_count(0)
    expect(both.cell(f"{NOW} URN")).to_be_focused()


def test_the_row_opens_last_years_record(both: Journey) -> None:
    both.open_child("K1").go_to_cell(f"{BEFORE} LS")
    press(both.page, "Home", "Enter")
    expect(both.open_panel.get_by_role("grid", name="Last year’s Episodes")).to_be_visible()
    expect(both.cell(f"{BEFORE} CHILD").get_by_role("button")).to_be_focused()


def test_last_years_facts_are_under_this_years(both: Journey) -> None:
    both.page.set_viewport_size(PHONE)
    both.open_child("K2")
    before = both.record.get_by_role("group", name="Last year’s Header")
    born = before.get_by_role("button", name="Date of birth, last year: 05/01/2015")
    expect(born).to_be_visible()
    expect(both.cell("last-year/Header 1 DOB")).to_contain_text("differs")
    assert both.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    born.press("Enter")
    both.field.fill("1/5/15")
    press(both.page, "Enter")
    both.see_outcome("Changed “1/5/15” to 01/05/2015")
    expect(before).to_have_count(0)
