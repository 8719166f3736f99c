"""What all messages have in common, and what is sent when something goes wrong."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from worker.returns.table_ref import TableRef
from worker.service.errors import Reason


class Model(BaseModel):
    """Base of all messages and of their parts: unknown keys are refused, values are never changed.

    Parts that the domain defines are frozen dataclasses there; pydantic reads them by the same settings.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


class Reply(Model):
    """Base of the answer to a request; ``id`` is the request's."""

    id: int


class Request(Model):
    """Base of what the page asks for."""

    id: int
    answered_by: ClassVar[type[Reply]]
    """The reply, if nothing goes wrong."""


class Event(Model):
    """Base of what the worker sends on its own."""


class TableCount(Model):
    """How many rows of a table."""

    table: TableRef
    count: int


class RequestFailed(Reply):
    """The request could not be carried out; the session is as it was before."""

    type: Literal["request_failed"] = "request_failed"
    message: str
    """What the user can do about it."""
    reason: Reason
    at_fault: Literal["user", "tool"]
    """The page says plainly what the user can do; a fault of the tool it shows as ours."""
    details: str
    """A traceback; empty unless it is a fault of the tool."""


class Fatal(Event):
    """The worker can't continue; the page ends it, starts another and loads the files again."""

    type: Literal["fatal"] = "fatal"
    message: str
    details: str
