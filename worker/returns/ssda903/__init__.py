"""The SSDA903 return: children looked after by councils in England."""

from __future__ import annotations

import datetime

from worker.returns.code_sets import read_code_sets
from worker.returns.definition import MonthDay, PublishedRules, Responsible, Return, later
from worker.returns.record_layout import Fact, RecordLayout, Split
from worker.returns.reference_list import ReferenceList
from worker.returns.row_identity import ChildEvidence
from worker.returns.ssda903.dictionary import FIRST_YEAR, LAST_YEAR, MODULES, REAL_UPN
from worker.returns.ssda903.story import STORY
from worker.returns.ssda903.xml import XML
from worker.returns.table_ref import ColumnRef, TableRef
from worker.rules.ssda903.themes import Theme

OFSTED = TableRef("Providers")
"""Ofsted's lists of providers."""

_EPISODES = TableRef("Episodes")
_OF_PLACEMENTS = (
    "DECOM",
    "PLACE",
    "PLACE_PROVIDER",
    "DEC",
    "HOME_POST",
    "PL_POST",
    "URN",
    "PL_LA",
    "PL_DISTANCE",
)


SSDA903 = Return(
    name="ssda903",
    title="SSDA903",
    called="SSDA903 return",
    article="an",
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    modules=MODULES,
    child="CHILD",
    main="Header",
    sex="SEX",
    date_of_birth="DOB",
    read_code_sets=lambda: read_code_sets(__name__),
    load_dataset=later("worker.returns.ssda903.dataset:Dataset"),
    load_rules=lambda: later("worker.rules.ssda903:all_rules")()(),
    load_hints=lambda: later("worker.rules.ssda903:all_hints")()(),
    load_file_checks=later("worker.returns.ssda903.file_checks:FILE_CHECKS"),
    load_own_check_examples=lambda: later("worker.returns.ssda903.own_check_examples:read_examples")()(),
    load_answers=later("worker.returns.ssda903.suggestions.all_answers:ANSWERS"),
    load_sample_maker=later("worker.returns.ssda903.sample.maker:MAKER"),
    load_key_figures=later("worker.returns.ssda903.key_figures.all_figures:KEY_FIGURES"),
    xml=XML,
    layout=RecordLayout(
        facts="Header",
        more_facts=(Fact("UASC", "DUC", "UASC ceased"),),
        opens="Episodes",
        split=Split("Episodes", "DECOM", "DEC", "REC", "X1", "RNE", "S", ("REASON_PLACE_CHANGE",)),
    ),
    story=STORY,
    reference_lists=(
        ReferenceList(OFSTED, "the Ofsted list", later("worker.returns.ssda903.ofsted.reader:READER")),
    ),
    # DfE's guidance: loaded and signed off by the end of June after the year.
    usual_deadline=MonthDay(6, 30),
    # DfE's page of the collection names both days; the changed text was not available when the rules were written.
    published_rules=PublishedRules(
        year=2027,
        published=datetime.date(2025, 11, 5),
        changed=datetime.date(2026, 6, 4),
        is_followed=False,
    ),
    themes=tuple(map(str, Theme)),
    responsible=Responsible("Social worker", "SWEpisodes", "SW_ID", "SW_DEC"),
    child_evidence=ChildEvidence(
        number=ColumnRef(TableRef("Header"), "UPN"),
        real_number=REAL_UPN,
        events=(ColumnRef(_EPISODES, "DECOM"), ColumnRef(_EPISODES, "PLACE")),
        events_needed=2,
    ),
    # The families of the alpha report of the project "data on children in care".
    families={Theme.PLACEMENT: "Placement", Theme.YEAR_ON_YEAR: "Year on year"},
    beside_theme={Theme.PLACEMENT: tuple(ColumnRef(_EPISODES, column) for column in _OF_PLACEMENTS)},
)

codes = SSDA903.codes
