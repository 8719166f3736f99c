"""Six useful checks of the kind that councils make themselves, which DfE's rules do not make."""

from __future__ import annotations

from importlib.resources import files

from worker.own_checks.check_file import read_checks
from worker.own_checks.own_check import OwnCheck
from worker.returns.cin import CIN


def read_examples() -> tuple[OwnCheck, ...]:
    """The examples, from a file like the files that councils share."""
    data = files("worker.returns.cin").joinpath("own_check_examples.json").read_bytes()
    return tuple(read_checks(data, CIN))
