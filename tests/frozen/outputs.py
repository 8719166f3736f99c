"""Writes all that the product says of a corpus into a folder of text files, the same at every run.

    python -m tests.frozen.outputs CORPUS FOLDER

Whatever changes in a file is a change in what users get. Files to download are kept as text, by line; of workbooks
and archives the cells or the parts are kept. Each has its hash too.
"""

from __future__ import annotations

import hashlib
import io
import json
import random
import re
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import python_calamine

from tests.frozen import adapter
from tests.frozen.adapter import Names, Page, Refused

MADE_ON = "2026-11-25"
FINDINGS = "findings.jsonl"
_FIRST_ADDED_ROW = 1_000_000_000
_REPORTS = (
    ("workbook", "xlsx"),
    ("failed checks", "csv"),
    ("failed checks", "xlsx"),
    ("not checked", "csv"),
    ("errors by child", "csv"),
    ("errors by child", "xlsx"),
    ("child records in error", "csv"),
    ("pages by child", "html"),
    ("problems in the files", "csv"),
    ("summary of counts", "csv"),
    ("summary of counts", "json"),
)
_AFTER_EDITS = (("workbook", "xlsx"), ("errors by child", "csv"), ("summary of counts", "json"))


def write_outputs(corpus: Path, folder: Path) -> None:
    """Writes the outputs of every entry of a corpus, and those that need no return."""
    entries = json.loads((corpus / "entries.json").read_text(encoding="utf-8"))
    counts = []
    for entry in entries:
        counts += write_entry(corpus, entry, folder / entry["name"])
    _write_comparison(counts, folder / "comparison")
    for year, entry in {entry["year"]: entry for entry in reversed(entries)}.items():
        _write_rules(corpus, entry, year, folder / "rules")


def write_entry(corpus: Path, entry: dict[str, Any], out: Path) -> adapter.Files:
    """Writes all that is said of an entry; its summary of counts."""
    page = Page()
    loaded = _load(page, corpus, entry)
    _write_lines(out / "reading.jsonl", [*loaded["files"], {"proposal": loaded["proposal"]}, *loaded["problems"]])
    _write_text(out / "terminal.txt", _in_terminal(corpus, entry, out))
    try:
        checked = page.check(entry["year"], entry["council"])
    except Refused as refused:
        _write_lines(out / "checked.jsonl", [{"refused": str(refused)}])
        return []
    _write_checked(out, checked)
    _write_problems(page, out)
    found = _write_findings(page, checked, out)
    if entry["depth"] == "check only":
        return []
    suggested = _write_children(page, checked["children"], entry["depth"] == "all children", out)
    _write_lines(out / "bulk.jsonl", _bulk(page, found))
    _write_lines(out / "overview.jsonl", [page.overview(), page.choices()])
    names = adapter.NAMES[entry["return"]]
    exported = _write_exports(page, loaded, names.module, _REPORTS, out / "exports")
    _write_edits(page, checked["children"], names, suggested, out)
    if entry["depth"] == "all children":
        _write_exports(page, loaded, names.module, _AFTER_EDITS, out / "exports after edits")
    return [
        (f"{entry['name']} {name}", data) for name, data in exported if "counts" in name and name.endswith("json")
    ]


def _load(page: Page, corpus: Path, entry: dict[str, Any]) -> dict[str, Any]:
    folder = corpus / entry["name"]
    return page.load(
        [(file["path"], (folder / file["path"]).read_bytes(), file["last_year"]) for file in entry["files"]]
    )


# The check


