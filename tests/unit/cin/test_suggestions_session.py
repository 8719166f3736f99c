"""Suggestions of the census as the page asks for them, accepts them and undoes them."""

from __future__ import annotations

from functools import cache

from tests.unit.loaded_census import CENSUS
from tests.unit.test_nested_record import Census
from worker.editing.operations import SetCell
from worker.returns.cin.sample import inject, make_return, xml_file
from worker.returns.table_ref import TableRef
from worker.service import messages as p


@cache
def with_errors() -> bytes:
    """A census of the year that the class Census checks, with an error of every code."""
    made = make_return(60, 2026, seed=2)
    inject(made, seed=2, where_possible=True)
    _, data = xml_file(made)
    return data


def offers(census: Census, child: str) -> list[p.OfferedSuggestion]:
    return census.suggestions(p.GetSuggestions(id=5, child=child)).suggestions


def undo(census: Census) -> None:
    census.edit(p.Edit(id=6, keep=0, steps=[]))
    census.steps.clear()


def test_accepting_an_offer_does_what_was_said_and_is_undone_without_a_trace() -> None:
    census = Census(with_errors())
    result = census._latest.result
    loaded = {name: table.now.frame.copy() for name, table in census._tables.items()}
    accepted = set()
    for child in result.dataset.children:
        for offer in offers(census, child):
            if offer.code not in accepted:
                accepted.add(offer.code)
                edited = census.do(*offer.operations)
                assert {each.code for each in edited.delta.resolved} >= {*offer.resolved}, offer.title
                assert {each.code for each in edited.delta.appeared} == {*offer.appeared}, offer.title
                undo(census)
    assert len(accepted) > 12
    for name, table in census._tables.items():
        assert loaded[name].equals(table.now.frame)


def test_the_reference_date_is_an_offer_on_the_whole_return() -> None:
    census = Census(CENSUS.replace(b"2026-03-31", b"2026-02-28", 1))
    (offer,) = offers(census, "")
    header = TableRef("Header")
    assert (offer.code, offer.operations) == ("100", [SetCell(header, 0, "ReferenceDate", "2026-03-31")])
    edited = census.do(*offer.operations)
    assert "100" in {each.code for each in edited.delta.resolved}
    assert offers(census, "") == []


def prepared_bulk(census: Census, code: str, module: str) -> p.Operations:
    action = p.AcceptSuggestions()
    return census.prepare_bulk(p.PrepareBulk(id=7, code=code, table=TableRef(module), rows=None, action=action))


def test_only_answers_good_for_all_rows_are_accepted_at_once() -> None:
    census = Census(with_errors())
    prepared = prepared_bulk(census, "8870Q", "Section47")
    assert prepared.delta
    assert [each.code for each in prepared.delta.resolved] == ["8870Q"]
    offered = [each.code for child in census._latest.result.dataset.children for each in offers(census, child)]
    assert "4014" in offered
    assert prepared_bulk(census, "4014", "CINplanDates").cells == 0
