"""All that the frozen outputs know of the product: change this module when names or messages change.

It speaks to the product as the page does (JSON messages) and as a terminal does (``main``). What it hands out has
the same form at every commit: a table is called "Episodes, this year" or "Episodes, last year", and what differs
from run to run (ids, timings, today's date) is left out.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import worker
from worker.editing.operations import FIRST_ADDED_ROW
from worker.exporting.xml_files import write_xml
from worker.geography.places import councils
from worker.returns.cin import sample as census
from worker.returns.cin.sample.injecting import whole_return_codes
from worker.returns.known import RETURNS
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import (
    DEMO_COUNCIL,
    PROVIDER_COLUMNS,
    Form,
    SampleReturn,
    files,
    inject,
    injectable,
    make_return,
)
from worker.returns.ssda903.sample.extract import extract
from worker.returns.ssda903.sample.writing import PROVIDERS_FILE, csv_bytes
from worker.service.messenger import Messenger
from worker.terminal.commands import main as terminal_main

_DEFINITIONS = {each.name: each for each in RETURNS}
YEARS = {name: tuple(each.years) for name, each in _DEFINITIONS.items()}
"""The collection years of each return."""


class Names(NamedTuple):
    """What a return calls its parts."""

    module: str
    """A module in which most children have rows: edits and files are tried with it."""
    child: str
    """The column that names the child."""


NAMES = {"ssda903": Names("Episodes", "CHILD"), "cin": Names("CINdetails", "Child")}
AFTER_ALL_YEARS = "2100-01-01"
"""A day on which every collection year is over, so that returns are judged as complete."""
COUNCIL = DEMO_COUNCIL
PRODUCT = Path(worker.__file__).parent

Rows = list[dict[str, str]]
Files = list[tuple[str, bytes]]
Census = census.SampleReturn

# Made-up SSDA903 returns


def extract_of(sample: SampleReturn, day: datetime.date) -> SampleReturn:
    """A made-up return as an extract of a day has it."""
    return extract(sample, day)


def made_up(children: int, year: int, seed: int) -> SampleReturn:
    """A return in which no rule finds anything."""
    return make_return(children, year, seed)


def put_errors_in(sample: SampleReturn, xml: bool, seed: int, codes: Iterable[str] | None = None) -> None:
    """Puts an error of each code in, or of those named."""
    inject(sample, injectable(sample.year, Form.XML if xml else Form.CSV) if codes is None else codes, seed=seed)


def rows_of(sample: SampleReturn, last_year: bool) -> dict[str, Rows]:
    """The rows of one year by module; the lists are the return's own."""
    return {table.module: rows for table, rows in sample.tables.items() if table.last_year == last_year}


def csv_files(sample: SampleReturn) -> Files:
    """The return as CSV files in this_year and last_year."""
    return [
        (f"{'last_year' if last_year else 'this_year'}/{name}", data) for name, last_year, data in files(sample)
    ]


def xml_files(sample: SampleReturn) -> Files:
    """The return as one XML file a year, with the modules that XML can't hold beside it as CSV."""
    frames, made = sample.frames(Form.XML), []
    for last_year, folder in ((False, "this_year"), (True, "last_year")):
        of_year = {table.module: frame for table, frame in frames.items() if table.last_year == last_year}
        made.append((f"{folder}/return.xml", write_xml(SSDA903, of_year, sample.year - last_year).data))
        rows = rows_of(sample, last_year)
        made += [
            (f"{folder}/{module}.csv", csv_bytes(SSDA903.module(module).columns, rows[module]))
            for module in SSDA903.xml.beside
            if module in rows
        ]
    return made


def provider_file(sample: SampleReturn) -> Files:
    """The made-up providers as one CSV file."""
    return [(PROVIDERS_FILE, csv_bytes(PROVIDER_COLUMNS, sample.providers))]


def providers_of(sample: SampleReturn) -> Rows:
    """The made-up providers, each with the name of its council."""
    names = {council.code: council.name for council in councils()}
    return [{**row, "COUNCIL": names.get(row["LA_CODE"], "")} for row in sample.providers]


# Made-up censuses


def made_up_census(children: int, year: int, seed: int, as_at: datetime.date | None = None) -> Census:
    """A census in which no rule finds anything, or an extract of a day."""
    return census.make_return(children, year, seed, as_at=as_at)


def census_codes(year: int) -> tuple[list[str], list[str]]:
    """The codes whose errors can be added: those on rows, and those of the whole return."""
    whole = whole_return_codes(year)
    codes = census.injectable(year)
    return [code for code in codes if code not in whole], [code for code in codes if code in whole]


def put_errors_in_census(sample: Census, seed: int, codes: Iterable[str]) -> None:
    """Puts an error of each of these codes in."""
    census.inject(sample, codes, seed=seed)


def census_rows(sample: Census) -> dict[str, Rows]:
    """The rows of all children by module; they are the census's own."""
    rows: dict[str, Rows] = {}
    for child in sample.children:
        for module, own in child.rows.items():
            rows.setdefault(module, []).extend(own)
    return rows


