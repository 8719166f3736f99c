"""Which council's authority a code means, and what a rule does when no council is chosen."""

import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker import check_tables
from worker.checking.engine import Reason
from worker.dataset.column import Column
from worker.dataset.table import NoCouncil


def codes(*texts: str | None) -> Column:
    return Column.from_texts(np.array(texts, dtype=object))


@pytest.mark.parametrize(
    ("council", "own"),
    [
        ("E08000035", [True, False, False, False, False, False]),
        ("E08000019", [False, True, True, False, False, False]),
        ("E08000039", [False, True, True, False, False, False]),
        ("E10000006", [False, False, False, True, False, False]),
    ],
)
def test_own_authority_by_its_present_or_a_former_code(council: str, own: list[bool]) -> None:
    ds = dataset_of({}, 2027, council)
    listed = codes("E08000035", "E08000019", "E08000039", "E06000063", "WAL", None)
    assert ds.own_authority(listed).tolist() == own


def test_without_a_council_no_authority_is_its_own() -> None:
    ds = dataset_of({}, 2027)
    with pytest.raises(NoCouncil, match="no council is chosen"):
        ds.own_authority(codes("E08000035"))


@pytest.mark.parametrize("code", ["179", "1015"])
def test_a_rule_that_lacks_the_council_says_so(code: str) -> None:
    episodes = pd.DataFrame({"CHILD": ["1"], "PL_POST": ["LS1 4AP"]})
    why = check_tables({"Episodes": episodes}, 2027, rules=[code]).result.not_run_because[code]
    assert (why.reason, why.detail, why.tables) == (Reason.COUNCIL, "no council is chosen", ())


def test_an_authority_given_in_a_former_code_is_read_as_the_present_one() -> None:
    ds = dataset_of({"Episodes": pd.DataFrame({"PL_LA": ["E08000019", " wal "]})}, 2027)
    assert ds.Episodes.PL_LA.texts.tolist() == ["E08000039", "WAL"]
