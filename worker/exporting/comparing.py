"""Compares councils by their summaries of counts: types of error by council, groups, and each council's trend."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from worker.checking.rule import Rule, catalogue_order
from worker.exporting.comparison import (
    ComparedCode,
    ComparedCouncil,
    ComparedGroup,
    Comparison,
    TrendPoint,
)
from worker.exporting.counts import LEFT_OUT, Counts, council_label
from worker.exporting.reading_counts import read_counts
from worker.exporting.when import as_at_in_words
from worker.reading.refusal import Refused
from worker.returns.definition import Return, year_label
from worker.returns.known import RETURNS

MUCH_LARGER = 3
"""A code stands out in a council if its share of the errors is this many times its share elsewhere ..."""
LEAST_PERCENT = 1
"""... and at least this percentage of them ..."""
LEAST_ERRORS = 5
"""... and there are at least this many: of fewer, one error more or less would decide."""
ALIKE = datetime.timedelta(days=31)
"""Summaries for days in the year are compared without a note if the days are no further apart."""
SHADE_FROM = (0.0, 0.01, 0.03, 0.06, 0.10)
"""Lower bounds of the shades 1 to 5, as shares of a council's errors; shade 0 means no errors."""
SHADE_LABELS = ("none", "under 1%", "1% to under 3%", "3% to under 6%", "6% to under 10%", "10% or more")
"""What each shade means."""


_NOT_CHECKED = "not checked"
COUNCIL_SPECIFIC, OTHER = "Council-specific", "Other"
"""The groups of errors without a family: those that stand out in a council, and the rest."""
UNKNOWN = "Not in this version"
"""The theme of codes of other versions of the tool."""


def compare_files(
    files: Sequence[tuple[str, bytes]], year: int | None = None, returns: Sequence[Return] = RETURNS
) -> Comparison:
    """Compares the councils whose summaries are in these files (name, bytes); notes say which files are not used.

    Raises:
        Refused: none of them can be used.
    """
    read: list[Counts] = []
    notes = []
    for name, data in files:
        try:
            counts = read_counts(name, data, returns)
        except Refused as refused:
            notes.append(str(refused))
            continue
        if read and counts.kind != read[0].kind:
            notes.append(f"{name} is about a different return from the first file. Compare it separately.")
        elif counts in read:
            notes.append(f"{name} is the same as another file, so we count it once.")
        else:
            read.append(counts)
    if not read:
        raise Refused("\n".join(notes) or "Choose the summaries of counts to compare.")
    comparison = compare(read, year, returns)
    return replace(comparison, notes=(*notes, *comparison.notes))


def compare(
    summaries: Sequence[Counts], year: int | None = None, returns: Sequence[Return] = RETURNS
) -> Comparison:
    """Compares councils in one collection year: the latest of all summaries unless it is given.

    A council's latest summary for that year counts; of two made on the same day, the later in the sequence.

    Raises:
        Refused: no summary is for that year.
    """
    compared_year = year or max(counts.year for counts in summaries)
    in_time = sorted(summaries, key=lambda counts: counts.made_on)
    latest = {counts.council: counts for counts in in_time if counts.year == compared_year}
    if not latest:
        raise Refused(f"None of the summaries is for {year_label(compared_year)}. Choose another year.")
    own = sorted(latest.values(), key=lambda counts: council_label(counts.council))
    definition = summaries[0].definition(returns)
    rules = _rules(definition, compared_year)
    warnings = frozenset(code for code, rule in rules.items() if rule.warning)
    codes = _codes(own, definition, rules, warnings)
    total = sum(counts.total_errors(warnings) for counts in own)
    without = sorted({council_label(counts.council) for counts in summaries if counts.council not in latest})
    return Comparison(
        year=compared_year,
        years=tuple(sorted({counts.year for counts in summaries})),
        councils=tuple(_council(counts, warnings) for counts in own),
        codes=codes,
        groups=tuple(
            _group(name, [code for code in codes if code.group == name], len(own), total)
            for name in _group_names(definition)
        ),
        themes=tuple(_themes(codes, definition, len(own), total)),
        shades=SHADE_LABELS,
        total=total,
        trend=_trend(in_time, warnings),
        notes=(
            *_about_days(own),
            *(_about_left_out(counts) for counts in own if counts.left_out),
            *_several_of_one_day(in_time, own),
            *(f"{name} has no summary for {year_label(compared_year)}." for name in without),
        ),
    )


def _about_days(own: Sequence[Counts]) -> Iterator[str]:
    """A note if the summaries are for days, or for times of the year, that can't be compared."""
    days = {counts.as_at for counts in own}
    known = [day for day in days if day]
    if not known:
        return
    if None in days:
        why = "Some summaries are for the whole year and others for a day in the year"
    elif max(known) - min(known) > ALIKE:
        why = f"The days of the summaries are up to {(max(known) - min(known)).days} days apart"
    else:
        return
    each = "; ".join(f"{council_label(counts.council)}: {as_at_in_words(counts.as_at)}" for counts in own)
    yield f"{why}, so compare the numbers of errors with care ({each})."


def _about_left_out(counts: Counts) -> str:
    number = len(counts.left_out or ())
    types = "1 type of error" if number == 1 else f"{number} types of error"
    return (
        f"{council_label(counts.council)} left out the numbers for {types} because they are {LEFT_OUT}. "
        "Its totals do not include them."
    )


