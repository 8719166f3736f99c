"""A made-up return as an extract of a day in the year has it."""

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from tests.unit.reading import read_csv
from worker import check_tables
from worker.library import table_name
from worker.returns.sampling.days import age, birthday, read
from worker.returns.sampling.injectors import NoSuitableChildError
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import (
    SampleReturn,
    demo_files,
    extract,
    files,
    inject,
    inject_mix,
    injectable,
    make_return,
)
from worker.returns.ssda903.sample.modules import Row
from worker.returns.table_ref import TableRef, last_year

STARTS = {
    "Episodes": "DECOM",
    "Reviews": "REVIEW",
    "PlacedAdoption": "DATE_PLACED",
    "Missing": "MIS_START",
    "SWEpisodes": "SW_DECOM",
    "DoLo": "DOLO_START",
}
ENDS = {
    "Episodes": "DEC",
    "PlacedAdoption": "DATE_PLACED_CEASED",
    "Missing": "MIS_END",
    "SWEpisodes": "SW_DEC",
    "DoLo": "DOLO_END",
}
WITHIN_2026_27 = (datetime.date(2026, 4, 12), datetime.date(2026, 6, 30), datetime.date(2026, 11, 15))
REGISTRATION = datetime.date(2023, 10, 28)
UNREGISTERED = {"217t", "230"}
"""These want supported accommodation registered or ended by a day within 2023/24, and find open ones before it."""


@cache
def whole(year: int, children: int = 300, seed: int = 1) -> SampleReturn:
    return make_return(children, year, seed)


def rows(made: SampleReturn, module: str) -> list[Row]:
    return made.tables.get(TableRef(module), [])


def of(made: SampleReturn, module: str) -> dict[str, Row]:
    """A module's rows by child; of several the last."""
    return {row["CHILD"]: row for row in rows(made, module)}


def ordinal(date: str) -> int:
    return read(date) or 0


def days_of(year: int) -> Iterator[datetime.date]:
    """Each month's last day, the first and the last but one of the year, and a few between."""
    for month in range(5, 16):
        first = datetime.date(year - (month <= 12), (month - 1) % 12 + 1, 1)
        yield first - datetime.timedelta(days=1)
    for before, month, day in ((1, 4, 1), (1, 4, 12), (1, 6, 30), (1, 11, 15), (0, 2, 10), (0, 3, 30)):
        yield datetime.date(year - before, month, day)


def later(made: SampleReturn, columns: dict[str, str], day: datetime.date) -> list[tuple[str, str]]:
    """The module and child of each row with a date of these columns after a day."""
    return [
        (module, row["CHILD"])
        for module, column in columns.items()
        for row in rows(made, module)
        if ordinal(row[column]) > day.toordinal()
    ]


@pytest.mark.parametrize(
    ("year", "children", "seed"),
    [(2023, 60, 1), (2024, 200, 2), (2025, 110, 4), (2026, 150, 5), (2027, 300, 6), (2027, 100, 7)],
)
def test_an_extract_of_any_day_is_coherent_and_has_no_error(year: int, children: int, seed: int) -> None:
    made = whole(year, children, seed)
    for day in days_of(year):
        cut = extract(made, day)
        planned, ahead = later(cut, STARTS, day), later(cut, ENDS, day)
        assert {module for module, _ in planned} <= {"Reviews"}, day
        assert {module for module, _ in ahead} <= {"Episodes"}, day
        assert not {child for _, child in planned} & {child for _, child in ahead}
        share = round(len(rows(cut, "Header")) / 100)
        assert max(len(planned), len(ahead)) <= share
        if day < datetime.date(year, 3, 1):
            assert len(planned) == len(ahead) == share

        result = check_tables(cut.frames(), year, cut.council, cut.provider_frame(), as_at=day)
        assert not result.failed
        allowed = UNREGISTERED if day <= REGISTRATION else set()
        assert {code for code, found in result.locations.items() if found} <= allowed, day


def test_what_is_open_has_no_reason_for_its_end() -> None:
    cut = extract(whole(2027), WITHIN_2026_27[2])
    still_open = [row for row in rows(cut, "Episodes") if not row["DEC"]]
    assert len(still_open) > 100
    assert not any(row["REC"] or row["REASON_PLACE_CHANGE"] for row in still_open)
    assert all(row["REC"] for row in rows(cut, "Episodes") if row["DEC"])
    decisions = rows(cut, "PlacedAdoption")
    assert all(bool(row["DATE_PLACED_CEASED"]) == bool(row["REASON_PLACED_CEASED"]) for row in decisions)


def test_the_extract_of_the_last_day_is_the_whole_return() -> None:
    last = datetime.date(2027, 3, 31)
    assert extract(whole(2027), last).tables == whole(2027).tables
    assert demo_files(60, 2027, 3, last) == demo_files(60, 2027, 3)


def test_the_whole_return_is_not_changed_and_last_years_is_complete() -> None:
    made = make_return(100, 2027, 8)
    cut = extract(made, WITHIN_2026_27[0])
    inject_mix(cut, 1)
    unchanged = make_return(100, 2027, 8)
    assert (made.tables, made.providers) == (unchanged.tables, unchanged.providers)
    again = extract(made, WITHIN_2026_27[0])
    assert all(rows == made.tables[table] for table, rows in again.tables.items() if table.last_year)


