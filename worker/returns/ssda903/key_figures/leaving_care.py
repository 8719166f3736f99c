"""Key figures 30 to 34: why care ended, and care leavers."""

from __future__ import annotations

from worker.dataset.dates import whole_years
from worker.dataset.table import View
from worker.key_figures.key_figure import key_figure
from worker.key_figures.line import Line, groups, share
from worker.returns.ssda903.key_figures.care_as_at import Ages, CareAsAt, between

SECTION = "Leaving care, and care leavers"
NOT_ASKED_ABOUT = ("DIED", "RHOM")
YOUNGER, OLDER = "17 to 18", "19 to 21"


@key_figure(
    30,
    "Why care ended",
    section=SECTION,
    mirrors="DfE’s children who ceased to be looked after by reason",
    look_when="E8 is above 10%, E17 is 0, or E4B rises.",
)
def why_care_ended(care: CareAsAt) -> list[Line]:
    """REC of the children of figure 4."""
    patterns = {
        "Returned home (E4A, E4B)": "E4A|E4B",
        "To live with others without parental responsibility (E13)": "E13",
        "Child arrangements order (E41)": "E41",
        "Adopted (E11, E12)": "E11|E12",
        "Special guardianship (E45 to E48)": "E4[5-8]",
        "Independent living (E5, E6)": "E5|E6",
        "Stayed with carers at 18 (E17)": "E17",
        "Adult social care (E7)": "E7",
        "Custody (E9)": "E9",
        "Another council (E3)": "E3",
        "Died (E2)": "E2",
        "Other (E8, E14 to E16)": "E8|E14|E15|E16",
    }
    return groups(care.ceased, care.groups_by_code(care.ceased, "REC", patterns))


def _leavers(care: CareAsAt) -> tuple[View, Ages]:
    """The rows of OC3 whose birthday in the collection year has come by the day, and their ages on 31 March.

    If the age is not known, we do not know that the birthday is still to come, so the row stays.
    """
    leavers = care.first_rows(care.ds.OC3)
    born = care.born(leavers)
    ages = whole_years(born, care.ds.end)
    # The age on 31 March is the number of the birthday in the collection year.
    still_to_come = ages > whole_years(born, care.day)
    return leavers.where(~still_to_come), ages[~still_to_come]


@key_figure(
    31,
    "Care leavers",
    section=SECTION,
    mirrors="DfE’s care leavers",
    look_when=(
        "19 to 21 changes by more than 15%: young people may be missing, or the file may include young people who "
        "are not eligible."
    ),
)
def care_leavers(care: CareAsAt) -> list[Line]:
    """Children with a row in OC3, by age on 31 March.

    While the year runs, only those whose birthday in the collection year is on or before the day.
    """
    leavers, ages = _leavers(care)
    by_age = {YOUNGER: between(ages, 17, 18), OLDER: between(ages, 19, 21), "22 to 25": between(ages, 22, 25)}
    return groups(leavers, by_age, others="Another age, or not known")


def _of_those_asked_about(care: CareAsAt, column: str, pattern: str) -> list[Line]:
    """The share whose valid code in a column fits the pattern, for each age group."""
    leavers, ages = _leavers(care)
    asked = leavers.IN_TOUCH.filled & ~leavers.IN_TOUCH.isin(NOT_ASKED_ABOUT)
    fits = care.valid(leavers, column).matches(pattern)
    return [
        share(label, leavers.children_where(asked & aged & fits), leavers.children_where(asked & aged))
        for label, aged in ((YOUNGER, between(ages, 17, 18)), (OLDER, between(ages, 19, 21)))
    ]


@key_figure(
    32,
    "Care leavers in touch",
    section=SECTION,
    mirrors="DfE’s care leavers in touch; LAIT; ChAT",
    look_when="REFU and NREQ together are above 10%.",
)
def in_touch(care: CareAsAt) -> list[Line]:
    """Of the care leavers aged 17 to 18 and 19 to 21 with an IN_TOUCH other than DIED or RHOM, those with YES."""
    return _of_those_asked_about(care, "IN_TOUCH", "YES")


@key_figure(
    33,
    "Care leavers in suitable accommodation",
    section=SECTION,
    mirrors="DfE’s care leavers by suitability of accommodation; LAIT; ChAT",
    look_when="It is 100%, or code 0 is above those not in touch.",
)
def suitable_accommodation(care: CareAsAt) -> list[Line]:
    """Of the same care leavers as in figure 32, those with an ACCOM that ends in 1."""
    return _of_those_asked_about(care, "ACCOM", ".*1")


@key_figure(
    34,
    "Care leavers in education, employment or training",
    section=SECTION,
    mirrors="DfE’s care leavers by activity; LAIT; ChAT",
    look_when="G5 changes by more than 5 points, or code 0 is above those not in touch.",
)
def in_education_employment_or_training(care: CareAsAt) -> list[Line]:
    """Of the same care leavers as in figure 32, those with an ACTIV that begins with F or P."""
    return _of_those_asked_about(care, "ACTIV", "[FP].*")


FIGURES = (
    why_care_ended,
    care_leavers,
    in_touch,
    suitable_accommodation,
    in_education_employment_or_training,
)
