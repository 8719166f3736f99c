"""One user's session, by the messages of the protocol."""

import datetime
import json

import pytest

from tests.unit.requests import AnsweringSession, check_request
from worker.editing.operations import SetCell
from worker.exporting.downloads import DOWNLOADS
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef, last_year
from worker.service import messages as p
from worker.service.errors import CannotAnswer, Reason
from worker.service.messenger import Messenger, start
from worker.service.session import Session

HEADER = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nc2,M,01/01/2015,WBRI,UN1,,\r\nC1,M,01/01/2015,WBRI,UN1,,\r\n"
EPISODES = (
    b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"
    b"C1,01/05/2026,S,C2,N1,P1,PR0,01/05/2026,X1,,,,\r\n"
    b"\r\n"
    b"C1,01/06/2026,L,C2,N1,P1,PR0,,,,,,\r\n"
    b",01/06/2026,L,C2,N1,P1,PR0,01/06/2026,X1,,,,\r\n"
)
UASC_LAST = b"CHILD,SEX,DOB,DUC\r\nC9,M,01/01/2010,\r\n"


def load(session: Session, *files: tuple[str, bytes, bool | None]) -> p.FilesLoaded:
    named = [p.FileToLoad(str(number), name, is_last) for number, (name, _, is_last) in enumerate(files)]
    return session.load_files(p.LoadFiles(id=1, files=named), [data for _, data, _ in files])


def never_stop(done: int, total: int, code: str) -> bool:
    return True


@pytest.fixture
def checked() -> tuple[Session, p.Checked]:
    session = AnsweringSession()
    load(session, ("e.csv", EPISODES, False), ("h.csv", HEADER, False), ("u.csv", UASC_LAST, True))
    return session, session.check(check_request(), never_stop)


def test_files_are_reported_each() -> None:
    loaded = load(Session(), ("h.csv", HEADER, False), ("x.csv", b"a,b\n", False), ("l.csv", HEADER, True))
    assert [file.modules for file in loaded.files] == [["Header"], [], ["Header"]]
    assert [file.rows for file in loaded.files] == [2, 0, 2]
    assert [len(file.problems) for file in loaded.files] == [0, 1, 0]
    assert loaded.files[1].problems[0].text.startswith("x.csv does not have the columns")


def test_a_second_file_of_a_module_is_refused_and_the_first_is_kept() -> None:
    other = HEADER.replace(b"WBRI", b"WIRI")
    loaded = load(Session(), ("one.csv", HEADER, False), ("two.csv", other, False), ("three.csv", HEADER, True))
    assert [file.modules for file in loaded.files] == [["Header"], [], ["Header"]]
    assert loaded.files[1].problems[0].text == (
        "two.csv and one.csv are both Header. We are using one.csv. "
        "Remove the file you do not want, or move it to the other year."
    )


def test_a_return_in_xml_is_a_whole_return() -> None:
    xml = b"<r><CHILD><HEADER><CHILDID>C1</CHILDID><UASC>1</UASC></HEADER></CHILD></r>"
    session = AnsweringSession()
    loaded = load(session, ("e.csv", EPISODES, False), ("r.xml", xml, False), ("u.csv", UASC_LAST, True))
    csv_file, whole, _ = loaded.files
    assert (whole.title, whole.rows, len(whole.modules)) == ("Whole return (XML)", 1, 10)
    assert [file.lists_children for file in loaded.files] == [False, True, False]
    assert csv_file.problems[0].text.startswith("e.csv is not used: r.xml already has the whole return")
    outcome = session.check(check_request(), never_stop)
    assert "105" not in {code for group in outcome.not_checked for code in group.codes}


PROVIDERS = b"URN,PLACE_CODES,PROVIDER_CODES,REG_END,POSTCODE,LA_CODE\r\nSC1,K2,PR1,,LS1 4AP,\r\n"


def test_an_ofsted_list_is_known_by_its_columns_and_lets_provider_rules_run() -> None:
    session = AnsweringSession()
    loaded = load(
        session, ("e.csv", EPISODES.replace(b",,,,\r\n", b",,,,SC2\r\n"), None), ("p.csv", PROVIDERS, None)
    )
    report = loaded.files[1]
    assert (report.is_provider_list, report.modules, report.rows) == (True, ["Providers"], 1)
    outcome = session.check(check_request(), never_stop)
    assert "1008" in {error.code for error in outcome.error_types}
    load(session, ("e.csv", EPISODES, None))
    without = session.check(check_request(), never_stop)
    assert "1008" in {code for group in without.not_checked for code in group.codes}


