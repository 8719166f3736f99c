"""Answers that the child's own record gives: other files, episodes before and after, other fields of the row."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from worker.dataset.dates import add_years, format_date
from worker.returns.definition import last_year
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.suggestions.postcodes import spaced
from worker.returns.ssda903.suggestions.provider import by_urn
from worker.rules.ssda903.placement_changes import PLACEMENT_FIELDS
from worker.rules.ssda903.reviews import AGED_UNDER_4
from worker.suggesting.answer import Answer, Source, answers
from worker.suggesting.fault import Fault, in_sentence, label, listed
from worker.suggesting.record_rows import Row, neighbours

_CONTINUED = "X1"


def _day(row: Row, field: str) -> str:
    return format_date(row.date(field))


def _of_episode(row: Row) -> str:
    """How a sentence names an episode."""
    which = "last year’s" if row.table.last_year else "the"
    return f"{which} episode that began on {_day(row, 'DECOM')}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# Date of birth and sex, which several files have

_AGREE_WITH_HEADER = {f"INT1{number}": "DOB" for number in range(1, 9)} | {"INT21": "SEX"}


@answers(*_AGREE_WITH_HEADER)
def as_in_header(fault: Fault) -> Iterator[Answer | None]:
    """Header's value for the file that differs; the other way round where more files say the same."""
    field, header = _AGREE_WITH_HEADER[fault.code], fault.child.only("Header")
    if not header:
        return
    here, there = _comparable(fault.row, field), _comparable(header, field)
    saying = _files_by_value(fault, field)
    last = fault.child.only(last_year("Header"))
    as_last_year = last is not None and _comparable(last, field) == here
    with_row = [*saying.get(here, []), *(["last year’s return"] if as_last_year else [])]
    with_header = [file for file in saying.get(there, []) if file != SSDA903.module(fault.table.module).title]
    if len(with_row) >= 2 and len(with_row) > len(with_header):
        title = f"{label('Header', field)} {here} in Header"
        reason = f"{listed(with_row)} have {here}; Header has {there}."
        yield fault.answer(reason, Source.RECORD, {field: here}, title=title, row=header)
    agree = f", and so has {listed(with_header)}" if with_header else ""
    yield fault.answer(f"Header has {there}{agree}.", Source.RECORD, {field: there}, guess=as_last_year)


def _comparable(row: Row, field: str) -> str:
    return _day(row, field) if field == "DOB" else row.text(field)


def _files_by_value(fault: Fault, field: str) -> dict[str, list[str]]:
    """The files of this year other than Header in which the child has a value, by the value."""
    files: dict[str, list[str]] = {}
    for table, module in SSDA903.by_module.items():
        if table != "Header" and field in module.columns:
            for value in {_comparable(row, field) for row in fault.child.rows(table)} - {""}:
                files.setdefault(value, []).append(module.title)
    return files


@answers("101", "102", "232", "301", "351", "203", "202")
def as_in_other_files(fault: Fault) -> Iterator[Answer | None]:
    """For Header, the value that the other files have."""
    field = "DOB" if fault.code in ("102", "301", "351", "203") else "SEX"
    valid = fault.codes(field)
    for value, files in _files_by_value(fault, field).items():
        if (valid and value not in valid) or (fault.code == "232" and value == "U"):
            continue
        if fault.code in ("202", "203"):
            last = fault.child.only(last_year("Header"))
            if not last or _comparable(last, field) != value:
                continue
        reason = f"{listed(files)} {'have' if len(files) > 1 else 'has'} {value}."
        yield fault.answer(reason, Source.RECORD, {field: value}, guess=fault.code in ("301", "351"))


# Episodes: ends, starts and their reasons


def _is_earlier(one: Row, one_field: str, other: Row, other_field: str) -> bool:
    return bool(one.date(one_field) < other.date(other_field))


