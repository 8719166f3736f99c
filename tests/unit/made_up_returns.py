"""Returns that do not exist, to prove that the common rooms work on whatever return they are given.

``with_new_item`` is SSDA903 with a column that begins in the year after the last that is known. ``by_day`` is
SSDA903 with two rules alone, of which one depends on the day. ``TINY`` differs from SSDA903 where it can: XML
alone, no last year, dates as yyyy-mm-dd, names in mixed case, a table of the whole return, groups within groups
with keys. ``TINY_XML`` is a file of it, ``TINY_TABLES`` what is read from that file.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import ClassVar

from worker.checking.rule import EVERY_YEAR, Rule, RuleFunction
from worker.checking.whole_return import Measure, WholeReturn
from worker.dataset.dataset import Dataset
from worker.dataset.table import RowsAtFault
from worker.returns.definition import CountedWord, Return
from worker.returns.module import Code, DateForm, Field, Kind, Module, Shape
from worker.returns.record_layout import RecordLayout
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.dataset import Dataset as SSDA903Dataset
from worker.returns.table_ref import ColumnRef, TableRef
from worker.returns.xml_form import Group, Tag, XmlForm

# SSDA903 with a column that begins in the next year

NEXT_YEAR = SSDA903.last_year + 1
NEW_ITEM = Field("NEW_ITEM", Kind.CODE, "New item", length=2, first_year=NEXT_YEAR)
NEW_CODES = (Code("N1", "New", NEXT_YEAR, 9999), Code("N2", "Newer", NEXT_YEAR, 9999))


@cache
def with_new_item() -> Return:
    """SSDA903 up to the year after its last, with NEW_ITEM in Episodes from that year on."""
    modules = tuple(
        replace(module, fields=(*module.fields, NEW_ITEM)) if module.name == "Episodes" else module
        for module in SSDA903.modules
    )
    made_up = replace(
        SSDA903,
        last_year=NEXT_YEAR,
        modules=modules,
        read_code_sets=lambda: {**SSDA903.code_sets, NEW_ITEM.name: NEW_CODES},
        load_dataset=lambda: NewItemDataset,
    )

    class NewItemDataset(SSDA903Dataset):
        """The return as its rules see it."""

        definition: ClassVar[Return] = made_up

    return made_up


# SSDA903 with two rules, of which one depends on the day


def no_ethnicity(ds: SSDA903Dataset) -> RowsAtFault:
    """Ethnicity is blank

    Checks: The ethnicity is given.

    Due: On the day in MC_DOB; at once where that is blank.

    Cause: It was not entered.

    Fix: Enter it.
    """
    header = ds.Header
    return header.flag(header.ETHNIC.blank, since=header.MC_DOB.date)


def no_sex(ds: SSDA903Dataset) -> RowsAtFault:
    """Sex is blank

    Checks: The sex is given.

    Cause: It was not entered.

    Fix: Enter it.
    """
    return ds.Header.flag(ds.Header.SEX.blank)


@cache
def by_day() -> Return:
    """SSDA903 with the rules D1, which says of each row since when it is an error, and D2, which does not."""
    child, theme = _column("Header", "CHILD"), SSDA903.themes[0]
    rules = (
        replace(
            _rule("D1", theme, "Ethnicity is missing", (_column("Header", "ETHNIC"),), no_ethnicity),
            depends_on_day=True,
        ),
        _rule("D2", theme, "Sex is missing", (_column("Header", "SEX"), child), no_sex),
    )
    made_up = replace(
        SSDA903,
        load_dataset=lambda: ByDayDataset,
        load_rules=lambda: tuple(replace(rule, file_formats=("csv", "xml")) for rule in rules),
    )

    class ByDayDataset(SSDA903Dataset):
        """The return as its rules see it."""

        definition: ClassVar[Return] = made_up

    return made_up


# A tiny return

_MAIN = "ChildIdentifiers"
_CHILD_ID = Field("ChildID", Kind.TEXT, "Child ID", length=8, held_in=_MAIN)
_REFERRAL_NO = Field("ReferralNo", Kind.NUMBER, "Referral")
_ASSESSMENT_NO = Field("AssessmentNo", Kind.NUMBER, "Assessment")


class TinyDataset(Dataset):
    """The tiny return as its rules see it."""

    definition: ClassVar[Return]


def _date(name: str, label: str, *, tells_year: bool = True) -> Field:
    return Field(name, Kind.DATE, label, length=10, tells_year=tells_year, locates_row=tells_year)


def closed_before_start(ds: TinyDataset) -> RowsAtFault:
    """Referral closed before it was made

    Checks: A referral is closed on the day it is made or later.

    Cause: One of the dates is wrong.

    Fix: Correct the dates.
    """
    referrals = ds.Referral
    return referrals.flag(referrals.ClosureDate.date < referrals.ReferralDate.date)


def assessed_before_birth(ds: TinyDataset) -> RowsAtFault:
    """Assessment starts before the child was born

    Checks: An assessment starts on the day of birth or later.

    Cause: The date of birth or the start of the assessment is wrong.

    Fix: Correct the date that is wrong.
    """
    pairs = ds.pairs(ds.Assessment, ds.ChildIdentifiers)
    return pairs.flag(pairs.left.StartDate.date < pairs.right.BirthDate.date)


def without_authority(ds: TinyDataset) -> RowsAtFault:
    """The return does not say whose it is

    Checks: The return names the local authority.

    Cause: The local authority is blank.

    Fix: Fill it in.
    """
    return ds.Collection.flag(ds.Collection.LEA.blank)


def _rule(code: str, theme: str, message: str, fields: tuple[ColumnRef, ...], function: RuleFunction) -> Rule:
    tables = tuple(dict.fromkeys(field.table for field in fields))
    return Rule(
        code=code,
        message=message,
        fields=fields,
        needs=tables,
        uses=(),
        first_year=EVERY_YEAR[0],
        last_year=EVERY_YEAR[1],
        changed_in=(),
        theme=theme,
        warning=False,
        file_formats=("xml",),
        needs_any=(),
        needs_council=False,
        compares_children=False,
        function=function,
    )


def _column(module: str, name: str) -> ColumnRef:
    return ColumnRef(TableRef(module), name)


TINY_THEMES = ("Referrals", "Assessments", "The whole return")
TINY_RULES = (
    _rule(
        "T1",
        TINY_THEMES[0],
        "The closure date is before the referral date",
        (_column("Referral", "ReferralDate"), _column("Referral", "ClosureDate")),
        closed_before_start,
    ),
    _rule(
        "T2",
        TINY_THEMES[1],
        "The assessment starts before the date of birth",
        (_column("Assessment", "StartDate"), _column("ChildIdentifiers", "BirthDate")),
        assessed_before_birth,
    ),
    _rule(
        "T3",
        TINY_THEMES[2],
        "The local authority is missing",
        (_column("Collection", "LEA"),),
        without_authority,
    ),
)

TINY = Return(
    name="tiny",
    title="Tiny census",
    called="tiny census",
    article="a",
    first_year=2026,
    last_year=2027,
    modules=(
        Module(
            "Collection",
            "Collection details",
            (
                Field("Name", Kind.TEXT, "Name of the collection"),
                Field("Year", Kind.NUMBER, "Year", length=4, shape=Shape(r"[0-9]{4}", "a year: 4 digits")),
                Field("LEA", Kind.TEXT, "Local authority", length=3),
            ),
        ),
        Module(
            _MAIN,
            "Children",
            (
                _CHILD_ID,
                _date("BirthDate", "Date of birth", tells_year=False),
                Field("Sex", Kind.CODE, "Sex", length=1),
            ),
            one_row_per_child=True,
        ),
        Module(
            "Referral",
            "Referrals",
            (
                _REFERRAL_NO,
                _CHILD_ID,
                _date("ReferralDate", "Referred on"),
                Field("Source", Kind.CODE, "Source of the referral", length=2),
                _date("ClosureDate", "Closed on"),
            ),
            end="ClosureDate",
            one="Referral",
            tells_who_stays=True,
            keys=("ReferralNo",),
        ),
        Module(
            "Assessment",
            "Assessments",
            (
                _REFERRAL_NO,
                _ASSESSMENT_NO,
                _CHILD_ID,
                _date("StartDate", "Started on"),
                Field("Factor", Kind.CODE, "Factor", length=2),
            ),
            one="Assessment",
            dated="started",
            keys=("ReferralNo", "AssessmentNo"),
        ),
    ),
    child="ChildID",
    main=_MAIN,
    sex="Sex",
    date_of_birth="BirthDate",
    read_code_sets=lambda: {
        "Sex": (Code("F", "Female", 0, 9999), Code("M", "Male", 0, 9999)),
        "Source": (Code("1A", "Family", 0, 9999), Code("2B", "School", 0, 9999), Code("3C", "Other", 2027, 9999)),
        "Factor": (Code("1", "One", 0, 9999), Code("2", "Another", 0, 9999)),
    },
    load_dataset=lambda: TinyDataset,
    load_rules=lambda: TINY_RULES,
    dates=DateForm.ISO,
    file_formats=("xml",),
    reports_last_year=False,
    xml=XmlForm(
        Group(
            "Message",
            parts=(
                Group(
                    "Header",
                    "Collection",
                    (
                        Group("CollectionDetails", parts=(Tag("Collection", "Name", always=True), Tag("Year"))),
                        Group("Source", parts=(Tag("LEA"),)),
                    ),
                ),
                Group(
                    "Children",
                    parts=(
                        Group(
                            "Child",
                            parts=(
                                Group(_MAIN, _MAIN, (Tag("ChildID", always=True),)),
                                Group(
                                    "Referral",
                                    "Referral",
                                    (
                                        Tag("ReferralDate", always=True),
                                        Tag("Source"),
                                        Group("Assessment", "Assessment", number="AssessmentNo"),
                                        Tag("ClosureDate"),
                                    ),
                                    number="ReferralNo",
                                ),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        child="Child",
    ),
    themes=TINY_THEMES,
    layout=RecordLayout(facts=_MAIN, opens="Referral"),
)
TinyDataset.definition = TINY

# The tiny return with rules about the whole of it


def year_is_wrong(ds: TinyDataset) -> WholeReturn:
    """The year of the collection is wrong.

    Checks: The year in the file is 2027.

    Cause: An old file was changed.

    Fix: Enter 2027.
    """
    collection = ds.Collection
    wrong = collection.Year.number != 2027
    years = ", ".join(str(text) for text in collection.Year.texts)
    return WholeReturn(bool(wrong.any()), (Measure("Year in the file", years),), collection.flag(wrong, "Year"))


def hardly_assessed(ds: TinyDataset) -> WholeReturn:
    """The return has fewer assessments than children.

    Checks: There are as many assessments as children.

    Cause: Assessments are not recorded.

    Fix: Record them.

    Note: We could not confirm this.
    """
    assessments, children = len(ds.Assessment), len(ds.ChildIdentifiers)
    measures = Measure("Assessments", f"{assessments:,}"), Measure("Children", f"{children:,}")
    return WholeReturn(assessments < children, measures)


def referred_after_the_year(ds: TinyDataset) -> RowsAtFault:
    """Referral is after the year of the collection

    Checks: No referral is in a year after the one in the file.

    Cause: One of the dates is wrong.

    Fix: Correct the dates.
    """
    referrals = ds.Referral
    last = ds.Collection.Year.number.max()
    years = referrals.ReferralDate.date.astype("datetime64[Y]").astype(int) + 1970
    return referrals.flag(referrals.ReferralDate.has_date & (years > last))


def still_open(ds: TinyDataset) -> RowsAtFault:
    """Referral is open.

    Checks: Nothing.

    Cause: It was not closed.

    Fix: Close it.
    """
    return ds.Referral.flag(ds.Referral.ClosureDate.blank)


@cache
def with_whole_return_rules() -> Return:
    """The tiny return with W1 and the query W2Q about the whole of it, W3 that reads the table about the whole of
    it, and the notice N1."""
    theme = TINY_THEMES[2]
    year = _column("Collection", "Year")
    rules = (
        *TINY_RULES,
        replace(_rule("W1", theme, "The year is wrong", (year,), year_is_wrong), whole_return=True),
        replace(
            _rule("W2Q", theme, "There are few assessments", (), hardly_assessed),
            needs=(TableRef("Assessment"), TableRef(_MAIN)),
            whole_return=True,
            warning=True,
        ),
        replace(
            _rule("W3", theme, "Too late", (_column("Referral", "ReferralDate"),), referred_after_the_year),
            needs=(TableRef("Referral"), TableRef("Collection")),
        ),
    )
    closure = (_column("Referral", "ClosureDate"),)
    notice = replace(_rule("N1", "", "The referral is open", closure, still_open), is_hint=True, given_always=True)
    made_up = replace(
        TINY,
        load_dataset=lambda: WholeDataset,
        load_rules=lambda: rules,
        load_hints=lambda: (notice,),
        warning_word=CountedWord("query", "queries"),
        hint_word=CountedWord("notice", "notices"),
    )

    class WholeDataset(TinyDataset):
        """The return as its rules see it."""

        definition: ClassVar[Return] = made_up

    return made_up


TINY_XML = """<?xml version='1.0' encoding='UTF-8'?>
<Message>
  <Header>
    <CollectionDetails>
      <Collection>TINY</Collection>
      <Year>2027</Year>
    </CollectionDetails>
    <Source>
      <LEA>352</LEA>
    </Source>
  </Header>
  <Children>
    <Child>
      <ChildIdentifiers>
        <ChildID>c1</ChildID>
        <BirthDate>2015-01-02</BirthDate>
        <Sex>F</Sex>
      </ChildIdentifiers>
      <Referral>
        <ReferralDate>2026-05-01</ReferralDate>
        <Source>1A</Source>
        <Assessment>
          <StartDate>2026-05-10</StartDate>
          <Factor>1</Factor>
        </Assessment>
        <Assessment>
          <StartDate>2026-06-10</StartDate>
        </Assessment>
        <ClosureDate>2026-04-01</ClosureDate>
      </Referral>
      <Referral>
        <ReferralDate>2026-09-01</ReferralDate>
        <Source>2B</Source>
        <Assessment>
          <StartDate>2014-09-10</StartDate>
          <Factor>2</Factor>
        </Assessment>
      </Referral>
    </Child>
    <Child>
      <ChildIdentifiers>
        <ChildID>c2</ChildID>
        <BirthDate>2016-03-04</BirthDate>
        <Sex>M</Sex>
      </ChildIdentifiers>
      <Referral>
        <ReferralDate>2026-07-01</ReferralDate>
        <Source>3C</Source>
      </Referral>
    </Child>
  </Children>
