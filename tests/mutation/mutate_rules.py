"""Mutation testing of the rules: ``make mutation`` or ``python -m tests.mutation.mutate_rules [MODULE …]``.

Every module of worker/rules/ssda903 is changed in one small place at a time (a comparison, a number, a code of a
list, an operator …) by mutmut's operators, and the cases of the rules that can see the change are run. A change
that no case notices is printed: either a case is missing, or the change makes no difference.

mutmut's own runner leaves out decorated functions, which all rules are, and starts pytest for every mutant; here
each mutant is a fork of a process that has everything loaded. One process runs, as the machine's least urgent.

The outcome of each mutant is kept in .results.jsonl beside this file, by the mutant's source and its cases: a run
that was stopped continues when it is started again. ``--afresh`` forgets them, after a change outside the rules.
"""

from __future__ import annotations

import argparse
import difflib
import hashlib
import importlib
import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

import worker.checking.rule
import worker.rules.ssda903
from tests.unit.rules.cases import Case
from tests.unit.rules.test_cases import CASES
from worker.checking.rule import Rule, RuleKind
from worker.returns.ssda903 import SSDA903

SECONDS_A_MUTANT = 20
RESULTS = Path(__file__).parent / ".results.jsonl"
PACKAGE = "worker.rules.ssda903"
SHARED = {"kinds": RuleKind.INVALID_CODE}
"""Modules without rules of their own, and the kind of rules that they make for the others."""


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


def mutants(module: ModuleType) -> Iterator[Mutant]:
    """All mutants of a module of rules."""
    tree = cst.parse_module(Path(str(module.__file__)).read_text(encoding="utf-8"))
    places = _Places()
    tree.visit(places)
    own = _rules_of(module)
    every_code = frozenset(rule.code for rule in own)
    seen = {tree.code}
    for node, function in places.found:
        codes = frozenset(rule.code for rule in own if rule.name == function) or every_code
        for kind, operator in mutation_operators:
            if not isinstance(node, kind):
                continue
            for changed in operator(node):
                source = tree.deep_replace(node, changed).code  # type: ignore[arg-type]
                if source not in seen:
                    seen.add(source)
                    yield Mutant(source, codes)


def _rules_of(module: ModuleType) -> list[Rule]:
    """The rules that a module holds, or that it makes for the others."""
    name = module.__name__.rpartition(".")[2]
    return [
        rule
        for rule in worker.rules.ssda903.all_rules()
        if rule.function.__module__ == module.__name__ or (name in SHARED and rule.kind is SHARED[name])
    ]


def survives(mutant: Mutant, module: ModuleType) -> bool:
    """Whether no case notices the change; run in a fork, so that nothing of it stays."""
    child = os.fork()
    if child == 0:
        # Of its own time: a busy machine kills no mutant.
        signal.setitimer(signal.ITIMER_PROF, SECONDS_A_MUTANT)
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 2)
        os._exit(0 if _passes(mutant, module) else 1)
    return os.waitpid(child, 0)[1] == 0


def _passes(mutant: Mutant, module: ModuleType) -> bool:
    registry = worker.checking.rule._registry
    is_shared = module.__name__.rpartition(".")[2] in SHARED
    registry[:] = [rule for rule in registry if not is_shared and rule.function.__module__ != module.__name__]
    try:
        exec(compile(mutant.source, str(module.__file__), "exec"), module.__dict__)
        if is_shared:
            for name in _modules_with_rules():
                importlib.reload(sys.modules[f"{PACKAGE}.{name}"])
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


class _Results:
    """The outcomes of mutants, in this run and in those before."""

    def __init__(self) -> None:
        self._known: dict[str, bool] = {}
        if RESULTS.exists():
            for line in RESULTS.read_text(encoding="utf-8").splitlines():
                # A run that was killed may have left half a line.
                if line.endswith("]"):
                    key, survived = json.loads(line)
                    self._known[key] = survived

    def survives(self, mutant: Mutant, module: ModuleType) -> bool:
        """Whether no case notices the change, tried if that is not known yet."""
        key = hashlib.sha256((mutant.source + _digest(mutant.codes)).encode()).hexdigest()
        if key not in self._known:
            self._known[key] = survives(mutant, module)
            with RESULTS.open("a", encoding="utf-8") as file:
                file.write(json.dumps([key, self._known[key]]) + "\n")
        return self._known[key]


@cache
def _digest(codes: frozenset[str]) -> str:
    return hashlib.sha256(repr(_cases(codes)).encode()).hexdigest()


def _modules_with_rules() -> list[str]:
    return sorted({rule.function.__module__.rpartition(".")[2] for rule in worker.rules.ssda903.all_rules()})


class _OutOfTime(Exception):
    """The time that the run was given is over."""


def run(name: str, results: _Results, end: float) -> tuple[int, list[str]]:
    """How many mutants a module has, and those that survived; _OutOfTime if they can't all be tried by the end."""
    module, count, survivors = importlib.import_module(f"{PACKAGE}.{name}"), 0, []
    unchanged = Path(str(module.__file__)).read_text(encoding="utf-8")
    if not survives(Mutant(unchanged, frozenset(rule.code for rule in _rules_of(module))), module):
        raise SystemExit(f"The cases of {name} fail without any change.")
    for mutant in mutants(module):
        if time.monotonic() > end:
            raise _OutOfTime
        count += 1
        if results.survives(mutant, module):
            survivors.append(_difference(module, mutant))
    return count, sorted(survivors)


def main() -> int:
    """Prints the survivors and the share of killed mutants, by module and in all."""
    parser = argparse.ArgumentParser(
        description="Changes the rules in small places and sees whether cases notice."
    )
    parser.add_argument("modules", nargs="*", help="such as reviews; all unless named")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--afresh", action="store_true", help="forget what became of mutants before")
    options = parser.parse_args()
    os.nice(19)
    if options.afresh:
        RESULTS.unlink(missing_ok=True)
    return _run_all(options.modules or [*_modules_with_rules(), *SHARED], time.monotonic() + options.seconds)


def _run_all(names: list[str], end: float) -> int:
    results, total, alive = _Results(), 0, 0
    for number, name in enumerate(names):
        try:
            count, survivors = run(name, results, end)
        except (_OutOfTime, KeyboardInterrupt):
            print(f"Stopped in {name}, after {number} of {len(names)} modules. Run it again to continue.")
            break
        total, alive = total + count, alive + len(survivors)
        print("".join(f"{line}\n" for line in survivors), end="")
        print(f"{name}: {count - len(survivors)} of {count} mutants killed", flush=True)
    print(f"All: {total - alive} of {total} mutants killed, {100 * (total - alive) / max(total, 1):.1f}%")
    return 0


if __name__ == "__main__":
    sys.exit(main())
