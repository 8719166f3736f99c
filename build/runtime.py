"""Makes dist/runtime: Pyodide, its standard library and the packages, all compiled, with a lock of just these."""

import json
import re
import shutil
import tempfile
from pathlib import Path

from archives import needed_at_run_time, read_archive, write_archive
from compiling import RUNNER, STEPS, compile_archives
from pins import COMPILER_WHEELS, RUNTIME_PACKAGES, SHIPPED_WHEELS
from places import NODE_MODULES, SCRIPTS
from sources import distribution_lock, distribution_wheels, pinned_wheels
from store import key_of, key_of_tree, product, sha256_of
from worker_wheel import make_worker_wheel, worker_sources
from places import ROOT

_PYODIDE = NODE_MODULES / "pyodide"
_LOADER_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
_STDLIB = "python_stdlib.zip"
_WORKER_PACKAGE = "ssda903-check"
# Packages keep their assertions and docstrings out of the download; ours are shown in the rule reference.
_OPTIMIZE_PACKAGES = 2
_OPTIMIZE_WORKER = 0


def make_runtime(out: Path) -> None:
    """Fill the folder with all that the web worker loads."""
    for name in _LOADER_FILES:
        shutil.copyfile(_PYODIDE / name, out / name)
    strip_source_maps(out / "pyodide.mjs")
    strip_source_maps(out / "pyodide.asm.mjs")
    archives = sorted([*_compiled_packages().iterdir(), *_compiled_worker().iterdir()])
    for archive in archives:
        shutil.copyfile(archive, out / archive.name)
    wheels = [out / archive.name for archive in archives if archive.suffix == ".whl"]
    (out / "pyodide-lock.json").write_text(json.dumps(cut_lock(distribution_lock(), wheels), indent=1), encoding="utf-8")


def cut_lock(lock: dict, wheels: list[Path]) -> dict:
    """The lock file of just these wheels, with their own hashes and names."""
    packages = {}
    for wheel in wheels:
        name, version = wheel.name.split("-")[:2]
        name = name.replace("_", "-")
        entry = dict(lock["packages"].get(name) or {"install_dir": "site", "package_type": "package"})
        entry |= {"name": name, "version": version, "file_name": wheel.name, "sha256": sha256_of(wheel)}
        entry |= {"depends": [], "imports": [], "unvendored_tests": False}
        packages[name] = entry
    return {"info": lock["info"], "packages": packages}


def strip_source_maps(path: Path) -> None:
    """Take out the mention of a source map, which is not shipped."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE), encoding="utf-8")


def _compiled_packages() -> Path:
    sources = [*distribution_wheels(), *pinned_wheels(SHIPPED_WHEELS), _PYODIDE / _STDLIB]
    scripts = [RUNNER, STEPS, SCRIPTS / "archives.py", SCRIPTS / "runtime.py"]
    key = key_of(*sources, *scripts, COMPILER_WHEELS, _OPTIMIZE_PACKAGES)
    return product("packages", key, lambda out: _compile(sources, out, _OPTIMIZE_PACKAGES))


def _compiled_worker() -> Path:
    scripts = [RUNNER, STEPS, SCRIPTS / "archives.py", SCRIPTS / "worker_wheel.py", ROOT / "pyproject.toml"]
    key = key_of(key_of_tree(ROOT, worker_sources()), *scripts, COMPILER_WHEELS, _OPTIMIZE_WORKER)

    def make(out: Path) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            _compile([make_worker_wheel(Path(scratch))], out, _OPTIMIZE_WORKER)

    return product("worker", key, make)


def _compile(archives: list[Path], out: Path, optimize: int) -> None:
    """Leave out what is not needed at run time, compile the rest and pack it reproducibly."""
    with tempfile.TemporaryDirectory() as scratch:
        trimmed = Path(scratch)
        for archive in archives:
            files = read_archive(archive)
            write_archive(trimmed / archive.name, {name: files[name] for name in files if needed_at_run_time(name)})
        compile_archives(trimmed.iterdir(), out, optimize)
    for archive in list(out.iterdir()):
        write_archive(archive, read_archive(archive))
