"""The Children in Need census: children referred to children's social care in England."""

from __future__ import annotations

from worker.returns.cin.dictionary import CHILD, FIRST_YEAR, LAST_YEAR, MAIN, MODULES
from worker.returns.cin.story import STORY
from worker.returns.cin.xml import XML
from worker.returns.code_sets import read_code_sets
from worker.returns.definition import CountedWord, MonthDay, Return, later
from worker.returns.module import DateForm
from worker.returns.record_layout import RecordLayout
from worker.rules.cin.themes import Theme

CIN = Return(
    name="cin",
    title="Children in Need",
    called="Children in Need census",
    article="a",
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    modules=MODULES,
    child=CHILD,
    child_name_from="LAchildID",
    main=MAIN,
    sex="Sex",
    date_of_birth="PersonBirthDate",
    read_code_sets=lambda: read_code_sets(__name__),
    load_dataset=later("worker.returns.cin.dataset:Dataset"),
    load_rules=lambda: later("worker.rules.cin:all_rules")()(),
    load_answers=later("worker.returns.cin.suggestions.all_answers:ANSWERS"),
    load_key_figures=later("worker.returns.cin.key_figures.all_figures:KEY_FIGURES"),
    load_hints=lambda: later("worker.rules.cin:all_hints")()(),
    warning_word=CountedWord("query", "queries"),
    explains_warnings=True,
    hint_word=CountedWord("notice", "notices"),
    about_hints="These are our own notices. DfE does not check for them.",
    load_file_checks=later("worker.returns.cin.file_checks:FILE_CHECKS"),
    load_own_check_examples=lambda: later("worker.returns.cin.own_check_examples:read_examples")()(),
    dates=DateForm.ISO,
    portal_formats=("xml",),
    reports_last_year=False,
    compares_last_year=True,
    xml=XML,
    keeps_source=True,
    layout=RecordLayout(facts=MAIN, opens="CINdetails"),
    load_sample_maker=later("worker.returns.cin.sample.maker:MAKER"),
    story=STORY,
    # DfE's guide: the census closes at the end of July after the year.
    usual_deadline=MonthDay(7, 31),
    themes=tuple(map(str, Theme)),
)

codes = CIN.codes