def test_the_same_seed_and_day_give_the_same_extract() -> None:
    first, second = (demo_files(100, 2027, 4, WITHIN_2026_27[2]) for _ in range(2))
    assert first == second != demo_files(100, 2027, 4, WITHIN_2026_27[1])


def test_children_come_with_their_first_row_of_the_year() -> None:
    cuts = [extract(whole(2027), day) for day in WITHIN_2026_27]
    children = [set(of(cut, "Header")) for cut in (*cuts, whole(2027))]
    assert all(earlier < later for earlier, later in pairwise(children))
    for cut in cuts:
        told = {row["CHILD"] for module in ("Episodes", "OC3") for row in rows(cut, module)}
        assert set(of(cut, "Header")) == told
        assert all(set(of(cut, module)) <= told for module in SSDA903.by_module)


def test_checks_of_the_year_come_one_by_one_and_stay() -> None:
    items = [name for name in SSDA903.module("OC2").columns if name not in ("CHILD", "DOB")]
    filled: Counter[datetime.date] = Counter()
    known: dict[tuple[str, str], str] = {}
    for day in (*WITHIN_2026_27, datetime.date(2027, 2, 10)):
        cut = extract(whole(2027), day)
        answers = {(row["CHILD"], item): row[item] for row in rows(cut, "OC2") for item in items if row[item]}
        assert all(answers[cell] == answer for cell, answer in known.items() if cell[0] in of(cut, "OC2"))
        filled[day], known = len(answers), answers
    in_full = of(whole(2027), "OC2")
    assert all(in_full[child][item] == answer for (child, item), answer in known.items() if child in in_full)
    assert 0 < filled[WITHIN_2026_27[0]] < filled[WITHIN_2026_27[1]] / 3 < filled[WITHIN_2026_27[2]] / 4


def test_outcomes_are_asked_of_those_who_may_be_in_care_all_year() -> None:
    day = WITHIN_2026_27[1]
    cut, in_full = extract(whole(2027), day), of(whole(2027), "OC2")
    expected = {child for child, row in of(cut, "Episodes").items() if ordinal(row["DEC"]) == 0} - {
        row["CHILD"]
        for row in rows(cut, "Episodes")
        if (row["RNE"] == "S" and ordinal(row["DECOM"]) > cut.context.start) or row["LS"] in ("V3", "V4")
    }
    typed_ahead = {child for _, child in later(cut, ENDS, day)}
    assert expected - typed_ahead == set(of(cut, "OC2")) - typed_ahead
    assert len(set(of(cut, "OC2")) - set(in_full)) > 10


@pytest.mark.parametrize("day", [*WITHIN_2026_27, datetime.date(2027, 2, 10)])
def test_care_leavers_are_there_from_their_birthday_and_answer_within_a_month(day: datetime.date) -> None:
    made, until = whole(2027, 1500), day.toordinal()
    cut = of(extract(made, day), "OC3")
    for child, row in of(made, "OC3").items():
        dob = ordinal(row["DOB"])
        years = age(dob, made.context.end)
        if years <= 21:
            assert (child in cut) == (birthday(dob, years) <= until)
        if child in cut:
            answered = years > 21 or until - birthday(dob, years) >= 28
            assert cut[child] == (row if answered else row | {"IN_TOUCH": "", "ACTIV": "", "ACCOM": ""})
    older = [row for row in rows(made, "OC3") if age(ordinal(row["DOB"]), made.context.end) > 21]
    assert 0 < len([row for row in older if row["CHILD"] in cut]) < len(older)


def test_an_adoption_still_to_come_has_only_the_dates_that_have_come() -> None:
    day = WITHIN_2026_27[1]
    made, cut = whole(2027, 1500), extract(whole(2027, 1500), day)
    before, after = 0, 0
    for child, row in of(made, "AD1").items():
        known = of(cut, "AD1").get(child)
        if ordinal(of(made, "Episodes")[child]["DEC"]) <= day.toordinal():
            assert known == row
            before += 1
        elif ordinal(row["DATE_INT"]) > day.toordinal():
            assert known is None
        else:
            assert known
            matched = ordinal(row["DATE_MATCH"]) <= day.toordinal()
            assert known["DATE_INT"] == row["DATE_INT"]
            assert known["DATE_MATCH"] == (row["DATE_MATCH"] if matched else "")
            assert not any(known[item] for item in ("FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"))
            after += 1
    assert before
    assert after


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_all_who_were_in_care_have_social_workers(year: int) -> None:
    for day in (datetime.date(year - 1, 6, 30), datetime.date(year, 2, 10)):
        cut = extract(whole(year), day)
        allocated = of(cut, "SWEpisodes")
        assert set(allocated) == set(of(cut, "Episodes"))
        ended = {child for child, row in allocated.items() if row["SW_DEC"]}
        left = {child for child, row in of(cut, "Episodes").items() if row["REC"] not in ("", "X1")}
        # In 2023/24 a social worker who has left needs a successor, even if care has ended (SW11aSTG2).
        assert (len(ended & left) > 5) == (year > 2024)


