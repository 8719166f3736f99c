"""Which room of the package may know which: the wire imports the domain, and no common room names a return."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import worker
from worker.returns.known import RETURNS

PACKAGE = Path(worker.__file__).parent


def modules_of(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((PACKAGE / room).rglob("*.py"))]


def imports(path: Path) -> Iterator[str]:
    """What a module imports, also within functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def texts(path: Path) -> Iterator[str]:
    """The texts of a module that are not docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


DOMAIN = modules_of(
    "carrying", "checking", "dataset", "editing", "exporting", "geography", "key_figures", "own_checks",
    "prevalidation", "reading", "returns", "rules", "suggesting",
)  # fmt: skip


@pytest.mark.parametrize("path", DOMAIN, ids=name_of)
def test_the_domain_does_not_import_the_wire(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("worker.service")]


@pytest.mark.parametrize("path", modules_of("terminal"), ids=name_of)
def test_the_terminal_does_not_import_messages(path: Path) -> None:
    assert not [name for name in imports(path) if name.startswith("worker.service.messages")]


ROOMS = modules_of(
    "carrying", "editing", "exporting", "hosting", "key_figures", "own_checks", "reading", "service", "terminal"
)


@pytest.mark.parametrize("path", ROOMS, ids=name_of)
def test_no_module_or_column_of_a_return_is_named(path: Path) -> None:
    for definition in RETURNS:
        names = {module.name for module in definition.modules}
        # A column whose name is its label, such as Year, is a word that headings need as well.
        names |= {
            field.name for module in definition.modules for field in module.fields if field.name != field.label
        }
        names.add(definition.title)
        assert not [text for text in texts(path) if text in names]
