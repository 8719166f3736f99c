"""What a check prints, writes and ends with, for one return or for each of many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from worker.exporting.downloads import COUNTS, DOWNLOADS, DownloadKind, download
from worker.returns.definition import year_label

if TYPE_CHECKING:
    from worker.checking.not_checked import Remedy
    from worker.checking.rule import Rule
    from worker.exporting.checked_return import CheckedReturn, OutFile
    from worker.exporting.overview import TypeBar


def exit_code(checked: CheckedReturn) -> int:
    """0 if nothing is wrong: no error, no problem that keeps values from being read, no check that failed.

    A warning is no error.
    """
    from worker.exporting.figures import error_count

    return int(bool(error_count(checked.result) or _serious_problems(checked) or checked.result.failed))


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
    from worker.checking.not_checked import not_checked
    from worker.exporting.figures import figures
    from worker.exporting.when import as_at_in_words, by_year_end

    counted = figures(checked.result)
    dataset, name = checked.result.dataset, f"{checked.council_name} {year_label(checked.year)}".strip()
    parts = [
        f"{_count(counted.children, 'child', 'children')}, {counted.children_with_errors:,} with errors",
        f"{_count(counted.errors, 'error')} of {_count(counted.types, 'type')}",
    ]
    if counted.warnings:
        warning = checked.definition.warning_word
        parts.append(
            f"{warning.of(counted.warnings)}, "
            f"{_count(counted.children_with_warnings_only, 'child', 'children')} with {warning.many} only"
        )
    if checked.as_at:
        name += f" {as_at_in_words(checked.as_at)}"
        due = _count(counted.children_with_due, "child", "children")
        parts.append(f"{due} with something due {by_year_end(dataset)}")
    parts.append(f"{_count(len(not_checked(checked.result)), 'rule')} not checked")
    if checked.problems:
        parts.append(f"{_count(len(checked.problems), 'problem')} in the files")
    if checked.result.failed:
        parts.append(f"could not be completed: {', '.join(checked.result.failed)}")
    return f"{name}: {'; '.join(parts)}"


def in_detail(checked: CheckedReturn) -> list[str]:
    """The errors by code, the most frequent first, what is due beside them, and what would let more rules run."""
    from worker.checking.not_checked import remedies
    from worker.exporting.overview import overview

    lines = [
        f"  {each.code:<10}{_found(checked, each)} {_concerned(each)}{_due(checked, each)}  {each.title}"
        for each in overview(checked).by_type
    ]
    return lines + [f"  not checked: {_not_checked(checked, each)}" for each in remedies(checked.result)]


def _not_checked(checked: CheckedReturn, remedy: Remedy) -> str:
    """What would let rules run: "add Header (50 more rules): 101, 102"."""
    from worker.checking.not_checked import gain

    codes = ", ".join([*remedy.codes, *remedy.with_others])
    if remedy.table is None:
        return f"{codes}, because {remedy.reason}"
    return f"add {checked.definition.label(remedy.table)} ({gain(remedy)}): {codes}"


def _found(checked: CheckedReturn, count: TypeBar) -> str:
    """How many rows a rule found, as wide for warnings as for errors."""
    definition = checked.definition
    found = definition.warning_word.of(count.errors) if count.warning else _count(count.errors, "error")
    return f"{found:<16}"


def _concerned(count: TypeBar) -> str:
    """The children of a type, or that it is about the whole return."""
    return f"{'whole return':<14}" if count.whole_return else _children(count.children)


def _children(number: int) -> str:
    return f"{_count(number, 'child', 'children'):<14}"


def _count(number: int, one: str, many: str = "") -> str:
    """A number and what it counts: "1 child", "1,300 children"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def _due(checked: CheckedReturn, count: TypeBar) -> str:
    """What is due of a type, or as much space; nothing once the year is over."""
    if not checked.as_at:
        return ""
    said = f"{count.due:,} due, {_children(count.due_children)}" if count.due else ""
    return f"{said:<24}"


def hints_in_detail(checked: CheckedReturn) -> list[str]:
    """What our own hints found, by code and apart from the errors."""
    from worker.exporting.error_lines import hint_lines

    children: dict[Rule, set[str]] = {}
    for line in hint_lines(checked):
        children.setdefault(line.rule, set()).update({line.child} - {""})
    lines = [
        f"  {hint.code:<10}{_count(len(ids), 'child', 'children'):>15}  {hint.title}"
        for hint, ids in children.items()
    ]
    return [f"our own {checked.definition.hint_word.many}, not DfE’s:", *lines] if lines else []
