"""Made-up returns are clean, coherent and the same every time."""

from functools import cache

import pytest

from worker import check_tables
from worker.library import table_ref
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import PROVIDER_COLUMNS, SampleReturn, make_return
from worker.returns.ssda903.sample.area import UnknownCouncilError
from worker.returns.table_ref import TableRef, last_year

# Rules that need what no council has: last year's DoLo file exists from the collection of 2027/28 on.
NOT_RUN = {2027: {"706"}}


@cache
def sample(year: int, children: int = 2000, seed: int = 1) -> SampleReturn:
    return make_return(children, year, seed)


def findings(made: SampleReturn) -> list[tuple[str, str, dict[str, str]]]:
    """Code, table and row of everything that is found."""
    result = check_tables(made.frames(), made.year, made.council, made.provider_frame())
    assert not result.failed
    assert {code for code, why in result.not_run.items() if "applies to XML" not in why} <= NOT_RUN.get(
        made.year, set()
    )
    return [
        (code, table, made.tables[table_ref(table)][row])
        for code, tables in result.locations.items()
        for table, rows in tables.items()
        for row in rows
    ]


@pytest.mark.parametrize("year", SSDA903.years)
def test_no_rule_finds_anything(year: int) -> None:
    assert findings(sample(year)) == []


@pytest.mark.parametrize("seed", [2, 3])
@pytest.mark.parametrize("council", ["E06000053", "E06000057", "E06000052", "E09000002", "E10000016"])
def test_no_rule_finds_anything_for_councils_of_all_kinds(council: str, seed: int) -> None:
    assert findings(make_return(150, 2027, seed, council)) == []


@pytest.mark.parametrize("year", [2025, 2027])
def test_last_years_return_is_clean_by_itself(year: int) -> None:
    made = sample(year)
    tables = {table.module: frame for table, frame in made.frames().items() if table.last_year}
    result = check_tables(tables, year - 1, made.council)
    assert {code: found for code, found in result.locations.items() if found} == {}


@pytest.mark.parametrize("year", SSDA903.years)
def test_every_module_of_both_years_has_rows_and_its_columns(year: int) -> None:
    made = sample(year)
    expected = {TableRef(name) for name, module in SSDA903.by_module.items() if module.first_year <= year}
    expected |= {
        last_year(name) for name, module in SSDA903.by_module.items() if module.first_year <= max(year - 1, 2023)
    }
    assert set(made.tables) == expected
    for table, rows in made.tables.items():
        assert rows, table
        assert all(set(row) == set(SSDA903.module(table.module).columns) for row in rows)
    assert set(made.providers[0]) == set(PROVIDER_COLUMNS)


def test_this_years_header_has_the_children_asked_for() -> None:
    made = sample(2027)
    assert (
        len(made.tables[TableRef("Header")])
        == len({row["CHILD"] for row in made.tables[TableRef("Header")]})
        == 2000
    )


def test_the_same_seed_gives_the_same_return() -> None:
    first, second, other = (make_return(60, 2026, seed) for seed in (5, 5, 6))
    assert first.tables == second.tables
    assert first.providers == second.providers
    assert first.tables != other.tables


def test_children_are_of_all_kinds() -> None:
    tables = sample(2027).tables
    ages = {2027 - int(row["DOB"][-4:]) for row in tables[TableRef("Header")]}
    assert {1, 5, 10, 15, 17, 19, 22, 25} <= ages
    assert {"V2", "V3", "V4", "C1", "C2", "E1", "L1"} <= {row["LS"] for row in tables[TableRef("Episodes")]}
    assert {"U6", "U1", "K2", "K3", "P1", "R1", "S1", "A6", "A5", "Z12"} <= {
        row["PLACE"] for row in tables[TableRef("Episodes")]
    }
    assert {"S", "L", "P", "T", "B"} <= {row["RNE"] for row in tables[TableRef("Episodes")]}
    per_child: dict[str, int] = {}
    for row in tables[TableRef("Episodes")]:
        per_child[row["CHILD"]] = per_child.get(row["CHILD"], 0) + 1
    assert max(per_child.values()) >= 6
    assert any(row["MOTHER"] == "1" for row in tables[TableRef("Header")])
    assert any(row["DATE_PLACED_CEASED"] for row in tables[TableRef("PlacedAdoption")])
    assert any(row["REG_END"] for row in sample(2027).providers)


@pytest.mark.parametrize(
    ("year", "present", "absent"),
    [
        (2023, {"H5", "P2", "Z1"}, {"K3", "Z12"}),
        (2024, {"H5", "Z1"}, {"K3", "Z12"}),
        (2025, {"K3", "Z1"}, {"H5", "P2", "Z12"}),
        (2026, {"K3", "Z12"}, {"H5", "P2", "Z1"}),
    ],
)
def test_codes_are_those_of_the_year(year: int, present: set[str], absent: set[str]) -> None:
    places = {row["PLACE"] for row in sample(year).tables[TableRef("Episodes")]}
    assert present <= places
    assert not absent & places
    assert {row["SEX"] for row in sample(year).tables[TableRef("Header")]} == (
        {"1", "2"} if year < 2025 else {"M", "F"}
    )


def test_an_open_episode_goes_on_unchanged() -> None:
    tables = sample(2027).tables
    last = {row["CHILD"]: row for row in tables[last_year("Episodes")] if not row["DEC"]}
    first = {row["CHILD"]: row for row in reversed(tables[TableRef("Episodes")])}
    both = [(last[child], row) for child, row in first.items() if child in last]
    assert len(both) > 500
    same = ("DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "HOME_POST", "PL_POST", "URN")
    assert all(old[name] == new[name] for old, new in both for name in same)


@pytest.mark.parametrize("year", [SSDA903.first_year - 1, SSDA903.last_year + 1])
def test_other_years_are_refused(year: int) -> None:
    with pytest.raises(ValueError, match="collection year"):
        make_return(10, year, 1)


def test_an_unknown_council_is_refused() -> None:
    with pytest.raises(UnknownCouncilError, match="E99"):
        make_return(10, 2027, 1, "E99")


def test_a_former_code_of_a_council_is_taken() -> None:
    assert make_return(10, 2024, 1, "E08000016").context.area.council == "E08000038"


def test_one_child_is_enough() -> None:
    assert len(make_return(1, 2027, 3).tables[TableRef("Header")]) == 1
