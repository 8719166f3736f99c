"""An edited census as XML: the loaded file, in which only what was edited differs."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.editing.returns import NEW, add, delete, put
from tests.unit.loaded_census import BARE_CHILD, CENSUS, FULL_CHILD, census_of, loaded_files
from worker.editing.operations import BEFORE_ALL, AddRow, Operation
from worker.editing.tables import EditedTables
from worker.exporting.edited_xml import edited_xml
from worker.exporting.xml_files import XmlExport
from worker.reading.files import read_file
from worker.returns.cin import CIN
from worker.returns.table_ref import TableRef
from worker.service.loaded_files import LoadedFiles


class Census:
    """A loaded file that is edited and exported."""

    def __init__(self, data: bytes = CENSUS) -> None:
        self.files: LoadedFiles = loaded_files(data)
        self.tables = EditedTables(CIN, self.files.tables)

    def edit(self, *operations: Operation) -> str:
        """The export after these edits; without any note."""
        self.tables.apply(operations)
        export = self.export()
        assert export.left_out == []
        return export.data.decode()

    def export(self) -> XmlExport:
        source = self.files.xml_sources(
            {name: table.now for name, table in self.tables.items()},
            {name: table.numbers for name, table in self.tables.items()},
        )[False]
        return edited_xml(CIN, source.read(), source.tables)


TEXT = CENSUS.decode()


def replaced(before: str, after: str, text: str = TEXT) -> str:
    """The text with the first passage replaced, which must be there."""
    assert before in text
    return text.replace(before, after, 1)


def test_without_edits_it_is_the_same_file() -> None:
    assert Census().edit() == TEXT
    census = Census()
    undo, _ = census.tables.apply([put(0, "ReferralSource", "9", table="CINdetails"), delete(1, table="Reviews")])
    census.tables.undo(undo)
    assert census.export().data == CENSUS


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (
            put(0, "ReferralSource", "2<&é", table="CINdetails"),
            "<ReferralSource>1A<",
            "<ReferralSource>2&lt;&amp;é<",
        ),
        (put(1, "Disability", "NONE", table="Disabilities"), "<Disability>AUT<", "<Disability>NONE<"),
        (put(0, "AssessmentFactor", "3A", table="AssessmentFactorsList"), ">1A</AssessmentF", ">3A</AssessmentF"),
        (put(1, "CPPreviewDate", "2026-01-01", table="Reviews"), "2025-12-01", "2026-01-01"),
        (put(0, "LEA", "353", table="Header"), "<LEA>352", "<LEA>353"),
        (put(0, "LAchildID", "X9", table="ChildIdentifiers"), "<LAchildID>C1<", "<LAchildID>X9<"),
        (put(2, "LAchildID", "X9", table="ChildIdentifiers"), "<LAchildID></", "<LAchildID>X9</"),
    ],
)
def test_only_the_text_of_an_edited_cell_differs(operation: Operation, before: str, after: str) -> None:
    assert Census().edit(operation) == replaced(before, after)


@pytest.mark.parametrize(
    ("operation", "before", "after"),
    [
        (
            put(0, "SoftwareCode", "X", table="Header"),
            "      <SerialNo>",
            "      <SoftwareCode>X</SoftwareCode>\n      <SerialNo>",
        ),
        (
            put(0, "UPN", "A1", table="ChildIdentifiers"),
            "C1</LAchildID>\n",
            "C1</LAchildID>\n        <UPN>A1</UPN>\n",
        ),
        (
            put(0, "CINclosureDate", "2026-02-01", table="CINdetails"),
            "        <Assessments>",
            "        <CINclosureDate>2026-02-01</CINclosureDate>\n        <Assessments>",
        ),
        (
            put(0, "AssessmentAuthorisationDate", "2026-02-01", table="Assessments"),
            "          <Factors",
            "          <AssessmentAuthorisationDate>2026-02-01</AssessmentAuthorisationDate>\n          <Factors",
        ),
    ],
)
def test_a_new_value_stands_at_its_place(operation: Operation, before: str, after: str) -> None:
    assert Census().edit(operation) == replaced(before, after)


def test_a_cleared_cell_is_left_out_where_the_file_leaves_out_what_is_blank() -> None:
    data = CENSUS.replace(b"<LAchildID></LAchildID>", b"<LAchildID>c2</LAchildID>")
    text = data.decode()
    operation = put(0, "PrimaryNeedCode", "", table="CINdetails")
    assert Census(data).edit(operation) == replaced("        <PrimaryNeedCode>N1</PrimaryNeedCode>\n", "", text)
    # What the schema asks for stays as an empty element.
    operation = put(0, "CINreferralDate", "", table="CINdetails")
    assert Census(data).edit(operation) == replaced(">2025-05-05<", "><", text)


@pytest.mark.parametrize("empty", ["<UPN></UPN>", "<UPN/>"])
def test_a_cleared_cell_is_empty_where_the_file_writes_what_is_blank(empty: str) -> None:
    text = TEXT.replace("<LAchildID></LAchildID>", f"<LAchildID>c2</LAchildID>{empty}")
    made = Census(text.encode()).edit(put(0, "PrimaryNeedCode", "", table="CINdetails"))
    blank = empty.replace("UPN", "PrimaryNeedCode")
    assert made == replaced("<PrimaryNeedCode>N1</PrimaryNeedCode>", blank, text)
    made = Census(text.encode()).edit(put(2, "UPN", "A1", table="ChildIdentifiers"))
    assert made == replaced(empty, "<UPN>A1</UPN>", text)


def test_a_row_that_loses_its_last_value_stays_a_row() -> None:
    data = CENSUS.replace(b"<LAchildID></LAchildID>", b"<LAchildID>c2</LAchildID>")
    made = Census(data).edit(
        put(0, "S47ActualStartDate", "", table="Section47"), put(0, "ICPCnotRequired", "", table="Section47")
    )
    assert len(read_file("a", made.encode(), [CIN]).tables["Section47"].frame) == 1
    assert re.findall("<Section47>.*?</Section47>", made, re.DOTALL) == [
        "<Section47>\n          <ICPCnotRequired></ICPCnotRequired>\n        </Section47>"
    ]


PLAN = re.search(r" +<ChildProtectionPlans>.*</ChildProtectionPlans>\n", TEXT, re.DOTALL)
assert PLAN


@pytest.mark.parametrize(
    ("operations", "gone"),
    [
        ([delete(0, table="Reviews")], "            <CPPreviewDate>2025-09-01</CPPreviewDate>\n"),
        (
            [delete(0, table="Reviews"), delete(1, table="Reviews")],
            "          <Reviews>\n            <CPPreviewDate>2025-09-01</CPPreviewDate>\n"
            "            <CPPreviewDate>2025-12-01</CPPreviewDate>\n          </Reviews>\n",
        ),
        ([delete(0, table="ChildProtectionPlans")], PLAN[0]),
        ([delete(1, table="ChildIdentifiers")], BARE_CHILD.format(child="c1")),
        ([delete(0, table="ChildIdentifiers")], FULL_CHILD.format(child="C1")),
    ],
)
def test_the_element_of_a_deleted_row_is_removed_with_its_line(operations: list[Operation], gone: str) -> None:
    assert Census().edit(*operations) == replaced(gone, "")


def test_added_rows_stand_beside_their_neighbours() -> None:
    made = Census().edit(
        add(NEW, 0, table="Reviews", Child="C1", CPPreviewDate="2025-10-01"),
        add(
            NEW + 1,
            BEFORE_ALL,
            table="Reviews",
            Child="C1",
            CINdetailsID="1",
            CPPID="1",
            CPPreviewDate="2025-08-01",
        ),
        add(NEW, 1, table="Disabilities", Child="C1", Disability="MOB"),
    )
    line = "            <CPPreviewDate>{}</CPPreviewDate>\n"
    expected = replaced(
        line.format("2025-09-01"),
        line.format("2025-08-01") + line.format("2025-09-01") + line.format("2025-10-01"),
    )
    aut = "          <Disability>AUT</Disability>\n"
    assert made == replaced(aut, aut + aut.replace("AUT", "MOB"), expected)


def test_the_first_row_of_its_kind_stands_at_its_place_with_its_group() -> None:
    made = Census().edit(
        add(NEW, None, table="CINplanDates", Child="C1", CINdetailsID="1", CINPlanStartDate="2025-06-02"),
        add(NEW, None, table="Assessments", Child="C1", CINdetailsID="2", AssessmentActualStartDate="2026-01-06"),
        add(
            NEW,
            None,
            table="AssessmentFactorsList",
            Child="C1",
            CINdetailsID="2",
            AssessmentID="1",
            AssessmentFactor="1A",
        ),
    )
    plan = """        <CINPlanDates>
          <CINPlanStartDate>2025-06-02</CINPlanStartDate>
        </CINPlanDates>
