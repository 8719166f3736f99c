"""A progress bar on the terminal's error output; nothing at all where that is a file or a pipe."""

from __future__ import annotations

import sys
from typing import TextIO

_WIDTH = 30


class ProgressBar:
    """Shows how far something is, on one line that is wiped at the end."""

    def __init__(self, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._is_shown = self._out.isatty()

    def show(self, done: int, total: int, what: str) -> bool:
        """Draws the bar; always True, which lets the check continue."""
        if self._is_shown:
            filled = _WIDTH * done // max(total, 1)
            self._out.write(f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total} {what[:30]:<30}")
            self._out.flush()
        return True

    def wipe(self) -> None:
        """Takes the bar away."""
        if self._is_shown:
            self._out.write(f"\r{' ' * (_WIDTH + 45)}\r")
            self._out.flush()
