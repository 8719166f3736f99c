import datetime as dt

import numpy as np
import pandas as pd
import pytest

from tests.unit.datasets import dataset_of
from worker import check_tables
from worker.dataset.column import Column
from worker.dataset.table import Unavailable
from worker.returns.ssda903 import OFSTED
from worker.returns.ssda903.dataset import Dataset
from worker.returns.ssda903.ofsted.providers import Providers, lists_code

LEEDS, YORK = "E08000035", "E06000014"


def providers(**columns: list[object]) -> Providers:
    return Providers(pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()}))


def column(*texts: object) -> Column:
    return Column.from_texts(np.array(texts, dtype=object))


class Postcodes:
    """An index of two postcodes, which says what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def lookup(self, postcodes: list[str]) -> object:
        self.asked += postcodes
        districts = {"LS14AP": LEEDS, "YO17HH": YORK, "CF101EP": "W06000015", "BT15GS": "N09000003"}
        answer = type("Answer", (), {})()
        answer.district = np.array([districts.get(postcode, "") for postcode in postcodes], dtype=object)
        return answer


@pytest.mark.parametrize(
    "cell",
    [
        "30/06/2024",
        "30/6/2024",
        " 2024-06-30 ",
        "2024-6-30",
        "2024-06-30 00:00:00",
        "2024-06-30T00:00:00",
        "30/06/2024 00:00:00",
        dt.date(2024, 6, 30),
        dt.datetime(2024, 6, 30, 12, 30),
        pd.Timestamp("2024-06-30"),
        np.datetime64("2024-06-30"),
    ],
    ids=str,
)
def test_the_end_of_registration_in_any_form(cell: object) -> None:
    assert providers(REG_END=[cell]).REG_END.date.tolist() == [dt.date(2024, 6, 30)]


@pytest.mark.parametrize(
    "cell", ["-", "na", "n/a", "N/A", "", "  ", None, pd.NaT, pd.NA, np.nan, "2024-02-30", "2024"]
)
def test_what_is_no_date_means_none(cell: object) -> None:
    assert not providers(REG_END=[cell]).REG_END.has_date.any()


def test_a_column_of_dates() -> None:
    frame = pd.DataFrame({"REG_END": pd.to_datetime(["2024-06-30", None])})
    assert Providers(frame).REG_END.has_date.tolist() == [True, False]


def test_urns_however_a_spreadsheet_stored_them() -> None:
    texts = providers(URN=[512919, 512919.0, "512919.0", " 512919", "sc1", None, np.nan, np.int64(7)]).URN.texts
    assert texts.tolist() == ["512919"] * 4 + ["SC1", None, None, "7"]
    assert Providers(pd.DataFrame({"URN": [512919.0, np.nan]})).URN.texts.tolist() == ["512919", None]


def test_postcodes_have_no_spaces() -> None:
    assert providers(POSTCODE=["LS1 4AP", " ls1  4ap ", "-", None]).POSTCODE.texts.tolist() == [
        "LS14AP",
        "LS14AP",
        "-",
        None,
    ]


def test_columns_that_are_not_there_are_blank() -> None:
    found = providers(URN=["1"])
    assert found.PLACE_CODES.blank.all()
    assert found.REG_END.blank.all()
    assert found.LA_CODE.blank.all()


def test_the_authority_is_that_given_else_that_of_the_postcode() -> None:
    postcodes = Postcodes()
    frame = pd.DataFrame(
        {
            "POSTCODE": ["LS1 4AP", "LS1 4AP", "YO1 7HH", "CF10 1EP", "BT1 5GS", "XX1 1XX", None, "ls14ap"],
            "LA_CODE": [YORK, None, "", None, None, None, None, None],
        }
    )
    found = Providers(frame, postcodes)  # type: ignore[arg-type]
    assert found.LA_CODE.texts.tolist() == [YORK, LEEDS, YORK, "W06000015", None, None, None, LEEDS]
    assert sorted(postcodes.asked) == ["BT15GS", "CF101EP", "LS14AP", "XX11XX", "YO17HH"]


def test_without_the_column_every_authority_is_that_of_the_postcode() -> None:
    found = Providers(pd.DataFrame({"POSTCODE": ["LS1 4AP", None]}), Postcodes())  # type: ignore[arg-type]
    assert found.LA_CODE.texts.tolist() == [LEEDS, None]


def test_no_postcode_is_looked_up_where_the_authority_is_given() -> None:
    postcodes = Postcodes()
    frame = pd.DataFrame({"POSTCODE": ["LS1 4AP", None], "LA_CODE": [f" {YORK.lower()}", None]})
    assert Providers(frame, postcodes).LA_CODE.texts.tolist() == [YORK, None]  # type: ignore[arg-type]
    assert postcodes.asked == []


def test_a_former_code_of_an_authority_becomes_the_present_one() -> None:
    assert providers(LA_CODE=["E08000019"]).LA_CODE.texts.tolist() == ["E08000039"]


def test_codes_in_lists() -> None:
    cells = column("U1,U2/U4", "U1,U2/U4", " u1 , u2 ", "U12", None, "U1,,/U2", "U1", "U1 / U2", ",")
    codes = column("U4", "U3", "U2", "U1", "U1", None, None, "U2", None)
    assert lists_code(cells, codes).tolist() == [True, False, True, False, False, False, False, True, False]


def test_no_rows_hold_no_codes() -> None:
    assert (
        lists_code(
            column("U1").take(np.array([], dtype=np.int64)), column("U1").take(np.array([], dtype=np.int64))
        ).tolist()
        == []
    )
    assert lists_code(column(None), column(None)).tolist() == [False]


def dataset(urns: list[object], listed: list[object] | None) -> Dataset:
    episodes = pd.DataFrame({"CHILD": ["1"] * len(urns), "URN": urns}, dtype=object)
    frame = None if listed is None else pd.DataFrame({"URN": listed}, dtype=object)
    return dataset_of({"Episodes": episodes}, 2027, providers=frame)


def test_each_episode_beside_each_row_of_its_urn() -> None:
    ds = dataset(["B", "A", None, "XXXXXXX", "C", "b", "XXXXXX"], ["A", "B", None, "B", "XXXXXXX", "D"])
    pairs = ds.provider_rows
    assert list(zip(pairs.left.rows.tolist(), pairs.right.rows.tolist(), strict=True)) == [
        (0, 1), (0, 3), (1, 0), (5, 1), (5, 3),
    ]  # fmt: skip


def test_a_list_or_a_return_without_rows_gives_no_pairs() -> None:
    assert len(dataset(["A"], []).provider_rows) == 0
    assert len(dataset([], ["A"]).provider_rows) == 0


def test_rows_of_a_frame_with_an_index_of_its_own() -> None:
    frame = pd.DataFrame({"URN": ["A", "B"]}, index=[7, 7])
    ds = dataset_of({"Episodes": pd.DataFrame({"URN": ["B"]})}, 2027, providers=frame)
    assert ds.provider_rows.right.rows.tolist() == [1]


def test_without_the_lists_they_are_unavailable() -> None:
    ds = dataset(["A"], None)
    assert not ds.has("Providers")
    with pytest.raises(Unavailable, match="Ofsted list") as missing:
        _ = ds.provider_rows
    assert missing.value.tables == (OFSTED,)
    assert dataset(["A"], []).has("Providers")


def test_lists_that_are_ready_serve_more_than_one_check() -> None:
    ready = providers(URN=["A"])
    episodes = pd.DataFrame({"CHILD": ["1"], "URN": ["A"]})
    for _ in range(2):
        assert dataset_of({"Episodes": episodes}, 2027, providers=ready).providers is ready


def test_the_frame_is_left_as_it_was() -> None:
    frame = pd.DataFrame(
        {"URN": [512919.0], "REG_END": ["2024-06-30"], "POSTCODE": ["ls1 4ap"], "LA_CODE": [LEEDS]}
    )
    before = frame.copy()
    episodes = pd.DataFrame({"CHILD": ["1"], "URN": ["512919"], "PLACE_PROVIDER": ["PR2"], "DEC": ["01/07/2024"]})
    result = check_tables({"Episodes": episodes}, 2027, LEEDS, frame, rules=["1008", "228", "229"])
    assert result.locations == {"1008": {}, "228": {"Episodes": [0]}, "229": {"Episodes": [0]}}
    pd.testing.assert_frame_equal(frame, before)
