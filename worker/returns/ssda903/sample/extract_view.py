"""This year's rows of a child in an extract of a day in the year.

Rows that began later are left out, rows that ended later are still open, and the extract has the information that
was collected by then. Each made-up check and contact has its own day, which follows from the seed and the child: a
later extract has the same answers and more.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from worker.returns.sampling import days
from worker.returns.sampling.days import Day, birthday
from worker.returns.sampling.random_source import RandomSource
from worker.returns.ssda903.sample.care import ADOPTED, RESPITE
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.modules import Row, UnfinishedRow, YearView

Rows = dict[str, list[Row]]
"""A child's rows of one year by module."""

_START = {
    "Episodes": "DECOM",
    "Reviews": "REVIEW",
    "PlacedAdoption": "DATE_PLACED",
    "Missing": "MIS_START",
    "SWEpisodes": "SW_DECOM",
    "DoLo": "DOLO_START",
}
END = {
    "Episodes": ("DEC", "REC", "REASON_PLACE_CHANGE"),
    "PlacedAdoption": ("DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    "Missing": ("MIS_END",),
    "SWEpisodes": ("SW_DEC",),
    "DoLo": ("DOLO_END",),
}
"""The date on which a row ends, and what else is entered with it."""

_CHECKS = (
    ("SDQ_SCORE", "SDQ_REASON"),
    ("CONVICTED",),
    ("HEALTH_CHECK",),
    ("IMMUNISATIONS",),
    ("TEETH_CHECK",),
    ("HEALTH_ASSESSMENT",),
)
"""Items of OC2, in groups that are entered on the same day."""
_ANSWERS = ("IN_TOUCH", "ACTIV", "ACCOM")
_STEPS = ("DATE_INT", "DATE_MATCH")
"""Dates of AD1 that come before the adoption."""
_MISUSE, _INTERVENTION = ("SUBSTANCE_MISUSE",), ("INTERVENTION_RECEIVED", "INTERVENTION_OFFERED")
_OLDEST_ASKED_ON_BIRTHDAY = 21
"""Older care leavers are asked on any day of the year."""
_DAYS_TO_ANSWER = 28
"""Care leavers are asked about their birthday; their answers are there at the latest a month after it."""
_UPN_LATE_SHARE, _DAYS_WITHOUT_UPN = 0.3, 7
"""Share of the children new in care whose UPN is not known at first, and days for which UN4 is allowed (210)."""
_SHORTEST_ALLOCATION = 3
"""Days that a social worker must have been allocated for (SW09STG2)."""
_SUCCESSOR_EXPECTED = 2024
"""SW11aSTG2 of this year wants a new social worker even for a child who has left care."""


class ChildOfTheYear(NamedTuple):
    """What is known of a child at the end of the year."""

    rows: Rows
    social_workers_left_out: list[Row]
    """See YearView; none if ``rows`` has some."""
    new: bool
    """Whether the child was never looked after before this year, as far as the returns say."""


class ExtractView(YearView):
    """This year's return of a child as an extract of a day has it.

    Attributes:
        until: the day, from 1 April on and before 31 March.
    """

    def __init__(self, year: int, draw: RandomSource, seed: int, until: Day) -> None:
        super().__init__(year, True, draw)
        self.until = until
        self._seed = seed

    def rows(self, life: Life) -> Rows:
        """The child's rows by module; none at all if the child has not come into this year's return yet."""
        whole = super().rows(life)
        new = life.episodes[0].decom >= self.start
        return self.cut(ChildOfTheYear(whole, self.social_workers_left_out(life), new)) if whole else {}

    def cut(self, child: ChildOfTheYear) -> Rows:
        """The same as ``rows``, of what is known of the child at the end of the year."""
        rows = {name: self._begun(name, child.rows.get(name, [])) for name in self.modules}
        (header,) = rows["Header"]
        draw = RandomSource(int(f"{self._seed}{header['CHILD']}"))
        rows["OC3"] = [row for whole in rows["OC3"] if (row := self._leaver(whole, draw))]
        if rows["Episodes"]:
            self._cut_looked_after(child, rows, draw)
        elif rows["OC3"]:
            rows = {"Header": rows["Header"], "OC3": rows["OC3"]}
        else:
            rows = {}
        return rows

    def _cut_looked_after(self, child: ChildOfTheYear, rows: Rows, draw: RandomSource) -> None:
        """What the extract says of a child who has been looked after in the year so far."""
        (header,), episodes = rows["Header"], rows["Episodes"]
        self._cut_header(header, episodes, child.new and draw.chance(_UPN_LATE_SHARE))
        for row in rows["UASC"]:
            if not self._past(row["DUC"]):
                # Until the status ceases, councils give the day on which it will at the latest.
                row["DUC"] = days.text(birthday(_day(row["DOB"]), 18))
        if not rows["OC2"] and self._all_year_so_far(episodes):
            rows["OC2"] = [self.outcomes({"CHILD": header["CHILD"], "DOB": header["DOB"]}, draw)]
        rows["OC2"] = [self._checked(row, draw) for row in rows["OC2"]]
        rows["AD1"] = self._adoption(rows["AD1"], episodes)
        if not any(row["RNE"] == "S" and _day(row["DECOM"]) >= self.start for row in episodes):
            rows["PrevPerm"] = []
        if child.social_workers_left_out:
            rows["SWEpisodes"] = self._allocated(child)

    def _past(self, date: str) -> bool:
        """Whether a date is there and has come."""
        return bool(date) and _day(date) <= self.until

    def _begun(self, module: str, rows: list[Row]) -> list[Row]:
        """The rows that have begun, open if they have not ended yet."""
        start, end = _START.get(module), END.get(module, ())
        begun = [dict(row) for row in rows if not start or self._past(row[start])]
        for row in begun:
            if end and not self._past(row[end[0]]):
                row.update(dict.fromkeys(end, ""))
        return begun

    def _cut_header(self, header: Row, episodes: list[Row], upn_comes_late: bool) -> None:
        if header["MC_DOB"] and not self._past(header["MC_DOB"]):
            header.update(MOTHER="0", MC_DOB="")
        first = _day(episodes[0]["DECOM"])
        real = len(header["UPN"]) == 13 and days.age(_day(header["DOB"]), first) >= 5
        if upn_comes_late and real and first >= self.until - _DAYS_WITHOUT_UPN:
            header["UPN"] = "UN4"

    # Outcomes

    def _all_year_so_far(self, episodes: list[Row]) -> bool:
        """Whether the child has been looked after since 1 April, and may be until 31 March."""
        return not any(
            (row["RNE"] == "S" and _day(row["DECOM"]) > self.start)
            or row["REC"] not in ("", "X1")
            or row["LS"] in RESPITE
            for row in episodes
        )

    def _checked(self, outcomes: Row, draw: RandomSource) -> Row:
        """A row of OC2 with what has been entered."""
        entered = {items: draw.between(self.start, self.end) for items in (*_CHECKS, _MISUSE)}
        entered[_INTERVENTION] = draw.between(entered[_MISUSE], self.end)
        return _without(outcomes, [item for items, when in entered.items() if when > self.until for item in items])

    def _leaver(self, row: Row, draw: RandomSource) -> Row | None:
        """The row of OC3, whose answers may still come; None before the care leaver is asked."""
        dob = _day(row["DOB"])
        years = days.age(dob, self.end)
        asked = answered = draw.between(self.start, self.end)
        if years <= _OLDEST_ASKED_ON_BIRTHDAY:
            asked = birthday(dob, years)
            answered = asked + _DAYS_TO_ANSWER
        if self.until < asked:
            return None
        return row if self.until >= answered else _without(row, _ANSWERS)

    # Adoption

    def _adoption(self, adopted: list[Row], episodes: list[Row]) -> list[Row]:
        """The row of AD1; of a child not yet adopted the dates that have come, if there are any."""
        if any(row["REC"] in ADOPTED for row in episodes):
            return adopted
        return [
            _without(row, row.keys() - {"CHILD", "DOB", *(date for date in _STEPS if self._past(row[date]))})
            for row in adopted
            if self._past(row["DATE_INT"])
        ]

    # Social workers

    def _allocated(self, child: ChildOfTheYear) -> list[Row]:
        """Social workers of a child who leaves care in the year, until then; afterwards it has none."""
        begun = self._begun("SWEpisodes", child.social_workers_left_out)
        left = child.rows["Episodes"][-1]["DEC"]
        if not self._past(left) or self.year == _SUCCESSOR_EXPECTED:
            return begun
        in_care = [row for row in begun if _day(row["SW_DECOM"]) <= _day(left) - _SHORTEST_ALLOCATION]
        if in_care and (not in_care[-1]["SW_DEC"] or _day(in_care[-1]["SW_DEC"]) > _day(left)):
            in_care[-1]["SW_DEC"] = left
        return in_care or begun


def _without(row: Row, items: Iterable[str]) -> Row:
    """A row in which some answers are still to come."""
    missing = [item for item in items if row[item]]
    return UnfinishedRow(row | dict.fromkeys(missing, "")) if missing else row


def _day(date: str) -> Day:
    """The day of a date that is there."""
    return days.read(date) or 0
