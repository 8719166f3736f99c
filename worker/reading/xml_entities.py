"""Refuses entities: a return has none, and they can read other files, fill the memory or crash the parser."""

from __future__ import annotations

from typing import Any, cast

from lxml import etree

from worker.reading.refusal import Refused

SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
"""Options of every parser here: nothing is looked up, and libxml2's limits apply."""
_PIECE = 1 << 16
"""Bytes in which the file is searched for a document type, which comes before the first tag."""


def entity_message(name: str) -> str:
    """Why a file with entities is refused."""
    return f"{name} declares entities, which a return never has and which can do harm. Export the return again."


class _Doctype(Exception):
    """The file has a document type."""


class _FirstTag(Exception):
    """The file has none: its first tag came before one."""


class _Prolog:
    """A parser's target that stops it at the document type or at the first tag."""

    def doctype(self, *_: object) -> None:
        raise _Doctype

    def start(self, *_: object) -> None:
        raise _FirstTag

    def close(self) -> None:
        """Required by the parser."""


def refuse_entities(name: str, data: bytes) -> None:
    """Checks what comes before the first tag.

    Raises:
        Refused: the file declares entities. A tag left open inside one would have iterparse free the same memory
            twice ("Tried to unregister unknown proxy").
        XMLSyntaxError: it is not XML.
    """
    parser = etree.XMLParser(target=cast(Any, _Prolog()), **SAFE)
    try:
        for start in range(0, len(data), _PIECE):
            parser.feed(data[start : start + _PIECE])
        parser.close()
    except _FirstTag:
        return
    except _Doctype:
        pass
    document_type: Any = etree.fromstring(data, etree.XMLParser(**SAFE)).getroottree().docinfo.internalDTD
    if document_type.entities():
        raise Refused(entity_message(name))
