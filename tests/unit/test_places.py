from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from tests.unit.postcode_samples import build_script, source_of
from worker.geography import places
from worker.geography.places import (
    DerivedPlacements,
    MissingIndexError,
    PostcodeIndex,
    canonical_authority,
    councils,
    default_index,
    derive_placements,
    distance_in_miles,
    present_authorities,
    same_authority,
    set_default_index,
    upper_tier,
)

LEEDS = "E08000035"
NONE = float("nan")


@pytest.fixture(scope="module")
def index() -> PostcodeIndex:
    return default_index()


def derived(index: PostcodeIndex, home: object, placement: object, council: str | None = LEEDS) -> tuple:
    result = derive_placements([home], [placement], council, index)
    distance = result.pl_distance[0]
    return result.pl_la[0], result.pl_location[0], None if np.isnan(distance) else distance


# Authorities


@pytest.mark.parametrize(
    ("postcode", "code", "name"),
    [
        ("S70 1AA", "E08000038", "Barnsley"),
        ("DN5 7HP", "E08000038", "Barnsley"),
        ("S1 2HH", "E08000039", "Sheffield"),
        ("TA1 1HE", "E06000066", "Somerset"),
        ("BA10 0AA", "E06000066", "Somerset"),
        ("DL7 8AD", "E06000065", "North Yorkshire"),
        ("CA3 8NA", "E06000063", "Cumberland"),
        ("LA9 7DL", "E06000064", "Westmorland and Furness"),
        ("NN17 2YJ", "E06000061", "North Northamptonshire"),
        ("NN3 2LJ", "E06000062", "West Northamptonshire"),
        ("HP10 0AA", "E06000060", "Buckinghamshire"),
        ("DT1 3JT", "E06000059", "Dorset"),
        ("BH18 8LB", "E06000058", "Bournemouth, Christchurch and Poole"),
        ("LE18 1AA", "E10000018", "Leicestershire"),
        ("E1 6AN", "E09000001", "City of London"),
        ("TR21 0AB", "E06000053", "Isles of Scilly"),
    ],
)
def test_postcodes_of_today_s_authorities(index: PostcodeIndex, postcode: str, code: str, name: str) -> None:
    assert upper_tier(index.lookup([postcode]).district).tolist() == [code]
    assert name in {council.name for council in councils() if council.code == code}
    assert derived(index, "", postcode, code) == (code, "IN", None)


def test_every_district_of_the_index_has_an_authority_in_england_and_wales(index: PostcodeIndex) -> None:
    districts = [code for code in index._districts if code[:1] in ("E", "W")]
    assert len(districts) == 318
    authorities = set(upper_tier(districts))
    assert {code for code in authorities if code.startswith("E")} == {council.code for council in councils()}
    assert len([code for code in authorities if code.startswith("W")]) == 22


@pytest.mark.parametrize(
    ("district", "authority"),
    [
        pytest.param("E07000135", "E10000018", id="two-tier district"),
        pytest.param("E06000001", "E06000001", id="unitary"),
        pytest.param("E08000035", "E08000035", id="metropolitan"),
        pytest.param("E09000001", "E09000001", id="London"),
        pytest.param("E07000026", "E06000063", id="former district, Allerdale"),
        pytest.param("E07000031", "E06000064", id="former district, South Lakeland"),
        pytest.param("E07000163", "E06000065", id="former district, Craven"),
        pytest.param("E07000187", "E06000066", id="former district, Mendip"),
        pytest.param("E08000016", "E08000038", id="old code of Barnsley"),
        pytest.param("W06000015", "W06000015", id="Wales"),
        pytest.param("S12000036", "", id="Scotland"),
        pytest.param("N09000003", "", id="Northern Ireland"),
        pytest.param("L99999999", "", id="Channel Islands"),
        pytest.param("", "", id="blank"),
        pytest.param("E06000999", "E06000999", id="a unitary newer than the list"),
        pytest.param("E09000999", "E09000999", id="a London borough newer than the list"),
        pytest.param("E07000999", "", id="a two-tier district that is not listed"),
    ],
)
def test_upper_tier(district: str, authority: str) -> None:
    assert upper_tier([district, "E06000001"]).tolist() == [authority, "E06000001"]


@pytest.mark.parametrize(
    ("code", "present"),
    [
        ("E08000016", "E08000038"),
        ("E08000019", "E08000039"),
        ("E10000023", "E06000065"),
        ("E10000027", "E06000066"),
        ("E10000002", "E06000060"),
        ("E10000009", "E06000059"),
        ("E06000028", "E06000058"),
        ("E06000029", "E06000058"),
        ("E08000038", "E08000038"),
        (" e08000035 ", LEEDS),
        ("E10000006", "E10000006"),
        ("E10000021", "E10000021"),
        ("X", "X"),
    ],
)
def test_canonical_authority(code: str, present: str) -> None:
    assert canonical_authority(code) == present


