"""A release: the same bytes each time, all that a host needs, and the app that it says it has."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import host_configurations
import make_release
import pytest
from archives import write_archive
from places import DIST, ROOT, BuildError
from serve import serving

from tests.unit.terminal.conftest import main
from worker.hosting.host_files import release_in


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("release") / "made"
    make_release.make_release(folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def archive_in(folder: Path) -> Path:
    (path,) = folder.glob("*.zip")
    return path


def test_the_same_sources_give_the_same_bytes(made: Path, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text("of an earlier release")
    make_release.make_release(tmp_path)
    assert contents(tmp_path) == contents(made)


def test_an_archive_depends_on_names_and_contents_alone(app: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    for path in sorted(app.rglob("*"), reverse=True):
        if path.is_file():
            copy = other / path.relative_to(app)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
            copy.chmod(0o600)
            os.utime(copy, (1e9, 1e9))
    for name, folder in (("first.zip", app), ("second.zip", other)):
        write_archive(tmp_path / name, make_release.archived_files(folder))
    assert (tmp_path / "first.zip").read_bytes() == (tmp_path / "second.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "second.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.external_attr, entry.create_system) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3)
    }


def test_the_zip_file_has_the_app_the_configurations_and_the_page_for_it(made: Path) -> None:
    with zipfile.ZipFile(archive_in(made)) as archive:
        names = set(archive.namelist())
    built = {f"app/{path.relative_to(DIST).as_posix()}" for path in DIST.rglob("*") if path.is_file()}
    assert names == built | {f"hosting/{name}" for name in host_configurations.configurations()} | {"for-it.md"}


def test_a_host_of_the_app_has_the_release(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(DIST) as address:
        assert main(["verify-host", address, "--release", str(archive_in(made))]) == 0
    assert "The app works from there." in capsys.readouterr().out


def test_the_sums_are_right(made: Path) -> None:
    done = subprocess.run(
        ["sha256sum", "--strict", "--check", make_release.SUMS], cwd=made, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert {line.partition(": ")[0] for line in done.stdout.splitlines()} == contents(made).keys() - {
        make_release.SUMS
    }


def test_the_page_says_what_changed_and_names_the_version(made: Path) -> None:
    page = (made / "what-changed.md").read_text(encoding="utf-8")
    assert release_in(DIST).version in page
    assert "## The files" in page
    for path in made.glob("ssda903*"):
        assert f"`{path.name}` | {path.stat().st_size:,} |" in page


def test_no_registry_is_named(made: Path) -> None:
    texts = [
        *host_configurations.configurations().values(),
        (made / "what-changed.md").read_text(encoding="utf-8"),
    ]
    texts.append((ROOT / "docs" / "for-it.md").read_text(encoding="utf-8"))
    assert not [text for text in texts if re.search(r"pypi\.org|pythonhosted|npmjs|docker\.io|ghcr|quay", text)]


def test_changes_are_those_of_the_version() -> None:
    changelog = "# What changed\n\n## 0.2.0\n\nNew.\n\n## 0.1.0\n\nOld.\n"
    assert make_release.changes_of("0.2.0", changelog) == "New."
    assert make_release.changes_of("0.1.0", changelog) == "Old."


@pytest.mark.parametrize("changelog", ["", "## 0.2.0\n\n## 0.1.0\n\nOld.\n", "## 0.2.01\n\nOther.\n"])
def test_no_release_is_made_without_a_word_of_what_changed(changelog: str) -> None:
    with pytest.raises(BuildError, match=r"CHANGELOG\.md has no section “0\.2\.0”"):
        make_release.changes_of("0.2.0", changelog)
