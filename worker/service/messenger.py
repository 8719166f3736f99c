"""Carries messages between the session and the page; runs in Pyodide, inside the Web Worker."""

from __future__ import annotations

import gc
import json
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from worker import __version__
from worker.exporting.downloads import DOWNLOADS, DownloadKind
from worker.exporting.figures import how_counted
from worker.geography import places
from worker.geography.council_names import names_of
from worker.returns.definition import Return, year_label
from worker.returns.known import RETURNS
from worker.service import messages as protocol
from worker.service.errors import CannotAnswer, Reason
from worker.service.session import Session

Post = Callable[[str, list[bytes]], None]

_REQUEST: TypeAdapter[protocol.AnyRequest] = TypeAdapter(protocol.AnyRequest)
_WENT_WRONG = "Something went wrong in the checker. Your files are safe; try again."
_PART_MISSING = (
    "This needs a part of this service that could not be downloaded yet. "
    "Check your network connection, then try again."
)
_SHOW_EVERY = 8
"""Progress is reported before every eighth rule; more would cost too much time."""


class Messenger:
    """Answers the page's requests about these returns; ``post(json, buffers)`` sends to the page."""

    def __init__(self, post: Post, returns: Sequence[Return] = RETURNS) -> None:
        self._post = post
        self._returns = returns
        self._session = Session(returns)

    def send(self, message: BaseModel, buffers: Sequence[bytes] = ()) -> None:
        """Sends a message to the page."""
        self._post(message.model_dump_json(), list(buffers))

    def handle(self, message_json: str, buffers: Sequence[Any]) -> None:
        """Answers one request with exactly one reply; whatever goes wrong becomes a reply too.

        In the browser one that needs a bundle of packages that has not come yet is left unanswered: pwa/worker.js
        hears of it by the BundleAwaited of build/bundle_importer.py, and makes the request again, or refuses it.

        Raises:
            ValueError: the message has no number that a reply could name.
        """
        try:
            self._handle(_number_of(message_json), message_json, buffers)
        except KeyboardInterrupt:
            # The page writes to the interrupt buffer, and Pyodide raises this: wherever Python is just then.
            self.send(protocol.CheckCancelled(id=_number_of(message_json)))

    def _handle(self, number: int, message_json: str, buffers: Sequence[Any]) -> None:
        try:
            request = _REQUEST.validate_json(message_json)
        except ValidationError as error:
            # Without the input: it may hold data about children.
            faults = error.errors(include_url=False, include_context=False, include_input=False)
            self._fail(number, Reason.FAULT, _WENT_WRONG, str(faults))
            return
        try:
            self._answer(request, [_as_bytes(buffer) for buffer in buffers])
        except CannotAnswer as problem:
            self._fail(number, problem.reason, str(problem))
        except Exception:
            self._fail(number, Reason.FAULT, _WENT_WRONG, traceback.format_exc())

    def refuse(self, message_json: str) -> None:
        """Answers a request for which a bundle of packages would have to come that does not come."""
        self._fail(_number_of(message_json), Reason.NOT_DOWNLOADED, _PART_MISSING)

    def take_postcodes(self, data: Any) -> None:
        """Looks up postcodes in this index from now on, and tells the page what the rules found that waited.

        Raises:
            DamagedIndexError: it is not a whole index.
        """
        self.send(self._session.use_postcodes(places.PostcodeIndex.from_bytes(_as_bytes(data))))

    def _fail(self, number: int, reason: Reason, message: str, details: str = "") -> None:
        self.send(
            protocol.RequestFailed(
                id=number, message=message, reason=reason, at_fault=reason.at_fault, details=details
            )
        )

    def _answer(self, request: protocol.AnyRequest, buffers: Sequence[bytes]) -> None:
        session = self._session
        match request:
            case protocol.LoadFiles():
                self.send(session.load_files(request, buffers, self._show_reading))
            case protocol.Check():
                self.send(session.check(request, self._show_progress))
            case protocol.GetOwnCheckForm():
                self.send(session.own_check_form(request))
            case protocol.TryOwnChecks():
                self.send(session.try_own_checks(request))
            case protocol.SetOwnChecks():
                self.send(session.set_own_checks(request))
            case protocol.ReadOwnChecks():
                self.send(session.read_own_checks(request, buffers))
            case protocol.WriteOwnChecks():
                written, data = session.write_own_checks(request)
                self.send(written, [data])
            case protocol.GetConsequences():
                self.send(session.consequences(request))
            case protocol.GetChild():
                self.send(session.child(request))
            case protocol.GetWholeReturn():
                self.send(session.whole_return(request))
            case protocol.GetProblems():
                self.send(session.problems(request))
            case protocol.GetProblemGroups():
                self.send(session.problem_groups(request))
            case protocol.AcceptReadings():
                self.send(session.accept_readings(request))
            case protocol.Edit():
                self.send(session.edit(request))
            case protocol.GetChanges():
                self.send(session.changes(request))
            case protocol.RevertChanges():
                self.send(session.revert(request))
            case protocol.CarryOver():
                self.send(session.carry_over(request, buffers))
            case protocol.GetSourceCorrections():
                self.send(session.source_corrections(request))
            case protocol.GetSuggestions():
                self.send(session.suggestions(request))
            case protocol.GetBestFixes():
                self.send(session.best_fixes(request))
            case protocol.GetErrorRows():
                self.send(session.error_rows(request))
            case protocol.PrepareBulk():
                self.send(session.prepare_bulk(request))
            case protocol.PreparePaste():
                self.send(session.prepare_paste(request))
            case protocol.GetColumnsToFill():
                self.send(session.columns_to_fill(request))
            case protocol.PrepareRows():
                self.send(session.prepare_rows(request))
            case protocol.GetCodes():
                self.send(session.codes(request))
            case protocol.GetGlossary():
                self.send(session.glossary(request))
            case protocol.ReadValue():
                self.send(session.read_value(request))
            case protocol.MakeFile():
                made, data = session.make_file(request, buffers)
                self.send(made, [data])
            case protocol.ReadPeopleList():
                self.send(session.read_people_list(request, buffers))
            case protocol.MakeAnswerSheets():
                sheets, data = session.make_answer_sheets(request, buffers)
                self.send(sheets, [data])
            case protocol.PrepareAnswers():
                self.send(session.prepare_answers(request, buffers))
            case protocol.GetDownloadChoices():
                self.send(session.download_choices(request))
            case protocol.GetOverview():
                self.send(session.overview(request))
            case protocol.GetKeyFigures():
                self.send(session.key_figures(request))
            case protocol.GetChildrenBehind():
                self.send(session.children_behind(request))
            case protocol.GetWhatChanged():
                self.send(session.what_changed(request, buffers))
            case protocol.GetYearChanges():
                self.send(session.year_changes(request))
            case protocol.GetRuleVersions():
                self.send(session.rule_versions(request))
            case protocol.CompareCounts():
                self._compare(request, buffers)
            case protocol.MakeDemo():
                self._make_demo(request)

    def _show_progress(self, done: int, total: int, code: str) -> bool:
        if done % _SHOW_EVERY == 0:
            self.send(protocol.Checking(done=done, total=total, code=code))
        return True

    def _show_reading(self, file_id: str, done: int, total: int) -> None:
        self.send(protocol.ReadingFile(file_id=file_id, done=done, total=total))

    def _compare(self, request: protocol.CompareCounts, buffers: Sequence[bytes]) -> None:
        # Few people compare councils, so the others do not wait for its import.
        from worker.service.council_comparison import compare_councils

        self.send(*compare_councils(request, buffers, self._returns))

    def _make_demo(self, request: protocol.MakeDemo) -> None:
        definition = next(each for each in self._returns if each.name == request.return_name)
        assert definition.load_sample_maker is not None
        # Only the demonstration needs it, so the others do not wait for its import.
        maker = definition.load_sample_maker()
        demo = maker.demo(request.children, request.collection_year, request.seed, request.as_at)
        files = [
            protocol.FileToLoad(f"demo-{number}", name, last_year)
            for number, (name, last_year, _) in enumerate(demo.files)
        ]
        reply = protocol.DemoMade(id=request.id, files=files, council=demo.council)
        self.send(reply, [data for _, _, data in demo.files])


