"""WCAG 2.2 AA as far as machines can tell: axe on every view, the keyboard alone, and a screen 320 pixels wide."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect

from tests.e2e.journey import Journey, Witness
from tests.e2e.test_census import check_census, write_census

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
NARROW: ViewportSize = {"width": 320, "height": 640}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def shared_return(return_folder: Path) -> Path:
    return return_folder


def follow(name: str, heading: str) -> Callable[[Journey], None]:
    def go(results: Journey) -> None:
        results.open_menu().page.get_by_role("link", name=re.compile(name)).first.click()
        expect(results.heading(heading)).to_be_focused()

    return go


def open_mistakes(app: Journey, _folder: Path) -> None:
    app.open_load().wait_until_ready()
    app.page.get_by_role("button", name="Check the return").click()
    expect(app.page.locator(".govuk-error-summary")).to_be_focused()


def open_files(app: Journey, folder: Path) -> None:
    app.load_return(folder)
    app.choose_files([folder / "this_year" / "header.csv"])
    expect(app.question.get_by_role("heading")).to_be_visible()
    app.page.get_by_role("combobox", name="Your council").fill("ma")


def open_child(results: Journey) -> None:
    results.errors.first.locator(".app-error__message").click()
    for summary in results.errors.first.locator("summary").all():
        summary.click()
    results.errors.first.get_by_role("button", name="Add a note").click()
    results.page.get_by_label("Show what codes mean").check()


def open_fix(results: Journey) -> None:
    page = results.go_to("Errors by type").page
    page.get_by_role("link", name=re.compile("^Fix in bulk ?: INT18$")).click()
    page.get_by_role("button", name=re.compile("^Select all")).click()
    page.get_by_label(re.compile("^Use the safe suggestions")).check()
    page.get_by_role("button", name="Preview the changes").click()
    expect(page.locator(".app-bulk__preview")).to_be_visible()


def open_best_fixes(results: Journey) -> None:
    results.go_to("Errors by type")
    results.page.get_by_role("link", name=re.compile(r"^\d+ changes$")).click()
    expect(results.page.get_by_role("table", name="Changes that fix the most errors")).to_be_visible()


def open_common_cause(results: Journey) -> None:
    """A child several of whose errors stand below the change that resolves them."""
    open_best_fixes(results)
    changes = results.page.get_by_role("table", name="Changes that fix the most errors")
    several = results.page.get_by_role("cell", name=re.compile(r"\w and \w+$"))
    changes.get_by_role("row").filter(has=several).first.get_by_role("link").first.click()
    expect(results.record.locator(".app-errors__list--resolved").first).to_be_visible()


def open_last_years_row(results: Journey) -> None:
    """A child whose provider is not that in the open episode of last year."""
    results.filter_by("503E")
    expect(results.record.locator(".app-row--last-year")).to_be_visible()


def open_editor(editor: Journey) -> None:
    editor.open_child("K6").go_to_cell("Episodes 5 LS").press("Enter")
    editor.field.fill("X9")
    editor.page.keyboard.press("Enter")
    expect(editor.form_fault).to_be_visible()


def open_row_menu(editor: Journey) -> None:
    editor.open_child("K6").cell("Episodes 5 CHILD").get_by_role("button").click()
    expect(editor.page.get_by_role("menuitem", name="Split at a date")).to_be_visible()


def open_split(editor: Journey) -> None:
    open_row_menu(editor)
    editor.page.get_by_role("menuitem", name="Split at a date").click()
    editor.page.get_by_role("button", name="Split the row").click()


def edit_record(editor: Journey) -> None:
    """A cell edited, a row added, a row deleted, an error with suggested answers."""
    editor.open_child("K2").type_in_cell("Episodes 1 LS", "X9")
    editor.use_row_menu("Episodes 1 CHILD", "Duplicate this row")
    expect(editor.open_panel.get_by_role("row")).to_have_count(3)
    editor.use_row_menu("Episodes 1 CHILD", "Delete this row")
    expect(editor.page.get_by_role("button", name="Put back")).to_be_visible()
    expect(editor.errors.get_by_role("button", name="URN 1234567").first).to_be_visible()


def open_changes(editor: Journey) -> None:
    edit_record(editor)
    editor.page.get_by_role("link", name="Changes (2)").first.click()
    expect(editor.page.get_by_role("table", name="Changes")).to_be_visible()


def open_correct_at_source(editor: Journey) -> None:
    edit_record(editor)
    editor.go("/correct-at-source", "Correct at source")
    expect(editor.page.get_by_role("table", name="To correct at source")).to_be_visible()


def open_downloads(results: Journey) -> None:
    page = results.open_downloads().page
    page.get_by_text("Choose children, types of error or columns").click()
    page.get_by_text(re.compile("^Types of error: ")).click()
    page.get_by_label("Children of a social worker or team").check()
    results.save("XML of 2026/27")
    page.get_by_role("button", name="Show the summary of counts").click()
    expect(page.get_by_role("heading", name="What would be shared")).to_be_focused()


def open_print(results: Journey) -> None:
    results.record.get_by_role("link", name="Print").click()
    expect(results.page.locator(".app-page")).to_be_visible()


def open_overview(results: Journey) -> None:
    follow("^Overview", "Overview")(results)
    results.page.get_by_text("Show as a table").first.click()
    expect(results.page.locator(".app-chart table").first).to_be_visible()


def open_what_is_new(results: Journey) -> None:
    results.go("/what-is-new", "What is new").page.get_by_label("Compared with").select_option("2022/23")
    expect(results.page.get_by_role("table", name="Changed rules")).to_be_visible()


def open_key_figures(results: Journey) -> None:
    """With the children behind a line, what a figure is, and its errors."""
    follow("^Key figures", "Key figures")(results)
    shown = results.page.get_by_role("region", name="1. Looked after on the day")
    shown.get_by_role("button", name=re.compile(r"^\d+ children")).click()
    for summary in shown.locator("summary").all():
        summary.click()
    expect(shown.get_by_text("Definition")).to_be_visible()


def open_own_checks(results: Journey) -> None:
    """With one that is in use, and examples."""
    page = results.go("/own-checks", "Own checks").page
    examples = page.get_by_role("region", name="Examples").get_by_role("button")
    added = examples.filter(has_text="Added")
    expect(examples.first).to_be_visible()
    if added.count() == 0:
        examples.first.click()
    expect(page.get_by_role("table", name="Own checks")).to_be_visible()
    expect(added.first).to_be_visible()


def open_own_check_form(results: Journey) -> None:
    """With two groups of conditions, and mistakes."""
    page = results.go("/own-check", "Add your own check").page
    page.get_by_role("button", name="Add a condition").click()
    page.get_by_role("button", name="Add a group of conditions").click()
    page.get_by_label("Look at").last.select_option("months")
    page.get_by_role("button", name="Save the own check").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()


def open_comparison(results: Journey) -> None:
    """Of the return's own counts with another council's."""
    page = results.open_downloads().page
    page.get_by_role("button", name="Show the summary of counts").click()
    _, own = results.save("Download the counts (.json)")
    others = [json.loads(own) | about for about in ({}, {"council": "E08000001"}, {"made_on": "2026-04-01"})]
    page.get_by_role("link", name="Compare councils using error counts").click()
    expect(results.drop_area).to_be_enabled()
    with page.expect_file_chooser() as chooser:
        results.drop_area.click()
    chooser.value.set_files(
        [
            {"name": f"{at}.json", "mimeType": "application/json", "buffer": json.dumps(other).encode()}
            for at, other in enumerate(others)
        ]
    )
    expect(page.get_by_role("heading", name="Over time")).to_be_visible()
    page.get_by_text("Show Manchester as a table").click()


def open_tree(census: Journey) -> None:
    """A child of the census with an error in a referral, an assessment that was added, and all that unfolds."""
    census.filter_by("8620")
    expect(census.errors).to_have_count(1)
    census.record.get_by_role("button", name=re.compile("^Add an assessment")).first.click()
    expect(census.record.get_by_role("heading", name="Assessment without a date")).to_be_visible()
    census.page.keyboard.press("Escape")
    # From the last, because those that are open count no more.
    for closed in reversed(census.record.locator("details:not([open]) > summary:visible").all()):
        closed.click()


def open_whole_return(census: Journey) -> None:
    """With the help for a rule, a note on one that fails, and a cell that is edited."""
    page = census.go_to("The whole return").page
    fails = page.get_by_role("region", name="Error 2883")
    fails.get_by_text("What this means and how to fix it").click()
    fails.get_by_role("button", name="Add a note").click()
    page.get_by_role("button", name="Change Reference date").click()
    expect(census.field).to_be_visible()


def open_census_figures(census: Journey) -> None:
    follow("^Key figures", "Key figures")(census)
    shown = census.page.get_by_role("region", name="1. Children in need on the day")
    shown.get_by_role("button", name=re.compile(r"^\d+ children")).first.click()
    shown.get_by_text("What this figure is").click()
    expect(shown.get_by_text("Definition")).to_be_visible()


def open_census_downloads(census: Journey) -> None:
    census.open_downloads().save("XML of 2025/26")


def open_document(app: Journey, route: str, heading: str) -> None:
    app.open(route)
    expect(app.heading(heading)).to_be_visible()
    expect(app.page.locator("main [aria-busy=true]")).to_have_count(0)


def open_glossary(app: Journey) -> None:
    """With a search, which shows the codes."""
    open_document(app, "/glossary", "Glossary")
    app.page.get_by_label("Search modules, columns and codes").fill("placement")
    expect(app.page.get_by_role("main").get_by_text("columns found")).to_be_visible()


VIEWS: dict[str, Callable[[Journey, Path], object]] = {
    "start": lambda app, _: app.open_start(),
    "load": open_files,
    "mistakes": open_mistakes,
    "saved work": lambda app, _: app.open("/saved-work"),
    "about": lambda app, _: app.open("/about"),
    "privacy": lambda app, _: app.open("/privacy"),
    "accessibility": lambda app, _: app.open("/accessibility"),
    "help": lambda app, _: open_document(app, "/help", "Help"),
    "guide": lambda app, _: open_document(app, "/guide?task=understand", "See and understand the errors"),
    "technical document": lambda app, _: open_document(app, "/document?name=technical", "How it is made"),
    "keyboard sheet": lambda app, _: app.open("/keys"),
    "glossary": lambda app, _: open_glossary(app),
    "report a fault": lambda app, _: open_document(app, "/report-a-fault", "Report a fault"),
}
VIEWS_OF_RESULTS: dict[str, Callable[[Journey], object]] = {
    "children": open_child,
    "filter": lambda results: results.page.locator(".app-filter__button").click(),
    "problems in the files": follow("Problems in the files", "Problems in the files"),
    "errors by type": follow("Errors by type", "Errors by type"),
    "fix many": open_fix,
    "best fixes": open_best_fixes,
    "common cause": open_common_cause,
    "last year’s row": open_last_years_row,
    "not checked": follow("Not checked", "What was not checked, and why"),
    "overview": open_overview,
    "key figures": open_key_figures,
    "hand over": open_downloads,
    "page to print": open_print,
    "comparison": open_comparison,
    "what is new": open_what_is_new,
    "own checks": open_own_checks,
    "own check form": open_own_check_form,
}
VIEWS_OF_CENSUS: dict[str, Callable[[Journey], object]] = {
    "record": open_tree,
    "whole return": open_whole_return,
    "errors by type": follow("Errors by type", "Errors by type"),
    "overview": open_overview,
    "key figures": open_census_figures,
    "hand over": open_census_downloads,
}
EDITING: dict[str, Callable[[Journey], object]] = {
    "edited record": edit_record,
    "cell editor": open_editor,
    "row menu": open_row_menu,
    "split": open_split,
    "changes": open_changes,
    "correct at source": open_correct_at_source,
}


@pytest.fixture(scope="module")
def checked_census(
    installed: BrowserContext, url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Journey]:
    """A census in a page that its views share, without the council that an earlier page chose."""
    page = installed.new_page()
    page.goto(url)
    page.evaluate("localStorage.clear()")
    yield check_census(Journey(page, url), write_census(tmp_path_factory.mktemp("census")))
    page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def census(checked_census: Journey) -> Iterator[Journey]:
    """That page, at the children."""
    if "#/children" not in checked_census.page.url:
        checked_census.go("/children", "Children").wait_for_results()
    with Witness(checked_census.page):
        yield checked_census


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    results = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", AXE_TAGS
    )
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in results["violations"]
        for node in violation["nodes"]
    ]


def see_no_violation(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing(app: Journey, return_folder: Path, view: str) -> None:
    VIEWS[view](app, return_folder)
    see_no_violation(app.page)


@pytest.mark.parametrize("view", VIEWS_OF_RESULTS)
def test_axe_finds_nothing_in_results(results: Journey, view: str) -> None:
    VIEWS_OF_RESULTS[view](results)
    see_no_violation(results.page)


# Boxes over the record follow a new size of the screen when the next frame is drawn.
WIDTH_WHEN_DRAWN = """() => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(document.documentElement.scrollWidth)));
})"""


def see_nothing_run_off(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    wide = page.evaluate(WIDTH_WHEN_DRAWN)
    assert wide <= NARROW["width"], overflowing(page)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_off_a_screen_320_pixels_wide(app: Journey, return_folder: Path, view: str) -> None:
    app.page.set_viewport_size(NARROW)
    VIEWS[view](app, return_folder)
    see_nothing_run_off(app.page)


@pytest.mark.parametrize("view", VIEWS_OF_RESULTS)
def test_no_results_run_off_a_screen_320_pixels_wide(results: Journey, view: str) -> None:
    results.page.set_viewport_size(NARROW)
    VIEWS_OF_RESULTS[view](results)
    see_nothing_run_off(results.page)


@pytest.mark.parametrize("view", EDITING)
def test_axe_finds_nothing_in_edits_and_they_do_not_run_off_a_narrow_screen(editor: Journey, view: str) -> None:
    EDITING[view](editor)
    wide = editor.page.viewport_size
    try:
        see_no_violation(editor.page)
        editor.page.set_viewport_size(NARROW)
        see_nothing_run_off(editor.page)
    finally:
        editor.page.set_viewport_size(wide or NARROW)
        editor.page.keyboard.press("Escape")


@pytest.mark.parametrize("view", VIEWS_OF_CENSUS)
def test_axe_finds_nothing_in_a_census_and_it_does_not_run_off_a_narrow_screen(census: Journey, view: str) -> None:
    VIEWS_OF_CENSUS[view](census)
    wide = census.page.viewport_size
    try:
        see_no_violation(census.page)
        census.page.set_viewport_size(NARROW)
        see_nothing_run_off(census.page)
    finally:
        census.page.set_viewport_size(wide or NARROW)
        census.page.keyboard.press("Escape")


def overflowing(page: Page) -> list[str]:
    """The elements that stick out, for the message."""
    return page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(element => element.getBoundingClientRect().right > 320 && !element.closest(".app-scroll"))
            .map(element => element.outerHTML.slice(0, 120))"""
    )


