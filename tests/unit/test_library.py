"""The library interface, as its page documents it."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from tests.unit.made_up_returns import by_day
from worker.library import CheckedTables, check_tables

PAGE = Path(__file__).parents[2] / "docs" / "library.md"


def test_the_example_prints_what_the_page_says() -> None:
    text = PAGE.read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (expected,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(example, {})
    assert printed.getvalue() == expected


def test_importing_the_package_stays_light() -> None:
    program = "import sys, worker; print(*(name for name in sys.modules if name.startswith(('worker', 'pandas'))))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["worker"]


HEADER = pd.DataFrame(
    {
        "CHILD": ["A", "B", "C"],
        "SEX": ["F", None, "M"],
        "ETHNIC": [None, None, None],
        "MC_DOB": [None, "15/02/2027", "01/04/2027"],
    },
    dtype="str",
)


def checked(as_at: datetime.date | None) -> CheckedTables:
    return check_tables({"Header": HEADER}, 2027, definition=by_day(), as_at=as_at)


def test_a_day_tells_what_is_due_from_what_is_an_error() -> None:
    result = checked(datetime.date(2026, 11, 15))
    assert result.locations == {"D1": {"Header": [0]}, "D2": {"Header": [1]}}
    assert result.due == {"D1": {"Header": [1]}, "D2": {}}
    assert [tuple(line) for line in result.findings.to_numpy().tolist()] == [
        ("A", "D1", "Header", 0, "ETHNIC", "now", pd.NaT),
        ("B", "D2", "Header", 1, "SEX", "now", pd.NaT),
        ("B", "D2", "Header", 1, "CHILD", "now", pd.NaT),
        ("B", "D1", "Header", 1, "ETHNIC", "by 31 March", pd.Timestamp(2027, 2, 15)),
    ]


def test_without_a_day_the_year_counts_as_over_and_nothing_is_said_of_when() -> None:
    result = checked(None)
    assert result.locations == {"D1": {"Header": [0, 1, 2]}, "D2": {"Header": [1]}}
    assert result.due == {"D1": {}, "D2": {}}
    assert list(result.findings.columns) == ["child", "code", "table", "row", "field"]
    at_the_end = checked(datetime.date(2027, 3, 31))
    assert at_the_end.locations == result.locations
    assert set(at_the_end.findings["when"]) == {"now"}
    with pytest.raises(ValueError, match="not a day of the collection year"):
        checked(datetime.date(2027, 4, 1))


def test_the_columns_are_the_same_where_nothing_is_found() -> None:
    found = checked(datetime.date(2026, 11, 15)).findings
    nothing = check_tables({}, 2027, as_at=datetime.date(2026, 11, 15)).findings
    assert len(nothing) == 0
    assert nothing.dtypes.to_dict() == found.dtypes.to_dict()
