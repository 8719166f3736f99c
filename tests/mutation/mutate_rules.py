"""Mutation testing of the rules: ``make mutation`` or ``python -m tests.mutation.mutate_rules [MODULE …]``.

Every module of rules of both returns is changed in one small place at a time (a comparison, a number, a code of a
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
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType

import libcst as cst
from mutmut.mutation.mutators import mutation_operators

import worker.checking.rule
from tests.unit.rules.cases import Case
from tests.unit.rules.cin.cases import Case as CensusCase
from tests.unit.rules.cin.test_cases import CASES as CENSUS_CASES
from tests.unit.rules.test_cases import CASES
from worker.checking.rule import Rule
from worker.returns.cin import CIN
from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903

SECONDS_A_MUTANT = 20
RESULTS = Path(__file__).parent / ".results.jsonl"


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules of a return, and their cases."""

    definition: Return
    all_cases: Sequence[Case] | Sequence[CensusCase]
    shared: Collection[str]
    """Modules without rules of their own, whose functions the others use."""

    @property
    def package(self) -> str:
        """The package of their modules."""
        return f"worker.rules.{self.definition.name}"

    @property
    def modules(self) -> list[str]:
        """The modules that are changed."""
        return [*self.with_rules, *self.shared]

    @property
    def with_rules(self) -> list[str]:
        """The modules that hold rules."""
        return sorted({_last_part(rule.function.__module__) for rule in self.definition.load_rules()})

    def cases(self, codes: frozenset[str]) -> list[Case | CensusCase]:
        """The cases of these rules."""
        return [case for case in self.all_cases if case.code in codes]

    def of_module(self, module: ModuleType) -> list[Rule]:
        """The rules that a module holds or, if it is shared, those of the modules that use it."""
        using = {module.__name__}
        if _last_part(module.__name__) in self.shared:
            names = {f"{self.package}.{name}" for name in self.with_rules}
            using |= {name for name in names if _uses(sys.modules[name], module)}
        return [rule for rule in self.definition.load_rules() if rule.function.__module__ in using]


def _last_part(name: str) -> str:
    return name.rpartition(".")[2]


def _uses(module: ModuleType, shared: ModuleType) -> bool:
    return any(getattr(each, "__module__", None) == shared.__name__ for each in vars(module).values())


RULES: Mapping[str, Rules] = {
    rules.definition.name: rules
    for rules in (Rules(SSDA903, CASES, ["kinds"]), Rules(CIN, CENSUS_CASES, ["factors", "periods"]))
}


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


def mutants(rules: Rules, module: ModuleType) -> Iterator[Mutant]:
    """All mutants of a module of rules."""
    tree = cst.parse_module(Path(str(module.__file__)).read_text(encoding="utf-8"))
    places = _Places()
    tree.visit(places)
    own = rules.of_module(module)
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


def survives(mutant: Mutant, rules: Rules, module: ModuleType) -> bool:
    """Whether no case notices the change; run in a fork, so that nothing of it stays."""
    child = os.fork()
    if child == 0:
        # Of its own time: a busy machine kills no mutant.
        signal.setitimer(signal.ITIMER_PROF, SECONDS_A_MUTANT)
        with open(os.devnull, "w") as nothing:
            os.dup2(nothing.fileno(), 2)
        os._exit(0 if _passes(mutant, rules, module) else 1)
    return os.waitpid(child, 0)[1] == 0


def _passes(mutant: Mutant, rules: Rules, module: ModuleType) -> bool:
    registry = worker.checking.rule._registry
    is_shared = _last_part(module.__name__) in rules.shared
    again = [f"{rules.package}.{name}" for name in rules.with_rules] if is_shared else []
    registry[:] = [rule for rule in registry if rule.function.__module__ not in (module.__name__, *again)]
    try:
        exec(compile(mutant.source, str(module.__file__), "exec"), module.__dict__)
        for name in again:
            importlib.reload(sys.modules[name])
        sys.modules[rules.package].all_rules.cache_clear()
        rules.definition._rules.clear()
        for case in rules.cases(mutant.codes):
            case.verify()
    except BaseException:
        return False
    return True


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

    def survives(self, mutant: Mutant, rules: Rules, module: ModuleType) -> bool:
        """Whether no case notices the change, tried if that is not known yet."""
        key = hashlib.sha256((mutant.source + _digest(rules, mutant.codes)).encode()).hexdigest()
        if key not in self._known:
            self._known[key] = survives(mutant, rules, module)
            with RESULTS.open("a", encoding="utf-8") as file:
                file.write(json.dumps([key, self._known[key]]) + "\n")
        return self._known[key]


@cache
def _digest(rules: Rules, codes: frozenset[str]) -> str:
    return hashlib.sha256(repr(rules.cases(codes)).encode()).hexdigest()


class _OutOfTime(Exception):
    """The time that the run was given is over."""


def run(name: str, results: _Results, end: float) -> tuple[int, list[str]]:
    """How many mutants a module has, and those that survived; _OutOfTime if they can't all be tried by the end."""
    of_return, _, own_name = name.partition(".")
    rules = RULES[of_return]
    module, count, survivors = importlib.import_module(f"{rules.package}.{own_name}"), 0, []
    unchanged = Path(str(module.__file__)).read_text(encoding="utf-8")
    codes = frozenset(rule.code for rule in rules.of_module(module))
    if not survives(Mutant(unchanged, codes), rules, module):
        raise SystemExit(f"The cases of {name} fail without any change.")
    for mutant in mutants(rules, module):
        if time.monotonic() > end:
            raise _OutOfTime
        count += 1
        if results.survives(mutant, rules, module):
            survivors.append(_difference(module, mutant))
    return count, sorted(survivors)


def main() -> int:
    """Prints the survivors and the share of killed mutants, by module and in all."""
    parser = argparse.ArgumentParser(
        description="Changes the rules in small places and sees whether cases notice."
    )
    known = [f"{name}.{module}" for name, rules in RULES.items() for module in rules.modules]
    parser.add_argument(
        "modules",
        nargs="*",
        choices=[*known, []],
        metavar="MODULE",
        help="such as cin.referrals; all unless named",
    )
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after so long")
    parser.add_argument("--afresh", action="store_true", help="forget what became of mutants before")
    options = parser.parse_args()
    os.nice(19)
    if options.afresh:
        RESULTS.unlink(missing_ok=True)
    return _run_all(options.modules or known, time.monotonic() + options.seconds)


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
