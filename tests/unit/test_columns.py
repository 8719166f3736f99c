"""Columns: their values in other forms, and comparing them with one another."""

import numpy as np

from worker.columns import Column


def column(*texts: object) -> Column:
    return Column.from_texts(np.array(texts, dtype=object))


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
