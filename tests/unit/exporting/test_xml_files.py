"""What is written and read again is the same return."""

from pathlib import Path

import pandas as pd
import pytest
from lxml import etree

from tests.unit.exporting.returns import demo
from tests.unit.reading import BESIDE, read_csv, read_xml, write_xml
from tests.unit.rules.case_tables import parse
from worker import check_tables
from worker.exporting.csv_files import module_as_csv
from worker.exporting.data_files import xml_file
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample import DEMO_COUNCIL, SampleReturn, inject_mix, make_return

SCHEMA = Path(__file__).parents[1] / "CLA-2021.xsd"
CHILDREN = 250


def sample_of(year: int, errors: bool) -> SampleReturn:
    sample = make_return(CHILDREN, year, 11, DEMO_COUNCIL)
    if errors:
        inject_mix(sample, 11)
    return sample


def this_year(sample: SampleReturn) -> dict[str, pd.DataFrame]:
    return {
        name.module: frame.fillna("").astype(object)
        for name, frame in sample.frames().items()
        if not name.last_year
    }


def findings(tables: dict[str, pd.DataFrame], year: int, file_format: str) -> set[tuple[str, ...]]:
    """Findings by what a row says, since XML puts the rows in another order."""
    result = check_tables(tables, year, DEMO_COUNCIL, file_format=file_format)
    assert result.failed == {}
    return {
        (code, table, *tables[table].iloc[row].drop("UASC", errors="ignore"))
        for code, places in result.locations.items()
        if code != "105"
        for table, rows in places.items()
        for row in rows
    }


@pytest.mark.parametrize("year", SSDA903.years)
def test_csv_written_and_read_again_is_the_same(year: int) -> None:
    for name, frame in this_year(sample_of(year, errors=True)).items():
        table = read_csv("f.csv", module_as_csv(SSDA903.by_module[name], frame))
        assert table.module.name == name
        pd.testing.assert_frame_equal(table.frame, frame.reset_index(drop=True), check_dtype=False)


@pytest.mark.parametrize("year", SSDA903.years)
def test_xml_and_csv_of_a_return_give_the_same_tables_and_findings(year: int) -> None:
    tables = this_year(sample_of(year, errors=False))
    export = write_xml(tables)
    assert export.left_out == []
    read = {name: table.frame for name, table in read_xml("r.xml", export.data).items()}
    for name, frame in tables.items():
        if name in BESIDE:
            continue
        columns = list(frame.columns)
        again, before = (each.sort_values(columns, ignore_index=True) for each in (read[name][columns], frame))
        pd.testing.assert_frame_equal(again, before, check_dtype=False)


@pytest.mark.parametrize("year", [SSDA903.years[0], SSDA903.years[-1]])
def test_errors_are_found_in_xml_as_in_csv(year: int) -> None:
    tables = {name: frame for name, frame in this_year(sample_of(year, errors=True)).items() if name not in BESIDE}
    export = write_xml(tables)
    from_xml = {name: table.frame for name, table in read_xml("r.xml", export.data).items()}
    # Read again from its own CSV, so that both start from what XML can hold.
    from_csv = {
        name: read_csv("f.csv", module_as_csv(SSDA903.by_module[name], frame)).frame
        for name, frame in from_xml.items()
    }
    found = findings(from_csv, year, "csv")
    assert found
    assert findings(from_xml, year, "xml") == found


@pytest.mark.parametrize("year", SSDA903.years)
def test_a_clean_return_is_valid_against_dfes_schema(year: int) -> None:
    tables = this_year(sample_of(year, errors=False))
    # Z11 to Z14 came after the schema of 2021, which allows two characters only.
    tables["Episodes"]["PLACE"] = tables["Episodes"]["PLACE"].str[:2]
    document = etree.fromstring(write_xml(tables).data)
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    assert schema.validate(document), schema.error_log


@pytest.mark.parametrize("year", SSDA903.years)
def test_a_return_out_of_xml_is_written_as_it_was(year: int) -> None:
    first = write_xml(this_year(sample_of(year, errors=True)), year).data
    read = {name: table.frame for name, table in read_xml("r.xml", first).items()}
    second = write_xml(read, year).data
    assert second == first
    for name, table in read_xml("r.xml", second).items():
        pd.testing.assert_frame_equal(table.frame, read[name])


def one(**tables: str) -> dict[str, pd.DataFrame]:
    return {name: parse(text)[0].fillna("") for name, text in tables.items()}


