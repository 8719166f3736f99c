"""The maker of made-up SSDA903 returns that the rest of the product uses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from worker.returns.sample_maker import DemoFiles, Example, SampleFiles
from worker.returns.ssda903.sample.examples import examples
from worker.returns.ssda903.sample.extract import extract
from worker.returns.ssda903.sample.injecting import inject, injectable
from worker.returns.ssda903.sample.mix import inject_mix
from worker.returns.ssda903.sample.sample_return import DEMO_COUNCIL, make_return
from worker.returns.ssda903.sample.writing import demo_files, folder_files
from worker.returns.table_ref import TableRef

_SEED_OF_EXAMPLES = 5


class Maker:
    """Makes SSDA903 returns up."""

    def demo(self, children: int, year: int, seed: int, as_at: datetime.date | None = None) -> DemoFiles:
        """A return with a realistic mix of errors, and a list of its providers instead of Ofsted's.

        Raises:
            ValueError: the day is not in the collection year.
        """
        return DemoFiles(DEMO_COUNCIL, demo_files(children, year, seed, as_at))

    def folder(
        self,
        children: int,
        year: int,
        seed: int,
        council: str | None = None,
        codes: Sequence[str] | None = None,
        as_at: datetime.date | None = None,
    ) -> SampleFiles:
        """A return as the files of a folder, with an error of each code, or with a realistic mix.

        Errors are added to the data of the extract; errors that are given by code may only be due on its day.

        Raises:
            ValueError: an error of a code can't be added, or the day is not in the collection year; the message
                says why.
        """
        sample = make_return(children, year, seed, council)
        impossible = [code for code in codes or () if code not in injectable(year)]
        if impossible:
            raise ValueError(
                f"we can’t add error {', '.join(impossible)} to CSV files for {year}: "
                "it is not a rule of the year, or it cannot occur in CSV files"
            )
        if as_at is not None:
            sample = extract(sample, as_at)
        injected = inject_mix(sample, seed) if codes is None else inject(sample, codes, seed=seed)
        about = f"{len(sample.tables[TableRef('Header')])} children, {len(injected)} errors added"
        return SampleFiles(folder_files(sample, injected), about)

    def examples(self, codes: Iterable[str], year: int) -> Mapping[str, Example]:
        """An example of the error of each code, if one can be made that the rule finds."""
        return examples(codes, year, _SEED_OF_EXAMPLES)


MAKER = Maker()
