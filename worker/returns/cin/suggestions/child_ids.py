"""Answers to LA child IDs with characters other than letters and digits."""

from __future__ import annotations

from collections.abc import Iterator

from worker.dataset.column import normalise
from worker.returns.cin import CIN
from worker.returns.cin.suggestions.fault import Fault, without_signs
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

_ID = "LAchildID"


@answers.to("1580")
def letters_and_digits_alone(fault: Fault) -> Iterator[Answer | None]:
    """The ID without the other characters, if no other child has it or would get it."""
    short = without_signs(fault.row.written(_ID))
    if not short or fault.ids_without_signs[normalise(short)] > 1:
        return
    rows = [fault.row]
    if fault.ds.file_format != "xml":
        # XML has it only once, so there an edit of the child's ID changes the other tables too.
        repeating = [module.name for module in CIN.modules if _ID in module.repeated]
        rows += [row for name in repeating for row in fault.child.rows(name)]
    reason = "This is the ID with only its letters and digits. No other child has it."
    cells = [(row, {_ID: short}) for row in rows]
    yield fault.setting(cells, reason, Source.FORM, title=f"LA child ID {short}")
