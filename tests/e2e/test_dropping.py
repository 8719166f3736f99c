"""What a drop, a folder or the launch of the app brings: what can be had is taken, and the rest is said."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.journey import Journey

IN_FOLDERS = """
    DataTransferItem.prototype.webkitGetAsEntry = function () {
        const content = this.getAsFile();
        const open = (take, refuse) => {
            if (content.name.startsWith("long")) {
                refuse(new DOMException("Not found", "NotFoundError"));
            } else {
                take(content);
            }
        };
        const {name} = content;
        const inside = [[{isDirectory: false, name, fullPath: `/return/${name}`, file: open}], []];
        const createReader = () => ({readEntries: (take) => take(inside.shift())});
        return {isDirectory: true, name: "return", fullPath: "/return", createReader};
    };
"""
"""Drops every file in a folder ``return``; one whose name begins with “long” can’t be opened there."""

LAUNCHED = """
    const cloud = {name: "cloud.csv", getFile: () => Promise.reject(new DOMException("No", "NotReadableError"))};
    const header = {name: "header.csv", getFile: async () => new File(["CHILD"], "header.csv")};
    Object.defineProperty(window, "launchQueue", {
        value: {setConsumer: consumer => consumer({files: [cloud, header]})},
    });
"""


def write(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_bytes(b"")
    return path


def test_one_file_that_cannot_be_opened_does_not_make_a_drop_vanish(
    page: Page, url: str, few_folder: Path, tmp_path: Path
) -> None:
    page.add_init_script(IN_FOLDERS)
    app = Journey(page, url).open_load().wait_until_ready()
    others = [write(tmp_path, name) for name in ("long.csv", "guide.pdf", "Thumbs.db", "~$header.xlsx")]
    app.drop_files([*others, *(few_folder / "this_year").iterdir()], app.heading("Add your files"))
    unopened = app.file_in(app.not_used, "long.csv")
    expect(unopened).to_contain_text(
        "return/long.csv can’t be read: it is no longer there, or its path is too long."
    )
    expect(unopened).to_contain_text("copy it to a folder with a short path")
    expect(app.file("episodes.csv")).to_contain_text("Episodes")
    left_out = page.get_by_text("Not used: 3 files that are not part of a return, such as return/guide.pdf.")
    expect(left_out).to_be_visible()
    unopened.get_by_role("button", name="Remove").click()
    expect(app.not_used).to_have_count(0)
    app.choose_council("manchester", "Manchester").check()


def test_of_a_folder_with_too_many_files_the_first_are_taken_and_it_is_said(app: Journey, tmp_path: Path) -> None:
    for number in range(201):
        write(tmp_path, f"{number}.csv")
    app.open_load().choose_folder(tmp_path)
    expect(app.page.get_by_text("You added more than 200 files. The first 200 are listed")).to_be_visible()
    expect(app.page.locator(".app-file")).to_have_count(200)


def test_of_files_that_the_app_is_opened_with_those_that_open_are_taken(page: Page, url: str) -> None:
    page.add_init_script(LAUNCHED)
    app = Journey(page, url).open("")
    expect(app.file_in(app.not_used, "cloud.csv")).to_contain_text(
        "another program has it open, it is only in OneDrive"
    )
    expect(app.file_in(app.not_used, "header.csv")).to_contain_text("header.csv")


def test_saved_work_under_another_name_is_opened(app: Journey, tmp_path: Path) -> None:
    renamed = tmp_path / "work.txt"
    renamed.write_bytes(b"SSDA903 work\nand no more")
    app.open_load().choose_files([renamed])
    expect(app.page.get_by_text("work.txt is damaged or incomplete, and can’t be opened.")).to_be_visible()
    expect(app.page.locator(".app-file")).to_have_count(0)
