"""Adoption (AD1) compared with the episodes, the care leavers and the decisions to place for adoption."""

from __future__ import annotations

from worker.checking.rule import rule
from worker.dataset.column import Mask
from worker.dataset.joins import Pairs, others
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import past_leaver_birthday
from worker.returns.ssda903.periods_of_care import ADOPTED, ADOPTION_ITEMS, LEAVER_ITEMS, PLACED_FOR_ADOPTION
from worker.rules.ssda903.adoption_details import ADOPTION_FIELDS
from worker.rules.ssda903.care_leavers import OC3_ITEMS
from worker.rules.ssda903.themes import Theme


def _adopted(ds: Dataset) -> Pairs:
    """Episodes that ended in adoption (left) with the child's rows of AD1 (right)."""
    pairs = ds.pairs(ds.Episodes, ds.AD1)
    return pairs.where(pairs.left.REC.isin(ADOPTED))


def _adopted_in_year(ds: Dataset) -> Mask:
    """Episodes that ended in adoption in the collection year."""
    episodes = ds.Episodes
    dec = episodes.DEC.date
    return episodes.REC.isin(ADOPTED) & (dec >= ds.start) & (dec <= ds.end)


@rule(
    "134",
    "Data on adoption should not be entered for the OC3 cohort.",
    fields=ADOPTION_FIELDS,
    needs=["OC3", "AD1"],
    theme=Theme.ADOPTION,
)
def adoption_of_a_care_leaver(ds: Dataset) -> RowsAtFault:
    """Adoption items are filled for a young person with care leaver information.

    Checks: A child with one of the 3 care leaver items filled in OC3 must have none of the 6 adoption items
    filled.

    Cause: The adopted child was not removed from the list of care leavers, or the row in one of the files is for
    another child.

    Fix: If the child was adopted, remove the care leaver information. If not, remove the adoption row.
    """
    leavers = ds.OC3.children_where(ds.OC3.any_filled(LEAVER_ITEMS))
    return ds.AD1.flag(ds.AD1.any_filled(ADOPTION_ITEMS) & ds.AD1.of(leavers))