@answers("142", "148")
def end_from_the_next_start(fault: Fault) -> Iterator[Answer | None]:
    """The end of an episode is the start of the next, with reason X1 if the child stayed in care."""
    row = fault.row
    _, following = neighbours(fault.child.episodes, row)
    if not following or not following.has_date("DECOM"):
        return
    goes_on = following.text("RNE") != "S"
    start = _day(following, "DECOM")
    if row.has_date("DEC") and row.date("DEC") != following.date("DECOM") and not row.text("REC"):
        return
    values = {} if row.has_date("DEC") else {"DEC": start}
    if not row.text("REC") and goes_on:
        values["REC"] = _CONTINUED
    if not values or (values.get("DEC") and not _is_earlier(row, "DECOM", following, "DECOM")):
        return
    incomplete = not row.text("REC") and not goes_on
    reason = f"The next episode begins on {start}{' and continues the period of care' if goes_on else ''}."
    if incomplete:
        reason += " It starts a new period of care, so the reason why this one ceased is still to be given."
    doubtful = incomplete or ("DEC" in values and bool(row.text("REC")) and row.text("REC") != _CONTINUED)
    title = f"End the episode on {start}" if "DEC" in values else ""
    yield fault.answer(reason, Source.RECORD, values, title=title, guess=doubtful)


@answers("433", "501", "431")
def start_where_the_last_ended(fault: Fault) -> Iterator[Answer | None]:
    """The end of the episode before is the start of this one, or the other way round."""
    row = fault.row
    order = ("DECOM", "DEC") if fault.code == "433" else ("DECOM",)
    before, following = neighbours(fault.child.in_order("Episodes", *order), row)
    if not before or not row.has_date("DECOM") or not before.has_date("DECOM"):
        return
    start, end = _day(row, "DECOM"), _day(before, "DEC")
    if fault.code == "431":
        return
    if _is_earlier(before, "DECOM", row, "DECOM"):
        values = {"DEC": start} | ({} if before.text("REC") else {"REC": _CONTINUED})
        was = f"it ends on {end} now" if end else "it has no end"
        reason = f"This episode begins on {start}: the one before can end on that day ({was})."
        title = f"End the episode before on {start}"
        yield fault.answer(reason, Source.RECORD, values, title=title, row=before)
    room = not following or not _is_earlier(following, "DECOM", before, "DEC")
    if end and room and (not row.has_date("DEC") or before.date("DEC") < row.date("DEC")):
        reason = f"The episode before ends on {end}: this one can begin on that day."
        title = f"Begin this episode on {end}"
        carried = fault.child.carried_over(row) is not None
        yield fault.answer(reason, Source.RECORD, {"DECOM": end}, title=title, guess=carried)
    if fault.code == "433" and end and before.date("DEC") < row.date("DECOM") and before.text("REC") != _CONTINUED:
        reason = (
            f"The episode before ended on {end} for another reason than {_CONTINUED}: the child had left care."
        )
        yield fault.answer(reason, Source.RECORD, {"RNE": "S"})


@answers("388")
def end_reason_by_the_next_episode(fault: Fault) -> Iterator[Answer | None]:
    """X1 where the next episode goes on that day, or one of the two dates where X1 is given."""
    row = fault.row
    _, following = neighbours(fault.child.episodes, row)
    if not following or not following.has_date("DECOM"):
        return
    start, end = _day(following, "DECOM"), _day(row, "DEC")
    if row.text("REC") != _CONTINUED:
        starts_care = following.text("RNE") == "S"
        reason = f"The next episode begins on the day on which this one ended, {end}."
        yield fault.answer(reason, Source.RECORD, {"REC": _CONTINUED}, guess=starts_care)
    elif following.text("RNE") != "S":
        if _is_earlier(row, "DECOM", following, "DECOM"):
            reason = f"The next episode, which continues the period of care, begins on {start}."
            yield fault.answer(reason, Source.RECORD, {"DEC": start}, title=f"End the episode on {start}")
        if not following.has_date("DEC") or row.date("DEC") < following.date("DEC"):
            reason = f"This episode ends on {end} with {_CONTINUED}: the next one can begin on that day."
            title = f"Begin the next episode on {end}"
            yield fault.answer(reason, Source.RECORD, {"DECOM": end}, title=title, row=following)


@answers("432")
def care_started_or_went_on(fault: Fault) -> Iterator[Answer | None]:
    """S after a gap; X1 for the episode before where there is none."""
    row = fault.row
    before, _ = neighbours(fault.child.episodes, row)
    if not before:
        return
    end, why = _day(before, "DEC"), before.text("REC")
    if before.date("DEC") < row.date("DECOM"):
        reason = f"The child left care on {end} ({why}) and came back later."
        yield fault.answer(reason, Source.RECORD, {"RNE": "S"})
    elif before.date("DEC") == row.date("DECOM"):
        reason = f"This episode continues on {end}, the day on which the one before ended with {why}."
        title = f"Reason {_CONTINUED} for the episode before"
        yield fault.answer(reason, Source.RECORD, {"REC": _CONTINUED}, title=title, row=before)


