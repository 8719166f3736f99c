"""Inputs of whole tables with the result that the specification asks for: a file each in worked_examples/."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from worker import check_tables

EXAMPLES = sorted(Path(__file__).with_name("worked_examples").glob("*.json"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_rule_finds_the_rows_that_it_should(path: Path) -> None:
    example: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    tables = {
        name: pd.DataFrame(table["rows"], columns=table["columns"], dtype="str")
        for name, table in example["tables"].items()
    }
    code = example["code"]
    result = check_tables(tables, example["year"], example.get("council"), rules=[code])
    assert not result.failed, result.failed
    assert result.locations[code] == example["right"], example["why"]


def test_there_are_examples() -> None:
    assert EXAMPLES
