"""LA child IDs, and children without any referral."""

from __future__ import annotations

from worker.checking.rule import RuleKind
from worker.dataset.joins import others, repeated
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset
from worker.rules.cin.catalogue import rule

_LONGEST = 20


@rule("1570")
def child_id_is_too_long(ds: Dataset) -> RowsAtFault:
    """Checks: An LA child ID must have no more than 20 characters, not counting spaces at its start and end.

    Years: From 2024/25.
    """
    children = ds.ChildIdentifiers
    return children.flag(children.LAchildID.answer(lambda child_id: len(child_id) > _LONGEST))


@rule("1580")
def child_id_has_other_characters(ds: Dataset) -> RowsAtFault:
    """Checks: An LA child ID must have only letters from A to Z and digits: no spaces and no hyphens.

    Years: From 2024/25.
    """
    child_id = ds.ChildIdentifiers.LAchildID
    return ds.ChildIdentifiers.flag(child_id.filled & ~child_id.matches("[A-Z0-9]+"))


@rule("8500", kind=RuleKind.MUST_BE_GIVEN)
def child_id_is_missing(ds: Dataset) -> RowsAtFault:
    """Checks: Every child must have an LA child ID."""
    children = ds.ChildIdentifiers
    return children.flag(children.LAchildID.blank)


@rule("8510", compares_children=True)
def child_id_of_several_children(ds: Dataset) -> RowsAtFault:
    """Checks: No two children in the return may have the same LA child ID. Capital and small letters count as the
    same.
    """
    children = ds.ChildIdentifiers
    return children.flag(repeated(children.LAchildID.codes))


@rule("8590")
def child_without_referral(ds: Dataset) -> RowsAtFault:
    """Checks: Every child in the return must have at least one referral."""
    children = ds.ChildIdentifiers
    return children.flag(children.of(others(ds.CINdetails.children)))
