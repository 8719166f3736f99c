"""Every download by its kind: the one door for the page and the terminal."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum

from worker.exporting.checked_return import Download, Handover
from worker.exporting.counts import counts_files
from worker.exporting.data_files import as_zip, csv_files, xml_file
from worker.exporting.error_lines import EVERYTHING, Selection
from worker.exporting.findings_file import findings_file
from worker.exporting.printable import printable_file
from worker.exporting.reports import BY_CHILD_COLUMNS, child_list_files, problem_files, summary_files
from worker.exporting.workbook import workbook_file


class Kind(StrEnum):
    """What can be downloaded."""

    CSV = "csv"
    """Each module as a file."""
    CSV_ZIP = "csv zip"
    XML = "xml"
    WORKBOOK = "workbook"
    FAILED_CHECKS = "failed checks"
    ERRORS_BY_CHILD = "errors by child"
    PAGES = "pages by child"
    PROBLEMS = "problems in the files"
    FINDINGS = "findings"
    """All that was found, as JSON for other programs."""
    COUNTS = "summary of counts"


@dataclass(frozen=True)
class Wish:
    """What of it is wanted; each kind looks at what concerns it."""

    last_year: bool = False
    """Last year's data instead of this year's."""
    selection: Selection = EVERYTHING
    """For the reports on errors and the pages."""
    columns: Collection[str] = BY_CHILD_COLUMNS
    """Of the list with one line per child and error."""


def download(handover: Handover, kind: Kind, wish: Wish = Wish()) -> Download:
    """Makes the files of a kind.

    Raises:
        NoCouncil: a summary of counts is asked for, but no council was chosen.
    """
    return _MAKERS[kind](handover, wish)


def _zipped(handover: Handover, wish: Wish) -> Download:
    each = csv_files(handover, wish.last_year)
    return Download([as_zip(handover, each.files, "return as CSV", wish.last_year)], each.left_out)


_MAKERS: dict[Kind, Callable[[Handover, Wish], Download]] = {
    Kind.CSV: lambda handover, wish: csv_files(handover, wish.last_year),
    Kind.CSV_ZIP: _zipped,
    Kind.XML: lambda handover, wish: xml_file(handover, wish.last_year),
    Kind.WORKBOOK: lambda handover, wish: Download([workbook_file(handover)]),
    Kind.FAILED_CHECKS: lambda handover, wish: Download(summary_files(handover, wish.selection)),
    Kind.ERRORS_BY_CHILD: lambda handover, wish: Download(
        child_list_files(handover, wish.selection, wish.columns)
    ),
    Kind.PAGES: lambda handover, wish: Download([printable_file(handover, wish.selection)]),
    Kind.PROBLEMS: lambda handover, wish: Download(problem_files(handover)),
    Kind.FINDINGS: lambda handover, wish: Download([findings_file(handover)]),
    Kind.COUNTS: lambda handover, wish: Download(counts_files(handover)),
}
