"""The configurations of build/hosting: as the one table says, and as real web servers understand them."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import ssl
import subprocess
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import host_configurations as shipped
import pytest
from servers import unpacked_servers

from tests.unit.hosting import web_servers
from tests.unit.hosting.conftest import update, zip_app
from tests.unit.hosting.web_servers import Site
from tests.unit.terminal.conftest import main
from worker.hosting.answers import CACHING, SECURITY_HEADERS, content_type
from worker.hosting.host_files import LIST, listed_files

ALL = shipped.configurations()


def test_the_files_are_those_of_the_table() -> None:
    assert shipped.out_of_date(shipped.FOLDER) == []


def test_what_is_out_of_date_is_named(tmp_path: Path) -> None:
    shutil.copytree(shipped.FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "nginx.conf").write_text("old")
    (tmp_path / "Caddyfile").unlink()
    (tmp_path / "lighttpd.conf").write_text("nobody writes it")
    assert shipped.out_of_date(tmp_path) == ["Caddyfile", "lighttpd.conf", "nginx.conf"]


@pytest.mark.parametrize("name", ["web.config", "staticwebapp.config.json"])
def test_the_configurations_that_no_server_here_reads_state_all(name: str) -> None:
    if name.endswith(".json"):
        settings = json.loads(ALL[name])
        headers, types = settings["globalHeaders"], settings["mimeTypes"]
    else:
        root = ET.fromstring(ALL[name].encode())
        headers = {add.get("name"): add.get("value") for add in root.iterfind(".//customHeaders/add")}
        types = {each.get("fileExtension"): each.get("mimeType") for each in root.iterfind(".//mimeMap")}
        assert [each.get("fileExtension") for each in root.iterfind(".//remove[@fileExtension]")] == list(types)
    assert headers == {**SECURITY_HEADERS, "Cache-Control": CACHING}
    assert {ending: kind.partition(";")[0] for ending, kind in types.items()} == shipped.TYPES


@pytest.mark.parametrize("name", ["gitlab-pages.yml", "github-pages.yml"])
def test_what_pages_run_unpacks_a_release(name: str, tmp_path: Path, app: Path) -> None:
    release = tmp_path / "ssda903-check-0.0.zip"
    zip_app(app, release)
    sums = subprocess.run(["sha256sum", release.name], cwd=tmp_path, capture_output=True, text=True, check=True)
    (tmp_path / "SHA256SUMS").write_text(f"{sums.stdout}{'0' * 64}  another.whl\n")
    commands = [command for command in shipped.UNPACKING if command in ALL[name]]
    assert commands == list(shipped.UNPACKING)
    subprocess.run(["sh", "-ec", "\n".join(commands)], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "release" / "app" / LIST).read_bytes() == (app / LIST).read_bytes()
    release.write_bytes(b"damaged")
    assert subprocess.run(["sh", "-ec", "\n".join(commands)], cwd=tmp_path, capture_output=True).returncode


def test_the_container_copies_what_a_release_holds() -> None:
    copied = re.findall(r"^COPY (\S+)", ALL["Dockerfile"], re.MULTILINE)
    assert [path.partition("/")[0] for path in copied] == ["app", "hosting"]
    assert copied[1].removeprefix("hosting/") in ALL


def test_the_page_for_it_says_what_to_do_with_each() -> None:
    page = (shipped.FOLDER.parents[1] / "docs" / "for-it.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`hosting/([\w.-]+)`|--file hosting/(\w+)", page))
    # The container's is used by the Dockerfile.
    assert {first or second for first, second in named} == ALL.keys() - {"nginx-container.conf"}


# Real servers

SECURE = [web_servers.nginx, web_servers.apache, web_servers.caddy]
PLAIN = [web_servers.htaccess]
AT = [(server, base) for server in (*SECURE, *PLAIN) for base in ("/", "/check/")]
# A container serves the app alone.
AT.append((web_servers.nginx_in_a_container, "/"))


def name_of(given: object) -> str:
    return getattr(given, "__name__", str(given))


@pytest.fixture(scope="module")
def servers() -> Path:
    folder = unpacked_servers()
    if folder is None:
        pytest.skip("nginx, Apache and Caddy are not there: make servers gets them on Debian")
    return folder


@pytest.fixture
def site_at(
    servers: Path, app: Path, tmp_path: Path, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], Site]:
    """A site for the app below a base path; verify-host trusts its certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    own = tmp_path / "own"
    own.mkdir()
    for folder in (tmp_path, app):
        folder.chmod(0o755)
    port, http_port = web_servers.free_ports(2)
    return lambda base: Site(app, own, servers, certificate, port, http_port, base)


def verify(capsys: pytest.CaptureFixture[str], address: str) -> tuple[int, str]:
    code = main(["verify-host", address])
    said = capsys.readouterr()
    return code, " ".join((said.out + said.err).split())


@pytest.mark.parametrize(("server", "base"), AT, ids=name_of)
def test_a_server_does_all_that_the_app_needs(
    server: Callable[[Site], list[str]],
    base: str,
    site_at: Callable[[str], Site],
    capsys: pytest.CaptureFixture[str],
) -> None:
    site = site_at(base)
    secure = server in SECURE
    port = site.port if secure else site.http_port
    address = f"{'https' if secure else 'http'}://localhost:{port}{base}"
    with web_servers.running(site, server, port):
        code, said = verify(capsys, address)
        assert (code, said.partition("MB. ")[2]) == (0, "The app works from there.")
        every_type_is_right(site, address)
        if base != "/":
            assert moved_to(address.rstrip("/")).endswith(base)
        if secure and base == "/":
            assert moved_to(f"http://localhost:{site.http_port}/").startswith("https://localhost")
        after_an_update(site, address, capsys)


def every_type_is_right(site: Site, address: str) -> None:
    """Every type is as in the table, of binary files, too, and text is compressed on the way."""
    for file in listed_files((site.app / LIST).read_bytes()):
        request = urllib.request.Request(address + file.path, headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert answer.headers.get_content_type() == content_type(file.path), file.path
            if file.path == "styles.css":
                assert answer.headers["Content-Encoding"] == "gzip"


def moved_to(address: str) -> str:
    """Where an address sends a browser."""
    parts = urllib.request.urlparse(address)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    options = {"context": ssl.create_default_context()} if parts.scheme == "https" else {}
    connection = kind(parts.netloc, timeout=30, **options)
    connection.request("GET", parts.path)
    answer = connection.getresponse()
    connection.close()
    assert answer.status in (301, 302, 308)
    return answer.headers["Location"]


def after_an_update(site: Site, address: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A newer version is served at once, and half of it is noticed."""
    newer = site.own / "newer"
    shutil.copytree(site.app, newer)
    update(newer)
    # The list first: the worst order.
    shutil.copyfile(newer / LIST, site.app / LIST)
    code, said = verify(capsys, address)
    assert code == 1
    assert "These files are not what the list says: page.packed, styles.css." in said
    (site.app / "styles.css").unlink()
    code, said = verify(capsys, address)
    assert "The host does not have: styles.css." in said
    assert "are different versions" in said
    for name in ("page.packed", "styles.css", "service-worker.js"):
        shutil.copyfile(newer / name, site.app / name)
    assert verify(capsys, address)[0] == 0
