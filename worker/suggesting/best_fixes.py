"""The smallest set of answers that resolves most errors of a child: one wrong cell often causes many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from worker.checking.engine import CheckResult
from worker.checking.trials import Place, Trial, try_changes
from worker.dataset.copies import OtherCell
from worker.returns.table_ref import TableRef
from worker.suggesting.weigh import Weighed


def best_fixes(result: CheckResult, answers: Mapping[str, Sequence[Weighed]]) -> dict[str, list[Weighed]]:
    """For each child the answers to accept, the one that resolves most errors first.

    Each resolves errors that those before it leave, and causes none. Together they are tried once more: where they
    would cause an error or leave one that they resolve alone, only the first is given. ``answers`` are those of
    each child. Mere choices of a code are left out.
    """
    chosen = {child: _chosen(own) for child, own in answers.items()}
    several = {child: own for child, own in chosen.items() if len(own) > 1}
    together = try_changes(result, [_cells(own) for own in several.values()])
    for (child, own), outcome in zip(several.items(), together, strict=True):
        if outcome is None or outcome.appeared or not _resolved(own) <= outcome.resolved:
            chosen[child] = own[:1]
    return {child: own for child, own in chosen.items() if own}


def _chosen(answers: Sequence[Weighed]) -> list[Weighed]:
    """One after the other the answer that resolves most of what is left; of equal ones the first."""
    left = [each for each in answers if not each.suggestion.is_choice and _is_clean(each.trial)]
    chosen: list[Weighed] = []
    done: set[Place] = set()
    while left:
        best = max(left, key=lambda each: len(_resolved([each]) - done))
        if not _resolved([best]) - done:
            break
        chosen.append(best)
        done |= _resolved([best])
        left = [each for each in left if _places(best).isdisjoint(_places(each))]
    return chosen


def _places(answer: Weighed) -> set[tuple[TableRef, int, str]]:
    """The cells that it sets, without their values."""
    return {(value.table, value.row, value.field) for value in answer.suggestion.values}


def _is_clean(trial: Trial | None) -> bool:
    return trial is not None and not trial.appeared


def _resolved(answers: Sequence[Weighed]) -> set[Place]:
    return {place for each in answers if each.trial for place in each.trial.resolved}


def _cells(answers: Sequence[Weighed]) -> tuple[OtherCell, ...]:
    return tuple(OtherCell(*value) for each in answers for value in each.suggestion.values)
