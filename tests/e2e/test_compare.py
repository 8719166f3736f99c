"""Councils compared by their summaries of counts: no return is needed, and what is no summary is named."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.journey import Journey, Witness

CODES = ("208", "218", "1008")


def write_summary(
    folder: Path, name: str, council: str, made_on: str, errors: tuple[int, ...], year: int = 2027
) -> Path:
    """A summary of 100 children with so many errors of each of the codes."""
    counts = {
        "kind": "SSDA903 summary of counts", "version": 1, "tool": "0.1.0", "council": council, "year": year,
        "made_on": made_on, "children": 100, "children_with_errors": 40,
        "errors": [
            {"code": code, "errors": count, "children": min(count, 40)}
            for code, count in zip(CODES, errors, strict=False)
        ],
        "not_checked": list(CODES[len(errors) :]),
    }  # fmt: skip
    path = folder / name
    path.write_text(json.dumps(counts), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    tmp_path = tmp_path_factory.mktemp("summaries")
    other = tmp_path / "episodes.csv"
    other.write_text("CHILD,DECOM\r\n", encoding="utf-8")
    return [
        other,
        write_summary(tmp_path, "a.json", "E08000003", "2026-11-01", (60, 10, 0)),
        write_summary(tmp_path, "b.json", "E08000003", "2026-09-01", (90, 20, 0)),
        write_summary(tmp_path, "c.json", "E08000001", "2026-10-01", (5, 95)),
        write_summary(tmp_path, "d.json", "E08000001", "2025-10-01", (50, 50, 50), year=2026),
    ]


def compare(app: Journey, files: list[Path]) -> Journey:
    app.open_start()
    app.page.get_by_role("link", name="compare councils using error counts").click()
    expect(app.heading("Compare councils")).to_be_visible()
    app.choose_files(files)
    return app


@pytest.fixture(scope="module")
def compared(installed: BrowserContext, url: str, summaries: list[Path]) -> Iterator[Journey]:
    """The comparison in one page, for all tests that only look."""
    page = installed.new_page()
    with Witness(page):
        app = compare(Journey(page, url), summaries)
        expect(page.get_by_role("heading", name="Over time")).to_be_visible()
        yield app
    page.close()


def cells(app: Journey, title: str) -> list[list[str]]:
    table = app.page.get_by_role("region", name=f"{title}, table")
    return table.locator("tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.innerText.trim().replace(/\\s+/g, ' ')))"
    )


def test_error_types_are_compared_with_shading_and_totals(compared: Journey) -> None:
    names, *lines, total = cells(compared, "Types of error by council")
    assert names[1:] == ["Bolton", "Manchester", "Total", "Share of total"]
    assert total == ["All errors", "100", "70", "170", "100%"]
    by_code = {line[0].split()[0]: line[1:] for line in lines}
    assert by_code["218"] == ["95 ▲ stands out", "10", "105", "62%"]
    assert by_code["208"] == ["5", "60 ▲ stands out", "65", "38%"]
    assert "1008" not in by_code
    row = compared.page.get_by_role("region", name="Types of error by council, table").locator(
        "tr", has_text="218"
    )
    expect(row.locator("td").first).to_have_class(re.compile("app-shade-5"))


def test_groups_add_up_to_all_errors(compared: Journey) -> None:
    _, *groups, total = cells(compared, "Groups of errors")
    assert [group[0].split(" about")[0].split(" ")[0] for group in groups] == [
        "Placement", "Year", "Council-specific", "Other"
    ]  # fmt: skip
    assert sum(int(group[3]) for group in groups) == int(total[3]) == 170


def test_errors_are_compared_by_theme_too(compared: Journey) -> None:
    _, *themes, total = cells(compared, "Errors by theme")
    assert [theme[0].split(" about")[0].split(" this")[0] for theme in themes] == ["Placement", "Year on year"]
    assert sum(int(theme[3]) for theme in themes) == int(total[3]) == 170


def test_errors_can_be_shown_for_each_100_children(compared: Journey) -> None:
    show = compared.page.get_by_label("Show", exact=True)
    show.select_option("Errors for each 100 children")
    names, *lines, total = cells(compared, "Types of error by council")
    assert names[1:] == ["Bolton", "Manchester"]
    assert {line[0].split()[0]: line[1:] for line in lines} == {
        "218": ["95 ▲ stands out", "10"],
        "208": ["5", "60 ▲ stands out"],
    }
    assert total == ["All errors", "100", "70"]
    assert cells(compared, "Errors by theme")[-1] == ["All errors", "100", "70"]
    show.select_option("Number of errors")
    assert cells(compared, "Types of error by council")[-1] == ["All errors", "100", "70", "170", "100%"]


def test_each_council_is_compared_by_its_latest_summary_and_shown_over_time(compared: Journey) -> None:
    _, bolton, manchester = cells(compared, "Councils")
    assert bolton == ["Bolton", "01/10/2026", "100", "60%", "100", "100"]
    assert manchester == ["Manchester", "01/11/2026", "100", "60%", "70", "70"]
    trend = compared.page.get_by_role("region", name="Manchester", exact=True)
    name = "Manchester: errors for each 100 children, from 110 to 70"
    expect(trend.get_by_role("img", name=name)).to_be_visible()
    trend.get_by_text("Show Manchester as a table").click()
    expect(trend.locator("tbody tr")).to_have_count(2)


def test_another_year_can_be_compared(compared: Journey) -> None:
    compared.page.get_by_label(re.compile("^Collection year to compare")).select_option("2025/26")
    expect(compared.page.get_by_text("Manchester has no summary for 2025/26.")).to_be_visible()
    assert [line[0] for line in cells(compared, "Councils")] == ["Council", "Bolton"]
    compared.page.get_by_label(re.compile("^Collection year to compare")).select_option("2026/27")
    expect(compared.page.get_by_text("Manchester has no summary for 2025/26.")).to_have_count(0)


def test_what_is_no_summary_is_named_and_the_others_are_compared(compared: Journey) -> None:
    note = "episodes.csv is not a summary of counts. Choose the .json file that this tool made."
    expect(compared.page.get_by_text(note)).to_be_visible()


def test_the_comparison_is_saved_as_shown(compared: Journey) -> None:
    name, data = compared.save("Download as Excel (.xlsx)")
    assert re.match(r"^Comparison 2026-27 \d{4}-\d\d-\d\d\.xlsx$", name)
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    assert workbook.sheetnames == [
        "Types of error by council", "Errors per 100 children", "Groups", "Themes", "Councils", "Trend"
    ]  # fmt: skip
    name, data = compared.save("Download the table as CSV")
    assert re.match(r"^Comparison 2026-27 types of error by council \d{4}-\d\d-\d\d\.csv$", name)
    assert "218," in data.decode("utf-8-sig")


def test_where_nothing_is_a_summary_the_page_says_so_and_files_stay_until_they_are_removed(
    app: Journey, summaries: list[Path]
) -> None:
    compare(app, summaries[:1])
    refusal = app.page.get_by_role("alert").filter(has_text="Nothing can be compared")
    expect(refusal).to_contain_text("episodes.csv is not a summary of counts")
    app.page.go_back()
    expect(app.heading("Check your children’s services returns")).to_be_visible()
    app.page.go_forward()
    expect(refusal).to_be_visible()
    app.page.get_by_role("button", name="Remove all files").click()
    expect(refusal).to_have_count(0)
    expect(app.drop_area).to_be_focused()
