"""The outputs of a return are the same at every run, and what differs between two runs is told."""

import json
from pathlib import Path

import pytest

from tests.frozen.compare import FINDINGS, report
from tests.frozen.corpus import write_small
from tests.frozen.outputs import write_entry

CODES = {"ssda903": ["101", "355", "143"], "cin": ["4180", "8770Q", "8569Q"]}
KINDS = {
    "bulk.jsonl",
    "checked.jsonl",
    "edits.jsonl",
    "error types.jsonl",
    "errors by child.jsonl",
    "exports",
    "exports after edits",
    "findings.jsonl",
    "overview.jsonl",
    "reading.jsonl",
    "records.jsonl",
    "rows.jsonl",
    "suggestions.jsonl",
    "suggestions tried.jsonl",
    "terminal export",
    "terminal findings.json",
    "terminal.txt",
}
OF_SOME_RETURNS = {"not run.jsonl", "whole return.jsonl", "hints.jsonl"}


@pytest.fixture(scope="module", params=CODES)
def outputs(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two runs over one made-up return."""
    folder = tmp_path_factory.mktemp("frozen")
    entry = write_small(folder / "corpus", request.param, CODES[request.param])
    runs = folder / "first", folder / "second"
    for run in runs:
        write_entry(folder / "corpus", entry, run / entry["name"])
    return runs


def test_two_runs_do_not_differ(outputs: tuple[Path, Path]) -> None:
    assert report(*outputs) == []


def test_every_kind_of_output_is_there(outputs: tuple[Path, Path]) -> None:
    found = {path.name for path in (outputs[0] / "small").iterdir() if path.is_dir() or path.stat().st_size}
    assert found - OF_SOME_RETURNS == KINDS
    assert not [path for path in outputs[0].rglob("*.json*") if "_last" in path.read_text(encoding="utf-8")]


def test_new_and_gone_findings_are_told_by_rule(outputs: tuple[Path, Path]) -> None:
    before, after = outputs
    path = after / "small" / FINDINGS
    whole = path.read_text(encoding="utf-8")
    lines = [json.loads(line) for line in whole.splitlines()]
    gone = next(line for line in lines if line["child"] and len(line["fields"]) == 1)
    new = {**gone, "code": "999x", "child": "77", "fields": ["RNE", "LS"]}
    changed = [new if line == gone else line for line in lines]
    path.write_text("".join(json.dumps(line, sort_keys=True) + "\n" for line in changed), encoding="utf-8")
    try:
        told = report(before, after)
    finally:
        path.write_text(whole, encoding="utf-8")
    where = f"small: {gone['table']}, line {gone['line']}, child"
    assert told == [
        f"{gone['code']}: 0 new, 1 gone",
        f"  gone  {where} {gone['child']} ({gone['fields'][0]})",
        "999x: 1 new, 0 gone",
        f"  new   {where} 77 (RNE, LS)",
    ]


def test_of_other_files_the_lines_that_differ_are_shown(tmp_path: Path) -> None:
    for side, text in (("before", "one\ntwo\n"), ("after", "one\nthree\n")):
        (tmp_path / side / "2027").mkdir(parents=True)
        (tmp_path / side / "2027" / "terminal.txt").write_text(text)
    (tmp_path / "after" / "2027" / "more.txt").write_text("")
    assert report(tmp_path / "before", tmp_path / "after") == [
        "Other outputs differ in 2 files:",
        "  more.txt: 1 file, such as 2027/more.txt",
        "    only here",
        "  terminal.txt: 1 file, such as 2027/terminal.txt",
        "    - two",
        "    + three",
    ]
