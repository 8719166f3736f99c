"""A made-up child in the modules of one year's return: the rows that a council would send."""

from __future__ import annotations

from worker.returns.sampling import days
from worker.returns.sampling.days import Day, birthday
from worker.returns.sampling.random_source import RandomSource, Weights
from worker.returns.ssda903.dictionary import FIRST_YEAR, MODULES
from worker.returns.ssda903.sample.care import ADOPTED, RESPITE, Episode
from worker.returns.ssda903.sample.life import Life
from worker.returns.ssda903.sample.provider_market import placement_code

Row = dict[str, str]
"""A row of a module by column, "" where blank. Rows are distinguished by identity, not by content."""


class UnfinishedRow(Row):
    """A row without some of its answers, because an extract within the year does not have them yet."""


_IN_TOUCH = Weights({"YES": 88, "NO": 5, "REFU": 3, "NREQ": 2.5, "RHOM": 1, "DIED": 0.3})
_ACTIV = Weights(
    {"F1": 6, "P1": 0.5, "F2": 20, "P2": 2, "F4": 4, "P4": 1, "F5": 20, "P5": 5, "G4": 9, "G5": 26, "G6": 7}
)
_ACCOM = Weights(
    {
        "B1": 11,
        "B2": 1,
        "C1": 2,
        "D1": 22,
        "D2": 1,
        "E1": 3,
        "K1": 2,
        "R1": 1,
        "S2": 1,
        "U1": 40,
        "U2": 1,
        "V1": 0.5,
    }
    | {"W2": 0.5, "X2": 3, "Y1": 3}
)
_SDQ_REASON = Weights({"SDQ2": 40, "SDQ3": 8, "SDQ4": 40, "SDQ5": 12})