def test_councils_that_were_split_mean_both_parts() -> None:
    assert present_authorities("E10000006") == {"E06000063", "E06000064"}
    assert present_authorities("E10000021") == {"E06000061", "E06000062"}


@pytest.mark.parametrize(
    ("code", "council", "same"),
    [
        (LEEDS, LEEDS, True),
        (LEEDS, "E08000032", False),
        ("E08000016", "E08000038", True),
        ("E08000038", "E08000016", True),
        ("E08000016", "E08000039", False),
        ("E06000063", "E10000006", True),
        ("E06000064", "E10000006", True),
        ("E10000006", "E06000064", True),
        ("E06000063", "E06000064", False),
        ("E06000065", "E10000006", False),
        ("WAL", LEEDS, False),
        ("", LEEDS, False),
        ("", "", False),
    ],
)
def test_same_authority(code: str, council: str, same: bool) -> None:
    result = same_authority([code, code], council)
    assert result.dtype == bool
    assert result.tolist() == [same, same]


def test_same_authority_of_nothing() -> None:
    assert same_authority([], LEEDS).tolist() == []


def test_councils_are_the_153_of_today_by_name() -> None:
    listed = councils()
    names = [council.name for council in listed]
    codes = {council.code for council in listed}
    assert len(listed) == len(codes) == len(set(names)) == 153
    assert names == sorted(names)
    assert (LEEDS, "Leeds", "383", "Yorkshire and The Humber") in listed
    assert all(council.dfe_code.isdigit() and len(council.dfe_code) == 3 and council.region for council in listed)
    assert not codes & {"E10000006", "E10000023", "E10000027", "E08000016", "E08000019"}
    assert all(canonical_authority(code) == code for code in codes)


# Derived placement fields


@pytest.mark.parametrize(
    ("home", "placement", "council", "expected"),
    [
        pytest.param("", "LS1 4AP", LEEDS, (LEEDS, "IN", None), id="own authority"),
        pytest.param("S1 2HH", "LS1 4AP", LEEDS, (LEEDS, "IN", 28.9), id="the specification's distance"),
        pytest.param("", "CF10 1EP", LEEDS, ("WAL", "OUT", None), id="Wales"),
        pytest.param("", "EH1 1YZ", LEEDS, ("SCO", "OUT", None), id="Scotland"),
        pytest.param("", "BT1 1AA", LEEDS, ("NIR", "OUT", None), id="Northern Ireland"),
        pytest.param("LS1 4AP", "IM1 1AA", LEEDS, ("", "OUT", None), id="Isle of Man"),
        pytest.param("LS1 4AP", "JE2 4WE", LEEDS, ("", "OUT", None), id="Channel Islands"),
        pytest.param("LS1 4AP", "GIR 0AA", LEEDS, ("", "", None), id="found without a district"),
        pytest.param("LS1 4AP", "ZZ1 1ZZ", LEEDS, ("", "", None), id="not found"),
        pytest.param("LS1 4AP", "", LEEDS, ("", "", None), id="no placement postcode"),
        pytest.param("LS1 4AP", None, LEEDS, ("", "", None), id="missing placement postcode"),
        pytest.param(NONE, "LS1 4AP", LEEDS, (LEEDS, "IN", None), id="missing home postcode"),
        pytest.param("ZZ1 1ZZ", "LS1 4AP", LEEDS, (LEEDS, "IN", None), id="home not found"),
        pytest.param("LS1 4AP", "ls14ap", LEEDS, (LEEDS, "IN", 0.0), id="same place"),
        pytest.param("LS1 4AP", "S1 2HH", LEEDS, ("E08000039", "OUT", 28.9), id="other authority"),
        pytest.param("", "LE18 1AA", "E10000018", ("E10000018", "IN", None), id="county"),
        pytest.param("", "S70 1AA", "E08000016", ("E08000038", "IN", None), id="council's former code"),
        pytest.param("", "S1 2HH", "E08000016", ("E08000039", "OUT", None), id="neighbour of a former code"),
        pytest.param("", "CA3 8NA", "E10000006", ("E06000063", "IN", None), id="Cumbria, northern half"),
        pytest.param("", "LA9 7DL", "E10000006", ("E06000064", "IN", None), id="Cumbria, southern half"),
        pytest.param("", "LA9 7DL", "E06000063", ("E06000064", "OUT", None), id="the other half"),
        pytest.param("S1 2HH", "LS1 4AP", None, (LEEDS, "", 28.9), id="no council, England"),
        pytest.param("", "LS1 4AP", "", (LEEDS, "", None), id="blank council, England"),
        pytest.param("", "CF10 1EP", None, ("WAL", "OUT", None), id="no council, Wales"),
        pytest.param("", "IM1 1AA", None, ("", "OUT", None), id="no council, Isle of Man"),
        pytest.param("", "GIR 0AA", None, ("", "", None), id="no council, no district"),
    ],
)
def test_derived_fields(
    index: PostcodeIndex, home: object, placement: object, council: str | None, expected
) -> None:
    assert derived(index, home, placement, council) == expected


