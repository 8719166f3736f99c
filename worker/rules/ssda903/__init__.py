"""All validation rules, in themed modules; importing this package registers them.

A module of this package is found by itself: adding a rule is adding a function to one of them.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from worker.checking.rule import Rule, registered


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every version of every rule, in the order of the catalogue."""
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
    return registered(__name__)