def test_an_incomplete_ofsted_list_is_refused_as_such() -> None:
    (report,) = load(Session(), ("p.csv", PROVIDERS.replace(b"POSTCODE", b"X"), None)).files
    assert report.modules == []
    assert "p.csv" in report.problems[0].text
    assert "SSDA903" not in report.problems[0].text


def test_loading_replaces_what_was_loaded() -> None:
    session = AnsweringSession()
    load(session, ("h.csv", HEADER, False))
    load(session, ("e.csv", EPISODES, False))
    outcome = session.check(check_request(), never_stop)
    assert outcome.children == ["C1"]


def test_the_collection_year_is_proposed_with_its_reason() -> None:
    proposal = load(Session(), ("e.csv", EPISODES, False)).proposal
    assert proposal is not None
    assert proposal.year == 2027
    assert proposal.reason == "Very little has ended in these files, so their dates do not show the year."


REVIEWS = b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n" + b"C1,01/01/2015,01/06/2026,PN1\r\n" * 8


@pytest.mark.parametrize(("year", "warns"), [(b"2025", False), (b"2026", True), (b"2024", True)])
def test_years_that_do_not_fit_are_told(year: bytes, warns: bool) -> None:
    last = REVIEWS.replace(b"2026", year)
    loaded = load(Session(), ("r.csv", REVIEWS, False), ("last.csv", last, True))
    told = [problem for problem in loaded.problems if "Check that each file is in the right year" in problem.text]
    assert bool(told) == warns


def test_children_are_listed_in_the_order_of_the_header(checked: tuple[Session, p.Checked]) -> None:
    outcome = checked[1]
    # C9 is in last year's files only, and nothing is wrong with it.
    assert outcome.children == ["C2", "C1"]
    by_code = {error.code: error for error in outcome.error_types}
    assert by_code["355"].errors == 2
    assert by_code["355"].tables == [p.TableCount(table=TableRef("Episodes"), count=2)]
    assert by_code["355"].children == [1]
    assert outcome.errors_without_child >= 1
    assert by_code["355"].message == "Episode appears to have lasted for less than 24 hours"
    assert by_code["355"].fix


@pytest.mark.parametrize(
    ("year", "message"),
    [(2024, "Gender code is not valid."), (2025, "The child or young person’s reported sex is not valid.")],
)
def test_an_error_has_the_message_of_the_year_that_is_checked(year: int, message: str) -> None:
    session = AnsweringSession()
    load(session, ("h.csv", HEADER.replace(b",M,", b",X,").replace(b",F,", b",X,"), False))
    outcome = session.check(check_request(year), never_stop)
    assert {error.code: error.message for error in outcome.error_types}["101"] == message


def test_what_was_not_checked_is_grouped_by_what_would_help(checked: tuple[Session, p.Checked]) -> None:
    outcome = checked[1]
    assert all(group.table is None or not group.reason for group in outcome.not_checked)
    assert len({(group.table, group.reason) for group in outcome.not_checked}) == len(outcome.not_checked)
    assert outcome.failed == []
    left = {code for group in outcome.not_checked for code in [*group.codes, *group.with_others]}
    # What applies to XML alone is nothing to do for these files.
    apply = [rule for rule in SSDA903.rules_of(2027).values() if "csv" in rule.file_formats]
    assert outcome.rules_run + len(left) == len(apply) < len(SSDA903.rules_of(2027))


def test_a_childs_record_shows_the_file_and_the_cells_at_fault(checked: tuple[Session, p.Checked]) -> None:
    record = checked[0].child(p.GetChild(id=3, child="c1"))
    tables = {table.table: table for table in record.tables}
    assert list(tables) == [TableRef("Header"), TableRef("Episodes"), last_year("UASC")]
    episodes = tables[TableRef("Episodes")]
    assert [(row.row, row.line) for row in episodes.rows] == [(0, 2), (1, 4)]
    names = [column.name for column in episodes.columns]
    first = dict(zip(names, episodes.rows[0].cells, strict=True))
    labels = dict(zip(names, episodes.rows[0].labels, strict=True))
    assert (first["DECOM"], first["LS"], labels["LS"], labels["DECOM"]) == (
        "01/05/2026",
        "C2",
        "Full care order",
        "",
    )
    same_day = next(error for error in record.errors if error.code == "355")
    assert [(cell.table, cell.row, cell.field) for cell in same_day.cells] == [
        (TableRef("Episodes"), 0, "DECOM"),
        (TableRef("Episodes"), 0, "DEC"),
    ]
    assert tables[last_year("UASC")].rows == []