@pytest.mark.parametrize("shape", [list, np.array, pd.Series, lambda rows: pd.Series(rows, dtype=object)])
def test_rows_keep_their_order_and_repeats_are_alike(index: PostcodeIndex, shape) -> None:
    home = ["S1 2HH", "", "S1 2HH", "LS1 4AP", "S1 2HH"]
    placement = ["LS1 4AP", "CF10 1EP", "ls1 4ap", "", "LS1 4AP"]
    result = derive_placements(shape(home), shape(placement), LEEDS, index)
    assert isinstance(result, DerivedPlacements)
    assert result.pl_la.tolist() == [LEEDS, "WAL", LEEDS, "", LEEDS]
    assert result.pl_location.tolist() == ["IN", "OUT", "IN", "", "IN"]
    np.testing.assert_array_equal(result.pl_distance, [28.9, NONE, 28.9, NONE, 28.9])


def test_no_rows(index: PostcodeIndex) -> None:
    result = derive_placements([], [], LEEDS, index)
    assert [len(result.pl_la), len(result.pl_location), len(result.pl_distance)] == [0, 0, 0]


def test_a_column_too_short_is_refused(index: PostcodeIndex) -> None:
    with pytest.raises(ValueError, match="2 home postcodes but 1"):
        derive_placements(["LS1 4AP", ""], ["LS1 4AP"], LEEDS, index)


def test_looks_each_postcode_up_once(index: PostcodeIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    look_up = PostcodeIndex.lookup

    def counted(self: PostcodeIndex, postcodes: list[str]):
        asked.append(len(postcodes))
        return look_up(self, postcodes)

    monkeypatch.setattr(PostcodeIndex, "lookup", counted)
    derive_placements(["LS1 4AP", "S1 2HH"] * 10_000, ["S1 2HH", "LS1 4AP"] * 10_000, LEEDS, index)
    assert asked == [3]


# Distance


@pytest.mark.parametrize(
    ("east", "north", "miles"),
    [
        pytest.param(0, 0, 0.0, id="none"),
        pytest.param(80, 0, 0.0, id="below half a tenth (80.465 m)"),
        pytest.param(81, 0, 0.1, id="above half a tenth"),
        pytest.param(241, 0, 0.1, id="below one and a half tenths (241.395 m)"),
        pytest.param(242, 0, 0.2, id="above one and a half tenths"),
        pytest.param(0, -1609, 1.0, id="a mile south"),
        pytest.param(3000, 4000, 3.1, id="both ways"),
        pytest.param(-300_000, 400_000, 310.7, id="across the country"),
        pytest.param(1_609_219, 0, 999.9, id="last distance that is in range"),
        pytest.param(1_609_220, 0, 1000.0, id="first distance out of range"),
        pytest.param(NONE, 0, NONE, id="unknown"),
    ],
)
def test_distance_in_miles(east: float, north: float, miles: float) -> None:
    np.testing.assert_array_equal(distance_in_miles([east], [north]), [miles])


def test_distance_is_the_decimal_that_one_would_write() -> None:
    """Against decimal arithmetic, for random differences and for those nearest to the bounds between tenths."""
    rng = np.random.default_rng(1609)
    pairs = [(int(east), int(north)) for east, north in rng.integers(-700_000, 1_200_000, (5_000, 2))]
    bounds = (np.arange(10_000) + 0.5) * 160.93
    pairs += [(int(bound) + extra, 0) for bound in bounds for extra in (0, 1)]
    east, north = np.array(pairs, dtype=np.float64).T
    expected = [
        float((Decimal(x * x + y * y).sqrt() / 1000 / Decimal("1.6093")).quantize(Decimal("0.1"), ROUND_HALF_UP))
        for x, y in pairs
    ]
    np.testing.assert_array_equal(distance_in_miles(east, north), expected)


# The index in use


@pytest.fixture
def no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_default_index", None)


@pytest.mark.usefixtures("no_index")
def test_a_missing_index_says_how_to_make_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(places, "_INDEX_FILE", tmp_path / "postcodes.bin")
    with pytest.raises(MissingIndexError, match=r"python build/postcodes\.py worker/data/postcodes\.bin"):
        default_index()


@pytest.mark.usefixtures("no_index")
def test_the_file_is_read_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "postcodes.bin"
    path.write_bytes(build_script().build(source_of(("S11AA", "E08000039", 1, 2)), "a test"))
    monkeypatch.setattr(places, "_INDEX_FILE", path)
    first = default_index()
    path.unlink()
    assert default_index() is first


@pytest.mark.usefixtures("no_index")
def test_an_index_handed_over_is_used(index: PostcodeIndex) -> None:
    set_default_index(index)
    assert default_index() is index
