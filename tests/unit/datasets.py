"""Datasets of the SSDA903 return, with tables named as in the library interface ("Episodes_last")."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from worker.library import table_ref
from worker.returns.ssda903 import OFSTED
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.ofsted.providers import Providers


def dataset_of(
    tables: Mapping[Any, pd.DataFrame],
    year: int,
    council: str | None = None,
    providers: pd.DataFrame | Providers | None = None,
    file_format: str = "csv",
    **more: Any,
) -> Dataset:
    """What rules see of these tables."""
    postcodes = more.get("postcodes")
    if isinstance(providers, pd.DataFrame):
        providers = Providers(providers, postcodes)
    lists = {} if providers is None else {OFSTED: providers}
    named = {table_ref(name): frame for name, frame in tables.items()}
    return Dataset(named, year, council, lists, file_format, **more)
