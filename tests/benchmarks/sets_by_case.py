"""How often made-up sets of files fall into place: ``nice python -m tests.benchmarks.sets_by_case``.

Prints a table: by case how many were right without a question, right and asked, wrong and asked, and silently
wrong. It takes about a minute.
"""

from __future__ import annotations

import datetime
import random
from collections import Counter
from collections.abc import Iterator

from tests.unit.sets_of_files import (
    Given,
    Tables,
    files_of,
    last_years,
    outcome,
    this_years,
    uncut,
    with_stray_dates,
    years_earlier,
)

Case = tuple[str, list[Given], datetime.date, int | None]
"""Its name, the files, the user's day, and the collection year that is right; None if only asking is right."""

_SPRING = [datetime.date(2026, *day) for day in ((4, 2), (4, 10), (5, 1), (5, 28), (6, 15), (7, 1), (7, 31))]
_ALL_YEAR = [
    datetime.date(*day)
    for day in ((2026, 4, 1), (2026, 4, 2), (2026, 4, 4), (2026, 4, 10), (2026, 5, 15), (2026, 7, 1), (2026, 9, 1),
                (2026, 11, 15), (2027, 1, 10), (2027, 3, 1), (2027, 3, 30))
]  # fmt: skip
_BOTH = (False, True)


def cases() -> Iterator[Case]:
    """All cases; those of one name are counted together."""
    yield from _one_year()
    yield from _two_years()
    yield from _small()
    yield from _odd()


def _strayed(tables: Tables, seed: int, *, stray: bool) -> Tables:
    return with_stray_dates(tables, seed) if stray else tables


def _one_year() -> Iterator[Case]:
    for children, seeds in ((20, 4), (60, 3), (300, 2)):
        for day in _SPRING:
            for seed in range(seeds):
                for stray in _BOTH:
                    files = _strayed(uncut(children, 2026, seed, day), seed, stray=stray)
                    yield "one year, 2025/26, uncut", files_of(files), day, 2026
        for day in (datetime.date(2026, 4, 2), datetime.date(2026, 4, 10)):
            for seed in range(seeds):
                for stray in _BOTH:
                    files = _strayed(this_years(children, 2027, seed, day), seed, stray=stray)
                    yield "one year, 2026/27, 2 and 10 April", files_of(files), day, 2027
        for day in _ALL_YEAR[4:]:
            files = _strayed(this_years(children, 2027, 1, day), 1, stray=True)
            yield "one year, 2026/27, 15 May to 30 March, 5% stray", files_of(files), day, 2027


def _named(kind: str, module: str, *, last: bool) -> str:
    return {
        "folders that say nothing": f"{'b' if last else 'a'}/{module}.csv",
        "names with years": f"{module}_{'2526' if last else '2627'}.csv",
        "last year’s files named so": f"{'last_year_' if last else ''}{module}.csv",
        "flat, no names": f"{module}{' (1)' if last else ''}.csv",
    }[kind]


def _both_years(kind: str, children: int, seed: int, day: datetime.date, *, stray: bool, mixed: bool) -> Case:
    draw = random.Random(seed * 1000 + children + day.toordinal())
    this = _strayed(this_years(children, 2027, seed, day), seed, stray=stray)
    whole = (
        last_years(children, 2027, seed) if day.month % 2 else uncut(children, 2026, seed, min(day, _SPRING[-1]))
    )
    last = _strayed(whole, seed + 1, stray=stray)
    given = [
        *files_of(this, lambda module: _named(kind, module, last=False)),
        *files_of(last, lambda module: _named(kind, module, last=True), last=True),
    ]
    if mixed:
        given = [file for file in given if draw.random() < 0.6]
    draw.shuffle(given)
    size = f", {children} children" if kind.startswith("flat") else ""
    return f"both years, {kind}{size}{', any mix of modules' if mixed else ''}", given, day, 2027


