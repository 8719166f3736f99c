"""The smallest set of answers that resolves most errors of a child: one wrong cell often causes many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from worker.checking.engine import CheckResult
from worker.checking.trials import Place, try_changes
from worker.dataset.copies import AddedRow, Difference, OtherCell, RemovedRow
from worker.suggesting.suggest import causes_errors
from worker.suggesting.weigh import Weighed


@dataclass(frozen=True)
class BestFix:
    """An answer to accept, with its effect after the answers before it."""

    answer: Weighed
    resolved: tuple[str, ...]
    """Codes of the child's errors that it resolves."""
    errors: int
    """How many rows with errors of these codes or others it fixes."""
    eased: tuple[str, ...]
    """Codes for which it resolves some rows, but not all."""


def best_fixes(result: CheckResult, answers: Mapping[str, Sequence[Weighed]]) -> dict[str, list[BestFix]]:
    """For each child the answers to accept, the one that resolves most errors first.

    Each resolves errors that the answers before it do not, and causes none. Then all are tried together: if they
    would cause an error or leave an error that one resolves alone, only the first is given. ``answers`` are each
    child's. Mere choices of a code are left out, and so are answers that remove a row unless they are safe.
    """
    chosen = {child: _chosen(own) for child, own in answers.items()}
    several = {child: own for child, own in chosen.items() if len(own) > 1}
    together = try_changes(result, [tuple(_edits(own)) for own in several.values()])
    for (child, own), outcome in zip(several.items(), together, strict=True):
        if outcome is None or causes_errors(result, outcome) or not _resolved(own) <= outcome.resolved:
            chosen[child] = own[:1]
    return {child: _in_turn(own) for child, own in chosen.items() if own}


def _chosen(answers: Sequence[Weighed]) -> list[Weighed]:
    """Step by step, the answer that resolves most of the remaining errors; the first if several are equal."""
    left = [each for each in answers if _may_be_best(each)]
    chosen: list[Weighed] = []
    done: set[Place] = set()
    while left:
        best = max(left, key=lambda each: len(_resolved([each]) - done))
        if not _resolved([best]) - done:
            break
        chosen.append(best)
        done |= _resolved([best])
        left = [each for each in left if not _clash(best, each)]
    return chosen


def _clash(one: Weighed, other: Weighed) -> bool:
    """Whether the two answers can't be accepted together."""
    return any(_are_about_the_same(each, rival) for each in _edits([one]) for rival in _edits([other]))


def _are_about_the_same(one: Difference, other: Difference) -> bool:
    """Whether both set a cell, one removes a row in which the other does something, or one adds a row to a table.

    An added row is placed after another row, so the other answer may not add or remove a row there.
    """
    if one.table != other.table:
        return False
    if isinstance(one, AddedRow) or isinstance(other, AddedRow):
        return not (isinstance(one, OtherCell) or isinstance(other, OtherCell))
    both_set = isinstance(one, OtherCell) and isinstance(other, OtherCell) and one.field != other.field
    return one.row == other.row and not both_set


def _in_turn(answers: Sequence[Weighed]) -> list[BestFix]:
    """The answers with the errors that each resolves after the answers before it."""
    fixes = []
    done: set[Place] = set()
    gone: set[str] = set()
    for each in answers:
        fixed = _resolved([each]) - done
        done |= fixed
        left = {place.code for place in each.trial.before - done} if each.trial else set()
        codes = {place.code for place in _resolved([each])} - gone
        gone |= codes - left
        fixes.append(BestFix(each, tuple(sorted(codes - left)), len(fixed), tuple(sorted(codes & left))))
    return fixes


def _may_be_best(answer: Weighed) -> bool:
    removes = any(isinstance(edit, RemovedRow) for edit in answer.suggestion.edits)
    return not answer.causes_errors and not answer.suggestion.is_choice and (answer.safe or not removes)


def _resolved(answers: Sequence[Weighed]) -> set[Place]:
    return {place for each in answers if each.trial for place in each.trial.resolved}


def _edits(answers: Iterable[Weighed]) -> list[Difference]:
    return [edit for each in answers for edit in each.suggestion.edits]
