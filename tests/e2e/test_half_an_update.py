"""An update that reached the host in part: browsers keep the version that they have until the rest is there."""

from __future__ import annotations

import shutil
from pathlib import Path

from places import DIST
from playwright.sync_api import Browser
from serve import serving

from tests.e2e.changed_app import publish, replace
from tests.e2e.conftest import new_context
from tests.e2e.test_installation import DOCUMENT, START_OFFLINE, WAIT_FOR_NEW_VERSION

VERSION = "import('./install/offline.js').then((offline) => offline.installedVersion())"
UPDATE_THAT_FAILS = """async () => {
  const { lookForNewVersion, offline } = await import("./install/offline.js");
  const failed = new Promise((resolve) => offline.addEventListener("failed", (event) => resolve(event.detail)));
  await lookForNewVersion();
  return failed;
}"""


def test_half_an_update_is_refused_and_the_rest_makes_it_whole(browser: Browser, tmp_path: Path) -> None:
    host = tmp_path / "host"
    shutil.copytree(DIST, host, ignore=shutil.ignore_patterns("*.packed", "postcodes.bin"))
    publish(host)
    older = (host / "styles.css").read_text()
    newer = f"{older}p{{color:red}}"
    context = new_context(browser)
    page = context.new_page()
    with serving(host) as address:
        page.goto(address + DOCUMENT)
        page.evaluate(START_OFFLINE)
        installed = page.evaluate(VERSION)
        replace(host / "styles.css", newer)
        publish(host)
        replace(host / "styles.css", older)
        assert page.evaluate(UPDATE_THAT_FAILS) == {"path": "styles.css", "why": "changed"}
        assert page.evaluate(VERSION) == installed
        assert page.evaluate("fetch('styles.css').then((response) => response.text())") == older
        replace(host / "styles.css", newer)
        page.evaluate(WAIT_FOR_NEW_VERSION)
        assert page.evaluate(VERSION) == installed
    context.close()
