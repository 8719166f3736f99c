"""How fast a command starts: what it imports before it has anything to do."""

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {"numpy", "pandas", "pydantic", "lxml", "xlsxwriter", "python_calamine"}
_SCRIPT = """
import sys
from worker.terminal.commands import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code
print(*sorted(set(name.partition(".")[0] for name in sys.modules)), "worker.service.messages" in sys.modules)
"""


def imported(*arguments: str) -> set[str]:
    """The packages that are imported when a command has run."""
    done = subprocess.run([sys.executable, "-c", _SCRIPT, *arguments], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["rules", "--help"],
        ["check", "--help"],
        ["export", "--help"],
        ["sample", "--help"],
        ["serve", "--help"],
        ["verify-host", "--help"],
    ],
    ids=" ".join,
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not imported(*arguments) & HEAVY


def test_a_check_imports_neither_messages_nor_what_writes_files(clean: Path) -> None:
    found = imported("check", str(clean / "this_year"), "--last-year", str(clean / "last_year"))
    assert "True" not in found
    assert not found & {"pydantic", "xlsxwriter", "lxml"}


def test_reports_in_csv_make_no_workbook(clean: Path, tmp_path: Path) -> None:
    given = ["check", str(clean / "this_year"), "--council", "Bolton", "--out", str(tmp_path)]
    assert "xlsxwriter" not in imported(*given)
