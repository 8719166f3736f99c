"""Errors put into a made-up return are found where they were put."""

import pytest

from worker import check_tables
from worker.library import table_name
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import (
    Form,
    Injected,
    SampleReturn,
    form_of,
    inject,
    inject_mix,
    injectable,
    make_return,
)


def not_found(made: SampleReturn, injected: list[Injected], form: Form = Form.CSV) -> list[Injected]:
    """The errors that the rule does not find in the row and field where they were put."""
    file_format = "xml" if form is Form.XML else "csv"
    result = check_tables(made.frames(form), made.year, made.council, made.provider_frame(), file_format)
    assert not result.failed
    found = set(zip(*(result.findings[name] for name in ("code", "table", "row", "field")), strict=True))
    return [
        error for error in injected if (error.code, table_name(error.table), error.row, error.field) not in found
    ]


@pytest.mark.parametrize("year", SSDA903.years)
def test_every_error_is_found_where_it_was_put(year: int) -> None:
    made = make_return(300, year, 11)
    injected = inject(made, per_code=2, seed=5)
    assert len(injected) == 2 * len(injectable(year))
    assert not_found(made, injected) == []


@pytest.mark.parametrize("form", [Form.XML, Form.DERIVED])
@pytest.mark.parametrize("year", [2024, 2027])
def test_what_csv_files_cannot_hold_is_found_in_another_form(form: Form, year: int) -> None:
    made = make_return(100, year, 12)
    codes = [code for code in injectable(year, form) if form_of(code) is form]
    assert codes
    assert not_found(made, inject(made, codes, seed=1), form) == []


def test_positions_and_children_are_those_of_the_final_tables() -> None:
    made = make_return(200, 2027, 4)
    for error in inject(made, seed=3):
        row = made.tables[error.table][error.row]
        assert row["CHILD"] == error.child
        assert error.field in {field.name for field in SSDA903.module(error.table.module).fields}
        assert error.done


def test_the_same_seed_puts_in_the_same_errors() -> None:
    one, other = (make_return(150, 2026, 4) for _ in range(2))
    assert inject(one, seed=3) == inject(other, seed=3)
    assert one.tables == other.tables
    again = make_return(150, 2026, 4)
    assert inject(again, seed=9) != inject(make_return(150, 2026, 4), seed=3)


def test_each_error_has_a_child_of_its_own() -> None:
    injected = inject(make_return(400, 2027, 4), ["101", "355", "218"], per_code=20)
    assert len({error.child for error in injected}) == len(injected) == 60


def test_no_injector_means_an_error() -> None:
    with pytest.raises(KeyError):
        inject(make_return(5, 2027, 1), ["1"])


def test_the_mix_has_a_few_frequent_errors_and_a_long_tail() -> None:
    made = make_return(1300, 2027, 7)
    injected = inject_mix(made, 7)
    assert len(injected) == 260
    counts = sorted(
        (sum(error.code == code for error in injected) for code in {error.code for error in injected}),
        reverse=True,
    )
    assert 0.45 < sum(counts[:4]) / len(injected) < 0.6
    assert len(counts) > 100
    assert not_found(made, injected) == []


def test_every_code_of_the_rules_has_an_injector() -> None:
    for year in SSDA903.years:
        possible = {code for form in Form for code in injectable(year, form)}
        assert set(SSDA903.rules_of(year)) - possible == set()
