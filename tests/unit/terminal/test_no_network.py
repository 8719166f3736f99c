"""Nothing leaves the machine: no command but ``serve`` and ``verify-host`` opens a socket or knows how to."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import worker
from tests.unit.terminal.conftest import csv_files

PACKAGE = Path(worker.__file__).parent
NETWORK = {"asyncio", "ftplib", "http", "requests", "smtplib", "socket", "socketserver", "ssl", "webbrowser"}
MAY = {"hosting/server.py", "hosting/fetching.py", "terminal/serving.py"}
"""Modules that may use the network; ``http`` is the statuses alone elsewhere in that room."""
KNOW_HOSTS = {"terminal/serving.py", "terminal/verifying_hosts.py"}
_SCRIPT = """
import sys
opened = []
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith("socket.") else None)
from worker.terminal.commands import main
codes = []
for line in sys.argv[1:]:
    codes.append(main(line.split("|")))
print("CODES", *codes, "SOCKETS", *opened)
"""


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_only_two_commands_know_the_network(path: Path) -> None:
    name = path.relative_to(PACKAGE).as_posix()
    imported = set(imports(path)) - {"http.HTTPStatus"}
    network = {each for each in imported if each.partition(".")[0] in NETWORK or each.startswith("urllib.request")}
    assert name in MAY or not network
    hosting = {each for each in imported if each.startswith("worker.hosting")}
    assert name in KNOW_HOSTS or name.startswith("hosting/") or not hosting


def test_no_other_command_opens_a_socket(sample: Path, tmp_path: Path) -> None:
    files, out = "|".join(csv_files(sample / "this_year")), str(tmp_path)
    council = f"{files}|--council|Manchester"
    lines = [
        f"check|{council}|--out|{out}/reports",
        f"export|{files}|--format|xml|--out|{out}/xml",
        f"figures|{council}|--format|xlsx|--out|{out}/figures",
        f"compare|{out}/reports|--out|{out}/comparison",
        "rules|--code|355",
        f"sample|--children|5|--out|{out}/sample",
    ]
    done = subprocess.run([sys.executable, "-c", _SCRIPT, *lines], capture_output=True, text=True, check=True)
    codes, _, sockets = done.stdout.rpartition("CODES")[2].partition("SOCKETS")
    assert sockets.split() == []
    assert codes.split() == ["1", "0", "0", "0", "0", "0"], done.stderr
