"""The file of own checks: what was saved is read again, and what is not such a file is refused with a remedy."""

from __future__ import annotations

import contextlib
import json
import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.made_up_returns import TINY
from tests.unit.own_checks.made import condition, own_check, random_check
from worker.own_checks.check_file import NotUsable, file_of, merged, read_checks
from worker.own_checks.own_check import MOST_CHECKS, Operator, OwnCheck
from worker.returns.ssda903 import SSDA903

CHECK = own_check(condition("Episodes.PLACE", Operator.IS, "U1"))


def content() -> Any:
    return json.loads(file_of([CHECK], SSDA903))


def refused(data: bytes | Any) -> str:
    """What is said of a file; other things than bytes are written as JSON."""
    with pytest.raises(NotUsable) as said:
        read_checks(data if isinstance(data, bytes) else json.dumps(data).encode(), SSDA903)
    return str(said.value)


@given(st.integers(0, 2**32 - 1), st.integers(0, 5))
def test_what_is_written_is_read_as_it_was(seed: int, count: int) -> None:
    dice = random.Random(seed)
    checks = [random_check(dice, number).model_copy(update={"id": f"n{number}"}) for number in range(1, count + 1)]
    assert read_checks(file_of(checks, SSDA903), SSDA903) == checks


def test_a_mark_of_the_encoding_does_not_matter() -> None:
    assert read_checks(b"\xef\xbb\xbf" + file_of([CHECK], SSDA903), SSDA903) == [CHECK]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"CHILD,DOB\n1,2",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        {"kind": "findings"},
    ],
)
def test_what_is_another_file_is_refused(data: bytes | Any) -> None:
    assert refused(data) == (
        "This is not a file of own checks. Choose the .json file that you saved in this service."
    )


def test_a_huge_file_is_not_read() -> None:
    assert refused(b" " * 2_000_001).startswith("The file is larger than 2 MB")


def test_a_file_of_another_return_or_version_is_refused() -> None:
    with pytest.raises(NotUsable, match="for a different return"):
        read_checks(file_of([CHECK], SSDA903), TINY)
    assert refused(content() | {"version": 2}).startswith("The file was made by a different version")
    assert (
        refused(content() | {"return_name": "cin"})
        == "The checks in the file are for a different return, not for SSDA903."
    )


def changed(path: str, value: Any) -> Any:
    """A file with one value of its first check changed; the path leads through the check's parts."""
    whole = content()
    *parts, last = path.split(".")
    part = whole["checks"][0]
    for each in parts:
        part = part[int(each) if each.isdigit() else each]
    part[last] = value
    return whole


FIRST = "groups.0.conditions.0"
REMEDY = "Ask the person who sent the file for a new one, or make the check again in the form."


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("title", 7, "Check 1 (OWN1), “title” has a value that cannot be used."),
        ("title", "", "Check 1 (OWN1), “title” is empty."),
        ("title", "x" * 201, "Check 1 (OWN1), “title” is too long."),
        ("title", " \u00a0", "Check 1 (OWN1), “title” has a value that cannot be used."),
        ("title", "two\nlines", "Check 1 (OWN1), “title” has a value that cannot be used."),
        ("fix", None, "Check 1 (OWN1), “fix” has a value that cannot be used."),
        ("code", "101", "Check 1 (101), “code” has a value that cannot be used."),
        ("code", "OWN0", "Check 1 (OWN0), “code” has a value that cannot be used."),
        ("id", "../../etc", "Check 1 (OWN1), “id” has a value that cannot be used."),
        ("module", "__import__('os')", "Check 1 (OWN1), “module” has a value that cannot be used."),
        ("function", "lambda: 1", "Check 1 (OWN1), “function” is not known to this version."),
        ("impact", "fatal", "Check 1 (OWN1), “impact” is not one of the choices of the form."),
        ("match", "none", "Check 1 (OWN1), “match” is not one of the choices of the form."),
        ("first_year", "2026", "Check 1 (OWN1), “first_year” has a value that cannot be used."),
        ("first_year", 20260, "Check 1 (OWN1), “first_year” has a value that cannot be used."),
        ("groups", [], "Check 1 (OWN1), “groups” has no entries."),
        ("groups.0.conditions", [], "Check 1 (OWN1), group 1, “conditions” has no entries."),
        ("groups.0.groups", [], "Check 1 (OWN1), group 1, “groups” is not known to this version."),
        (f"{FIRST}.operator", "matches", "condition 1, “operator” is not one of the choices of the form."),
        (f"{FIRST}.values", "U1", "group 1, condition 1, “values” has a value that cannot be used."),
        (f"{FIRST}.values", ["1"] * 51, "group 1, condition 1, “values” has too many entries."),
        (f"{FIRST}.values", [["U1"]], "condition 1, value 1 has a value that cannot be used."),
        (f"{FIRST}.cell", {"where": "row", "module": "Episodes"}, "“column” is missing."),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_check_is_named_with_its_place_and_a_remedy(path: str, value: Any, said: str) -> None:
    text = refused(changed(path, value))
    assert said in text
    assert text.endswith(f" {REMEDY}")


def test_half_a_character_is_refused() -> None:
    assert refused(changed("title", "\ud800")).startswith("This is not a file of own checks.")


def test_too_many_checks_and_names_that_come_twice_are_refused() -> None:
    many = content()
    many["checks"] = [
        many["checks"][0] | {"id": f"n{at}", "code": f"OWN{at + 1}"} for at in range(MOST_CHECKS + 1)
    ]
    assert refused(many).startswith("“checks” has too many entries.")
    twice = content()
    twice["checks"] *= 2
    assert refused(twice) == f"Two checks have the name a-check. Give each a different name. {REMEDY}"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
paths = st.sampled_from(
    ["id", "title", "module", "groups", "match", "groups.0.conditions", f"{FIRST}.cell", f"{FIRST}.values",
     f"{FIRST}.cell.column", f"{FIRST}.measure", "new", f"{FIRST}.other", "first_year"]
)  # fmt: skip


@given(paths, json_values)
def test_no_value_in_any_place_does_harm(path: str, value: Any) -> None:
    with contextlib.suppress(NotUsable):
        read_checks(json.dumps(changed(path, value)).encode(), SSDA903)


def with_code(name: str, code: str, **more: Any) -> OwnCheck:
    return CHECK.model_copy(update={"id": name, "code": code} | more)


def test_checks_of_a_file_are_added_replaced_or_there_already() -> None:
    present = [with_code("a", "OWN1"), with_code("b", "OWN2")]
    others = [
        with_code("a", "OWN5"),
        with_code("b", "OWN7", title="Newer"),
        with_code("c", "OWN1"),
        with_code("d", "OWN9"),
    ]
    found = merged(present, others)
    assert [(check.id, check.code, check.title) for check in found.checks] == [
        ("a", "OWN1", CHECK.title),
        ("b", "OWN2", "Newer"),
        ("c", "OWN3", CHECK.title),
        ("d", "OWN9", CHECK.title),
    ]
    assert (found.added, found.replaced, found.same) == (["OWN3", "OWN9"], ["OWN2"], 1)


def test_there_are_never_too_many() -> None:
    present = [with_code(f"n{at}", f"OWN{at}") for at in range(1, MOST_CHECKS + 1)]
    assert merged(present, present[:3]).same == 3
    with pytest.raises(NotUsable, match="Delete some before you add more"):
        merged(present, [with_code("more", "OWN500")])
