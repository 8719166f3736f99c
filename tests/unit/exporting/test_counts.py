"""The summary of counts: the right numbers, nothing of any child, and strict reading."""

import csv
import datetime
import io
import json
from dataclasses import replace

import pytest

from tests.unit.exporting.returns import MANCHESTER, demo, edited, little
from tests.unit.exporting.running_year import running
from worker import __version__
from worker.dataset.table import NoCouncil
from worker.exporting.checked_return import CheckedReturn, Mark
from worker.exporting.counts import SMALL, counts_file, make_counts
from worker.exporting.error_lines import error_lines
from worker.exporting.figures import figures
from worker.exporting.reading_counts import read_counts
from worker.reading.refusal import Refused
from worker.returns.ssda903 import SSDA903


def saved() -> bytes:
    return counts_file(demo(), "json").data


def test_the_numbers_are_those_of_the_check() -> None:
    checked = demo()
    counts = make_counts(checked)
    lines = error_lines(checked)
    assert (counts.council, counts.year, counts.tool) == (MANCHESTER, 2027, __version__)
    assert counts.made_on == datetime.date(2026, 11, 25)
    assert sum(count.errors for count in counts.errors) == len(lines)
    for count in counts.errors:
        own = [line for line in lines if line.rule.code == count.code]
        assert (count.errors, count.children) == (len(own), len({line.child for line in own}))
    this_year = {
        child for name, table in checked.tables.items() if not name.last_year for child in table.frame["CHILD"]
    }
    with_errors = {line.child for line in lines if not line.rule.warning}
    assert counts.children == len(this_year | {line.child for line in lines})
    assert counts.children_with_errors == len(with_errors)
    codes = [count.code for count in counts.errors]
    assert {*codes, *counts.not_checked} == set(SSDA903.rules_of(2027))
    assert counts.not_checked == list(checked.result.not_run_because)


def test_a_row_without_a_child_id_is_an_error_of_no_child() -> None:
    counts = make_counts(little(Episodes="CHILD | DECOM | DEC\n | 01/05/2026 | 01/05/2026"))
    (count,) = [count for count in counts.errors if count.code == "355"]
    assert (count.errors, count.children, counts.children) == (1, 0, 0)


@pytest.mark.parametrize("year", SSDA903.years)
@pytest.mark.parametrize("with_edits", [False, True], ids=["as loaded", "edited"])
def test_no_value_of_any_data_file_is_in_it(year: int, with_edits: bool) -> None:
    checked = edited(demo(year)) if with_edits else demo(year)
    checked = replace(checked, marks=[Mark("1000004", "101", "asked", "Told to Ms Smith")])
    rules = set(SSDA903.rules_of(year))
    # What is no data: names of the fields, of the council, and the form of the file itself.
    values = {text for table in checked.tables.values() for column in table.frame for text in table.frame[column]}
    values |= {"1000004", "Ms Smith", *(table.file for table in checked.tables.values())}
    telling = {text for text in values if len(text) > 3 and text not in rules}
    assert len(telling) > 1000
    for ending in ("json", "csv"):
        content = counts_file(checked, ending).data.decode("utf-8-sig")
        assert not [text for text in telling if text in content]


def test_nothing_but_codes_numbers_and_dates_is_in_it() -> None:
    content = json.loads(saved())
    texts = [content.pop(name) for name in ("kind", "tool", "council", "made_on")]
    assert texts == ["SSDA903 summary of counts", __version__, MANCHESTER, "2026-11-25"]
    codes = [*content.pop("not_checked"), *(count.pop("code") for count in content["errors"])]
    assert set(codes) <= set(SSDA903.rules_of(2027))
    numbers = [number for count in content.pop("errors") for number in count.values()] + list(content.values())
    assert {type(number) for number in numbers} == {int}


def test_the_csv_says_the_same() -> None:
    json_file, csv_file = (counts_file(demo(), ending) for ending in ("json", "csv"))
    assert json_file.name == "Manchester 2026-27 summary of counts 2026-11-25.json"
    assert csv_file.name == "Manchester 2026-27 summary of counts 2026-11-25.csv"
    rows = list(csv.DictReader(io.StringIO(csv_file.data.decode("utf-8-sig"))))
    counts = make_counts(demo())
    assert {(row["return"], row["council_name"]) for row in rows} == {("SSDA903", "Manchester")}
    assert {row["made_on"] for row in rows} == {"2026-11-25"}
    checked = [row for row in rows if row["checked"] == "yes"]
    assert [(row["code"], int(row["errors"]), int(row["children_with_this_error"])) for row in checked] == [
        (count.code, count.errors, count.children) for count in counts.errors
    ]
    assert [row["code"] for row in rows if row["checked"] == "no"] == counts.not_checked


