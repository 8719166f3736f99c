"""Whether a day lies in the time of an assessment, an enquiry or a plan."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.dates import Dates


def inside(days: Dates, start: Dates, end: Dates, reference_date: np.datetime64) -> Mask:
    """Days from the start to the end, both included; without an end, to the reference date."""
    return before_end_of(days, start, end, reference_date) | ((start <= days) & (days == end))


def before_end_of(days: Dates, start: Dates, end: Dates, reference_date: np.datetime64) -> Mask:
    """Days from the start to the day before the end; without an end, to the reference date, which is included."""
    return (start <= days) & ((days < end) | (np.isnat(end) & (days <= reference_date)))
