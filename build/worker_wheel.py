"""Makes the wheel of the worker package: plain Python, so that zipping it is all there is to it."""

import tomllib
from pathlib import Path

from archives import write_archive
from places import ROOT, WORKER

# Shipped once, as a file of its own.
_POSTCODES = "data/postcodes.bin"
# Of use where there is a network and a terminal only.
_FOR_HOSTS = "hosting"


def worker_sources() -> list[Path]:
    """The files of the worker package that the wheel holds."""
    files = (path for path in WORKER.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    inside = ((path, path.relative_to(WORKER)) for path in files)
    return sorted(path for path, name in inside if name.as_posix() != _POSTCODES and name.parts[0] != _FOR_HOSTS)


def make_worker_wheel(folder: Path) -> Path:
    """Write the worker package's wheel into the folder and return its path."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    distribution = project["name"].replace("-", "_")
    info = f"{distribution}-{project['version']}.dist-info"
    files = {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in worker_sources()}
    files[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n".encode()
    )
    files[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: ssda903-check\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"]).encode()
    path = folder / f"{distribution}-{project['version']}-py3-none-any.whl"
    write_archive(path, files)
    return path
