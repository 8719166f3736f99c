"""Answers from the Ofsted lists: URN, placement postcode, provider code and placement type."""

from __future__ import annotations

from collections.abc import Iterator

from worker.dataset.column import normalise
from worker.dataset.dates import format_date
from worker.dataset.forms import without_spaces
from worker.returns.ssda903.ofsted.providers import NOT_INSPECTED
from worker.returns.ssda903.suggestions.fault import Fault, label
from worker.returns.ssda903.suggestions.known_providers import (
    BY_ADDRESS,
    Provider,
    at_postcode,
    by_urn,
    near,
    of_row,
    with_prefix,
)
from worker.returns.table_ref import last_year
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()

_MOST = 5
"""How many near-misses, or premises of one provider, are offered; there can be dozens."""
_OWN, _OTHER = "PR1", "PR2"
_CHOICE_STAYS = 3
"""The most placement types of a provider that are offered alongside a URN that would fit."""


# URN


@answers.to("218", "230", "242", "1008", "219", "221", "224", "227", "228", "241")
def urn_at_the_postcode(fault: Fault) -> Iterator[Answer | None]:
    """The URN of the provider at the placement postcode, or of each provider there."""
    there = [provider for provider in at_postcode(fault, fault.text("PL_POST")) if _settles(fault, provider)]
    why_not = {provider.urn: provider.why_not(fault) for provider in there}
    suitable = [provider for provider in there if not why_not[provider.urn]]
    # Foster carers do not live at their agency, so there the address proves little.
    by_address = fault.text("PLACE") in BY_ADDRESS
    if not suitable and not by_address:
        return
    offered = suitable or there
    doubtful = not by_address or not suitable
    if len(offered) == 1:
        [provider] = offered
        reason = _sentences(
            f"The Ofsted list has this placement postcode for {provider.described}.",
            why_not[provider.urn],
            _other_provider_code(fault, provider),
        )
        yield _urn(fault, provider, reason, guess=doubtful)
        return
    # One reason for all, so that they are one choice.
    reason = f"The Ofsted list has {len(offered)} providers at this placement postcode."
    for provider in offered:
        title = _sentences(
            f"URN {provider.urn}: {provider.name_and_kind}.",
            why_not[provider.urn] or _dates_of(provider),
            _other_provider_code(fault, provider),
        )
        yield fault.answer(
            reason, Source.OFSTED, {"URN": provider.urn}, title=title.removesuffix("."), guess=doubtful
        )


@answers.to("1008", "219", "221", "224")
def urn_of_digits_alone(fault: Fault) -> Iterator[Answer | None]:
    """The URN without SC, or without the zeros after it."""
    provider = None if of_row(fault) else with_prefix(fault, fault.text("URN"))
    if provider and _settles(fault, provider):
        reason = f"The URN has lost some characters. The Ofsted list has {provider.described}."
        reason = _sentences(reason, provider.why_not(fault))
        yield _urn(fault, provider, reason, Source.FORM, guess=bool(provider.why_not(fault)))


@answers.to("1008", "219", "221", "224")
def urn_near_miss(fault: Fault) -> Iterator[Answer | None]:
    """URNs of the lists that differ in one digit or by two swapped digits; the best fits only."""
    urn = fault.text("URN")
    if not urn or urn == NOT_INSPECTED or of_row(fault):
        return
    candidates = [provider for provider in near(fault, urn) if _settles(fault, provider)]
    candidates = [provider for provider in candidates if not provider.why_not(fault)] or candidates
    here = without_spaces(fault.text("PL_POST"))
    same_place = [provider for provider in candidates if here in map(without_spaces, provider.postcodes)]
    if not same_place and fault.text("PLACE") in BY_ADDRESS and at_postcode(fault, here):
        return
    for provider in (same_place or candidates)[:_MOST]:
        how = "two digits swapped" if sorted(provider.urn) == sorted(urn) else "another digit"
        reason = f"{urn} is not in the Ofsted list. With {how} it is the URN of {provider.described}."
        yield _urn(fault, provider, _sentences(reason, _place_of(provider), provider.why_not(fault)), guess=True)