def press_until_focused(page: Page, selector: str, key: str = "Tab", presses: int = 60) -> None:
    for _ in range(presses):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press(key)
    pytest.fail(f"{selector} can't be reached with {key}")


def test_the_whole_journey_by_keyboard_alone(app: Journey) -> None:
    page = app.open_start().page
    press_until_focused(page, ".govuk-button--secondary")
    page.keyboard.press("Enter")
    app.wait_for_results()
    expect(app.heading("Children")).to_be_focused()
    press_until_focused(page, "#children")
    page.keyboard.press("Home")
    first = app.children.locator("[aria-selected=true]")
    expect(first).to_have_attribute("aria-posinset", "1")
    page.keyboard.press("PageDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(app.children.locator("[aria-selected=true]")).not_to_have_attribute("aria-posinset", "1")
    page.keyboard.press("End")
    size = app.children.get_by_role("option").first.get_attribute("aria-setsize")
    chosen = app.children.locator("[aria-selected=true]")
    expect(chosen).to_have_attribute("aria-posinset", size or "")
    expect(app.children).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "")
    press_until_focused(page, ".app-filter__button", key="Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Search types of error")).to_be_focused()
    press_until_focused(page, ".app-filter__row:nth-child(3) button")
    page.keyboard.press("Enter")
    expect(page.locator(".app-filter__button")).to_be_focused()
    press_until_focused(page, "#children")
    name = chosen.locator(".app-children__id").inner_text()
    page.keyboard.press("Enter")
    expect(app.record_heading).to_be_focused()
    assert name in app.record_heading.inner_text()
    press_until_focused(page, "[role=tab]")
    page.keyboard.press("End")
    expect(app.record.get_by_role("tab").last).to_have_attribute("aria-selected", "true")
    expect(app.record.get_by_role("tab").last).to_be_focused()
    press_until_focused(page, ".app-error__message")
    for pressed in ("false", "true"):
        page.keyboard.press("Enter")
        expect(page.locator(".app-error__message:focus")).to_have_attribute("aria-pressed", pressed)
    # Suggested answers may have come in between by now.
    press_until_focused(page, ".app-error summary")
    page.keyboard.press("Enter")
    expect(app.errors.first.locator("details")).to_have_attribute("open", "")


