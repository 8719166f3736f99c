"""Tries damaged and strange files on the readers: ``python -m tests.fuzz.fuzz_readers [--seconds N]``.

Every input has to be read or refused. What is read goes through pre-validation too, and XML is written again;
neither may fail. Any other exception is printed with its traceback once for each place that raises it, the
input is kept, and the exit status is 1. Inputs are mutations of the bad files, of a made-up return as CSV and
XML, of a file of the tiny return, and of Ofsted lists. follow_coverage.py does the same with inputs that
libFuzzer chooses.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.unit import ofsted_lists
from tests.unit.made_up_returns import TINY, TINY_XML
from worker.exporting.xml_files import write_xml
from worker.prevalidation import prevalidate
from worker.reading.files import read_file
from worker.reading.refusal import Refused
from worker.returns.known import RETURNS
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.returns.ssda903.ofsted.provider_lists import read_provider_list
from worker.returns.ssda903.sample import files, make_return
from worker.returns.table_ref import TableRef

CORPUS = Path(__file__).parent.parent / "bad_files"
LARGEST_INPUT = 20_000
TOO_SLOW = 5.0
"""Seconds that no small file may take."""
TOKENS = [
    b",", b";", b"\t", b'"', b'""', b"'", b"\r", b"\n", b"\r\n", b"\0", b" ", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\xfe\xff",
    b"\xc3", b"\x81", b"\xe2\x80\x99", b"\xf0\x9f\x98\x80", b"CHILD", b"child", b"DOB", b"NULL", b"#N/A", b"1.0",
    b"1E+99", b"01/04/2026", b"2026-04-01", b"99/99/9999", b"46113", b"zz/zz/zzzz", b"0" * 30, b"A" * 300,
    b"\xe2\x80\xae", b"-1", b"1e999", b"<", b">", b"</", b"/>", b"<CHILD>", b"<HEADER>", b"</HEADER>",
    b"<EPISODE/>", b"<Child>", b"<Referral>", b"<Assessment>", b"</Children>",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&amp;", b"&x;", b"&#0;", b"&#xD800;", b"<!DOCTYPE r [", b"<?xml ?>",
    b' xmlns="u"', b"<a:b xmlns:a='c'>", b'encoding="utf-16"', b"PK\x03\x04", b"URN", b"Local authority",
]  # fmt: skip
"""What means something to one of the readers."""


def try_input(data: bytes) -> str:
    """Reads the bytes in every way in which the app would; says whether any reader took them."""
    outcome = "refused"
    try:
        file = read_file("f", data, (*RETURNS, TINY))
        if file.file_format == "xml":
            write_xml(file.definition, {name: table.frame for name, table in file.tables.items()}, LAST_YEAR)
        if file.definition is SSDA903:
            years = (False, True)
            both = {TableRef(name, last): table for last in years for name, table in file.tables.items()}
            list(prevalidate(SSDA903, both, LAST_YEAR))
        outcome = "read"
    except Refused:
        pass
    try:
        read_provider_list("f", data)
        outcome = "read"
    except Refused:
        pass
    return outcome


def seeds() -> list[bytes]:
    """The bad files, and good ones of every form."""
    sample = make_return(6, LAST_YEAR, 1)
    this_year = {table.module: frame for table, frame in sample.frames().items() if not table.last_year}
    books = [
        {"Settings and Inspection Info": ofsted_lists.SETTINGS, "Address Details": ofsted_lists.ADDRESSES},
        {"Current": ofsted_lists.CURRENT, "Closed": ofsted_lists.CLOSED},
        {"Providers": ofsted_lists.PROVIDERS, "SA providers": ofsted_lists.SUPPORTED},
    ]
    return [
        *(path.read_bytes() for path in sorted(CORPUS.rglob("*.*ml")) + sorted(CORPUS.rglob("*.csv"))),
        *(data[:LARGEST_INPUT] for _, _, data in files(sample)),
        write_xml(SSDA903, this_year, LAST_YEAR).data,
        TINY_XML.encode(),
        *map(ofsted_lists.workbook, books),
        *(ofsted_lists.csv_file(rows) for book in books for rows in book.values()),
    ]


def mutate(data: bytes, pool: list[bytes], dice: random.Random) -> bytes:
    """The bytes with a few random changes; a workbook's parts are changed and packed again."""
    if data.startswith(b"PK") and len(data) > 200 and dice.random() < 0.8:
        return _mutate_part(data, pool, dice)
    for _ in range(dice.choice((1, 1, 2, 4, 8, 16))):
        data = dice.choice(MUTATIONS)(data, pool, dice)
    return data[:LARGEST_INPUT]


