"""The one table of what hosts answer: the service worker states the same, and it knows every file of the app."""

import re
from pathlib import Path

import pytest
from places import DIST, PWA

from worker.hosting.answers import (
    BINARY_ENDINGS,
    CONTENT_TYPES,
    OTHER_TYPE,
    SECURITY_HEADERS,
    content_type,
    with_charset,
)

SERVICE_WORKER = (PWA / "service-worker" / "responses.js").read_text(encoding="utf-8")


def object_in_service_worker(name: str) -> str:
    found = re.search(rf"^(?:export )?const {name} = {{\n(.*?)^}};", SERVICE_WORKER, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_service_worker_sets_the_same_headers() -> None:
    written = object_in_service_worker("SECURITY_HEADERS")
    joined = re.sub(r"\[(.*?)\]\.join\(\"; \"\)", lambda found: policy_of(found[1]), written, flags=re.DOTALL)
    assert dict(re.findall(r'"([\w-]+)": "(.*?)",', joined)) == SECURITY_HEADERS


def policy_of(directives: str) -> str:
    return f'"{"; ".join(re.findall(chr(34) + "(.*?)" + chr(34), directives))}"'


def test_the_service_worker_sets_the_same_types() -> None:
    written = dict(re.findall(r'(\w+): "(.*?)",', object_in_service_worker("CONTENT_TYPES")))
    assert written
    assert written == {ending: with_charset(content_type(f"a.{ending}")) for ending in written}


def test_every_ending_of_the_app_is_known() -> None:
    endings = {path.suffix for path in DIST.rglob("*") if path.is_file()}
    assert endings
    assert endings - {*CONTENT_TYPES, *BINARY_ENDINGS} == set(), "add it to worker/hosting/answers.py"


@pytest.mark.parametrize("path", ["a.packed", "runtime/a.b.bundle", "LICENSE", "a.js.packed"])
def test_all_else_is_binary(path: str) -> None:
    assert content_type(path) == OTHER_TYPE


def test_no_binary_ending_has_another_type() -> None:
    assert {content_type(str(Path("a").with_suffix(ending))) for ending in BINARY_ENDINGS} == {OTHER_TYPE}
