"""Every download, each declared once: the page, the worker and the terminal read this list.

To add one, write its maker and add it to DOWNLOADS: the page draws its buttons and texts from there. What makes
the files is imported when it is first needed, so that the list itself is quick to import.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from worker.exporting.options import NO_OPTIONS, DownloadOptions, Option

if TYPE_CHECKING:
    from worker.exporting.checked_return import CheckedReturn, Download
    from worker.exporting.sheets import Sheet

Maker = Callable[["CheckedReturn", DownloadOptions, str], "Download"]
"""Makes the files of one ending."""
Need = Literal["suggestions", "problems", "structure", "corrections"]
"""Parts of a checked return that take time to work out, and that only some downloads need. For the structure of a
file, problems are needed if the return's form is strict (``XmlForm.strict``)."""
Group = Literal["data", "report", "share", "source", "terminal"]
"""Where a download is offered: on the page with the data, the error reports, the files to share (shown as text
first) or the corrections at source, or only in the terminal."""
Readers = Literal["social workers", "managers", "data team"]
"""Who reads a report; the page sorts the reports by them."""
FirstFor = Literal["", "csv", "xml", "errors"]
"""What a download is offered first for: the data of a return loaded as CSV or XML, or the list of errors."""
Condition = Literal["always", "rules not checked", "problems in the files", "earlier extract", "own checks"]
"""When the page offers a download."""


@dataclass(frozen=True)
class Form:
    """A form of a download, and its button on the page."""

    ending: str
    button: str
    """The text of the button."""
    heard: str = ""
    """More text for people who hear only the button; the download's name in a sentence unless given."""


CSV = Form("csv", "CSV")
EXCEL = Form("xlsx", "Excel (.xlsx)")
WEB_PAGE = Form("html", "Web page (.html)")
JSON = Form("json", "JSON")
XML = Form("xml", "XML")


@dataclass(frozen=True)
class DownloadKind:
    """Something that can be downloaded."""

    id: str
    """Permanent; most are part of the file's name."""
    title: str
    about: str
    """What it contains, in sentences for the page; empty if those of the download next to it also cover it."""
    group: Group
    forms: tuple[Form, ...]
    """The usual one first."""
    make: Maker
    about_if_only_xml: str = ""
    """What it contains in a return that DfE's portal takes only as XML, where other words are needed."""
    called: str = ""
    """Its name in a sentence, if not the title: "list of corrections"."""
    offered_if: Condition = "always"
    readers: Readers = "managers"
    """Of a report."""
    first_for: FirstFor = ""
    printed: bool = False
    """Whether the page can also print it."""
    options: tuple[Option, ...] = ()
    """The options that it uses."""
    needs: tuple[Need, ...] = ()
    needs_council: bool = False
    zip_name: str = ""
    """The name of a zip of its files; for a kind that may make several."""
    export_as: str = ""
    """The terminal's ``export --format`` that writes it; empty if there is none."""
    in_check: tuple[str, ...] = ()
    """The forms of the terminal's ``check --format`` that include it."""

    @property
    def endings(self) -> tuple[str, ...]:
        """The endings of its forms, the usual one first."""
        return tuple(form.ending for form in self.forms)

    @property
    def in_sentence(self) -> str:
        """Its name in a sentence: "summary of counts"."""
        return self.called or self.title[:1].lower() + self.title[1:]


def kind_named(name: str) -> DownloadKind:
    """The kind with this id; ValueError if there is none."""
    try:
        return _BY_ID[name]
    except KeyError:
        raise ValueError(f"{name} is not a kind of download") from None


def download(
    checked: CheckedReturn, kind: DownloadKind, ending: str, options: DownloadOptions = NO_OPTIONS
) -> Download:
    """Makes the files of a kind in one form.

    Raises:
        ValueError: the kind does not come in this form.
        NoCouncil: the kind needs a council, and none was chosen.
    """
    if ending not in kind.endings:
        raise ValueError(f"{kind.id} is not made as {ending}")
    if kind.needs_council and checked.result.dataset.council is None:
        from worker.dataset.table import NoCouncil

        raise NoCouncil
    return kind.make(checked, options, ending)


# Makers


