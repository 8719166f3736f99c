"""What the rules on the whole return found, apart from the errors in rows: they have no child and no line."""

from __future__ import annotations

from dataclasses import dataclass

from worker.checking.rule import Rule
from worker.checking.whole_return import WholeReturn
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.error_lines import status_text
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.sheets import Cell, Sheet

TITLE = "The whole return"
_COLUMNS = ("Error code", "Message", "Kind", "Impact", "Result", "Number", "Value", "Status", "Note")
_FAILS, _DOES_NOT_FAIL = "Fails", "Does not fail"


@dataclass(frozen=True)
class WholeReturnLine:
    """A rule on the whole return that ran."""

    rule: Rule
    outcome: WholeReturn
    status: str
    note: str

    @property
    def result(self) -> str:
        """Whether it fails, in words."""
        return _FAILS if self.outcome.fails else _DOES_NOT_FAIL


def whole_return_lines(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[WholeReturnLine]:
    """The rules on the whole return that ran and are chosen, whether they fail or not."""
    result = checked.result
    rules = result.dataset.definition.rules_of(result.dataset.rule_year)
    return [
        _line(checked, rules[code], outcome)
        for code, outcome in result.whole_return.items()
        if selection.takes_whole_return and selection.takes_code(code)
    ]


def failing(checked: CheckedReturn, selection: Selection = EVERYTHING) -> list[Rule]:
    """The rules on the whole return that fail and are chosen: each is one error."""
    return [line.rule for line in whole_return_lines(checked, selection) if line.outcome.fails]


def _line(checked: CheckedReturn, rule: Rule, outcome: WholeReturn) -> WholeReturnLine:
    mark = checked.mark_of.get(("", rule.code)) or Mark("", rule.code, "")
    return WholeReturnLine(rule, outcome, status_text(mark), mark.note)


def whole_return_sheet(checked: CheckedReturn, selection: Selection = EVERYTHING) -> Sheet:
    """Each such rule with the numbers behind it, a row each."""
    rows: list[list[Cell]] = []
    for line in whole_return_lines(checked, selection):
        rule = line.rule
        about: list[Cell] = [rule.code, rule.words, checked.kind_of(rule), rule.rating.capitalize(), line.result]
        measures = [(each.label, each.value) for each in line.outcome.measures] or [("", "")]
        rows += [[*about, label, value, line.status, line.note] for label, value in measures]
    return Sheet(TITLE, _COLUMNS, rows)
