"""All rules and notices of the Children in Need census, in themed modules; importing this package registers them.

Modules of this package are found automatically: to add a rule, add a function to one of them, and its facts to
rules.csv, guidance.csv and impacts.csv.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.checking.rule import Rule


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every version of every rule, in the order of the catalogue."""
    # The return imports this package for its themes, and must be quick to import.
    from worker.checking.impacts import rated
    from worker.checking.rule import registered

    _register_all()
    return rated(registered(__name__), __name__)


@cache
def all_hints() -> tuple[Rule, ...]:
    """Every version of every notice of ours, sorted by code."""
    from worker.checking.rule import registered_hints

    _register_all()
    return registered_hints(__name__)


def _register_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        import_module(f"{__name__}.{module.name}")
