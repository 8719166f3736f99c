"""Prints what dist/ weighs, part by part: as it is kept on the user's machine, and as it is downloaded."""

import gzip
import json
import sys
from collections import defaultdict

from places import DIST
from precache import PRECACHE

BUDGET = 25_000_000
# A host that compresses does it for these; the large files are packed already.
_COMPRESSED_BY_HOSTS = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest")


def main() -> int:
    """Print the table; the exit status tells whether the download is within its budget."""
    kept: dict[str, int] = defaultdict(int)
    downloaded: dict[str, int] = defaultdict(int)
    compressed: dict[str, int] = defaultdict(int)
    for file in json.loads((DIST / PRECACHE).read_text(encoding="utf-8"))["files"]:
        part = _part(file["path"])
        shipped = file.get("packed", file)
        kept[part] += file["bytes"]
        downloaded[part] += shipped["bytes"]
        compressed[part] += _compressed(shipped["path"], shipped["bytes"])
    print(f"{'part':<32}{'kept':>14}{'shipped':>14}{'compressed':>14}")
    for part in sorted(kept, key=lambda part: -downloaded[part]):
        print(f"{part:<32}{kept[part]:>14,}{downloaded[part]:>14,}{compressed[part]:>14,}")
    total = sum(compressed.values())
    print(f"{'all':<32}{sum(kept.values()):>14,}{sum(downloaded.values()):>14,}{total:>14,}")
    print(f"The whole download, compressed, is {total / 1e6:.1f} MB of {BUDGET / 1e6:.0f} MB.")
    return 0 if total <= BUDGET else 1


def _part(path: str) -> str:
    if path.startswith("runtime/"):
        return path
    folder = path.partition("/")[0] if "/" in path else ""
    return path if path == "postcodes.bin" else "GOV.UK Frontend" if folder == "govuk" else "page"


def _compressed(path: str, size: int) -> int:
    if not path.endswith(_COMPRESSED_BY_HOSTS):
        return size
    return len(gzip.compress((DIST / path).read_bytes(), 6))


if __name__ == "__main__":
    sys.exit(main())
