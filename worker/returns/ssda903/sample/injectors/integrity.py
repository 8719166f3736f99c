"""Errors between files: children missing from Header, other dates of birth, children twice."""

from __future__ import annotations

from worker.returns.ssda903.sample.error_placement import ErrorPlacer, Fault, Spot
from worker.returns.ssda903.sample.injecting import change, injects
from worker.returns.table_ref import TableRef


def mistyped(spot: Spot) -> str:
    """The child's ID with a letter O instead of a zero, or with an X after it."""
    identity = spot["CHILD"]
    return identity.replace("0", "O", 1) if "0" in identity else identity + "X"


def other_dob(spot: Spot) -> str:
    """The day after the child's birth."""
    return spot.shifted("DOB", 1)


def register_twice(code: str, table: str) -> None:
    """Registers an injector that repeats a child's row."""

    def injector(placer: ErrorPlacer) -> Fault:
        spot = placer.spot(table)
        return Fault(TableRef(table), spot.child.repeat(table), "CHILD", "row repeated")

    injects(code)(injector)


for _code, _table in {
    "INT01": "AD1", "INT02": "PlacedAdoption", "INT03": "Episodes", "INT04": "Missing", "INT05": "OC2",
    "INT06": "OC3", "INT07": "PrevPerm", "INT08": "Reviews", "INT09": "UASC",
}.items():  # fmt: skip
    change(_code, _table, CHILD=mistyped)

for _code, _table in {
    "INT11": "AD1", "INT12": "PlacedAdoption", "INT13": "Missing", "INT14": "OC2", "INT15": "OC3",
    "INT16": "PrevPerm", "INT17": "Reviews", "INT18": "UASC",
}.items():  # fmt: skip
    change(_code, _table, DOB=other_dob)

for _code, _table in {
    "INT31": "AD1", "INT32": "Header", "INT33": "OC2", "INT34": "OC3", "INT35": "PrevPerm", "INT36": "UASC",
}.items():  # fmt: skip
    register_twice(_code, _table)