@answers.to("227", "228")
def urn_of_the_successor(fault: Fault) -> Iterator[Answer | None]:
    """Another URN at the postcode of a provider that had closed, registered on the dates of the episode."""
    closed = of_row(fault)
    for postcode in closed.postcodes if closed else ():
        for provider in at_postcode(fault, postcode):
            if closed and provider.urn != closed.urn and not provider.why_not(fault):
                reason = (
                    f"This provider closed on {format_date(closed.closed)}. The Ofsted list also has "
                    f"{provider.described} at its postcode, {postcode}, registered on the dates of the episode."
                )
                yield _urn(fault, provider, reason, guess=not _same_name(closed, provider))


def _urn(
    fault: Fault, provider: Provider, reason: str, source: Source = Source.OFSTED, *, guess: bool = False
) -> Answer | None:
    return fault.answer(reason, source, {"URN": provider.urn}, guess=guess)


def _settles(fault: Fault, provider: Provider) -> bool:
    """Whether the error would be gone with this provider's URN."""
    if provider.urn == fault.text("URN"):
        return False
    whole = by_urn(fault, provider.urn) or provider
    match fault.code:
        case "219":
            return whole.offers(fault.text("PLACE"))
        case "221":
            return without_spaces(fault.text("PL_POST")) in map(without_spaces, whole.postcodes)
        case "224":
            return fault.text("PLACE_PROVIDER") in whole.provider_codes
        case "227" | "228":
            return not whole.why_not_then(fault)
        case "241":
            return fault.text("PL_LA") in whole.authorities
    return True


def _other_provider_code(fault: Fault, provider: Provider) -> str:
    now = fault.text("PLACE_PROVIDER")
    if not now or not provider.provider_codes or now in provider.provider_codes:
        return ""
    return f"The list gives {' and '.join(provider.provider_codes)} as provider, but the episode has {now}."


def _same_name(one: Provider, other: Provider) -> bool:
    return bool(one.name) and normalise(one.name) == normalise(other.name)


def _dates_of(provider: Provider) -> str:
    opened, closed = format_date(provider.opened), format_date(provider.closed)
    if opened and closed:
        return f"It was registered from {opened} to {closed}."
    if closed:
        return f"It closed on {closed}."
    return f"It has been registered since {opened}." if opened else ""


def _place_of(provider: Provider) -> str:
    return f"Its postcode is {provider.postcodes[0]}." if len(provider.postcodes) == 1 else ""


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


# Placement postcode


@answers.to(
    "221", "169", "179", "392a", "392b", "392c", "392d", "164", "454", "453", "503G", "503H", "503J", "452"
)  # fmt: skip
@answers.to("241", "243", "1015")
def postcode_of_the_provider(fault: Fault) -> Iterator[Answer | None]:
    """The provider's postcode as the placement postcode, where children live at the provider's address."""
    provider = of_row(fault)
    if not provider or fault.text("PLACE") not in BY_ADDRESS or not provider.offers(fault.text("PLACE")):
        return
    if fault.table.module != "Episodes" or not _is_about_the_placement(fault):
        return
    here = without_spaces(fault.text("PL_POST"))
    if here in map(without_spaces, provider.postcodes):
        return
    elsewhere = [postcode for postcode in provider.postcodes if fault.postcodes.exists(postcode)]
    several = len(elsewhere) > 1
    for postcode in elsewhere[:_MOST]:
        reason = _sentences(
            f"The Ofsted list has this postcode for {provider.described}.",
            f"It has {len(elsewhere)} premises in the list." if several else "",
        )
        guess = several or _may_not_settle(fault)
        yield fault.answer(reason, Source.OFSTED, {"PL_POST": postcode}, guess=guess)


def _is_about_the_placement(fault: Fault) -> bool:
    """Whether the error can be in the placement postcode, not only in the home postcode."""
    if fault.code in ("392b", "392c"):
        return "PL_POST" in fault.fields
    if fault.code == "392a":
        return not fault.text("PL_LA")
    return True


def _may_not_settle(fault: Fault) -> bool:
    """Errors that the home postcode may also cause, or that a correct postcode may not resolve."""
    if fault.code in ("392b", "392c"):
        return len(fault.fields) > 1
    if fault.code == "392a":
        return not fault.postcodes.exists(fault.text("HOME_POST"))
    return fault.code in ("164", "454", "453", "452", "503G", "503H", "503J", "392d", "241", "243", "1015")


# Provider code


