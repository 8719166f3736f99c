"""An extract as it was loaded, and as rules see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from worker.carrying.compared import Frames
from worker.dataset.dataset import Dataset
from worker.editing.tables import EditedTables
from worker.returns.table_ref import TableRef


@dataclass(frozen=True)
class Extract:
    """An extract as it was loaded."""

    tables: EditedTables
    """Without edits."""
    dataset: Callable[[Frames], Dataset]
    """Builds from tables the dataset that rules see."""

    @property
    def frames(self) -> dict[TableRef, pd.DataFrame]:
        """The tables as they were loaded; the index holds the numbers of the rows."""
        return {name: table.loaded.frame.reset_index(drop=True) for name, table in self.tables.items()}

    def is_same_file(self, name: TableRef, other: Extract) -> bool:
        """Whether a table comes from a file with the same bytes in both extracts."""
        both = (self.tables.get(name), other.tables.get(name))
        return all(both) and len({table.fingerprint for table in both if table}) == 1
