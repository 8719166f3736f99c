"""Next week's extract: what is asked about files, how a set is swapped, and that no check starts before that."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.conftest import clock_at, write_files
from tests.e2e.journey import Journey, Witness
from worker.returns.ssda903.sample import demo_files

FIRST, SECOND = datetime.date(2026, 11, 15), datetime.date(2026, 11, 22)
TODAY = "2026-11-24"


@pytest.fixture(scope="module")
def first_extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return extract_of(FIRST, tmp_path_factory)


@pytest.fixture(scope="module")
def second_extract(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same children a week later."""
    return extract_of(SECOND, tmp_path_factory)


def extract_of(day: datetime.date, folders: pytest.TempPathFactory) -> Path:
    files = demo_files(120, 2027, seed=7, as_at=day)
    return write_files(folders.mktemp("extract"), files, day.isoformat())


@pytest.fixture
def november(installed: BrowserContext, url: str) -> Iterator[Journey]:
    """The app while the collection year runs."""
    page = installed.new_page()
    page.add_init_script(clock_at(TODAY))
    with Witness(page):
        yield Journey(page, url)
    page.evaluate("localStorage.clear()")
    page.close()


def modules_of(folder: Path) -> list[Path]:
    """This year's files of an extract, without the list of providers."""
    return [path for path in (folder / "this_year").iterdir() if path.name != "providers.csv"]


def rows_in(path: Path) -> re.Pattern[str]:
    rows = len(path.read_text().splitlines()) - 1
    return re.compile(f", {rows:,} rows?")


def see_answered(app: Journey) -> None:
    told = app.question.get_by_text("There are no more questions")
    expect(told).to_be_visible()
    expect(told).to_be_focused()
    expect(app.check_button).to_be_visible()


def load_first(app: Journey, folder: Path) -> Journey:
    app.load_return(folder)
    expect(app.file("episodes.csv")).to_contain_text(rows_in(folder / "this_year" / "episodes.csv"))
    expect(app.question).to_be_hidden()
    return app


def test_next_weeks_extract_takes_the_place_of_the_loaded_one_in_one_action(
    november: Journey, first_extract: Path, second_extract: Path
) -> None:
    app = load_first(november, first_extract)
    app.check()
    app.go_to("Files")
    app.drop_files(modules_of(second_extract), app.heading("Add your files"))
    expect(app.question.get_by_role("heading")).to_contain_text("a newer extract for 2026/27?")
    expect(app.page.locator("#announcements")).to_contain_text("A question about your files")
    expect(app.check_button).to_be_hidden()
    expect(app.not_used).to_have_count(0)
    app.question.get_by_role("button", name="Continue").click()
    expect(app.question.locator(".govuk-error-message")).to_have_text("Error: Select an answer")
    expect(app.page.locator(".govuk-error-summary")).to_be_focused()
    app.answer("Replace them all")
    see_answered(app)
    for name in ("episodes.csv", "header.csv", "reviews.csv"):
        expect(app.file(name)).to_contain_text(rows_in(second_extract / "this_year" / name))
        expect(app.file(name, last_year=True)).to_contain_text(rows_in(first_extract / "last_year" / name))
    expect(app.group("Ofsted lists")).to_contain_text("providers.csv")
    app.check()


def test_the_same_in_a_folder_of_the_same_name(
    november: Journey, first_extract: Path, second_extract: Path, tmp_path: Path
) -> None:
    app = load_first(november, first_extract)
    app.choose_folder(second_extract / "this_year")
    expect(app.question.get_by_role("heading")).to_contain_text("a newer extract for 2026/27?")
    app.answer("Replace them all")
    see_answered(app)
    expect(app.file("reviews.csv")).to_contain_text(rows_in(second_extract / "this_year" / "reviews.csv"))


def test_both_years_in_folders_are_told_apart_and_shown_by_their_short_names(
    november: Journey, first_extract: Path
) -> None:
    app = november.open_load().choose_folder(first_extract)
    expect(app.file("this_year/episodes.csv")).to_contain_text("Episodes")
    expect(app.file("last_year/episodes.csv", last_year=True)).to_contain_text("Episodes")
    expect(app.file_in(app.group("Ofsted lists"), "providers.csv")).to_be_visible()
    expect(app.question).to_be_hidden()


def test_the_loaded_files_can_be_kept(november: Journey, first_extract: Path, second_extract: Path) -> None:
    app = load_first(november, first_extract)
    app.drop_files(modules_of(second_extract), app.drop_area)
    app.answer("(Keep the earlier files|Add .* beside)")
    see_answered(app)
    expect(app.file("episodes.csv")).to_contain_text(rows_in(first_extract / "this_year" / "episodes.csv"))
    expect(app.not_used).to_have_count(0)


