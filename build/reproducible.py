"""Builds the app twice from scratch, with only the downloads in the cache, and compares every file."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from places import NODE_MODULES, ROOT, cache_folder, say
from precache import PRECACHE, SERVICE_WORKER

_SOURCES = ("build", "pwa", "worker", "LICENSE", "package.json", "package-lock.json", "pyproject.toml")


def main() -> int:
    """Build and compare; the exit status shows whether all files are the same."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "source"
        _copy_sources(ROOT, source)
        # Two places, so that a path that got into a file shows.
        first, second = (_build(source, Path(scratch) / name) for name in ("first", "second-in-a-longer-folder"))
    differing = [path for path in sorted(first.keys() | second.keys()) if first.get(path) != second.get(path)]
    for path in differing:
        print(f"{path} differs", file=sys.stderr)
    say(f"{len(first)} files, {len(differing)} of them differ between two builds")
    return 1 if differing or not {PRECACHE, SERVICE_WORKER} <= first.keys() else 0


def _copy_sources(root: Path, target: Path) -> None:
    target.mkdir(parents=True)
    for name in _SOURCES:
        if (root / name).is_dir():
            shutil.copytree(
                root / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "postcodes.bin")
            )
        else:
            shutil.copyfile(root / name, target / name)


def _build(source: Path, folder: Path) -> dict[str, bytes]:
    tree = folder / "tree"
    _copy_sources(source, tree)
    (tree / "node_modules").symlink_to(NODE_MODULES)
    cache = folder / "cache" / "ssda903-check"
    cache.mkdir(parents=True)
    (cache / "downloads").symlink_to(cache_folder() / "downloads")
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache.parent)}
    subprocess.run([sys.executable, str(tree / "build" / "app.py")], env=environment, check=True)
    dist = tree / "dist"
    return {path.relative_to(dist).as_posix(): path.read_bytes() for path in dist.rglob("*") if path.is_file()}


if __name__ == "__main__":
    sys.exit(main())
