"""Reading the return as XML, as met in practice and as built to do harm."""

import gc
import socket
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reading import read_xml
from worker.reading.decoding import looks_like_xml
from worker.reading.refusal import Refused
from worker.reading.table import ReadTable

RETURN = """<?xml version="1.0" encoding="UTF-8"?>
<EXPSSDA903>
  <CHILD>
    <HEADER>
      <CHILDID>EXA0001</CHILDID><UPN>A123456789012</UPN><SEX>F</SEX><DOB>14/08/2010</DOB><ETHNIC>MWAS</ETHNIC>
      <UASC />
      <AMISSING><MISSING>M</MISSING><MIS_START>02/11/2025</MIS_START><MIS_END>04/11/2025</MIS_END></AMISSING>
      <AMISSING><MISSING>A</MISSING><MIS_START>19/01/2026</MIS_START></AMISSING>
      <AREVIEW><REVIEW>12/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <MOTHER>0</MOTHER><MC_DOB />
      <PERMANENCE><PREV_PERM>P2</PREV_PERM><LA_PERM>909</LA_PERM><DATE_PERM>zz/05/2019</DATE_PERM></PERMANENCE>
      <OC2><SDQ_SCORE>17</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2>
    </HEADER>
    <EPISODE>
      <DECOM>03/02/2025</DECOM><RNE>S</RNE><LS>C1</LS><CIN>N1</CIN><PL>U6</PL><PL_POST>ZZ99 1AA</PL_POST>
      <DEC>21/07/2025</DEC><REC>X1</REC>
    </EPISODE>
    <EPISODE><PL>Z11</PL><DECOM>21/07/2025</DECOM></EPISODE>
  </CHILD>
</EXPSSDA903>
"""


def read(text: str, encoding: str = "utf-8") -> dict[str, ReadTable]:
    return read_xml("r.xml", text.encode(encoding))


def one_child(*parts: str, header: str = "") -> str:
    return f"<r><CHILD><HEADER><CHILDID>1</CHILDID>{header}</HEADER>{''.join(parts)}</CHILD></r>"


def rows(table: ReadTable) -> list[dict[str, str]]:
    return table.frame.to_dict("records")


def test_all_modules_come_out_of_one_file() -> None:
    tables = read(RETURN)
    assert {name: len(table.frame) for name, table in tables.items()} == {
        "Header": 1, "Episodes": 2, "Reviews": 1, "UASC": 0, "OC2": 1, "OC3": 0, "AD1": 0, "PlacedAdoption": 0,
        "PrevPerm": 1, "Missing": 2,
    }  # fmt: skip
    assert rows(tables["Missing"]) == [
        {
            "CHILD": "EXA0001",
            "DOB": "14/08/2010",
            "MISSING": "M",
            "MIS_START": "02/11/2025",
            "MIS_END": "04/11/2025",
        },
        {"CHILD": "EXA0001", "DOB": "14/08/2010", "MISSING": "A", "MIS_START": "19/01/2026", "MIS_END": ""},
    ]
    first, second = rows(tables["Episodes"])
    assert (first["CHILD"], first["PLACE"], first["PL_POST"], first["URN"]) == ("EXA0001", "U6", "ZZ99 1AA", "")
    assert (second["PLACE"], second["DECOM"], second["DEC"]) == ("Z11", "21/07/2025", "")
    assert rows(tables["Header"])[0]["UASC"] == ""
    assert tables["Missing"].lines.tolist() == [7, 8]
    assert tables["Episodes"].lines.tolist() == [14, 18]
    assert all(table.warnings == [] for table in tables.values())


@pytest.mark.parametrize(
    ("header", "module", "expected"),
    [
        ("<UASC>1</UASC><SEX>M</SEX>", "UASC", [{"CHILD": "1", "SEX": "M", "DOB": "", "DUC": ""}]),
        ("<UASC>0</UASC>", "UASC", []),
        ("<UASC></UASC>", "UASC", []),
        ("<UASC/><DUC>01/05/2026</DUC>", "UASC", [{"CHILD": "1", "SEX": "", "DOB": "", "DUC": "01/05/2026"}]),
        ("<ACTIV>F1</ACTIV>", "OC3", [{"CHILD": "1", "DOB": "", "IN_TOUCH": "", "ACTIV": "F1", "ACCOM": ""}]),
        ("<IN_TOUCH> </IN_TOUCH>", "OC3", []),
    ],
)
def test_modules_without_a_group_have_a_row_where_they_have_a_value(
    header: str, module: str, expected: list[dict[str, str]]
) -> None:
    assert rows(read(one_child(header=header))[module]) == expected


