"""Adds errors to a made-up return, each where a rule must find it.

For every code there is an injector: a function that uses the placer to change what is needed for one child, and
returns the row and field that the rule must find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from worker.returns.sampling.injectors import Injectors
from worker.returns.sampling.random_source import RandomSource
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.error_placement import (
    ErrorPlacer,
    Fault,
    RowCondition,
    Spot,
)
from worker.returns.ssda903.sample.sample_return import Form, SampleReturn
from worker.returns.ssda903.sample.stories import Story
from worker.returns.table_ref import TableRef

Injector = Callable[[ErrorPlacer], Fault]
Value = str | Callable[[Spot], str]


@dataclass(frozen=True)
class Injected:
    """An error that was added to a return.

    ``row`` is the 0-based position in the final table; ``done`` says what was done, in words.
    """

    code: str
    table: TableRef
    row: int
    field: str
    child: str
    done: str


INJECTORS: Injectors[ErrorPlacer, Fault] = Injectors("worker.returns.ssda903.sample.injectors")
_FORMS: dict[str, Form] = {}


def injects(code: str, form: Form = Form.CSV) -> Callable[[Injector], Injector]:
    """Registers a function as the injector of a code."""

    def register(injector: Injector) -> Injector:
        INJECTORS.register(code, injector)
        _FORMS[code] = form
        return injector

    return register


def change(
    code: str,
    table: str,
    fits: RowCondition = lambda spot: True,
    *,
    form: Form = Form.CSV,
    at: str = "",
    likely: Story | None = None,
    **values: Value,
) -> None:
    """Registers an injector that changes cells of one row, which the rule then must find.

    ``at`` is the field with the error; the first field that is changed unless given. ``likely`` is a story whose
    children are likely to fit. A value is a text, or a function of the row that gives it.
    """

    def injector(placer: ErrorPlacer) -> Fault:
        spot = placer.spot(table, fits, likely)
        new = {column: value if isinstance(value, str) else value(spot) for column, value in values.items()}
        return spot.fault(at or next(iter(values)), spot.set(**new))

    injects(code, form)(injector)


def injectable(year: int, form: Form = Form.CSV) -> list[str]:
    """The codes of a collection year whose errors can be added to a return of this form."""
    known = INJECTORS.by_code
    return [code for code in SSDA903.rules_of(year) if code in known and _FORMS[code] in (Form.CSV, form)]


def form_of(code: str) -> Form:
    """The form that a return needs for an error of this code; KeyError if there is no injector."""
    assert INJECTORS.by_code
    return _FORMS[code]


def inject(
    sample: SampleReturn,
    codes: Iterable[str] | None = None,
    per_code: int = 1,
    seed: int = 0,
    *,
    where_possible: bool = False,
) -> list[Injected]:
    """Adds errors to a return, which is changed: ``per_code`` of each code, each in a different child.

    Args:
        sample: the return; make another one if the clean one is still needed.
        codes: codes of the return's year; all that are possible in CSV files unless given. For codes of another
            form see ``form_of``.
        per_code: how many errors of each code.
        seed: different seeds choose different children.
        where_possible: leave out codes for which no child fits, such as those of OC2 early in a year.

    Returns:
        What was added where, in the order of the codes.

    Raises:
        KeyError: there is no injector for a code.
        NoSuitableChildError: no child fits a code.
    """
    wanted = injectable(sample.year) if codes is None else list(codes)
    often = [code for code in wanted for _ in range(per_code)]
    added = INJECTORS.add(often, ErrorPlacer(sample, RandomSource(seed)), where_possible)
    return _with_positions(sample, [(often[at], fault) for at, fault in added])


def _with_positions(sample: SampleReturn, faults: list[tuple[str, Fault]]) -> list[Injected]:
    """The errors with the positions of their rows, once all rows are added and removed."""
    positions = {
        table: {id(row): at for at, row in enumerate(sample.tables[table])}
        for table in {f.table for _, f in faults}
    }
    return [
        Injected(code, f.table, positions[f.table][id(f.row)], f.field, f.row["CHILD"], f.done)
        for code, f in faults
    ]
