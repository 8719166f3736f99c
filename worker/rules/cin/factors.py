"""The factors that assessments identified, wherever a return gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from worker.dataset.column import Column, Mask, Rows
from worker.dataset.joins import mark
from worker.dataset.table import View
from worker.returns.cin.dataset import Dataset, assessment_key

_LIST = "AssessmentFactorsList"
_CODE = re.compile(r"\w+")


@dataclass(frozen=True)
class Factors:
    """The factors of the assessments of a return, one an element; blanks are left out."""

    of: Rows
    """The row of Assessments that has the factor."""
    code: Column
    known: Mask
    """Rows of Assessments whose factors are known: a row without a child, or without a number of its own, has
    no rows in another table."""

    def any(self, mask: Mask) -> Mask:
        """Rows of Assessments with a factor that fits the mask."""
        return mark(len(self.known), self.of[mask])

    @property
    def given(self) -> Mask:
        """Rows of Assessments with any factor, valid or not."""
        return self.any(self.code.filled)


def factors_of(ds: Dataset) -> Factors:
    """The factors from their own table or, if that is not given, from the list in Assessments."""
    assessments = ds.Assessments
    if not ds.has(_LIST):
        return _listed(assessments)
    pairs = ds.in_assessment(assessments, ds.AssessmentFactorsList)
    pairs = pairs.where(pairs.right.AssessmentFactor.filled)
    return Factors(pairs.left_at, pairs.right.AssessmentFactor, assessment_key(assessments) >= 0)


def _listed(assessments: View) -> Factors:
    """Factors written as one text: 2A, 3B."""
    column = assessments.AssessmentFactors
    codes = [_CODE.findall(value) for value in column.values]
    # NumPy repeats by numbers of the machine's own size, which has 32 bits in the browser.
    count = np.array([*map(len, codes), 0], dtype=np.intp)
    begin = np.cumsum(count) - count
    times = count[column.codes]
    of = np.repeat(np.arange(len(column), dtype=np.int64), times)
    run_start = np.repeat(np.cumsum(times) - times, times)
    at = begin[column.codes][of] + np.arange(len(of), dtype=np.int64) - run_start
    flat = Column.from_texts(np.array([code for each in codes for code in each], dtype=object))
    return Factors(of, flat.take(at), np.ones(len(column), dtype=bool))
