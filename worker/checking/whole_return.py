"""What rules on the whole return say: they have no child and no row, and show the numbers behind them."""

from __future__ import annotations

from dataclasses import dataclass

from worker.dataset.table import NOTHING, RowsAtFault


@dataclass(frozen=True)
class Measure:
    """A number, or another fact, on which a rule on the whole return decides."""

    label: str
    """What it is, as the page shows it: "Child protection plans that started in the year"."""
    value: str
    """As the page shows it: "1,204", "2.4%"."""


@dataclass(frozen=True)
class WholeReturn:
    """What a rule on the whole return found."""

    fails: bool
    measures: tuple[Measure, ...]
    """The numbers behind it, in the order in which the page shows them; also where it does not fail."""
    cells: RowsAtFault = NOTHING
    """The cells of tables without children that have the error, such as the header's; none for most rules."""
