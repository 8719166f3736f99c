"""Answers from the child's own record: each case is a small return with an error, and what is offered for it."""

from __future__ import annotations

import pytest

from tests.unit.suggestions.tables import AT_LS1, AT_M1, AT_M2, Cells, offered, suggested, tables
from worker.dataset.copies import OtherCell
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Source

HEADER = {"DOB": "05/05/2012", "SEX": "F"}
FIRST = {"DECOM": "01/05/2026", "DEC": "01/08/2026", "REC": "X1"}
SECOND = {"DECOM": "01/08/2026", "RNE": "P", "PL_POST": AT_M2}
U4 = {"PLACE": "U4", "URN": "SC200001", "PL_POST": AT_LS1}
ADOPTION = {
    "DATE_INT": "01/05/2026",
    "DATE_MATCH": "01/07/2026",
    "FOSTER_CARE": "0",
    "NB_ADOPTR": "2",
    "SEX_ADOPTR": "MF",
    "LS_ADOPTR": "L11",
}
ADOPTED = {"DECOM": "01/08/2026", "PLACE": "A4", "DEC": "01/12/2026", "REC": "E11"}
SOCIAL_WORKER = {"SW_ID": "SW1234", "SW_DECOM": "01/05/2026", "SW_REASON": "MANAGE"}

Case = tuple[str, dict[str, list[Cells]], list[Cells]]

SAME_STATUS = [{"LS": "C2"}, {"LS": "V2"}]
"""What is not taken to have changed: the status of the second episode, or that of the first."""