def test_asking_too_early_is_answered_in_words() -> None:
    session = AnsweringSession()
    with pytest.raises(CannotAnswer, match="Add the files") as refused:
        session.check(check_request(), never_stop)
    assert refused.value.reason == Reason.NO_FILES
    with pytest.raises(CannotAnswer, match="Check the return") as refused:
        session.child(p.GetChild(id=1, child="1"))
    assert refused.value.reason == Reason.NO_CHECK


def test_an_authority_is_shown_by_name_too() -> None:
    session = AnsweringSession()
    placed = EPISODES.replace(b"X1,,,,", b"X1,,,M1 1AE,", 1)
    load(session, ("h.csv", HEADER, False), ("e.csv", placed, False))
    session.check(check_request(), never_stop)
    record = session.child(p.GetChild(id=1, child="C1"))
    table = next(each for each in record.tables if each.table == TableRef("Episodes"))
    at = [column.name for column in table.columns].index("PL_LA")
    assert (table.rows[0].cells[at], table.rows[0].labels[at]) == ("E08000003", "Manchester")


def test_an_unknown_child_is_answered_in_words(checked: tuple[Session, p.Checked]) -> None:
    with pytest.raises(CannotAnswer, match="no child NOBODY"):
        checked[0].child(p.GetChild(id=1, child="NOBODY"))


def test_no_check_starts_while_a_question_about_the_files_is_open() -> None:
    session, file = Session(), p.FileToLoad(file_id="1", name="e.csv", last_year=False)
    answered: list[str] = []
    for asked in ("Which year are these files for?", "Do you want to check without Header?"):
        (question,) = session.load_files(p.LoadFiles(id=1, files=[file], answered=answered), [EPISODES]).questions
        assert question.question == asked
        with pytest.raises(CannotAnswer) as refused:
            session.check(check_request(), never_stop)
        assert str(refused.value) == f"Answer the question about your files first: {asked}"
        assert refused.value.reason == Reason.QUESTION_OPEN
        assert refused.value.reason.at_fault == "user"
        answered.append(question.id)
    assert session.load_files(p.LoadFiles(id=1, files=[file], answered=answered), [EPISODES]).questions == []
    assert session.check(check_request(), never_stop).rules_run > 0


# Messages


def conversation(*requests: tuple[p.Request, list[bytes]]) -> list[dict]:  # type: ignore[type-arg]
    sent: list[dict] = []  # type: ignore[type-arg]
    messenger = Messenger(lambda text, buffers: sent.append(json.loads(text) | {"buffers": buffers}))
    for request, buffers in requests:
        messenger.handle(request.model_dump_json(), buffers)
    return sent


def test_each_request_gets_one_reply_after_its_progress() -> None:
    chosen = [p.FileToLoad(file_id=name, name=name, last_year=False) for name in ("e.csv", "h.csv")]
    sent = conversation(
        (p.LoadFiles(id=1, files=chosen, year=2027), [EPISODES, HEADER]),
        (check_request(2027, "E08000003"), []),
        (p.GetChild(id=3, child="C1"), []),
        (p.GetChild(id=4, child="NOBODY"), []),
    )
    replies = [(message["type"], message["id"]) for message in sent if "id" in message]
    assert replies == [("files_loaded", 1), ("checked", 2), ("child_record", 3), ("request_failed", 4)]
    progress = [message for message in sent if message["type"] == "checking"]
    assert progress[0]["done"] == 0
    assert all(message["total"] == progress[0]["total"] > 0 for message in progress)
    failed = {key: sent[-1][key] for key in ("message", "reason", "at_fault", "details")}
    assert failed == {
        "message": "There is no child NOBODY in the files.",
        "reason": "no such child",
        "at_fault": "user",
        "details": "",
    }


