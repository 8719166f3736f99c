"""A return that is checked before the postcodes have come: what waits, what is said of it, and what follows."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.unit.requests import check_request
from tests.unit.test_downloads import make, never_stop, rows
from worker.geography import places
from worker.geography.places import AwaitedIndexError, PostcodeIndex, await_index, default_index, set_default_index
from worker.own_checks.own_check import OwnCheck
from worker.reading.homes import Homes
from worker.returns.ssda903.sample import demo_files, inject, make_return
from worker.returns.ssda903.sample.writing import files
from worker.returns.table_ref import TableRef
from worker.service import messages as p
from worker.service.messenger import Messenger, prepare, start
from worker.service.session import Session

MANCHESTER = "E08000003"
MID_YEAR = datetime.date(2026, 11, 15)
ABOUT_PLACES = ["392a", "452", "453", "503G", "169"]
"""Errors of which the postcodes tell."""
_DISTANCE = {"where": "row", "module": "Episodes", "column": "PL_DISTANCE"}
FAR = {
    "id": "far",
    "code": "OWN1",
    "title": "Far away",
    "fix": "",
    "impact": "lower",
    "module": "Episodes",
    "match": "all",
    "groups": [
        {
            "match": "all",
            "conditions": [
                {
                    "measure": "value",
                    "cell": _DISTANCE,
                    "until": None,
                    "operator": "is more than",
                    "values": ["20"],
                    "other": None,
                }
            ],
        }
    ],
    "first_year": None,
    "last_year": None,
}


@pytest.fixture(scope="module")
def index() -> PostcodeIndex:
    return default_index()


@pytest.fixture(autouse=True)
def awaited(index: PostcodeIndex) -> Iterator[None]:
    await_index()
    yield
    set_default_index(index)


def faulty() -> list[tuple[str, bool, bytes]]:
    sample = make_return(80, 2027, seed=5)
    inject(sample, [code for code in ABOUT_PLACES if code != "169"], seed=5)
    return files(sample)


def loaded(made: list[tuple[str, bool, bytes]]) -> tuple[Session, p.FilesLoaded]:
    session = Session()
    named = [p.FileToLoad(str(number), name, last) for number, (name, last, _) in enumerate(made)]
    return session, session.load_files(p.LoadFiles(id=1, files=named), [data for *_, data in made])


def after(checked: p.Checked, update: p.ErrorListUpdate | None) -> dict[str, Any]:
    """What the page shows of a check after an update (pwa/core/results.js)."""
    assert update is not None
    whole, changes = checked.model_dump(), update.model_dump()
    children, types, gone = (changes.pop(name) for name in ("children", "error_types", "gone"))
    codes = {*gone, *(each["code"] for each in types)}
    kept = [] if children is not None else [each for each in whole["error_types"] if each["code"] not in codes]
    shown = whole | changes | {"error_types": [*kept, *types], "children": children or whole["children"]}
    return comparable(shown)


def comparable(checked: dict[str, Any]) -> dict[str, Any]:
    types = sorted(checked["error_types"], key=lambda each: str(each["code"]))
    return checked | {"error_types": types, "id": 0, "seconds": 0}


def waiting(not_checked: list[p.NotChecked]) -> list[str]:
    return [code for group in not_checked if group.waits for code in group.codes]


def test_rules_that_look_up_postcodes_wait_and_are_no_faults(index: PostcodeIndex) -> None:
    session, _ = loaded(faulty())
    checked = session.check(check_request(2027, MANCHESTER), never_stop)
    assert not checked.failed
    (group,) = (group for group in checked.not_checked if group.waits)
    assert group.reason == "the postcodes are not on this device yet"
    assert {"392a", "452", "503G"} < set(group.codes)
    assert not {"101", "102"} & set(group.codes)
    assert not set(group.codes) & {each.code for each in checked.error_types}


@pytest.mark.parametrize(
    ("made", "request_"),
    [
        (faulty(), check_request(2027, MANCHESTER)),
        (faulty(), check_request(2027, None)),
        (demo_files(120, 2026, 3), check_request(2026, MANCHESTER)),
        (demo_files(120, 2027, 4, MID_YEAR), check_request(2027, MANCHESTER, as_at=MID_YEAR, today=MID_YEAR)),
    ],
    ids=["errors about places", "no council", "realistic mix", "year that runs"],
)
def test_afterwards_the_results_are_those_of_a_check_with_postcodes(
    made: list[tuple[str, bool, bytes]], request_: p.Check, index: PostcodeIndex
) -> None:
    request = request_.model_copy(update={"own_checks": [OwnCheck.model_validate_json(json.dumps(FAR))]})
    session, before = loaded(made)
    checked = session.check(request, never_stop)
    assert waiting(checked.not_checked)
    assert waiting(checked.own_checks.not_checked) == ["OWN1"]
    came = session.use_postcodes(index)
    now = after(checked, came.error_list)

    fresh, with_postcodes = loaded(made)
    assert before.homes.total == 0
    assert came.homes == with_postcodes.homes
    assert came.homes.total > 0
    assert now == comparable(fresh.check(request, never_stop).model_dump())


def test_only_what_waited_is_sent(index: PostcodeIndex) -> None:
    session, _ = loaded(faulty())
    checked = session.check(check_request(2027, MANCHESTER), never_stop)
    update = session.use_postcodes(index).error_list
    assert update
    assert {each.code for each in update.error_types} <= set(waiting(checked.not_checked))
    assert "452" in {each.code for each in update.error_types}


def test_without_a_check_there_is_nothing_to_run(index: PostcodeIndex) -> None:
    assert Session().use_postcodes(index) == p.PostcodesCame(
        postcodes=f"{index.count:,} postcodes", homes=Homes(), error_list=None
    )


def test_edits_before_and_after_give_what_a_whole_check_gives(index: PostcodeIndex) -> None:
    made = faulty()
    session, files_loaded = loaded(made)
    session.check(check_request(2027, MANCHESTER), never_stop)
    table = TableRef("Episodes")
    (episodes,) = (file for file in files_loaded.files if file.modules == ["Episodes"] and not file.last_year)
    of_file = p.TableFile(table, episodes.fingerprint)

    def edit(keep: int, row: int, column: str, value: str) -> p.Edited:
        step = p.Step("2026-11-15T12:00:00Z", "typed", (of_file,), (p.SetCell(table, row, column, value),))
        return session.edit(p.Edit(id=3, keep=keep, steps=[step]))

    edited = edit(0, 0, "PL_POST", "ZZ99 9ZZ")
    assert waiting(edited.error_list.not_checked if edited.error_list else [])
    assert not {each.code for each in edited.delta.appeared} & {"392a", "169"}
    came = session.use_postcodes(index)
    assert came.error_list
    assert not waiting(came.error_list.not_checked)
    edit(1, 3, "HOME_POST", "M1 1AE")
    kept = session.check(check_request(2027, MANCHESTER), never_stop)
    session.edit(p.Edit(id=5, keep=0, steps=[]))
    undone = session.check(check_request(2027, MANCHESTER), never_stop)
    fresh, _ = loaded(made)
    assert (
        comparable(undone.model_dump())["error_types"]
        == (comparable(fresh.check(check_request(2027, MANCHESTER), never_stop).model_dump())["error_types"])
    )
    assert kept.error_types != undone.error_types


def test_a_record_shows_what_is_worked_out_as_blank_until_it_is_known(index: PostcodeIndex) -> None:
    session, _ = loaded(faulty())
    checked = session.check(check_request(2027, MANCHESTER), never_stop)

    def distances(child: str) -> list[str]:
        record = session.child(p.GetChild(id=4, child=child))
        (episodes,) = (table for table in record.tables if table.table == TableRef("Episodes"))
        at = [column.name for column in episodes.columns].index("PL_DISTANCE")
        return [row.cells[at] for row in episodes.rows]

    child = next(child for child in checked.children if distances(child))
    assert not any(distances(child))
    session.use_postcodes(index)
    assert any(distances(child))


def test_suggestions_that_need_postcodes_come_with_them(index: PostcodeIndex) -> None:
    made = demo_files(120, 2026, 3)
    session, _ = loaded(made)
    checked = session.check(check_request(2026, MANCHESTER), never_stop)

    def suggested(of: Session) -> list[tuple[str, str]]:
        return [
            (child, each.title)
            for child in checked.children
            for each in of.suggestions(p.GetSuggestions(id=5, child=child)).suggestions
        ]

    early = suggested(session)
    assert early
    session.use_postcodes(index)
    fresh, _ = loaded(made)
    fresh.check(check_request(2026, MANCHESTER), never_stop)
    assert suggested(session) == suggested(fresh) != early


def test_reports_say_which_rules_have_not_run(index: PostcodeIndex) -> None:
    session, _ = loaded(demo_files(60, 2027, 3))
    checked = session.check(check_request(2027, MANCHESTER), never_stop)
    for kind, ending in (("workbook", "xlsx"), ("pages by child", "html")):
        make(session, kind, ending)
    listed = rows(make(session, "not checked", "csv")[1])
    assert "392a" in {row["Error code"] for row in listed if "postcodes" in row["Why it was not checked"]}
    _, findings = make(session, "findings", "json")
    not_checked = json.loads(findings)["not_checked"]
    assert set(waiting(checked.not_checked)) <= set(not_checked)
    assert not_checked["392a"] == "the postcodes are not on this device yet"
    session.use_postcodes(index)
    assert "392a" not in json.loads(make(session, "findings", "json")[1])["not_checked"]


def test_key_figures_say_what_they_wait_for(index: PostcodeIndex) -> None:
    session, _ = loaded(demo_files(60, 2027, 3))
    session.check(check_request(2027, MANCHESTER), never_stop)

    def why_not() -> set[str]:
        compared = session.key_figures(p.GetKeyFigures(id=6)).compared
        assert compared
        return {why for figure in compared.figures for why in figure.why_not}

    assert any("postcodes" in why for why in why_not())
    session.use_postcodes(index)
    assert not any("postcodes" in why for why in why_not())


def test_the_worker_is_ready_and_tells_the_page_when_they_have_come(index: PostcodeIndex) -> None:
    prepare()
    sent: list[dict[str, Any]] = []
    messenger = start(lambda text, _: sent.append(json.loads(text)))
    with pytest.raises(AwaitedIndexError):
        default_index()
    with pytest.raises(places.DamagedIndexError):
        messenger.take_postcodes(b"half of it")
    messenger.take_postcodes((places._INDEX_FILE).read_bytes())
    assert [event["type"] for event in sent] == ["ready", "postcodes_came"]
    assert sent[-1]["postcodes"] == f"{index.count:,} postcodes"
    assert default_index().count == index.count


def test_a_request_for_which_a_bundle_does_not_come_is_refused_with_the_remedy() -> None:
    sent: list[dict[str, Any]] = []
    Messenger(lambda text, _: sent.append(json.loads(text))).refuse('{"id": 7, "type": "load_files"}')
    (reply,) = sent
    assert (reply["type"], reply["id"], reply["at_fault"]) == ("request_failed", 7, "user")
    assert "Check your network connection" in reply["message"]
