"""What reading makes of a module."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.returns.definition import Module


@dataclass
class ReadTable:
    """A module as it was read."""

    module: Module
    frame: pd.DataFrame
    """Texts exactly as in the file, one column for each of the module's that the file has, in its order."""
    lines: npt.NDArray[np.int64]
    """For each row the line of the file on which it ends, counted from 1."""
    encoding: str
    warnings: list[str] = field(default_factory=list)
    """What the user should know, each with the remedy."""
