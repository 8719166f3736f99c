"""Questions about rows of the census that have no date: people find them by the rows around them, and so do we."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import NamedTuple

import pytest

from tests.unit.exporting.test_census_downloads import MADE_ON, REFERRALS, Page
from tests.unit.loaded_census import census
from tests.unit.test_asking_people import filled, lines
from worker.exporting.answer_sheets import REFERENCE
from worker.exporting.cell_references import read_reference

START = "Start of the assessment"
FIRST, SECOND = "2025-05-05", "2026-01-05"
"""The dates of the referrals of C1."""


class Assessed(NamedTuple):
    """An assessment of C1, or of another child."""

    referral: str
    start: str = ""
    review: str = "2025-06-01"
    child: str = "C1"


Files = dict[str, bytes]
OLD = [Assessed(FIRST), Assessed(FIRST), Assessed(SECOND)]
SHIFTED = [Assessed(FIRST, child="C0"), Assessed(FIRST, "2025-05-07"), *OLD]
"""A newer extract, in which a child and an assessment with a date come first."""


def as_xml(assessments: Sequence[Assessed]) -> Files:
    children = []
    for child in dict.fromkeys(each.child for each in assessments):
        own = [each for each in assessments if each.child == child]
        referrals = "".join(
            f"<CINdetails><CINreferralDate>{day}</CINreferralDate>"
            + "".join(_element(each) for each in own if each.referral == day)
            + "<ReferralNFA>0</ReferralNFA></CINdetails>"
            for day in dict.fromkeys(each.referral for each in own)
        )
        children.append(
            f"<Child><ChildIdentifiers><LAchildID>{child}</LAchildID></ChildIdentifiers>{referrals}</Child>"
        )
    return {"census.xml": census(*children)}


def _element(each: Assessed) -> str:
    start = f"<AssessmentActualStartDate>{each.start}</AssessmentActualStartDate>" if each.start else ""
    review = f"<AssessmentInternalReviewDate>{each.review}</AssessmentInternalReviewDate>"
    return f"<Assessments>{start}{review}</Assessments>"


def as_csv(assessments: Sequence[Assessed]) -> Files:
    """The same as tables of another tool, each a file."""
    numbers = {place: at for at, place in enumerate(dict.fromkeys(each[::3] for each in assessments), 10)}
    ids = "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,Sex,PersonDeathDate\r\n"
    ids += "".join(f"{child},,,,,,,\r\n" for child in dict.fromkeys(each.child for each in assessments))
    header = "Collection,Year,ReferenceDate,SourceLevel,LEA,SerialNo,DateTime\r\n"
    header += "CIN,2026,2026-03-31,L,352,001,2026-04-20T10:00:00\r\n"
    rows = "".join(f"{child},{at},{day},,,,,,0\r\n" for (day, child), at in numbers.items())
    inner = "".join(
        f"{each.child},{numbers[each[::3]]},{at},{each.start},{each.review},\r\n"
        for at, each in enumerate(assessments, 50)
    )
    names = "LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,AssessmentInternalReviewDate,"
    return {
        "header.csv": header.encode(),
        "ids.csv": ids.encode(),
        "cin.csv": REFERRALS + rows.encode(),
        "assessments.csv": f"{names}AssessmentAuthorisationDate\r\n{inner}".encode(),
    }


FORMS = pytest.mark.parametrize("form", [as_xml, as_csv])
Form = Callable[[Sequence[Assessed]], Files]


def asked(page: Page) -> bytes:
    about = {"name": "people.csv", "column": None, "with_pages": False, "made_on": MADE_ON}
    _, (packed,) = page.ask("make_answer_sheets", [b"Child,Worker\r\nC1,Amina Khan\r\n"], **about)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        (name,) = (name for name in archive.namelist() if "Amina" in name)
        return archive.read(name)


def answered(data: bytes, column: str = START) -> bytes:
    """The sheet with an answer to each question about a column: days that differ."""
    days = iter(range(10, 29))

    def fill(line: dict[str, str]) -> tuple[str, str] | None:
        return (f"2026-01-{next(days)}", "") if line["Item"] == column else None

    return filled(data, fill)


def taken(page: Page, sheet: bytes) -> tuple[list[tuple[int, str]], list[str]]:
    """The rows that the answers edit, each with its day, and why others are not used."""
    prepared, _ = page.ask("prepare_answers", [sheet], names=["back.xlsx"])
    edits = [(each["row"], each["value"]) for each in prepared["operations"]["operations"]]
    return edits, [each["reason"] for each in prepared["left_out"]]


@FORMS
def test_a_row_without_a_date_is_named_by_the_rows_around_it_and_its_position(form: Form) -> None:
    named = [line["Row"] for line in lines(asked(Page(**form(OLD)))) if line["Item"] == START]
    assert named == [
        "Referral of 05/05/2025, assessment without a date (1 of 2)",
        "Referral of 05/05/2025, assessment without a date (2 of 2)",
        "Referral of 05/01/2026, assessment without a date",
    ]


@FORMS
@pytest.mark.parametrize(
    ("newer", "edits", "not_used"),
    [
        pytest.param(OLD, [(0, "10"), (1, "11"), (2, "12")], 0, id="one more child"),
        pytest.param(SHIFTED, [(2, "10"), (3, "11"), (4, "12")], 0, id="at other places"),
        pytest.param([*SHIFTED[:-1], *OLD[1:]], [(5, "12")], 2, id="one more in the first referral"),
        pytest.param(SHIFTED[:3], [], 3, id="one left in the first referral, none in the second"),
        pytest.param([OLD[2], *OLD[:2]], None, 0, id="the referrals in another order"),
    ],
)
def test_answers_find_rows_without_a_date_in_a_newer_extract(
    form: Form, newer: Sequence[Assessed], edits: list[tuple[int, str]] | None, not_used: int
) -> None:
    sheet = answered(asked(Page(**form(OLD))))
    changed = form([*newer, Assessed(SECOND, child="C9")])
    found, reasons = taken(Page(**changed), sheet)
    expected = [(1, "10"), (2, "11"), (0, "12")] if edits is None else edits
    assert sorted(found) == sorted((row, f"2026-01-{day}") for row, day in expected)
    assert len(reasons) == not_used


@FORMS
def test_in_the_same_files_rows_are_found_whatever_was_edited_around_them(form: Form) -> None:
    page = Page(**form(OLD))
    sheet = answered(asked(page))
    # The last files have the referrals and the assessments, unless one file has both.
    *_, referrals, assessments = [*page.fingerprints.values()] * 2
    page.fingerprint = assessments
    page.do(module="Assessments", op="delete", row=0)
    page.fingerprint = referrals
    page.do(module="CINdetails", op="set", row=0, field="CINreferralDate", value="2025-05-01")
    found, reasons = taken(page, sheet)
    assert found == [(1, "2026-01-11"), (2, "2026-01-12")]
    assert reasons == ["The row is not in your data now, or its child ID or dates were changed."]


@FORMS
def test_a_reference_of_a_row_that_its_dates_tell_has_no_place(form: Form) -> None:
    dated = [Assessed(FIRST, "2024-05-07"), Assessed(FIRST, "2024-06-07"), Assessed(SECOND, "2024-06-07")]
    references = [
        read_reference(line[REFERENCE]) for line in lines(asked(Page(**form(dated)))) if line["Item"] == START
    ]
    assert [each.place is None for each in references if each] == [True, False, False]


def test_rows_with_one_date_in_two_referrals_are_found_in_a_newer_extract() -> None:
    dated = [Assessed(FIRST, "2024-06-07"), Assessed(SECOND, "2024-06-07")]
    sheet = answered(asked(Page(**as_csv(dated))))
    edits, reasons = taken(Page(**as_csv([dated[1], dated[0], Assessed(SECOND, child="C9")])), sheet)
    assert (sorted(edits), reasons) == ([(0, "2026-01-11"), (1, "2026-01-10")], [])


def review(*plans: Sequence[str]) -> bytes:
    """A referral whose plans begin on the 1st of months from July, each with reviews on these days."""
    made = "".join(
        f"<ChildProtectionPlans><CPPstartDate>2025-{month:02}-01</CPPstartDate><Reviews>"
        + "".join(f"<CPPreviewDate>{day}</CPPreviewDate>" for day in days)
        + "</Reviews></ChildProtectionPlans>"
        for month, days in enumerate(plans, 7)
    )
    return census(
        "<Child><ChildIdentifiers><LAchildID>C1</LAchildID></ChildIdentifiers><CINdetails>"
        f"<CINreferralDate>2025-05-05</CINreferralDate><ReferralNFA>0</ReferralNFA>{made}</CINdetails></Child>"
    )


def test_reviews_without_a_date_are_found_by_the_plans_around_them() -> None:
    old = Page(**{"census.xml": review([""], ["2025-09-01", "", ""])})
    sheet = asked(old)
    about = "Referral of 05/05/2025, child protection plan from"
    assert [line["Row"] for line in lines(sheet) if line["Item"] == "Review date"] == [
        f"{about} 01/07/2025, review without a date",
        f"{about} 01/08/2025, review without a date (1 of 2)",
        f"{about} 01/08/2025, review without a date (2 of 2)",
    ]
    newer = Page(**{"census.xml": review(["2025-07-20", ""], ["", "2025-09-01", ""])})
    edits, _ = taken(newer, answered(sheet, "Review date"))
    assert edits == [(1, "2026-01-10"), (2, "2026-01-11"), (4, "2026-01-12")]


def disabled(*codes: str) -> Files:
    listed = "".join(f"<Disability>{code}</Disability>" for code in codes)
    return {
        "census.xml": census(
            "<Child><ChildIdentifiers><LAchildID>C1</LAchildID></ChildIdentifiers><ChildCharacteristics>"
            f"<Ethnicity>WBRI</Ethnicity><Disabilities>{listed}</Disabilities></ChildCharacteristics></Child>"
        )
    }


@pytest.mark.parametrize(
    ("newer", "edits"),
    [
        (("AUT", "ZZ", "LD", "ZZ"), [(1, "AUT"), (3, "AUT")]),
        (("ZZ", "LD"), []),
        (("LD", "AUT", "CON"), []),
    ],
)
def test_rows_of_a_module_without_dates_are_found_by_their_values(
    newer: Sequence[str], edits: list[tuple[int, str]]
) -> None:
    sheet = asked(Page(**disabled("LD", "ZZ", "ZZ")))
    questions = [line for line in lines(sheet) if line["What we have now"] == "ZZ"]
    assert [line["Row"] for line in questions] == ["Disability ZZ (1 of 2)", "Disability ZZ (2 of 2)"]
    answers = filled(sheet, lambda line: ("AUT", "") if line["What we have now"] == "ZZ" else None)
    assert taken(Page(**disabled(*newer)), answers)[0] == edits
