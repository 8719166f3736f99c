"""``verify-host`` says what is wrong with a host, and goes nowhere else."""

from __future__ import annotations

import gzip
import http.server
import shutil
import socket
import threading
import zipfile
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
import serve
from serve import serving

from tests.unit.hosting.conftest import update, zip_app
from tests.unit.terminal.conftest import main
from worker.hosting import fetching, installed_app, verifying
from worker.hosting.answers import SECURITY_HEADERS
from worker.hosting.fetching import Host, host_at
from worker.hosting.host_files import LIST, listed_files, release_in
from worker.hosting.server import Handler


class Troubled(Handler):
    """A host that does one thing wrong to one file."""

    path_in_trouble = "/app.js"
    status: int | None = None
    sent: tuple[tuple[str, str], ...] = ()
    """Headers in place of those of the same name."""
    body: bytes | None = None
    claimed_length: int | None = None

    def do_GET(self) -> None:
        if self.path != self.path_in_trouble:
            super().do_GET()
            return
        path = Path(self.translate_path(self.path))
        body = path.read_bytes() if self.body is None else self.body
        self.send_response(self.status or HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(self.claimed_length or len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def send_header(self, name: str, value: str) -> None:
        changed = dict(self.sent) if self.path == self.path_in_trouble else {}
        if changed.get(name, value):
            super().send_header(name, changed.get(name, value))

    def end_headers(self) -> None:
        for name, value in self.sent if self.path == self.path_in_trouble else ():
            if name in ("Location", "Content-Encoding"):
                super().send_header(name, value)
        super().end_headers()


def verify(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The exit code, and what was said, in one line."""
    code = main(["verify-host", *arguments])
    said = capsys.readouterr()
    return code, " ".join((said.out + said.err).split())


@pytest.mark.parametrize("base", ["/", "/check/"])
def test_a_host_that_does_all_right(app: Path, base: str, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(app, base=base) as address:
        for given in (address, address.rstrip("/"), f"{address}index.html", f"{address}#/load"):
            code, said = verify(capsys, given)
            assert code == 0
            files = len(listed_files((app / LIST).read_bytes())) + 1
            assert said.startswith(f"{address} has version {release_in(app).version[:12]}: {files} files, ")
            assert said.endswith("MB. The app works from there.")


def test_a_host_without_headers_works_and_is_told_of_them(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving(app, headers=False) as address:
        code, said = verify(capsys, address)
    assert code == 0
    assert f"The host does not send: {', '.join(SECURITY_HEADERS)}." in said


PAGE = b"<!DOCTYPE html><title>Sign in</title>"
TROUBLE = {
    "not there": ({"status": 404}, 1, "The host does not have: app.js."),
    "refused": ({"status": 403}, 1, "The host refused: app.js (answer 403)."),
    "broken": ({"status": 500}, 1, "The host refused: app.js (answer 500)."),
    "a redirect": (
        {"status": 302, "sent": (("Location", "https://elsewhere.invalid/x"),)},
        1,
        "did not follow: app.js (to https://elsewhere.invalid/x).",
    ),
    "rewritten": ({"body": b"/* by a proxy */"}, 1, "These files are not what the list says: app.js."),
    "longer": ({"body": b"x" * 100_000}, 1, "These files are not what the list says: app.js."),
    "cut off": ({"body": b"//", "claimed_length": 5000}, 1, "These files arrived incomplete: app.js."),
    "a page": ({"body": PAGE}, 1, "A web page arrived instead of: app.js."),
    "unknown compression": (
        {"sent": (("Content-Encoding", "br"),)},
        1,
        "did not ask for: app.js (Content-Encoding: br).",
    ),
    "wrong type": (
        {"sent": (("Content-Type", "text/plain"),)},
        1,
        "browsers refuse: app.js (.js as text/plain).",
    ),
    "older type": ({"sent": (("Content-Type", "application/javascript"),)}, 0, "MB. The app works"),
    "no type": ({"sent": (("Content-Type", ""),)}, 1, "browsers refuse: app.js (.js as nothing)."),
    "a header less": (
        {"sent": (("Referrer-Policy", ""),)},
        0,
        "The host does not send: Referrer-Policy.",
    ),
    "a policy that plays with the terminal": (
        {"sent": (("Referrer-Policy", "\x1b[2J" + "x" * 1000),)},
        1,
        f"needs: Referrer-Policy: ?[2J{'x' * 479}.",
    ),
    "another policy": (
        {"sent": (("Content-Security-Policy", "script-src *"),)},
        1,
        "does not have the value that the app needs: Content-Security-Policy: script-src *.",
    ),
    "kept": (
        {"sent": (("Cache-Control", "max-age=600"),)},
        0,
        "without asking for newer ones (Cache-Control: max-age=600)",
    ),
    "kept or not": ({"sent": (("Cache-Control", ""),)}, 0, "without asking for newer ones (no Cache-Control)"),
    "asked anew": ({"sent": (("Cache-Control", "max-age=0"),)}, 0, "MB. The app works"),
}


@pytest.mark.parametrize(("trouble", "code", "message"), TROUBLE.values(), ids=TROUBLE)
def test_what_is_wrong_with_a_file_is_said(
    app: Path,
    trouble: dict[str, object],
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    handler = type("Wrong", (Troubled,), trouble)
    monkeypatch.setattr(serve, "Handler", handler)
    with serving(app) as address:
        ended, said = verify(capsys, address)
    assert message in said
    assert ended == code


@pytest.mark.parametrize(
    ("path", "age", "code"), [("/index.html", 86_401, 1), ("/index.html", 86_400, 0), ("/app.js", 86_401, 0)]
)
def test_what_is_kept_for_more_than_a_day(
    app: Path,
    path: str,
    age: int,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(Troubled, "path_in_trouble", path)
    monkeypatch.setattr(Troubled, "sent", (("Cache-Control", f"public, max-age={age}"),))
    monkeypatch.setattr(serve, "Handler", Troubled)
    with serving(app) as address:
        ended, said = verify(capsys, address)
    assert ended == code
    assert ("keep these files for more than a day: index.html" in said) is bool(code)


@pytest.mark.parametrize(
    ("packed", "code", "message"),
    [(True, 0, "compresses files again that are compressed already"), (False, 1, "marks them as compressed")],
)
def test_what_is_compressed_already_is_to_be_sent_as_it_is(
    app: Path,
    binary: str,
    packed: bool,
    code: int,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    content = (app / binary).read_bytes()
    monkeypatch.setattr(Troubled, "path_in_trouble", f"/{binary}")
    monkeypatch.setattr(Troubled, "sent", (("Content-Encoding", "gzip"),))
    monkeypatch.setattr(Troubled, "body", gzip.compress(content) if packed else content)
    monkeypatch.setattr(serve, "Handler", Troubled)
    with serving(app) as address:
        ended, said = verify(capsys, address)
    assert message in said
    assert binary in said
    assert ended == code


def test_text_may_be_compressed_on_the_way(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Troubled, "sent", (("Content-Encoding", "gzip"),))
    monkeypatch.setattr(Troubled, "body", gzip.compress((app / "app.js").read_bytes()))
    monkeypatch.setattr(serve, "Handler", Troubled)
    with serving(app) as address:
        assert verify(capsys, address)[0] == 0


@pytest.mark.parametrize(("to", "code"), [("./", 0), ("/elsewhere/", 1)])
def test_index_html_may_lead_to_the_folder_that_it_is_the_page_of(
    app: Path, to: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Troubled, "path_in_trouble", "/index.html")
    monkeypatch.setattr(Troubled, "status", 308)
    monkeypatch.setattr(Troubled, "sent", (("Location", to),))
    monkeypatch.setattr(serve, "Handler", Troubled)
    with serving(app) as address:
        assert verify(capsys, address)[0] == code


def test_an_update_that_was_copied_in_part(app: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(app, newer)
    update(newer)
    with serving(app) as address:
        shutil.copy(newer / LIST, app / LIST)
        code, said = verify(capsys, address)
        assert code == 1
        assert "These files are not what the list says: page.packed, styles.css." in said
        assert "service-worker.js and precache.json are different versions" in said
        for name in ("page.packed", "styles.css", "service-worker.js"):
            shutil.copy(newer / name, app / name)
        assert verify(capsys, address)[0] == 0


def test_a_release_is_what_the_host_should_have(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    older = str(zip_app(app, tmp_path / "older.zip"))
    monkeypatch.setattr(installed_app, "_IN_THE_WHEEL", app)
    with serving(app) as address:
        for given in (["--release", older], ["--installed"]):
            assert verify(capsys, address, *given)[0] == 0
        before = release_in(Path(older))
        served = tmp_path / "served"
        shutil.copytree(app, served)
        update(served)
    with serving(served) as address:
        assert verify(capsys, address)[0] == 0
        for given in (["--release", older], ["--installed"]):
            code, said = verify(capsys, address, *given)
            assert code == 1
            assert f"has a different release from this one: version {release_in(served).version[:12]}" in said
            assert "not what the list says: precache.json, service-worker.js, page.packed, styles.css" in said
    assert before.version != release_in(served).version


@pytest.mark.parametrize("name", ["nothing.zip", "other.zip", "text.zip"])
def test_what_is_not_a_release_is_refused(
    app: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "text.zip").write_text("text")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("other", "")
    with serving(app) as address:
        code, said = verify(capsys, address, "--release", str(tmp_path / name))
    assert code == 2
    assert name in said


@pytest.mark.parametrize(
    "listed",
    ["", "[]", '{"files": 1}', '{"files": [1]}', '{"files": [{"path": "a"}]}']
    + [f'{{"files": [{{"path": "{path}", "sha256": "", "bytes": 1}}]}}' for path in ("../a", "/a", "a/../../b")],
)
def test_a_list_that_makes_no_sense_is_refused(app: Path, listed: str, capsys: pytest.CaptureFixture[str]) -> None:
    (app / LIST).write_text(listed)
    with serving(app) as address:
        code, said = verify(capsys, address)
    assert code == 2
    assert "Copy all files of a release to the host again" in said


def test_an_address_without_the_app_is_said(app: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (app / LIST).unlink()
    with serving(app) as address:
        code, said = verify(capsys, address)
    assert code == 2
    assert "has no list of the app’s files, precache.json (answer 404). Give the address of the folder" in said


def test_nothing_is_asked_of_another_host(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    class Elsewhere(Handler):
        def do_GET(self) -> None:
            asked.append(self.path)
            super().do_GET()

    monkeypatch.setattr(serve, "Handler", Elsewhere)
    with serving(app) as elsewhere:
        monkeypatch.setattr(Troubled, "status", 301)
        monkeypatch.setattr(serve, "Handler", Troubled)
        for path in ("/app.js", f"/{LIST}"):
            monkeypatch.setattr(Troubled, "path_in_trouble", path)
            monkeypatch.setattr(Troubled, "sent", (("Location", elsewhere),))
            with serving(app) as address:
                code, said = verify(capsys, address)
                assert code == (1 if path == "/app.js" else 2)
                assert elsewhere in said
    assert asked == []


@pytest.mark.parametrize(
    "address", ["", "check.example.gov.uk", "file:///etc/passwd", "https://", "ftp://a/", "http://u:p@a/"]
)
def test_what_is_not_an_address_is_refused(address: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = verify(capsys, address)
    assert code == 2
    assert "Write it as https://check.example.gov.uk/" in said


@pytest.mark.parametrize(
    ("address", "secure"),
    [
        ("http://check.example.gov.uk/", False),
        ("https://check.example.gov.uk/", True),
        ("http://localhost:8903/", True),
        ("http://127.0.0.1/", True),
        ("http://[::1]/", True),
        ("http://localhost.example.gov.uk/", False),
    ],
)
def test_https_is_needed_but_on_this_computer(address: str, secure: bool) -> None:
    assert host_at(address, 1).is_secure is secure


def test_an_address_without_https_is_a_fault(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fetching, "_LOCAL", ())
    monkeypatch.setenv("no_proxy", "localhost")
    with serving(app) as address:
        code, said = verify(capsys, address)
    assert code == 1
    assert "The address begins with http://" in said


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a host that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"


def test_a_host_that_does_not_answer_is_not_waited_for(silent: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = verify(capsys, silent, "--patience", "0.05")
    assert code == 2
    assert "can’t be verified: it did not answer in time." in said


def test_a_host_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
    code, said = verify(capsys, address)
    assert code == 2
    assert "can’t be verified: Connection refused." in said


def test_a_file_that_never_ends_is_given_up(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "_LONGEST", -1.0)
    with serving(app) as address:
        assert not Host(address).get("styles.css", 1_000_000).whole


def test_after_a_few_files_without_an_answer_no_more_are_asked_for(
    app: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    class Failing(Handler):
        def do_GET(self) -> None:
            asked.append(self.path)
            if self.path in (f"/{LIST}", "/service-worker.js"):
                super().do_GET()
            self.close_connection = True

    monkeypatch.setattr(serve, "Handler", Failing)
    with serving(app) as address:
        code, said = verify(capsys, address)
    assert code == 1
    assert "No answer came for: " in said
    assert "not asked for after this" in said
    most = verifying._ENOUGH_FAILURES + verifying._AT_ONCE
    assert len(asked) - 3 <= most < len(listed_files((app / LIST).read_bytes()))


def test_a_certificate_that_is_not_trusted_is_said(
    app: Path, certificate: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    code, said = verify(capsys, f"https://localhost:{server.server_address[1]}/")
    server.shutdown()
    server.server_close()
    assert code == 2
    assert "this computer does not trust its certificate" in said
