"""Everything that analysts load, in one go: both years, CSV or XML, Ofsted lists; and what is wrong with it."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import write_return
from tests.e2e.journey import Journey
from worker.exporting.xml_files import write_xml
from worker.returns.ssda903 import SSDA903
from worker.returns.ssda903.sample.sample_return import PROVIDER_COLUMNS, make_return

ROWS = re.compile(r"\d rows?")
CHILDREN = re.compile(r"\d children")
"""What a whole return has."""


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A made-up return with its list of providers."""
    return write_return(tmp_path_factory.mktemp("two_years"), children=120)


@pytest.fixture(scope="module")
def xml_returns(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A made-up return of two years as XML files."""
    folder = tmp_path_factory.mktemp("xml")
    frames = make_return(40, 2027, seed=5).frames()
    paths = []
    for name, last_year in (("this.xml", False), ("before.xml", True)):
        tables = {table.module: frame for table, frame in frames.items() if table.last_year == last_year}
        path = folder / name
        path.write_bytes(write_xml(SSDA903, tables, 2027 - last_year).data)
        paths.append(path)
    return paths


def everything(folder: Path) -> list[Path]:
    return [*(folder / "this_year").iterdir(), *(folder / "last_year").iterdir()]


def see_both_years_and_the_list(app: Journey) -> None:
    for last_year in (False, True):
        for name in ("header.csv", "episodes.csv", "reviews.csv", "sw_episodes.csv"):
            expect(app.file(name, last_year)).to_contain_text(ROWS)
    expect(app.file("episodes.csv")).to_contain_text(re.compile("dates .*are in 2026/27"))
    expect(app.file("episodes.csv", last_year=True)).to_contain_text(re.compile("dates .*are in 2025/26"))
    expect(app.file_in(app.group("Ofsted lists"), "providers.csv")).to_contain_text(ROWS)


def test_both_years_and_a_list_of_providers_are_chosen_at_once(app: Journey, two_years: Path) -> None:
    app.open_load().choose_files(everything(two_years))
    see_both_years_and_the_list(app)
    expect(app.page.locator(".govuk-file-upload-button__status")).to_have_text("24 files")
    app.choose_council("manchester", "Manchester").check()
    app.page.get_by_role("link", name=re.compile("Not checked")).click()
    expect(app.heading("What was not checked, and why")).to_be_visible()
    expect(app.page.get_by_role("button", name="Add the Ofsted list")).to_have_count(0)


def test_both_years_and_a_list_of_providers_are_dropped_at_once(app: Journey, two_years: Path) -> None:
    app.open_load().wait_until_ready()
    app.drop_files(everything(two_years), app.heading("Add your files"))
    see_both_years_and_the_list(app)


def test_which_of_two_files_is_last_years_is_asked_where_nothing_tells(app: Journey, two_years: Path) -> None:
    # Without Episodes nothing shows which year's they are.
    app.open_load().choose_files([two_years / year / "oc2.csv" for year in ("this_year", "last_year")])
    expect(app.question.get_by_role("heading")).to_contain_text("Which of these files are this year’s")
    expect(app.check_button).to_be_hidden()
    app.answer("Choose the year of each file")
    app.question.get_by_label("oc2.csv: this year").first.check()
    app.question.get_by_label("oc2.csv: last year").last.check()
    app.question.get_by_role("button", name="Continue").click()
    expect(app.file("oc2.csv", last_year=True)).to_contain_text("You chose the year.")
    expect(app.file("oc2.csv")).to_contain_text(ROWS)
    expect(app.not_used).to_have_count(0)


def test_a_newer_file_takes_the_place_of_the_one_before(app: Journey, two_years: Path, tmp_path: Path) -> None:
    header = two_years / "this_year" / "header.csv"
    newer = tmp_path / "header.csv"
    newer.write_bytes(header.read_bytes() + b"NEW1,M,01/01/2015,WBRI,UN1,,\r\n")
    rows = len(header.read_text().splitlines())
    app.open_load().choose_files([header, two_years / "this_year" / "episodes.csv"])
    expect(app.file("header.csv")).to_contain_text(f"{rows - 1} rows")
    app.choose_files([newer])
    expect(app.question.get_by_role("heading")).to_contain_text("Is header.csv a newer extract of Header")
    expect(app.file_in(app.group("1 file waits for your answer"), "header.csv")).to_be_visible()
    app.answer("Replace it$")
    expect(app.not_used).to_have_count(0)
    expect(app.file("header.csv")).to_have_count(1)
    expect(app.file("header.csv")).to_contain_text(f"{rows} rows")


def test_a_refused_file_is_shown_before_all_others(app: Journey, two_years: Path, tmp_path: Path) -> None:
    bad = tmp_path / "zzz.csv"
    bad.write_bytes(b"milk,eggs\r\n1,2\r\n")
    app.open_load().choose_files([two_years / "this_year" / "header.csv", bad])
    expect(app.page.locator(".app-file-group").first).to_contain_text("zzz.csv does not have the columns")
    expect(app.page.locator(".app-file-group").first).to_contain_text("1 file is not used")
    expect(app.file("header.csv")).to_contain_text(ROWS)


def test_a_return_in_xml_with_last_years(app: Journey, xml_returns: list[Path]) -> None:
    app.open_load().choose_files(xml_returns)
    expect(app.file("this.xml")).to_contain_text(CHILDREN)
    expect(app.file("before.xml", last_year=True)).to_contain_text(CHILDREN)
    expect(app.year()).to_contain_text("Not loaded for this year: Social workers and Deprivation of liberty")
    app.choose_council("E08000003", "Manchester").check()
    expect(app.counts).to_contain_text(re.compile(r"\d+ children"))


def test_results_are_out_of_date_once_files_change(app: Journey, two_years: Path) -> None:
    this_year = two_years / "this_year"
    app.open_load().choose_files([this_year / "header.csv", this_year / "episodes.csv"])
    app.choose_council("manchester", "Manchester").check()
    app.page.get_by_role("navigation").get_by_role("link", name="Files", exact=True).click()
    expect(app.page.get_by_text("The files have changed since the last check")).to_have_count(0)
    app.choose_files([this_year / "reviews.csv"])
    expect(app.page.get_by_text("The files have changed since the last check")).to_be_visible()
    expect(app.page.get_by_role("link", name="Children", exact=True)).to_have_count(0)
    expect(app.file("reviews.csv")).to_contain_text(ROWS)
    app.check()


def test_an_ofsted_workbook_lets_rules_run(app: Journey, two_years: Path, tmp_path: Path) -> None:
    this_year = two_years / "this_year"
    app.open_load().choose_files([this_year / "header.csv", this_year / "episodes.csv"])
    app.choose_council("manchester", "Manchester").check()
    app.page.get_by_role("link", name=re.compile("Not checked")).click()
    group = app.page.locator(".app-group").filter(has=app.page.get_by_role("button", name="Add the Ofsted list"))
    group.locator("summary").first.click()
    expect(group.first).to_contain_text("1008")
    group.get_by_role("button", name="Add the Ofsted list").first.click()
    expect(app.group("Ofsted lists")).to_be_in_viewport()
    app.choose_files([workbook(tmp_path / "ofsted.xlsx")])
    listed = app.file_in(app.group("Ofsted lists"), "ofsted.xlsx")
    expect(listed).to_contain_text(ROWS)
    expect(listed.get_by_role("button", name=re.compile("Move"))).to_have_count(0)
    app.check()
    app.page.get_by_role("link", name=re.compile("Not checked")).click()
    expect(app.heading("What was not checked, and why")).to_be_visible()
    expect(app.page.get_by_text(re.compile(r"\b1008\b"))).to_have_count(0)


def workbook(path: Path) -> Path:
    """The made-up providers as an Excel file."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(PROVIDER_COLUMNS))
    for row in make_return(120, 2027, seed=7).providers:
        sheet.append([row[column] for column in PROVIDER_COLUMNS])
    book.save(path)
    return path


HEADER = b"CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n"
EPISODES = b"CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\r\n"


def test_a_date_in_another_form_is_listed_with_what_was_meant(app: Journey, tmp_path: Path) -> None:
    header, episodes = tmp_path / "header.csv", tmp_path / "episodes.csv"
    header.write_bytes(HEADER + b"A1,M,2015-05-01,WBRI,UN4,,\r\n")
    episodes.write_bytes(EPISODES + b"A1,01/06/2026,S,C2,N1,U1, PR1 ,,,,M1 1AE,M2 5DB,1234567\r\n")
    app.open_load().choose_files([header, episodes])
    app.choose_council("manchester", "Manchester").check()
    app.page.get_by_role("link", name="Problems in the files (2)").click()
    expect(app.heading("Problems in the files")).to_be_focused()
    dates = app.group("Date not in the format")
    expect(dates).to_contain_text("Header (header.csv): 1")
    dates.get_by_role("button", name="Show it").click()
    cells = dates.locator("tbody td")
    expect(cells.nth(0)).to_have_text("header.csv")
    expect(cells.nth(1)).to_have_text("2")
    expect(cells.nth(3)).to_contain_text("Date of birth")
    expect(cells.nth(4)).to_have_text("2015-05-01")
    expect(dates.get_by_role("columnheader", name="Suggested value")).to_be_visible()
    expect(cells.nth(5)).to_contain_text("01/05/2015")
    spaces = app.page.get_by_role("region", name=re.compile("Spaces or invisible characters")).first
    spaces.get_by_role("button", name="Show it").click()
    expect(spaces.locator("tbody td").nth(4)).to_have_text("␣ (space) PR1␣ (space)")
    spaces.get_by_role("link", name="A1").click()
    expect(app.record_heading).to_contain_text("A1")
    app.page.go_back()
    expect(spaces.locator("tbody td").nth(4)).to_contain_text("PR1")


def test_problems_come_fifty_at_a_time(app: Journey, tmp_path: Path) -> None:
    header = tmp_path / "header.csv"
    header.write_bytes(HEADER + b"".join(b"A%d,M,2015-05-01,WBRI,UN4,,\r\n" % i for i in range(120)))
    app.open_load().choose_files([header])
    app.choose_council("manchester", "Manchester").check()
    app.page.get_by_role("link", name=re.compile("Problems in the files")).first.click()
    dates = app.group("Date not in the format")
    dates.get_by_role("button", name="Show them").click()
    expect(dates.locator("tbody tr")).to_have_count(50)
    dates.get_by_role("button", name="Next 50").click()
    dates.get_by_role("button", name="Next 50").click()
    expect(dates.get_by_text("101 to 120 of 120")).to_be_focused()
    expect(dates.locator("tbody tr")).to_have_count(20)
    expect(dates.get_by_role("button", name="Next 50")).to_have_count(0)
    dates.get_by_role("button", name="Hide them").click()
    expect(dates.locator("tbody")).to_have_count(0)


LAUNCH = """
    const files = LAUNCHED.map(([name, base64]) => ({
        name,
        getFile: async () => new File([Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))], name)
    }));
    Object.defineProperty(window, "launchQueue", {value: {setConsumer: consumer => consumer({files})}});
"""
"""A desktop that opens files with the app; Chromium does so only where the app is installed for real."""


def test_files_that_the_desktop_hands_over_are_added(
    app: Journey, two_years: Path, xml_returns: list[Path]
) -> None:
    launched = [xml_returns[0], two_years / "this_year" / "providers.csv"]
    files = [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in launched]
    app.page.add_init_script(LAUNCH.replace("LAUNCHED", json.dumps(files)))
    app.page.goto(app.url)
    expect(app.heading("Add your files")).to_be_visible()
    for path, held in zip(launched, (CHILDREN, ROWS), strict=True):
        expect(app.page.locator(".app-file").filter(has_text=path.name)).to_contain_text(held)
