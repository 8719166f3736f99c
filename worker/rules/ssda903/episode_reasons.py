"""Why episodes start and cease, and the category of need: valid codes that match the child's age and placement."""

from __future__ import annotations

from collections.abc import Iterable

from worker.checking.rule import rule
from worker.dataset.dates import add_years
from worker.dataset.joins import Pairs
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import ADOPTED, FOSTER_PLACEMENTS, PLACED_FOR_ADOPTION
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

SPECIAL_GUARDIANSHIP = ("E45", "E46", "E47", "E48")
SPECIAL_GUARDIANSHIP_TO_FOSTER_CARERS = ("E45", "E46")


@invalid_code("143", "The reason for new episode code is not a valid code.", "Episodes.RNE", Theme.EPISODES)
def reason_for_new_episode_is_no_valid_code() -> None:
    """Reason for new episode is not a valid code.

    Fix: Enter the code: S for started to be looked after, L for a change of legal status, P for placement and
    carer, T for placement with the same carer, B for legal status, placement and carer, or U for legal status and
    placement with the same carer.
    """


@invalid_code("145", "Category of need code is not a valid code.", "Episodes.CIN", Theme.EPISODES)
def category_of_need_is_no_valid_code() -> None:
    """Category of need is not a valid code.

    Fix: Enter the category that applied when the child started to be looked after. If many episodes have the same
    wrong code, check how the export is set up.
    """


@invalid_code("149", "Reason episode ceased code is not valid.", "Episodes.REC", Theme.EPISODES)
def reason_episode_ceased_is_no_valid_code() -> None:
    """Reason episode ceased is not a valid code.

    Checks: If an episode has a reason episode ceased, it must be X1 or one of the reasons for leaving care: E2,
    E3, E4A, E4B, E5 to E9, E11 to E17, E41 and E45 to E48.

    Cause: The code was mistyped, or the export contains an old code or a code that is not valid in the return.

    Fix: Enter the code. If many episodes have the same wrong code, check how the export is set up.
    """


@rule(
    "357",
    "If this is the first episode ever for this child, reason for new episode must be S. Check whether there is "
    "an episode immediately preceding this one, which has been left out. If not the reason for new episode code "
    "must be amended to S.",
    fields=["Episodes.RNE"],
    theme=Theme.EPISODES,
)
def first_episode_does_not_start_care(ds: Dataset) -> RowsAtFault:
    """Child’s first episode starts this year, but not with the child starting to be looked after.

    Checks: If a child’s earliest episode in this year’s return starts on or after 1 April, the first day of the
    collection year, its reason for new episode must be S (started to be looked after). Episodes without a valid
    start date are ignored.

    Cause: The previous episode, which was open on 1 April, is missing from the file, or the reason is wrong.

    Fix: If an earlier episode is missing, add it. If there is none, enter S.
    """
    first = ds.first_episode
    return first.flag((first.DECOM.date >= ds.start) & (first.RNE != "S"))


@rule(
    "386",
    "Reason episode ceased is adopted but child has reached age 18.",
    fields=["Episodes.REC"],
    needs=["Episodes", "Header"],
    theme=Theme.ADOPTION,
)
def adopted_at_18_or_over(ds: Dataset) -> RowsAtFault:
    """Young person was adopted at 18 or over.

    Checks: An episode that ceased because of adoption (E11 or E12) must end before the 18th birthday, based on the
    date of birth in Header.

    Cause: The reason, the end date or the date of birth is wrong.

    Fix: Enter the date of the adoption order as the end date. If it is right, correct the reason or the date of
    birth.
    """
    ended = _ended_with(ds, ADOPTED)
    return ended.left.flag(ended.left.DEC.date >= add_years(ended.right.DOB.date, 18))


def _ended_with(ds: Dataset, reasons: Iterable[str]) -> Pairs:
    """Episodes that ceased for one of the reasons (left) with their rows in Header (right), if any."""
    pairs = ds.pairs(ds.Episodes, ds.Header, keep_left=True)
    return pairs.where(pairs.left.REC.isin(reasons))


@rule(
    "387",
    "Reason episode ceased is child moved into independent living arrangement, but the child is aged under 14.",
    fields=["Episodes.REC"],
    needs=["Episodes", "Header"],
    theme=Theme.EPISODES,
)
def independent_living_under_14(ds: Dataset) -> RowsAtFault:
    """Child under 14 left care for independent living.

    Checks: A child whose episode ceased with E5 or E6 must be at least 14 on the end date, based on the date of
    birth in Header. An end on the birthday is allowed. An episode is also shown if there is no valid date of
    birth. Episodes without a valid end date are not checked.

    Cause: The reason, the end date or the date of birth is wrong, or the child is missing from Header.

    Fix: If the reason is wrong, enter the right one, for example E4A or E4B for a return home. If a date is wrong,
    correct it. If the child is missing from Header, add them.
    """
    return _ended_under(ds, ("E5", "E6"), 14)


