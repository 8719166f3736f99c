"""Checks of the census's files that DfE's portal makes before its rules, besides the checks for every return.

What a rule reports is left to the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import numpy as np

from worker.dataset.column import Rows
from worker.dataset.joins import others
from worker.prevalidation.children import Children
from worker.prevalidation.file_check import FileCheck
from worker.prevalidation.kinds import REFUSED, Explanation
from worker.prevalidation.problems import Batch, Diagnosis
from worker.prevalidation.raw import RawTable
from worker.returns.cin.dictionary import MAIN, REAL_UPN

_WITHOUT_VALUE = "without_value"
_WITHOUT_CHARACTERISTICS = "without_characteristics"
_NOT_OF_ITS_TYPE = "not_of_its_type"
_UPN_FORM = "upn_form"

_REQUIRED: dict[str, dict[str, str]] = {
    "Header": dict.fromkeys(
        ("Collection", "Year", "ReferenceDate", "SourceLevel", "LEA", "SerialNo", "DateTime"), ""
    ),
    "Assessments": {"AssessmentActualStartDate": "AssessmentAuthorisationDate"},
    "Section47": {"S47ActualStartDate": "DateOfInitialCPC", "ICPCnotRequired": ""},
}
"""The required columns that no rule reports if they are blank. Some depend on a second column: rule 8736
reports an assessment without start unless it is authorised, rule 8615 an enquiry without start if it has a
conference."""
_REPORTED_IF_FILLED = ("DateOfInitialCPC",)
_TYPED = {
    "Header": ("Year", "LEA", "SourceLevel", "SerialNo", "DateTime"),
    MAIN: ("UPNunknown",),
    "Section47": ("ICPCnotRequired",),
}
"""The columns whose values no rule checks."""
_DIGITS_OF_UPN = slice(4, 12)
_TEMPORARY_UPN = re.compile(r"[0-9]{11}[A-HJ-NP-RT-Z]")
"""The end of a UPN of which no rule checks the first letter."""


def _without_value(tables: Mapping[str, RawTable], _children: Children) -> Iterator[Batch]:
    for module, columns in _REQUIRED.items():
        table = tables.get(module)
        for name, other in columns.items():
            if table is not None and name in table.columns:
                yield _blanks(table, name, _blank_rows(table, name, other))


def _blank_rows(table: RawTable, name: str, other: str) -> Rows:
    blank = table.columns[name].numbers < 0
    if other in table.columns:
        filled = table.columns[other].numbers >= 0
        blank &= ~filled if other in _REPORTED_IF_FILLED else filled
    return np.flatnonzero(blank)


def _blanks(table: RawTable, name: str, rows: Rows) -> Batch:
    label = table.module.field(name).label
    blank = Diagnosis("", None, f"{label} ({name}) is missing. Enter it.")
    return Batch(_WITHOUT_VALUE, table.name, name, rows, np.zeros(len(rows), dtype=np.int64), [blank])


def _without_characteristics(tables: Mapping[str, RawTable], children: Children) -> Iterator[Batch]:
    if not {MAIN, "ChildCharacteristics"} <= tables.keys():
        return
    alone = others(children.within("ChildCharacteristics"))
    yield tables[MAIN].about_children(
        _WITHOUT_CHARACTERISTICS,
        np.flatnonzero(alone[children.rows[MAIN]] & (children.rows[MAIN] >= 0)),
        lambda child: f"Child {child} has no ChildCharacteristics. Add the group with the child’s ethnicity.",
    )


def _not_of_its_type(tables: Mapping[str, RawTable], _children: Children) -> Iterator[Batch]:
    for module, columns in _TYPED.items():
        for name in columns:
            table = tables.get(module)
            if table is not None and name in table.columns:
                column = table.columns[name]
                faulty = {
                    number: Diagnosis(column.texts.values[number], reading.meant, reading.message)
                    for number, reading in column.texts.left_to_rules.items()
                }
                yield column.batch(_NOT_OF_ITS_TYPE, table.name, name, faulty)


def _upn_form(tables: Mapping[str, RawTable], _children: Children) -> Iterator[Batch]:
    """UPNs in the wrong format that rules 1510 to 1550 do not report."""
    table = tables.get(MAIN)
    if table is None or "UPN" not in table.columns:
        return
    column = table.columns["UPN"]
    message = "A UPN is a letter, 11 digits, and a digit or a letter. Look it up and correct it."
    faulty = {
        number: Diagnosis(column.texts.values[number], None, message)
        for number, text in enumerate(column.texts.meant)
        if text and _is_left_by_rules(text)
    }
    yield column.batch(_UPN_FORM, table.name, "UPN", faulty)


def _is_left_by_rules(upn: str) -> bool:
    digits = upn[_DIGITS_OF_UPN]
    if re.fullmatch(REAL_UPN, upn) or not re.fullmatch("[0-9]{8}", digits):
        return False
    return len(upn) != 13 or _TEMPORARY_UPN.fullmatch(upn[1:]) is not None


FILE_CHECKS = (
    FileCheck(
        _WITHOUT_VALUE,
        Explanation(
            "Required element missing",
            f"The census must have a value here. {REFUSED}",
            "Enter the value, here or in your case management system.",
            refuses_file=True,
        ),
        _without_value,
    ),
    FileCheck(
        _WITHOUT_CHARACTERISTICS,
        Explanation(
            "Child without ChildCharacteristics",
            f"Every child must have the group that holds the ethnicity. {REFUSED}",
            "Add the child’s ethnicity, here or in your case management system.",
            refuses_file=True,
        ),
        _without_characteristics,
    ),
    FileCheck(
        _NOT_OF_ITS_TYPE,
        Explanation(
            "Value in the wrong format",
            f"DfE’s file format does not allow this value here. {REFUSED}",
            "Correct the value, here or in your case management system.",
            refuses_file=True,
        ),
        _not_of_its_type,
    ),
    FileCheck(
        _UPN_FORM,
        Explanation(
            "UPN in the wrong format",
            f"A UPN has 13 characters. {REFUSED}",
            "Look up the child’s UPN, or leave it blank and give the reason.",
            refuses_file=True,
        ),
        _upn_form,
    ),
)
