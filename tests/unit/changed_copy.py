"""A copy of the package with a few changes, to act out what docs/technical.md says about adding something."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import worker

PACKAGE = Path(worker.__file__).parent
_CHECKED_ORIGIN = """
import json, pathlib, worker
assert pathlib.Path(worker.__file__).parent.parent == pathlib.Path.cwd(), worker.__file__
"""


class ChangedCopy:
    """The package in another folder, where tests can change it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # Links are made at once, and replaced by files where something is changed.
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PACKAGE, folder / "worker", ignore=ignored, copy_function=os.symlink)

    def write(self, path: str, text: str) -> None:
        """Adds a file of the package, or replaces it."""
        file = self.folder / "worker" / path
        file.unlink(missing_ok=True)
        file.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Changes the one place of a file that holds a text."""
        text = (PACKAGE / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{path} does not have once: {old}"
        self.write(path, text.replace(old, new))

    def append(self, path: str, more: str) -> None:
        """Adds to the end of a file."""
        self.write(path, (PACKAGE / path).read_text(encoding="utf-8") + more)

    def run(self, script: str) -> Any:
        """What a script that runs on the copy prints as JSON."""
        done = subprocess.run(
            [sys.executable, "-c", _CHECKED_ORIGIN + script],
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)