@answers("434", "435", "436", "431")
def reason_by_what_changed(fault: Fault) -> Iterator[Answer | None]:
    """The reason for a new episode by what differs from the episode before: legal status, placement or both."""
    row = fault.row
    before, _ = neighbours(fault.child.episodes, row)
    if not before or (fault.code == "431" and before.date("DEC") != row.date("DECOM")):
        return
    status = row.text("LS") != before.text("LS")
    placement = row.texts(*PLACEMENT_FIELDS) != before.texts(*PLACEMENT_FIELDS)
    now = row.text("RNE")
    reasons = {
        (True, False): ("L",),
        (False, True): ("P", "T"),
        (True, True): ("B", "U"),
    }.get((status, placement), ())
    if now in ("T", "U", "P", "B"):
        # Whether the carers are the same stays as it was given.
        same_carer = now in ("T", "U")
        reasons = tuple(code for code in reasons if code == "L" or (code in ("T", "U")) == same_carer)
    what = (
        "legal status and placement differ"
        if status and placement
        else (
            "the legal status differs, the placement does not"
            if status
            else "the placement differs, the legal status does not"
        )
    )
    for code in reasons:
        carers = {"P": " If the carers are others:", "B": " If the carers are others:"}.get(
            code, " If the carers are the same:"
        )
        distinguished = carers if len(reasons) > 1 else ""
        reason = f"From the episode before, {what}.{distinguished} {fault.meaning('RNE', code)}."
        yield fault.answer(reason, Source.RECORD, {"RNE": code})


@answers("366", "357")
def starts_care(fault: Fault) -> Iterator[Answer | None]:
    """S for a short break, and for a first episode."""
    if fault.code == "366":
        yield fault.answer("Every short break (V3) starts a period of care.", Source.RECORD, {"RNE": "S"})
        return
    before = fault.child.latest_last_year
    ended = before is None or (before.has_date("DEC") and before.text("REC") != _CONTINUED)
    reason = "It is the child’s first episode" + (
        "." if ended else ", but last year’s return ends with care going on: an episode may be missing."
    )
    yield fault.answer(reason, Source.RECORD, {"RNE": "S"}, guess=not ended)


@answers("356", "522", "567", "702")
def dates_the_other_way_round(fault: Fault) -> Iterator[Answer | None]:
    """The end from the next start, the start from the end before, or both dates swapped."""
    fields = {
        "356": ("DECOM", "DEC"),
        "522": ("DATE_PLACED", "DATE_PLACED_CEASED"),
        "567": ("MIS_START", "MIS_END"),
        "702": ("DOLO_START", "DOLO_END"),
    }
    start, end = fields[fault.code]
    row = fault.row
    if fault.code == "356":
        _, following = neighbours(fault.child.episodes, row)
        if following and _is_earlier(row, start, following, start) and following.text("RNE") != "S":
            day = _day(following, start)
            reason = f"The next episode begins on {day}."
            yield fault.answer(reason, Source.RECORD, {"DEC": day}, title=f"End the episode on {day}")
    if row.date(end) < row.date(start):
        swapped = {start: _day(row, end), end: _day(row, start)}
        reason = "The two dates may have changed places."
        yield fault.answer(reason, Source.RECORD, swapped, title="Swap the two dates", guess=True)


@answers("504")
def need_of_the_period(fault: Fault) -> Iterator[Answer | None]:
    """The category of need from the start of the period of care, for this episode and those before it."""
    ordered, period = fault.child.episodes, [fault.row]
    while (before := neighbours(ordered, period[0])[0]) and _goes_on_with(before, period[0]):
        period.insert(0, before)
    first = period[0]
    need = first.text("CIN")
    if need in fault.codes("CIN"):
        reason = f"The period of care starts with {_of_episode(first)}, which has {fault.meaning('CIN', need)}."
        cells = [(row, {"CIN": need}) for row in period if row.text("CIN") != need]
        yield fault.setting(cells, reason, Source.RECORD, title=f"Category of need {need}")


