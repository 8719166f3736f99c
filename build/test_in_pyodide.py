"""Runs the tests of the worker package again on what is shipped; arguments are handed on to pytest.

The runtime, packages and validator are those of dist/, under Node. Tests of the build have no place there.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from packing import PACKED, pieces_by_file, unpack
from pins import TEST_WHEELS
from places import DIST, NODE_MODULES, PWA, ROOT, SCRIPTS, WORKER, BuildError, say
from runtime import STDLIB
from sources import distribution_wheels, pinned_wheels

RUNNER = SCRIPTS / "test_in_pyodide.mjs"
# Left to the native run: what tests scripts or files of the tree, which the shipped runtime has not, hosts or the
# terminal, and what takes minutes there (WebAssembly is about ten times slower) and tells nothing of the runtime.
_NATIVE_ONLY = (
    *(
        "test_a_new_year.py",
        "test_build_*.py",
        "test_docs.py",
        "test_house.py",
        "test_how_to_add.py",
        "test_imports_at_start.py",
        "test_library.py",
        "test_rooms.py",
    ),
    *("test_postcode_index.py", "test_reference.py", "hosting", "terminal"),
)
_TOO_SLOW = ("test_fuzzers.py", "test_properties.py", "test_round_trips.py", "test_sample*.py")
_ONE_TEST = "tests/unit/test_places.py::test_the_file_is_read_once"
_DEFAULT_ARGUMENTS = [
    "tests/unit",
    f"--deselect={_ONE_TEST}",
    *(f"--ignore-glob=*/{name}" for name in (*_NATIVE_ONLY, *_TOO_SLOW)),
]
_SETTINGS = ("-q", "-c", "/dev/null", "--rootdir=/suite", "-p", "no:cacheprovider", "-p", "no:faulthandler")


def main() -> int:
    """Run the tests; the exit status is pytest's."""
    arguments = sys.argv[1:] or _DEFAULT_ARGUMENTS
    say("Testing the worker package on Pyodide, as it is shipped")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            return _run(Path(scratch), arguments)
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1


def _run(scratch: Path, arguments: list[str]) -> int:
    runtime = scratch / "runtime"
    tools = scratch / "tools"
    tools.mkdir()
    unpack_runtime(DIST / "runtime", runtime)
    for wheel in pinned_wheels(TEST_WHEELS):
        shutil.unpack_archive(wheel, tools, "zip")
    shutil.copy(NODE_MODULES / "pyodide" / STDLIB, tools)
    (numpy,) = (wheel for wheel in distribution_wheels() if wheel.name.startswith("numpy-"))
    shutil.unpack_archive(numpy, tools / "whole", "zip")
    bundles = PWA / "install" / "bundles.js"
    command = ["node", str(RUNNER), str(runtime), str(bundles), str(tools), str(ROOT / "tests")]
    command += [str(WORKER / "data" / "postcodes.bin"), *_SETTINGS, *arguments]
    return subprocess.run(command, check=False).returncode


def unpack_runtime(shipped: Path, out: Path) -> None:
    """Do what the service worker does in the browser: unpack what is shipped packed."""
    out.mkdir()
    for whole, pieces in pieces_by_file(shipped.iterdir()).items():
        (out / whole.name).write_bytes(unpack(pieces))
    for path in shipped.iterdir():
        if path.suffix != PACKED:
            shutil.copyfile(path, out / path.name)


if __name__ == "__main__":
    sys.exit(main())
