"""The councils that children’s home postcodes are in: most are usually in the council that makes the return."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from worker.geography.places import AwaitedIndexError, councils, default_index, names_of_councils, upper_tier
from worker.returns.definition import Return

_FEW = 5
"""Fewer homes prove nothing."""


@dataclass(frozen=True)
class CouncilHomes:
    """How many of the homes are in one council."""

    code: str
    """ONS code."""
    homes: int


@dataclass(frozen=True)
class Homes:
    """The homes in England with postcodes in the files, one for each child and postcode."""

    total: int = 0
    councils: list[CouncilHomes] = field(default_factory=list)
    """The councils with most homes first."""
    stated: str = ""
    """The ONS code of the council that the files say they are of; then no homes are counted."""


def homes_of(definition: Return, tables: Mapping[str, pd.DataFrame]) -> Homes:
    """The homes in this year’s tables (by module); none if there are too few to prove anything.

    None, too, until the postcode index has come.
    """
    if stated := _stated_council(definition, tables):
        return Homes(stated=stated)
    homes: set[tuple[str, str]] = set()
    for module in definition.modules:
        frame = tables.get(module.name)
        columns = [each.name for each in module.fields if each.is_home]
        if frame is not None and definition.child in frame.columns:
            for name in columns:
                if name in frame.columns:
                    pairs = frame[[definition.child, name]].dropna().astype(str)
                    homes |= set(pairs.itertuples(index=False, name=None))
    try:
        districts = default_index().lookup([postcode for _, postcode in homes]).district
    except AwaitedIndexError:
        return Homes()
    counted = Counter(code for code in upper_tier(districts.tolist()) if code in names_of_councils())
    if counted.total() < _FEW:
        return Homes()
    return Homes(counted.total(), [CouncilHomes(code, count) for code, count in counted.most_common()])


def _stated_council(definition: Return, tables: Mapping[str, pd.DataFrame]) -> str:
    """The council whose DfE number a file states; empty if none does, or if no council has the number now."""
    numbers = {
        value.strip()
        for module in definition.modules
        for field in module.fields
        if field.states_council and field.name in tables.get(module.name, pd.DataFrame()).columns
        for value in tables[module.name][field.name].head(1)
    }
    return next((council.code for council in councils() if council.dfe_code in numbers), "")
