"""The maker of made-up censuses that the rest of the product uses."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence

from worker.returns.cin.sample.examples import examples
from worker.returns.cin.sample.injecting import inject, injectable
from worker.returns.cin.sample.mix import inject_mix
from worker.returns.cin.sample.sample_return import make_return
from worker.returns.cin.sample.writing import folder_files, xml_file
from worker.returns.sample_maker import DemoFiles, Example, SampleFiles

_SEED_OF_EXAMPLES = 5


class Maker:
    """Makes censuses up."""

    def demo(self, children: int, year: int, seed: int, as_at: datetime.date | None = None) -> DemoFiles:
        """A census with a realistic mix of errors.

        Raises:
            ValueError: the day is not in the collection year.
        """
        sample = make_return(children, year, seed, as_at=as_at)
        inject_mix(sample, seed)
        name, data = xml_file(sample)
        return DemoFiles(sample.council, [(name, False, data)])

    def folder(
        self,
        children: int,
        year: int,
        seed: int,
        council: str | None = None,
        codes: Sequence[str] | None = None,
        as_at: datetime.date | None = None,
    ) -> SampleFiles:
        """A census as the files of a folder, with an error of each code, or with a realistic mix.

        Raises:
            ValueError: an error of a code can't be added, or the day is not in the collection year; the message
                says why.
        """
        impossible = [code for code in codes or () if code not in injectable(year)]
        if impossible:
            raise ValueError(f"we can’t add error {', '.join(impossible)} to a census of {year}: no rule has it")
        sample = make_return(children, year, seed, council, as_at)
        injected = inject_mix(sample, seed) if codes is None else inject(sample, codes, seed=seed)
        about = f"{len(sample.children)} children, {len(injected)} errors added"
        return SampleFiles(folder_files(sample, injected), about)

    def examples(self, codes: Iterable[str], year: int) -> Mapping[str, Example]:
        """An example of the error of each code, if one can be made that the rule finds."""
        return examples(codes, year, _SEED_OF_EXAMPLES)


MAKER = Maker()