def _write_checked(out: Path, checked: dict[str, Any]) -> None:
    _write_lines(
        out / "checked.jsonl",
        [
            {key: checked[key] for key in ("collection_year", "rules_run", "errors_without_child", "children")},
            *({"group": group} for group in checked["prevalidation"]),
            *(
                {"failed": failed["code"], "details": failed["details"].splitlines()[-1:]}
                for failed in checked["failed"]
            ),
        ],
    )
    _write_lines(out / "error types.jsonl", checked["error_types"])
    for part in ("whole_return", "hints"):
        # Some returns have none in any year that is over, and earlier commits not even the name of it.
        if checked.get(part):
            _write_lines(out / f"{part.replace('_', ' ')}.jsonl", checked[part])
    reasons = [
        {"code": code, "not run because": group["reason"], "table": group["table"]}
        for group in checked["not_checked"]
        for code in [*group["codes"], *group["with_others"]]
    ]
    _write_lines(out / "not run.jsonl", sorted(reasons, key=lambda each: (each["code"], str(each["table"]))))


def _write_findings(page: Page, checked: dict[str, Any], out: Path) -> list[tuple[str, str, dict[str, Any]]]:
    """Every row with an error, with its incorrect fields and the answers; code, table and rows."""
    found = [
        (kind["code"], table, page.error_rows(kind["code"], table))
        for kind in sorted(checked["error_types"], key=lambda kind: kind["code"])
        for table in sorted(kind["tables"])
    ]
    lines, shown, answers = [], [], []
    for code, table, reply in found:
        columns = [column["name"] for column in reply["columns"]]
        shown.append({key: part for key, part in reply.items() if key not in ("rows", "columns", "numbers")})
        for row in reply["rows"]:
            answers += [{"child": row["child"], **each} for each in row["suggestions"]]
            fields = [column for column, at_fault in zip(columns, row["faults"], strict=True) if at_fault]
            lines.append(
                {
                    "code": code,
                    "table": table,
                    "row": row["row"],
                    "line": row["line"],
                    "child": row["child"],
                    "fields": fields,
                }
            )
    _write_lines(out / FINDINGS, lines)
    _write_lines(out / "rows.jsonl", shown)
    _write_lines(out / "suggestions.jsonl", answers)
    return found


def _write_problems(page: Page, out: Path) -> None:
    groups = page.problem_groups()
    lines: list[object] = []
    for group in groups:
        lines += page.problems(group["kind"])
        lines.append({"readings": _or_refusal(page.readings, group["kind"])})
    _write_lines(out / "problems.jsonl", [*groups, *lines])


def _write_children(page: Page, children: Sequence[str], of_all: bool, out: Path) -> list[dict[str, Any]]:
    """Records of a few children, errors of some, and what the answers of some or of all would do; the answers."""
    errors, records, answers = [], [], []
    for number, child in enumerate(children):
        is_one_of_some = number % 4 == 0
        if is_one_of_some or of_all:
            answers += [{"child": child, **each} for each in page.suggestions(child)]
        if is_one_of_some:
            record = page.child(child)
            errors += [{"child": child, **error} for error in record["errors"]]
            if number % 40 == 0:
                records += [{"child": child, **table} for table in record["tables"]]
    _write_lines(out / "errors by child.jsonl", errors)
    _write_lines(out / "records.jsonl", records)
    _write_lines(out / "suggestions tried.jsonl", answers)
    return answers


def _bulk(page: Page, found: Iterable[tuple[str, str, dict[str, Any]]]) -> Iterable[object]:
    for number, (code, table, reply) in enumerate(found):
        if reply["safe"]:
            yield {"code": code, "table": table, "accept": page.accept_all(code, table)}
        if number % 20 == 0 and reply["matter"]:
            field = reply["matter"][-1]
            yield {"code": code, "replace": _or_refusal(page.replace_all, code, table, field, "1", "2")}


# Edits


def _write_edits(
    page: Page, children: Sequence[str], names: Names, suggested: Sequence[dict[str, Any]], out: Path
) -> None:
    """Makes some steps, undoes them one after the other, makes them again, and writes what that says."""
    steps = _steps(page, children, names, suggested)
    lines: list[object] = []
    for number, step in enumerate(steps):
        lines.append({"step": step, "edited": _or_refusal(_edited, page, number, [step])})
    changes = page.changes()
    lines += changes
    cells = [{key: change[key] for key in ("table", "row", "field")} for change in changes]
    lines.append({"revert": page.revert(cells)})
    for keep in range(len(steps) - 1, -1, -2):
        lines.append({"keep": keep, "edited": _edited(page, keep)})
    lines.append({"nothing kept": _edited(page, 0), "changes": page.changes()})
    lines.append({"all again": _edited(page, 0, steps)})
    lines.append({"overview": page.overview()})
    lines += page.problem_groups()
    _write_lines(out / "edits.jsonl", lines)