def test_a_child_that_is_not_in_header_is_kept() -> None:
    export = write_xml(one(Episodes="CHILD | DECOM\nA | 01/04/2026"))
    again = read_xml("r.xml", export.data)
    assert again["Episodes"].frame[["CHILD", "DECOM"]].to_numpy().tolist() == [["A", "01/04/2026"]]


def test_what_xml_can_not_hold_is_told() -> None:
    export = write_xml(
        one(
            Header="CHILD | DOB | SEX\nA | 01/01/2010 | F",
            OC3="CHILD | DOB | IN_TOUCH\nA | 02/01/2010 | YES\nA | 01/01/2010 | NO",
            UASC="CHILD | DOB | SEX | DUC\nA | 01/01/2010 | M |",
        )
    )
    assert export.left_out == [
        "The XML file says that there are no records of Episodes, Reviews, Outcomes (OC2), Adoption (AD1), Placed "
        "for adoption, Previous permanence, Missing, because you did not add them.",
        "Child A has 2 rows in OC3. XML can only hold the first.",
        "Child A has the DOB 02/01/2010 in OC3. XML only has the DOB in Header.",
        "Child A has the SEX M in UASC. XML only has the SEX in Header.",
    ]


@pytest.mark.parametrize(
    ("uasc", "status"), [(None, ""), ("CHILD | SEX\nB | M", "0"), ("CHILD | SEX\nA | M", "1")]
)
def test_the_uasc_status_is_told_by_the_uasc_file(uasc: str | None, status: str) -> None:
    tables = one(Header="CHILD | SEX\nA | M\nB | M", **({"UASC": uasc} if uasc else {}))
    read = read_xml("r.xml", write_xml(tables).data)["Header"].frame
    assert read["UASC"].tolist()[0] == status


def test_a_row_without_any_value_is_kept() -> None:
    tables = one(Header="CHILD | SEX\nA | M", OC2="CHILD | SDQ_SCORE\nA |")
    assert len(read_xml("r.xml", write_xml(tables).data)["OC2"].frame) == 1


def test_markup_in_values_survives() -> None:
    tables = one(Header='CHILD | UPN\nA | <a>&"b"')
    assert read_xml("r.xml", write_xml(tables).data)["Header"].frame["UPN"].tolist() == ['<a>&"b"']


def told(**tables: str) -> list[str]:
    """What is left out, except the modules that are not loaded."""
    return write_xml(one(**tables)).left_out[1:]


def test_a_child_without_header_and_other_spellings_are_told() -> None:
    assert told(Header="CHILD | DOB\nA | x", Reviews="CHILD | DOB | REVIEW\n a | x |\nB | | ") == [
        "Child A has the CHILD a in Reviews. XML only has the CHILD in Header.",
        "Child B is not in Header. In the XML file, HEADER has only the ID of this child.",
    ]


def test_rows_that_xml_shows_by_their_values_only_are_told() -> None:
    assert told(Header="CHILD\nA", OC3="CHILD | IN_TOUCH\nA | ", AD1="CHILD | DATE_INT\nA | ") == [
        "Child A has a row in AD1 without any value, which XML can’t show.",
        "Child A has a row in OC3 without any value, which XML can’t show.",
    ]


def test_a_uasc_status_that_differs_from_the_rows_is_told() -> None:
    header = "CHILD | UASC\nA | 0\nB | 1\nC | 1\nD | 0\nE |"
    uasc = "CHILD | DUC\nA | \nC | \nE | 01/04/2026"
    assert told(Header=header, UASC=uasc) == [
        "Child A has a row in UASC, but the UASC status 0. XML only shows the status, so make them match.",
        "Child B has no row in UASC, but the UASC status 1. XML only shows the status, so make them match.",
    ]


def test_what_goes_beside_the_xml_is_told() -> None:
    export = xml_file(demo())
    assert [file.name for file in export.files] == [
        "Manchester 2026-27 return 2026-11-25.xml",
        "Manchester 2026-27 sw episodes 2026-11-25.csv",
        "Manchester 2026-27 dolo 2026-11-25.csv",
    ]
    assert export.notes[:2] == [
        "Social workers is not part of DfE’s XML format, so it is in a separate CSV file.",
        "Deprivation of liberty (DoLO) is not part of DfE’s XML format, so it is in a separate CSV file.",
    ]
