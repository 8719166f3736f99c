"""Answers to duplicate rows: remove all but one."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.fault import Fault
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.fault import in_sentence, listed
from worker.suggesting.record_rows import Row

answers = Answerers[Fault]()

_ONE_ROW_A_CHILD = ("INT31", "INT32", "INT33", "INT34", "INT35", "INT36")
_FOUND_IN_COPIES = (
    *("142", "388", "431", "432", "433", "434", "435", "501", "574", "579", "583", "705"),
    *("SW08STG2", "SW10STG2", "SW10aSTG2", "SW10bSTG2", "SW11aSTG2", "SW14STG2", "SW19STG2"),
)
"""Rules that find an error in a row, or in its neighbour, when the row is duplicated."""
_MOST_ROWS = 6
"""The most rows to choose from; with more there is no suggestion."""
_MOST_DIFFERENCES = 3
"""That are named."""


@answers.to(*_ONE_ROW_A_CHILD, *_FOUND_IN_COPIES)
def same_row_twice(fault: Fault) -> Iterator[Answer | None]:
    """Remove the copies of a row, and keep the first."""
    rows = fault.child.rows(fault.table)
    same = [row for row in rows if _texts(row) == _texts(fault.row)]
    if len(same) > 1 and (fault.code not in _ONE_ROW_A_CHILD or len(same) == len(rows)):
        copies = "the copy" if len(same) == 2 else f"the {len(same) - 1} copies"
        title = f"Remove {copies} of the row in {SSDA903.module(fault.table.module).title}"
        yield fault.removing(same[1:], "The rows are the same in all columns.", Source.RECORD, title=title)


@answers.to(*_ONE_ROW_A_CHILD)
def one_of_rows_that_differ(fault: Fault) -> Iterator[Answer | None]:
    """Keep one of the rows of a child that has several, and remove the others."""
    rows = fault.child.rows(fault.table)
    different = list({_texts(row): row for row in reversed(rows)}.values())[::-1]
    if not 1 < len(different) <= _MOST_ROWS:
        return
    module = SSDA903.module(fault.table.module)
    differing = [name for name in module.columns if len({row.text(name) for row in rows}) > 1]
    labels = [in_sentence(module.field(name).short_label or module.field(name).label) for name in differing]
    named = labels[:_MOST_DIFFERENCES]
    more = [f"{len(labels) - len(named)} more columns"] if len(labels) > len(named) else []
    reason = (
        f"The rows differ in {listed([*named, *more])}. Keep the correct row. If they are for different "
        "children, change a child ID instead."
    )
    for kept in different:
        values = [f"{name} {kept.text(field) or 'blank'}" for name, field in zip(named, differing, strict=False)]
        others = [row for row in rows if row != kept]
        yield fault.removing(
            others, reason, Source.RECORD, title=f"Keep the row with {listed(values)}", guess=True
        )


def _texts(row: Row) -> tuple[str, ...]:
    return row.texts(*SSDA903.module(row.table.module).columns)
