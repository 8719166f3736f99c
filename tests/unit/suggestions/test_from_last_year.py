"""Answers from last year's return: each case is a small return with an error, and what is offered for it."""

from __future__ import annotations

import pytest

from tests.unit.suggestions.tables import AT_LS1, AT_M1, AT_M2, Cells, offered, suggested, tables
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Source

HEADER = {"DOB": "05/05/2012", "SEX": "F", "ETHNIC": "WBRI", "UPN": "A12345678901B"}
OPEN = {"DECOM": "01/12/2025", "PL_POST": AT_M1, "HOME_POST": AT_M2, "URN": "SC100001"}

Case = tuple[str, dict[str, list[Cells]], list[Cells]]


def header(now: Cells, last: Cells | None = None) -> dict[str, list[Cells]]:
    return {"Header": [HEADER | now], "Header_last": [HEADER | (last or {})]}


def episodes(now: Cells, last: Cells | None = None) -> dict[str, list[Cells]]:
    return {"Episodes": [OPEN | now], "Episodes_last": [OPEN | (last or {})]}


CASES: dict[str, Case] = {
    "sex": ("202", header({"SEX": "M"}), [{"SEX": "F"}]),
    "sex in the codes of this year": ("202", header({"SEX": "M"}, {"SEX": "2"}), [{"SEX": "F"}]),
    "sex that was no code": ("202", header({"SEX": "M"}, {"SEX": "9"}), []),
    "date of birth": ("203", header({"DOB": "05/06/2012"}), [{"DOB": "05/05/2012"}]),
    "date of birth that was none": ("203", header({}, {"DOB": ""}), []),
    "ethnic origin": ("204", header({"ETHNIC": ""}), [{"ETHNIC": "WBRI"}]),
    "ethnic origin that was none": ("204", header({}, {"ETHNIC": "XXXX"}), []),
    "ethnic origin that was not obtained": ("204", header({}, {"ETHNIC": "NOBT"}), []),
    "sex that was unknown": ("202", header({}, {"SEX": "U"}), []),
    "no ethnic origin": ("103", header({"ETHNIC": ""}), [{"ETHNIC": "WBRI"}]),
    "UPN": ("208", header({"UPN": "A99999999999B"}), [{"UPN": "A12345678901B"}]),
    "UPN that was none": ("208", header({}, {"UPN": "12345"}), []),
    "no UPN": ("168", header({"UPN": "12"}), [{"UPN": "A12345678901B"}]),
    "too young no more": ("209", header({"UPN": "UN1"}), [{"UPN": "A12345678901B"}]),
    "too young last year, too": ("209", header({"UPN": "UN1"}, {"UPN": "UN1"}), []),
    "sex unknown": ("232", header({"SEX": "U"}), [{"SEX": "F"}]),
    "her child": (
        "624",
        header({"MOTHER": "1", "MC_DOB": "01/02/2026"}, {"MOTHER": "1", "MC_DOB": "01/03/2026"}),
        [{"MC_DOB": "01/03/2026"}],
    ),
    "still a mother": (
        "207",
        header({"MOTHER": "0"}, {"MOTHER": "1"}) | {"Episodes": [OPEN]},
        [{"MOTHER": "1"}],
    ),
    # The open episode
    "reason": ("503A", episodes({"RNE": "P"}), [{"RNE": "S"}]),
    "legal status": ("503B", episodes({"LS": "V2"}), [{"LS": "C2"}]),
    "need": ("503C", episodes({"CIN": "N5"}), [{"CIN": "N1"}]),
    "placement type": ("503D", episodes({"PLACE": "U6"}), [{"PLACE": "K2"}]),
    "placement type that is no more": ("503D", episodes({}, {"PLACE": "H5"}), []),
    "provider": ("503E", episodes({"PLACE_PROVIDER": "PR5"}), [{"PLACE_PROVIDER": "PR4"}]),
    "URN": ("503F", episodes({"URN": "SC100002"}), [{"URN": "SC100001"}]),
    "no URN last year": ("503F", episodes({}, {"URN": ""}), []),
    "authority": ("503H", episodes({"PL_POST": AT_LS1}), [{"PL_POST": AT_M1}]),
    "location": ("503J", episodes({"PL_POST": AT_LS1}), [{"PL_POST": AT_M1}]),
    "authority with the same reason": ("452", episodes({"PL_POST": AT_LS1}), [{"PL_POST": AT_M1}]),
    "distance": ("503G", episodes({"HOME_POST": AT_LS1}), [{"HOME_POST": AT_M2}]),
    "distance with the same reason": (
        "453",
        episodes({"HOME_POST": AT_LS1, "PL_POST": AT_M2}),
        [{"HOME_POST": AT_M2, "PL_POST": AT_M1}],
    ),
    "start": ("502", episodes({"DECOM": "02/12/2025"}), [{"DECOM": "01/12/2025"}]),
    "start that the record goes on with": ("562", episodes({"DECOM": "02/12/2025"}), [{"DECOM": "01/12/2025"}]),
    "start after its end": ("502", episodes({"DECOM": "02/11/2025", "DEC": "02/11/2025"}), []),
    "last year's had ended": (
        "562",
        episodes({"DECOM": "02/12/2025"}, {"DEC": "01/01/2026", "REC": "E4A"}),
        [],
    ),
    # Other files
    "decision to place": (
        "560",
        {
            "PlacedAdoption": [{"DATE_PLACED": "01/02/2026"}],
            "PlacedAdoption_last": [{"DATE_PLACED": "01/03/2026"}],
        },
        [{"DATE_PLACED": "01/03/2026"}],
    ),
    "missing at the year end": (
        "576",
        {"Missing": [{"MIS_START": "02/04/2026"}], "Missing_last": [{"MIS_START": "01/03/2026"}]},
        [{"MIS_START": "01/03/2026"}],
    ),
    "missing at the year end, and no row now": (
        "576",
        {"Missing": [{"CHILD": "2", "MIS_START": "02/04/2026"}], "Missing_last": [{"MIS_START": "01/03/2026"}]},
        [],
    ),
    "died": (
        "348",
        {"OC3": [{"IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "0"}], "OC3_last": [{"IN_TOUCH": "DIED"}]},
        [{"IN_TOUCH": "DIED", "ACTIV": "0"}],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_answers(case: Case) -> None:
    code, rows, expected = case
    found = suggested(tables(rows), code)
    assert offered(found) == expected
    assert all(each.source is Source.LAST_YEAR for each in found)


def test_the_reason_names_other_files_that_agree() -> None:
    files = header({"DOB": "05/06/2012"}) | {"Reviews": [{"DOB": "05/05/2012"}]}
    only = suggested(tables(files), "203")[0]
    assert only.reason == "Last year’s return has date of birth 05/05/2012, like this year’s Reviews."
    assert not only.guess


@pytest.mark.parametrize("alike", [True, False])
def test_a_start_is_a_guess_unless_all_else_is_the_same(alike: bool) -> None:
    now = {"DECOM": "02/12/2025"} | ({} if alike else {"LS": "V2"})
    only = suggested(tables(episodes(now)), "502")[0]
    assert only.guess is not alike
    assert ("Check whether an episode is missing" in only.reason) is not alike


def test_where_the_starts_differ_the_rest_is_a_guess() -> None:
    only = suggested(tables(episodes({"DECOM": "02/12/2025", "LS": "V2"})), "503B")[0]
    assert only.guess
    assert only.reason.endswith("It started on a different day from this episode. Fix that first.")


def test_only_the_first_episode_is_that_of_last_year() -> None:
    rows = {
        "Episodes": [OPEN | {"LS": "V2", "DEC": "01/06/2026", "REC": "X1"}, OPEN | {"DECOM": "01/06/2026"}],
        "Episodes_last": [OPEN],
    }
    assert [each.row for each in suggested(tables(rows), "503B")] == [(TableRef("Episodes"), 0)]


def test_what_all_files_of_this_year_have_may_be_a_correction() -> None:
    files = header({"DOB": "05/06/2012"}) | {"Reviews": [{"DOB": "05/06/2012"}]}
    only = suggested(tables(files), "203")[0]
    assert only.edits[0].value == "05/05/2012"
    assert only.guess


@pytest.mark.parametrize(("now", "guessed"), [("", False), ("18/08/2025", True)])
def test_an_end_of_uasc_status_that_is_given_may_be_mistyped(now: str, guessed: bool) -> None:
    """It may have ceased on a day of this year, before the 18th birthday."""
    until_18 = {"DOB": "05/05/2012", "DUC": "05/05/2030"}
    rows: dict[str, list[Cells]] = {
        "Header": [HEADER | {"UASC": "1"}],
        "Header_last": [HEADER | {"UASC": "1"}],
        "UASC": [until_18 | {"DUC": now}],
        "UASC_last": [until_18],
    }
    only = suggested(tables(rows), "205B")[0]
    assert only.edits[0].value == "05/05/2030"
    assert only.guess is guessed
