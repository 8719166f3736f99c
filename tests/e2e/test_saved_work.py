"""Nothing is lost: work saved as a file and opened again, saved on the device, and hostile files kept out."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import PATIENCE
from tests.e2e.journey import Journey, Witness
from tests.e2e.played_worker import KEEP_WORKER, kill_worker
from tests.e2e.test_bulk import PERIODS, open_fix, outcome, preview, rows
from tests.e2e.test_notes import add_note

SIGNATURE = b"SSDA903 work\n"
OTHER_BIRTH_DATE = "INT18"
NOTE = "Rang the team on Monday"


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save your work").click()
    page.get_by_role("button", name="It is saved", exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def contents(path: Path) -> tuple[dict[str, Any], bytes]:
    """The header of a session file, and the files' bytes."""
    data = path.read_bytes()
    assert data.startswith(SIGNATURE)
    unpacked = gzip.decompress(data[len(SIGNATURE) :])
    (length,) = struct.unpack("<I", unpacked[:4])
    return json.loads(unpacked[4 : 4 + length]), unpacked[4 + length :]


def session_file(path: Path, header: object, data: bytes = b"") -> Path:
    text = json.dumps(header).encode()
    path.write_bytes(SIGNATURE + gzip.compress(struct.pack("<I", len(text)) + text + data))
    return path


def edit_all_and_note(app: Journey) -> None:
    """Take all suggestions for an error, and mark the first error of the second child with one."""
    page = app.page
    app.filter_by(OTHER_BIRTH_DATE)
    page.get_by_role("link", name="Fix in bulk").click()
    page.get_by_role("button", name=re.compile("^Select all")).click()
    page.get_by_label(re.compile("^Use the safe suggestions")).check()
    page.get_by_role("button", name="Preview the changes").click()
    page.get_by_role("button", name="Make the changes").click()
    expect(page.locator(".app-bulk__outcome")).to_contain_text(re.compile("(was|were) changed"))
    page.get_by_role("link", name="Children", exact=True).click()
    app.wait_for_results()
    app.children.get_by_role("option").filter(has_text="error").nth(1).click()
    expect(app.record_heading).to_contain_text(
        app.children.locator("[aria-selected=true] .app-children__id").inner_text()
    )
    add_note(app.errors.first, "Asked the social worker", NOTE)


def counts_in(app: Journey) -> str:
    """Without how many errors others cause, which comes in its own time."""
    return re.sub(r", [\d,]+ caused by others", "", app.counts.inner_text())


def seen(app: Journey) -> tuple[str, str, str]:
    """Counts, child, and the first error's note; suggestions, and what causes errors, come in their own time."""
    return (
        counts_in(app),
        app.record_heading.inner_text(),
        app.errors.first.locator(".app-notes").inner_text(),
    )


def test_work_is_saved_as_a_file_and_opened_again(app: Journey, return_folder: Path, tmp_path: Path) -> None:
    page = app.check_return(return_folder).page
    edit_all_and_note(app)
    before = seen(app)
    assert NOTE in before[2]
    path = save(page, tmp_path)
    assert re.fullmatch(r"Manchester 2026-27 \d{4}-\d\d-\d\d\.ssda903", path.name)
    header, data = contents(path)
    assert len(data) == sum(file["size"] for file in header["files"])
    assert sum(file["name"].endswith("/episodes.csv") for file in header["files"]) == 2
    assert (len(header["steps"]), header["made"], len(header["marks"])) == (1, 1, 1)

    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.type), dialog.accept()))
    page.reload()
    assert questions == []
    app.open_load().choose_files([path])
    app.wait_for_results()
    expect(app.record_heading).to_have_text(before[1])
    expect(app.errors.first).to_contain_text(NOTE)
    assert seen(app) == before

    # What is open now stays when another file can't be opened.
    app.open("/load")
    for bad, message in hostile_files(tmp_path, header, data):
        app.choose_files([bad])
        notice = page.locator("#notices").get_by_text(re.compile(f"^{re.escape(bad.name)} {message}"))
        expect(notice).to_be_visible()
        page.get_by_role("button", name="Close this message").click()
    expect(app.file("episodes.csv")).to_be_visible()
    app.open("/children").wait_for_results()
    assert seen(app)[0] == before[0]


def as_first_version(header: dict[str, Any]) -> dict[str, Any]:
    """The header as version 1 wrote it: a table was a text, with a suffix for last year's."""

    def name(table: dict[str, Any]) -> str:
        return f"{table['module']}_last" if table["last_year"] else table["module"]

    steps = [
        {
            **{key: value for key, value in step.items() if key != "acts"},
            "files": {name(file["table"]): file["fingerprint"] for file in step["files"]},
            "operations": [{**each, "table": name(each["table"])} for each in step["operations"]],
        }
        for step in header["steps"]
    ]
    later = {
        "fixedDay",
        "columnNames",
        "ownChecks",
        "answered",
        "replaced",
        "carried",
        "progress",
        "sourceCorrections",
    }
    first = {name: value for name, value in header.items() if name not in later}
    files = [{name: value for name, value in file.items() if name != "drop"} for file in header["files"]]
    marks = [{name: value for name, value in mark.items() if name != "closed"} for mark in header["marks"]]
    about = {"version": 1, "place": "#/fix?error=190&table=Episodes_last"}
    return {**first, **about, "files": files, "marks": marks, "steps": steps}


