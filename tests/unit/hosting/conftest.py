"""A small copy of the built app, published as the build does."""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from places import DIST

from tests.e2e.changed_app import publish, replace
from worker.hosting.answers import OTHER_TYPE, content_type
from worker.hosting.host_files import APP_IN_A_RELEASE, LIST, listed_files

LEFT_OUT = ("core", "install", "parts", "saved-work", "views")
LARGE = 1_000_000
"""Bytes; what a host does with a file does not depend on how long it is."""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """The app without most scripts and all that is large."""
    folder = tmp_path / "app"

    def left_out(place: str, names: list[str]) -> set[str]:
        return {name for name in names if name in LEFT_OUT or (Path(place) / name).stat().st_size > LARGE}

    shutil.copytree(DIST, folder, ignore=left_out)
    publish(folder)
    return folder


@pytest.fixture
def binary(app: Path) -> str:
    """The path of a file that is compressed already and that only the service worker reads."""
    files = listed_files((app / LIST).read_bytes())
    return next(file.path for file in files if content_type(file.path) == OTHER_TYPE)


def update(folder: Path) -> None:
    """Make a newer version of an app in its folder."""
    replace(folder / "styles.css", (folder / "styles.css").read_text() + "p{color:red}")
    publish(folder)


def zip_app(folder: Path, path: Path) -> Path:
    """Write a zip file that has the app where a release has it."""
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.rglob("*")):
            archive.write(file, APP_IN_A_RELEASE + file.relative_to(folder).as_posix())
    return path


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost that signs itself, and its key."""
    if not shutil.which("openssl"):
        pytest.skip("openssl, which makes a certificate for the test, is not installed")
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "localhost.pem", folder / "localhost.key"
    command = (
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost"
    )
    names = ["-addext", "subjectAltName=DNS:localhost", "-out", str(made), "-keyout", str(key)]
    subprocess.run([*command.split(), *names], check=True, capture_output=True)
    return made, key
