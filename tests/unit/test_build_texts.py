"""The list of what people can read: texts are in it, docstrings and what is for machines are not."""

from pathlib import Path

from texts import page_texts, python_texts

from worker.service import messenger


def test_the_pages_texts_are_listed_with_what_is_filled_in_left_open() -> None:
    texts = {text.text for text in page_texts()}
    assert {"Skip to main content", "Check your SSDA903 return", "Changes (…)"} <= texts
    assert not [text for text in texts if text.startswith(("govuk-", "app-", "./", "../"))]


def test_the_workers_texts_are_listed_in_order_without_docstrings() -> None:
    texts = python_texts(Path(messenger.__file__))
    assert texts == sorted(texts, key=lambda text: text.line)
    assert "A message without a number can't be answered." in {text.text for text in texts}
    assert messenger.__doc__ not in {text.text for text in texts}
