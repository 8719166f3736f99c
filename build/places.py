"""Where the build finds and puts things, and how it talks to the person who runs it."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PWA = ROOT / "pwa"
WORKER = ROOT / "worker"
DIST = ROOT / "dist"
NODE_MODULES = ROOT / "node_modules"
SCRIPTS = Path(__file__).resolve().parent


def cache_folder() -> Path:
    """The folder outside the tree that keeps downloads and build products."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "ssda903-check"


def say(text: str) -> None:
    """Tell what a long step does, at once even when the output is a pipe."""
    print(f"• {text}", file=sys.stderr, flush=True)


class BuildError(Exception):
    """The build can't continue; the text says why and what can be done about it."""
