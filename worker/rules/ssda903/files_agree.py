"""Files agree: the children in each file are in Header, with the same date of birth, and only once where required.

The INT checks are ours, not DfE's. Most apply the same check to different files: the check is written once, with
its explanation, and registered for each file.
"""

from __future__ import annotations

from collections.abc import Callable

from worker.checking.rule import RuleFunction, rule
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.returns.table_ref import last_year
from worker.rules.ssda903.themes import Theme

FILES = {
    "AD1": "adoption (AD1)",
    "Episodes": "episodes",
    "Header": "header",
    "Missing": "missing",
    "OC2": "OC2",
    "OC3": "OC3",
    "PlacedAdoption": "placed for adoption",
    "PrevPerm": "previous permanence",
    "Reviews": "reviews",
    "UASC": "UASC",
}
"""The name of each table's file in a sentence."""


def _check_of_file(
    code: str, message: str, table: str, column: str, *, beside_header: bool = True
) -> Callable[[RuleFunction], None]:
    """Registers a check of one file; {file} in the message and in the docstring is replaced by its name."""

    def register(function: RuleFunction) -> None:
        function.__name__ = f"{table.lower()}_{function.__name__}"
        function.__doc__ = (function.__doc__ or "").format(file=FILES[table])
        needs = ["Header", table] if beside_header else [table]
        facts = rule(
            code,
            message.format(file=FILES[table]),
            fields=[f"{table}.{column}"],
            needs=needs,
            theme=Theme.FILES_AGREE,
        )
        facts(function)

    return register


def _children_are_in_header(code: str, table: str) -> None:
    @_check_of_file(code, "This child is in the {file} file but not in the header file.", table, "CHILD")
    def child_is_not_in_header(ds: Dataset) -> RowsAtFault:
        """A child in the {file} file is not in the header file.

        Checks: Every child ID in the {file} file must also be in the header file. A row without a child ID is also
        shown, unless the header file also has a row without one.

        Cause: The 2 files were exported at different times or for different groups of children, or the child ID is
        written differently in one of them.

        Fix: If the child belongs in this year’s return, add the child to the header file or correct the child ID.
        If not, remove the row.
        """
        rows = ds.table(table)
        return rows.flag(~rows.listed_in(ds.Header))


def _dates_of_birth_agree(code: str, table: str) -> None:
    message = "Date of birth in the {file} file differs from the one in the header file."

    @_check_of_file(code, message, table, "DOB")
    def date_of_birth_differs_from_header(ds: Dataset) -> RowsAtFault:
        """Date of birth in the {file} file differs from the one in the header file.

        Checks: A child’s date of birth must be the same in the {file} file and in the header file. A date that is
        missing or not valid in either file is not compared. If the child is in the header file more than once, the
        row is shown if any of the dates differs.

        Cause: The date was mistyped or was corrected in one file only, or one of the rows belongs to another
        child.

        Fix: Find out the child’s date of birth and enter it in both files.
        """
        pairs = ds.pairs(ds.table(table), ds.Header)
        here, header = pairs.left.DOB, pairs.right.DOB
        return pairs.left.flag(here.has_date & header.has_date & (here.date != header.date))


def _children_occur_once(code: str, table: str) -> None:
    message = "This child has more than one row in the {file} file. There should only be one."

    @_check_of_file(code, message, table, "CHILD", beside_header=False)
    def child_occurs_more_than_once(ds: Dataset) -> RowsAtFault:
        """A child has more than one row in the {file} file.

        Checks: A child ID may be in the {file} file only once. If a child is in the file more than once, all their
        rows are shown. Rows without a child ID are not checked.

        Cause: The child’s record was exported twice, or 2 children were given the same ID.

        Fix: Keep the row that is right and remove the others. If the rows are for different children, give each
        child a different ID in all files.
        """
        rows = ds.table(table)
        return rows.flag(rows.count_per_child() > 1)


_children_are_in_header("INT01", "AD1")
_children_are_in_header("INT02", "PlacedAdoption")
_children_are_in_header("INT03", "Episodes")
_children_are_in_header("INT04", "Missing")
_children_are_in_header("INT05", "OC2")
_children_are_in_header("INT06", "OC3")
_children_are_in_header("INT07", "PrevPerm")
_children_are_in_header("INT08", "Reviews")
_children_are_in_header("INT09", "UASC")

_dates_of_birth_agree("INT11", "AD1")
_dates_of_birth_agree("INT12", "PlacedAdoption")
_dates_of_birth_agree("INT13", "Missing")
_dates_of_birth_agree("INT14", "OC2")
_dates_of_birth_agree("INT15", "OC3")
_dates_of_birth_agree("INT16", "PrevPerm")
_dates_of_birth_agree("INT17", "Reviews")
_dates_of_birth_agree("INT18", "UASC")


@rule(
    "INT21",
    "Sex in the UASC file differs from the one in the header file.",
    fields=["UASC.SEX"],
    needs=["Header", "UASC"],
    theme=Theme.FILES_AGREE,
)
def uasc_sex_differs_from_header(ds: Dataset) -> RowsAtFault:
    """Sex in the UASC file differs from the one in the header file.

    Checks: A child’s sex must have the same code in the UASC file and in the header file. A sex that is missing in
    either file is not compared. The codes are compared as they are, even if one is not valid, so 1 and M count as
    different.

    Cause: The code was corrected or mistyped in one file only, or one of the files still has the codes of an
    earlier year.

    Fix: Find out which code is right and enter it in both files.
    """
    pairs = ds.pairs(ds.UASC, ds.Header)
    here, header = pairs.left.SEX, pairs.right.SEX
    return pairs.left.flag(here.filled & header.filled & here.differs(header))


_children_occur_once("INT31", "AD1")
_children_occur_once("INT32", "Header")
_children_occur_once("INT33", "OC2")
_children_occur_once("INT34", "OC3")
_children_occur_once("INT35", "PrevPerm")
_children_occur_once("INT36", "UASC")


@rule(
    "NoE",
    "WARNING: This child has no episodes loaded for previous year even though child started to be looked after "
    "before this current year",
    fields=["Episodes.DECOM"],
    needs=["Episodes", last_year("Episodes")],
    theme=Theme.YEAR_ON_YEAR,
    warning=True,
)
def child_in_care_before_this_year_has_no_episodes_last_year(ds: Dataset) -> RowsAtFault:
    """An episode started before this year, but the child has no episodes in last year’s return.

    Checks: A child with an episode that started before 1 April of the collection year must have at least one
    episode in last year’s return. The details of last year’s episodes are not checked. This is a warning, not an
    error.

    Cause: The episode was recorded after last year’s return was sent, the child ID has changed since, or the file
    loaded for last year is incomplete.

    Fix: Check that the child ID and the start date are right, and that last year’s complete file is loaded. If
    they are, the child is missing from last year’s return: ask DfE whether to amend it.

    Note: Rows without a child ID count as one child, who is in last year’s return if it also has a row without a
    child ID.
    """
    episodes = ds.Episodes
    return episodes.flag((episodes.DECOM.date < ds.start) & ~episodes.listed_in(ds.last_year.Episodes))
