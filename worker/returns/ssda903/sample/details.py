"""What the return asks about a child besides its episodes: identity, reviews, missing, social workers ..."""

from __future__ import annotations

from typing import Any

from worker.returns.sampling import days
from worker.returns.sampling.days import Day, birthday
from worker.returns.sampling.random_source import Weights
from worker.returns.ssda903.sample.care import Episode
from worker.returns.ssda903.sample.life import Life, MissingPeriod, Order, SocialWorker
from worker.returns.ssda903.sample.sample_context import SampleContext

_ETHNIC = Weights(
    {"WBRI": 66, "WOTH": 5, "WIRI": 0.7, "WIRT": 0.4, "WROM": 0.6, "MWBC": 4, "MWBA": 1.5, "MWAS": 1.8, "MOTH": 3}
    | {"AIND": 0.8, "APKN": 2.5, "ABAN": 1.2, "AOTH": 1.5, "BCRB": 2, "BAFR": 4, "BOTH": 2, "CHNE": 0.2, "OOTH": 2}
    | {"REFU": 0.3, "NOBT": 0.6}
)
_UASC_ETHNIC = Weights({"AOTH": 34, "BAFR": 30, "OOTH": 24, "WOTH": 12})
_REVIEW_CODE = Weights({"PN1": 46, "PN2": 5, "PN3": 3, "PN4": 3, "PN5": 8, "PN6": 22, "PN7": 13})
_WHY_NEW_WORKER = Weights(
    {"LEFTRL": 34, "MANAGE": 14, "ORGRST": 9, "TSPROC": 24, "ABSENC": 12, "CHCHAN": 1, "PCCHAN": 2, "OTHERS": 4}
)
_OTHER_AUTHORITIES = (
    "301",
    "330",
    "341",
    "352",
    "373",
    "380",
    "383",
    "390",
    "801",
    "830",
    "855",
    "881",
    "926",
    "999",
    "WAL",
)
_DOLO_PLACEMENTS = ("K2", "Z12", "Z13")


def who(context: SampleContext, dob: Day, uasc: bool = False, respite: bool = False) -> dict[str, Any]:
    """Who a child is: the first fields of a Life."""
    draw = context.draw
    upn = context.new_upn()
    if uasc:
        upn = "UN2" if draw.chance(0.7) else upn
    elif draw.chance(0.02):
        upn = draw.pick(("UN2", "UN3", "UN5"))
    elif respite and draw.chance(0.3):
        upn = ""
    return {
        "child": context.new_child(),
        "male": draw.chance(0.9 if uasc else 0.56),
        "dob": dob,
        "ethnic": draw.weighted(_UASC_ETHNIC if uasc else _ETHNIC),
        "upn": upn,
    }


def add_details(context: SampleContext, life: Life, entry: Day) -> Life:
    """Adds all that the return asks about a child, who came into care on the day of entry."""
    if life.former:
        return life
    life.new_in_last_week = days.age(life.dob, entry) >= 5 and context.draw.chance(0.3)
    life.previous_permanence = _previous_permanence(context, life, entry)
    _add_social_workers(context, life, entry)
    if not life.respite:
        _add_first_child(context, life)
        _add_reviews(context, life, entry)
        _add_missing(context, life)
        _add_orders(context, life)
    return life


# Motherhood


def _add_first_child(context: SampleContext, life: Life) -> None:
    """Some young women are mothers; one who is in last year's return only has no child.

    A mother who leaves care is a care leaver without episodes in the next year. Then rule 628 wants MOTHER blank,
    rule 624 wants MC_DOB kept and rule 612 forbids the two together, so no return of hers would be without
    findings.
    """
    latest = life.care.now
    if life.male or not latest.touches(context.start, context.end) or not context.draw.chance(0.05):
        return
    youngest = birthday(life.dob, 14)
    until = min(context.end, latest.dec or context.end)
    if birthday(life.dob, 15) <= context.start and youngest < until:
        life.first_child = context.draw.between(max(youngest, context.first - 200), until - 1)


# Reviews


def _add_reviews(context: SampleContext, life: Life, entry: Day) -> None:
    """A first review after some weeks, the second within three months, then one every six months."""
    draw = context.draw
    if entry < context.first - 200:
        when = context.first - draw.between(0, 180)
        step = 0
    else:
        when, step = entry + draw.between(14, 20), 1
    while when <= context.end:
        if when >= context.first and any(_in_care(episode, when) for episode in life.episodes):
            young = when < birthday(life.dob, 4)
            life.reviews.append((when, "PN0" if young else draw.weighted(_REVIEW_CODE)))
        when += draw.between(75, 90) if step == 1 else draw.between(165, 182)
        step += 1


