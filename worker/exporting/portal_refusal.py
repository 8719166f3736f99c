"""What DfE's portal would reject a return's XML for before any rule runs, told beside the download."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from worker.exporting.checked_return import CheckedReturn
from worker.exporting.xml_source import XmlSource
from worker.prevalidation.before_export import FileFault, faults_of_file, faults_of_year
from worker.reading.refusal import Refused
from worker.reading.xml_faults import TagFault


def portal_refusal(checked: CheckedReturn, data: bytes, last_year: bool, kept: XmlSource | None) -> list[str]:
    """A note for the user if the portal would reject this XML file; nothing of a return whose form is not strict.

    Args:
        checked: the return.
        data: the file.
        last_year: whether it is last year's return.
        kept: the file that it differs from only in what was edited; None if it was written from the tables.
    """
    definition = checked.definition
    if definition.xml is None or not definition.xml.strict:
        return []
    try:
        faults = _known_faults(checked, last_year, kept)
        if faults is None:
            faults = faults_of_file(definition, data, checked.year - last_year)
    except Refused as refused:
        return [f"DfE’s portal would reject this file. {refused}"]
    refusing = [fault for fault in faults if fault.refuses_file]
    if not refusing:
        return []
    each = "; ".join(_in_words(list(own)) for _, own in groupby(refusing, attrgetter("kind")))
    return [f"DfE’s portal would reject this file because of its structure. {each}."]


def _known_faults(checked: CheckedReturn, last_year: bool, kept: XmlSource | None) -> list[FileFault] | None:
    """The faults as the tables show them; None if the file must be read, which takes as long as all the rest.

    The tables show which values are wrong or missing after edits. They do not show whether an edit mended a tag.
    """
    if checked.problems is None or kept is None:
        return None
    if kept.is_edited and checked.problems.batches.keys() & set(TagFault):
        return None
    lines = {name: table.lines for name, table in checked.tables.items()}
    return faults_of_year(checked.problems, lines, last_year)


def _in_words(faults: list[FileFault]) -> str:
    """Faults of one kind: "Element in the wrong place: 3 times, first on line 12 (AssessmentFactors)"."""
    first = faults[0]
    times = "" if len(faults) == 1 else f"{len(faults):,} times, first "
    where = f"on line {first.line}" if first.line else "in a row that you added"
    element = f" ({first.element})" if first.element else ""
    return f"{first.title}: {times}{where}{element}"
