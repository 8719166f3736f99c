"""The house: common rooms know no return, no return knows another, and no import goes in a circle."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WORKER = ROOT / "worker"
RETURNS = ("ssda903", "cin")
OWN_ROOMS = tuple(f"worker.{room}.{name}" for name in RETURNS for room in ("returns", "rules"))
"""Where a return is known; `worker.returns.known` names it to the rest."""
NAMES_THE_RETURNS = "worker.returns.known"
NAMES = re.compile(
    r"\b(CHILD|DOB|DECOM|Header|Episodes|UASC|OC2|OC3|X1|LAchildID|CINdetails|CINreferralDate|Section47|CPPID)\b"
    r"|_last\b"
)
"""Names that only one return has, and the suffix by which the tables of SSDA903 were once named."""


def modules() -> dict[str, Path]:
    """Every module of the package, by its dotted name."""
    found = {}
    for path in sorted(WORKER.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()
COMMON = [name for name in MODULES if not name.startswith(OWN_ROOMS)]


def _for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """All statements at any depth but those that are for type checkers only."""
    for node in body:
        if _for_types(node):
            continue
        yield node
        for name in ("body", "orelse", "finalbody"):
            yield from statements(getattr(node, name, []))
        for handler in [*getattr(node, "handlers", []), *getattr(node, "cases", [])]:
            yield from statements(handler.body)


def imports(name: str) -> set[str]:
    """The modules of the package that a module imports when it runs, at once or in a function."""
    found: set[str] = set()
    for node in statements(ast.parse(MODULES[name].read_text(encoding="utf-8")).body):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                found.add(inner if inner in MODULES else node.module)
    return (found & MODULES.keys()) - {name}


@pytest.mark.parametrize("name", [name for name in COMMON if name != NAMES_THE_RETURNS])
def test_a_common_room_imports_no_return(name: str) -> None:
    assert [other for other in imports(name) if other.startswith(OWN_ROOMS)] == []


@pytest.mark.parametrize("name", RETURNS)
def test_a_return_imports_no_other_return(name: str) -> None:
    others = tuple(room for room in OWN_ROOMS if not room.endswith(f".{name}"))
    own = [module for module in MODULES if module.startswith(OWN_ROOMS) and not module.startswith(others)]
    assert own
    assert [other for module in own for other in imports(module) if other.startswith(others)] == []


def _docstrings(tree: ast.Module) -> set[int]:
    """Ids of the strings that are documentation: they may show how a return looks."""
    found = set()
    for node in ast.walk(tree):
        for name in ("body", "orelse"):
            block = getattr(node, name, None)
            if isinstance(block, list):
                found |= {
                    id(each.value)
                    for each in block
                    if isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant)
                }
    return found


@pytest.mark.parametrize("name", [name for name in COMMON if name not in (NAMES_THE_RETURNS, "worker.library")])
def test_a_common_room_names_nothing_of_a_return(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    documentation = _docstrings(tree)
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation
    ]
    texts += [node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]
    assert [text for text in texts if NAMES.search(text)] == []


def _without_comments(script: str) -> str:
    return re.sub(r"/\*.*?\*/|(?m:^|\s)//[^\n]*", "", script, flags=re.DOTALL)


SCRIPTS = sorted(path for path in (ROOT / "pwa").rglob("*.js") if "runtime" not in path.parts)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_page_names_nothing_of_a_return(path: Path) -> None:
    script = _without_comments(path.read_text(encoding="utf-8"))
    texts = re.findall(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`', script)
    assert [text for text in texts if NAMES.search(text)] == []


def circles() -> list[list[str]]:
    """Groups of modules that import each other, by Tarjan's algorithm."""
    graph = {name: imports(name) for name in MODULES}
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            group = stack[stack.index(name) :]
            del stack[stack.index(name) :]
            if len(group) > 1:
                found.append(sorted(group))

    for name in graph:
        if name not in order:
            visit(name)
    return found


def test_no_import_goes_in_a_circle() -> None:
    assert circles() == []