def test_a_child_new_in_care_may_have_no_upn_yet() -> None:
    made, found = whole(2027, 1500), 0
    upns = of(made, "Header")
    for day in WITHIN_2026_27:
        cut, until = extract(made, day), day.toordinal()
        coded = {child for child, row in of(cut, "Header").items() if row["UPN"] == "UN4"}
        found += len(coded)
        assert all(len(upns[child]["UPN"]) == 13 for child in coded)
        assert not coded & {row["CHILD"] for row in made.tables[last_year("Header")]}
        assert all(until - 7 <= ordinal(row["DECOM"]) for row in rows(cut, "Episodes") if row["CHILD"] in coded)
    assert found


def test_what_is_only_known_later_is_not_in_the_extract() -> None:
    made = whole(2027, 1500)
    header, asylum = of(made, "Header"), of(made, "UASC")
    mothers, ceased, closed = 0, 0, 0
    for day in WITHIN_2026_27:
        cut, until = extract(made, day), day.toordinal()
        for row in rows(cut, "Header"):
            assert ordinal(row["MC_DOB"]) <= until
            assert bool(row["MC_DOB"]) == (row["MOTHER"] == "1")
            mothers += row["MOTHER"] != header[row["CHILD"]]["MOTHER"]
        for row in rows(cut, "UASC"):
            assert ordinal(row["DUC"]) <= until or ordinal(row["DUC"]) == birthday(ordinal(row["DOB"]), 18)
            ceased += row != asylum[row["CHILD"]]
        started = {
            row["CHILD"]
            for row in rows(cut, "Episodes")
            if row["RNE"] == "S" and ordinal(row["DECOM"]) >= made.context.start
        }
        assert set(of(cut, "PrevPerm")) == started
        assert all(ordinal(provider["REG_END"]) <= until for provider in cut.providers)
        closed += cut.providers != made.providers
    assert mothers
    assert ceased
    assert closed


def test_the_readers_read_it() -> None:
    cut = extract(whole(2027), WITHIN_2026_27[0])
    for name, is_last_year, data in files(cut):
        read_back = read_csv(name, data)
        assert not read_back.warnings
        assert len(read_back.frame) == len(cut.tables[TableRef(read_back.module.name, is_last_year)])


def test_an_extract_may_have_no_children_yet() -> None:
    made = next(made for made in (make_return(1, 2027, seed) for seed in range(100)) if starts_late(made))
    cut = extract(made, datetime.date(2026, 4, 1))
    assert not any(rows for table, rows in cut.tables.items() if not table.last_year)
    assert not check_tables(cut.frames(), 2027, cut.council, as_at=datetime.date(2026, 4, 1)).failed


def starts_late(made: SampleReturn) -> bool:
    starts = [ordinal(row["DECOM"]) for row in rows(made, "Episodes")]
    return min(starts, default=0) > made.context.start and not rows(made, "OC3")


@pytest.mark.parametrize("day", [datetime.date(2026, 3, 31), datetime.date(2027, 4, 1)])
def test_a_day_of_another_year_is_refused(day: datetime.date) -> None:
    with pytest.raises(ValueError, match=r"Enter a day from 01/04/2026 to 31/03/2027"):
        extract(whole(2027), day)


@pytest.mark.parametrize(
    ("year", "day"),
    [(2024, datetime.date(2024, 2, 29)), (2026, datetime.date(2025, 11, 15)), (2027, datetime.date(2026, 6, 30))],
)
def test_errors_are_found_where_they_were_put_into_an_extract(year: int, day: datetime.date) -> None:
    cut = extract(whole(year), day)
    injected = inject(cut, seed=5, where_possible=True)
    assert len(injected) > 0.85 * len(injectable(year))
    result = check_tables(cut.frames(), year, cut.council, cut.provider_frame())
    found = set(zip(*(result.findings[name] for name in ("code", "table", "row", "field")), strict=True))
    missed = [e for e in injected if (e.code, table_name(e.table), e.row, e.field) not in found]
    assert missed == []


@pytest.mark.parametrize("day", WITHIN_2026_27)
def test_errors_of_the_mix_are_wrong_on_the_day(day: datetime.date) -> None:
    cut = extract(whole(2027), day)
    injected = inject_mix(cut, 7)
    assert len(injected) > 0.1 * len(rows(cut, "Header"))
    result = check_tables(cut.frames(), 2027, cut.council, cut.provider_frame(), as_at=day)
    assert {error.code for error in injected} <= {code for code, found in result.locations.items() if found}
    for error in injected:
        assert error.row in result.locations[error.code][table_name(error.table)]


def test_an_error_that_fits_no_child_is_refused_unless_it_may_be_left_out() -> None:
    cut = extract(make_return(20, 2027, 1), datetime.date(2026, 4, 1))
    assert inject(cut, ["157"], where_possible=True) == []
    with pytest.raises(NoSuitableChildError, match="157"):
        inject(cut, ["157"])
