"""In which councils the homes of the files are."""

from __future__ import annotations

import pandas as pd

from worker.reading.homes import CouncilHomes, Homes, homes_of
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import make_return

MANCHESTER, LEEDS = "E08000003", "E08000035"
AT_M1, AT_LS1, IN_CARDIFF = "M1 1AE", "LS1 4AP", "CF10 1EP"


def episodes(*homes: tuple[str, str | None]) -> dict[str, pd.DataFrame]:
    return {"Episodes": pd.DataFrame(homes, columns=["CHILD", "HOME_POST"])}


def test_each_home_of_a_child_counts_once_and_most_come_first() -> None:
    rows = [("1", AT_LS1), ("1", AT_LS1), *((str(child), AT_M1) for child in range(2, 6)), ("6", None)]
    found = homes_of(SSDA903, episodes(*rows))
    assert found == Homes(5, [CouncilHomes(MANCHESTER, 4), CouncilHomes(LEEDS, 1)])


def test_too_few_say_nothing() -> None:
    assert homes_of(SSDA903, episodes(("1", AT_M1), ("2", AT_M1))) == Homes()
    assert homes_of(SSDA903, {}) == Homes()
    assert homes_of(SSDA903, {"Header": pd.DataFrame({"CHILD": ["1"]})}) == Homes()


def test_what_is_in_no_english_council_is_left_out() -> None:
    rows = [*((str(child), AT_M1) for child in range(5)), ("7", IN_CARDIFF), ("8", "no postcode")]
    assert homes_of(SSDA903, episodes(*rows)).councils == [CouncilHomes(MANCHESTER, 5)]


def test_most_homes_of_a_made_up_return_are_in_its_council() -> None:
    made = make_return(100, 2027, 3)
    tables = {name.module: frame for name, frame in made.frames().items() if not name.last_year}
    assert homes_of(SSDA903, tables).councils[0].code == made.council
