"""Examples of errors: each is found by its rule, and gone once the rows are as they should be."""

import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker.checking.engine import check
from worker.returns.sample_maker import Example
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.examples import examples
from worker.returns.ssda903.sample.sample_return import DEMO_COUNCIL
from worker.returns.table_ref import TableRef

SEED = 11


def found(example: Example, code: str, year: int, *, wrong: bool) -> bool:
    """Whether the rule finds anything in one side of an example."""
    frames = {}
    for table in SSDA903.tables:
        sides = [pair.wrong if wrong else pair.right for pair in example.get(table, ())]
        rows = [{name: text or None for name, text in side.items()} for side in sides if side]
        frames[table] = pd.DataFrame(rows, columns=list(SSDA903.module(table.module).columns), dtype="str")
    return bool(check(dataset_of(frames, year, DEMO_COUNCIL), [code]).found[code])


@pytest.mark.parametrize("year", SSDA903.years)
def test_nearly_every_rule_has_an_example(year: int) -> None:
    codes = set(SSDA903.rules_of(year))
    assert len(examples(codes, year, SEED)) > 0.95 * len(codes)


def test_the_rule_finds_the_wrong_rows_and_not_the_right_ones() -> None:
    # Without Ofsted's list, which the example does not show.
    codes = ["101", "141", "142", "144", "355", "630", "1004", "SW07STG2", "503G"]
    made = examples(codes, 2027, SEED)
    assert list(made) == codes
    for code, example in made.items():
        assert found(example, code, 2027, wrong=True), code
        assert not found(example, code, 2027, wrong=False), code


def test_an_example_has_one_child_and_both_sides_of_its_rows() -> None:
    (example,) = examples(["355"], 2027, SEED).values()
    sides = [side for pairs in example.values() for pair in pairs for side in pair if side]
    assert len({side["CHILD"] for side in sides}) == 1
    (differing,) = [pair for pair in example[TableRef("Episodes")] if pair.right != pair.wrong]
    assert differing.wrong is not None
    assert differing.wrong["DECOM"] == differing.wrong["DEC"]


def test_a_row_that_is_missing_or_too_many_stands_alone() -> None:
    missing = examples(["630"], 2027, SEED)["630"][TableRef("PrevPerm")]
    assert [(pair.wrong, pair.right is None) for pair in missing] == [(None, False)]


def test_codes_without_a_true_example_are_left_out() -> None:
    # 444 is about two children.
    assert examples(["444", "no such code"], 2027, SEED) == {}


def test_the_same_arguments_give_the_same_examples() -> None:
    assert examples(["355", "144"], 2027, SEED) == examples(["355", "144"], 2027, SEED)
