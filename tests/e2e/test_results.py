"""The results: the list of children, the record of one, the errors by type, and what was not checked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"


@pytest.fixture(scope="module")
def small_return(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three children: A1 without fault, B2 with an episode of no day, C3 born in the future and
    with a code for sex of earlier years."""
    folder = tmp_path_factory.mktemp("small_return")
    this_year, last_year = folder / "this_year", folder / "last_year"
    this_year.mkdir()
    last_year.mkdir()
    (this_year / "header.csv").write_text(
        HEADER
        + "A1,M,01/05/2015,WBRI,UN4,,\r\n"
        + "B2,F,02/06/2014,WBRI,UN4,0,\r\n"
        + "C3,1,01/01/2030,WBRI,UN4,,\r\n"
    )
    (this_year / "episodes.csv").write_text(
        EPISODES
        + "A1,01/06/2026,S,C2,N1,U1,PR1,,,,M1 1AE,M2 5DB,1234567\r\n"
        + "B2,01/06/2026,S,C2,N1,U1,PR1,01/06/2026,X1,CARPL,M1 1AE,M2 5DB,1234567\r\n"
        + "B2,01/06/2026,P,C2,N1,U1,PR1,,,,M1 1AE,M2 5DB,1234567\r\n"
        + "C3,01/06/2026,S,C2,N1,U1,PR1,,,,M1 1AE,M2 5DB,1234567\r\n"
    )
    (last_year / "episodes.csv").write_text(
        EPISODES + "B2,01/06/2025,S,C2,N1,U1,PR1,01/06/2025,E8,,M1 1AE,M2 5DB,1234567\r\n"
    )
    return folder


@pytest.fixture(scope="module")
def shared_return(small_return: Path) -> Path:
    return small_return


def child(page: Page, name: str) -> None:
    page.get_by_label("Search by child ID").fill(name)
    expect(page.locator(".app-record h2")).to_contain_text(name)


def test_errors_are_in_words_in_the_cells_and_explained(results: Journey) -> None:
    child(results.page, "B2")
    error = results.errors.filter(has_text="Error 355")
    expect(error).to_contain_text("Episode appears to have lasted for less than 24 hours")
    expect(error).to_contain_text("Episodes, Start 01/06/2026: Episode start date and Episode end date")
    marked = results.open_panel.locator(".app-fault").filter(has_text="355")
    expect(marked).to_have_count(2)
    expect(marked.first).to_contain_text("error ")
    error.get_by_text("What this means and how to fix it").click()
    expect(error.locator("dl")).to_contain_text("How to fix it")
    expect(error.locator("dl")).not_to_contain_text("What changed")


def test_an_error_says_what_differs_between_years(results: Journey) -> None:
    child(results.page, "C3")
    error = results.errors.filter(has_text="Error 101")
    error.get_by_text("What this means and how to fix it").click()
    changed = error.locator("dt", has_text="What changed").locator("xpath=following-sibling::dd[1]")
    expect(changed).to_contain_text("Up to 2023/24 the codes were 1 for male and 2 for female")


def test_an_errors_description_darkens_its_cells_and_opens_their_tab(results: Journey) -> None:
    child(results.page, "B2")
    results.record.get_by_role("tab", name="Reviews").click()
    expect(results.record.get_by_role("tab", name="Reviews")).to_have_attribute("aria-selected", "true")
    error = results.errors.filter(has_text="Error 355")
    error.locator(".app-error__message").click()
    expect(results.record.get_by_role("tab", name="Episodes")).to_have_attribute("aria-selected", "true")
    expect(results.open_panel.locator(".app-fault--chosen")).to_have_count(2)
    expect(error.locator(".app-error__message")).to_be_focused()
    error.locator(".app-error__message").click()
    expect(results.open_panel.locator(".app-fault--chosen")).to_have_count(0)


def test_the_header_shows_the_childs_facts_and_the_council(results: Journey) -> None:
    child(results.page, "B2")
    facts = results.record.locator(".app-facts")
    for text in ("F (Female)", "02/06/2014", "WBRI (White British)", "UN4", "UASC ceased", "Mother", "Manchester"):
        expect(facts).to_contain_text(text)


def test_last_years_records_are_one_click_away(results: Journey) -> None:
    child(results.page, "B2")
    expect(results.open_panel.get_by_role("row")).to_have_count(3)
    results.record.get_by_role("button", name="Last year (2025/26)").click()
    expect(results.open_panel.get_by_role("row")).to_have_count(2)
    expect(results.open_panel).to_contain_text("01/06/2025")
    expect(results.record).to_contain_text("You have not added last year’s Header file")


