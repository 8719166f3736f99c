"""Made-up rows as the tables that a check takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd


def frame(rows: Sequence[Mapping[str, str]], columns: tuple[str, ...]) -> pd.DataFrame:
    """Rows as a table with these columns; an empty text is a blank."""
    data = {column: [row[column] or None for row in rows] for column in columns}
    return pd.DataFrame(data, columns=list(columns), dtype="str")
