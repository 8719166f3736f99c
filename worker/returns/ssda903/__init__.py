"""The SSDA903 return: children looked after by councils in England."""

from __future__ import annotations

from typing import TYPE_CHECKING

from worker.returns.definition import (
    ColumnRef,
    Fact,
    RecordLayout,
    ReferenceList,
    ReferenceReader,
    Return,
    Split,
    TableRef,
)
from worker.returns.ssda903.dictionary import FIRST_YEAR, LAST_YEAR, MODULES, read_code_sets

if TYPE_CHECKING:
    from worker.checking.rule import Rule
    from worker.prevalidation.file_check import FileCheck
    from worker.returns.ssda903.dataset import Dataset

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


# What follows takes time to import, so each part is imported when it is first asked for.


def _dataset() -> type[Dataset]:
    from worker.returns.ssda903.dataset import Dataset

    return Dataset


def _rules() -> tuple[Rule, ...]:
    from worker.rules.ssda903 import all_rules

    return all_rules()


def _file_checks() -> tuple[FileCheck, ...]:
    from worker.returns.ssda903.file_checks import FILE_CHECKS

    return FILE_CHECKS


def _ofsted() -> ReferenceReader:
    from worker.returns.ssda903.ofsted.reader import OfstedReader

    return OfstedReader()


SSDA903 = Return(
    name="ssda903",
    title="SSDA903",
    first_year=FIRST_YEAR,
    last_year=LAST_YEAR,
    modules=MODULES,
    child="CHILD",
    main="Header",
    sex="SEX",
    date_of_birth="DOB",
    read_code_sets=read_code_sets,
    load_dataset=_dataset,
    load_rules=_rules,
    load_file_checks=_file_checks,
    layout=RecordLayout(
        facts="Header",
        more_facts=(Fact("UASC", "DUC", "UASC ceased"),),
        opens="Episodes",
        split=Split("Episodes", "DECOM", "DEC", "REC", "X1", "RNE", "S"),
    ),
    reference_lists=(ReferenceList(OFSTED, "the Ofsted list", _ofsted),),
    beside_theme={"Placement": tuple(ColumnRef(_EPISODES, column) for column in _OF_PLACEMENTS)},
)

codes = SSDA903.codes