def _ended_under(ds: Dataset, reasons: Iterable[str], age: int) -> RowsAtFault:
    """Episodes that ceased for one of the reasons when the child was under the age or of unknown age."""
    ended = _ended_with(ds, reasons)
    old_enough = ended.left.DEC.date >= add_years(ended.right.DOB.date, age)
    # A row without a child ID does not belong to a child whose age could be wrong.
    return ended.left.flag(ended.left.CHILD.filled & ended.left.DEC.has_date & ~old_enough)


@rule(
    "389",
    "Reason episode ceased is that child transferred to care of adult social care services, but child is aged "
    "under 16.",
    fields=["Episodes.REC"],
    needs=["Episodes", "Header"],
    theme=Theme.EPISODES,
)
def adult_social_care_under_16(ds: Dataset) -> RowsAtFault:
    """Child under 16 was transferred to adult social care.

    Checks: A child whose episode ceased with E7 must be at least 16 on the end date, based on the date of birth in
    Header. An end on the birthday is allowed. An episode is also shown if there is no valid date of birth.
    Episodes without a valid end date are not checked.

    Cause: The reason, the end date or the date of birth is wrong, or the child is missing from Header.

    Fix: If the reason is wrong, enter the right one. If a date is wrong, correct it. If the child is missing from
    Header, add them.
    """
    return _ended_under(ds, ("E7",), 16)


@rule(
    "390",
    "Reason episode ceased is adopted but child has not been previously placed for adoption.",
    fields=["Episodes.PLACE", "Episodes.REC"],
    theme=Theme.ADOPTION,
)
def adopted_without_being_placed_for_adoption(ds: Dataset) -> RowsAtFault:
    """Child was adopted without having been placed for adoption.

    Checks: An episode that ceased because of adoption (E11 or E12) must have placement type A3, A4, A5 or A6.

    Cause: The placement for adoption was not recorded as a new episode, or the reason is wrong.

    Fix: End the episode on the day the child was placed for adoption, and start a new one with the correct
    placement type. If the child was not adopted, correct the reason.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.REC.isin(ADOPTED) & ~episodes.PLACE.isin(PLACED_FOR_ADOPTION))


@rule(
    "407",
    "Reason episode ceased is Special Guardianship Order, but child has reached age 18.",
    fields=["Episodes.DEC", "Episodes.REC", "Header.DOB"],
    theme=Theme.EPISODES,
)
def special_guardianship_at_18_or_over(ds: Dataset) -> RowsAtFault:
    """Special guardianship order was made at 18 or over.

    Checks: An episode that ceased because of a special guardianship order (E45 to E48) must end before the 18th
    birthday, based on the date of birth in Header.

    Cause: The reason, the end date or the date of birth is wrong.

    Fix: Enter the date of the order as the end date. If it is right, correct the reason or the date of birth. If
    the young person turned 18 and stayed with their carers, the reason is E17.
    """
    ended = _ended_with(ds, SPECIAL_GUARDIANSHIP)
    return ended.flag(ended.left.DEC.date >= add_years(ended.right.DOB.date, 18))


@rule(
    "460",
    "Reason episode ceased is that child stayed with current carers at age 18 (or above), but child is aged under "
    "18.",
    fields=["Episodes.DEC", "Episodes.REC"],
    needs=["Episodes", "Header"],
    theme=Theme.EPISODES,
)
def stayed_with_carers_under_18(ds: Dataset) -> RowsAtFault:
    """Child under 18 left care by staying with their carers.

    Checks: A young person whose episode ceased with E17 must be at least 18 on the end date, based on the date of
    birth in Header. An end on the birthday is allowed.

    Cause: The episode was ended shortly before the 18th birthday, or the reason or the date of birth is wrong.

    Fix: If the young person was looked after until their 18th birthday, enter that day as the end date. If not,
    correct the reason or the date of birth.
    """
    ended = _ended_with(ds, ("E17",))
    return ended.left.flag(ended.left.DEC.date < add_years(ended.right.DOB.date, 18))


@rule(
    "516",
    "The episode data submitted for this child does not show that he/she was with their former foster carer(s) "
    "during the year.If the code in the reason episode ceased is E45 or E46 the child must have a placement code "
    "of U1 to U6.",
    fields=["Episodes.REC", "Episodes.PLACE"],
    theme=Theme.EPISODES,
)
def special_guardianship_to_foster_carers_elsewhere(ds: Dataset) -> RowsAtFault:
    """Special guardianship order to former foster carers, but the child was not in a foster placement.

    Checks: An episode that ceased with E45 or E46 must have a foster placement as its placement type (U1 to U6).

    Cause: The order was made to people other than the former foster carers, or the placement type is wrong.

    Fix: If the special guardians were not the foster carers, enter E47 (relatives or friends) or E48 (others). If
    they were, correct the placement type.
    """
    episodes = ds.Episodes
    to_foster_carers = episodes.REC.isin(SPECIAL_GUARDIANSHIP_TO_FOSTER_CARERS)
    return episodes.flag(to_foster_carers & ~episodes.PLACE.isin(FOSTER_PLACEMENTS))
