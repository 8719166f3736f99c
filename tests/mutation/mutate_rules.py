"""Mutation testing of the rules: ``make mutation`` or ``python -m tests.mutation.mutate_rules [MODULE …]``.

Every module of worker/rules is changed in one small place at a time (a comparison, a number, a code of a list, an
operator …) by mutmut's operators, and the cases of the rules that can see the change are run. A change that no
case notices is printed: either a case is missing, or the change makes no difference.

mutmut's own runner leaves out decorated functions, which all rules are, and starts pytest for every mutant; here
each mutant is a fork of a process that has everything loaded.
"""

from __future__ import annotations

import difflib
import importlib
import os
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

import worker.checking.rule
import worker.rules.ssda903
from tests.unit.rules.cases import Case
from tests.unit.rules.test_cases import CASES
from worker.checking.rule import Rule
from worker.returns.ssda903 import SSDA903

SECONDS_A_MUTANT = 20
PROCESSES = os.cpu_count() or 1


@dataclass(frozen=True)
class Mutant:
    """One changed version of a module."""

    source: str
    codes: frozenset[str]
    """Rules that can see the change."""


class _Places(cst.CSTVisitor):
    """Collects the places to change: all code but docstrings, annotations, imports and facts of rules."""

    def __init__(self) -> None:
        self.found: list[tuple[cst.CSTNode, str | None]] = []
        self._function: str | None = None
        self._depth = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        skipped = (cst.Decorator, cst.Annotation, cst.Import, cst.ImportFrom, cst.Parameters)
        if isinstance(node, skipped) or _is_docstring(node) or _is_prose(node):
            return False
        if isinstance(node, cst.FunctionDef):
            self._depth += 1
            self._function = node.name.value if self._depth == 1 else self._function
        self.found.append((node, self._function))
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef):
            self._depth -= 1
            self._function = self._function if self._depth else None


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.SimpleString | cst.ConcatenatedString)


def _is_prose(node: cst.CSTNode) -> bool:
    """A sentence for the user, such as the reason for an impact: no case looks at it."""
    return isinstance(node, cst.SimpleString) and " " in node.value


def _rules(module: ModuleType) -> list[Rule]:
    return [rule for rule in worker.rules.ssda903.all_rules() if rule.function.__module__ == module.__name__]


def _codes(module: ModuleType) -> frozenset[str]:
    return frozenset(rule.code for rule in _rules(module))


def mutants(module: ModuleType) -> Iterator[Mutant]:
    """All mutants of a module of rules."""
    tree = cst.parse_module(Path(str(module.__file__)).read_text(encoding="utf-8"))
    places = _Places()
    tree.visit(places)
    own = _rules(module)
    seen = {tree.code}
    for node, function in places.found:
        codes = frozenset(rule.code for rule in own if rule.name == function) or _codes(module)
        for kind, operator in mutation_operators:
            if not isinstance(node, kind):
                continue
            for changed in operator(node):
                source = tree.deep_replace(node, changed).code  # type: ignore[arg-type]
                if source not in seen:
                    seen.add(source)
                    yield Mutant(source, codes)


def survives(mutant: Mutant, module: ModuleType) -> bool:
    """Whether no case notices the change; run in a fork, so that nothing of it stays."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS_A_MUTANT)
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 2)
        os._exit(0 if _passes(mutant, module) else 1)
    return os.waitpid(child, 0)[1] == 0


def _passes(mutant: Mutant, module: ModuleType) -> bool:
    registry = worker.checking.rule._registry
    registry[:] = [rule for rule in registry if rule.function.__module__ != module.__name__]
    try:
        exec(compile(mutant.source, str(module.__file__), "exec"), module.__dict__)
        worker.rules.ssda903.all_rules.cache_clear()
        SSDA903._rules.clear()
        for case in _cases(mutant.codes):
            case.verify()
    except BaseException:
        return False
    return True


def _cases(codes: frozenset[str]) -> list[Case]:
    return [case for case in CASES if case.code in codes]


def _difference(module: ModuleType, mutant: Mutant) -> str:
    before = Path(str(module.__file__)).read_text(encoding="utf-8").splitlines()
    lines = difflib.unified_diff(before, mutant.source.splitlines(), lineterm="", n=0)
    changed = [line for line in lines if line[:1] in "+-@" and line[:3] not in ("+++", "---")]
    return f"{module.__name__} {' '.join(changed)}"


def run(module: ModuleType, share: int) -> tuple[int, list[str]]:
    """How many mutants this process's share of a module has, and those that survived."""
    count, survivors = 0, []
    for number, mutant in enumerate(mutants(module)):
        if number % PROCESSES != share:
            continue
        count += 1
        if survives(mutant, module):
            survivors.append(_difference(module, mutant))
    return count, survivors


def main(names: list[str]) -> int:
    """Prints the survivors and the share of killed mutants, by module and in all."""
    worker.rules.ssda903.all_rules()
    chosen = names or sorted(
        {rule.function.__module__.rpartition(".")[2] for rule in worker.rules.ssda903.all_rules()}
    )
    total = alive = 0
    for name in chosen:
        module = importlib.import_module(f"worker.rules.ssda903.{name}")
        if not survives(Mutant(Path(str(module.__file__)).read_text(encoding="utf-8"), _codes(module)), module):
            sys.exit(f"{name}: its cases fail without any change, so nothing could be learnt from mutants")
        count, survivors = _in_processes(module)
        total, alive = total + count, alive + len(survivors)
        print("\n".join(survivors))
        print(f"{name}: {count - len(survivors)} of {count} mutants killed", flush=True)
    print(f"All: {total - alive} of {total} mutants killed, {100 * (total - alive) / max(total, 1):.1f}%")
    return 0


def _in_processes(module: ModuleType) -> tuple[int, list[str]]:
    from multiprocessing import get_context

    with get_context("fork").Pool(PROCESSES) as pool:
        shares = pool.starmap(_run_by_name, [(module.__name__, share) for share in range(PROCESSES)])
    return sum(count for count, _ in shares), sorted(line for _, lines in shares for line in lines)


def _run_by_name(name: str, share: int) -> tuple[int, list[str]]:
    return run(sys.modules[name], share)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
