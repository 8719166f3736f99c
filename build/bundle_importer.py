"""Imports modules from a bundle: one file that holds the compiled modules of many packages.

Shipped inside the standard library's archive. Unpacking wheels into Pyodide's file system takes seconds at each
start; a bundle is one file, of which only the modules that are imported are ever read. build/bundle.py writes it.
"""

from __future__ import annotations

import json
import marshal
import os
import sys
from importlib.machinery import ExtensionFileLoader, ModuleSpec

# Runs at each start, so it imports nothing that Python's own start has not imported already.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import TraversableResources
    from types import CodeType, ModuleType

    Entry = tuple[int, int]

_PYC_HEADER = 16
AWAITED = "awaited.txt"
"""The file of a bundle that names the packages of another one, which comes later."""


class Bundle:
    """The directory of one bundle: where each compiled module lies in the file."""

    def __init__(self, path: str, root: str, modules: dict[str, Entry], extensions: dict[str, str]) -> None:
        self.root = root
        self.extensions = extensions
        self._modules = modules
        self._file = os.open(path, os.O_RDONLY)

    def find(self, name: str) -> Entry | None:
        """The entry of a compiled file such as "pandas/api/__init__.pyc", or None."""
        return self._modules.get(name)

    def code(self, entry: Entry) -> CodeType:
        """The code object of an entry."""
        offset, size = entry
        return marshal.loads(memoryview(os.pread(self._file, size, offset))[_PYC_HEADER:])

    def names(self, folder: str) -> Iterator[tuple[str, bool]]:
        """The modules and packages directly in a folder, as (name, is_package)."""
        for path in self._modules:
            if path.startswith(folder):
                first, _, rest = path[len(folder) :].partition("/")
                if rest == "__init__.pyc":
                    yield first, True
                elif not rest and first != "__init__.pyc":
                    yield first.removesuffix(".pyc"), False


class BundleFinder:
    """Finds the modules of one folder of a bundle; what the import system calls a path entry finder."""

    def __init__(self, bundle: Bundle, folder: str) -> None:
        self._bundle = bundle
        self._folder = folder

    def find_spec(self, fullname: str, target: ModuleType | None = None) -> ModuleSpec | None:
        """The spec of a module, or None if it is not in this folder."""
        path = self._folder + fullname.rpartition(".")[2]
        root = self._bundle.root
        if entry := self._bundle.find(f"{path}/__init__.pyc"):
            spec = self._spec(fullname, entry, f"{root}/{path}/__init__.py", is_package=True)
            spec.submodule_search_locations = [f"{root}/{path}"]
            return spec
        if entry := self._bundle.find(f"{path}.pyc"):
            return self._spec(fullname, entry, f"{root}/{path}.py", is_package=False)
        if file := self._bundle.extensions.get(path):
            spec = ModuleSpec(fullname, ExtensionFileLoader(fullname, f"{root}/{file}"), origin=f"{root}/{file}")
            spec.has_location = True
            return spec
        return None

    def _spec(self, fullname: str, entry: Entry, origin: str, is_package: bool) -> ModuleSpec:
        loader = BundleLoader(self._bundle, entry, origin)
        spec = ModuleSpec(fullname, loader, origin=origin, is_package=is_package)  # type: ignore[arg-type]
        spec.has_location = True
        return spec

    def iter_modules(self, prefix: str = "") -> Iterator[tuple[str, bool]]:
        """The modules of this folder, for pkgutil.iter_modules."""
        for name, is_package in sorted(self._bundle.names(self._folder)):
            yield prefix + name, is_package


class BundleLoader:
    """Runs the code of one module."""

    def __init__(self, bundle: Bundle, entry: Entry, path: str) -> None:
        self._bundle = bundle
        self._entry = entry
        self.path = path

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave the making of the module object to the import system."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module's code in its namespace."""
        exec(self._bundle.code(self._entry), module.__dict__)

    def get_code(self, fullname: str) -> CodeType:
        """The module's code object, for runpy."""
        return self._bundle.code(self._entry)

    def get_resource_reader(self, fullname: str) -> TraversableResources:
        """Give importlib.resources the package's data, which are ordinary files."""
        from importlib.readers import FileReader

        return FileReader(self)  # type: ignore[arg-type]


class BundleAwaited(BaseException):
    """A package was imported that is in a bundle which has not come yet: what was under way has to be done again.

    No Exception, so that nothing takes it for a package that is missing, or for a fault.
    """


class AwaitedFinder:
    """Comes after all that find modules, and knows the packages that come later."""

    def __init__(self, packages: list[str]) -> None:
        self._packages = packages

    def find_spec(self, fullname: str, path: object = None, target: ModuleType | None = None) -> None:
        """Raise BundleAwaited for one of these packages: it was not found, so it has not come."""
        if fullname in self._packages:
            raise BundleAwaited(fullname)


def install(path: str, root: str, directory: str) -> None:
    """Make what the bundle file at `path` holds importable, as if it lay in the folder `root`.

    `directory` is JSON text: "modules", lists of compiled file, offset and size; "extensions", extension modules.
    Extension modules and data have to be real files below the root.
    """
    listed = json.loads(directory)
    modules = {name: (offset, size) for name, offset, size in listed["modules"]}
    extensions = {name.partition(".")[0]: name for name in listed["extensions"]}
    bundle = Bundle(path, root, modules, extensions)

    def hook(entry: str) -> BundleFinder:
        if entry == root:
            return BundleFinder(bundle, "")
        if entry.startswith(f"{root}/"):
            return BundleFinder(bundle, entry[len(root) + 1 :] + "/")
        raise ImportError("not in this bundle")

    sys.path_hooks.insert(0, hook)
    sys.path.append(root)
    if os.path.exists(f"{root}/{AWAITED}"):
        with open(f"{root}/{AWAITED}", encoding="utf-8") as awaited:
            sys.meta_path.append(AwaitedFinder(awaited.read().split()))
