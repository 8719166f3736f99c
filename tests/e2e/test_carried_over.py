"""Three extracts of one council in a row: edits are carried over, and what can't be is decided or kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.few_children import CHILDREN, EPISODES, HEADER, PROVIDERS, REVIEWS, episode
from tests.e2e.journey import Journey
from tests.e2e.test_saved_work import save
from worker.exporting.xml_files import write_xml
from worker.returns.ssda903 import SSDA903

Written = Callable[[Path], Path]
"""Has the files of an extract in another form."""
SECOND = {**CHILDREN, "K2": {}, "K3": {"LS": "V4"}, "K6": {"CIN": "N2"}}
"""K2 is corrected at source, K3 is changed otherwise, K4 is left out."""
THIRD = {**SECOND, "K1": {"LS": "C2"}, "K4": {"LS": "X9"}}
"""K1 is corrected at source now, K4 is back."""


def write_extract(
    folder: Path,
    children: Mapping[str, Mapping[str, str]],
    without: str = "",
    new_ids: Mapping[str, str] | None = None,
) -> Path:
    """The files of this year in a later extract, rows in another order; some children with other IDs."""
    ids = {child: child for child in CHILDREN} | dict(new_ids or {})
    listed = [child for child in reversed(children) if child != without]
    folder.mkdir()
    numbers = {child: at for at, child in enumerate(CHILDREN)}
    headers = (f"{ids[child]},M,01/05/2015,WBRI,A12345678901{numbers[child]},,\r\n" for child in listed)
    (folder / "2026-27 header.csv").write_text(HEADER + "".join(headers))
    episodes = (episode(ids[child], **children[child]) for child in listed)
    (folder / "2026-27 episodes.csv").write_text(EPISODES + "".join(episodes))
    (folder / "2026-27 reviews.csv").write_text(REVIEWS)
    return folder


def as_csv(folder: Path) -> Path:
    """The files as they are."""
    return folder


def as_xml(folder: Path) -> Path:
    """The same files as one return in XML."""
    modules = {"Header": "header", "Episodes": "episodes", "Reviews": "reviews"}
    paths = {module: folder / f"2026-27 {name}.csv" for module, name in modules.items()}
    tables = {module: pd.read_csv(path, dtype=str, keep_default_na=False) for module, path in paths.items()}
    for path in paths.values():
        path.unlink()
    (folder / "2026-27.xml").write_bytes(write_xml(SSDA903, tables, 2027).data)
    return folder


def replace_files(app: Journey, folder: Path) -> None:
    """Adds the files of a later extract, and says that they replace the others; there is no other question."""
    app.go_to("Files")
    app.choose_files(folder.iterdir())
    app.page.get_by_role("radio", name="Replace").first.check()
    app.page.get_by_role("button", name="Continue").click()
    expect(app.page.get_by_role("button", name="Check the return")).to_be_visible()


def edits(app: Journey, kind: str) -> Locator:
    return app.page.get_by_role("table", name=re.compile(f"^{kind}: ")).locator("tbody tr")


def edit_the_first_extract(app: Journey, folder: Path, written: Written = as_csv) -> None:
    (folder / "providers.csv").write_text(PROVIDERS)
    extract = written(write_extract(folder / "first", CHILDREN))
    app.open_load().choose_files([*extract.iterdir(), folder / "providers.csv"])
    app.choose_council("manchester", "Manchester").check()
    rows = [*reversed(CHILDREN)]
    for child in ("K1", "K3", "K4"):
        app.open_child(child).type_in_cell(f"Episodes {rows.index(child)} LS", "C2")
    app.open_child("K2").type_in_cell(f"Episodes {rows.index('K2')} URN", "1234567")


@pytest.mark.parametrize("written", [as_csv, as_xml])
def test_edits_are_carried_over_from_extract_to_extract(app: Journey, tmp_path: Path, written: Written) -> None:
    edit_the_first_extract(app, tmp_path, written)
    replace_files(app, written(write_extract(tmp_path / "second", SECOND, without="K4")))
    expect(app.page.get_by_text("1 of your 4 changes was carried over.")).to_be_visible()
    app.check()
    app.go_to("Carried over")
    expect(app.heading("Changes carried over")).to_be_focused()
    expect(edits(app, "Still wrong at source")).to_contain_text(["K1"])
    expect(edits(app, "Done at source")).to_contain_text(["K2"])
    expect(edits(app, "Row no longer there")).to_contain_text(["K4"])
    conflict = edits(app, "Also changed at source")
    for text in ("K3", "Legal status", "X9", "C2", "V4", "144"):
        expect(conflict).to_contain_text(text)

    conflict.get_by_role("button", name="Use yours for child K3").click()
    expect(conflict).to_contain_text("In your data.")
    expect(app.page.get_by_role("link", name="Changes (2)").first).to_be_visible()
    app.page.get_by_role("button", name="Undo", exact=True).click()
    expect(conflict).to_contain_text("Not in your data.")
    conflict.get_by_role("button", name="Keep the new value for child K3").click()
    expect(app.page.get_by_text("Dismissed: 1")).to_be_visible()

    app.go_to("Changes").page.get_by_role("link", name=re.compile("correct there")).click()
    done = app.page.get_by_role("region", name="Done at source, table")
    expect(done).to_contain_text("K2")

    replace_files(app, written(write_extract(tmp_path / "third", THIRD)))
    app.check()
    app.go_to("Carried over")
    expect(edits(app, "Done at source")).to_contain_text(["K1"])
    expect(edits(app, "Still wrong at source")).to_contain_text(["K4"])
    expect(edits(app, "Row no longer there")).to_have_count(0)
    app.page.get_by_role("button", name="Undo for child K4").click()
    expect(edits(app, "Still wrong at source")).to_contain_text("Not in your data.")
    expect(app.page.get_by_role("link", name="Changes (0)").first).to_be_visible()
    app.page.keyboard.press("Control+z")
    expect(edits(app, "Still wrong at source")).to_contain_text("In your data.")

    saved = save(app.page, tmp_path)
    app.open_load().choose_files([saved])
    app.wait_for_results().go_to("Carried over")
    expect(edits(app, "Still wrong at source")).to_contain_text("In your data.")
    expect(edits(app, "Done at source")).to_contain_text(["K1"])


def test_the_old_value_can_be_chosen_and_is_saved(app: Journey, tmp_path: Path) -> None:
    edit_the_first_extract(app, tmp_path)
    replace_files(app, write_extract(tmp_path / "second", SECOND))
    app.check().go_to("Carried over")
    conflict = edits(app, "Also changed at source")
    use_old = conflict.get_by_role("button", name="Use the old value for child K3")
    use_old.click()
    expect(conflict).to_contain_text("The old value is in your data.")
    app.page.keyboard.press("Control+z")
    expect(conflict).to_contain_text("Not in your data.")
    use_old.click()
    expect(conflict).to_contain_text("The old value is in your data.")
    app.go_to("Changes")
    expect(app.page.get_by_role("row", name=re.compile("K3.*V4.*X9.*Old value used"))).to_be_visible()

    saved = save(app.page, tmp_path)
    app.open_load().choose_files([saved])
    app.wait_for_results().go_to("Carried over")
    expect(conflict).to_contain_text("The old value is in your data.")
    conflict.get_by_role("button", name="Undo for child K3").click()
    expect(conflict).to_contain_text("Not in your data.")


def test_one_undo_takes_all_that_was_carried_over_back(app: Journey, tmp_path: Path) -> None:
    edit_the_first_extract(app, tmp_path)
    replace_files(app, write_extract(tmp_path / "second", {**CHILDREN, "K6": {"CIN": "N2"}}))
    app.check()
    app.go_to("Carried over")
    expect(edits(app, "Still wrong at source")).to_have_count(4)
    app.page.keyboard.press("Control+z")
    expect(app.page.get_by_role("button", name="Apply all (4)")).to_be_visible()
    app.page.keyboard.press("Control+y")
    expect(app.page.get_by_role("button", name="Undo all (4)")).to_be_visible()


def test_edits_of_a_file_that_is_removed_wait_until_a_newer_one_is_there(app: Journey, tmp_path: Path) -> None:
    edit_the_first_extract(app, tmp_path)
    app.go_to("Files")
    app.file("2026-27 episodes.csv").get_by_role("button", name="Remove").click()
    expect(app.page.get_by_text("4 changes are set aside.")).to_be_visible()
    newer = write_extract(tmp_path / "second", {**CHILDREN, "K6": {"CIN": "N2"}})
    app.choose_files([newer / "2026-27 episodes.csv"])
    expect(app.page.get_by_text("All your 4 changes were carried over.")).to_be_visible()
    expect(app.page.get_by_text("set aside")).to_have_count(0)