@rule(
    "187",
    "Child cannot be looked after continuously for 12 months at 31 March (OC2) and have any of adoption or care "
    "leavers returns completed.",
    fields=[*ADOPTION_FIELDS, *OC3_ITEMS],
    needs=["Episodes", "AD1", "OC3"],
    uses=["PlacedAdoption"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def adopted_or_care_leaver_but_looked_after_12_months(ds: Dataset) -> RowsAtFault:
    """Child looked after all year has adoption or care leaver information.

    Checks: A child who, according to their episodes, was looked after continuously for the 12 months to 31 March
    must have no adoption item in AD1 and no care leaver item in OC3 filled.

    Cause: The end of care was not recorded in the episodes, or the adoption or care leaver information was
    entered too early or for the wrong child.

    Fix: If the child has left care, complete the last episode. If not, remove the adoption or care leaver
    information.

    Due: While the year runs, adoption items are not an error for a child in an open episode with placement type A3
    to A6 or legal status E1, or with a decision to place for adoption that was not reversed, because the child may
    still be adopted by 31 March. Care leaver items are an error only from the day after the birthday they relate
    to: the 18th, or the 17th if the 18th is later than 31 March.

    Note: An episode that ends on 31 March counts as lasting all year, so a child adopted on that day is also
    shown.
    """
    looked_after = ds.looked_after_12_months
    ad1, oc3 = ds.AD1, ds.OC3
    adopted = ad1.any_filled(ADOPTION_ITEMS) & ad1.of(looked_after)
    leaver = oc3.any_filled(LEAVER_ITEMS) & oc3.of(looked_after)
    return ad1.flag(adopted, since=ad1.per_child(ds.may_be_adopted_until)) + oc3.flag(
        leaver, since=past_leaver_birthday(ds, oc3.DOB.date)
    )


@rule(
    "331",
    "Date of matching child and adopter(s) should be the same as, or prior to, the date of placement of adoption.",
    fields=["AD1.DATE_MATCH", "Episodes.DECOM", "Episodes.REC"],
    theme=Theme.ADOPTION,
)
def matched_after_placement(ds: Dataset) -> RowsAtFault:
    """Child was matched with adopters after being placed with them.

    Checks: The date of matching must be on or before the start of the episode that ended in adoption (E11 or
    E12).

    Cause: The date of matching was mistyped, or the last episode starts too early because a move to the
    adopters or a change of legal status was not recorded.

    Fix: Correct the date of matching. If it is right, correct the episodes.
    """
    adopted = _adopted(ds)
    return adopted.flag(adopted.right.DATE_MATCH.date > adopted.left.DECOM.date)


@rule(
    "334",
    "Date child started to be looked after in latest period of care must be on or prior to the date should be "
    "placed for adoption.",
    fields=["Episodes.DECOM", "Episodes.RNE", "AD1.DATE_INT"],
    theme=Theme.ADOPTION,
)
def decision_before_latest_period_of_care(ds: Dataset) -> RowsAtFault:
    """Decision for adoption is before the start of the latest period of care.

    Checks: The date of the decision in AD1 must be on or after the start of the child’s latest episode with reason
    for new episode S (started to be looked after). A child without such an episode is not checked.

    Cause: The decision belongs to an earlier period of care, a date was mistyped, or an episode in the middle of a
    period of care has the reason S.

    Fix: Enter the date of the decision made in this period of care. If the period of care did not start with this
    episode, correct its reason for new episode.
    """
    starts = ds.Episodes.where(ds.Episodes.RNE == "S").latest("DECOM")
    pairs = ds.pairs(starts, ds.AD1)
    return pairs.flag(pairs.right.DATE_INT.date < pairs.left.DECOM.date)


@rule(
    "335",
    "The current foster value (0) suggests that child is not adopted by current foster carer, but last placement "
    "is A2, A3, or A5. Or the current foster value (1) suggests that child is adopted by current foster carer, "
    "but last placement is A1, A4 or A6.",
    fields=["Episodes.PLACE", "AD1.FOSTER_CARE"],
    theme=Theme.ADOPTION,
)
def former_carer_does_not_fit_last_placement(ds: Dataset) -> RowsAtFault:
    """Whether the child was adopted by the foster carer does not match the last placement.

    Checks: In an episode that ended with E1, E11 or E12, former carer must not be 0 if the placement was with the
    current foster carer (A2, A3 or A5), and must not be 1 if it was not (A1, A4 or A6).

    Cause: The item was left at its default, or the wrong placement type was chosen.

    Fix: In former carer, enter 1 if the foster carer adopted the child and 0 if not. If former carer is right,
    correct the placement type.
    """
    pairs = ds.pairs(ds.Episodes, ds.AD1)
    place, former_carer = pairs.left.PLACE, pairs.right.FOSTER_CARE
    not_by_carer = place.isin(("A2", "A3", "A5")) & (former_carer == "0")
    by_carer = place.isin(("A1", "A4", "A6")) & (former_carer == "1")
    return pairs.flag(pairs.left.REC.isin(("E1", *ADOPTED)) & (not_by_carer | by_carer))


@rule(
    "521",
    "Date of local authority's decision (LA) that adoption is in the best interests of the child (date should be "
    "placed) must be on or prior to the date the child is placed for adoption.",
    fields=["Episodes.PLACE", "Episodes.DECOM", "AD1.DATE_INT"],
    theme=Theme.ADOPTION,
)
def decision_after_placement(ds: Dataset) -> RowsAtFault:
    """Decision for adoption is later than the placement for adoption.

    Checks: The date of the decision in AD1 must be on or before the start of every episode in which the child is
    placed for adoption (A3 to A6).

    Cause: The date was mistyped, or a foster placement was changed to a placement for adoption from its first day,
    not from the day of the decision.

    Fix: Correct the date of the decision. If the date is right, correct the placement type for the time before the
    decision.
    """
    pairs = ds.pairs(ds.Episodes, ds.AD1)
    late = pairs.right.DATE_INT.date > pairs.left.DECOM.date
    return pairs.flag(pairs.left.PLACE.isin(PLACED_FOR_ADOPTION) & late)


@rule(
    "523",
    "Date of decision that the child should be placed for adoption should be the same date as the decision that "
    "adoption is in the best interest (date should be placed).",
    fields=["PlacedAdoption.DATE_PLACED", "AD1.DATE_INT"],
    theme=Theme.ADOPTION,
)
def dates_of_decision_differ(ds: Dataset) -> RowsAtFault:
    """The 2 files give different dates for the decision for adoption.

    Checks: Where both files give a valid date for a child, the decision in AD1 must be on the same day as the
    decision to place for adoption. If there are several decisions to place, each is compared.

    Cause: The same decision is entered in both files, and one of the dates was mistyped. Or AD1 has the date of an
    earlier decision that was reversed.

    Fix: Enter the same date in both files: the date of the decision that led to the adoption.
    """
    pairs = ds.pairs(ds.PlacedAdoption, ds.AD1)
    placed, decided = pairs.left.DATE_PLACED, pairs.right.DATE_INT
    return pairs.flag(placed.has_date & decided.has_date & (placed.date != decided.date))


@rule(
    "525",
    "A child for whom the decision to be placed for adoption has been reversed cannot be adopted during the year.",
    fields=["PlacedAdoption.DATE_PLACED_CEASED", *ADOPTION_FIELDS],
    theme=Theme.ADOPTION,
)
def decision_reversed_but_adopted(ds: Dataset) -> RowsAtFault:
    """The decision to place for adoption was reversed, but adoption items are filled.

    Checks: A child with a row in which the decision was reversed must have none of the 6 adoption items filled.
    This applies even if the child has another decision that is still in force.

    Cause: The adoption itself was recorded as a reversal of the decision, or adoption items were entered for a
    child who was not adopted.

    Fix: If the child was adopted under that decision, clear the date and reason of the reversal. If not, clear the
    adoption items.

    Note: A child adopted after a second decision is also shown if the file still has the first decision, which was
    reversed.
    """
    pairs = ds.pairs(ds.PlacedAdoption, ds.AD1)
    return pairs.flag(pairs.left.DATE_PLACED_CEASED.has_date & pairs.right.any_filled(ADOPTION_ITEMS))


@rule(
    "582",
    "Child is showing as ceasing to be looked after due to adoption, but the date of adoption is the same as the "
    "date reported for being matched with adopters. In most circumstances we expect the date the child is matched "
    "with adopters to be before the date of adoption.",
    fields=["Episodes.DEC"],
    needs=["Episodes", "AD1"],
    theme=Theme.ADOPTION,
)
def matched_on_the_day_of_adoption(ds: Dataset) -> RowsAtFault:
    """Child was matched with adopters on the day of the adoption.

    Checks: An episode that ended in adoption (E11 or E12) must not end on the date of matching.

    Cause: The date of the adoption order was entered as the date of matching, or the other way round.

    Fix: Enter the date the child was matched with the adopters. The end of the episode is the date of the adoption
    order.

    Note: Dates are compared as dates, however they are written: 3/3/2024 and 03/03/2024 are the same.
    """
    adopted = _adopted(ds)
    return adopted.left.flag(adopted.left.DEC.date == adopted.right.DATE_MATCH.date)


@rule(
    "601",
    "The additional fields relating to adoption have not been completed although the episode data shows that the "
    "child was adopted during the year.",
    fields=["Episodes.REC", *ADOPTION_FIELDS],
    theme=Theme.ADOPTION,
)
def adopted_without_all_adoption_items(ds: Dataset) -> RowsAtFault:
    """Child was adopted in the year, but the adoption items are missing or incomplete.

    Checks: A child with an episode that ended in adoption (E11 or E12) in the collection year must have a row in
    AD1, with all 6 items filled.

    Cause: The details of the adoption were not recorded, or were left out of the export because the record is
    restricted after an adoption.

    Fix: Add the row, or fill in the missing items. If the child was not adopted, correct the reason the episode
    ceased.
    """
    episodes, ad1 = ds.Episodes, ds.AD1
    adopted = _adopted_in_year(ds)
    pairs = ds.pairs(episodes, ad1)
    without_row = adopted & episodes.of(others(ad1.children))
    return episodes.flag(without_row) + pairs.flag(adopted[pairs.left_at] & pairs.right.any_blank(ADOPTION_ITEMS))


@rule(
    "602",
    "The episode data submitted for this child does not show that he/she was adopted during the year.",
    fields=["AD1.CHILD"],
    needs=["Episodes", "AD1"],
    uses=["PlacedAdoption"],
    theme=Theme.ADOPTION,
    depends_on_day=True,
)
def adoption_items_without_adoption(ds: Dataset) -> RowsAtFault:
    """Adoption items are filled, but no episode ended in adoption in the year.

    Checks: A child with one of the 6 adoption items filled must have an episode that ended with E11 or E12 in the
    collection year.

    Cause: The child was not adopted by 31 March or was adopted in another year, or the end of the last episode was
    not recorded.

    Fix: End the last episode with E11 or E12 on the date of the adoption order. If the child was not adopted in
    the year, remove the row.

    Due: While the year runs, this is not an error for a child in an open episode with placement type A3 to A6 or
    legal status E1, or with a decision to place for adoption that was not reversed, because the child may still be
    adopted by 31 March.
    """
    ad1 = ds.AD1
    adopted = ds.Episodes.children_where(_adopted_in_year(ds))
    not_adopted = ad1.any_filled(ADOPTION_ITEMS) & ad1.of(others(adopted))
    return ad1.flag(not_adopted, since=ad1.per_child(ds.may_be_adopted_until))
