"""What is installed is pinned as a whole, with hashes, and is what pyproject.toml names."""

import re
import tomllib
from pathlib import Path

import pytest
from environment import LOCK, MUTATION_LOCK
from places import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
_PIN = re.compile(
    r"^([a-z0-9-]+)==(\S+)((?: ; .+)?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins(text: str) -> dict[str, str]:
    """The versions by package."""
    return {name: version for name, version, _, _ in _PIN.findall(text)}


@pytest.mark.parametrize(
    ("lock", "extra"), [(LOCK, "dev"), (MUTATION_LOCK, "mutation")], ids=["development", "mutation"]
)
def test_the_lock_is_that_of_the_project(lock: Path, extra: str) -> None:
    pinned = pins(lock.read_text())
    for requirement in [*PROJECT["dependencies"], *PROJECT["optional-dependencies"][extra]]:
        name, version = requirement.split("==")
        assert pinned.get(name.lower()) == version, "run make lock"


def test_both_locks_agree() -> None:
    one, other = pins(LOCK.read_text()), pins(MUTATION_LOCK.read_text())
    assert {name: one[name] for name in one.keys() & other.keys()} == {
        name: other[name] for name in one.keys() & other.keys()
    }


@pytest.mark.parametrize("lock", [LOCK, MUTATION_LOCK], ids=["development", "mutation"])
def test_every_line_is_a_version_with_its_hashes_and_names_no_host(lock: Path) -> None:
    header, *lines = lock.read_text().splitlines(keepends=True)
    assert header.startswith("# Made by `make lock`")
    assert _PIN.sub("", "".join(lines)) == ""


def test_a_package_has_the_hashes_of_its_wheels_for_every_python_and_system() -> None:
    """Of NumPy, which has a wheel for each; a lock made from one machine's files would have one or two."""
    (hashes,) = [found[3] for found in _PIN.findall(LOCK.read_text()) if found[0] == "numpy"]
    assert hashes.count("sha256") > 30
