"""The little server: right types, right headers, and only below its base path."""

import urllib.error
import urllib.request

import pytest
from serve import serving

from worker.hosting.answers import SECURITY_HEADERS
from worker.hosting.server import make_server


@pytest.fixture
def folder(tmp_path):
    for name in ("index.html", "a.mjs", "a.wasm", "manifest.webmanifest", "a.packed"):
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("", "text/html; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("manifest.webmanifest", "application/manifest+json"),
        ("a.packed", "application/octet-stream"),
    ],
)
def test_types(folder, path, content_type):
    with serving(folder) as address, urllib.request.urlopen(address + path) as response:
        assert response.headers["Content-Type"] == content_type
        assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("headers", [True, False])
def test_security_headers_can_be_left_out(folder, headers):
    with serving(folder, headers=headers) as address, urllib.request.urlopen(address) as response:
        for name, value in SECURITY_HEADERS.items():
            assert response.headers[name] == (value if headers else None)


def test_a_folder_is_not_listed(folder):
    (folder / "parts").mkdir()
    with serving(folder) as address, pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(address + "parts/")


def test_only_this_computer_is_answered(folder):
    server = make_server(folder)
    try:
        assert server.server_address[0] == "127.0.0.1"
    finally:
        server.server_close()


def test_sub_folder(folder):
    with serving(folder, base="/check/") as address:
        assert address.endswith("/check/")
        assert urllib.request.urlopen(address.rstrip("/")).url == address
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(address.replace("/check/", "/"))
