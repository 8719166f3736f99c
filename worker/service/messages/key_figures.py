"""The key figures of a return, this year beside last year, and the children behind them."""

from __future__ import annotations

from typing import Literal

from worker.key_figures.compared import ChildBehind, ComparedFigures
from worker.service.messages.base import Reply, Request


class KeyFiguresMade(Reply):
    """The key figures of the latest check."""

    type: Literal["key_figures"] = "key_figures"
    compared: ComparedFigures | None
    """None if the return has no key figures."""


class GetKeyFigures(Request):
    """Asks for the key figures of the latest check."""

    answered_by = KeyFiguresMade

    type: Literal["get_key_figures"] = "get_key_figures"


class ChildrenBehind(Reply):
    """The children of this year behind a line of a key figure."""

    type: Literal["children_behind"] = "children_behind"
    children: list[ChildBehind]
    """In the order of their IDs; empty if there is no such line."""


class GetChildrenBehind(Request):
    """Asks for the children behind a line of a key figure of the latest check."""

    answered_by = ChildrenBehind

    type: Literal["get_children_behind"] = "get_children_behind"
    figure: int
    """Its number."""
    line: int
    """Its place among the lines of the figure, from 0."""
