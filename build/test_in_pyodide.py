"""Runs the tests of the worker package again on what is shipped; arguments are handed on to pytest.

The runtime, packages and validator are those of dist/, under Node. Tests of the build have no place there.
Without arguments, half of the test files run in each of two processes at once.
"""

import shutil
import subprocess
import sys
import tempfile
from fnmatch import fnmatch
from pathlib import Path

from packing import PACKED, pieces_by_file, unpack
from pins import TEST_WHEELS
from places import DIST, NODE_MODULES, PWA, ROOT, SCRIPTS, WORKER, BuildError, say
from runtime import STDLIB
from side_by_side import run_side_by_side
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
_TOO_SLOW = (
    *("test_fuzzers.py", "test_properties.py", "test_round_trips.py", "test_sample*.py"),
    *("test_suggestions_sample.py", "test_census_requests.py"),
)
# What the files that take longest took, in seconds of one core; for the others their size tells enough.
_SECONDS = {
    "rules/test_cases.py": 95,
    "test_trials.py": 47,
    "suggestions/test_rows.py": 43,
    "carrying/test_carrying_properties.py": 36,
    "test_waiting_for_postcodes.py": 33,
    "test_as_at.py": 32,
    "test_recheck.py": 31,
    "editing/test_edits_properties.py": 31,
    "exporting/test_xml_files.py": 28,
    "exporting/test_recording_guide.py": 26,
    "exporting/test_numbers_agree.py": 26,
    "test_any_sets.py": 22,
    "cin/test_suggestions.py": 22,
    "rules/cin/test_cases.py": 20,
}
_BYTES_A_SECOND = 2_300
_ONE_TEST = "tests/unit/test_places.py::test_the_file_is_read_once"
# Four times what two busy cores need.
_MOST_SECONDS = 45 * 60
_SETTINGS = ("-q", "-c", "/dev/null", "--rootdir=/suite", "-p", "no:cacheprovider", "-p", "no:faulthandler")


def main() -> int:
    """Run the tests; the exit status is 0 if all were run and passed."""
    say("Testing the worker package on Pyodide, as it is shipped")
    try:
        with tempfile.TemporaryDirectory() as scratch:
            pytest = _pytest_command(Path(scratch))
            if sys.argv[1:]:
                return subprocess.run([*pytest, *sys.argv[1:]], check=False).returncode
            halves = [[*pytest, f"--deselect={_ONE_TEST}", *half] for half in _halves()]
            return run_side_by_side(halves, _MOST_SECONDS)
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1


def _halves() -> tuple[list[str], list[str]]:
    """The test files in two halves that take about as long."""
    left_out = (*_NATIVE_ONLY, *_TOO_SLOW)
    unit = ROOT / "tests" / "unit"
    files = [
        path
        for path in unit.rglob("test_*.py")
        if not any(fnmatch(part, name) for part in path.relative_to(unit).parts for name in left_out)
    ]

    def seconds(path: Path) -> float:
        measured = _SECONDS.get(path.relative_to(unit).as_posix())
        return measured or path.stat().st_size / _BYTES_A_SECOND

    halves: tuple[list[str], list[str]] = [], []
    takes = [0.0, 0.0]
    for path in sorted(files, key=lambda path: (-seconds(path), path)):
        shorter = takes.index(min(takes))
        halves[shorter].append(path.relative_to(ROOT).as_posix())
        takes[shorter] += seconds(path)
    return sorted(halves[0]), sorted(halves[1])


def _pytest_command(scratch: Path) -> list[str]:
    """What runs pytest on the shipped runtime, which is laid out in this folder."""
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
    return [*command, str(WORKER / "data" / "postcodes.bin"), *_SETTINGS]


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
