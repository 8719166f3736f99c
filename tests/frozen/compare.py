"""Compares what this checkout says of the corpus with what another commit says: make compare REV=<commit>.

The corpus of each return is written once, by this checkout. Each side then writes its outputs with its own script:
a commit that renames messages brings the adapter for the new names. Exit code 0: no differences, 1: some, 2: the
comparison can't be made.
"""

from __future__ import annotations

import contextlib
import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NoReturn

from tests.frozen.corpus import CORPORA

ROOT = Path(__file__).parents[2]
FINDINGS = "findings.jsonl"
_SCRIPTS = Path("tests/frozen")
_INDEX = Path("worker/data/postcodes.bin")
_EXAMPLES = 3
_LINES = 8
"""Of a file that differs, so many lines are shown."""
_WIDTH = 180
_ALIKE = 400
"""Of two long files so many lines are compared from the first difference on."""


def main(revision: str) -> int:
    """Compares this checkout with a commit, return by return, and prints what differs."""
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        with _checked_out(revision, work / "other") as other:
            _share_scripts(other)
            differ = [_compare(other, work, of_return) for of_return in CORPORA]
    return int(any(differ))


def _compare(other: Path, work: Path, of_return: str) -> bool:
    """Compares what both sides say of one return, and prints what differs; whether anything does."""
    if not (other / "worker/returns" / of_return).exists():
        print(f"{of_return}: the other commit does not have this return")
        return False
    corpus, theirs = work / of_return / "corpus", work / of_return / "their corpus"
    here, there = work / of_return / "here", work / of_return / "there"
    run_both(other, work, "corpus", [[corpus], [theirs]], of_return)
    run_both(other, work, "outputs", [[corpus, here], [corpus, there]], of_return)
    # The list of entries is ours for both sides; scripts that only know one return write it in another form.
    about_corpus = [path for path in differing_files(theirs, corpus) if path.name != "entries.json"]
    lines = report(there, here)
    if about_corpus:
        print(f"{of_return}: the made-up returns themselves differ. Both sides use those of this checkout.")
        print(
            "\n".join(f"  {path}" for path in about_corpus[:_EXAMPLES]), f"  {_files(len(about_corpus))}", sep="\n"
        )
    said = "this differs" if lines else "no differences" + (" in the outputs" if about_corpus else "")
    print("\n".join([f"{of_return}: {said}", *lines]), flush=True)
    return bool(lines or about_corpus)


# Running both sides


@contextlib.contextmanager
def _checked_out(revision: str, folder: Path) -> Iterator[Path]:
    """The commit, checked out into a folder, with the postcode index of this checkout."""
    git = ["git", "-C", str(ROOT), "worktree"]
    made = subprocess.run(
        [*git, "add", "--quiet", "--detach", str(folder), revision], capture_output=True, text=True, check=False
    )
    if made.returncode:
        _stop(f"{revision} can't be checked out: {made.stderr.strip()}")
    try:
        if not (folder / _SCRIPTS / "outputs.py").exists():
            _stop(f"{revision} has no tests/frozen/outputs.py. Compare with a commit that has.")
        shutil.copyfile(ROOT / _INDEX, folder / _INDEX)
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=False)


def _share_scripts(other: Path) -> None:
    """Gives these scripts to a commit that has all the returns, but whose own scripts only know the first one."""
    has_all = all((other / "worker/returns" / of_return).exists() for of_return in CORPORA)
    if has_all and not (other / _SCRIPTS / "entries.py").exists():
        shutil.copytree(ROOT / _SCRIPTS, other / _SCRIPTS, dirs_exist_ok=True)


