"""How tests check a made-up census, and which of its errors a rule finds."""

from __future__ import annotations

from worker.checking.engine import CheckResult, check
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.cin.sample import Injected, SampleReturn
from worker.returns.table_ref import TableRef


def checked(made: SampleReturn) -> CheckResult:
    """The result of all rules of the year."""
    frames = {TableRef(module): frame for module, frame in made.frames().items()}
    result = check(Dataset(frames, made.year, made.council, file_format="xml"))
    assert not result.failed
    assert set(result.found) == set(CIN.rules_of(made.year))
    return result


def codes_found(made: SampleReturn) -> set[str]:
    """The codes of all rules that find something, in rows or in the whole return."""
    result = checked(made)
    in_rows = {code for code, findings in result.found.items() if findings}
    return in_rows | {code for code, found in result.whole_return.items() if found.fails}


def not_found(made: SampleReturn, injected: list[Injected]) -> list[Injected]:
    """The errors that the rule does not find in the row and field where they were put, or in the whole return."""
    result = checked(made)
    return [error for error in injected if not _is_found(result, error)]


def _is_found(result: CheckResult, error: Injected) -> bool:
    if error.row is None:
        return result.whole_return[error.code].fails
    cells = {
        (finding.table.module, int(row), name)
        for finding in result.found[error.code]
        for row, marks in zip(finding.rows, finding.cells, strict=True)
        for name, marked in zip(finding.fields, marks, strict=True)
        if marked
    }
    return (error.module, error.row, error.field) in cells
