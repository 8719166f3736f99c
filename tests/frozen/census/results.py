"""Writes what the rules say of each frozen census beside it: ``python -m tests.frozen.census.results``.

The censuses themselves never change. Their results change only if a rule of a completed year is corrected: look at
every line that differs before you commit it.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from worker.checking.engine import CheckResult, check
from worker.reading.files import read_file
from worker.returns.cin import CIN
from worker.returns.table_ref import TableRef

FOLDER = Path(__file__).parent
_COLUMNS = ("code", "table", "line", "child", "says")


def frozen_years() -> list[int]:
    """The years of which there is a census."""
    return sorted(int(path.name.split(".")[0]) for path in FOLDER.glob("*.xml.gz"))


def results(year: int) -> str:
    """As CSV each row with an error and its highlighted fields, and what rules say of the whole return."""
    name = f"{year}.xml"
    file = read_file(name, gzip.decompress((FOLDER / f"{name}.gz").read_bytes()), (CIN,))
    frames = {TableRef(module): table.frame for module, table in file.tables.items()}
    result = check(CIN.load_dataset()(frames, year, file_format="xml"))
    assert not result.failed, result.failed
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(sorted(_lines(result)))
    return out.getvalue()


def _lines(result: CheckResult) -> Iterator[tuple[str, str, int, str, str]]:
    children = [*result.dataset.children, ""]
    for code, parts in result.found.items():
        for part in parts:
            owners = result.dataset.table(part.table).child
            for row, cells in zip(part.rows.tolist(), part.cells, strict=True):
                fields = [name for name, has_error in zip(part.fields, cells, strict=True) if has_error]
                yield code, part.table.module, row + 1, children[owners[row]], " ".join(fields)
    for code, why in result.not_run_because.items():
        yield code, "", 0, "", f"not run: {why}"
    for code, said in result.whole_return.items():
        measures = ", ".join(f"{each.label}: {each.value}" for each in said.measures)
        yield code, "", 0, "", f"{'fails' if said.fails else 'passes'}; {measures}"


if __name__ == "__main__":
    for each in frozen_years():
        (FOLDER / f"{each}.csv").write_text(results(each), encoding="utf-8")
