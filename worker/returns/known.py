"""The returns that the product knows. To add one, add its folder and name it here."""

from __future__ import annotations

from worker.returns.cin import CIN
from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903

RETURNS: tuple[Return, ...] = (SSDA903, CIN)
"""The first is the one that is meant where nothing says which."""


def returns_named(name: str) -> tuple[Return, ...]:
    """The return of this name alone; all of them if it is empty."""
    return tuple(each for each in RETURNS if name in ("", each.name))
