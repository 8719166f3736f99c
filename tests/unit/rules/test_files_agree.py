"""Checks that are written once and registered for each file carry that file's name."""

import pytest

from worker.returns.ssda903 import SSDA903


@pytest.mark.parametrize(
    ("code", "name", "message"),
    [
        (
            "INT02",
            "placedadoption_child_is_not_in_header",
            "This child is in the placed for adoption file but not in the header file.",
        ),
        (
            "INT16",
            "prevperm_date_of_birth_differs_from_header",
            "Date of birth in the previous permanence file differs from the one in the header file.",
        ),
        (
            "INT31",
            "ad1_child_occurs_more_than_once",
            "This child has more than one row in the adoption (AD1) file. There should only be one.",
        ),
    ],
)
def test_name_and_message_name_the_file(code: str, name: str, message: str) -> None:
    rule = SSDA903.rules_of(2027)[code]
    assert (rule.name, rule.message) == (name, message)


def test_the_explanation_names_the_file() -> None:
    rule = SSDA903.rules_of(2027)["INT04"]
    assert rule.title == "A child in the missing file is not in the header file"
    assert rule.explanation["Checks"].startswith("Every child ID in the missing file must also be in the header")
