"""What a new collection year needs. Work through it when you raise LAST_YEAR (docs/technical.md says how).

The first tests fail when the year is raised, each with what to do. The last one raises the year in a copy of
the package, and so proves today that nothing else has to be done.
"""

from __future__ import annotations

import pytest

from tests.unit.changed_copy import ChangedCopy
from worker.returns.definition import year_label
from worker.returns.module import Kind
from worker.returns.ssda903 import SSDA903
from worker.rules.ssda903 import all_rules

REVIEWED = 2027
"""The last collection year of which columns, codes and rules were compared with what DfE publishes."""
LAST = SSDA903.last_year


def test_the_last_year_was_reviewed() -> None:
    assert LAST == REVIEWED, (
        f"{year_label(LAST)} has the columns, codes and rules of {year_label(REVIEWED)} until it is compared with "
        "DfE’s guide and rules of that year. Follow “A collection year” in docs/technical.md, then set "
        f"REVIEWED in {__file__}."
    )


CODE_COLUMNS = [
    (module.name, field.name)
    for module in SSDA903.modules
    for field in module.fields
    if field.kind is Kind.CODE and field.is_in(LAST) and module.first_year <= LAST
]


@pytest.mark.parametrize(("module", "column"), CODE_COLUMNS)
def test_every_column_of_codes_has_codes_in_the_last_year(module: str, column: str) -> None:
    assert SSDA903.codes(column, LAST), (
        f"{module}.{column} has no code in {year_label(LAST)}: give it some in codesets.csv, or end the column."
    )


def test_a_rule_in_force_names_no_last_year() -> None:
    ending = [rule.code for rule in all_rules() if rule.last_year == LAST]
    assert ending == [], "These rules would end silently in the next year: write years=from_year(...)."


RAISED = """
from worker import check_tables
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import inject, make_return
year = SSDA903.last_year
clean = make_return(300, year, 1)
wrong = make_return(300, year, 1)
errors = inject(wrong, per_code=1, seed=1)
results = [check_tables(made.frames(), year, made.council, made.provider_frame()) for made in (clean, wrong)]
print(json.dumps({
    "year": year,
    "rules": [list(SSDA903.rules_of(each)) for each in (year - 1, year)],
    "failed": [result.failed for result in results],
    "not run": [code for code, why in results[0].not_run.items() if "applies to XML" not in why],
    "clean": {code: found for code, found in results[0].locations.items() if found},
    "wrong": [code for code, found in results[1].locations.items() if found],
    "injected": sorted({error.code for error in errors}),
}))
"""


def test_the_year_can_be_raised_without_any_other_change(tmp_path_factory: pytest.TempPathFactory) -> None:
    copy = ChangedCopy(tmp_path_factory.mktemp("next_year"))
    copy.replace("returns/ssda903/dictionary.py", f"\nLAST_YEAR = {LAST}\n", f"\nLAST_YEAR = {LAST + 1}\n")
    found = copy.run(RAISED)
    assert found["year"] == LAST + 1
    before, after = found["rules"]
    assert after == before == list(SSDA903.rules_of(LAST))
    assert found["failed"] == [{}, {}]
    assert found["not run"] == []
    assert found["clean"] == {}
    assert set(found["injected"]) <= set(found["wrong"])
    assert len(found["injected"]) > 250