"""
    assessment = """        <Assessments>
          <AssessmentActualStartDate>2026-01-06</AssessmentActualStartDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>1A</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
"""
    expected = replaced("        <Section47>\n", plan + "        <Section47>\n")
    source = "        <ReferralSource>1B</ReferralSource>\n"
    assert made == replaced(source, source + assessment, expected)


def test_a_new_referral_and_a_new_child_are_written_with_what_is_in_them() -> None:
    made = Census().edit(
        add(NEW, 1, table="CINdetails", Child="C1", CINreferralDate="2026-03-01"),
        add(NEW, None, table="Section47", Child="C1", CINdetailsID="3", S47ActualStartDate="2026-03-02"),
        add(NEW, None, table="ChildIdentifiers", Child="N1", LAchildID="N1"),
        add(NEW, None, table="ChildCharacteristics", Child="N1", Ethnicity="WBRI"),
        add(NEW, None, table="Disabilities", Child="N1", Disability="NONE"),
    )
    referral = """      <CINdetails>
        <CINreferralDate>2026-03-01</CINreferralDate>
        <Section47>
          <S47ActualStartDate>2026-03-02</S47ActualStartDate>
        </Section47>
      </CINdetails>
"""
    child = """    <Child>
      <ChildIdentifiers>
        <LAchildID>N1</LAchildID>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities>
          <Disability>NONE</Disability>
        </Disabilities>
      </ChildCharacteristics>
    </Child>
