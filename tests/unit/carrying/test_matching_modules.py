"""Every module and pass: a row with a key of each module, changed so that each pass in turn has to find it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pytest

from tests.unit.carrying.extracts import CHILD, Found, found, match
from worker.returns.ssda903 import SSDA903


class Case(NamedTuple):
    """A row, and what can be changed of it."""

    row: Mapping[str, str]
    another: Mapping[str, str]
    """A change outside the key."""
    key: Mapping[str, str]
    """A change of the key; by its second key the row is still known. Empty if there is none."""
    tie: Mapping[str, str] = {}
    """What another row with the same key has; empty if only whole rows tell them apart."""


CASES = {
    "Header": Case({"SEX": "M", "ETHNIC": "WBRI", "UPN": "UN1", "MOTHER": "0"}, {"MOTHER": "1"}, {}),
    "Episodes": Case(
        {"DECOM": "04/02/2025", "RNE": "S", "LS": "C2", "PLACE": "U1", "DEC": "05/06/2025", "REC": "E4A"},
        {"CIN": "N2"},
        {"DECOM": "05/02/2025"},
        {"RNE": "P", "REC": "X1"},
    ),
    "Reviews": Case(
        {"REVIEW": "16/05/2025", "REVIEW_CODE": "PN1"},
        {"DOB": "13/05/2015"},
        {"REVIEW": "16/06/2025"},
        {"REVIEW_CODE": "PN3"},
    ),
    "UASC": Case({"SEX": "M", "DUC": "04/04/2026"}, {"SEX": "F"}, {}, {"DUC": "05/04/2026"}),
    "OC2": Case({"SDQ_SCORE": "12", "CONVICTED": "0", "TEETH_CHECK": "1"}, {"SDQ_SCORE": "13"}, {}),
    "OC3": Case({"IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "B1"}, {"ACCOM": "C1"}, {}),
    "AD1": Case({"DATE_INT": "03/01/2025", "NB_ADOPTR": "2", "SEX_ADOPTR": "MM"}, {"LS_ADOPTR": "L4"}, {}),
    "PlacedAdoption": Case(
        {"DATE_PLACED": "03/01/2025", "DATE_PLACED_CEASED": "04/05/2025"},
        {"REASON_PLACED_CEASED": "RD1"},
        {"DATE_PLACED": "04/01/2025"},
        {"DATE_PLACED_CEASED": "05/05/2025"},
    ),
    "PrevPerm": Case({"PREV_PERM": "P1", "LA_PERM": "352", "DATE_PERM": "zz/05/2020"}, {"LA_PERM": "353"}, {}),
    "Missing": Case(
        {"MISSING": "M", "MIS_START": "03/05/2025", "MIS_END": "04/05/2025"},
        {"DOB": "13/05/2015"},
        {"MIS_START": "02/05/2025"},
        {"MISSING": "A"},
    ),
    "SWEpisodes": Case(
        {"SW_ID": "SW1111", "SW_DECOM": "03/05/2025", "SW_DEC": "04/09/2025"},
        {"SW_REASON": "STG2"},
        {"SW_DECOM": "02/05/2025"},
        {"SW_ID": "SW2222"},
    ),
    "DoLo": Case(
        {"DOLO_START": "03/05/2025", "DOLO_END": "04/09/2025"},
        {"DOB": "13/05/2015"},
        {"DOLO_START": "02/05/2025"},
        {"DOLO_END": "05/09/2025"},
    ),
}
OPEN = {
    "Episodes": ("DEC", "REC"), "PlacedAdoption": ("DATE_PLACED_CEASED",), "Missing": ("MIS_END",),
    "SWEpisodes": ("SW_DEC",), "DoLo": ("DOLO_END",),
}  # fmt: skip
"""Columns that are blank while something continues; a row is known by being the child's only such one."""
every_module = pytest.mark.parametrize(("module", "case"), CASES.items(), ids=CASES)
with_second_key = pytest.mark.parametrize(
    ("module", "case"), [(module, case) for module, case in CASES.items() if case.key]
)


def test_every_module_has_a_case() -> None:
    assert list(CASES) == [module.name for module in SSDA903.modules]


@every_module
def test_the_whole_row(module: str, case: Case) -> None:
    assert found(match(module, [case.row], [case.row])) == {0: Found(0, "whole row")}


@every_module
def test_the_whole_row_as_edited(module: str, case: Case) -> None:
    at_source = {**case.row, **case.another}
    assert found(match(module, [case.row], [at_source], {0: case.another})) == {0: Found(0, "mine")}


@every_module
def test_the_key(module: str, case: Case) -> None:
    at_source = {**case.row, **case.another}
    assert found(match(module, [case.row], [at_source])) == {0: Found(0, "key")}


@pytest.mark.parametrize(("module", "case"), [(module, case) for module, case in CASES.items() if case.tie])
def test_a_tie_on_the_key(module: str, case: Case) -> None:
    rows = [case.row, {**case.row, **case.tie}]
    changed = [{**row, **case.another} for row in reversed(rows)]
    assert {old: each.new for old, each in found(match(module, rows, changed)).items()} == {0: 1, 1: 0}


@every_module
def test_the_edited_key(module: str, case: Case) -> None:
    edit = case.key or {"CHILD": "2000016"}
    at_source = {**case.row, **edit, **case.another}
    assert found(match(module, [case.row], [at_source], {0: edit})) == {0: Found(0, "key of mine")}


@with_second_key
def test_the_second_key(module: str, case: Case) -> None:
    at_source = {**case.row, **case.key}
    matches = found(match(module, [case.row], [at_source]))
    assert matches == {0: Found(0, "second key", certain=False)}


@with_second_key
def test_the_second_key_as_edited(module: str, case: Case) -> None:
    second = SSDA903.module(module).row_identity.second_keys[0].equal
    blank = {**case.row, **dict.fromkeys(second, "")}
    edit = {column: case.row.get(column, "") for column in second}
    other = {**blank, **case.key, "DOB": "01/01/2001"}
    at_source = {**case.row, **case.key}
    matches = found(match(module, [blank, other], [other, at_source], {0: edit}))
    assert matches == {0: Found(1, "second key", certain=False), 1: Found(0, "whole row")}


@pytest.mark.parametrize("module", OPEN)
def test_the_only_open_row(module: str) -> None:
    case = CASES[module]
    row = {**case.row, **dict.fromkeys(OPEN[module], "")}
    at_source = {**row, **case.key}
    assert found(match(module, [row], [at_source])) == {0: Found(0, "second key", certain=False)}
    two_open = [row, {**row, **dict.fromkeys(case.key, "01/01/2024")}]
    assert match(module, two_open, [at_source]).gone == [0, 1]


@every_module
def test_the_row_of_a_child_with_a_new_id(module: str, case: Case) -> None:
    at_source = {**case.row, **case.another, "CHILD": "2000016"}
    matches = match(module, [case.row], [at_source], same_children={CHILD: "2000016"})
    assert found(matches) == {0: Found(0, "child ID")}


@every_module
def test_a_row_that_is_gone_and_one_that_is_new(module: str, case: Case) -> None:
    matches = match(module, [case.row], [{**case.row, "CHILD": "2000016"}])
    assert (found(matches), matches.gone, matches.new) == ({}, [0], [0])
