"""What is new: from year to year, and with an update of the app."""

from __future__ import annotations

import json
import re

from playwright.sync_api import expect

from tests.e2e.journey import Journey

KEPT = "ssda903-check:rules"
# The rules are asked for when the checker is ready, and nothing on the page tells when they have come.
WHEN_KEPT = """async (key) => {
    for (let frame = 0; frame < 600 && !localStorage[key]; frame++) {
        await new Promise(requestAnimationFrame);
    }
    return localStorage[key];
}"""


def test_any_two_years_can_be_compared_by_keyboard(app: Journey) -> None:
    page = app.open_load().wait_until_ready().go("/what-is-new", "What is new").page
    expect(page.get_by_role("heading", name="11 new rules")).to_be_visible()
    expect(page.get_by_text("DfE published its 2026/27 specification on 5 November 2025")).to_be_visible()
    expect(page.get_by_text("Deprivation of liberty (DoLO) is new.")).to_be_visible()
    page.get_by_label("Compared with").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_text("Social workers is new.")).to_be_visible()
    expect(page.get_by_role("table", name="Rules that ended").get_by_role("row").nth(1)).to_contain_text("370")
    page.get_by_label("What is new in").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_text("No longer valid: Z1:")).to_be_visible()
    expect(page.get_by_text("DfE published its")).to_have_count(0)
    rule = page.get_by_role("table", name="Changed rules").get_by_role("row").filter(has=page.get_by_text("503D"))
    expect(rule).to_contain_text("Z1")


def test_after_an_update_the_rules_that_changed_are_told_until_they_were_seen(app: Journey) -> None:
    page = app.open_load().wait_until_ready().page
    page.reload()
    app.wait_until_ready()
    kept = json.loads(page.evaluate(WHEN_KEPT, KEPT))
    expect(page.get_by_role("region", name="Updated")).to_have_count(0)
    assert len(kept["now"]["rules"]) > 300
    gone = {"code": "9999", "title": "A rule that ended", "words": "w", "logic": "l", "python": "cpython-314"}
    rules = [each | {"words": "before"} if each["code"] == "355" else each for each in kept["now"]["rules"]]
    earlier = {
        "installed": "earlier",
        "now": {"rules": [*rules, gone]},
        "before": None,
        "isSeen": True,
    }
    page.evaluate("([key, text]) => { localStorage[key] = text; }", [KEPT, json.dumps(earlier)])

    page.reload()
    app.wait_until_ready()
    told = page.get_by_role("region", name="Updated")
    expect(told).to_contain_text("It changes 1 rule and removes 1 rule.")
    told.get_by_role("button", name="hide this message").click()
    expect(told).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_focused()

    page.evaluate("([key, text]) => { localStorage[key] = text; }", [KEPT, json.dumps(earlier)])
    page.reload()
    app.wait_until_ready()
    told.get_by_role("link", name="See what changed").click()
    section = page.get_by_role("region", name="This version")
    expect(section).to_contain_text(re.compile("355: Episode starts and ends on the same day"))
    expect(section).to_contain_text("9999: A rule that ended")
    expect(told).to_have_count(0)

    page.reload()
    expect(section).to_contain_text("9999: A rule that ended")
    expect(told).to_have_count(0)


def test_the_page_about_this_service_names_the_rules_and_their_source(app: Journey) -> None:
    page = app.open_load().wait_until_ready().go("/about", "About this service").page
    expect(
        page.get_by_text("changed its rules on 4 June 2026. This version was written without that specification.")
    ).to_be_visible()
    version = page.locator(".govuk-summary-list__row", has=page.get_by_text("Version of the rules", exact=True))
    expect(version.get_by_role("definition")).to_have_text(re.compile(r"^[0-9a-f]{8}$"))
    page.get_by_role("link", name="See what is new this year and in this version").click()
    expect(page.get_by_role("heading", name="What is new", exact=True)).to_be_visible()
