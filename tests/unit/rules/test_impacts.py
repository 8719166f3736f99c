"""Every rule says how much its errors harm the published figures, and who rated it so."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from worker.checking.impacts import read_impacts
from worker.checking.rule import ImpactLevel
from worker.rules.ssda903 import all_rules

IMPACTS = read_impacts("worker.rules.ssda903")


def test_every_code_has_one_impact() -> None:
    assert IMPACTS.keys() == {rule.code for rule in all_rules()}
    assert all(rule.impact == IMPACTS[rule.code] for rule in all_rules())


def test_a_reason_is_one_sentence() -> None:
    assert all(impact.reason.endswith(".") and "  " not in impact.reason for impact in IMPACTS.values())


def test_only_what_the_report_rates_is_called_analysts_rating() -> None:
    by_analysts = {code: impact for code, impact in IMPACTS.items() if impact.rated_by_analysts}
    assert {code: str(impact.level) for code, impact in by_analysts.items()} == {
        "164": "high",
        "166": "high",
        "171": "lower",
        "562": "medium",
    }
    assert all("nalysts" not in impact.reason for code, impact in IMPACTS.items() if code not in by_analysts)


@pytest.mark.parametrize(("level", "codes"), [("high", 146), ("medium", 172), ("lower", 22)])
def test_how_many_are_of_each_level(level: str, codes: int) -> None:
    assert Counter(impact.level for impact in IMPACTS.values())[ImpactLevel(level)] == codes


def test_an_impact_that_there_is_not_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rated_rules").mkdir()
    (tmp_path / "rated_rules" / "__init__.py").touch()
    (tmp_path / "rated_rules" / "impacts.csv").write_text("code,impact,reason,basis\n1,huge,Why.,derived\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ValueError, match="huge"):
        read_impacts("rated_rules")