def test_a_half_filled_adoption_is_seen() -> None:
    assert len(read(one_child(header="<NB_ADOPTR>2</NB_ADOPTR>"))["AD1"].frame) == 1


def test_several_outcome_groups_are_rows_each() -> None:
    group = "<OC2><SDQ_SCORE>{}</SDQ_SCORE></OC2>"
    table = read(one_child(header=group.format(1) + group.format(2)))["OC2"]
    assert table.frame["SDQ_SCORE"].tolist() == ["1", "2"]


@pytest.mark.parametrize("inside", [True, False])
def test_social_workers_and_orders_are_known_by_their_fields(inside: bool) -> None:
    groups = (
        "<SWEPISODE><SW_ID>SW1</SW_ID><SW_DECOM>01/04/2026</SW_DECOM></SWEPISODE>"
        "<ORDER><DOLO_START>02/04/2026</DOLO_START></ORDER>"
    )
    tables = read(one_child(header=groups) if inside else one_child(groups))
    assert tables["SWEpisodes"].frame[["CHILD", "SW_ID", "SW_DECOM", "SW_DEC"]].to_numpy().tolist() == [
        ["1", "SW1", "01/04/2026", ""]
    ]
    assert tables["DoLo"].frame["DOLO_START"].tolist() == ["02/04/2026"]


def test_without_such_groups_the_modules_are_not_loaded() -> None:
    assert {"SWEpisodes", "DoLo"}.isdisjoint(read(RETURN))


def test_names_order_case_and_namespace_do_not_matter() -> None:
    text = (
        '<a:x xmlns:a="urn:b"><a:child><a:episode><a:pl>K2</a:pl></a:episode>'
        "<a:header><a:childid>7</a:childid></a:header></a:child></a:x>"
    )
    tables = read(text)
    assert tables["Episodes"].frame[["CHILD", "PLACE"]].to_numpy().tolist() == [["7", "K2"]]