def run_both(other: Path, work: Path, script: str, arguments: Sequence[Sequence[Path]], of_return: str) -> None:
    """Runs a script of tests/frozen of this checkout and of the other one at the same time."""
    started = []
    for root, own in zip((ROOT, other), arguments, strict=True):
        for folder in own:
            folder.mkdir(parents=True, exist_ok=True)
        log = work / f"{script} {len(started)}.log"
        with log.open("w", encoding="utf-8") as out:
            # Scripts that only know the first return ignore its name.
            process = subprocess.Popen(
                [sys.executable, "-m", f"tests.frozen.{script}", *map(str, own), of_return],
                cwd=root,
                env={**os.environ, "PYTHONPATH": str(root)},
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        started.append((root, process, log))
    failed = [(root, log) for root, process, log in started if process.wait()]
    if failed:
        root, log = failed[0]
        side = "this checkout" if root == ROOT else "the other commit"
        _stop(f"tests/frozen/{script}.py of {side} failed:\n{log.read_text(encoding='utf-8')}")


def _stop(why: str) -> NoReturn:
    print(why, file=sys.stderr)
    sys.exit(2)


# What differs


def report(before: Path, after: Path) -> list[str]:
    """What differs between two folders of outputs, in lines; none if nothing does."""
    paths = differing_files(before, after)
    findings = [path for path in paths if path.name == FINDINGS]
    others = [path for path in paths if path.name != FINDINGS]
    lines = _about_findings(before, after, findings)
    if others:
        lines.append(f"Other outputs differ in {_files(len(others))}:")
    by_name: dict[str, list[Path]] = {}
    for path in others:
        by_name.setdefault(_kind(path), []).append(path)
    for name, alike in sorted(by_name.items()):
        lines.append(f"  {name}: {_files(len(alike))}, such as {alike[0]}")
        lines += [f"    {line}" for line in short_diff(before / alike[0], after / alike[0])]
    return lines


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"


def _kind(path: Path) -> str:
    """What outputs of all entries have in common: the path without the entry."""
    parts = path.parts[2:] if path.parts[0] == "bad files" else path.parts[1:]
    return parts[0] if parts else path.name


def differing_files(before: Path, after: Path) -> list[Path]:
    """The files that differ, or are in one of two folders only."""
    found = {
        path.relative_to(folder) for folder in (before, after) for path in folder.rglob("*") if path.is_file()
    }
    return sorted(path for path in found if _bytes(before / path) != _bytes(after / path))


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _about_findings(before: Path, after: Path, paths: Iterable[Path]) -> list[str]:
    """The findings that are new and gone, by rule."""
    new: dict[str, list[str]] = {}
    gone: dict[str, list[str]] = {}
    for path in paths:
        was, now = _findings(before / path), _findings(after / path)
        for found, more in ((new, now - was), (gone, was - now)):
            for text in sorted(more.elements()):
                line = json.loads(text)
                fields = ", ".join(line["fields"])
                where = f"{path.parent}: {line['table']}, line {line['line']}, child {line['child']} ({fields})"
                found.setdefault(line["code"], []).append(where)
    lines = []
    for code in sorted({*new, *gone}):
        lines.append(f"{code}: {len(new.get(code, []))} new, {len(gone.get(code, []))} gone")
        lines += [f"  new   {where}" for where in new.get(code, [])[:_EXAMPLES]]
        lines += [f"  gone  {where}" for where in gone.get(code, [])[:_EXAMPLES]]
    return lines


def _findings(path: Path) -> Counter[str]:
    return Counter(path.read_text(encoding="utf-8").splitlines()) if path.exists() else Counter()


def short_diff(before: Path, after: Path) -> list[str]:
    """The first lines that differ, each cut to where it does."""
    if not (before.exists() and after.exists()):
        return ["only here" if after.exists() else "only there"]
    was, now = (path.read_text(encoding="utf-8", errors="replace").split("\n") for path in (before, after))
    start = next(
        (at for at, (old, new) in enumerate(zip(was, now, strict=False)) if old != new), min(len(was), len(now))
    )
    matcher = difflib.SequenceMatcher(None, was[start : start + _ALIKE], now[start : start + _ALIKE])
    lines: list[str] = []
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = was[start + first : start + last], now[start + new_first : start + new_last]
        for at in range(max(len(old), len(new))):
            lines += _pair(old[at] if at < len(old) else None, new[at] if at < len(new) else None)
        if len(lines) >= _LINES:
            return [*lines[:_LINES], "and more"]
    return lines


def _pair(old: str | None, new: str | None) -> list[str]:
    pairs = enumerate(zip(old, new, strict=False)) if old is not None and new is not None else iter(())
    start = max(0, next((at for at, (one, other) in pairs if one != other), 0) - 60)
    return [
        f"{sign} {'…' if start else ''}{text[start : start + _WIDTH]}{'…' if len(text) > start + _WIDTH else ''}"
        for sign, text in (("-", old), ("+", new))
        if text is not None
    ]


if __name__ == "__main__":
    if len(sys.argv) != 2 or not sys.argv[1]:
        _stop("Name the commit to compare with: make compare REV=<commit>")
    sys.exit(main(sys.argv[1]))
