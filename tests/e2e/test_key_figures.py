"""The key figures: this year beside last year, the children behind them, the report, and what an edit changes."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import clock_at, write_files
from tests.e2e.journey import Journey
from worker.returns.ssda903.sample import files, make_return


@pytest.fixture
def figures(checked: Journey) -> Journey:
    return open_figures(checked)


def open_figures(app: Journey) -> Journey:
    app.go_to("Key figures")
    expect(app.page.get_by_role("region", name="1. Looked after on the day")).to_be_visible()
    return app


def figure(app: Journey, name: str) -> Locator:
    return app.page.get_by_role("region", name=name)


def cells(line: Locator) -> list[str]:
    return [text.strip() for text in line.locator("td").all_inner_texts()]


def test_all_37_are_there_beside_last_year_without_a_network(figures: Journey) -> None:
    expect(figures.page.locator(".app-key-figure")).to_have_count(37)
    heads = figure(figures, "1. Looked after on the day").get_by_role("columnheader")
    assert heads.all_inner_texts()[1:] == [
        "2026/27",
        "2025/26",
        "Difference",
        "Worth a look",
        "Children behind it",
    ]
    now, before, difference, *_ = cells(figure(figures, "1. Looked after on the day").locator("tbody tr").first)
    assert int(now) - int(before) == int(difference.replace("−", "-"))


def test_a_figure_says_what_it_is(figures: Journey) -> None:
    shown = figure(figures, "26. Adopted")
    shown.get_by_text("What this figure is").click()
    expect(shown.get_by_text("Children of figure 4 with REC E11 or E12, and their share.")).to_be_visible()
    expect(shown.get_by_text("It is not the number of rows in AD1.")).to_be_visible()


def test_the_children_behind_a_line_lead_to_their_records(figures: Journey) -> None:
    shown = figure(figures, "1. Looked after on the day")
    counted = shown.get_by_role("button", name=re.compile(r"^\d+ children"))
    number = counted.inner_text().split()[0]
    counted.click()
    expect(shown.get_by_role("heading", level=4)).to_be_focused()
    shown.get_by_role("button", name="Close the list").click()
    expect(counted).to_be_focused()
    counted.click()
    listed = shown.locator(".app-key-figure__children li")
    expect(listed).to_have_count(int(number))
    child = listed.first.get_by_role("link").inner_text()
    listed.first.get_by_role("link").click()
    expect(figures.record_heading).to_contain_text(child)


def test_the_errors_of_a_figure_lead_to_the_children_who_have_them(figures: Journey) -> None:
    shown = figure(figures, "1. Looked after on the day")
    shown.get_by_text("behind this figure have an error that can change it").click()
    error = shown.locator("details").first.get_by_role("link").first
    code = error.inner_text()
    error.click()
    expect(figures.page.locator(".app-filter__button")).to_contain_text(code)


def test_only_what_deserves_a_look_is_shown(figures: Journey) -> None:
    page = figures.page
    said = page.get_by_text(re.compile(r"of 37 figures deserve a look\.$")).inner_text()
    page.get_by_label("Show only figures that deserve a look").check()
    expect(page.locator(".app-key-figure:visible")).to_have_count(int(said.split()[0]))
    for shown in page.locator(".app-key-figure:visible").all():
        expect(shown.get_by_text("Look at this").first).to_be_visible()
    page.get_by_label("Show only figures that deserve a look").uncheck()
    expect(page.locator(".app-key-figure:visible")).to_have_count(37)


def test_the_report_has_the_same_numbers(figures: Journey) -> None:
    shown = figure(figures, "4. Ceased to be looked after").locator("tbody tr").first
    now, before = cells(shown)[:2]
    name, content = figures.save("CSV key figures")
    assert re.match(r"^Manchester 2026-27 key figures \d{4}-\d\d-\d\d\.csv$", name)
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    [ceased] = [line for line in lines if line[1:3] == ["Ceased to be looked after", "Children"]]
    assert (ceased[3], ceased[6]) == (now, before)
    _, workbook = figures.save("Excel (.xlsx) key figures")
    assert openpyxl.load_workbook(io.BytesIO(workbook)).sheetnames == ["Key figures", "Children"]


def test_the_page_prints_its_figures_without_its_controls(figures: Journey) -> None:
    page = figures.page
    page.emulate_media(media="print")
    try:
        expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
        expect(page.get_by_label("Show only figures that deserve a look")).to_be_hidden()
        expect(figure(figures, "37. Short breaks, mothers, and back after permanence")).to_be_visible()
    finally:
        page.emulate_media(media="screen")


def test_an_edit_changes_the_figures(editor: Journey) -> None:
    status = "9. Legal status"
    open_figures(editor)
    unknown = figure(editor, status).get_by_role("row", name=re.compile("^Not known"))
    before = int(cells(unknown)[0].split()[0])
    editor.go_to("Children").open_child("K2").type_in_cell("Episodes 1 LS", "X9")
    open_figures(editor)
    after = figure(editor, status).get_by_role("row", name=re.compile("^Not known")).locator("td").first
    expect(after).to_contain_text(re.compile(rf"^{before + 1} "))


def test_while_the_year_runs_the_same_day_of_last_year_is_shown_too(app: Journey, tmp_path: Path) -> None:
    day = "2026-11-15"
    folder = write_files(tmp_path, files(make_return(40, 2027, seed=3)), day)
    app.page.add_init_script(clock_at(day))
    open_figures(app.check_return(folder))
    heads = figure(app, "1. Looked after on the day").get_by_role("columnheader").all_inner_texts()
    assert re.match(r"^\d+ November 2026$", heads[1])
    assert (heads[2], heads[3]) == (heads[1].replace("2026", "2025"), "2025/26, whole year")


def test_without_last_year_there_is_one_column(app: Journey, tmp_path: Path) -> None:
    folder = write_files(
        tmp_path, [each for each in files(make_return(40, 2027, seed=3)) if not each[1]], "2027-06-01"
    )
    open_figures(app.check_return(folder))
    heads = figure(app, "1. Looked after on the day").get_by_role("columnheader").all_inner_texts()
    assert heads[1:] == ["2026/27", "Worth a look", "Children behind it"]
    expect(app.page.get_by_text("Add last year’s files to see last year’s figures next to these.")).to_be_visible()
