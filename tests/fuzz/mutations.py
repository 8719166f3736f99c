"""Random changes of bytes, and of the parts of workbooks."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable

from tests.unit import ofsted_lists

LARGEST_INPUT = 20_000
TOKENS = [
    b",", b";", b"\t", b'"', b'""', b"'", b"\r", b"\n", b"\r\n", b"\0", b" ", b"\xef\xbb\xbf", b"\xff\xfe",
    b"\xfe\xff",
    b"\xc3", b"\x81", b"\xe2\x80\x99", b"\xf0\x9f\x98\x80", b"CHILD", b"child", b"DOB", b"NULL", b"#N/A", b"1.0",
    b"1E+99", b"01/04/2026", b"2026-04-01", b"99/99/9999", b"46113", b"zz/zz/zzzz", b"0" * 30, b"A" * 300,
    b"\xe2\x80\xae", b"\xe2\x80\x8e", b"\xc2\xad", b"31/12/9999",
    b"C2 - Full care order", b"-1", b"1e999", b"<", b">", b"</", b"/>", b"<CHILD>", b"<HEADER>", b"</HEADER>",
    b"<EPISODE/>", b"<Child>", b"<Referral>", b"<Assessment>", b"</Children>",
    b"<CINdetails>", b"<Section47/>", b"<Reviews/>", b"<ChildProtectionPlans>", b"-", b"|",
    b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&amp;", b"&x;", b"&#0;", b"&#xD800;", b"<!DOCTYPE r [", b"<?xml ?>",
    b' xmlns="u"', b"<a:b xmlns:a='c'>", b'encoding="utf-16"', b'encoding="unicode"', b"\x1a",
    b"PK\x03\x04", b"URN", b"Local authority",
]  # fmt: skip
"""What means something to one of the readers."""


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


_DECLARED = re.compile(rb"""(<\?xml[^>]*encoding=["'])[^"']*""")


def _declare(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    """XML with another encoding in its declaration, or with something before it."""
    if not _DECLARED.search(data):
        return dice.choice((b"\n", b"\xef\xbb\xbf", b'<?xml version="1.0" encoding="UCS-2"?>')) + data
    other = dice.choice((b"utf-16", b"unicode", b"UTF-16LE", b"windows-1252", b"ascii", b"rot13", b"\xff"))
    return _DECLARED.sub(rb"\1" + other, data, count=1)


_MARKS: tuple[Callable[[bytes], bytes], ...] = (
    lambda cell: b'"' + cell + b'"',
    lambda cell: b' "' + cell + b'"',
    lambda cell: b'"' + cell + b'" ',
    lambda cell: b"'" + cell + b"'",
    lambda cell: b'"' + cell,
    lambda cell: cell + b'"',
    lambda cell: b"",
)
"""Ways in which a cell is written."""


def _quote(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    """Quotation marks of one kind around all, some or one of the cells, or around whole lines."""
    mark, share = dice.choice(_MARKS), dice.choice((1.0, 0.5, 0.02))
    if dice.random() < 0.2:
        lines = data.split(b"\n")
        return b"\n".join(mark(line.replace(b'"', b'""')) if dice.random() < share else line for line in lines)
    return b"\n".join(
        b",".join(mark(cell) if dice.random() < share else cell for cell in line.split(b","))
        for line in data.split(b"\n")
    )


def _shift(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    """A separator too many or too few at one place of all rows or of one; names of rows as R writes them."""
    first, *rows = data.split(b"\n")
    at, extra = dice.randrange(12), dice.choice((b"", b"", b"x", b"01/04/2026"))
    chosen = range(len(rows)) if dice.random() < 0.5 else [dice.randrange(len(rows))] if rows else []
    for number in chosen:
        cells = rows[number].split(b",")
        if dice.random() < 0.8:
            cells.insert(min(at, len(cells)), extra if at else b"%d" % (number + 1))
        elif at < len(cells):
            del cells[at]
        rows[number] = b",".join(cells)
    return b"\n".join([first, *rows])


def _rename(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    """Names of columns that nothing knows, or that others have too."""
    first, *rows = data.split(b"\n")
    names = first.split(b",")
    for at in dice.sample(range(len(names)), min(len(names), dice.choice((1, 1, 2, 5)))):
        words = (b"Heritage", b"Start of it", b"Child DOB", b"", b"__proto__", b"A" * 200, names[0])
        names[at] = dice.choice(words)
    return b"\n".join([b",".join(names), *rows])


def _around(data: bytes, _: list[bytes], dice: random.Random) -> bytes:
    """What tools write before, between and behind the rows."""
    first, *rows = data.split(b"\n")
    return dice.choice(
        (
            b"sep=;\n" + data.replace(b",", b";"),
            b"\n".join([first, b",".join(b"----" for _ in first.split(b",")), *rows]),
            data + b"\n\n(12 rows affected)\n",
            data + b"\nTotal,12,,\n",
            data.replace(b"\n", b"\r\r\n"),
            first + b",\n" + b"\n".join(rows),
        )
    )


MUTATIONS: list[Callable[[bytes, list[bytes], random.Random], bytes]] = [
    _flip, _insert, _replace, _delete, _repeat, _splice, _swap_lines, _encode, _declare, _quote, _shift,
    _around, _rename,
]  # fmt: skip
