"""How long a visit takes over a slow line, with the made-up data clicked at once: to results, and to work offline.

`SSDA903_MEGABITS` names the lines to measure (in Mbit/s) in place of 40, 10 and 4, `SSDA903_DIST` another build.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect, sync_playwright
from serve import serving

from tests.benchmarks.shaped_line import shaped_line
from tests.benchmarks.test_start import SNAPSHOT_KEPT, YARDSTICK
from tests.e2e.conftest import CHROMIUM_SWITCHES, DIST, SYSTEM_CHROMIUM

MEGABITS = [float(text) for text in os.environ.get("SSDA903_MEGABITS", "40,10,4").split(",")]
PATIENCE = 300_000


@pytest.mark.parametrize("megabits", MEGABITS)
def test_first_and_second_visit(tmp_path: Path, megabits: float) -> None:
    with (
        serving(DIST) as origin,
        shaped_line(urlsplit(origin).port or 0, megabits) as (address, line),
        sync_playwright() as playwright,
    ):
        with profile(playwright, tmp_path) as context:
            results, ready = visit(context.new_page(), address)
            sent = line.bytes_sent
            page = context.pages[-1]
            page.evaluate(SNAPSHOT_KEPT)
            yardstick = page.evaluate(YARDSTICK)
        with profile(playwright, tmp_path) as context:
            again, ready_again = visit(context.new_page(), address)
    print(
        f"\n{megabits:g} Mbit/s, first visit: results after {results:.1f} s, ready offline after {ready:.1f} s, "
        f"{sent / 1e6:.1f} MB; second visit: results after {again:.1f} s, ready offline after "
        f"{ready_again:.1f} s; "
        f"yardstick {yardstick:.2f} s"
    )


@contextmanager
def profile(playwright: Playwright, folder: Path) -> Iterator[BrowserContext]:
    context = playwright.chromium.launch_persistent_context(
        folder, executable_path=SYSTEM_CHROMIUM if SYSTEM_CHROMIUM.exists() else None, args=CHROMIUM_SWITCHES
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def visit(page: Page, address: str) -> tuple[float, float]:
    """Seconds from the navigation to results, and to the sentence that the service is ready, read after them."""
    start = time.monotonic()
    page.goto(address, wait_until="commit")
    page.get_by_role("button", name="Try it with made-up data").click()
    expect(page.locator(".app-record h2")).to_be_visible(timeout=PATIENCE)
    results = time.monotonic() - start
    page.evaluate("location.hash = '#/'")
    expect(page.get_by_text("✓ Ready to work without a network connection")).to_be_visible(timeout=PATIENCE)
    return results, time.monotonic() - start
