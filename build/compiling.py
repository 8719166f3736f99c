"""Compiles all Python that is shipped, inside the runtime it is for."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from pins import COMPILER_WHEELS
from places import NODE_MODULES, SCRIPTS, BuildError
from sources import pinned_wheels

RUNNER = SCRIPTS / "compile_in_pyodide.mjs"
STEPS = SCRIPTS / "compile_in_pyodide.py"


def compile_archives(archives: Iterable[Path], out: Path, optimize: int) -> None:
    """Compile the modules of wheels and zip archives; the results go to `out`, named by pyodide-build.

    `optimize` is as in `compile()`: 0 keeps all, 2 leaves out assertions and docstrings.
    Raises BuildError when a module does not compile.
    """
    with tempfile.TemporaryDirectory() as scratch:
        tools = Path(scratch) / "tools"
        job = Path(scratch) / "job"
        tools.mkdir()
        job.mkdir()
        for wheel in pinned_wheels(COMPILER_WHEELS):
            shutil.copy(wheel, tools)
        for archive in archives:
            shutil.copy(archive, job)
        command = [
            "node",
            str(RUNNER),
            str(NODE_MODULES / "pyodide"),
            str(STEPS),
            str(tools),
            str(job),
            str(optimize),
        ]
        outcome = subprocess.run(command, capture_output=True, text=True, check=False)
        if outcome.returncode:
            raise BuildError(f"Compiling in Pyodide failed:\n{outcome.stdout}{outcome.stderr}")
        for archive in job.iterdir():
            shutil.move(archive, out / archive.name)