def _goes_on_with(row: Row, following: Row) -> bool:
    return row.text("REC") == _CONTINUED and bool(row.date("DEC") == following.date("DECOM"))


@answers("383")
def back_to_the_placement_before(fault: Fault) -> Iterator[Answer | None]:
    """After a temporary placement the child goes back to the placement before it."""
    ordered = fault.child.episodes
    temporary, _ = neighbours(ordered, fault.row)
    usual, _ = neighbours(ordered, temporary) if temporary else (None, None)
    if not usual or not usual.text("PLACE") or not usual.text("PL_POST"):
        return
    values = {field: usual.text(field) for field in ("PLACE", "PLACE_PROVIDER", "URN") if usual.text(field)}
    if usual.text("PL_POST") != fault.text("PL_POST"):
        values["PL_POST"] = usual.written("PL_POST").strip()
    values = {field: value for field, value in values.items() if value != fault.text(field)} | {"RNE": "P"}
    reason = f"Before the temporary placement the child was in the placement of {_of_episode(usual)}."
    title = f"Back to the placement of {_day(usual, 'DECOM')}" if len(values) > 1 else ""
    yield fault.answer(reason, Source.RECORD, values, title=title)


@answers("580")
def missing_until_eighteen(fault: Fault) -> Iterator[Answer | None]:
    """E8 for a child who was missing until the 18th birthday."""
    if fault.table.module == "Episodes":
        yield fault.answer(
            "The child was missing until the 18th birthday, when care ended.", Source.RECORD, {"REC": "E8"}
        )


@answers("217", "380")
def reason_that_the_placement_wants(fault: Fault) -> Iterator[Answer | None]:
    """The same change with, or without, the same carers."""
    wanted = {"217": {"P": "T", "B": "U"}, "380": {"T": "P", "U": "B"}}[fault.code]
    code = wanted.get(fault.text("RNE"))
    if code:
        carers = "the carers stay the same" if fault.code == "217" else "the carers change"
        reason = f"With placement type {fault.text('PLACE')} {carers}: {fault.meaning('RNE', code)}."
        yield fault.answer(reason, Source.RECORD, {"RNE": code})


@answers("408")
def status_and_placement_agree(fault: Fault) -> Iterator[Answer | None]:
    """A placement order, or placed with consent."""
    place = {"A5": "A3", "A6": "A4"}.get(fault.text("PLACE"))
    if place:
        reason = f"Placement type {fault.text('PLACE')} is for children under a placement order (E1)."
        yield fault.answer(reason, Source.RECORD, {"LS": "E1"})
        yield fault.answer(
            "Without a placement order: " + fault.meaning("PLACE", place) + ".", Source.RECORD, {"PLACE": place}
        )


# Placements that go on


@answers("218", "230", "242", "1008", "526", "178", "550", "392a", "392b", "392c", "169", "179", "219", "146")
def same_placement_elsewhere(fault: Fault) -> Iterator[Answer | None]:
    """What another episode in the same placement has: the one that this one continues, or the same address."""
    if fault.table.module != "Episodes":
        return
    for field in _fields_wanted(fault):
        for other, why in _same_placement(fault, field):
            value = spaced(other.text(field)) if field == "PL_POST" else other.text(field)
            if not value or not _is_good(fault, field, value):
                continue
            source = Source.LAST_YEAR if other.table.last_year else Source.RECORD
            reason = (
                f"{_capital(_of_episode(other))} {why} and has {in_sentence(label('Episodes', field))} {value}."
            )
            yield fault.answer(reason, source, {field: value}, guess=_is_one_of_two(fault))


def _is_one_of_two(fault: Fault) -> bool:
    """Whether both postcodes are wanted, so that one alone does not end the error."""
    if fault.code == "392a":
        return not any(fault.postcodes.exists(fault.text(field)) for field in ("HOME_POST", "PL_POST"))
    return fault.code in ("392b", "392c") and len(fault.fields) > 1


def _fields_wanted(fault: Fault) -> tuple[str, ...]:
    match fault.code:
        case "218" | "230" | "242" | "1008" | "219":
            return ("URN",)
        case "526" | "178" | "550":
            return ("PLACE_PROVIDER",)
        case "146":
            return ("PLACE",)
        case "392b" | "392c":
            return ("PL_POST",) if "PL_POST" in fault.fields else ()
    return () if fault.text("PL_LA") else ("PL_POST",)


