"""The reader of values, asked by itself, by the check of the files and by the page."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.values.answers import ANSWERS, Answer
from worker.prevalidation import prevalidate
from worker.prevalidation.kinds import LEFT_TO_RULES
from worker.reading.table import ReadTable
from worker.returns.module import DateForm, Field, Kind
from worker.returns.ssda903 import SSDA903
from worker.returns.table_ref import TableRef
from worker.service.messenger import Messenger
from worker.values import Reading, ValueReader, hint_of, reader_of
from worker.values import ValueFault as F

YEAR = 2027
every_answer = pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: f"{answer.column} {answer.text}")
ISO = replace(SSDA903, dates=DateForm.ISO)


def field_of(column: str) -> Field:
    module, name = column.split(".")
    return SSDA903.module(module).field(name)


def read(column: str, text: str, year: int = YEAR) -> Reading:
    return reader_of(SSDA903, field_of(column), year).read(text)


@every_answer
def test_each_text_has_one_answer(answer: Answer) -> None:
    reading = read(answer.column, answer.text)
    assert (reading.fault, reading.meant) == (answer.fault, answer.meant)
    assert reading.message.endswith(".") == (answer.fault is not None)


@every_answer
def test_many_texts_are_read_as_each_is_alone(answer: Answer) -> None:
    found = reader_of(SSDA903, field_of(answer.column), YEAR).faulty(["", answer.text])
    assert found.get(1, Reading()) == read(answer.column, answer.text)


@every_answer
def test_the_check_of_the_files_gives_the_same_answer(answer: Answer) -> None:
    module, column = answer.column.split(".")
    # These must not be blank.
    required = {"CHILD": "A1", "SW_DECOM": "01/05/2026"}
    row = {name: required.get(name, "") for name in SSDA903.module(module).columns} | {column: answer.text}
    table = ReadTable(SSDA903.module(module), pd.DataFrame([row], dtype=object), np.array([2]), "utf-8")
    found = [
        (problem.kind, problem.proposal, problem.message)
        for problem in prevalidate(SSDA903, {TableRef(module): table}, YEAR)
    ]
    reading = read(answer.column, answer.text)
    said = reading.fault is not None and reading.fault not in LEFT_TO_RULES
    assert found == ([(reading.fault, reading.meant, reading.message)] if said else [])


@pytest.fixture(scope="module")
def page() -> Page:
    return Page()


class Page:
    """Asks as the page does, in JSON."""

    def __init__(self) -> None:
        self._sent: list[dict[str, object]] = []
        self._messenger = Messenger(lambda message, _: self._sent.append(json.loads(message)))

    def ask(self, **request: object) -> dict[str, object]:
        self._messenger.handle(json.dumps({"id": 1, **request}), [])
        return self._sent.pop()

    def read(self, column: str, text: str, last_year: bool = False) -> dict[str, object]:
        module, name = column.split(".")
        table = {"module": module, "last_year": last_year}
        return self.ask(type="read_value", table=table, column=name, collection_year=YEAR, text=text)


@every_answer
def test_the_page_is_given_the_same_answer(page: Page, answer: Answer) -> None:
    reading = read(answer.column, answer.text)
    assert page.read(answer.column, answer.text) == {
        "type": "value_read",
        "id": 1,
        "fault": reading.message,
        "meant": answer.meant,
        "tidied": reader_of(SSDA903, field_of(answer.column), YEAR).tidied(answer.text),
    }


def test_last_years_table_has_the_codes_of_its_year(page: Page) -> None:
    assert page.read("SWEpisodes.SW_REASON", "Managing caseloads", last_year=True)["meant"] == "MANAGE"
    assert read("Header.SEX", "Male", 2024).meant == "1"
    assert read("Header.SEX", "Male", 2025).meant == "M"


def test_a_fault_says_what_is_asked_for() -> None:
    assert read("Episodes.LS", "C9").message == "“C9” is not a valid code for Legal status in 2026/27."
    assert read("Episodes.PL_POST", "m2").message == "“m2” is not a full postcode, such as M1 1AE."
    assert read("Episodes.URN", "12").message == "“12” is not a URN: 7 digits, or SC and 6 digits, or XXXXXXX."
    assert read("Episodes.DECOM", "soon").message == ("“soon” is not a clear date. Write the date as dd/mm/yyyy.")
    assert len(read("Episodes.DECOM", "x" * 5000).message) < 200


@pytest.mark.parametrize(
    ("text", "fault", "meant"),
    [
        ("2026-06-05", None, None),
        ("2026-6-5", F.DATE_FORM, "2026-06-05"),
        ("05/06/2026", F.DATE_FORM, "2026-06-05"),
        ("5 Jun 2026", F.DATE_FORM, "2026-06-05"),
        ("46178", F.DATE_FORM, "2026-06-05"),
        ("2026-02-30", F.DATE_UNREADABLE, None),
        ("05/06/58", F.DATE_UNREADABLE, None),
    ],
)
def test_a_return_with_dates_year_first_is_read_by_its_form(text: str, fault: F | None, meant: str | None) -> None:
    reader = ValueReader(ISO, field_of("Episodes.DECOM"), YEAR)
    reading = reader.read(text)
    assert (reading.fault, reading.meant) == (fault, meant)
    assert reader.faulty([text]).get(0, Reading()) == reading
    assert "dd/mm/yyyy" not in reading.message


@pytest.mark.parametrize(
    ("text", "meant"), [("2020-05-zz", None), ("zz/05/2020", "2020-05-zz"), ("2020", "2020-zz-zz")]
)
def test_partial_dates_year_first(text: str, meant: str | None) -> None:
    assert ValueReader(ISO, field_of("PrevPerm.DATE_PERM"), YEAR).read(text).meant == meant


def test_columns_that_the_year_does_not_have_are_not_judged_by_its_codes() -> None:
    later = replace(field_of("Episodes.LS"), first_year=2027, length=None)
    assert ValueReader(SSDA903, later, 2026).read("Full care order").fault is None
    assert ValueReader(SSDA903, later, 2026).read("C2 ").meant == "C2"
    assert ValueReader(SSDA903, later, 2027).read("Full care order").meant == "C2"


def test_a_number_without_a_shape_may_have_decimals() -> None:
    reader = ValueReader(SSDA903, Field("X", Kind.NUMBER, "Hours"), YEAR)
    assert [reader.read(text).fault for text in ("12.50", "2.0", "-1", "two")] == [
        None,
        None,
        None,
        F.NOT_THE_SHAPE,
    ]


@pytest.mark.parametrize("column", [f"{module.name}.{module.columns[-1]}" for module in SSDA903.modules])
@settings(max_examples=30)
@given(st.text(max_size=12))
def test_any_text_is_read_and_the_quick_test_of_many_agrees(column: str, text: str) -> None:
    reading = read(column, text)
    assert reader_of(SSDA903, field_of(column), YEAR).faulty([text]).get(0, Reading()) == reading
    assert (reading.fault is None) == (reading.message == "")


@pytest.mark.parametrize(
    ("column", "hint"),
    [
        ("Episodes.DECOM", "As dd/mm/yyyy"),
        ("PrevPerm.DATE_PERM", "As dd/mm/yyyy, with zz for a day or month that is not known"),
        ("Episodes.PL_POST", "A full postcode, such as M1 1AE"),
        ("Episodes.LS", "Type a code or a part of its meaning"),
        ("Header.UPN", "As a UPN: a letter and 12 digits, or UN1 to UN5"),
        ("OC2.SDQ_SCORE", "As a whole number from 0 to 40"),
        ("SWEpisodes.SW_ID", ""),
    ],
)
def test_a_hint_says_how_a_column_is_filled_in(column: str, hint: str) -> None:
    assert hint_of(SSDA903, field_of(column)) == hint


def test_the_hint_of_a_date_names_the_form_of_the_return() -> None:
    assert hint_of(ISO, field_of("Episodes.DECOM")) == "As yyyy-mm-dd"


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        ("Episodes.LS", "C2", "C2"),
        ("Episodes.LS", " c2 ", "C2"),
        ("Episodes.LS", "", ""),
        ("Episodes.PL_POST", "m11ae", "M1 1AE"),
        ("Episodes.PL_POST", "M1  1AE", "M1 1AE"),
        ("Episodes.PL_POST", "", ""),
        ("Episodes.DECOM", "13/12/25", "13/12/2025"),
        ("Episodes.DECOM", "2025-12-13", "13/12/2025"),
        ("Header.UPN", "a123456789012", "A123456789012"),
    ],
)
def test_what_is_typed_is_tidied_where_only_its_form_is_wrong(column: str, typed: str, kept: str) -> None:
    assert reader_of(SSDA903, field_of(column), YEAR).tidied(typed) == kept


@pytest.mark.parametrize(
    ("column", "typed"),
    [
        ("Episodes.LS", "X9"),
        ("Episodes.PL_POST", "m1"),
        ("Episodes.DECOM", "31/02/2026"),
        ("Episodes.DECOM", "12/13/2025"),
        ("Episodes.DECOM", "46004"),
        ("Episodes.DECOM", "31/12/9999"),
        ("Header.SEX", "1"),
        ("Header.SEX", "male"),
        ("Header.CHILD", ""),
        ("Episodes.URN", "NULL"),
    ],
)
def test_what_cannot_be_right_or_means_another_value_is_not_tidied(column: str, typed: str) -> None:
    assert reader_of(SSDA903, field_of(column), YEAR).tidied(typed) is None


@every_answer
def test_what_is_tidied_is_good_and_stays_as_it_is(answer: Answer) -> None:
    reader = reader_of(SSDA903, field_of(answer.column), YEAR)
    kept = reader.tidied(answer.text)
    if kept is not None:
        assert reader.read(kept).fault is None
        assert reader.tidied(kept) == kept
