"""A check after an edit gives what a whole check gives, and runs only what can see the edit."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.unit.datasets import dataset_of
from tests.unit.examples import examples
from tests.unit.own_checks.made import condition, own_check, random_check
from tests.unit.rules.random_returns import random_providers, random_tables
from worker.checking.engine import CheckResult, Finding, Reason, check, run
from worker.checking.recheck import Change, ErrorDelta, compare, recheck, try_change
from worker.checking.rule import Rule
from worker.dataset.column import normalise
from worker.dataset.table import PartOfTable, RowsAtFault
from worker.library import CheckedTables, table_name, table_ref
from worker.own_checks.compiling import compiled
from worker.own_checks.own_check import Operator
from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.sample import DEMO_COUNCIL, inject_mix, make_return
from worker.returns.table_ref import ColumnRef, TableRef

PHASES = (Phase.explicit, Phase.generate)
# WebAssembly is slow, and the logic is the same there.
EXAMPLES = examples(25)
VALUES = (
    None,
    "",
    " ",
    "x",
    "31/02/2026",
    "01/04/2026",
    "31/03/2027",
    "1",
    "X1",
    "UN1",
    "c1",
    "NEW",
    "LS1 4AP",
)


def change_of(
    cells: Mapping[str, Iterable[str]],
    children: Iterable[str],
    rows: Mapping[str, tuple[np.ndarray, np.ndarray]] = MappingProxyType({}),
) -> Change:
    return Change(
        {table_ref(name): frozenset(columns) for name, columns in cells.items()},
        frozenset(children),
        {table_ref(name): ids for name, ids in rows.items()},
    )


def child_of(cell: object) -> str:
    return "" if cell is None or cell is pd.NA or cell != cell else normalise(str(cell))


@dataclass
class Editor:
    """Tables that are edited at random, with ids of the rows, and what the last edit changed."""

    tables: dict[str, pd.DataFrame]
    dice: random.Random

    def __post_init__(self) -> None:
        self.ids = {name: np.arange(len(frame), dtype=np.int64) for name, frame in self.tables.items()}
        self.next_id = 1_000_000
        self.begin()

    def begin(self) -> None:
        self.cells: dict[str, set[str]] = {}
        self.children: set[str] = set()
        self.ids_before = dict(self.ids)
        self.moved: set[str] = set()

    def edit(self, times: int = 1) -> Change:
        self.begin()
        for _ in range(times):
            self.dice.choices((self.set_cell, self.add_row, self.remove_row), (6, 1, 1))[0](
                self.dice.choice(list(self.tables))
            )
        return change_of(
            {name: frozenset(columns) for name, columns in self.cells.items()},
            self.children,
            {name: (self.ids_before[name], self.ids[name]) for name in self.moved},
        )

    def set_cell(self, name: str) -> None:
        frame = self.tables[name]
        if frame.empty:
            return
        row, column = self.dice.randrange(len(frame)), self.dice.choice([*frame.columns, "CHILD"])
        other = frame[column].iat[self.dice.randrange(len(frame))]
        value = other if self.dice.random() < 0.6 else self.dice.choice(VALUES)
        changed = frame.copy()
        self.children.add(child_of(frame["CHILD"].iat[row]))
        changed.iloc[row, changed.columns.get_loc(column)] = value
        self.children.add(child_of(changed["CHILD"].iat[row]))
        self.tables[name] = changed
        self.cells.setdefault(name, set()).add(column)

    def add_row(self, name: str) -> None:
        frame = self.tables[name]
        if frame.empty:
            return
        new = frame.iloc[[self.dice.randrange(len(frame))]].copy()
        if self.dice.random() < 0.5:
            new["CHILD"] = self.dice.choice(("NEW", None, *frame["CHILD"]))
        at = self.dice.randint(0, len(frame))
        self.children.add(child_of(new["CHILD"].iat[0]))
        self.tables[name] = pd.concat([frame.iloc[:at], new, frame.iloc[at:]], ignore_index=True)
        self.ids[name] = np.insert(self.ids[name], at, self.next_id)
        self.next_id += 1
        self._rows_changed(name)

    def remove_row(self, name: str) -> None:
        frame = self.tables[name]
        if frame.empty:
            return
        at = self.dice.randrange(len(frame))
        self.children.add(child_of(frame["CHILD"].iat[at]))
        self.tables[name] = frame.drop(index=frame.index[at]).reset_index(drop=True)
        self.ids[name] = np.delete(self.ids[name], at)
        self._rows_changed(name)

    def _rows_changed(self, name: str) -> None:
        self.cells.setdefault(name, set()).update(self.tables[name].columns)
        self.moved.add(name)


def of_found(parts: list[Finding]) -> list[object]:
    return [
        (
            part.table,
            part.rows.tolist(),
            part.fields,
            part.cells.tolist(),
            None if part.since is None else [*part.since],
        )
        for part in parts
    ]


def assert_same(result: CheckResult, whole: CheckResult) -> None:
    assert list(result.found) == list(whole.found)
    for code, parts in whole.found.items():
        assert of_found(result.found[code]) == of_found(parts), code
        assert of_found(result.due[code]) == of_found(whole.due[code]), code
    assert result.not_run_because == whole.not_run_because
    assert list(result.not_run_because) == list(whole.not_run_because)
    assert result.failed == whole.failed
    assert list(result.columns_read) == list(whole.columns_read)
    for code, read in whole.columns_read.items():
        assert result.columns_read[code] == read, code
    pd.testing.assert_frame_equal(CheckedTables(result).findings, CheckedTables(whole).findings)
    assert (result.hints is None) == (whole.hints is None)
    if result.hints and whole.hints:
        assert_same(result.hints, whole.hints)
    assert (result.own is None) == (whole.own is None)
    if result.own and whole.own:
        assert_same(result.own, whole.own)


def fewer_tables(dice: random.Random, tables: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """All tables, or some of them, so that some rules can't run."""
    return (
        tables if dice.random() < 0.6 else {name: frame for name, frame in tables.items() if dice.random() < 0.7}
    )


