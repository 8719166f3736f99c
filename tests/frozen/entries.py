"""The entries of a corpus: each is a folder of files, and a line in entries.json that says how to load them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.frozen import adapter

Entry = dict[str, Any]
BAD_FILES = Path(__file__).parent.parent / "bad_files"
CHILDREN = 60
"""In clean returns; in those with errors there is one more or less for each code."""


def entry(
    of_return: str,
    folder: Path,
    name: str,
    year: int,
    files: adapter.Files,
    depth: str = "all children",
    years_are_told: bool = False,
) -> Entry:
    """Writes the files of an entry; what entries.json says of it."""
    for path, data in files:
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    told = {"this_year": False, "last_year": True} if years_are_told else {}
    return {
        "return": of_return,
        "name": name,
        "year": year,
        "council": adapter.COUNCIL,
        "files": [{"path": path, "last_year": told.get(path.partition("/")[0])} for path, _ in files],
        "depth": depth,
    }


def bad_files(folder: Path, of_return: str, year: int, is_of_return: Callable[[str], bool]) -> Iterable[Entry]:
    """Writes the faulty files whose names are those of the return."""
    for path in sorted(BAD_FILES.iterdir()):
        if path.name not in ("README.md", ".gitattributes") and is_of_return(path.name):
            found = sorted(path.iterdir()) if path.is_dir() else [path]
            files = [(file.name, file.read_bytes()) for file in found]
            yield entry(of_return, folder, f"bad files/{path.name}", year, files, "check only")


def scramble(rows: Sequence[dict[str, str]], share: int, dice: random.Random, fixed: Sequence[str]) -> None:
    """Blanks a cell of one row in so many, or gives it the text of another row: errors that no injector has."""
    for row in dice.sample(rows, min(len(rows), len(rows) // share + 1)):
        column = dice.choice([name for name in row if name not in fixed])
        row[column] = dice.choice(["", dice.choice(rows)[column]])
