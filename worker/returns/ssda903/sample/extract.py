"""A made-up return as an extract of a day in the year has it, such as councils check long before the year ends.

The return of the whole year is made first and then cut, so that extracts of several days are of the same children.
As in real extracts, a few reviews are planned and a few ends are typed ahead.
"""

from __future__ import annotations

from datetime import date

from worker.returns.ssda903.sample import days
from worker.returns.ssda903.sample.care import ADOPTED, RESPITE
from worker.returns.ssda903.sample.days import Day
from worker.returns.ssda903.sample.extract_view import END, ChildOfTheYear, ExtractView, Rows
from worker.returns.ssda903.sample.modules import Row
from worker.returns.ssda903.sample.random_source import RandomSource
from worker.returns.ssda903.sample.sample_return import SampleReturn
from worker.returns.table_ref import TableRef, last_year

_ENTERED_AHEAD_SHARE = 0.01
"""Share of the children with a planned review, and of those with an end that is typed ahead."""
_NEVER_AHEAD = (*ADOPTED, "E2")
"""An adoption is entered with all that AD1 asks, and no death is foreseen."""


def extract(whole: SampleReturn, as_at: date) -> SampleReturn:
    """The return as an extract of a day has it; last year's is complete. The given one is not changed.

    Errors are put in afterwards, so that they are in what the extract has.

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
            f"Give a day from {days.text(context.start)} to {days.text(context.end)}"
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
    """Plans reviews of some children, and types ends of others ahead."""
    wanted = round(len(known) * _ENTERED_AHEAD_SHARE)
    free = list(known)
    draw.shuffle(free)
    for enter in (_plan_review, _type_end_ahead):
        done: set[str] = set()
        for identity in free:
            if len(done) < wanted and enter(children[identity].rows, known[identity], until):
                done.add(identity)
        free = [identity for identity in free if identity not in done]


def _plan_review(whole: Rows, known: Rows, until: Day) -> bool:
    """Enters the next review of a child in care ahead; whether there is one."""
    later = [row for row in whole.get("Reviews", []) if (days.read(row["REVIEW"]) or 0) > until]
    if not later or not _in_care(known):
        return False
    known["Reviews"].append(dict(later[0]))
    return True


def _type_end_ahead(whole: Rows, known: Rows, _: Day) -> bool:
    """Enters the end of an open episode ahead, with its reason; whether it has one."""
    if not _in_care(known):
        return False
    end = {item: whole["Episodes"][len(known["Episodes"]) - 1][item] for item in END["Episodes"]}
    if not end["DEC"] or end["REC"] in _NEVER_AHEAD:
        return False
    known["Episodes"][-1].update(end)
    return True


def _in_care(known: Rows) -> bool:
    """Whether the child has an open episode that is not a short break."""
    episodes = known.get("Episodes")
    return bool(episodes) and not episodes[-1]["DEC"] and episodes[-1]["LS"] not in RESPITE
