"""Whether the numbers of a summary of counts can be true together; if it was edited by hand, they often can't."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from worker.returns.definition import Return

if TYPE_CHECKING:
    from worker.exporting.counts import Counts


def why_impossible(counts: Counts, returns: Sequence[Return]) -> str | None:
    """The first contradiction in a summary, as a clause for the user; None if there is none."""
    return next(_contradictions(counts, returns), None)


def _contradictions(counts: Counts, returns: Sequence[Return]) -> Iterator[str]:
    with_errors = f"it counts {counts.children_with_errors:,} children with errors"
    if counts.children_with_errors > counts.children:
        yield f"{with_errors}, but only {counts.children:,} children"
    yield from _codes_named_twice(counts)
    others = _of_other_children(counts, returns)
    for count in counts.errors:
        of_code = f"it counts {count.children:,} children with error {count.code}"
        # Errors in rows without a child ID belong to no child, so a code may have fewer children than errors.
        if count.children > count.errors:
            yield f"{of_code}, but only {count.errors:,} of these errors"
        if count.children > counts.children_with_errors and count.code not in others:
            yield f"{of_code}, but only {counts.children_with_errors:,} children with any error"
    # The errors of a child may all be of codes that are left out.
    if not counts.left_out and counts.children_with_errors > sum(count.children for count in counts.errors):
        yield f"{with_errors}, which is more than all its error codes have together"


def _codes_named_twice(counts: Counts) -> Iterator[str]:
    checked = Counter([*(count.code for count in counts.errors), *(counts.left_out or ())])
    not_checked = Counter(counts.not_checked)
    for code, times in (checked + not_checked).items():
        if code in checked and code in not_checked:
            yield f"it says both that error code {code} was checked and that it was not"
        elif times > 1:
            yield f"it names error code {code} more than once"


def _of_other_children(counts: Counts, returns: Sequence[Return]) -> set[str]:
    """Codes that may be about children who do not count among those with errors.

    These are warnings, and codes that are not known here. In summaries of the first versions of the tool they are
    also codes whose rule checks last year's tables: those versions did not count children of last year's files.
    """
    known = counts.definition(returns).rules_of(counts.year)
    return {
        count.code
        for count in counts.errors
        if count.code not in known
        or known[count.code].warning
        or any(table.last_year for table in known[count.code].tables)
    }
