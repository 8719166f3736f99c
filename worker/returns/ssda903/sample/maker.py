"""Made-up SSDA903 returns as the rest of the product asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from worker.returns.sample_maker import DemoFiles
from worker.returns.ssda903.sample.injecting import inject, injectable
from worker.returns.ssda903.sample.mix import inject_mix
from worker.returns.ssda903.sample.sample_return import DEMO_COUNCIL, make_return
from worker.returns.ssda903.sample.writing import demo_files, write_sample
from worker.returns.table_ref import TableRef


class Maker:
    """Makes SSDA903 returns up."""

    def demo(self, children: int, year: int, seed: int) -> DemoFiles:
        """A return with a realistic mix of errors, and a list of its providers in place of Ofsted's."""
        return DemoFiles(DEMO_COUNCIL, demo_files(children, year, seed))

    def write(
        self,
        folder: Path,
        children: int,
        year: int,
        seed: int,
        council: str | None = None,
        codes: Sequence[str] | None = None,
    ) -> str:
        """Writes a return into a folder, with an error of each code, or with a realistic mix; what was written.

        Raises:
            ValueError: an error of a code can't be put in; the message says why.
        """
        sample = make_return(children, year, seed, council)
        impossible = [code for code in codes or () if code not in injectable(year)]
        if impossible:
            raise ValueError(
                f"no error of {', '.join(impossible)} can be put into CSV files of {year}; "
                "it is no rule of the year, or cannot occur in CSV"
            )
        injected = inject_mix(sample, seed) if codes is None else inject(sample, codes, seed=seed) if codes else []
        write_sample(folder, sample, injected)
        return f"{len(sample.tables[TableRef('Header')])} children, {len(injected)} errors put in"


MAKER = Maker()
