"""Many returns at once: a folder a council, on all cores; a broken one does not stop the others."""

from __future__ import annotations

import argparse
import datetime
import os
import signal
import traceback
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

from worker.exporting.comparing import compare_files
from worker.exporting.comparison_files import comparison_files
from worker.geography.council_names import council_at_the_start, find_councils
from worker.geography.places import Council
from worker.reading.column_answers import ColumnAnswer
from worker.returns.known import returns_named
from worker.terminal.as_at import as_at_day
from worker.terminal.check_output import exit_code, in_short, reports
from worker.terminal.comparing import in_short as comparison_in_short
from worker.terminal.input_files import Unusable, check_loaded, chosen_files, load
from worker.terminal.output_files import CannotWrite, write
from worker.terminal.own_checks import own_checks_in_detail, read_own_checks
from worker.terminal.progress import ProgressBar

if TYPE_CHECKING:
    from worker.own_checks.own_check import OwnCheck

_UNUSABLE = 2
_LOOK_FOR_CTRL_C = 0.2
"""How often the command looks whether Ctrl-C was pressed, in seconds."""


@dataclass(frozen=True)
class Job:
    """One return to check."""

    folder: Path
    providers: tuple[Path, ...]
    year: int | None
    accepted: tuple[str, ...]
    """Kinds of questions about the files that do not stop it."""
    columns: tuple[ColumnAnswer, ...]
    """What names of columns mean that are not known."""
    as_at: datetime.date | str | None
    """What was asked for; see ``as_at_day``."""
    today: datetime.date
    form: str
    out: Path | None
    own_checks: tuple[OwnCheck, ...] = ()
    return_name: str = ""
    """The return that it is; empty to have its files decide."""


@dataclass(frozen=True)
class JobResult:
    """The result of one job."""

    name: str
    code: int
    text: str
    counts: tuple[str, bytes] | None = None
    """The summary of counts, as a file."""
    council: str = ""
    """Whose summary it is."""


def check_each(options: argparse.Namespace) -> int:
    """Checks each folder of a folder; prints a line for each, and writes reports, counts and the comparison."""
    jobs = _jobs(options)
    bar = ProgressBar()
    results = []
    for result in run_all(jobs, check_folder, os.cpu_count() or 1):
        results.append(result)
        bar.show(len(results), len(jobs), result.name)
    bar.wipe()
    results.sort(key=lambda result: result.name)
    print("\n".join(f"{result.name}: {result.text}" for result in results))
    clashing, notes = clashes(results)
    print("".join(f"{note}\n" for note in notes), end="")
    compared = [result.counts for result in results if result.counts and result.council not in clashing]
    _compare(compared, options.out, options.today)
    return max(result.code for result in results)


def clashes(results: Sequence[JobResult]) -> tuple[set[str], list[str]]:
    """Councils whose folders have different data, so that it is not known which to compare, and a note on each."""
    by_council: dict[str, list[JobResult]] = {}
    for result in results:
        if result.counts:
            by_council.setdefault(result.council, []).append(result)
    clashing = {
        council: own
        for council, own in by_council.items()
        if len({result.counts[1] for result in own if result.counts}) > 1
    }
    notes = [
        f"{', '.join(result.name for result in own[:-1])} and {own[-1].name} have different data for {council}, "
        f"so the comparison leaves {council} out. Keep one folder for each council."
        for council, own in clashing.items()
    ]
    return set(clashing), notes


def _compare(summaries: list[tuple[str, bytes]], out: Path | None, today: datetime.date) -> None:
    """Prints the comparison of the councils that are known, and writes it."""
    if not summaries:
        return
    comparison = compare_files(summaries)
    print("\n".join(comparison_in_short(comparison)))
    if out:
        print(f"{out}: {', '.join(write(out, comparison_files(comparison, today)))}")


def _jobs(options: argparse.Namespace) -> list[Job]:
    if options.files or options.last_year or options.council:
        raise Unusable("With --each, name no files and no council: the folders give both.")
    if not options.each.is_dir():
        raise Unusable(f"{options.each} is not a folder.")
    folders = sorted(path for path in options.each.iterdir() if path.is_dir() and not path.name.startswith("."))
    if not folders:
        raise Unusable(f"{options.each} has no folders. Put each council’s files in its own folder.")
    own_checks = read_own_checks(options.own_checks, returns_named(options.return_name)[0])
    return [
        Job(
            folder,
            tuple(options.providers),
            options.year,
            tuple(options.accept),
            tuple(options.columns),
            options.as_at,
            options.today,
            options.format,
            options.out and options.out / folder.name,
            own_checks,
            options.return_name,
        )
        for folder in folders
    ]


