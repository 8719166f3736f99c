"""How the values and differences of key figures are written."""

from __future__ import annotations

from worker.key_figures.line import Line, LineKind

NOTHING_KNOWN = "not known"


def value_text(line: Line) -> str:
    """A value: "847", "12 of 34 (35.3%)", in groups "12 (35.3%)", "14.7 points"."""
    if line.value is None:
        return NOTHING_KNOWN
    if line.kind is LineKind.AVERAGE:
        return f"{line.value:,.1f} {line.unit}"
    number = f"{line.value:,.0f}"
    if line.kind is LineKind.COUNT or line.share is None:
        return number
    of_whole = "" if line.in_groups else f" of {line.whole:,}"
    return f"{number}{of_whole} ({line.share:.1%})"


def difference_text(line: Line, difference: float | None) -> str:
    """How much more it is this year: "+12", "−2.1 points"; empty if it is not known."""
    if difference is None:
        return ""
    decimals = 0 if line.kind is LineKind.COUNT else 1
    if round(difference, decimals) == 0:
        return "0"
    text = f"{difference:+,.{decimals}f}".replace("-", "−")
    return f"{text} points" if line.kind is LineKind.SHARE else text
