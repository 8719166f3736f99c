"""Young children with a decision for adoption: waiting, placed, adopted, or the decision was reversed."""

from __future__ import annotations

from worker.returns.sampling.days import Day
from worker.returns.ssda903.sample.care import Care
from worker.returns.ssda903.sample.details import add_details, who
from worker.returns.ssda903.sample.life import Adoption, Decision, Life
from worker.returns.ssda903.sample.sample_context import SampleContext

_ADOPTERS = (
    ("2", "MF", "L11"), ("2", "MF", "L11"), ("2", "MF", "L11"), ("2", "MF", "L3"), ("1", "F1", "L0"),
    ("1", "M1", "L0"), ("2", "MM", "L12"), ("2", "FF", "L12"), ("2", "FF", "L2"), ("2", "MM", "L4"),
)  # fmt: skip
"""Number, sex and legal status of adopters."""


def on_the_way_to_adoption(context: SampleContext) -> Life:
    """A young child with a decision for adoption: waiting, placed, adopted, or the decision was reversed."""
    while True:
        life = _to_adoption(context, context.draw.between(context.first - 600, context.end - 100))
        if life.episodes[-1].touches(context.start, context.end):
            return life


def adopted_last_year(context: SampleContext) -> Life:
    """A child who was adopted last year."""
    while True:
        life = _to_adoption(context, context.draw.between(context.first - 600, context.first))
        if life.adoption and life.care.now.touches(context.first, context.last_end - 1):
            return life


def _to_adoption(context: SampleContext, entry: Day) -> Life:
    draw = context.draw
    dob = entry - draw.between(1, 1200)
    care = Care(draw.pick(("N1", "N1", "N1", "N5", "N8")), context.area.home(draw))
    by_carers = draw.chance(0.25)
    consent = draw.chance(0.1)
    care.start(entry, "V2" if consent else "C1", context.placing.of("U5" if by_carers else "U6", entry, care.home))
    decision = entry + draw.between(90, 250)
    life = Life(**who(context, dob), care=care)
    if decision <= context.end:
        life.decisions.append(Decision(decision))
        _follow_decision(context, life, by_carers, consent)
    return add_details(context, life, entry)


def _follow_decision(context: SampleContext, life: Life, by_carers: bool, consent: bool) -> None:
    """What follows a decision for adoption, as far as it happens before the year ends."""
    draw, care, decision = context.draw, life.care, life.decisions[0]
    ordered = decision.placed + draw.between(5, 40)
    if not consent and ordered <= context.end:
        care.change_status(ordered, "E1")
    if draw.chance(0.15):
        _reverse(context, life, ordered + draw.between(60, 300))
        return
    placed = ordered + draw.between(20, 200)
    if placed > context.end:
        return
    kind = ("A3" if by_carers else "A4") if consent else ("A5" if by_carers else "A6")
    if by_carers:
        care.move(placed, context.placing.same_carer(care.now.placement, kind), "PLACE", same_carer=True)
    else:
        care.move(placed, context.placing.of(kind, placed, care.home), "CARPL")
    adopted = placed + draw.between(80, 300)
    # An adoption on 31 March can satisfy either rule 601 or rule 187, but not both.
    if adopted in (context.end, context.last_end):
        adopted -= 1
    if adopted <= context.end:
        care.leave(adopted, "E11" if consent else draw.pick(("E11", "E12")))
        number, sex, status = draw.pick(_ADOPTERS)
        life.adoption = Adoption(draw.between(ordered, placed), "1" if by_carers else "0", number, sex, status)


def _reverse(context: SampleContext, life: Life, when: Day) -> None:
    """The decision is reversed; the child stays in care."""
    care, decision = life.care, life.decisions[0]
    if when > context.end:
        return
    decision.reversed, decision.reason = when, context.draw.pick(("RD1", "RD2", "RD3", "RD3", "RD4"))
    if care.now.ls == "E1":
        care.change_status(when, "C2")
