"""Texts that say the same, however they are written."""

import pytest

from worker.returns.ssda903 import SSDA903
from worker.values.same import is_same_value


@pytest.mark.parametrize(
    ("module", "column", "one", "other"),
    [
        ("Episodes", "DECOM", "2026-06-01", "01/06/2026"),
        ("Episodes", "DECOM", "1/6/2026", "01/06/2026"),
        ("Episodes", "DECOM", "1 Jun 2026", "01/06/2026"),
        ("Episodes", "DECOM", "soon", " SOON "),
        ("PrevPerm", "DATE_PERM", "zz/05/2020", "ZZ/5/2020"),
        ("PrevPerm", "DATE_PERM", "2020-05-01", "01/05/2020"),
        ("Episodes", "PL_POST", "M229YG", "m22 9YG"),
        ("Episodes", "URN", "SC 123456", "sc123456"),
        ("Episodes", "URN", "1234567.0", "1234567"),
        ("Episodes", "LS", "c2 ", "C2"),
        ("OC2", "SDQ_SCORE", "12", "12.0"),
    ],
)
def test_the_same_value_in_another_form(module: str, column: str, one: str, other: str) -> None:
    assert is_same_value(SSDA903, SSDA903.module(module).field(column), one, other)


@pytest.mark.parametrize(
    ("module", "column", "one", "other"),
    [
        ("Episodes", "DECOM", "2026-06-01", "02/06/2026"),
        ("Episodes", "DECOM", "", "01/06/2026"),
        ("PrevPerm", "DATE_PERM", "zz/05/2020", "01/05/2020"),
        ("Episodes", "PL_POST", "M22 9YG", "M22 9YQ"),
        ("Episodes", "LS", "C2", "C1"),
        ("Episodes", "CIN", "N1", "N 1"),
        ("OC2", "SDQ_SCORE", "12", ""),
        ("OC2", "SDQ_SCORE", "1", "10"),
    ],
)
def test_another_value(module: str, column: str, one: str, other: str) -> None:
    assert not is_same_value(SSDA903, SSDA903.module(module).field(column), one, other)
