"""Invisible characters and their names; the page shows values by the same list.

``pwa/core/unseen-characters.js`` is written from it (build/unseen_characters.py).
"""

from __future__ import annotations

from typing import NamedTuple


class Unseen(NamedTuple):
    """A character that can't be seen, or looks like a space."""

    sign: str
    """The mark shown instead."""
    name: str
    """Its name in a sentence, without an article."""
    is_space: bool = False
    """Whether a space is meant; other characters are simply left out."""


_SPACE = Unseen("␣", "space", True)
_ODD_SPACE = Unseen("⍽", "unusual space", True)
_BREAK = Unseen("↵", "line break", True)
_DIRECTION = Unseen("∅", "direction mark")
_CONTROL = Unseen("∅", "control character")

UNSEEN: dict[str, Unseen] = {
    **{chr(code): _CONTROL for code in (*range(0x20), *range(0x7F, 0xA0))},
    " ": _SPACE,
    "\t": Unseen("⇥", "tab", True),
    **dict.fromkeys("\n\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029", _BREAK),
    "\x1a": Unseen("∅", "Ctrl-Z"),
    "\u00a0": Unseen("⍽", "no-break space", True),
    "\u00ad": Unseen("∅", "soft hyphen"),
    "\u034f": Unseen("∅", "invisible joiner"),
    "\u061c": _DIRECTION,
    "\u1680": _ODD_SPACE,
    "\u180e": Unseen("∅", "invisible separator"),
    **{chr(code): _ODD_SPACE for code in range(0x2000, 0x200B)},
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", Unseen("∅", "zero-width character")),
    **dict.fromkeys("\u200e\u200f", _DIRECTION),
    **{chr(code): _DIRECTION for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))},
    "\u202f": Unseen("⍽", "narrow no-break space", True),
    "\u205f": _ODD_SPACE,
    **{chr(code): Unseen("∅", "invisible operator") for code in range(0x2061, 0x2065)},
    **{chr(code): Unseen("∅", "variation mark") for code in range(0xFE00, 0xFE10)},
    "\u3000": Unseen("⍽", "wide space", True),
}
AROUND = "".join(UNSEEN)
"""The characters to remove around a value."""

_UNSEEN_IN_WORDS = frozenset(UNSEEN) - {" "}
_AS_SPACE = {ord(character): " " if unseen.is_space else None for character, unseen in UNSEEN.items()}
_LEFT_OUT = dict.fromkeys(map(ord, UNSEEN))


def has_unseen(text: str) -> bool:
    """Whether a text has a character of the list other than a common space."""
    if text.isascii() and text.isprintable():
        return False
    return not _UNSEEN_IN_WORDS.isdisjoint(text)


def without_unseen(text: str) -> tuple[str, str]:
    """The text with a space for each kind of space and nothing for the rest, and the text without any of them."""
    return " ".join(text.translate(_AS_SPACE).split()), text.translate(_LEFT_OUT)


def names_of_unseen(text: str) -> str:
    """The characters of the list in a text, as a sentence lists them: "a tab and 2 soft hyphens"."""
    counts: dict[str, int] = {}
    for character in text:
        if character in UNSEEN:
            counts[UNSEEN[character].name] = counts.get(UNSEEN[character].name, 0) + 1
    parts = [_counted(name, count) for name, count in counts.items()]
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def _counted(name: str, count: int) -> str:
    if count > 1:
        return f"{count} {name}s"
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
