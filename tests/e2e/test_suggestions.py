"""Suggested answers beside the errors: what they say, and that one click takes them."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.journey import Journey


def test_all_answers_are_offered_with_what_tells_them_apart_and_one_click_takes_one(editor: Journey) -> None:
    editor.open_child("K2")
    error = editor.errors.filter(has_text="Error 218")
    answer = error.get_by_role("list", name="Suggested answer").get_by_role("listitem")
    expect(answer).to_have_count(1)
    expect(answer).to_contain_text("The Ofsted list has 2 providers at this placement postcode")
    expect(answer).to_contain_text("Source: Ofsted list.")
    choices = answer.get_by_role("group", name="The Ofsted list has 2 providers").get_by_role("button")
    expect(choices).to_have_text(["URN 1234567: children’s home", "URN 7654321: children’s home"])
    choices.last.click()
    editor.see_outcome("Changed: 1 error fixed (218).")
    expect(editor.cell("Episodes 1 URN")).to_contain_text("7654321")
    expect(editor.errors).to_have_count(0)
    expect(editor.record_heading).to_be_focused()
    editor.page.get_by_role("link", name="Changes (1)").first.click()
    line = editor.page.get_by_role("table", name="Changes").get_by_role("row").nth(1)
    expect(line).to_contain_text("Suggestion: Ofsted list")


def test_a_reading_of_a_date_is_taken_by_keyboard(editor: Journey) -> None:
    editor.open_child("K5")
    use = editor.errors.get_by_role("button", name="Use it")
    expect(use).to_be_visible()
    use.focus()
    editor.page.keyboard.press("Enter")
    editor.see_outcome("1 error fixed (141)")
    expect(editor.cell("Episodes 4 DECOM")).to_contain_text("01/02/2027")
    editor.page.keyboard.press("Control+z")
    expect(editor.errors.get_by_role("button", name="Use it")).to_be_visible()


def test_an_answer_says_what_else_it_would_do(editor: Journey) -> None:
    editor.open_child("K8")
    error = editor.errors.filter(has_text="Error 214")
    answer = error.locator(".app-suggestion").filter(has_text="Clear the placement postcode and URN")
    expect(answer).to_contain_text("Would cause a new error: 218")
    expect(answer).to_contain_text("Would also fix error 420")
    answer.get_by_role("button", name="Use it").click()
    editor.see_outcome("2 errors fixed (214, 420), 1 new error (218)")


def test_a_record_is_not_kept_waiting_for_answers_when_the_user_goes_on(editor: Journey) -> None:
    editor.open_child("K2")
    editor.open_child("K5")
    expect(editor.errors.get_by_role("button", name="Use it Episode start date 01/02/2027")).to_be_visible()
    expect(editor.errors.filter(has_text="URN")).to_have_count(0)
