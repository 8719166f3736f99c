"""What the commands print on any console, and how Ctrl-C ends them."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.unit.terminal.conftest import csv_files
from worker.terminal import checking
from worker.terminal.commands import main
from worker.terminal.many import Job, JobResult

ROOT = Path(__file__).parents[3]


def run(*arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run(
        [sys.executable, "-m", "worker", *arguments], cwd=ROOT, env=environment, capture_output=True, check=False
    )


@pytest.mark.parametrize("encoding", ["cp437", "ascii", "utf-8"])
def test_a_console_of_few_characters_gets_plain_ones_and_the_files(
    encoding: str, sample: Path, tmp_path: Path
) -> None:
    given = [*csv_files(sample / "this_year"), "--council", "Manchester", "--as-at", "end", "--out", str(tmp_path)]
    ended = run("check", *given, encoding=encoding)
    assert all(line.startswith(b"This year: ") for line in ended.stderr.splitlines())
    assert ended.returncode == 1
    said = "add last year’s Episodes"
    plain = encoding in ("cp437", "ascii")
    assert (said.replace("’", "'") if plain else said) in ended.stdout.decode(encoding)
    assert any(path.name.endswith(".csv") for path in tmp_path.iterdir())


def test_what_has_no_plain_form_becomes_a_question_mark() -> None:
    ended = run("check", "naïve “file”.csv", encoding="ascii")
    assert ended.returncode == 2
    assert ended.stderr.startswith(b'ssda903-check: na?ve "file".csv can\'t be read: ')


def test_ctrl_c_ends_with_130_and_one_line(
    clean: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "chosen", interrupted)
    assert main(["check", str(clean)]) == 130
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "ssda903-check: stopped with Ctrl-C.\n")


def presses_ctrl_c(job: Job) -> JobResult:
    """Work during which the user presses Ctrl-C, and which never ends by itself."""
    os.kill(os.getppid(), signal.SIGINT)
    time.sleep(3600)
    return JobResult(job.folder.name, 0, "")


_SCRIPT = """
import os, signal, sys
# A shell has what it runs in the background ignore the signal.
signal.signal(signal.SIGINT, signal.default_int_handler)
from tests.unit.terminal.test_consoles import presses_ctrl_c
from worker.terminal import many
from worker.terminal.commands import main
many.check_folder = presses_ctrl_c
sys.exit(main(["check", "--each", sys.argv[1]]))
"""


def test_ctrl_c_ends_the_processes_of_many_returns_too(clean: Path, tmp_path: Path) -> None:
    for name in ("Bolton", "Salford", "Trafford"):
        shutil.copytree(clean, tmp_path / name)
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "ssda903-check: stopped with Ctrl-C.\n")
