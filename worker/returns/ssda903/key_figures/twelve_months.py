"""Key figures 22 to 25: outcomes of children looked after for 12 months."""

from __future__ import annotations

import numpy as np

from worker.dataset.table import ChildSet, View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, average, count, share
from worker.returns.ssda903.dictionary import SDQ_SCORE
from worker.returns.ssda903.key_figures.care_as_at import CareAsAt, between

SECTION = "Looked after for 12 months: health, SDQ, offending"
HIGH_SDQ = 17
USUAL_MOVE_OF_SDQ = 1


def _answers(care: CareAsAt) -> View:
    """The rows of OC2 of children looked after for 12 months."""
    answers = care.ds.OC2
    return care.first_rows(answers.where(answers.of(care.ds.looked_after_12_months)))


def _of_age(care: CareAsAt, first: int, last: float = np.inf) -> ChildSet:
    """Children looked after for 12 months whose age on 31 March is within these."""
    header = care.first_rows(care.ds.Header)
    aged = between(care.ages(header, care.ds.end), first, last)
    return header.children_where(aged) & care.ds.looked_after_12_months


@key_figure(
    22,
    "Looked after for 12 months",
    section=SECTION,
    mirrors="DfE’s children looked after for at least 12 months",
    look_when="It is much lower than figure 2 suggests: episodes may have reason S although the child "
    "did not leave care.",
    dated=False,
)
def twelve_month_group(care: CareAsAt) -> list[Line]:
    """Children looked after on 1 April and ever since to 31 March: no episode starts care (S) after 1 April,
    ends care before 31 March or is a short break. While the year runs, a child who has not left still counts.
    """
    return [count("Children", care.ds.looked_after_12_months)]


@key_figure(
    23,
    "Health checks",
    section=SECTION,
    mirrors="DfE’s health of children looked after for 12 months; LAIT; ChAT",
    look_when="A share is exactly 0% or 100%, or two are the same: a column may have been copied.",
    dated=False,
)
def health_checks(care: CareAsAt) -> list[Line]:
    """The share of the children of figure 22 with 1 in HEALTH_ASSESSMENT, TEETH_CHECK and IMMUNISATIONS, and of
    those under 5 on 31 March with 1 in HEALTH_CHECK. A blank counts as not done.
    """
    group, answers = care.ds.looked_after_12_months, _answers(care)
    return [
        share("Health assessment", answers.children_where(answers.HEALTH_ASSESSMENT == "1"), group),
        share("Teeth checked", answers.children_where(answers.TEETH_CHECK == "1"), group),
        share("Immunisations up to date", answers.children_where(answers.IMMUNISATIONS == "1"), group),
        share(
            "Health checks up to date, under 5",
            answers.children_where(answers.HEALTH_CHECK == "1"),
            _of_age(care, 0, 4),
        ),
    ]


@key_figure(
    24,
    "Strengths and difficulties questionnaire (SDQ)",
    section=SECTION,
    mirrors="DfE’s emotional and behavioural health (SDQ); LAIT",
    look_when="The share falls by more than 5 points, or the average changes by more than 1.",
    dated=False,
)
def sdq(care: CareAsAt) -> list[Line]:
    """Of the children of figure 22 aged 5 to 16 on 31 March: the share with an SDQ_SCORE from 0 to 40, their
    average score, and how many score 17 or over.
    """
    aged = _of_age(care, 5, 16)
    answers = _answers(care)
    scored = answers.where(answers.of(aged) & answers.SDQ_SCORE.matches(SDQ_SCORE.pattern))
    scores = scored.SDQ_SCORE.number
    return [
        share("With a score", scored.children, aged),
        average("Average score", scored, scores, "points", usual_move=USUAL_MOVE_OF_SDQ),
        count("Score of 17 or more", scored.children_where(scores >= HIGH_SDQ)),
    ]


@key_figure(
    25,
    "Convicted, and substance misuse",
    section=SECTION,
    mirrors="DfE’s offending and substance misuse of children looked after for 12 months",
    look_when="A line is 0 after 5 or more.",
    dated=False,
)
def convicted_and_substance_misuse(care: CareAsAt) -> list[Line]:
    """Of the children of figure 22 aged 10 or over on 31 March, those with CONVICTED 1.

    Of all children of figure 22, those with SUBSTANCE_MISUSE 1, and of these, those with INTERVENTION_RECEIVED 1.
    """
    answers = _answers(care)
    misuse = answers.SUBSTANCE_MISUSE == "1"
    using = answers.children_where(misuse)
    return [
        share(
            "Convicted or cautioned, 10 and over",
            answers.children_where(answers.CONVICTED == "1"),
            _of_age(care, 10),
        ),
        share("Substance misuse", using, care.ds.looked_after_12_months),
        share(
            "Of these, received an intervention",
            answers.children_where(misuse & (answers.INTERVENTION_RECEIVED == "1")),
            using,
        ),
    ]


FIGURES = (twelve_month_group, health_checks, sdq, convicted_and_substance_misuse)
