"""Turns docs/ into what the app shows on its help pages: a JSON file for each document, and the pictures.

A document is `{"title": text, "content": [node, …]}`, the content without the title. A node is a text, or
`[tag, attributes, node, …]` with the classes of GOV.UK Frontend; the page makes elements of them, so that no text
is ever read as HTML. `help/index.json` lists the tasks of the guide in their order, the other documents, and where
faults are reported.

Links between documents lead to the pages of the app. What the app does not have, such as the rule reference, stays
as text without a link. A picture that is not there is left out, so that the app can be built to make it.
"""

import json
import re
import shutil
import struct
import tomllib
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from places import ROOT, BuildError

DOCS = ROOT / "docs"
HELP = "help"
"""The folder of the built app."""
GUIDE = "guide"
CONTENTS = f"{GUIDE}/README.md"
"""Its links are the tasks of the guide, in their order."""
_OWN_PAGES = {"privacy.md": "#/privacy", "accessibility.md": "#/accessibility", CONTENTS: "#/help"}
_NEW_TAB = " (opens in new tab)"
_CLASSES = {
    "h1": "govuk-heading-l",
    "h2": "govuk-heading-m",
    "h3": "govuk-heading-s",
    "h4": "govuk-heading-s",
    "p": "govuk-body",
    "ul": "govuk-list govuk-list--bullet",
    "ol": "govuk-list govuk-list--number",
    "blockquote": "govuk-inset-text",
    "table": "govuk-table app-table",
    "thead": "govuk-table__head",
    "tbody": "govuk-table__body",
    "tr": "govuk-table__row",
    "th": "govuk-table__header",
    "td": "govuk-table__cell",
    "code": "app-document__code",
}
_PLAIN = {"strong", "em", "li", "br", "hr"}
_PNG_SIZE = struct.Struct(">II")

Node = str | list[Any]


def make_documents(out: Path) -> None:
    """Put all documents, their list and their pictures into the folder `help` of the app."""
    folder = out / HELP
    for source in documents():
        target = folder / shipped_as(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, document(source))
    _write(folder / "index.json", contents())
    (folder / "images").mkdir()
    for picture in pictures():
        shutil.copyfile(picture, folder / "images" / picture.name)


def documents() -> list[Path]:
    """What is shipped: the documents of docs/ and the tasks of the guide."""
    return sorted([*DOCS.glob("*.md"), *(DOCS / GUIDE / f"{task}.md" for task in tasks())])


def shipped_as(source: Path) -> str:
    """The path of a document in the folder `help`; what few people read has a folder of its own."""
    name = source.relative_to(DOCS)
    if name.as_posix() in _OWN_PAGES:
        return f"{name.stem}.json"
    return f"{GUIDE if name.parent.name == GUIDE else 'documents'}/{name.stem}.json"


def pictures() -> list[Path]:
    """The pictures that the shipped documents show."""
    shown = {name for source in documents() for name in re.findall(r"\]\([./]*images/([\w.-]+)\)", _text(source))}
    return [path for name in sorted(shown) if (path := DOCS / "images" / name).is_file()]


def tasks() -> list[str]:
    """The tasks of the guide by the names of their files, in the order in which analysts come to them."""
    return re.findall(r"\]\(([\w-]+)\.md\)", _text(DOCS / CONTENTS))


def contents() -> dict[str, Any]:
    """What `help/index.json` holds."""
    others = [path for path in sorted(DOCS.glob("*.md")) if path.name not in _OWN_PAGES]
    return {
        "tasks": [{"name": task, "title": title_of(DOCS / GUIDE / f"{task}.md")} for task in tasks()],
        "documents": [{"name": path.stem, "title": title_of(path)} for path in others],
        "issues": issues_address(),
    }


def issues_address() -> str:
    """Where the package's metadata says that faults are reported; empty if it says nothing."""
    urls = tomllib.loads(_text(ROOT / "pyproject.toml"))["project"].get("urls", {})
    return next((address for name, address in urls.items() if name.lower() in {"issues", "repository"}), "")


def title_of(source: Path) -> str:
    """The heading of a document; BuildError if it does not begin with one."""
    first = _text(source).partition("\n")[0]
    if not first.startswith("# "):
        raise BuildError(f"{source} does not begin with its title.")
    return first.removeprefix("# ")


def document(source: Path) -> dict[str, Any]:
    """A document as the app shows it; BuildError for what the app could not show."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).enable("table").parse(_text(source)))
    _heading, *rest = tree.children
    return {"title": title_of(source), "content": _Converter(source).nodes(rest)}


class _Converter:
    """Makes nodes of the syntax tree of one document."""

    def __init__(self, source: Path) -> None:
        self._source = source

    def nodes(self, children: list[SyntaxTreeNode]) -> list[Node]:
        return [node for child in children for node in self._node(child)]

    def _node(self, node: SyntaxTreeNode) -> list[Node]:
        match node.type:
            case "text" | "softbreak" | "hardbreak":
                return [node.content or " "]
            case "inline":
                return self.nodes(node.children)
            case "paragraph" if node.hidden:
                # A list whose entries are close to each other.
                return self.nodes(node.children)
            case "code_inline":
                return [["code", {"class": _CLASSES["code"]}, node.content]]
            case "code_block" | "fence":
                return [["pre", {"class": "app-document__block", "tabindex": "0"}, node.content]]
            case "image":
                return self._image(node)
            case "link":
                return self._link(node)
            case "table":
                return [["div", {"class": "app-scroll", "tabindex": "0"}, self._element(node)]]
        return [self._element(node)]

    def _element(self, node: SyntaxTreeNode) -> Node:
        if node.tag not in _CLASSES and node.tag not in _PLAIN:
            raise BuildError(f"{self._source} has a part that the app can't show: {node.type}.")
        attributes = {"class": _CLASSES[node.tag]} if node.tag in _CLASSES else {}
        if node.tag == "th":
            attributes["scope"] = "col"
        return [node.tag, attributes, *self.nodes(node.children)]

    def _link(self, node: SyntaxTreeNode) -> list[Node]:
        address = str(node.attrs["href"])
        inside = self.nodes(node.children)
        if re.match(r"https?:", address):
            outside = {"target": "_blank", "rel": "noreferrer noopener"}
            return [["a", {"class": "govuk-link", "href": address, **outside}, *inside, _NEW_TAB]]
        page = self._page(address.partition("#")[0])
        return [["a", {"class": "govuk-link", "href": page}, *inside]] if page else inside

    def _page(self, path: str) -> str:
        """The app's page for a path from this document; empty if the app has none."""
        target = (self._source.parent / path).resolve()
        if not target.exists():
            raise BuildError(f"{self._source} has a link to {path}, which is not there.")
        name = target.relative_to(DOCS).as_posix() if target.is_relative_to(DOCS) else ""
        if name in _OWN_PAGES:
            return _OWN_PAGES[name]
        if target not in documents():
            return ""
        return f"#/guide?task={target.stem}" if target.parent.name == GUIDE else f"#/document?name={target.stem}"

    def _image(self, node: SyntaxTreeNode) -> list[Node]:
        picture = (self._source.parent / str(node.attrs["src"])).resolve()
        if not picture.is_file():
            return []
        width, height = _PNG_SIZE.unpack_from(picture.read_bytes(), 16)
        return [
            [
                "img",
                {
                    "class": "app-document__picture",
                    "src": f"{HELP}/images/{picture.name}",
                    "alt": node.content,
                    "width": width,
                    "height": height,
                },
            ]
        ]


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
