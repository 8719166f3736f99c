"""The form of a return in XML: one description, which both reading and writing follow.

A form describes what differs from the plain case. In the plain case a group of tags is a row of a module, and each
of the module's columns is a tag of the same name, left out where it is blank. Columns that other modules hold
(``Field.held_in``) and keys are not written. The parts are written in their order here; when a file is read, order
and case do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from worker.returns.definition import Return
    from worker.returns.module import Module


@dataclass(frozen=True)
class Tag:
    """A tag with the value of a column."""

    name: str
    column: str = ""
    """The column; the column with the tag's name unless given."""
    always: bool = False
    """Whether it is written even when blank."""
    of: str = ""
    """The module of the column; the group's unless given. A module with tags in the group of another has no group
    of its own: it has a row where one of its tags has a value, and at most one in each of these groups."""


@dataclass(frozen=True)
class Status:
    """A tag that says whether there is a row in a module without a group.

    A derived column of the same name holds it. It is written even when blank, which means "not known".
    """

    name: str
    module: str
    yes: str = "1"
    no: str = "0"


@dataclass(frozen=True)
class Group:
    """A tag with other tags in it."""

    name: str
    module: str = ""
    """The module of which each such group is a row. Without it, its tags belong to the row around it."""
    parts: tuple[Part, ...] = ()
    value: str = ""
    """The column that holds the group's own text; such a group has no tags."""
    number: str = ""
    """The key column that numbers these groups from 1 within the group around them, for their own row and for all
    rows in them whose module has this key."""
    once: bool = False
    """Whether it may come only once in the group around it."""
    row_if_empty: bool = False
    """Whether one without any row in it still is a row: a blank one of the first group in it."""

    @property
    def tags(self) -> Iterator[Tag]:
        """The tags of its row, also those in groups without a module."""
        for part in self.parts:
            if isinstance(part, Tag):
                yield part
            elif isinstance(part, Group) and not part.module:
                yield from part.tags

    @property
    def statuses(self) -> Iterator[Status]:
        """The statuses right in it."""
        return (part for part in self.parts if isinstance(part, Status))

    @property
    def inline(self) -> tuple[str, ...]:
        """The modules without a group that have their tags here, in the group of another module."""
        if not self.module:
            return ()
        names = (
            part.module if isinstance(part, Status) else part.of
            for part in self.parts
            if isinstance(part, Status) or (isinstance(part, Tag) and part.of not in ("", self.module))
        )
        return tuple(dict.fromkeys(names))

    def groups(self) -> Iterator[Group]:
        """The group itself and all groups in it, in their order."""
        yield self
        for part in self.parts:
            if isinstance(part, Group):
                yield from part.groups()


Part = Tag | Status | Group


@dataclass(frozen=True)
class XmlForm:
    """How a return is written in XML."""

    root: Group
    child: str
    """The name of the group that holds all of one child. Groups outside it are about the whole return."""
    beside: tuple[str, ...] = ()
    """Modules that have no known place in the XML. They are written as separate CSV files; a group is read as a
    row of such a module if it has a tag that is one of the module's own columns."""
    strict: bool = False
    """Whether a file is rejected before any rule runs if a tag is in another order or place than here. Then what
    differs is reported when a file is read, and tags that are not part of the return stay in its exports."""
    dropped: tuple[str, ...] = ()
    """Groups of earlier years that are not read and not reported."""

    @cached_property
    def path(self) -> tuple[Group, ...]:
        """The groups from just below the root to the child's group."""
        found = _path(self.root, self.child)
        if found is None:
            raise ValueError(f"{self.root.name} has no group {self.child}")
        return found[1:]

    @cached_property
    def child_group(self) -> Group:
        """The group that holds all of one child."""
        return self.path[-1]

    @cached_property
    def statuses(self) -> tuple[Status, ...]:
        """All statuses."""
        return tuple(status for group in self.root.groups() for status in group.statuses)

    @cached_property
    def inline(self) -> tuple[str, ...]:
        """The modules without a group of their own."""
        return tuple(dict.fromkeys(module for group in self.root.groups() for module in group.inline))

    @cached_property
    def modules(self) -> tuple[str, ...]:
        """The modules that the XML holds."""
        grouped = [group.module for group in self.root.groups() if group.module]
        return tuple(dict.fromkeys([*grouped, *self.inline]))

    @cached_property
    def required(self) -> tuple[str, ...]:
        """The modules about the whole return of which every file has one row."""
        once = (group for group in self.root.groups() if group.module and group.once)
        return tuple(
            group.module for group in once if any(tag.always for inner in group.groups() for tag in inner.tags)
        )

    def always_written(self, module: str) -> frozenset[str]:
        """The columns of a module that are written even when blank; of a form that ``complete_form`` gave."""
        tags = (part for group in self.root.groups() for part in group.parts if isinstance(part, Tag))
        return frozenset(tag.column for tag in tags if tag.of == module and tag.always)


def _path(group: Group, name: str) -> tuple[Group, ...] | None:
    if group.name == name:
        return (group,)
    for part in group.parts:
        found = _path(part, name) if isinstance(part, Group) else None
        if found:
            return (group, *found)
    return None


@cache
def complete_form(definition: Return) -> XmlForm:
    """The complete form of a return: each tag with its column and module, and a tag for every column.

    A column without a tag follows the last tag of its module.

    Raises:
        ValueError: the return has no form in XML.
    """
    if definition.xml is None:
        raise ValueError(f"{definition.title} has no form in XML")
    return replace(definition.xml, root=_complete(definition.xml.root, "", definition))


@cache
def form_of_year(definition: Return, year: int) -> XmlForm:
    """The complete form without tags of columns that the return does not have in a collection year."""
    form = complete_form(definition)
    return replace(form, root=_of_year(form.root, definition, year))


def _of_year(group: Group, definition: Return, year: int) -> Group:
    parts = (
        _of_year(part, definition, year) if isinstance(part, Group) else part
        for part in group.parts
        if not isinstance(part, Tag) or definition.module(part.of).field(part.column).is_in(year)
    )
    return replace(group, parts=tuple(parts))


def _complete(group: Group, around: str, definition: Return) -> Group:
    own = group.module or around
    parts: list[Part] = []
    for part in group.parts:
        if isinstance(part, Tag):
            parts.append(replace(part, column=part.column or part.name, of=part.of or own))
        else:
            parts.append(_complete(part, own, definition) if isinstance(part, Group) else part)
    whole = replace(group, parts=tuple(parts))
    for name in filter(None, (group.module, *group.inline)):
        whole = _with_missing_tags(whole, definition.module(name))
    return whole


def _with_missing_tags(group: Group, module: Module) -> Group:
    named = {tag.column for tag in group.tags if tag.of == module.name} | {group.value}
    missing = [name for name in module.columns if name not in named and name not in module.repeated]
    last = max((at for at, part in enumerate(group.parts) if _belongs(part, module)), default=-1) + 1
    tags = (Tag(name, name, of=module.name) for name in missing)
    return replace(group, parts=(*group.parts[:last], *tags, *group.parts[last:]))


def _belongs(part: Part, module: Module) -> bool:
    """Whether a part holds values of a module's row."""
    if isinstance(part, Group):
        return not part.module and any(tag.of == module.name for tag in part.tags)
    return (part.of if isinstance(part, Tag) else part.module) == module.name
