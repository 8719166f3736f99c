"""A child's timeline: the rows of the modules that have dates, as bars and points with their errors."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from worker.dataset.column import Rows, normalise
from worker.dataset.dataset import Dataset
from worker.dataset.dates import add_years, as_date
from worker.dataset.table import View
from worker.editing.operations import CellRef
from worker.editing.tables import EditedTables
from worker.returns.definition import first_day, last_day
from worker.returns.story_layout import Lane, StoryLayout
from worker.returns.table_ref import TableRef
from worker.service import messages as p

_BIRTHDAYS = "Birthdays"


def child_story(
    dataset: Dataset, tables: EditedTables, child: int, errors: list[p.ChildError], due: list[p.ChildError]
) -> p.ChildStory | None:
    """The timeline of a child, given by the dataset's number; None if the return has none."""
    layout = dataset.definition.story
    return _Story(dataset, tables, child, layout, _by_row(errors), _by_row(due)).made() if layout else None


_Codes = dict[tuple[TableRef, int], list[tuple[str, str]]]
"""By table and row: columns with the codes of what was found in them."""


def _by_row(found: list[p.ChildError]) -> _Codes:
    codes: _Codes = {}
    for each in found:
        for cell in each.cells:
            codes.setdefault((cell.table, cell.row), []).append((cell.field, each.code))
    return codes


@dataclass(frozen=True)
class _Bar:
    """A row, or several: what the table says of its start and its end."""

    view: View
    """The child's rows of the table."""
    first: int
    """The position in it of the row that says the start."""
    last: int
    """The position of the row that says the end."""


