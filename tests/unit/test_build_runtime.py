"""The shipped runtime: pins that agree, a loader that is the known one, and only what is needed."""

import json
import re
import tomllib

import pytest
from glue import with_fast_libraries
from pins import PYODIDE_VERSION, RUNTIME_PACKAGES, SHIPPED_WHEELS
from places import NODE_MODULES, PWA, ROOT, SCRIPTS, BuildError
from runtime import cut_lock
from serve import POLICY
from sources import distribution_lock
from trimming import needed_at_run_time


def test_native_versions_are_those_of_the_runtime():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    pins = dict(pin.split("==") for pin in project["dependencies"])
    packages = distribution_lock()["packages"]
    shipped = {name: packages[name]["version"] for name in RUNTIME_PACKAGES}
    shipped |= {wheel.name: wheel.version for wheel in SHIPPED_WHEELS}
    assert pins == {name: shipped.get(name) for name in pins}


def test_npm_brings_the_pinned_runtime():
    assert json.loads((ROOT / "package.json").read_text())["devDependencies"]["pyodide"] == PYODIDE_VERSION


def test_runtime_packages_bring_all_that_they_need():
    packages = distribution_lock()["packages"]
    needed = {name.replace("_", "-") for package in RUNTIME_PACKAGES for name in packages[package]["depends"]}
    assert needed - {"pytz"} <= set(RUNTIME_PACKAGES)


def test_the_loader_is_changed():
    loader = (NODE_MODULES / "pyodide" / "pyodide.asm.mjs").read_text(encoding="utf-8")
    assert "compiledLibraries" in with_fast_libraries(loader)


def test_an_unknown_loader_stops_the_build():
    with pytest.raises(BuildError, match=r"pyodide\.asm\.mjs"):
        with_fast_libraries("var GOT={};")


def test_the_lock_names_what_is_shipped(tmp_path):
    wheel = tmp_path / "some_name-1.2-cp314-none-any.whl"
    wheel.write_bytes(b"x")
    lock = cut_lock({"info": {"python": "3.14.0"}, "packages": {"numpy": {}}}, [wheel])
    assert list(lock["packages"]) == ["some-name"]
    assert lock["packages"]["some-name"]["file_name"] == wheel.name


@pytest.mark.parametrize(
    ("name", "needed"),
    [
        ("pandas/__init__.py", True),
        ("pandas/_testing/__init__.py", True),
        ("numpy/tests/test_numpy.py", False),
        ("numpy/__init__.pyi", False),
        ("numpy-2.4.3.dist-info/licenses/numpy/_core/include/LICENSE", True),
        ("lxml/html/diff.py", False),
        ("lxml/etree.cpython-314-wasm32-emscripten.so", True),
    ],
)
def test_what_is_left_out(name, needed):
    assert needed_at_run_time(name) is needed


def test_server_and_service_worker_have_the_same_policy():
    script = (PWA / "service-worker" / "responses.js").read_text(encoding="utf-8")
    listed = re.search(r'"Content-Security-Policy": \[(.*?)\]', script, re.DOTALL)
    assert listed
    assert "; ".join(re.findall('"(.*?)"', listed[1])) == POLICY


def test_no_script_names_a_registry():
    hosts = re.compile(r"pypi\.org|pythonhosted|npmjs|jsdelivr|unpkg|github\.com")
    named = [path.name for path in SCRIPTS.rglob("*") if path.is_file() and path.suffix in {".py", ".mjs"}]
    assert named
    for path in [*SCRIPTS.rglob("*.py"), *SCRIPTS.rglob("*.mjs"), ROOT / "package-lock.json", ROOT / "Makefile"]:
        assert not hosts.search(path.read_text(encoding="utf-8")), path
