"""The return itself as files: each module as CSV, or the whole as XML, of this year or the last."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from worker.dataset.column import normalise
from worker.exporting.checked_return import CheckedReturn, Download, OutFile
from worker.exporting.csv_files import export_csv
from worker.exporting.file_names import file_name


def csv_files(handover: CheckedReturn, last_year: bool = False) -> Download:
    """Every module of one year that is loaded, as a CSV file of its own."""
    files = [_module(handover, name, last_year) for name in _modules(handover, last_year)]
    return Download(files, _uasc_status(handover, last_year))


def xml_file(handover: CheckedReturn, last_year: bool = False) -> Download:
    """One year's return as an XML file, with the modules that have no known place in it beside it as CSV."""
    # lxml takes time to import, and most people export CSV.
    from worker.exporting.xml_files import BESIDE, write_xml

    names = _modules(handover, last_year)
    tables = handover.of_year(last_year)
    export = write_xml({name: tables[name].frame for name in names})
    beside = [name for name in names if name in BESIDE]
    told = [
        f"{handover.definition.module(name).title} has no known place in DfE’s XML file. It is in a CSV file of "
        "its own."
        for name in beside
    ]
    whole = OutFile(file_name(handover, "return", "xml", last_year), export.data)
    return Download([whole, *(_module(handover, name, last_year) for name in beside)], told + export.left_out)


def _uasc_status(handover: CheckedReturn, last_year: bool) -> list[str]:
    """Statuses out of an XML file that are not what the rows in UASC say."""
    tables = handover.of_year(last_year)
    if "Header" not in tables or "UASC" not in tables["Header"].frame.columns:
        return []
    with_row = {normalise(child) for child in tables["UASC"].frame["CHILD"]} if "UASC" in tables else set()
    header = tables["Header"].frame
    return [
        f"Child {child} has the UASC status {status or '(blank)'} and {'a' if child in with_row else 'no'} row "
        "in UASC, which CSV files tell only by whether the child is in UASC."
        for child, status in zip(map(normalise, header["CHILD"]), header["UASC"], strict=True)
        if status.strip() not in (("1",) if child in with_row else ("0", ""))
    ]


def as_zip(handover: CheckedReturn, files: Sequence[OutFile], kind: str, last_year: bool = False) -> OutFile:
    """Several files as one; the same files on the same day always give the same bytes."""
    made_on = handover.made_on
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            entry = zipfile.ZipInfo(file.name, (made_on.year, made_on.month, made_on.day, 0, 0, 0))
            archive.writestr(entry, file.data, zipfile.ZIP_DEFLATED)
    return OutFile(file_name(handover, kind, "zip", last_year), content.getvalue())


def _modules(handover: CheckedReturn, last_year: bool) -> list[str]:
    """The modules that are loaded, in DfE's order."""
    loaded = handover.of_year(last_year)
    return [module.name for module in handover.definition.modules if module.name in loaded]


def _module(handover: CheckedReturn, name: str, last_year: bool) -> OutFile:
    module = handover.definition.module(name)
    kind = module.file_name.removesuffix(".csv").replace("_", " ")
    return OutFile(
        file_name(handover, kind, "csv", last_year), export_csv(module, handover.of_year(last_year)[name])
    )