@dataclass
class _Story:
    dataset: Dataset
    tables: EditedTables
    child: int
    layout: StoryLayout
    errors: _Codes
    due: _Codes
    left_out: dict[tuple[TableRef, int], p.LeftOut] = field(default_factory=dict)

    def made(self) -> p.ChildStory:
        year = self.dataset.year
        lanes = [self._lane(lane) for lane in self.layout.lanes]
        birthdays = p.StoryLane(title=_BIRTHDAYS, points=True, items=list(self._birthdays()))
        return p.ChildStory(
            first=self._first,
            year_start=first_day(year),
            last=last_day(year),
            as_at=None if self.dataset.year_is_over else as_date(self.dataset.as_at),
            lanes=[*lanes, birthdays],
            left_out=list(self.left_out.values()),
        )

    @property
    def _first(self) -> datetime.date:
        shown = filter(self.dataset.definition.is_in_record, self.dataset.tables)
        has_last_year = any(table.last_year for table in shown)
        return first_day(self.dataset.year - has_last_year)

    def _lane(self, lane: Lane) -> p.StoryLane:
        items = [
            item
            for last_year in (True, False)
            for bar in self._bars(lane, TableRef(lane.module, last_year))
            if (item := self._item(lane, bar))
        ]
        items.sort(key=lambda item: (item.shown_from, item.shown_to))
        return p.StoryLane(title=lane.title, points=not lane.end, items=items)

    def _bars(self, lane: Lane, ref: TableRef) -> Iterator[_Bar]:
        if not (self.dataset.has(ref) and self.dataset.definition.is_in_record(ref)):
            return
        table = self.dataset.table(ref)
        view = table.where(table.child == self.child)
        if lane.load_begins is None:
            yield from (_Bar(view, at, at) for at in range(len(view)))
            return
        ordered = view.where(view.column(lane.start).has_date).in_order(lane.start)
        begins = np.flatnonzero(lane.load_begins()(ordered) | ~ordered.before.exists).tolist()
        for first, following in pairwise([*begins, len(ordered)]):
            yield _Bar(ordered, first, following - 1)

    def _item(self, lane: Lane, bar: _Bar) -> p.StoryItem | None:
        """The bar as it is drawn; None if it can't be, which is then noted."""
        ref = bar.view.table.name
        cell = CellRef(ref, self._number(bar), lane.start)
        start = bar.view.column(lane.start).date[bar.first].item()
        if start is None:
            self._leave_out(lane, cell, "no_start")
            return None
        end = bar.view.column(lane.end).date[bar.last].item() if lane.end else start
        if end is not None and end < start:
            self._leave_out(lane, cell, "ends_before_start")
            return None
        shown_from, shown_to = self._shown(ref, start, end)
        if shown_to < self._first or shown_from > last_day(self.dataset.year):
            self._leave_out(lane, cell, "other_dates")
            return None
        said = bar.view.column(lane.says).texts[bar.first] if lane.says else ""
        return p.StoryItem(
            cell=cell,
            text=said or "",
            meaning=self._meaning(lane, ref, said or ""),
            start=start,
            end=end,
            bad_end=(bar.view.column(lane.end).texts[bar.last] or "").strip() if end is None else "",
            shown_from=shown_from,
            shown_to=shown_to,
            errors=self._found(self.errors, lane, cell),
            due=self._found(self.due, lane, cell),
        )

    def _number(self, bar: _Bar) -> int:
        rows: Rows = bar.view.rows
        return int(self.tables[bar.view.table.name].numbers[rows[bar.first]])

    def _leave_out(self, lane: Lane, cell: CellRef, why: p.WhyLeftOut) -> None:
        # What is wrong with a row is said where it is shown by itself: in the lane of its own, as one bar.
        if lane.load_begins is None and not lane.beside:
            self.left_out.setdefault((cell.table, cell.row), p.LeftOut(cell=cell, why=why))

    def _shown(
        self, ref: TableRef, start: datetime.date, end: datetime.date | None
    ) -> tuple[datetime.date, datetime.date]:
        """From when to when a row is drawn: its part of the year whose return it is in.

        One that has not ended lasts until the end of that year, or the day as at which it is judged. A row with
        no day in the year is drawn at its own dates, so that it is seen where it is.
        """
        year = self.dataset.year - ref.last_year
        year_first, year_last = first_day(year), last_day(year)
        so_far = year_last if ref.last_year else min(year_last, as_date(self.dataset.as_at))
        until = end or max(start, so_far)
        if until < year_first or start > year_last:
            return start, until
        return max(start, year_first), min(until, year_last)

    def _meaning(self, lane: Lane, ref: TableRef, text: str) -> str:
        year = self.dataset.year - ref.last_year
        return self.dataset.definition.codes(lane.says, year).get(normalise(text), "") if text else ""

    def _found(self, codes: _Codes, lane: Lane, cell: CellRef) -> list[str]:
        """What was found in a row that this lane marks.

        Where several lanes show a row, each marks the column that it is about, and the first of them the others.
        """
        if lane.load_begins:
            return []
        of_row = [other for other in self.layout.lanes if other.module == lane.module and not other.load_begins]
        elsewhere = {other.says for other in of_row if other is not lane}
        found = [
            code
            for column, code in codes.get((cell.table, cell.row), [])
            if column == lane.says or (lane is of_row[0] and column not in elsewhere)
        ]
        return list(dict.fromkeys(found))

    def _birthdays(self) -> Iterator[p.StoryItem]:
        definition = self.dataset.definition
        for last_year in (False, True):
            ref = TableRef(definition.main, last_year)
            if not (self.dataset.has(ref) and definition.is_in_record(ref)):
                continue
            table = self.dataset.table(ref)
            born = table.where(table.child == self.child)
            # A date that can't be read is replaced by last year's.
            if len(born) and born.column(definition.date_of_birth).has_date[0]:
                yield from self._birthdays_of(born)
                return

    def _birthdays_of(self, born: View) -> Iterator[p.StoryItem]:
        column = self.dataset.definition.date_of_birth
        date_of_birth = born.column(column).date[0]
        cell = CellRef(born.table.name, self._number(_Bar(born, 0, 0)), column)
        for birthday in self.layout.birthdays:
            day = add_years(date_of_birth, birthday.age).item()
            if day is not None and self._first <= day <= last_day(self.dataset.year):
                yield p.StoryItem(
                    cell=cell,
                    text=str(birthday.age),
                    meaning=birthday.why,
                    start=day,
                    end=day,
                    bad_end="",
                    shown_from=day,
                    shown_to=day,
                    errors=[],
                    due=[],
                )
