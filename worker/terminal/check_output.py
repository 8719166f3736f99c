"""What a check prints, writes and ends with, for one return or for each of many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from worker.exporting.downloads import COUNTS, DOWNLOADS, DownloadKind, download
from worker.returns.definition import year_label

if TYPE_CHECKING:
    from worker.checking.rule import Rule
    from worker.exporting.checked_return import CheckedReturn, OutFile
    from worker.exporting.overview import TypeBar


def exit_code(checked: CheckedReturn) -> int:
    """0 if nothing is wrong: no error, no problem that keeps values from being read, no check that failed."""
    return int(bool(_errors(checked) or _serious_problems(checked) or checked.result.failed))


def _errors(checked: CheckedReturn) -> int:
    return sum(len(part.rows) for parts in checked.result.found.values() for part in parts)


def _serious_problems(checked: CheckedReturn) -> int:
    problems = checked.problems
    if not problems:
        return 0
    return sum(
        problems.count(kind) for kind in problems.batches if problems.explanations[kind].severity == "error"
    )


def reports(checked: CheckedReturn, form: str) -> list[OutFile]:
    """The reports in one form, with the summary of counts where the council is known."""
    kinds = [kind for kind in DOWNLOADS if form in kind.in_check and not _is_empty(checked, kind)]
    if any("suggestions" in kind.needs for kind in kinds):
        from worker.exporting.suggested import suggestion_texts
        from worker.suggesting.suggest import suggest

        checked = replace(checked, suggestions=suggestion_texts(suggest(checked.result)))
    made = [file for kind in kinds for file in download(checked, kind, form).files]
    if checked.result.dataset.council:
        made += [file for ending in COUNTS.endings for file in download(checked, COUNTS, ending).files]
    return made


def _is_empty(checked: CheckedReturn, kind: DownloadKind) -> bool:
    """Whether it would only list problems in the files or own checks, of which there are none."""
    return (kind.needs == ("problems",) and not checked.problems) or (
        kind.offered_if == "own checks" and checked.result.own is None
    )


def in_short(checked: CheckedReturn) -> str:
    """The outcome in a line."""
    from worker.exporting.figures import figures
    from worker.exporting.when import as_at_in_words, by_year_end

    counted = figures(checked.result)
    types = sum(count.errors > 0 for count in counted.by_code.values())
    dataset, name = checked.result.dataset, f"{checked.council_name} {year_label(checked.year)}".strip()
    parts = [
        f"{counted.children:,} children, {counted.children_with_errors:,} with errors",
        f"{counted.errors:,} errors of {types} types",
    ]
    if checked.as_at:
        name += f" {as_at_in_words(checked.as_at)}"
        parts.append(f"{counted.children_with_due:,} children with something due {by_year_end(dataset)}")
    parts += [
        f"{len(checked.result.not_run_because)} rules not checked",
    ]
    if checked.problems:
        parts.append(f"{len(checked.problems):,} problems in the files")
    if checked.result.failed:
        parts.append(f"could not be completed: {', '.join(checked.result.failed)}")
    return f"{name}: {'; '.join(parts)}"


def in_detail(checked: CheckedReturn) -> list[str]:
    """The errors by code, the most frequent first, what is due beside them, and why rules were not checked."""
    from worker.exporting.overview import overview

    lines = [
        f"  {each.code:<10}{each.errors:>7,} errors {each.children:>6,} children"
        f"{_due(checked, each)}  {each.title}"
        for each in overview(checked).by_type
    ]
    reasons: dict[str, list[str]] = {}
    for code, why in checked.result.not_run_because.items():
        reasons.setdefault(str(why), []).append(code)
    return lines + [f"  not checked, because {why}: {', '.join(codes)}" for why, codes in reasons.items()]


def _due(checked: CheckedReturn, count: TypeBar) -> str:
    """What is due of a type, or as much space; nothing once the year is over."""
    if not checked.as_at:
        return ""
    said = f"{count.due:>8,} due {count.due_children:>6,} children"
    return said if count.due else " " * len(said)


def hints_in_detail(checked: CheckedReturn) -> list[str]:
    """What our own hints found, by code and apart from the errors; nothing once the year is over."""
    from worker.exporting.error_lines import hint_lines

    children: dict[Rule, set[str]] = {}
    for line in hint_lines(checked):
        children.setdefault(line.rule, set()).update({line.child} - {""})
    lines = [f"  {hint.code:<10}{len(ids):>6,} children  {hint.title}" for hint, ids in children.items()]
    return ["hints of ours, not DfE’s:", *lines] if lines else []
