"""The timeline of a child: which rows are on it, from when to when, with which errors."""

import datetime

from tests.unit.requests import AFTER_ALL_YEARS, AnsweringSession, check_request
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dictionary import LAST_YEAR
from worker.returns.table_ref import TableRef
from worker.service import messages as p

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"
EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
MISSING = "CHILD,DOB,MISSING,MIS_START,MIS_END"
REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
DAY = datetime.date


def story(
    this_year: dict[str, list[str]],
    last_year: dict[str, list[str]] | None = None,
    as_at: datetime.date | None = None,
) -> p.ChildStory:
    """The timeline of child 1 in 2026/27, of rows given by the columns of their module."""
    session = AnsweringSession()
    files = [
        (columns, rows, last)
        for of, last in ((this_year, False), (last_year or {}, True))
        for columns, rows in of.items()
    ]
    session.load_files(
        p.LoadFiles(
            id=1, files=[p.FileToLoad(str(at), f"{at}.csv", last) for at, (_, _, last) in enumerate(files)]
        ),
        ["\r\n".join([columns, *rows, ""]).encode() for columns, rows, _ in files],
    )
    session.check(check_request(as_at=as_at, today=as_at or AFTER_ALL_YEARS), lambda *_: True)
    found = session.child(p.GetChild(id=3, child="1")).story
    assert found is not None
    return found


def episode(start: str, end: str = "", placement: str = "U1", status: str = "C2") -> str:
    return f"1,{start},S,{status},N1,{placement},PR1,{end},,,,,"


def lane(found: p.ChildStory, title: str) -> list[p.StoryItem]:
    return next(each.items for each in found.lanes if each.title == title)


def shown(items: list[p.StoryItem]) -> list[tuple[str, str, str]]:
    return [(item.text, item.shown_from.isoformat(), item.shown_to.isoformat()) for item in items]


def test_each_row_is_drawn_in_the_year_whose_return_it_is_in() -> None:
    found = story({EPISODES: [episode("03/05/2025", "10/06/2026")]}, {EPISODES: [episode("03/05/2025")]})
    assert (found.first, found.year_start, found.last) == (DAY(2025, 4, 1), DAY(2026, 4, 1), DAY(2027, 3, 31))
    assert shown(lane(found, "Placement")) == [
        ("U1", "2025-05-03", "2026-03-31"),
        ("U1", "2026-04-01", "2026-06-10"),
    ]
    last, this = lane(found, "Placement")
    assert (last.cell.table.last_year, last.end) == (True, None)
    assert (this.cell.table.last_year, this.start, this.end) == (False, DAY(2025, 5, 3), DAY(2026, 6, 10))
    assert this.meaning == SSDA903.codes("PLACE", LAST_YEAR)["U1"]


def test_without_last_year_it_begins_with_this_year() -> None:
    assert story({EPISODES: [episode("03/05/2025")]}).first == DAY(2026, 4, 1)


def test_what_has_not_ended_lasts_until_the_day_of_the_check() -> None:
    found = story({EPISODES: [episode("03/05/2026")]}, as_at=DAY(2026, 9, 30))
    assert found.as_at == DAY(2026, 9, 30)
    assert shown(lane(found, "Placement")) == [("U1", "2026-05-03", "2026-09-30")]
    assert story({EPISODES: [episode("03/05/2026")]}).as_at is None


def test_an_end_that_is_not_a_date_is_told() -> None:
    (item,) = lane(story({EPISODES: [episode("03/05/2026", "31/02/2027")]}), "Placement")
    assert (item.end, item.bad_end, item.shown_to) == (None, "31/02/2027", DAY(2027, 3, 31))


def test_rows_that_cannot_be_drawn_are_listed_once_each_with_the_reason() -> None:
    found = story(
        {
            EPISODES: [
                episode("soon"),
                episode("10/05/2026", "09/05/2026"),
                episode("10/05/2029"),
                episode("11/05/2026", "11/05/2026"),
            ]
        }
    )
    assert [(each.cell.row, each.why) for each in found.left_out] == [
        (0, "no_start"),
        (1, "ends_before_start"),
        (2, "other_dates"),
    ]
    assert [item.cell.row for item in lane(found, "Legal status")] == [3]


