"""Prints every text that people can read in the product, by module, for a reader with fresh eyes: `make texts`.

What is filled in while the product runs is shown as …. DfE's messages and the texts of rules are in docs/rules.
"""

import ast
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

from places import PWA, ROOT, SCRIPTS, WORKER

_PAGE_TEXTS = SCRIPTS / "page_texts.mjs"
_FOR_PEOPLE = re.compile(r"[^\W\d_]{2,} \S|\S [^\W\d_]{2,}|^[A-Z][a-z]+[.?!…]?$")
_READ_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder")


class Text(NamedTuple):
    """A text and where it is."""

    file: str
    """Relative to the root of the repository."""
    line: int
    text: str
    in_block: bool = False
    """Whether it is in the `TEXTS` of a module of the page, where all of that module's texts belong."""


def main() -> int:
    """Print the texts of the page, then those of the worker."""
    file = ""
    for text in [*page_texts(), *worker_texts()]:
        if text.file != file:
            file = text.file
            print(f"\n{file}")
        print(f"{text.line:5}  {text.text}")
    return 0


def page_texts() -> list[Text]:
    """What the page says: its HTML, its manifest and its modules."""
    manifest = json.loads((PWA / "manifest.webmanifest").read_text("utf-8"))
    named = [Text("pwa/manifest.webmanifest", 1, manifest[key]) for key in ("name", "short_name", "description")]
    return [*_html_texts(PWA / "index.html"), *named, *script_texts(sorted(PWA.rglob("*.js")))]


def script_texts(modules: list[Path]) -> list[Text]:
    """The texts of modules of the page."""
    command = ["node", str(_PAGE_TEXTS), *(os.path.relpath(path, ROOT) for path in modules)]
    found = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    return [Text(**each) for each in found]


def worker_texts() -> list[Text]:
    """What the worker package says, except docstrings."""
    return [text for path in sorted(WORKER.rglob("*.py")) for text in python_texts(path)]


def _html_texts(path: Path) -> list[Text]:
    found: list[Text] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            for name, value in attributes:
                if name in _READ_ATTRIBUTES and value:
                    self.handle_data(value)

        def handle_data(self, data: str) -> None:
            text = " ".join(data.split())
            if _FOR_PEOPLE.search(text):
                found.append(Text(path.relative_to(ROOT).as_posix(), self.getpos()[0], text))

    Reader().feed(path.read_text("utf-8"))
    return found


def python_texts(path: Path) -> list[Text]:
    """The texts of a module in the order of its lines, without docstrings and the names in ``__all__``."""
    tree = ast.parse(path.read_text("utf-8"))
    tree.body = [node for node in tree.body if not _lists_names(node)]
    docstrings = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    found = [
        Text(path.relative_to(ROOT).as_posix(), node.lineno, " ".join(text.split()))
        for node in ast.walk(tree)
        if isinstance(node, ast.expr) and id(node) not in docstrings | inside
        if (text := _text_of(node)) and _FOR_PEOPLE.search(text)
    ]
    return sorted(found, key=lambda text: text.line)


def _lists_names(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"


def _text_of(node: ast.AST) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return ""


if __name__ == "__main__":
    sys.exit(main())
