"""The page's types follow the models of worker/service/messages."""

import pytest
from protocol_types import TARGET, declarations, field_docs, parts_of, type_of

from worker.editing.operations import SetCell
from worker.returns.table_ref import TableRef
from worker.service import messages as p


def test_declarations_are_up_to_date():
    assert TARGET.read_text(encoding="utf-8") == declarations(), "run: python build/protocol_types.py"


def test_what_is_said_of_a_field_reaches_the_page():
    assert field_docs(p.Fatal) == {}
    assert field_docs(p.RequestFailed)["message"] == "What the user can do about it."
    assert "  /** What the user can do about it. */\n  message: string;" in declarations()


def test_the_domains_parts_are_among_those_of_a_message():
    assert {p.Edit, p.Step, SetCell} <= parts_of([p.Edit])


def test_a_table_has_a_type_of_its_own():
    text = declarations()
    assert f"export interface {TableRef.__name__} {{\n  module: string;\n  last_year: boolean;\n}}" in text
    assert "table: TableRef;" in text


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
