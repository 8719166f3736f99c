"""How long a census of 30,000 children takes in Chromium, and whether the page can be used meanwhile.

`SSDA903_CENSUS_CHILDREN` names another number of children.
"""

from __future__ import annotations

import os
import time
from pathlib import Path

from playwright.sync_api import sync_playwright
from serve import serving

from tests.benchmarks.test_start import YARDSTICK
from tests.e2e.conftest import DIST, launch, new_context
from tests.e2e.installed_app import install
from tests.e2e.journey import Journey
from tests.e2e.test_size import OBSERVE_LONG_TASKS
from worker.returns.cin.sample.maker import MAKER

CHILDREN = int(os.environ.get("SSDA903_CENSUS_CHILDREN", "30000"))
PATIENCE = 600_000


def test_census_in_chromium(tmp_path: Path) -> None:
    [(name, _, data)] = MAKER.demo(CHILDREN, 2026, 7).files
    file = tmp_path / name
    file.write_bytes(data)
    with serving(DIST) as url, sync_playwright() as playwright, launch(playwright) as browser:
        context = install(new_context(browser), url)
        page = context.new_page()
        page.add_init_script(OBSERVE_LONG_TASKS)
        page.set_default_timeout(PATIENCE)
        app = Journey(page, url).open_load().wait_until_ready()
        start = time.perf_counter()
        app.choose_files([file])
        page.get_by_role("button", name="Choose Manchester").wait_for()
        read = time.perf_counter()
        reading_tasks = page.evaluate("window.longTasks.splice(0)")
        app.choose_council("manchester", "Manchester").check_button.click()
        app.heading("Children").wait_for()
        app.record_heading.wait_for()
        checked = time.perf_counter()
        checking_tasks = page.evaluate("window.longTasks.splice(0)")
        yardstick = page.evaluate(YARDSTICK)
    print(f"\n{CHILDREN:,} children, {len(data) / 1e6:.0f} MB: read in {read - start:.1f} s, ", end="")
    print(f"checked and shown in {checked - read:.1f} s; yardstick {yardstick:.2f} s")
    for what, tasks in (("reading", reading_tasks), ("checking", checking_tasks)):
        print(f"the page was held up {len(tasks)} times by {what}, at most {max(tasks, default=0):.0f} ms")