def _several_of_one_day(summaries: Sequence[Counts], own: Sequence[Counts]) -> list[str]:
    """A note about each council that has another summary for the same year, made on the same day."""
    days = Counter((counts.council, counts.year, counts.made_on) for counts in summaries)
    return [
        f"{council_label(counts.council)} has more than one summary made on {counts.made_on:%d/%m/%Y}. "
        "We use the one you added last."
        for counts in own
        if days[counts.council, counts.year, counts.made_on] > 1
    ]


def _rules(definition: Return, year: int) -> dict[str, Rule]:
    """The rules that codes are explained by: those of the year, for other codes any year's latest."""
    return {rule.code: rule for rule in definition.load_rules()} | definition.rules_of(year)


def _council(counts: Counts, warnings: Set[str]) -> ComparedCouncil:
    errors = counts.total_errors(warnings)
    return ComparedCouncil(
        counts.council,
        council_label(counts.council),
        counts.made_on,
        counts.as_at,
        counts.children,
        counts.children_with_errors,
        errors,
        per_100(errors, counts.children),
        counts.tool,
    )


def _group_names(definition: Return) -> tuple[str, ...]:
    return (*dict.fromkeys(definition.families.values()), COUNCIL_SPECIFIC, OTHER)


def _codes(
    own: Sequence[Counts], definition: Return, rules: dict[str, Rule], warnings: Set[str]
) -> tuple[ComparedCode, ...]:
    by_council = [{count.code: count.errors for count in counts.errors} for counts in own]
    totals = [counts.total_errors(warnings) for counts in own]
    left_out = [code for counts in own for code in counts.left_out or ()]
    found = {code for errors in by_council for code, count in errors.items() if count}.union(left_out)
    compared = [
        _code(code, definition, rules.get(code), [errors.get(code) for errors in by_council], own, totals)
        for code in found - warnings
    ]
    return tuple(sorted(compared, key=lambda each: (-each.total, catalogue_order(each.code))))


def _code(
    code: str,
    definition: Return,
    rule: Rule | None,
    errors: list[int | None],
    own: Sequence[Counts],
    totals: list[int],
) -> ComparedCode:
    known = [count or 0 for count in errors]
    out_in = tuple(counts.council for at, counts in enumerate(own) if stands_out(known, totals, at))
    theme = str(rule.theme) if rule else ""
    return ComparedCode(
        code=code,
        title=rule.title if rule else "This version of the tool does not have this rule",
        theme=theme,
        group=definition.families.get(theme) or (COUNCIL_SPECIFIC if out_in else OTHER),
        errors=tuple(errors),
        without_number=tuple(
            "" if count is not None else LEFT_OUT if code in (counts.left_out or ()) else _NOT_CHECKED
            for counts, count in zip(own, errors, strict=True)
        ),
        shades=tuple(_shade(count, total) for count, total in zip(known, totals, strict=True)),
        total=sum(known),
        share=_share(sum(known), sum(totals)),
        stands_out_in=out_in,
    )


def stands_out(errors: Sequence[int], totals: Sequence[int], at: int) -> bool:
    """Whether a code makes up a much larger share of one council's errors than of all other councils' together.

    Args:
        errors: the errors of the code, by council.
        totals: the errors of all codes, by council.
        at: position of the council.
    """
    elsewhere, others = sum(errors) - errors[at], sum(totals) - totals[at]
    if not others or errors[at] < LEAST_ERRORS or 100 * errors[at] < LEAST_PERCENT * totals[at]:
        return False
    # Compares errors[at] / totals[at] with elsewhere / others without dividing, so exactly.
    return errors[at] * others >= MUCH_LARGER * elsewhere * totals[at]


def per_100(errors: int, children: int) -> float:
    """Errors for each 100 children, to one decimal place."""
    return round(100 * errors / children, 1) if children else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _shade(errors: int, total: int) -> int:
    share = _share(errors, total)
    return sum(share >= bound for bound in SHADE_FROM) if errors else 0


def _themes(
    codes: Sequence[ComparedCode], definition: Return, councils: int, total: int
) -> Iterator[ComparedGroup]:
    for theme in (*definition.themes, ""):
        own = [code for code in codes if code.theme == theme]
        if own:
            yield _group(theme or UNKNOWN, own, councils, total)


def _group(name: str, own: Sequence[ComparedCode], councils: int, total: int) -> ComparedGroup:
    errors = tuple(sum(code.errors[at] or 0 for code in own) for at in range(councils))
    return ComparedGroup(name, errors, sum(errors), _share(sum(errors), total))


def _trend(in_time: Sequence[Counts], warnings: Set[str]) -> tuple[TrendPoint, ...]:
    of_council: dict[str, list[Counts]] = {}
    for counts in in_time:
        of_council.setdefault(counts.council, []).append(counts)
    return tuple(
        TrendPoint(
            counts.council,
            council_label(counts.council),
            counts.made_on,
            counts.as_at,
            counts.year,
            counts.children,
            counts.children_with_errors,
            counts.total_errors(warnings),
        )
        for council in sorted(of_council, key=council_label)
        if len(of_council[council]) > 1
        for counts in of_council[council]
    )
