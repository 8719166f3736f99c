"""Everything that a check found as JSON, for other programs."""

from __future__ import annotations

import json
from typing import Any

from worker import __version__
from worker.checking.not_checked import not_checked
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.error_line import ErrorLine
from worker.exporting.error_lines import error_lines, hint_lines, own_check_lines
from worker.exporting.file_names import file_name
from worker.exporting.when import NOW, by_year_end
from worker.exporting.whole_return import whole_return_lines


def findings_file(checked: CheckedReturn) -> OutFile:
    """Errors, problems found before the rules, and what was not checked; texts exactly as in the files."""
    result = checked.result
    explanations = checked.problems.explanations if checked.problems else {}
    content = {
        "kind": f"{checked.definition.title} findings",
        "version": 2,
        "tool": __version__,
        "council": result.dataset.council,
        "year": result.dataset.year,
        "made_on": checked.made_on.isoformat(),
        **({"as_at": checked.as_at.isoformat()} if checked.as_at else {}),
        "rules_run": list(result.found),
        "not_checked": {code: str(why) for code, why in not_checked(result).items()},
        "could_not_be_completed": list(result.failed),
        "errors": [_error(checked, line) for line in error_lines(checked)],
        **({"hints": [_hint(checked, line) for line in hint_lines(checked)]} if result.hints else {}),
        **({"own_checks": [_own(checked, line) for line in own_check_lines(checked)]} if result.own else {}),
        **({"whole_return": _whole_return(checked)} if result.whole_return else {}),
        "problems": [
            {
                "problem": explanations[problem.kind].title,
                "severity": explanations[problem.kind].severity,
                "module": problem.table.module,
                "year": checked.year_of(problem.table),
                "file": checked.tables[problem.table].file,
                "line": int(checked.tables[problem.table].lines[problem.row]),
                "field": problem.column,
                "value": problem.value,
                "proposal": problem.proposal,
            }
            for problem in checked.problems or ()
        ],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    return OutFile(file_name(checked, "findings", "json"), text.encode("utf-8"))


def _hint(checked: CheckedReturn, line: ErrorLine) -> dict[str, Any]:
    return {
        "child": line.child,
        "code": line.rule.code,
        "message": line.rule.message,
        **_place(checked, line),
    }


def _own(checked: CheckedReturn, line: ErrorLine) -> dict[str, Any]:
    return {**_hint(checked, line), "impact": line.rule.rating}


def _whole_return(checked: CheckedReturn) -> list[dict[str, Any]]:
    """The rules on the whole return, whether they fail or not."""
    return [
        {
            "code": line.rule.code,
            "message": line.rule.message,
            "impact": line.rule.rating,
            "warning": line.rule.warning,
            "fails": line.outcome.fails,
            "measures": {each.label: each.value for each in line.outcome.measures},
        }
        for line in whole_return_lines(checked)
    ]


def _place(checked: CheckedReturn, line: ErrorLine) -> dict[str, Any]:
    """The row, and its values in the columns with the error."""
    return {
        "module": line.table.module,
        "year": checked.year_of(line.table),
        "file": line.file,
        "line": line.line,
        "values": dict(zip(line.fields, line.values, strict=True)),
        "dates": dict(line.dates),
        **({"row": line.row_name} if line.row_name else {}),
    }


def _error(checked: CheckedReturn, line: ErrorLine) -> dict[str, Any]:
    return {
        "child": line.child,
        "code": line.rule.code,
        **(_when(checked, line) if checked.as_at else {}),
        "message": line.rule.message,
        "theme": str(line.rule.theme),
        "impact": line.rule.rating,
        "warning": line.rule.warning,
        **_place(checked, line),
        "suggestion": line.suggestion,
    }


def _when(checked: CheckedReturn, line: ErrorLine) -> dict[str, str | None]:
    """When it is an error, while the year is running."""
    return {
        "when": by_year_end(checked.result.dataset) if line.since else NOW.lower(),
        "becomes_an_error_on": line.since.isoformat() if line.since else None,
    }
