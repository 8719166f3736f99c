"""The CIN episodes of one child compared: only one is open, it is the latest, and none overlap."""

from __future__ import annotations

import numpy as np

from worker.dataset.column import Mask
from worker.dataset.table import RowsAtFault
from worker.returns.cin.dataset import Dataset, no
from worker.rules.cin.catalogue import rule


def _open_with_action(ds: Dataset) -> Mask:
    """Rows of CINdetails without a closure date that led to further action."""
    return no(ds.CINdetails.ReferralNFA) & ~ds.CINdetails.CINclosureDate.has_date


@rule("8815")
def several_open_episodes(ds: Dataset) -> RowsAtFault:
    """Checks: A child must have only one open episode that led to further action."""
    episodes, still_open = ds.CINdetails, _open_with_action(ds)
    return episodes.flag(still_open & (episodes.count_per_child(still_open) > 1))


@rule("8816")
def open_episode_is_not_the_latest(ds: Dataset) -> RowsAtFault:
    """Checks: No other referral of the child, open or closed, may have a later date than an open episode that led
    to further action. The latest referral is also marked.

    Note: We could not confirm whether DfE also reports an open episode if another referral has the same date. We
    do not.
    """
    episodes = ds.CINdetails
    latest_row = episodes.latest("CINreferralDate")
    of_children = np.full(len(ds.children) + 1, np.datetime64("NaT", "D"))
    of_children[latest_row.child] = latest_row.CINreferralDate.date
    referred, latest = episodes.CINreferralDate.date, episodes.per_child(of_children)
    superseded = _open_with_action(ds) & (referred < latest)
    its_latest = episodes.of(episodes.children_where(superseded)) & (referred == latest)
    return episodes.flag(superseded | its_latest)


@rule("8820")
def episodes_overlap(ds: Dataset) -> RowsAtFault:
    """Checks: A child must not be referred while another of the child’s episodes continues: from its referral
    until the day before its closure or, if it is open and led to further action, until the day before the
    reference date. A referral on the day on which another episode is closed is allowed.
    """
    pairs = ds.pairs(ds.CINdetails, ds.CINdetails)
    starts, other = pairs.left.CINreferralDate.date, pairs.right
    closed = other.CINclosureDate
    before_its_end = np.where(
        closed.has_date, starts < closed.date, no(other.ReferralNFA) & (starts < ds.reference_date)
    )
    inside = (pairs.left_at != pairs.right_at) & (starts >= other.CINreferralDate.date) & before_its_end
    return pairs.left.flag(inside, "CINreferralDate") + other.flag(inside)
