"""What the documentation names is there: files, folders and commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted([*DOCS.glob("*.md"), *(DOCS / "guide").glob("*.md")])]
TOP = {path.name for path in ROOT.iterdir()} - {"dist", "release"}
ENDINGS = r"py|js|mjs|ts|css|json|csv|bin|md|toml"
PATH = re.compile(rf"[\w*<>.-]+(?:/[\w*<>.-]+)*/?|[\w.-]+\.(?:{ENDINGS})")
MADE_ELSEWHERE = {"precache.json", "styles.css", "pyodide-lock.json", "postcodes.bin", "what-changed.md"}
"""Files of the built app, of Pyodide, of the build and of a release, which the repository does not hold."""
by_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def quoted(page: Path) -> list[str]:
    """What is in backquotes, except blocks of code."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"`([^`\n]+)`", text)


def paths(page: Path) -> list[str]:
    """What looks like a file or a folder: it begins in a folder of the repository, or has an ending of ours."""
    words = [word for text in quoted(page) for word in text.split() if PATH.fullmatch(word)]
    return [
        word
        for word in words
        if ("/" in word and word.partition("/")[0] in TOP) or re.search(rf"\w\.(?:{ENDINGS})$", word)
    ]


def exists(path: str) -> bool:
    pattern = re.sub(r"<[^>]*>", "*", path.rstrip("/"))
    if pattern.partition("/")[0] in TOP:
        return any(ROOT.glob(pattern))
    # Beside a module that was named in full, a file is named by the end of its path.
    return any(
        found
        for room in ("worker", "pwa", "tests", "build", "docs")
        for found in ROOT.glob(f"{room}/**/{pattern}")
    )


@by_page
def test_every_path_is_there(page: Path) -> None:
    named = [path for path in paths(page) if path.rpartition("/")[2] not in MADE_ELSEWHERE]
    assert [path for path in named if not exists(path)] == []


def test_every_name_in_the_code_is_there() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for room, ending in (("worker", "py"), ("pwa", "js"), ("tests", "py"), ("build", "py"))
        for path in ROOT.glob(f"{room}/**/*.{ending}")
        if path.name != Path(__file__).name
    )
    known = set(re.findall(r"\w+", sources + (ROOT / "Makefile").read_text(encoding="utf-8")))
    texts = [text for text in quoted(ROOT / "docs" / "technical.md") if "/" not in text and " " not in text]
    names = {name for text in texts for name in re.findall(r"(?<![\w-])[A-Za-z_]+(?![\w-])", text)}
    assert names - known == set()


def test_every_fault_has_its_end_to_end_test() -> None:
    page = (ROOT / "docs" / "technical.md").read_text(encoding="utf-8")
    section = page.partition("## Faults, and what the user sees")[2].partition("\n## ")[0]
    faults = [line for line in section.splitlines() if line.startswith("| ")][1:]
    named = re.findall(r"\| `(test_\w+)` \|$", "\n".join(faults), re.MULTILINE)
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "e2e").glob("test_*.py"))
    assert len(named) == len(faults) - 1 >= 30
    assert len(set(named)) > 30
    assert set(named) <= set(re.findall(r"^def (test_\w+)", tests, re.MULTILINE))


def test_the_page_for_it_has_the_policies_that_users_are_told_to_ask_for() -> None:
    told = (ROOT / "pwa" / "install" / "install-faults.js").read_text(encoding="utf-8")
    policies = set(re.findall(r"\b[A-Z]\w+(?:ForUrls|ForSites|ListDomains)\b", told))
    assert len(policies) >= 3
    page = (ROOT / "docs" / "for-it.md").read_text(encoding="utf-8")
    assert {policy for policy in policies if policy not in page} == set()


@by_page
def test_every_target_of_make_is_there(page: Path) -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = re.findall(r"(?:^ {4}|`[^`\n]*?)make ([\w-]+)", page.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(named) <= targets


@by_page
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_documentation_is_read() -> None:
    named = paths(ROOT / "docs" / "technical.md")
    assert "worker/returns/definition.py" in named
    assert len(named) > 50
