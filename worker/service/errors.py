"""Why a request can't be answered, so that the page can say it plainly."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal


class Reason(StrEnum):
    """What keeps a request from being answered: a closed list."""

    NO_FILES = "no files"
    QUESTION_OPEN = "question open"
    NO_CHECK = "no check"
    NO_SUCH_CHILD = "no such child"
    NOT_LOADED = "not loaded"
    NO_COUNCIL = "no council"
    NOT_EXPORTED = "not exported"
    """The requested form can't hold the return."""
    NO_SUCH_DAY = "no such day"
    NOT_DOWNLOADED = "not downloaded"
    """It needs a part of the service that is not on the device yet."""
    FAULT = "fault"
    """The request makes no sense, or something broke: the user can do nothing about it."""

    @property
    def at_fault(self) -> Literal["user", "tool"]:
        """Whose fault it is."""
        return "tool" if self is Reason.FAULT else "user"


class CannotAnswer(Exception):
    """A request that can't be answered; the message says what the user can do."""

    def __init__(self, reason: Reason, message: str) -> None:
        super().__init__(message)
        self.reason = reason
