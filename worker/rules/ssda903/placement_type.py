"""Placement types: valid, right for the child's age and legal status, and temporary ones within their limits."""

from __future__ import annotations

from worker.checking.rule import rule
from worker.dataset.dates import add_days, add_years, day
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import (
    FOSTER_PLACEMENTS,
    OTHER_PLACEMENTS,
    PLACED_FOR_ADOPTION,
    TEMPORARY_PLACEMENTS,
    short_break,
)
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

ADOPTION_BY_FOSTER_CARERS = ("A3", "A5")
"""Placed for adoption with the foster carers with whom the child already lives."""

UNDER_PLACEMENT_ORDER = ("A5", "A6")

_ALL_YEARS = (
    *PLACED_FOR_ADOPTION, "K1", "K2", "P1", "P3", "R1", "R2", "R3", "R5", "S1", *TEMPORARY_PLACEMENTS,
    *FOSTER_PLACEMENTS,
)  # fmt: skip

PLACEMENT_TYPES = {
    2023: (*_ALL_YEARS, "H5", "P2", "Z1"),
    2025: (*_ALL_YEARS, "H5", "P2", "Z1", "K3"),
    2026: (*_ALL_YEARS, "K3", *OTHER_PLACEMENTS),
}
"""The valid placement types from each collection year."""

LONGEST_STAY = {"T1": 42, "T3": 21, "T4": 7}
"""The days that a temporary placement may last, by its type."""


@invalid_code(
    "146",
    "Placement type code is not a valid code.",
    "Episodes.PLACE",
    Theme.PLACEMENT,
    valid=lambda ds: ds.by_year(PLACEMENT_TYPES),
    changed_in=[2025, 2026],
)
def placement_type_is_no_valid_code() -> None:
    """Placement type is not a valid code for the year.

    Checks: If an episode has a placement type, it must be one of the codes that are valid in the collection year.

    Cause: The code was mistyped, or the case management system or the export still uses another year’s codes.

    Fix: Enter this year’s code. If many episodes have the same wrong code, check how the export is set up.

    Years: K3, registered supported accommodation, is new in 2024/25. From 2025/26 H5 and P2 are no longer valid,
    and Z11 to Z14 replace Z1.

    Note: In 2024/25 H5 and P2 are still accepted by this check.
    """


@rule(
    "217",
    "Children who are placed for adoption with current foster carers (placement types A3 or A5) must have a "
    "reason for new episode of S, T or U.",
    fields=["Episodes.PLACE", "Episodes.DECOM", "Episodes.RNE"],
    theme=Theme.ADOPTION,
)
def adoption_by_foster_carers_as_change_of_carer(ds: Dataset) -> RowsAtFault:
    """Placed for adoption with the current foster carers, but the reason for new episode is not S, T or U.

    Checks: An episode with placement type A3 or A5 that started on 1 April 2015 or later must have the reason for
    new episode S, T or U, because the carers stay the same.

    Cause: The start of the placement for adoption was recorded as a change of carer (P or B) or of legal status
    only (L).

    Fix: Enter T, or U if the legal status changed on the same day. If the child moved to other carers, change the
    placement type to A4 or A6.
    """
    episodes = ds.Episodes
    concerned = episodes.PLACE.isin(ADOPTION_BY_FOSTER_CARERS) & (episodes.DECOM.date >= day("01/04/2015"))
    return episodes.flag(concerned & ~episodes.RNE.isin(("S", "T", "U")))


@rule(
    "217t",
    "Placement type 'P2' is not a valid placement type from 28 October 2023.",
    fields=["Episodes.PLACE", "Episodes.DECOM"],
    years=(2024, 2024),
    theme=Theme.PLACEMENT,
)
def independent_living_after_october_2023(ds: Dataset) -> RowsAtFault:
    """Independent living (P2) continues after 28 October 2023.

    Checks: An episode with placement type P2 must have ended by 28 October 2023. An episode that is open, or whose
    end date is not a date, is also shown. The start date is not checked.

    Cause: When the placement type stopped being valid, the episode was not ended and no new one was started.

    Fix: If the end date is wrong, correct it. If the placement continued, end the episode and start a new one with
    the correct placement type.

    Years: DfE has this check in 2023/24 only.
    """
    episodes = ds.Episodes
    goes_on = (episodes.DEC.date > day("28/10/2023")) | ~episodes.DEC.has_date
    return episodes.flag((episodes.PLACE == "P2") & goes_on)


