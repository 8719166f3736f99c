"""Strengths and difficulties questionnaire (SDQ) in OC2: a score or a reason, and which children need one."""

from __future__ import annotations

from worker.checking.rule import RuleKind, rule
from worker.dataset.column import Mask
from worker.dataset.dates import add_years
from worker.dataset.joins import others
from worker.dataset.table import RowsAtFault, View
from worker.returns.ssda903.dataset import Dataset
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

HIGHEST_SCORE = 40


def _given(oc2: View) -> Mask:
    """Rows with a score or a reason for no score."""
    return oc2.any_filled(("SDQ_SCORE", "SDQ_REASON"))


@rule(
    "157",
    "Child is aged 4 years or over at the beginning of the year or 16 years or under at the end of the year and "
    "Strengths and Difficulties Questionnaire (SDQ) 1 has been recorded as the reason for no Strengths and "
    "Difficulties Questionnaire (SDQ) score.",
    fields=["OC2.SDQ_REASON", "OC2.DOB"],
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
)
def no_score_for_age_at_an_age_with_a_score(ds: Dataset) -> RowsAtFault:
    """The reason for no SDQ score is SDQ1 (age), but a score is expected at the child’s age.

    Checks: A child looked after for 12 months who was 4 by 1 April, when the year started, and did not turn 16
    before 31 March, when it ended, must not have SDQ1 as the reason for no score.

    Cause: The reason was copied from an earlier year, or the date of birth in OC2 is wrong.

    Fix: Enter the score, or the reason for no score. If the date of birth is wrong, correct it.
    """
    oc2 = ds.OC2
    of_age = (add_years(oc2.DOB.date, 4) <= ds.start) & (add_years(oc2.DOB.date, 16) >= ds.end)
    for_age = oc2.SDQ_SCORE.blank & (oc2.SDQ_REASON == "SDQ1")
    return oc2.flag(oc2.of(ds.looked_after_12_months) & of_age & for_age)


@rule(
    "180",
    "Data entry for the strengths and difficulties questionnaire (SDQ) score is invalid.",
    fields=["OC2.SDQ_SCORE"],
    theme=Theme.OUTCOMES,
)
def score_is_out_of_range(ds: Dataset) -> RowsAtFault:
    """SDQ score is not a whole number from 0 to 40.

    Checks: A score that is given must be a whole number from 0 to 40. It can be written as 07 or 12.0.

    Cause: The score was mistyped or added up incorrectly, or words were entered instead of a reason.

    Fix: Enter the total score of the questionnaire. If there is no score, clear the field and enter the reason.
    """
    score = ds.OC2.SDQ_SCORE
    valid = (score.number >= 0) & (score.number <= HIGHEST_SCORE) & (score.number % 1 == 0)
    return ds.OC2.flag(score.filled & ~valid)


