"""The key figures of the latest check, worked out once and kept for questions about the children behind them."""

from __future__ import annotations

from worker.checking.engine import CheckResult
from worker.key_figures.compare import ComparedReturn
from worker.key_figures.compared import ChildBehind, ComparedFigures


class KnownKeyFigures:
    """The key figures of the result that they were asked for last."""

    def __init__(self) -> None:
        self._known: tuple[CheckResult, ComparedReturn | None] | None = None

    def figures(self, result: CheckResult) -> ComparedFigures | None:
        """The key figures of a check; None if its return has none."""
        compared = self._of(result)
        return compared.figures if compared else None

    def children_behind(self, result: CheckResult, figure: int, line: int) -> list[ChildBehind]:
        """The children behind a line of a figure; none if an edit has taken the line away."""
        compared = self._of(result)
        try:
            return compared.children_behind(figure, line) if compared else []
        except LookupError:
            return []

    def _of(self, result: CheckResult) -> ComparedReturn | None:
        if self._known is None or self._known[0] is not result:
            load = result.dataset.definition.load_key_figures
            self._known = (result, ComparedReturn(result, load()) if load else None)
        return self._known[1]
