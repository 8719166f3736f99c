"""Renews requirements.lock and requirements-mutation.lock from pyproject.toml: ``make lock``.

Every package that is installed is named there with its version and the hashes of all its files, so of its wheels
for every Python and system. What pyproject.toml does not name keeps its version unless ``--upgrade`` is given.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Mapping
from pathlib import Path

from environment import LOCK, MUTATION_LOCK
from places import ROOT, BuildError, say

UV = "uv==0.13.9"
OLDEST_PYTHON = "3.11"
_HEADER = "# Made by `make lock`, do not edit: every package with its version and the SHA-256 of its files.\n"


def main() -> int:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest of what is not pinned")
    arguments = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            uv = _install_uv(Path(scratch))
            upgrade = ["--upgrade"] if arguments.upgrade else []
            _compile(uv, LOCK, ["--extra=dev", *upgrade])
            _compile(uv, MUTATION_LOCK, ["--extra=mutation", f"--constraints={LOCK}", *upgrade])
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def _install_uv(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    say(f"Installing {UV}")
    _run([str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", UV], os.environ)
    return folder / "bin" / "uv"


def _compile(uv: Path, lock: Path, options: list[str]) -> None:
    """Have uv choose the versions, from the index that pip is set up to use."""
    say(f"Writing {lock.name}")
    command = [
        *(str(uv), "pip", "compile", "--quiet", "--universal", f"--python-version={OLDEST_PYTHON}"),
        *("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"),
        *(*options, f"--output-file={lock}", str(ROOT / "pyproject.toml")),
    ]
    index = _pip_setting("index-url")
    _run(command, {**os.environ, **({"UV_DEFAULT_INDEX": index} if index else {})})
    lock.write_text(_HEADER + lock.read_text().removeprefix(_HEADER))


def _pip_setting(name: str) -> str:
    """A setting of pip, wherever it is made; empty if it is not."""
    for place in (":env:", "global"):
        command = [sys.executable, "-m", "pip", "config", "get", f"{place}.{name}"]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        if not found.returncode:
            return found.stdout.strip()
    return ""


def _run(command: list[str], environment: Mapping[str, str]) -> None:
    if subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode:
        raise BuildError(f"{Path(command[0]).name} failed; see above.")


if __name__ == "__main__":
    sys.exit(main())
