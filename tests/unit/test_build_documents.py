"""The documents of docs/ as the app shows them: whole, linked, and with pictures that are there and small."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from documents import (
    DOCS,
    GUIDE,
    contents,
    document,
    documents,
    issues_address,
    make_documents,
    pictures,
    shipped_as,
    tasks,
)
from places import ROOT, BuildError
from texts import page_texts, worker_texts

from tests.unit.test_build_lock import PROJECT

MOST_BYTES = 600_000
"""Of all pictures together."""
by_document = pytest.mark.parametrize("source", documents(), ids=lambda path: path.stem)
FIXED = 8
"""A text that is filled in counts as a name on screen if it has as many letters of its own."""
SAID = {text.text for text in [*page_texts(), *worker_texts()]}
"""All that the product says, with … for what is filled in."""
FILLED_IN = [
    re.compile(".+".join(map(re.escape, text.split("…")))) for text in SAID if len(text.replace("…", "")) >= FIXED
]
GUIDE_PAGES = [DOCS / GUIDE / f"{task}.md" for task in tasks()]


def write(folder: Path, text: str) -> Path:
    page = folder / "page.md"
    page.write_text(text, encoding="utf-8")
    return page


def elements(node: object, tag: str) -> Iterator[list]:
    if isinstance(node, list):
        if node and node[0] == tag:
            yield node
        for inside in node:
            yield from elements(inside, tag)


def words(node: object) -> str:
    return "".join(map(words, node[2:])) if isinstance(node, list) else str(node)


def test_text_becomes_elements_with_the_classes_of_govuk(tmp_path: Path) -> None:
    page = write(tmp_path, "# Title\n\nSome **bold** `code`.\n\n1. One\n2. Two\n\n| a |\n| --- |\n| b |\n")
    assert document(page) == {
        "title": "Title",
        "content": [
            [
                "p",
                {"class": "govuk-body"},
                *("Some ", ["strong", {}, "bold"], " ", ["code", {"class": "app-document__code"}, "code"], "."),
            ],
            ["ol", {"class": "govuk-list govuk-list--number"}, ["li", {}, "One"], ["li", {}, "Two"]],
            [
                "div",
                {"class": "app-scroll", "tabindex": "0"},
                [
                    "table",
                    {"class": "govuk-table app-table"},
                    [
                        "thead",
                        {"class": "govuk-table__head"},
                        [
                            "tr",
                            {"class": "govuk-table__row"},
                            ["th", {"class": "govuk-table__header", "scope": "col"}, "a"],
                        ],
                    ],
                    [
                        "tbody",
                        {"class": "govuk-table__body"},
                        ["tr", {"class": "govuk-table__row"}, ["td", {"class": "govuk-table__cell"}, "b"]],
                    ],
                ],
            ],
        ],
    }


def test_html_in_a_document_is_text(tmp_path: Path) -> None:
    page = write(tmp_path, "# T\n\n<script>alert(1)</script> <b onclick=x>\n")
    assert words(document(page)["content"][0]) == "<script>alert(1)</script> <b onclick=x>"
    assert {node[0] for node in elements(document(page)["content"], "p")} == {"p"}


def test_links_lead_to_pages_of_the_app_or_to_a_new_tab() -> None:
    """Of the guide's list: a link to a task, to a document, and to a page with an address of its own."""
    links = {words(link): link[1] for link in elements(document(DOCS / GUIDE / "README.md")["content"], "a")}
    assert links["privacy notice"] == {"class": "govuk-link", "href": "#/privacy"}
    assert links["what is in each download"]["href"] == "#/document?name=reports"
    assert [link["href"] for link in links.values()][: len(tasks())] == [
        f"#/guide?task={task}" for task in tasks()
    ]


def test_a_link_elsewhere_says_so_and_a_link_to_what_the_app_lacks_is_text(tmp_path: Path) -> None:
    page = write(tmp_path, "# T\n\n[A](https://example.org/) and [b](other.txt)\n")
    (tmp_path / "other.txt").write_text("")
    (paragraph,) = document(page)["content"]
    assert words(paragraph) == "A (opens in new tab) and b"
    (link,) = elements(paragraph, "a")
    assert link[1]["rel"] == "noreferrer noopener"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("No title\n", "does not begin"),
        ("# T\n\n[a](gone.md)\n", r"gone\.md"),
        ("# T\n\n###### Deep\n", "heading"),
    ],
)
def test_what_the_app_could_not_show_stops_the_build(tmp_path: Path, text: str, fault: str) -> None:
    with pytest.raises(BuildError, match=fault):
        document(write(tmp_path, text))


def test_every_document_is_shipped_and_listed(tmp_path: Path) -> None:
    make_documents(tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert made == {
        "help/index.json",
        *(f"help/{shipped_as(source)}" for source in documents()),
        *(f"help/images/{picture.name}" for picture in pictures()),
    }
    listed = json.loads((tmp_path / "help" / "index.json").read_text("utf-8"))
    assert listed == contents()
    assert {"help/privacy.json", "help/accessibility.json", "help/guide/load.json"} <= made
    assert {f"help/documents/{each['name']}.json" for each in listed["documents"]} <= made
    assert "technical" in {each["name"] for each in listed["documents"]}


def test_every_task_is_in_the_list_of_the_guide() -> None:
    assert {f"{task}.md" for task in tasks()} == {path.name for path in (DOCS / GUIDE).glob("*.md")} - {
        "README.md"
    }
    assert len(set(tasks())) == len(tasks())


def test_faults_are_reported_where_the_package_says() -> None:
    assert issues_address() == "" or issues_address() in PROJECT["urls"].values()


@by_document
def test_every_link_and_picture_of_a_document_is_there(source: Path) -> None:
    content = document(source)["content"]
    for picture in elements(content, "img"):
        assert (DOCS / picture[1]["src"].removeprefix("help/")).is_file()


# Pictures


def shown() -> dict[str, list[str]]:
    """The texts in place of each picture that README.md and the documents show."""
    found: dict[str, list[str]] = {}
    for page in [ROOT / "README.md", *DOCS.glob("**/*.md")]:
        for text, name in re.findall(
            r"!\[([^\]]*)\]\([\w./]*images/([\w.-]+)\)", page.read_text(encoding="utf-8")
        ):
            found.setdefault(name, []).append(text)
    return found


def test_every_picture_is_there_is_used_and_has_a_text_in_its_place() -> None:
    assert set(shown()) == {path.name for path in (DOCS / "images").iterdir()}
    assert [text for texts in shown().values() for text in texts if len(text.split()) < 5] == []


def test_all_pictures_together_are_small() -> None:
    assert sum(path.stat().st_size for path in (DOCS / "images").iterdir()) < MOST_BYTES


# The words on screen


@pytest.mark.parametrize("page", GUIDE_PAGES, ids=lambda page: page.stem)
def test_names_in_bold_are_as_on_screen(page: Path) -> None:
    text = " ".join(page.read_text(encoding="utf-8").split())
    names = re.findall(r"\*\*(.+?)\*\*", text)
    assert names
    unknown = [name for name in names if name not in SAID]
    assert [name for name in unknown if not any(pattern.fullmatch(name) for pattern in FILLED_IN)] == []
