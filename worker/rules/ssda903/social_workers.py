"""Social workers: who is allocated to a child and when; collected since 2023/24, with rules that often change."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, from_year, rule
from worker.checking.rule_kinds import invalid_date, invalid_partial_date
from worker.dataset.column import Mask
from worker.dataset.dates import Dates, add_days, add_years, day
from worker.dataset.joins import mark, others
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.due import by_the_end
from worker.returns.ssda903.periods_of_care import short_break
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

FIRST_COLLECTED = day("01/04/2023")
"""Social worker episodes that started before this day do not need a reason."""


@rule(
    "SW01STG1",
    "Child looked after on 31 March, but no social worker episode information is reported",
    fields=["Episodes.DEC"],
    needs=["Episodes", "SWEpisodes"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
)
def looked_after_on_31_march_without_social_worker(ds: Dataset) -> RowsAtFault:
    """A child looked after on 31 March has no social worker ID, no start date or no reason.

    Checks: For a child with an open episode other than short breaks (legal status V3 or V4), the social worker
    file must have at least one row with a social worker ID, one with a start date and one with a reason. A start
    that is not a valid date counts as missing. The open episodes are shown.

    Cause: The allocation was not recorded, or the social worker file was exported without the child.

    Fix: Add the child’s social worker episodes, or fill in the missing items. If the child is no longer looked
    after, end the open episode.

    Years: 2023/24 only. In 2024/25 SW01aSTG1 and SW01bSTG1 replaced it.
    """
    allocations, episodes = ds.SWEpisodes, ds.Episodes
    informed = (
        allocations.children_where(allocations.SW_ID.filled)
        & allocations.children_where(allocations.SW_DECOM.has_date)
        & allocations.children_where(allocations.SW_REASON.filled)
    )
    on_31_march = ~episodes.DEC.has_date & ~short_break(episodes)
    return episodes.flag(on_31_march & episodes.of(others(informed)))


@rule(
    "SW01aSTG1",
    "For each social worker episode, information should be complete",
    fields=["SWEpisodes.SW_DECOM", "SWEpisodes.SW_ID"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2025, 2025),
)
def early_social_worker_episode_is_incomplete(ds: Dataset) -> RowsAtFault:
    """A social worker episode has no valid start date, or started before 1 April 2023 and has no social worker ID.

    Checks: Every row must have a valid start date. If it is before 1 April 2023, the social worker ID must be
    filled in; a reason is not needed.

    Cause: The start or the social worker was not recorded, or was left out of the export.

    Fix: Enter the start date and the social worker’s ID.

    Years: 2024/25 only.

    Note: A row without a valid start date is shown by this rule and by SW01bSTG1, because either could apply.
    """
    allocations = ds.SWEpisodes
    early = allocations.SW_DECOM.date < FIRST_COLLECTED
    return allocations.flag(~allocations.SW_DECOM.has_date | (early & allocations.SW_ID.blank))


@rule(
    "SW01bSTG1",
    "For each social worker episode, information should be complete",
    fields=["SWEpisodes.SW_DECOM", "SWEpisodes.SW_ID", "SWEpisodes.SW_REASON"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2025, 2025),
)
def social_worker_episode_since_2023_is_incomplete(ds: Dataset) -> RowsAtFault:
    """A social worker episode has no valid start date, or started from 1 April 2023 and has no ID or reason.

    Checks: Every row must have a valid start date. If it is on or after 1 April 2023, both the social worker ID
    and the reason must be filled in.

    Cause: The start, the social worker or the reason was not recorded, or was left out of the export.

    Fix: Enter the missing start date, social worker ID or reason.

    Years: 2024/25 only.

    Note: A row without a valid start date is shown by this rule and by SW01aSTG1, because either could apply.
    """
    allocations = ds.SWEpisodes
    recent = allocations.SW_DECOM.date >= FIRST_COLLECTED
    incomplete = allocations.SW_ID.blank | allocations.SW_REASON.blank
    return allocations.flag(~allocations.SW_DECOM.has_date | (recent & incomplete))


SOCIAL_WORKER_ID_MESSAGE = "Social worker ID does not begin with the characters ‘SW’ or ‘XX’."


@rule(
    "SW02STG1",
    SOCIAL_WORKER_ID_MESSAGE,
    fields=["SWEpisodes.SW_ID"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2025),
    changed_in=[2026],
)
def social_worker_id_begins_wrongly(ds: Dataset) -> RowsAtFault:
    """The social worker ID is blank or does not begin with SW or XX.

    Checks: The social worker ID must begin with SW or XX. The characters after that are not checked.

    Cause: The number was exported without the letters, the case management system’s own ID was exported instead,
    or the field was left blank.

    Fix: Enter the social worker’s ID. If a whole column is wrong, check how the export is set up.

    Years: Up to 2024/25 any length is allowed.
    """
    return ds.SWEpisodes.flag(~ds.SWEpisodes.SW_ID.startswith("SW", "XX"))


@rule(
    "SW02STG1",
    SOCIAL_WORKER_ID_MESSAGE,
    fields=["SWEpisodes.SW_ID"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
    changed_in=[2026],
)
def social_worker_id_begins_wrongly_or_is_too_short(ds: Dataset) -> RowsAtFault:
    """The social worker ID is blank, does not begin with SW or XX, or is too short.

    Checks: The social worker ID must begin with SW or XX and have at least 4 characters.

    Cause: The number was exported without the letters, the case management system’s own ID was exported instead,
    or the field was left blank.

    Fix: Enter the social worker’s ID. If a whole column is wrong, check how the export is set up.

    Years: From 2025/26 an ID of fewer than 4 characters is also an error, although the message does not say so.
    """
    social_worker = ds.SWEpisodes.SW_ID
    long_enough = social_worker.answer(lambda value: len(value) >= 4)
    return ds.SWEpisodes.flag(~(social_worker.startswith("SW", "XX") & long_enough))


@rule(
    "SW03STG1",
    "For each social worker episode, information should be complete.",
    fields=["SWEpisodes.SW_ID", "SWEpisodes.SW_DECOM", "SWEpisodes.SW_REASON"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
)
def social_worker_episode_is_incomplete(ds: Dataset) -> RowsAtFault:
    """A social worker episode has no social worker ID, no start date or no reason.

    Checks: Social worker ID, start date and reason must all be filled in. A start that is not a valid date counts
    as missing. The end date can be blank.

    Cause: The item was not recorded, or was left out of the export.

    Fix: Enter the missing start date, social worker ID or reason.

    Years: 2023/24 only. In 2024/25 SW01aSTG1 and SW01bSTG1 replaced it.
    """
    allocations = ds.SWEpisodes
    return allocations.flag(allocations.SW_ID.blank | ~allocations.SW_DECOM.has_date | allocations.SW_REASON.blank)


START_IS_NO_DATE_MESSAGE = "Date social worker episode began is not a valid date."


@invalid_partial_date(
    "SW04STG1",
    START_IS_NO_DATE_MESSAGE,
    "SWEpisodes.SW_DECOM",
    Theme.SOCIAL_WORKERS,
    years=(2024, 2025),
    changed_in=[2026],
)
def start_with_social_worker_is_no_partial_date() -> None:
    """The start of a social worker episode is not a valid date or a date with unknown parts.

    Fix: Enter the day the social worker was allocated.

    Years: Up to 2024/25 parts of the date can be unknown, and the date can be blank.
    """


@invalid_date(
    "SW04STG1",
    START_IS_NO_DATE_MESSAGE,
    "SWEpisodes.SW_DECOM",
    Theme.SOCIAL_WORKERS,
    years=from_year(2026),
    changed_in=[2026],
)
def start_with_social_worker_is_no_valid_date() -> None:
    """The start of a social worker episode is not a valid date.

    Cause: The date was only partly known or was mistyped, or a spreadsheet changed the date format.

    Fix: Enter the day the social worker was allocated.

    Years: From 2025/26 a date with unknown parts (ZZ) is an error.

    Note: A blank start is not an error of this rule in any year. It is shown as a problem in the file.
    """


@invalid_partial_date(
    "SW05STG1",
    START_IS_NO_DATE_MESSAGE,
    "SWEpisodes.SW_DEC",
    Theme.SOCIAL_WORKERS,
    years=(2024, 2025),
    changed_in=[2026],
)
def end_with_social_worker_is_no_partial_date() -> None:
    """The end of a social worker episode is not a valid date or a date with unknown parts.

    Fix: Enter the social worker’s last day with the child. If the allocation continues, clear the field.

    Years: Up to 2024/25 parts of the date can be unknown.

    Note: DfE’s message mentions the start. The rule checks the end.
    """


@invalid_date(
    "SW05STG1",
    START_IS_NO_DATE_MESSAGE,
    "SWEpisodes.SW_DEC",
    Theme.SOCIAL_WORKERS,
    blank_while="while the allocation continues",
    years=from_year(2026),
    changed_in=[2026],
)
def end_with_social_worker_is_no_valid_date() -> None:
    """The end of a social worker episode is not a valid date.

    Cause: The date was only partly known or was mistyped, or a spreadsheet changed the date format.

    Fix: Enter the social worker’s last day with the child. If the allocation continues, clear the field.

    Years: From 2025/26 a date with unknown parts (ZZ) is an error.

    Note: DfE’s message mentions the start. The rule checks the end.
    """


@rule(
    "SW06STG2",
    "Social worker episode data should be within the social worker data reporting year.",
    fields=["SWEpisodes.SW_DECOM"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2024),
)
def social_worker_episode_starts_after_the_year(ds: Dataset) -> RowsAtFault:
    """A social worker episode starts after the end of the collection year.

    Checks: The start date must not be later than 31 March, the last day of the collection year. There is no
    earliest date.

    Cause: The export was made after 31 March and was not limited to the year, or the year was mistyped.

    Fix: If the episode belongs to next year’s return, remove it. If not, correct the date.
    """
    return ds.SWEpisodes.flag(ds.SWEpisodes.SW_DECOM.date > ds.end)


SOCIAL_WORKER_PERIOD_MESSAGE = (
    "Social worker episode end date should be on or after the start of the social worker reporting period, and "
    "should be on or before the collection end date."
)


def _ends_outside(ds: Dataset, first_day: np.datetime64) -> RowsAtFault:
    ends = ds.SWEpisodes.SW_DEC.date
    return ds.SWEpisodes.flag((ends < first_day) | (ends > ds.end))


@rule(
    "SW07STG2",
    SOCIAL_WORKER_PERIOD_MESSAGE,
    fields=["SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
    changed_in=[2025],
)
def social_worker_episode_ends_outside_the_year(ds: Dataset) -> RowsAtFault:
    """A social worker episode ends before or after the collection year.

    Checks: The end date must be from 1 April to 31 March of the collection year, including both days.

    Cause: The export was not limited to the reporting period, or the date was mistyped.

    Fix: If the episode ended before the reporting period, remove it. If it ended after 31 March, clear the end
    date. Otherwise, correct the date.

    Years: In 2023/24 the reporting period is the collection year.
    """
    return _ends_outside(ds, ds.start)


@rule(
    "SW07STG2",
    SOCIAL_WORKER_PERIOD_MESSAGE,
    fields=["SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2025),
    changed_in=[2025],
)
def social_worker_episode_ends_outside_the_two_years(ds: Dataset) -> RowsAtFault:
    """A social worker episode ends before or after the 2 years for which social workers are reported.

    Checks: The end date must be from 1 April of the year before the collection year to 31 March of the
    collection year, including both days.

    Cause: The export was not limited to the reporting period, or the date was mistyped.

    Fix: If the episode ended before the reporting period, remove it. If it ended after 31 March, clear the end
    date. Otherwise, correct the date.

    Years: From 2024/25 the reporting period begins a year before the collection year.
    """
    return _ends_outside(ds, _a_year_before_the_start(ds))


def _a_year_before_the_start(ds: Dataset) -> np.datetime64:
    return add_years(ds.start, -1)


def _in_order(ds: Dataset) -> View:
    """Each child’s social worker episodes by start date; those without a valid start date last."""
    return ds.SWEpisodes.in_order("SW_DECOM")


@rule(
    "SW08STG2",
    "A new social worker episode has started, but the previous episode has not ended.",
    fields=["SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2024),
)
def earlier_social_worker_episode_left_open(ds: Dataset) -> RowsAtFault:
    """An earlier social worker episode is still open although a later one exists.

    Checks: A child’s social worker episodes are sorted by start date, with episodes without a valid start last.
    Every episode with a valid start except the last must have a valid end date.

    Cause: The end was not recorded when the next social worker was allocated, or an episode was entered twice.

    Fix: Enter the social worker’s last day with the child. If the row is a duplicate, remove it.
    """
    allocations = _in_order(ds)
    dated = allocations.SW_DECOM.has_date
    return allocations.flag(dated & ~allocations.SW_DEC.has_date & allocations.after.exists)


SOCIAL_WORKER_FOR_NO_DAY_MESSAGE = "Social worker episode appears to have lasted for less than 24 hours."


@rule(
    "SW09STG2",
    SOCIAL_WORKER_FOR_NO_DAY_MESSAGE,
    fields=["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2025),
    changed_in=[2026],
)
def social_worker_episode_lasts_no_day(ds: Dataset) -> RowsAtFault:
    """A social worker episode starts and ends on the same day.

    Checks: The end date must not be the start date.

    Cause: An allocation was changed immediately or entered by mistake, or one of the dates was mistyped.

    Fix: If the social worker did not take over the case, remove the episode. If they did, correct the date that is
    wrong.

    Years: Up to 2024/25 only an end on the day of the start is an error.

    Note: The dates are compared as dates, however they are written. Dates with unknown parts are not compared.
    """
    allocations = ds.SWEpisodes
    return allocations.flag(allocations.SW_DECOM.date == allocations.SW_DEC.date)


@rule(
    "SW09STG2",
    SOCIAL_WORKER_FOR_NO_DAY_MESSAGE,
    fields=["SWEpisodes.SW_DECOM", "SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
    changed_in=[2026],
)
def social_worker_episode_lasts_less_than_three_days(ds: Dataset) -> RowsAtFault:
    """A social worker episode ends less than 3 days after it starts.

    Checks: The end date must be at least 3 days later than the start date.

    Cause: An allocation was changed soon after or entered by mistake, or one of the dates was mistyped.

    Fix: If the social worker did not take over the case, remove the episode. If they did, correct the date that is
    wrong.

    Years: From 2025/26 the limit is 3 days, although the message still says 24 hours. An end before the start is
    also an error.
    """
    allocations = ds.SWEpisodes
    return allocations.flag(allocations.SW_DEC.date < add_days(allocations.SW_DECOM.date, 3))


DOES_NOT_FOLLOW_ON_MESSAGE = (
    "A new social worker episode has started before the end date of the previous social worker episode."
)


@rule(
    "SW10STG2",
    DOES_NOT_FOLLOW_ON_MESSAGE,
    fields=["SWEpisodes.SW_DECOM"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
    changed_in=[2025],
)
def social_worker_episode_does_not_follow_on(ds: Dataset) -> RowsAtFault:
    """A social worker episode does not start within a week of the end of the previous one.

    Checks: A child’s social worker episodes are sorted by start date, then by end date. Each episode except the
    first must start no more than 7 days before and no more than 7 days after the previous episode ended. An
    episode without a valid start, or after an episode without a valid end, is also shown.

    Cause: The end of the earlier episode was recorded late or not at all, an episode between them is missing, or a
    date was mistyped.

    Fix: If an episode between them is missing, add it. If not, correct the end date of the earlier episode or the
    start date of the later one.

    Years: In 2023/24 both an overlap and a gap of more than 7 days are errors.
    """
    allocations = ds.SWEpisodes.in_order("SW_DECOM", "SW_DEC")
    within_a_week = _within(allocations.SW_DECOM.date, allocations.before.SW_DEC.date, days=7)
    return allocations.flag(allocations.before.exists & ~within_a_week)


@rule(
    "SW10STG2",
    DOES_NOT_FOLLOW_ON_MESSAGE,
    fields=["SWEpisodes.SW_DECOM"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2025, 2025),
    changed_in=[2025],
)
def social_worker_episode_starts_before_the_last_one_ended(ds: Dataset) -> RowsAtFault:
    """A social worker episode starts more than a week before the end of the previous one.

    Checks: A child’s social worker episodes are sorted by start date, then by end date. Each episode except the
    first must start no more than 7 days before the previous episode ended, unless its reason is FCONTA. An episode
    without a valid start, or after an episode without a valid end, is also shown.

    Cause: The end of the earlier episode was recorded late or not at all, or a date was mistyped.

    Fix: Correct the end date of the earlier episode or the start date of the later one.

    Years: In 2024/25 a gap between episodes is allowed, and episodes with reason FCONTA (first contact or
    re-referral) are not checked. In 2025/26 SW10aSTG2 and SW10bSTG2 replaced this rule.
    """
    allocations = ds.SWEpisodes.in_order("SW_DECOM", "SW_DEC")
    not_too_early = allocations.SW_DECOM.date >= add_days(allocations.before.SW_DEC.date, -7)
    first_contact = allocations.SW_REASON == "FCONTA"
    return allocations.flag(allocations.before.exists & ~first_contact & ~not_too_early)


def _within(dates: Dates, centre: Dates, days: int) -> Mask:
    """Dates no more than this many days before or after the centre."""
    return (dates >= add_days(centre, -days)) & (dates <= add_days(centre, days))


LAST_DAYS_OF_MARCH = 5
TIME_FOR_A_SUCCESSOR = 5
"""Days after a social worker's last day, or the start of care, by which the next one should be known."""

