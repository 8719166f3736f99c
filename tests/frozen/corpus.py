"""Writes the corpus of a return: made-up returns of all years and forms, and bad files; the same at every run.

python -m tests.frozen.corpus FOLDER RETURN
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.frozen import corpus_cin, corpus_ssda903
from tests.frozen.entries import Entry

CORPORA = {"ssda903": corpus_ssda903, "cin": corpus_cin}
"""What writes the entries of each return, by its name."""


def write_corpus(folder: Path, of_return: str) -> None:
    """Writes all entries of a return."""
    entries = list(CORPORA[of_return].entries(folder))
    (folder / "entries.json").write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


def write_small(folder: Path, of_return: str, codes: list[str]) -> Entry:
    """Writes one entry alone, a few children with errors of these codes; what entries.json would say of it."""
    return CORPORA[of_return].small(folder, codes)


if __name__ == "__main__":
    write_corpus(Path(sys.argv[1]), sys.argv[2])
