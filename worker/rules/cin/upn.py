"""Unique pupil numbers (UPN): their form, and why a child has none."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from worker.checking.rule import RuleKind
from worker.dataset.dates import add_days, add_months, add_years
from worker.dataset.joins import repeated
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset, no, yes
from worker.returns.cin.dictionary import REAL_UPN
from worker.rules.cin.catalogue import rule

_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_WEIGHTS = np.arange(2, 14)
"""The weights of the digits, at positions 2 to 13."""
_IN_DIGITS = re.compile(".[0-9]{12}")
_LENGTH = 13
_NEVER_LAST = ("I", "O", "S")
_AUTHORITIES = (
    (1, 5),
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (660, 681),
    (701, 708),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 941),
)
"""The first and last of each run of numbers that DfE has given to authorities since April 1998."""
_CUMBERLAND, _WESTMORLAND_AND_FURNESS = "942", "943"
_UNTIL_2023 = frozenset(f"{number:03d}" for first, last in _AUTHORITIES for number in range(first, last + 1))
_FROM_2024 = _UNTIL_2023 | {_CUMBERLAND, _WESTMORLAND_AND_FURNESS}

_NOT_OF_SCHOOL_AGE = "UN1"
_REFERRAL_WITHOUT_ACTION = "UN7"


def _with_wrong_check_letter(upns: Sequence[str]) -> set[str]:
    """The UPNs whose first letter is not the one that follows from their 12 digits."""
    in_digits = [upn for upn in upns if _IN_DIGITS.fullmatch(upn)]
    characters = np.frombuffer("".join(upn[1:] for upn in in_digits).encode(), dtype=np.uint8)
    digits = characters.reshape(len(in_digits), len(_WEIGHTS)).astype(np.int64) - ord("0")
    places = (digits @ _WEIGHTS) % len(_CHECK_LETTERS)
    return {upn for upn, place in zip(in_digits, places.tolist(), strict=True) if upn[0] != _CHECK_LETTERS[place]}


def is_sound(ds: Dataset, upn: str) -> bool:
    """Whether a UPN, in upper case, would have none of the errors 1510 and 1530 to 1550."""
    well_formed = re.fullmatch(REAL_UPN, upn) and not upn.endswith(_NEVER_LAST)
    return bool(well_formed) and upn[1:4] in _authorities(ds) and not _with_wrong_check_letter([upn])


def _authorities(ds: Dataset) -> frozenset[str]:
    return ds.by_year({2023: _UNTIL_2023, 2024: _FROM_2024})


@rule("1510")
def upn_has_wrong_check_letter(ds: Dataset) -> RowsAtFault:
    """Checks: The first letter of a UPN is worked out from its 12 digits: multiply the digit at position 2 by 2,
    the next by 3 and so on up to 13, add these up and divide by 23. The remainder gives the letter, from A for 0
    to Z for 22, without I, O and S. Temporary UPNs, which end in a letter, and UPNs of another length are not
    checked.
    """
    children = ds.ChildIdentifiers
    return children.flag(children.UPN.isin(_with_wrong_check_letter(children.UPN.values)))


@rule("1520", compares_children=True)
def upn_of_several_children(ds: Dataset) -> RowsAtFault:
    """Checks: No two children in the return may have the same UPN, even if it is not in the right format."""
    children = ds.ChildIdentifiers
    return children.flag(repeated(children.UPN.codes))


@rule("1530")
def upn_has_unknown_authority(ds: Dataset) -> RowsAtFault:
    """Checks: Characters 2 to 4 of a UPN must be a number that DfE has given to a local authority since April
    1998, or one of the other numbers that DfE recognises. UPNs that do not have 13 characters are not checked.

    Years: 942 (Cumberland) and 943 (Westmorland and Furness) are valid from 2023/24.
    """
    children, known = ds.ChildIdentifiers, _authorities(ds)
    return children.flag(children.UPN.answer(lambda upn: len(upn) == _LENGTH and upn[1:4] not in known))


@rule("1540")
def upn_is_not_numeric(ds: Dataset) -> RowsAtFault:
    """Checks: Characters 5 to 12 of a UPN must be 8 digits. So a UPN with fewer than 12 characters is also an
    error.
    """
    upn = ds.ChildIdentifiers.UPN
    return ds.ChildIdentifiers.flag(upn.filled & ~upn.matches(r"(?s).{4}[0-9]{8}.*"))


@rule("1550")
def upn_ends_in_wrong_character(ds: Dataset) -> RowsAtFault:
    """Checks: The last character of a UPN must be a digit, or a letter other than I, O and S. UPNs that do not
    have 13 characters are not checked.
    """
    return ds.ChildIdentifiers.flag(ds.ChildIdentifiers.UPN.matches(r"(?s).{12}[^0-9A-HJ-NP-RT-Z]"))


@rule("1560Q")
def former_upn_is_ill_formed(ds: Dataset) -> RowsAtFault:
    """Checks: A former UPN must be a letter, 11 digits, and a digit or letter. The check letter and the number of
    the authority are not checked.
    """
    former = ds.ChildIdentifiers.FormerUPN
    return ds.ChildIdentifiers.flag(former.filled & ~former.matches(REAL_UPN))


def _last_birthday_of_school_age(ds: Dataset) -> np.datetime64:
    """31 August, 6 years before the year in which the collection ends."""
    first_april = add_years(ds.collection_start, -5)
    return add_days(add_months(first_april, 5), -1)


@rule(
    "8770Q",
    kind=RuleKind.MUST_BE_GIVEN,
    earlier_messages={
        2024: "Please check and either amend data or provide a reason: UPN or reason UPN missing expected for a "
        "child who is more than 5 years old"
    },
)
def school_child_without_upn(ds: Dataset) -> RowsAtFault:
    """Checks: A child of school age who was referred for further action must have a UPN, or one of UN2 to UN7 as
    the reason for no UPN. UN1 (not of school age) is not accepted. A child is of school age if they were born on
    or before 31 August, 6 years before the year in which the collection ends: for 2025/26, 31 August 2020.

    Years: Up to 2023/24 a child was of school age if they were 6 or older on the reference date.
    """
    children = ds.ChildIdentifiers
    referred = children.of(ds.CINdetails.children_where(no(ds.CINdetails.ReferralNFA)))
    born_by = ds.by_year({2023: add_years(ds.reference_date, -6), 2025: _last_birthday_of_school_age(ds)})
    explained = children.UPNunknown.isin(set(ds.codes("UPNunknown")) - {_NOT_OF_SCHOOL_AGE})
    return children.flag(referred & (children.PersonBirthDate.date <= born_by) & children.UPN.blank & ~explained)


@rule("8772")
def no_upn_for_want_of_action(ds: Dataset) -> RowsAtFault:
    """Checks: If the reason for no UPN is UN7 (referral with no further action), every referral of the
    child must be marked as no further action.
    """
    pairs = ds.pairs(ds.ChildIdentifiers, ds.CINdetails)
    without_action = pairs.left.UPNunknown == _REFERRAL_WITHOUT_ACTION
    return pairs.flag(without_action & ~yes(pairs.right.ReferralNFA))
