"""Key figures 11 to 15: assessments, their factors, section 47 enquiries and initial conferences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from worker.dataset.joins import match
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count_of_rows, share_of_rows
from worker.returns.cin.dataset import assessment_key, yes
from worker.returns.cin.key_figures.census_as_at import CensusAsAt, row_groups, up_to, working_days

ASSESSMENTS = "Assessments"
ENQUIRIES = "Section 47 enquiries and conferences"
MONTHS = {
    "April": 4,
    "May": 5,
    "June": 6,
    "July": 7,
    "August": 8,
    "September": 9,
    "October": 10,
    "November": 11,
    "December": 12,
    "January": 1,
    "February": 2,
    "March": 3,
}
LONGEST_ASSESSMENT = 45
"""Working days from the start of an assessment to its authorisation."""
LONGEST_TO_CONFERENCE = 15
"""Working days from the start of an enquiry to the initial conference."""


@key_figure(
    11,
    "Assessments completed",
    section=ASSESSMENTS,
    mirrors="DfE’s assessments completed in the year",
    look_when="It is less than half of the referrals that led to action (figures 7 and 8), or a month is empty.",
)
def completed(census: CensusAsAt) -> list[Line]:
    """Assessments that were authorised in the period, by month."""
    rows = census.assessments
    months = rows.AssessmentAuthorisationDate.date.astype("datetime64[M]").astype(np.int64) % 12 + 1
    by_month = (
        count_of_rows(label, rows.where(months == month), "assessments") for label, month in MONTHS.items()
    )
    return [count_of_rows("Assessments", rows, "assessments"), *by_month]


@key_figure(
    12,
    "Assessments within 45 working days",
    section=ASSESSMENTS,
    mirrors="DfE’s assessments by duration; LAIT; ChAT",
    look_when="Many took exactly 45 days or none. Or many are still open for longer (query 8670Q).",
)
def in_time(census: CensusAsAt) -> list[Line]:
    """Assessments of figure 11 with a valid start, by working days from the start to the authorisation.

    The first day does not count.
    """
    days = working_days(
        census.assessments.AssessmentActualStartDate, census.assessments.AssessmentAuthorisationDate
    )
    rows, known = census.assessments.where(~np.isnan(days)), days[~np.isnan(days)]
    lengths = up_to(known, (10, 20, 30, 40, LONGEST_ASSESSMENT))
    return [
        share_of_rows("Within 45 working days", rows, known <= LONGEST_ASSESSMENT, "assessments"),
        *row_groups(rows, lengths, "assessments")[:-1],
    ]


@key_figure(
    13,
    "Factors",
    section=ASSESSMENTS,
    mirrors="DfE’s factors identified at the end of assessment",
    look_when="More than 2% have no factor, a factor falls to 0, or 21 changes by 5 points.",
)
def factors(census: CensusAsAt) -> list[Line]:
    """Assessments of figure 11 with each factor; a factor that is entered twice counts once."""
    rows, listed = census.assessments, census.ds.AssessmentFactorsList
    valid = census.valid(listed, "AssessmentFactor")
    at, other = match(assessment_key(rows), assessment_key(listed))
    by_factor = {}
    for code, label in census.codes("AssessmentFactor").items():
        has = np.zeros(len(rows), dtype=bool)
        has[at[(valid == code)[other]]] = True
        by_factor[f"{code} {label}"] = has
    return row_groups(rows, by_factor, "assessments", others="No factor")


@key_figure(
    14,
    "Section 47 enquiries",
    section=ENQUIRIES,
    mirrors="DfE’s section 47 enquiries; LAIT",
    look_when="More than 5% have no outcome, or the share with a conference changes by 5 points.",
)
def enquiries(census: CensusAsAt) -> list[Line]:
    """Enquiries that started in the period, by whether a conference was held, was not required, or neither."""
    rows = census.enquiries
    held = rows.DateOfInitialCPC.has_date
    masks = {"Conference held": held, "Conference not required": yes(rows.ICPCnotRequired) & ~held}
    return [
        count_of_rows("Enquiries", rows, "enquiries"),
        *row_groups(rows, masks, "enquiries", others="No outcome", usual_up_to=0.05),
    ]


@key_figure(
    15,
    "Initial conferences, and those within 15 working days",
    section=ENQUIRIES,
    mirrors="DfE’s initial child protection conferences; LAIT; ChAT",
    look_when=(
        "There are fewer than child protection plans that started (rule 2883), or none without an enquiry "
        "although plans were taken over."
    ),
)
def conferences(census: CensusAsAt) -> list[Line]:
    """Initial child protection conferences in the period, of section 47 enquiries and of referrals without one.

    Those of enquiries with a valid start are counted by working days from the start of the enquiry; the first day
    does not count.
    """
    enquiries, details = census.ds.Section47, census.ds.CINdetails
    rows = enquiries.where(census.in_period(enquiries.DateOfInitialCPC.date) & (enquiries.child >= 0))
    others = details.where(census.in_period(details.DateOfInitialCPC.date) & (details.child >= 0))
    days = working_days(rows.S47ActualStartDate, rows.DateOfInitialCPC)
    timed, known = rows.where(~np.isnan(days)), days[~np.isnan(days)]
    lengths = row_groups(timed, up_to(known, (5, 10, LONGEST_TO_CONFERENCE, 20)), "conferences")[:-1]
    return [
        count_of_rows("After an enquiry", rows, "conferences"),
        count_of_rows("Without an enquiry", others, "conferences"),
        share_of_rows("Within 15 working days", timed, known <= LONGEST_TO_CONFERENCE, "conferences"),
        *(replace(line, usual_up_to=None) for line in lengths),
    ]


FIGURES = (completed, in_time, factors, enquiries, conferences)
