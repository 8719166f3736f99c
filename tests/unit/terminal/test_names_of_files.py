"""The page knows by name which files users do not mean to load (pwa/core/file-names.js), as the terminal does."""

from __future__ import annotations

import json
import re
from pathlib import Path

from worker.reading import containers
from worker.terminal import input_files

SCRIPT = (Path(__file__).resolve().parents[3] / "pwa" / "core" / "file-names.js").read_text()


def listed(name: str) -> set[str]:
    """A list of the script."""
    found = re.search(rf"^const {name} = (\[.*\]);$", SCRIPT, re.MULTILINE)
    assert found
    return set(json.loads(found[1]))


def test_page_and_terminal_know_the_same_files_of_systems() -> None:
    assert listed("LEFT_BY_SYSTEMS") == set(containers._LEFT_BY_SYSTEMS)


def test_the_page_reads_in_folders_all_that_the_terminal_reads() -> None:
    assert listed("ENDINGS") > set(input_files._ENDINGS)