NO_SUCCESSOR_MESSAGE = (
    "Social worker episode has ended before 31 March and no subsequent social worker episode has been provided."
)


@rule(
    "SW11aSTG2",
    NO_SUCCESSOR_MESSAGE,
    fields=["SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
    depends_on_day=True,
)
def social_worker_episode_ended_without_prompt_successor(ds: Dataset) -> RowsAtFault:
    """A social worker episode ended by 26 March and no other episode started within 5 days.

    Checks: A child’s social worker episodes are sorted by start date. If an episode ended by 26 March, the next
    must start no more than 5 days before or after that end. If it does not, the next episode is shown. If the last
    episode ended by 26 March, another of the child’s episodes must start no more than 5 days before or after that
    end. If none does, the last episode is shown.

    Cause: The next allocation was not recorded or has the wrong date, or the end date is wrong.

    Fix: If the next social worker episode is missing, add it. If not, correct the dates.

    Due: While the year runs, this is an error only from the 5th day after the end, so the next episode has time to
    start.

    Years: 2023/24 only. SW11bSTG2 checks ends after 25 March.
    """
    allocations = _in_order(ds)
    ended_early = allocations.SW_DEC.date <= add_days(ds.end, -LAST_DAYS_OF_MARCH)
    previous_end = allocations.before.SW_DEC.date
    after_an_early_end = previous_end <= add_days(ds.end, -LAST_DAYS_OF_MARCH)
    late_successor = after_an_early_end & ~_within(allocations.SW_DECOM.date, previous_end, LAST_DAYS_OF_MARCH)
    since = add_days(previous_end, TIME_FOR_A_SUCCESSOR)

    last = allocations.where(ended_early & ~allocations.after.exists)
    pairs = ds.pairs(last, allocations)
    is_another = pairs.left.rows != pairs.right.rows
    succeeded = is_another & _within(pairs.right.SW_DECOM.date, pairs.left.SW_DEC.date, LAST_DAYS_OF_MARCH)
    without_successor = last.flag(
        ~pairs.left_with(succeeded), since=add_days(last.SW_DEC.date, TIME_FOR_A_SUCCESSOR)
    )
    return allocations.flag(late_successor, since=since) + without_successor


@rule(
    "SW11bSTG2",
    NO_SUCCESSOR_MESSAGE,
    fields=["SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2024),
    depends_on_day=True,
)
def social_worker_episode_ended_in_late_march_without_successor(ds: Dataset) -> RowsAtFault:
    """A child’s latest social worker episode ended from 26 to 31 March, and no episode with a date follows.

    Checks: The episode with the latest start date must not end from 26 to 31 March if it is the child’s only
    episode, or if the previous episode started before that end. If an episode that ended on one of these days is
    followed by an episode without a valid start date, the episode without a date is shown.

    Cause: The next allocation was not recorded yet, or an end date was entered although the allocation continued
    after 31 March.

    Fix: Add the next social worker episode with its start date. If the allocation continued, clear the end date
    instead.

    Due: While the year runs, this is not an error yet. The next social worker episode is due by 31 March.

    Note: An episode that is followed by an episode with a date is not shown, however long the gap is. If none of
    the child’s other episodes has a valid start date, the episode itself is not shown, but the episode after it
    is.
    """
    allocations = _in_order(ds)
    undated_successor = ~allocations.SW_DECOM.has_date & _ends_in_late_march(ds, allocations.before)
    alone = ~allocations.before.exists & ~allocations.after.exists & _ends_in_late_march(ds, allocations)

    latest = ds.SWEpisodes.latest("SW_DECOM")
    second_latest = ds.SWEpisodes.where(~mark(len(ds.SWEpisodes), latest.rows)).latest("SW_DECOM")
    begun_before_its_end = ds.first_partner(latest, second_latest).SW_DECOM.date < latest.SW_DEC.date
    return allocations.flag(undated_successor | alone, since=ds.end) + latest.flag(
        begun_before_its_end & _ends_in_late_march(ds, latest), since=ds.end
    )


def _ends_in_late_march(ds: Dataset, allocations: View) -> Mask:
    ends = allocations.SW_DEC.date
    return (ends >= add_days(ds.end, -LAST_DAYS_OF_MARCH)) & (ends <= ds.end)


EPISODE_WITHOUT_SOCIAL_WORKER_MESSAGE = (
    "If a child is looked after on 31 March then all social worker episodes for the full previous year should be "
    "reported, even those whilst they were not looked after"
)


def _without_social_worker(ds: Dataset) -> Mask:
    """Episodes that start or end care without a social worker episode, for children looked after on 31 March."""
    episodes = ds.Episodes
    starts_care, stays_in_care = episodes.RNE == "S", episodes.REC == "X1"
    asked = episodes.of(ds.looked_after_on_31_march) & ~short_break(episodes) & (starts_care | ~stays_in_care)
    first = ds.first_partner(episodes, ds.SWEpisodes.earliest("SW_DECOM")).SW_DECOM.date
    latest = ds.first_partner(episodes, ds.SWEpisodes.latest("SW_DECOM")).SW_DECOM.date
    end = np.where(episodes.DEC.has_date, episodes.DEC.date, ds.end)
    allocated_by_the_end = ~stays_in_care & (first <= end)
    allocated_since_the_start = starts_care & (latest >= episodes.DECOM.date)
    return asked & ~allocated_by_the_end & ~allocated_since_the_start


def _social_worker_known_since(ds: Dataset) -> Dates:
    """For each episode the day by which the social worker for its period of care should be known."""
    periods = ds.periods_of_care
    started = np.full(len(ds.Episodes), np.datetime64("NaT", "D"))
    started[periods.episodes.rows] = periods.start[periods.period]
    return by_the_end(ds, add_days(started, TIME_FOR_A_SUCCESSOR))


@rule(
    "SW12STG2",
    EPISODE_WITHOUT_SOCIAL_WORKER_MESSAGE,
    fields=["Episodes.DECOM"],
    needs=["Episodes", "SWEpisodes"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
    changed_in=[2025],
    depends_on_day=True,
)
def episode_without_social_worker(ds: Dataset) -> RowsAtFault:
    """A child looked after on 31 March has an episode of care for which no social worker is reported.

    Checks: For a child with an open episode other than short breaks, each episode that starts care (reason for new
    episode S), ends care (any reason episode ceased except X1) or is open must have a social worker episode. An
    episode that ends care or is open needs a social worker episode that started by its end. An episode that starts
    care needs a social worker episode that started on or after its start. Short breaks are left out.

    Cause: Social worker episodes were only exported for this year or for the current period of care.

    Fix: Add the missing social worker episodes for the earlier time in care.

    Due: While the year runs, this is an error only from the 5th day after the period of care started.

    Years: In 2023/24 all episodes are checked, whenever they ended.
    """
    return ds.Episodes.flag(_without_social_worker(ds), since=_social_worker_known_since(ds))


@rule(
    "SW12STG2",
    EPISODE_WITHOUT_SOCIAL_WORKER_MESSAGE,
    fields=["Episodes.DECOM"],
    needs=["Episodes", "SWEpisodes"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2025),
    changed_in=[2025],
    depends_on_day=True,
)
def episode_of_two_years_without_social_worker(ds: Dataset) -> RowsAtFault:
    """A child looked after on 31 March has a recent episode of care for which no social worker is reported.

    Checks: For a child with an open episode other than short breaks, each episode that starts care (reason for new
    episode S), ends care (any reason episode ceased except X1) or is open must have a social worker episode. An
    episode that ends care or is open needs a social worker episode that started by its end. An episode that starts
    care needs a social worker episode that started on or after its start. Short breaks are left out, and so are
    episodes that ended before 1 April of the year before the collection year.

    Cause: Social worker episodes were only exported for this year or for the current period of care.

    Fix: Add the missing social worker episodes for the earlier time in care.

    Due: While the year runs, this is an error only from the 5th day after the period of care started.

    Years: From 2024/25 only episodes that are open, or that ended in the collection year or the year before it,
    are checked.
    """
    end = ds.Episodes.DEC
    recent = (end.date >= _a_year_before_the_start(ds)) & (end.date <= ds.end)
    without = _without_social_worker(ds) & (~end.has_date | recent)
    return ds.Episodes.flag(without, since=_social_worker_known_since(ds))


@invalid_code(
    "SW13STG1",
    "The reason for social worker change is either not valid or has not been entered.",
    "SWEpisodes.SW_REASON",
    Theme.SOCIAL_WORKERS,
    required=True,
    years=(2024, 2024),
    changed_in=[2025],
)
def reason_for_social_worker_change_is_no_code() -> None:
    """The reason for a change of social worker is blank or is not a valid code.

    Cause: The reason was not recorded, or the case management system’s own code was exported instead.

    Fix: Enter the code for the reason. If a whole column is wrong, check how the export is set up.

    Years: In 2023/24 every row needs a reason.
    """


@rule(
    "SW13STG1",
    "The reason for social worker change is not valid.",
    fields=["SWEpisodes.SW_REASON"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2025),
    changed_in=[2025],
    kind=RuleKind.INVALID_CODE,
)
def reason_for_social_worker_change_is_wrong_or_missing(ds: Dataset) -> RowsAtFault:
    """The reason for a change of social worker is not a valid code, or is blank although it is needed.

    Checks: The reason must be MANAGE, FCONTA, LEFTRL, ORGRST, TSPROC, ABSENC, CHCHAN, PCCHAN, SWDIED or OTHERS. It
    can be blank if the episode started before 1 April 2023 or has no valid start date.

    Cause: The reason was not recorded, or the case management system’s own code was exported instead.

    Fix: Enter the code for the reason. If a whole column is wrong, check how the export is set up.

    Years: From 2024/25 only episodes that started on or after 1 April 2023 need a reason.
    """
    reason = ds.SWEpisodes.SW_REASON
    wrong = reason.filled & ~reason.isin(ds.codes("SW_REASON"))
    return ds.SWEpisodes.flag(wrong | (reason.blank & (ds.SWEpisodes.SW_DECOM.date >= FIRST_COLLECTED)))


@rule(
    "SW14STG2",
    "Social worker episode date ceased is blank.",
    fields=["SWEpisodes.SW_DEC"],
    theme=Theme.SOCIAL_WORKERS,
    years=(2024, 2024),
    kind=RuleKind.MUST_BE_GIVEN,
)
def social_worker_episode_before_the_last_has_no_end(ds: Dataset) -> RowsAtFault:
    """A social worker episode has no end date although it is not the child’s latest.

    Checks: A child’s social worker episodes are sorted by start date, with episodes without a valid start last.
    Every episode except the last must have a valid end date.

    Cause: The end was not recorded when the next social worker was allocated, or an episode was entered twice.

    Fix: Enter the social worker’s last day with the child. If the row is a duplicate, remove it.

    Years: 2023/24 only. SW08STG2 makes the same check for episodes with a valid start.
    """
    allocations = _in_order(ds)
    return allocations.flag(~allocations.SW_DEC.has_date & allocations.after.exists)


@rule(
    "SW17STG2",
    "There is no social worker episode open at 31 March",
    fields=["SWEpisodes.SW_DEC", "SWEpisodes.SW_DECOM"],
    uses=["Episodes"],
    theme=Theme.SOCIAL_WORKERS,
    years=from_year(2026),
    depends_on_day=True,
)
def latest_social_worker_episode_has_ended(ds: Dataset) -> RowsAtFault:
    """A child’s latest social worker episode has ended.

    Checks: The social worker episode with the latest start date must not have an end date. Every child in the
    social worker file is checked, whether looked after or not. An end date after 31 March is also an error.

    Cause: The next allocation was not recorded, or the allocation ended because the child left care.

    Fix: Add the current social worker episode. If the allocation continued after 31 March, clear the end date
    instead.

    Due: While the year runs, this is an error only from the 5th day after the end, and only for a child with an
    open episode. For a child who has left care, this must be corrected by 31 March.

    Note: If several episodes start on the latest date, only one of them needs to have no end date. If a child has
    no valid start date, the first row is checked. An end date that is not valid counts as missing.
    """
    allocations = ds.SWEpisodes
    dated = allocations.latest("SW_DECOM")
    pairs = ds.pairs(dated, allocations)
    still_open = pairs.left_with(
        (pairs.left.SW_DECOM.date == pairs.right.SW_DECOM.date) & ~pairs.right.SW_DEC.has_date
    )
    undated = allocations.where(~allocations.of(dated.children)).in_order()
    first_undated = undated.where(~undated.before.exists)
    return dated.flag(~still_open, since=_successor_due(ds, dated)) + first_undated.flag(
        first_undated.SW_DEC.has_date, since=_successor_due(ds, first_undated)
    )


def _successor_due(ds: Dataset, allocations: View) -> Dates:
    """The day by which the next social worker should be known; for a child who has left care, the year end."""
    since = by_the_end(ds, add_days(allocations.SW_DEC.date, TIME_FOR_A_SUCCESSOR))
    if not ds.has("Episodes"):
        return since
    return np.where(allocations.of(ds.with_open_episode), since, ds.end)
