"""The library: checks a return given as data frames. Import it as ``from worker import check_tables``.

This interface is stable. Here last year's tables are passed and named with the suffix ``_last``, such as
"Episodes_last"; inside the product a table is named by its module and year.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
import pandas as pd

from worker.checking.engine import CheckResult, Finding, check
from worker.exporting.when import NOW, by_year_end
from worker.returns.definition import Return
from worker.returns.known import RETURNS
from worker.returns.table_ref import TableRef

_SUFFIX = "_last"


class CheckedTables:
    """What a check found; a rule is in exactly one of ``locations``, ``not_run`` and ``failed``."""

    def __init__(self, result: CheckResult, says_when: bool = False) -> None:
        self.result = result
        """The same as the rest of the product sees it."""
        self._says_when = says_when

    @property
    def locations(self) -> dict[str, dict[str, list[int]]]:
        """For every rule that ran its 0-based row positions by table, sorted; {} if it found nothing."""
        return _locations(self.result.found)

    @property
    def due(self) -> dict[str, dict[str, list[int]]]:
        """The same for rows that are not errors yet, but will be by the end of the year."""
        return _locations(self.result.due)

    @property
    def not_run(self) -> dict[str, str]:
        """Why each rule that was not run was not."""
        return {code: str(why) for code, why in self.result.not_run_because.items()}

    @property
    def failed(self) -> dict[str, str]:
        """Tracebacks of rules that raised: our fault, not the data's."""
        return self.result.failed

    @cached_property
    def findings(self) -> pd.DataFrame:
        """One line per incorrect field: child, code, table, row (0-based position), field.

        If a day was given, what is due follows the errors; two columns more say when, and since which day.
        """
        lines = [self._lines(code, part) for code, parts in self.result.found.items() for part in parts]
        if self._says_when:
            lines += [self._lines(code, part) for code, parts in self.result.due.items() for part in parts]
        types = {"child": "str", "code": "str", "table": "str", "row": "int64", "field": "str"}
        if self._says_when:
            types |= {"when": "str", "becomes_an_error_on": "datetime64[s]"}
        joined = pd.concat(lines, ignore_index=True) if lines else pd.DataFrame(columns=list(types))
        return joined.astype(types)

    def _lines(self, code: str, part: Finding) -> pd.DataFrame:
        """The fields of one finding that have the error."""
        dataset = self.result.dataset
        names = np.array([*dataset.children, ""], dtype=object)
        at, field_at = np.nonzero(part.cells)
        rows = part.rows[at]
        child = names[dataset.table(part.table).child[rows]]
        lines = pd.DataFrame({"child": child, "code": code, "table": table_name(part.table), "row": rows})
        lines["field"] = np.array(part.fields, dtype=object)[field_at]
        if self._says_when:
            lines["when"] = NOW.lower() if part.since is None else by_year_end(dataset)
            lines["becomes_an_error_on"] = np.datetime64("NaT", "s") if part.since is None else part.since[at]
        return lines


def _locations(found: Mapping[str, list[Finding]]) -> dict[str, dict[str, list[int]]]:
    return {code: {table_name(part.table): part.rows.tolist() for part in parts} for code, parts in found.items()}


def check_tables(
    tables: Mapping[str, pd.DataFrame] | Mapping[TableRef, pd.DataFrame],
    collection_year: int,
    local_authority: str | None = None,
    providers: pd.DataFrame | None = None,
    file_format: str = "csv",
    rules: Iterable[str] | None = None,
    rule_year: int | None = None,
    definition: Return = RETURNS[0],
    as_at: datetime.date | None = None,
) -> CheckedTables:
    """Checks a return given as tables of text columns.

    Args:
        tables: by module; last year's carry the suffix ``_last``, or are named by TableRef. Missing columns count
            as blank; derived columns that are there (PL_LA, PL_LOCATION, PL_DISTANCE, UASC) are used as given. The
            tables are never changed.
        collection_year: the year in which the collection ends; 2027 is 2026/27.
        local_authority: upper-tier ONS code of the council, such as "E08000003".
        providers: the Ofsted lists, with columns URN, PLACE_CODES, PROVIDER_CODES, REG_END, POSTCODE, LA_CODE.
        file_format: "csv" or "xml"; a few rules differ.
        rules: codes to run; the whole year's unless given.
        rule_year: whose version of the rules; the collection year's unless given.
        definition: the return; SSDA903 unless given.
        as_at: the day up to which this year's tables tell, if the collection year is still running; errors are
            then those as at that day, and what is due by the end of the year is apart.

    Raises:
        ValueError: a table has a name that is not a module's, or the day is not in the collection year.
    """
    lists = (
        {each.ref: each.load_reader().table(providers) for each in definition.reference_lists}
        if providers is not None
        else {}
    )
    dataset = definition.load_dataset()(
        {table_ref(name): frame for name, frame in tables.items()},
        collection_year,
        local_authority,
        lists,
        file_format,
        rule_year,
        as_at=as_at,
    )
    return CheckedTables(check(dataset, rules), says_when=as_at is not None)


def table_ref(name: str | TableRef) -> TableRef:
    """The table of this interface's name: "Episodes_last" is last year's Episodes."""
    if isinstance(name, TableRef):
        return name
    return TableRef(name.removesuffix(_SUFFIX), name.endswith(_SUFFIX))


def table_name(table: TableRef) -> str:
    """The name of a table in this interface."""
    return table.module + _SUFFIX * table.last_year
