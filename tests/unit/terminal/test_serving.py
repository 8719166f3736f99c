"""``serve``: what it refuses, and that it opens a browser only when it is asked to."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import pytest

from tests.unit.terminal.conftest import main
from worker.hosting import installed_app, server


class Stopped:
    """A server that is stopped with Ctrl-C at once."""

    def __init__(self, folder: Path, port: int) -> None:
        self.port = port
        self.closed = False

    def serve_forever(self) -> None:
        raise KeyboardInterrupt

    def server_close(self) -> None:
        self.closed = True


@pytest.mark.parametrize("given", [[], ["--open"]])
def test_nothing_is_opened_by_itself(
    given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []
    made: list[Stopped] = []
    monkeypatch.setattr(server, "make_server", lambda *given: made.append(Stopped(*given)) or made[0])
    monkeypatch.setattr(server, "address_of", lambda served: f"http://localhost:{served.port}/")
    monkeypatch.setattr(webbrowser, "open", opened.append)
    assert main(["serve", *given]) == 0
    assert "http://localhost:8903/" in capsys.readouterr().out
    assert opened == (["http://localhost:8903/"] if given else [])
    assert made[0].closed


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "²"])
def test_what_is_not_a_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", f"--port={port}"])
    assert "is not a port: give a number from 1 to 65535" in capsys.readouterr().err


def test_an_installation_without_the_app_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("_IN_THE_WHEEL", "_BUILT"):
        monkeypatch.setattr(installed_app, name, tmp_path)
    assert main(["serve"]) == 2
    assert "Install the wheel of a release" in capsys.readouterr().err
