"""The summary of counts that a council can share: numbers by error code, and nothing about any child.

No text of the data can get into it: it holds codes of rules, the council's code, years, numbers, dates, and the
tool's version, and is read by the same strict model. Made while the year is running, it has the day as at which
errors were judged and, separately, what is due by the end of the year; otherwise it is for a whole year. Numbers
from which a child could be recognised can be left out.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator, Sequence, Set
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from worker import __version__
from worker.dataset.table import NoCouncil
from worker.exporting.checked_return import CheckedReturn, Download, OutFile
from worker.exporting.figures import figures, warning_codes
from worker.exporting.file_names import file_name
from worker.geography.places import councils
from worker.returns.definition import Return, first_day, last_day

COLUMNS = (
    "council", "council_name", "year", "made_on", "tool", "children", "children_with_errors", "code", "checked",
    "errors", "children_with_this_error", "return",
)  # fmt: skip
# The first versions of the tool, which have no such day, must not read this as a summary of a whole year: so the
# day is among the columns by which they recognise one.
COLUMNS_AS_AT = (
    "council", "council_name", "year", "as_at", "made_on", "tool", "children", "children_with_errors",
    "children_with_due", "code", "checked", "errors", "children_with_this_error", "due", "children_with_this_due",
    "return",
)  # fmt: skip
SMALL = 5
"""Numbers above 0 and below this one can be left out: so few children could be recognised."""
LEFT_OUT = f"under {SMALL}"
"""What is shown instead of such a number."""
ALL, WARNINGS = "all", "warnings"
"""The codes of the lines of totals in the CSV: of errors, and of warnings."""
_NUMBERS = ("errors", "children_with_this_error", "due", "children_with_this_due")
_NAME = "summary of counts"

_Count = Annotated[int, Field(ge=0, le=100_000_000)]
_Code = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{1,12}$")]


def kind_of(title: str) -> str:
    """The kind of a summary of the return with this title, as its file gives it."""
    return f"{title} {_NAME}"


def _known_kind(kind: str, reading: ValidationInfo) -> str:
    """Allows only known returns: when a file is read, they are the context; a summary that is made has none."""
    if reading.context is not None and not any(
        kind == kind_of(definition.title) for definition in reading.context
    ):
        raise ValueError("this tool does not know the return that it is a summary of")
    return kind


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ErrorCount(_Strict):
    """How many errors of a code there are, and how many children have one."""

    code: _Code
    errors: _Count
    children: _Count
    due: _Count | None = None
    """Rows that become an error by the end of the year; None in a summary for a whole year."""
    due_children: _Count | None = None
    """Children with such a row."""

    @property
    def is_small(self) -> bool:
        """Whether one of its numbers is so small that a child could be recognised."""
        numbers = (self.errors, self.children, self.due, self.due_children)
        return any(0 < number < SMALL for number in numbers if number is not None)


class Counts(_Strict):
    """One council's summary of one check."""

    kind: Annotated[str, AfterValidator(_known_kind)]
    version: Literal[1, 2, 3]
    """2 with a day, 3 if small numbers are left out; earlier versions of the tool can't read these."""
    tool: Annotated[str, Field(pattern=r"^[0-9]{1,4}(\.[0-9]{1,4}){1,3}$")]
    council: Annotated[str, Field(pattern=r"^E[0-9]{8}$")]
    year: Annotated[int, Field(ge=2000, le=2100)]
    """The year in which the collection ends; it can be later than the years that this version knows."""
    as_at: datetime.date | None = None
    """The day as at which errors were judged, while the year was running; None in a summary for a whole year."""
    made_on: datetime.date
    children: _Count
    """As Figures counts them."""
    children_with_errors: _Count
    children_with_due: _Count | None = None
    """With something due by the end of the year, errors or not."""
    errors: Annotated[list[ErrorCount], Field(max_length=2000)]
    """For every rule that was checked, including those that found nothing."""
    not_checked: Annotated[list[_Code], Field(max_length=2000)]
    left_out: Annotated[list[_Code], Field(min_length=1, max_length=2000)] | None = None
    """Codes whose numbers are left out because they are small; only the numbers of children still include them."""

    @field_validator("as_at")
    @classmethod
    def _is_in_the_year(cls, as_at: datetime.date | None, reading: ValidationInfo) -> datetime.date | None:
        year = reading.data.get("year")
        if as_at and year and not first_day(year) <= as_at <= last_day(year):
            raise ValueError("the day is not in the year")
        return as_at

    @model_validator(mode="after")
    def _is_of_a_running_year_or_of_a_whole_one(self) -> Counts:
        due = [
            self.children_with_due,
            *(each for count in self.errors for each in (count.due, count.due_children)),
        ]
        if {each is None for each in due} != {self.as_at is None}:
            raise ValueError(
                "a summary made during the year has a day and what is due, a summary for a whole year has neither"
            )
        if self.version != version_of(self.as_at, self.left_out):
            raise ValueError("the version does not match the content")
        return self

    @property
    def title(self) -> str:
        """The title of the return that was checked."""
        return self.kind.removesuffix(f" {_NAME}")

    def definition(self, returns: Sequence[Return]) -> Return:
        """The return that was checked, which is one of these."""
        return next(definition for definition in returns if definition.title == self.title)

    def total_errors(self, warnings: Set[str]) -> int:
        """All errors; ``warnings`` are the codes whose rows are not errors."""
        return sum(count.errors for count in self.errors if count.code not in warnings)


