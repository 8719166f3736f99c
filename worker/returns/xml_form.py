"""The form of a return in XML, which reader and writer walk alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class XmlForm:
    """How a return is written in XML."""

    root: str
