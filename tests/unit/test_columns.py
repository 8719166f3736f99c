"""Columns: their values in other forms, and comparing them with one another."""

import numpy as np
import pandas as pd
import pytest

from worker.dataset.column import Column, normalise
from worker.dataset.forms import clean_number


def column(*texts: object) -> Column:
    return Column.from_texts(np.array([*texts, None], dtype=object)[:-1])


def test_text_is_compared_without_spaces_and_in_upper_case() -> None:
    found = column("x1", " X1 ", "X2", "", "  ", None, float("nan"), pd.NA)
    assert (found == "X1").tolist() == [True, True, False, False, False, False, False, False]
    assert found.blank.tolist() == [False, False, False, True, True, True, True, True]
    assert found.filled.tolist() == [True, True, True, False, False, False, False, False]
    assert found.texts.tolist() == ["X1", "X1", "X2", None, None, None, None, None]


def test_unequal_is_true_for_a_blank() -> None:
    assert (column("X1", "X2", None) != "X1").tolist() == [False, True, True]


def test_a_column_is_compared_with_a_code_only() -> None:
    with pytest.raises(TypeError, match="same"):
        column("A") == column("A")  # noqa: B015


def test_lists_patterns_and_beginnings_never_fit_a_blank() -> None:
    found = column("SW12", "XX1", None)
    assert found.isin(["XX1", "Y"]).tolist() == [False, True, False]
    assert found.matches("[SX].*[0-9]{2}").tolist() == [True, False, False]
    assert found.startswith("SW", "XX").tolist() == [True, True, False]


def test_same_and_differs() -> None:
    left, right = column("A", "A", None, None, "C"), column("a", "B", None, "A", None)
    assert left.same(right).tolist() == [True, False, False, False, False]
    assert left.differs(right).tolist() == [False, True, False, True, True]
    taken = left.take(np.array([1, 2]))
    assert left.take(np.array([0, 2])).same(taken).tolist() == [True, False]


def test_take_gives_a_blank_for_no_row() -> None:
    taken = column("A", "B").take(np.array([1, -1, 0]))
    assert taken.texts.tolist() == ["B", None, "A"]


def test_dates_are_spread_over_rows_and_kept_when_taken() -> None:
    found = column("01/04/2026", "31/02/2026", None, "1/4/2026")
    assert [str(date) for date in found.date] == ["2026-04-01", "NaT", "NaT", "2026-04-01"]
    assert found.has_date.tolist() == [True, False, False, True]
    assert found.bad_date.tolist() == [False, True, False, False]
    assert [str(date) for date in found.take(np.array([3, -1])).date] == ["2026-04-01", "NaT"]


def test_dates_can_not_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        column("01/04/2026").date[0] = np.datetime64("NaT")


@pytest.mark.parametrize(
    ("text", "number"), [("12", 12.0), ("1.5", 1.5), ("01", 1.0), ("x", np.nan), ("inf", np.nan), ("nan", np.nan)]
)
def test_numbers(text: str, number: float) -> None:
    assert np.array_equal(column(text, None).number, [number, np.nan], equal_nan=True)


def test_numbers_of_our_own_are_written_with_one_decimal() -> None:
    found = Column.from_numbers(np.array([1.0, np.nan, 28.94]))
    assert found.texts.tolist() == ["1.0", None, "28.9"]


@pytest.mark.parametrize(
    ("cell", "urn"),
    [("512919", "512919"), ("512919.0", "512919"), (" sc1 ", "SC1"), ("512919.5", "512919.5"), ("SC1.0", "SC1.0")],
)
def test_a_urn_is_digits_however_a_spreadsheet_stored_it(cell: str, urn: str) -> None:
    assert clean_number(cell) == urn


def test_numbers_that_a_frame_holds_become_codes() -> None:
    found = Column.from_texts(pd.Series([1.0, np.nan, 2.0]).to_numpy(dtype=object))
    assert found.texts.tolist() == ["1", None, "2"]


def test_normalise() -> None:
    assert normalise("\u00a0 ab1\t") == "AB1"


def without_spaces(text: str) -> str:
    return text.replace(" ", "")


def test_in_another_form_values_fall_together() -> None:
    postcodes = column("LS1 4AP", None, "ls14ap", "LS2 7EW").in_form(without_spaces)
    assert postcodes.texts.tolist() == ["LS14AP", None, "LS14AP", "LS27EW"]
    assert len(postcodes.values) == 2


def test_a_value_of_which_nothing_is_left_is_blank() -> None:
    assert column("x", "-").in_form(lambda text: text.strip("-")).blank.tolist() == [False, True]


def test_columns_with_values_of_their_own_are_compared_as_text() -> None:
    left, right = column("A", "B", None, None, "E"), column("C", "B", None, "A", None)
    assert left.same(right).tolist() == [False, True, False, False, False]
    assert left.differs(right).tolist() == [True, False, False, True, True]
    # The second comparison reuses what the first one looked up, also on rows taken from the column.
    again = left.take(np.array([1, 0, -1]))
    assert again.same(column("B", "A", "A")).tolist() == [True, True, False]


def test_parts_of_a_partial_date_may_be_unknown() -> None:
    known = column("05/06/2024", "5/6/2024", "31/04/2024", "01/04/24", "2024-04-01")
    assert known.has_partial_date.tolist() == [True, True, False, False, False]
    unknown = column("ZZ/05/2023", "31/zz/2023", "ZZ/ZZ/ZZZZ", "29/02/ZZZZ", "12/05/ZZZZ", None)
    assert unknown.has_partial_date.tolist() == [True, True, True, True, True, False]
    wrong = column("30/02/ZZZZ", "ZZ/13/2023", "ZZ/ZZ/ZZ", "ZZZZ/01/2020", "ZZ/2023", "ZZ/ZZ/ZZ/ZZZZ", "Z/05/2023")
    assert not wrong.has_partial_date.any()


def test_an_underscore_makes_no_number() -> None:
    assert np.isnan(column("1_0").number).all()
