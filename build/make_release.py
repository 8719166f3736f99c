"""Makes release/ from dist/: what councils host or install, its SHA-256 sums, and a page of what changed.

The same sources give the same bytes: `make reproducible` sees to dist/, and here nothing depends on when, where
or by whom the release is made.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import host_configurations
from archives import write_archive
from places import DIST, ROOT, BuildError, say
from precache import PRECACHE
from store import sha256_of

from worker.hosting.host_files import APP_IN_A_RELEASE

RELEASE = ROOT / "release"
SUMS = "SHA256SUMS"
_CHANGES, _PAGE_OF_CHANGES = ROOT / "CHANGELOG.md", "what-changed.md"
_PAGE_FOR_IT = ROOT / "docs" / "for-it.md"


def main() -> int:
    """Make the folder, and say what is in it; the exit status shows whether it worked."""
    try:
        files = make_release(RELEASE)
    except BuildError as error:
        print(f"\nThe release was not made. {error}", file=sys.stderr)
        return 1
    for path in files:
        print(f"{path.stat().st_size:>12,}  {path.relative_to(ROOT)}")
    return 0


def make_release(out: Path) -> list[Path]:
    """Make the folder again, and return its files.

    Raises:
        BuildError: the app is not built, or nothing says what changed.
    """
    if not (DIST / PRECACHE).is_file():
        raise BuildError("The app is not built: run `make build`.")
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    changes = changes_of(version, _CHANGES.read_text(encoding="utf-8"))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    say(f"Making release {version}")
    archive = out / f"ssda903-check-{version}.zip"
    write_archive(archive, archived_files(DIST))
    files = [archive, make_wheel(out)]
    page = out / _PAGE_OF_CHANGES
    page.write_text(page_of_changes(version, changes, files), encoding="utf-8")
    sums = out / SUMS
    sums.write_text("".join(f"{sha256_of(path)}  {path.name}\n" for path in [*files, page]), encoding="utf-8")
    return [*files, page, sums]


def archived_files(app: Path) -> dict[str, bytes]:
    """What the zip file holds: the app, the configurations of hosts, and the page for IT."""
    files = {
        APP_IN_A_RELEASE + path.relative_to(app).as_posix(): path.read_bytes()
        for path in app.rglob("*")
        if path.is_file()
    }
    files |= {f"hosting/{name}": text.encode() for name, text in host_configurations.configurations().items()}
    return files | {_PAGE_FOR_IT.name: _PAGE_FOR_IT.read_bytes()}


def make_wheel(out: Path) -> Path:
    """The wheel of the terminal tool, with the app in it; hatchling gives the same content the same bytes."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", scratch]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BuildError(f"hatchling can't make the wheel: {done.stderr.strip()}")
        (made,) = Path(scratch).iterdir()
        return Path(shutil.copyfile(made, out / made.name))


def changes_of(version: str, changelog: str) -> str:
    """The section of a version.

    Raises:
        BuildError: there is none.
    """
    found = re.search(rf"^## {re.escape(version)}\n(.*?)(?=^## |\Z)", changelog, re.DOTALL | re.MULTILINE)
    if not found or not found[1].strip():
        raise BuildError(f"CHANGELOG.md has no section “{version}”: write what changed.")
    return found[1].strip()


def page_of_changes(version: str, changes: str, files: list[Path]) -> str:
    """The page that goes with a release."""
    rows = "".join(f"| `{path.name}` | {path.stat().st_size:,} | `{sha256_of(path)}` |\n" for path in files)
    return f"""\
# Check your children’s services returns {version}: what changed

{changes}

What changed in DfE’s rules is in the app, on the page “What is new” (`#/what-is-new`).

## The files

The about page of the app shows its version: `{sha256_of(DIST / PRECACHE)}`.

| file | bytes | SHA-256 |
| --- | --- | --- |
{rows}
`sha256sum --check {SUMS}` verifies them. How to host or update the app is in the zip file’s `{_PAGE_FOR_IT.name}`.
"""


if __name__ == "__main__":
    sys.exit(main())
