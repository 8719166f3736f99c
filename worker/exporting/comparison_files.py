"""The comparison of councils as files: a shaded workbook, CSV, and JSON for other programs."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from worker.exporting.checked_return import OutFile
from worker.exporting.comparing import per_100
from worker.exporting.comparison import (
    ComparedCode,
    ComparedCouncil,
    ComparedGroup,
    Comparison,
    TrendPoint,
)
from worker.exporting.sheets import Cell, Sheet, as_csv, as_workbook
from worker.exporting.when import AS_AT, as_at_in_words
from worker.returns.definition import year_label

_COLOURS = ("#ffffff", "#eef5fb", "#d2e2f1", "#a5c6e3", "#78a9d5", "#5694ca")
"""By shade, from none to the darkest; black text can be read on all of them."""
_MADE_ON = "Made on"
_COUNCILS_COLUMNS = (
    "Council", "Code", _MADE_ON, "Children", "Children with errors", "Errors", "Errors per 100 children",
    "Tool version",
)  # fmt: skip
_TREND_COLUMNS = ("Council", "Code", _MADE_ON, "Year", "Children", "Children with errors", "Errors")


def comparison_sheets(comparison: Comparison) -> list[Sheet]:
    """The comparison as sheets: the table with its shades and as rates, groups, themes, councils and the trend."""
    names = tuple(council.name for council in comparison.councils)
    table = [_row(code, comparison) for code in comparison.codes]
    table.append(
        ["all", "All errors", "", "", *(c.errors for c in comparison.councils), comparison.total, 100.0, ""]
    )
    shades = {
        (at, 4 + column): _COLOURS[shade]
        for at, code in enumerate(comparison.codes)
        for column, shade in enumerate(code.shades)
        if shade
    }
    by_council = ("Error code", "Error", "Theme", "Group", *names, "Total", "Share of total (%)", "Stands out in")
    about: list[list[Cell]] = [
        ["Year", year_label(comparison.year)],
        ["Shades", "Share of the council’s errors: " + ", ".join(comparison.shades[1:])],
    ]
    about += [["Note", note] for note in comparison.notes]
    return [
        Sheet("Types of error by council", by_council, table, about, shades),
        Sheet("Errors per 100 children", ("Error code", "Error", "Theme", *names), _rates(comparison)),
        Sheet("Groups", ("Group", *names, "Total", "Share of total (%)"), _groups(comparison.groups)),
        Sheet("Themes", ("Theme", *names, "Total", "Share of total (%)"), _groups(comparison.themes)),
        _with_days(Sheet("Councils", _COUNCILS_COLUMNS, _councils(comparison)), comparison.councils),
        _with_days(Sheet("Trend", _TREND_COLUMNS, _trend(comparison)), comparison.trend),
    ]


def _with_days(sheet: Sheet, summaries: Sequence[ComparedCouncil | TrendPoint]) -> Sheet:
    """The sheet with the day as at which each summary was made, if any is for a day in the year."""
    if not any(each.as_at for each in summaries):
        return sheet
    at = sheet.columns.index(_MADE_ON) + 1
    rows = [
        [*row[:at], each.as_at or as_at_in_words(None), *row[at:]]
        for row, each in zip(sheet.rows, summaries, strict=True)
    ]
    return replace(sheet, columns=(*sheet.columns[:at], AS_AT, *sheet.columns[at:]), rows=rows)


def _groups(groups: Sequence[ComparedGroup]) -> list[list[Cell]]:
    return [[each.group, *each.errors, each.total, _percent(each.share)] for each in groups]


def _rates(comparison: Comparison) -> list[list[Cell]]:
    rows: list[list[Cell]] = [
        [
            code.code,
            code.title,
            code.theme,
            *(
                said if count is None else per_100(count, council.children)
                for count, said, council in zip(code.errors, code.without_number, comparison.councils, strict=True)
            ),
        ]
        for code in comparison.codes
    ]
    return [*rows, ["all", "All errors", "", *(each.errors_per_100_children for each in comparison.councils)]]


def _councils(comparison: Comparison) -> list[list[Cell]]:
    return [
        [
            each.name,
            each.code,
            each.made_on,
            each.children,
            each.children_with_errors,
            each.errors,
            each.errors_per_100_children,
            each.tool,
        ]
        for each in comparison.councils
    ]


def _trend(comparison: Comparison) -> list[list[Cell]]:
    return [
        [
            each.name,
            each.council,
            each.made_on,
            year_label(each.year),
            each.children,
            each.children_with_errors,
            each.errors,
        ]
        for each in comparison.trend
    ]


def _row(code: ComparedCode, comparison: Comparison) -> list[Cell]:
    out_in = [council.name for council in comparison.councils if council.code in code.stands_out_in]
    errors: list[Cell] = [
        said if count is None else count for count, said in zip(code.errors, code.without_number, strict=True)
    ]
    share = _percent(code.share)
    return [code.code, code.title, code.theme, code.group, *errors, code.total, share, "; ".join(out_in)]


def _percent(share: float) -> float:
    return round(100 * share, 1)


def comparison_file(comparison: Comparison, ending: str, made_on: datetime.date) -> OutFile:
    """The comparison in one form: a workbook with shading, its main table as CSV, or all of it as JSON."""
    title = f"Comparison {_year(comparison)} {made_on}"
    if ending == "csv":
        return _csv(comparison, comparison_sheets(comparison)[0], made_on)
    if ending == "xlsx":
        return OutFile(f"{title}.xlsx", as_workbook(comparison_sheets(comparison), title, made_on))
    content = json.dumps(_as_dict(comparison), ensure_ascii=False, indent=1, default=str) + "\n"
    return OutFile(f"{title}.json", content.encode())


def _as_dict(comparison: Comparison) -> dict[str, Any]:
    """The whole comparison; what is for a whole year has no day."""

    def without_no_day(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        return {name: value for name, value in pairs if (name, value) != ("as_at", None)}

    return asdict(comparison, dict_factory=without_no_day)


def comparison_files(comparison: Comparison, made_on: datetime.date) -> list[OutFile]:
    """The comparison in all forms: the workbook, CSV (a file a sheet), and JSON."""
    return [
        comparison_file(comparison, "xlsx", made_on),
        *(_csv(comparison, sheet, made_on) for sheet in comparison_sheets(comparison)),
        comparison_file(comparison, "json", made_on),
    ]


def _csv(comparison: Comparison, sheet: Sheet, made_on: datetime.date) -> OutFile:
    return OutFile(f"Comparison {_year(comparison)} {sheet.name.lower()} {made_on}.csv", as_csv(sheet))


def _year(comparison: Comparison) -> str:
    return year_label(comparison.year).replace("/", "-")
