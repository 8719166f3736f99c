"""What DfE's portal would reject a return's XML for before any rule runs, told beside the download."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from worker.exporting.checked_return import CheckedReturn
from worker.exporting.xml_source import XmlSource
from worker.prevalidation.before_export import FileFault, faults_of_file, faults_of_year
from worker.prevalidation.kinds import SECOND_ROW, explanations
from worker.reading.refusal import Refused
from worker.reading.xml_faults import TagFault
from worker.returns.definition import Return

_MOST_CHILDREN = 3


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
    notes = _without_required(checked, last_year)
    if refusing:
        each = "; ".join(_in_words(definition, list(own)) for _, own in groupby(refusing, attrgetter("kind")))
        notes.append(f"DfE’s portal would reject this file because of its structure. {each}.")
        # Other kinds of fault need more room than a note has, and are in the list of problems.
        if any(fault.kind == SECOND_ROW for fault in refusing):
            notes[-1] += f" {explanations(definition)[SECOND_ROW].remedy}"
    return notes


def _without_required(checked: CheckedReturn, last_year: bool) -> list[str]:
    """What to do about a module of which the file must have a row, such as the header, and has none."""
    definition, tables = checked.definition, checked.of_year(last_year)
    notes = []
    for name in definition.xml.required if definition.xml else ():
        module = definition.module(name)
        if name in tables and len(tables[name].frame):
            continue
        if last_year in checked.xml_sources:
            remedy = f"Export the return again from your case management system with its {module.in_sentence}."
        elif name in tables:
            remedy = f"Your {module.title} file has no row. Complete it and add it again."
        else:
            remedy = f"Add the {module.title} file, then download the XML again."
        notes.append(f"DfE’s portal would reject this file because it has no {module.in_sentence}. {remedy}")
    return notes


def _known_faults(checked: CheckedReturn, last_year: bool, kept: XmlSource | None) -> list[FileFault] | None:
    """The faults as the tables show them; None if the file must be read, which takes as long as all the rest.

    The tables show which values are wrong or missing after edits. They do not show whether an edit mended a tag.
    """
    if checked.problems is None or kept is None:
        return None
    if kept.is_edited and checked.problems.batches.keys() & set(TagFault):
        return None
    return faults_of_year(checked.definition, checked.problems, checked.tables, last_year)


def _in_words(definition: Return, faults: list[FileFault]) -> str:
    """Faults of one kind: "Element in the wrong place: 3 times, first on line 12 (AssessmentFactors)"."""
    first = faults[0]
    if first.kind == SECOND_ROW:
        modules = (
            f"{_children([each.child for each in own])} in {definition.module(module).title}"
            for module, own in groupby(sorted(faults, key=attrgetter("module")), key=attrgetter("module"))
        )
        return f"{first.title}: {', '.join(modules)}"
    times = "" if len(faults) == 1 else f"{len(faults):,} times, first "
    where = f"on line {first.line}" if first.line else "in a row that you added"
    element = f" ({first.element})" if first.element else ""
    return f"{first.title}: {times}{where}{element}"


def _children(ids: Sequence[str]) -> str:
    """The first of some children, and how many more there are: "children C1, C2, C3 and 5 more"."""
    named = list(dict.fromkeys(ids))
    if len(named) == 1:
        return f"child {named[0]}"
    more = len(named) - _MOST_CHILDREN
    if more > 0:
        return f"children {', '.join(named[:_MOST_CHILDREN])} and {more:,} more"
    return f"children {', '.join(named[:-1])} and {named[-1]}"
