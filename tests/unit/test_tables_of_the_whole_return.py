"""Tables about the whole return stay whole where only some children are checked."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.unit.made_up_returns import TINY, TINY_TABLES
from worker.dataset.copies import OtherCell
from worker.dataset.dataset import Dataset
from worker.returns.table_ref import TableRef

COLLECTION = TableRef("Collection")


def tiny() -> Dataset:
    tables = {TableRef(name): pd.DataFrame(rows, dtype=object) for name, rows in TINY_TABLES.items()}
    return TINY.load_dataset()(tables, 2027, file_format="xml")


def test_some_children_have_the_whole_header() -> None:
    part = tiny().of_children({"C1"})
    assert part.table(COLLECTION).LEA.texts.tolist() == ["352"]
    assert set(part.table("ChildIdentifiers").ChildID.texts) == {"C1"}


def test_copies_of_children_have_the_header_once() -> None:
    dataset = tiny()
    at = dataset.child_numbers["C1"]
    other = OtherCell(TableRef("ChildIdentifiers"), 0, "Sex", "M")
    copies = dataset.with_copies([at, at], [[], [other]])
    assert copies.table(COLLECTION).LEA.texts.tolist() == ["352"]
    assert copies.table(COLLECTION).child.tolist() == [-1]
    assert copies.table("ChildIdentifiers").Sex.texts.tolist() == ["F", "M"]
    assert np.array_equal(copies.table("ChildIdentifiers").child, [0, 1])
