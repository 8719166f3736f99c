"""Prints what dist/ weighs, part by part: as it is kept on the user's machine, and as it is downloaded."""

import gzip
import json
import sys
from collections import defaultdict
from typing import Any

from places import DIST
from precache import PRECACHE

BUDGETS = {"start": 11_000_000, "later": 8_000_000}
"""How many bytes may be downloaded before anything can be checked, and after that."""
# A host that compresses does it for these; the large files are packed already.
_COMPRESSED_BY_HOSTS = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest")


def main() -> int:
    """Print the table; the exit status shows whether the first visit is within its budgets."""
    listed = json.loads((DIST / PRECACHE).read_text(encoding="utf-8"))
    kept: dict[str, int] = defaultdict(int)
    downloaded: dict[str, int] = defaultdict(int)
    total = {"start": listed["page"]["bytes"], "later": 0}
    for file in listed["files"]:
        kept[_part(file["path"])] += file["bytes"]
        if file["needed"] != "page":
            size = sum(_compressed(shipped) for shipped in file.get("packed", [file]))
            downloaded[_part(file["path"])] += size
            total[file["needed"]] += size
    downloaded["page"] = listed["page"]["bytes"]
    print(f"{'part':<32}{'kept':>14}{'downloaded':>14}")
    for part in sorted(kept, key=lambda part: -downloaded[part]):
        print(f"{part:<32}{kept[part]:>14,}{downloaded[part]:>14,}")
    print(f"{'all':<32}{sum(kept.values()):>14,}{sum(total.values()):>14,}")
    for stage, budget in BUDGETS.items():
        when = "before anything can be checked" if stage == "start" else "after that"
        print(f"A first visit downloads {total[stage] / 1e6:.1f} MB of {budget / 1e6:.1f} MB {when}.")
    return 0 if all(total[stage] <= budget for stage, budget in BUDGETS.items()) else 1


def _part(path: str) -> str:
    return path if path.startswith("runtime/") or path == "postcodes.bin" else "page"


def _compressed(shipped: dict[str, Any]) -> int:
    if not shipped["path"].endswith(_COMPRESSED_BY_HOSTS):
        return int(shipped["bytes"])
    return len(gzip.compress((DIST / shipped["path"]).read_bytes(), 6))


if __name__ == "__main__":
    sys.exit(main())