def _in_care(episode: Episode, when: Day) -> bool:
    return episode.decom <= when and (episode.dec is None or when < episode.dec)


# Missing


def _add_missing(context: SampleContext, life: Life) -> None:
    """Times when a child of 11 or over was missing or away, each within one episode."""
    draw = context.draw
    if days.age(life.dob, context.end) < 11 or not draw.chance(0.16):
        return
    for episode in life.care.within(context.first, context.end):
        if days.age(life.dob, episode.decom) >= 11 and draw.chance(0.7):
            _go_missing(context, life, episode)


def _go_missing(context: SampleContext, life: Life, episode: Episode) -> None:
    """Some times within an episode: begun after its first day and over before its last."""
    draw = context.draw
    first = max(episode.decom, context.first) + 1
    last = context.end if episode.dec is None else episode.dec - 1
    when = draw.between(first, first + 4 * (last - first) // 5)
    for _ in range(draw.pick((1, 1, 1, 2, 2, 3, 5))):
        start = when + draw.between(0, 60)
        end = start + draw.pick((0, 0, 1, 1, 1, 2, 3, 6, 12))
        if start > last or (end > last and episode.dec is not None):
            return
        lasting = end > last
        life.missing.append(MissingPeriod(draw.pick("MMMA"), start, None if lasting else end))
        when = end + 2
        if lasting:
            return


# Social workers


def _add_social_workers(context: SampleContext, life: Life, entry: Day) -> None:
    """A chain of social workers from the day of entry on; it stays open after care has ended."""
    draw = context.draw
    life.unallocated_after_care = life.adoption is not None or draw.chance(0.6)
    oldest = context.first - 500
    start = entry if entry > oldest else draw.between(max(entry, oldest - 800), oldest)
    returned = [episode.decom for episode in life.episodes if episode.rne == "S" and episode.decom > start]
    _chain(context, life, start, [] if life.respite else returned)


def _chain(context: SampleContext, life: Life, start: Day, returned: list[Day]) -> None:
    """Social workers one after the other; a child who comes back into care gets a new one (SW12STG2)."""
    draw = context.draw
    reason = "FCONTA"
    while True:
        end = start + draw.between(60, 900)
        back = next((when for when in returned if start + 4 <= when <= end + 60), None)
        if back is not None:
            # The last allocation ends before the new first contact (SW10bSTG2), but not on 31 March.
            end = back if back - 1 in (context.last_end, context.end) else back - 1
        if end > context.end:
            life.workers.append(SocialWorker(context.social_worker(), start, None, reason))
            return
        life.workers.append(SocialWorker(context.social_worker(), start, end, reason))
        if back is not None:
            start, reason = end + 1, "FCONTA"
            continue
        gap = 0 if end in (context.last_end, context.end) else draw.pick((0, 0, 0, 1, 2, 3))
        # On 31 March of either year every child has a social worker.
        start = end + (0 if end <= context.last_end < end + gap or end + gap > context.end else gap)
        reason = draw.weighted(_WHY_NEW_WORKER)


# Deprivation of liberty


def _add_orders(context: SampleContext, life: Life) -> None:
    """Deprivation of liberty orders of some children in children's homes and the like, since 2027."""
    draw = context.draw
    if context.year < 2027:
        return
    for episode in life.care.within(context.start, context.end):
        since = max(episode.decom + 1, context.start - 60)
        last = context.end if episode.dec is None else episode.dec - 1
        usual = episode.placement.kind in _DOLO_PLACEMENTS and days.age(life.dob, since) >= 10
        if not usual or not draw.chance(0.2) or last - since < 60:
            continue
        start = since + draw.between(0, 40)
        end = max(start, context.start) + draw.between(2, 120)
        if end <= last:
            life.orders.append(Order(start, end))
        elif episode.dec is None:
            life.orders.append(Order(start, None))


# Previous permanence


def _previous_permanence(context: SampleContext, life: Life, entry: Day) -> tuple[str, str, str]:
    """PREV_PERM, LA_PERM and DATE_PERM: most children had no permanence option before."""
    draw = context.draw
    first = min(entry, life.episodes[0].decom)
    if days.age(life.dob, first) < 4 or not draw.chance(0.12):
        return "Z1", "", ""
    when = draw.between(birthday(life.dob, 1), first - 500)
    day, month, year = days.text(when).split("/")
    date = draw.pick((f"{day}/{month}/{year}",) * 3 + (f"zz/{month}/{year}", f"zz/zz/{year}", "zz/zz/zzzz"))
    authority = context.dfe_code if draw.chance(0.6) else draw.pick(_OTHER_AUTHORITIES)
    return draw.pick(("P1", "P2", "P2", "P3", "P3", "P4")), authority, date
