"""Texts of the data in reports: what a spreadsheet would read as a formula can't act as one.

Only reports and summaries are changed in this way; exports of the data keep every value as it is.
"""

from __future__ import annotations

import re

LONGEST_CELL = 32_767
"""The most characters that a cell of Excel can hold."""

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")
# The wide characters of East Asian keyboards count as the same signs.
_STARTS_A_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "|", "%")


def on_one_line(text: str) -> str:
    """The text with spaces for line breaks and other control characters, cut to what a cell can hold."""
    plain = _CONTROLS.sub(" ", text)
    return plain if len(plain) <= LONGEST_CELL else plain[: LONGEST_CELL - 1] + "…"


def neutral(text: str) -> str:
    """The text for a cell of a report in CSV: on one line, an apostrophe before what could start a formula."""
    plain = on_one_line(text)
    return f"'{plain[: LONGEST_CELL - 1]}" if plain.lstrip().startswith(_STARTS_A_FORMULA) else plain
