"""How every screen looks, at three sizes and in the user's own colours.

No text is cut off or lies over other text, nothing scrolls sideways, controls do not touch and can be hit, and one
button at most is the main one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.e2e.journey import Journey

FAULTS = (Path(__file__).parent / "looks.js").read_text(encoding="utf-8")
SIZES: tuple[ViewportSize, ...] = (
    {"width": 1920, "height": 1080},
    {"width": 390, "height": 844},
    {"width": 1366, "height": 768},
)
MOST = 20
"""How many faults a failed test names."""
WHEN_DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


@pytest.fixture(scope="module")
def shared_return(return_folder: Path) -> Path:
    return return_folder


def see_nothing_wrong(app: Journey) -> None:
    page = app.page
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    faults = []
    for colours in ("none", "active"):
        page.emulate_media(forced_colors=colours)
        for size in SIZES:
            page.set_viewport_size(size)
            page.evaluate(WHEN_DRAWN)
            where = f"{size['width']} pixels{', own colours' if colours == 'active' else ''}"
            faults += [f"{where}: {fault}" for fault in page.evaluate(FAULTS)]
    page.emulate_media(forced_colors="none")
    assert not faults, "\n".join(faults[:MOST])


def child_with_an_error(results: Journey) -> None:
    results.first_child_with_error().click()
    expect(results.record.locator(".app-suggestions").first).to_be_visible()
    results.errors.first.get_by_role("button", name="Add a note").click()


def timeline(results: Journey) -> None:
    results.first_child_with_error().click()
    results.record.locator(".app-story > summary").click()
    expect(results.record.locator(".app-story__svg")).to_be_visible()


def cell_editor(results: Journey) -> None:
    results.open_panel.locator("td[data-cell]").nth(2).press("Enter")
    expect(results.field).to_be_visible()


def row_menu(results: Journey) -> None:
    results.open_panel.get_by_role("button", name="row menu").first.click()
    expect(results.page.get_by_role("menuitem").first).to_be_visible()


def keys(results: Journey) -> None:
    results.page.keyboard.press("?")
    expect(results.page.get_by_role("dialog", name="Keys")).to_be_visible()


def child_filter(results: Journey) -> None:
    results.page.locator(".app-filter__button").click()
    expect(results.page.get_by_label("Search types of error")).to_be_focused()


def fix_in_bulk(results: Journey) -> None:
    results.go_to("Errors by type").page.locator("a[href*='#/fix']").first.click()
    results.page.get_by_role("button", name="Select all").click()
    results.page.get_by_role("button", name="Preview the changes").click()
    expect(results.page.locator(".app-bulk__preview, .govuk-error-summary").first).to_be_visible()


def hand_over(results: Journey) -> None:
    results.open_downloads()


def best_fixes(results: Journey) -> None:
    results.go("/best-fixes", "Changes that fix the most errors")
    expect(results.page.get_by_role("table", name="Changes that fix the most errors")).to_be_visible()


def menu(results: Journey) -> None:
    results.page.set_viewport_size(SIZES[1])
    results.go("/overview", "Overview").open_menu()


STATES: dict[str, Callable[[Journey], object]] = {
    "child": child_with_an_error,
    "timeline": timeline,
    "cell editor": cell_editor,
    "row menu": row_menu,
    "keys": keys,
    "filter": child_filter,
    "fix in bulk": fix_in_bulk,
    "hand over": hand_over,
    "best fixes": best_fixes,
    "menu": menu,
}
ROUTES = {
    "/": "Check your children’s services returns",
    "/load": "Add your files",
    "/overview": "Overview",
    "/key-figures": "Key figures",
    "/errors": "Errors by type",
    "/problems": "Problems in the files",
    "/not-checked": "What was not checked, and why",
    "/changes": "Changes",
    "/correct-at-source": "Correct at source",
    "/own-checks": "Own checks",
    "/own-check": "Add your own check",
    "/print?child=3": "A page to print",
    "/what-is-new": "What is new",
    "/compare": "Compare councils",
    "/about": "About this service",
    "/privacy": "Privacy",
    "/accessibility": "Accessibility",
    "/help": "Help",
    "/guide?task=load": "Add your files and check them",
    "/document?name=technical": "How it is made",
    "/keys": "Keyboard sheet",
    "/glossary": "Glossary",
    "/report-a-fault": "Report a fault",
    "/saved-work": "Work saved on this device",
}


@pytest.mark.parametrize("route", ROUTES)
def test_a_screen_looks_well(results: Journey, route: str) -> None:
    see_nothing_wrong(results.go(route, ROUTES[route]))


@pytest.mark.parametrize("state", STATES)
def test_a_state_looks_well(results: Journey, state: str) -> None:
    STATES[state](results)
    try:
        see_nothing_wrong(results)
    finally:
        results.page.keyboard.press("Escape")


def test_the_first_screen_of_a_child_shows_its_first_error_with_the_best_answer(results: Journey) -> None:
    results.first_child_with_error().click()
    expect(results.record.locator(".app-suggestion").first).to_be_in_viewport(ratio=1)


def test_a_fault_is_seen(results: Journey) -> None:
    """Each kind of fault, made on purpose."""
    page = results.go("/errors", "Errors by type").page
    page.evaluate(
        """faults => {
            for (const [look, ...texts] of faults) {
                for (const text of texts) {
                    const made = document.createElement(look.startsWith("govuk") ? "button" : "p");
                    made.textContent = text;
                    made.className = look.startsWith("govuk") ? look : "";
                    made.style.cssText = look.startsWith("govuk") ? "" : look;
                    document.querySelector("main").append(made);
                }
            }
        }""",
        [
            ["width: 3rem; overflow: hidden; white-space: nowrap", "Cut off in the middle"],
            ["margin: 0; height: 0", "Below", "Above"],
            ["govuk-button", "One", "Two"],
            ["margin-left: 2000px", "Far away"],
        ],
    )
    found = "\n".join(page.evaluate(FAULTS))
    for fault in (
        "Is cut off: ",
        "Text over text: ",
        "Touch: ",
        "2 primary buttons",
        "Runs off the screen",
        "sideways",
    ):
        assert fault in found
