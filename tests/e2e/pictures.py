"""Takes the pictures of docs/ from the real app with made-up data: `make pictures`. Not part of `make test`.

Run it after a change of the screens that the pictures show. All have one size, and few colours to keep them small.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from documents import DOCS
from PIL import Image
from playwright.sync_api import Locator, Page, ViewportSize, expect

from tests.e2e.conftest import AFTER_THE_YEAR, write_files
from tests.e2e.journey import Journey
from tests.e2e.test_what_changed import ADDED, changed, load_newer, open_what_changed

SIZE: ViewportSize = {"width": 1366, "height": 768}
COLOURS = 64
COUNCILS = ("E08000001", "E08000002")
"""Those that are compared with the return's own."""
WRONG_ETHNIC_ORIGIN = "X"


@pytest.fixture(scope="module")
def shared_return(return_folder: Path) -> Path:
    return return_folder


@pytest.fixture
def page(page: Page) -> Page:
    page.set_viewport_size(SIZE)
    return page


def take(page: Page, name: str) -> None:
    """Keep a picture of what the screen shows, without a pointer on it."""
    page.mouse.move(0, 0)
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled"))).convert("RGB")
    few = shot.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(DOCS / "images" / f"{name}.png", optimize=True)


def leave_focus(page: Page) -> None:
    page.evaluate("() => document.activeElement.blur()")


def show_from(place: Locator) -> None:
    place.evaluate("element => element.scrollIntoView({ block: 'start' })")


def overview(results: Journey) -> None:
    results.go_to("Overview")
    expect(results.page.get_by_role("heading", name="What to do next")).to_be_visible()
    expect(results.page.locator(".app-chart").first).to_be_visible()
    leave_focus(results.page)


def child(results: Journey) -> None:
    results.first_child_with_error().click()
    expect(results.record.locator(".app-suggestion").first).to_be_visible()
    leave_focus(results.page)


def cell(results: Journey) -> None:
    child(results)
    results.go_to_cell("Episodes 0 PLACE").press("Enter")
    expect(results.field).to_be_focused()


def bulk(results: Journey) -> None:
    page = results.go_to("Errors by type").page
    page.get_by_role("link", name=re.compile("^Fix in bulk ?: 165$")).click()
    page.get_by_role("button", name=re.compile("^Select all")).click()
    page.get_by_label("Column", exact=True).select_option("Mother")
    page.get_by_label(re.compile("^New value")).fill("0")
    page.get_by_role("button", name="Preview the changes").click()
    expect(page.locator(".app-bulk__preview")).to_be_visible()
    leave_focus(page)
    show_from(page.get_by_role("heading", level=1))


def hand_over(results: Journey) -> None:
    results.go_to("Hand over")
    expect(results.page.get_by_role("heading", name="All other files")).to_be_visible()
    leave_focus(results.page)


OF_RESULTS: dict[str, Callable[[Journey], None]] = {
    "results": child,
    "overview": overview,
    "fix-in-bulk": bulk,
    "fix-one-by-one": cell,
    "hand-over": hand_over,
}


@pytest.mark.parametrize("name", OF_RESULTS)
def test_picture_of_results(results: Journey, name: str) -> None:
    results.page.set_viewport_size(SIZE)
    OF_RESULTS[name](results)
    take(results.page, name)


def test_picture_of_files(app: Journey, return_folder: Path) -> None:
    app.load_return(return_folder).wait_until_ready()
    expect(app.file("header.csv")).to_contain_text("Header")
    leave_focus(app.page)
    show_from(app.heading("Add your files"))
    take(app.page, "load")


def test_picture_of_what_changed(app: Journey, return_folder: Path, tmp_path: Path) -> None:
    lines = (return_folder / "this_year" / "header.csv").read_text().splitlines()[5:12]
    wrong = dict.fromkeys((line.split(",")[0] for line in lines), WRONG_ETHNIC_ORIGIN)
    folders = []
    later = {**dict(list(wrong.items())[5:]), ADDED: WRONG_ETHNIC_ORIGIN}
    for name, ethnic in (("first", wrong), ("second", later)):
        folders.append(tmp_path / name)
        folders[-1].mkdir()
        write_files(folders[-1], changed(return_folder, ethnic, []), AFTER_THE_YEAR)
    app.check_return(folders[0])
    load_newer(app, folders[1])
    open_what_changed(app)
    leave_focus(app.page)
    take(app.page, "what-changed")


def test_picture_of_councils(results: Journey) -> None:
    page = results.open_downloads().page
    page.set_viewport_size(SIZE)
    page.get_by_role("button", name="Show the summary of counts").click()
    _, own = results.save("Download the counts (.json)")
    summaries = [json.loads(own)]
    for turns, council in enumerate(COUNCILS, start=1):
        summaries.append(turned(summaries[0], council, turns))
    results.go("/compare", "Compare councils")
    with page.expect_file_chooser() as chooser:
        results.drop_area.click()
    chooser.value.set_files(
        [
            {
                "name": f"{each['council']}.json",
                "mimeType": "application/json",
                "buffer": json.dumps(each).encode(),
            }
            for each in summaries
        ]
    )
    expect(page.get_by_role("region", name="Types of error by council, table")).to_be_visible()
    show_from(page.get_by_role("heading", name="Types of error by council"))
    take(page, "compare")


def turned(summary: dict, council: str, turns: int) -> dict:
    """Another council's summary: the same numbers, each with an error type some places on."""
    errors = summary["errors"]
    numbers = [{**each, "code": errors[at - 3 * turns]["code"]} for at, each in enumerate(errors)]
    return {**summary, "council": council, "errors": numbers}
