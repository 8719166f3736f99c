"""Writes files so that each is there as a whole, or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.exporting.checked_return import OutFile


class CannotWrite(ValueError):
    """A file can't be written; the message names it, with the reason and a remedy."""


def refuse_file_as_folder(folder: Path) -> None:
    """Looks at where files are to be written, before any work.

    Raises:
        CannotWrite: a file is in the place of the folder, or of one around it.
    """
    for path in (folder, *folder.parents):
        if path.exists():
            if not path.is_dir():
                raise CannotWrite(f"{path} is a file. Name a folder after --out, or another name for a new one.")
            return


def write(folder: Path, files: Iterable[OutFile]) -> list[str]:
    """Writes the files into a folder, which is created if needed, as are those in their names; their names.

    Raises:
        CannotWrite: one can't be written; those before it are there.
    """
    names = []
    for file in files:
        path = folder / file.name
        _make(path.parent)
        _write_whole(path, file.data)
        names.append(file.name)
    return names


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _cannot_write(folder, problem) from None


def _write_whole(path: Path, data: bytes) -> None:
    """Writes beside and then renames, so that a full disk leaves no part of a file under its name."""
    # Folders that are read leave out names that begin with a dot.
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as problem:
        raise _cannot_write(path, problem) from None
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _cannot_write(path: Path, problem: OSError) -> CannotWrite:
    return CannotWrite(
        f"{path} can’t be written: {problem.strerror}. Free some space or name another folder after --out."
    )
