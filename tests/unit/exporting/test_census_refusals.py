"""Notes beside the census’s XML: what DfE’s portal would reject it for, which child, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from tests.unit.exporting.test_census_downloads import REFERRALS, WHOLE, Page
from tests.unit.loaded_census import FULL_CHILD, HEADER, census
from worker.editing.operations import FIRST_ADDED_ROW
from worker.prevalidation.before_export import faults_of_file
from worker.returns.cin import CIN

REMEDY = "Keep the correct row and delete the others. If two children have the same ID, correct the ID."
SECOND = (
    "DfE’s portal would reject this file because of its structure. More than one row for a child where one is "
)
HEADER_CSV = (
    b"Collection,Year,ReferenceDate,SourceLevel,LEA,SerialNo,DateTime\r\n"
    b"CIN,2026,2026-03-31,L,352,001,2026-04-20T10:00:00\r\n"
)
HEADER_NAMES, HEADER_ROW, _ = HEADER_CSV.split(b"\r\n")
IDS = "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,PersonDeathDate\r\n"


def tables(identifiers: Sequence[str], characteristics: Sequence[str], header: bytes | None = HEADER_CSV) -> Page:
    """A census from CSV files: children by ID and sex, and their characteristics by ID and ethnicity."""
    children = "".join(f"{child},,,,2015-01-02,,{sex},\r\n" for child, sex in map(str.split, identifiers))
    ethnicities = "".join(f"{child},{code}\r\n" for child, code in map(str.split, characteristics))
    files = {
        "ids.csv": (IDS + children).encode(),
        "characteristics.csv": f"LAchildID,Ethnicity\r\n{ethnicities}".encode(),
        "cin.csv": REFERRALS + b"C1,1,2025-05-05,1A,N1,,,,0\r\n",
    }
    return Page(**files, **({} if header is None else {"header.csv": header}))


def refusals(page: Page) -> list[str]:
    notes = page.make("xml", "xml")[0]["notes"]
    return [note for note in notes if note.startswith("DfE’s portal would reject")]


# Second rows of a child


@pytest.mark.parametrize(
    ("module", "cells", "title"),
    [
        ("ChildCharacteristics", {"Ethnicity": "WIRI"}, "Child characteristics"),
        ("ChildCharacteristics", {"Ethnicity": "WBRI"}, "Child characteristics"),
        ("ChildIdentifiers", {"Sex": "M"}, "Child identifiers"),
    ],
)
def test_a_second_row_that_the_user_added_is_told_with_the_child_and_the_remedy(
    module: str, cells: dict[str, str], title: str
) -> None:
    page = Page(**{"census.xml": WHOLE})
    assert refusals(page) == []
    page.do(module=module, op="add", row=FIRST_ADDED_ROW, after=0, cells={"Child": "C1", **cells})
    made, data = page.make("xml", "xml")
    assert made["notes"] == [f"{SECOND}expected: child C1 in {title}. {REMEDY}"]
    assert data.count(f"<{module}>".encode()) == 2
    # What the tables show is also what a reader of the file finds.
    assert [fault.kind for fault in faults_of_file(CIN, data, 2026) if fault.refuses_file] == ["second_row"]


@pytest.mark.parametrize(
    ("identifiers", "characteristics", "told"),
    [
        (["C1 F"], ["C1 WBRI"], None),
        (["C1 F"], ["C1 WBRI", "C1 WIRI"], "child C1 in Child characteristics"),
        (["C1 F"], ["C1 WBRI", "C1 WBRI"], "child C1 in Child characteristics"),
        (["C1 F", "C1 F"], ["C1 WBRI"], "child C1 in Child identifiers"),
        (
            ["C1 F", "c1 M"],
            ["C1 WBRI", "C1 WIRI"],
            "child C1 in Child characteristics, child C1 in Child identifiers",
        ),
        (
            ["C1 F", "C2 F"],
            ["C1 WBRI", "C1 WIRI", "C1 WIRI", "C2 WBRI", "C2 WIRI"],
            "children C1 and C2 in Child characteristics",
        ),
        (
            [f"C{number} F" for number in range(1, 6)],
            [f"C{number} {code}" for number in range(1, 6) for code in ("WBRI", "WIRI")],
            "children C1, C2, C3 and 2 more in Child characteristics",
        ),
    ],
)  # fmt: skip
def test_second_rows_of_csv_files_are_told_with_the_children(
    identifiers: Sequence[str], characteristics: Sequence[str], told: str | None
) -> None:
    page = tables(identifiers, characteristics)
    assert refusals(page) == ([] if told is None else [f"{SECOND}expected: {told}. {REMEDY}"])


def test_a_second_row_in_the_loaded_file_is_a_problem_that_refuses_it_until_it_is_deleted() -> None:
    group = re.search("<ChildCharacteristics>.*</ChildCharacteristics>", FULL_CHILD, re.DOTALL)
    assert group
    twice = census(FULL_CHILD.replace(group[0], group[0] * 2).format(child="C1"))
    page = Page(**{"census.xml": twice})
    (problem,) = page.checked["prevalidation"]
    assert (problem["kind"], problem["why"]) == (
        "second_row",
        "A child can have only one of these. DfE’s portal checks this before its rules, and rejects the whole "
        "file.",
    )
    assert len(refusals(page)) == 1
    page.do(module="ChildCharacteristics", op="delete", row=1)
    assert refusals(page) == []


# No header


@pytest.mark.parametrize(
    ("header", "told"),
    [
        pytest.param(HEADER_CSV, None, id="whole"),
        pytest.param(
            None, "it has no header. Add the Header file, then download the XML again.", id="not added"
        ),
        pytest.param(
            HEADER_NAMES + b"\r\n",
            "it has no header. Your Header file has no row. Complete it and add it again.",
            id="only the names of the columns",
        ),
        pytest.param(
            HEADER_NAMES + b"\r\nCIN,2026,2026-03-31,L,352,,\r\n",
            "of its structure. Required element missing: 2 times, first on line 3 (SerialNo).",
            id="partly filled",
        ),
        pytest.param(
            HEADER_CSV + HEADER_ROW.replace(b"352", b"353") + b"\r\n",
            "of its structure. Element repeated: on line 3 (Collection).",
            id="two",
        ),
    ],
)  # fmt: skip
def test_what_the_header_lacks_is_told(header: bytes | None, told: str | None) -> None:
    page = tables(["C1 F"], ["C1 WBRI"], header)
    assert refusals(page) == ([] if told is None else [f"DfE’s portal would reject this file because {told}"])
    notes = page.make("xml", "xml")[0]["notes"]
    assert not any("no records of Header" in note for note in notes), "One note says it"


def test_an_xml_file_without_header_must_be_exported_again() -> None:
    page = Page(**{"census.xml": WHOLE.replace(HEADER.encode(), b"")})
    assert refusals(page) == [
        "DfE’s portal would reject this file because it has no header. Export the return again from your case "
        "management system with its header."
    ]
