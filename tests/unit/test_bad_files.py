"""Every file of the corpus of bad files gives the message that is expected of it, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from worker.prevalidation import prevalidate
from worker.prevalidation.kinds import LOST_ZEROS, REPEATED_ROW, SECOND_ROW
from worker.reading.containers import Contents, contents_of
from worker.reading.files import read_file
from worker.reading.refusal import NamesUnknown, Refused
from worker.reading.table import ReadTable
from worker.returns.cin import CIN
from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.values import ValueFault as K

CORPUS = Path(__file__).parent.parent / "bad_files"
CASES = sorted(path.name for path in CORPUS.iterdir() if path.name not in ("README.md", ".gitattributes"))


YEARS = {SSDA903.name: 2027, CIN.name: 2026}


class Refusal(NamedTuple):
    """The file is refused, with these words behind its name."""

    words: str


class Asked(NamedTuple):
    """The user is asked what columns are; unless that is answered, it is refused with these words."""

    words: str


class Warned(NamedTuple):
    """The file is read with a warning of these words behind its name."""

    words: str


class Found(NamedTuple):
    """Pre-validation finds this."""

    kind: str
    table: str
    line: int
    column: str
    proposal: str | None


EXPECTED: dict[str, list[Refusal | Asked | Warned | Found]] = {
    "another_file.csv": [Refusal("does not have the columns of any SSDA903 file")],
    "blank_lines_between.csv": [],
    "blank_lines_only.csv": [Refusal("is empty")],
    "bytes_of_no_encoding.csv": [Refusal("is damaged or is not a text file")],
    "child_id_blank.csv": [Found(K.CHILD_BLANK, "Reviews", 2, "CHILD", None)],
    "child_id_scientific.csv": [Found(K.SCIENTIFIC, "Reviews", 2, "CHILD", None)],
    "child_id_too_long.csv": [Found(K.TOO_LONG, "Reviews", 2, "CHILD", None)],
    "child_id_with_dash.csv": [Found(K.CHILD_CHARACTERS, "Reviews", 2, "CHILD", None)],
    "child_id_with_decimals.csv": [Found(K.DECIMALS, "Reviews", 2, "CHILD", "12345")],
    "child_id_with_space_behind.csv": [Found(K.SPACES, "Reviews", 2, "CHILD", "A1")],
    "child_not_in_header": [Found("not_in_header", "Reviews", 3, "CHILD", None)],
    "child_without_episodes": [Found("without_episodes", "Header", 3, "CHILD", None)],
    "cin_as_it_should_be.xml": [],
    "cin_child_id_missing.xml": [],
    "cin_child_twice.xml": [],
    "cin_code_lower_case.xml": [Found(K.LOWER_CASE, "ChildCharacteristics", 12, "Ethnicity", "WBRI")],
    "cin_cut_off.xml": [Refusal("can’t be read beyond line 17: it is not well-formed XML")],
    "cin_date_british.xml": [Found(K.DATE_FORM, "CINdetails", 15, "CINreferralDate", "2025-05-05")],
    "cin_date_with_time.xml": [Found(K.DATE_FORM, "CINdetails", 15, "CINreferralDate", "2025-05-05")],
    "cin_header_element_missing.xml": [Found("without_value", "Header", 3, "ReferenceDate", None)],
    "cin_identifiers_twice.xml": [Found(SECOND_ROW, "ChildIdentifiers", 12, "LAchildID", None)],
    "cin_meaning_for_code.xml": [Found(K.WORD_FOR_CODE, "ChildIdentifiers", 9, "Sex", "F")],
    "cin_other_year.xml": [Found("other_year", "Header", 3, "Year", "2026")],
    "cin_tag_in_other_case.xml": [],
    "cin_tag_twice.xml": [Found("tag_repeated", "ChildIdentifiers", 9, "Sex", None)],
    "cin_unknown_tag.xml": [Warned("has tags that are not part of the return: Team")],
    "cin_upn_too_short.xml": [Found("upn_form", "ChildIdentifiers", 9, "UPN", None)],
    "cin_without_children.xml": [Refusal("has no Child with a ChildIdentifiers (Children in Need)")],
    "cin_without_header.xml": [Warned("has no Header, so DfE’s portal rejects the file")],
    "cin_yes_in_words.xml": [],
    "code_in_quotation_marks.csv": [Found(K.QUOTATION_MARKS, "Reviews", 2, "REVIEW_CODE", "PN1")],
    "code_of_other_years": [Found(K.CODE_OF_OTHER_YEARS, "UASC", 2, "SEX", "M")],
    "code_with_meaning.csv": [
        Found(K.WORD_FOR_CODE, "Episodes", 2, "LS", "C2"),
        Found(K.WORD_FOR_CODE, "Episodes", 2, "PLACE", "U1"),
    ],
    "council_by_name.csv": [Found(K.WORD_FOR_CODE, "PrevPerm", 2, "LA_PERM", "836")],
    "council_of_former_years.csv": [],
    "council_with_two_numbers.csv": [Found(K.WORD_FOR_CODE, "PrevPerm", 2, "LA_PERM", None)],
    "code_lower_case.csv": [Found(K.LOWER_CASE, "Reviews", 2, "REVIEW_CODE", "PN1")],
    "code_too_long.csv": [Found(K.TOO_LONG, "Reviews", 2, "REVIEW_CODE", None)],
    "code_with_decimals.csv": [Found(K.DECIMALS, "Header", 2, "MOTHER", "0")],
    "code_with_hard_space.csv": [Found(K.SPACES, "Reviews", 2, "REVIEW_CODE", "PN1")],
    "code_with_spaces.csv": [Found(K.SPACES, "Reviews", 2, "REVIEW_CODE", "PN1")],
    "column_missing.csv": [Refusal("looks like Reviews, but does not have the column REVIEW_CODE")],
    "column_misspelt.csv": [Warned("we read the column REVIEWCODE as REVIEW_CODE")],
    "columns_by_their_labels.csv": [
        Warned("we read the columns Child ID as CHILD, Ethnicity as ETHNIC and MC DOB as MC_DOB")
    ],
    "columns_by_unknown_names.csv": [
        Asked("does not have the column REVIEW_CODE. It has the unknown column OUTCOME. If")
    ],
    "column_with_two_readings.csv": [
        Refusal("looks like Header, but does not have the column MC_DOB. It has the unknown column CHILD DOB")
    ],
    "column_twice.csv": [Refusal("looks like Reviews, but has the column DOB more than once")],
    "column_without_name.csv": [
        Warned("every row has one value more than there are column names. The last one has no name")
    ],
    "column_unknown.csv": [Warned("has columns that are not part of the return: TEAM")],
    "cp1252.csv": [],
    "cr_line_ends.csv": [],
    "control_z_at_end.csv": [],
    "dashes_under_names.csv": [Warned("line 2 has only dashes, which sqlcmd and other database tools write")],
    "date_american.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "31/12/2026")],
    "date_dashes.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "date_dots.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "date_excel_number.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "date_for_none.csv": [
        Found(K.PLACEHOLDER_DATE, "Episodes", 2, "DEC", ""),
        Found(K.PLACEHOLDER_DATE, "Episodes", 3, "DEC", ""),
    ],
    "date_iso.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "date_no_date.csv": [Found(K.DATE_UNREADABLE, "Reviews", 2, "REVIEW", None)],
    "date_no_day.csv": [Found(K.DATE_UNREADABLE, "Reviews", 2, "REVIEW", None)],
    "date_partly_known.csv": [Found(K.DATE_FORM, "PrevPerm", 2, "DATE_PERM", "zz/05/2019")],
    "date_scientific.csv": [Found(K.SCIENTIFIC, "Reviews", 2, "REVIEW", None)],
    "date_two_digit_year.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "date_two_readings.csv": [Found(K.DATE_UNREADABLE, "Reviews", 2, "REVIEW", None)],
    "date_with_time.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "date_words.csv": [Found(K.DATE_FORM, "Reviews", 2, "REVIEW", "12/06/2026")],
    "dob_blank": [Found("dob_differs", "Reviews", 2, "DOB", "14/08/2010")],
    "dob_differs": [Found("dob_differs", "Reviews", 2, "DOB", None)],
    "document.csv": [Refusal("is a PDF document, not a CSV file")],
    "empty.csv": [Refusal("is empty")],
    "excel_column_too_narrow.csv": [Found(K.EXCEL_ERROR, "Reviews", 2, "REVIEW", None)],
    "excel_error.csv": [Found(K.EXCEL_ERROR, "Reviews", 2, "REVIEW_CODE", None)],
    "excel_reference_error.csv": [Found(K.EXCEL_ERROR, "Reviews", 2, "REVIEW", None)],
    "excel_text_marks.csv": [Found(K.EXCEL_TEXT_MARK, "Reviews", 2, "CHILD", "0012")],
    "letters_lost.csv": [Found(K.GARBLED, "SWEpisodes", 2, "SW_ID", None)],
    "line_ends_twice.csv": [Warned("each line ends in CR CR LF")],
    "lines_before_names.csv": [Warned("we skipped line 1, which comes before the column names")],
    "mark_read_as_cp1252.csv": [],
    "meaning_for_code.csv": [Found(K.WORD_FOR_CODE, "Episodes", 2, "LS", "C2")],
    "names_again.csv": [Warned("line 3 has the column names again. We did not read it")],
    "names_in_lower_case_other_order.csv": [],
    "names_missing.csv": [Refusal("has no column names: its first line holds values")],
    "names_missing_two_modules_fit.csv": [Refusal("has no column names: its first line holds values")],
    "nul_characters.csv": [Refusal("is not a text file")],
    "note_at_end.csv": [Warned("line 3 is a note (“Report made on 12/06/2026, for internal …”), not a record")],
    "null_words.csv": [Found(K.BLANK_WORD, "Reviews", 2, "REVIEW_CODE", "")],
    "old_workbook.csv": [Refusal("is an old Excel workbook, not a CSV file")],
    "postcode_lower_case.csv": [Found(K.LOWER_CASE, "Episodes", 2, "PL_POST", "M1 1AB")],
    "quotation_mark_open.csv": [
        Refusal("its quotation marks do not match, because the mark that opens on line 2 is not closed")
    ],
    "quotation_mark_swallows_lines.csv": [
        Refusal("its quotation marks do not match, because the mark that opens on line 2 is not closed")
    ],
    "quotation_marks_around_lines.csv": [Warned("whole lines are in quotation marks")],
    "quotation_marks_behind_some_spaces.csv": [
        Warned("there are spaces between separators and quotation marks, the first on line 2")
    ],
    "quotation_marks_behind_spaces.csv": [
        Warned("there are spaces between separators and quotation marks, the first on line 1")
    ],
    "quotation_marks_on_some.csv": [],
    "quotation_marks_single.csv": [Warned("values are in single quotation marks")],
    "quotation_marks_single_on_values.csv": [Warned("values are in single quotation marks")],
    "quotation_mark_stray.csv": [Refusal("can’t be read beyond line 2: its quotation marks do not match")],
    "row_names.csv": [Warned("every row starts with a value that has no column name")],
    "row_shifted.csv": [Warned("line 2 has one separator too many. We moved the values after it")],
    "row_shifted_in_doubt.csv": [
        Warned("line 2 has one separator too many, and some values may be in the wrong column")
    ],
    "row_with_value_missing.csv": [
        Warned("line 2 has one separator too few. We moved the values after the gap one column to the right")
    ],
    "rows_counted_at_end.csv": [Warned("line 4 is a count of rows (“(1 rows affected)”), not a record")],
    "rows_too_long.csv": [Warned("line 2 has more values than there are columns (4)")],
    "rows_too_short.csv": [Warned("line 2 has fewer values than there are columns (4)")],
    "same_row_twice.csv": [Found(REPEATED_ROW, "Reviews", 3, "CHILD", None)],
    "semicolons.csv": [],
    "separator_behind_names.csv": [],
    "separator_line.csv": [Warned("we skipped line 1, “sep=;”, which only tells Excel how values are separated")],
    "separators_behind_all.csv": [],
    "separators_only.csv": [Refusal("is empty")],
    "sex_differs": [Found("sex_differs", "UASC", 2, "SEX", None)],
    "sex_in_words.csv": [Found(K.WORD_FOR_CODE, "Header", 2, "SEX", "F")],
    "tabs.csv": [],
    "total_at_end.csv": [Warned("line 3 is a total (“Total”), not a record")],
    "true_for_1.csv": [Found(K.WORD_FOR_CODE, "AD1", 2, "FOSTER_CARE", "1")],
    "two_modules_in_one_file.csv": [Refusal("has different column names on line 3")],
    "two_rows_of_a_child.csv": [Found(SECOND_ROW, "Header", 3, "CHILD", None)],
    "unseen_in_child_id.csv": [Found(K.UNSEEN, "Reviews", 2, "CHILD", "A1")],
    "unseen_in_code.csv": [Found(K.UNSEEN, "Reviews", 2, "REVIEW_CODE", "PN1")],
    "unseen_in_date.csv": [Found(K.UNSEEN, "Reviews", 2, "REVIEW", "12/06/2026")],
    "unseen_in_names.csv": [],
    "upn_scientific.csv": [Found(K.SCIENTIFIC, "Header", 2, "UPN", None)],
    "urn_scientific.csv": [Found(K.SCIENTIFIC, "Episodes", 2, "URN", None)],
    "urn_too_long.csv": [Found(K.TOO_LONG, "Episodes", 2, "URN", None)],
    "urn_with_decimals.csv": [Found(K.DECIMALS, "Episodes", 2, "URN", "512919")],
    "utf16_cut_off.csv": [Refusal("is damaged or is not a text file")],
    "utf16_with_mark.csv": [],
    "utf16_without_mark.csv": [],
    "utf8_read_as_cp1252.csv": [Found(K.GARBLED, "SWEpisodes", 2, "SW_ID", "SW O’Neill")],
    "utf8_with_mark.csv": [],
    "web_page.csv": [Refusal("is an XML file, but has no CHILD with a HEADER (SSDA903)")],
    "social_worker_without_start.csv": [Found("social_worker_without_start", "SWEpisodes", 3, "SW_DECOM", None)],
    "workbook.csv": [Refusal("is damaged, or is not an Excel workbook or zip file")],
    "workbook_of_cells.ods": [],
    "workbook_of_the_return.xlsx": [
        Warned("the child IDs are numbers in Excel, and some are shorter than others")
    ],
    "workbook_too_wide.ods": [Refusal("has more cells than any return")],
    "xml_child_id_missing.xml": [Found(K.CHILD_BLANK, "Header", 4, "CHILD", None)],
    "xml_child_twice.xml": [
        Found(SECOND_ROW, "Header", 10, "CHILD", None),
        Found(REPEATED_ROW, "Episodes", 13, "CHILD", None),
    ],
    "xml_child_without_episodes.xml": [Found("without_episodes", "Header", 4, "CHILD", None)],
    "xml_child_without_header.xml": [Warned("the child on line 9 has no HEADER, so its records have no child ID")],
    "xml_cut_off.xml": [Refusal("can’t be read beyond line 5: it is not well-formed XML")],
    "xml_date_iso.xml": [Found(K.DATE_FORM, "Header", 4, "DOB", "14/08/2010")],
    "xml_entity.xml": [Refusal("declares entities, which a return never has and which can do harm")],
    "xml_entity_of_a_file.xml": [Refusal("declares entities, which a return never has and which can do harm")],
    "xml_nested_260_deep.xml": [Refusal("can’t be read beyond line 1: it is not well-formed XML")],
    "xml_of_something_else.xml": [Refusal("is an XML file, but has no CHILD with a HEADER (SSDA903)")],
    "xml_tag_twice.xml": [Warned("the tag SEX occurs twice in one group on line 5")],
    "xml_tags_crossed.xml": [Refusal("can’t be read beyond line 5: it is not well-formed XML")],
    "xml_uasc_true.xml": [Found(K.WORD_FOR_CODE, "Header", 4, "UASC", "1")],
    "xml_unknown_tag.xml": [Warned("has tags that are not part of the return: TEAM")],
    "xml_without_child.xml": [Refusal("is an XML file, but has no CHILD with a HEADER (SSDA903)")],
    "xml_wrong_encoding.xml": [Warned("has tags that are not part of the return: NOTE")],
    "xml_declares_utf16.xml": [],
    "xml_declares_unicode.xml": [],
    "xml_declares_ucs2.xml": [],
    "xml_utf16_without_mark.xml": [],
    "xml_blank_line_first.xml": [],
    "xml_mark_twice.xml": [],
    "zip_bomb.zip": [Refusal("It may be designed to harm your computer")],
    "zip_of_the_return.zip": [Warned("we did not read notes.pdf. We only read CSV, XML and Excel files")],
    "zip_without_a_return.zip": [Refusal("we did not read notes.pdf")],
    "zeros_lost": [Found(LOST_ZEROS, "Reviews", 2, "CHILD", "00012")],
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_about_a_bad_file(case: str) -> None:
    path = CORPUS / case
    tables: dict[TableRef, ReadTable] = {}
    definition = CIN if case.startswith("cin_") else SSDA903
    messages = []
    for file in sorted(path.iterdir()) if path.is_dir() else [path]:
        messages += read_into(tables, file, definition)
    problems = [
        Found(
            problem.kind,
            problem.table.module,
            int(tables[problem.table].lines[problem.row]),
            problem.column,
            problem.proposal,
        )
        for problem in prevalidate(definition, tables, YEARS[definition.name])
    ]
    expected = EXPECTED[case]
    assert problems == [item for item in expected if isinstance(item, Found)]
    told = [item for item in expected if not isinstance(item, Found)]
    assert [type(item) for item in messages] == [type(item) for item in told]
    for message, item in zip(messages, told, strict=True):
        assert item.words in message.words
        # The file's name comes first, and the remedy in a sentence of its own.
        assert re.match(rf"{re.escape(case)}\b.*\. .+\.", message.words)


def read_into(tables: dict[TableRef, ReadTable], path: Path, definition: Return) -> list[Refusal | Asked | Warned]:
    messages: list[Refusal | Asked | Warned] = []
    try:
        inside = contents_of(path.name, path.read_bytes(), (definition,)) or Contents(
            {path.name: path.read_bytes()}
        )
        messages += [Warned(note) for note in inside.notes]
        for name, data in inside.files.items():
            read = read_file(name, data, (definition,))
            tables.update({TableRef(module): table for module, table in read.tables.items()})
            messages += [Warned(warning) for warning in read.warnings]
    except NamesUnknown as unknown:
        return [Asked(str(unknown))]
    except Refused as refused:
        return [Refusal(str(refused))]
    return messages


def test_every_file_has_its_expectation_and_its_line_in_the_read_me() -> None:
    described = re.findall(r"^\| ([\w.]+) \|", (CORPUS / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert described[1:] == CASES == sorted(EXPECTED)


def test_the_files_are_small() -> None:
    assert max(path.stat().st_size for path in CORPUS.rglob("*.*ml")) < 2048
    assert max(path.stat().st_size for path in CORPUS.rglob("*.csv")) < 2048