CASES: dict[str, Case] = {
    # Date of birth and sex
    "DOB as in Header": (
        "INT13",
        {"Header": [HEADER], "Missing": [{"DOB": "05/05/2021"}]},
        [{"DOB": "05/05/2012"}],
    ),
    "sex as in Header": ("INT21", {"Header": [HEADER], "UASC": [{"SEX": "M"}]}, [{"SEX": "F"}]),
    "Header as most files": (
        "INT17",
        {
            "Header": [HEADER],
            "Reviews": [{"DOB": "05/06/2012"}],
            "OC2": [{"DOB": "05/06/2012"}],
        },
        [{"DOB": "05/06/2012"}, {"DOB": "05/05/2012"}],
    ),
    "no DOB in Header": (
        "102",
        {"Header": [{"DOB": ""}], "Reviews": [{"DOB": "05/06/2012"}, {"DOB": "05/06/2012"}]},
        [{"DOB": "05/06/2012"}],
    ),
    "files that differ among themselves": (
        "102",
        {"Header": [{"DOB": ""}], "Reviews": [{"DOB": "05/06/2012"}], "OC2": [{"DOB": "05/06/2013"}]},
        [{"DOB": "05/06/2012"}, {"DOB": "05/06/2013"}],
    ),
    "sex that UASC has": ("232", {"Header": [{"SEX": "U"}], "UASC": [{"SEX": "F"}]}, [{"SEX": "F"}]),
    "nothing known of the sex": ("232", {"Header": [{"SEX": "U"}]}, []),
    # Ends and starts of episodes
    "end and X1 from the next start": (
        "142",
        {"Episodes": [FIRST | {"DEC": "", "REC": ""}, SECOND]},
        [{"DEC": "01/08/2026", "REC": "X1"}],
    ),
    "the end alone where care started anew": (
        "142",
        {"Episodes": [FIRST | {"DEC": "", "REC": ""}, SECOND | {"RNE": "S"}]},
        [{"DEC": "01/08/2026"}],
    ),
    "X1 where the next goes on": (
        "148",
        {"Episodes": [FIRST | {"REC": ""}, SECOND]},
        [{"REC": "X1"}],
    ),
    "no end where nothing follows": ("148", {"Episodes": [FIRST | {"DEC": ""}]}, [{"REC": ""}]),
    "an overlap has two answers": (
        "501",
        {"Episodes": [FIRST | {"DEC": "09/08/2026"}, SECOND]},
        [{"DEC": "01/08/2026"}, {"DECOM": "09/08/2026"}],
    ),
    "a gap has two answers": (
        "433",
        {"Episodes": [FIRST | {"DEC": "30/07/2026"}, SECOND]},
        [{"DEC": "01/08/2026"}, {"DECOM": "30/07/2026"}],
    ),
    "a gap after leaving care has a third": (
        "433",
        {"Episodes": [FIRST | {"DEC": "01/07/2026", "REC": "E4A"}, SECOND]},
        [{"DEC": "01/08/2026"}, {"DECOM": "01/07/2026"}, {"RNE": "S"}],
    ),
    "the one before left open": (
        "433",
        {"Episodes": [FIRST | {"DEC": "", "REC": ""}, SECOND]},
        [{"DEC": "01/08/2026", "REC": "X1"}],
    ),
    "X1 where care went on": ("388", {"Episodes": [FIRST | {"REC": "E4A"}, SECOND]}, [{"REC": "X1"}]),
    "X1, but another day": (
        "388",
        {"Episodes": [FIRST | {"DEC": "30/07/2026"}, SECOND]},
        [{"DEC": "01/08/2026"}, {"DECOM": "30/07/2026"}],
    ),
    "X1, but care started anew": ("388", {"Episodes": [FIRST | {"DEC": "30/07/2026"}, SECOND | {"RNE": "S"}]}, []),
    "S after leaving care": (
        "432",
        {"Episodes": [FIRST | {"DEC": "30/06/2026", "REC": "E4A"}, SECOND]},
        [{"RNE": "S"}],
    ),
    "X1 where care did not end": ("432", {"Episodes": [FIRST | {"REC": "E4A"}, SECOND]}, [{"REC": "X1"}]),
    "S within care": (
        "431",
        {"Episodes": [FIRST | {"PL_POST": AT_M2}, SECOND | {"RNE": "S", "LS": "V2"}]},
        [{"RNE": "L"}],
    ),
    "ends before it starts": (
        "356",
        {"Episodes": [FIRST | {"DEC": "01/02/2026"}, SECOND]},
        [{"DEC": "01/08/2026"}, {"DECOM": "01/02/2026", "DEC": "01/05/2026"}],
    ),
    "after the year": ("385", {"Episodes": [FIRST | {"DEC": "02/04/2027"}]}, [{"DEC": "", "REC": ""}]),
    # Reasons by what changed
    "status only": (
        "435",
        {"Episodes": [FIRST | {"PL_POST": AT_M2}, SECOND | {"LS": "V2"}]},
        [{"RNE": "L"}, *SAME_STATUS],
    ),
    "both, other carers": ("435", {"Episodes": [FIRST, SECOND | {"LS": "V2"}]}, [{"RNE": "B"}, *SAME_STATUS]),
    "both, same carers": (
        "435",
        {"Episodes": [FIRST, SECOND | {"RNE": "T", "LS": "V2"}]},
        [{"RNE": "U"}, *SAME_STATUS],
    ),
    "placement, carers not known": (
        "434",
        {"Episodes": [FIRST, SECOND | {"RNE": "L"}]},
        [{"RNE": "P"}, {"RNE": "T"}],
    ),
    "placement only": ("436", {"Episodes": [FIRST, SECOND | {"RNE": "B"}]}, [{"RNE": "P"}, {"RNE": "T"}]),
    "nothing changed": ("436", {"Episodes": [FIRST | {"PL_POST": AT_M2}, SECOND | {"RNE": "B"}]}, []),
    "short breaks start with S": ("366", {"Episodes": [FIRST | {"LS": "V3", "RNE": "P"}]}, [{"RNE": "S"}]),
    "the first starts with S": ("357", {"Episodes": [FIRST | {"RNE": "P"}]}, [{"RNE": "S"}]),
    "adoption by the same carers": ("217", {"Episodes": [SECOND | {"PLACE": "A5"}]}, [{"RNE": "T"}]),
    "temporary placement": ("380", {"Episodes": [SECOND | {"PLACE": "T1", "RNE": "U"}]}, [{"RNE": "B"}]),
    "need from the start of the period": (
        "504",
        {
            "Episodes": [
                FIRST,
                SECOND | {"CIN": "N5", "DEC": "01/09/2026", "REC": "X1"},
                SECOND | {"DECOM": "01/09/2026"},
            ]
        },
        [{"CIN": "N1"}] * 2,
    ),
    "back from a temporary placement": (
        "383",
        {
            "Episodes": [
                FIRST | {"PL_POST": AT_M1, "URN": "SC100001"},
                SECOND | {"PLACE": "T1", "DEC": "05/08/2026", "REC": "X1"},
                {"DECOM": "05/08/2026", "RNE": "T", "PLACE": "K2", "PL_POST": AT_M2, "URN": "SC100001"},
            ]
        },
        [{"PL_POST": AT_M1, "RNE": "P"}],
    ),
    "placement order": ("408", {"Episodes": [{"PLACE": "A5"}]}, [{"LS": "E1"}, {"PLACE": "A3"}]),
    # Placements that continue
    "URN of the same placement": (
        "218",
        {"Episodes": [FIRST | U4, {"DECOM": "01/08/2026", "RNE": "L", "PLACE": "U4", "PL_POST": AT_LS1}]},
        [{"URN": "SC200001"}],
    ),
    "URN at the same address": (
        "218",
        {"Episodes": [FIRST | U4, {"DECOM": "01/11/2026", "RNE": "P", "PLACE": "U4", "PL_POST": AT_LS1}]},
        [{"URN": "SC200001"}],
    ),
    "URN of another placement": (
        "218",
        {"Episodes": [FIRST | U4, {"DECOM": "01/08/2026", "RNE": "P", "PLACE": "U4", "PL_POST": AT_M2}]},
        [],
    ),
    "type of the same URN and address": (
        "146",
        {"Episodes": [FIRST | U4, {"DECOM": "01/11/2026", "RNE": "P"} | U4 | {"PLACE": "U9"}]},
        [{"PLACE": "U4"}],
    ),
    "with the parents": ("550", {"Episodes": [{"PLACE_PROVIDER": "PR0"}]}, [{"PLACE": "P1"}]),
    "postcode of the same placement": (
        "392c",
        {"Episodes": [FIRST | U4, {"DECOM": "01/08/2026", "RNE": "L"} | U4 | {"PL_POST": "ZZ9 9ZZ"}]},
        [{"PL_POST": AT_LS1}],
    ),
    "provider of the same placement": (
        "526",
        {"Episodes": [FIRST | U4, {"DECOM": "01/08/2026", "RNE": "L", "PLACE_PROVIDER": ""} | U4]},
        [{"PLACE_PROVIDER": "PR4"}],
    ),
    "home of the other episodes": (
        "392c",
        {"Episodes": [FIRST | {"HOME_POST": AT_M2}, SECOND | {"HOME_POST": "ZZ9 9ZZ"}]},
        [{"HOME_POST": AT_M2}],
    ),
    "homes that differ": (
        "392c",
        {
            "Episodes": [
                FIRST | {"HOME_POST": AT_M2},
                SECOND | {"HOME_POST": AT_LS1, "DEC": "01/09/2026"},
                {"DECOM": "01/09/2026", "HOME_POST": "ZZ9 9ZZ"},
            ]
        },
        [],
    ),
    "parents are PR0": ("526", {"Episodes": [{"PLACE": "P1", "PLACE_PROVIDER": ""}]}, [{"PLACE_PROVIDER": "PR0"}]),
    "parents are no PR4": ("530", {"Episodes": [{"PLACE": "P1"}]}, [{"PLACE_PROVIDER": "PR0"}]),
    # Social workers
    "the next social worker": (
        "SW08STG2",
        {"SWEpisodes": [SOCIAL_WORKER, SOCIAL_WORKER | {"SW_DECOM": "01/08/2026"}]},
        [{"SW_DEC": "01/08/2026"}],
    ),
    "social workers that overlap": (
        "SW10aSTG2",
        {"SWEpisodes": [SOCIAL_WORKER | {"SW_DEC": "01/09/2026"}, SOCIAL_WORKER | {"SW_DECOM": "01/08/2026"}]},
        [{"SW_DEC": "01/08/2026"}, {"SW_DECOM": "01/09/2026"}],
    ),
    "no start with a social worker": (
        "SW10aSTG2",
        {"SWEpisodes": [SOCIAL_WORKER | {"SW_DEC": "01/08/2026"}, SOCIAL_WORKER | {"SW_DECOM": ""}]},
        [{"SW_DECOM": "01/08/2026"}],
    ),
    "dates with a social worker swapped": (
        "SW18STG2",
        {"SWEpisodes": [SOCIAL_WORKER | {"SW_DECOM": "02/08/2026", "SW_DEC": "01/08/2026"}]},
        [{"SW_DECOM": "01/08/2026", "SW_DEC": "02/08/2026"}],
    ),
    "social worker's end after the year": (
        "SW07STG2",
        {"SWEpisodes": [SOCIAL_WORKER | {"SW_DEC": "02/04/2027"}]},
        [{"SW_DEC": ""}],
    ),
    # Missing periods and orders
    "missing until the next time": (
        "574",
        {"Missing": [{"MIS_START": "01/05/2026"}, {"MIS_START": "01/06/2026", "MIS_END": "02/06/2026"}]},
        [{"MIS_END": "01/06/2026"}],
    ),
    "missing until the episode ended": (
        "575",
        {"Missing": [{"MIS_START": "02/05/2026"}], "Episodes": [FIRST, SECOND]},
        [{"MIS_END": "01/08/2026"}],
    ),
    "missing until care ended": (
        "577",
        {
            "Missing": [{"MIS_START": "02/05/2026"}],
            "Episodes": [FIRST, SECOND | {"DEC": "01/10/2026", "REC": "E4A"}],
        },
        [{"MIS_END": "01/10/2026"}],
    ),
    "missing dates swapped": (
        "567",
        {"Missing": [{"MIS_START": "02/06/2026", "MIS_END": "01/06/2026"}]},
        [{"MIS_START": "01/06/2026", "MIS_END": "02/06/2026"}],
    ),
    "missing until 18": (
        "580",
        {
            "Missing": [{"DOB": "01/10/2008", "MIS_START": "01/09/2026", "MIS_END": "01/10/2026"}],
            "Episodes": [FIRST | {"DEC": "01/10/2026", "REC": "E6"}],
        },
        [{"REC": "E8"}],
    ),
    # Adoption
    "two dates of the decision": (
        "523",
        {"PlacedAdoption": [{"DATE_PLACED": "02/05/2026"}], "AD1": [ADOPTION]},
        [{"DATE_PLACED": "01/05/2026"}, {"DATE_INT": "02/05/2026"}] * 2,
    ),
    "decision before matching": (
        "333",
        {"PlacedAdoption": [{"DATE_PLACED": "02/05/2026"}], "AD1": [ADOPTION | {"DATE_INT": ""}]},
        [{"DATE_INT": "02/05/2026"}],
    ),
    "items that others tell": (
        "151",
        {
            "PlacedAdoption": [{"DATE_PLACED": "02/05/2026"}],
            "AD1": [ADOPTION | {"DATE_INT": "", "NB_ADOPTR": "", "FOSTER_CARE": ""}],
            "Episodes": [ADOPTED],
        },
        [{"DATE_INT": "02/05/2026", "FOSTER_CARE": "0", "NB_ADOPTR": "2"}],
    ),
    "former carer by the placement": (
        "335",
        {"AD1": [ADOPTION | {"FOSTER_CARE": "1"}], "Episodes": [ADOPTED]},
        [{"FOSTER_CARE": "0"}] * 2,
    ),
    "one adopter": ("511", {"AD1": [ADOPTION | {"SEX_ADOPTR": "M1", "LS_ADOPTR": "L0"}]}, [{"NB_ADOPTR": "1"}]),
    "status by sex": (
        "520",
        {"AD1": [ADOPTION | {"SEX_ADOPTR": "FF"}]},
        [{"LS_ADOPTR": "L12"}, {"SEX_ADOPTR": "MF"}],
    ),
    "not a single adopter": (
        "514",
        {"AD1": [ADOPTION | {"LS_ADOPTR": "L0"}]},
        [
            {"LS_ADOPTR": "L11"},
            {"LS_ADOPTR": "L2"},
            {"LS_ADOPTR": "L3"},
            {"SEX_ADOPTR": "F1"},
            {"SEX_ADOPTR": "M1"},
        ],
    ),
    "decision that AD1 has": (
        "563",
        {
            "PlacedAdoption": [{"DATE_PLACED_CEASED": "01/10/2026", "REASON_PLACED_CEASED": "RD1"}],
            "AD1": [ADOPTION],
        },
        [{"DATE_PLACED": "01/05/2026"}],
    ),
    # Other fields of the row
    "under 4 at the review": (
        "441",
        {"Reviews": [{"DOB": "05/05/2024", "REVIEW": "05/06/2026", "REVIEW_CODE": "PN1"}]},
        [{"REVIEW_CODE": "PN0"}],
    ),
    "a mother by the date of birth of her child": (
        "612",
        {"Header": [HEADER | {"MOTHER": "0", "MC_DOB": "01/06/2026"}]},
        [{"MOTHER": "1"}, {"MC_DOB": ""}],
    ),
    "died": (
        "344",
        {"OC3": [{"IN_TOUCH": "DIED", "ACTIV": "F1", "ACCOM": "0"}]},
        [{"ACTIV": "0"}],
    ),
    "status until 18": ("304", {"UASC": [{"DOB": "01/10/2008", "DUC": "01/11/2026"}]}, [{"DUC": "01/10/2026"}]),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_answers(case: Case) -> None:
    code, rows, expected = case
    found = suggested(tables(rows), code)
    assert offered(found) == expected


GUESSES = ("567", "574", "575", "577", "304")


@pytest.mark.parametrize("name", [name for name, case in CASES.items() if case[0] in GUESSES])
def test_dates_that_are_only_likely_are_guesses(name: str) -> None:
    code, rows, _ = CASES[name]
    found = suggested(tables(rows), code)
    assert found
    assert all(each.guess for each in found)


@pytest.mark.parametrize("code", ["433", "388"])
@pytest.mark.parametrize(("end", "guessed"), [("01/07/2026", False), ("30/06/2026", True)])
def test_a_long_gap_may_be_an_episode_that_is_missing(code: str, end: str, guessed: bool) -> None:
    found = suggested(tables({"Episodes": [FIRST | {"DEC": end}, SECOND]}), code)
    dates = [each for each in found if {edit.field for edit in each.edits} <= {"DEC", "DECOM"}]
    assert len(dates) == 2
    assert [each.guess for each in dates] == [guessed, guessed]


def test_an_answer_may_be_for_another_row() -> None:
    found = suggested(tables({"Episodes": [FIRST | {"DEC": "", "REC": ""}, SECOND]}), "433")
    assert found[0].row == (TableRef("Episodes"), 1)
    assert found[0].edits == (
        OtherCell(TableRef("Episodes"), 0, "DEC", "01/08/2026"),
        OtherCell(TableRef("Episodes"), 0, "REC", "X1"),
    )
    assert found[0].title == "End the previous episode on 01/08/2026"
    assert found[0].source is Source.RECORD
    assert not found[0].guess


def test_header_is_told_to_change_with_the_files_that_say_so() -> None:
    files: dict[str, list[Cells]] = {
        "Header": [HEADER],
        "Reviews": [{"DOB": "05/06/2012"}],
        "OC2": [{"DOB": "05/06/2012"}],
    }
    header, row = suggested(tables(files), "INT17")
    assert header.edits == (OtherCell(TableRef("Header"), 0, "DOB", "05/06/2012"),)
    assert header.reason == "Reviews and Outcomes (OC2) have 05/06/2012, but Header has 05/05/2012."
    assert row.edits == (OtherCell(TableRef("Reviews"), 0, "DOB", "05/05/2012"),)
    assert not header.guess


def test_a_child_with_two_rows_in_header_has_no_one_date_of_birth() -> None:
    files: dict[str, list[Cells]] = {
        "Header": [HEADER, HEADER | {"DOB": "06/05/2012"}],
        "OC2": [{"DOB": "05/06/2012"}],
    }
    assert suggested(tables(files), "INT14") == []


def test_last_year_speaks_for_a_file_that_differs_from_header() -> None:
    files: dict[str, list[Cells]] = {
        "Header": [HEADER],
        "OC2": [{"DOB": "05/06/2012"}],
        "Header_last": [HEADER | {"DOB": "05/06/2012"}],
    }
    header, row = suggested(tables(files), "INT14")
    assert header.edits == (OtherCell(TableRef("Header"), 0, "DOB", "05/06/2012"),)
    assert header.reason == "Outcomes (OC2) and last year’s return have 05/06/2012, but Header has 05/05/2012."
    assert row.edits == (OtherCell(TableRef("OC2"), 0, "DOB", "05/05/2012"),)
    assert row.guess
