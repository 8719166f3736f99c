"""All key figures, in the order of their numbers."""

from __future__ import annotations

from worker.key_figures.key_figure import KeyFigures
from worker.returns.ssda903.key_figures import (
    adoption,
    leaving_care,
    missing,
    numbers,
    other_figures,
    reviews,
    stability,
    twelve_months,
    where_they_live,
    who_they_are,
)
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt

KEY_FIGURES = KeyFigures(
    figures=(
        *numbers.FIGURES,
        *who_they_are.FIGURES,
        *where_they_live.FIGURES,
        *stability.FIGURES,
        *reviews.FIGURES,
        *missing.FIGURES,
        *twelve_months.FIGURES,
        *adoption.FIGURES,
        *leaving_care.FIGURES,
        *other_figures.FIGURES,
    ),
    as_at=CareAsAt,
)
