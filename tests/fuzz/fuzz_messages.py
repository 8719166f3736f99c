"""Sends strange messages to the worker: ``python -m tests.fuzz.fuzz_messages [--inputs N] [--seed N]``.

An input is a conversation in JSON: a return is loaded, then requests of all kinds follow, most of them changed at
random. A request that is not of the protocol has to be refused; any other gets exactly one reply, and if it fails,
the tables are as they were. Loading files and editing never end as a fault of the tool, whatever they ask for:
saved work comes to the worker by these messages.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from tests.fuzz.json_mutations import mutate_json
from tests.fuzz.mutations import mutate
from tests.fuzz.record import Fuzzer, main
from tests.unit.editing.random_user import (
    CENSUS_YEAR,
    COUNCIL,
    YEAR,
    Files,
    User,
    census,
    csv_return,
    loaded,
    xml_return,
)
from tests.unit.editing.returns import contents
from worker.returns.known import RETURNS
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.messenger import Messenger

Message = dict[str, Any]
_REQUEST: TypeAdapter[p.AnyRequest] = TypeAdapter(p.AnyRequest)

CHECKED_SHARE = 0.02
"""Of the conversations that begin with a check, which takes most of their time."""
MOST_REQUESTS = 5
NEVER_A_FAULT = ("load_files", "edit")
SOME_BYTES = b"CHILD,DOB\r\n1,01/01/2015\r\n"
"""Of a file whose name is no longer that of one."""


class Talk(NamedTuple):
    """What requests about one made-up return name."""

    files: Files
    year: int
    table: str
    field: str
    value: str
    code: str


def talks() -> list[Talk]:
    """SSDA903 as CSV and as XML, and the census."""
    episode = YEAR, "Episodes", "DECOM", "01/05/2026", "355"
    referral = CENSUS_YEAR, "CINdetails", "CINreferralDate", "2025-05-01", "8630"
    return [Talk(csv_return(), *episode), Talk(xml_return(), *episode), Talk(census(), *referral)]


@cache
def files() -> dict[str, bytes]:
    """The files of all made-up returns, by name."""
    return {name: data for talk in talks() for name, _, data in talk.files}


def checks() -> list[Message]:
    """Requests that check the made-up returns."""
    request = {"type": "check", "id": 1, "council": COUNCIL, "as_at": None, "today": "2026-11-15"}
    return [request | {"collection_year": talk.year} for talk in talks()]


def loads() -> list[Message]:
    """Requests that load the made-up returns."""
    return [
        {
            "type": "load_files",
            "id": 1,
            "files": [
                {"file_id": name, "name": name, "last_year": last_year} for name, last_year, _ in talk.files
            ],
        }
        for talk in talks()
    ]


def edits() -> list[Message]:
    """Requests that edit the made-up returns."""
    users = [User(seed, loaded(talk.files)) for seed, talk in enumerate(talks() * 4)]
    requests = [p.Edit(id=1, keep=0, steps=[user.step() for _ in range(3)]) for user in users]
    return [json.loads(request.model_dump_json()) for request in requests]


def questions(talk: Talk) -> list[Message]:
    """Requests that change nothing."""
    session = loaded(talk.files)
    main = TableRef(session._files.definition.main)
    child = session._tables[main].now.frame[session._files.definition.child][0]
    table = {"module": talk.table, "last_year": False}
    page = {"start": 0, "count": 10}
    cell = {"table": table, "row": 0, "field": talk.field}
    bulk = {"type": "prepare_bulk", "code": talk.code, "table": table, "rows": None}
    fields: list[Message] = [
        {"type": "get_child", "child": child},
        {"type": "get_suggestions", "child": child},
        {"type": "get_changes", "table": None, "how": None, "child": "", **page},
        {"type": "revert_changes", "cells": [cell, cell | {"field": ""}]},
        {"type": "get_problem_groups"},
        {"type": "get_problems", "kind": "spaces", **page},
        {"type": "accept_readings", "kind": "spaces"},
        {"type": "get_error_rows", "code": talk.code, "table": table, **page},
        bulk | {"action": {"action": "set", "field": talk.field, "value": talk.value}},
        bulk | {"action": {"action": "accept"}},
        {"type": "get_codes", "collection_year": talk.year},
        {"type": "get_glossary", "collection_year": talk.year},
        {"type": "get_whole_return"},
        {
            "type": "read_value",
            "table": table,
            "column": talk.field,
            "collection_year": talk.year,
            "text": "1/5/26",
        },
        {"type": "get_download_choices"},
        {"type": "get_overview"},
        {"type": "get_year_changes", "earlier": talk.year - 1, "later": talk.year},
        {"type": "get_rule_versions"},
        {"type": "get_key_figures"},
        {"type": "get_children_behind", "figure": 1, "line": 0},
        {"type": "make_file", "kind": "counts", "ending": "json", "made_on": "2026-11-25"},
        {"type": "compare_counts", "names": ["a"], "year": None, "file": None, "made_on": "2026-11-25"},
    ]
    return [{"id": 1} | each for each in fields]


def inputs(dice: random.Random) -> Iterator[bytes]:
    """Conversations without end."""
    begin, later = loads(), [*edits(), *(each for talk in talks() for each in questions(talk))]
    check = checks()
    pool = [*begin, *later, *check]
    while True:
        at = dice.randrange(len(begin))
        conversation = [_some_files(begin[at], dice)]
        conversation += [check[at]] if dice.random() < CHECKED_SHARE else []
        conversation += [dice.choice(later) for _ in range(dice.randint(1, MOST_REQUESTS))]
        yield json.dumps([_text(each, pool, dice) for each in conversation]).encode()


def _some_files(load: Message, dice: random.Random) -> Message:
    """The request with its first two files, and mostly without the others, which take most of the time."""
    if dice.random() < 0.1:
        return load
    return load | {"files": load["files"][:2] + [each for each in load["files"][2:] if dice.random() < 0.1]}


def _text(message: Message, pool: list[Message], dice: random.Random) -> str:
    """A message as it is sent: as it should be, with other values, or with other letters."""
    kind = dice.choices(("as it is", "values", "letters"), (3, 6, 1))[0]
    text = json.dumps(mutate_json(message, pool, dice) if kind == "values" else message)
    return mutate(text.encode(), [text.encode()], dice).decode("utf-8", "replace") if kind == "letters" else text


class _Page:
    """Sends requests, and looks at what comes back."""

    def __init__(self) -> None:
        self._replies: list[Message] = []
        self._messenger = Messenger(self._take, RETURNS)

    def _take(self, text: str, _: list[bytes]) -> None:
        text.encode("utf-8")
        message = json.loads(text)
        if "id" in message:
            self._replies.append(message)

    def send(self, text: str) -> str:
        """Sends a request; its outcome."""
        self._replies.clear()
        before = contents(self._messenger._session._tables)
        try:
            self._messenger.handle(text, _files_of(text))
        except ValueError:
            assert self._replies == []
            return "refused"
        (reply,) = self._replies
        if not _is_request(text):
            assert (reply["type"], reply["reason"]) == ("request_failed", "fault")
            return "refused"
        if reply["type"] != "request_failed":
            return "answered"
        assert contents(self._messenger._session._tables) == before, reply["details"]
        if reply["reason"] == "fault" and json.loads(text)["type"] in NEVER_A_FAULT:
            raise AssertionError(reply["details"])
        return "could not be answered"


def _is_request(text: str) -> bool:
    """Whether a text is a request of the page, and only its content can be wrong."""
    try:
        _REQUEST.validate_json(text)
    except ValidationError:
        return False
    return True


def _files_of(text: str) -> list[bytes]:
    """Bytes for each file that a request names; the page sends as many as it names."""
    try:
        message = json.loads(text)
    except ValueError:
        return []
    named = message.get("files", message.get("names")) if isinstance(message, dict) else None
    return [_bytes_of(each) for each in named] if isinstance(named, list) else []


def _bytes_of(named: object) -> bytes:
    name = named.get("name") if isinstance(named, dict) else named
    return files().get(name, SOME_BYTES) if isinstance(name, str) else SOME_BYTES


_PAGES: list[_Page] = []
"""The page to continue with: reading the files again for each conversation would take most of the time."""


def try_input(data: bytes) -> str:
    """Has a conversation; the outcome of its last request."""
    page, outcome = _PAGES.pop() if _PAGES else _Page(), "refused"
    for text in json.loads(data):
        outcome = page.send(text)
    _PAGES.append(page)
    return outcome


FUZZER = Fuzzer("messages", inputs, try_input)

if __name__ == "__main__":
    sys.exit(main(FUZZER))
