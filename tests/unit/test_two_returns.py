"""Files of two returns added together: the user says which return to check, and the others are not used."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import pytest

from tests.unit.cin_files import CENSUS, CSV_FILES
from worker.reading.file_reports import FilesQuestion, FileToLoad, LoadReport
from worker.returns.cin import CIN
from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903
from worker.service.loaded_files import LoadedFiles

REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE\nA1,01/02/2015,03/05/2025,PN1\n"
UNKNOWN = "CHILD,Birthday,REVIEW,REVIEW_CODE\nA1,01/02/2015,03/05/2025,PN1\n"
Files = Mapping[str, str | bytes]


class Chosen:
    """Files as a user chose them, who then answers what is asked."""

    def __init__(self, files: Files) -> None:
        self.files = {name: each if isinstance(each, bytes) else each.encode() for name, each in files.items()}
        self.answered: list[str] = []
        self.loaded = LoadedFiles((SSDA903, CIN))

    def load(self) -> LoadReport:
        named = [FileToLoad(name, name, None) for name in self.files]
        return self.loaded.load(named, list(self.files.values()), self.answered)

    def choose(self, question: FilesQuestion, label: str) -> LoadReport:
        """Does what the page does with an answer."""
        (choice,) = (each for each in question.choices if each.label == label)
        self.files = {name: data for name, data in self.files.items() if name not in choice.removes}
        self.answered += [question.id, *choice.accepts]
        return self.load()


def zipped(files: Files) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return packed.getvalue()


def texts(report: LoadReport) -> list[str]:
    return [problem.text for file in report.files for problem in file.problems]


def about_returns(report: LoadReport) -> FilesQuestion:
    (asked,) = report.questions
    assert asked.kind == "two_returns"
    return asked


def test_both_are_named_and_offered() -> None:
    report = Chosen({"reviews.csv": REVIEWS, "census.xml": CENSUS, "plans.csv": CSV_FILES["reviews.csv"]}).load()
    assert [file.lists_children for file in report.files] == [False, True, False]
    asked = about_returns(report)
    assert asked.question == (
        "Your files are for 2 returns: the SSDA903 return and the Children in Need census. "
        "Which do you want to check?"
    )
    assert asked.details == (
        "reviews.csv is for the SSDA903 return. census.xml and plans.csv are for the Children in Need census."
    )
    assert [(choice.label, choice.hint, choice.removes) for choice in asked.choices] == [
        ("Check the SSDA903 return", "We do not use census.xml and plans.csv.", ["census.xml", "plans.csv"]),
        ("Check the Children in Need census", "We do not use reviews.csv.", ["reviews.csv"]),
    ]
    assert texts(report) == []


@pytest.mark.parametrize(
    ("label", "definition", "left"),
    [
        ("Check the SSDA903 return", SSDA903, ["reviews.csv"]),
        ("Check the Children in Need census", CIN, ["census.xml"]),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_the_files_of_the_other_are_removed(
    label: str, definition: Return, left: Sequence[str], order: int
) -> None:
    files = {"reviews.csv": REVIEWS, "census.xml": CENSUS}
    chosen = Chosen(dict([*files.items()][::order]))
    report = chosen.choose(about_returns(chosen.load()), label)
    assert chosen.loaded.definition is definition
    assert list(chosen.files) == left
    assert all(asked.kind != "two_returns" for asked in report.questions)


def test_it_comes_before_all_other_questions() -> None:
    report = Chosen({"reviews.csv": REVIEWS, "more.csv": UNKNOWN, "census.xml": CENSUS}).load()
    assert about_returns(report).file_ids == ["reviews.csv", "census.xml"]


def test_a_file_that_comes_back_is_asked_about_again() -> None:
    chosen = Chosen({"reviews.csv": REVIEWS, "census.xml": CENSUS})
    chosen.choose(about_returns(chosen.load()), "Check the SSDA903 return")
    chosen.files["census.xml"] = CENSUS.encode()
    about_returns(chosen.load())


@pytest.mark.parametrize(
    ("label", "definition", "module", "other"),
    [
        ("Check the SSDA903 return", SSDA903, "Reviews", "all.zip/census.xml is for the Children in Need census"),
        ("Check the Children in Need census", CIN, "CINdetails", "all.zip/reviews.csv is for the SSDA903 return"),
    ],
)
def test_of_a_zip_with_both_the_part_of_one_is_used(
    label: str, definition: Return, module: str, other: str
) -> None:
    chosen = Chosen({"all.zip": zipped({"reviews.csv": REVIEWS, "census.xml": CENSUS})})
    asked = about_returns(chosen.load())
    assert [choice.removes for choice in asked.choices] == [[], []]
    report = chosen.choose(asked, label)
    assert chosen.loaded.definition is definition
    assert module in report.files[0].modules
    assert f"{other}, which you do not check now." in texts(report)
    assert all(again.kind != "two_returns" for again in report.questions)
    chosen.files["other.zip"] = zipped({"b.xml": CENSUS.replace("C1", "C7"), "b.csv": REVIEWS.replace("A1", "A7")})
    about_returns(chosen.load())
