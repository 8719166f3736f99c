"""The timeline of a child in the record: what it shows, where it leads, and how it follows edits."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.e2e.few_children import EPISODES, HEADER
from tests.e2e.journey import Journey, Witness
from tests.e2e.test_accessibility import NARROW, see_no_violation, see_nothing_run_off

A_YEAR_OF_EPISODES = 30
HOME = "K2 Children's home subject to Children's Homes Regulations"


def timeline(journey: Journey) -> Locator:
    return journey.record.locator("details.app-story")


def bar(journey: Journey, words: str) -> Locator:
    return timeline(journey).get_by_role("link", name=words)


def open_timeline(journey: Journey) -> Locator:
    """Opens it if it is closed, and waits until it is drawn."""
    if timeline(journey).get_attribute("open") is None:
        timeline(journey).locator("summary").first.click()
    expect(timeline(journey).locator(".app-story__svg")).to_be_visible()
    return timeline(journey)


def episodes_of(child: str, first: datetime.date) -> str:
    """Episodes of ten days each, and one without a valid start."""
    lines = []
    for number in range(A_YEAR_OF_EPISODES):
        start = first + datetime.timedelta(10 * number)
        end = start + datetime.timedelta(10)
        placement = "U4" if number % 2 else "K2"
        lines.append(
            f"{child},{start:%d/%m/%Y},P,C2,N1,{placement},PR1,{end:%d/%m/%Y},X1,CARPL,M1 1AE,M2 5DB,1234567\r\n"
        )
    return "".join(lines)


@pytest.fixture(scope="module")
def many(installed: BrowserContext, url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journey]:
    """A child with 60 dated episodes in two years, and one row without a valid start."""
    folder = tmp_path_factory.mktemp("many")
    for name, first in (("this_year", datetime.date(2026, 4, 10)), ("last_year", datetime.date(2025, 4, 10))):
        (folder / name).mkdir()
        (folder / name / "header.csv").write_text(f"{HEADER}M1,M,01/05/2010,WBRI,A123456789012,,\r\n")
        (folder / name / "episodes.csv").write_text(EPISODES + episodes_of("M1", first))
    with (folder / "this_year" / "episodes.csv").open("a") as file:
        file.write("M1,soon,P,C2,N1,U4,PR1,,,,,,\r\n")
    page = installed.new_page()
    with Witness(page):
        yield Journey(page, url).check_return(folder)
    page.evaluate("localStorage.clear()")
    page.close()


def test_a_click_on_a_bar_goes_to_its_row_of_either_year(many: Journey) -> None:
    open_timeline(many)
    bar(many, "Placement K2").last.click()
    expect(many.cell("Episodes 28 DECOM")).to_be_focused()
    bar(many, "Placement K2").first.click()
    expect(many.page.get_by_role("button", name="Last year (2025/26)")).to_have_attribute("aria-pressed", "true")
    expect(many.cell("last-year/Episodes 0 DECOM")).to_be_focused()
    bar(many, "Birthdays 16").click()
    expect(many.cell("Header 0 DOB").get_by_role("button")).to_be_focused()


def test_arrow_keys_move_between_bars_and_enter_goes_to_the_row(many: Journey) -> None:
    open_timeline(many)
    page = many.page
    bar(many, "Placement K2").first.focus()
    page.keyboard.press("ArrowRight")
    expect(bar(many, "Placement U4").first).to_be_focused()
    expect(timeline(many).locator(".app-story__about")).to_contain_text("Placement U4")
    page.keyboard.press("End")
    expect(bar(many, "Placement U4").last).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(bar(many, "Legal status C2").last).to_be_focused()
    expect(timeline(many).locator(".app-story__item[tabindex='0']")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(many.cell("Episodes 29 DECOM")).to_be_focused()


def test_a_row_without_a_valid_start_is_listed_and_leads_to_its_cell(many: Journey) -> None:
    open_timeline(many)
    expect(timeline(many)).to_contain_text("1 row has no valid start date and is not on the timeline")
    timeline(many).get_by_role("button", name="Episodes, Start soon").click()
    expect(many.cell("Episodes 30 DECOM")).to_be_focused()


def test_the_table_behind_it_has_every_bar_and_leads_to_the_rows(many: Journey) -> None:
    open_timeline(many).get_by_text("Show as a table").click()
    table = timeline(many).get_by_role("table", name="Timeline")
    bars = timeline(many).locator(".app-story__item").count()
    # Of each year a period of care, and each episode twice; the birthday.
    assert bars == 2 * (1 + 2 * A_YEAR_OF_EPISODES) + 1
    expect(table.locator("tbody tr")).to_have_count(bars)
    row = table.get_by_role("row").filter(has_text="Placement").filter(has_text="20/04/2026").last
    row.get_by_role("button").click()
    expect(many.cell("Episodes 1 DECOM")).to_be_focused()
    timeline(many).get_by_text("Show as a table").click()


def test_it_stays_open_for_the_next_child_and_the_next_visit(many: Journey) -> None:
    open_timeline(many)
    many.go_to("Overview")
    many.go_to("Children")
    expect(timeline(many).locator(".app-story__svg")).to_be_visible()
    timeline(many).locator("summary").first.click()
    expect(timeline(many)).not_to_have_attribute("open", "")
    many.go_to("Overview")
    many.go_to("Children")
    expect(timeline(many)).to_be_visible()
    expect(timeline(many)).not_to_have_attribute("open", "")


def test_it_has_no_axe_violation_and_scrolls_within_itself_on_a_narrow_screen(many: Journey) -> None:
    open_timeline(many).get_by_text("Show as a table").click()
    see_no_violation(many.page)
    size = many.page.viewport_size
    many.page.set_viewport_size(NARROW)
    expect(timeline(many).locator(".app-story__svg")).to_have_attribute("width", "560")
    see_nothing_run_off(many.page)
    many.page.set_viewport_size(size)
    timeline(many).get_by_text("Show as a table").click()


def test_it_is_printed_with_the_record(many: Journey) -> None:
    many.record.get_by_role("link", name="Print").click()
    picture = many.page.get_by_role("img", name="Timeline")
    expect(picture).to_be_visible()
    expect(many.page.locator(".app-page")).to_contain_text(
        "1 row has no valid start date and is not on the timeline."
    )
    many.page.emulate_media(media="print")
    # A4, landscape, within its margins.
    assert many.page.locator(".app-story__picture").bounding_box()["width"] < 273 / 25.4 * 96
    many.page.emulate_media(media="screen")
    many.page.get_by_role("link", name="Back").click()
    many.wait_for_results()


def test_an_edit_moves_the_bar_and_leaves_the_focus(editor: Journey) -> None:
    editor.open_child("K6")
    open_timeline(editor)
    placement = bar(editor, "Placement K2")
    expect(placement).to_have_attribute("aria-label", f"Placement {HOME}, from 01/02/2027, not ended.")
    before = placement.locator(".app-story__bar").get_attribute("points")
    editor.type_in_cell("Episodes 5 DECOM", "01/01/2027")
    editor.see_outcome("Changed")
    expect(placement).to_have_attribute("aria-label", f"Placement {HOME}, from 01/01/2027, not ended.")
    expect(placement.locator(".app-story__bar")).not_to_have_attribute("points", before)
    expect(editor.cell("Episodes 5 DECOM")).to_be_focused()
    placement.focus()
    editor.page.keyboard.press("Control+z")
    expect(placement).to_have_attribute("aria-label", f"Placement {HOME}, from 01/02/2027, not ended.")
    expect(placement).to_be_focused()


def test_errors_are_marked_by_a_shape_and_named(editor: Journey) -> None:
    editor.open_child("K1")
    open_timeline(editor)
    status = bar(editor, "Legal status X9")
    expect(status).to_have_attribute("aria-label", "Legal status X9, from 01/02/2027, not ended. Error 144.")
    expect(status.locator(".app-story__error")).to_have_count(1)
    expect(bar(editor, "Placement K2").locator(".app-story__error")).to_have_count(0)


def test_a_closed_timeline_leaves_the_errors_on_the_first_screen(editor: Journey) -> None:
    editor.open_child("K1")
    closed = timeline(editor)
    if closed.get_attribute("open") is not None:
        closed.locator("summary").first.click()
    expect(closed).not_to_have_attribute("open", "")
    editor.page.evaluate("window.scrollTo(0, 0)")
    expect(editor.errors.first).to_be_in_viewport()


DRAW = """() => new Promise((drawn) => {
  const $story = document.querySelector(".app-story");
  $story.open = false;
  setTimeout(() => {
    const start = performance.now();
    $story.addEventListener("toggle", () => {
      $story.getBoundingClientRect();
      drawn(performance.now() - start);
    }, { once: true });
    $story.open = true;
  }, 100);
})"""


def test_sixty_episodes_are_drawn_within_50_ms(many: Journey) -> None:
    open_timeline(many)
    times = sorted(many.page.evaluate(DRAW) for _ in range(5))
    print(f"\n60 episodes: drawn in {times[0]:.0f} ms, at most {times[-1]:.0f} ms")
    assert times[0] < 50
