"""Packs what is shipped: xz, cut into pieces that a broken download does not have to fetch again.

A packed file "name" is shipped as "name.01.packed", "name.02.packed" and so on. Joined, they are one xz stream,
which the service worker unpacks (pwa/service-worker/unpacking.js).
"""

import lzma
import re
from collections.abc import Callable, Iterable
from pathlib import Path

# An ending that no host knows: one that knows ".xz" might unpack on the way, and the hash would not fit.
PACKED = ".packed"
PIECE_BYTES = 1_000_000
_NUMBER = re.compile(r"\.\d\d$")
# What the service worker’s memory has to hold while it unpacks; twice as much would gain a thousandth.
_WINDOW_BYTES = 16 << 20
_FILTERS = [
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": _WINDOW_BYTES, "lc": 4, "pb": 0}
]


def ship(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` make the file, and leave it packed, in pieces."""
    write(path)
    content = pack(path.read_bytes())
    path.unlink()
    for number, start in enumerate(range(0, len(content), PIECE_BYTES), 1):
        piece = path.with_name(f"{path.name}.{number:02}{PACKED}")
        piece.write_bytes(content[start : start + PIECE_BYTES])


def pack(content: bytes) -> bytes:
    """The content as one xz stream, with a small check only: the pieces are checked by their hashes."""
    return lzma.compress(content, format=lzma.FORMAT_XZ, check=lzma.CHECK_CRC32, filters=_FILTERS)


def unpack(pieces: Iterable[Path]) -> bytes:
    """The content of a packed file."""
    return lzma.decompress(b"".join(piece.read_bytes() for piece in pieces))


def pieces_by_file(paths: Iterable[Path]) -> dict[Path, list[Path]]:
    """The packed files among these paths, as they are called unpacked, each with its pieces in their order."""
    found: dict[Path, list[Path]] = {}
    for path in sorted(paths):
        if path.suffix == PACKED:
            whole = path.with_suffix("")
            found.setdefault(whole.with_name(_NUMBER.sub("", whole.name)), []).append(path)
    return found
