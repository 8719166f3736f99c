"""Which answers are safe, which comes first, and which few resolve most."""

from __future__ import annotations

from tests.unit.suggestions.tables import AT_LS1, AT_M1, EPISODE, MANCHESTER, Cells, offered, providers, tables
from worker import check_tables
from worker.suggesting.best_fixes import BestFix, best_fixes
from worker.suggesting.suggest import suggest
from worker.suggesting.weigh import Weighed, weigh

HOME = {"URN": "SC100001"}
"""Of a children's home in Manchester."""
HEADER = {"DOB": "05/05/2012", "SEX": "M", "ETHNIC": "WBRI", "UPN": "UN3"}


def weighed(rows: dict[str, list[Cells]], codes: tuple[str, ...]) -> list[Weighed]:
    result = check_tables(tables(rows), 2027, MANCHESTER, providers(HOME), rules=codes)
    assert not result.failed
    return weigh(result.result, suggest(result.result))


def best_in_turn(rows: dict[str, list[Cells]], codes: tuple[str, ...]) -> list[BestFix]:
    result = check_tables(tables(rows), 2027, MANCHESTER, providers(HOME), rules=codes)
    return best_fixes(result.result, {"1": weigh(result.result, suggest(result.result))}).get("1", [])


def best(rows: dict[str, list[Cells]], codes: tuple[str, ...]) -> list[Weighed]:
    return [each.answer for each in best_in_turn(rows, codes)]


def safe(found: list[Weighed]) -> list[Cells]:
    return offered([each.suggestion for each in found if each.safe])


def test_the_only_answer_that_resolves_all_and_causes_nothing_is_safe() -> None:
    rows = {"Header": [HEADER], "OC2": [{"DOB": "05/06/2012"}], "Reviews": [{"DOB": "05/05/2012"}]}
    assert safe(weighed(rows, ("INT14", "INT17"))) == [{"DOB": "05/05/2012"}]


def test_an_answer_that_leaves_an_error_in_its_row_is_not_safe() -> None:
    rows = {"Header": [HEADER], "OC2": [{"DOB": "05/06/2012", "SDQ_SCORE": "7", "SDQ_REASON": "SDQ2"}]}
    found = weighed(rows, ("INT14", "197a"))
    assert {"DOB": "05/05/2012"} in offered([each.suggestion for each in found])
    assert safe(found) == []


def test_an_answer_that_causes_an_error_is_not_safe_and_comes_last() -> None:
    # By the postcode the URN belongs to the home, which the list does not have for PR5.
    rows: dict[str, list[Cells]] = {"Episodes": [EPISODE | {"PL_POST": AT_M1, "PLACE_PROVIDER": "PR5"}]}
    (alone,) = weighed(rows, ("218",))
    assert alone.safe
    (causing,) = weighed(rows, ("218", "224"))
    assert causing.trial
    assert {place.code for place in causing.trial.appeared} == {"224"}
    assert not causing.safe


def test_of_two_cells_that_contradict_each_other_neither_is_safe() -> None:
    rows: dict[str, list[Cells]] = {"AD1": [{"LS_ADOPTR": "L12", "SEX_ADOPTR": "MF", "NB_ADOPTR": "2"}]}
    found = weighed(rows, ("524",))
    assert {"LS_ADOPTR": "L11"} in offered([each.suggestion for each in found])
    assert {"SEX_ADOPTR": "MM"} in offered([each.suggestion for each in found])
    assert safe(found) == []


def test_a_wrong_placement_type_does_not_clear_the_urn() -> None:
    rows: dict[str, list[Cells]] = {"Episodes": [EPISODE | {"PLACE": "P1", "URN": "SC100001", "PL_POST": AT_M1}]}
    assert safe(weighed(rows, ("222",))) == []


def test_rows_without_a_child_have_answers_too() -> None:
    rows: dict[str, list[Cells]] = {"OC2": [{"CHILD": "", "SDQ_SCORE": "7", "SDQ_REASON": "SDQ2"}]}
    found = weighed(rows, ("197a",))
    assert [each.trial is not None for each in found] == [True, True]


# One postcode with an error of its own, which makes authority and distance impossible


def test_one_change_that_resolves_most_is_the_first_of_the_best() -> None:
    start = EPISODE | {"URN": "SC100001", "HOME_POST": AT_LS1}
    rows: dict[str, list[Cells]] = {
        "Header": [HEADER],
        "Episodes": [start | {"PL_POST": "M1 1AE".replace("1AE", "1A0")}],
        "OC2": [{"DOB": "05/06/2012"}],
    }
    first, second = best(rows, ("392c", "169", "179", "INT14"))
    assert offered([first.suggestion, second.suggestion]) == [{"PL_POST": AT_M1}, {"DOB": "05/05/2012"}]
    assert first.trial
    assert {place.code for place in first.trial.resolved} == {"392c", "169", "179"}


def test_what_causes_an_error_or_is_a_mere_choice_is_never_the_best() -> None:
    rows: dict[str, list[Cells]] = {"Episodes": [EPISODE | {"PL_POST": AT_M1, "PLACE_PROVIDER": "PR5"}]}
    causing = best(rows, ("218", "224"))
    assert {"URN": "SC100001"} not in offered([each.suggestion for each in causing])
    assert best({"OC3": [{"ACTIV": "F1", "ACCOM": "B1", "IN_TOUCH": ""}]}, ("131",)) == []


def test_an_error_of_two_rows_is_resolved_by_the_fix_that_leaves_none() -> None:
    young = {"DOB": "05/05/2024", "REVIEW_CODE": "PN1"}
    rows = {"Reviews": [young | {"REVIEW": "01/06/2026"}, young | {"REVIEW": "01/10/2026"}]}
    fixes = best_in_turn(rows, ("441",))
    assert [(each.resolved, each.eased) for each in fixes] == [((), ("441",)), (("441",), ())]
