"""The app that `ssda903-check serve` serves from an installed wheel works like any other host's."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.conftest import new_context
from tests.e2e.journey import Journey, Witness
from tests.installed_wheel import install, make_wheel, served_by


def test_made_up_data_are_checked_from_the_wheel(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "wheel").mkdir()
    environment = install(make_wheel(tmp_path / "wheel"), tmp_path / "installed")
    context = new_context(browser)
    page = context.new_page()
    with served_by(environment) as address, Witness(page):
        journey = Journey(page, address).check_demo()
        expect(journey.counts).to_contain_text(re.compile(r"\d+ children, \d+ with errors"))
        journey.open_start().wait_until_offline_ready()
    context.close()
