"""The return itself as files: each module as CSV, or the whole return as XML, for this year or last year."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from worker.dataset.column import normalise
from worker.exporting.checked_return import CheckedReturn, Download, OutFile
from worker.exporting.csv_files import columns_left_out, export_csv
from worker.exporting.file_names import file_name
from worker.exporting.portal_refusal import portal_refusal

if TYPE_CHECKING:
    from worker.exporting.xml_files import XmlExport

WRITTEN_ANEW = (
    "We could not change the XML file that you added, so we wrote a new one. It does not have the elements that "
    "are not part of the return."
)
_MOST_REASONS = 3


class NotExported(ValueError):
    """A return whose XML must hold all of its tables can't be written as XML; the message says why."""

    def __init__(self, reasons: Sequence[str]) -> None:
        more = len(reasons) - _MOST_REASONS
        ends = (
            f" There are {more} more such problems."
            if more > 1
            else " There is 1 more such problem."
            if more == 1
            else ""
        )
        super().__init__(f"We can’t make an XML file that has all rows. {' '.join(reasons[:_MOST_REASONS])}{ends}")


def csv_files(checked: CheckedReturn, last_year: bool = False) -> Download:
    """Every module of one year that is loaded, each as a CSV file."""
    tables = checked.of_year(last_year)
    files = [_module(checked, name, last_year) for name in _modules(checked, last_year)]
    left_out = [
        message
        for name, table in tables.items()
        for message in columns_left_out(checked.definition.module(name), table.frame, checked.year - last_year)
    ]
    return Download(files, left_out + _statuses(checked, last_year))


def xml_file(checked: CheckedReturn, last_year: bool = False) -> Download:
    """One year's return as an XML file; modules that have no known place in it are CSV files next to it."""
    definition = checked.definition
    names = _modules(checked, last_year)
    export = _as_xml(checked, names, last_year)
    beside = [name for name in names if definition.xml is not None and name in definition.xml.beside]
    notes = [
        f"{definition.module(name).title} is not part of DfE’s XML format, so it is in a separate CSV file."
        for name in beside
    ]
    kept = None if WRITTEN_ANEW in export.left_out else checked.xml_sources.get(last_year)
    notes += portal_refusal(checked, export.data, last_year, kept)
    whole = OutFile(file_name(checked, "return", "xml", last_year), export.data)
    return Download([whole, *(_module(checked, name, last_year) for name in beside)], notes + export.left_out)


def _as_xml(checked: CheckedReturn, names: Sequence[str], last_year: bool) -> XmlExport:
    """The loaded file with the edits, if the return keeps it; else a file written from the tables."""
    # lxml takes time to import, and most people export CSV.
    from worker.exporting.edited_xml import Unlike, edited_xml
    from worker.exporting.xml_files import write_xml

    definition, source = checked.definition, checked.xml_sources.get(last_year)
    notes = []
    if source is not None:
        try:
            return edited_xml(definition, source.read(), source.tables)
        except Unlike:
            notes = [WRITTEN_ANEW]
    tables = checked.of_year(last_year)
    export = write_xml(definition, {name: tables[name].frame for name in names}, checked.year - last_year)
    if definition.keeps_source and export.lost:
        raise NotExported(export.lost)
    return replace(export, left_out=[*notes, *export.left_out])


def _statuses(checked: CheckedReturn, last_year: bool) -> list[str]:
    """Statuses from an XML file that do not match the rows of their module."""
    form = checked.definition.xml
    tables = checked.of_year(last_year)
    main = tables.get(checked.definition.main)
    if form is None or main is None:
        return []
    child = checked.definition.child
    messages = []
    for status in form.statuses:
        if status.name not in main.frame.columns:
            continue
        rows = tables[status.module].frame[child] if status.module in tables else ()
        with_row = {normalise(text) for text in rows}
        for name, value in zip(map(normalise, main.frame[child]), main.frame[status.name], strict=True):
            if value.strip() not in ((status.yes,) if name in with_row else (status.no, "")):
                messages.append(
                    f"Child {name} has the {status.name} status {value or '(blank)'} and "
                    f"{'a' if name in with_row else 'no'} row in {status.module}. CSV files can’t hold the "
                    f"status: they only show it by the row in {status.module}."
                )
    return messages


def as_zip(checked: CheckedReturn, files: Sequence[OutFile], kind: str, last_year: bool = False) -> OutFile:
    """Several files as one; the same files on the same day always give the same bytes."""
    made_on = checked.made_on
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
            archive.writestr(entry, file.data, zipfile.ZIP_DEFLATED)
    return OutFile(file_name(checked, kind, "zip", last_year), content.getvalue())


def _modules(checked: CheckedReturn, last_year: bool) -> list[str]:
    """The modules that are loaded, in DfE's order."""
    loaded = checked.of_year(last_year)
    return [module.name for module in checked.definition.modules if module.name in loaded]


def _module(checked: CheckedReturn, name: str, last_year: bool) -> OutFile:
    module = checked.definition.module(name)
    kind = (module.file_name or module.name).removesuffix(".csv").replace("_", " ")
    data = export_csv(module, checked.of_year(last_year)[name], checked.year - last_year)
    return OutFile(file_name(checked, kind, "csv", last_year), data)
