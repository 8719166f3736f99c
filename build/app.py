"""Builds the app into dist/: `python build/app.py [--out FOLDER]`.

Set SSDA903_PYODIDE_URL to take Pyodide's wheels from the folder of a Pyodide release instead of by pip.
"""

import argparse
import fcntl
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from documents import make_documents
from packing import ship
from page import make_page
from places import DIST, ROOT, SCRIPTS, WORKER, BuildError, cache_folder, say
from precache import write_precache
from runtime import make_runtime
from store import key_of, product

_POSTCODE_SCRIPT = SCRIPTS / "postcodes.py"
_POSTCODES = WORKER / "data" / "postcodes.bin"


def main() -> int:
    """Build, and say where; the exit status shows whether it worked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=DIST, help="the folder to make, replaced if it is there")
    arguments = parser.parse_args()
    try:
        with one_build_at_a_time():
            version = build(arguments.out)
    except BuildError as error:
        print(f"\nThe build stopped. {error}", file=sys.stderr)
        return 1
    say(f"{arguments.out} holds version {version[:12]}")
    return 0


def build(out: Path) -> str:
    """Make the folder again and return its version; a build that fails leaves the old folder as it was."""
    postcodes = _packed(make_postcodes())
    out.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        make_page(unfinished)
        make_documents(unfinished)
        (unfinished / "runtime").mkdir()
        make_runtime(unfinished / "runtime")
        shutil.copytree(postcodes, unfinished, dirs_exist_ok=True)
        version = write_precache(unfinished)
        unfinished.chmod(0o755)
        shutil.rmtree(out, ignore_errors=True)
        unfinished.rename(out)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return version


def make_postcodes() -> Path:
    """The postcode index, also put beside the worker package for native use."""
    made = product(
        "postcodes",
        key_of(_POSTCODE_SCRIPT, WORKER / "geography" / "postcode_index.py", ROOT / "pyproject.toml"),
        _run_postcode_script,
    )
    index = made / _POSTCODES.name
    if not _POSTCODES.is_file() or _POSTCODES.stat().st_size != index.stat().st_size:
        shutil.copyfile(index, _POSTCODES)
    return index


def _packed(index: Path) -> Path:
    """A folder with the index as it is shipped: no smaller, but in pieces like the other large files."""
    return product(
        "packed-postcodes",
        key_of(index, SCRIPTS / "packing.py"),
        lambda out: ship(out / index.name, lambda path: shutil.copyfile(index, path)),
    )


def _run_postcode_script(out: Path) -> None:
    command = [sys.executable, str(_POSTCODE_SCRIPT), str(out / _POSTCODES.name)]
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise BuildError("The postcode index could not be made; the lines above say why.")


@contextmanager
def one_build_at_a_time() -> Iterator[None]:
    """Wait until no other build runs on this machine: two would fight over dist/."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with (cache_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