"""
    expected = replaced("  </Children>\n", child + "  </Children>\n")
    assert made == replaced(
        "      </CINdetails>\n    </Child>\n", f"      </CINdetails>\n{referral}    </Child>\n", expected
    )


def test_where_a_file_has_a_group_around_each_review_a_new_one_has_one_too() -> None:
    each = "          <Reviews>\n            <CPPreviewDate>{}</CPPreviewDate>\n          </Reviews>\n"
    both = re.sub(
        r" +<Reviews>.*</Reviews>\n", each.format("2025-09-01") + each.format("2025-12-01"), TEXT, flags=re.DOTALL
    )
    made = Census(both.encode()).edit(add(NEW, 1, table="Reviews", Child="C1", CPPreviewDate="2026-02-01"))
    last = each.format("2025-12-01")
    assert made == replaced(last, last + each.format("2026-02-01"), both)
    assert Census(both.encode()).edit(delete(0, table="Reviews")) == replaced(each.format("2025-09-01"), "", both)


ODD = (
    TEXT.replace('<?xml version="1.0" encoding="UTF-8"?>', "<?xml version='1.0'?><!-- <Child> made by us -->")
    .replace("<Child>", "<Child a='>'>")
    .replace("<Sex>F", '<!-- sex --><Extra x="1"><Child>1</Child></Extra><Sex><![CDATA[F]]>')
    .replace(
        "  <Children>\n", "  <Other>\n    <Children><Child/></Children>\n  </Other>\n  <Children>\n    <Child/>\n"
    )
    .replace("\n", "\r\n")
    .replace("    ", "\t")
)
ON_ONE_LINE = re.sub(r"\s*\n\s*", "", TEXT)
FORMS = {
    "as usual": CENSUS,
    "odd": ODD.encode(),
    "one line": ON_ONE_LINE.encode(),
    "prefix": re.sub(r"<(/?)(?=\w)", r"<\1c:", TEXT)
    .replace("<c:Message>", '<c:Message xmlns:c="urn:c">')
    .encode(),
    "byte order mark": b"\xef\xbb\xbf" + CENSUS,
    "utf-16": ("\ufeff" + TEXT.replace("UTF-8", "UTF-16")).encode("utf-16-le"),
    "windows-1252": TEXT.replace("UTF-8", "windows-1252").replace("WBRI", "é").encode("cp1252"),
    "windows-1252 undeclared": TEXT.replace("WBRI", "é").encode("cp1252"),
    "upper case": re.sub(r"</?\w+>", lambda tag: tag[0].upper(), TEXT).encode(),
}
by_form = pytest.mark.parametrize("data", FORMS.values(), ids=FORMS)


@by_form
def test_a_file_in_any_form_stays_in_it(data: bytes) -> None:
    census = Census(data)
    assert census.export().data == data
    census.tables.apply([put(0, "ReferralSource", "9Ωé", table="CINdetails")])
    made = census.export().data
    text = data.decode("utf-16") if data[:1] == b"\xff" else data.decode("cp1252" if b"\xe9" in data else "utf-8")
    expected = re.sub("(ReferralSource>)1A", r"\g<1>9Ωé", text, count=1, flags=re.IGNORECASE)
    if data[:1] == b"\xff":
        assert made.decode("utf-16") == expected
    elif b"\xe9" in data:
        assert made == expected.encode("cp1252", "xmlcharrefreplace")
    else:
        assert made.decode() == expected


CODES = st.sampled_from(["", "2026-01-01", "ü<&", " x ", "1"])
MODULES = [module.name for module in CIN.modules if module.first_year < 2027]
Edit = tuple[str, str, int, int, str]


def operation_of(tables: EditedTables, number: int, edit: Edit) -> Operation | None:
    """An edit that is possible now, of what was drawn."""
    how, module, row_at, column_at, value = edit
    table = tables[TableRef(module)]
    rows = table.numbers.tolist()
    if how == "add":
        if module == "Header" or module == "ChildIdentifiers" or not rows:
            return None
        after = rows[row_at % len(rows)]
        filled = table.module.columns[-1]
        return add(NEW + number, after, table=module, Child=table.text(after, "Child"), **{filled: value or "1"})
    if not rows:
        return None
    row = rows[row_at % len(rows)]
    if how == "delete":
        return delete(row, table=module)
    columns = [name for name in table.module.columns if name not in table.module.repeated and name != "LAchildID"]
    return put(row, columns[column_at % len(columns)], value, table=module)


def texts_of(tables: EditedTables) -> dict[str, list[list[str]]]:
    """The values of all tables as they are now, without numbers of groups."""
    return {
        name.module: [
            [str(row.get(column, "")) for column in table.module.columns]
            for row in table.now.frame.to_dict("records")
        ]
        for name, table in tables.items()
    }


@settings(max_examples=60, deadline=None)
@given(
    data=st.sampled_from(list(FORMS.values())),
    edits=st.lists(
        st.tuples(
            st.sampled_from(["set", "set", "add", "delete"]),
            st.sampled_from(MODULES),
            st.integers(0, 9),
            st.integers(0, 9),
            CODES,
        ),
        max_size=8,
    ),
)
def test_what_is_read_again_is_what_was_edited(data: bytes, edits: list[Edit]) -> None:
    both = data if data[:1] == b"\xff" else data.replace(b"C1", b"C7")
    census = Census(both)
    for number, edit in enumerate(edits):
        operation = operation_of(census.tables, number, edit)
        if operation is not None:
            census.tables.apply([operation])
    if not len(census.tables[TableRef("ChildIdentifiers")].numbers):
        return
    export = census.export()
    if export.left_out:
        return
    again = EditedTables(CIN, loaded_files(export.data).tables)
    assert texts_of(again) == texts_of(census.tables)


def test_the_children_without_edits_are_the_same_bytes() -> None:
    data = census_of(40)
    made = Census(data)
    made.tables.apply([delete(3, table="CINdetails"), put(9, "Sex", "M", table="ChildIdentifiers")])
    before, after = (
        re.findall(rb" +<Child>.*?</Child>\n", each, re.DOTALL) for each in (data, made.export().data)
    )
    assert [at for at, (old, new) in enumerate(zip(before, after, strict=True)) if old != new] == [1, 9]


def test_a_large_file_is_exported_in_time() -> None:
    made = Census(census_of(3_000))
    made.tables.apply([delete(3_000, table="CINdetails")])
    started = time.process_time()
    assert len(made.export().data)
    # Of 100 MB within 10 s; this file has 5 MB.
    assert time.process_time() - started < 1


def test_an_added_row_without_a_place_is_named_beside_the_file() -> None:
    made = Census()
    made.tables.apply(
        [
            add(NEW, None, table="ChildIdentifiers", Child="N1", LAchildID="N1"),
            add(NEW, None, table="Section47", Child="N1", S47ActualStartDate="2026-03-01"),
            add(NEW + 1, None, table="Section47", Child="N1", S47ActualStartDate="2026-03-02"),
            add(NEW, None, table="ChildProtectionPlans", Child="C1", CINdetailsID="9", CPPID="1"),
            add(NEW, None, table="Reviews", Child="C1", CINdetailsID="9", CPPID="1", CPPreviewDate="2026-03-03"),
        ]
    )
    export = made.export()
    assert b"2026-03-0" not in export.data
    assert b"<LAchildID>N1</LAchildID>" in export.data
    assert export.left_out == [
        "Child C1: the XML file does not have a row that you added to Child protection plans, because it is not "
        "inside any row of Referrals. Delete it, and add it again inside one.",
        "Child C1: the XML file does not have a row that you added to Reviews of child protection plans, because "
        "it is not inside any row of Child protection plans. Delete it, and add it again inside one.",
        "Child N1: the XML file does not have 2 rows that you added to Section 47 enquiries, because they are not "
        "inside any row of Referrals. Delete them, and add them again inside one.",
    ]


def test_a_child_whose_rows_have_no_place_is_not_an_empty_group() -> None:
    made = Census()
    made.tables.apply([add(NEW, None, table="Section47", Child="N1", S47ActualStartDate="2026-03-01")])
    export = made.export()
    assert export.data == CENSUS
    assert len(export.left_out) == 1


def test_a_row_added_inside_a_plan_beside_its_referral_is_in_the_plan() -> None:
    child = BARE_CHILD.format(child="c1")
    plan = "      <ChildProtectionPlans>\n        <CPPstartDate>2025-08-08</CPPstartDate>\n{}"
    end = "      </ChildProtectionPlans>\n    </Child>"
    stray = replaced(child, child.replace("    </Child>", plan.format("") + end))
    review = AddRow(TableRef("Reviews"), NEW, None, {"Child": "C1 (2)", "CPPreviewDate": "2026-02-02"}, inside=1)
    made = Census(stray.encode()).edit(review)
    reviews = "        <Reviews>\n          <CPPreviewDate>2026-02-02</CPPreviewDate>\n        </Reviews>\n"
    assert made == replaced(plan.format(""), plan.format(reviews), stray)


def test_characters_that_no_xml_can_hold_are_left_out_with_a_note() -> None:
    made = Census()
    made.tables.apply([put(0, "ReferralSource", "1\x01B", table="CINdetails")])
    export = made.export()
    assert b"<ReferralSource>1B<" in export.data
    assert export.left_out == [
        "Child C1: ReferralSource in CINdetails has characters that XML can’t hold (U+0001). We left them out."
    ]
