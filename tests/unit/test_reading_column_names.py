"""Other spellings of the names of columns: what is taken, and what is not guessed."""

import pytest

from tests.unit.reading import read_csv
from worker.exporting.csv_files import module_as_csv
from worker.reading.refusal import Refused
from worker.returns.module import Module
from worker.returns.ssda903 import SSDA903

EPISODE = "101,03/05/2025,S,C2,N1,U1,PR1,,,,M15 4JY,M21 9WQ,1234567"


def headers(module: Module) -> list[str]:
    """Ways in which the columns of a module are written."""
    columns = module.columns_of(2027)
    labels = [module.field(name).label for name in columns]
    return [
        ",".join(names)
        for names in (
            labels,
            [label.upper().replace(" ", "_") for label in labels],
            [label if label.endswith(("s", ")")) else f" {label}s" for label in labels],
            [name.replace("_", "") for name in columns],
            [name.replace("_", " ").title() for name in columns],
            [name.replace("_", "-") for name in columns],
        )
    ]


@pytest.mark.parametrize(
    ("module", "header"), [(module, header) for module in SSDA903.modules for header in headers(module)]
)
def test_every_module_is_known_by_its_labels_and_by_its_names_written_in_another_way(
    module: Module, header: str
) -> None:
    table = read_csv("f.csv", f"{header}\n1\n".encode())
    assert table.module.name == module.name
    assert tuple(table.frame.columns) == module.columns_of(2027)


@pytest.mark.parametrize(
    ("header", "row", "columns"),
    [
        ("Child ID,Sex,DOB,Ethnicity,UPN,Mother,MC DOB", "101,M,05/06/2012,WBRI,UN1,0,", "Header"),
        ("CHILDID,GENDER,Date of birth,Ethnic Group,UPN,Mother,MC_DOB", "101,M,05/06/2012,WBRI,UN1,0,", "Header"),
        (
            "Child IDs,Genders,Dates of birth,Ethnicities,UPNs,Mothers,MC DOB",
            "101,M,05/06/2012,WBRI,UN1,0,",
            "Header",
        ),
        (
            "Child,Start,RNE,LS,CIN,Placement,Provider,End,REC,Change reason,Home,Postcode,URN",
            EPISODE,
            "Episodes",
        ),
    ],
)
def test_what_people_call_columns_is_taken_and_told(header: str, row: str, columns: str) -> None:
    table = read_csv("f.csv", f"{header}\n{row}\n".encode())
    assert table.module.name == columns
    assert [",".join(values) for values in table.frame.to_numpy().tolist()] == [row]
    (warning,) = table.warnings
    assert warning.startswith("f.csv: we read the columns ")
    assert warning.endswith("Check that this is right. Exports use the return’s own names.")
    assert module_as_csv(table.module, table.frame).decode().startswith(",".join(table.module.columns_of(2027)))


def test_the_columns_own_name_comes_before_another_spelling() -> None:
    table = read_csv("f.csv", b"CHILD,SEX,DOB,DUC,Date of birth\n1,M,05/06/2012,,01/01/2000\n")
    assert table.frame["DOB"].tolist() == ["05/06/2012"]
    assert table.warnings == [
        "f.csv has columns that are not part of the return: DATE OF BIRTH. We do not check them, and leave "
        "them out of exports."
    ]


@pytest.mark.parametrize(
    "header",
    [
        # The date of birth of the child, or of the child's child.
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,Child DOB",
        # Two columns may be the one.
        "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC DOB,Mother’s child DOB",
    ],
)
def test_what_may_be_two_things_is_not_guessed(header: str) -> None:
    with pytest.raises(Refused, match="rename it"):
        read_csv("f.csv", f"{header}\n1\n".encode())


def test_a_start_and_an_end_alone_may_be_of_anything() -> None:
    with pytest.raises(Refused, match="does not have the columns of any SSDA903 file"):
        read_csv("f.csv", b"Child ID,Date of birth,Start,End\n1,,,\n")


def test_names_that_come_again_in_their_other_spelling_are_left_out() -> None:
    header = "Child ID,Sex,Date of birth,DUC"
    table = read_csv("f.csv", f"{header}\n1,M,05/06/2012,\n{header}\n2,F,05/06/2012,\n".encode())
    assert table.frame["CHILD"].tolist() == ["1", "2"]
    assert any("line 3 has the column names again" in warning for warning in table.warnings)
