"""The summary of counts that a council can share: numbers by error code, and nothing of any child.

No text of the data can get into it: it holds codes of rules, the council's code, years, numbers, the date, and
the tool's version, and is read by the same strict model.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo

from worker import __version__
from worker.dataset.table import NoCouncil
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.figures import figures
from worker.exporting.file_names import file_name
from worker.exporting.possible_counts import why_impossible
from worker.geography.places import councils
from worker.reading.refusal import Refused
from worker.returns.definition import Return
from worker.returns.known import RETURNS

COLUMNS = (
    "council", "council_name", "year", "made_on", "tool", "children", "children_with_errors", "code", "checked",
    "errors", "children_with_this_error", "return",
)  # fmt: skip
_SAME_IN_ALL_LINES = COLUMNS[: COLUMNS.index("code")]
# The first versions, which knew one return, had no column for it.
_CSV_START = ",".join(COLUMNS[:-1]).encode("utf-8-sig")
_NAME = "summary of counts"
_MOST_DIGITS = 12
_LARGEST_FILE = 1_000_000

_Count = Annotated[int, Field(ge=0, le=100_000_000)]
_Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,12}$")]


def _kind(definition: Return) -> str:
    """What a summary of this return says that it is."""
    return f"{definition.title} {_NAME}"


def _known_kind(kind: str, reading: ValidationInfo) -> str:
    """Of what is read, the context is the returns that are known; what is made here is of one of them."""
    if reading.context is not None and not any(kind == _kind(definition) for definition in reading.context):
        raise ValueError("it is not a summary of counts of a return that this tool knows")
    return kind


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ErrorCount(_Strict):
    """How many errors of a code there are, and how many children have one."""

    code: _Code
    errors: _Count
    children: _Count


class Counts(_Strict):
    """One council's summary of one check."""

    kind: Annotated[str, AfterValidator(_known_kind)]
    version: Literal[1]
    tool: Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){1,3}$")]
    council: Annotated[str, Field(pattern=r"^E[0-9]{8}$")]
    year: Annotated[int, Field(ge=2000, le=2100)]
    """The year in which the collection ends; later ones than this version knows are read, too."""
    made_on: datetime.date
    children: _Count
    """In this year's files."""
    children_with_errors: _Count
    errors: Annotated[list[ErrorCount], Field(max_length=2000)]
    """Of every rule that was checked, those that found nothing included."""
    not_checked: Annotated[list[_Code], Field(max_length=2000)]

    @property
    def title(self) -> str:
        """What people call the return that was checked."""
        return self.kind.removesuffix(f" {_NAME}")

    def definition(self, returns: Sequence[Return]) -> Return:
        """The return that was checked, which is one of these."""
        return next(definition for definition in returns if definition.title == self.title)

    @property
    def total(self) -> int:
        """All errors."""
        return sum(count.errors for count in self.errors)


def make_counts(checked: CheckedReturn) -> Counts:
    """The counts of a check.

    Raises:
        NoCouncil: none was chosen.
    """
    result = checked.result
    if result.dataset.council is None:
        raise NoCouncil
    counted = figures(result)
    return Counts(
        kind=_kind(checked.definition),
        version=1,
        tool=__version__,
        council=result.dataset.council,
        year=result.dataset.year,
        made_on=checked.made_on,
        children=counted.children,
        children_with_errors=counted.children_with_errors,
        errors=[
            ErrorCount(code=code, errors=count.errors, children=count.children)
            for code, count in counted.by_code.items()
        ],
        not_checked=[*result.not_run_because, *result.failed],
    )


def counts_file(checked: CheckedReturn, ending: str) -> OutFile:
    """The summary as JSON, or as CSV for people; a comparison reads both.

    Raises:
        NoCouncil: none was chosen.
    """
    counts = make_counts(checked)
    content = _as_csv(counts) if ending == "csv" else (counts.model_dump_json(indent=1) + "\n").encode()
    return OutFile(file_name(checked, _NAME, ending), content)


