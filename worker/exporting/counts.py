"""The summary of counts that a council can share: numbers by error code, and nothing of any child.

No text of the data can get into it: it holds codes of rules, the council's code, years, numbers, dates, and the
tool's version, and is read by the same strict model. Made while the year is running, it has the day as at which
errors were judged, and what is due by the end of the year apart; else it is one of a whole year.
"""

from __future__ import annotations

import csv
import datetime
import io
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)

from worker import __version__
from worker.dataset.table import NoCouncil
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.figures import figures
from worker.exporting.file_names import file_name
from worker.exporting.possible_counts import why_impossible
from worker.geography.places import councils
from worker.reading.refusal import Refused
from worker.returns.definition import Return, first_day, last_day
from worker.returns.known import RETURNS

COLUMNS = (
    "council", "council_name", "year", "made_on", "tool", "children", "children_with_errors", "code", "checked",
    "errors", "children_with_this_error", "return",
)  # fmt: skip
# The first versions of the tool, which know no such day, must not take this for a summary of a whole year: so the
# day stands among the columns by which they know one.
COLUMNS_AS_AT = (
    "council", "council_name", "year", "as_at", "made_on", "tool", "children", "children_with_errors",
    "children_with_due", "code", "checked", "errors", "children_with_this_error", "due", "children_with_this_due",
    "return",
)  # fmt: skip
# The first versions, which knew one return, had no column for it.
_KNOWN_COLUMNS = (COLUMNS_AS_AT, COLUMNS, COLUMNS[:-1])
_CSV_STARTS = tuple(",".join(columns[:-1]).encode("utf-8-sig") for columns in (COLUMNS, COLUMNS_AS_AT))
_NUMBERS = ("errors", "children_with_this_error", "due", "children_with_this_due")
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
    due: _Count | None = None
    """Rows that become an error by the end of the year; None in a summary of a whole year."""
    due_children: _Count | None = None
    """Children with such a row."""


class Counts(_Strict):
    """One council's summary of one check."""

    kind: Annotated[str, AfterValidator(_known_kind)]
    version: Literal[1, 2]
    """2 with a day, which the first versions of the tool can't read."""
    tool: Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){1,3}$")]
    council: Annotated[str, Field(pattern=r"^E[0-9]{8}$")]
    year: Annotated[int, Field(ge=2000, le=2100)]
    """The year in which the collection ends; later ones than this version knows are read, too."""
    as_at: datetime.date | None = None
    """The day as at which errors were judged, while the year was running; None in a summary of a whole year."""
    made_on: datetime.date
    children: _Count
    """In this year's files."""
    children_with_errors: _Count
    children_with_due: _Count | None = None
    """With something due by the end of the year, errors or not."""
    errors: Annotated[list[ErrorCount], Field(max_length=2000)]
    """Of every rule that was checked, those that found nothing included."""
    not_checked: Annotated[list[_Code], Field(max_length=2000)]

    @field_validator("as_at")
    @classmethod
    def _is_in_the_year(cls, as_at: datetime.date | None, reading: ValidationInfo) -> datetime.date | None:
        year = reading.data.get("year")
        if as_at and year and not first_day(year) <= as_at <= last_day(year):
            raise ValueError("it is not a day of the year")
        return as_at

    @model_validator(mode="after")
    def _is_of_a_running_year_or_of_a_whole_one(self) -> Counts:
        due = [
            self.children_with_due,
            *(each for count in self.errors for each in (count.due, count.due_children)),
        ]
        if {each is None for each in due} != {self.as_at is None} or (self.version == 1) != (self.as_at is None):
            raise ValueError(
                "a summary of a running year has a day and what is due, one of a whole year has neither"
            )
        return self

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

    @property
    def total_due(self) -> int:
        """All that is due."""
        return sum(count.due or 0 for count in self.errors)


def make_counts(checked: CheckedReturn) -> Counts:
    """The counts of a check.

    Raises:
        NoCouncil: none was chosen.
    """
    result = checked.result
    if result.dataset.council is None:
        raise NoCouncil
    counted, as_at = figures(result), checked.as_at
    return Counts(
        kind=_kind(checked.definition),
        version=2 if as_at else 1,
        tool=__version__,
        council=result.dataset.council,
        year=result.dataset.year,
        as_at=as_at,
        made_on=checked.made_on,
        children=counted.children,
        children_with_errors=counted.children_with_errors,
        children_with_due=counted.children_with_due if as_at else None,
        errors=[
            ErrorCount(
                code=code,
                errors=count.errors,
                children=count.children,
                due=count.due if as_at else None,
                due_children=count.due_children if as_at else None,
            )
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
    content = _as_csv(counts) if ending == "csv" else _as_json(counts)
    return OutFile(file_name(checked, _NAME, ending), content)


def _as_json(counts: Counts) -> bytes:
    return (counts.model_dump_json(indent=1, exclude_none=True) + "\n").encode()


def _as_csv(counts: Counts) -> bytes:
    """One line per code; the first one is of all errors."""
    about = {
        "council": counts.council,
        "council_name": council_label(counts.council),
        "year": counts.year,
        "as_at": counts.as_at,
        "made_on": counts.made_on,
        "tool": counts.tool,
        "children": counts.children,
        "children_with_errors": counts.children_with_errors,
        "children_with_due": counts.children_with_due,
        "return": counts.title,
    }

    def line(code: str, checked: str, *numbers: int | None) -> dict[str, object]:
        return about | {"code": code, "checked": checked} | dict(zip(_NUMBERS, numbers, strict=False))

    text = io.StringIO()
    columns = COLUMNS_AS_AT if counts.as_at else COLUMNS
    writer = csv.DictWriter(text, columns, restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerow(
        line("all", "", counts.total, counts.children_with_errors, counts.total_due, counts.children_with_due)
    )
    writer.writerows(
        line(count.code, "yes", count.errors, count.children, count.due, count.due_children)
        for count in counts.errors
    )
    writer.writerows(line(code, "no") for code in counts.not_checked)
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
        content = _csv_as_json(name, data, returns) if data.startswith(_CSV_STARTS) else data
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
        rows = list(reader) if tuple(reader.fieldnames or ()) in _KNOWN_COLUMNS else []
    except (UnicodeDecodeError, csv.Error):
        rows = []
    if not rows or not _adds_up(rows):
        raise Refused(f"{name} is not as it was saved: its lines do not add up. Choose the .json file instead.")
    first = rows[0]
    content = {
        "kind": f"{first.get('return') or returns[0].title} {_NAME}",
        "version": 2 if "as_at" in first else 1,
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
    }
    return json.dumps(content)


def _adds_up(rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether all lines are of one summary, and the first has the totals of the others."""
    names = list(rows[0])
    about = names[: names.index("code")]
    totals = [name for name in ("errors", "due") if name in names]
    checked = [row for row in rows if row["checked"] == "yes"]
    return (
        all(row[name] == rows[0][name] for row in rows for name in about)
        and all(
            rows[0][name] == str(sum(number for row in checked if isinstance(number := _number(row[name]), int)))
            for name in totals
        )
        and rows[0]["children_with_this_error"] == rows[0]["children_with_errors"]
    )


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