def test_file_by_file_the_likeliest_places_are_ticked_and_a_clash_is_refused(
    november: Journey, first_extract: Path, second_extract: Path
) -> None:
    app = load_first(november, first_extract)
    app.drop_files(
        [second_extract / "this_year" / name for name in ("episodes.csv", "reviews.csv")], app.drop_area
    )
    app.answer("Choose file by file")
    expect(app.question.get_by_role("heading")).to_be_focused()
    expect(app.question.get_by_role("row").filter(has_text="just added")).to_have_count(2)
    expect(place(app, "this_year/episodes.csv", "not used")).to_be_checked()
    expect(place(app, "last_year/episodes.csv", "last year")).to_be_checked()
    expect(place(app, "episodes.csv", "this year")).to_be_checked()
    place(app, "this_year/reviews.csv", "this year").check()
    app.question.get_by_role("button", name="Continue").click()
    expect(app.question.locator(".govuk-error-message")).to_contain_text(
        "You chose this year for 2 Reviews files."
    )
    place(app, "reviews.csv", "not used").check()
    app.question.get_by_role("button", name="Continue").click()
    see_answered(app)
    expect(app.file("episodes.csv")).to_contain_text(rows_in(second_extract / "this_year" / "episodes.csv"))
    expect(app.file("reviews.csv")).to_contain_text(rows_in(first_extract / "this_year" / "reviews.csv"))


def place(app: Journey, name: str, where: str) -> Locator:
    """A radio in the table of files."""
    return app.question.get_by_label(f"{name}: {where}", exact=True)


def test_of_two_extracts_that_come_at_once_the_user_chooses(
    november: Journey, first_extract: Path, second_extract: Path, tmp_path: Path
) -> None:
    for name, extract in (("first", first_extract), ("second", second_extract)):
        (tmp_path / name).mkdir()
        for path in modules_of(extract):
            (tmp_path / name / path.name).write_bytes(path.read_bytes())
    app = november.open_load()
    app.choose_council("manchester", "Manchester")
    app.choose_folder(tmp_path)
    expect(app.question.get_by_role("heading")).to_contain_text("2 extracts for 2026/27")
    expect(app.check_button).to_be_hidden()
    app.answer("Use .*second")
    see_answered(app)
    expect(app.file("episodes.csv")).to_contain_text(rows_in(tmp_path / "second" / "episodes.csv"))
    app.check()


def test_a_check_without_header_is_made_only_if_the_user_knows_what_is_not_run(
    november: Journey, first_extract: Path
) -> None:
    app = november.open_load()
    app.choose_files([path for path in modules_of(first_extract) if path.name != "header.csv"])
    app.choose_council("manchester", "Manchester")
    expect(app.question).to_contain_text("Header")
    expect(app.question).to_contain_text(re.compile(r"\d+ rules"))
    app.go("/check", "Add your files")
    expect(app.page.locator("#announcements")).to_contain_text("A question about your files")
    app.question.get_by_role("button", name="Check without Header").click()
    see_answered(app)
    app.check()


def test_an_answer_is_kept_with_saved_work(november: Journey, first_extract: Path, tmp_path: Path) -> None:
    app = november.open_load()
    app.choose_files([path for path in modules_of(first_extract) if path.name != "header.csv"])
    app.choose_council("manchester", "Manchester")
    app.question.get_by_role("button", name="Check without Header").click()
    see_answered(app)
    app.check()
    name, content = app.save("Save your work")
    (tmp_path / name).write_bytes(content)
    app.open("/")
    app.page.reload()
    app.open_load().choose_files([tmp_path / name])
    app.wait_for_results()


def test_remove_all_asks_before_it_throws_away_edits(app: Journey, few_folder: Path) -> None:
    files = app.page.locator(".app-file")
    remove = app.page.get_by_role("button", name="Remove all files")
    app.check_return(few_folder).open_child("K1").type_in_cell("Episodes 0 LS", "C2")
    app.go_to("Files")
    loaded = len(list(few_folder.rglob("*.csv")))
    expect(files).to_have_count(loaded)
    remove.click()
    expect(app.page.get_by_role("dialog").get_by_role("heading", name="Remove all files?")).to_be_focused()
    app.page.keyboard.press("Escape")
    expect(remove).to_be_focused()
    expect(files).to_have_count(loaded)
    remove.click()
    app.answer_dialog("Remove all files?", "Keep my files")
    expect(remove).to_be_focused()
    expect(files).to_have_count(loaded)
    remove.click()
    app.answer_dialog("Remove all files?", "Remove everything")
    expect(files).to_have_count(0)
    expect(app.drop_area).to_be_focused()
    expect(remove).to_be_hidden()
    app.choose_files((few_folder / "this_year").iterdir())
    expect(app.file("episodes.csv")).to_be_visible()
    expect(app.page.get_by_role("link", name="Changes (0)")).to_be_visible()


def test_all_files_are_removed_at_once_where_nothing_was_edited(app: Journey, few_folder: Path) -> None:
    app.load_return(few_folder)
    expect(app.file("episodes.csv")).to_be_visible()
    app.page.get_by_role("button", name="Remove all files").click()
    expect(app.page.locator(".app-file")).to_have_count(0)