HOLD_RECORDS = """
    window.Worker = class extends Worker {
        addEventListener(type, listener) {
            super.addEventListener(type, event => {
                if (window.held && event.data?.json?.includes('"child_record"')) {
                    window.held.push(() => listener(event));
                    document.body.dataset.held = window.held.length;
                } else {
                    listener(event);
                }
            });
        }
    };
"""
"""Keeps records that the worker sends from the page once `window.held` is a list, until they are let in."""


@pytest.fixture
def slow(app: Journey) -> Journey:
    """The made-up return's results in a page whose records come when the test lets them."""
    app.page.add_init_script(HOLD_RECORDS)
    app.check_demo()
    app.children.focus()
    return app


def go_on(app: Journey, *keys: str) -> str:
    """Press keys in the list and wait until a record is held; the ID of the child that is then chosen."""
    hold(app)
    for key in keys:
        app.page.keyboard.press(key)
    expect(app.page.locator("body[data-held]")).to_have_count(1)
    return app.children.locator("[aria-selected=true] .app-children__id").inner_text()


def hold(app: Journey) -> None:
    app.page.evaluate("() => { window.held = []; }")


def let_in(app: Journey) -> None:
    app.page.evaluate(
        """() => {
            const held = window.held;
            window.held = null;
            delete document.body.dataset.held;
            held.forEach(deliver => deliver());
        }"""
    )


