"""The council's own checks in a terminal: their file, and what they found, apart from DfE's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.exporting.checked_return import CheckedReturn
    from worker.own_checks.own_check import OwnCheck
    from worker.returns.definition import Return


def read_own_checks(path: Path | None, definition: Return) -> tuple[OwnCheck, ...]:
    """The checks of a return in a file that the app saved; none without a file.

    Raises:
        ValueError: it can't be used; the message says why.
        OSError: it can't be read.
    """
    if path is None:
        return ()
    from worker.own_checks.check_file import NotUsable, read_checks

    try:
        return tuple(read_checks(path.read_bytes(), definition))
    except NotUsable as problem:
        raise ValueError(f"{path}: {problem}") from None


def own_checks_in_detail(checked: CheckedReturn) -> list[str]:
    """What the own checks found, by code and apart from the errors; nothing where there are none."""
    lines = [f"  {line}" for line in _lines(checked)]
    return ["own checks, not DfE’s:", *lines] if lines else []


def _lines(checked: CheckedReturn) -> Iterator[str]:
    from worker.exporting.figures import figures

    own = checked.result.own
    if own is None:
        return
    counted = figures(own).by_code
    for code, check in checked.result.own_checks.items():
        if count := counted.get(code):
            yield f"{code:<10}{count.errors:>7,} rows   {count.children:>6,} children  {check.title}"
        else:
            why = str(own.not_run_because.get(code, "this tool has a fault")).rstrip(".")
            yield f"{code:<10}not checked: {check.title}. Why: {why}."