def with_a_warning() -> CheckedReturn:
    """An episode that ends on the day on which it began (355), and a child without one (the warning EPI)."""
    return little(Header="CHILD\nA\nB", Episodes="CHILD | DECOM | DEC\nB | 01/05/2026 | 01/05/2026")


def test_the_csv_begins_with_the_errors_and_the_warnings_apart() -> None:
    checked = with_a_warning()
    counted = figures(checked.result)
    total, warnings, *_ = csv.DictReader(io.StringIO(counts_file(checked, "csv").data.decode("utf-8-sig")))
    assert (total["code"], int(total["errors"])) == ("all", counted.errors)
    assert int(total["children_with_this_error"]) == counted.children_with_errors
    assert (warnings["code"], int(warnings["errors"])) == ("warnings", counted.warnings)
    assert counted.errors > 0
    assert counted.warnings > 0


def test_a_csv_that_adds_warnings_to_the_errors_is_read() -> None:
    """As earlier versions of the tool wrote it."""
    checked = with_a_warning()
    counted = figures(checked.result)
    header, total, _, *codes = counts_file(checked, "csv").data.decode("utf-8-sig").split("\r\n")
    together = total.replace(f"all,,{counted.errors},", f"all,,{counted.errors + counted.warnings},")
    assert together != total
    data = "\r\n".join([header, together, *codes]).encode("utf-8-sig")
    assert read_counts("f.csv", data) == make_counts(checked)
    with pytest.raises(Refused, match="its lines do not add up"):
        read_counts("f.csv", "\r\n".join([header, total, *codes]).encode("utf-8-sig"))


def test_without_a_council_there_is_none() -> None:
    with pytest.raises(NoCouncil):
        counts_file(little(council_name="", Header="CHILD\nA"), "json")


def test_what_is_saved_is_read() -> None:
    assert read_counts("f.json", saved()) == make_counts(demo())


def saved_as_csv() -> bytes:
    return counts_file(demo(), "csv").data


def test_the_csv_is_read_as_the_same() -> None:
    assert read_counts("f.csv", saved_as_csv()) == make_counts(demo())


def test_a_csv_saved_before_the_return_was_named_is_of_ssda903() -> None:
    rows = list(csv.reader(io.StringIO(saved_as_csv().decode("utf-8-sig"))))
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(row[:-1] for row in rows)
    assert read_counts("f.csv", text.getvalue().encode("utf-8-sig")) == make_counts(demo())


def without_a_line(data: bytes) -> bytes:
    """Without the line of a code with errors."""
    lines = data.split(b"\r\n")
    gone = next(at for at, line in enumerate(lines) if b",yes," in line and b",yes,0," not in line)
    return b"\r\n".join(lines[:gone] + lines[gone + 1 :])


def changed(**values: object) -> bytes:
    return json.dumps(json.loads(saved()) | values).encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "f.json is not a summary of counts. Choose the .json file"),
        (b"\x89PNG", "f.json is not a summary of counts. Choose the .json file"),
        (b"return,council,year\r\n", "f.json is not a summary of counts. Choose the .json file"),
        (b"[" * 100_000, "f.json is not a summary of counts. Choose the .json file"),
        (b"{}", "kind: Field required, and 9 more problems"),
        (b"[]", "the whole file: "),
        (b" " * 1_000_001, "f.json is too large"),
        (without_a_line(saved_as_csv()), "is not as this tool made it: its lines do not add up"),
        (saved_as_csv().replace(b"E08000003", b"E08000001", 1), "is not as this tool made it"),
        (saved_as_csv()[:40], "is not a summary of counts. Choose the .json file"),
        (saved_as_csv() + b"\xff", "is not as this tool made it"),
        (
            saved_as_csv().replace(b"children_with_this_error", b"children_with_this_errors"),
            "is not as this tool made it",
        ),
        (saved_as_csv().replace(b"2026-11-25", b"25/11/2026"), "made_on: "),
        (saved_as_csv().replace(b",0.", b",x."), "tool: "),
        (changed(kind="another"), "kind: "),
        (changed(version=4), "made by a different version of this tool"),
        (changed(version=3), "the version does not match the content"),
        (changed(left_out=["355"]), "the version does not match the content"),
        (changed(version=3, left_out=[]), "left_out: "),
        (changed(council="Manchester"), "council: "),
        (changed(year="2027"), "year: "),
        (changed(year=2027.5), "year: "),
        (changed(children=-1), "children: "),
        (changed(children=True), "children: "),
        (changed(children=1e999), "children: "),
        (changed(made_on="yesterday"), "made_on: "),
        (changed(tool="<script>"), "tool: "),
        (changed(note="=cmd|'/c calc'!A0"), "note: Extra inputs are not permitted"),
        (changed(errors=[{"code": "=1+1", "errors": 1, "children": 1}]), "errors.0.code: "),
        (changed(errors=[{"code": "101", "errors": 1, "children": 1, "child": "A"}]), "errors.0.child: "),
        (changed(not_checked=["x" * 10_000]), "not_checked.0: "),
    ],
)
def test_anything_else_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_counts("f.json", data)
    assert str(refused.value).startswith("f.json ")
    assert why in str(refused.value)
    assert len(str(refused.value)) < 400


