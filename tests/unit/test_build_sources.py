"""The build takes nothing that is not exactly what was pinned."""

import hashlib
import zipfile

import pytest
from places import BuildError
from serve import serving
from sources import RELEASE_URL, WrongContent, take_from_carrier, take_from_release, verify

CONTENT = b"a wheel" * 1000
SHA256 = hashlib.sha256(CONTENT).hexdigest()
NAME = "some-1.0-py3-none-any.whl"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ssda903-check" / "downloads"


def test_pinned_content_is_taken():
    assert verify(CONTENT, SHA256, NAME) == CONTENT


@pytest.mark.parametrize("content", [b"", CONTENT[:-1], CONTENT + b"x", b"b" + CONTENT[1:]])
def test_any_other_content_is_refused(content):
    with pytest.raises(WrongContent, match="was refused"):
        verify(content, SHA256, NAME)


@pytest.mark.parametrize("content", [CONTENT[:-1], b"b" + CONTENT[1:]], ids=["truncated", "tampered"])
def test_release_folder_with_a_wrong_file_is_refused(tmp_path, cache, content):
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / NAME).write_bytes(content)
    with serving(folder) as address, pytest.raises(WrongContent):
        take_from_release(address, {NAME: SHA256})
    assert not list(cache.rglob("*.whl"))


def test_release_folder_with_the_right_file(tmp_path, cache):
    folder = tmp_path / "release"
    folder.mkdir()
    (folder / NAME).write_bytes(CONTENT)
    with serving(folder) as address:
        take_from_release(address, {NAME: SHA256})
    assert (cache / SHA256 / NAME).read_bytes() == CONTENT


def test_release_folder_out_of_reach_names_it_and_the_alternative(tmp_path):
    with pytest.raises(BuildError, match=f"(?s)missing.*{RELEASE_URL}.*pip"):
        take_from_release((tmp_path / "missing").as_uri(), {NAME: SHA256})


@pytest.mark.parametrize("content", [CONTENT[:-1], b"b" + CONTENT[1:]], ids=["truncated", "tampered"])
def test_carrier_with_a_wrong_file_is_refused(tmp_path, cache, content):
    with pytest.raises(WrongContent):
        take_from_carrier(carrier(tmp_path, content), {NAME: SHA256})
    assert not list(cache.rglob("*.whl"))


def test_carrier_with_the_right_file(tmp_path, cache):
    take_from_carrier(carrier(tmp_path, CONTENT), {NAME: SHA256})
    assert (cache / SHA256 / NAME).read_bytes() == CONTENT


def carrier(folder, content):
    path = folder / "carrier.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"open_webui/frontend/pyodide/{NAME}", content)
    return path