def prepare() -> None:
    """Does what is the same at each start, so that a snapshot holds it (see pwa/install/snapshot.js).

    The postcodes come later.
    """
    places.await_index()
    places.councils()
    for definition in RETURNS:
        definition.rules_of(definition.last_year)
    # What is there now stays; later collections need not look at it again.
    gc.collect()
    gc.freeze()


def start(post: Post, returns: Sequence[Return] = RETURNS) -> Messenger:
    """Tells the page that the worker is ready, and returns what handles requests; to be prepared before."""
    messenger = Messenger(post, returns)
    messenger.send(
        protocol.Ready(
            protocol=protocol.PROTOCOL_VERSION,
            app_version=__version__,
            councils=[
                protocol.Council(
                    code=council.code, name=council.name, names=list(names_of(council)), dfe_code=council.dfe_code
                )
                for council in places.councils()
            ],
            returns=[_return_info(definition) for definition in returns],
            downloads=[_download_info(kind) for kind in DOWNLOADS],
        )
    )
    return messenger


def _return_info(definition: Return) -> protocol.ReturnInfo:
    return protocol.ReturnInfo(
        name=definition.name,
        title=definition.title,
        called=definition.called,
        article=definition.article,
        makes_up=definition.load_sample_maker is not None,
        rules=len(definition.rules_of(definition.last_year)),
        years=[protocol.CollectionYear(year=year, label=year_label(year)) for year in definition.years],
        modules=[
            protocol.ModuleInfo(
                name=module.name,
                title=module.title,
                short_title=module.short_title or module.title,
                first_year=module.first_year,
                one_row_per_child=module.one_row_per_child,
                repeats=module.repeated,
                labels={field.name: field.label for field in module.fields},
                one=module.one,
                takes=list(definition.inside.get(module.name, ())),
                around=definition.around[module.name].name if module.name in definition.around else "",
                has_child=module.has(definition.child),
                why_no_rules=module.why_no_rules,
            )
            for module in definition.modules
        ],
        child=definition.child,
        main=definition.main,
        date_form=definition.dates,
        reports_last_year=definition.reports_last_year,
        compares_last_year=definition.compares_last_year,
        portal_formats=list(definition.portal_formats),
        usual_deadline="{:02d}-{:02d}".format(*definition.usual_deadline) if definition.usual_deadline else "",
        layout=definition.layout,
        reference_lists=[
            protocol.ReferenceListInfo(ref=each.ref, label=each.label) for each in definition.reference_lists
        ],
        published_rules=_published_rules(definition),
        warning=definition.warning_word,
        explains_warnings=definition.explains_warnings,
        hint=definition.hint_word,
        about_hints=definition.about_hints,
        how_counted=list(how_counted(definition)),
        has_whole_return_rules=definition.has_whole_return_rules,
        responsible=definition.responsible.label if definition.responsible else "",
    )


