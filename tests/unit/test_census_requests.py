"""Whatever the page asks about a census with an error of every code, it is answered: no room fails with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from tests.unit.editing.random_user import CENSUS_YEAR, COUNCIL
from worker.exporting.downloads import DOWNLOADS
from worker.returns.cin import CIN
from worker.returns.cin import sample as census_sample
from worker.service.messenger import Messenger

Message = dict[str, Any]
DAY = "2026-07-15"
PAGE = {"start": 0, "count": 1000}


class Page:
    """Asks about the census as the page does."""

    def __init__(self) -> None:
        sample = census_sample.make_return(6, CENSUS_YEAR, seed=3)
        census_sample.inject(sample, row_codes(), seed=3)
        name, self.data = census_sample.xml_file(sample)
        self._replies: list[Message] = []
        self._messenger = Messenger(lambda text, _: self._replies.append(json.loads(text)))
        file = {"file_id": name, "name": name, "last_year": None}
        self.loaded = self.ask("load_files", [self.data], files=[file])
        check = {"collection_year": CENSUS_YEAR, "council": COUNCIL, "as_at": None, "today": DAY}
        self.checked = self.ask("check", **check)

    def ask(self, request: str, buffers: list[bytes] | None = None, /, **fields: Any) -> Message:
        """The reply to a request; fails if it is a fault of ours."""
        self._replies.clear()
        self._messenger.handle(json.dumps({"id": 1, "type": request, **fields}), buffers or [])
        reply = self._replies[-1]
        assert reply.get("reason") != "fault", reply.get("details")
        return reply


def row_codes() -> list[str]:
    """The codes of the rules on rows."""
    return [code for code, rule in CIN.rules_of(CENSUS_YEAR).items() if not rule.whole_return]


@cache
def page() -> Page:
    return Page()


def test_an_error_of_every_code_is_found_and_no_rule_fails() -> None:
    assert page().loaded["return_name"] == CIN.name
    assert page().checked["failed"] == []
    assert set(row_codes()) <= {each["code"] for each in page().checked["error_types"]}


def test_the_record_and_the_answers_of_every_child_are_given() -> None:
    children = page().checked["children"]
    with_errors = {at for each in page().checked["error_types"] for at in each["children"]}
    for at, child in enumerate(children):
        assert bool(page().ask("get_child", child=child)["errors"]) == (at in with_errors)
        page().ask("get_suggestions", child=child)
    page().ask("get_best_fixes", children=1000)


def tables_of_errors() -> Iterator[tuple[str, Message]]:
    for each in page().checked["error_types"]:
        for table in each["tables"]:
            yield each["code"], table["table"]


def test_the_rows_of_every_error_are_listed_and_can_be_answered_in_bulk() -> None:
    for code, table in tables_of_errors():
        rows = page().ask("get_error_rows", code=code, table=table, **PAGE)
        assert rows["rows"], code
        accept = {"action": "accept"}
        page().ask("prepare_bulk", code=code, table=table, rows=None, action=accept)


@pytest.mark.parametrize(
    "request_type",
    [
        "get_consequences",
        "get_problem_groups",
        "get_whole_return",
        "get_download_choices",
        "get_overview",
        "get_key_figures",
        "get_rule_versions",
    ],
)
def test_what_is_asked_about_the_whole_census_is_answered(request_type: str) -> None:
    assert page().ask(request_type)["type"] != "request_failed"


@pytest.mark.parametrize("request_type", ["get_codes", "get_glossary", "get_own_check_form"])
@pytest.mark.parametrize("year", CIN.years)
def test_what_is_asked_about_a_year_is_answered(request_type: str, year: int) -> None:
    assert page().ask(request_type, collection_year=year)["type"] != "request_failed"


@pytest.mark.parametrize(
    ("kind", "ending"), [(kind.id, form.ending) for kind in DOWNLOADS for form in kind.forms], ids=" ".join
)
def test_every_file_can_be_made_or_the_page_hears_why_not(kind: str, ending: str) -> None:
    wanted = {"kind": kind, "ending": ending, "made_on": DAY, "options": {"module": "CINdetails"}}
    page().ask("make_file", **wanted)