def test_a_row_of_this_year_that_ended_last_year_is_drawn_where_it_is() -> None:
    found = story({EPISODES: [episode("03/05/2025", "10/06/2025")]}, {REVIEWS: []})
    assert shown(lane(found, "Placement")) == [("U1", "2025-05-03", "2025-06-10")]


def test_episodes_without_a_gap_are_one_period_of_care() -> None:
    rows = [episode("01/05/2026", "01/06/2026"), episode("01/06/2026", "01/07/2026"), episode("02/09/2026")]
    items = lane(story({EPISODES: rows}), "Periods of care")
    assert shown(items) == [("", "2026-05-01", "2026-07-01"), ("", "2026-09-02", "2027-03-31")]
    assert [item.cell.row for item in items] == [0, 2]


def test_a_period_that_ends_wrongly_leaves_its_first_row_on_the_timeline() -> None:
    found = story({EPISODES: [episode("01/05/2026", "01/06/2026"), episode("01/06/2026", "01/04/2026")]})
    assert lane(found, "Periods of care") == []
    assert [(each.cell.row, each.why) for each in found.left_out] == [(1, "ends_before_start")]
    assert [item.cell.row for item in lane(found, "Placement")] == [0]


def test_points_and_periods_of_other_modules() -> None:
    found = story(
        {REVIEWS: ["1,01/01/2010,05/06/2026,PN1"], MISSING: ["1,01/01/2010,M,01/05/2026,03/05/2026"]},
    )
    assert shown(lane(found, "Reviews")) == [("PN1", "2026-06-05", "2026-06-05")]
    assert shown(lane(found, "Missing or away")) == [("M", "2026-05-01", "2026-05-03")]
    assert [each.title for each in found.lanes if each.points] == ["Reviews", "Decision for adoption", "Birthdays"]


def test_each_error_is_marked_once_in_the_lane_that_it_is_about() -> None:
    found = story({EPISODES: [episode("03/05/2026", status="X9", placement="Q9")]})
    (placement,), (status,) = lane(found, "Placement"), lane(found, "Legal status")
    assert "144" in status.errors
    assert "144" not in placement.errors
    assert "143" not in status.errors
    marked = placement.errors + status.errors
    assert len(marked) == len(set(marked)) > 1
    assert [item.errors for item in lane(found, "Periods of care")] == [[]]


def test_birthdays_that_rules_depend_on() -> None:
    header = ["1,M,29/02/2012,WBRI,UN1,,"]
    found = story({HEADER: header}, {HEADER: header})
    (birthday,) = lane(found, "Birthdays")
    assert (birthday.text, birthday.start, birthday.cell.field) == ("14", DAY(2026, 2, 28), "DOB")
    assert birthday.meaning.startswith("Days in care from now on count")
    unreadable = ["1,M,never,WBRI,UN1,,"]
    assert lane(story({HEADER: unreadable}), "Birthdays") == []
    (from_last_year,) = lane(story({HEADER: unreadable}, {HEADER: header}), "Birthdays")
    assert (from_last_year.start, from_last_year.cell.table) == (DAY(2026, 2, 28), TableRef("Header", True))


def test_the_layout_names_modules_and_columns_of_the_return() -> None:
    assert SSDA903.story is not None
    for each in SSDA903.story.lanes:
        module = SSDA903.module(each.module)
        for column in (each.start, each.end, each.says):
            assert not column or module.field(column)


def test_it_follows_an_edit() -> None:
    session = AnsweringSession()
    data = "\r\n".join([EPISODES, episode("soon"), ""]).encode()
    loaded = session.load_files(p.LoadFiles(id=1, files=[p.FileToLoad("e", "e.csv", False)]), [data])
    session.check(check_request(), lambda *_: True)
    before = session.child(p.GetChild(id=3, child="1")).story
    table = TableRef("Episodes")
    of_file = p.TableFile(table, loaded.files[0].fingerprint)
    set_start = p.SetCell(table, 0, "DECOM", "03/05/2026")
    session.edit(
        p.Edit(id=4, keep=0, steps=[p.Step("2026-11-27T17:15:57.724Z", "typed", (of_file,), (set_start,))])
    )
    after = session.child(p.GetChild(id=5, child="1")).story
    assert [len(each.left_out) for each in (before, after)] == [1, 0]
    assert shown(lane(after, "Placement")) == [("U1", "2026-05-03", "2027-03-31")]
