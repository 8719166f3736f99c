"""Whatever is in a value: data exports keep it, or say what they can't keep."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.reading import read_csv, read_xml, write_xml
from worker.exporting.checked_return import SourceTable
from worker.exporting.csv_files import export_csv
from worker.returns.ssda903 import SSDA903

REVIEWS = SSDA903.by_module["Reviews"]
HOSTILE = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20),
    st.sampled_from(
        [
            "=cmd|'/c calc'!A0",
            "+1",
            "-1",
            "@x",
            "\t=1",
            "a\nb",
            "a\rb",
            "a\r\nb",
            '"',
            '""',
            ",",
            "😀",
            "x" * 32_768,
        ]
    ),
)


@settings(max_examples=300)
@given(st.lists(st.lists(HOSTILE, min_size=3, max_size=3), max_size=4), st.booleans())
def test_hostile_values_read_again_are_the_same_texts(cells: list[list[str]], of_a_file: bool) -> None:
    rows = [[f"ID{at}", *row] for at, row in enumerate(cells)]
    frame = pd.DataFrame(rows, columns=list(REVIEWS.columns), dtype=object)
    data = b"CHILD,DOB,REVIEW,REVIEW_CODE\r\n" + b'"ID0",a,b,c\r\n' if of_a_file else None
    lines = np.array([2, *[0] * len(rows)][: len(rows)])
    exported = export_csv(REVIEWS, SourceTable("f.csv", data, frame, lines), 2027)
    assert read_csv("f.csv", exported).frame.to_numpy().tolist() == rows


TEXTS = st.text(st.characters(exclude_categories=[]), max_size=8)


@given(TEXTS.filter(lambda text: text.strip()), TEXTS)
def test_characters_that_xml_can_not_hold_are_told(upn: str, post: str) -> None:
    tables = {
        "Header": pd.DataFrame([["A", upn]], columns=["CHILD", "UPN"], dtype=object),
        "Episodes": pd.DataFrame([["A", post]], columns=["CHILD", "HOME_POST"], dtype=object),
    }
    export = write_xml(tables)
    again = read_xml("r.xml", export.data)
    for module, column, text in (("Header", "UPN", upn), ("Episodes", "HOME_POST", post)):
        read = again[module].frame[column][0]
        lost = [character for character in text if character not in read]
        about = [message for message in export.left_out if f"{column} in {module}" in message]
        assert (read == text) == (not about)
        assert all(f"U+{ord(character):04X}" in about[0] for character in lost)
