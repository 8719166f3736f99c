"""Many returns at once: a folder a council, on all cores; one that is broken stops none of the others."""

from __future__ import annotations

import argparse
import datetime
import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from worker.exporting.comparing import compare_files
from worker.exporting.comparison_files import comparison_files
from worker.geography.places import Council, councils
from worker.terminal.checking import exit_code, in_short, reports
from worker.terminal.comparing import in_short as comparison_in_short
from worker.terminal.input_files import Unusable, check_loaded, chosen_files, load
from worker.terminal.inputs import write
from worker.terminal.progress import ProgressBar

_UNUSABLE = 2


@dataclass(frozen=True)
class Job:
    """One return to check."""

    folder: Path
    providers: tuple[Path, ...]
    year: int | None
    form: str
    out: Path | None


@dataclass(frozen=True)
class Outcome:
    """What came of it."""

    name: str
    code: int
    text: str
    counts: tuple[str, bytes] | None = None
    """The summary of counts, as a file."""


def check_each(options: argparse.Namespace) -> int:
    """Checks each folder of a folder; prints a line for each, and writes reports, counts and the comparison."""
    jobs = _jobs(options)
    bar = ProgressBar()
    outcomes = []
    for outcome in run_all(jobs, check_folder, os.cpu_count() or 1):
        outcomes.append(outcome)
        bar.show(len(outcomes), len(jobs), outcome.name)
    bar.wipe()
    outcomes.sort(key=lambda outcome: outcome.name)
    print("\n".join(f"{outcome.name}: {outcome.text}" for outcome in outcomes))
    _compare([outcome.counts for outcome in outcomes if outcome.counts], options.out)
    return max(outcome.code for outcome in outcomes)


def _compare(summaries: list[tuple[str, bytes]], out: Path | None) -> None:
    """Prints the comparison of the councils that are known, and writes it."""
    if not summaries:
        return
    comparison = compare_files(summaries)
    print("\n".join(comparison_in_short(comparison)))
    if out:
        print(f"{out}: {', '.join(write(out, comparison_files(comparison, datetime.date.today())))}")


def _jobs(options: argparse.Namespace) -> list[Job]:
    if options.files or options.last_year or options.council:
        raise Unusable("With --each, name no files and no council: both are told by the folders.")
    if not options.each.is_dir():
        raise Unusable(f"{options.each} is no folder.")
    folders = sorted(path for path in options.each.iterdir() if path.is_dir() and not path.name.startswith("."))
    if not folders:
        raise Unusable(f"{options.each} holds no folders. Put each council’s files into a folder of its own.")
    return [
        Job(
            folder,
            tuple(options.providers),
            options.year,
            options.format,
            options.out and options.out / folder.name,
        )
        for folder in folders
    ]


def run_all(jobs: Sequence[Job], work: Callable[[Job], Outcome], processes: int) -> Iterator[Outcome]:
    """The outcomes as they come; a job that takes its process down is tried once more, by itself."""
    unsure: list[Job] = []
    with ProcessPoolExecutor(min(processes, len(jobs))) as pool:
        futures: dict[Future[Outcome], Job] = {pool.submit(work, job): job for job in jobs}
        for future in as_completed(futures):
            try:
                yield future.result()
            except BrokenProcessPool:
                unsure.append(futures[future])
    for job in unsure:
        with ProcessPoolExecutor(1) as pool:
            try:
                yield pool.submit(work, job).result()
            except BrokenProcessPool:
                text = "not checked: the process that checked it died, most likely for want of memory"
                yield Outcome(job.folder.name, _UNUSABLE, text)


def check_folder(job: Job) -> Outcome:
    """Checks one return; whatever goes wrong is its outcome."""
    try:
        return _check(job)
    except (ValueError, OSError) as unusable:
        return Outcome(job.folder.name, _UNUSABLE, f"not checked: {unusable}")
    except Exception:
        return Outcome(
            job.folder.name, _UNUSABLE, f"not checked, by a fault of the tool:\n{traceback.format_exc()}"
        )


def _check(job: Job) -> Outcome:
    loaded = load([*chosen_files([job.folder]), *chosen_files(job.providers)])
    council = council_of_folder(job.folder.name)
    handover = check_loaded(loaded, council, job.year, datetime.date.today())
    files = reports(handover, job.form)
    if job.out:
        write(job.out, files)
    notes = list(loaded.notes)
    if council is None:
        notes.append(
            "The name of the folder tells no council, so there is no summary of counts, and rules that need the "
            "council were not checked."
        )
    text = "\n  ".join([in_short(handover), *notes])
    summaries = [file for file in files if "summary of counts" in file.name and file.name.endswith(".json")]
    counts = (f"{job.folder.name}/{summaries[0].name}", summaries[0].data) if summaries else None
    return Outcome(job.folder.name, exit_code(handover), text, counts)


def council_of_folder(name: str) -> Council | None:
    """The council whose name, code or DfE number the folder's name is, or begins with."""
    plain = name.casefold().replace("_", " ").strip()
    for council in sorted(councils(), key=lambda council: -len(council.name)):
        for known in (council.name.casefold(), council.code.casefold(), council.dfe_code):
            if plain == known or plain.startswith(f"{known} "):
                return council
    return None
