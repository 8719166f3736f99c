"""Councils by the names that people give them."""

from __future__ import annotations

import pytest

from worker.geography.council_names import find_councils, names_of
from worker.geography.places import councils
from worker.terminal.input_files import Unusable, council_of


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Bristol", "Bristol, City of"), ("bristol city council", "Bristol, City of"), ("Durham", "County Durham"),
        ("Durham County Council", "County Durham"), ("Hull", "Kingston upon Hull, City of"),
        ("Kingston upon Hull", "Kingston upon Hull, City of"), ("Herefordshire", "Herefordshire, County of"),
        ("Newcastle", "Newcastle upon Tyne"), ("East Riding", "East Riding of Yorkshire"),
        ("Brighton", "Brighton and Hove"), ("Telford", "Telford and Wrekin"), ("St Helens", "St. Helens"),
        ("st. helens ", "St. Helens"), ("Southend", "Southend-on-Sea"), ("Stoke on Trent", "Stoke-on-Trent"),
        ("Bath & North East Somerset", "Bath and North East Somerset"), ("London Borough of Camden", "Camden"),
        ("Royal Borough of Greenwich", "Greenwich"), ("Derby", "Derby"), ("York", "York"), ("Bedford", "Bedford"),
        ("Kent County Council", "Kent"), ("Isle of Wight Council", "Isle of Wight"),
        ("City of London", "City of London"), ("E08000003", "Manchester"), ("352", "Manchester"),
    ],
)  # fmt: skip
def test_a_council_is_found_by_what_people_call_it(said: str, meant: str) -> None:
    assert [council.name for council in find_councils(said)] == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Kingston", ["Kingston upon Hull, City of", "Kingston upon Thames"]),
        ("Sussex", ["East Sussex", "West Sussex"]),
        ("Northamptonshire", ["North Northamptonshire", "West Northamptonshire"]),
    ],
)
def test_the_councils_that_a_name_can_mean_are_listed(said: str, meant: list[str]) -> None:
    assert [council.name for council in find_councils(said)] == meant
    with pytest.raises(Unusable, match=f"{said} can mean {len(meant)} councils: {'; '.join(meant)}"):
        council_of(said)


@pytest.mark.parametrize("said", ["", " ", "Greater Manchester", "read", "Atlantis", "3521", "council", "city of"])
def test_what_is_no_council_is_not_taken_for_one(said: str) -> None:
    assert len(find_councils(said)) != 1


def test_every_official_name_and_every_listed_name_means_its_council() -> None:
    for council in councils():
        for name in (council.name, *names_of(council)):
            assert find_councils(name) == [council]
