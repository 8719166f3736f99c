"""The progress bar."""

import io

from worker.terminal.progress import ProgressBar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_is_and_then_nothing() -> None:
    out = Terminal()
    bar = ProgressBar(out)
    assert bar.show(15, 30, "355")
    assert out.getvalue().startswith("\r[###############...............] 15/30 355")
    bar.wipe()
    assert out.getvalue().endswith(" \r")
    assert bar.show(0, 0, "")


def test_a_file_or_pipe_gets_nothing() -> None:
    out = io.StringIO()
    bar = ProgressBar(out)
    assert bar.show(1, 2, "355")
    bar.wipe()
    assert out.getvalue() == ""
