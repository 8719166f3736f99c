"""The printable pages: one a child, harmless whatever is in the data."""

from dataclasses import replace
from pathlib import Path

from lxml import etree

from tests.unit.exporting.returns import demo, little
from worker.exporting.checked_return import Mark
from worker.exporting.error_lines import error_lines
from worker.exporting.options import Selection
from worker.exporting.printable import printable_file
from worker.returns.table_ref import TableRef

GOLDEN = Path(__file__).parent / "pages_by_child.html"
CODES = Selection(codes=frozenset({"355", "101"}))


def test_the_pages_are_as_they_were_approved() -> None:
    checked = little(
        Header="CHILD | SEX | DOB\nA<b> | =F | 01/02/2010\nB | M | 03/04/2012",
        Episodes="""
        CHILD | DECOM      | DEC
        a<b>  | 01/05/2026 | 01/05/2026
        B     | 01/05/2026 | 01/05/2026
              | 01/05/2026 | 01/05/2026
        """,
    )
    checked = replace(
        checked,
        marks=[Mark("B", "355", "asked", "<script>alert(1)</script>\nsecond line")],
        suggestions={(TableRef("Episodes"), 0, "355"): "Delete the row & check again"},
    )
    file = printable_file(checked, CODES)
    assert file.name == "Manchester 2026-27 pages by child 2026-11-25.html"
    assert file.data.decode() == GOLDEN.read_text(encoding="utf-8")


def test_there_is_a_page_for_each_child_that_is_chosen() -> None:
    lines = error_lines(demo())
    some = frozenset(sorted({line.child for line in lines})[:3])
    document = etree.HTML(printable_file(demo(), Selection(children=some)).data)
    assert [heading.text for heading in document.iter("h1")] == [f"Child {child}" for child in sorted(some)]
    rows = len(list(document.iter("tr"))) - 3
    assert rows == sum(line.child in some for line in lines)


def test_no_errors_are_said_to_be_none() -> None:
    file = printable_file(little(Header="CHILD\nA"), Selection(codes=frozenset()))
    assert "No errors were found." in file.data.decode()