def _edited(page: Page, keep: int, steps: Sequence[Sequence[dict[str, Any]]] = ()) -> dict[str, Any]:
    """What an edit does; of the error types the numbers only, as their texts are in the outputs of the check."""
    reply = page.edit(keep, steps)
    findings = reply["findings"]
    numbers = [
        {key: kind[key] for key in ("code", "errors", "tables", "children")} for kind in findings["error_types"]
    ]
    return {**reply, "findings": {**findings, "error_types": numbers}}


def _steps(
    page: Page, children: Sequence[str], names: Names, suggested: Sequence[dict[str, Any]]
) -> list[list[dict[str, Any]]]:
    """Steps of every kind on a few children, the same for the same return."""
    dice, steps = random.Random(5), []
    for child in dice.sample(list(children), min(4, len(children))):
        tables = [table for table in page.child(child)["tables"] if table["rows"]]
        table = dice.choice(tables)
        steps.append([_set(dice, table, dice.choice(table["rows"]))])
        always = next((table for table in tables if table["table"].startswith(names.module)), table)
        steps.append([_set(dice, always, dice.choice(always["rows"]))])
    if steps:
        row = tables[-1]["rows"][0]
        columns = [column["name"] for column in tables[-1]["columns"] if not column["derived"]]
        where = {"table": tables[-1]["table"], "row": row["row"]}
        cells = {names.child: child, **dict(zip(columns, row["cells"], strict=False))}
        steps.append([{**where, "op": "add", "row": _FIRST_ADDED_ROW, "after": row["row"], "cells": cells}])
        steps.append([{"op": "delete", **where}])
    for each in dice.sample(list(suggested), min(3, len(suggested))):
        steps.append([{"op": "set", **value} for value in each["values"]])
    return steps


def _set(dice: random.Random, table: dict[str, Any], row: dict[str, Any]) -> dict[str, Any]:
    columns = [
        column["name"]
        for column in table["columns"]
        if not column["derived"] and column["name"] not in table["fixed"]
    ]
    value = dice.choice(["", "01/04/2020", "1", *row["cells"]])
    return {"op": "set", "table": table["table"], "row": row["row"], "field": dice.choice(columns), "value": value}


# Files


def _write_exports(
    page: Page, loaded: dict[str, Any], module: str, reports: Iterable[tuple[str, str]], out: Path
) -> adapter.Files:
    """Writes the files to download in a form that can be compared; all of them, by name."""
    made, lines = [], []
    wanted: list[tuple[str, str, dict[str, Any]]] = [(kind, ending, {}) for kind, ending in reports]
    for last_year in sorted({file["last_year"] for file in loaded["files"] if file["modules"] and file["rows"]}):
        wanted += [("csv zip", "zip", {"last_year": last_year}), ("xml", "xml", {"last_year": last_year})]
    wanted.append(("csv", "csv", {"module": module}))
    for kind, ending, wishes in wanted:
        try:
            name, notes, data = page.file(kind, ending, MADE_ON, **wishes)
        except Refused as refused:
            lines.append({"file": [kind, ending, wishes], "refused": str(refused)})
            continue
        lines.append({"file": name, "notes": notes, "sha256": hashlib.sha256(data).hexdigest()})
        made.append((name, data))
        _write_file(out / name, data)
    _write_lines(out / "files.jsonl", lines)
    return made


