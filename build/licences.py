"""Gathers the licences of all that is shipped into one text."""

import re
from collections.abc import Iterable
from pathlib import Path

from archives import read_archive
from places import ROOT

_LICENCE_FILE = re.compile(r"\.dist-info/(licenses/.*|LICEN[CS]E[^/]*|COPYING[^/]*|AUTHORS[^/]*)$")
_LICENCE_FIELD = re.compile(rb"^License(?:-Expression)?: (.*)$", re.MULTILINE)
_HEADING = "=" * 78
# What comes from npm or inside the runtime brings no licence file of its own.
_OTHERS = """\
Pyodide: Mozilla Public License 2.0. Its sources are at pyodide.org.
Python and its standard library: PSF License Agreement, copyright Python Software Foundation, see python.org.
GOV.UK Frontend: MIT licence, copyright Crown (Government Digital Service). Its font, the crown and the
crest are not part of this app.
Postcodes and authorities: Office for National Statistics, Open Government Licence v3.0. Contains OS data and
Royal Mail data, copyright Crown, OS and Royal Mail, and their database rights.
Error codes and messages: Department for Education, Open Government Licence v3.0.
"""


def licences(wheels: Iterable[Path]) -> str:
    """The text: our own licence, short notices, then the full licence files of the wheels."""
    parts = [
        "Check your children’s services returns\n\n" + (ROOT / "LICENSE").read_text(encoding="utf-8"),
        _OTHERS,
    ]
    for wheel in sorted(wheels, key=lambda wheel: wheel.name):
        parts.append(_licences_of(wheel))
    return f"\n{_HEADING}\n".join(parts)


def _licences_of(wheel: Path) -> str:
    files = read_archive(wheel)
    name, version = wheel.name.split("-")[:2]
    metadata = next(content for path, content in files.items() if path.endswith(".dist-info/METADATA"))
    field = _LICENCE_FIELD.search(metadata)
    title = f"{name} {version}" + (f": {field[1].decode()}" if field and len(field[1]) < 100 else "")
    texts = [
        content.decode("utf-8", "replace") for path, content in sorted(files.items()) if _LICENCE_FILE.search(path)
    ]
    return "\n\n".join([title, *texts])
