"""Which suggested answers are safe, and which is likeliest: each is tried, and the effects are compared.

An answer is safe if it is not a guess, resolves all errors in the rows that it changes or removes and the error
that it answers, causes none, and no other answer does the same for one of these errors. An answer that adds a row
must resolve all errors in the row that it answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from worker.checking.engine import CheckResult
from worker.checking.trials import Place, Trial, try_changes
from worker.dataset.copies import AddedRow, Difference
from worker.suggesting.suggest import Suggestion, causes_errors

Edits = frozenset[Difference]


@dataclass(frozen=True)
class Weighed:
    """A suggested answer with its effect."""

    suggestion: Suggestion
    trial: Trial | None
    """None where it could not be tried."""
    safe: bool
    causes_errors: bool
    """See ``causes_errors``."""


def weigh(result: CheckResult, suggestions: Sequence[Suggestion]) -> list[Weighed]:
    """Each answer with its effect; for each child, answers that resolve most and cause nothing come first.

    ``suggestions`` are all suggestions for their children, as each answer is compared with the others. Children
    stay in the given order.
    """
    edits = [frozenset(each.edits) for each in suggestions]
    distinct = list(dict.fromkeys(edits))
    trials = dict(zip(distinct, try_changes(result, [tuple(each) for each in distinct]), strict=True))
    harmful = {each for each, trial in trials.items() if causes_errors(result, trial)}
    answers = [
        _Answer(suggestion, own, trials[own], own in harmful)
        for suggestion, own in zip(suggestions, edits, strict=True)
    ]
    table = result.dataset.table
    children: dict[int, list[_Answer]] = {}
    for each in answers:
        name, row = each.suggestion.row
        children.setdefault(int(table(name).child[row]), []).append(each)
    weighed = []
    for own in children.values():
        safe = _safe(own)
        weighed += [
            Weighed(each.suggestion, each.trial, each.edits in safe, each.causes_errors)
            for each in sorted(own, key=lambda each: each.rank)
        ]
    return weighed


@dataclass(frozen=True)
class _Answer:
    """An answer, with its edits as a set."""

    suggestion: Suggestion
    edits: Edits
    trial: Trial | None
    causes_errors: bool

    @property
    def settles(self) -> bool:
        """Whether it resolves its error and all errors in the rows that it changes or removes, and causes none."""
        if self.trial is None or self.causes_errors:
            return False
        # An added row has no errors yet, so it has to resolve all errors in the row that it answers.
        rows = {
            self.suggestion.row if isinstance(edit, AddedRow) else (edit.table, edit.row) for edit in self.edits
        }
        of_rows = {place for place in self.trial.before if (place.table, place.row) in rows}
        own = Place(self.suggestion.code, *self.suggestion.row)
        return of_rows | {own} <= self.trial.resolved

    @property
    def rank(self) -> tuple[bool, bool, int, bool]:
        """Sorts the likeliest first: answers that cause nothing, then with evidence, then that resolve most."""
        choice, guess = self.suggestion.is_choice, self.suggestion.guess
        if self.trial is None:
            return True, choice, 0, guess
        return self.causes_errors, choice, -len(self.trial.resolved), guess


def _safe(answers: Iterable[_Answer]) -> set[Edits]:
    """The edits of the safe ones among all answers to a child's errors."""
    settling = {each.edits: each.trial for each in answers if each.settles and each.trial}
    sure = {each.edits for each in answers if not each.suggestion.guess}
    return {
        edits
        for edits, trial in settling.items()
        if edits in sure
        and not any(trial.resolved & other.resolved for rival, other in settling.items() if rival != edits)
    }