def test_modules_without_rows_say_so_and_offer_the_file(results: Journey) -> None:
    results.record.get_by_role("tab", name="OC2").click()
    expect(results.open_panel).to_contain_text("You have not added this year’s Outcomes (OC2) file")
    results.open_panel.get_by_role("link", name="Add it").click()
    expect(results.heading("Add your files")).to_be_visible()


def test_meanings_of_codes_are_shown_on_request(results: Journey) -> None:
    meaning = results.open_panel.locator(".app-record__meaning").filter(has_text="care order").first
    expect(meaning).to_be_hidden()
    results.page.get_by_label("Show what codes mean").check()
    expect(meaning).to_be_visible()


def test_the_list_says_error_and_valid_and_counts(results: Journey) -> None:
    expect(results.children.get_by_role("option")).to_have_count(3)
    b2 = results.children.get_by_role("option").filter(has_text="B2")
    expect(b2).to_contain_text(re.compile(r"error\s*\d"))
    expect(b2).to_have_attribute("aria-setsize", "3")
    expect(b2).to_have_attribute("aria-posinset", "2")
    expect(results.counts).to_contain_text("3 children")


def test_the_filter_by_error_type(results: Journey) -> None:
    results.page.locator(".app-filter__button").click()
    panel = results.page.get_by_role("group", name="Filter by type of error")
    expect(panel.locator(".app-filter__row").first).to_contain_text("With errors now")
    panel.get_by_label("Search types of error").fill("24 hours")
    expect(panel.locator(".app-filter__row")).to_have_count(1)
    results.page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    results.filter_by("355")
    expect(results.children.get_by_role("option")).to_have_count(1)
    expect(results.open_panel.locator(".app-fault--chosen")).to_have_count(2)
    expect(results.page).to_have_url(re.compile(r"error=355"))
    results.page.get_by_role("button", name="Clear filter").click()
    expect(results.children.get_by_role("option")).to_have_count(3)
    results.page.go_back()
    expect(results.children.get_by_role("option")).to_have_count(1)


def test_addresses_hold_no_child_id(results: Journey) -> None:
    child(results.page, "B2")
    assert "B2" not in results.page.url
    assert "B2" not in results.page.title()


def test_errors_by_type_can_be_sorted_and_filter_the_children(app: Journey, return_folder: Path) -> None:
    app.check_return(return_folder)
    app.page.get_by_role("link", name=re.compile("Errors by type")).click()
    expect(app.heading("Errors by type")).to_be_focused()
    table = app.page.get_by_role("table", name="Errors by type")
    children = [int(text.split()[0]) for text in table.locator("tbody td:nth-child(6)").all_inner_texts()]
    assert children == sorted(children, reverse=True)
    table.get_by_role("button", name="Code").click()
    expect(table.get_by_role("columnheader", name="Code")).to_have_attribute("aria-sort", "ascending")
    expect(table.get_by_role("button", name="Code")).to_be_focused()
    row = table.locator("tbody tr").first
    code, concerned = row.locator("td").nth(0).inner_text(), row.locator("td").nth(5).inner_text()
    row.get_by_role("link", name=code, exact=True).click()
    expect(app.heading("Children")).to_be_visible()
    expect(app.counts).to_contain_text(f"{concerned} listed")
    expect(app.errors.filter(has_text=re.compile(rf"(Error|Warning) {code}:"))).to_be_visible()
    app.page.go_back()
    expect(app.heading("Errors by type")).to_be_visible()


def test_what_was_not_checked_names_each_missing_file_once(app: Journey, return_folder: Path) -> None:
    app.open_load().choose_files((return_folder / "this_year").iterdir())
    app.choose_council("manchester", "Manchester").check()
    app.page.get_by_role("link", name=re.compile("Not checked")).click()
    group = app.page.locator(".app-group").filter(has_text="last year’s Episodes")
    expect(group).to_have_count(1)
    expect(group).to_contain_text(re.compile(r"Add last year’s Episodes: \d+ more rules"))
    expect(app.page.get_by_text("XML returns only")).to_have_count(0)
    group.get_by_role("button", name=re.compile("Add last year’s Episodes")).click()
    expect(app.heading("Add your files")).to_be_visible()
    expect(app.year(last_year=True)).to_be_in_viewport()


def test_pages_have_titles_and_the_way_back_leads_back(app: Journey, small_return: Path) -> None:
    app.check_return(small_return)
    expect(app.page).to_have_title("Children – Check your children’s services returns")
    app.page.get_by_role("link", name=re.compile("Not checked")).click()
    expect(app.page).to_have_title("What was not checked – Check your children’s services returns")
    app.page.go_back()
    expect(app.heading("Children")).to_be_visible()
    app.page.go_back()
    expect(app.heading("Add your files")).to_be_visible()
    app.page.go_forward()
    expect(app.heading("Children")).to_be_visible()
