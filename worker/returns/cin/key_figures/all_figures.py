"""All key figures, in the order of their numbers."""

from __future__ import annotations

from worker.key_figures.key_figure import KeyFigures
from worker.returns.cin.key_figures import assessments, in_need, protection, referrals
from worker.returns.cin.key_figures.census_as_at import CensusAsAt

KEY_FIGURES = KeyFigures(
    figures=(*in_need.FIGURES, *referrals.FIGURES, *assessments.FIGURES, *protection.FIGURES),
    as_at=CensusAsAt,
)
