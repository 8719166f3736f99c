"""What changed since the last extract, with three successive extracts of one council."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import AFTER_THE_YEAR, write_files
from tests.e2e.journey import Journey
from tests.e2e.played_worker import HOLD_REPLIES
from tests.e2e.test_accessibility import NARROW, see_no_violation, see_nothing_run_off
from tests.e2e.test_notes import add_note

ERROR = "103"
"""An invalid ethnic origin; only the children of WRONG have it."""
TITLE = "What changed since the last extract"
ADDED = "9999999"

Extract = Callable[[str, Mapping[str, str], list[str]], Path]


@pytest.fixture
def children(return_folder: Path) -> list[str]:
    """Some children of the made-up return, none of them the first of a file."""
    lines = (return_folder / "this_year" / "header.csv").read_text().splitlines()[5:9]
    return [line.split(",")[0] for line in lines]


@pytest.fixture
def extract(return_folder: Path, tmp_path: Path) -> Extract:
    """Makes an extract of the made-up return.

    All ethnic origins are valid but those given by child; some children are gone, and one that is given and not in
    the return is added.
    """

    def make(name: str, ethnic: Mapping[str, str], gone: list[str]) -> Path:
        folder = tmp_path / name
        folder.mkdir()
        return write_files(folder, changed(return_folder, ethnic, gone), AFTER_THE_YEAR)

    return make


def changed(folder: Path, ethnic: Mapping[str, str], gone: list[str]) -> Iterator[tuple[str, bool, bytes]]:
    """The files of an extract: name, whether it is last year's, and content."""
    for path in [*(folder / "this_year").iterdir(), *(folder / "last_year").iterdir()]:
        last_year = path.parent.name == "last_year"
        lines = [line for line in path.read_text().splitlines() if line.split(",")[0] not in gone]
        if path.name == "header.csv" and not last_year:
            lines = header(lines, ethnic)
        yield path.name, last_year, "".join(f"{line}\r\n" for line in lines).encode()


def header(lines: list[str], ethnic: Mapping[str, str]) -> list[str]:
    """The lines of Header, in the reverse order, with these ethnic origins."""
    names, *rows = (line.split(",") for line in lines)
    at = names.index("ETHNIC")
    if ADDED in ethnic:
        usual = {"CHILD": ADDED, "SEX": "M", "DOB": "01/05/2015", "UPN": "UN1"}
        rows.append([usual.get(name, "") for name in names])
    for row in rows:
        row[at] = ethnic.get(row[0], "WBRI")
    return [",".join(row) for row in (names, *reversed(rows))]


@pytest.fixture
def first(extract: Extract, children: list[str]) -> Path:
    """Three children have the error."""
    return extract("first", dict.fromkeys(children[:3], "X"), [])


@pytest.fixture
def second(extract: Extract, children: list[str]) -> Path:
    """The first child was corrected at source, the second still has the error, the third is gone; one is new."""
    return extract("second", {children[1]: "X", ADDED: "X"}, children[2:3])


@pytest.fixture
def third(extract: Extract, children: list[str]) -> Path:
    """The second child was corrected as well."""
    return extract("third", {ADDED: "X"}, children[2:3])


def load_newer(app: Journey, folder: Path) -> None:
    app.go_to("Files")
    files = [path for path in (folder / "this_year").iterdir() if path.name != "providers.csv"]
    app.drop_files(files, app.drop_area)
    question = app.page.locator(".app-question")
    question.get_by_label(re.compile("^Replace")).check()
    question.get_by_role("button", name="Continue").click()
    expect(question.get_by_text("There are no more questions")).to_be_visible()
    app.check()


def open_what_changed(app: Journey) -> Journey:
    app.go_to("What changed")
    expect(app.heading(TITLE)).to_be_visible()
    expect(app.page.get_by_role("heading", name="By type of error")).to_be_visible()
    return app


def open_child(app: Journey, child: str) -> None:
    app.page.get_by_label("Search by child ID").fill(child)
    app.open_child(child)


def figures(app: Journey) -> list[str]:
    """The large numbers: resolved, still there, new, new children, children who are gone."""
    return [text.split()[0] for text in app.page.locator(".app-numbers dd").all_inner_texts()]


def cells(app: Journey, table: str, name: str) -> Locator:
    return row(app, table, name).get_by_role("cell")


def row(app: Journey, table: str, name: str) -> Locator:
    rows = app.page.get_by_role("table", name=table, exact=True).get_by_role("row")
    return rows.filter(has=app.page.get_by_role("rowheader", name=re.compile(rf"^{name}\b")))


