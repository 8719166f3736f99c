"""The recording guide: which errors have a page, what is on it, and that no loaded child is."""

from dataclasses import replace

import pytest
from lxml import etree

from tests.unit.exporting.returns import demo, little, of_frames
from worker.exporting.error_lines import error_lines
from worker.exporting.options import EVERYTHING, Selection
from worker.exporting.recording_guide import recording_guide
from worker.returns.ssda903 import SSDA903

SAME_DAY = Selection(codes=frozenset({"355"}))
EPISODES = """
    CHILD     | DECOM      | DEC        | REC
    SECRETKID | 13/05/2026 | 13/05/2026 | X1
    OTHERKID  | 17/06/2026 | 17/06/2026 | X1
"""


def text_of(data: bytes) -> str:
    """The words of the page, as a browser shows them."""
    return " ".join(" ".join(etree.HTML(data).itertext()).split())


def headings(data: bytes, level: int) -> list[str]:
    return [heading.text for heading in etree.HTML(data).iter(f"h{level}")]


def test_a_page_says_in_words_what_is_wrong_and_how_to_record_it_correctly() -> None:
    file = recording_guide(little(Episodes=EPISODES), SAME_DAY)
    assert file.name == "Manchester 2026-27 recording guide 2026-11-25.html"
    rule = SSDA903.rules_of(2027)["355"]
    assert headings(file.data, 1) == [rule.title]
    assert headings(file.data, 2) == [
        "What is recorded wrongly",
        "Why it matters",
        "How to record it correctly",
        "An example",
        "What the return calls it",
        "Questions",
    ]
    text = text_of(file.data)
    assert "Found in 2 rows of our return. It is about: Episodes (Episode start date, Episode end date)." in text
    assert rule.explanation["Cause"] in text
    assert rule.explanation["Fix"] in text
    assert rule.impact is not None
    assert rule.impact.reason in text
    assert f"Error 355: “{rule.message}” It checks Episodes.DECOM, Episodes.DEC." in text


def test_the_example_is_made_up_and_shows_what_differs() -> None:
    file = recording_guide(little(Episodes=EPISODES), SAME_DAY)
    text = text_of(file.data)
    for of_a_child in ("SECRETKID", "OTHERKID", "13/05/2026", "17/06/2026"):
        assert of_a_child not in text
    assert "This child is made up. Episode end date is recorded as" in text
    assert headings(file.data, 3) == ["Wrong, in Episodes", "Right, in Episodes"]
    wrong, right = etree.HTML(file.data).iter("table")
    assert [cell.text for cell in wrong.iter("th")] == ["Episode start date", "Episode end date"]
    start, end = (cell.xpath("string()") for cell in wrong.iter("td"))
    assert start == end
    (bold,) = right.iter("strong")
    assert bold.text != end


@pytest.mark.parametrize("year", SSDA903.years)
def test_no_id_of_a_child_who_is_loaded_is_in_the_guide(year: int) -> None:
    checked = demo(year)
    children = {line.child for line in error_lines(checked)}
    # IDs of made-up children can be the same in two made-up returns: here they get others.
    frames = {}
    for name, table in checked.tables.items():
        frames[name] = table.frame.copy()
        frames[name]["CHILD"] = ["LOADED" + (child or "") for child in frames[name]["CHILD"]]
    guide = recording_guide(of_frames(frames, year), EVERYTHING)
    assert children
    assert b"LOADED" not in guide.data
    assert len(headings(guide.data, 1)) == 10


def test_the_ten_most_common_errors_have_a_page_each_in_their_order() -> None:
    checked = demo()
    counts: dict[str, int] = {}
    for line in error_lines(checked):
        counts[line.rule.code] = counts.get(line.rule.code, 0) + 1
    most = sorted(counts.values(), reverse=True)[:10]
    text = text_of(recording_guide(checked, EVERYTHING).data)
    rows = [int(part.split()[0].replace(",", "")) for part in text.split("Found in ")[1:]]
    assert rows == most


def test_each_page_but_the_first_begins_on_a_new_sheet() -> None:
    looks = [heading.get("class") for heading in etree.HTML(recording_guide(demo(), EVERYTHING).data).iter("h1")]
    assert looks == ["first", *["next"] * 9]


def test_codes_in_the_text_are_explained_by_the_columns_that_are_meant() -> None:
    # Z1 of previous permanence, not the placement type Z1 of earlier years.
    checked = little(
        Header="CHILD | DOB\n1 | 01/01/2015", Episodes="CHILD | DECOM | RNE\n1 | 01/05/2026 | S", PrevPerm="CHILD"
    )
    text = text_of(recording_guide(checked, Selection(codes=frozenset({"630"}))).data)
    meanings = SSDA903.codes("PREV_PERM", 2027)
    assert f"What the codes mean Z1: {meanings['Z1']} P4: {meanings['P4']}" in text
    assert "A row is missing from Previous permanence." in text
    assert "Wrong, in Previous permanence No row." in text


def test_a_return_that_makes_nothing_up_has_a_guide_without_examples() -> None:
    checked = little(Episodes=EPISODES)
    dataset = checked.result.dataset
    dataset.definition = replace(SSDA903, load_sample_maker=None)
    assert "An example" not in headings(recording_guide(checked, SAME_DAY).data, 2)


def test_without_errors_that_is_said() -> None:
    assert "No errors were found." in text_of(recording_guide(demo(), Selection(codes=frozenset())).data)
