"""A return that differs from SSDA903 in all that can differ goes through the common rooms."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.made_up_returns import TINY, TINY_LINES, TINY_TABLES, TINY_XML
from worker.exporting.xml_files import XmlExport, write_xml
from worker.reading.file_reports import FileToLoad, LoadReport
from worker.reading.files import ReadFile, read_file
from worker.reading.refusal import Refused
from worker.returns.definition import Field, Kind, Return, TableRef
from worker.returns.ssda903 import SSDA903
from worker.returns.xml_form import Group
from worker.service.loaded_files import LoadedFiles

SSDA903_XML = "<EXPSSDA903><CHILD><HEADER><CHILDID>1</CHILDID></HEADER></CHILD></EXPSSDA903>"
KNOWN: list[tuple[Return, ...]] = [(TINY,), (TINY, SSDA903), (SSDA903, TINY)]
by_returns = pytest.mark.parametrize("returns", KNOWN, ids=["alone", "before SSDA903", "after SSDA903"])


def read(text: str, returns: tuple[Return, ...] = (TINY, SSDA903)) -> ReadFile:
    return read_file("tiny.xml", text.encode(), returns)


def written(file: ReadFile) -> XmlExport:
    return write_xml(file.definition, {name: table.frame for name, table in file.tables.items()}, 2027)


def rows_of(file: ReadFile) -> dict[str, list[dict[Hashable, str]]]:
    return {name: table.frame.to_dict("records") for name, table in file.tables.items()}


@by_returns
def test_it_is_recognised_and_read(returns: tuple[Return, ...]) -> None:
    file = read(TINY_XML, returns)
    assert file.definition is TINY
    assert rows_of(file) == TINY_TABLES
    assert {name: table.lines.tolist() for name, table in file.tables.items()} == TINY_LINES
    assert (file.warnings, file.rows, file.title) == ([], 2, "Whole return (XML)")


@by_returns
def test_what_is_read_is_written_as_it_was(returns: tuple[Return, ...]) -> None:
    export = written(read(TINY_XML, returns))
    assert export.data.decode() == TINY_XML
    assert export.left_out == []


@pytest.mark.parametrize("returns", KNOWN[1:])
def test_the_other_return_is_recognised_beside_it(returns: tuple[Return, ...]) -> None:
    assert read(SSDA903_XML, returns).definition is SSDA903
    csv = read_file("r.csv", b"CHILD,DOB,REVIEW,REVIEW_CODE\nA,,,\n", returns)
    assert csv.definition is SSDA903
    # Without its own root, a file is known from where the children are.
    assert read(SSDA903_XML.replace("EXPSSDA903", "r"), returns).definition is SSDA903
    assert read(TINY_XML.replace("Message", "r"), returns).definition is TINY


def test_order_and_case_of_tags_do_not_matter() -> None:
    main, header = "( +<ChildIdentifiers>.*?</ChildIdentifiers>\n)", "(  <Header>.*</Header>\n)"
    shuffled = re.sub(f"{main}(.*?)( +</Child>)", r"\2\1\3", TINY_XML, flags=re.DOTALL)
    shuffled = re.sub(f"{header}(.*)(</Message>)", r"\2\1\3", shuffled, flags=re.DOTALL)
    assert shuffled != TINY_XML
    assert rows_of(read(shuffled)) == TINY_TABLES
    assert rows_of(read(re.sub(r"<(/?)(\w+)>", lambda tag: tag[0].lower(), TINY_XML))) == TINY_TABLES


def test_a_group_is_numbered_within_the_group_around_it() -> None:
    file = read(TINY_XML)
    referrals, assessments = file.tables["Referral"].frame, file.tables["Assessment"].frame
    assert referrals["ReferralNo"].tolist() == ["1", "2", "1"]
    assert assessments[["ReferralNo", "AssessmentNo"]].to_numpy().tolist() == [["1", "1"], ["1", "2"], ["2", "1"]]


TEXTS = st.text("aB<&é ", max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> dict[str, pd.DataFrame]:
    """Tables as they are read: numbered within the row around them, in the order of the children."""
    rows: dict[str, list[list[str]]] = {name: [] for name in TINY.by_module}
    rows["Collection"].append([draw(TEXTS) for _ in range(3)])
    for child in range(draw(st.integers(1, 3))):
        identity = f" c{child}"
        rows["ChildIdentifiers"].append([identity, draw(TEXTS), draw(TEXTS)])
        for referral in range(draw(st.integers(0, 3))):
            rows["Referral"].append([str(referral + 1), identity, draw(TEXTS), draw(TEXTS), draw(TEXTS)])
            for assessment in range(draw(st.integers(0, 3))):
                keys = [str(referral + 1), str(assessment + 1)]
                rows["Assessment"].append([*keys, identity, draw(TEXTS), draw(TEXTS)])
    return {
        name: pd.DataFrame(rows[name], columns=[*module.keys, *module.columns], dtype=object)
        for name, module in TINY.by_module.items()
    }


@settings(max_examples=60, deadline=None)
@given(tables())
def test_what_is_written_is_read(before: dict[str, pd.DataFrame]) -> None:
    export = write_xml(TINY, before, 2027)
    assert export.left_out == []
    file = read(export.data.decode())
    for name, frame in before.items():
        pd.testing.assert_frame_equal(file.tables[name].frame, frame, check_index_type=False)
    assert written(file).data == export.data


def with_numbered_children() -> Return:
    """The return with a key for the child, so that two children with one ID are two."""
    assert TINY.xml is not None
    header, children = TINY.xml.root.parts
    assert isinstance(children, Group)
    (child,) = children.parts
    assert isinstance(child, Group)
    numbered = replace(children, parts=(replace(child, number="ChildNo"),))
    return replace(
        TINY,
        modules=tuple(
            module
            if module.name == "Collection"
            else replace(
                module,
                fields=(Field("ChildNo", Kind.NUMBER, "Child"), *module.fields),
                keys=("ChildNo", *module.keys),
            )
            for module in TINY.modules
        ),
        xml=replace(TINY.xml, root=replace(TINY.xml.root, parts=(header, numbered))),
    )


def test_numbered_children_with_one_id_are_kept_apart() -> None:
    text = TINY_XML.replace("c2", "c1")
    file = read(text, (with_numbered_children(),))
    assert file.tables["Referral"].frame[["ChildNo", "ReferralNo"]].to_numpy().tolist() == [
        ["1", "1"],
        ["1", "2"],
        ["2", "1"],
    ]
    export = written(file)
    assert export.data.decode() == text
    assert export.left_out == []


def test_a_row_whose_group_is_gone_is_reported() -> None:
    file = read(TINY_XML)
    file.tables["Referral"].frame = file.tables["Referral"].frame.drop(index=0)
    export = written(file)
    assert export.left_out == [
        "Child c1 has 2 rows in Assessment whose ReferralNo and AssessmentNo fit no other row; XML can’t hold "
        "them."
    ]
    assert rows_of(read(export.data.decode()))["Assessment"] == [
        {"ReferralNo": "1", "AssessmentNo": "1", "ChildID": "c1", "StartDate": "2014-09-10", "Factor": "2"}
    ]


def test_what_is_not_part_of_it_is_reported_as_written() -> None:
    odd = TINY_XML.replace("<Sex>M</Sex>", "<Sex>M</Sex><Height>1</Height>").replace(
        "  <Children>", "  <Extra><More/></Extra>\n  <Children>"
    )
    (warning,) = read(odd).warnings
    assert "tags that are not part of the return: Extra, Height." in warning


def test_a_child_without_its_main_group_is_reported() -> None:
    child = "<Child><Referral><ReferralDate>2026-05-01</ReferralDate></Referral></Child>"
    (warning,) = read(TINY_XML.replace("  </Children>", f"{child}\n  </Children>")).warnings
    assert "the child on line 51 has no ChildIdentifiers" in warning


def test_a_file_without_children_names_what_is_sought() -> None:
    with pytest.raises(Refused, match=r"no Child with a ChildIdentifiers \(Tiny census\)\. Check"):
        read("<Message><Children/></Message>")
    with pytest.raises(Refused, match=r"no Child .* \(Tiny census\) and no CHILD with a HEADER \(SSDA903\)"):
        read("<r/>")


def test_it_is_not_read_from_csv() -> None:
    with pytest.raises(Refused, match="does not have the columns of any SSDA903 file"):
        read_file("c.csv", b"ChildID,BirthDate,Sex\n1,,\n", (TINY, SSDA903))


def load(*files: tuple[str, str]) -> tuple[LoadedFiles, LoadReport]:
    loaded = LoadedFiles((TINY, SSDA903))
    named = [FileToLoad(name, name, None) for name, _ in files]
    return loaded, loaded.load(named, [text.encode() for _, text in files])


def test_it_is_loaded_without_a_last_year() -> None:
    loaded, report = load(("tiny.xml", TINY_XML))
    assert loaded.definition is TINY
    assert list(loaded.tables) == [TableRef(name) for name in TINY_TABLES]
    assert loaded.file_format(last_year=False) == "xml"
    assert report.proposal is not None
    assert report.proposal.year == 2027
    assert [(file.last_year, file.problems) for file in report.files] == [(False, [])]


def test_of_two_files_the_first_is_used() -> None:
    _, report = load(("one.xml", TINY_XML), ("two.xml", TINY_XML.replace("c1", "c3")))
    assert [bool(file.problems) for file in report.files] == [False, True]
    assert report.files[1].problems[0].text.endswith("Remove the one that you do not want.")


def test_files_of_two_returns_are_not_mixed() -> None:
    loaded, report = load(("tiny.xml", TINY_XML), ("ssda903.xml", SSDA903_XML))
    assert loaded.definition is TINY
    assert report.files[1].modules == []
    assert (
        report.files[1]
        .problems[0]
        .text.startswith(
            "ssda903.xml is a file of the SSDA903 return, and the first file is of the Tiny census return."
        )
    )
