"""Writes a module as the CSV file that DfE's portal takes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

import pandas as pd

from worker.returns import Module

FILE_NAMES = {
    "Header": "header.csv",
    "Episodes": "episodes.csv",
    "Reviews": "reviews.csv",
    "UASC": "uasc.csv",
    "OC2": "oc2.csv",
    "OC3": "oc3.csv",
    "AD1": "ad1.csv",
    "PlacedAdoption": "placed_for_adoption.csv",
    "PrevPerm": "previous_permanence.csv",
    "Missing": "missing.csv",
    "SWEpisodes": "sw_episodes.csv",
    "DoLo": "dolo.csv",
}
"""The usual names of the modules' files."""


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Rows of texts, in the order of the columns, as a CSV file: comma, CRLF, UTF-8 without byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def module_as_csv(module: Module, frame: pd.DataFrame) -> bytes:
    """A module's table in DfE's order of columns; texts exactly as they are, columns it lacks left out."""
    columns = [name for name in module.columns if name in frame.columns]
    return write_csv(columns, frame[columns].to_numpy(dtype=object).tolist())
