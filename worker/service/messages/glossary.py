"""What the modules, columns and codes of a return mean."""

from __future__ import annotations

from typing import Literal

from worker.service.messages.base import Model, Reply, Request
from worker.service.messages.values import CodeLabel


class GlossaryColumn(Model):
    """A column with its codes."""

    name: str
    label: str
    holds: str
    """What a value is, in words: "a date"."""
    is_derived: bool
    """Whether it is worked out by us, so that no file has it."""
    codes: list[CodeLabel]
    """Empty unless it holds codes."""
    council_codes: bool
    """Whether the number of each council is a code of it as well."""


class GlossaryModule(Model):
    """A module with its columns."""

    title: str
    file_name: str
    holds: str
    """What it is about, in a sentence; may be empty."""
    columns: list[GlossaryColumn]


class Glossary(Reply):
    """The modules of a collection year, in their order."""

    type: Literal["glossary"] = "glossary"
    modules: list[GlossaryModule]


class GetGlossary(Request):
    """Asks what modules, columns and codes mean in a collection year; no files are needed."""

    answered_by = Glossary

    type: Literal["get_glossary"] = "get_glossary"
    collection_year: int
