"""``compare``: the comparison of councils by their summaries of counts."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from worker.returns.definition import year_label
from worker.terminal.output_files import write

if TYPE_CHECKING:
    from worker.exporting.comparison import Comparison


def add(compare: argparse.ArgumentParser) -> None:
    """The command's options."""
    compare.add_argument(
        "files", nargs="+", type=Path, help="summaries of counts (.json), or folders that have them"
    )
    compare.add_argument("--year", type=int, help="collection year to compare; the latest unless given")
    compare.add_argument("--out", type=Path, help="folder to write the comparison into (.xlsx, .csv, .json)")
    compare.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Prints the comparison in short, and writes it."""
    from worker.exporting.comparing import compare_files
    from worker.exporting.comparison_files import comparison_files
    from worker.reading.refusal import Refused
    from worker.terminal.input_files import Unusable, chosen_files

    folders = [path for path in options.files if path.is_dir()]
    found = [path for folder in folders for path in sorted(folder.rglob("*summary of counts*.json"))]
    files = chosen_files([*(path for path in options.files if path not in folders), *found])
    try:
        comparison = compare_files([(file.name, file.data) for file in files], options.year)
    except Refused as refused:
        raise Unusable(str(refused)) from None
    print("\n".join(in_short(comparison)))
    if options.out:
        print(f"{options.out}: {', '.join(write(options.out, comparison_files(comparison, options.today)))}")
    return 0


def in_short(comparison: Comparison) -> list[str]:
    """The comparison in some lines: the councils, the groups, and the most frequent errors."""
    from worker.exporting.when import as_at_in_words

    has_days = any(council.as_at for council in comparison.councils)
    return [
        f"{year_label(comparison.year)}: {len(comparison.councils)} councils, {comparison.total:,} errors",
        *(
            f"  {council.name}: {council.errors:,} errors, {council.errors_per_100_children} per 100 children"
            + (f", {as_at_in_words(council.as_at)}" if has_days else "")
            for council in comparison.councils
        ),
        *(f"  {group.group}: {group.share:.0%} of all errors" for group in comparison.groups),
        "most frequent:",
        *(f"  {code.code:<10}{code.total:>7,}{code.share:>6.0%}  {code.title}" for code in comparison.codes[:10]),
        *comparison.notes,
    ]
