"""Previous permanence: adoption, special guardianship and other orders before the start of care."""

from __future__ import annotations

import numpy as np

from worker.checking.rule import RuleKind, rule
from worker.dataset.column import Column
from worker.dataset.dates import Dates, day, with_unknown_parts_filled
from worker.dataset.joins import others
from worker.dataset.table import RowsAtFault
from worker.returns.ssda903.dataset import Dataset
from worker.rules.ssda903.kinds import invalid_code
from worker.rules.ssda903.themes import Theme

NO_PERMANENCE = "Z1"
FIRST_ASKED_FOR = day("01/04/2016")
"""Previous permanence is needed for children who started to be looked after on or after this day."""
_AUTHORITIES = """
    201 202 203 204 205 206 207 208 209 210 211 212 213
    301 302 303 304 305 306 307 308 309 310 311 312 313 314 315 316 317 318 319 320
    330 331 332 333 334 335 336 340 341 342 343 344 350 351 352 353 354 355 356 357 358 359
    370 371 372 373 380 381 382 383 384 390 391 392 393 394 420
    800 801 802 803 805 806 807 808 810 811 812 813 815 816 821 822 823 825 826 830 831 835 836 837 838 839
    840 841 845 846 850 851 852 855 856 857 860 861 865 866 867 868 869 870 871 872 873 874 876 877 878 879
    880 881 882 883 884 885 886 887 888 889 890 891 892 893 894 895 896
    908 909 916 919 921 925 926 928 929 931 933 935 936 937 938 940 941 942 943 999
    WAL SCO NUK NIR
"""
AUTHORITIES = frozenset(_AUTHORITIES.split())
"""DfE numbers of current and former English authorities, 999 for not known, and codes of the other nations."""


@rule(
    "630",
    "Information on previous permanence option should be returned.",
    fields=["Episodes.RNE"],
    needs=["Episodes", "PrevPerm"],
    theme=Theme.PREVIOUS_PERMANENCE,
)
def permanence_information_missing(ds: Dataset) -> RowsAtFault:
    """Child started to be looked after this year, but previous permanence is missing or incomplete.

    Checks: A child who started to be looked after (reason S) on or after 1 April, the first day of the collection
    year, must have a row with the permanence option. Unless the option is Z1 (none), authority and date must also
    be filled.

    Cause: The information was not asked for or recorded when the child started to be looked after.

    Fix: Add the row or fill in the missing items. Enter Z1 if the child did not have a permanence option before,
    or P4 if they had one but it is not known which. Count only orders after which the child left care. Write zz
    for unknown parts of the date.
    """
    episodes, earlier = ds.Episodes, ds.PrevPerm
    none_before = earlier.PREV_PERM == NO_PERMANENCE
    complete = none_before | ~earlier.any_blank(("PREV_PERM", "LA_PERM", "DATE_PERM"))
    known = earlier.all_children_where(complete)
    starts = (episodes.RNE == "S") & (episodes.DECOM.date >= ds.start)
    return episodes.flag(starts & episodes.of(others(known)))


@invalid_code(
    "631",
    "Previous permanence option not a valid value.",
    "PrevPerm.PREV_PERM",
    Theme.PREVIOUS_PERMANENCE,
)
def permanence_option_is_no_valid_code() -> None:
    """Previous permanence option is not a valid code.

    Fix: Enter P1 for adoption, P2 for special guardianship, P3 for a residence or child arrangements order, P4 if
    the option is not known, or Z1 if there was none.
    """


@rule(
    "632",
    "Date of previous permanence order not a valid value.",
    fields=["PrevPerm.DATE_PERM", "Episodes.DECOM"],
    theme=Theme.PREVIOUS_PERMANENCE,
    kind=RuleKind.INVALID_DATE,
    accepts_blank=True,
)
def permanence_order_not_before_care(ds: Dataset) -> RowsAtFault:
    """Date of the previous permanence order is not a date, or is not before the child’s first episode.

    Checks: The date must be in the form day/month/year, with zz for an unknown day or month and zzzz for an
    unknown year. It must be before the start of the child’s first episode. A date with unknown parts counts as the
    latest possible day. An unknown year counts as 2000.

    Cause: The date was mistyped, the order was made during this period of care, or too little of the date is known
    to show that the order came first.

    Fix: Correct the date, and enter the day and month if they are known. If the order was made after the child
    started to be looked after, remove it, because it is not a previous order.
    """
    named = ds.PrevPerm.where(ds.PrevPerm.CHILD.filled)
    pairs = ds.pairs(named, ds.first_episode, keep_left=True)
    ordered = pairs.left.DATE_PERM
    badly_formed = ordered.filled & ~ordered.has_partial_date
    return pairs.flag(badly_formed | (_latest_possible(ordered) >= pairs.right.DECOM.date))


