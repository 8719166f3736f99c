"""What DfE's portal would refuse a return's XML for before any rule runs, told beside the download."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter

from worker.exporting.checked_return import CheckedReturn
from worker.prevalidation.before_export import FileFault, faults_of_file, faults_of_year
from worker.reading.refusal import Refused


def portal_refusal(checked: CheckedReturn, data: bytes, last_year: bool, is_as_loaded: bool) -> list[str]:
    """A note for the user if the portal would refuse this XML file; nothing of a return whose form is not strict.

    Args:
        checked: the return.
        data: the file.
        last_year: whether it is last year's return.
        is_as_loaded: whether it is the file that was loaded, byte for byte: reading 50 MB again would take as long
            as all the rest, and its problems are known already if they were looked for.
    """
    definition = checked.definition
    if definition.xml is None or not definition.xml.strict:
        return []
    if is_as_loaded and checked.problems is not None:
        lines = {name: table.lines for name, table in checked.tables.items()}
        faults = faults_of_year(checked.problems, lines, last_year)
    else:
        try:
            faults = faults_of_file(definition, data, checked.year - last_year)
        except Refused as refused:
            return [f"DfE’s portal would refuse this file. {refused}"]
    refusing = [fault for fault in faults if fault.refuses_file]
    if not refusing:
        return []
    each = "; ".join(_in_words(list(own)) for _, own in groupby(refusing, attrgetter("kind")))
    return [f"DfE’s portal would refuse this file because of its structure. {each}."]


def _in_words(faults: list[FileFault]) -> str:
    """Faults of one kind: "Element in the wrong place: 3 times, first on line 12 (AssessmentFactors)"."""
    first = faults[0]
    times = "" if len(faults) == 1 else f"{len(faults):,} times, first "
    element = f" ({first.element})" if first.element else ""
    return f"{first.title}: {times}on line {first.line}{element}"
