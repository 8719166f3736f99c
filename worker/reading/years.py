"""Which collection year a return is of, worked out from its dates: nothing in the files says it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from worker.dataset.column import Column
from worker.dataset.dates import Dates
from worker.returns.definition import Return, year_label

_SHARE = 0.02
"""A year with a smaller share of the dates than this is treated as typing errors."""


def propose_year(definition: Return, tables: Mapping[str, pd.DataFrame]) -> tuple[int, str] | None:
    """The collection year of tables of one year (by module), and the reason in a sentence for the user.

    It is the latest year in which a fair share of the dates fall. None if there are no dates.
    """
    dates = _event_dates(definition, tables)
    year = _year_of(dates)
    if year is None:
        return None
    count = int((_collection_years(dates) == year).sum())
    reason = (
        f"{count:,} of the {len(dates):,} dates in the files are between 1 April {year - 1} and 31 March {year}, "
        "and hardly any are later."
    )
    nearest = min(max(year, definition.first_year), definition.last_year)
    if nearest != year:
        reason += f" {year_label(year)} is not supported; {year_label(nearest)} is the nearest year that is."
    return nearest, reason


def collection_year_of(definition: Return, tables: Mapping[str, pd.DataFrame]) -> int | None:
    """The latest collection year in which a fair share of the dates of tables (by module) fall; None without."""
    return _year_of(_event_dates(definition, tables))


def _year_of(dates: Dates) -> int | None:
    if not len(dates):
        return None
    years, counts = np.unique(_collection_years(dates), return_counts=True)
    fair = min(_SHARE * len(dates), counts.max())
    return int(years[counts >= fair].max())


def _event_dates(definition: Return, tables: Mapping[str, pd.DataFrame]) -> Dates:
    columns = [
        Column.from_texts(frame[name].to_numpy(dtype=object), dates=definition.dates).date
        for module, frame in tables.items()
        for name in definition.module(module).event_dates
        if name in frame.columns
    ]
    dates = np.concatenate(columns) if columns else np.array([], dtype="datetime64[D]")
    return dates[~np.isnat(dates)]


def _collection_years(dates: Dates) -> np.ndarray:
    """The year in which the collection ends that each date falls in: April 2026 to March 2027 is 2027."""
    months = dates.astype("datetime64[M]").astype("int64")
    return (months + 9) // 12 + 1970