@answers.to("178", "224", "229", "526", "527", "528", "529", "530", "531", "550", "1015")
def provider_code_of_the_list(fault: Fault) -> Iterator[Answer | None]:
    """The provider code in the lists for the URN; own or other by the provider's authority."""
    provider = of_row(fault)
    if not provider or fault.text("PLACE") == "P1":
        return
    for code, why in _provider_codes(fault, provider):
        if code in fault.codes("PLACE_PROVIDER") and code != fault.text("PLACE_PROVIDER"):
            reason = _sentences(
                f"The Ofsted list has provider code {fault.meaning('PLACE_PROVIDER', code)} for "
                f"{provider.described}.",
                why,
            )
            guess = not _is_surely_there(fault, provider)
            yield fault.answer(reason, Source.OFSTED, {"PLACE_PROVIDER": code}, guess=guess)


def _is_surely_there(fault: Fault, provider: Provider) -> bool:
    """Whether more than the URN supports the provider: its postcode, or another episode of the child with it."""
    here = without_spaces(fault.text("PL_POST"))
    if fault.text("PLACE") in BY_ADDRESS and here in map(without_spaces, provider.postcodes):
        return True
    episodes = [*fault.child.rows("Episodes"), *fault.child.rows(last_year("Episodes"))]
    return any(
        row.text("URN") == provider.urn and row.texts("PL_POST", "PLACE") == fault.row.texts("PL_POST", "PLACE")
        for row in episodes
        if row != fault.row
    )


@answers.to("229", "1015")
def own_or_other_provision(fault: Fault) -> Iterator[Answer | None]:
    """Own or other authority's provision by the provider's authority, where the list does not give the code."""
    provider, now = of_row(fault), fault.text("PLACE_PROVIDER")
    if not provider or not fault.ds.council or not provider.authorities:
        return
    code, where = _own_or_other(provider, fault.ds.council)
    if now in (_OWN, _OTHER) and code != now and code not in provider.provider_codes:
        reason = f"The provider is {where}, although the Ofsted list does not give it {code}."
        yield fault.answer(reason, Source.OFSTED, {"PLACE_PROVIDER": code}, guess=True)


def _own_or_other(provider: Provider, council: str) -> tuple[str, str]:
    """Own or other provision, and where the provider is."""
    return (_OWN, "in your own authority") if provider.is_in(council) else (_OTHER, "in another authority")


def _provider_codes(fault: Fault, provider: Provider) -> list[tuple[str, str]]:
    """The provider's codes, each with why it was chosen from several; PR1 or PR2 by where the provider is."""
    listed, council = provider.provider_codes, fault.ds.council
    if _OWN not in listed or _OTHER not in listed or not council or not provider.authorities:
        return [(code, "The list gives more than one code." if len(listed) > 1 else "") for code in listed]
    code, where = _own_or_other(provider, council)
    why = f"The list gives it both {_OWN} and {_OTHER}. The provider is {where}."
    return [
        (other, why if other == code else "") for other in listed if other == code or other not in (_OWN, _OTHER)
    ]


# Placement type


@answers.to("219", "222", "146")
def placement_type_of_the_list(fault: Fault) -> Iterator[Answer | None]:
    """The placement type that the provider offers; for fostering and adoption the user chooses."""
    provider = of_row(fault)
    if not provider:
        return
    codes = [code for code in provider.place_codes if code in fault.codes("PLACE")]
    here = without_spaces(fault.text("PL_POST"))
    if fault.code == "222" and (len(codes) != 1 or here not in map(without_spaces, provider.postcodes)):
        return
    if len(codes) > _CHOICE_STAYS and any(_settles(fault, other) for other in at_postcode(fault, here)):
        return
    same = {row.text("PLACE") for row in fault.child.rows("Episodes") if row.text("URN") == provider.urn}
    known = [code for code in codes if code in same]
    for code in sorted(codes, key=lambda code: code not in same):
        meaning = fault.meaning("PLACE", code)
        what = f"{len(codes)} placement types" if len(codes) > 1 else meaning
        reason = _sentences(
            f"The Ofsted list has {what} for {provider.described}.",
            "Another episode of the child with this URN has this type." if code in known else "",
        )
        title = f"{label(fault.table, 'PLACE')} {meaning}"
        guess = len(codes) > _CHOICE_STAYS
        yield fault.answer(reason, Source.OFSTED, {"PLACE": code}, title=title, guess=guess)
