"""The kinds of problem that are looked for before the rules run, each explained in plain English.

A kind is known by a short name that never changes, as messages to the page use it. A return adds its own kinds
(``FileCheck``).
"""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from worker.reading.xml_faults import TagFault
from worker.returns.definition import Return
from worker.values import ValueFault

LOST_ZEROS = "lost_zeros"
SECOND_ROW = "second_row"
REPEATED_ROW = "repeated_row"

OTHER_RETURN = "other_return"
OTHER_YEAR = "other_year"

LEFT_TO_RULES = frozenset({ValueFault.NOT_A_CODE, ValueFault.NOT_THE_SHAPE})
"""Faults of values that rules report already."""


class Explanation(NamedTuple):
    """A kind of problem in words for the user."""

    title: str
    """What it is, as a heading."""
    why: str
    """Why it matters, in a sentence."""
    remedy: str
    """What to do."""
    severity: Literal["error", "warning"] = "error"
    """An error stops the value being read as it was meant; a warning does not."""
    refuses_file: bool = False
    """Whether DfE's portal rejects a whole file for one such problem, before its rules run."""


def not_in_main(definition: Return) -> str:
    """The kind for a child that the main module does not list."""
    return f"not_in_{definition.main.lower()}"


def differs(column: str) -> str:
    """The kind for a value that differs from the module that holds it."""
    return f"{column.lower()}_differs"


@cache
def explanations(definition: Return) -> dict[str, Explanation]:
    """Every kind of problem of a return with its explanation, in the order in which they are listed."""
    return {
        **(_OF_STRUCTURE if definition.xml and definition.xml.strict else {}),
        **_OF_CHILD_IDS,
        **_OF_DAMAGE,
        **_of_dates(definition),
        **_OF_TEXTS,
        not_in_main(definition): _not_in_main(definition.module(definition.main).title),
        **{check.kind: check.explanation for check in definition.load_file_checks()},
        **_of_differences(definition),
        **_of_rows(definition),
    }


_USE_PROPOSAL = "Use the suggested value, here or in your case management system"

REFUSED = "DfE’s portal checks this before its rules, and rejects the whole file."
"""What kinds of problem say for which that is so."""
_OF_STRUCTURE: dict[str, Explanation] = {
    OTHER_RETURN: Explanation(
        "File for another return",
        f"The header names another collection. {REFUSED}",
        "Check that this is the right file. If it is, use the suggested value.",
        refuses_file=True,
    ),
    OTHER_YEAR: Explanation(
        "File for a different year",
        "The header says which year the file is for. The rules of the year that you chose may not fit it.",
        "Change the collection year, or correct the year in the header.",
    ),
    TagFault.REPEATED: Explanation(
        "Element repeated",
        f"The file has an element more than once where only 1 is allowed. {REFUSED}",
        "Remove the wrong element, or merge the two.",
        refuses_file=True,
    ),
    TagFault.EMPTY: Explanation(
        "Empty group",
        f"A group of elements has nothing in it. {REFUSED}",
        "Add what is missing, or remove the group.",
        refuses_file=True,
    ),
    TagFault.PLACE: Explanation(
        "Element in the wrong place",
        f"The file has an element in a group where it does not belong. {REFUSED}",
        "Correct the export, or ask the supplier of your case management system.",
        refuses_file=True,
    ),
    TagFault.ORDER: Explanation(
        "Elements in the wrong order",
        f"DfE needs the elements of a group in a fixed order. {REFUSED}",
        "Correct the export, or ask the supplier of your case management system.",
        refuses_file=True,
    ),
    TagFault.TEXT: Explanation(
        "Text between elements",
        f"There is text between elements, where no value can be. {REFUSED}",
        "Remove the text from the file, or correct the export.",
        refuses_file=True,
    ),
}
_OF_CHILD_IDS: dict[str, Explanation] = {
    ValueFault.CHILD_BLANK: Explanation(
        "Child ID is blank",
        "A row without a child ID does not belong to a child. Most rules skip it and DfE can’t load it.",
        "Add the child ID, or delete the row if it is left over from the export.",
    ),
    ValueFault.CHILD_CHARACTERS: Explanation(
        "Child ID has characters other than letters and digits",
        "DfE accepts only letters and digits in a child ID, so it may reject the file.",
        "Correct the child ID in every file, the same way as in last year’s return.",
        "warning",
    ),
    LOST_ZEROS: Explanation(
        "Child ID has probably lost its leading zeros",
        "Excel removes leading zeros when it opens a CSV file. The child then looks like a different child.",
        f"{_USE_PROPOSAL}. Or export the file again and do not save it in Excel.",
    ),
}
_OF_DAMAGE: dict[str, Explanation] = {
    ValueFault.SCIENTIFIC: Explanation(
        "Number damaged by Excel (scientific notation)",
        "Excel has shortened a long number, such as 1.23457E+12. The lost digits can’t be worked out.",
        "Copy the value from your case management system, or export the file again and do not save it in Excel.",
    ),
    ValueFault.EXCEL_ERROR: Explanation(
        "Excel error instead of a value",
        "A formula, or a column that was too narrow, put a mark such as #N/A or ##### where the value should be.",
        "Look up the value in your case management system. Leave the cell blank if there is none.",
    ),
    ValueFault.EXCEL_TEXT_MARK: Explanation(
        "Value with Excel’s marks for text",
        "The apostrophe, or the equals sign with quotation marks, is for Excel only and makes the value invalid.",
        f"{_USE_PROPOSAL}. It is the value without the marks.",
    ),
    ValueFault.QUOTATION_MARKS: Explanation(
        "Value in quotation marks",
        "The quotation marks count as part of the value, so it is not valid.",
        f"{_USE_PROPOSAL}. It is the value without the marks.",
    ),
    ValueFault.DECIMALS: Explanation(
        "Code or number written with decimals",
        "A spreadsheet has turned a code into a number, such as 1.0 instead of 1. This is not a valid code.",
        f"{_USE_PROPOSAL}. It is the value without the decimals.",
    ),
}
_OF_TEXTS: dict[str, Explanation] = {
    ValueFault.WORD_FOR_CODE: Explanation(
        "Word instead of a code",
        "The export gives the meaning, such as Male or TRUE, but DfE accepts only the code.",
        f"{_USE_PROPOSAL}. It is the code for the collection year.",
    ),
    ValueFault.CODE_OF_OTHER_YEARS: Explanation(
        "Code from other years",
        "DfE changed the codes of this field. The value was a valid code in other years, but it is not valid now.",
        f"{_USE_PROPOSAL}. It is the code with the same meaning.",
    ),
    ValueFault.BLANK_WORD: Explanation(
        "Word that means “no value”",
        "Words such as NULL come from a database. They count as values, and they are not valid.",
        "Clear the value, here or in your case management system, or enter the correct value.",
    ),
    ValueFault.GARBLED: Explanation(
        "Letters garbled by a wrong encoding",
        "The file was saved as one kind of text and opened as another, so ’ became â€™, for example.",
        "Use the suggested value if there is one, or export the file again and save it as “CSV UTF-8”.",
        "warning",
    ),
    ValueFault.UNSEEN: Explanation(
        "Invisible characters in the value",
        "They come from web pages, emails and documents. The value is not what it looks like.",
        f"{_USE_PROPOSAL}. It is the value without these characters.",
    ),
    ValueFault.SPACES: Explanation(
        "Spaces or invisible characters around the value",
        "The checks here ignore the spaces, but the DfE system may not.",
        f"{_USE_PROPOSAL}. It is the value without the spaces.",
        "warning",
    ),
    ValueFault.LOWER_CASE: Explanation(
        "Code in lower case",
        "The checks here read it as upper case, but the DfE system may not.",
        f"{_USE_PROPOSAL}. It is the same code in upper case.",
        "warning",
    ),
    ValueFault.TOO_LONG: Explanation(
        "Value longer than the field allows",
        "DfE’s file format has a maximum length for each field. DfE can’t load a longer value.",
        "Correct the value. Often 2 values are in one cell, or a separator is missing.",
    ),
}