@pytest.mark.parametrize("encoding", ["us-ascii", "utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_declared_encoding_counts(encoding: str) -> None:
    declared = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}.get(encoding, encoding)
    text = f'<?xml version="1.0" encoding="{declared}"?>' + one_child(header="<UPN>x&#163;</UPN>")
    assert looks_like_xml(text.encode(encoding))
    assert rows(read(text, encoding)["Header"])[0]["UPN"] == "x£"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16", "cp1252"])
@pytest.mark.parametrize("declared", ["utf-16", "UTF-16LE", "UCS-2", "unicode", "ansi", "utf-8", None])
def test_the_bytes_count_where_the_declaration_is_wrong(encoding: str, declared: str | None) -> None:
    first = f'<?xml version="1.0"\n encoding="{declared}"?>' if declared else "\n"
    table = read(first + "\n" + one_child(header="<UPN>x£’</UPN>"), encoding)["Header"]
    assert rows(table)[0]["UPN"] == "x£’"
    assert table.lines[0] == read("\n\n" + one_child(header="<UPN/>"))["Header"].lines[0]


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1"])
def test_utf_8_that_declares_another_encoding_is_read_as_utf_8(declared: str) -> None:
    text = f'<?xml version="1.0" encoding="{declared}"?>' + one_child(header="<UPN>x£</UPN>")
    assert rows(read(text)["Header"])[0]["UPN"] == "x£"


@pytest.mark.parametrize("before", ["\n", " \r\n", "\ufeff", "\ufeff\n\ufeff"])
def test_blank_lines_and_marks_before_the_declaration_do_no_harm(before: str) -> None:
    text = f'{before}<?xml version="1.0" encoding="utf-8"?>' + one_child(header="<UPN>x£</UPN>") + "\x1a"
    assert rows(read(text)["Header"])[0]["UPN"] == "x£"


def test_entities_are_refused_whatever_the_declaration_says() -> None:
    entity = '<?xml version="1.0" encoding="unicode"?><!DOCTYPE r [<!ENTITY e "x">]>' + one_child(header="&e;")
    with pytest.raises(Refused, match="declares entities"):
        read(entity)


def test_a_doctype_comments_and_values_with_markup_do_no_harm() -> None:
    text = '<!DOCTYPE r SYSTEM "http://nowhere.invalid/x.dtd">' + one_child(
        "<!-- note --><?pi x?>", header="<!-- note --><UPN> a&amp;b<!-- c --><![CDATA[<d>]]> </UPN>"
    )
    assert rows(read(text)["Header"])[0]["UPN"] == " a&b<d> "


def test_what_is_not_part_of_the_return_is_told() -> None:
    tables = read(one_child("<FOO><BAR>1</BAR></FOO><EPISODE><BAZ>1</BAZ></EPISODE>", header="<QUX>1</QUX>"))
    assert "BAZ, FOO, QUX" in tables["Header"].warnings[0]


def test_a_repeated_tag_is_told_and_the_first_is_read() -> None:
    tables = read(one_child(header="<UPN>a</UPN>\n<UPN>b</UPN><UPN>c</UPN>"))
    assert rows(tables["Header"])[0]["UPN"] == "a"
    assert "the tag UPN occurs twice in one group on line 2, and 1 more does so" in tables["Header"].warnings[0]


def test_a_child_without_header_keeps_its_records_and_is_told() -> None:
    tables = read(one_child().replace("</r>", "\n<CHILD><EPISODE><DECOM>x</DECOM></EPISODE></CHILD></r>"))
    assert tables["Episodes"].frame["CHILD"].tolist() == [""]
    assert "the child on line 2 has no HEADER" in tables["Header"].warnings[0]


def test_an_empty_header_is_a_child() -> None:
    tables = read("<r><CHILD><HEADER/><EPISODE><DECOM>x</DECOM></EPISODE></CHILD></r>")
    assert [len(tables[name].frame) for name in ("Header", "Episodes")] == [1, 1]
    assert tables["Header"].warnings == []


def test_a_group_may_repeat_the_child_in_its_own_tag() -> None:
    tables = read(
        one_child("<EPISODE><CHILDID>2</CHILDID></EPISODE>", "<X><CHILDID>3</CHILDID><SW_ID>1</SW_ID></X>")
    )
    assert [tables[name].frame["CHILD"].tolist() for name in ("Episodes", "SWEpisodes")] == [["2"], ["3"]]
    assert tables["Header"].warnings == []


def test_a_tag_in_the_group_of_another_is_told() -> None:
    (warning,) = read(one_child("<EPISODE/>", "<AREVIEW><RNE>1</RNE></AREVIEW>", header="<DECOM>1</DECOM>"))[
        "Header"
    ].warnings
    assert "not part of the return: DECOM, RNE." in warning


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f"<!DOCTYPE r [{ENTITIES}]>{one_child(header='<UPN>&e9;</UPN>')}", "can’t be read beyond line 1"),
        (
            f'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>{one_child(header="<UPN>&x;</UPN>")}',
            "declares entities",
        ),
        (
            f'<!DOCTYPE r [<!ENTITY x SYSTEM "http://127.0.0.1:9/">]>{one_child(header="<UPN>&x;</UPN>")}',
            "declares entities",
        ),
        (f'<!DOCTYPE r [<!ENTITY x "">]>{one_child()}', "declares entities"),
        ("<r>" + "<a>" * 100_000, "can’t be read beyond line 1"),
        ("<r><CHILD><HEADER><CHILDID>" + "x" * 200_000_000, "can’t be read beyond line 1"),
        (RETURN[:900], "Export the return again"),
        ("<r/>", "has no CHILD with a HEADER"),
        ("<html><body>Error 500</body></html>", "has no CHILD with a HEADER"),
        ("<r><CHILD><EPISODE/></CHILD></r>", "has no CHILD with a HEADER"),
        ("<r>&nosuch;</r>", "r.xml"),
        (one_child("<EPISODE><DECOM x:nil='true'/></EPISODE><x:FOO/>"), "Namespace prefix x"),
    ],
    ids=[
        "laughs",
        "file",
        "network",
        "unused",
        "deep",
        "huge",
        "truncated",
        "empty",
        "html",
        "no header",
        "undefined",
        "prefix",
    ],
)
def test_hostile_files_are_refused_quickly(data: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("the network was tried")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    raw = data.encode()
    started = time.perf_counter()
    with pytest.raises(Refused, match=r"^r\.xml") as refused:
        read_xml("r.xml", raw)
    assert message in str(refused.value)
    # Far above what is seen (0.05 s), far below what an expansion or a whole parse would take.
    assert time.perf_counter() - started < 5


def test_a_tag_left_open_in_an_entity_does_not_upset_lxml(monkeypatch: pytest.MonkeyPatch) -> None:
    ignored: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda told: ignored.append(str(told.exc_value)))
    text = f'<!DOCTYPE r [<!ENTITY a "<t>">]>{one_child(header="<UPN>&a;</UPN>")}'
    with pytest.raises(Refused, match="not well-formed"):
        read(text)
    gc.collect()
    assert ignored == []


def test_csv_does_not_look_like_xml() -> None:
    assert not looks_like_xml(b"CHILD,DOB\n<1>,2")


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda t: RETURN.replace("EXA0001", t).encode("utf-8")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        tables = read_xml("r.xml", data)
    except Refused:
        return
    assert all(len(table.lines) == len(table.frame) for table in tables.values())
