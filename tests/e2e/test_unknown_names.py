"""A column with an unknown name: the user is asked once, and the next extract is read without a question."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.e2e.conftest import clock_at, write_files
from tests.e2e.journey import Journey, Witness
from worker.returns.ssda903.sample import demo_files

TODAY = "2026-11-24"
TOLD = "we read the column Heritage as ETHNIC, as you told us"


def extract_of(day: datetime.date, folder: Path) -> Path:
    """An extract in whose header the ethnic origin has a name that nothing knows."""
    folder.mkdir()
    files = write_files(folder, demo_files(60, 2027, seed=7, as_at=day), day.isoformat())
    header = files / "this_year" / "header.csv"
    header.write_bytes(header.read_bytes().replace(b"ETHNIC", b"Heritage", 1))
    return files


@pytest.fixture
def november(installed: BrowserContext, url: str) -> Iterator[Journey]:
    """The app while the collection year runs."""
    page = installed.new_page()
    page.add_init_script(clock_at(TODAY))
    with Witness(page):
        yield Journey(page, url)
    page.evaluate("localStorage.clear()")
    page.close()


def test_a_name_is_asked_about_once_and_remembered_until_it_is_forgotten(
    november: Journey, tmp_path: Path
) -> None:
    app, page = november, november.page
    app.load_return(extract_of(datetime.date(2026, 11, 15), tmp_path / "first"))
    question = app.question
    expect(question.get_by_role("heading")).to_contain_text("header.csv have?")
    expect(question).to_contain_text("WBRI")
    expect(app.check_button).to_be_hidden()

    column = question.get_by_label("Heritage is")
    expect(column).to_have_value("")
    question.get_by_role("button", name="Continue").click()
    expect(question.locator(".govuk-error-message")).to_contain_text("Choose a column for ‘Heritage’")
    page.get_by_role("alert").get_by_role("link").click()
    expect(column).to_be_focused()
    column.select_option("ETHNIC")
    question.get_by_role("button", name="Continue").click()
    expect(app.file("header.csv")).to_contain_text(TOLD)
    app.check()
    kept = page.evaluate("Object.entries(localStorage).join()")
    assert "HERITAGE" in kept
    assert "WBRI" not in kept

    page.reload()
    app.load_return(extract_of(datetime.date(2026, 11, 22), tmp_path / "second"))
    expect(app.file("header.csv")).to_contain_text(TOLD)
    expect(app.question).to_be_hidden()

    page.get_by_role("button", name="Forget these answers").click()
    expect(page.get_by_text("Your answers about column names are forgotten.")).to_be_focused()
    expect(app.question).to_contain_text("Which columns does")
    assert "HERITAGE" not in page.evaluate("Object.entries(localStorage).join()")
    app.question.get_by_role("button", name="Back to the other answers").click()
    app.answer("Do not use this file")
    expect(app.question).not_to_contain_text("Which columns does")