def with_blank_children(dice: random.Random, frame: pd.DataFrame) -> pd.DataFrame:
    blank = [dice.random() < 0.15 for _ in range(len(frame))]
    return frame.assign(CHILD=frame["CHILD"].mask(pd.Series(blank, index=frame.index), None))


def follow_edits(editor: Editor, dataset: Dataset, edits: int) -> None:
    """Checks again after each edit, always from the last result, and compares with a whole check."""
    own_checks = compiled(
        [random_check(editor.dice, number, dataset.year) for number in range(1, 6)], SSDA903, dataset.year
    )
    result = check(dataset, own_checks=own_checks)
    for _ in range(edits):
        change = editor.edit(editor.dice.choice((1, 1, 1, 2, 5)))
        frames = {table: editor.tables[table_name(table)] for table in change.cells}
        changed = result.dataset.with_tables(frames, change)
        expected = try_change(result, changed, change)
        after = recheck(result, changed, change)
        whole = check(
            Dataset(
                {table_ref(name): table for name, table in editor.tables.items()},
                dataset.year,
                dataset.council,
                dataset.references,
                dataset.file_format,
                as_at=dataset.as_at.item(),
                today=dataset.today.item(),
            ),
            own_checks=own_checks,
        )
        assert_same(after, whole)
        assert compare(result, whole, change) == compare(result, after, change) == expected
        result = after


def day_of(dice: random.Random, year: int) -> datetime.date:
    """A day of the collection year; often the last, when the year is over."""
    end = datetime.date(year, 3, 31)
    return end if dice.random() < 0.4 else end - datetime.timedelta(dice.randrange(1, 365))


seeds = st.integers(0, 2**32 - 1)
years = st.sampled_from(list(SSDA903.years))
formats = st.sampled_from(["csv", "xml"])


@settings(max_examples=EXAMPLES, deadline=None, phases=PHASES)
@given(seeds, years, formats, st.booleans(), st.booleans())
def test_random_edits_of_random_returns(
    seed: int, year: int, file_format: str, with_providers: bool, with_council: bool
) -> None:
    dice = random.Random(seed)
    tables = {name: with_blank_children(dice, frame) for name, frame in random_tables(dice).items()}
    providers = random_providers(dice) if with_providers else None
    council = "E08000035" if with_council else None
    editor = Editor(fewer_tables(dice, tables), dice)
    as_at = day_of(dice, year)
    follow_edits(editor, dataset_of(editor.tables, year, council, providers, file_format, as_at=as_at), 4)


