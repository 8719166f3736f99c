"""The day as at which a command judges errors: the one that was asked for, or the one that the files propose."""

from __future__ import annotations

import datetime

from worker.reading.as_at import propose_day, why_not_as_at
from worker.terminal.input_files import Loaded, Unusable, year_of
from worker.terminal.inputs import END


def as_at_day(
    loaded: Loaded, year: int | None, asked: datetime.date | str | None, today: datetime.date
) -> tuple[datetime.date | None, list[str]]:
    """The day as at which errors are judged, None for the end of the year, and what the user should know about it.

    Args:
        loaded: the files.
        year: the collection year; decided by the dates unless given.
        asked: what the user asked for: a day, END, or nothing.
        today: the user's day.

    Raises:
        Unusable: the day that is asked for is not in the year, or still to come; or nothing shows the year.
    """
    if asked == END:
        return None, []
    of_this_year = {
        name.module: table.read.frame for name, table in loaded.files.tables.items() if not name.last_year
    }
    proposed = propose_day(loaded.files.definition, of_this_year, year_of(loaded, year), today, loaded.modified)
    if isinstance(asked, datetime.date):
        if why_not := why_not_as_at(asked, proposed):
            raise Unusable(why_not)
        return asked, []
    if proposed.offered:
        change = f"To judge errors as at that day, add --as-at {proposed.newest:%d/%m/%Y}."
        return proposed.day, [f"{proposed.sentence} {change}"]
    return proposed.day, [proposed.sentence] if proposed.sentence else []
