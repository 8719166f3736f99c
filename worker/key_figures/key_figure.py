"""Key figures: how each is worked out from a return as at a day, and what people should know about it.

@key_figure(
    1,
    "Looked after on the day",
    section="Numbers",
    definition="Children who …",
    mirrors="…",
    look_when="…",
)
def looked_after(care):
    return [count("Children", care.looked_after)]
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from worker.key_figures.line import Line

WorkOut = Callable[[Any], Sequence[Line]]
"""Takes what the return makes of its dataset as at a day. Its lines have the same labels in all years."""


@dataclass(frozen=True)
class KeyFigure:
    """One figure: a few lines of numbers about the children of a return."""

    number: int
    title: str
    section: str
    """The heading that it is under."""
    definition: str
    """What is counted, in sentences for the user."""
    mirrors: str
    """The published figures that it resembles."""
    look_when: str
    """When people should check it, and possible reasons."""
    work_out: WorkOut
    changed_in: Mapping[int, str] = field(default_factory=dict)
    """What changed in the data, by the first collection year of it: then the years can't be compared."""
    dated: bool = True
    """Whether the data has dates; if not, a day within last year can't be shown."""


@dataclass(frozen=True)
class KeyFigures:
    """The key figures of a return."""

    figures: tuple[KeyFigure, ...]
    as_at: Callable[[Any, Any], Any]
    """Takes a dataset and a day (numpy) and makes what figures are worked out from; it records what they read."""


def key_figure(
    number: int,
    title: str,
    *,
    section: str,
    mirrors: str,
    look_when: str,
    changed_in: Mapping[int, str] | None = None,
    dated: bool = True,
) -> Callable[[WorkOut], KeyFigure]:
    """Makes a figure from the function that works it out, whose docstring is its definition; arguments are as for
    KeyFigure."""

    def made(work_out: WorkOut) -> KeyFigure:
        definition = " ".join((inspect.getdoc(work_out) or "").split())
        return KeyFigure(number, title, section, definition, mirrors, look_when, work_out, changed_in or {}, dated)

    return made
