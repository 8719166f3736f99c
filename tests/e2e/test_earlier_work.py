"""Work that was saved last month, and newer files: edits are carried over, and notes stay or are closed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e.few_children import CHILDREN
from tests.e2e.journey import Journey
from tests.e2e.test_carried_over import edit_the_first_extract, edits, replace_files, write_extract
from tests.e2e.test_notes import add_note
from tests.e2e.test_saved_work import contents, save, session_file

NOTED = "K5"
"""Has error 141, which no edit resolves."""
CORRECTED = {**CHILDREN, "K2": {}, "K3": {"LS": "V4"}, NOTED: {}}


def as_version(version: int, header: Mapping[str, Any]) -> dict[str, Any]:
    """The header as an earlier version wrote it, before any edit was carried over."""
    fifth = {name: value for name, value in header.items() if name != "ownChecks"} | {"version": 5}
    if version == 5:
        return fifth
    if version == 4:
        return {name: value for name, value in fifth.items() if name != "columnNames"} | {"version": 4}
    later = {"answered", "columnNames", "replaced", "carried", "progress", "sourceCorrections"}
    third = {name: value for name, value in fifth.items() if name not in later}

    def without(name: str, parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{key: value for key, value in part.items() if key != name} for part in parts]

    return {
        **third,
        "version": 3,
        "files": without("drop", header["files"]),
        "steps": without("acts", header["steps"]),
        "marks": without("closed", header["marks"]),
    }


@pytest.mark.parametrize("version", [3, 4, 5])
def test_work_of_last_month_goes_on_with_newer_files(app: Journey, tmp_path: Path, version: int) -> None:
    edit_the_first_extract(app, tmp_path)
    app.open_child(NOTED)
    add_note(app.errors.filter(has_text="Error 141:"), "Asked the social worker", "Rang on Monday")
    header, data = contents(save(app.page, tmp_path))
    earlier = session_file(tmp_path / "earlier.ssda903", as_version(version, header), data)

    app.open_load().choose_files([earlier])
    app.wait_for_results()
    replace_files(app, write_extract(tmp_path / "second", CORRECTED))
    app.check().go_to("Carried over")
    expect(edits(app, "Still wrong at source")).to_contain_text(["K1", "K4"])
    expect(edits(app, "Done at source")).to_contain_text(["K2"])
    expect(edits(app, "Also changed at source")).to_contain_text(["K3"])
    app.go_to("Children").open_child(NOTED)
    closed = app.record.get_by_role("region", name="Closed notes")
    expect(closed).to_contain_text("141: Asked the social worker. Rang on Monday")
    expect(closed).to_contain_text("Closed on 1 June 2027")


def test_a_child_with_another_id_is_asked_about_and_keeps_edit_and_note(app: Journey, tmp_path: Path) -> None:
    edit_the_first_extract(app, tmp_path)
    # The edit is taken back so that its error can be noted, and made again.
    app.page.keyboard.press("Control+z")
    app.see_outcome("Undone").open_child("K2")
    add_note(app.errors.filter(has_text="Error 218:"), "Asked the social worker", "Rang on Monday")
    app.page.keyboard.press("Control+y")
    app.see_outcome("Redone")
    replace_files(app, write_extract(tmp_path / "second", CHILDREN, new_ids={"K2": "K22"}))
    app.check().go_to("Carried over")
    expect(edits(app, "Row no longer there")).to_contain_text(["K2"])
    question = app.page.get_by_role("region", name="Child IDs that changed")
    expect(question).to_contain_text("K2 seems to be K22 now.")
    question.get_by_role("button", name=re.compile("^Same child")).click()
    expect(question).to_be_hidden()
    still_wrong = edits(app, "Still wrong at source")
    expect(still_wrong.filter(has_text="K2")).to_contain_text("In your data.")
    still_wrong.get_by_role("button", name="Undo for child K2").click()
    expect(still_wrong.filter(has_text="K2")).to_contain_text("Not in your data.")
    app.go_to("Children").open_child("K22")
    expect(app.errors.filter(has_text="Error 218:")).to_contain_text("Rang on Monday")