def test_a_made_up_return_comes_as_files() -> None:
    (reply,) = conversation(
        (p.MakeDemo(id=7, return_name="ssda903", children=20, collection_year=2027, seed=1, as_at=None), [])
    )
    assert reply["type"] == "demo_made"
    assert len(reply["files"]) == len(reply["buffers"]) >= 20
    assert reply["council"]
    session = AnsweringSession()
    loaded = session.load_files(
        p.LoadFiles(id=1, files=[p.FileToLoad(**file) for file in reply["files"]]), reply["buffers"]
    )
    assert all(file.modules for file in loaded.files)
    assert loaded.proposal is not None
    assert loaded.proposal.year == 2027
    assert loaded.problems == []


def test_a_cancelled_check_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Session, "check", interrupted)
    (reply,) = conversation((check_request(), []))
    assert reply["type"] == "check_cancelled"
    assert reply["id"] == 2


@pytest.mark.parametrize("where", ["json.loads", "worker.service.messenger.Messenger._answer"])
def test_a_request_is_answered_wherever_an_interruption_meets_it(
    monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    def interrupted_once(*_: object) -> None:
        monkeypatch.undo()
        raise KeyboardInterrupt

    monkeypatch.setattr(where, interrupted_once)
    (reply,) = conversation((check_request(), []))
    assert (reply["type"], reply["id"]) == ("check_cancelled", 2)


def test_our_own_fault_is_answered_with_its_details(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(Session, "child", broken)
    (reply,) = conversation((p.GetChild(id=6, child="1"), []))
    assert reply["type"] == "request_failed"
    assert (reply["reason"], reply["at_fault"]) == ("fault", "tool")
    assert "ZeroDivisionError: by zero" in reply["details"]


def test_the_page_is_told_what_it_has_to_know_of_each_return_and_download() -> None:
    sent: list[dict] = []  # type: ignore[type-arg]
    start(lambda text, _: sent.append(json.loads(text)))
    (ready,) = sent
    ssda903, census = ready["returns"]
    assert (census["name"], census["called"], census["child"]) == ("cin", "Children in Need census", "Child")
    assert (ssda903["name"], ssda903["title"], ssda903["child"]) == ("ssda903", "SSDA903", "CHILD")
    assert ssda903["layout"]["facts"] == "Header"
    assert ssda903["layout"]["split"]["module"] == "Episodes"
    modules = {module["name"]: module for module in ssda903["modules"]}
    assert modules["Reviews"]["repeats"] == {"CHILD": "Header", "DOB": "Header"}
    assert modules["Header"]["repeats"] == {}
    assert ssda903["reference_lists"] == [
        {"ref": {"module": "Providers", "last_year": False}, "label": "the Ofsted list"}
    ]
    downloads = {kind["id"]: kind for kind in ready["downloads"]}
    assert list(downloads) == [kind.id for kind in DOWNLOADS]
    assert downloads["pages by child"]["forms"] == [
        {"ending": "html", "button": "Web page (.html)", "heard": "pages by child"}
    ]
    assert [form["heard"] for form in downloads["workbook"]["forms"]] == ["with the changes"]


def test_the_key_figures_follow_edits_with_the_children_behind_them() -> None:
    session = AnsweringSession()
    loaded = load(session, ("e.csv", EPISODES, False))
    session.check(check_request(), never_stop)

    def looked_after() -> tuple[float | None, list[str]]:
        compared = session.key_figures(p.GetKeyFigures(id=2)).compared
        assert compared
        now = compared.figures[0].lines[0].cells[0]
        behind = session.children_behind(p.GetChildrenBehind(id=3, figure=1, line=0)).children
        return now and now.value, [each.child for each in behind]

    assert looked_after() == (1, ["C1"])
    table = TableRef("Episodes")
    of_file = p.TableFile(table, loaded.files[0].fingerprint)
    set_end = SetCell(table, 1, "DEC", "01/08/2026")
    step = p.Step("2026-11-15T12:00:00Z", "typed", (of_file,), (set_end,))
    session.edit(p.Edit(id=4, keep=0, steps=[step]))
    assert looked_after() == (0, [])
    assert session.children_behind(p.GetChildrenBehind(id=5, figure=99, line=0)).children == []


def test_each_request_names_a_reply_that_the_worker_sends() -> None:
    assert {request.answered_by for request in p.REQUESTS} <= set(p.EVENTS)


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "nonsense", "id": 7}',
        '{"type": "check", "id": 7}',
        '{"type": "get_child", "id": 7, "child": "half an emoji: \\ud83d"}',
    ],
)
def test_a_message_that_cannot_be_read_gets_a_reply_without_its_data(text: str) -> None:
    sent: list[str] = []
    Messenger(lambda reply, buffers: sent.append(reply)).handle(text, [])
    (reply,) = map(json.loads, sent)
    assert (reply["type"], reply["id"], reply["at_fault"]) == ("request_failed", 7, "tool")
    assert "emoji" not in reply["details"]