def test_work_of_the_version_before_opens_with_its_edits(editor: Journey, tmp_path: Path) -> None:
    page = editor.page
    editor.open_child("K3").type_in_cell("Episodes 2 LS", "C2").see_outcome("Changed")
    editor.open_child("K7")
    editor.record.get_by_role("button", name="Last year (2025/26)").click()
    editor.go_to_cell("last-year/Episodes 0 DEC").press("Delete")
    editor.see_outcome("Cleared 1 cell: 1 new error (502).")
    page.keyboard.press("Control+z")
    editor.see_outcome("Undone")
    page.keyboard.press("Control+y")
    editor.see_outcome("Redone")
    counts = counts_in(editor)
    header, data = contents(save(page, tmp_path))
    old = session_file(tmp_path / "old.ssda903", as_first_version(header), data)

    editor.open("/load").choose_files([old])
    # The place was a table that has no such error, so there is nothing to fix: what is kept is the work.
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fix error 190")
    editor.open("/children").wait_for_results()
    assert counts_in(editor) == counts
    expect(editor.record.get_by_role("link", name="Changes (2)")).to_be_visible()
    editor.open_child("K7").record.get_by_role("button", name="Last year (2025/26)").click()
    expect(editor.cell("last-year/Episodes 0 DEC")).to_contain_text("changed")
    page.keyboard.press("Control+z")
    editor.see_outcome("Undone")


def test_saved_work_with_an_unknown_place_opens_at_the_children(editor: Journey, tmp_path: Path) -> None:
    page = editor.page
    editor.open_child("K3").type_in_cell("Episodes 2 LS", "C2")
    header, data = contents(save(page, tmp_path))
    moved = session_file(tmp_path / "moved.ssda903", {**header, "place": "#/nowhere"}, data)
    editor.open("/load").choose_files([moved])
    editor.wait_for_results()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    editor.go("/changes", "Changes")
    expect(page.get_by_role("cell", name="C2", exact=True)).to_be_visible()
    editor.go("/children", "Children")