@rule(
    "185",
    "Child has not been looked after continuously for at least 12 months at 31 March but a Strengths and "
    "Difficulties (SDQ) score has been completed.",
    fields=["OC2.SDQ_SCORE"],
    needs=["Episodes", "OC2"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
    depends_on_day=True,
)
def score_of_a_child_not_in_care_for_12_months(ds: Dataset) -> RowsAtFault:
    """SDQ score is given for a child who was not looked after for 12 months.

    Checks: A child with a score must have been looked after continuously for the 12 months to 31 March, according
    to this year’s episodes: no start of care (reason S) after 1 April, no end of care before 31 March, and no
    short break (legal status V3 or V4) in the year.

    Cause: A wrong or missing episode makes it look as if care was interrupted. Or OC2 was filled in for all
    children, not only for children looked after for 12 months.

    Fix: Check the episodes first. If they are right, clear the score.

    Due: While the year runs, an end of care in the future counts only from that day.
    """
    oc2 = ds.OC2
    not_wanted = oc2.SDQ_SCORE.filled & oc2.of(others(ds.looked_after_12_months))
    return oc2.flag(not_wanted, since=oc2.per_child(ds.outside_12_months_since))


@rule(
    "186",
    "Children aged 4 or over at the start of the year and children aged under 17 at the end of the year and who "
    "have been looked after for at least 12 months continuously should have a Strengths and Difficulties (SDQ) "
    "score completed.",
    fields=["OC2.SDQ_SCORE"],
    needs=["Episodes", "OC2"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
    depends_on_day=True,
)
def score_is_missing(ds: Dataset) -> RowsAtFault:
    """Child aged 4 to 16 who was looked after for 12 months has neither an SDQ score nor a reason for no score.

    Checks: A child looked after for 12 months who was 4 by 1 April, when the year started, and still under 17 on
    31 March, when it ended, must have a score or a reason.

    Cause: The questionnaire was not done or not recorded. If the whole column is blank, a mistake in the export is
    more likely.

    Fix: Enter the score, or the reason for no score. If many are missing, first check how the export is set up.

    Due: While the year runs, this is not an error yet, because the questionnaire may still be done. The score or
    the reason is due by 31 March.
    """
    oc2 = ds.OC2
    of_age = (add_years(oc2.DOB.date, 4) <= ds.start) & (add_years(oc2.DOB.date, 17) > ds.end)
    return oc2.flag(oc2.of(ds.looked_after_12_months) & of_age & ~_given(oc2), since=ds.end)


@rule(
    "188",
    "Child is aged under 4 years at the end of the year, but a Strengths and Difficulties (SDQ) score or a reason "
    "for no SDQ score has been completed.",
    fields=["OC2.SDQ_SCORE", "OC2.SDQ_REASON"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
)
def sdq_of_a_child_under_4(ds: Dataset) -> RowsAtFault:
    """SDQ score or reason is given for a child under 4.

    Checks: A child who is still under 4 on 31 March, when the year ends, must have neither a score nor a
    reason.

    Cause: The fields were filled for all children, or the date of birth in OC2 is wrong.

    Fix: If the date of birth is wrong, correct it. If it is right, clear the score and the reason.
    """
    oc2 = ds.OC2
    return oc2.flag((add_years(oc2.DOB.date, 4) > ds.end) & _given(oc2))


@rule(
    "189",
    "Child is aged 17 years or over at the beginning of the year, but an Strengths and Difficulties (SDQ) score "
    "or a reason for no Strengths and Difficulties (SDQ) score has been completed.",
    fields=["OC2.DOB", "OC2.SDQ_SCORE", "OC2.SDQ_REASON"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
)
def sdq_of_a_young_person_over_17(ds: Dataset) -> RowsAtFault:
    """SDQ score or reason is given for a young person who turned 17 before the year.

    Checks: A young person whose 17th birthday was before 1 April, when the year started, must have neither a score
    nor a reason.

    Cause: The questionnaire was still recorded after the age at which the return asks for it, or the date of birth
    in OC2 is wrong.

    Fix: If the date of birth is wrong, correct it. If it is right, clear the score and the reason.
    """
    oc2 = ds.OC2
    return oc2.flag((add_years(oc2.DOB.date, 17) < ds.start) & _given(oc2))


@invalid_code(
    "196",
    "Strengths and Difficulties (SDQ) reason is not a valid code.",
    "OC2.SDQ_REASON",
    Theme.OUTCOMES,
)
def reason_is_no_valid_code() -> None:
    """The reason for no SDQ score is not a valid code.

    Fix: Enter the right code. If there is a score, clear the reason.
    """


@rule(
    "197B",
    "SDQ score or reason for no SDQ should be reported for 4- or 17-year-olds.",
    fields=["OC2.SDQ_REASON", "OC2.DOB"],
    needs=["OC2", "Episodes"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_GIVEN,
    depends_on_day=True,
)
def sdq_is_missing_in_the_year_of_turning_4_or_17(ds: Dataset) -> RowsAtFault:
    """Child who turned 4 or 17 in the year has neither an SDQ score nor a reason for no score.

    Checks: A child looked after for 12 months whose 4th or 17th birthday was in the collection year must have a
    score or a reason.

    Cause: The child was thought too young or too old for the questionnaire, and the reason was not recorded.

    Fix: Enter the score, or the reason for no score.

    Due: While the year runs, this is not an error yet, whether the birthday has passed or not. The score or the
    reason is due by 31 March.
    """
    oc2 = ds.OC2
    turned_4, turned_17 = (
        (add_years(oc2.DOB.date, age) >= ds.start) & (add_years(oc2.DOB.date, age) <= ds.end) for age in (4, 17)
    )
    return oc2.flag(oc2.of(ds.looked_after_12_months) & (turned_4 | turned_17) & ~_given(oc2), since=ds.end)


@rule(
    "197a",
    "Reason for no Strengths and Difficulties (SDQ) score is not required if Strengths and Difficulties "
    "Questionnaire score is filled in.",
    fields=["OC2.SDQ_SCORE", "OC2.SDQ_REASON"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
)
def score_and_reason_for_none(ds: Dataset) -> RowsAtFault:
    """Both an SDQ score and a reason for no score are given.

    Checks: The score and the reason must not both be filled, even if what is entered is not valid.

    Cause: A reason was recorded first, and was not cleared when the score was added.

    Fix: If there is a score, clear the reason. If there is no score, clear the score field.
    """
    oc2 = ds.OC2
    return oc2.flag(oc2.SDQ_SCORE.filled & oc2.SDQ_REASON.filled)


@rule(
    "198",
    "Child has not been looked after continuously for at least 12 months at 31 March but a reason for no "
    "Strengths and Difficulties (SDQ) score has been completed.",
    fields=["OC2.SDQ_REASON"],
    needs=["Episodes", "OC2"],
    theme=Theme.OUTCOMES,
    kind=RuleKind.MUST_BE_BLANK,
    depends_on_day=True,
)
def reason_of_a_child_not_in_care_for_12_months(ds: Dataset) -> RowsAtFault:
    """Reason for no SDQ score is given for a child who was not looked after for 12 months.

    Checks: A child with a reason for no score must have been looked after continuously for the 12 months to 31
    March, according to this year’s episodes: no start of care (reason S) after 1 April, no end of care before 31
    March, and no short break (legal status V3 or V4) in the year.

    Cause: A wrong or missing episode makes it look as if care was interrupted. Or OC2 was filled in for all
    children, not only for children looked after for 12 months.

    Fix: Check the episodes first. If they are right, clear the reason.

    Due: While the year runs, an end of care in the future counts only from that day.
    """
    oc2 = ds.OC2
    not_wanted = oc2.SDQ_REASON.filled & oc2.of(others(ds.looked_after_12_months))
    return oc2.flag(not_wanted, since=oc2.per_child(ds.outside_12_months_since))