@settings(max_examples=EXAMPLES // 3, deadline=None, phases=PHASES)
@given(seeds, years, formats)
def test_random_edits_of_synthetic_returns(seed: int, year: int, file_format: str) -> None:
    sample = make_return(25, year, seed % 1000, DEMO_COUNCIL)
    inject_mix(sample, seed % 1000)
    tables = {table_name(table): frame.astype(object) for table, frame in sample.frames().items()}
    dice = random.Random(seed)
    as_at = day_of(dice, year)
    dataset = dataset_of(tables, year, DEMO_COUNCIL, sample.provider_frame(), file_format, as_at=as_at)
    follow_edits(Editor(tables, dice), dataset, 4)


# By hand


def frame(**columns: list[str | None]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


EPISODES = {
    "CHILD": ["A", "B", "B", None],
    "DECOM": ["01/05/2026", "01/06/2026", "01/07/2026", "01/05/2020"],
    "DEC": ["01/05/2026", None, None, None],
    "LS": ["C2", "C2", "V4", "C2"],
    "PL_POST": ["LS1 4AP", None, None, None],
}
HEADER = {"CHILD": ["A", "B"], "UPN": ["X1", "X2"]}


def loaded(**changes: list[str | None]) -> Dataset:
    tables = {"Header": frame(**HEADER), "Episodes": frame(**EPISODES | changes), "UASC": frame(CHILD=["B"])}
    return dataset_of(tables, 2027, "E08000035")


def cell(dataset: Dataset, table: str, column: str, row: int, value: str | None) -> tuple[Dataset, Change]:
    """The dataset with one cell set, and the change."""
    now = dataset.tables[table_ref(table)].frame.copy()
    children = {child_of(now["CHILD"].iat[row])}
    now.loc[row, column] = value
    children.add(child_of(now["CHILD"].iat[row]))
    change = change_of({table: [column]}, children)
    return dataset.with_tables({table_ref(table): now}, change), change


def checked_again(before: CheckResult, table: str, column: str, row: int, value: str | None) -> CheckResult:
    dataset, change = cell(before.dataset, table, column, row, value)
    return recheck(before, dataset, change)


def rules_run(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool]]:
    """The codes of the rules that are run from now on, and whether on some children alone."""
    ran: list[tuple[str, bool]] = []

    def noted(rule: Rule, dataset: Dataset, result: CheckResult) -> None:
        ran.append((rule.code, any(isinstance(table, PartOfTable) for table in dataset.tables.values())))
        run(rule, dataset, result)

    monkeypatch.setattr("worker.checking.recheck.run", noted)
    return ran


@pytest.fixture
def many_children() -> CheckResult:
    """A return of which one child is a small part."""
    rows = 40
    tables = {
        "Header": frame(CHILD=[f"C{at}" for at in range(rows)], UPN=[f"U{at}" for at in range(rows)]),
        "Episodes": frame(CHILD=[f"C{at}" for at in range(rows)], LS=["C2"] * rows, DEC=[None] * rows),
    }
    return check(dataset_of(tables, 2027))


def test_only_rules_that_see_the_cell_run_and_on_that_child_alone(
    many_children: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = rules_run(monkeypatch)
    checked_again(many_children, "Episodes", "LS", 3, "V4")
    concerned = [
        code for code, read in many_children.columns_read.items() if ColumnRef(TableRef("Episodes"), "LS") in read
    ]
    assert [code for code, _ in ran] == concerned
    assert 10 < len(concerned) < len(many_children.found) / 2
    assert all(alone for code, alone in ran if code in many_children.found)


def test_a_rule_that_compares_children_runs_on_all_of_them(
    many_children: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = rules_run(monkeypatch)
    after = checked_again(many_children, "Header", "UPN", 3, "U7")
    assert ("444", False) in ran
    assert CheckedTables(after).locations["444"] == {"Header": [3, 7]}


def test_if_many_children_are_concerned_rules_run_on_all_of_them(
    many_children: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = rules_run(monkeypatch)
    now = many_children.dataset.Episodes.frame.assign(LS="V4")
    change = change_of({"Episodes": ["LS"]}, many_children.dataset.children)
    recheck(many_children, many_children.dataset.with_tables({TableRef("Episodes"): now}, change), change)
    assert ran
    assert not any(alone for _, alone in ran)


def test_a_change_of_columns_is_checked_as_a_whole() -> None:
    before = check(loaded())
    dataset, change = cell(before.dataset, "Episodes", "PL_LOCATION", 0, "OUT")
    assert_same(recheck(before, dataset, change), check(dataset_of(frames_of(dataset), 2027, "E08000035")))
    assert try_change(before, dataset, change) == compare(before, check(dataset), change)


def test_a_table_that_was_not_there_lets_rules_run() -> None:
    before = check(loaded())
    reviews = frame(CHILD=["A"], REVIEW=["01/06/2026"], REVIEW_CODE=["PN1"])
    change = change_of({"Reviews": reviews.columns}, ["A"])
    dataset = before.dataset.with_tables({TableRef("Reviews"): reviews}, change)
    assert "INT08" in before.not_run_because
    assert "INT08" in recheck(before, dataset, change).found


def frames_of(dataset: Dataset) -> dict[TableRef, pd.DataFrame]:
    return {name: table.frame for name, table in dataset.tables.items()}


def test_a_check_that_was_cancelled_is_completed() -> None:
    before = check(loaded(), progress=lambda done, *_: done < 100)
    after = checked_again(before, "Episodes", "LS", 0, "V4")
    assert_same(after, check(dataset_of(frames_of(after.dataset), 2027, "E08000035")))


@pytest.mark.parametrize(
    ("before_edit", "after_edit"), [("bad", "C2"), ("C2", "bad"), ("bad", "bad too"), ("C2", "C1")]
)
def test_a_rule_that_raises_before_or_after(
    before_edit: str, after_edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def raises(ds: Dataset) -> RowsAtFault:
        if ds.Episodes.LS.startswith("BAD").any():
            raise ZeroDivisionError
        return ds.Episodes.flag(ds.Episodes.LS == "C1")

    rules = {"164": replace(SSDA903.rules_of(2027)["164"], function=raises)}
    monkeypatch.setattr(Return, "rules_of", lambda definition, year: rules)
    before = check(loaded(LS=[before_edit, "C2", "C2", "C2"]))
    after = checked_again(before, "Episodes", "LS", 0, after_edit)
    assert ("164" in after.failed) == after_edit.startswith("bad")
    assert_same(after, check(dataset_of(frames_of(after.dataset), 2027, "E08000035")))


def test_a_blank_child_is_a_child_of_its_own() -> None:
    before = check(loaded(), ["INT03"])
    assert CheckedTables(before).locations["INT03"] == {"Episodes": [3]}
    after = checked_again(before, "Header", "CHILD", 1, None)
    assert CheckedTables(after).locations["INT03"] == {"Episodes": [1, 2]}


def test_rows_keep_their_findings_where_they_have_moved() -> None:
    before = check(loaded(), ["355", "INT03"])
    now = pd.concat([frame(CHILD=["NEW"]), before.dataset.Episodes.frame], ignore_index=True)
    change = change_of(
        {"Episodes": now.columns},
        ["NEW"],
        {"Episodes": (np.array([5, 6, 7, 8]), np.array([2, 5, 6, 7, 8]))},
    )
    after = recheck(before, before.dataset.with_tables({TableRef("Episodes"): now}, change), change)
    assert CheckedTables(before).locations == {"355": {"Episodes": [0]}, "INT03": {"Episodes": [3]}}
    assert CheckedTables(after).locations == {"355": {"Episodes": [1]}, "INT03": {"Episodes": [0, 4]}}


def test_what_went_and_what_came() -> None:
    before = check(loaded(), ["355", "INT03"])
    dataset, change = cell(before.dataset, "Episodes", "CHILD", 0, " c ")
    outcome = compare(before, recheck(before, dataset, change), change)
    assert outcome == ErrorDelta(
        resolved=[("A", "355")], appeared=[("C", "355"), ("C", "INT03")], cleared=[("A", "355")]
    )
    assert outcome == try_change(before, dataset, change)


def test_a_rule_that_no_longer_runs_resolves_nothing() -> None:
    before = check(loaded(), ["355"])
    after = CheckResult(before.dataset, failed={"355": "Traceback"})
    assert compare(before, after, Change({}, frozenset({"A"}))) == ErrorDelta()


# What a rule reads


def columns_read(look: Callable[[Dataset], object], dataset: Dataset) -> set[ColumnRef]:
    read: set[ColumnRef] = set()
    with dataset.trace.recording(read):
        look(dataset)
    return read


def column(name: str) -> ColumnRef:
    table, _, column = name.partition(".")
    return ColumnRef(table_ref(table), column)


READ = [
    (lambda ds: ds.Episodes, "Episodes.CHILD"),
    (lambda ds: len(ds.table("Header")), "Header.CHILD"),
    (lambda ds: ds.Episodes.DECOM, "Episodes.CHILD Episodes.DECOM"),
    (lambda ds: ds.Episodes.any_blank(("LS", "DEC")), "Episodes.CHILD Episodes.LS Episodes.DEC"),
    (lambda ds: ds.Episodes.in_order("DECOM"), "Episodes.CHILD Episodes.DECOM"),
    (lambda ds: ds.Episodes.where(ds.Episodes.LS == "C2").DEC, "Episodes.CHILD Episodes.LS Episodes.DEC"),
    (lambda ds: ds.pairs(ds.Episodes, ds.Header).right.UPN, "Episodes.CHILD Header.CHILD Header.UPN"),
    (lambda ds: ds.Episodes.PL_LA, "Episodes.CHILD Episodes.PL_POST"),
    (lambda ds: ds.Episodes.PL_DISTANCE, "Episodes.CHILD Episodes.PL_POST Episodes.HOME_POST"),
    (lambda ds: ds.Header.UASC, "Header.CHILD UASC.CHILD"),
    (lambda ds: ds.first_episode.LS, "Episodes.CHILD Episodes.DECOM Episodes.LS"),
    (lambda ds: ds.periods_of_care.start, "Episodes.CHILD Episodes.DECOM Episodes.DEC"),
    (lambda ds: ds.uasc_now_or_before, "Header.CHILD UASC.CHILD"),
    (lambda ds: ds.children, ""),
]


@pytest.mark.parametrize(("look", "expected"), READ)
def test_all_that_a_value_rests_on_is_read_whether_it_was_made_before_or_not(
    look: Callable[[Dataset], object], expected: str
) -> None:
    dataset = loaded()
    columns = {column(name) for name in expected.split()}
    assert columns_read(look, dataset) == columns
    assert columns_read(look, dataset) == columns


def test_what_rests_on_another_shared_value_reads_what_that_read() -> None:
    dataset = dataset_of({"Episodes": frame(**EPISODES), "Episodes_last": frame(**EPISODES)}, 2027)
    expected = {
        column(f"{table}.{name}") for table in ("Episodes", "Episodes_last") for name in ("CHILD", "DECOM")
    }
    dataset.across_the_year_end  # noqa: B018
    assert columns_read(lambda ds: ds.carried_over, dataset) == expected | {column("Episodes_last.DEC")}
    assert columns_read(lambda ds: ds.carried_over, dataset) == expected | {column("Episodes_last.DEC")}


def test_what_was_read_before_a_rule_gave_up_counts() -> None:
    result = check(dataset_of({"Episodes": frame(CHILD=["A"])}, 2027), ["179", "101"])
    assert result.not_run_because["179"].reason == Reason.COUNCIL
    assert result.columns_read == {"179": {column("Episodes.CHILD")}, "101": frozenset()}


# A dataset after a change


def test_columns_are_read_again_only_where_they_have_changed() -> None:
    before = loaded()
    before_columns = before.Episodes.LS, before.Episodes.DECOM, before.Episodes.PL_LA, before.Header.UPN
    after, _ = cell(before, "Episodes", "PL_POST", 1, "CF10 1EP")
    assert before_columns[0] is after.Episodes.LS
    assert before_columns[1] is after.Episodes.DECOM
    assert before_columns[3] is after.Header.UPN
    assert before.Episodes.PL_LA.texts.tolist() == ["E08000035", None, None, None]
    assert after.Episodes.PL_LA.texts.tolist() == ["E08000035", "WAL", None, None]


def test_a_derived_column_changes_with_the_table_that_it_is_made_of() -> None:
    before = loaded()
    assert before.Header.UASC.texts.tolist() == ["0", "1"]
    after, _ = cell(before, "UASC", "CHILD", 0, "A")
    assert after.Header.UASC.texts.tolist() == ["1", "0"]


def test_some_children_as_a_dataset_of_their_own() -> None:
    part = loaded().of_children({"B", ""})
    assert part.Episodes.LS.texts.tolist() == ["C2", "V4", "C2"]
    assert part.Episodes.CHILD.texts.tolist() == ["B", "B", None]
    assert part.Header.UASC.texts.tolist() == ["1"]
    assert part.children == ["B"]
    assert len(part.of_children({"A"}).Episodes) == 0


def test_hints_that_see_an_edit_run_again_and_the_others_are_carried_over() -> None:
    tables = {
        "Episodes": frame(CHILD=["A"], DECOM=["01/09/2026"], DEC=[None], PLACE=["T1"]),
        "SWEpisodes": frame(CHILD=["A"], SW_DECOM=["01/01/2027"]),
    }
    dataset = dataset_of(tables, 2027, as_at=datetime.date(2026, 11, 15))
    before = check(dataset)
    changed, change = cell(dataset, "Episodes", "PLACE", 0, "U1")
    after = recheck(before, changed, change)
    assert before.hints
    assert after.hints
    assert [code for code, parts in before.hints.found.items() if parts] == ["A1", "A2"]
    assert after.hints.found["A2"] == []
    assert after.hints.found["A1"] is before.hints.found["A1"]


def test_hints_are_given_after_a_check_that_was_cancelled() -> None:
    tables = {"SWEpisodes": frame(CHILD=["A"], SW_DECOM=["01/01/2027"])}
    dataset = dataset_of(tables, 2027, as_at=datetime.date(2026, 11, 15))
    before = check(dataset, progress=lambda *_: False)
    assert before.hints is None
    changed, change = cell(dataset, "SWEpisodes", "SW_DECOM", 0, "02/01/2027")
    assert_same(recheck(before, changed, change), check(changed))


def ends_on(day: str, code: str) -> Rule:
    (rule,) = compiled([own_check(condition("Episodes.DEC", Operator.IS, day), id=code, code=code)], SSDA903, 2027)
    return rule


def test_own_checks_that_see_an_edit_run_on_the_child_alone_and_the_others_are_carried_over(
    many_children: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    short_breaks = own_check(condition("Episodes.LS", Operator.IS, "V4"), id="short", code="OWN2")
    own_checks = [ends_on("01/05/2026", "OWN1"), *compiled([short_breaks], SSDA903, 2027)]
    before = check(many_children.dataset, own_checks=own_checks)
    ran = rules_run(monkeypatch)
    after = checked_again(before, "Episodes", "DEC", 3, "01/05/2026")
    assert before.own
    assert after.own
    assert [code for code in ran if code[0].startswith("OWN")] == [("OWN1", True)]
    assert [part.rows.tolist() for part in after.own.found["OWN1"]] == [[3]]
    assert after.own.found["OWN2"] is before.own.found["OWN2"]


def test_own_checks_are_run_after_a_check_that_was_cancelled() -> None:
    dataset = loaded()
    own_checks = [ends_on("01/05/2026", "OWN1")]
    before = check(dataset, progress=lambda *_: False, own_checks=own_checks)
    assert before.own is None
    changed, change = cell(dataset, "Episodes", "DEC", 1, "01/05/2026")
    assert_same(recheck(before, changed, change), check(changed, own_checks=own_checks))
