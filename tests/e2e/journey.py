"""The steps that a user takes, and a witness of what must never happen on the way."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from playwright.sync_api import ConsoleMessage, Error, Locator, Page, expect


class Witness:
    """Fails the block if the page logged an error, threw one, or broke its Content Security Policy."""

    def __init__(self, page: Page, but: Iterable[str] = ()) -> None:
        self.complaints: list[str] = []
        self._but = tuple(but)
        page.on("console", self._hear)
        page.on("pageerror", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _see(self, error: Error) -> None:
        self.complaints.append(str(error))

    def __enter__(self) -> Witness:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        unexpected = [text for text in self.complaints if not any(known in text for known in self._but)]
        if error is None:
            assert unexpected == [], f"The page complained: {unexpected}"


class Journey:
    """The app in one page, by what a user sees of it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    # Getting there

    def open(self, route: str) -> Journey:
        self.page.goto(f"{self.url}#{route}")
        return self

    def go(self, route: str, heading: str) -> Journey:
        """To another view of the page that is open: what is loaded stays."""
        self.page.evaluate("route => { location.hash = route; }", route)
        expect(self.heading(heading)).to_be_visible()
        return self

    def open_start(self) -> Journey:
        self.page.goto(self.url)
        expect(self.heading("Check your children’s services returns")).to_be_visible()
        return self

    def wait_until_offline_ready(self) -> Journey:
        expect(self.page.get_by_text("✓ Ready to work without a network connection")).to_be_visible()
        return self

    def heading(self, name: str) -> Locator:
        return self.page.get_by_role("heading", name=name, level=1)

    def wait_until_ready(self) -> Journey:
        """On the load page: the validator has started."""
        expect(self.page.locator(".app-phase--ready")).to_be_visible()
        return self

    # Loading

    def open_load(self) -> Journey:
        self.open("/load")
        expect(self.heading("Add your files")).to_be_visible()
        return self

    def answer_dialog(self, question: str, button: str) -> Journey:
        """A question that is asked before something is lost."""
        dialog = self.page.get_by_role("dialog", name=question)
        dialog.get_by_role("button", name=button).click()
        expect(dialog).to_have_count(0)
        return self

    @property
    def drop_area(self) -> Locator:
        return self.page.locator("button.govuk-file-upload-button")

    def group(self, title: str) -> Locator:
        """A group of files by what its heading begins with."""
        return self.page.get_by_role("region", name=re.compile(f"^{title}"))

    def year(self, last_year: bool = False) -> Locator:
        return self.group("Last year’s return" if last_year else "This year’s return")

    @property
    def not_used(self) -> Locator:
        return self.page.get_by_role("region", name=re.compile("not used$"))

    def choose_files(self, files: Iterable[Path]) -> Journey:
        """By the browse button."""
        button = self.drop_area
        expect(button).to_be_enabled()
        with self.page.expect_file_chooser() as chooser:
            button.click()
        chooser.value.set_files(sorted(files))
        return self

    def choose_folder(self, folder: Path) -> Journey:
        """All that is in it, by the browse button for folders."""
        button = self.page.get_by_role("button", name="Choose a folder")
        expect(button).to_be_enabled()
        with self.page.expect_file_chooser() as chooser:
            button.click()
        chooser.value.set_files(folder)
        return self

    def drop_files(self, files: Iterable[Path], target: Locator) -> Journey:
        """As by the mouse, from the desktop."""
        contents = [[path.name, base64.b64encode(path.read_bytes()).decode()] for path in sorted(files)]
        transfer = self.page.evaluate_handle(
            """contents => {
                const transfer = new DataTransfer();
                for (const [name, base64] of contents) {
                    const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
                    transfer.items.add(new File([bytes], name));
                }
                return transfer;
            }""",
            contents,
        )
        target.dispatch_event("drop", {"dataTransfer": transfer})
        return self

    def file(self, name: str, last_year: bool = False) -> Locator:
        return self.file_in(self.year(last_year), name)

    def file_in(self, group: Locator, name: str) -> Locator:
        """A file by its name, whichever folder it is shown with."""
        named = self.page.locator(".app-file__name").get_by_text(re.compile(f"(^|/){re.escape(name)}$"))
        return group.locator(".app-file").filter(has=named)

    def choose_council(self, text: str, name: str) -> Journey:
        box = self.page.get_by_role("combobox", name="Your council")
        expect(box).to_be_enabled()
        box.fill(text)
        self.page.get_by_role("option", name=name).first.click()
        expect(box).to_have_value(name)
        return self

    def load_return(self, folder: Path) -> Journey:
        """Both years, which their folders distinguish."""
        self.open_load().choose_folder(folder)
        return self.choose_council("manchester", "Manchester")

    @property
    def question(self) -> Locator:
        """What is asked about the files."""
        return self.page.locator(".app-question")

    @property
    def check_button(self) -> Locator:
        return self.page.get_by_role("button", name="Check the return")

    def answer(self, label: str) -> Journey:
        """The question about the files, by what a choice begins with."""
        self.question.get_by_label(re.compile(f"^{label}")).check()
        self.question.get_by_role("button", name="Continue").click()
        return self

    def answer_as_likeliest(self) -> Journey:
        """All questions about the files that are open."""
        heading = self.question.get_by_role("heading")
        expect(self.page.locator(".app-file").first).to_be_visible()
        expect(self.page.get_by_role("heading", name=re.compile("^Reading"))).to_have_count(0)
        while heading.is_visible():
            asked = heading.inner_text()
            likeliest = self.question.get_by_label("Use the most likely years")
            radios = self.question.get_by_role("radio")
            if radios.count() > 0:
                (likeliest if likeliest.count() > 0 else radios.first).check()
            self.question.get_by_role("button").last.click()
            expect(self.question.get_by_role("heading", name=asked)).to_have_count(0)
            expect(heading.or_(self.check_button)).to_be_visible()
        return self

    def check(self) -> Journey:
        """Check; what is asked about the files is answered as is likeliest."""
        self.answer_as_likeliest().check_button.click()
        return self.wait_for_results()

    def check_return(self, folder: Path) -> Journey:
        return self.load_return(folder).check()

    def check_demo(self) -> Journey:
        self.open_start()
        self.page.get_by_role("button", name="Try it with made-up data").click()
        return self.wait_for_results()

    # Handing over

    def go_to(self, name: str) -> Journey:
        """By the navigation, to what an entry's name begins with."""
        navigation = self.open_menu().page.get_by_role("navigation", name="Your return")
        navigation.get_by_role("link", name=re.compile(f"^{name}")).click()
        return self

    def open_menu(self) -> Journey:
        """On a small screen the entries of the navigation are folded."""
        button = self.page.get_by_role("button", name="Menu", exact=True)
        if button.is_visible() and button.get_attribute("aria-expanded") == "false":
            button.click()
        return self

    def open_downloads(self) -> Journey:
        """The page to hand over, with all of it unfolded."""
        self.go_to("Hand over")
        # They are unfolded already if the page was open.
        all_sections = self.page.get_by_role("button", name=re.compile("all sections$"))
        expect(all_sections).to_be_visible()
        if all_sections.inner_text().startswith("Show"):
            all_sections.click()
        expect(self.page.get_by_role("heading", name="Counts to share")).to_be_visible()
        return self

    def save(self, button: str) -> tuple[str, bytes]:
        """The name and content of what a button saves."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=button, exact=True).click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()

    # Results

    def wait_for_results(self) -> Journey:
        expect(self.heading("Children")).to_be_visible()
        expect(self.record_heading).to_be_visible()
        return self.list_everyone()

    def list_everyone(self) -> Journey:
        """The list opens on the children with errors, and most tests look at all of them."""
        button = self.page.locator(".app-filter__button")
        if button.inner_text() == "With errors now":
            self.page.evaluate("() => location.replace('#/children?error=all')")
            expect(button).to_have_text("All children")
            expect(self.record).not_to_have_attribute("aria-busy", "true")
        return self

    @property
    def children(self) -> Locator:
        return self.page.get_by_role("listbox", name="Child ID")

    @property
    def counts(self) -> Locator:
        return self.page.locator(".app-children__counts")

    @property
    def record(self) -> Locator:
        return self.page.locator(".app-record")

    @property
    def record_heading(self) -> Locator:
        return self.record.locator("h2")

    @property
    def open_panel(self) -> Locator:
        return self.record.get_by_role("tabpanel")

    @property
    def errors(self) -> Locator:
        return self.record.locator(".app-error")

    def first_child_with_error(self) -> Locator:
        return self.children.get_by_role("option").filter(has_text="error").first

    def filter_by(self, code: str) -> Journey:
        self.page.locator(".app-filter__button").click()
        self.page.locator(".app-filter__row").filter(
            has=self.page.get_by_role("cell", name=code, exact=True)
        ).click()
        return self

    # Editing

    def open_child(self, name: str) -> Journey:
        self.list_everyone().children.get_by_role("option").filter(has_text=name).click()
        expect(self.record_heading).to_contain_text(name)
        expect(self.record).not_to_have_attribute("aria-busy", "true")
        return self

    def cell(self, place: str) -> Locator:
        """A cell or a fact by table, row and column: "Episodes 0 LS"."""
        return self.record.locator(f'[data-cell="{place}"]')

    def go_to_cell(self, place: str) -> Locator:
        self.cell(place).focus()
        return self.cell(place)

    @property
    def field(self) -> Locator:
        """In which a cell is typed again."""
        return self.page.locator("#cell-editor")

    @property
    def form_fault(self) -> Locator:
        return self.page.locator("#cell-editor-fault")

    @property
    def outcome(self) -> Locator:
        """What the latest action did."""
        return self.page.locator(".app-editbar__message")

    def type_in_cell(self, place: str, text: str) -> Journey:
        self.go_to_cell(place)
        self.page.keyboard.press("Enter")
        self.field.fill(text)
        return self.enter_anyway().see_outcome("Changed")

    def enter_anyway(self) -> Journey:
        """Keep what is typed; a second time if it can't be right."""
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#cell-editor[readonly]")).to_have_count(0)
        if self.field.count() > 0:
            self.page.keyboard.press("Enter")
        return self

    def see_outcome(self, text: str) -> Journey:
        """The worker has done it, and the record is drawn."""
        expect(self.outcome).to_contain_text(text)
        return self

    def use_row_menu(self, place: str, item: str) -> Journey:
        self.cell(place).get_by_role("button").click()
        self.page.get_by_role("menuitem", name=item).click()
        return self

    def undo_all(self) -> Journey:
        undo = self.page.get_by_role("button", name="Undo", exact=True)
        if undo.count() == 0:
            self.open("/changes")
        while undo.get_attribute("aria-disabled") == "false":
            undo.click()
            expect(self.outcome).not_to_contain_text("Applying")
        return self
