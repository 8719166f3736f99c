"""The package as others install it: makes its wheel, installs it without the network, serves the app from it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
OFFLINE = {**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull}
OFFLINE |= {"http_proxy": "http://127.0.0.1:1", "https_proxy": "http://127.0.0.1:1"}


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=OFFLINE, capture_output=True, text=True, check=False)


def try_to_make_wheel(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Makes the wheel with the hatchling that is installed."""
    script = f"import hatchling.build as b; print(b.build_wheel({str(out)!r}))"
    return run(sys.executable, "-c", script, cwd=source)


def make_wheel(out: Path) -> Path:
    """The wheel of this checkout."""
    made = try_to_make_wheel(ROOT, out)
    assert made.returncode == 0, made.stderr
    (path,) = out.glob("ssda903_check-*-py3-none-any.whl")
    return path


def install(wheel: Path, folder: Path) -> Path:
    """Installs the wheel, and nothing that it depends on, into a new environment in the folder."""
    venv.create(folder, with_pip=False)
    python = str(folder / "bin" / "python")
    installed = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", str(wheel), cwd=folder
    )
    assert installed.returncode == 0, installed.stderr
    return folder


def _hear_ctrl_c() -> None:
    """A shell lets what it starts in the background ignore Ctrl-C, and the tests may be started so."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def served_by(environment: Path) -> Iterator[str]:
    """The address that ``ssda903-check serve`` prints; it is stopped with Ctrl-C after the block."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(environment / "bin" / "ssda903-check"), "serve", "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=environment, env=OFFLINE, stdout=subprocess.PIPE, encoding="utf-8", preexec_fn=_hear_ctrl_c
    )
    address = f"http://localhost:{port}/"
    try:
        assert server.stdout
        assert address in server.stdout.readline()
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        ended = server.wait(timeout=60)
    assert ended == 0
