"""``rules``: lists the rules of a collection year, or explains one."""

from __future__ import annotations

import argparse

from worker.returns.definition import year_label
from worker.returns.known import RETURNS, returns_named
from worker.terminal.inputs import YEARS, add_return


def add(rules: argparse.ArgumentParser) -> None:
    """The command's options."""
    add_return(rules, f"the {RETURNS[0].called}")
    rules.add_argument("--year", type=int, default=YEARS[-1], choices=YEARS, help="collection year")
    rules.add_argument("--code", help="explain the rule with this code")
    rules.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints them."""
    (definition, *_) = returns_named(options.return_name)
    rules = definition.rules_of(options.year)
    if options.code is None:
        for rule in rules.values():
            print(f"{rule.code:<11}{rule.theme:<24}{rule.title}")
        print(f"{len(rules)} rules in {year_label(options.year)}")
        return 0
    if options.code not in rules:
        raise ValueError(f"{options.code} is not a rule of {year_label(options.year)}")
    rule = rules[options.code]
    print(f"{rule.code}: {rule.title}\n\nDfE’s message: {rule.message}")
    for heading, text in rule.explanation.items():
        print(f"\n{heading}: {text}")
    return 0
