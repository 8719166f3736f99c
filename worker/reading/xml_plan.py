"""How each group of tags of a return is read, worked out once from the return's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from worker.returns.definition import Return
from worker.returns.module import Module
from worker.returns.xml_form import Group, Status, Tag, complete_form

ANYWHERE = -1
"""The order of a part that is read although it does not belong in its group."""


def local_name(tag: str) -> str:
    """A tag's name without namespace; QName fails on an undeclared prefix, which the parser reports later."""
    return tag.rpartition("}")[2].rpartition(":")[2]


class Names(dict[str, str]):
    """The names of tags as they are compared, without namespace and in upper case, by the tags themselves."""

    def __missing__(self, tag: str) -> str:
        self[tag] = name = local_name(tag).upper()
        return name


class Inline(NamedTuple):
    """A module whose tags are in the group of another module."""

    module: str
    columns: tuple[str, ...]
    status: Status | None

    def is_in(self, fields: dict[str, str]) -> bool:
        """Whether the fields of the group say that it has a row."""
        if self.status and fields.get(self.status.name, "").strip() == self.status.yes:
            return True
        return any(fields.get(column, "").strip() for column in self.columns)


class Part(NamedTuple):
    """What a tag in a group means."""

    name: str
    """As it is compared."""
    column: str | None
    """Where its text belongs, if it is the tag of a column."""
    plan: Plan | None
    """How it is read as a group; None if it is not a known group."""
    order: int
    """Its place among the parts of the group around it, or ``ANYWHERE``."""


class Plan:
    """How a group is read: what its tags and the groups in it mean, by the names as they are compared."""

    def __init__(self, group: Group, around: Module | None, definition: Return) -> None:
        self.name = group.name
        self.module = definition.module(group.module) if group.module else None
        self.number = group.number
        self.value = group.value
        self.once = group.once
        row = self.module or around
        # A column's own name is read too where the tag has another, and so is its tag in the main group.
        self.columns = {name.upper(): name for name in (row.columns if row else ())}
        self.columns |= {
            tag.name.upper(): tag.column
            for tag in main_group(definition).tags
            if row and tag.column in row.repeated
        }
        self.columns |= {part.name.upper(): part.column for part in group.parts if isinstance(part, Tag)}
        self.columns |= {status.name.upper(): status.name for status in group.statuses}
        self.groups = {
            part.name.upper(): Plan(part, row, definition) for part in group.parts if isinstance(part, Group)
        }
        self.part_names = [part.name for part in group.parts]
        """In the form's order."""
        self.orders = {name.upper(): at for at, name in enumerate(self.part_names)}
        self.blank_row = next(iter(self.groups.values()), None) if group.row_if_empty else None
        """The group that is a blank row where this one is empty."""
        self.needs_parts = next(iter(self.groups.values()), None) if not group.row_if_empty else None
        """The group that there is at least one of, if its rows are all that it has."""
        if self.module is not None or self.needs_parts is None or not self.needs_parts.value:
            self.needs_parts = None
        self.inline = [
            Inline(
                module,
                tuple(part.column for part in group.parts if isinstance(part, Tag) and part.of == module),
                next((status for status in group.statuses if status.module == module), None),
            )
            for module in group.inline
        ]
        self.parts: dict[str, Part] = {}
        """By the tags as the parser gives them what they mean, as far as ``part`` was asked."""

    def part(self, tag: str) -> Part:
        """What a tag in this group means, by the tag as the parser gives it."""
        found = self.parts.get(tag)
        if found is None:
            name = local_name(tag).upper()
            order = self.orders.get(name, ANYWHERE)
            found = self.parts[tag] = Part(name, self.columns.get(name), self.groups.get(name), order)
        return found


def main_group(definition: Return) -> Group:
    """The group that is a row of the main module."""
    child = complete_form(definition).child_group
    return next(group for group in child.groups() if group.module == definition.main)


class Plans:
    """How all groups of a return are read."""

    def __init__(self, definition: Return) -> None:
        form = complete_form(definition)
        self.form = form
        self.main = definition.module(definition.main)
        self.root = Plan(form.root, None, definition)
        self.path = [self.root]
        """From the root to the child's group."""
        for group in form.path:
            self.path.append(self.path[-1].groups[group.name.upper()])
        self.child = self.path[-1]
        self.inside = dict(_groups_inside(self.child))
        """By its name each group that belongs in a numbered group of the child, with that group."""
        self.homes = {name: plan.name for plan in _all_plans(self.root) for name in plan.orders}
        """By the name of a tag the group where it belongs."""
        self._allow_groups_beside_each_other()
        self.beside = {
            column.upper(): Plan(Group("", module), None, definition)
            for module in form.beside
            for column in definition.module(module).columns
            if column not in definition.module(module).repeated
        }
        """By their own columns the modules without a known place in the XML."""

    def _allow_groups_beside_each_other(self) -> None:
        """A child's group is read both in the child's own group and in the main module's group."""
        main = next((plan for plan in self.child.groups.values() if plan.module is self.main), None)
        if main is None:
            return
        of_main, of_child = dict(main.groups), dict(self.child.groups)
        self.child.groups = of_main | of_child
        main.groups = {name: plan for name, plan in of_child.items() if plan is not main} | of_main


def _all_plans(plan: Plan) -> Iterator[Plan]:
    yield plan
    for inner in plan.groups.values():
        yield from _all_plans(inner)


def _groups_inside(child: Plan) -> Iterator[tuple[str, tuple[Plan, Plan]]]:
    for around in child.groups.values():
        if around.number:
            for name, plan in around.groups.items():
                if plan.module is not None:
                    yield name, (around, plan)
