"""Writes pwa/core/unseen-characters.js from worker/values/unseen.py: `python build/unseen_characters.py`."""

import sys

from places import PWA, ROOT

sys.path.insert(0, str(ROOT))

from worker.values.unseen import UNSEEN

TARGET = PWA / "core" / "unseen-characters.js"
_HEADER = """\
// Generated from worker/values/unseen.py: change it there, then run `.venv/bin/python build/unseen_characters.py`.

/** Signs and names of characters that can’t be seen. @type {Map<string, [string, string]>} */
export const UNSEEN = new Map([
"""


def script() -> str:
    """The script of the page."""
    lines = [
        f'  ["\\u{ord(character):04x}", ["{unseen.sign}", "{unseen.name}"]],\n'
        for character, unseen in sorted(UNSEEN.items())
    ]
    return f"{_HEADER}{''.join(lines)}]);\n"


if __name__ == "__main__":
    TARGET.write_text(script(), encoding="utf-8")
