"""What engineers read beside the code: docstrings, comments and documentation, each with its line."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_PYTHON_COMMENT = re.compile(r"^\s*#\s?(.*)$|\s{2}#\s(.*)$")
_SCRIPT_COMMENT = re.compile(r"^\s*(?://+|/?\*+)(.*?)(?:\*/)?$|(?<=\s)//\s(.*)$")
"""A line that is a comment, or ends in one; no text in the code looks like that."""


class Passage(NamedTuple):
    """A docstring, comments on lines that follow each other, or a document."""

    line: int
    """The first."""
    text: str

    def line_at(self, position: int) -> int:
        """The line of a position in the text."""
        return self.line + self.text.count("\n", 0, position)


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a Python module, a script or a document in Markdown."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        yield from _docstrings(ast.parse(source))
        yield from _comments(source, _PYTHON_COMMENT)
    elif path.suffix == ".md":
        yield Passage(1, source)
    else:
        yield from _comments(source, _SCRIPT_COMMENT)


def _docstrings(node: ast.AST) -> Iterator[Passage]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield Passage(child.lineno, text)
            case ast.stmt() | ast.excepthandler() | ast.match_case():
                yield from _docstrings(child)


def _comments(source: str, is_comment: re.Pattern[str]) -> Iterator[Passage]:
    """Comments on lines that follow each other as one: a phrase may be on two of them."""
    block: list[str] = []
    first = 0
    for number, line in enumerate(source.splitlines(), 1):
        if not (found := is_comment.search(line)):
            continue
        if number != first + len(block):
            yield Passage(first, "\n".join(block))
            block, first = [], number
        block.append(found[1] or found[2] or "")
    yield Passage(first, "\n".join(block))