def _write_file(path: Path, data: bytes) -> None:
    """A file as text; a workbook by cell, an archive by its files."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                _write_file(path / name, archive.read(name))
    elif path.suffix == ".xlsx":
        _write_text(path.with_suffix(".xlsx.txt"), "\n".join(_cells(data)) + "\n")
    elif path.suffix == ".json":
        _write_text(path, json.dumps(json.loads(data), indent=1, ensure_ascii=False) + "\n")
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def _cells(data: bytes) -> Iterable[str]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for sheet in book.sheet_names:
        for number, row in enumerate(book.get_sheet_by_name(sheet).to_python(skip_empty_area=False), start=1):
            yield f"{sheet} {number}: {json.dumps(row, ensure_ascii=False, default=str)}"


# What needs no page, or no return


def _in_terminal(corpus: Path, entry: dict[str, Any], out: Path) -> str:
    """What the terminal says; its findings are written beside."""
    folder = corpus / entry["name"]
    with tempfile.TemporaryDirectory() as temporary:

        def rename(text: str) -> str:
            return text.replace(folder.as_posix(), "(folder)").replace(temporary, "(out)")

        council = ["--council", entry["council"]] if entry["council"] else []
        options = [*council, "--year", entry["year"]]
        said = adapter.in_terminal(
            ["check", folder, *options, "--as-at", "end", "--format", "json", "--out", temporary], rename
        )
        for path in Path(temporary).glob("*findings*.json"):
            text = rename(adapter.without_today(path.read_text(encoding="utf-8")))
            findings = adapter.lasting(json.loads(text))
            _write_text(out / "terminal findings.json", json.dumps(findings, indent=1, ensure_ascii=False) + "\n")
    with tempfile.TemporaryDirectory() as temporary:
        if entry["depth"] != "check only" and (max(adapter.YEARS[entry["return"]]) - entry["year"]) % 2 == 0:
            said += adapter.in_terminal(
                ["export", folder, *options, "--format", "xml", "--out", temporary], rename
            )
            for path in sorted(Path(temporary).iterdir()):
                _write_file(out / "terminal export" / adapter.without_today(path.name), path.read_bytes())
    return said.replace(temporary, "(out)")


def _write_comparison(counts: adapter.Files, out: Path) -> None:
    if not counts:
        return
    for ending in ("csv", "xlsx"):
        reply, files = Page().compare(counts, ending, MADE_ON)
        _write_text(
            out / "comparison.json", json.dumps(reply, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
        )
        for data in files:
            _write_file(out / reply["file_name"], data)
    with tempfile.TemporaryDirectory() as folder:
        for number, (_, data) in enumerate(counts):
            (Path(folder) / f"{number:02} summary of counts.json").write_bytes(data)
        _write_text(out / "terminal.txt", adapter.in_terminal(["compare", folder]).replace(folder, "(folder)"))


def _write_rules(corpus: Path, entry: dict[str, Any], year: int, out: Path) -> None:
    """What is said of the rules and codes of a year; the codes are asked for with an entry loaded."""
    rules = ["rules", "--return", entry["return"], "--year", year]
    explained = [adapter.in_terminal([*rules, "--code", code]) for code in adapter.codes_of(entry["return"], year)]
    _write_text(out / f"{year}.txt", "\n".join([adapter.in_terminal(rules), *explained]))
    page = Page()
    _load(page, corpus, entry)
    _write_lines(out / f"{year} codes.jsonl", page.codes(year))


# Writing


def _or_refusal(ask: Callable[..., Any], *arguments: object) -> Any:
    try:
        return ask(*arguments)
    except Refused as refused:
        return {"refused": str(refused)}


def _write_lines(path: Path, lines: Iterable[object]) -> None:
    text = "".join(json.dumps(line, sort_keys=True, ensure_ascii=False) + "\n" for line in lines)
    _write_text(path, text)


def _write_text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(re.sub("\r\n?", "\n", text), encoding="utf-8")


if __name__ == "__main__":
    root = Path(__file__).parents[2]
    if not adapter.PRODUCT.is_relative_to(root):
        sys.exit(f"The product that is imported is not that of {root}.")
    write_outputs(Path(sys.argv[1]), Path(sys.argv[2]))
