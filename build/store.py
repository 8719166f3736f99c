"""The cache: build products found again by the content of what they were made from."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from places import cache_folder, say


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def key_of(*parts: object) -> str:
    """One short key for anything that decides what a product looks like; files count by their content."""
    digest = hashlib.sha256()
    for part in parts:
        text = sha256_of(part) if isinstance(part, Path) else repr(part)
        digest.update(text.encode() + b"\0")
    return digest.hexdigest()[:20]


def key_of_tree(folder: Path, paths: Iterable[Path]) -> str:
    """One short key for the names and contents of these files of a folder."""
    ordered = sorted(paths)
    return key_of([path.relative_to(folder).as_posix() for path in ordered], *ordered)


def product(name: str, key: str, make: Callable[[Path], None]) -> Path:
    """A folder that `make` filled, kept for as long as its key stays the same.

    A product that fails half-way leaves nothing behind: it is moved into place only when it is complete.
    """
    folder = _folder_of(name, key)
    if folder.is_dir():
        return folder
    say(f"Making {name}")
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=folder.parent))
    try:
        make(unfinished)
        unfinished.chmod(0o755)
        # Someone else may have finished the same product meanwhile: theirs is as good as ours.
        if not folder.is_dir():
            os.replace(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def made_product(name: str, key: str) -> Path | None:
    """The folder of a product that was made already."""
    folder = _folder_of(name, key)
    return folder if folder.is_dir() else None


def _folder_of(name: str, key: str) -> Path:
    return cache_folder() / "products" / f"{name}-{key}"