def _published_rules(definition: Return) -> protocol.PublishedRulesInfo | None:
    rules = definition.published_rules
    if rules is None:
        return None
    return protocol.PublishedRulesInfo(
        year=rules.year,
        published=rules.published.isoformat(),
        changed=rules.changed.isoformat() if rules.changed else "",
        is_followed=rules.is_followed,
    )


def _download_info(kind: DownloadKind) -> protocol.DownloadInfo:
    return protocol.DownloadInfo(
        id=kind.id,
        title=kind.title,
        in_sentence=kind.in_sentence,
        about=kind.about,
        about_if_only_xml=kind.about_if_only_xml,
        group=kind.group,
        offered_if=kind.offered_if,
        readers=kind.readers,
        first_for=kind.first_for,
        printed=kind.printed,
        forms=[
            protocol.DownloadForm(ending=form.ending, button=form.button, heard=form.heard or kind.in_sentence)
            for form in kind.forms
        ],
        options=list(kind.options),
        needs_council=kind.needs_council,
    )


def _number_of(message_json: str) -> int:
    """The number of a request, whatever else is wrong with it."""
    message = json.loads(message_json)
    number = message.get("id") if isinstance(message, dict) else None
    if not isinstance(number, int):
        raise ValueError("A message without a number can't be answered.")
    return number


def _as_bytes(buffer: Any) -> bytes:
    """The bytes of a buffer, whether Python's or an ArrayBuffer of the browser."""
    return bytes(buffer.to_bytes()) if hasattr(buffer, "to_bytes") else bytes(buffer)