def test_what_was_resolved_at_source_is_still_there_and_is_new(
    app: Journey, children: list[str], first: Path, second: Path, third: Path
) -> None:
    corrected, wrong, gone, _ = children
    app.check_return(first)
    page = app.page
    expect(page.get_by_role("link", name="What changed")).to_have_count(0)
    load_newer(app, second)
    open_what_changed(app)
    expect(cells(app, "Changes by type of error", ERROR)).to_have_text([re.compile("."), "3", "2", "1", "1", "2"])
    assert figures(app)[3:] == ["1", "1"]
    said = page.locator(".app-numbers dt")
    expect(said.nth(3)).to_have_text(re.compile(r"^new child\b"))
    expect(said.nth(4)).to_have_text(re.compile(r"^child no longer in the extract\b"))
    expect(cells(app, "Changes by child", corrected).nth(0)).to_contain_text(ERROR)
    expect(row(app, "Changes by child", gone)).to_contain_text("Not in this extract")
    expect(row(app, "Changes by child", ADDED)).to_contain_text("New")
    expect(row(app, "Changes by child", wrong)).to_have_count(0)
    page.get_by_label("Show").select_option("All children with errors or changes")
    expect(cells(app, "Changes by child", wrong).nth(1)).to_contain_text(ERROR)
    expect(cells(app, "Rows by module", "Header")).to_have_text(["1", "1", "1"])
    page.get_by_label("Show").select_option("New children")
    row(app, "Changes by child", ADDED).get_by_role("link").click()
    expect(app.record_heading).to_contain_text(ADDED)

    load_newer(app, third)
    app.go_to("Overview")
    page.get_by_role("link", name="See what changed since the last extract").click()
    expect(cells(app, "Changes by type of error", ERROR)).to_have_text([re.compile("."), "2", "1", "1", "0", "1"])
    assert figures(app)[3:] == ["0", "0"]


def test_a_note_is_closed_when_its_error_is_gone_and_stays_with_one_that_is_not(
    app: Journey, children: list[str], first: Path, second: Path
) -> None:
    corrected, wrong, gone, _ = children
    app.check_return(first)
    for child in (corrected, wrong):
        open_child(app, child)
        add_note(app.errors.filter(has_text=f"Error {ERROR}:"), "Asked the social worker", "Rang on Monday")
    load_newer(app, second)
    open_child(app, wrong)
    expect(app.errors.filter(has_text=f"Error {ERROR}:")).to_contain_text("Rang on Monday")
    expect(app.record.get_by_role("region", name="Closed notes")).to_have_count(0)
    open_child(app, corrected)
    closed = app.record.get_by_role("region", name="Closed notes")
    expect(closed).to_contain_text(f"{ERROR}: Asked the social worker. Rang on Monday")
    expect(closed).to_contain_text("Closed on 1 June 2027")
    open_what_changed(app)
    name, content = app.save("CSV report of what changed")
    assert "what changed" in name
    lines = content.decode("utf-8-sig").split("\r\n\r\n", 1)[1]
    of_error = {
        line["Child ID"]: (line["Result"], line["Status"])
        for line in csv.DictReader(io.StringIO(lines))
        if line["Error code"] == ERROR
    }
    assert of_error == {
        corrected: ("Fixed", "Closed on 01/06/2027"),
        wrong: ("Still there", "Asked the social worker"),
        gone: ("Fixed", ""),
        ADDED: ("New", ""),
    }


def test_a_note_that_is_closed_while_its_record_is_open_is_shown_as_closed_at_once(
    app: Journey, children: list[str], first: Path, second: Path
) -> None:
    corrected, *_ = children
    app.page.add_init_script(HOLD_REPLIES)
    app.check_return(first)
    open_child(app, corrected)
    add_note(app.errors.filter(has_text=f"Error {ERROR}:"), "Asked the social worker", "Rang on Monday")
    app.page.evaluate("window.hold = 'what_changed'")
    load_newer(app, second)
    open_child(app, corrected)
    expect(app.errors.filter(has_text=f"Error {ERROR}:")).to_have_count(0)
    closed = app.record.get_by_role("region", name="Closed notes")
    expect(closed).to_have_count(0)
    app.page.evaluate("window.release()")
    expect(closed).to_contain_text("Rang on Monday")


def test_what_changed_survives_saving_and_opening(app: Journey, first: Path, second: Path, tmp_path: Path) -> None:
    app.check_return(first)
    load_newer(app, second)
    name, content = app.save("Save your work")
    (tmp_path / name).write_bytes(content)
    app.page.reload()
    app.open_load().choose_files([tmp_path / name])
    app.wait_for_results()
    open_what_changed(app)
    expect(cells(app, "Changes by type of error", ERROR).nth(2)).to_have_text("2")


def test_axe_finds_nothing_and_nothing_runs_off_a_narrow_screen(app: Journey, first: Path, second: Path) -> None:
    app.check_return(first)
    load_newer(app, second)
    open_what_changed(app)
    see_no_violation(app.page)
    app.page.set_viewport_size(NARROW)
    expect(app.page.get_by_role("table", name="Changes by child", exact=True)).to_be_visible()
    see_nothing_run_off(app.page)