def with_codes(*counts: tuple[str, int, int], **values: object) -> bytes:
    """A summary of 20 children, 5 of them with errors, that counts these codes: code, errors, children."""
    errors = [{"code": code, "errors": errors, "children": children} for code, errors, children in counts]
    about = {"children": 20, "children_with_errors": 5, "errors": errors, "not_checked": ["999"]}
    return changed(**(about | values))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (
            with_codes(("355", 30, 5), children=4),
            "it counts 5 children with errors, but only 4 children",
        ),
        (
            with_codes(("355", 5, 5), ("101", 2, 3)),
            "it counts 3 children with error 101, but only 2 of these errors",
        ),
        (
            with_codes(("355", 9, 6)),
            "it counts 6 children with error 355, but only 5 children with any error",
        ),
        (
            with_codes(("355", 9, 2), ("101", 2, 2)),
            "it counts 5 children with errors, which is more than all its error codes have together",
        ),
        (with_codes(("355", 5, 5), ("355", 1, 1)), "it names error code 355 more than once"),
        (with_codes(("355", 5, 5), not_checked=["1", "1"]), "it names error code 1 more than once"),
        (
            with_codes(("355", 5, 5), version=3, left_out=["355"]),
            "it names error code 355 more than once",
        ),
        (
            with_codes(("355", 5, 5), not_checked=["355"]),
            "it says both that error code 355 was checked and that it was not",
        ),
    ],
)
def test_impossible_counts_are_refused_with_the_contradiction(data: bytes, why: str) -> None:
    with pytest.raises(Refused) as refused:
        read_counts("f.json", data)
    assert str(refused.value) == f"f.json cannot be right: {why}. Ask the council to download it again."


@pytest.mark.parametrize(
    "data",
    [
        with_codes(("355", 5, 5), ("101", 3, 0)),
        with_codes(("355", 5, 5), ("576", 8, 8)),
        with_codes(("355", 5, 5), ("NEW1", 8, 8)),
        with_codes(("355", 0, 0), children=0, children_with_errors=0),
        with_codes(version=3, left_out=["355", "101"]),
    ],
    ids=[
        "rows without a child ID",
        "children of last year only",
        "a code of a later version",
        "nothing",
        "small numbers left out",
    ],
)
def test_unusual_counts_are_read(data: bytes) -> None:
    assert read_counts("f.json", data).children in (0, 20)


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_small_numbers_can_be_left_out(ending: str) -> None:
    full = make_counts(demo())
    small = {count.code for count in full.errors if 0 < count.errors < SMALL or 0 < count.children < SMALL}
    read = read_counts(f"f.{ending}", counts_file(demo(), ending, without_small=True).data)
    assert small
    assert set(read.left_out or ()) == small
    assert read.errors == [count for count in full.errors if count.code not in small]
    assert read.version == 3


def test_small_numbers_of_what_is_due_can_be_left_out() -> None:
    full = make_counts(running())
    kept = make_counts(running(), without_small=True)
    small = {
        count.code
        for count in full.errors
        for number in (count.errors, count.children, count.due, count.due_children)
        if number and number < SMALL
    }
    assert set(kept.left_out or ()) == small
    assert read_counts("f.csv", counts_file(running(), "csv", without_small=True).data) == kept


def test_a_csv_whose_first_line_was_edited_is_refused() -> None:
    data = saved_as_csv().decode("utf-8-sig")
    (first, *_) = [line for line in data.splitlines() if ",all," in line]
    *start, children, title = first.split(",")
    edited = data.replace(first, ",".join([*start, str(int(children) + 1), title]))
    with pytest.raises(Refused, match="its lines do not add up"):
        read_counts("f.csv", edited.encode("utf-8-sig"))


def test_what_a_check_counts_is_possible() -> None:
    """A child that is only in last year's files can have errors, and is then among the children."""
    counted = make_counts(
        little(
            Header="CHILD\nA",
            Missing="CHILD | MIS_START\nA | 01/05/2026",
            Missing_last="CHILD | MISSING | MIS_START | MIS_END\nB | M | 01/05/2025 | \nC | M | 01/05/2025 | ",
        )
    )
    (count,) = [each for each in counted.errors if each.code == "576"]
    assert (count.children, counted.children_with_errors, counted.children) == (2, 3, 3)
    assert read_counts("f.json", counted.model_dump_json().encode()) == counted
