"""Random changes of what JSON holds: values of another kind, keys too many or too few, texts that do harm."""

from __future__ import annotations

import copy
import random
from typing import Any

HOSTILE: list[Any] = [
    None, True, False, -1, 0, 1, 2, 7, 2026, 2027, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 1_000_000_000,
    1_000_000_001, 1.5, 1e308, "", " ", "0", "1", "-1", "true", "null", "\0", "\ud800", "\udfff", "\u202e",
    "\U0001f600", "x" * 5000, "__class__", "../../x", "CHILD", "Header", "Episodes", "DOB", "SEX", "01/04/2026",
    "2026-04-01", "E08000003", "999", "=1+1", "<a>", "{}", [], {}, [[]], [None], {"": None}, [0] * 300,
]  # fmt: skip

Place = tuple[str | int, ...]


def places(value: Any, here: Place = ()) -> list[Place]:
    """The paths of all parts of a value, itself first."""
    found = [here]
    if isinstance(value, dict):
        for key, part in value.items():
            found += places(part, (*here, key))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            found += places(part, (*here, at))
    return found


def part_at(value: Any, place: Place) -> Any:
    """The part at a path."""
    for step in place:
        value = value[step]
    return value


def mutate_json(value: Any, pool: list[Any], dice: random.Random) -> Any:
    """A copy of a value with a few random changes; parts of the pool's values come in, too."""
    value = copy.deepcopy(value)
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        place = dice.choice(places(value))
        if not place:
            continue
        around, step = part_at(value, place[:-1]), place[-1]
        match dice.choice(("hostile", "hostile", "splice", "near", "remove", "again", "unknown")):
            case "hostile":
                around[step] = copy.deepcopy(dice.choice(HOSTILE))
            case "splice":
                other = dice.choice(pool)
                around[step] = copy.deepcopy(part_at(other, dice.choice(places(other))))
            case "near":
                around[step] = _near(around[step], dice)
            case "remove":
                del around[step]
            case "again":
                if isinstance(around, list):
                    around.insert(dice.randint(0, len(around)), copy.deepcopy(around[step]))
            case _:
                if isinstance(around, dict):
                    around[dice.choice(("x", "type", "id", "\0", ""))] = copy.deepcopy(dice.choice(HOSTILE))
    return value


def _near(value: Any, dice: random.Random) -> Any:
    """A number or a text that is a little different."""
    if isinstance(value, bool) or value is None or isinstance(value, dict | list):
        return value
    if isinstance(value, int | float):
        return value + dice.choice((-1, 1, 10, 1000))
    at = dice.randint(0, len(value))
    return value[:at] + dice.choice(("", "0", "x", " ", ",", "\n")) + value[at + dice.randint(0, 1) :]
