"""Key figures 1 to 6: children in need, episodes that started and ended, and who the children are."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from worker.dataset.dates import whole_years
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, count, count_of_rows, groups
from worker.returns.cin.key_figures.census_as_at import CensusAsAt, row_groups

NUMBERS = "Children in need"
WHO = "Who they are, on the day"


@key_figure(
    1,
    "Children in need on the day",
    section=NUMBERS,
    mirrors="DfE’s children in need at 31 March; ChAT; LAIT",
    look_when=(
        "It is not last year’s figure 1 plus the episodes that started minus those that ended (figure 3), by more "
        "than the children counted in both. Or more than half have neither plan."
    ),
)
def in_need_on_the_day(census: CensusAsAt) -> list[Line]:
    """Children with an episode of need that is open on the day.

    An episode counts as one of need unless its referral led to no further action, or it closed with RC8 or RC9. It
    is open without a valid closure date, or with one after the day. A child with both kinds of plan on the day
    counts under child protection plan.
    """
    children = census.on_the_day
    plans = census.ds.CINplanDates
    in_need_plan = plans.children_where(census.open_on_the_day(plans, "CINPlanStartDate", "CINPlanEndDate"))
    protected = children.of(census.plans_on_the_day.children)
    in_groups = groups(
        children,
        {
            "With a child protection plan": protected,
            "With a child in need plan": children.of(in_need_plan) & ~protected,
        },
        others="With neither plan",
        usual_up_to=0.5,
    )
    # The rest is a group like the others here, so all are shares of all children.
    return [count("Children", children.children), *(replace(line, whole=len(children)) for line in in_groups)]


@key_figure(
    2,
    "In need in the period",
    section=NUMBERS,
    mirrors="DfE’s children in need at any point in the year",
    look_when="It rises and figure 1 falls, or the reverse.",
)
def in_need_in_period(census: CensusAsAt) -> list[Line]:
    """Children with an episode of need that had not closed before 1 April."""
    episodes = census.of_need
    closed = episodes.CINclosureDate.date
    return [count("Children", episodes.children_where(np.isnat(closed) | (closed >= census.ds.start)))]


@key_figure(
    3,
    "Episodes of need that started and ended",
    section=NUMBERS,
    mirrors="DfE’s episodes of need starting and ending in the year",
    look_when="Far fewer ended than last year: cases may not have been closed. Or more than 90% ended with RC7.",
)
def started_and_ended(census: CensusAsAt) -> list[Line]:
    """Episodes of need that were referred in the period, and those that closed in it, by their reason."""
    episodes = census.of_need
    started = episodes.where(census.in_period(episodes.CINreferralDate.date))
    ended = episodes.where(census.in_period(episodes.CINclosureDate.date))
    reasons = census.groups_by_code(ended, "ReasonForClosure")
    ended_by = {label: mask for label, mask in reasons.items() if not label.startswith(("RC8", "RC9"))}
    lines = row_groups(ended, ended_by, "episodes", others="Reason not known")
    return [
        count_of_rows("Started", started, "episodes"),
        count_of_rows("Ended", ended, "episodes"),
        *(replace(line, usual_up_to=0.9) if line.label.startswith("RC7") else line for line in lines),
    ]


@key_figure(
    4,
    "Age, sex and ethnic group",
    section=WHO,
    mirrors="DfE’s children in need by characteristic",
    look_when="The group of 18 and over grows, or more than 2% are not known.",
    changed_in={2025: "Sex replaced gender in 2024/25."},
)
def age_sex_and_ethnic_group(census: CensusAsAt) -> list[Line]:
    """The children of figure 1.

    The age is in whole years on the day. Children without a valid date of birth, but with an expected one,
    are unborn. Ethnic codes that begin with W are White, with M mixed, with A Asian (also CHNE), with B Black.
    OOTH is other. REFU, NOBT and sex U are not known.
    """
    children = census.on_the_day
    identifiers = census.ds.first_partner(children, census.ds.ChildIdentifiers)
    born = identifiers.PersonBirthDate
    ages = whole_years(born.date, census.day)
    unborn = ~born.has_date & identifiers.ExpectedPersonBirthDate.has_date
    sex = "Sex" if census.ds.year >= 2025 else "GenderCurrent"
    sexes = census.valid(identifiers, sex)
    ethnic = census.valid(census.ds.first_partner(children, census.ds.ChildCharacteristics), "Ethnicity")
    return [
        *groups(
            children,
            {
                "Unborn": unborn,
                "Under 1": ages < 1,
                "1 to 4": (ages >= 1) & (ages <= 4),
                "5 to 9": (ages >= 5) & (ages <= 9),
                "10 to 15": (ages >= 10) & (ages <= 15),
                "16 to 17": (ages >= 16) & (ages <= 17),
                "18 and over": ages >= 18,
            },
            others="Age not known",
        ),
        *groups(
            children,
            {"Male": sexes.isin(("M", "1")), "Female": sexes.isin(("F", "2"))},
            others="Sex not known",
        ),
        *groups(
            children,
            {
                "White": ethnic.startswith("W"),
                "Mixed": ethnic.startswith("M"),
                "Asian": ethnic.startswith("A") | (ethnic == "CHNE"),
                "Black": ethnic.startswith("B"),
                "Other ethnic group": ethnic == "OOTH",
            },
            others="Ethnic group not known",
            usual_up_to=0.05,
        ),
    ]


@key_figure(
    5,
    "Primary need",
    section=WHO,
    mirrors="DfE’s children in need by primary need at assessment",
    look_when="N1 changes by more than 5 points, or more than 5% are not stated or not known.",
)
def primary_need(census: CensusAsAt) -> list[Line]:
    """The primary need code of the open episode of each child of figure 1; of several, of the latest referral."""
    children = census.on_the_day
    by_code = census.groups_by_code(children, "PrimaryNeedCode")
    lines = groups(children, by_code, usual_up_to=0.05)
    return [replace(line, usual_up_to=0.05) if line.label.startswith("N0") else line for line in lines]


@key_figure(
    6,
    "Disability",
    section=WHO,
    mirrors="DfE’s children in need with a disability recorded",
    look_when="The share with a disability halves, or more than 5% have no code.",
)
def disability(census: CensusAsAt) -> list[Line]:
    """Children of figure 1 with a valid disability code other than NONE, with NONE alone, and without any.

    A child with several disabilities counts under each kind.
    """
    children = census.on_the_day
    rows = census.ds.Disabilities
    by_code = {
        label: children.of(rows.children_where(mask))
        for label, mask in census.groups_by_code(rows, "Disability").items()
        if not label.startswith("NONE")
    }
    disabled = np.logical_or.reduce([*by_code.values()])
    none = children.of(rows.children_where(rows.Disability == "NONE")) & ~disabled
    # A child can have several kinds, so these are shares of all children and not groups.
    kinds = groups(children, by_code)[:-1]
    return [
        *groups(
            children,
            {"With a disability": disabled, "No disability (NONE)": none},
            others="No code",
            usual_up_to=0.05,
        ),
        *(replace(line, whole=len(children), in_groups=False) for line in kinds),
    ]


FIGURES = (
    in_need_on_the_day,
    in_need_in_period,
    started_and_ended,
    age_sex_and_ethnic_group,
    primary_need,
    disability,
)
