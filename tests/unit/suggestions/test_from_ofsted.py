"""Answers from the Ofsted lists."""

from tests.unit.suggestions.tables import AT_LS1, AT_M1, AT_M2, episodes, offered, providers, suggested
from worker.suggestions import Source


def test_the_urn_is_that_of_the_provider_at_the_postcode() -> None:
    lists = providers({"URN": "SC100001", "NAME": "Oak House"}, {"URN": "SC100002", "POSTCODE": AT_M2})
    found = suggested({"Episodes": episodes({"PL_POST": "m11ae", "URN": ""})}, "218", lists)
    assert offered(found) == [{"URN": "SC100001"}]
    only = found[0]
    assert (only.code, only.row, only.source, only.unambiguous) == ("218", ("Episodes", 0), Source.OFSTED, True)
    assert only.title == "URN SC100001"
    assert only.reason == (
        "According to the Ofsted list, this placement postcode is that of Oak House (children’s home), URN SC100001."
    )


def test_nothing_is_suggested_where_nobody_is_at_the_postcode() -> None:
    lists = providers({"URN": "SC100001", "POSTCODE": AT_LS1})
    assert suggested({"Episodes": episodes({"PL_POST": AT_M1, "URN": ""})}, "218", lists) == []


def test_nothing_is_suggested_without_lists() -> None:
    assert suggested({"Episodes": episodes({"PL_POST": AT_M1, "URN": ""})}, "218") == []
