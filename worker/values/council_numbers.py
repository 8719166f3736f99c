"""DfE's numbers of councils, present and former, by number and by name.

Former ones: DfE's list of rule 633.
"""

from __future__ import annotations

import re
from functools import cache

_FORMER = (
    ("835", "Dorset (until March 2019)", "E10000009"),
    ("836", "Poole (until March 2019)", "E06000029"),
    ("837", "Bournemouth (until March 2019)", "E06000028"),
    ("825", "Buckinghamshire (until March 2020)", "E10000002"),
    ("928", "Northamptonshire (until March 2021)", "E10000021"),
    ("909", "Cumbria (until March 2023)", "E10000006"),
)
"""Number, name and ONS code."""
_TITLES = re.compile(
    r"\b(?:royal borough of|london borough of|city of|county of|borough of|metropolitan|borough|county|city"
    r"|district|unitary|authority|council|mbc|cc|the)\b"
)
_UNTIL = re.compile(r"\s*\(until .*")


@cache
def council_numbers() -> dict[str, str]:
    """The name of each council that has a number, present councils first."""
    # The geography takes time to import, and few columns need it.
    from worker.geography.places import councils

    present = {council.dfe_code: council.name for council in councils()}
    return present | {number: name for number, name, _ in _FORMER if number not in present}


def numbers_of_council(text: str) -> dict[str, str]:
    """The numbers that a name or an ONS code may mean, each with the council's name."""
    names = council_numbers()
    numbers = _by_ons_code().get(text.upper()) or _by_name().get(_plain(text), ())
    return {number: names[number] for number in numbers}


@cache
def _by_ons_code() -> dict[str, tuple[str, ...]]:
    from worker.geography.places import councils

    former: dict[str, tuple[str, ...]] = {code: (number,) for number, _, code in _FORMER}
    return former | {council.code: (council.dfe_code,) for council in councils()}


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for number, name in council_numbers().items():
        plain = _plain(_UNTIL.sub("", name))
        found[plain] = (*found.get(plain, ()), number)
    found.pop("", None)
    return found


def _plain(name: str) -> str:
    """A name as it is compared: in lower case, without marks and without the kind of council."""
    words = re.sub(r"[^a-z0-9]+", " ", name.lower().replace("&", "and"))
    return " ".join(_TITLES.sub(" ", words).split())
