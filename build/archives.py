"""Zip archives and wheels whose bytes depend only on their content."""

import zipfile
from pathlib import Path

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16
_UNIX = 3


def read_archive(path: Path) -> dict[str, bytes]:
    """The files of an archive: name to content."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_archive(path: Path, files: dict[str, bytes]) -> None:
    """Write an archive in the order of the names, uncompressed, without times or the maker's machine in it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.external_attr = _FILE_MODE
            entry.create_system = _UNIX
            archive.writestr(entry, files[name])