def _same_placement(fault: Fault, wanted: str) -> Iterator[tuple[Row, str]]:
    """Other episodes in the same placement, and how that is told."""
    row, ordered = fault.row, fault.child.episodes
    before, following = neighbours(ordered, row)
    if before and row.text("RNE") == "L":
        yield before, "is in the same placement, as only the legal status changed,"
    if following and following.text("RNE") == "L":
        yield following, "is in the same placement, as only the legal status changed,"
    last = fault.child.carried_over(row)
    if last and last.date("DECOM") == row.date("DECOM"):
        yield last, "is this very episode"
    # Type and address are enough to know a placement, or address and URN; without an address nothing is.
    alike = ("PL_POST", "URN") if wanted == "PLACE" else ("PLACE", "PL_POST")
    if wanted == "PL_POST" or not all(row.texts(*alike)):
        return
    what = "URN" if wanted == "PLACE" else "placement type"
    for other in (*reversed(ordered), *reversed(fault.child.rows(last_year("Episodes")))):
        if other != row and other.texts(*alike) == row.texts(*alike):
            yield other, f"has the same {what} and postcode"


def _is_good(fault: Fault, field: str, value: str) -> bool:
    """Whether a value from another episode is no error of its own."""
    codes = fault.codes(field)
    if codes and value not in codes:
        return False
    if field == "URN":
        if value == "XXXXXXX":
            return fault.code not in ("242", "230") and fault.text("PLACE")[:1] in ("A", "U")
        provider = by_urn(fault, value)
        if fault.code == "219":
            return provider is not None and provider.offers(fault.text("PLACE"))
        return not fault.lists or provider is not None
    if field == "PL_POST":
        return fault.postcodes.has_authority(value)
    if field == "PLACE_PROVIDER" and fault.code == "550":
        return value != "PR0"
    return True


@answers("392a", "392b", "392c", "392d", "164", "454")
def home_of_the_other_episodes(fault: Fault) -> Iterator[Answer | None]:
    """The home postcode that all other episodes of the child have."""
    if fault.code in ("392b", "392c") and "HOME_POST" not in fault.fields:
        return
    here = spaced(fault.text("HOME_POST"))
    others = [*fault.child.rows("Episodes"), *fault.child.rows(last_year("Episodes"))]
    homes = {spaced(row.text("HOME_POST")) for row in others if row != fault.row and row.text("HOME_POST")}
    homes.discard(here)
    wrong = not fault.postcodes.exists(here)
    doubtful = fault.code in ("392d", "164", "454")
    if len(homes) != 1 or not (wrong or doubtful):
        return
    home = homes.pop()
    if fault.postcodes.exists(home):
        reason = "All other episodes of the child that have a home postcode have this one."
        guess = doubtful or _is_one_of_two(fault)
        yield fault.answer(reason, Source.RECORD, {"HOME_POST": home}, guess=guess)


@answers("550", "392d")
def placed_with_the_provider_parents(fault: Fault) -> Iterator[Answer | None]:
    """P1 where the parents are given as provider."""
    if fault.text("PLACE_PROVIDER") == "PR0":
        reason = f"{fault.meaning('PLACE_PROVIDER', 'PR0')} can only be given for a placement with parents (P1)."
        yield fault.answer(reason, Source.RECORD, {"PLACE": "P1"}, guess=True)


@answers("178", "526", "527", "528", "530", "531")
def parents_are_the_provider(fault: Fault) -> Iterator[Answer | None]:
    """PR0 for a placement with parents."""
    if fault.text("PLACE") == "P1":
        yield fault.answer(
            "A child placed with parents (P1) has provider PR0.", Source.RECORD, {"PLACE_PROVIDER": "PR0"}
        )


# Social workers, missing periods, orders


@answers("SW08STG2", "SW14STG2")
def end_from_the_next_social_worker(fault: Fault) -> Iterator[Answer | None]:
    """The end with a social worker is the start with the next."""
    _, following = neighbours(fault.child.in_order("SWEpisodes", "SW_DECOM"), fault.row)
    if following and _is_earlier(fault.row, "SW_DECOM", following, "SW_DECOM"):
        day = _day(following, "SW_DECOM")
        reason = f"The next social worker ({following.text('SW_ID') or 'ID blank'}) started on {day}."
        yield fault.answer(reason, Source.RECORD, {"SW_DEC": day})