@rule(
    "336",
    "Child does not have a foster placement immediately prior to being placed for adoption.",
    fields=["Episodes.PLACE"],
    theme=Theme.ADOPTION,
)
def adoption_by_foster_carers_after_no_foster_placement(ds: Dataset) -> RowsAtFault:
    """Placed for adoption with the current foster carers, but not in a foster placement just before.

    Checks: Before an episode with placement type A3 or A5 the child’s previous episode this year must be a foster
    placement (U1 to U6) or a placement for adoption (A3 to A6). A child’s first episode of the year is not
    checked.

    Cause: The previous placement has the wrong type or no type, or the child moved to adopters who were not the
    foster carers.

    Fix: Correct the placement type of the previous episode. If the adopters are not the former foster carers,
    change the placement type of this episode to A4 or A6.
    """
    episodes = ds.Episodes.in_order("DECOM")
    dated = episodes.of(episodes.children_where(episodes.DECOM.has_date))
    came_from = episodes.before.PLACE.isin(PLACED_FOR_ADOPTION + FOSTER_PLACEMENTS)
    placed = episodes.PLACE.isin(ADOPTION_BY_FOSTER_CARERS) & episodes.before.exists
    return episodes.flag(dated & placed & ~came_from)


@rule(
    "370",
    "Child in independent living should be at least 16.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    needs=["Episodes", "Header"],
    years=(2023, 2024),
    changed_in=[2024],
    theme=Theme.PLACEMENT,
    earlier_messages={2023: "Child in independent living should be at least 15."},
)
def too_young_for_independent_living(ds: Dataset) -> RowsAtFault:
    """Child was too young for independent living.

    Checks: When an episode with placement type P2 starts, the young person must be at least 16, based on the date
    of birth in Header (15 in 2022/23). A start on the birthday is allowed.

    Cause: The placement type, the start date or the date of birth is wrong.

    Fix: Correct whichever is wrong. If it is the date of birth, correct it in every file.

    Years: In 2022/23 the age is 15. DfE has this check up to 2023/24.
    """
    return _starts_under(ds, "P2", ds.by_year({2023: 15, 2024: 16}))


def _starts_under(ds: Dataset, place: str, age: int) -> RowsAtFault:
    """Episodes of a placement type that start before the child has reached the age."""
    pairs = ds.pairs(ds.Episodes, ds.Header)
    placed = pairs.where(pairs.left.PLACE.isin((place,)))
    return placed.left.flag(placed.left.DECOM.date < add_years(placed.right.DOB.date, age))


SEMI_INDEPENDENT_UNDER = (
    "Child in semi-independent living accommodation not subject to children's homes regulations should be at "
    "least {}."
)


@rule(
    "371",
    "Child in supported accomodation not subject to children’s homes regulations should be at least 16.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    needs=["Episodes", "Header"],
    changed_in=[2024, 2025],
    theme=Theme.PLACEMENT,
    earlier_messages={
        2023: SEMI_INDEPENDENT_UNDER.format(14),
        2024: SEMI_INDEPENDENT_UNDER.format(16),
    },
)
def too_young_for_supported_accommodation(ds: Dataset) -> RowsAtFault:
    """Child was too young for semi-independent or supported accommodation.

    Checks: When an episode in registered supported accommodation (K3) starts, the young person must be at least
    16, based on the date of birth in Header. A start on the birthday is allowed.

    Cause: The placement type, the start date or the date of birth is wrong.

    Fix: Correct whichever is wrong. If it is the date of birth, correct it in every file.

    Years: Up to 2023/24 the check is about semi-independent living (H5); in 2022/23 the age is 14.
    """
    return _starts_under(ds, *ds.by_year({2023: ("H5", 14), 2024: ("H5", 16), 2025: ("K3", 16)}))


@rule(
    "372",
    "Child in youth custody or prison should be at least 10.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    needs=["Episodes", "Header"],
    theme=Theme.PLACEMENT,
)
def in_custody_under_10(ds: Dataset) -> RowsAtFault:
    """Child under 10 is in youth custody or prison.

    Checks: When an episode with placement type R5 starts, the child must be at least 10, based on the date of
    birth in Header. A start on the birthday is allowed.

    Cause: The placement type was mistyped, or the start date or the date of birth is wrong. A child under 10
    cannot be held criminally responsible.

    Fix: Correct whichever is wrong. If it is the date of birth, correct it in every file.
    """
    return _starts_under(ds, "R5", 10)


@rule(
    "373",
    "Child placed in a school should be at least 4 years old.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    needs=["Episodes", "Header"],
    theme=Theme.PLACEMENT,
)
def in_a_school_under_4(ds: Dataset) -> RowsAtFault:
    """Child under 4 is placed in a residential school.

    Checks: When an episode with placement type S1 starts, the child must be at least 4, based on the date of birth
    in Header. A start on the birthday is allowed.

    Cause: The placement type, the start date or the date of birth is wrong.

    Fix: Correct whichever is wrong. If it is the date of birth, correct it in every file.
    """
    return _starts_under(ds, "S1", 4)


