"""The impact of rules, from the table beside them: ``impacts.csv`` of their package.

Its columns are code, impact (high, medium or lower), reason (a sentence for the user) and basis: "report" where
analysts rated the error in the report that this product comes from, "derived" where we rated it by the published
figures that the error can change. One line holds for all versions of a rule.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files

from worker.checking.rule import Impact, ImpactLevel, Rule


def rated(rules: Iterable[Rule], package: str) -> tuple[Rule, ...]:
    """The rules with their impact, in the same order; a rule that is not in the table has none."""
    impacts = read_impacts(package)
    return tuple(replace(rule, impact=impacts.get(rule.code)) for rule in rules)


def read_impacts(package: str) -> dict[str, Impact]:
    """The impact of each code in the table of a package of rules.

    Raises:
        ValueError: for an unknown impact.
    """
    text = files(package).joinpath("impacts.csv").read_text(encoding="utf-8")
    return {
        line["code"]: Impact(ImpactLevel(line["impact"]), line["reason"], line["basis"] == "report")
        for line in csv.DictReader(io.StringIO(text))
    }