@answers("SW10STG2")
def social_workers_follow_on(fault: Fault) -> Iterator[Answer | None]:
    """The end with the social worker before is the start with this one, or the other way round."""
    row = fault.row
    ordered = fault.child.in_order("SWEpisodes", "SW_DECOM", "SW_DEC")
    before, following = neighbours(ordered, row)
    if not before:
        return
    starts = {_day(each, "SW_DECOM") for each in ordered} - {""}
    # With starts missing or alike, a changed date can change which one is before which.
    doubtful = len(starts) < len(ordered)
    start, end = _day(row, "SW_DECOM"), _day(before, "SW_DEC")
    if start and _is_earlier(before, "SW_DECOM", row, "SW_DECOM"):
        was = f"it ends on {end} now" if end else "it has no end"
        reason = f"This social worker started on {start}: the one before can end on that day ({was})."
        title = f"End the social worker before on {start}"
        yield fault.answer(reason, Source.RECORD, {"SW_DEC": start}, title=title, guess=doubtful, row=before)
    room = not following or not _is_earlier(following, "SW_DECOM", before, "SW_DEC")
    if end and room and (not row.has_date("SW_DEC") or before.date("SW_DEC") < row.date("SW_DEC")):
        reason = f"The social worker before ended on {end}: this one can start on that day."
        title = f"Start this social worker on {end}"
        yield fault.answer(reason, Source.RECORD, {"SW_DECOM": end}, title=title, guess=doubtful)


@answers("SW04STG1")
def start_from_the_social_worker_before(fault: Fault) -> Iterator[Answer | None]:
    """A blank start is the end with the social worker before."""
    row = fault.row
    others = [other for other in fault.child.rows("SWEpisodes") if other != row and other.has_date("SW_DEC")]
    if row.has_date("SW_DEC"):
        others = [other for other in others if other.date("SW_DEC") < row.date("SW_DEC")]
    before = max(others, key=lambda other: other.date("SW_DEC"), default=None)
    if before and not row.text("SW_DECOM"):
        day = _day(before, "SW_DEC")
        reason = f"The social worker before ({before.text('SW_ID') or 'ID blank'}) ended on {day}."
        yield fault.answer(reason, Source.RECORD, {"SW_DECOM": day})


_SPELLS = {
    "574": ("Missing", "MIS_START", "MIS_END"),
    "705": ("DoLo", "DOLO_START", "DOLO_END"),
    "579": ("PlacedAdoption", "DATE_PLACED", "DATE_PLACED_CEASED"),
    "575": ("Missing", "MIS_START", "MIS_END"),
    "577": ("Missing", "MIS_START", "MIS_END"),
    "707": ("DoLo", "DOLO_START", "DOLO_END"),
}


@answers("574", "705", "579")
def end_from_the_next_spell(fault: Fault) -> Iterator[Answer | None]:
    """What came before had ended at the latest when this began."""
    table, start, end = _SPELLS[fault.code]

    def begun_earlier(row: Row) -> bool:
        return row != fault.row and _is_earlier(row, start, fault.row, start)

    earlier = [row for row in fault.child.rows(table) if begun_earlier(row)]
    overlapping = [row for row in earlier if not row.has_date(end) or row.date(end) > fault.date(start)]
    if len(overlapping) == 1:
        day = _day(fault.row, start)
        reason = f"This one begins on {day}, so the one before it had ended by then; look up on which day."
        title = f"End the one before on {day}"
        yield fault.answer(reason, Source.RECORD, {end: day}, title=title, guess=True, row=overlapping[0])


@answers("575", "577", "707")
def end_with_the_episode(fault: Fault) -> Iterator[Answer | None]:
    """What began in an episode, or in a period of care, ended at the latest with it."""
    _, start, end = _SPELLS[fault.code]
    began, ordered = fault.date(start), fault.child.episodes
    last = next((row for row in ordered if row.date("DECOM") <= began <= row.date("DEC")), None)
    if fault.code != "575":
        while last and (following := neighbours(ordered, last)[1]) and _goes_on_with(last, following):
            last = following
    if last and last.has_date("DEC") and not fault.row.has_date(end):
        day = _day(last, "DEC")
        what = _capital(_of_episode(last)) if fault.code == "575" else "The period of care"
        reason = f"{what} ended on {day}: that is the latest day that is possible."
        yield fault.answer(reason, Source.RECORD, {end: day}, guess=True)


