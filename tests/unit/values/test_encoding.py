"""Texts that were read in the wrong encoding are told, and read again in the right one."""

from __future__ import annotations

import pytest

from worker.values.encoding import looks_garbled, repaired


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("JosÃ©", "José"),
        ("Oâ€™Neil", "O’Neil"),
        ("Ã\x81ine", "Áine"),  # cp1252 has no character for the byte 81
        ("José", None),
        ("Ã", None),
        ("Ωmega Ã©", None),
        ("Jos\ufffd", None),
        ("Jose", None),
    ],
)
def test_what_was_meant(text: str, meant: str | None) -> None:
    assert repaired(text) == meant
    assert looks_garbled(text) == (meant is not None or "\ufffd" in text)