def hostile_files(folder: Path, header: dict[str, Any], data: bytes) -> Iterator[tuple[Path, str]]:
    """Files that are no session file, or a broken one, with what is said of them."""

    def write(name: str, content: bytes) -> Path:
        path = folder / f"{name}.ssda903"
        path.write_bytes(content)
        return path

    whole = session_file(folder / "whole.ssda903", header, data).read_bytes()
    step = header["steps"][0]
    dropped = {"op": "drop", "table": {"module": "Header", "last_year": False}}
    damaged = "is damaged or incomplete"
    yield write("empty", b""), "was not saved by this service"
    yield write("table", b"CHILD,SEX,DOB\r\n"), "was not saved by this service"
    yield write("signature", SIGNATURE), damaged
    yield write("cut short", whole[: len(whole) // 2]), damaged
    yield write("without end", whole[:-4]), damaged
    yield write("changed", whole[:-8] + b"\0\0\0\0" + whole[-4:]), damaged
    yield write("more behind", whole + b"more"), damaged
    yield write("not packed", SIGNATURE + b"\x05\0\0\0{}"), damaged
    yield write("no text", SIGNATURE + gzip.compress(struct.pack("<I", 4) + b"\xff\xff\xff\xff")), damaged
    yield write("long header", SIGNATURE + gzip.compress(struct.pack("<I", 2**32 - 1))), damaged
    yield (
        session_file(folder / "newer.ssda903", {"version": header["version"] + 1}),
        "was saved by a newer version",
    )
    broken: dict[str, object] = {
        "no object": [1],
        "no version": {key: value for key, value in header.items() if key != "version"},
        "more than there is": {**header, "secret": 1},
        "place elsewhere": {**header, "place": "https://example.com/"},
        "huge file": {**header, "files": [{**header["files"][0], "size": 10**13}]},
        "negative file": {**header, "files": [{**header["files"][0], "size": -1}]},
        "unknown edit": {**header, "steps": [{**step, "operations": [dropped]}]},
        "undone too far": {**header, "made": 7},
        "no time": {**header, "steps": [{**step, "time": "soon"}]},
        "odd mark": {**header, "marks": [{"child": "1", "code": "190", "status": "x", "note": ""}]},
    }
    for name, other in broken.items():
        yield session_file(folder / f"{name}.ssda903", other, data), damaged


def test_work_survives_the_worker_and_can_be_undone_after_it(page: Page, url: str, return_folder: Path) -> None:
    page.add_init_script(KEEP_WORKER)
    app = Journey(page, url).check_return(return_folder)
    loaded = counts_in(app)
    edit_all_and_note(app)
    before = seen(app)
    assert before[0] != loaded
    kill_worker(page)
    expect(page.get_by_text("Your files have been loaded again, and nothing is lost.")).to_be_visible()
    app.children.focus()
    page.keyboard.press("Home")
    page.keyboard.press("End")
    expect(app.record).not_to_have_attribute("aria-busy", "true")
    assert counts_in(app) == before[0]


def wait_until_stored(page: Page, text: str) -> None:
    """What is stored on the device comes to hold a text; fails if it does not in time."""
    end = time.monotonic() + PATIENCE / 1000
    # Nothing in the page says when it is stored, so the database is asked.
    while text not in stored_text(page):
        assert time.monotonic() < end, f"{text} was not stored"


def stored_text(page: Page) -> str:
    """All that is stored on the device, unpacked; empty if there is nothing."""
    return page.evaluate(
        """async () => {
            const database = await new Promise(resolve => {
                const opening = indexedDB.open("ssda903-saved-work");
                opening.onsuccess = () => resolve(opening.result);
            });
            const work = await new Promise(resolve => {
                const getting = database.transaction("work").objectStore("work").getAll();
                getting.onsuccess = () => resolve(getting.result[0]);
            });
            database.close();
            const packed = work?.blob.slice("SSDA903 work\\n".length).stream();
            return packed ? new Response(packed.pipeThrough(new DecompressionStream("gzip"))).text() : "";
        }"""
    )


@pytest.fixture
def own(profile: BrowserContext, url: str) -> Iterator[Journey]:
    """A window in which work can be stored: it is gone with it."""
    page = profile.new_page()
    with Witness(page):
        yield Journey(page, url)


def test_work_is_saved_on_this_device_only_if_wanted_and_wiped(own: Journey, return_folder: Path) -> None:
    page = own.page
    stored = page.locator(".govuk-summary-list")
    own.open_start().wait_until_offline_ready()
    own.check_return(return_folder)
    page.get_by_role("link", name="Work saved on this device").click()
    expect(page.get_by_role("heading", name="Saving is turned off")).to_be_visible()
    page.get_by_role("button", name="Save my work on this device").click()
    told = page.locator("main p[tabindex]")
    expect(told).to_be_focused()
    expect(told).to_have_text("Your work is saved on this device from now on.")
    expect(stored).to_contain_text("episodes.csv")
    own.open("/children").wait_for_results()
    edit_all_and_note(own)
    before = seen(own)
    wait_until_stored(page, NOTE)
    own.open("/about")

    page.reload()
    own.open_start()
    page.get_by_role("button", name="Continue", exact=True).click()
    own.wait_for_results()
    expect(own.errors.first).to_contain_text(NOTE)
    assert seen(own) == before

    own.open("/saved-work")
    page.get_by_role("button", name="Turn it off and wipe").click()
    expect(told).to_contain_text("Work is no longer saved on this device, and we have wiped the saved work.")
    expect(told).to_be_focused()
    expect(stored).to_have_count(0)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    own.open_start()
    expect(page.get_by_role("button", name="Continue", exact=True)).to_have_count(0)
    assert stored_text(page) == ""


def test_work_that_finds_no_room_is_not_said_to_be_saved(own: Journey, url: str, few_folder: Path) -> None:
    page = own.page
    own.open_start().wait_until_offline_ready()
    own.check_return(few_folder).open("/saved-work")
    page.context.new_cdp_session(page).send(
        "Storage.overrideQuotaForOrigin", {"origin": url.rstrip("/"), "quotaSize": 1}
    )
    page.get_by_role("button", name="Save my work on this device").click()
    told = page.locator("main p[tabindex]")
    expect(told).to_contain_text("could not be saved on this device: the browser has no space left.")
    expect(told).not_to_contain_text("from now on")
    expect(page.locator("#notices")).to_contain_text("ask your IT team to free space")
    page.on("dialog", lambda dialog: dialog.accept())


def test_a_file_that_changed_on_disk_is_told_and_its_edits_carried_over(
    app: Journey, return_folder: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(return_folder, tmp_path / "return")
    page = open_fix(app.check_return(folder), PERIODS)
    rows(page).first.get_by_role("checkbox").check()
    page.get_by_label("Column", exact=True).select_option(label="Reason for new episode")
    page.get_by_label("New value").fill("B")
    preview(page).get_by_role("button", name="Make the changes").click()
    expect(outcome(page)).to_contain_text("1 cell in 1 row was changed.")

    episodes = folder / "this_year" / "episodes.csv"
    episodes.write_bytes(episodes.read_bytes() + b"\r\n")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    told = page.get_by_text("episodes.csv was changed or moved on your computer after you added it.")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Keep the version you added").click()
    expect(told).to_have_count(0)

    app.open("/load")
    app.file("episodes.csv").get_by_role("button", name="Remove").click()
    app.choose_files([episodes])
    expect(page.get_by_text("Your change was carried over.")).to_be_visible()
    expect(app.file("episodes.csv")).to_be_visible()
