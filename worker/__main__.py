"""The validator for a terminal: ``python -m worker export``, ``rules`` and ``sample``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from worker.returns import COLLECTION_YEARS, LAST_YEAR, year_label


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    whole = argparse.ArgumentParser(prog="ssda903-check", description="Checks SSDA903 returns on this machine.")
    commands = whole.add_subparsers(required=True, metavar="command")
    _add_export(commands)
    _add_rules(commands)
    _add_sample(commands)
    return whole


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write a return as CSV files or as one XML file")
    export.add_argument(
        "files", nargs="+", type=Path, help="CSV files of the modules, or one XML file, of one year"
    )
    export.add_argument("--format", choices=("csv", "xml"), required=True, help="form to write")
    export.add_argument("--out", type=Path, required=True, help="folder to write into")
    export.set_defaults(run=run_export)


def run_export(options: argparse.Namespace) -> None:
    """Writes the files of one year in the other form; says what that form can't hold."""
    from worker.exporting.csv_files import FILE_NAMES, module_as_csv
    from worker.exporting.xml_files import BESIDE, write_xml
    from worker.reading import read_file
    from worker.reading.arranging import arrange
    from worker.reading.refusal import Refused
    from worker.returns import MODULES

    try:
        read = [read_file(path.name, path.read_bytes()) for path in options.files]
    except (Refused, OSError) as problem:
        raise ValueError(str(problem)) from None
    placed = arrange(read, dict.fromkeys(range(len(read)), False))
    conflicts = [part.conflict for part in placed if part.conflict]
    if conflicts:
        raise ValueError(" ".join(conflicts))
    tables = {name: table.frame for part in placed for name, table in part.file.tables.items()}
    written = {}
    if options.format == "xml":
        export = write_xml(tables)
        written["return.xml"] = export.data
        print("\n".join(export.left_out))
    for name, frame in tables.items():
        if options.format == "csv" or name in BESIDE:
            written[FILE_NAMES[name]] = module_as_csv(MODULES[name], frame)
    options.out.mkdir(parents=True, exist_ok=True)
    for file_name, data in written.items():
        (options.out / file_name).write_bytes(data)
    print(f"{options.out}: {', '.join(written)}")


def _add_rules(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rules = commands.add_parser("rules", help="list the rules of a collection year")
    rules.add_argument("--year", type=int, default=LAST_YEAR, choices=COLLECTION_YEARS, help="collection year")
    rules.add_argument("--code", help="explain the rule with this code")
    rules.set_defaults(run=run_rules)


def run_rules(options: argparse.Namespace) -> None:
    """Lists the rules of a collection year, or explains one of them."""
    from worker.rules import rules_of_year

    rules = rules_of_year(options.year)
    if options.code is None:
        for rule in rules.values():
            print(f"{rule.code:<11}{rule.theme:<24}{rule.title}")
        print(f"{len(rules)} rules in {year_label(options.year)}")
        return
    if options.code not in rules:
        raise ValueError(f"{options.code} is not a rule of {year_label(options.year)}")
    rule = rules[options.code]
    print(f"{rule.code}: {rule.title}\n\nDfE’s message: {rule.message}")
    for heading, text in rule.explanation.items():
        print(f"\n{heading}: {text}")


def _add_sample(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    sample = commands.add_parser("sample", help="write a made-up return of this and last year")
    sample.add_argument("--children", type=int, default=1300, help="children in this year's Header (1300)")
    sample.add_argument("--year", type=int, default=LAST_YEAR, choices=COLLECTION_YEARS, help="collection year")
    sample.add_argument("--seed", type=int, default=7, help="the same seed gives the same return")
    sample.add_argument("--out", type=Path, required=True, help="folder to write into")
    sample.add_argument("--council", help="upper-tier ONS code of the council (E08000003)")
    errors = sample.add_mutually_exclusive_group()
    errors.add_argument("--clean", action="store_true", help="put no errors in")
    errors.add_argument("--codes", help="put one error of each of these codes in, such as 101,355")
    sample.set_defaults(run=run_sample)


def run_sample(options: argparse.Namespace) -> None:
    """Writes a made-up return: clean, with errors of some codes, or with a realistic mix of errors."""
    from worker.sample import inject, inject_mix, injectable, make_return, write_sample

    sample = make_return(options.children, options.year, options.seed, options.council)
    injected = []
    if options.codes:
        codes = options.codes.split(",")
        impossible = [code for code in codes if code not in injectable(options.year)]
        if impossible:
            raise ValueError(
                f"no error of {', '.join(impossible)} can be put into CSV files of {options.year}; "
                "it is no rule of the year, or cannot occur in CSV"
            )
        injected = inject(sample, codes, seed=options.seed)
    elif not options.clean:
        injected = inject_mix(sample, options.seed)
    write_sample(options.out, sample, injected)
    print(f"{options.out}: {len(sample.tables['Header'])} children, {len(injected)} errors put in")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command; the exit status, 2 for a request that makes no sense."""
    options = parser().parse_args(arguments)
    try:
        options.run(options)
    except ValueError as wrong:
        print(f"ssda903-check: {wrong}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
