"""The kinds of problem that are looked for before the rules, each explained in plain English."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple


class ProblemKind(StrEnum):
    """What can be wrong with a cell, a row or a child before any rule is run; in the order of the list shown."""

    CHILD_BLANK = "child_blank"
    CHILD_CHARACTERS = "child_characters"
    LOST_ZEROS = "lost_zeros"
    SCIENTIFIC = "scientific"
    EXCEL_ERROR = "excel_error"
    EXCEL_TEXT_MARK = "excel_text_mark"
    DECIMALS = "decimals"
    DATE_FORM = "date_form"
    DATE_UNREADABLE = "date_unreadable"
    WORD_FOR_CODE = "word_for_code"
    BLANK_WORD = "blank_word"
    GARBLED = "garbled"
    SPACES = "spaces"
    LOWER_CASE = "lower_case"
    TOO_LONG = "too_long"
    NOT_IN_HEADER = "not_in_header"
    WITHOUT_EPISODES = "without_episodes"
    DOB_DIFFERS = "dob_differs"
    SEX_DIFFERS = "sex_differs"
    SECOND_ROW = "second_row"
    REPEATED_ROW = "repeated_row"


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


_USE_PROPOSAL = "Enter the proposed value where the record is kept"

EXPLANATIONS: dict[ProblemKind, Explanation] = {
    ProblemKind.CHILD_BLANK: Explanation(
        "Child ID is blank",
        "A row without a child ID belongs to no child, so most rules pass over it and DfE can’t take it.",
        "Give the child ID, or delete the row if it is left over from the export.",
    ),
    ProblemKind.CHILD_CHARACTERS: Explanation(
        "Child ID has characters other than letters and digits",
        "DfE takes letters and digits only in a child ID, so the file may be refused.",
        "Correct the child ID in every file, in the same way as in last year’s return.",
        "warning",
    ),
    ProblemKind.LOST_ZEROS: Explanation(
        "Child ID has probably lost its leading zeros",
        "Excel takes away leading zeros when it opens a CSV file. The child is then taken for another one.",
        f"{_USE_PROPOSAL}, or export the file again and do not save it from Excel.",
    ),
    ProblemKind.SCIENTIFIC: Explanation(
        "Number damaged by Excel (scientific notation)",
        "Excel has shortened a long number, such as 1.23457E+12. The digits that are lost can’t be worked out.",
        "Copy the value from your case management system, or export the file again and do not save it from Excel.",
    ),
    ProblemKind.EXCEL_ERROR: Explanation(
        "Excel error in place of a value",
        "A formula or a column that was too narrow left a mark such as #N/A or ##### where the value should be.",
        "Look up the value in your case management system. Leave the cell blank if there is none.",
    ),
    ProblemKind.EXCEL_TEXT_MARK: Explanation(
        "Value in Excel’s marks for text",
        "The apostrophe, or the equals sign with quotation marks, is for Excel only and makes the value invalid.",
        f"{_USE_PROPOSAL}, which is the value without the marks.",
    ),
    ProblemKind.DECIMALS: Explanation(
        "Code or number written with decimals",
        "A spreadsheet has turned a code into a number, such as 1.0 for 1. It is not a valid code like this.",
        f"{_USE_PROPOSAL}, which is the value without the decimals.",
    ),
    ProblemKind.DATE_FORM: Explanation(
        "Date not written dd/mm/yyyy",
        "DfE takes dates as dd/mm/yyyy only. Dates in most other forms count as missing in the checks.",
        f"{_USE_PROPOSAL} if it is the date that was meant, or set the date format of your export to dd/mm/yyyy.",
    ),
    ProblemKind.DATE_UNREADABLE: Explanation(
        "Not a date, or a date that can be read in more than one way",
        "What is not a date counts as missing, so that rules which need it can’t see other errors.",
        "Look up the date in your case management system and write it as dd/mm/yyyy.",
    ),
    ProblemKind.WORD_FOR_CODE: Explanation(
        "Word in place of a code",
        "The export gives the meaning, such as Male or TRUE, where DfE takes the code only.",
        f"{_USE_PROPOSAL}, which is the code of the collection year.",
    ),
    ProblemKind.BLANK_WORD: Explanation(
        "Word that stands for “no value”",
        "Words such as NULL come from a database. They count as values, and none of them is valid.",
        "Leave the cell blank where the record is kept, or fill in the value.",
    ),
    ProblemKind.GARBLED: Explanation(
        "Letters garbled by a wrong encoding",
        "The file was saved as one kind of text and opened as another, so that ’ became â€™, for example.",
        "Enter the proposed value if there is one, or export the file again and save it as “CSV UTF-8”.",
        "warning",
    ),
    ProblemKind.SPACES: Explanation(
        "Spaces or invisible characters around the value",
        "The checks here ignore the spaces, but the DfE system may not.",
        f"{_USE_PROPOSAL}, which is the value without them.",
        "warning",
    ),
    ProblemKind.LOWER_CASE: Explanation(
        "Code in lower case",
        "The checks here read it as upper case, but the DfE system may not.",
        f"{_USE_PROPOSAL}, which is the same in upper case.",
        "warning",
    ),
    ProblemKind.TOO_LONG: Explanation(
        "Value longer than the field allows",
        "DfE’s file format has a greatest length for each field; a longer value can’t be loaded.",
        "Correct the value. Often two values stand in one cell, or a separator is missing.",
    ),
    ProblemKind.NOT_IN_HEADER: Explanation(
        "Child is not in the Header file",
        "Every child in any file must have a row in Header. Rules on the child’s age and sex can’t be checked.",
        "Add the child to Header, correct the child ID, or remove the row if the child is not in this return.",
    ),
    ProblemKind.WITHOUT_EPISODES: Explanation(
        "Child in Header without any episode",
        "DfE refuses a Header row without an episode, unless the child is a care leaver with a row in OC3.",
        "Add the child’s episodes or its OC3 row, or remove the child from Header.",
    ),
    ProblemKind.DOB_DIFFERS: Explanation(
        "Date of birth differs from Header",
        "A child has one date of birth in all files. Rules that depend on age may give wrong results.",
        "Find out which of the two is right, and correct the other.",
    ),
    ProblemKind.SEX_DIFFERS: Explanation(
        "Sex differs from Header",
        "A child has the same sex in all files.",
        "Find out which of the two is right, and correct the other.",
    ),
    ProblemKind.SECOND_ROW: Explanation(
        "More than one row for a child where one is expected",
        "This file holds one row for each child. Which of the rows counts is not known.",
        "Keep the row that is right and delete the others. For two children with one ID, correct the ID.",
    ),
    ProblemKind.REPEATED_ROW: Explanation(
        "The same row twice",
        "A row that stands in the file twice is counted twice, and is an error in most modules.",
        "Delete the repeated row.",
    ),
}
"""Every kind has one."""
