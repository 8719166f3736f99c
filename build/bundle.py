"""Writes bundles: many wheels as one file, of which the start reads only what it needs.

Layout: four bytes, the length of the index (little-endian); the index as JSON, {file: [offset, size]} with offsets
from the start of the bundle; then the files one after the other. Nothing is compressed inside: the whole file is.
"""

import json
import struct
from collections.abc import Iterable
from pathlib import Path

from archives import read_archive

_LENGTH = struct.Struct("<I")
# Of a wheel's own papers, importlib.metadata needs this one at run time. The licences are in licences.txt.
_KEPT_PAPERS = ("METADATA",)


def write_bundle(path: Path, wheels: Iterable[Path], additions: dict[str, bytes] | None = None) -> None:
    """Write the files of the wheels, and the additions, in the order of their names."""
    files = dict(additions or {})
    for wheel in sorted(wheels):
        files |= {name: content for name, content in read_archive(wheel).items() if _is_bundled(name)}
    path.write_bytes(pack(files))


def pack(files: dict[str, bytes]) -> bytes:
    """The bundle of these files."""
    names = sorted(files)
    # Offsets count from the start of the bundle, so the length of the index is fixed first, at its widest.
    base = _LENGTH.size + len(_index(names, files, start=10**9))
    index = _index(names, files, base).ljust(base - _LENGTH.size)
    return _LENGTH.pack(len(index)) + index + b"".join(files[name] for name in names)


def unpack(content: bytes) -> dict[str, bytes]:
    """The files of a bundle."""
    (length,) = _LENGTH.unpack_from(content)
    index = json.loads(content[_LENGTH.size : _LENGTH.size + length])
    return {name: content[offset : offset + size] for name, (offset, size) in index.items()}


def _index(names: list[str], files: dict[str, bytes], start: int) -> bytes:
    entries = {}
    for name in names:
        entries[name] = [start, len(files[name])]
        start += len(files[name])
    return json.dumps(entries, separators=(",", ":")).encode()


def _is_bundled(name: str) -> bool:
    return ".dist-info/" not in name or name.endswith(_KEPT_PAPERS)