</Message>
"""
"""A file as the writer writes it; T1 is found in the first referral, T2 in the assessment of the second."""

TINY_TABLES: dict[str, list[dict[str, str]]] = {
    "Collection": [{"Name": "TINY", "Year": "2027", "LEA": "352"}],
    "ChildIdentifiers": [
        {"ChildID": "c1", "BirthDate": "2015-01-02", "Sex": "F"},
        {"ChildID": "c2", "BirthDate": "2016-03-04", "Sex": "M"},
    ],
    "Referral": [
        {
            "ReferralNo": "1",
            "ChildID": "c1",
            "ReferralDate": "2026-05-01",
            "Source": "1A",
            "ClosureDate": "2026-04-01",
        },
        {"ReferralNo": "2", "ChildID": "c1", "ReferralDate": "2026-09-01", "Source": "2B", "ClosureDate": ""},
        {"ReferralNo": "1", "ChildID": "c2", "ReferralDate": "2026-07-01", "Source": "3C", "ClosureDate": ""},
    ],
    "Assessment": [
        {"ReferralNo": "1", "AssessmentNo": "1", "ChildID": "c1", "StartDate": "2026-05-10", "Factor": "1"},
        {"ReferralNo": "1", "AssessmentNo": "2", "ChildID": "c1", "StartDate": "2026-06-10", "Factor": ""},
        {"ReferralNo": "2", "AssessmentNo": "1", "ChildID": "c1", "StartDate": "2014-09-10", "Factor": "2"},
    ],
}
"""What is read from it."""
TINY_LINES = {
    "Collection": [3],
    "ChildIdentifiers": [14, 41],
    "Referral": [19, 31, 46],
    "Assessment": [22, 26, 34],
}
"""The line of each row."""
