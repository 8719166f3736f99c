"""The comparison of councils as files: a shaded workbook, CSV, and JSON for other programs."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict

from worker.exporting.checked_return import OutFile
from worker.exporting.comparing import SHADE_LABELS, ComparedCode, Comparison
from worker.exporting.sheets import Cell, Sheet, as_csv, as_workbook
from worker.returns.definition import year_label

_COLOURS = ("#ffffff", "#eef5fb", "#d2e2f1", "#a5c6e3", "#78a9d5", "#5694ca")
"""By shade, from none to the darkest; black text can be read on all of them."""
_NOT_CHECKED = "not checked"
_COUNCILS_COLUMNS = (
    "Council", "Code", "Made on", "Children", "Children with errors", "Errors", "Errors per 100 children",
    "Tool version",
)  # fmt: skip
_TREND_COLUMNS = ("Council", "Code", "Made on", "Year", "Children", "Children with errors", "Errors")


def comparison_sheets(comparison: Comparison) -> list[Sheet]:
    """The comparison as sheets: the table with its shades, the groups, the councils and the trend."""
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
        ["Shades", "Share of the council’s errors: " + ", ".join(SHADE_LABELS[1:])],
    ]
    about += [["Note", note] for note in comparison.notes]
    return [
        Sheet("Error types by council", by_council, table, about, shades),
        Sheet("Groups", ("Group", *names, "Total", "Share of total (%)"), _groups(comparison)),
        Sheet("Councils", _COUNCILS_COLUMNS, _councils(comparison)),
        Sheet("Trend", _TREND_COLUMNS, _trend(comparison)),
    ]


def _groups(comparison: Comparison) -> list[list[Cell]]:
    return [[str(each.group), *each.errors, each.total, _percent(each.share)] for each in comparison.groups]


def _councils(comparison: Comparison) -> list[list[Cell]]:
    return [
        [
            each.name,
            each.code,
            _day(each.made_on),
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
            _day(each.made_on),
            year_label(each.year),
            each.children,
            each.children_with_errors,
            each.errors,
        ]
        for each in comparison.trend
    ]


def _day(date: datetime.date) -> str:
    return f"{date:%d/%m/%Y}"


def _row(code: ComparedCode, comparison: Comparison) -> list[Cell]:
    out_in = [council.name for council in comparison.councils if council.code in code.stands_out_in]
    errors: list[Cell] = [_NOT_CHECKED if count is None else count for count in code.errors]
    share = _percent(code.share)
    return [code.code, code.title, code.theme, str(code.group), *errors, code.total, share, "; ".join(out_in)]


def _percent(share: float) -> float:
    return round(100 * share, 1)


def comparison_files(comparison: Comparison, made_on: datetime.date) -> list[OutFile]:
    """The comparison as one workbook with shading, as CSV (a file a sheet), and as JSON."""
    year = year_label(comparison.year).replace("/", "-")
    sheets = comparison_sheets(comparison)
    title = f"Comparison {year} {made_on}"
    content = json.dumps(asdict(comparison), ensure_ascii=False, indent=1, default=str) + "\n"
    return [
        OutFile(f"{title}.xlsx", as_workbook(sheets, title, made_on)),
        *(OutFile(f"Comparison {year} {sheet.name.lower()} {made_on}.csv", as_csv(sheet)) for sheet in sheets),
        OutFile(f"{title}.json", content.encode()),
    ]