def _mutate_part(data: bytes, pool: list[bytes], dice: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(list(parts))
    for _ in range(dice.choice((1, 2, 4))):
        parts[name] = dice.choice(MUTATIONS)(parts[name], pool, dice)
    return ofsted_lists.archive_of(parts)


def _cut(data: bytes, dice: random.Random) -> tuple[int, int]:
    start = dice.randint(0, len(data))
    return start, min(len(data), start + dice.choice((1, 2, 8, 40, 200)))


def _flip(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    if not data:
        return data
    at = dice.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << dice.randrange(8))]) + data[at + 1 :]


def _insert(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + dice.choice(TOKENS) + data[at:]


def _replace(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    start, end = _cut(data, dice)
    return data[:start] + dice.choice(TOKENS) + data[end:]


def _delete(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    start, end = _cut(data, dice)
    return data[:start] + data[end:]


def _repeat(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    start, end = _cut(data, dice)
    return data[:start] + data[start:end] * dice.choice((2, 3, 20)) + data[end:]


def _splice(data: bytes, pool: list[bytes], dice: random.Random) -> bytes:
    other = dice.choice(pool)
    return data[: dice.randint(0, len(data))] + other[dice.randint(0, len(other)) :]


def _swap_lines(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    lines = data.split(b"\n")
    one, two = dice.randrange(len(lines)), dice.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _encode(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(
        dice.choice(("utf-16", "utf-16-le", "cp1252", "utf-8-sig")), "replace"
    )


MUTATIONS: list[Callable[[bytes, list[bytes], random.Random], bytes]] = [
    _flip, _insert, _replace, _delete, _repeat, _splice, _swap_lines, _encode,
]  # fmt: skip


class Record:
    """Counts the inputs and what became of them, and keeps the first input for each place that fails."""

    def __init__(self) -> None:
        self.outcomes: Counter[str] = Counter()
        self.failures: dict[str, int] = {}
        self._folder = Path(tempfile.mkdtemp(prefix="fuzz_readers_"))
        self._start = time.monotonic()

    def take(self, data: bytes) -> None:
        """Tries an input."""
        began = time.monotonic()
        try:
            self.outcomes[try_input(data)] += 1
        except KeyboardInterrupt:
            raise
        except (
            BaseException
        ) as error:  # A panic of the workbook reader, which is written in Rust, is no Exception.
            self._failed(data, f"{type(error).__name__} at {_place(error)}", traceback.format_exc())
        if time.monotonic() - began > TOO_SLOW:
            self._failed(data, f"slow input of {len(data)} bytes", "")

    def _failed(self, data: bytes, where: str, details: str) -> None:
        self.outcomes["failed"] += 1
        if where not in self.failures:
            kept = self._folder / str(len(self.failures))
            kept.write_bytes(data)
            print(f"{where}; the input is in {kept}\n{details}", flush=True)
        self.failures[where] = self.failures.get(where, 0) + 1

    @property
    def tried(self) -> int:
        """How many inputs were tried."""
        return self.outcomes.total()

    def report(self) -> int:
        """Prints the figures; the exit status."""
        seconds = time.monotonic() - self._start
        counts = ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(self.outcomes.items()))
        print(f"{self.tried:,} inputs in {seconds:.0f} s: {counts or 'none'}", flush=True)
        for where, count in self.failures.items():
            print(f"{count:,} x {where}", flush=True)
        return 1 if self.failures else 0


def _place(error: BaseException) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno}"


def run(inputs: int, seconds: float, seed: int) -> int:
    """Tries the seeds, and mutations of them until either limit is reached; the exit status."""
    dice, record, end = random.Random(seed), Record(), time.monotonic() + seconds
    pool = seeds()
    for data in pool:
        record.take(data)
    while record.tried < inputs and time.monotonic() < end:
        record.take(mutate(dice.choice(pool), pool, dice))
    return record.report()


def arguments() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description="Tries damaged and strange files on the readers.")
    parser.add_argument("--inputs", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    limits = arguments()
    sys.exit(run(limits.inputs, limits.seconds, limits.seed))