def version_of(as_at: object, left_out: object) -> Literal[1, 2, 3]:
    """The version of a summary with or without these."""
    return 3 if left_out else 2 if as_at else 1


def make_counts(checked: CheckedReturn, without_small: bool = False) -> Counts:
    """The counts of a check; ``without_small`` leaves out those of codes with a small number.

    Raises:
        NoCouncil: none was chosen.
    """
    result = checked.result
    if result.dataset.council is None:
        raise NoCouncil
    counted, as_at = figures(result), checked.as_at
    errors = [
        ErrorCount(
            code=code,
            errors=count.errors,
            children=count.children,
            due=count.due if as_at else None,
            due_children=count.due_children if as_at else None,
        )
        for code, count in counted.by_code.items()
    ]
    # A number about the whole return tells nothing of a child.
    small = [count.code for count in errors if count.is_small and count.code not in result.whole_return]
    left_out = (small if without_small else []) or None
    return Counts(
        kind=kind_of(checked.definition.title),
        version=version_of(as_at, left_out),
        tool=__version__,
        council=result.dataset.council,
        year=result.dataset.year,
        as_at=as_at,
        made_on=checked.made_on,
        children=counted.children,
        children_with_errors=counted.children_with_errors,
        children_with_due=counted.children_with_due if as_at else None,
        errors=[count for count in errors if count.code not in (left_out or ())],
        not_checked=[*result.not_run_because, *result.failed],
        left_out=left_out,
    )


def counts_file(checked: CheckedReturn, ending: str, without_small: bool = False) -> OutFile:
    """The summary as JSON, or as CSV for people; a comparison reads both.

    Raises:
        NoCouncil: none was chosen.
    """
    return _as_file(checked, make_counts(checked, without_small), ending)


def counts_download(checked: CheckedReturn, ending: str, without_small: bool) -> Download:
    """The summary as a file, with notes about its small numbers for the people who share it.

    Raises:
        NoCouncil: none was chosen.
    """
    counts = make_counts(checked, without_small)
    return Download([_as_file(checked, counts, ending)], list(_about_small(counts)))


def _as_file(checked: CheckedReturn, counts: Counts, ending: str) -> OutFile:
    content = _as_csv(counts, warning_codes(checked.result.dataset)) if ending == "csv" else _as_json(counts)
    return OutFile(file_name(checked, _NAME, ending), content)


def _about_small(counts: Counts) -> Iterator[str]:
    small = sum(count.is_small for count in counts.errors)
    if small:
        yield (
            f"{'1 type of error has' if small == 1 else f'{small} types of error have'} numbers {LEFT_OUT}. "
            "Someone who knows your council could recognise a child from them."
        )
    if counts.left_out:
        number = len(counts.left_out)
        yield (
            f"The numbers for {'1 type of error' if number == 1 else f'{number} types of error'} are left out "
            f"because they are {LEFT_OUT}. The total number of errors does not include them."
        )
    if 0 < counts.children_with_errors < SMALL:
        yield "Do not share this summary. So few children have errors that someone could recognise them."


def _as_json(counts: Counts) -> bytes:
    return (counts.model_dump_json(indent=1, exclude_none=True) + "\n").encode()


def _as_csv(counts: Counts, warnings: Set[str]) -> bytes:
    """The total of errors and the total of warnings, then one line per code."""
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
    errors = [count for count in counts.errors if count.code not in warnings]
    only_warnings = [count for count in counts.errors if count.code in warnings]
    writer.writerow(line(ALL, "", *_total(errors, counts.children_with_errors, counts.children_with_due)))
    writer.writerow(line(WARNINGS, "", *_total(only_warnings, None, None)))
    writer.writerows(
        line(count.code, "yes", count.errors, count.children, count.due, count.due_children)
        for count in counts.errors
    )
    writer.writerows(line(code, LEFT_OUT) for code in counts.left_out or ())
    writer.writerows(line(code, "no") for code in counts.not_checked)
    return text.getvalue().encode("utf-8-sig")


def _total(counts: Sequence[ErrorCount], children: int | None, with_due: int | None) -> tuple[int | None, ...]:
    """The numbers of a line of totals."""
    return sum(each.errors for each in counts), children, sum(each.due or 0 for each in counts), with_due


def council_label(code: str) -> str:
    """A council's name; its code if it is not a council today."""
    return next((council.name for council in councils() if council.code == code), code)