def _two_years() -> Iterator[Case]:
    for kind in ("folders that say nothing", "names with years", "last year’s files named so", "flat, no names"):
        for children, seeds in ((20, 3), (60, 3), (300, 2)):
            for day in _ALL_YEAR:
                for seed in range(seeds):
                    for stray in _BOTH:
                        yield _both_years(kind, children, seed, day, stray=stray, mixed=False)
                    yield _both_years(kind, children, seed + 10, day, stray=True, mixed=True)
    for kind in ("folders that say nothing", "flat, no names"):
        name, *rest = _both_years(kind, 3000, 1, _ALL_YEAR[7], stray=True, mixed=False)
        yield (f"{name.removesuffix(', 3000 children')}, 3,000 children", *rest)  # type: ignore[misc]


def _small() -> Iterator[Case]:
    for children, name in ((2, "2 or 3"), (3, "2 or 3"), (5, "5 or 10"), (10, "5 or 10")):
        for seed in range(5):
            for day in _SPRING[::2]:
                yield f"{name} children, one year", files_of(uncut(children, 2026, seed, day)), day, 2026


def _odd() -> Iterator[Case]:
    november = datetime.date(2026, 11, 15)
    for seed in range(2):
        old = years_earlier(uncut(300, 2026, seed, _SPRING[0]), 8)
        yield "2017/18, twelve months", files_of(old), november, None
    for children in (20, 60, 300, 300):
        for seed in range(2):
            year = dict(last_years(children, 2027, seed))
            beyond = uncut(children, 2026, seed, _SPRING[0])
            yield (
                "2025/26, Missing alone runs on",
                files_of(year | {"Missing": beyond["Missing"]}),
                _SPRING[1],
                2026,
            )
    for children in (20, 60, 300):
        for seed in range(2):
            for first, second in ((_ALL_YEAR[6], _ALL_YEAR[7]), (_ALL_YEAR[5], _ALL_YEAR[8])):
                pair = (this_years(children, 2027, seed, day) for day in (first, second))
                given = [
                    file
                    for name, tables in zip("ab", pair, strict=True)
                    for file in files_of(tables, f"{name}/{{}}.csv".format)
                ]
                yield "two extracts of 2026/27 in folders", given, november, None
                drops = [
                    file
                    for drop, day in enumerate((first, second))
                    for file in files_of(this_years(children, 2027, seed, day), drop=drop)
                ]
                yield "a newer extract in a later drop", drops, november, None
    for modules in (("Header",), ("Header", "OC2"), ("OC3", "Header")):
        for children in (20, 300):
            whole = this_years(children, 2027, 1, november)
            yield "only Header, OC2 or OC3", files_of({name: whole[name] for name in modules}), november, None
    for seed in range(4):
        mine, others = this_years(60, 2027, seed, november), this_years(60, 2027, seed + 50, november)
        other = {"Header": mine["Header"], **{name: rows for name, rows in others.items() if name != "Header"}}
        renamed = {
            name: [row | {"CHILD": f"X{row['CHILD']}"} for row in rows] if name != "Header" else rows
            for name, rows in other.items()
        }
        yield "files of two councils", files_of(renamed), november, None


def main() -> None:
    """Prints the table."""
    counted: dict[str, Counter[str]] = {}
    most_asked = 0
    for name, given, today, year in cases():
        found = outcome(given, today)
        is_right = not found.wrong and (year is None or found.year == year)
        asked = bool(found.questions)
        most_asked = max(most_asked, len(found.questions))
        if year is None:
            column = "right, asked" if asked else "silently wrong"
        else:
            column = f"{'right' if is_right else 'wrong'}, {'asked' if asked else 'not asked'}"
        if column in ("silently wrong", "wrong, not asked"):
            print("  silently wrong:", name, today, len(given), found.year, found.wrong)
        counted.setdefault(name, Counter())[column.replace("wrong, not asked", "silently wrong")] += 1
    columns = ("right, not asked", "right, asked", "wrong, asked", "silently wrong")
    print("| case | sets |", " | ".join(columns), "|")
    for name, counts in counted.items():
        print(f"| {name} | {counts.total()} |", " | ".join(str(counts[column]) for column in columns), "|")
    print("most questions at once:", most_asked)


if __name__ == "__main__":
    main()
