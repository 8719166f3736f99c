"""Postcodes: how they are written, and what was meant by one that does not exist."""

from __future__ import annotations

import itertools

from worker.places import PostcodeIndex
from worker.providers import without_spaces

_SHAPES = ("A9", "A99", "AA9", "AA99", "A9A", "AA9A")
"""Where the first part of a postcode has letters and digits; the second has one digit and two letters."""
_LETTERS = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z"}
_DIGITS = {"O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"}


def spaced(postcode: str) -> str:
    """A postcode as it should be written: upper case, one space before the last three characters."""
    key = without_spaces(postcode)
    return f"{key[:-3]} {key[-3:]}" if len(key) > 3 else key


def meant(postcode: str, index: PostcodeIndex) -> list[str]:
    """The postcodes that exist and are the same but for letters written as digits, or the other way round.

    "M1O 1AE" is M10 1AE. What is between and around the letters and digits, such as a hyphen, is left out.
    """
    key = "".join(character for character in without_spaces(postcode) if character.isalnum())
    if not 5 <= len(key) <= 7:
        return []
    shapes = (shape + "9AA" for shape in _SHAPES if len(shape) + 3 == len(key))
    candidates = {spaced(fitted) for shape in shapes if (fitted := _fitted(key, shape))}
    listed = sorted(
        candidates - {spaced(postcode)} | ({spaced(key)} if key != without_spaces(postcode) else set())
    )
    return list(itertools.compress(listed, index.lookup(listed).found.tolist())) if listed else []


def _fitted(key: str, shape: str) -> str:
    """The characters as letters and digits where the shape has them; "" if one can't be."""
    fitted = [
        _as_letter(character) if kind == "A" else _as_digit(character)
        for character, kind in zip(key, shape, strict=True)
    ]
    return "".join(fitted) if all(fitted) else ""


def _as_letter(character: str) -> str:
    return character if character.isalpha() else _LETTERS.get(character, "")


def _as_digit(character: str) -> str:
    return character if character.isdigit() else _DIGITS.get(character, "")
