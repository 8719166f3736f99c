"""Reviews: their date, how the child took part, and children who should not have any."""

from __future__ import annotations

from worker.checking.rule import RuleKind, rule
from worker.checking.rule_kinds import invalid_date
from worker.dataset.dates import add_years
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.periods_of_care import short_break
from worker.rules.ssda903.themes import Theme

AGED_UNDER_4 = "PN0"
"""How a child under 4 took part in a review; every other code is for a child aged 4 or over."""


@invalid_date(
    "166",
    "Date of review is invalid or blank.",
    "Reviews.REVIEW",
    Theme.REVIEWS,
    required=True,
)
def review_date_is_no_valid_date() -> None:
    """Review date is missing or is not a date.

    Cause: The date was mistyped, or a review that was planned but not held was exported without a date.

    Fix: Enter the day the review was held. If there was no review, remove the row.
    """


@rule(
    "167",
    "Data entry for participation is invalid or blank.",
    fields=["Reviews.REVIEW_CODE"],
    theme=Theme.REVIEWS,
    kind=RuleKind.INVALID_CODE,
)
def participation_is_no_valid_code(ds: Dataset) -> RowsAtFault:
    """How the child took part in the review is missing, is not a valid code, or is given without a review.

    Checks: A row with a review date must have a participation code from PN0 to PN7. A row without a review date
    must have no participation code. A review date that is not valid counts as missing.

    Cause: The field was left blank, or the export contains a code that is not valid in the return.

    Fix: Enter the code: PN0 for a child under 4, or PN1 to PN7 for an older child. If there was no review, remove
    the row.
    """
    reviews = ds.Reviews
    complete = reviews.REVIEW.has_date & reviews.REVIEW_CODE.isin(ds.codes("REVIEW_CODE"))
    empty = ~reviews.REVIEW.has_date & reviews.REVIEW_CODE.blank
    return reviews.flag(~complete & ~empty)


@rule(
    "399",
    "Mother field, review field or participation field are completed but child is looked after under legal status "
    "V3 or V4.",
    fields=["Episodes.LS", "Header.MOTHER", "Reviews.REVIEW", "Reviews.REVIEW_CODE"],
    needs=["Episodes", "Header", "Reviews"],
    theme=Theme.REVIEWS,
)
def review_or_mother_status_with_short_breaks_only(ds: Dataset) -> RowsAtFault:
    """Child who only has short breaks has a mother status or a review.

    Checks: If every episode of a child this year is a short break (legal status V3 or V4), mother status, review
    date and participation must be blank. If one of them is filled, the child’s episodes are shown with rows of
    Header and Reviews: the rows that are filled and, if something in one file is filled, all the child’s rows in
    the other file.

    Cause: Reviews for short breaks are recorded in the same place as other reviews and exported with them, or the
    legal status is wrong.

    Fix: If the child only had short breaks, clear the mother status and remove the reviews. If not, correct the
    legal status.

    Note: If a child has at least one other episode, this is not an error, because these fields belong to the
    child, not to an episode.
    """
    episodes, header, reviews = ds.Episodes, ds.Header, ds.Reviews
    short_breaks_only = episodes.all_children_where(short_break(episodes))
    mother, review = header.MOTHER.filled, reviews.any_filled(("REVIEW", "REVIEW_CODE"))
    with_mother = short_breaks_only & header.children_where(mother)
    with_review = short_breaks_only & reviews.children_where(review)
    return (
        episodes.flag(episodes.of(with_mother | with_review))
        + header.flag((mother & header.of(with_mother)) | header.of(with_review))
        + reviews.flag((review & reviews.of(with_review)) | reviews.of(with_mother))
    )


@rule(
    "440",
    "Participation method indicates child was under 4 years old at the time of the review, but date of birth and "
    "review date indicates the child was 4 years old or over.",
    fields=["Reviews.DOB", "Reviews.REVIEW", "Reviews.REVIEW_CODE"],
    theme=Theme.REVIEWS,
)
def participation_of_an_under_4_for_an_older_child(ds: Dataset) -> RowsAtFault:
    """Participation code PN0, for children under 4, is given for a child aged 4 or over.

    Checks: If participation is PN0, the review must have been held before the 4th birthday, based on the date of
    birth in Reviews.

    Cause: The code was copied from earlier reviews, or the date of birth or the review date is wrong.

    Fix: If the date of birth or the review date is wrong, correct it. If both are right, enter the code from PN1
    to PN7 for how the child took part.
    """
    reviews = ds.Reviews
    aged_4 = reviews.REVIEW.date >= add_years(reviews.DOB.date, 4)
    return reviews.flag((reviews.REVIEW_CODE == AGED_UNDER_4) & aged_4)


@rule(
    "441",
    "Participation method indicates child was 4 years old or over at the time of the review, but the date of "
    "birth and review date indicates the child was under 4 years old.",
    fields=["Reviews.DOB", "Reviews.REVIEW", "Reviews.REVIEW_CODE"],
    theme=Theme.REVIEWS,
)
def participation_of_an_older_child_for_an_under_4(ds: Dataset) -> RowsAtFault:
    """Participation code for children aged 4 or over is given for a child under 4.

    Checks: If participation is PN1 to PN7, the review must have been held on or after the 4th birthday, based on
    the date of birth in Reviews.

    Cause: The wrong code was chosen, or the date of birth or the review date is wrong.

    Fix: If the date of birth or the review date is wrong, correct it. If both are right, enter PN0.
    """
    reviews = ds.Reviews
    for_4_and_over = set(ds.codes("REVIEW_CODE")) - {AGED_UNDER_4}
    under_4 = reviews.REVIEW.date < add_years(reviews.DOB.date, 4)
    return reviews.flag(reviews.REVIEW_CODE.isin(for_4_and_over) & under_4)
