"""Sex and ethnicity of a child."""

from __future__ import annotations

from worker.checking.rule import RuleKind, from_year
from worker.dataset.column import Mask
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset
from worker.rules.cin.catalogue import rule

_UNTIL_2024 = (0, 2024)
_FROM_2025 = from_year(2025)
_DATES_OF_BIRTH = ("ChildIdentifiers.PersonBirthDate", "ChildIdentifiers.ExpectedPersonBirthDate")


@rule(
    "4180",
    years=_UNTIL_2024,
    fields=["ChildIdentifiers.GenderCurrent"],
    message="Gender is missing",
    kind=RuleKind.INVALID_CODE,
)
def gender_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: Gender must be 0, 1, 2 or 9.

    Years: From 2024/25 sex (M, F or U) is collected instead of gender.
    """
    children = ds.ChildIdentifiers
    return children.flag(~children.GenderCurrent.isin(ds.codes("GenderCurrent")))


@rule(
    "4180",
    years=_FROM_2025,
    fields=["ChildIdentifiers.Sex"],
    kind=RuleKind.INVALID_CODE,
)
def sex_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: Sex must be M, F or U.

    Years: Up to 2023/24 gender (0, 1, 2 or 9) was collected instead of sex.
    """
    children = ds.ChildIdentifiers
    return children.flag(~children.Sex.isin(ds.codes("Sex")))


@rule("4220", kind=RuleKind.INVALID_CODE)
def ethnicity_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """Checks: Ethnicity must be one of DfE’s codes, such as WBRI. REFU means refused, NOBT not yet obtained."""
    characteristics = ds.ChildCharacteristics
    return characteristics.flag(~characteristics.Ethnicity.isin(ds.codes("Ethnicity")))


def _unborn(ds: Dataset) -> Mask:
    """Rows of ChildIdentifiers with an expected date of birth alone."""
    children = ds.ChildIdentifiers
    return children.ExpectedPersonBirthDate.has_date & ~children.PersonBirthDate.has_date


@rule(
    "8750",
    years=_UNTIL_2024,
    fields=["ChildIdentifiers.GenderCurrent", *_DATES_OF_BIRTH],
    message="Gender must equal 0 for an unborn child",
)
def gender_of_unborn_child(ds: Dataset) -> RowsAtFault:
    """Checks: A child who has an expected date of birth and no date of birth must have the gender 0.

    Years: From 2024/25 sex is collected instead of gender, and an unborn child has U.
    """
    return ds.ChildIdentifiers.flag(_unborn(ds) & (ds.ChildIdentifiers.GenderCurrent != "0"))


@rule("8750", years=_FROM_2025, fields=["ChildIdentifiers.Sex", *_DATES_OF_BIRTH])
def sex_of_unborn_child(ds: Dataset) -> RowsAtFault:
    """Checks: A child who has an expected date of birth and no date of birth must have the sex U.

    Years: Up to 2023/24 gender was collected instead of sex, and an unborn child had 0.
    """
    return ds.ChildIdentifiers.flag(_unborn(ds) & (ds.ChildIdentifiers.Sex != "U"))
