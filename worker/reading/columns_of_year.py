"""Columns that a file lacks, or should not have, in its collection year."""

from __future__ import annotations

from worker.reading.table import ReadFile, ReadTable
from worker.returns.definition import year_label
from worker.returns.xml_form import complete_form


def about_columns(file: ReadFile, year: int) -> list[str]:
    """Warnings about columns that the file lacks in its year, or that the return does not have in it."""
    return [
        warning
        for table in file.tables.values()
        for warning in (*_about_missing(file, table, year), *_about_others(file, table, year))
    ]


def _about_missing(file: ReadFile, table: ReadTable, year: int) -> list[str]:
    expected = list(table.module.required_columns(year))
    if file.definition.child in table.module.keys and file.definition.child in table.frame.columns:
        # The child is known by a key, so its ID comes from the main module.
        expected = [name for name in expected if name != file.definition.child_name_from]
    if file.file_format == "xml":
        # XML leaves out most blank tags, so only the others count as missing.
        always = complete_form(file.definition).always_written(table.module.name)
        expected = [name for name in expected if name in always and len(table.frame)]
    return [
        f"{file.name} does not have the column {name}, which {table.module.title} has in {year_label(year)}. "
        f"We treat it as blank. Export the file again with {name}{_or_other_year(file)}."
        for name in expected
        if name not in table.frame.columns
    ]


def _about_others(file: ReadFile, table: ReadTable, year: int) -> list[str]:
    others = [name for name in table.module.columns if not table.module.field(name).is_in(year)]
    return [
        f"{file.name} has the column {name}, which {table.module.title} does not have in {year_label(year)}. We "
        f"leave it out of exports. Delete its values{_or_other_year(file)}."
        for name in others
        if name in table.frame.columns and table.frame[name].astype(str).str.strip().any()
    ]


def _or_other_year(file: ReadFile) -> str:
    return ", or move the file to the other year if that is its year" if file.definition.has_last_year else ""
