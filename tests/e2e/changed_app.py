"""Copies of the built app that a test changes, published as the build does."""

from __future__ import annotations

from pathlib import Path

from precache import PAGE, PRECACHE, SERVICE_WORKER, write_precache


def replace(path: Path, text: str) -> None:
    """Replace a file; what it may be linked to stays."""
    path.unlink()
    path.write_text(text)


def publish(folder: Path) -> None:
    """Write the list of the files that are there again, and the version into the service worker."""
    for made in (PAGE, PRECACHE):
        (folder / made).unlink(missing_ok=True)
    script = (folder / SERVICE_WORKER).read_text()
    old = script.split('const VERSION = "')[1].split('"')[0]
    replace(folder / SERVICE_WORKER, script.replace(f'"{old}"', '"development"'))
    write_precache(folder)
