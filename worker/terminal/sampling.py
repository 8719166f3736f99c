"""``sample``: writes a made-up return: clean, with errors of some codes, or with a realistic mix of errors."""

from __future__ import annotations

import argparse
from pathlib import Path

from worker.returns.known import RETURNS, returns_named
from worker.terminal.inputs import YEARS, add_return, typed_day


def add(sample: argparse.ArgumentParser) -> None:
    """The command's options."""
    sample.add_argument("--children", type=int, default=1300, help="children in this year's return (1300)")
    add_return(sample, f"the {RETURNS[0].called}")
    sample.add_argument("--year", type=int, default=YEARS[-1], choices=YEARS, help="collection year")
    sample.add_argument("--seed", type=int, default=7, help="the same seed gives the same return")
    sample.add_argument("--out", type=Path, required=True, help="folder to write into")
    sample.add_argument("--council", help="name, ONS code or DfE number of the council (Manchester)")
    sample.add_argument(
        "--as-at",
        type=typed_day,
        metavar="DD/MM/YYYY",
        help="a day of the collection year: leave out what an extract of that day would not have (the whole year)",
    )
    errors = sample.add_mutually_exclusive_group()
    errors.add_argument("--clean", action="store_true", help="without errors")
    errors.add_argument("--codes", help="with one error of each of these codes, such as 101,355")
    sample.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Writes the files."""
    from worker.exporting.checked_return import OutFile
    from worker.terminal.input_files import council_of
    from worker.terminal.output_files import write

    council = council_of(options.council).code if options.council else None
    codes = options.codes.split(",") if options.codes else [] if options.clean else None
    (definition, *_) = returns_named(options.return_name)
    if definition.load_sample_maker is None:
        raise ValueError(f"there is no made-up {definition.called}")
    maker = definition.load_sample_maker()
    made = maker.folder(options.children, options.year, options.seed, council, codes, options.as_at)
    write(options.out, [OutFile(name, data) for name, data in made.files])
    print(f"{options.out}: {made.about}")
    return 0
