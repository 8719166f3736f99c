"""Bundles hold what was packed, and Python imports from them as from a folder."""

import importlib
import importlib.resources
import json
import pkgutil
import py_compile
import sys

import bundle_importer
import pytest
from bundle import pack, unpack

SOURCES = {
    "some_bundled/__init__.py": "from . import inner\nVALUE = 7\n",
    "some_bundled/inner.py": "'''Documented.'''\nfrom .deep.leaf import LEAF\n",
    "some_bundled/deep/__init__.py": "",
    "some_bundled/deep/leaf.py": "LEAF = __file__\n",
}


def test_unpacks_what_was_packed():
    files = {"b/two": b"22", "a": b"", "ä": bytes(range(256))}
    assert unpack(pack(files)) == files


def test_the_same_files_give_the_same_bytes():
    assert pack({"a": b"1", "b": b"2"}) == pack({"b": b"2", "a": b"1"})


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A bundle of SOURCES and a data file, installed as the web worker does it."""
    files = {"some_bundled/data.txt": b"data"}
    for name, text in SOURCES.items():
        source = tmp_path / "source.py"
        source.write_text(text)
        compiled = py_compile.compile(str(source), cfile=str(tmp_path / "compiled.pyc"), dfile=name, doraise=True)
        files[name + "c"] = (tmp_path / compiled).read_bytes()
    content = pack(files)
    path = tmp_path / "some.bundle"
    path.write_bytes(content)
    root = tmp_path / "root"
    (root / "some_bundled").mkdir(parents=True)
    (root / "some_bundled" / "data.txt").write_bytes(b"data")
    modules = [[name, content.index(data), len(data)] for name, data in files.items() if name.endswith(".pyc")]
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "path_hooks", list(sys.path_hooks))
    bundle_importer.install(str(path), str(root), json.dumps({"modules": modules, "extensions": []}))
    yield root
    for name in [name for name in sys.modules if name.startswith("some_bundled")]:
        del sys.modules[name]
    sys.path_importer_cache.clear()


def test_imports_packages_and_modules(installed):
    package = importlib.import_module("some_bundled")
    assert package.VALUE == 7
    assert package.inner.__doc__ == "Documented."
    assert str(installed / "some_bundled" / "deep" / "leaf.py") == package.inner.LEAF


def test_a_missing_module_is_missing(installed):
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("some_bundled.nothing")


def test_modules_can_be_listed(installed):
    package = importlib.import_module("some_bundled")
    found = [(module.name, module.ispkg) for module in pkgutil.iter_modules(package.__path__, "p.")]
    assert found == [("p.deep", True), ("p.inner", False)]


def test_data_are_files(installed):
    importlib.import_module("some_bundled")
    assert importlib.resources.files("some_bundled").joinpath("data.txt").read_bytes() == b"data"


def test_a_package_that_comes_later_is_no_missing_one(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "path_hooks", list(sys.path_hooks))
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    path, root = tmp_path / "first.bundle", tmp_path / "first"
    path.write_bytes(pack({}))
    root.mkdir()
    (root / bundle_importer.AWAITED).write_text("comes_later another")
    nothing = json.dumps({"modules": [], "extensions": []})
    bundle_importer.install(str(path), str(root), nothing)
    with pytest.raises(bundle_importer.BundleAwaited, match="comes_later"):
        importlib.import_module("comes_later")
    with pytest.raises(bundle_importer.BundleAwaited):
        importlib.import_module("comes_later.inner")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("comes_never")
    assert not issubclass(bundle_importer.BundleAwaited, Exception)
    (tmp_path / "later").mkdir()
    (tmp_path / "later" / "comes_later.py").write_text("VALUE = 7\n")
    sys.path.append(str(tmp_path / "later"))
    assert importlib.import_module("comes_later").VALUE == 7
    del sys.modules["comes_later"]
