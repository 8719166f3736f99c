"""Writes pwa/core/unseen-characters.js from worker/values/unseen.py: `python build/unseen_characters.py`."""

import sys

from places import PWA, ROOT

sys.path.insert(0, str(ROOT))

from worker.values.unseen import UNSEEN

TARGET = PWA / "core" / "unseen-characters.js"
_HEADER = """\
// Generated from worker/values/unseen.py: change it there, then run `.venv/bin/python build/unseen_characters.py`.

/** @type {Record<string, [string, string]>} */
const TEXTS = {
"""
_FOOTER = """\
};

/** Signs and names of invisible characters. */
export const UNSEEN = new Map(Object.entries(TEXTS));
"""


def script() -> str:
    """The script of the page."""
    lines = [
        f'  "\\u{ord(character):04x}": ["{unseen.sign}", "{unseen.name}"],\n'
        for character, unseen in sorted(UNSEEN.items())
    ]
    return f"{_HEADER}{''.join(lines)}{_FOOTER}"


if __name__ == "__main__":
    TARGET.write_text(script(), encoding="utf-8")
