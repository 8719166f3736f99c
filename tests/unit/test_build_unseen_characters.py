"""The page shows invisible characters by the same list as the reader of values."""

from unseen_characters import TARGET, script


def test_the_script_is_up_to_date():
    assert TARGET.read_text(encoding="utf-8") == script(), "run: python build/unseen_characters.py"
