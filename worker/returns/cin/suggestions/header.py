"""The answer to a wrong reference date, which is about the whole return."""

from __future__ import annotations

from collections.abc import Iterator

from worker.returns.cin.suggestions.fault import Fault, in_words, written
from worker.suggesting.answer import Answer, Answerers, Source

answers = Answerers[Fault]()


@answers.to("100")
def last_day_of_the_year(fault: Fault) -> Iterator[Answer | None]:
    """31 March of the header's year, if that is the year chosen and it is over."""
    ds = fault.ds
    if fault.text("Year") == str(ds.year) and ds.year_is_over and ds.today >= ds.end:
        reason = f"The header’s year is {ds.year}, so the reference date is {in_words(ds.end)}."
        yield fault.answer(reason, Source.RECORD, {"ReferenceDate": written(ds.end)})
