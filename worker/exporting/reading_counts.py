"""Reads a summary of counts, in either form: strictly, because it can come from anywhere."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from pydantic import ValidationError

from worker.exporting.counts import (
    ALL,
    COLUMNS,
    COLUMNS_AS_AT,
    LEFT_OUT,
    WARNINGS,
    Counts,
    kind_of,
    version_of,
)
from worker.exporting.possible_counts import why_impossible
from worker.reading.refusal import Refused
from worker.returns.definition import Return
from worker.returns.known import RETURNS

# The first versions of the tool, which knew one return, wrote no column for it.
_KNOWN_COLUMNS = (COLUMNS_AS_AT, COLUMNS, COLUMNS[:-1])
_CSV_STARTS = tuple(",".join(columns[:-1]).encode("utf-8-sig") for columns in (COLUMNS, COLUMNS_AS_AT))
_MOST_DIGITS = 12
_LARGEST_FILE = 1_000_000


def read_counts(name: str, data: bytes, returns: Sequence[Return] = RETURNS) -> Counts:
    """Reads a summary of counts of one of these returns that someone made with this tool, in either form.

    Raises:
        Refused: it is not one; the message names the file and what is wrong.
    """
    if len(data) > _LARGEST_FILE:
        raise Refused(f"{name} is too large for a summary of counts. Choose the .json file that this tool made.")
    try:
        content = _csv_as_json(name, data, returns) if data.startswith(_CSV_STARTS) else data
        counts = Counts.model_validate_json(content, context=returns)
    except ValidationError as error:
        raise Refused(_why(name, error)) from None
    impossible = why_impossible(counts, returns)
    if impossible:
        raise Refused(f"{name} cannot be right: {impossible}. Ask the council to download it again.")
    return counts


def _csv_as_json(name: str, data: bytes, returns: Sequence[Return]) -> str:
    """The content of the CSV form; a number that is not one stays text, which the model refuses."""
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
        # In a file that was edited, the last column's name may be longer than it should be.
        rows = list(reader) if tuple(reader.fieldnames or ()) in _KNOWN_COLUMNS else []
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or not _adds_up(rows):
        raise Refused(
            f"{name} is not as this tool made it: its lines do not add up. Choose the .json file instead."
        )
    first = rows[0]
    left_out = [row["code"] for row in rows if row["checked"] == LEFT_OUT] or None
    content = {
        "kind": kind_of(first.get("return") or returns[0].title),
        "version": version_of("as_at" in first, left_out),
        "tool": first["tool"],
        "council": first["council"],
        "year": _number(first["year"]),
        "as_at": first.get("as_at"),
        "made_on": first["made_on"],
        "children": _number(first["children"]),
        "children_with_errors": _number(first["children_with_errors"]),
        "children_with_due": _number(first.get("children_with_due")),
        "errors": [
            {
                "code": row["code"],
                "errors": _number(row["errors"]),
                "children": _number(row["children_with_this_error"]),
                "due": _number(row.get("due")),
                "due_children": _number(row.get("children_with_this_due")),
            }
            for row in rows
            if row["checked"] == "yes"
        ],
        "not_checked": [row["code"] for row in rows if row["checked"] == "no"],
        "left_out": left_out,
    }
    return json.dumps(content)


def _adds_up(rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether all lines are from one summary, and the totals in the first lines are those of the other lines.

    There is a total of errors and one of warnings; earlier versions of the tool wrote one total of both.
    """
    names = list(rows[0])
    about = names[: names.index("code")]
    totals = [row for row in rows[:2] if row["code"] in (ALL, WARNINGS)]
    checked = [row for row in rows if row["checked"] == "yes"]
    return (
        all(row[name] == rows[0][name] for row in rows for name in about)
        and all(_sum(totals, name) == _sum(checked, name) for name in ("errors", "due") if name in names)
        and rows[0]["children_with_this_error"] == rows[0]["children_with_errors"]
    )


def _sum(rows: Sequence[Mapping[str, str]], name: str) -> int:
    return sum(number for row in rows if isinstance(number := _number(row[name]), int))


def _number(text: str | None) -> int | str | None:
    """The text as a number if it is one, and not longer than any count."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS else text


def _why(name: str, error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        return f"{name} is not a summary of counts. Choose the .json file that this tool made."
    place = ".".join(str(part)[:40] for part in first["loc"]) or "the whole file"
    if place == "version":
        return f"{name} was made by a different version of this tool, so we can’t read it. Update the tool."
    more = error.error_count() - 1
    others = "" if more == 0 else ", and 1 more problem" if more == 1 else f", and {more} more problems"
    return (
        f"{name} is not a summary of counts as this tool makes it: {place}: {first['msg']}{others}. "
        "Ask the council to download it again."
    )