def census_file(sample: Census) -> tuple[str, bytes]:
    """The census as XML: its name and its bytes."""
    return census.xml_file(sample)


def census_csv_files(sample: Census) -> Files:
    """The census as a CSV file for each module, with the numbers of its groups."""
    return [
        (f"this_year/{module}.csv", csv_bytes(list(rows[0]), rows))
        for module, rows in sample.tables().items()
        if rows
    ]


# What is known of each return


def codes_of(of_return: str, year: int) -> list[str]:
    """The codes of all rules of a collection year."""
    return list(_DEFINITIONS[of_return].rules_of(year))


# What the page is told


class Refused(Exception):
    """The product did not do what it was asked; the message is what the user is told."""


class Page:
    """Asks the product what the page asks; all replies are in their lasting form."""

    def __init__(self) -> None:
        self._sent: list[tuple[dict[str, Any], list[bytes]]] = []
        self._messenger = Messenger(lambda text, buffers: self._sent.append((json.loads(text), buffers)))
        self._fingerprints: dict[str, str] = {}

    def load(self, chosen: Sequence[tuple[str, bytes, bool | None]]) -> dict[str, Any]:
        """Loads files: name, bytes, and the year if the user chose it."""
        named = [{"file_id": name, "name": name, "last_year": last_year} for name, _, last_year in chosen]
        data = [data for _, data, _ in chosen]
        reply, _ = self._ask("load_files", data, files=named)
        answered, questions = [], reply["questions"]
        while questions:
            # A reply in its lasting form has no ids.
            answered += [question["id"] for question in self._sent[-1][0]["questions"]]
            questions = self._ask("load_files", data, files=named, answered=answered)[0]["questions"]
        self._fingerprints = {
            _table(module, file["last_year"]): file["fingerprint"]
            for file in reply["files"]
            for module in file["modules"]
            if file["fingerprint"]
        }
        return reply

    def check(self, year: int, council: str | None) -> dict[str, Any]:
        """Checks what is loaded."""
        return self._ask("check", collection_year=year, council=council, as_at=None, today=AFTER_ALL_YEARS)[0]

    def child(self, child: str) -> dict[str, Any]:
        """A child's record and errors."""
        return self._ask("get_child", child=child)[0]

    def suggestions(self, child: str) -> list[dict[str, Any]]:
        """The answers to a child's errors."""
        return _without_op(self._ask("get_suggestions", child=child)[0]["suggestions"])

    def problem_groups(self) -> list[dict[str, Any]]:
        """The problems in the files, in groups."""
        return self._ask("get_problem_groups")[0]["groups"]

    def problems(self, kind: str) -> list[dict[str, Any]]:
        """All problems of a kind."""
        return self._all("problems", "get_problems", kind=kind)

    def readings(self, kind: str) -> dict[str, Any]:
        """What putting in the proposed readings of a kind would do."""
        return self._ask("accept_readings", kind=kind)[0]

    def error_rows(self, code: str, table: str) -> dict[str, Any]:
        """The rows of a table that have an error."""
        reply = self._ask("get_error_rows", code=code, table=table, start=0, count=1000)[0]
        for row in reply["rows"]:
            _without_op(row["suggestions"])
        return reply

    def accept_all(self, code: str, table: str) -> dict[str, Any]:
        """What accepting all safe answers to an error would do."""
        return self._bulk(code, table, {"action": "accept"})

    def replace_all(self, code: str, table: str, field: str, find: str, value: str) -> dict[str, Any]:
        """What replacing a text in all rows with an error would do."""
        action = {"action": "replace", "field": field, "find": find, "value": value, "whole": False}
        return self._bulk(code, table, action)

    def edit(self, keep: int, steps: Sequence[Sequence[dict[str, Any]]] = ()) -> dict[str, Any]:
        """Keeps so many steps, undoes the others, and makes these after them."""
        made = [
            {
                "time": f"2026-11-25T10:{number:02}:00Z",
                "how": "typed",
                "source": "",
                "files": [
                    {"table": table, "fingerprint": self._fingerprints[table]}
                    for table in dict.fromkeys(operation["table"] for operation in step)
                ],
                "operations": step,
            }
            for number, step in enumerate(steps)
        ]
        return self._ask("edit", keep=keep, steps=made)[0]

    def changes(self) -> list[dict[str, Any]]:
        """What differs from the files as loaded."""
        return self._all("changes", "get_changes", table=None, how=None, child="")

    def revert(self, cells: Sequence[dict[str, Any]]) -> dict[str, Any]:
        """The operations that undo changes."""
        return self._ask("revert_changes", cells=cells)[0]

    def file(self, kind: str, ending: str, made_on: str, **wishes: Any) -> tuple[str, list[str], bytes]:
        """A file to download: name, what it can't hold, bytes."""
        marks = wishes.pop("marks", [])
        reply, buffers = self._ask(
            "make_file", kind=kind, ending=ending, made_on=made_on, options=wishes, marks=marks
        )
        return reply["name"], reply["notes"], buffers[0]

    def choices(self) -> dict[str, Any]:
        """What downloads can be cut down to."""
        return self._ask("get_download_choices")[0]

    def overview(self) -> dict[str, Any]:
        """The return in numbers."""
        return self._ask("get_overview")[0]["overview"]

    def compare(self, counts: Files, ending: str, made_on: str) -> tuple[dict[str, Any], list[bytes]]:
        """The comparison of summaries of counts, and its file."""
        names = [name for name, _ in counts]
        data = [data for _, data in counts]
        reply, made = self._ask("compare_counts", data, names=names, year=None, file=ending, made_on=made_on)
        comparison = reply.pop("comparison") or {}
        return reply | comparison, made

    def codes(self, year: int) -> list[dict[str, Any]]:
        """The code lists of a year and the previous year."""
        return self._ask("get_codes", collection_year=year)[0]["lists"]

    def _bulk(self, code: str, table: str, action: dict[str, Any]) -> dict[str, Any]:
        return self._ask("prepare_bulk", code=code, table=table, rows=None, action=action)[0]

    def _all(self, part: str, request: str, /, **fields: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while True:
            reply = self._ask(request, start=len(found), count=1000, **fields)[0]
            found += reply[part]
            if len(found) >= reply["total"]:
                return found

    def _ask(
        self, request: str, buffers: Sequence[bytes] = (), /, **fields: Any
    ) -> tuple[dict[str, Any], list[bytes]]:
        self._sent.clear()
        self._messenger.handle(json.dumps({"id": 1, "type": request, **_to_wire(fields)}), buffers)
        reply, made = self._sent[-1]
        if reply["type"] == "request_failed":
            raise Refused(" ".join([reply["message"], *reply["details"].strip().splitlines()[-1:]]))
        return lasting(reply), made


def _without_op(suggestions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Answers with the values of their operations; one that adds or removes a row keeps what it does."""
    for each in suggestions:
        each["values"] = each.pop("operations")
        del each["previews"]
        for value in each["values"]:
            if value["op"] == "set":
                del value["op"]
            elif value["op"] == "add":
                value["row"] = FIRST_ADDED_ROW
    return suggestions


def _table(module: str, last_year: bool) -> str:
    return f"{module}, {'last' if last_year else 'this'} year"


_WIRE_TABLES = {
    _table(*table): {"module": table.module, "last_year": table.last_year}
    for definition in RETURNS
    for table in definition.tables
}


_ADDED: dict[str, list[Any]] = {
    "another_used": [False],
    "around": [None],
    "ended": [None],
    "inside": [None],
    "name": [""],
    "row_name": [""],
    "whole_return": [False, []],
}
"""What later commits added to messages: left out where it says nothing, as earlier ones do not have it."""
_LASTING_NAMES = {"delta": "outcome", "error_list": "findings", "responsible": "social_workers"}


def lasting(value: Any, year: int = 0) -> Any:
    """A message, or the findings file, in the form that is the same at every commit."""
    if isinstance(value, list):
        return [lasting(each, year) for each in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == {"module", "last_year"}:
        return _of_wire(value)
    if str(value.get("kind")).endswith(" findings"):
        year = value["year"]
    elif {"module", "year", "file"} <= value.keys():
        value = {"table": _table(value["module"], value["year"] < year)} | value
        value = {key: part for key, part in value.items() if key not in ("module", "year")}
    return {
        _LASTING_NAMES.get(key, key): _tables(part, year) if key == "tables" else lasting(part, year)
        for key, part in value.items()
        if key not in ("id", "type", "seconds") and part not in _ADDED.get(key, ())
    }


def _of_wire(table: dict[str, Any]) -> str:
    # A reference list is of no year.
    name = _table(table["module"], table["last_year"])
    return name if name in _WIRE_TABLES else table["module"]


def _tables(part: list[Any], year: int) -> Any:
    """A list of tables, or counts by table."""
    if part and all(isinstance(each, dict) and each.keys() == {"table", "count"} for each in part):
        return {_of_wire(each["table"]): each["count"] for each in part}
    return lasting(part, year)


def _to_wire(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_to_wire(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _WIRE_TABLES[part] if key == "table" and isinstance(part, str) else _to_wire(part)
        for key, part in value.items()
    }


# What a terminal shows


def in_terminal(arguments: Sequence[object], rename: Callable[[str], str] = str) -> str:
    """What a command prints, with its exit code; today's date is always the same, ``rename`` may change more."""
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        try:
            code: object = terminal_main([str(each) for each in arguments])
        except SystemExit as end:
            code = end.code
    return rename(without_today(f"{out.getvalue()}--- errors\n{errors.getvalue()}--- exit code {code}\n"))


def without_today(text: str) -> str:
    """A text of a command without the day on which it was run."""
    today = datetime.date.today()
    forms = (today.isoformat(), f"{today:%d/%m/%Y}", f"{today.day} {today:%B %Y}")
    return re.sub("|".join(map(re.escape, forms)), "(today)", text)