@rule(
    "374",
    "Child in residential employment should be at least 14 years old.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    needs=["Episodes", "Header"],
    theme=Theme.PLACEMENT,
)
def in_residential_employment_under_14(ds: Dataset) -> RowsAtFault:
    """Child under 14 is in residential employment.

    Checks: When an episode with placement type P3 starts, the child must be at least 14, based on the date of
    birth in Header. A start on the birthday is allowed.

    Cause: The placement type, the start date or the date of birth is wrong.

    Fix: Correct whichever is wrong. If it is the date of birth, correct it in every file.
    """
    return _starts_under(ds, "P3", 14)


@rule(
    "375",
    "Hospitalisation coded as a temporary placement exceeds six weeks.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    theme=Theme.PLACEMENT,
)
def temporary_hospital_stay_over_six_weeks(ds: Dataset) -> RowsAtFault:
    """Hospital as a temporary placement lasted longer than 6 weeks.

    Checks: An episode with placement type T1 must end no more than 42 days after it started. Open episodes are not
    checked.

    Cause: The end of the stay was recorded late, or a long stay was recorded as temporary.

    Fix: Correct the dates. If the child stayed longer, the placement is no longer temporary: enter the placement
    type for the hospital itself (R2).
    """
    return _lasts_longer_than(ds, "T1")


def _lasts_longer_than(ds: Dataset, place: str) -> RowsAtFault:
    """Episodes of a temporary placement type that ended too long after their start."""
    episodes = ds.Episodes
    longer = episodes.DEC.date > add_days(episodes.DECOM.date, LONGEST_STAY[place])
    return episodes.flag(longer & episodes.PLACE.isin((place,)))


@rule(
    "376",
    "Temporary placements coded as being due to holiday of usual foster carer(s) cannot exceed three weeks.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    theme=Theme.PLACEMENT,
)
def carers_holiday_over_three_weeks(ds: Dataset) -> RowsAtFault:
    """Temporary placement during the carers’ holiday lasted longer than 3 weeks.

    Checks: An episode with placement type T3 must end no more than 21 days after it started. Open episodes are not
    checked.

    Cause: The child’s return was recorded late, or a longer stay was recorded as temporary.

    Fix: Correct the dates. If the child stayed longer, the placement is no longer temporary: enter its actual
    placement type.
    """
    return _lasts_longer_than(ds, "T3")


@rule(
    "377",
    "Only two temporary placements coded as being due to holiday of usual foster carer(s) are allowed in any 12- "
    "month period.",
    fields=["Episodes.PLACE"],
    theme=Theme.PLACEMENT,
)
def over_two_placements_for_carers_holiday(ds: Dataset) -> RowsAtFault:
    """Child had more than 2 temporary placements during the carers’ holiday.

    Checks: A child must not have more than 2 episodes this year with placement type T3. All of them are shown.

    Cause: One stay was recorded as several episodes, or other temporary placements were given the code T3.

    Fix: If an episode was for another reason, correct its placement type (T4 for up to 7 days). If several
    episodes were one stay, combine them into one.

    Note: Every episode counts as one placement, whatever its dates, although DfE’s message mentions 12 months.
    """
    episodes = ds.Episodes
    holiday = episodes.PLACE == "T3"
    return episodes.flag(holiday & (episodes.count_per_child(holiday) > 2))


