"""The extract that the loaded files replaced, checked as they are."""

from __future__ import annotations

from collections.abc import Sequence

from worker.checking.engine import CheckResult, check
from worker.dataset.dataset import Dataset
from worker.reading.file_reports import FileToLoad
from worker.service import messages as p
from worker.service.loaded_files import LoadedFiles


def earlier_files(named: Sequence[FileToLoad], buffers: Sequence[bytes], files: LoadedFiles) -> LoadedFiles:
    """The files of an earlier extract of the return that is loaded now.

    Reference lists are those of now, so that no error counts as resolved because a list is newer.
    """
    earlier = LoadedFiles((files.definition,))
    earlier.load(named, buffers, columns=files.columns)
    earlier.references = files.references
    return earlier


def check_earlier(
    extract: p.EarlierExtract, buffers: Sequence[bytes], files: LoadedFiles, now: Dataset
) -> CheckResult:
    """The check of an earlier extract as at the day of a check of the files that are loaded now."""
    earlier = earlier_files(extract.files, buffers, files)
    years = {name.last_year for name in earlier.tables}
    others = {name: table for name, table in files.tables.items() if name.last_year not in years}
    earlier.tables = {**earlier.tables, **others}
    frames = {name: table.read.frame for name, table in earlier.tables.items()}
    return check(earlier.dataset(frames, now.year, now.council, now.as_at.item(), now.today.item()))