def _as_csv(counts: Counts) -> bytes:
    """One line per code; the first one is of all errors."""
    about = [
        counts.council, council_label(counts.council), counts.year, counts.made_on.isoformat(), counts.tool,
        counts.children, counts.children_with_errors,
    ]  # fmt: skip
    title = counts.title
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerow([*about, "all", "", counts.total, counts.children_with_errors, title])
    writer.writerows([*about, count.code, "yes", count.errors, count.children, title] for count in counts.errors)
    writer.writerows([*about, code, "no", "", "", title] for code in counts.not_checked)
    return text.getvalue().encode("utf-8-sig")


def council_label(code: str) -> str:
    """A council's name; its code if it is none of today's."""
    return next((council.name for council in councils() if council.code == code), code)


def read_counts(name: str, data: bytes, returns: Sequence[Return] = RETURNS) -> Counts:
    """Reads a summary of counts of one of these returns that someone made with this tool, in either form.

    Raises:
        Refused: it is none; the message names the file and what is wrong.
    """
    if len(data) > _LARGEST_FILE:
        raise Refused(f"{name} is too large for a summary of counts. Choose the .json file that was saved as one.")
    try:
        content = _csv_as_json(name, data, returns) if data.startswith(_CSV_START) else data
        counts = Counts.model_validate_json(content, context=returns)
    except ValidationError as error:
        raise Refused(_why(name, error)) from None
    impossible = why_impossible(counts, returns)
    if impossible:
        raise Refused(f"{name} cannot be right: {impossible}. Ask the council to save it again.")
    return counts


def _csv_as_json(name: str, data: bytes, returns: Sequence[Return]) -> str:
    """What the CSV form says; a number that is not one stays a text, which the model refuses."""
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
        # Of a file that was edited the last column's name may go on where it should end.
        rows = list(reader) if tuple(reader.fieldnames or ()) in (COLUMNS, COLUMNS[:-1]) else []
    except (UnicodeDecodeError, csv.Error):
        rows = []
    errors = [
        {
            "code": row["code"],
            "errors": _number(row["errors"]),
            "children": _number(row["children_with_this_error"]),
        }
        for row in rows
        if row["checked"] == "yes"
    ]
    total = sum(error["errors"] for error in errors if isinstance(error["errors"], int))
    one_council = all(row[column] == rows[0][column] for row in rows for column in _SAME_IN_ALL_LINES)
    children = ("children_with_this_error", "children_with_errors")
    adds_up = rows and rows[0]["errors"] == str(total) and len({rows[0][column] for column in children}) == 1
    if not adds_up or not one_council:
        raise Refused(f"{name} is not as it was saved: its lines do not add up. Choose the .json file instead.")
    first = rows[0]
    content = {
        "kind": f"{first.get('return') or returns[0].title} {_NAME}",
        "version": 1,
        "tool": first["tool"],
        "council": first["council"],
        "year": _number(first["year"]),
        "made_on": first["made_on"],
        "children": _number(first["children"]),
        "children_with_errors": _number(first["children_with_errors"]),
        "errors": errors,
        "not_checked": [row["code"] for row in rows if row["checked"] == "no"],
    }
    return json.dumps(content)


def _number(text: str | None) -> int | str | None:
    """The text as a number if it is one; longer ones than any count are none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS else text


def _why(name: str, error: ValidationError) -> str:
    first = error.errors(include_input=False, include_url=False, include_context=False)[0]
    if first["type"] == "json_invalid":
        return f"{name} is not a summary of counts. Choose the .json file that was saved as one."
    place = ".".join(str(part)[:40] for part in first["loc"]) or "the whole file"
    if place == "version":
        return f"{name} was made by another version of this tool, which this one can’t read. Update the tool."
    others = f", and {error.error_count() - 1} more faults" if error.error_count() > 1 else ""
    return (
        f"{name} is not a summary of counts as this tool saves it: {place}: {first['msg']}{others}. "
        "Ask the council to save it again."
    )
