"""Answers to errors, and the functions that know the answers to each rule's errors."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from worker.checking.rule import Rule, RuleKind
from worker.dataset.copies import Difference

if TYPE_CHECKING:
    from worker.suggesting.fault import Fault


class Source(StrEnum):
    """The source of an answer; the value is its name on the page."""

    OFSTED = "Ofsted list"
    RECORD = "the child’s record"
    LAST_YEAR = "last year’s return"
    FORM = "the format of the value"
    CODES = "the codes of the item"


@dataclass(frozen=True)
class Answer:
    """One way to answer an error of a row."""

    edits: tuple[Difference, ...]
    """Cells to set ("" clears one), rows to add and rows to remove."""
    title: str
    reason: str
    source: Source
    guess: bool = False
    """Whether it is only likely, so that the user has to look before accepting it."""


Answers = Iterable[Answer | None]
FaultT = TypeVar("FaultT", bound="Fault")
Answerer = Callable[[FaultT], Answers]


class Answerers(Generic[FaultT]):
    """The functions that know answers to errors, by rule.

    Each gives its answers, the likeliest first; None among them means that an answer would change nothing, see
    ``Fault.answer``. Functions for one rule are asked in the order in which they were registered.
    """

    def __init__(self, *parts: Answerers[FaultT]) -> None:
        self._registered: list[tuple[Callable[[Rule], bool], Answerer[FaultT]]] = [
            each for part in parts for each in part._registered
        ]
        self.codes: frozenset[str] = frozenset(code for part in parts for code in part.codes)
        """The codes that are named one by one."""
        # By the rule's identity: comparing rules by all their facts would take longer than the look-up saves.
        self._known: dict[int, tuple[Rule, list[Answerer[FaultT]]]] = {}

    def to(self, *codes: str) -> Callable[[Answerer[FaultT]], Answerer[FaultT]]:
        """Registers a function for the rules with these codes."""
        self.codes |= {*codes}
        return self.to_rules(lambda rule: rule.code in codes)

    def to_kinds(self, *kinds: RuleKind) -> Callable[[Answerer[FaultT]], Answerer[FaultT]]:
        """Registers a function for all rules of these kinds."""
        return self.to_rules(lambda rule: rule.kind in kinds)

    def to_rules(self, are_answered: Callable[[Rule], bool]) -> Callable[[Answerer[FaultT]], Answerer[FaultT]]:
        """Registers a function for all rules that this returns True for."""

        def register(answerer: Answerer[FaultT]) -> Answerer[FaultT]:
            self._registered.append((are_answered, answerer))
            self._known.clear()
            return answerer

        return register

    def of(self, rule: Rule) -> list[Answerer[FaultT]]:
        """The functions that may know answers to errors of a rule, each once."""
        if id(rule) not in self._known:
            found = dict.fromkeys(answerer for answers, answerer in self._registered if answers(rule))
            self._known[id(rule)] = rule, list(found)
        return self._known[id(rule)][1]
