"""A council's own checks of a census: columns of a referral, dates in it, and the children's ages."""

from __future__ import annotations

import pytest

from tests.unit.loaded_census import BARE_CHILD, FULL_CHILD, census
from tests.unit.own_checks.made import condition, own_check, place
from tests.unit.requests import AnsweringSession, check_request
from worker.own_checks.own_check import Measure, Operator, OwnCheck, Where
from worker.service import messages as p

BORN = place("ChildIdentifiers.PersonBirthDate", Where.OF_CHILD)
REFERRED = "CINdetails.CINreferralDate"


@pytest.fixture
def session() -> AnsweringSession:
    """Two children with everything, of whom one was born in 2012, and one without ID."""
    loaded = AnsweringSession()
    older = FULL_CHILD.format(child="C2").replace("2015-01-02", "2012-01-02")
    data = census(FULL_CHILD.format(child="C1"), older, BARE_CHILD.format(child=""))
    loaded.load_files(p.LoadFiles(id=1, files=[p.FileToLoad("c", "census.xml", False)], year=2026), [data])
    loaded.check(check_request(2026), lambda *_: True)
    return loaded


@pytest.mark.parametrize(
    ("check", "children"),
    [
        (own_check(condition("CINdetails.ReferralSource", Operator.IS, "1B"), module="CINdetails"), ["C1", "C2"]),
        (
            own_check(condition("Section47.ICPCnotRequired", Operator.IS, "false"), module="Section47"),
            ["C1", "C2"],
        ),
        (own_check(condition(REFERRED, Operator.BEFORE, "2025-04-01"), module="CINdetails"), []),
        (own_check(condition(REFERRED, Operator.BEFORE, "6/5/2025"), module="CINdetails"), ["C1", "C2"]),
        (own_check(condition(BORN, Operator.BEFORE, "2015-01-01"), module="CINdetails"), ["C2"]),
        (
            own_check(condition(REFERRED, Operator.MORE, "12", measure=Measure.AGE), module="CINdetails"),
            ["C2"],
        ),
        (own_check(condition(None, Operator.LESS, "12", measure=Measure.AGE), module="Section47"), ["C1"]),
        (
            own_check(
                condition(
                    "Section47.S47ActualStartDate",
                    Operator.MORE,
                    "20",
                    measure=Measure.DAYS,
                    until=place("ChildProtectionPlans.CPPstartDate", Where.LATEST),
                ),
                module="Section47",
            ),
            ["C1", "C2"],
        ),
        (
            own_check(
                condition(place("CINdetails.ReferralNFA", Where.PREVIOUS), Operator.IS, "0"), module="CINdetails"
            ),
            ["C1", "C2"],
        ),
    ],
    ids=[
        "code",
        "code in small letters",
        "date",
        "date as typed",
        "date of birth",
        "age then",
        "age now",
        "days until a plan",
        "referral before",
    ],
)
def test_own_checks_find_children_of_a_census(
    session: AnsweringSession, check: OwnCheck, children: list[str]
) -> None:
    (tried,) = session.try_own_checks(p.TryOwnChecks(id=3, checks=[check])).tried
    assert (tried.faults, tried.not_run) == ([], "")
    assert (tried.first, tried.children) == (children, len(children))


def test_a_date_is_kept_as_the_census_writes_it_and_shown_in_words(session: AnsweringSession) -> None:
    check = own_check(condition(REFERRED, Operator.AFTER, "5 January 2026"), module="CINdetails")
    (tried,) = session.try_own_checks(p.TryOwnChecks(id=3, checks=[check])).tried
    assert tried.check.groups[0].conditions[0].values == ["2026-01-05"]
    assert tried.words == "Finds rows of Referrals where Referral date (CINreferralDate) is after 5 January 2026."


def test_the_form_offers_the_columns_of_the_census(session: AnsweringSession) -> None:
    form = session.own_check_form(p.GetOwnCheckForm(id=3, collection_year=2026))
    columns = {module.name: [column.name for column in module.columns] for module in form.modules}
    assert "CINreferralDate" in columns["CINdetails"]
    assert not any("CINdetailsID" in names for names in columns.values())
