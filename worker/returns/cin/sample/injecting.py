"""Adds errors to a made-up census, each where a rule must find it.

For every code there is an injector: a function that uses the placer to change what is needed for one child, or in
the whole return, and returns the row and field that the rule must find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from worker.returns.cin import CIN
from worker.returns.cin.sample.error_placement import (
    ErrorPlacer,
    Fault,
    RowCondition,
    Spot,
    anyone,
)
from worker.returns.cin.sample.sample_return import SampleReturn
from worker.returns.sampling.injectors import Injectors
from worker.returns.sampling.random_source import RandomSource

Injector = Callable[[ErrorPlacer], Fault]
SpotInjector = Callable[[Spot], Fault]
Value = str | Callable[[Spot], str]


@dataclass(frozen=True)
class Injected:
    """An error that was added to a census.

    ``row`` is the 0-based position in the final table, and ``child`` the child's name; an error of the whole
    return has neither. ``done`` says what was done, in words.
    """

    code: str
    module: str
    row: int | None
    field: str
    child: str
    done: str


INJECTORS: Injectors[ErrorPlacer, Fault] = Injectors("worker.returns.cin.sample.injectors")


def injects(code: str) -> Callable[[Injector], Injector]:
    """Registers a function as the injector of a code."""

    def register(injector: Injector) -> Injector:
        INJECTORS.register(code, injector)
        return injector

    return register


def injects_at(code: str, module: str, fits: RowCondition = anyone) -> Callable[[SpotInjector], SpotInjector]:
    """Registers a function that adds the error of a code to the child of a row that fits."""

    def register(injector: SpotInjector) -> SpotInjector:
        injects(code)(lambda placer: injector(placer.spot(module, fits)))
        return injector

    return register


def change(code: str, module: str, fits: RowCondition = anyone, *, at: str = "", **values: Value) -> None:
    """Registers an injector that changes cells of one row, which the rule then must find.

    ``at`` is the field with the error; the first field that is changed unless given. A value is a text, or a
    function of the row that gives it.
    """

    def injector(spot: Spot) -> Fault:
        new = {column: value if isinstance(value, str) else value(spot) for column, value in values.items()}
        return spot.fault(at or next(iter(values)), spot.set(**new))

    injects_at(code, module, fits)(injector)


def injectable(year: int) -> list[str]:
    """The codes of a collection year whose errors can be added."""
    known = INJECTORS.by_code
    return [code for code in CIN.rules_of(year) if code in known]


def inject(
    sample: SampleReturn,
    codes: Iterable[str] | None = None,
    per_code: int = 1,
    seed: int = 0,
    *,
    where_possible: bool = False,
) -> list[Injected]:
    """Adds errors to a census, which is changed: ``per_code`` of each code, each in a different child.

    Errors of the whole return are added after the others, and once.

    Args:
        sample: the census; make another one if the clean one is still needed.
        codes: codes of the census's year; all unless given.
        per_code: how many errors of each code.
        seed: different seeds choose different children.
        where_possible: leave out codes for which no child fits.

    Returns:
        What was added where, in the order of the codes.

    Raises:
        KeyError: there is no injector for a code.
        NoSuitableChildError: no child fits a code.
    """
    wanted = injectable(sample.year) if codes is None else list(codes)
    whole = whole_return_codes(sample.year)
    often = [code for code in wanted for _ in range(1 if code in whole else per_code)]
    order = sorted(range(len(often)), key=lambda at: often[at] in whole)
    placer, faults = ErrorPlacer(sample, RandomSource(seed)), {}
    for number, fault in INJECTORS.add([often[at] for at in order], placer, where_possible):
        faults[order[number]] = fault
        placer.note(fault)
    return _with_positions(sample, [(often[at], faults[at]) for at in sorted(faults)])


def whole_return_codes(year: int) -> set[str]:
    """The codes of rules on the whole return."""
    return {code for code, rule in CIN.rules_of(year).items() if rule.whole_return}


def _with_positions(sample: SampleReturn, faults: list[tuple[str, Fault]]) -> list[Injected]:
    """The errors with the positions of their rows, once all rows are added and removed."""
    names = {id(child): name for child, name in sample.names()}
    positions: dict[int, int] = {}
    for module in {fault.module for _, fault in faults}:
        rows = (row for child in sample.children for row in child.rows.get(module, ()))
        positions.update((id(row), at) for at, row in enumerate(rows))
    return [
        Injected(
            code,
            fault.module,
            None if fault.row is None else positions[id(fault.row)],
            fault.field,
            names.get(id(fault.child), ""),
            fault.done,
        )
        for code, fault in faults
    ]
