"""A made-up census as files, and examples of its errors."""

import datetime

import pandas as pd
import pytest

from worker.checking.engine import check
from worker.reading.xml_files import read_xml
from worker.returns.cin import CIN
from worker.returns.cin.dataset import Dataset
from worker.returns.cin.sample import SampleReturn, inject, make_return, xml_file
from worker.returns.cin.sample.examples import examples
from worker.returns.cin.sample.injecting import whole_return_codes
from worker.returns.sample_maker import Example
from worker.returns.table_ref import TableRef

SEED = 11
COMPARES_CHILDREN = {"1520", "8510"}


def same_as_read(made: SampleReturn) -> None:
    """Asserts that the file of a census holds its tables."""
    name, data = xml_file(made)
    tables = read_xml(name, data, [CIN]).tables
    for module, frame in made.frames().items():
        read = tables[module].frame
        for column in frame.columns:
            given = frame[column].fillna("").tolist()
            if column in read.columns or any(given):
                assert read[column].fillna("").tolist() == given, (module, column)


@pytest.mark.parametrize("year", CIN.years)
def test_the_file_read_again_is_the_census(year: int) -> None:
    same_as_read(make_return(150, year, 2))


@pytest.mark.parametrize("year", [2023, 2027])
def test_the_file_holds_the_errors(year: int) -> None:
    made = make_return(300, year, 2)
    inject(made, seed=4)
    same_as_read(made)


def test_the_file_is_named_as_systems_name_it() -> None:
    name, data = xml_file(make_return(5, 2026, 1))
    assert name == "352_CIN_2026_001.xml"
    assert data.startswith(b"<?xml")


# The maker


def test_the_demonstration_is_one_file_with_errors() -> None:
    assert CIN.load_sample_maker is not None
    maker = CIN.load_sample_maker()
    demo = maker.demo(100, 2026, 3)
    assert demo.council == "E08000003"
    ((name, last_year, data),) = demo.files
    assert (name, last_year) == ("352_CIN_2026_001.xml", False)
    assert data != xml_file(make_return(100, 2026, 3))[1]
    assert demo == maker.demo(100, 2026, 3)
    ((_, _, extract),) = maker.demo(100, 2026, 3, datetime.date(2025, 7, 1)).files
    assert b"<ReferenceDate>2025-07-01</ReferenceDate>" in extract


def test_a_folder_has_the_census_and_the_list_of_errors() -> None:
    assert CIN.load_sample_maker is not None
    maker = CIN.load_sample_maker()
    made = maker.folder(120, 2026, 3, codes=["8650", "2886Q"])
    assert made.about == "120 children, 2 errors added"
    (_, data), (name, injected) = made.files
    assert name == "injected.csv"
    lines = injected.decode("utf-8-sig").splitlines()
    assert lines[0] == "code,table,year,row,child,field,done"
    assert lines[1].startswith("8650,CINdetails,2026,")
    assert lines[2].startswith("2886Q,ChildIdentifiers,2026,,,Sex,")
    assert b">N10<" in data
    name, data = xml_file(make_return(120, 2026, 3))
    assert maker.folder(120, 2026, 3, codes=[]).files[0] == (f"this_year/{name}", data)
    assert "18 errors added" in maker.folder(120, 2026, 3).about


def test_errors_that_are_not_of_the_year_are_refused() -> None:
    assert CIN.load_sample_maker is not None
    with pytest.raises(ValueError, match="we can’t add error 1570"):
        CIN.load_sample_maker().folder(20, 2024, 1, codes=["1570"])


# Examples


def found(example: Example, code: str, year: int, *, wrong: bool) -> bool:
    """Whether the rule finds anything in one side of an example."""
    frames = {}
    for table in CIN.tables:
        sides = [pair.wrong if wrong else pair.right for pair in example.get(table, ())]
        rows = [{name: text or None for name, text in side.items()} for side in sides if side]
        columns = [field.name for field in CIN.module(table.module).fields if not field.derived]
        frames[table] = pd.DataFrame(rows, columns=columns, dtype="str")
    return bool(check(Dataset(frames, year, file_format="xml"), [code]).found[code])


@pytest.mark.parametrize("year", [2023, 2026])
def test_every_rule_about_one_child_has_an_example(year: int) -> None:
    codes = set(CIN.rules_of(year)) - whole_return_codes(year) - COMPARES_CHILDREN
    made = examples(sorted(codes), year, SEED)
    assert set(made) == codes
    for code, example in made.items():
        assert found(example, code, year, wrong=True), code
        assert not found(example, code, year, wrong=False), code


def test_an_example_has_one_child_and_both_sides_of_its_rows() -> None:
    (example,) = examples(["8650"], 2027, SEED).values()
    sides = [side for pairs in example.values() for pair in pairs for side in pair if side]
    assert len({side["Child"] for side in sides}) == 1
    (differing,) = [pair for pair in example[TableRef("CINdetails")] if pair.right != pair.wrong]
    assert differing.wrong is not None
    assert differing.wrong["PrimaryNeedCode"] == "N10"


def test_codes_without_a_true_example_are_left_out() -> None:
    assert examples([*COMPARES_CHILDREN, "2886Q", "no such code"], 2027, SEED) == {}


def test_the_same_arguments_give_the_same_examples() -> None:
    assert examples(["8650", "4014"], 2027, SEED) == examples(["8650", "4014"], 2027, SEED)