def _latest_possible(dates: Column) -> Dates:
    """Dates with unknown parts as the latest possible day; an unknown year counts as 2000."""
    in_december = dates.in_form(lambda text: with_unknown_parts_filled(text.replace("/ZZ/", "/12/"))).date
    next_month = in_december.astype("datetime64[M]") + np.timedelta64(1, "M")
    end_of_month = next_month.astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.where(dates.startswith("ZZ/"), end_of_month, in_december)


@invalid_code(
    "633",
    "Local authority code where previous permanence option was arranged is not a valid value.",
    "PrevPerm.LA_PERM",
    Theme.PREVIOUS_PERMANENCE,
    valid=lambda ds: AUTHORITIES,
)
def authority_of_permanence_is_no_valid_code() -> None:
    """Authority that arranged the previous permanence option is not a valid code.

    Checks: If the authority is filled, it must be the 3-digit DfE number of a current or former English authority,
    999 if it is not known, WAL (Wales), SCO (Scotland), NIR (Northern Ireland) or NUK (outside the UK).

    Cause: A name was entered, or another type of code, such as an Office for National Statistics (ONS) code.

    Fix: Enter the 3-digit number of the authority, or 999 if it is not known.
    """


@rule(
    "634",
    "There are entries for previous permanence options, but child has not started to be looked after from 1 April "
    "2016 onwards.",
    fields=["PrevPerm.LA_PERM", "PrevPerm.PREV_PERM", "PrevPerm.DATE_PERM", "Episodes.DECOM"],
    theme=Theme.PREVIOUS_PERMANENCE,
)
def permanence_of_a_child_in_care_before_2016(ds: Dataset) -> RowsAtFault:
    """Previous permanence is given for a child whose episodes all started before 1 April 2016.

    Checks: If one of the 3 items is filled, at least one of the child’s episodes must have started on or after 1
    April 2016. This date is the same in every collection year.

    Cause: The information was entered for a child who started to be looked after before the return asked for it,
    or the start date of the episode is wrong.

    Fix: If the start date of the episode is wrong, correct it. If it is right, remove the row.
    """
    episodes, earlier = ds.Episodes, ds.PrevPerm
    asked_for = episodes.children_where(episodes.DECOM.date >= FIRST_ASKED_FOR)
    long_in_care = episodes.children_where(episodes.DECOM.has_date) & ~asked_for
    at_fault = earlier.any_filled(("PREV_PERM", "LA_PERM", "DATE_PERM")) & earlier.of(long_in_care)
    return earlier.flag(at_fault) + episodes.flag(episodes.of(earlier.children_where(at_fault)))


@rule(
    "635",
    "There are entries for date of order and local authority code where previous permanence option was arranged "
    "but previous permanence code is Z1",
    fields=["PrevPerm.LA_PERM", "PrevPerm.DATE_PERM", "PrevPerm.PREV_PERM"],
    theme=Theme.PREVIOUS_PERMANENCE,
    kind=RuleKind.MUST_BE_BLANK,
)
def permanence_details_without_option(ds: Dataset) -> RowsAtFault:
    """Date or authority of a previous permanence order is given, but there is no permanence option.

    Checks: If the authority or the date is filled, the option must be filled and must not be Z1 (none).

    Cause: The option was not recorded, or was set to Z1 although details are known.

    Fix: Enter the option, or P4 if it is not known which. If there was none, clear the authority and the date.
    """
    earlier = ds.PrevPerm
    no_option = earlier.PREV_PERM.blank | (earlier.PREV_PERM == NO_PERMANENCE)
    return earlier.flag(earlier.any_filled(("LA_PERM", "DATE_PERM")) & no_option)
