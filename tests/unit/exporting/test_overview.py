"""The overview in numbers."""

from collections import Counter
from dataclasses import replace

from tests.unit.exporting.returns import demo, edited, little
from worker.exporting.error_lines import error_lines
from worker.exporting.overview import Bar, ReturnState, overview
from worker.returns.ssda903 import SSDA903


def test_errors_are_counted_by_type_theme_and_impact() -> None:
    seen = overview(demo())
    lines = error_lines(demo())
    assert {each.code: each.errors for each in seen.by_type} == Counter(line.rule.code for line in lines)
    assert [each.errors for each in seen.by_type] == sorted((each.errors for each in seen.by_type), reverse=True)
    assert {bar.label: bar.errors for bar in seen.by_theme} == Counter(str(line.rule.theme) for line in lines)
    impacts = Counter(line.rule.rating for line in lines)
    assert [(bar.label, bar.errors) for bar in seen.by_impact] == [
        (label, impacts[label]) for label in ("high", "medium", "lower")
    ]
    assert seen.top_share == sum(each.errors for each in seen.by_type[:5]) / len(lines)


def test_errors_are_counted_by_the_month_in_which_the_row_began() -> None:
    checked = little(
        Header="CHILD | SEX\nA | F",
        Episodes="""
        CHILD | DECOM      | DEC
        A     | 01/05/2026 | 01/05/2026
        A     | 31/03/2027 | 31/03/2027
        A     | 31/03/2026 | 31/03/2026
        A     | 01/04/2027 | 01/04/2027
        """,
    )
    only = {code: parts for code, parts in checked.result.found.items() if code in ("355", "102")}
    seen = overview(replace(checked, result=replace(checked.result, found=only)))
    bars = {bar.label: bar.errors for bar in seen.by_month}
    assert list(bars) == [
        "earlier", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
        "2026-12", "2027-01", "2027-02", "2027-03", "later", "without a date",
    ]  # fmt: skip
    # The child without a date of birth (102) is the one of which no date tells when.
    assert {label: count for label, count in bars.items() if count} == {
        "earlier": 1, "2026-05": 1, "2027-03": 1, "later": 1, "without a date": 1,
    }  # fmt: skip


def test_the_state_before_and_after_the_edits() -> None:
    before, after = demo(), edited(demo())
    assert overview(before).before is None
    seen = overview(replace(after, before=before.result))
    assert seen.before == overview(before).now
    assert seen.now == overview(after).now != seen.before
    as_loaded = {bar.code: bar.errors for bar in overview(before).by_type}
    assert {bar.code: bar.before for bar in seen.by_type} == {
        bar.code: as_loaded.get(bar.code, 0) for bar in seen.by_type
    }
    assert seen.now.types == len([bar for bar in seen.by_type if bar.errors and not bar.warning])


def test_a_return_without_children_and_errors() -> None:
    checked = little(Header="CHILD | SEX")
    seen = overview(checked)
    assert seen.now == ReturnState(
        children=0,
        children_with_errors=0,
        children_with_warnings_only=0,
        children_with_neither=0,
        errors=0,
        warnings=0,
        types=0,
        due=0,
        children_with_due=0,
    )
    assert (seen.top_share, seen.by_type, seen.by_theme) == (0.0, (), ())
    assert seen.by_impact[0] == Bar("high", 0)
    assert SSDA903.rules_of(2027)
