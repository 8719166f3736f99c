"""Adoption (AD1), each row on its own: valid dates and codes, complete items and consistent adopter details."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from worker.checking.rule import rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import ADOPTION_ITEMS
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

ADOPTION_FIELDS = [f"AD1.{item}" for item in ADOPTION_ITEMS]


@invalid_date("112", "Date should be placed for adoption is not a valid date.", "AD1.DATE_INT", Theme.ADOPTION)
def date_of_decision_is_no_valid_date() -> None:
    """Date of the decision for adoption is not a valid date.

    Fix: Enter the date of the decision that the child should be placed for adoption.
    """


@invalid_date("113", "Date matching child and adopter(s) is not a valid date.", "AD1.DATE_MATCH", Theme.ADOPTION)
def date_of_matching_is_no_valid_date() -> None:
    """Date on which the child and adopters were matched is not a valid date.

    Fix: Enter the date the child was matched with the adopters.
    """


@invalid_code(
    "114",
    "Data entry to record the status of former carer(s) of an adopted child is invalid.",
    "AD1.FOSTER_CARE",
    Theme.ADOPTION,
)
def former_carer_is_no_valid_code() -> None:
    """Whether the child was adopted by a former foster carer is not 0 or 1.

    Cause: The export contains a code or word that is not valid in the return.

    Fix: Enter 1 if the child was adopted by the current foster carer, and 0 if not. If a whole column is wrong,
    check how the export is set up.
    """


@rule(
    "151",
    "All data items relating to a childs adoption must be coded or left blank.",
    fields=ADOPTION_FIELDS,
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def adoption_items_partly_filled(ds: Dataset) -> RowsAtFault:
    """Some of the 6 adoption items are filled, and the rest are blank.

    Checks: Date of decision, date of matching, former carer, number, sex and legal status of the adopters must all
    be filled or all be blank. A date that is not valid counts as missing. Other rules check whether codes are
    valid.

    Cause: Items were not recorded when the child was adopted, or the file includes a child who is not adopted yet.

    Fix: If the child was adopted in the year, fill in the missing items. If not, clear all 6 items or remove the
    row.

    Due: While the year runs, this is an error only once the child is adopted or has left care. Until then the
    child may still be adopted, and the items are due by 31 March.
    """
    partly = ds.AD1.any_filled(ADOPTION_ITEMS) & ds.AD1.any_blank(ADOPTION_ITEMS)
    return ds.AD1.flag(partly, since=ds.AD1.per_child(ds.adoption_settled_since))


@invalid_code("175", "The number of adopter(s) code is not a valid code.", "AD1.NB_ADOPTR", Theme.ADOPTION)
def number_of_adopters_is_no_valid_code() -> None:
    """Number of adopters is not 1 or 2.

    Fix: Enter the number of adopters, 1 or 2.
    """


@invalid_code(
    "176",
    "The gender of adopter(s) at the date of adoption code is not a valid code.",
    "AD1.SEX_ADOPTR",
    Theme.ADOPTION,
)
def sex_of_adopters_is_no_valid_code() -> None:
    """Sex of the adopters is not a valid code.

    Cause: The code was mistyped (FM is not one), or the export contains a code that is not valid in the return.

    Fix: For a single adopter, enter M1 (male) or F1 (female). For a couple, enter MM, FF or MF.
    """


@invalid_code("177", "The legal status of adopter(s) code is not a valid code.", "AD1.LS_ADOPTR", Theme.ADOPTION)
def legal_status_of_adopters_is_no_valid_code() -> None:
    """Legal status of the adopters is not a valid code.

    Cause: The code was mistyped (L1 is not one), or the export contains a code that is not valid in the return.

    Fix: Enter L0 for a single adopter, L11 for a married couple of different gender, L12 for a married couple of
    the same gender, L2 for a civil partnership, L3 for an unmarried couple of different gender, or L4 for an
    unmarried couple of the same gender.
    """


@rule(
    "333",
    "Date should be placed for adoption must be on or prior to the date of matching child with adopter(s).",
    fields=["AD1.DATE_INT"],
    theme=Theme.ADOPTION,
)
def matched_before_the_decision(ds: Dataset) -> RowsAtFault:
    """Child was matched with adopters, but the decision for adoption is missing or later.

    Checks: If the date of matching is a valid date, there must also be a valid date of the decision, and it must
    be on or before the date of matching.

    Cause: The date of the decision was not recorded, the dates were swapped, or one was mistyped.

    Fix: Check the records of the decision and of the matching panel, and correct the dates.
    """
    ad1 = ds.AD1
    return ad1.flag(ad1.DATE_MATCH.has_date & ~(ad1.DATE_INT.date <= ad1.DATE_MATCH.date))


@rule(
    "511",
    "If reporting that the number of person(s) adopting the looked after child is two adopters then the code "
    "should only be MM, FF or MF. MM = the adopting couple are both males; FF = the adopting couple are both "
    "females; MF = The adopting couple are male and female.",
    fields=["AD1.NB_ADOPTR", "AD1.SEX_ADOPTR"],
    theme=Theme.ADOPTION,
)
def two_adopters_with_the_sex_of_one(ds: Dataset) -> RowsAtFault:
    """There are 2 adopters, but the sex is recorded as for a single adopter.

    Checks: If the number of adopters is 2, sex of the adopters must not be M1 or F1.

    Cause: The number or the sex of the adopters was entered for another adoption, or only one of the couple is in
    the case management system.

    Fix: For a couple, enter MM, FF or MF. For a single adopter, change the number to 1.
    """
    ad1 = ds.AD1
    return ad1.flag((ad1.NB_ADOPTR == "2") & ad1.SEX_ADOPTR.isin(("M1", "F1")))


def _other_sex_than(ds: Dataset, legal_status: str, sexes: Iterable[str]) -> RowsAtFault:
    """Adopters of the legal status whose sex, blank or filled, is not one of these codes."""
    ad1 = ds.AD1
    wrong = ad1.LS_ADOPTR.isin((legal_status,)) & ~ad1.SEX_ADOPTR.isin(sexes)
    since = np.where(ad1.SEX_ADOPTR.blank, ad1.per_child(ds.adoption_settled_since), ds.start)
    return ad1.flag(wrong, since=since)


@rule(
    "514",
    "Data entry on the legal status of adopters shows a single adopter but data entry for the numbers of adopters "
    "shows it as a couple.",
    fields=["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def single_adopter_without_the_sex_of_one(ds: Dataset) -> RowsAtFault:
    """Legal status is single adopter, but the sex is not that of a single adopter.

    Checks: If legal status of the adopters is L0, their sex must be M1 or F1. A blank is also an error.

    Cause: One of the 2 items was entered for a couple, or the sex was not recorded.

    Fix: For a single adopter, enter M1 or F1. For a couple, correct the legal status.

    Due: While the year runs, a blank is an error only once the child is adopted or has left care. Until then, the
    sex is due by 31 March.
    """
    return _other_sex_than(ds, "L0", ("M1", "F1"))


@rule(
    "517",
    "If reporting legal status of adopters is L3 then the genders of adopters should be coded as MF. MF = the "
    "adopting couple are male and female.",
    fields=["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def unmarried_couple_of_different_gender_is_not_mf(ds: Dataset) -> RowsAtFault:
    """Legal status is unmarried couple of different gender, but the sex is not MF.

    Checks: If legal status of the adopters is L3, their sex must be MF. A blank is also an error.

    Cause: L3 and L4 were confused, or the sex was mistyped or not recorded.

    Fix: Enter MF. For a couple of the same gender, change the legal status to L4.

    Due: While the year runs, a blank is an error only once the child is adopted or has left care. Until then, the
    sex is due by 31 March.
    """
    return _other_sex_than(ds, "L3", ("MF",))


@rule(
    "518",
    "If reporting legal status of adopters is L4 then the genders of adopters should be coded as MM or FF. MM = "
    "the adopting couple are both males. FF = the adopting couple are both females.",
    fields=["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def unmarried_couple_of_the_same_gender_is_not_mm_or_ff(ds: Dataset) -> RowsAtFault:
    """Legal status is unmarried couple of the same gender, but the sex is not MM or FF.

    Checks: If legal status of the adopters is L4, their sex must be MM or FF. A blank is also an error.

    Cause: L3 and L4 were confused, or the sex was mistyped or not recorded.

    Fix: Enter MM or FF. For a couple of different gender, change the legal status to L3.

    Due: While the year runs, a blank is an error only once the child is adopted or has left care. Until then, the
    sex is due by 31 March.
    """
    return _other_sex_than(ds, "L4", ("MM", "FF"))


@rule(
    "519",
    "Data entered on the legal status of adopters shows civil partnership couple, but data entered on genders of "
    "adopters does not show it as a couple.",
    fields=["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def civil_partnership_without_the_sex_of_a_couple(ds: Dataset) -> RowsAtFault:
    """Legal status is civil partnership, but the sex is not that of a couple.

    Checks: If legal status of the adopters is L2, their sex must be MM, FF or MF. A blank is also an error.

    Cause: One of the 2 items was entered for a single adopter, or the sex was not recorded.

    Fix: Enter MM, FF or MF. For a single adopter, change the legal status to L0.

    Due: While the year runs, a blank is an error only once the child is adopted or has left care. Until then, the
    sex is due by 31 March.
    """
    return _other_sex_than(ds, "L2", ("MM", "FF", "MF"))


@rule(
    "520",
    "Data entry on the legal status of adopters shows different gender married couple but data entry on genders "
    "of adopters shows it as a same gender couple.",
    fields=["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def married_couple_of_different_gender_is_not_mf(ds: Dataset) -> RowsAtFault:
    """Legal status is married couple of different gender, but the sex is not MF.

    Checks: If legal status of the adopters is L11, their sex must be MF. A blank is also an error.

    Cause: L11 and L12 were confused, or the sex was mistyped or not recorded.

    Fix: Enter MF. For a couple of the same gender, change the legal status to L12.

    Due: While the year runs, a blank is an error only once the child is adopted or has left care. Until then, the
    sex is due by 31 March.
    """
    return _other_sex_than(ds, "L11", ("MF",))


@rule(
    "524",
    "If reporting legal status of adopters is L12 then the genders of adopters should be coded as MM or FF. MM = "
    "the adopting couple are both males. FF = the adopting couple are both females",
    fields=["AD1.LS_ADOPTR", "AD1.SEX_ADOPTR"],
    uses=["Episodes"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def married_couple_of_the_same_gender_is_not_mm_or_ff(ds: Dataset) -> RowsAtFault:
    """Legal status is married couple of the same gender, but the sex is not MM or FF.

    Checks: If legal status of the adopters is L12, their sex must be MM or FF. A blank is also an error.

    Cause: L11 and L12 were confused, or the sex was mistyped or not recorded.

    Fix: Enter MM or FF. For a couple of different gender, change the legal status to L11.

    Due: While the year runs, a blank is an error only once the child is adopted or has left care. Until then, the
    sex is due by 31 March.
    """
    return _other_sex_than(ds, "L12", ("MM", "FF"))
