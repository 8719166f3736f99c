"""Makes dist/runtime: Pyodide, its standard library and the packages, all compiled, in a few large files.

Large files are shipped packed (packing.py); the service worker unpacks them when it installs the app, so that the
download is small whatever the host does, and nothing is left to unpack at each start.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from archives import read_archive, write_archive
from bundle import write_bundle
from bundle_importer import AWAITED
from compiling import RUNNER, STEPS, compile_archives
from glue import with_fast_libraries
from lean import lean
from licences import licences
from packing import ship
from pins import COMPILER_WHEELS, SHIPPED_WHEELS
from places import NODE_MODULES, ROOT, SCRIPTS
from sources import distribution_lock, distribution_wheels, pinned_wheels
from store import key_of, key_of_tree, product, sha256_of
from trimming import needed_at_run_time
from worker_wheel import make_worker_wheel, worker_sources

PACKAGES = "packages.bundle"
# Fetched when a request first needs it: no first check of CSV files does.
FILE_FORMATS = "file_formats.bundle"
VALIDATOR = "validator.bundle"
STDLIB = "python_stdlib.zip"
LOCK = "pyodide-lock.json"

# The packages that read and write XML and workbooks.
_OF_FILE_FORMATS = ("lxml", "python_calamine", "xlsxwriter")
_PYODIDE = NODE_MODULES / "pyodide"
_IMPORTER = SCRIPTS / "bundle_importer.py"
# The packages do without assertions and docstrings; ours are kept, as the rule reference is made of them.
_OPTIMIZE_PACKAGES = 2
_OPTIMIZE_WORKER = 0
# UTC, as /usr/share/zoneinfo/UTC of any system says it. pandas asks dateutil for it at import; without this file
# dateutil would unpack and read its archive of all the world's time zones, which takes a second.
_UTC_PATH = "zoneinfo/UTC"
_UTC = b"TZif" + bytes(16) + bytes(16) + b"\0\0\0\1" + b"\0\0\0\4" + bytes(6) + b"UTC\0"


def make_runtime(out: Path) -> None:
    """Fill the folder with all that the web worker loads."""
    for source in [*_packages().iterdir(), *_validator().iterdir()]:
        shutil.copyfile(source, out / source.name)


def _packages() -> Path:
    wheels = [*distribution_wheels(), *pinned_wheels(SHIPPED_WHEELS)]
    key = key_of(*wheels, *_scripts(), _PYODIDE / "pyodide.asm.mjs", COMPILER_WHEELS)

    def make(out: Path) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            compiled = Path(scratch)
            _compile([*wheels, _PYODIDE / STDLIB], compiled, _OPTIMIZE_PACKAGES, {STDLIB: _IMPORTER})
            compiled_wheels = sorted(compiled.glob("*.whl"))
            later = [wheel for wheel in compiled_wheels if wheel.name.startswith(_OF_FILE_FORMATS)]
            first = [wheel for wheel in compiled_wheels if wheel not in later]
            additions = {_UTC_PATH: _UTC, AWAITED: " ".join(_OF_FILE_FORMATS).encode()}
            ship(out / PACKAGES, lambda path: write_bundle(path, first, additions))
            ship(out / FILE_FORMATS, lambda path: write_bundle(path, later))
            ship(out / STDLIB, lambda path: write_archive(path, read_archive(compiled / STDLIB)))
            lock = cut_lock(distribution_lock(), compiled_wheels)
            (out / LOCK).write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")
            (out / "licences.txt").write_text(licences(compiled_wheels), encoding="utf-8")
        ship(out / "pyodide.asm.wasm", lambda path: shutil.copyfile(_PYODIDE / "pyodide.asm.wasm", path))
        ship(
            out / "pyodide.asm.mjs", lambda path: path.write_text(with_fast_libraries(_script(path.name)), "utf-8")
        )
        (out / "pyodide.mjs").write_text(with_own_origin_only(_script("pyodide.mjs")), encoding="utf-8")

    return product("packages", key, make)


def _validator() -> Path:
    key = key_of(key_of_tree(ROOT, worker_sources()), *_scripts(), ROOT / "pyproject.toml", COMPILER_WHEELS)

    def make(out: Path) -> None:
        with tempfile.TemporaryDirectory() as raw, tempfile.TemporaryDirectory() as scratch:
            _compile([make_worker_wheel(Path(raw))], Path(scratch), _OPTIMIZE_WORKER)
            ship(out / VALIDATOR, lambda path: write_bundle(path, Path(scratch).glob("*.whl")))

    return product("validator", key, make)


def cut_lock(lock: dict, wheels: Iterable[Path]) -> dict:
    """The lock file of just these compiled wheels, with their names and hashes."""
    packages = {}
    for wheel in wheels:
        distribution, version = wheel.name.split("-")[:2]
        name = distribution.replace("_", "-")
        entry = {"install_dir": "site", "package_type": "package", **lock["packages"].get(name, {})}
        entry |= {"name": name, "version": version, "file_name": wheel.name, "sha256": sha256_of(wheel)}
        packages[name] = entry
    return {"info": lock["info"], "packages": packages}


def with_own_origin_only(script: str) -> str:
    """The text of pyodide.mjs without its source map and without the address of any other host."""
    return re.sub(r"https://[^`]*`", "`", re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE))


def _compile(archives: Iterable[Path], out: Path, optimize: int, additions: dict[str, Path] | None = None) -> None:
    """Leave out what is not needed at run time, put the additions into their archives, and compile it all."""
    with tempfile.TemporaryDirectory() as scratch:
        trimmed = Path(scratch)
        for archive in archives:
            files = read_archive(archive)
            files = {name: lean(name, files[name]) for name in files if needed_at_run_time(name)}
            if additions and archive.name in additions:
                files[additions[archive.name].name] = additions[archive.name].read_bytes()
            write_archive(trimmed / archive.name, files)
        compile_archives(trimmed.iterdir(), out, optimize)
    for archive in list(out.iterdir()):
        write_archive(archive, read_archive(archive))


def _script(name: str) -> str:
    return (_PYODIDE / name).read_text(encoding="utf-8")


def _scripts() -> list[Path]:
    """The scripts that decide what a bundle looks like."""
    names = (
        "archives",
        "bundle",
        "bundle_importer",
        "compiling",
        "glue",
        "lean",
        "licences",
        "packing",
        "runtime",
        "trimming",
        "worker_wheel",
    )
    return [*(SCRIPTS / f"{name}.py" for name in names), RUNNER, STEPS]
