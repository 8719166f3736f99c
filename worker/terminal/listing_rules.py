"""``rules``: lists the rules of a collection year, or explains one."""

from __future__ import annotations

import argparse

from worker.returns.ssda903.dictionary import COLLECTION_YEARS, LAST_YEAR, year_label


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's options."""
    rules = commands.add_parser("rules", help="list the rules of a collection year, or explain one")
    rules.add_argument("--year", type=int, default=LAST_YEAR, choices=COLLECTION_YEARS, help="collection year")
    rules.add_argument("--code", help="explain the rule with this code")
    rules.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints them."""
    from worker.rules.ssda903 import rules_of_year

    rules = rules_of_year(options.year)
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
