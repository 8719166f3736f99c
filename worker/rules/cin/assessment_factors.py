"""The factors that assessments identified."""

from __future__ import annotations

from worker.dataset.joins import repeated
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import FOUND_NOT_IN_NEED, Dataset, episode_key
from worker.rules.cin.assessments import not_completed
from worker.rules.cin.catalogue import rule
from worker.rules.cin.factors import factors_of

NO_FACTORS = "21"
"""The code that says that no factors were identified."""


@rule("8614")
def factors_of_an_open_assessment(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment without an authorisation date must have no factors. Codes that are not valid count as
    factors.
    """
    return ds.Assessments.flag(not_completed(ds.Assessments) & factors_of(ds).given)


@rule("8869")
def no_factors_together_with_factors(ds: Dataset) -> RowsAtFault:
    """Checks: If an assessment has factor 21 (no factors identified), it must have no other factor. The same
    factor twice is error 8898.
    """
    factors = factors_of(ds)
    says_none = factors.any(factors.code == NO_FACTORS)
    return ds.Assessments.flag(says_none & factors.any(factors.code != NO_FACTORS))


@rule("8873Q")
def no_factors_but_not_closed_as_not_in_need(ds: Dataset) -> RowsAtFault:
    """Checks: If the only assessment of an episode has factor 21 (no factors identified), the reason for closure
    should be RC8 or RC9. Episodes that are still open are also reported.

    Note: We could not confirm whether DfE reports episodes that are still open, or only assessments that are
    completed. We report open episodes, and do not ask for an authorisation date.
    """
    factors = factors_of(ds)
    episode = episode_key(ds.Assessments)
    alone = (episode >= 0) & ~repeated(episode)
    found_none = alone & factors.any(factors.code == NO_FACTORS)
    pairs = ds.in_episode(ds.Assessments, ds.CINdetails)
    return pairs.flag(found_none[pairs.left_at] & ~pairs.right.ReasonForClosure.isin(FOUND_NOT_IN_NEED))


@rule("8897Q")
def completed_without_valid_factors(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment authorised on or after 1 April of the census year should have at least one factor, and
    only valid codes. Assessments authorised after the reference date are checked too.
    """
    factors = factors_of(ds)
    authorised = ds.Assessments.AssessmentAuthorisationDate.date >= ds.collection_start
    invalid = factors.any(~factors.code.isin(ds.codes("AssessmentFactor")))
    return ds.Assessments.flag(authorised & ((factors.known & ~factors.given) | invalid))


@rule("8898")
def factor_twice(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment must not have the same factor more than once."""
    factors = factors_of(ds)
    factor_of_assessment = factors.of * (len(factors.code.values) + 1) + factors.code.codes
    return ds.Assessments.flag(factors.any(repeated(factor_of_assessment)))


@rule("8945Q")
def old_factor_of_physical_abuse(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment should not have factor 18A.

    Years: From 2024/25. Before, 18A was used beside 18B and 18C without a query.
    """
    return _with_factor(ds, "18A")


@rule("8950Q")
def old_factor_of_sexual_abuse(ds: Dataset) -> RowsAtFault:
    """Checks: An assessment should not have factor 19A.

    Years: From 2024/25. Before, 19A was used beside 19B and 19C without a query.
    """
    return _with_factor(ds, "19A")


def _with_factor(ds: Dataset, code: str) -> RowsAtFault:
    factors = factors_of(ds)
    return ds.Assessments.flag(factors.any(factors.code == code))