@rule(
    "378",
    "A child who is placed with parent(s) cannot be looked after under a single period of accommodation under "
    "Section 20 of the Children Act 1989.",
    fields=["Episodes.PLACE", "Episodes.LS"],
    theme=Theme.PLACEMENT,
)
def with_parents_under_section_20(ds: Dataset) -> RowsAtFault:
    """Child is placed with parents, but accommodated under section 20.

    Checks: An episode with placement type P1 must not have legal status V2.

    Cause: The child went home but the period of care was not ended, or the legal status or the placement type is
    wrong.

    Fix: If the child was accommodated under section 20 and went home, end the period of care on that day. If there
    is a care order, enter its legal status. If the child was not placed with parents, correct the placement type.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.PLACE == "P1") & (episodes.LS == "V2"))


@rule(
    "379",
    "Temporary placements for unspecified reason (placement code T4) cannot exceed seven days.",
    fields=["Episodes.DECOM", "Episodes.PLACE"],
    theme=Theme.PLACEMENT,
)
def other_temporary_placement_over_seven_days(ds: Dataset) -> RowsAtFault:
    """Temporary placement for another reason lasted longer than 7 days.

    Checks: An episode with placement type T4 must end no more than 7 days after it started. Open episodes are not
    checked.

    Cause: The child’s return was recorded late, or a longer stay was recorded as temporary.

    Fix: Correct the dates or the placement type. If the child stayed longer, the placement is no longer temporary:
    enter its actual placement type.
    """
    return _lasts_longer_than(ds, "T4")


@rule(
    "380",
    "A period of care cannot start with a temporary placement.",
    fields=["Episodes.PLACE", "Episodes.RNE"],
    theme=Theme.PLACEMENT,
)
def temporary_placement_is_no_change_of_placement(ds: Dataset) -> RowsAtFault:
    """Temporary placement starts a period of care, or is not recorded as a change of placement and carer.

    Checks: An episode with placement type T0 to T4 must have the reason for new episode P or B, because a child
    moves from a normal placement to a temporary one.

    Cause: The previous placement is missing, the reason for new episode is wrong or missing, or the first
    placement of a period of care was recorded as temporary.

    Fix: Enter P, or B if the legal status changed on the same day. If the child started to be looked after in this
    placement, it is not temporary: enter its actual placement type.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.PLACE.isin(TEMPORARY_PLACEMENTS) & ~episodes.RNE.isin(("P", "B")))


@rule(
    "381",
    "A period of care cannot end with a temporary placement.",
    fields=["Episodes.PLACE", "Episodes.REC"],
    theme=Theme.PLACEMENT,
)
def temporary_placement_ends_care(ds: Dataset) -> RowsAtFault:
    """Period of care ends with a temporary placement.

    Checks: If an episode with placement type T0 to T4 has ended, the reason it ceased must be X1, because a child
    moves on from a temporary placement to another one.

    Cause: The return to the normal placement was not recorded, or the placement was not temporary.

    Fix: If the child went back before leaving care, end this episode with X1 and add the episode that followed. If
    the child left care from this placement, it was not temporary: enter its actual placement type.
    """
    episodes = ds.Episodes
    ended_otherwise = episodes.REC.filled & (episodes.REC != "X1")
    return episodes.flag(episodes.PLACE.isin(TEMPORARY_PLACEMENTS) & ended_otherwise)


@rule(
    "382",
    "A child receiving respite care cannot be in a temporary placement.",
    fields=["Episodes.LS", "Episodes.PLACE"],
    theme=Theme.PLACEMENT,
)
def short_break_in_temporary_placement(ds: Dataset) -> RowsAtFault:
    """Short break (respite) is in a temporary placement.

    Checks: An episode with legal status V3 or V4 must not have placement type T0 to T4.

    Cause: The short break was recorded as a temporary placement, or the legal status is wrong.

    Fix: Enter the type of the placement where the short break takes place. If the child is looked after beyond
    short breaks, correct the legal status.
    """
    episodes = ds.Episodes
    return episodes.flag(short_break(episodes) & episodes.PLACE.isin(TEMPORARY_PLACEMENTS))


@rule(
    "384",
    "A child receiving respite care cannot be in a long-term foster placement",
    fields=["Episodes.PLACE", "Episodes.LS"],
    theme=Theme.PLACEMENT,
)
def short_break_in_long_term_fostering(ds: Dataset) -> RowsAtFault:
    """Short break (respite) is in a long-term foster placement.

    Checks: An episode with legal status V3 or V4 must not have placement type U1 or U4.

    Cause: The placement type or the legal status is wrong.

    Fix: If the short break is with foster carers, enter U3 (relatives or friends) or U6 (other carers). If the
    child is looked after beyond short breaks, correct the legal status.
    """
    episodes = ds.Episodes
    return episodes.flag(short_break(episodes) & episodes.PLACE.isin(("U1", "U4")))


@rule(
    "408",
    "Child is placed for adoption with a placement order, but no placement order has been recorded.",
    fields=["Episodes.PLACE", "Episodes.LS"],
    theme=Theme.ADOPTION,
)
def placed_under_placement_order_without_it(ds: Dataset) -> RowsAtFault:
    """Child is placed for adoption under a placement order, but has a different legal status.

    Checks: An episode with placement type A5 or A6 must have legal status E1, placement order granted.

    Cause: The legal status was not changed when the court made the placement order, or the child was placed with
    the parents’ consent.

    Fix: Enter E1 from the day of the placement order. If the child was placed with the parents’ consent, change
    the placement type to A3 or A4.
    """
    episodes = ds.Episodes
    return episodes.flag(episodes.PLACE.isin(UNDER_PLACEMENT_ORDER) & (episodes.LS != "E1"))
