"""What adds errors to made-up returns: for every code an injector, which changes what is needed for one child."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import Generic, TypeVar

Placer = TypeVar("Placer")
"""Finds a child that fits, and changes its rows."""
Fault = TypeVar("Fault")
"""Where a rule must find the error."""


class NoSuitableChildError(ValueError):
    """No child fits an error, even among many new ones."""


class Injectors(Generic[Placer, Fault]):
    """The injectors of a return, by code.

    Args:
        package: whose modules register them. It is imported when they are first needed, as it imports this.
    """

    def __init__(self, package: str) -> None:
        self._package = package
        self._by_code: dict[str, Callable[[Placer], Fault]] = {}

    def register(self, code: str, injector: Callable[[Placer], Fault]) -> None:
        """Makes a function the injector of a code."""
        assert code not in self._by_code, code
        self._by_code[code] = injector

    @property
    def by_code(self) -> Mapping[str, Callable[[Placer], Fault]]:
        """All of them."""
        import_module(self._package)
        return self._by_code

    def add(self, codes: Sequence[str], placer: Placer, where_possible: bool) -> Iterator[tuple[int, Fault]]:
        """Adds an error of each code; which of the codes it is, and the error.

        With ``where_possible`` codes are left out for which no child fits.

        Raises:
            KeyError: there is no injector for a code.
            NoSuitableChildError: no child fits a code.
        """
        impossible: set[str] = set()
        for at, code in enumerate(codes):
            try:
                if code not in impossible:
                    yield at, self.by_code[code](placer)
            except NoSuitableChildError as why:
                if not where_possible:
                    raise NoSuitableChildError(f"we can’t add error {code}: {why}") from why
                impossible.add(code)


def in_words(column: str, old: str, new: str) -> str:
    """What was done to a cell."""
    if not new:
        return f"{column} {old} deleted"
    return f"{column} changed from {old} to {new}" if old else f"{column} {new} entered"
