"""The kinds of problem that are looked for before the rules, each explained in plain English.

A kind is known by a short name that lasts, which is on the wire. A return adds kinds of its own (``FileCheck``).
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from worker.returns.definition import Return
from worker.values import ValueFault

LOST_ZEROS = "lost_zeros"
SECOND_ROW = "second_row"
REPEATED_ROW = "repeated_row"

LEFT_TO_RULES = frozenset({ValueFault.NOT_A_CODE, ValueFault.NOT_THE_SHAPE})
"""Faults of values that rules report; here they would come twice."""


class Explanation(NamedTuple):
    """A kind of problem in words for the user."""

    title: str
    """What it is, as a heading."""
    why: str
    """Why it matters, in a sentence."""
    remedy: str
    """What to do."""
    severity: Literal["error", "warning"] = "error"
    """An error keeps the value from being read as what it is meant to be; a warning does not."""


def not_in_main(definition: Return) -> str:
    """The kind of a child that the main module does not list."""
    return f"not_in_{definition.main.lower()}"


def differs(column: str) -> str:
    """The kind of a value that is not the one in the module that holds it."""
    return f"{column.lower()}_differs"


@cache
def explanations(definition: Return) -> dict[str, Explanation]:
    """Every kind of problem of a return with its explanation, in the order in which they are listed."""
    return {
        **_OF_CHILD_IDS,
        **_OF_DAMAGE,
        **_of_dates(definition),
        **_OF_TEXTS,
        not_in_main(definition): _not_in_main(definition.module(definition.main).title),
        **{check.kind: check.explanation for check in definition.load_file_checks()},
        **_of_differences(definition),
        **_OF_ROWS,
    }


_USE_PROPOSAL = "Enter the proposed value where the record is kept"

_OF_CHILD_IDS: dict[str, Explanation] = {
    ValueFault.CHILD_BLANK: Explanation(
        "Child ID is blank",
        "A row without a child ID belongs to no child, so most rules pass over it and DfE can’t take it.",
        "Give the child ID, or delete the row if it is left over from the export.",
    ),
    ValueFault.CHILD_CHARACTERS: Explanation(
        "Child ID has characters other than letters and digits",
        "DfE takes letters and digits only in a child ID, so the file may be refused.",
        "Correct the child ID in every file, in the same way as in last year’s return.",
        "warning",
    ),
    LOST_ZEROS: Explanation(
        "Child ID has probably lost its leading zeros",
        "Excel takes away leading zeros when it opens a CSV file. The child is then taken for another one.",
        f"{_USE_PROPOSAL}, or export the file again and do not save it from Excel.",
    ),
}
_OF_DAMAGE: dict[str, Explanation] = {
    ValueFault.SCIENTIFIC: Explanation(
        "Number damaged by Excel (scientific notation)",
        "Excel has shortened a long number, such as 1.23457E+12. The digits that are lost can’t be worked out.",
        "Copy the value from your case management system, or export the file again and do not save it from Excel.",
    ),
    ValueFault.EXCEL_ERROR: Explanation(
        "Excel error in place of a value",
        "A formula or a column that was too narrow left a mark such as #N/A or ##### where the value should be.",
        "Look up the value in your case management system. Leave the cell blank if there is none.",
    ),
    ValueFault.EXCEL_TEXT_MARK: Explanation(
        "Value in Excel’s marks for text",
        "The apostrophe, or the equals sign with quotation marks, is for Excel only and makes the value invalid.",
        f"{_USE_PROPOSAL}, which is the value without the marks.",
    ),
    ValueFault.QUOTATION_MARKS: Explanation(
        "Value in quotation marks",
        "The quotation marks count as part of the value, so it is not valid.",
        f"{_USE_PROPOSAL}, which is the value without the marks.",
    ),
    ValueFault.DECIMALS: Explanation(
        "Code or number written with decimals",
        "A spreadsheet has turned a code into a number, such as 1.0 for 1. It is not a valid code like this.",
        f"{_USE_PROPOSAL}, which is the value without the decimals.",
    ),
}
_OF_TEXTS: dict[str, Explanation] = {
    ValueFault.WORD_FOR_CODE: Explanation(
        "Word in place of a code",
        "The export gives the meaning, such as Male or TRUE, where DfE takes the code only.",
        f"{_USE_PROPOSAL}, which is the code of the collection year.",
    ),
    ValueFault.CODE_OF_OTHER_YEARS: Explanation(
        "Code of other years",
        "DfE changed the codes of this field. The value was a valid code in other years, and is not valid now.",
        f"{_USE_PROPOSAL}, which is the code with the same meaning.",
    ),
    ValueFault.BLANK_WORD: Explanation(
        "Word that stands for “no value”",
        "Words such as NULL come from a database. They count as values, and none of them is valid.",
        "Leave the cell blank where the record is kept, or fill in the value.",
    ),
    ValueFault.GARBLED: Explanation(
        "Letters garbled by a wrong encoding",
        "The file was saved as one kind of text and opened as another, so that ’ became â€™, for example.",
        "Enter the proposed value if there is one, or export the file again and save it as “CSV UTF-8”.",
        "warning",
    ),
    ValueFault.UNSEEN: Explanation(
        "Characters in the value that cannot be seen",
        "They come from web pages, emails and documents. With them the value is not the one that it looks like.",
        f"{_USE_PROPOSAL}, which is the value without them.",
    ),
    ValueFault.SPACES: Explanation(
        "Spaces or invisible characters around the value",
        "The checks here ignore the spaces, but the DfE system may not.",
        f"{_USE_PROPOSAL}, which is the value without them.",
        "warning",
    ),
    ValueFault.LOWER_CASE: Explanation(
        "Code in lower case",
        "The checks here read it as upper case, but the DfE system may not.",
        f"{_USE_PROPOSAL}, which is the same in upper case.",
        "warning",
    ),
    ValueFault.TOO_LONG: Explanation(
        "Value longer than the field allows",
        "DfE’s file format has a greatest length for each field; a longer value can’t be loaded.",
        "Correct the value. Often two values stand in one cell, or a separator is missing.",
    ),
}
_OF_ROWS: dict[str, Explanation] = {
    SECOND_ROW: Explanation(
        "More than one row for a child where one is expected",
        "This file holds one row for each child. Which of the rows counts is not known.",
        "Keep the row that is right and delete the others. For two children with one ID, correct the ID.",
    ),
    REPEATED_ROW: Explanation(
        "The same row twice",
        "A row that stands in the file twice is counted twice, and is an error in most modules.",
        "Delete the repeated row.",
    ),
}


def _of_dates(definition: Return) -> dict[str, Explanation]:
    form = definition.dates
    return {
        ValueFault.DATE_FORM: Explanation(
            f"Date not written {form}",
            f"DfE takes dates as {form} only. Dates in most other forms count as missing in the checks.",
            f"{_USE_PROPOSAL} if it is the date that was meant, or set the date format of your export to {form}.",
        ),
        ValueFault.DATE_UNREADABLE: Explanation(
            "Not a date, or a date that can be read in more than one way",
            "What is not a date counts as missing, so that rules which need it can’t see other errors.",
            f"Look up the date in your case management system and write it as {form}.",
        ),
        ValueFault.PLACEHOLDER_DATE: Explanation(
            "Date that stands for “no date”",
            "Software writes such dates where there is none. The checks take them as dates or as wrong ones.",
            "Leave the cell blank where the record is kept, or fill in the date.",
        ),
    }


def _not_in_main(main: str) -> Explanation:
    return Explanation(
        f"Child is not in the {main} file",
        f"Every child in any file must have a row in {main}. Rules on the child’s age and sex can’t be checked.",
        f"Add the child to {main}, correct the child ID, or remove the row if the child is not in this return.",
    )


def _of_differences(definition: Return) -> dict[str, Explanation]:
    found: dict[str, Explanation] = {}
    for module in definition.modules:
        for column, holder in module.repeated.items():
            if column != definition.child:
                label = module.field(column).label
                in_sentence = f"{label[0].lower()}{label[1:]}"
                found[differs(column)] = Explanation(
                    f"{label} differs from {definition.module(holder).title}",
                    f"A child has one {in_sentence} in all files. Rules that depend on age may give wrong results."
                    if column == definition.date_of_birth
                    else f"A child has the same {in_sentence} in all files.",
                    "Find out which of the two is right, and correct the other.",
                )
    return found
