"""What an answer to an error is, and which function knows the answers to which codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from worker.returns.definition import TableRef

if TYPE_CHECKING:
    from worker.suggesting.fault import Fault


class Source(StrEnum):
    """What an answer was taken from; the value is what the page calls it."""

    OFSTED = "Ofsted list"
    RECORD = "the child's record"
    LAST_YEAR = "last year's return"
    FORM = "the way it is written"


@dataclass(frozen=True)
class NewValue:
    """A cell and what to set it to; "" clears it."""

    table: TableRef
    row: int
    """0-based position in the dataset's table."""
    field: str
    value: str


@dataclass(frozen=True)
class Answer:
    """One way to answer an error of a row."""

    values: tuple[NewValue, ...]
    title: str
    reason: str
    source: Source
    guess: bool = False
    """Whether it is only likely, so that someone has to look before it is taken."""


Answers = Iterable[Answer | None]
Answerer = Callable[["Fault"], Answers]

_ANSWERERS: dict[str, list[Answerer]] = {}


def answers(*codes: str) -> Callable[[Answerer], Answerer]:
    """Registers a function that gives the answers to errors of these codes, the likeliest first.

    None among what it gives stands for an answer that says nothing new, see ``Fault.answer``. Of several
    functions for a code, that registered first is asked first.
    """

    def register(answerer: Answerer) -> Answerer:
        for code in codes:
            _ANSWERERS.setdefault(code, []).append(answerer)
        return answerer

    return register


def answerers(code: str) -> list[Answerer]:
    """The functions that may know answers to errors of a code."""
    return _ANSWERERS.get(code, [])
