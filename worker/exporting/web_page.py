"""One HTML file without script, pictures or any address: it opens in every browser, and prints."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from worker.exporting.safe_text import on_one_line


def web_page(title: str, style: str, body: Iterable[str]) -> bytes:
    """The page; the lines of its body are HTML, the title is a text."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            '<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" '
            "content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    ).encode("utf-8")


def html_text(text: str) -> str:
    """A text as HTML."""
    return escape(on_one_line(text))


def html_lines(texts: Iterable[str]) -> str:
    """Texts as HTML, each on a line of its own."""
    return "<br>".join(html_text(text) for text in texts)
