"""Copies of the built app that a test changes, published as the build does."""

from __future__ import annotations

import json
from pathlib import Path

from precache import PRECACHE, SERVICE_WORKER
from store import sha256_of


def replace(path: Path, text: str) -> None:
    """Write a file anew; what it may be linked to stays."""
    path.unlink()
    path.write_text(text)


def publish(folder: Path) -> None:
    """Write the list of the files that are there anew, and the version into the service worker."""
    listed = json.loads((folder / PRECACHE).read_text())["files"]
    files = [file for file in listed if (folder / file.get("packed", file)["path"]).exists()]
    for file in files:
        if "packed" not in file:
            content = folder / file["path"]
            file |= {"sha256": sha256_of(content), "bytes": content.stat().st_size}
    replace(folder / PRECACHE, json.dumps({"files": files}))
    script = (folder / SERVICE_WORKER).read_text()
    old = script.split('const VERSION = "')[1].split('"')[0]
    replace(folder / SERVICE_WORKER, script.replace(old, sha256_of(folder / PRECACHE)))