def _csv(checked: CheckedReturn, options: DownloadOptions, _: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.data_files import csv_files

    made = csv_files(checked, options.last_year)
    if not options.module:
        return made
    loaded = checked.of_year(options.last_year)
    names = [module.name for module in checked.definition.modules if module.name in loaded]
    by_module = dict(zip(names, made.files, strict=True))
    return Download([by_module[options.module]] if options.module in by_module else [], made.notes)


def _csv_zip(checked: CheckedReturn, options: DownloadOptions, _: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.data_files import as_zip, csv_files

    each = csv_files(checked, options.last_year)
    return Download([as_zip(checked, each.files, "return as CSV", options.last_year)], each.notes)


def _xml(checked: CheckedReturn, options: DownloadOptions, _: str) -> Download:
    from worker.exporting.data_files import xml_file

    return xml_file(checked, options.last_year)


def _workbook(checked: CheckedReturn, _: DownloadOptions, __: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.workbook import workbook_file

    return Download([workbook_file(checked)])


def _failed_checks(checked: CheckedReturn, options: DownloadOptions, ending: str) -> Download:
    from worker.exporting.reports import failed_checks, not_checked
    from worker.exporting.whole_return import whole_return_sheet

    sheets = [failed_checks(checked, options.selection), not_checked(checked, options.selection)]
    if checked.definition.has_whole_return_rules:
        sheets.insert(1, whole_return_sheet(checked, options.selection))
    return _report(checked, "failed checks", ending, sheets)


def _not_checked(checked: CheckedReturn, options: DownloadOptions, ending: str) -> Download:
    from worker.exporting.reports import not_checked

    return _report(checked, "not checked", ending, [not_checked(checked, options.selection)])


def _errors_by_child(checked: CheckedReturn, options: DownloadOptions, ending: str) -> Download:
    from worker.exporting.reports import errors_by_child

    sheet = errors_by_child(checked, options.selection, options.columns)
    return _report(checked, "errors by child", ending, [sheet])


def _children_in_error(checked: CheckedReturn, options: DownloadOptions, ending: str) -> Download:
    from worker.exporting.reports import lists_of_children

    return _report(checked, "child records in error", ending, lists_of_children(checked, options.selection))


def _pages(checked: CheckedReturn, options: DownloadOptions, _: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.printable import printable_file

    return Download([printable_file(checked, options.selection)])


def _recording_guide(checked: CheckedReturn, options: DownloadOptions, _: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.recording_guide import recording_guide

    return Download([recording_guide(checked, options.selection)])


def _correct_at_source(checked: CheckedReturn, _: DownloadOptions, ending: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.correct_at_source import correct_at_source, correct_at_source_page

    if ending == "html":
        return Download([correct_at_source_page(checked)])
    return _report(checked, "correct at source", ending, correct_at_source(checked))


def _problems(checked: CheckedReturn, _: DownloadOptions, ending: str) -> Download:
    from worker.exporting.reports import problems_in_files

    return _report(checked, "problems in the files", ending, [problems_in_files(checked)])


def _what_changed(checked: CheckedReturn, _: DownloadOptions, ending: str) -> Download:
    from worker.exporting.what_changed_report import what_changed_sheets

    return _report(checked, "what changed", ending, what_changed_sheets(checked))


def _key_figures(checked: CheckedReturn, _: DownloadOptions, ending: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.key_figures_report import key_figures_page, key_figures_sheets

    if ending == "html":
        return Download([key_figures_page(checked)])
    # As CSV only the first sheet is written, and the sheet of children is long.
    return _report(checked, "key figures", ending, key_figures_sheets(checked, with_children=ending != "csv"))


def _own_checks(checked: CheckedReturn, options: DownloadOptions, ending: str) -> Download:
    from worker.exporting.own_checks_report import own_checks

    return _report(checked, "own checks found", ending, [own_checks(checked, options.selection)])


def _findings(checked: CheckedReturn, _: DownloadOptions, __: str) -> Download:
    from worker.exporting.checked_return import Download
    from worker.exporting.findings_file import findings_file

    return Download([findings_file(checked)])


def _counts(checked: CheckedReturn, options: DownloadOptions, ending: str) -> Download:
    from worker.exporting.counts import counts_download

    return counts_download(checked, ending, options.without_small)


def _report(checked: CheckedReturn, name: str, ending: str, sheets: Sequence[Sheet]) -> Download:
    """A report: the first sheet as CSV, or all of them as a workbook."""
    from worker.exporting.checked_return import Download, OutFile
    from worker.exporting.file_names import file_name
    from worker.exporting.sheets import as_csv, as_workbook

    named = file_name(checked, name, ending)
    if ending == "csv":
        return Download([OutFile(named, as_csv(sheets[0]))])
    return Download([OutFile(named, as_workbook(sheets, named.removesuffix(".xlsx"), checked.made_on))])


# The list

COUNTS = DownloadKind(
    "summary of counts",
    "Summary of counts",
    "A summary for comparing councils. It has your council’s code, the collection year, today’s date, this tool’s "
    "version, the number of children and, for each type of error, how many rows and children have it. It has "
    "nothing about any child: no ID, no date, no value. It leaves this computer only if you send the file.",
    "share",
    (Form("json", "Download the counts (.json)"), Form("csv", "Download the counts (.csv)", "to read in Excel")),
    _counts,
    options=("without_small",),
    needs_council=True,
)
DOWNLOADS = (
    DownloadKind(
        "csv",
        "Single CSV files",
        "CSV is a file for each module that you added.",
        "data",
        (CSV,),
        _csv,
        about_if_only_xml="CSV is a file for each table, to work with in a spreadsheet. DfE’s portal does not "
        "accept it.",
        options=("last_year", "module"),
        zip_name="return as CSV",
        export_as="csv",
    ),
    DownloadKind(
        "csv zip",
        "All as CSV",
        "",
        "data",
        (Form("zip", "All as CSV (.zip)"),),
        _csv_zip,
        first_for="csv",
        options=("last_year",),
        export_as="zip",
    ),
    DownloadKind(
        "xml",
        "XML",
        "XML is one file. Modules that are not part of DfE’s XML format come as CSV files in the same zip.",
        "data",
        (XML,),
        _xml,
        about_if_only_xml="XML is one file, and the only format that DfE’s portal accepts.",
        first_for="xml",
        options=("last_year",),
        needs=("structure",),
        zip_name="return as XML",
        export_as="xml",
    ),
    DownloadKind(
        "workbook",
        "Workbook",
        "An Excel workbook with a sheet for each module of both years, with incorrect cells highlighted, and a "
        "sheet that lists all your changes.",
        "data",
        (Form("xlsx", "Workbook (.xlsx)", "with the changes"),),
        _workbook,
        about_if_only_xml="An Excel workbook with a sheet for each table of the years that you added, with "
        "incorrect cells highlighted, and a sheet that lists all your changes.",
        export_as="xlsx",
        in_check=("xlsx",),
    ),
    DownloadKind(
        "failed checks",
        "Summary of failed checks",
        "Each type of error with its message, and how many rows and children have it.",
        "report",
        (EXCEL, CSV),
        _failed_checks,
        options=("selection",),
        in_check=("csv", "xlsx"),
    ),
    DownloadKind(
        "errors by child",
        "Errors by child",
        "A line for each error of each child, with the row, the values and a suggested answer. You can filter it "
        "in Excel.",
        "report",
        (EXCEL, CSV),
        _errors_by_child,
        readers="social workers",
        first_for="errors",
        options=("selection", "columns"),
        needs=("suggestions",),
        in_check=("csv", "xlsx"),
    ),
    DownloadKind(
        "child records in error",
        "List of child records in error",
        "The same form as in DfE’s portal: a line for each child with all their error codes.",
        "report",
        (EXCEL, CSV),
        _children_in_error,
        about_if_only_xml="A line for each child with all their error codes.",
        readers="data team",
        options=("selection",),
        in_check=("csv", "xlsx"),
    ),
    DownloadKind(
        "pages by child",
        "Pages to print or send",
        "A page for each child with errors, with space for answers.",
        "report",
        (WEB_PAGE,),
        _pages,
        called="pages by child",
        readers="social workers",
        printed=True,
        options=("selection",),
        needs=("suggestions",),
    ),
    DownloadKind(
        "recording guide",
        "Recording guide",
        "For social workers and business support: a page for each of the 10 most common types of error. It "
        "explains how to record correctly, with a made-up example. You can edit it in Word. It has no data about "
        "children.",
        "report",
        (WEB_PAGE,),
        _recording_guide,
        options=("selection",),
        readers="social workers",
        export_as="guide",
    ),
    DownloadKind(
        "not checked",
        "What was not checked",
        "The rules that were not checked, and why.",
        "report",
        (EXCEL, CSV),
        _not_checked,
        called="rules that were not checked",
        readers="data team",
        offered_if="rules not checked",
        options=("selection",),
        in_check=("csv",),
    ),
    DownloadKind(
        "problems in the files",
        "Problems in the files",
        "Values and rows that are not in the form that DfE needs, for all children, whichever you choose above.",
        "report",
        (EXCEL, CSV),
        _problems,
        readers="data team",
        offered_if="problems in the files",
        needs=("problems",),
        in_check=("csv", "xlsx"),
    ),
    DownloadKind(
        "key figures",
        "Key figures",
        "This year’s key figures next to last year’s, and which to look at. The Excel workbook also lists the "
        "children behind each figure. It covers all children, whichever you choose above.",
        "report",
        (EXCEL, CSV, WEB_PAGE),
        _key_figures,
    ),
    DownloadKind(
        "own checks found",
        "What your own checks found",
        "A line for each row that one of your council’s own checks found. Only this report and the pages by child "
        "include them.",
        "report",
        (EXCEL, CSV),
        _own_checks,
        offered_if="own checks",
        options=("selection",),
        in_check=("csv", "xlsx"),
    ),
    DownloadKind(
        "what changed",
        "What changed since the last extract",
        "For each child and error, whether it was fixed at source, is still there or is new, with your notes. The "
        "Excel workbook also has counts by type of error, the children who are new or no longer there, and how "
        "many rows changed. We compare both extracts as you added them, without your changes.",
        "report",
        (EXCEL, CSV),
        _what_changed,
        called="report of what changed",
        offered_if="earlier extract",
    ),
    DownloadKind(
        "correct at source",
        "Correct at source",
        "A line for each change that your case management system does not have yet, by child: what to correct, "
        "and which errors that fixes.",
        "source",
        (EXCEL, CSV, WEB_PAGE),
        _correct_at_source,
        called="list of corrections",
        needs=("corrections",),
    ),
    DownloadKind(
        "findings",
        "Everything for other programs",
        "Every error with its values, the problems in the files, and what was not checked.",
        "terminal",
        (JSON,),
        _findings,
        needs=("suggestions", "problems"),
        in_check=("json",),
    ),
    COUNTS,
)
"""In the order in which the page offers them."""
ENDINGS = tuple(dict.fromkeys(ending for kind in DOWNLOADS for ending in kind.endings))
_BY_ID = {kind.id: kind for kind in DOWNLOADS}
