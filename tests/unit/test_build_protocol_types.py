"""The page's types follow the models of worker/service/messages/__init__.py."""

import pytest
from protocol_types import TARGET, declarations, type_of


def test_declarations_are_up_to_date():
    assert TARGET.read_text(encoding="utf-8") == declarations(), "run: python build/protocol_types.py"


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "integer"}, "number"),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, "string | null"),
        ({"type": "array", "items": {"$ref": "Cell"}}, "Array<Cell>"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "Record<string, number>"),
        ({"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]}, "[string, number]"),
        ({"enum": ["a", "b"]}, '"a" | "b"'),
        ({"const": "ready"}, '"ready"'),
        ({}, "unknown"),
    ],
)
def test_types(schema, expected):
    assert type_of(schema) == expected


def test_a_schema_without_a_type_is_refused():
    with pytest.raises(ValueError, match="No TypeScript type"):
        type_of({"not": {"type": "string"}})
