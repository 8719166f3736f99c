"""The file of own checks that councils share: JSON with a version, read strictly, and never run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails, from_json

from worker.own_checks.own_check import MOST_CHECKS, OwnCheck, Part
from worker.own_checks.tidying import tidied
from worker.returns.definition import Return

FILE_VERSION: Literal[1] = 1
_LARGEST = 2_000_000
"""Bytes; 100 large checks take less."""
_NOT_OURS = "This is not a file of own checks. Choose the .json file that you saved in this service."
_REMEDY = "Ask the person who sent the file for a new one, or make the check again in the form."


class NotUsable(ValueError):
    """A file of own checks that can't be used; the message is for the user."""


class OwnChecksFile(Part):
    """What is in the file."""

    kind: Literal["own checks"]
    version: Literal[1]
    return_name: Annotated[str, Field(max_length=40)]
    """The return that the checks are for."""
    checks: Annotated[list[OwnCheck], Field(max_length=MOST_CHECKS)]

    @model_validator(mode="after")
    def _names_once(self) -> OwnChecksFile:
        for names in ([check.id for check in self.checks], [check.code for check in self.checks]):
            twice = [name for name, count in Counter(names).items() if count > 1]
            if twice:
                raise ValueError(f"Two checks have the name {twice[0]}. Give each a different name")
        return self


def file_of(checks: Sequence[OwnCheck], definition: Return) -> bytes:
    """The bytes of a file with these checks."""
    content = OwnChecksFile(
        kind="own checks", version=FILE_VERSION, return_name=definition.name, checks=list(checks)
    )
    return (json.dumps(content.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def read_checks(data: bytes, definition: Return) -> list[OwnCheck]:
    """The checks in a file, with dates as the return writes them.

    Raises:
        NotUsable: it is not a file of own checks, is for another return or version, or has an invalid check.
    """
    if len(data) > _LARGEST:
        raise NotUsable("The file is larger than 2 MB, so it is not a file of own checks.")
    text = data.removeprefix(b"\xef\xbb\xbf")
    try:
        # It stops at a depth far below the limit of a browser's stack.
        content = from_json(text)
    except ValueError:
        raise NotUsable(_NOT_OURS) from None
    _judge_head(content, definition)
    try:
        checks = OwnChecksFile.model_validate_json(text).checks
    except ValidationError as wrong:
        raise NotUsable(_in_words(wrong.errors(include_url=False)[0], content)) from None
    return [tidied(check, definition, definition.last_year) for check in checks]


def _judge_head(content: Any, definition: Return) -> None:
    """Refuses a file of another kind, version or return before its parts are read."""
    if not isinstance(content, dict) or content.get("kind") != "own checks":
        raise NotUsable(_NOT_OURS)
    if content.get("version") != FILE_VERSION:
        raise NotUsable(
            "The file was made by a different version of this service. Use the same version to save and open it."
        )
    if content.get("return_name") != definition.name:
        raise NotUsable(f"The checks in the file are for a different return, not for {definition.title}.")


def _in_words(fault: ErrorDetails, content: dict[str, Any]) -> str:
    """The fault, its place and the remedy."""
    where, last = [], ""
    checks = content.get("checks")
    for at in fault["loc"]:
        if isinstance(at, int):
            where.append(f"{_SINGULAR.get(last, last)} {at + 1}{_code(checks, at) if last == 'checks' else ''}")
        last = str(at)
    place = ", ".join(where)
    named = f"“{last}”" if last and not isinstance(fault["loc"][-1], int) else ""
    if fault["type"] == "value_error":
        return f"{fault['ctx']['error']}. {_REMEDY}"
    said = _SAID.get(fault["type"], "has a value that cannot be used")
    return f"{', '.join(filter(None, [place, named])) or 'The file'} {said}. {_REMEDY}"


_SAID = {
    "extra_forbidden": "is not known to this version",
    "missing": "is missing",
    "enum": "is not one of the choices of the form",
    "string_too_long": "is too long",
    "string_too_short": "is empty",
    "too_long": "has too many entries",
    "too_short": "has no entries",
}
_SINGULAR = {"checks": "Check", "groups": "group", "conditions": "condition", "values": "value"}


def _code(checks: Any, at: int) -> str:
    """The code of a check if the file has one."""
    check = checks[at] if isinstance(checks, list) and at < len(checks) else None
    code = check.get("code") if isinstance(check, dict) else None
    return f" ({code})" if isinstance(code, str) and len(code) < 10 else ""


@dataclass(frozen=True)
class Merged:
    """Own checks after those of a file were added."""

    checks: list[OwnCheck]
    added: list[str]
    """Codes of checks that are new."""
    replaced: list[str]
    """Codes of checks that the file has in another version."""
    same: int
    """How many checks of the file were already there."""


def merged(present: Sequence[OwnCheck], others: Iterable[OwnCheck]) -> Merged:
    """The checks with others added: a check with the same id replaces it, and a code already used is changed.

    Raises:
        NotUsable: there would be too many.
    """
    checks = {check.id: check for check in present}
    added, replaced, same = [], [], 0
    for other in others:
        known = checks.get(other.id)
        if known is None:
            taken = {check.code for check in checks.values()}
            checks[other.id] = (
                other if other.code not in taken else other.model_copy(update={"code": free_code(taken)})
            )
            added.append(checks[other.id].code)
        elif (newer := other.model_copy(update={"code": known.code})) == known:
            same += 1
        else:
            checks[other.id] = newer
            replaced.append(known.code)
    if len(checks) > MOST_CHECKS:
        raise NotUsable(f"You can have up to {MOST_CHECKS} own checks. Delete some before you add more.")
    return Merged(list(checks.values()), added, replaced, same)


def free_code(taken: Iterable[str]) -> str:
    """The first code of an own check that is not used."""
    used = set(taken)
    return next(code for number in range(1, 1000) if (code := f"OWN{number}") not in used)
