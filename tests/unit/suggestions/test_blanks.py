"""Cells that must be blank: each case is a small return with an error, and what is cleared for it."""

from __future__ import annotations

import pytest

from tests.unit.suggestions.tables import AT_LS1, AT_M1, Cells, offered, suggested, tables
from worker.checking.rule import RuleKind
from worker.returns.ssda903.suggestions import blanks
from worker.rules.ssda903 import all_rules

SHORT_BREAK = {"LS": "V3", "DECOM": "01/05/2026", "DEC": "05/05/2026", "REC": "E4A"}
NEW = {"DECOM": "01/05/2026"}
LONG = {"DECOM": "01/05/2025"}
ADOPTION = {"DATE_INT": "01/05/2026", "DATE_MATCH": "01/07/2026"}

Case = tuple[str, dict[str, list[Cells]], list[Cells]]

CASES: dict[str, Case] = {
    "postcode and URN of a short break": (
        "214",
        {"Episodes": [SHORT_BREAK | {"PL_POST": AT_M1, "URN": "SC1"}]},
        [{"PL_POST": "", "URN": ""}],
    ),
    "home of a short break": ("398", {"Episodes": [SHORT_BREAK | {"HOME_POST": AT_M1}]}, [{"HOME_POST": ""}]),
    "authority of a short break": ("420", {"Episodes": [SHORT_BREAK | {"PL_POST": AT_M1}]}, [{"PL_POST": ""}]),
    "URN with parents": ("222", {"Episodes": [{"PLACE": "P1", "URN": "SC1"}]}, [{"URN": ""}]),
    "provider of a temporary placement": ("213", {"Episodes": [{"PLACE": "T1"}]}, [{"PLACE_PROVIDER": ""}]),
    "provider that is no code for it": ("178", {"Episodes": [{"PLACE": "T1"}]}, [{"PLACE_PROVIDER": ""}]),
    "XXXXXXX with parents": ("242", {"Episodes": [{"PLACE": "P1", "URN": "XXXXXXX"}]}, [{"URN": ""}]),
    "reason for change while open": (
        "233",
        {"Episodes": [{"REASON_PLACE_CHANGE": "CARPL"}]},
        [{"REASON_PLACE_CHANGE": ""}],
    ),
    "reason for change before a temporary placement": (
        "226",
        {
            "Episodes": [
                NEW | {"DEC": "01/06/2026", "REC": "X1", "REASON_PLACE_CHANGE": "CARPL"},
                {"DECOM": "01/06/2026", "PLACE": "T1"},
            ]
        },
        [{"REASON_PLACE_CHANGE": ""}],
    ),
    "distance of an asylum seeker": (
        "406",
        {
            "Header": [{"SEX": "M"}],
            "UASC": [{"SEX": "M"}],
            "Episodes": [{"HOME_POST": AT_M1, "PL_POST": AT_LS1}],
        },
        [{"HOME_POST": ""}],
    ),
    "score under 4": (
        "188",
        {"OC2": [{"DOB": "01/05/2025", "SDQ_SCORE": "7"}]},
        [{"SDQ_SCORE": ""}],
    ),
    "score and reason": (
        "197a",
        {"OC2": [{"SDQ_SCORE": "7", "SDQ_REASON": "SDQ2"}]},
        [{"SDQ_REASON": ""}, {"SDQ_SCORE": ""}],
    ),
    "items of a child not in care all year": (
        "190",
        {"OC2": [{"TEETH_CHECK": "1", "CONVICTED": "0"}], "Episodes": [NEW]},
        [{"TEETH_CHECK": "", "CONVICTED": ""}],
    ),
    "items of a care leaver": (
        "215",
        {"OC2": [{"TEETH_CHECK": "1"}], "OC3": [{"IN_TOUCH": "YES"}], "Episodes": [NEW]},
        [{"TEETH_CHECK": ""}] * 2,
    ),
    "items of a child in care all year": (
        "215",
        {"OC2": [{"TEETH_CHECK": "1"}], "OC3": [{"IN_TOUCH": "YES"}], "Episodes": [LONG]},
        [],
    ),
    "offered, though received": (
        "158",
        {"OC2": [{"INTERVENTION_RECEIVED": "1", "INTERVENTION_OFFERED": "1"}]},
        [{"INTERVENTION_OFFERED": ""}],
    ),
    "a male's child": ("174", {"Header": [{"SEX": "M", "MC_DOB": "01/05/2026"}]}, [{"MC_DOB": ""}]),
    "a male mother": (
        "165",
        {"Header": [{"SEX": "M", "MOTHER": "0"}], "Episodes": [NEW], "OC3": [{"CHILD": "2"}]},
        [{"MOTHER": ""}, {"SEX": "F"}],
    ),
    "adoption of a child in care": (
        "187",
        {"AD1": [ADOPTION], "Episodes": [LONG], "OC3": [{"CHILD": "2"}]},
        [{"DATE_INT": "", "DATE_MATCH": ""}],
    ),
    "adoption that may not be": (
        "602",
        {"AD1": [ADOPTION], "Episodes": [LONG]},
        [{"DATE_INT": "", "DATE_MATCH": ""}],
    ),
    "reversed, and adopted": (
        "525",
        {
            "AD1": [ADOPTION],
            "PlacedAdoption": [{"DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "01/06/2026"}],
            "Episodes": [NEW | {"DEC": "01/10/2026", "REC": "E11"}],
        },
        [{"DATE_PLACED_CEASED": ""}] * 2,
    ),
    "reversed, and not adopted": (
        "525",
        {
            "AD1": [ADOPTION],
            "PlacedAdoption": [{"DATE_PLACED": "01/05/2026", "DATE_PLACED_CEASED": "01/06/2026"}],
            "Episodes": [NEW],
        },
        [{"DATE_INT": "", "DATE_MATCH": ""}] * 2,
    ),
    "permanence that was none": (
        "635",
        {"PrevPerm": [{"PREV_PERM": "Z1", "LA_PERM": "352", "DATE_PERM": "01/01/2020"}]},
        [{"LA_PERM": "", "DATE_PERM": ""}],
    ),
    "mother status in short breaks": (
        "399",
        {"Header": [{"MOTHER": "0"}], "Reviews": [{"CHILD": "2"}], "Episodes": [SHORT_BREAK]},
        [{"MOTHER": ""}] * 2,
    ),
    "missing after the year": ("571", {"Missing": [{"MIS_END": "02/04/2027"}]}, [{"MIS_END": ""}]),
    "missing before the year": ("571", {"Missing": [{"MIS_END": "02/03/2026"}]}, []),
    "order after the year": ("704", {"DoLo": [{"DOLO_END": "02/04/2027"}]}, [{"DOLO_END": ""}]),
    "the last social worker": (
        "SW17STG2",
        {"SWEpisodes": [{"SW_DECOM": "01/05/2026", "SW_DEC": "01/09/2026"}]},
        [{"SW_DEC": ""}],
    ),
}


DECIDED = ("178", "242", "233", "226", "188", "525", "399", "571", "704")
"""Where more than one cell says that it must be blank; elsewhere two cells contradict each other."""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_answers(case: Case) -> None:
    code, rows, expected = case
    found = suggested(tables(rows), code)
    assert offered(found) == expected
    assert all(each.guess is (code not in DECIDED) for each in found)


def test_titles_say_what_is_cleared() -> None:
    rows = {"Episodes": [SHORT_BREAK | {"PL_POST": AT_M1, "URN": "SC1"}]}
    assert suggested(tables(rows), "214")[0].title == "Clear the placement postcode and URN"


def test_every_rule_on_what_must_be_blank_has_its_reason() -> None:
    must_be_blank = {rule.code for rule in all_rules() if rule.kind is RuleKind.MUST_BE_BLANK}
    assert set(blanks._WHY) == must_be_blank
    assert set(blanks._TO_CLEAR) <= must_be_blank
