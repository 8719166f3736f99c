"""Builds the app twice from scratch, with nothing but the downloads in the cache, and compares every file."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from places import SCRIPTS, cache_folder, say
from precache import PRECACHE, SERVICE_WORKER


def main() -> int:
    """Build and compare; the exit status tells whether all files are the same."""
    with tempfile.TemporaryDirectory() as scratch:
        builds = [_build(Path(scratch) / name) for name in ("first", "second-in-a-longer-folder")]
        differing = [
            path for path in sorted(set(builds[0]) | set(builds[1])) if builds[0].get(path) != builds[1].get(path)
        ]
    for path in differing:
        print(f"{path} differs", file=sys.stderr)
    say(f"{len(builds[0])} files, {len(differing)} of them differ between two builds")
    return 1 if differing or not {PRECACHE, SERVICE_WORKER} <= set(builds[0]) else 0


def _build(folder: Path) -> dict[str, bytes]:
    cache = folder / "cache" / "ssda903-check"
    cache.mkdir(parents=True)
    (cache / "downloads").symlink_to(cache_folder() / "downloads")
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache.parent)}
    out = folder / "dist"
    subprocess.run([sys.executable, str(SCRIPTS / "app.py"), "--out", str(out)], env=environment, check=True)
    files = {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    shutil.rmtree(folder)
    return files


if __name__ == "__main__":
    sys.exit(main())
