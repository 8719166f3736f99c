"""Writes dist/precache.json, which lists all that is shipped, and its hash into the service worker.

The list is JSON: `{"page": content, "files": [file, …]}`. A content is `{"path", "sha256", "bytes"}`; a file is a
content as it is kept on the user’s machine, with `"needed"`, which says when (see below), and `"packed"` if it is
not served as it is: the contents to join and unpack for it (build/packing.py). `page` holds the files that the
page needs, one after another, packed: a first visit fetches it in place of each.

So what a host has to serve, each with its hash and size, is `page` and, for each file, its `packed` or else the
file itself (`listed_files` in worker/hosting/host_files.py); besides them this list, and the service worker, which
is not listed because the browser itself asks the host for it, to see whether there is a new one.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from packing import PACKED, pack, pieces_by_file, unpack
from places import BuildError
from store import sha256_of

PRECACHE = "precache.json"
SERVICE_WORKER = "service-worker.js"
PAGE = f"page{PACKED}"
_PLACEHOLDER = 'const VERSION = "development";'
_RUNTIME = "runtime/"
# When files are needed, in the order in which they are fetched: before the page is shown, before anything can be
# checked, and after that.
_STAGES = ("page", "start", "later")
_PAGE_OF_RUNTIME = tuple(_RUNTIME + name for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide-lock.json"))
_START = tuple(
    _RUNTIME + name for name in ("pyodide.asm.wasm", "python_stdlib.zip", "packages.bundle", "validator.bundle")
)
_POSTCODES = "postcodes.bin"
# What few people read, and the pictures of the guide.
_HELP_LATER = ("help/documents/", "help/images/")


def write_precache(dist: Path) -> str:
    """Pack the page, list all files of the folder, and return the version, which is the hash of that list."""
    paths = [path for path in dist.rglob("*") if path.is_file() and path != dist / SERVICE_WORKER]
    packed = pieces_by_file(paths)
    contents = {path: unpack(pieces) for path, pieces in packed.items()}
    contents |= {path: path.read_bytes() for path in paths if path.suffix != PACKED}
    files = []
    for path in sorted(contents, key=lambda path: _order(_name(dist, path))):
        file = {**_fingerprint(_name(dist, path), contents[path]), "needed": _stage(_name(dist, path))}
        if path in packed:
            file["packed"] = [_fingerprint(_name(dist, piece), piece.read_bytes()) for piece in packed[path]]
        files.append(file)
    page = pack(b"".join(contents[dist / file["path"]] for file in files if file["needed"] == "page"))
    (dist / PAGE).write_bytes(page)
    listed = dist / PRECACHE
    listed.write_text(json.dumps({"page": _fingerprint(PAGE, page), "files": files}, indent=1) + "\n", "utf-8")
    version = sha256_of(listed)
    _name_version(dist / SERVICE_WORKER, version)
    return version


def _name(dist: Path, path: Path) -> str:
    return path.relative_to(dist).as_posix()


def _stage(name: str) -> str:
    if name in _START:
        return "start"
    if name in _PAGE_OF_RUNTIME:
        return "page"
    return "later" if name.startswith((_RUNTIME, *_HELP_LATER)) or name == _POSTCODES else "page"


def _order(name: str) -> tuple[int, int, str]:
    """Of what comes later, the bundles come first, as a user can ask for what needs them; pictures come last."""
    stage = _stage(name)
    within = _START.index(name) if stage == "start" else (not name.endswith(".bundle")) + name.startswith("help/")
    return _STAGES.index(stage), within, name


def _fingerprint(name: str, content: bytes) -> dict[str, Any]:
    return {"path": name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _name_version(service_worker: Path, version: str) -> None:
    script = service_worker.read_text(encoding="utf-8")
    if _PLACEHOLDER not in script:
        raise BuildError(f"{service_worker.name} has no line {_PLACEHOLDER!r} to write the version into.")
    service_worker.write_text(script.replace(_PLACEHOLDER, f'const VERSION = "{version}";'), encoding="utf-8")