def _of_rows(definition: Return) -> dict[str, Explanation]:
    is_refused = definition.xml is not None and definition.xml.strict
    return {
        SECOND_ROW: Explanation(
            "More than one row for a child where one is expected",
            f"A child can have only one of these. {REFUSED}"
            if is_refused
            else "This file should have one row for each child. We do not know which row is correct.",
            "Keep the correct row and delete the others. If two children have the same ID, correct the ID.",
            refuses_file=is_refused,
        ),
        REPEATED_ROW: Explanation(
            "Duplicate rows",
            "A duplicate row is counted twice, and is an error in most modules.",
            "Delete the duplicate row.",
        ),
    }


def _of_dates(definition: Return) -> dict[str, Explanation]:
    form = definition.dates
    is_refused = definition.xml is not None and definition.xml.strict
    return {
        ValueFault.DATE_FORM: Explanation(
            f"Date not in the format {form}",
            f"DfE accepts dates only as {form}. The checks treat dates in most other formats as missing.",
            f"{_USE_PROPOSAL}, if it is the correct date. Or set the date format of your export to {form}.",
            refuses_file=is_refused,
        ),
        ValueFault.DATE_UNREADABLE: Explanation(
            "Not a date, or a date that can be read in more than one way",
            "The checks treat it as missing, so rules that need the date can’t find other errors.",
            f"Look up the date in your case management system and write it as {form}.",
            refuses_file=is_refused,
        ),
        ValueFault.PLACEHOLDER_DATE: Explanation(
            "Date that means “no date”",
            "Software writes these dates when there is no date. The checks treat them as real or invalid dates.",
            "Clear the date, here or in your case management system, or enter the correct date.",
        ),
    }


def _not_in_main(main: str) -> Explanation:
    return Explanation(
        f"Child is not in the {main} file",
        f"Every child must have a row in {main}. Without it we can’t check rules on the child’s age and sex.",
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
                    f"A child must have the same {in_sentence} in all files. Rules on age may give wrong results."
                    if column == definition.date_of_birth
                    else f"A child must have the same {in_sentence} in all files.",
                    "Find out which is right and change the other.",
                )
    return found
