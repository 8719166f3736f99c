"""Postcodes: how they are written, and what a postcode that does not exist was meant to be."""

from __future__ import annotations

from worker.dataset.forms import without_spaces
from worker.returns.ssda903.dataset import Dataset
from worker.returns.table_ref import last_year

_SHAPES = ("A9", "A99", "AA9", "AA99", "A9A", "AA9A")
"""Where the first part of a postcode has letters and digits; the second has one digit and two letters."""
_LETTERS = {"0": "O", "1": "I", "5": "S", "8": "B", "2": "Z"}
_DIGITS = {"O": "0", "I": "1", "L": "1", "S": "5", "B": "8", "Z": "2"}


def spaced(postcode: str) -> str:
    """A postcode as it should be written: upper case, one space before the last three characters."""
    key = without_spaces(postcode)
    return f"{key[:-3]} {key[-3:]}" if len(key) > 3 else key


class Postcodes:
    """Which postcodes exist, and where; each is looked up once.

    Thousands of single look-ups are much slower than one look-up of thousands. So for many rows, the first look-up
    covers all postcodes of the return, and what the postcodes that do not exist were meant to be.
    """

    def __init__(self, ds: Dataset, many: bool) -> None:
        self._ds = ds
        self._many = many
        self._districts: dict[str, str | None] = {}

    def exists(self, postcode: str) -> bool:
        """Whether the postcode is in the directory."""
        return self._district(postcode) is not None

    def has_authority(self, postcode: str) -> bool:
        """Whether the postcode lies in an authority or a country of the United Kingdom."""
        return (self._district(postcode) or "-")[0] in "EWSN"

    def meant(self, postcode: str) -> list[str]:
        """The postcodes that exist and differ only in letters written as digits, or the other way round.

        "M2O 2NT" is M20 2NT. What is between and around letters and digits, such as a hyphen, is left out.
        """
        candidates = _candidates(postcode)
        self._look_up(candidates)
        return [candidate for candidate in candidates if self.exists(candidate)]

    def _district(self, postcode: str) -> str | None:
        key = without_spaces(postcode)
        if key not in self._districts:
            self._look_up([*self._of_the_return(), key])
        return self._districts[key]

    def _of_the_return(self) -> list[str]:
        """All postcodes of both years' episodes, the first time that answers for many rows are needed."""
        if not self._many:
            return []
        self._many = False
        episodes = [self._ds.table(name) for name in ("Episodes", last_year("Episodes")) if self._ds.has(name)]
        columns = [table.column(name) for table in episodes for name in ("HOME_POST", "PL_POST")]
        listed = list(dict.fromkeys(value for column in columns for value in column.values))
        self._look_up(listed)
        return [candidate for value in listed if not self.exists(value) for candidate in _candidates(value)]

    def _look_up(self, postcodes: list[str]) -> None:
        keys = list(dict.fromkeys(without_spaces(postcode) for postcode in postcodes))
        keys = [key for key in keys if key not in self._districts]
        if keys:
            answer = self._ds.postcodes.lookup(keys)
            for key, found, district in zip(keys, answer.found.tolist(), answer.district.tolist(), strict=True):
                self._districts[key] = district if found else None


def _candidates(postcode: str) -> list[str]:
    key = "".join(character for character in without_spaces(postcode) if character.isalnum())
    if not 5 <= len(key) <= 7:
        return []
    shapes = (shape + "9AA" for shape in _SHAPES if len(shape) + 3 == len(key))
    fitted = {spaced(text) for shape in shapes if (text := _fitted(key, shape))}
    return sorted(fitted - {spaced(postcode)})


def _fitted(key: str, shape: str) -> str:
    """The characters as letters and digits where the shape has them; "" if that is not possible."""
    fitted = [
        _as_letter(character) if kind == "A" else _as_digit(character)
        for character, kind in zip(key, shape, strict=True)
    ]
    return "".join(fitted) if all(fitted) else ""


def _as_letter(character: str) -> str:
    return character if character.isalpha() else _LETTERS.get(character, "")


def _as_digit(character: str) -> str:
    return character if character.isdigit() else _DIGITS.get(character, "")
