"""Answers on placements, from other episodes in the same placement and the child's other homes."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.ssda903.suggestions.fault import Fault, day_of, label
from worker.returns.ssda903.suggestions.in_episodes import capital, of_episode
from worker.returns.ssda903.suggestions.known_postcodes import spaced
from worker.returns.ssda903.suggestions.known_providers import by_urn
from worker.returns.table_ref import last_year
from worker.suggesting.answer import Answer, Answerers, Source
from worker.suggesting.fault import in_sentence
from worker.suggesting.record_rows import Row, neighbours

answers = Answerers[Fault]()


@answers.to("383")
def back_to_the_placement_before(fault: Fault) -> Iterator[Answer | None]:
    """After a temporary placement the child goes back to the previous placement."""
    ordered = fault.child.episodes
    temporary, _ = neighbours(ordered, fault.row)
    usual, _ = neighbours(ordered, temporary) if temporary else (None, None)
    if not usual or not usual.text("PLACE") or not usual.text("PL_POST"):
        return
    values = {field: usual.text(field) for field in ("PLACE", "PLACE_PROVIDER", "URN") if usual.text(field)}
    if usual.text("PL_POST") != fault.text("PL_POST"):
        values["PL_POST"] = usual.written("PL_POST").strip()
    values = {field: value for field, value in values.items() if value != fault.text(field)} | {"RNE": "P"}
    reason = f"Before the temporary placement the child was in the placement of {of_episode(usual)}."
    title = f"Back to the placement of {day_of(usual, 'DECOM')}" if len(values) > 1 else ""
    yield fault.answer(reason, Source.RECORD, values, title=title)


@answers.to("408")
def status_and_placement_agree(fault: Fault) -> Iterator[Answer | None]:
    """A placement order, or placed with consent."""
    place = {"A5": "A3", "A6": "A4"}.get(fault.text("PLACE"))
    if place:
        reason = f"Placement type {fault.text('PLACE')} is for children under a placement order (E1)."
        yield fault.answer(reason, Source.RECORD, {"LS": "E1"})
        yield fault.answer(
            "Without a placement order: " + fault.meaning("PLACE", place) + ".", Source.RECORD, {"PLACE": place}
        )


@answers.to("218", "230", "242", "1008", "526", "178", "550", "392a", "392b", "392c", "169", "179", "219", "146")
def same_placement_elsewhere(fault: Fault) -> Iterator[Answer | None]:
    """The value in another episode in the same placement: continued here, or at the same address."""
    if fault.table.module != "Episodes":
        return
    for field in _fields_wanted(fault):
        for other, why in _same_placement(fault, field):
            value = spaced(other.text(field)) if field == "PL_POST" else other.text(field)
            if not value or not _is_good(fault, field, value):
                continue
            source = Source.LAST_YEAR if other.table.last_year else Source.RECORD
            reason = f"{capital(of_episode(other))} {why} and has {in_sentence(label('Episodes', field))} {value}."
            yield fault.answer(reason, source, {field: value}, guess=_is_one_of_two(fault))


def _is_one_of_two(fault: Fault) -> bool:
    """Whether both postcodes are needed, so that one alone does not resolve the error."""
    if fault.code == "392a":
        return not any(fault.postcodes.exists(fault.text(field)) for field in ("HOME_POST", "PL_POST"))
    return fault.code in ("392b", "392c") and len(fault.fields) > 1


def _fields_wanted(fault: Fault) -> tuple[str, ...]:
    match fault.code:
        case "218" | "230" | "242" | "1008" | "219":
            return ("URN",)
        case "526" | "178" | "550":
            return ("PLACE_PROVIDER",)
        case "146":
            return ("PLACE",)
        case "392b" | "392c":
            return ("PL_POST",) if "PL_POST" in fault.fields else ()
    return () if fault.text("PL_LA") else ("PL_POST",)


def _same_placement(fault: Fault, wanted: str) -> Iterator[tuple[Row, str]]:
    """Other episodes in the same placement, and how we know."""
    row, ordered = fault.row, fault.child.episodes
    before, following = neighbours(ordered, row)
    if before and row.text("RNE") == "L":
        yield before, "is in the same placement, because only the legal status changed,"
    if following and following.text("RNE") == "L":
        yield following, "is in the same placement, because only the legal status changed,"
    last = fault.child.carried_over(row)
    if last and last.date("DECOM") == row.date("DECOM"):
        yield last, "is the same episode"
    # Type and address, or address and URN, are enough to identify a placement; an address is always needed.
    alike = ("PL_POST", "URN") if wanted == "PLACE" else ("PLACE", "PL_POST")
    if wanted == "PL_POST" or not all(row.texts(*alike)):
        return
    what = "URN" if wanted == "PLACE" else "placement type"
    for other in (*reversed(ordered), *reversed(fault.child.rows(last_year("Episodes")))):
        if other != row and other.texts(*alike) == row.texts(*alike):
            yield other, f"has the same {what} and postcode"


def _is_good(fault: Fault, field: str, value: str) -> bool:
    """Whether a value from another episode would not be an error itself."""
    codes = fault.codes(field)
    if codes and value not in codes:
        return False
    if field == "URN":
        if value == "XXXXXXX":
            return fault.code not in ("242", "230") and fault.text("PLACE")[:1] in ("A", "U")
        provider = by_urn(fault, value)
        if fault.code == "219":
            return provider is not None and provider.offers(fault.text("PLACE"))
        return not fault.providers or provider is not None
    if field == "PL_POST":
        return fault.postcodes.has_authority(value)
    if field == "PLACE_PROVIDER" and fault.code == "550":
        return value != "PR0"
    return True


@answers.to("392a", "392b", "392c", "392d", "164", "454")
def home_of_the_other_episodes(fault: Fault) -> Iterator[Answer | None]:
    """The home postcode in all other episodes of the child."""
    if fault.code in ("392b", "392c") and "HOME_POST" not in fault.fields:
        return
    here = spaced(fault.text("HOME_POST"))
    others = [*fault.child.rows("Episodes"), *fault.child.rows(last_year("Episodes"))]
    homes = {spaced(row.text("HOME_POST")) for row in others if row != fault.row and row.text("HOME_POST")}
    homes.discard(here)
    wrong = not fault.postcodes.exists(here)
    doubtful = fault.code in ("392d", "164", "454")
    if len(homes) != 1 or not (wrong or doubtful):
        return
    home = homes.pop()
    if fault.postcodes.exists(home):
        reason = "All other episodes of the child with a home postcode have this home postcode."
        guess = doubtful or _is_one_of_two(fault)
        yield fault.answer(reason, Source.RECORD, {"HOME_POST": home}, guess=guess)


@answers.to("550", "392d")
def placed_with_the_provider_parents(fault: Fault) -> Iterator[Answer | None]:
    """P1 where the provider is the parents."""
    if fault.text("PLACE_PROVIDER") == "PR0":
        reason = f"{fault.meaning('PLACE_PROVIDER', 'PR0')} is only for a placement with parents (P1)."
        yield fault.answer(reason, Source.RECORD, {"PLACE": "P1"}, guess=True)


@answers.to("178", "526", "527", "528", "530", "531")
def parents_are_the_provider(fault: Fault) -> Iterator[Answer | None]:
    """PR0 for a placement with parents."""
    if fault.text("PLACE") == "P1":
        yield fault.answer(
            "A child placed with parents (P1) has provider PR0.", Source.RECORD, {"PLACE_PROVIDER": "PR0"}
        )
