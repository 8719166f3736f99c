"""Asking for answers knows no return: the return brings its own answers, and what is known beside an error."""

from pathlib import Path

import pytest

import worker.suggesting

MODULES = sorted(Path(worker.suggesting.__path__[0]).glob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_suggesting_imports_no_return(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert "worker.returns.ssda903" not in text
    assert "worker.rules" not in text
