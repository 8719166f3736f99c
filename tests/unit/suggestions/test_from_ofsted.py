"""Answers from the Ofsted lists: each case is a small return with an error, and what is offered for it."""

import pandas as pd
import pytest

from tests.unit.suggestions.tables import (
    AT_LS1,
    AT_M1,
    AT_M2,
    Cells,
    episodes,
    offered,
    providers,
    suggested,
)
from worker import check_tables
from worker.returns.table_ref import TableRef
from worker.suggesting.answer import Source
from worker.suggesting.suggest import suggest

HOME_M1 = {"URN": "SC100001", "NAME": "Oak House", "REG_START": "01/04/2020"}
HOME_M2 = {"URN": "SC100002", "NAME": "Elm House", "POSTCODE": AT_M2}
AGENCY = {"URN": "SC200001", "PLACE_CODES": "U1,U2,U3,U4,U5,U6", "PROVIDER_CODES": "PR1,PR2", "POSTCODE": AT_LS1}
SEVERAL = {"URN": "1200001", "PLACE_CODES": "K3", "POSTCODE": AT_LS1}

CASES = {
    # URN from the postcode
    "the provider at the postcode": ("218", {"PL_POST": "m11ae"}, [HOME_M1, HOME_M2], [{"URN": "SC100001"}]),
    "nobody at the postcode": ("218", {"PL_POST": AT_LS1}, [HOME_M1], []),
    "a blank postcode": ("218", {"PL_POST": ""}, [HOME_M1], []),
    "two at the postcode": (
        "218",
        {"PL_POST": AT_M1},
        [HOME_M1, HOME_M2 | {"POSTCODE": AT_M1}],
        [{"URN": "SC100001"}, {"URN": "SC100002"}],
    ),
    "of two only one that is for the type": (
        "218",
        {"PL_POST": AT_M1, "PLACE": "K2"},
        [HOME_M1, HOME_M2 | {"POSTCODE": AT_M1, "PLACE_CODES": "S1"}],
        [{"URN": "SC100001"}],
    ),
    "of two only one that was open": (
        "218",
        {"PL_POST": AT_M1},
        [HOME_M1 | {"REG_END": "01/02/2026"}, HOME_M2 | {"POSTCODE": AT_M1}],
        [{"URN": "SC100002"}],
    ),
    "a provider on several rows is one": (
        "218",
        {"PL_POST": AT_M1},
        [HOME_M1, HOME_M1 | {"PLACE_CODES": "R3"}],
        [{"URN": "SC100001"}],
    ),
    "no agency for a foster home by its address": (
        "218",
        {"PL_POST": AT_M1, "PLACE": "U6"},
        [HOME_M1],
        [],
    ),
    "in place of XXXXXXX": ("242", {"PL_POST": AT_M1, "URN": "XXXXXXX"}, [HOME_M1], [{"URN": "SC100001"}]),
    # URN not in the list
    "the postcode tells the URN": (
        "1008",
        {"URN": "SC999999", "PL_POST": AT_M1},
        [HOME_M1],
        [{"URN": "SC100001"}],
    ),
    "two digits swapped": ("1008", {"URN": "SC200010", "PLACE": "U4"}, [AGENCY], [{"URN": "SC200001"}]),
    "one digit wrong": ("1008", {"URN": "SC200007", "PLACE": "U4"}, [AGENCY], [{"URN": "SC200001"}]),
    "near-misses that are not for the type, if there are others": (
        "1008",
        {"URN": "SC100000"},
        [HOME_M1, HOME_M2 | {"PLACE_CODES": "S1"}],
        [{"URN": "SC100001"}],
    ),
    "no near-miss elsewhere beside the provider at the postcode": (
        "1008",
        {"URN": "SC100003", "PL_POST": AT_M2},
        [HOME_M1, HOME_M2],
        [{"URN": "SC100002"}],
    ),
    "SC left out": ("1008", {"URN": "100001"}, [HOME_M1], [{"URN": "SC100001"}]),
    "zeros left out": ("1008", {"URN": "SC1001"}, [{"URN": "SC001001"}], [{"URN": "SC001001"}]),
    "a URN like none": ("1008", {"URN": "SC555555"}, [HOME_M1], []),
    # Type and URN
    "the type that is offered": ("219", {"URN": "SC100001", "PLACE": "S1"}, [HOME_M1], [{"PLACE": "K2"}]),
    "six types, the choice stays": (
        "219",
        {"URN": "SC200001", "PLACE": "K2"},
        [AGENCY],
        [{"PLACE": f"U{number}"} for number in range(1, 7)],
    ),
    "the URN at the postcode instead of six types": (
        "219",
        {"URN": "SC200001", "PLACE": "K2", "PL_POST": AT_M1},
        [AGENCY, HOME_M1],
        [{"URN": "SC100001"}],
    ),
    "the type of the year that is no code": (
        "146",
        {"URN": "SC100001", "PLACE": "K9"},
        [HOME_M1],
        [{"PLACE": "K2"}],
    ),
    # Postcode and URN
    "both ways": (
        "221",
        {"URN": "SC100001", "PL_POST": AT_M2},
        [HOME_M1, HOME_M2],
        [{"URN": "SC100002"}, {"PL_POST": AT_M1}],
    ),
    "the postcode alone": ("221", {"URN": "SC100001", "PL_POST": AT_M2}, [HOME_M1], [{"PL_POST": AT_M1}]),
    "premises of a provider": (
        "221",
        {"URN": "1200001", "PLACE": "K3", "PL_POST": AT_M1},
        [SEVERAL, SEVERAL | {"POSTCODE": AT_M2}],
        [{"PL_POST": AT_LS1}, {"PL_POST": AT_M2}],
    ),
    "the authority is that of the postcode": ("169", {"URN": "SC100001"}, [HOME_M1], [{"PL_POST": AT_M1}]),
    "in or out, too": ("179", {"URN": "SC100001"}, [HOME_M1], [{"PL_POST": AT_M1}]),
    "not the agency's address for foster carers": ("169", {"URN": "SC200001", "PLACE": "U4"}, [AGENCY], []),
    "a postcode that does not exist": (
        "169",
        {"URN": "SC100001"},
        [HOME_M1 | {"POSTCODE": "ZZ9 9ZZ"}],
        [],
    ),
    "one of several premises is right": (
        "392d",
        {"URN": "1200001", "PLACE": "K3", "PL_POST": AT_LS1, "HOME_POST": AT_LS1},
        [SEVERAL, SEVERAL | {"POSTCODE": AT_M2}],
        [],
    ),
    "distance too long": (
        "454",
        {"URN": "SC100001", "HOME_POST": AT_M2, "PL_POST": "ZE1 0AA"},
        [HOME_M1],
        [{"PL_POST": AT_M1}],
    ),
    "premises where the authority is": (
        "241",
        {"URN": "1200001", "PLACE": "K3", "PL_POST": AT_M1},
        [SEVERAL],
        [{"PL_POST": AT_LS1}],
    ),
    "outside England": (
        "243",
        {"URN": "SC100001", "PL_POST": "CF10 1EP"},
        [HOME_M1],
        [{"PL_POST": AT_M1}, {"URN": ""}],
    ),
    # Provider code
    "the code of the list": (
        "224",
        {"URN": "SC100001", "PLACE_PROVIDER": "PR5"},
        [HOME_M1],
        [{"PLACE_PROVIDER": "PR4"}],
    ),
    "another authority's": (
        "224",
        {"URN": "SC200001", "PLACE": "U4", "PLACE_PROVIDER": "PR4"},
        [AGENCY],
        [{"PLACE_PROVIDER": "PR2"}],
    ),
    "own provision": (
        "224",
        {"URN": "SC200001", "PLACE": "U4", "PLACE_PROVIDER": "PR4"},
        [AGENCY | {"POSTCODE": AT_M1}],
        [{"PLACE_PROVIDER": "PR1"}],
    ),
    "no valid code": ("178", {"URN": "SC100001", "PLACE_PROVIDER": "PR9"}, [HOME_M1], [{"PLACE_PROVIDER": "PR4"}]),
    "no code": ("526", {"URN": "SC100001", "PLACE_PROVIDER": ""}, [HOME_M1], [{"PLACE_PROVIDER": "PR4"}]),
    "parents of no one": (
        "550",
        {"URN": "SC100001", "PLACE_PROVIDER": "PR0"},
        [HOME_M1],
        [{"PLACE_PROVIDER": "PR4"}, {"PLACE": "P1"}],
    ),
    "public provision of a home": (
        "529",
        {"URN": "SC100001", "PLACE_PROVIDER": "PR3"},
        [HOME_M1],
        [{"PLACE_PROVIDER": "PR4"}],
    ),
    "own, but elsewhere": (
        "229",
        {"URN": "SC200001", "PLACE": "U4", "PLACE_PROVIDER": "PR1"},
        [AGENCY],
        [{"PLACE_PROVIDER": "PR2"}],
    ),
    "another's, but here": (
        "229",
        {"URN": "SC200001", "PLACE": "U4", "PLACE_PROVIDER": "PR2"},
        [AGENCY | {"POSTCODE": AT_M1}],
        [{"PLACE_PROVIDER": "PR1"}],
    ),
    "own home in Leeds": (
        "1015",
        {"URN": "SC100001", "PLACE_PROVIDER": "PR1", "PL_POST": AT_LS1},
        [HOME_M1 | {"POSTCODE": AT_LS1, "PROVIDER_CODES": "PR1,PR2"}],
        [{"PLACE_PROVIDER": "PR2"}],
    ),
    # Closed providers
    "the new URN of a home that had closed": (
        "227",
        {"URN": "SC100001", "PL_POST": AT_M1},
        [HOME_M1 | {"REG_END": "01/02/2026"}, {"URN": "2700001", "NAME": "Oak House"}],
        [{"URN": "2700001"}],
    ),
    "none that was open before the episode ended": (
        "228",
        {"URN": "SC100001", "PL_POST": AT_M1},
        [HOME_M1 | {"REG_END": "01/09/2026"}, {"URN": "2700001", "REG_START": "01/10/2026"}],
        [],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_answers(case: tuple[str, Cells, list[Cells], list[Cells]]) -> None:
    code, cells, lists, expected = case
    found = suggested({"Episodes": episodes(cells)}, code, providers(*lists))
    assert offered(found) == expected


def test_what_a_suggestion_says() -> None:
    only = suggested({"Episodes": episodes({"PL_POST": AT_M1})}, "218", providers(HOME_M1))[0]
    assert (only.code, only.row, only.source) == ("218", (TableRef("Episodes"), 0), Source.OFSTED)
    assert not only.guess
    assert only.title == "URN SC100001"
    assert only.reason == (
        "The Ofsted list has this placement postcode for Oak House (children’s home), URN SC100001."
    )


def test_a_list_without_names_will_do() -> None:
    six = providers(HOME_M1)[["URN", "PLACE_CODES", "PROVIDER_CODES", "REG_END", "POSTCODE", "LA_CODE"]]
    only = suggested({"Episodes": episodes({"PL_POST": AT_M1})}, "218", six)[0]
    assert only.reason.endswith("for the children’s home with URN SC100001.")


def test_several_at_a_postcode_are_told_apart() -> None:
    other = HOME_M2 | {"POSTCODE": AT_M1, "REG_START": "", "REG_END": "01/05/2027"}
    one, two = suggested({"Episodes": episodes({"PL_POST": AT_M1})}, "218", providers(HOME_M1, other))
    assert one.title.startswith("URN SC100001: Oak House")
    assert "It has been registered since 01/04/2020" in one.title
    assert "Elm House" in two.title
    assert "It closed on 01/05/2027" in two.title
    assert one.reason == two.reason == ("The Ofsted list has 2 providers at this placement postcode.")


@pytest.mark.parametrize(
    ("home", "said"),
    [
        ({"REG_END": "01/02/2026"}, "It closed on 01/02/2026, before the episode started."),
        ({"REG_END": "01/09/2026"}, "It closed on 01/09/2026, before the episode ended."),
        ({"REG_START": "01/09/2026"}, "It was registered on 01/09/2026, after the episode started."),
        ({"PLACE_CODES": "S1"}, "The list does not give it placement type K2."),
    ],
)
def test_the_reason_says_what_speaks_against_a_provider(home: Cells, said: str) -> None:
    only = suggested({"Episodes": episodes({"PL_POST": AT_M1})}, "218", providers(HOME_M1 | home))[0]
    assert said in only.reason
    assert only.guess


def test_another_provider_code_is_said() -> None:
    cells = {"PL_POST": AT_M1, "PLACE_PROVIDER": "PR5"}
    only = suggested({"Episodes": episodes(cells)}, "218", providers(HOME_M1))[0]
    assert only.reason.endswith("The list gives PR4 as provider, but the episode has PR5.")


def test_near_misses_are_guesses_with_the_provider_s_name() -> None:
    found = suggested({"Episodes": episodes({"URN": "SC100010"})}, "1008", providers(HOME_M1))
    assert found[0].guess
    assert found[0].reason.startswith(
        "SC100010 is not in the Ofsted list. With two digits swapped it is the URN of Oak House (children’s home)"
    )


def test_nothing_is_suggested_without_lists() -> None:
    assert suggested({"Episodes": episodes({"PL_POST": AT_M1})}, "218") == []


def test_own_or_other_stays_open_without_a_council() -> None:
    agency = providers(AGENCY)
    tables: dict[str, pd.DataFrame] = {
        "Episodes": episodes({"URN": "SC200001", "PLACE": "U4", "PLACE_PROVIDER": "PR4"})
    }
    result = check_tables(tables, 2027, None, agency, rules=["224"])
    assert offered(suggest(result.result)) == [{"PLACE_PROVIDER": "PR1"}, {"PLACE_PROVIDER": "PR2"}]
