"""What was meant by values in another form, and where only one of the parts of a form is known."""

from __future__ import annotations

import pytest

from tests.unit.datasets import dataset_of
from tests.unit.suggestions.tables import AT_M1, Cells, offered, suggested, tables
from worker.returns.ssda903.suggestions.known_postcodes import Postcodes, spaced
from worker.suggesting.answer import Source

Case = tuple[str, dict[str, list[Cells]], list[Cells]]

CASES: dict[str, Case] = {
    # Dates
    "year first": ("141", {"Episodes": [{"DECOM": "2026-05-01"}]}, [{"DECOM": "01/05/2026"}]),
    "month named": ("147", {"Episodes": [{"DEC": "1 May 2026"}]}, [{"DEC": "01/05/2026"}]),
    "two digits of the year": ("102", {"Header": [{"DOB": "1/5/12"}]}, [{"DOB": "01/05/2012"}]),
    "number of Excel": ("166", {"Reviews": [{"REVIEW": "46174"}]}, [{"REVIEW": "01/06/2026"}]),
    "NULL for no date": ("147", {"Episodes": [{"DEC": "NULL"}]}, [{"DEC": ""}]),
    "NULL where a date must be": ("141", {"Episodes": [{"DECOM": "NULL"}]}, []),
    "NULL where the rule wants a date": ("700", {"DoLo": [{"DOLO_START": "NULL"}]}, []),
    "letters in the wrong encoding": ("1005", {"Missing": [{"MIS_END": "é‚€"}]}, []),
    "N/A for no code": ("149", {"Episodes": [{"REC": "N/A"}]}, [{"REC": ""}]),
    "no date": ("141", {"Episodes": [{"DECOM": "31/02/2026"}]}, []),
    "no text": ("102", {"Header": [{"DOB": ""}]}, []),
    # Codes
    "a space": ("178", {"Episodes": [{"PLACE_PROVIDER": "PR 4"}]}, [{"PLACE_PROVIDER": "PR4"}]),
    "the number alone": ("178", {"Episodes": [{"PLACE_PROVIDER": "4"}]}, [{"PLACE_PROVIDER": "PR4"}]),
    "a zero too many": ("196", {"OC2": [{"SDQ_REASON": "SDQ01"}]}, [{"SDQ_REASON": "SDQ1"}]),
    "the meaning": ("101", {"Header": [{"SEX": "Female"}]}, [{"SEX": "F"}]),
    "the code of earlier years": ("101", {"Header": [{"SEX": "2"}]}, [{"SEX": "F"}]),
    "decimals": ("114", {"AD1": [{"FOSTER_CARE": "1.0"}]}, [{"FOSTER_CARE": "1"}]),
    "O for 0": ("167", {"Reviews": [{"REVIEW": "01/06/2026", "REVIEW_CODE": "PNO"}]}, [{"REVIEW_CODE": "PN0"}]),
    "I for 1": ("146", {"Episodes": [{"PLACE": "UI"}]}, [{"PLACE": "U1"}]),
    "yes for 1": ("181", {"OC2": [{"TEETH_CHECK": "Yes"}]}, [{"TEETH_CHECK": "1"}]),
    "like no code": ("144", {"Episodes": [{"LS": "Q9"}]}, []),
    # Postcodes
    "O for 0 in a postcode": (
        "392c",
        {"Episodes": [{"PL_POST": "M2O 2NT"}]},
        [{"PL_POST": "M20 2NT"}],
    ),
    "I for 1 and no space": ("169", {"Episodes": [{"PL_POST": "MI1AE"}]}, [{"PL_POST": AT_M1}]),
    "a hyphen": ("392c", {"Episodes": [{"HOME_POST": "M1-1AE"}]}, [{"HOME_POST": AT_M1}]),
    "no postcode": ("392c", {"Episodes": [{"HOME_POST": "NFA"}]}, []),
    # Numbers
    "spaces in a UPN": ("168", {"Header": [{"UPN": "A123 4567 8901B"}]}, [{"UPN": "A12345678901B"}]),
    "O among the digits of a UPN": ("168", {"Header": [{"UPN": "A12345O78901B"}]}, [{"UPN": "A12345078901B"}]),
    "a social worker's ID without letters": (
        "SW02STG1",
        {"SWEpisodes": [{"SW_ID": "1234"}, {"CHILD": "2", "SW_ID": "SW1234"}]},
        [{"SW_ID": "SW1234"}],
    ),
    "a social worker's ID that nobody has": ("SW02STG1", {"SWEpisodes": [{"SW_ID": "1234"}]}, []),
    "a child ID without its zeros": (
        "INT05",
        {"Header": [{"CHILD": "0012"}], "OC2": [{"CHILD": "12"}]},
        [{"CHILD": "0012"}],
    ),
    "a child ID like none": ("INT05", {"Header": [{"CHILD": "0012"}], "OC2": [{"CHILD": "21"}]}, []),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_answers(case: Case) -> None:
    code, rows, expected = case
    found = suggested(tables(rows), code)
    assert offered(found) == expected
    assert all(each.source is Source.FORM and not each.guess for each in found)


def test_a_date_whose_lack_is_an_error_is_a_guess() -> None:
    rows = {"Episodes": [{"DECOM": "01/05/2026", "DEC": "2026-06-01", "REC": "X1"}, {"DECOM": "01/06/2026"}]}
    form = [each for each in suggested(tables(rows), "142") if each.source is Source.FORM]
    assert offered(form) == [{"DEC": "01/06/2026"}]
    assert form[0].guess


@pytest.mark.parametrize(
    ("written", "postcode"),
    [("m11ae", AT_M1), (" M1  1AE ", AT_M1), ("SW1A1AA", "SW1A 1AA"), ("X1", "X1"), ("", "")],
)
def test_one_space(written: str, postcode: str) -> None:
    assert spaced(written) == postcode


@pytest.mark.parametrize(
    ("written", "postcodes"),
    [
        ("M1 IAE", [AT_M1]),
        ("MI IAE", [AT_M1]),
        ("SWIA IAA", ["SW1A 1AA"]),
        ("5W1A 1AA", ["SW1A 1AA"]),
        (AT_M1, []),
        ("", []),
        ("M1 1A", []),
        ("ABCDEFGH", []),
    ],
)
def test_the_postcode_that_was_meant(written: str, postcodes: list[str]) -> None:
    assert Postcodes(dataset_of({}, 2027), many=False).meant(written) == postcodes
