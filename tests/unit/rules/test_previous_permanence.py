"""The authorities of rule 633 one by one: too many for an example of the rule."""

import pandas as pd

from worker import check_tables

NUMBERS = """
    201-213 301-320 330-336 340-344 350-359 370-373 380-384 390-394 420
    800-803 805-808 810-813 815-816 821-823 825-826 830-831 835-841 845-846 850-852 855-857 860-861 865-874 876-896
    908-909 916 919 921 925-926 928-929 931 933 935-938 940-943 999
"""


def test_every_authority_and_no_other_number_is_valid() -> None:
    ranges = [text.split("-") for text in NUMBERS.split()]
    valid = {number for ends in ranges for number in range(int(ends[0]), int(ends[-1]) + 1)}
    assert len(valid) == 159
    authorities = pd.DataFrame({"LA_PERM": [str(number) for number in range(1000)]}, dtype="str")
    found = check_tables({"PrevPerm": authorities.assign(CHILD="1")}, 2027, rules=["633"]).locations["633"]
    assert set(range(1000)) - set(found["PrevPerm"]) == valid
