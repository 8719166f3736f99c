"""Ofsted’s lists as a reference list of the SSDA903 return."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from worker.reading.workbooks import Sheet
from worker.returns.ssda903.ofsted.merging import ProviderTable, merge_provider_lists
from worker.returns.ssda903.ofsted.provider_lists import (
    ProviderList,
    is_provider_csv,
    looks_like_workbook,
    read_provider_list,
)
from worker.returns.ssda903.ofsted.providers import Providers


class OfstedReader:
    """Reads Ofsted’s lists, which are spreadsheets or CSV files."""

    def can_read(self, name: str, data: bytes) -> bool:
        """Whether a file may be such a list: any workbook, and CSV with the columns of one."""
        return looks_like_workbook(data) or is_provider_csv(name, data)

    def read(self, name: str, data: bytes, sheets: Sequence[Sheet] | None = None) -> ProviderList:
        """The list in a file; Refused if it is not an Ofsted list, or can’t be read."""
        return read_provider_list(name, data, sheets)

    def merge(self, lists: Sequence[ProviderList]) -> ProviderTable:
        """The newest list of each kind, all kinds together."""
        return merge_provider_lists(lists)

    def table(self, frame: pd.DataFrame) -> Providers:
        """The providers as rules see them."""
        return Providers(frame)


READER = OfstedReader()
