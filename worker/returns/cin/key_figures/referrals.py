"""Key figures 7 to 10: referrals, no further action, re-referrals, and cases closed after assessment."""

from __future__ import annotations

import numpy as np

from worker.dataset.dates import add_months
from worker.dataset.joins import match
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count_of_rows, share_of_rows
from worker.returns.cin.dataset import episode_key, no, yes
from worker.returns.cin.key_figures.census_as_at import CensusAsAt, any_of, row_groups

SECTION = "Referrals"
SOURCES = {
    "1 Individual": "1[A-D]",
    "2 Schools and education services": "2[AB]",
    "3 Health services": "3[A-F]",
    "4 Housing": "4",
    "5 Local authority services": "5[A-D]",
    "6 Police": "6",
    "7 Other legal agency": "7",
    "8 Other": "8",
    "9 Anonymous": "9",
    "10 Unknown": "10",
}
"""The sources of referrals by their number, with the pattern of their codes."""


@key_figure(
    7,
    "Referrals",
    section=SECTION,
    mirrors="DfE’s referrals in the year; LAIT",
    look_when="It changes by 15%, or more than 5% are unknown. It is low if referrals are recorded late.",
)
def referrals(census: CensusAsAt) -> list[Line]:
    """Episodes that were referred in the period, by the number of their source."""
    rows = census.referrals
    valid = census.valid(rows, "ReferralSource")
    by_source = {label: valid.matches(pattern) for label, pattern in SOURCES.items()}
    return [count_of_rows("Referrals", rows, "referrals"), *row_groups(rows, by_source, "referrals")]


@key_figure(
    8,
    "No further action",
    section=SECTION,
    mirrors="DfE’s referrals that resulted in no further action",
    look_when="It is 0, or twice as many as last year.",
)
def no_further_action(census: CensusAsAt) -> list[Line]:
    """The referrals of figure 7 by whether they led to no further action."""
    rows = census.referrals
    masks = {"No further action": yes(rows.ReferralNFA), "Further action": no(rows.ReferralNFA)}
    return row_groups(rows, masks, "referrals", others="Not recorded")


@key_figure(
    9,
    "Re-referrals within 12 months",
    section=SECTION,
    mirrors="DfE’s re-referrals within 12 months; LAIT; ChAT",
    look_when="It changes by 5 points. Or it is very low: IDs may not be kept when a child is referred again.",
)
def re_referrals(census: CensusAsAt) -> list[Line]:
    """Referrals of figure 7 of a child who has an earlier referral, at most 12 months before.

    The census holds last year’s referrals only of cases that were open on 1 April, so this is too low in every
    year.
    """
    rows, all_rows = census.referrals, census.episodes
    at, other = match(rows.child, all_rows.child)
    date, earlier = rows.CINreferralDate.date[at], all_rows.CINreferralDate.date[other]
    again = np.zeros(len(rows), dtype=bool)
    again[at[(earlier < date) & (add_months(earlier, 12) >= date)]] = True
    return [share_of_rows("Referred again", rows, again, "referrals")]


@key_figure(
    10,
    "Closed after assessment",
    section=SECTION,
    mirrors="DfE’s children assessed and found not to be in need",
    look_when="There is no RC9, or an episode closed after assessment has no assessment.",
)
def closed_after_assessment(census: CensusAsAt) -> list[Line]:
    """Episodes that closed in the period with RC8 or RC9."""
    episodes = census.episodes
    closed = episodes.where(census.in_period(episodes.CINclosureDate.date))
    rc8, rc9 = (closed.where(closed.ReasonForClosure == code) for code in ("RC8", "RC9"))
    both = closed.where(closed.ReasonForClosure.isin(("RC8", "RC9")))
    assessments = census.ds.Assessments
    assessed = any_of(both, assessments, episode_key(both), episode_key(assessments))
    labels = census.codes("ReasonForClosure")
    return [
        count_of_rows(f"RC8 {labels['RC8']}", rc8, "episodes"),
        count_of_rows(f"RC9 {labels['RC9']}", rc9, "episodes"),
        *row_groups(both, {"With an assessment": assessed}, "episodes", others="Without one", usual_up_to=0),
    ]


FIGURES = (referrals, no_further_action, re_referrals, closed_after_assessment)
