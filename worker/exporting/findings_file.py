"""All that a check found as JSON, for other programs."""

from __future__ import annotations

import json
from typing import Any

from worker import __version__
from worker.exporting.checked_return import Handover, OutFile
from worker.exporting.error_lines import ErrorLine, error_lines
from worker.exporting.file_names import file_name


def findings_file(handover: Handover) -> OutFile:
    """Errors, problems found before the rules, and what was not checked; texts exactly as in the files."""
    result = handover.result
    explanations = handover.problems.explanations if handover.problems else {}
    content = {
        "kind": "SSDA903 findings",
        "version": 2,
        "tool": __version__,
        "council": result.dataset.council,
        "year": result.dataset.year,
        "made_on": handover.made_on.isoformat(),
        "rules_run": list(result.found),
        "not_checked": {code: str(why) for code, why in result.not_run_because.items()},
        "could_not_be_completed": list(result.failed),
        "errors": [_error(handover, line) for line in error_lines(handover)],
        "problems": [
            {
                "problem": explanations[problem.kind].title,
                "severity": explanations[problem.kind].severity,
                "module": problem.table.module,
                "year": handover.year_of(problem.table),
                "file": handover.tables[problem.table].file,
                "line": int(handover.tables[problem.table].lines[problem.row]),
                "field": problem.column,
                "value": problem.value,
                "proposal": problem.proposal,
            }
            for problem in handover.problems or ()
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return OutFile(file_name(handover, "findings", "json"), text.encode("utf-8"))


def _error(handover: Handover, line: ErrorLine) -> dict[str, Any]:
    return {
        "child": line.child,
        "code": line.rule.code,
        "message": line.rule.message,
        "theme": str(line.rule.theme),
        "impact": line.rule.impact and str(line.rule.impact),
        "warning": line.rule.warning,
        "module": line.table.module,
        "year": handover.year_of(line.table),
        "file": line.file,
        "line": line.line,
        "values": dict(zip(line.fields, line.values, strict=True)),
        "dates": dict(line.dates),
        "suggestion": line.suggestion,
    }