@pytest.mark.parametrize("text", ["x", "[]", '{"type": "check"}'])
def test_a_message_without_a_number_cannot_be_answered(text: str) -> None:
    with pytest.raises(ValueError, match=r"number|Expecting value"):
        Messenger(lambda reply, buffers: None).handle(text, [])


@pytest.mark.parametrize("models", [p.REQUESTS, p.EVENTS])
def test_every_message_has_a_type_of_its_own(models: tuple[type[p.Model], ...]) -> None:
    types = [model.model_fields["type"].default for model in models]
    assert len(types) == len(set(types))


# Hints

DAY_OF_HINTS = datetime.date(2026, 11, 15)
SOCIAL_WORKERS = (
    b"CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\r\n"
    b"C1,01/01/2015,XX1,01/01/2027,,\r\n"
    b"C1,01/01/2015,XX1,01/05/2026,,\r\n"
)


def with_hint() -> tuple[Session, p.Checked]:
    session = AnsweringSession()
    load(session, ("h.csv", HEADER, False), ("s.csv", SOCIAL_WORKERS, False))
    request = check_request(as_at=DAY_OF_HINTS, today=DAY_OF_HINTS)
    return session, session.check(request, never_stop)


def test_hints_are_given_apart_from_the_errors_while_the_year_runs() -> None:
    session, checked = with_hint()
    (hint,) = checked.hints
    assert (hint.code, hint.message, hint.errors) == ("A1", "The date is in the future.", 1)
    assert [checked.children[at] for at in hint.children] == ["C1"]
    assert "A1" not in {each.code for each in checked.error_types}
    complete = session.check(check_request(), never_stop)
    assert complete.hints == []
    assert complete.rules_run == checked.rules_run


def test_a_record_has_the_cells_of_hints() -> None:
    session, _ = with_hint()
    record = session.child(p.GetChild(id=3, child="C1"))
    (hint,) = record.hints
    assert (hint.code, hint.day) == ("A1", None)
    assert [(cell.table.module, cell.row, cell.field) for cell in hint.cells] == [("SWEpisodes", 0, "SW_DECOM")]
    assert session.child(p.GetChild(id=4, child="C2")).hints == []


def test_hints_follow_an_edit() -> None:
    session = AnsweringSession()
    loaded = load(session, ("s.csv", SOCIAL_WORKERS, False))
    checked = session.check(check_request(as_at=DAY_OF_HINTS, today=DAY_OF_HINTS), never_stop)
    table = TableRef("SWEpisodes")
    of_file = p.TableFile(table, loaded.files[0].fingerprint)
    set_start = SetCell(table, 0, "SW_DECOM", "01/06/2026")
    step = p.Step("2026-11-15T12:00:00Z", "typed", (of_file,), (set_start,))
    after = session.edit(p.Edit(id=5, keep=0, steps=[step])).error_list
    assert after is not None
    assert after.hints == []
    undone = session.edit(p.Edit(id=6, keep=0, steps=[])).error_list
    assert undone is not None
    assert undone.hints == checked.hints


def test_a_child_of_last_years_files_alone_is_listed_if_a_hint_is_about_it() -> None:
    header = (
        b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\nC8,M,01/10/2008,WBRI,UN1,,\r\nC9,M,01/10/2015,WBRI,UN1,,\r\n"
    )
    episodes = EPISODES.partition(b"\r\n")[0] + b"\r\nC8,01/05/2020,S,C2,N1,P1,PR0,30/06/2025,E4A,,,,\r\n"
    session = AnsweringSession()
    oc3 = b"CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\r\nC1,01/01/2008,YES,F1,B1\r\n"
    load(session, ("o.csv", oc3, False), ("h.csv", header, True), ("e.csv", episodes, True))
    checked = session.check(check_request(as_at=DAY_OF_HINTS, today=DAY_OF_HINTS), never_stop)
    (hint,) = checked.hints
    assert hint.code == "A5"
    assert [checked.children[at] for at in hint.children] == ["C8"]
    assert "C9" not in checked.children
