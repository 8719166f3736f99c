"""The codes of a return’s columns, from the table beside its dictionary."""

from __future__ import annotations

import csv
from importlib.resources import files

from worker.returns.module import Code


def read_code_sets(package: str) -> dict[str, tuple[Code, ...]]:
    """For each column its codes, of all years, as codesets.csv of the package of a return has them."""
    sets: dict[str, list[Code]] = {}
    text = files(package).joinpath("codesets.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        first, last = int(row["first_year"] or 0), int(row["last_year"] or 9999)
        sets.setdefault(row["field"], []).append(Code(row["code"], row["label"], first, last))
    return {field: tuple(codes) for field, codes in sets.items()}
