"""A made-up return as an extract of a day in the year, as councils check it long before the year ends.

The return of the whole year is made first and then cut, so that extracts of several days are of the same children.
As in real extracts, a few reviews are planned and a few ends are typed ahead.
"""

from __future__ import annotations

from datetime import date

from worker.returns.sampling import days
from worker.returns.sampling.days import Day
from worker.returns.sampling.random_source import RandomSource
from worker.returns.ssda903.sample.care import ADOPTED, RESPITE
from worker.returns.ssda903.sample.extract_view import END, ChildOfTheYear, ExtractView, Rows
from worker.returns.ssda903.sample.modules import Row
from worker.returns.ssda903.sample.sample_return import SampleReturn
from worker.returns.table_ref import TableRef, last_year

_ENTERED_AHEAD_SHARE = 0.01
"""Share of the children with a planned review, and of those with an end that is typed ahead."""
_NEVER_AHEAD = (*ADOPTED, "E2")
"""An adoption is entered with everything that AD1 needs, and no one foresees a death."""


def extract(whole: SampleReturn, as_at: date) -> SampleReturn:
    """The return as an extract of a day; last year's return is complete. The given return is not changed.

    Errors are added afterwards, so that they are in the data of the extract.

    Args:
        whole: a clean return of the whole year.
        as_at: the day; on the last day of the year the extract is the whole return.

    Raises:
        ValueError: the day is not in the collection year.
    """
    context, until = whole.context, as_at.toordinal()
    if not context.start <= until <= context.end:
        raise ValueError(
            f"{days.text(until)} is not in the collection year. "
            f"Enter a day from {days.text(context.start)} to {days.text(context.end)}"
        )
    if until == context.end:
        return whole
    view = ExtractView(whole.year, context.draw, context.seed, until)
    children = _children(whole)
    known = {identity: rows for identity, child in children.items() if (rows := view.cut(child))}
    _enter_ahead(children, known, until, RandomSource(context.seed))
    this_year = {
        TableRef(name): [row for rows in known.values() for row in rows.get(name, [])] for name in view.modules
    }
    before = {table: [dict(row) for row in rows] for table, rows in whole.tables.items() if table.last_year}
    providers = [_still_open(provider, until) for provider in whole.providers]
    (_, view_of_last_year) = whole.views
    views = (view, False), view_of_last_year
    return SampleReturn(whole.year, whole.council, this_year | before, providers, context, until, views)


def _children(whole: SampleReturn) -> dict[str, ChildOfTheYear]:
    """This year's children in the order of their IDs."""
    known = {row["CHILD"] for row in whole.tables[last_year("Header")]}
    children = {
        header["CHILD"]: ChildOfTheYear({}, [], header["CHILD"] not in known)
        for header in whole.tables[TableRef("Header")]
    }
    for table, rows in whole.tables.items():
        for row in () if table.last_year else rows:
            children[row["CHILD"]].rows.setdefault(table.module, []).append(row)
    for row in whole.social_workers_left_out:
        children[row["CHILD"]].social_workers_left_out.append(row)
    return children


def _still_open(provider: Row, until: Day) -> Row:
    """A provider as Ofsted listed it on the day."""
    closed = days.read(provider["REG_END"])
    return provider | {"REG_END": ""} if closed and closed > until else dict(provider)


# What is entered ahead


def _enter_ahead(
    children: dict[str, ChildOfTheYear], known: dict[str, Rows], until: Day, draw: RandomSource
) -> None:
    """Plans reviews of some children in care, and types ends of others ahead."""
    wanted = round(len(known) * _ENTERED_AHEAD_SHARE)
    free = [identity for identity, rows in known.items() if _in_care(rows)]
    draw.shuffle(free)
    for enter in (_plan_review, _type_end_ahead):
        done: set[str] = set()
        for identity in free:
            if len(done) < wanted and enter(children[identity].rows, known[identity], until):
                done.add(identity)
        free = [identity for identity in free if identity not in done]


def _plan_review(whole: Rows, known: Rows, until: Day) -> bool:
    """Enters the child's next review ahead; whether there is one."""
    later = [row for row in whole.get("Reviews", []) if (days.read(row["REVIEW"]) or 0) > until]
    known["Reviews"].extend(dict(row) for row in later[:1])
    return bool(later)


def _type_end_ahead(whole: Rows, known: Rows, _: Day) -> bool:
    """Enters the end of the open episode ahead, with its reason; whether the end is one that people foresee."""
    end = {item: whole["Episodes"][len(known["Episodes"]) - 1][item] for item in END["Episodes"]}
    # A child must not still be missing when an episode has ended (575).
    missing = any(not row["MIS_END"] for row in known["Missing"])
    foreseen = bool(end["DEC"]) and end["REC"] not in _NEVER_AHEAD and not missing
    if foreseen:
        known["Episodes"][-1].update(end)
    return foreseen


def _in_care(known: Rows) -> bool:
    """Whether the child has an open episode that is not a short break."""
    latest = known.get("Episodes", [])[-1:]
    return any(not row["DEC"] and row["LS"] not in RESPITE for row in latest)