class YearView:
    """The return of one collection year, seen from a child.

    Attributes:
        year: the collection year.
        start, end: 1 April and 31 March of it.
        final_year: whether it is the later of the two years, after which nothing is known.
    """

    def __init__(self, year: int, final_year: bool, draw: RandomSource) -> None:
        self.year = year
        self.start, self.end = days.year_start(year), days.year_end(year)
        self.final_year = final_year
        self._dice = draw
        self.modules = tuple(module.name for module in MODULES if module.first_year <= max(year, FIRST_YEAR))

    def rows(self, life: Life) -> dict[str, list[Row]]:
        """The child's rows by module; none at all if the child does not belong in this year's return."""
        episodes = self._episodes(life)
        looked_after = bool(episodes)
        leaver = self._is_care_leaver(life, episodes)
        if not (looked_after or leaver):
            return {}
        # Rule 1002 looks for a care leaver's episodes in both years' files, so the older one carries them.
        told = life.episodes if life.former and not self.final_year else episodes
        found = {
            "Header": [self._header(life, bool(told))],
            "Episodes": [self._episode_row(life, episode) for episode in told],
        }
        if leaver:
            found["OC3"] = [self._oc3(life)]
        if looked_after:
            self._add_looked_after(life, episodes, found)
        return {name: rows for name, rows in found.items() if name in self.modules}

    def _add_looked_after(self, life: Life, episodes: list[Episode], found: dict[str, list[Row]]) -> None:
        """The modules of children who were looked after in the year."""
        found["Reviews"] = self._reviews(life)
        found["UASC"] = self._uasc(life)
        all_year = self.looked_after_12_months(episodes)
        found["OC2"] = [self.outcomes(self._child(life), self._dice)] if all_year else []
        found["AD1"] = self._ad1(life, episodes)
        found["PlacedAdoption"] = self._placed(life)
        found["PrevPerm"] = self._prev_perm(life, episodes)
        found["Missing"] = self._missing(life)
        found["SWEpisodes"] = [] if self._unallocated(life) else self._social_workers(life)
        found["DoLo"] = self._orders(life)

    # Who belongs where

    def _episodes(self, life: Life) -> list[Episode]:
        return [episode for episode in life.episodes if episode.touches(self.start, self.end)]

    def looked_after_12_months(self, episodes: list[Episode]) -> bool:
        """Whether a child with these episodes of the year was looked after for all of it."""
        return bool(episodes) and not any(
            (episode.rne == "S" and episode.decom > self.start)
            or (episode.rec not in ("", "X1") and episode.dec is not None and episode.dec < self.end)
            or episode.ls in RESPITE
            for episode in episodes
        )

    def _is_care_leaver(self, life: Life, episodes: list[Episode]) -> bool:
        """Whether the child is a care leaver on whom the council reports at the end of the year."""
        latest = life.care.now
        if latest.dec is None or latest.dec > self.end or life.respite:
            return False
        if latest.rec in ("E2", "E3", "E11", "E12", "E15") or self.looked_after_12_months(episodes):
            return False
        years = days.age(life.dob, self.end)
        if not 17 <= years <= 25 or (years <= 18 and latest.dec > birthday(life.dob, years)):
            return False
        # A mother without episodes in the year can't satisfy rules 612, 624 and 628 together.
        if life.first_child is not None and not episodes:
            return False
        return years >= 20 or self._long_enough(life)

    def _long_enough(self, life: Life) -> bool:
        """Whether this and last year's episodes show 13 weeks of care since 14, some of it since 16."""
        first = days.year_start(self.year - 1)
        known = [episode for episode in life.episodes if episode.touches(first, self.end)]
        return (
            sum(_days_since(birthday(life.dob, 14), episode) for episode in known) >= 91
            and sum(_days_since(birthday(life.dob, 16), episode) for episode in known) >= 1
        )

    # Header

    def _sex(self, life: Life) -> str:
        if self.year < 2025:
            return "1" if life.male else "2"
        return "M" if life.male else "F"

    def _header(self, life: Life, has_episodes: bool) -> Row:
        is_mother = life.first_child is not None and life.first_child <= self.end
        asked = not life.male and has_episodes and not life.respite
        return {
            "CHILD": life.child,
            "SEX": self._sex(life),
            "DOB": days.text(life.dob),
            "ETHNIC": life.ethnic,
            "UPN": self._upn(life),
            "MOTHER": ("1" if is_mother else "0") if asked else "",
            "MC_DOB": days.text(life.first_child) if asked and is_mother else "",
        }

    def _upn(self, life: Life) -> str:
        if not life.upn:
            return ""
        if birthday(life.dob, 4) > days.day(self.year - 1, 8, 31):
            return "UN1"
        first = min(episode.decom for episode in life.episodes)
        if life.new_in_last_week and len(life.upn) == 13 and self.end - 7 <= first <= self.end:
            return "UN4"
        return life.upn

    def _child(self, life: Life) -> Row:
        return {"CHILD": life.child, "DOB": days.text(life.dob)}

    # Episodes

    def _episode_row(self, life: Life, episode: Episode) -> Row:
        over = episode.dec is not None and episode.dec <= self.end
        placement = episode.placement
        if episode.touches(self.start, self.end) and self.final_year and placement.provider:
            provider = placement.provider
            until = episode.dec if over and episode.dec is not None else self.end
            provider.used_until = max(provider.used_until, until)
        return {
            "CHILD": life.child,
            "DECOM": days.text(episode.decom),
            "RNE": episode.rne,
            "LS": episode.ls,
            "CIN": episode.cin,
            "PLACE": placement_code(placement.kind, self.year),
            "PLACE_PROVIDER": placement.provider_code,
            "DEC": days.text(episode.dec) if over else "",
            "REC": episode.rec if over else "",
            "REASON_PLACE_CHANGE": episode.change if over else "",
            "HOME_POST": episode.home.postcode if episode.home else "",
            "PL_POST": placement.postcode,
            "URN": placement.urn,
        }

    # Modules of children who were looked after in the year

    def _reviews(self, life: Life) -> list[Row]:
        return [
            self._child(life) | {"REVIEW": days.text(when), "REVIEW_CODE": code}
            for when, code in life.reviews
            if self.start <= when <= self.end
        ]

    def _uasc(self, life: Life) -> list[Row]:
        ceases = life.eighteen
        if life.uasc_ceased is not None and life.uasc_ceased <= self.end:
            ceases = life.uasc_ceased
        if not life.uasc or ceases < self.start:
            return []
        row = {"CHILD": life.child, "SEX": self._sex(life), "DOB": days.text(life.dob), "DUC": days.text(ceases)}
        return [row]

    def outcomes(self, child: Row, draw: RandomSource) -> Row:
        """The row of OC2 at the end of the year, for a child (CHILD, DOB) who was looked after for all of it."""
        dob = days.read(child["DOB"]) or 0
        misuse = days.age(dob, self.end) >= 12 and draw.chance(0.04)
        received = misuse and draw.chance(0.6)
        score, reason = self._sdq(dob, draw)
        return child | {
            "SDQ_SCORE": score,
            "SDQ_REASON": reason,
            "CONVICTED": _yes(draw.chance(0.02)) if days.age(dob, self.end) >= 10 else "",
            "HEALTH_CHECK": _yes(draw.chance(0.9)) if days.age(dob, self.end) < 5 else "",
            "IMMUNISATIONS": _yes(draw.chance(0.86)),
            "TEETH_CHECK": _yes(draw.chance(0.8)),
            "HEALTH_ASSESSMENT": _yes(draw.chance(0.9)),
            "SUBSTANCE_MISUSE": _yes(misuse),
            "INTERVENTION_RECEIVED": _yes(received) if misuse else "",
            "INTERVENTION_OFFERED": _yes(draw.chance(0.8)) if misuse and not received else "",
        }

    def _sdq(self, dob: Day, draw: RandomSource) -> tuple[str, str]:
        """Score and reason of the strengths and difficulties questionnaire, for ages 4 to 16."""
        if birthday(dob, 4) > self.end or birthday(dob, 17) < self.start:
            return "", ""
        if draw.chance(0.78):
            return str((draw.between(0, 20) + draw.between(0, 40)) // 2), ""
        if birthday(dob, 4) > self.start or birthday(dob, 16) < self.end:
            return "", draw.pick(("SDQ1", "SDQ1", "SDQ4"))
        return "", draw.weighted(_SDQ_REASON)

    def _ad1(self, life: Life, episodes: list[Episode]) -> list[Row]:
        adoption = life.adoption
        if not adoption or not any(
            episode.rec in ADOPTED and episode.dec is not None and episode.dec <= self.end for episode in episodes
        ):
            return []
        row = self._child(life) | {
            "DATE_INT": days.text(life.decisions[0].placed),
            "DATE_MATCH": days.text(adoption.matched),
            "FOSTER_CARE": adoption.foster_care,
            "NB_ADOPTR": adoption.number,
            "SEX_ADOPTR": adoption.sex,
            "LS_ADOPTR": adoption.legal_status,
        }
        return [row]

    def _placed(self, life: Life) -> list[Row]:
        rows = []
        for decision in life.decisions:
            if decision.placed > self.end or (decision.reversed is not None and decision.reversed < self.start):
                continue
            over = decision.reversed is not None and decision.reversed <= self.end
            rows.append(
                self._child(life)
                | {
                    "DATE_PLACED": days.text(decision.placed),
                    "DATE_PLACED_CEASED": days.text(decision.reversed) if over else "",
                    "REASON_PLACED_CEASED": decision.reason if over else "",
                }
            )
        return rows

    def _prev_perm(self, life: Life, episodes: list[Episode]) -> list[Row]:
        if not any(episode.rne == "S" and episode.decom >= self.start for episode in episodes):
            return []
        option, authority, date = life.previous_permanence
        return [self._child(life) | {"PREV_PERM": option, "LA_PERM": authority, "DATE_PERM": date}]

    def _missing(self, life: Life) -> list[Row]:
        return [
            self._child(life)
            | {
                "MISSING": period.kind,
                "MIS_START": days.text(period.start),
                "MIS_END": days.text(self._end(period.end)),
            }
            for period in life.missing
            if period.start <= self.end and (period.end is None or period.end >= self.start)
        ]

    def social_workers_left_out(self, life: Life) -> list[Row]:
        """Social workers of a child who left care in the year, where the return of the whole year has none."""
        reported = "SWEpisodes" in self.modules and bool(self._episodes(life))
        return self._social_workers(life) if reported and self._unallocated(life) else []

    def _unallocated(self, life: Life) -> bool:
        left = life.care.now.dec
        return life.unallocated_after_care and left is not None and left <= self.end

    def _social_workers(self, life: Life) -> list[Row]:
        # From 2025 the reporting period reaches back one more year (SW07STG2).
        since = self.start if self.year < 2025 else days.year_start(self.year - 1)
        return [
            self._child(life)
            | {
                "SW_ID": spell.worker,
                "SW_DECOM": days.text(spell.start),
                "SW_DEC": days.text(self._end(spell.end)),
                "SW_REASON": spell.reason,
            }
            for spell in life.workers
            if spell.start <= self.end and (spell.end is None or spell.end >= since)
        ]

    def _orders(self, life: Life) -> list[Row]:
        return [
            self._child(life) | {"DOLO_START": days.text(order.start), "DOLO_END": days.text(self._end(order.end))}
            for order in life.orders
            if order.start <= self.end and (order.end is None or order.end >= self.start)
        ]

    def _end(self, when: Day | None) -> Day | None:
        """An end that the return of this year knows; None for what had not ended by its end."""
        return when if when is not None and when <= self.end else None

    # Care leavers

    def _oc3(self, life: Life) -> Row:
        draw = self._dice
        in_touch = draw.weighted(_IN_TOUCH)
        if in_touch == "DIED" and not self.final_year:
            in_touch = "YES"
        known = in_touch == "YES" or (in_touch in ("NO", "REFU", "NREQ") and draw.chance(0.3))
        return self._child(life) | {
            "IN_TOUCH": in_touch,
            "ACTIV": draw.weighted(_ACTIV) if known else "0",
            "ACCOM": self._accommodation(life.dob) if known else "0",
        }

    def _accommodation(self, dob: Day) -> str:
        """Where a care leaver lives; with former foster carers, and in a foyer, from 18 on only."""
        draw = self._dice
        if birthday(dob, 18) <= self.start and draw.chance(0.12):
            return draw.pick(("Z1", "Z1", "Z1", "T1"))
        return draw.weighted(_ACCOM)


def _yes(answer: bool) -> str:
    return "1" if answer else "0"


def _days_since(when: Day, episode: Episode) -> int:
    """Days of an ended episode since a day."""
    return max(0, (episode.dec or 0) - max(episode.decom, when))