@contextmanager
def _presses() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C was pressed since the start of the block; a press does nothing else there.

    An exception in the middle of a pool's work could leave a lock taken or a process behind, and the command would
    wait for it for ever; so could a lock taken by the handler itself.
    """
    presses: list[int] = []
    usual = signal.signal(signal.SIGINT, lambda number, _: presses.append(number))
    try:
        yield lambda: bool(presses)
    finally:
        signal.signal(signal.SIGINT, usual)


def _finished(
    jobs: Sequence[Job], work: Callable[[Job], JobResult], processes: int
) -> Iterator[tuple[Job, Future[JobResult]]]:
    """Each job, as it is done, with its result; ends the processes if the user presses Ctrl-C.

    Raises KeyboardInterrupt then.
    """
    with _presses() as is_pressed:
        pool = ProcessPoolExecutor(processes, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
        try:
            job_of = {_submit(pool, work, job): job for job in jobs}
            waiting = set(job_of)
            while waiting:
                done, waiting = wait(waiting, _LOOK_FOR_CTRL_C, FIRST_COMPLETED)
                for future in done:
                    yield job_of[future], future
                if is_pressed():
                    raise KeyboardInterrupt
        except (KeyboardInterrupt, GeneratorExit):
            for process in active_children():
                process.kill()
            raise
        finally:
            pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, work: Callable[[Job], JobResult], job: Job) -> Future[JobResult]:
    """The job's future; one that has failed if a job handed over before has taken its process down already."""
    try:
        return pool.submit(work, job)
    except BrokenProcessPool as broken:
        failed: Future[JobResult] = Future()
        failed.set_exception(broken)
        return failed


def run_all(jobs: Sequence[Job], work: Callable[[Job], JobResult], processes: int) -> Iterator[JobResult]:
    """The results as they come; a job that takes its process down is tried again, on its own."""
    unsure: list[Job] = []
    for job, future in _finished(jobs, work, min(processes, len(jobs))):
        try:
            yield future.result()
        except BrokenProcessPool:
            unsure.append(job)
    for job in unsure:
        for _, future in _finished([job], work, 1):
            try:
                yield future.result()
            except BrokenProcessPool:
                text = "not checked: the process that checked it stopped, most likely because it ran out of memory"
                yield JobResult(job.folder.name, _UNUSABLE, text)


def check_folder(job: Job) -> JobResult:
    """Checks one return; whatever goes wrong is in its result."""
    try:
        return _check(job)
    except CannotWrite as problem:
        return JobResult(job.folder.name, _UNUSABLE, f"checked, but {problem}")
    except (ValueError, OSError) as unusable:
        return JobResult(job.folder.name, _UNUSABLE, f"not checked: {unusable}")
    except Exception:
        return JobResult(
            job.folder.name, _UNUSABLE, f"not checked, because of a fault in the tool:\n{traceback.format_exc()}"
        )


def _check(job: Job) -> JobResult:
    chosen = [*chosen_files([job.folder]), *chosen_files(job.providers)]
    loaded = load(chosen, job.accepted, job.year, job.today, job.columns, job.return_name)
    council = council_of_folder(job.folder.name)
    as_at, about_day = as_at_day(loaded, job.year, job.as_at, job.today)
    checked = check_loaded(loaded, council, job.year, job.today, as_at=as_at, own_checks=job.own_checks)
    files = reports(checked, job.form)
    if job.out:
        write(job.out, files)
    notes = [*loaded.notes, *about_day]
    if council is None:
        notes.append(
            "The folder is not named after a council, so there is no summary of counts, and rules that need the "
            "council were not checked."
        )
    text = "\n  ".join([in_short(checked), *notes, *own_checks_in_detail(checked)])
    summaries = [file for file in files if "summary of counts" in file.name and file.name.endswith(".json")]
    counts = (f"{job.folder.name}/{summaries[0].name}", summaries[0].data) if summaries else None
    return JobResult(job.folder.name, exit_code(checked), text, counts, checked.council_name)


def council_of_folder(name: str) -> Council | None:
    """The council that the folder's name means, or begins with; None if there is none, or several."""
    found = find_councils(name)
    return found[0] if len(found) == 1 else council_at_the_start(name)
