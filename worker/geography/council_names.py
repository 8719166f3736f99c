"""Councils by the names that people give them: Bristol, Durham, Hull, St Helens."""

from __future__ import annotations

import re
from functools import cache

from worker.geography.places import Council, councils

# What official names have around the name of the place, and what people add to it.
_AROUND = re.compile(
    r"^(?:the )?(?:(?:london|royal|metropolitan) borough of |county (?:of )?|city of )|"
    r" (?:city of|county of|(?:(?:metropolitan )?borough|city|county)(?: council)?|council)$"
)


def plain_name(text: str) -> str:
    """A name without capitals and marks: "St. Helens" is "st helens"."""
    return " ".join(re.findall(r"[^\W_]+", re.sub("['’]", "", text.casefold().replace("&", " and "))))


@cache
def names_of(council: Council) -> tuple[str, ...]:
    """A council's plain names: its whole name, then the name of the place alone where that is shorter."""
    whole = plain_name(council.name)
    return tuple(dict.fromkeys((whole, _place(whole))))


def _place(name: str) -> str:
    return _AROUND.sub("", name) or name


def find_councils(text: str) -> list[Council]:
    """The councils that a text can mean: the one with this code, number or name, else all with it in their name.

    Only whole words count as part of a name. Empty if there is no such council.
    """
    wanted = plain_name(text)
    place = _place(wanted)
    known = councils()
    exact = [each for each in known if wanted in (each.code.casefold(), each.dfe_code) or wanted in names_of(each)]
    exact = exact or [each for each in known if place in names_of(each)]
    return exact or [
        each for each in known if place and any(f" {place} " in f" {name} " for name in names_of(each))
    ]


def council_at_the_start(text: str) -> Council | None:
    """The council whose code, number or name a text begins with, the longest name first; None if there is none."""
    wanted = f"{plain_name(text)} "
    known = [
        (name, council)
        for council in councils()
        for name in (*names_of(council), council.code.casefold(), council.dfe_code)
    ]
    return next(
        (
            council
            for name, council in sorted(known, key=lambda each: -len(each[0]))
            if wanted.startswith(f"{name} ")
        ),
        None,
    )
