"""The Children in Need census: children referred to children's social care in England."""

from __future__ import annotations

from worker.returns.cin.dictionary import CHILD, FIRST_YEAR, LAST_YEAR, MAIN, MODULES, read_code_sets
from worker.returns.cin.story import STORY
from worker.returns.cin.xml import XML
from worker.returns.definition import MonthDay, Return, later
from worker.returns.module import DateForm
from worker.returns.record_layout import RecordLayout
from worker.rules.cin.themes import Theme

CIN = Return(
    name="cin",
    title="Children in Need census",
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    modules=MODULES,
    child=CHILD,
    child_name_from="LAchildID",
    main=MAIN,
    sex="Sex",
    date_of_birth="PersonBirthDate",
    read_code_sets=read_code_sets,
    load_dataset=later("worker.returns.cin.dataset:Dataset"),
    load_rules=lambda: later("worker.rules.cin:all_rules")()(),
    dates=DateForm.ISO,
    reports_last_year=False,
    xml=XML,
    layout=RecordLayout(facts=MAIN, opens="CINdetails"),
    story=STORY,
    # DfE's guide: the census closes at the end of July after the year.
    usual_deadline=MonthDay(7, 31),
    themes=tuple(map(str, Theme)),
)

codes = CIN.codes