# Adoption


@answers("523")
def same_date_of_decision(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision that the other of the two files has."""
    placed, adoption = fault.child.only("PlacedAdoption"), fault.child.only("AD1")
    if placed and adoption:
        in_placed, in_adoption = _day(placed, "DATE_PLACED"), _day(adoption, "DATE_INT")
        yield fault.answer(
            f"Adoption (AD1) has {in_adoption}.",
            Source.RECORD,
            {"DATE_PLACED": in_adoption},
            title=f"{in_adoption} in both files",
            row=placed,
        )
        yield fault.answer(
            f"Placed for adoption has {in_placed}.",
            Source.RECORD,
            {"DATE_INT": in_placed},
            title=f"{in_placed} in both files",
            row=adoption,
        )


@answers("333", "334", "521")
def decision_before_matching(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision that the file on placing for adoption has."""
    placed, adoption = fault.child.only("PlacedAdoption"), fault.child.only("AD1")
    if not placed or not adoption or not placed.has_date("DATE_PLACED"):
        return
    if fault.code != "333" or placed.date("DATE_PLACED") <= adoption.date("DATE_MATCH"):
        day = _day(placed, "DATE_PLACED")
        reason = f"Placed for adoption has {day} as the date of the decision."
        guess = fault.code != "333"
        yield fault.answer(reason, Source.RECORD, {"DATE_INT": day}, guess=guess, row=adoption)


@answers("551", "553", "563")
def decision_of_adoption(fault: Fault) -> Iterator[Answer | None]:
    """The date of the decision that AD1 has, where the file on placing for adoption has none."""
    placed, adoption = fault.child.only("PlacedAdoption"), fault.child.only("AD1")
    if placed and adoption and adoption.has_date("DATE_INT") and not placed.text("DATE_PLACED"):
        day = _day(adoption, "DATE_INT")
        reason = f"Adoption (AD1) has {day} as the date of the decision."
        yield fault.answer(reason, Source.RECORD, {"DATE_PLACED": day}, guess=fault.code == "553", row=placed)


@answers("151", "601")
def adoption_items_that_are_known(fault: Fault) -> Iterator[Answer | None]:
    """Items of AD1 that other items and files tell."""
    row = fault.child.only("AD1")
    if not row:
        return
    known: dict[str, Callable[[], str]] = {
        "DATE_INT": lambda: _decision(fault),
        "NB_ADOPTR": lambda: {"M1": "1", "F1": "1", "MM": "2", "FF": "2", "MF": "2"}.get(
            row.text("SEX_ADOPTR"), ""
        ),
        "FOSTER_CARE": lambda: _by_foster_carer(fault),
    }
    blank = [name for name in SSDA903.module("AD1").columns if name not in ("CHILD", "DOB") and not row.text(name)]
    values = {name: value for name in blank if name in known and (value := known[name]())}
    if values and len(blank) < 6:
        reason = "That is what the other adoption items, the decision to place or the last placement say."
        yield fault.answer(reason, Source.RECORD, values, guess=len(values) < len(blank), row=row)


def _decision(fault: Fault) -> str:
    placed = fault.child.only("PlacedAdoption")
    return _day(placed, "DATE_PLACED") if placed else ""


def _by_foster_carer(fault: Fault) -> str:
    adopted = [row for row in fault.child.rows("Episodes") if row.text("REC") in ("E11", "E12")]
    return (
        {"A3": "1", "A5": "1", "A4": "0", "A6": "0"}.get(adopted[0].text("PLACE"), "") if len(adopted) == 1 else ""
    )


@answers("335")
def former_carer_by_the_placement(fault: Fault) -> Iterator[Answer | None]:
    """Whether the child was adopted by the foster carer, as the last placement says."""
    row, value = fault.child.only("AD1"), _by_foster_carer(fault)
    if row and value:
        reason = f"The last placement was {'with' if value == '1' else 'not with'} the child’s foster carers."
        yield fault.answer(reason, Source.RECORD, {"FOSTER_CARE": value}, row=row)


@answers("511")
def single_adopter(fault: Fault) -> Iterator[Answer | None]:
    """One adopter, as the sex is that of one."""
    alone = fault.text("LS_ADOPTR") in ("L0", "")
    reason = f"Sex of adopters {fault.text('SEX_ADOPTR')} is that of a single adopter."
    yield fault.answer(reason, Source.RECORD, {"NB_ADOPTR": "1"}, guess=not alone)


_COUPLES = {
    "517": ("L3", "L4", True),
    "520": ("L11", "L12", True),
    "518": ("L4", "L3", False),
    "524": ("L12", "L11", False),
}


@answers(*_COUPLES)
def couple_by_sex_or_status(fault: Fault) -> Iterator[Answer | None]:
    """The legal status of a couple that fits their sex, or MF where the status leaves nothing else."""
    status, other, different = _COUPLES[fault.code]
    sex = fault.text("SEX_ADOPTR")
    if sex in (("MM", "FF") if different else ("MF",)):
        reason = f"Sex of adopters is {sex}: {fault.meaning('LS_ADOPTR', other)}."
        yield fault.answer(reason, Source.RECORD, {"LS_ADOPTR": other})
    if different:
        reason = f"Legal status {status} is that of a couple of different gender."
        yield fault.answer(reason, Source.RECORD, {"SEX_ADOPTR": "MF"})


@answers("514", "519")
def status_by_sex(fault: Fault) -> Iterator[Answer | None]:
    """The legal statuses that fit the sex of the adopters."""
    sex = fault.text("SEX_ADOPTR")
    alone, different, same = ("L0",), ("L11", "L2", "L3"), ("L12", "L2", "L4")
    fitting = {"M1": alone, "F1": alone, "MF": different, "MM": same, "FF": same}.get(sex, ())
    for status in fitting:
        reason = f"Sex of adopters is {sex}: {fault.meaning('LS_ADOPTR', status)}."
        yield fault.answer(reason, Source.RECORD, {"LS_ADOPTR": status})


# Other fields of the row


@answers("441", "167")
def took_part_as_an_under_4(fault: Fault) -> Iterator[Answer | None]:
    """PN0 for a review held before the 4th birthday."""
    if fault.row.has_date("REVIEW") and fault.date("REVIEW") < add_years(fault.date("DOB"), 4):
        reason = "The child was under 4 on the day of the review."
        yield fault.answer(reason, Source.RECORD, {"REVIEW_CODE": AGED_UNDER_4})


@answers("612", "165", "393", "607")
def is_a_mother(fault: Fault) -> Iterator[Answer | None]:
    """Mother status 1 for a girl with the date of birth of her child."""
    header = fault.child.only("Header")
    if header and header.has_date("MC_DOB") and header.text("SEX") in ("F", "2"):
        reason = f"The date of birth of her child is given: {_day(header, 'MC_DOB')}."
        yield fault.answer(reason, Source.RECORD, {"MOTHER": "1"}, row=header)


@answers("344", "132", "133", "153")
def no_activity_and_accommodation(fault: Fault) -> Iterator[Answer | None]:
    """0 in activity and accommodation of someone who died or went home, and likely where there is no contact."""
    in_touch = fault.text("IN_TOUCH")
    blank = [field for field in ("ACTIV", "ACCOM") if fault.code == "344" or not fault.text(field)]
    values = {field: "0" for field in blank if fault.text(field) != "0"}
    if in_touch in ("DIED", "RHOM"):
        reason = f"With in touch {in_touch}, activity and accommodation must be 0."
        yield fault.answer(reason, Source.RECORD, values)
    elif in_touch == "NO":
        reason = "With in touch NO it is 0, unless activity or accommodation are known all the same."
        yield fault.answer(reason, Source.RECORD, values, guess=True)


@answers("304")
def uasc_status_until_eighteen(fault: Fault) -> Iterator[Answer | None]:
    """The 18th birthday, on which the status ceases at the latest."""
    birthday = add_years(fault.date("DOB"), 18)
    if not np.isnat(birthday):
        reason = "The status ceases at the latest on the 18th birthday."
        yield fault.answer(reason, Source.RECORD, {"DUC": format_date(birthday)}, guess=True)
