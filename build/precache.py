"""Writes dist/precache.json, every file with its hash, and its own hash into the service worker."""

import gzip
import hashlib
import json
from pathlib import Path

from places import BuildError
from runtime import PACKED
from store import sha256_of

PRECACHE = "precache.json"
SERVICE_WORKER = "service-worker.js"
_PLACEHOLDER = 'const VERSION = "development";'


def write_precache(dist: Path) -> str:
    """List all files of the folder and return the version, which is the hash of that list.

    The service worker is not listed: the browser itself asks the host for it, to see whether there is a new one.
    """
    files = [path for path in sorted(dist.rglob("*")) if path.is_file() and path != dist / SERVICE_WORKER]
    entries = [_entry(dist, path) for path in files]
    listed = dist / PRECACHE
    listed.write_text(json.dumps({"files": entries}, indent=1) + "\n", encoding="utf-8")
    version = sha256_of(listed)
    _name_version(dist / SERVICE_WORKER, version)
    return version


def _entry(dist: Path, path: Path) -> dict[str, object]:
    """One file as it is kept; if it is shipped packed, with what to fetch instead."""
    shipped = {"path": path.relative_to(dist).as_posix(), **_fingerprint(path.read_bytes())}
    if path.suffix != PACKED:
        return shipped
    content = gzip.decompress(path.read_bytes())
    return {"path": str(shipped["path"]).removesuffix(PACKED), **_fingerprint(content), "packed": shipped}


def _fingerprint(content: bytes) -> dict[str, object]:
    return {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def _name_version(service_worker: Path, version: str) -> None:
    script = service_worker.read_text(encoding="utf-8")
    if _PLACEHOLDER not in script:
        raise BuildError(f"{service_worker.name} has no line {_PLACEHOLDER!r} to write the version into.")
    service_worker.write_text(script.replace(_PLACEHOLDER, f'const VERSION = "{version}";'), encoding="utf-8")