def test_enter_on_a_child_waits_for_its_record_and_goes_to_its_heading_once(slow: Journey) -> None:
    before = slow.record_heading.inner_text()
    child = go_on(slow, "End", "Enter")
    expect(slow.children).to_be_focused()
    expect(slow.record_heading).to_have_text(before)
    let_in(slow)
    expect(slow.record_heading).to_be_focused()
    expect(slow.record_heading).to_contain_text(child)
    slow.children.focus()
    child = go_on(slow, "Home")
    let_in(slow)
    expect(slow.record_heading).to_contain_text(child)
    expect(slow.children).to_be_focused()


def test_a_record_that_comes_late_takes_no_focus_from_where_the_user_went(slow: Journey) -> None:
    child = go_on(slow, "End", "Enter")
    slow.page.get_by_label("Search by child ID").focus()
    let_in(slow)
    expect(slow.record_heading).to_contain_text(child)
    expect(slow.page.get_by_label("Search by child ID")).to_be_focused()
    slow.children.focus()
    child = go_on(slow, "Home", "Enter", "ArrowDown")
    let_in(slow)
    expect(slow.record_heading).to_contain_text(child)
    expect(slow.children).to_be_focused()


def test_a_record_that_comes_again_stays_as_the_user_left_it(slow: Journey) -> None:
    tab = slow.record.get_by_role("tab", name="Reviews")
    tab.click()
    hold(slow)
    slow.page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange', { oldURL: location.href }))")
    expect(slow.page.locator("body[data-held]")).to_have_count(1)
    let_in(slow)
    expect(slow.record).not_to_have_attribute("aria-busy", "true")
    expect(tab).to_be_focused()
    expect(tab).to_have_attribute("aria-selected", "true")


def test_the_skip_link_leads_to_the_heading(app: Journey) -> None:
    app.open_start()
    app.page.keyboard.press("Tab")
    expect(app.page.locator("#skip-link")).to_be_focused()
    app.page.keyboard.press("Enter")
    expect(app.heading("Check your children’s services returns")).to_be_focused()


def test_results_are_announced(app: Journey, return_folder: Path) -> None:
    app.check_return(return_folder)
    expect(app.page.get_by_role("status").filter(has_text="Check finished")).to_have_count(1)
