"""Rules on the whole return: they have no child and no row, and show the numbers behind them."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import from_year
from worker.checking.whole_return import Measure, WholeReturn
from worker.dataset.column import Column, Mask
from worker.dataset.dates import as_date, day_in_words
from worker.returns.cin.dataset import Dataset
from worker.rules.cin.catalogue import whole_return_rule
from worker.rules.cin.disabilities import NO_DISABILITY

_MOST_WITHOUT_SEX_PERCENT = 2
_FEWEST_CODES = 8


@whole_return_rule("100")
def reference_date_is_wrong(ds: Dataset) -> WholeReturn:
    """Checks: The reference date must be 31 March of the year that the header names. A year that does not have 4
    digits is also an error. Dates in the return are still checked against the date that is given.
    """
    header = ds.Header
    first = header.where(np.arange(len(header)) == 0)
    year, given = (_only_text(column) for column in (first.Year, first.ReferenceDate))
    is_year = bool(first.Year.matches("[0-9]{4}").any())
    dates = first.ReferenceDate.date
    has_date = bool(first.ReferenceDate.has_date.any())
    right = is_year and has_date and str(dates[0]) == f"{year}-03-31"
    measures = (
        Measure("Year in the header", year or "missing"),
        Measure(
            "Reference date in the header", day_in_words(as_date(dates[0])) if has_date else given or "missing"
        ),
        *([Measure("Reference date of that year", f"31 March {year}")] if is_year else []),
    )
    return WholeReturn(not right, measures, first.flag(np.full(len(first), not right)))


def _only_text(column: Column) -> str:
    """The text of a column with one row, or without any."""
    return next((text for text in column.texts if text is not None), "")


@whole_return_rule("2883")
def more_plans_than_conferences(ds: Dataset) -> WholeReturn:
    """Checks: No more child protection plans may have started in the year than initial child protection
    conferences were held in it. Conferences of section 47 enquiries and conferences of referrals (for children
    who moved in with a plan) both count.
    """
    plans, of_referrals, of_enquiries = plans_and_conferences(ds)
    held = of_referrals + of_enquiries
    measures = (
        Measure("Child protection plans that started in the year", f"{plans:,}"),
        Measure("Initial child protection conferences held in the year", f"{held:,}"),
        Measure("Of these, conferences of section 47 enquiries", f"{of_enquiries:,}"),
        Measure("Of these, conferences of referrals", f"{of_referrals:,}"),
    )
    return WholeReturn(plans > held, measures)


def plans_and_conferences(ds: Dataset) -> tuple[int, int, int]:
    """How many child protection plans started in the year, and how many conferences of referrals and of section 47
    enquiries were held in it."""
    plans, of_referrals, of_enquiries = (
        ds.ChildProtectionPlans.CPPstartDate,
        ds.CINdetails.DateOfInitialCPC,
        ds.Section47.DateOfInitialCPC,
    )
    counts = (int(ds.in_period(column.date).sum()) for column in (plans, of_referrals, of_enquiries))
    return next(counts), next(counts), next(counts)


@whole_return_rule(
    "2886Q",
    years=(0, 2024),
    fields=["ChildIdentifiers.GenderCurrent"],
    message="Please check and either amend or provide a reason: Percentage of children with no gender recorded is "
    "more than 2% (excluding unborns)",
)
def gender_is_often_missing(ds: Dataset) -> WholeReturn:
    """Checks: No more than 2% of all children may have a blank gender or 0 (not recorded). Children with an
    expected date of birth do not count as missing, only as children.

    Years: From 2024/25 sex is collected instead of gender.
    """
    gender = ds.ChildIdentifiers.GenderCurrent
    return _often_missing(ds, gender.blank | (gender == "0"), "gender")


@whole_return_rule("2886Q", years=from_year(2025), fields=["ChildIdentifiers.Sex"])
def sex_is_often_missing(ds: Dataset) -> WholeReturn:
    """Checks: No more than 2% of all children may have a blank sex or U (unknown). Children with an expected date
    of birth do not count as missing, only as children.

    Years: Up to 2023/24 gender was collected instead of sex.
    """
    sex = ds.ChildIdentifiers.Sex
    return _often_missing(ds, sex.blank | (sex == "U"), "sex")


def _often_missing(ds: Dataset, unknown: Mask, what: str) -> WholeReturn:
    children = ds.ChildIdentifiers
    missing = int((unknown & ~children.ExpectedPersonBirthDate.has_date).sum())
    share = f"{100 * missing / len(children):.1f}%" if len(children) else "0.0%"
    measures = (
        Measure(f"Children without a recorded {what}, not counting unborn children", f"{missing:,}"),
        Measure("All children", f"{len(children):,}"),
        Measure("Percentage", share),
    )
    return WholeReturn(100 * missing > _MOST_WITHOUT_SEX_PERCENT * len(children), measures)


@whole_return_rule("2887Q")
def few_disability_codes(ds: Dataset) -> WholeReturn:
    """Checks: The return must use at least 8 different disability codes. NONE does not count. A code that is not
    valid counts.
    """
    code = ds.Disabilities.Disability
    used = sorted(code.values[at] for at in np.unique(code.codes[_disability(code)]))
    measures = (
        Measure("Different disability codes used", f"{len(used):,}"),
        Measure("Codes used", ", ".join(used) or "none"),
    )
    return WholeReturn(len(used) < _FEWEST_CODES, measures)


@whole_return_rule("2888Q")
def one_disability_each(ds: Dataset) -> WholeReturn:
    """Checks: If any child has a disability, at least one must have 2 or more different ones. NONE does not
    count.
    """
    disabilities = ds.Disabilities
    code = disabilities.Disability
    recorded = _disability(code)
    of_children = recorded & (disabilities.child >= 0)
    different = np.unique(np.stack([disabilities.child[of_children], code.codes[of_children]]), axis=1)
    _, count = np.unique(different[0], return_counts=True)
    several = int((count > 1).sum())
    measures = (
        Measure("Children with a disability", f"{len(count):,}"),
        Measure("Children with 2 or more different disabilities", f"{several:,}"),
    )
    return WholeReturn(bool(recorded.any()) and not several, measures)


def _disability(code: Column) -> Mask:
    """Rows with a disability code other than NONE."""
    return code.filled & (code != NO_DISABILITY)
