"""The census in XML, in all variations met in practice, and what is wrong with a file's structure."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from tests.unit.cin_files import (
    CENSUS,
    CHARACTERISTICS,
    CHILD,
    EPISODE,
    HEADER,
    IDENTIFIERS,
    PLAN,
    SECOND_EPISODE,
)
from worker.exporting.xml_files import write_xml
from worker.prevalidation.before_export import faults_of_file
from worker.reading.files import read_file
from worker.reading.refusal import Refused
from worker.reading.table import ReadFile, ReadTable
from worker.reading.xml_files import read_xml
from worker.returns.cin import CIN
from worker.returns.ssda903 import SSDA903

OLD_CONTENT = "<Content><CBDSLevels><CBDSLevel>Child</CBDSLevel></CBDSLevels></Content>"
BOTH = (SSDA903, CIN)
CORPUS = Path(__file__).parent.parent / "bad_files"


def read(text: str | bytes) -> ReadFile:
    return read_xml("f.xml", text if isinstance(text, bytes) else text.encode(), BOTH)


def rows(table: ReadTable, *columns: str) -> list[list[str]]:
    return table.frame[list(columns)].to_numpy().tolist()


def faults(text: str, year: int = 2026) -> list[tuple[str, str, str]]:
    return [(each.kind, each.element, each.message) for each in faults_of_file(CIN, text.encode(), year)]


def kinds(text: str, year: int = 2026) -> list[str]:
    return [kind for kind, *_ in faults(text, year)]


def same_but_lines(one: ReadFile, other: ReadFile) -> bool:
    return all(one.tables[name].frame.equals(other.tables[name].frame) for name in one.tables)


# Reading


def test_each_group_is_a_row_numbered_within_the_group_around_it() -> None:
    tables = read(CENSUS).tables
    assert {name: len(table.frame) for name, table in tables.items()} == {
        "Header": 1, "ChildIdentifiers": 1, "ChildCharacteristics": 1, "Disabilities": 2, "CINdetails": 2,
        "Assessments": 1, "AssessmentFactorsList": 2, "CINplanDates": 1, "Section47": 1, "ChildProtectionPlans": 1,
        "Reviews": 2, "PreProceedings": 0,
    }  # fmt: skip
    assert rows(tables["CINdetails"], "Child", "CINdetailsID", "LAchildID", "CINreferralDate") == [
        ["C1", "1", "C1", "2025-05-05"],
        ["C1", "2", "C1", "2026-01-05"],
    ]
    assert rows(tables["AssessmentFactorsList"], "CINdetailsID", "AssessmentID", "AssessmentFactor") == [
        ["1", "1", "1A"],
        ["1", "1", "2B"],
    ]
    assert rows(tables["Reviews"], "CPPID", "CPPreviewDate") == [["1", "2025-09-01"], ["1", "2025-12-01"]]
    assert all(not table.faults and not table.warnings for table in tables.values())


def test_nothing_is_wrong_with_a_good_file() -> None:
    assert faults(CENSUS) == []


def test_what_is_written_is_read_again() -> None:
    file = read(CENSUS)
    written = write_xml(CIN, {name: table.frame for name, table in file.tables.items()}, 2026)
    assert same_but_lines(file, read(written.data))


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + CENSUS.encode(),
        CENSUS.replace("UTF-8", "Windows-1252").encode("cp1252"),
        CENSUS.encode("utf-16"),
        CENSUS.partition("\n")[2].encode(),
        CENSUS.replace("<Message>", '<Message xmlns="urn:cin">').encode(),
        re.sub("<(/?)(?=[A-Z])", r"<\1m:", CENSUS).replace("<m:Message", '<m:Message xmlns:m="urn:cin"').encode(),
        re.sub(r">\s+<", "><", CENSUS).encode(),
        CENSUS.replace("</Source>", f"</Source>{OLD_CONTENT}").encode(),
        CENSUS.replace("<PrimaryNeedCode>", "<CINclosureDate/><PrimaryNeedCode>").encode(),
    ],
    ids=["mark", "cp1252", "utf-16", "undeclared", "namespace", "prefix", "one line", "content", "empty tag"],
)  # fmt: skip
def test_the_same_is_read_however_the_file_is_written(data: bytes) -> None:
    file = read(data)
    assert same_but_lines(read(CENSUS), file)
    assert file.warnings == []


def test_letters_of_windows_are_read_where_they_are_declared() -> None:
    text = CENSUS.replace("UTF-8", "Windows-1252").replace("Made up", "Café ’98")
    assert rows(read(text.encode("cp1252")).tables["Header"], "SoftwareCode") == [["Café ’98"]]


def test_reviews_come_in_one_group_or_in_several_or_without_a_date() -> None:
    several = (
        "<Reviews/><Reviews><CPPreviewDate>2025-09-01</CPPreviewDate></Reviews>"
        "<Reviews><CPPreviewDate>2025-12-01</CPPreviewDate></Reviews>"
    )
    text = re.sub(r"<Reviews>.*</Reviews>", several, CENSUS)
    assert rows(read(text).tables["Reviews"], "Child", "CPPID", "CPPreviewDate") == [
        ["C1", "1", ""],
        ["C1", "1", "2025-09-01"],
        ["C1", "1", "2025-12-01"],
    ]
    assert kinds(text) == []


def test_factors_come_in_several_groups_or_in_an_empty_one() -> None:
    several = (
        "<FactorsIdentifiedAtAssessment/><FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors>"
    )
    text = CENSUS.replace("</FactorsIdentifiedAtAssessment>", f"</FactorsIdentifiedAtAssessment>{several}"
                          "</FactorsIdentifiedAtAssessment>")  # fmt: skip
    assert rows(read(text).tables["AssessmentFactorsList"], "AssessmentFactor") == [["1A"], ["2B"], ["1A"]]
    assert sorted(kinds(text)) == ["tag_empty", "tag_repeated"]


def test_a_plan_beside_the_referrals_belongs_to_the_last_and_is_reported() -> None:
    text = CENSUS.replace("</CINdetails>\n    </Child>", f"</CINdetails>{PLAN}</Child>")
    tables = read(text).tables
    assert rows(tables["ChildProtectionPlans"], "CINdetailsID", "CPPID") == [["1", "1"], ["2", "1"]]
    assert rows(tables["Reviews"], "CINdetailsID", "CPPID")[2:] == [["2", "1"], ["2", "1"]]
    ((kind, element, message),) = faults(text)
    assert (kind, element) == ("tag_place", "CPPstartDate")
    assert "ChildProtectionPlans on line 44 is beside CINdetails" in message


def test_text_between_elements_is_ignored_and_reported() -> None:
    text = CENSUS.replace("</ChildIdentifiers>", "</ChildIdentifiers>N00098").replace("<Children>", "<Children>x")
    assert same_but_lines(read(CENSUS), read(text))
    assert [message[:21] for _, _, message in faults(text)] == ["The text “x” near lin", "The text “N00098” nea"]


def test_unknown_elements_are_named_in_a_notice() -> None:
    text = CENSUS.replace("<ReferralNFA>0", "<Strange>1</Strange><Odd><A>1</A></Odd><ReferralNFA>0")
    file = read(text)
    assert same_but_lines(read(CENSUS), file)
    assert file.warnings == [
        "f.xml has tags that are not part of the return: Odd, Strange. We do not check them, and keep them in the "
        "XML file."
    ]


def test_referrals_keep_the_order_of_the_file() -> None:
    text = (
        CENSUS.replace(EPISODE, "1")
        .replace(SECOND_EPISODE, EPISODE)
        .replace("\n      1\n", f"\n{SECOND_EPISODE}\n")
    )
    assert rows(read(text).tables["CINdetails"], "CINdetailsID", "CINreferralDate") == [
        ["1", "2026-01-05"],
        ["2", "2025-05-05"],
    ]
    assert kinds(text) == []


def test_tags_in_any_order_and_case_are_read() -> None:
    text = re.sub(
        r"(<CINreferralDate>.*?</CINreferralDate>)(<ReferralSource>.*?</ReferralSource>)", r"\2\1", CENSUS
    )
    assert same_but_lines(read(CENSUS), read(re.sub("</?[A-Z][^>?]*>", lambda tag: tag[0].upper(), text)))
    assert [message for *_, message in faults(text)] == [
        "CINreferralDate comes after ReferralSource in CINdetails. In DfE’s order it comes before. Move it."
    ] * 2


def test_children_with_one_id_or_without_any_stay_apart() -> None:
    second = CHILD.replace("<LAchildID>C1<", "<LAchildID>c1 <")
    third = CHILD.replace("<LAchildID>C1<", "<LAchildID><")
    text = CENSUS.replace(CHILD, CHILD + second + third)
    assert rows(read(text).tables["Section47"], "Child", "LAchildID") == [
        ["C1", "C1"],
        ["C1 (2)", "c1 "],
        ["WITHOUT ID (1)", ""],
    ]


def test_the_lines_of_a_large_file_are_those_of_the_tags() -> None:
    text = CENSUS.replace("<Children>", "<Children>" + "\n" * 70_000)
    tables = read(text).tables
    assert text.split("\n")[tables["ChildIdentifiers"].lines[0] - 1].strip() == "<ChildIdentifiers>"
    assert text.split("\n")[tables["Assessments"].lines[0] - 1].strip() == "<Assessments>"


def test_progress_of_a_large_file_is_told() -> None:
    told: list[tuple[int, int]] = []
    data = CENSUS.replace("<Children>", "<Children>" + " " * 3_000_000).encode()
    read_xml("f.xml", data, BOTH, lambda done, total: told.append((done, total)))
    assert len(told) == 2
    assert all(0 < done < total == len(data) for done, total in told)


# Dates


@pytest.mark.parametrize(
    ("written", "proposal"),
    [("2025-5-5", "2025-05-05"), ("2025-05-05Z", "2025-05-05"), ("2025-05-05T00:00:00", "2025-05-05")],
)
def test_dates_are_read_as_systems_write_them_and_reported(written: str, proposal: str) -> None:
    text = CENSUS.replace("<CINreferralDate>2025-05-05", f"<CINreferralDate>{written}")
    tables = {name: table.frame for name, table in read(text).tables.items()}
    dataset = CIN.load_dataset()({ref: tables[ref.module] for ref in CIN.tables}, 2026, file_format="xml")
    assert str(dataset.CINdetails.CINreferralDate.date[0]) == proposal
    assert [(kind, proposal in message) for kind, _, message in faults(text)] == [("date_form", True)]


# Structure


@pytest.mark.parametrize(
    ("before", "after", "kind", "element"),
    [
        ("<Collection>CIN", "<Collection>SC", "other_return", "Collection"),
        ("<Year>2026", "<Year>2025", "other_year", "Year"),
        ("<Year>2026", "<Year>26", "not_of_its_type", "Year"),
        ("<LEA>352</LEA>", "", "without_value", "LEA"),
        ("<LEA>352", "<LEA>35", "not_of_its_type", "LEA"),
        ("<SourceLevel>L", "<SourceLevel>S", "not_of_its_type", "SourceLevel"),
        ("<SerialNo>001", "<SerialNo>1", "not_of_its_type", "SerialNo"),
        ("2026-05-01T09:30:00", "2026-05-01", "not_of_its_type", "DateTime"),
        ("<SoftwareCode>Made up", "<SoftwareCode> Made up", "spaces", "SoftwareCode"),
        ("<UPN>A123456789123", "<UPN>1123456789123", "", ""),
        ("<UPN>A123456789123", "<UPN>A1234567891234", "upn_form", "UPN"),
        ("<UPN>A123456789123", "<UPN>112345678912A", "upn_form", "UPN"),
        ("<UPN>A123456789123</UPN>", "<UPNunknown>UN9</UPNunknown>", "not_of_its_type", "UPNunknown"),
        (CHARACTERISTICS, "", "without_characteristics", "LAchildID"),
        ("<Sex>F</Sex>", "", "", ""),
        ("<Sex>F</Sex>", "<Sex>F</Sex><Sex>F</Sex>", "tag_repeated", "Sex"),
        ("</Disabilities>", "</Disabilities><Disabilities><Disability>MOB</Disability></Disabilities>",
         "tag_repeated", "LAchildID"),
        (IDENTIFIERS, IDENTIFIERS + IDENTIFIERS.replace("<Sex>F", "<Sex>M"), "second_row", "LAchildID"),
        ("<AssessmentActualStartDate>2025-05-06</AssessmentActualStartDate>", "", "without_value",
         "AssessmentActualStartDate"),
        ("<ICPCnotRequired>false</ICPCnotRequired>", "", "without_value", "ICPCnotRequired"),
        ("<ICPCnotRequired>false", "<ICPCnotRequired>maybe", "not_of_its_type", "ICPCnotRequired"),
        ("<PrimaryNeedCode>N1", "<PrimaryNeedCode>N99", "", ""),
        ("<ReferralNFA>0", "<ReferralNFA>maybe", "", ""),
        ("<PrimaryNeedCode>N1</PrimaryNeedCode>", "<Disability>LD</Disability>", "tag_place", "CINreferralDate"),
        ("</Source>", "</Source><Source/>", "tag_repeated", "Collection"),
    ],
)  # fmt: skip
def test_each_fault_of_structure_is_told_once(before: str, after: str, kind: str, element: str) -> None:
    """What a rule reports is not told here."""
    assert before in CENSUS
    found = [(kind, element) for kind, element, _ in faults(CENSUS.replace(before, after, 1))]
    assert found == ([(kind, element)] if kind else [])


def test_every_message_gives_the_line_and_the_remedy() -> None:
    text = CENSUS.replace("<ReferralNFA>0", "<ReferralNFA>0</ReferralNFA><ReferralNFA>1")
    (fault,) = faults_of_file(CIN, text.encode(), 2026)
    assert (fault.line, fault.title, fault.is_error) == (20, "Element repeated", True)
    assert fault.message == (
        "ReferralNFA on line 35 is in its group more than once. Only 1 is allowed: remove or merge it. We "
        "read the first."
    )


def test_a_census_without_header_or_with_another_root_is_read_and_reported() -> None:
    assert any("has no Header" in warning for warning in read(CENSUS.replace(HEADER, "")).warnings)
    assert kinds(CENSUS.replace("Message>", "Census>")) == ["tag_place"]


def test_another_collection_is_refused_by_its_name() -> None:
    with pytest.raises(Refused, match="is an XML file for another return: its Collection is “SC”"):
        read(f"<Message>{HEADER.replace('CIN', 'SC')}<Pupils/></Message>")


# Two returns


OF_THE_OTHER = [*sorted(CORPUS.glob("*.*ml")), *sorted(CORPUS.glob("*.csv"))]


@pytest.mark.parametrize("name", [path.name for path in OF_THE_OTHER if not path.name.startswith("cin_")])
def test_the_census_changes_nothing_for_files_of_the_other_return(name: str) -> None:
    data = (CORPUS / name).read_bytes()

    def outcome(returns: tuple[object, ...]) -> object:
        try:
            file = read_file("f", data, returns)  # type: ignore[arg-type]
        except Refused as refused:
            return type(refused)
        return file.definition.name, {name: table.frame.to_dict("list") for name, table in file.tables.items()}

    assert outcome((SSDA903,)) == outcome(BOTH)


def test_a_census_is_told_from_the_other_return() -> None:
    assert read(CENSUS).definition is CIN
    with pytest.raises(Refused, match=r"no CHILD with a HEADER \(SSDA903\)"):
        read_xml("f.xml", CENSUS.encode(), (SSDA903,))
