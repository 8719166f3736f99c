"""The overview: its numbers are those of the other pages, its bars lead to children, its charts can be saved."""

from __future__ import annotations

import csv
import io
import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.journey import Journey
from tests.e2e.test_bulk import open_fix, preview, rows

CHARTS = ["Errors by type", "Errors by theme", "Errors by impact", "Errors by month"]


@pytest.fixture
def overview(checked: Journey) -> Journey:
    checked.go_to("Overview")
    expect(checked.page.locator(".app-numbers")).to_be_visible()
    return checked


def chart(app: Journey, title: str) -> Locator:
    return app.page.get_by_role("region", name=title, exact=True)


def whole(text: str) -> int:
    return int(text.replace(",", ""))


def test_the_big_numbers_are_those_of_the_other_pages(overview: Journey) -> None:
    texts = overview.page.locator(".app-numbers__item").all_inner_texts()
    without, children = map(whole, re.findall(r": ([\d,]+) of ([\d,]+)", texts[0])[0])
    assert re.search(rf"\b{round(100 * without / children)}%", texts[0])
    items = overview.page.locator(".app-numbers__item")
    figures = {item.locator("dt").inner_text().strip(): item.locator("dd").inner_text() for item in items.all()}
    all_types, all_errors = whole(figures["types of error"]), whole(figures["errors"])
    overview.go_to("Errors by type")
    expect(overview.page.locator(".app-types")).to_be_visible()
    summary = overview.page.get_by_text(re.compile("type(s)? of error, ")).inner_text()
    assert whole(re.findall(r"^[\d,]+", summary)[0]) == all_types
    lines = overview.page.locator(".app-types tbody tr").filter(
        has_not=overview.page.get_by_text("Warning", exact=True)
    )
    expect(lines).to_have_count(all_types)
    errors = [whole(text.split()[0]) for text in lines.locator("td:nth-child(5)").all_inner_texts()]
    assert sum(errors) == all_errors
    top = sum(sorted(errors)[-5:]) / sum(errors)
    assert f"{round(100 * top)}%" in texts[-1]


@pytest.mark.parametrize("title", CHARTS)
def test_a_chart_has_its_table_and_is_saved_as_shown(overview: Journey, title: str) -> None:
    shown = chart(overview, title)
    shown.get_by_text("Show as a table").click()
    expect(shown.locator("tbody tr").first).to_be_visible()
    table = shown.locator("tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    )
    bars = shown.locator(".app-bar__value").evaluate_all(
        "values => values.map(value => value.firstChild.textContent)"
    )
    assert [value for _, value in table][: len(bars)] == bars
    with overview.page.expect_download() as saved:
        shown.get_by_role("button", name="Download as CSV").click()
    name = saved.value.suggested_filename
    assert re.match(rf"^Manchester 2026-27 {title.lower()} \d{{4}}-\d\d-\d\d\.csv$", name)
    lines = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert [[label, f"{int(value):,}"] for label, value in lines[1:]] == table
    with overview.page.expect_download() as saved:
        shown.get_by_role("button", name="Download as PNG").click()
    assert saved.value.suggested_filename == name.replace(".csv", ".png")
    picture = Path(saved.value.path()).read_bytes()
    assert picture.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height > 60 * len(bars)) == (1800, True)


def test_what_to_do_next_leads_to_where_it_is_done(overview: Journey) -> None:
    steps = overview.page.get_by_role("region", name="What to do next")
    expect(steps.get_by_role("listitem")).to_have_count(5)
    worst = steps.get_by_role("listitem").filter(has_text=re.compile("^Fix error ")).first
    expect(worst).to_contain_text("Impact: high.")
    (code,) = re.findall(r"Fix error (\w+) for", worst.inner_text())
    worst.get_by_role("link").click()
    expect(overview.heading("Children")).to_be_visible()
    assert f"error={code}" in overview.page.url
    overview.go_to("Overview")
    steps.get_by_role("link", name=re.compile("safe change")).click()
    expect(overview.heading("Changes that fix the most errors")).to_be_visible()


def test_types_are_sorted_by_impact_and_then_by_children(overview: Journey) -> None:
    by_type = chart(overview, "Errors by type")
    by_type.get_by_text("Show as a table").click()
    expect(by_type.locator("tbody tr").first).to_be_visible()
    by_type.get_by_label("Sort by").select_option("Impact, then number of children")
    shown = [text.split()[0] for text in by_type.locator("tbody tr > :first-child").all_inner_texts()]
    overview.go_to("Errors by type")
    # The chart is of errors alone.
    warning = overview.page.get_by_text("Warning", exact=True)
    lines = overview.page.locator(".app-types tbody tr").filter(has_not=warning)
    expect(lines).to_have_count(len(shown))
    rows = lines.evaluate_all(
        "rows => rows.map(row => [0, 3, 5].map(at => row.cells[at].innerText.split('\\n')[0]))"
    )
    order = {
        code: (["High", "Medium", "Lower"].index(impact), -whole(children)) for code, impact, children in rows
    }
    assert len(shown) > 20
    assert [order[code] for code in shown] == sorted(order.values())


@pytest.mark.parametrize("title", CHARTS[:3])
def test_a_bar_leads_to_its_children(overview: Journey, title: str) -> None:
    bar = chart(overview, title).locator(".app-bar__label a").last
    name = bar.inner_text()
    bar.click()
    overview.wait_for_results()
    button = overview.page.locator(".app-filter__button")
    expect(button).to_have_text(
        re.compile(re.escape(name.split()[0] if title == CHARTS[0] else name), re.IGNORECASE)
    )
    expect(overview.counts).to_contain_text("listed")
    for text in overview.children.get_by_role("option").all_inner_texts():
        assert "valid" not in text


def test_all_types_are_shown_on_request(overview: Journey) -> None:
    shown = chart(overview, CHARTS[0])
    expect(shown.locator(".app-bar")).to_have_count(15)
    shown.get_by_role("button", name=re.compile("^Show all")).click()
    shown.get_by_text("Show as a table").click()
    expect(shown.locator("tbody tr").first).to_be_visible()
    assert shown.locator(".app-bar").count() == shown.locator("tbody tr").count()


def test_what_edits_achieved_is_shown_against_what_was_loaded(app: Journey, return_folder: Path) -> None:
    page = app.check_return(return_folder).page
    app.go_to("Overview")
    expect(page.locator(".app-numbers")).to_be_visible()
    expect(chart(app, "Before and after your changes")).to_have_count(0)
    before = whole(re.findall(r"[\d,]+", page.locator(".app-numbers__item").nth(1).inner_text())[0])
    open_fix(app, "INT18")
    found = rows(page).count()
    page.get_by_role("button", name=f"Select all {found}").click()
    page.get_by_label(f"Use the safe suggestions ({found})").check()
    preview(page).get_by_role("button", name="Make the changes").click()
    expect(page.get_by_text("No rows have this error now.")).to_be_visible()
    app.go_to("Overview")
    changed = chart(app, "Before and after your changes")
    expect(changed).to_contain_text(re.compile(r"[\d,]+ fewer errors? than before"))
    expect(changed).to_contain_text(f"(was {before:,})")
    expect(page.locator(".app-numbers__item").nth(1)).to_contain_text(f"was {before:,} before your changes")
