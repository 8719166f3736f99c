"""Every screen that shows a number of errors or of children says the same of the same return."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.journey import Journey

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END\r\n"
FILES = {
    "this_year/header.csv": HEADER
    + "A,F,01/05/2015,WBRI,A123456789010,,\r\nB,M,01/05/2015,WBRI,A123456789011,,\r\nC,,01/05/2015,,,,\r\n",
    # The first row of A has two errors at least; the last row has no child ID.
    "this_year/episodes.csv": EPISODES
    + "A,01/05/2026,S,XX,N1,K2,PR1,01/05/2026,X1,CHILD,M1 1AE,M2 5DB,1234567\r\n"
    + "A,03/05/2026,P,C2,N1,K2,PR1,03/05/2026,E8,,M1 1AE,M2 5DB,1234567\r\n"
    + ",01/05/2026,S,C2,N1,K2,PR1,01/05/2026,E8,,M1 1AE,M2 5DB,1234567\r\n",
    "this_year/missing.csv": MISSING + "A,01/05/2015,M,1.5.26,\r\n",
    "last_year/missing.csv": MISSING + "Y,01/05/2015,M,01/05/2025,\r\nZ,01/05/2015,M,01/05/2025,\r\n",
}
"""B has a warning alone, C a warning and errors, Y and Z only errors in last year's files."""


@pytest.fixture(scope="module")
def mixed(installed: BrowserContext, url: str, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """The results of a return with all that could be counted in two ways."""
    folder: Path = tmp_path_factory.mktemp("mixed")
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content)
    return Journey(installed.new_page(), url).check_return(folder)


def number_in(pattern: str, text: str) -> int:
    """The number that the group of a pattern holds."""
    found = re.search(pattern, text)
    assert found, f"{pattern} is not in: {text}"
    return int(found[1].replace(",", ""))


def test_all_screens_say_the_same(mixed: Journey) -> None:
    page = mixed.page
    said = mixed.counts.inner_text()
    children = number_in(r"([\d,]+) children", said)
    with_errors = number_in(r"([\d,]+) with errors", said)
    errors = number_in(r"([\d,]+) errors\b", said)
    warnings = number_in(r"([\d,]+) warnings", said)
    without_child = number_in(r"([\d,]+) errors? in rows without a child ID", said)

    # The list: the tags of the children add up, and its filters are all of them.
    options = mixed.children.get_by_role("option")
    expect(options).to_have_count(children)
    tags = options.all_inner_texts()
    assert sum(number_in(r"error\s*(\d+)", tag) for tag in tags if "error" in tag) + without_child == errors
    page.locator(".app-filter__button").click()
    panel = page.get_by_role("group", name="Filter by type of error")
    by_filter = {
        name: number_in(r"(\d+)\s*$", panel.locator(".app-filter__row").filter(has_text=name).inner_text())
        for name in ("With errors now", "With warnings only", "No errors or warnings")
    }
    page.keyboard.press("Escape")
    assert sum(by_filter.values()) == children
    assert by_filter["With errors now"] == with_errors
    only = by_filter["With warnings only"]
    assert only == 1

    # The overview.
    mixed.go_to("Overview")
    items = page.locator(".app-numbers__item")
    expect(items.first).to_be_visible()
    shown = {
        item.locator("dt").inner_text().strip(): number_in(r"^([\d,]+)", item.locator("dd").inner_text())
        for item in items.all()
    }
    neither = by_filter["No errors or warnings"]
    assert f"of children without errors or warnings: {neither} of {children}" in shown
    assert shown["children with errors"] == with_errors
    assert shown["child with warnings only"] == only
    assert shown["errors"] == errors
    types = shown["types of error"]
    for title in ("Errors by type", "Errors by theme", "Errors by impact", "Errors by month"):
        bars = page.get_by_role("region", name=title, exact=True).locator(".app-bar__value")
        assert sum(number_in(r"^([\d,]+)", bar) for bar in bars.all_inner_texts()) == errors

    # Errors by type, and its entry in the menu.
    mixed.go_to("Errors by type")
    expect(page.locator(".app-types")).to_be_visible()
    line = page.get_by_text(re.compile("of error, ")).inner_text()
    assert number_in(r"^([\d,]+) types? of error", line) == types
    assert number_in(r"([\d,]+) errors? in all", line) == errors
    assert number_in(r"in all, ([\d,]+) of", line) == with_errors
    assert number_in(r" of ([\d,]+) children with errors", line) == children
    assert number_in(r"([\d,]+) warnings", line) == warnings
    rows = page.locator(".app-types tbody tr")
    expect(rows.filter(has_text="Warning")).to_have_count(1)
    counted = {
        row.locator("td").nth(0).inner_text(): number_in(r"^([\d,]+)", row.locator("td").nth(4).inner_text())
        for row in rows.all()
    }
    assert len(counted) == types + 1
    assert counted.pop("EPI") == warnings
    assert sum(counted.values()) == errors
    menu = page.get_by_role("navigation", name="Your return")
    assert number_in(r"(\d+)", menu.get_by_role("link", name=re.compile("^Errors by type")).inner_text()) == types
    expect(page.get_by_text("How errors and children are counted")).to_be_visible()

    # Problems in the files, and rules that were not checked: the menu, the page and the line of the children.
    for entry, pattern in (("Problems in the files", r"(\d+) problems?"), ("Not checked", r"(\d+) rules?")):
        badge = number_in(r"(\d+)", menu.get_by_role("link", name=re.compile(f"^{entry}")).inner_text())
        mixed.go_to("Hand over")
        left = page.locator(".app-ready, main").first.inner_text()
        assert number_in(pattern, left) == badge

    # Handing over.
    left = page.get_by_role("main").inner_text()
    assert number_in(r"([\d,]+) errors, ", left) == errors
    assert number_in(r"([\d,]+) children with errors", left) == with_errors
