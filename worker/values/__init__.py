"""Reads values: what is wrong with a text in a column, and what was most likely meant.

The check of the files, suggestions and the page's editor all ask ``reader_of``, so that a text gets one answer
everywhere. What a column holds comes from its ``Field``, and how dates are written from its ``Return``.
"""

from __future__ import annotations

from worker.values.reader import ValueReader, reader_of
from worker.values.reading import GOOD, Reading, ValueFault, quoted
from worker.values.shapes import hint_of

__all__ = ["GOOD", "Reading", "ValueFault", "ValueReader", "hint_of", "quoted", "reader_of"]
