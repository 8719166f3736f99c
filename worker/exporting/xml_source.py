"""The XML file that a return was loaded from, for exports that differ from it only in what was edited."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd


class RowsOfFile(NamedTuple):
    """A table from an XML file: as it was loaded, as it is now, and for each row now its number.

    Rows of the file are numbered from 0 in its order; those that were added have larger numbers than any of it.
    """

    loaded: pd.DataFrame
    now: pd.DataFrame
    numbers: npt.NDArray[np.int64]

    @property
    def is_edited(self) -> bool:
        """Whether it may differ from what was loaded."""
        return self.now is not self.loaded


@dataclass(frozen=True)
class XmlSource:
    """The XML file that one year's return was loaded from, if its exports keep it (``Return.keeps_source``).

    ``read`` gives its bytes, which are kept packed; ``tables`` are its tables by module.
    """

    read: Callable[[], bytes]
    tables: Mapping[str, RowsOfFile]

    @property
    def is_edited(self) -> bool:
        """Whether a table may differ from what was loaded."""
        return any(table.is_edited for table in self.tables.values())
