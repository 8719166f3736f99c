"""One line of a key figure in one year: a count, a share or an average, and the children behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from worker.dataset.column import Mask
from worker.dataset.table import ChildSet, View

NOT_KNOWN = "Not known"
USUALLY_KNOWN = 0.02
"""The share that may be not known before it is worth checking."""


class LineKind(StrEnum):
    """What the value of a line is."""

    COUNT = "count"
    SHARE = "share"
    AVERAGE = "average"


@dataclass(frozen=True)
class Line:
    """One line of a figure, worked out for one year."""

    label: str
    kind: LineKind
    children: ChildSet
    """The children behind it."""
    value: float | None
    """How many children or rows, or the average; None if it is not known, as an average of nothing."""
    whole: int = 0
    """What a share is of, or how many values the average is made of; 0 for a count."""
    unit: str = ""
    """What is counted or measured, if not children."""
    usual_up_to: float | None = None
    """The share, or else the number, above which the line is worth checking whatever it was last year."""
    usual_move: float | None = None
    """How far an average may move between the years before it is worth checking."""
    enough: int = 1
    """The fewest values in both averages for that."""
    in_groups: bool = False
    """Whether it is one of the groups that its figure divides children into."""

    @property
    def share(self) -> float | None:
        """The share, 0 to 1; None if the line is not a share, or of nothing."""
        if self.kind is not LineKind.SHARE or not self.whole or self.value is None:
            return None
        return self.value / self.whole


def count(label: str, children: ChildSet, usual_up_to: float | None = None) -> Line:
    """How many children."""
    return Line(label, LineKind.COUNT, children, int(children.sum()), usual_up_to=usual_up_to)


def not_known(label: str, children: int) -> Line:
    """A count that can't be made from what is loaded, for a return with this many children."""
    return Line(label, LineKind.COUNT, np.zeros(children + 1, dtype=bool), None)


def count_of_rows(label: str, rows: View, unit: str) -> Line:
    """How many rows that have a child ID."""
    return Line(label, LineKind.COUNT, rows.children, int((rows.child >= 0).sum()), unit=unit)


def share(label: str, part: ChildSet, whole: ChildSet) -> Line:
    """How many children of a whole; those outside it don't count."""
    within = part & whole
    return Line(label, LineKind.SHARE, within, int(within.sum()), int(whole.sum()))


def share_of_rows(label: str, rows: View, part: Mask, unit: str) -> Line:
    """How many of some rows, all of which have a child ID."""
    return Line(label, LineKind.SHARE, rows.children_where(part), int(part.sum()), len(rows), unit)


def average(
    label: str,
    rows: View,
    values: npt.NDArray[np.float64],
    unit: str,
    *,
    usual_move: float | None = None,
    enough: int = 1,
    median: bool = False,
) -> Line:
    """The average, or the median, of one value for each row; NaN does not count."""
    known = ~np.isnan(values)
    middle = np.median if median else np.mean
    return Line(
        label,
        LineKind.AVERAGE,
        rows.children_where(known),
        float(middle(values[known])) if known.any() else None,
        int(known.sum()),
        unit,
        usual_move=usual_move,
        enough=enough,
    )


def groups(
    rows: View,
    masks: Mapping[str, Mask],
    *,
    others: str = NOT_KNOWN,
    usual_up_to: float = USUALLY_KNOWN,
) -> list[Line]:
    """Children in groups, as shares of those in any; the rest is a line of its own, a share of all.

    ``rows`` has one row for each child.
    """
    known = np.logical_or.reduce([*masks.values()])
    in_any = rows.children_where(known)
    lines = [
        Line(label, LineKind.SHARE, part, int(part.sum()), int(in_any.sum()), in_groups=True)
        for label, mask in masks.items()
        for part in [rows.children_where(mask)]
    ]
    rest = rows.children_where(~known)
    left = Line(
        others,
        LineKind.SHARE,
        rest,
        int(rest.sum()),
        int(rows.children.sum()),
        usual_up_to=usual_up_to,
        in_groups=True,
    )
    return [*lines, left]
