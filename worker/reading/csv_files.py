"""Reads a CSV file, which holds one module; values are kept exactly as in the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from worker.reading.column_answers import ColumnAnswer, answers_about
from worker.reading.column_names import column_name, spelling_key
from worker.reading.decoding import decode
from worker.reading.delimited import find_header, parse
from worker.reading.extra_rows import extra_rows
from worker.reading.header_rows import refuse_names_before, refuse_without_names, repeated_names
from worker.reading.nested_tables import child_keys, own_form
from worker.reading.recognise import KnownColumns, Recognised, known_columns, names_beside, unknown_columns
from worker.reading.refusal import NamesUnknown, Refused
from worker.reading.row_shifts import Shifts
from worker.reading.table import ReadFile, ReadTable
from worker.reading.unknown_names import names_to_match
from worker.reading.wording import has, lines_in_words, listed
from worker.returns.definition import Return
from worker.returns.module import Module


def read_csv(name: str, data: bytes, returns: Sequence[Return], answers: Sequence[ColumnAnswer] = ()) -> ReadFile:
    """Reads a CSV file of one of these returns, in any of the encodings and separators met in practice.

    Blank rows are skipped; a row of the wrong length is kept as far as it goes, and reported.

    Args:
        name: of the file.
        data: its bytes.
        returns: the returns it may belong to.
        answers: what the user said about column names.

    Raises:
        NamesUnknown: the user has to say first which of its columns is which.
        Refused: it does not belong to any of them; the message says what is wrong and what to do.
    """
    known = known_columns(tuple(returns))

    def fit(cells: Sequence[object]) -> int:
        return known.score([column_name(str(cell)) for cell in cells])

    text, encoding = decode(name, data)
    rows, lines, notes = parse(name, text, fit)
    header_at = find_header(rows, fit)
    spelled = [column_name(cell) for cell in rows[header_at]]
    refuse_without_names(name, rows[header_at], known)
    refuse_names_before(name, rows[:header_at], lines[header_at], known)
    definition, module, renamed = _recognised(name, rows[header_at:], known, answers)
    answered = answers_about(module, answers)
    names = [column_name(renamed.get(each, each)) for each in spelled]
    while not names[-1]:
        names.pop()  # A separator after the last name does no harm.
    body, body_lines = rows[header_at + 1 :], lines[header_at + 1 :]
    again = repeated_names(name, spelled, body, body_lines, known)
    lines_again = [body_lines[at] for at in sorted(again)]
    extra = extra_rows(body, body_lines, len(names))
    left_out = again | extra.keys()
    if left_out:
        body = [row for at, row in enumerate(body) if at not in left_out]
        body_lines = [line for at, line in enumerate(body_lines) if at not in left_out]
    shifts = Shifts(name, definition, module, names)
    as_found = _frame(module, names, shifts.whole(body, body_lines))
    frame = own_form(definition, module, as_found)
    table = ReadTable(module, frame, np.array(body_lines, dtype=np.int64), encoding)
    table.child_keys = child_keys(definition, as_found)
    table.warnings = [
        *notes,
        *_about_lines_before(name, lines[:header_at]),
        *_about_names_again(name, lines_again),
        *(f"{name}: {sentence}" for sentence in extra.values()),
        *_about_spellings(name, rows[header_at], renamed, answered),
        *_about_unknown(name, unknown_columns(module, names)),
        *shifts.warnings,
    ]
    return ReadFile(name, "csv", definition, {module.name: table})


def _recognised(
    name: str, rows: Sequence[Sequence[str]], known: KnownColumns, answers: Sequence[ColumnAnswer]
) -> Recognised:
    """Recognises a file whose rows begin with the names of its columns."""
    header, body = rows[0], rows[1:]
    names = [column_name(cell) for cell in header]
    try:
        return known.recognise(name, names, answers)
    except Refused as refused:
        if possible := names_to_match(known, header, body, answers):
            raise NamesUnknown(str(refused), possible) from None
        none = {spelling_key(answer.name) for answer in answers if not answer.column}
        left = [cell.strip() for cell, each in zip(header, names, strict=True) if spelling_key(each) in none]
        if left:
            raise Refused(f"{refused} As you told us, {listed(left)} is not a column of the return.") from None
        raise


def _frame(module: Module, names: Sequence[str], body: Sequence[Sequence[str]]) -> pd.DataFrame:
    cells = list(zip(*body, strict=True)) if body else [()] * len(names)
    by_name = dict(zip(names, cells, strict=True))
    present = [name for name in module.columns if column_name(name) in by_name]
    texts = {name: _text_array(by_name[column_name(name)]) for name in present}
    beside = {own: name for name, own in names_beside(module).items() if name in by_name}
    texts = {**{own: _text_array(by_name[name]) for own, name in beside.items()}, **texts}
    present = [*beside, *present]
    return pd.DataFrame(texts, columns=present, dtype=object)


def _text_array(texts: Sequence[str]) -> npt.NDArray[np.object_]:
    array = np.empty(len(texts), dtype=object)
    array[:] = texts
    return array


def _about_lines_before(name: str, lines: Sequence[int]) -> list[str]:
    if not lines:
        return []
    return [
        f"{name}: we skipped {lines_in_words(lines)}, which {_comes(lines)} before the column names. Check that "
        "no data is lost."
    ]


def _about_names_again(name: str, lines: Sequence[int]) -> list[str]:
    if not lines:
        return []
    return [
        f"{name}: {lines_in_words(lines)} {has(lines)} the column names again. We did not read "
        f"{'it' if len(lines) == 1 else 'them'}. This happens when 2 exports are joined: check that no row is "
        "repeated, then delete the repeated names."
    ]


def _about_spellings(
    name: str, header: Sequence[str], renamed: Mapping[str, str], answered: Mapping[str, str]
) -> list[str]:
    told: list[str] = []
    known: list[str] = []
    for cell in header:
        spelled = column_name(cell)
        if spelled in renamed:
            of_kind = told if spelling_key(spelled) in answered else known
            of_kind.append(f"{cell.strip()} as {renamed[spelled]}")
    exports = "Exports use the return’s own names."
    return [
        f"{name}: we read the column{'' if len(read) == 1 else 's'} {listed(read)}{why} {exports}"
        for read, why in ((told, ", as you told us."), (known, ". Check that this is right."))
        if read
    ]


def _about_unknown(name: str, unknown: Sequence[str]) -> list[str]:
    if not unknown:
        return []
    return [
        f"{name} has columns that are not part of the return: {', '.join(unknown)}. "
        "We do not check them, and leave them out of exports."
    ]


def _comes(lines: Sequence[int]) -> str:
    return "comes" if len(lines) == 1 else "come"
