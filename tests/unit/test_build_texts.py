"""The list of what people can read: texts are in it, docstrings and what is for machines are not."""

from pathlib import Path

from places import PWA
from texts import page_texts, python_texts, script_texts

from worker.service import messenger


def test_the_pages_texts_are_listed_with_what_is_filled_in_left_open() -> None:
    texts = {text.text for text in page_texts()}
    assert {"Skip to main content", "Check your children’s services returns", "Changes (…)"} <= texts
    assert not [text for text in texts if text.startswith(("govuk-", "app-", "./", "../"))]


MODULE = """
import { el } from "./dom.js";

/** @typedef {"this year" | "last year"} Place */

const TEXTS = {
  name: "Name of the file",
  "in two words": (n) => `${n} files`,
};

/** @param {Place} place */
export const made = (place) => el("p", { class: "one two", title: "Left outside" }, TEXTS.name, place);
export const places = ["this year", "last year"];
const fileKey = (id) => `file ${id} key`;
function oneMore() {
  const TEXTS = { shown: "Not at the top level" };
  return TEXTS.shown + fileKey(1);
}
"""


def test_a_text_of_a_module_is_in_its_block_or_not(tmp_path: Path) -> None:
    path = tmp_path / "made.js"
    path.write_text(MODULE, encoding="utf-8")
    found = [(text.line, text.text, text.in_block) for text in script_texts([path])]
    assert found == [
        (7, "Name of the file", True),
        (8, "… files", True),
        (12, "Left outside", False),
        (16, "Not at the top level", False),
    ]


def test_the_workers_texts_are_listed_in_order_without_docstrings() -> None:
    texts = python_texts(Path(messenger.__file__))
    assert texts == sorted(texts, key=lambda text: text.line)
    assert "A message without a number can't be answered." in {text.text for text in texts}
    assert messenger.__doc__ not in {text.text for text in texts}


def test_every_text_of_a_page_module_is_in_its_block() -> None:
    # The workers show nothing: what they say reaches people through the page.
    modules = [
        path
        for path in sorted(PWA.rglob("*.js"))
        if path.parent.name != "service-worker" and path.name != "worker.js"
    ]
    outside = [f"{text.file}:{text.line}: {text.text}" for text in script_texts(modules) if not text.in_block]
    assert not outside, "Move these into `const TEXTS = {…}` at the top of the module:\n" + "\n".join(outside)
