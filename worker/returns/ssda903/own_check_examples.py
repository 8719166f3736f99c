"""Ten checks of the kind that councils make themselves: useful ones that no rule of DfE's makes."""

from __future__ import annotations

from importlib.resources import files

from worker.own_checks.check_file import read_checks
from worker.own_checks.own_check import OwnCheck
from worker.returns.ssda903 import SSDA903


def read_examples() -> tuple[OwnCheck, ...]:
    """The examples, from a file as councils share them."""
    data = files("worker.returns.ssda903").joinpath("own_check_examples.json").read_bytes()
    return tuple(read_checks(data, SSDA903))
