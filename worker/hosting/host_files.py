"""The files that a host must have, by the list that the app itself goes by."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

LIST = "precache.json"
SERVICE_WORKER = "service-worker.js"
"""Not in the list: the browser asks the host for it to see whether there is a new version."""
PAGE = "index.html"
APP_IN_A_RELEASE = "app/"
"""The folder of a release's zip that holds the app."""
_AGAIN = "Copy all files of a release to the host again."


@dataclass(frozen=True, slots=True)
class HostFile:
    """A file as the host sends it: its path below the app's address, its SHA-256 in hexadecimal, its bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Release:
    """A version of the app: the files it consists of, the list and the service worker included."""

    version: str
    """The SHA-256 of the list."""
    files: tuple[HostFile, ...]


def listed_files(listed: bytes) -> tuple[HostFile, ...]:
    """The files of a list, as build/precache.py writes it.

    Raises:
        ValueError: it is not such a list, or names a file outside of the app.
    """
    try:
        content = json.loads(listed)
        shipped = [content["page"], *(part for file in content["files"] for part in file.get("packed", [file]))]
        files = tuple(HostFile(str(file["path"]), str(file["sha256"]), int(file["bytes"])) for file in shipped)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError(f"{LIST} does not list the files of the app. {_AGAIN}") from None
    if any(PurePosixPath(file.path).is_absolute() or ".." in PurePosixPath(file.path).parts for file in files):
        raise ValueError(f"{LIST} lists a file outside of the app. {_AGAIN}")
    return files


def version_of(service_worker: bytes) -> str | None:
    """The version that a service worker installs, the SHA-256 of its list; None if it names none."""
    found = re.search(rb'const VERSION = "([0-9a-f]{64})"', service_worker)
    return found[1].decode() if found else None


def as_host_file(path: str, content: bytes) -> HostFile:
    """A file by its content."""
    return HostFile(path, hashlib.sha256(content).hexdigest(), len(content))


def release_in(place: Path) -> Release:
    """The release in a folder with the files of the app, or in a release's zip file.

    Raises:
        ValueError: it is neither; the message names it.
        OSError: it can't be read.
    """
    try:
        if place.is_dir():
            listed, service_worker = ((place / name).read_bytes() for name in (LIST, SERVICE_WORKER))
        else:
            with zipfile.ZipFile(place) as archive:
                listed, service_worker = (archive.read(APP_IN_A_RELEASE + name) for name in (LIST, SERVICE_WORKER))
    except (zipfile.BadZipFile, KeyError):
        raise ValueError(f"{place} is not the zip file of a release") from None
    own = as_host_file(LIST, listed), as_host_file(SERVICE_WORKER, service_worker)
    return Release(own[0].sha256, (*own, *listed_files(listed)))
