"""Suggested values instead of values in the wrong format: used for one, for all, and undone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from playwright.sync_api import expect

from tests.e2e.journey import Journey


def test_suggested_values_are_used_one_by_one_and_all_at_once(
    app: Journey, return_folder: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(return_folder, tmp_path / "return")
    reviews = folder / "this_year" / "reviews.csv"
    lines = reviews.read_bytes().decode().splitlines()
    other_form = [re.sub(r"(\d\d)/(\d\d)/(\d{4})", r"\3-\2-\1", line) for line in lines[1:6]]
    reviews.write_text("\r\n".join([lines[0], *other_form, *lines[6:]]) + "\r\n", encoding="utf-8")
    page = app.check_return(folder).page
    page.get_by_role("link", name=re.compile(r"^Problems in the files \(")).click()
    use_all = page.get_by_role("button", name=re.compile("^Use all ([0-9]+) suggested values"))
    proposals = int(re.findall(r"\d+", use_all.first.inner_text())[0])
    group = page.locator(".app-problem-group").filter(has=use_all).first
    group.get_by_role("button", name="Show them").click()
    written = group.locator("tbody tr").first.locator("td").nth(4)
    expect(written).to_have_text(re.compile(r"^\d{4}-\d\d-\d\d$"))
    group.get_by_role("button", name="Use it").first.click()
    outcome = page.locator(".govuk-inset-text")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text(re.compile(r" set to \d\d/\d\d/\d{4}\. .*(fixed|new)"))
    rest = page.get_by_role("button", name=re.compile(f"^Use all {proposals - 1} suggested values"))
    rest.click()
    expect(outcome).to_contain_text(f"{proposals - 1} values changed.")
    expect(group).to_have_count(0)
    outcome.get_by_role("button", name="Undo").click()
    expect(outcome).to_contain_text("The change was undone.")
    expect(rest).to_be_visible()
