"""Writes pwa/core/protocol.d.ts from worker/service/messages: `python build/protocol_types.py [--check]`."""

import argparse
import ast
import dataclasses
import inspect
import json
import sys
import textwrap
from collections.abc import Iterator
from typing import Any, get_args, get_type_hints

from places import PWA, ROOT

sys.path.insert(0, str(ROOT))

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from worker.service import messages as protocol

TARGET = PWA / "core" / "protocol.d.ts"
_HEADER = """\
// Generated from worker/service/messages: change it there, then run `.venv/bin/python build/protocol_types.py`.
// (`make types` only checks that this file is up to date.)
// Import in JSDoc: @import {Check, AnyEvent} from "./protocol.d.ts"
"""
_PRIMITIVES = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
    "object": "Record<string, unknown>",
}


def main() -> int:
    """Write the file, or with --check tell by the exit status whether it is up to date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    text = declarations()
    if not arguments.check:
        if not TARGET.exists() or TARGET.read_text(encoding="utf-8") != text:
            TARGET.write_text(text, encoding="utf-8")
        return 0
    if TARGET.read_text(encoding="utf-8") == text:
        return 0
    print(f"{TARGET.relative_to(ROOT)} is out of date: run python build/protocol_types.py", file=sys.stderr)
    return 1


def declarations() -> str:
    """The TypeScript declarations of all messages and their parts."""
    models: list[type[BaseModel]] = [*protocol.REQUESTS, *protocol.EVENTS]
    _, schema = models_json_schema([(model, "serialization") for model in models], ref_template="{model}")
    parts = {part.__name__: part for part in parts_of(models)}
    interfaces = [declaration(name, definition, parts.get(name)) for name, definition in schema["$defs"].items()]
    unions = [union("AnyRequest", protocol.REQUESTS), union("AnyEvent", protocol.EVENTS)]
    return "\n".join(
        [
            _HEADER,
            f"export const PROTOCOL_VERSION: {protocol.PROTOCOL_VERSION};\n",
            *interfaces,
            *unions,
            replies(),
        ]
    )


def parts_of(types: Iterator[Any] | list[Any], known: set[Any] | None = None) -> set[type]:
    """These models, dataclasses and named tuples, and all that their fields are made of."""
    found: set[Any] = set() if known is None else known
    for each in types:
        if isinstance(each, type) and (
            issubclass(each, BaseModel) or dataclasses.is_dataclass(each) or hasattr(each, "_fields")
        ):
            if each not in found:
                found.add(each)
                parts_of(iter(get_type_hints(each).values()), found)
        else:
            parts_of(iter(get_args(each)), found)
    return found


def field_docs(part: type) -> dict[str, str]:
    """What is said under the fields of a class, by field."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(part))).body
    assert isinstance(definition, ast.ClassDef)
    docs = {}
    for field, below in zip(definition.body, definition.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                docs[name] = text
    return docs


def declaration(name: str, definition: dict[str, Any], part: type | None) -> str:
    """One model or dataclass (``part``) as an interface, or one enumeration as a type."""
    about = comment(definition.get("description") or (part and part.__doc__) or "")
    docs = field_docs(part) if part else {}
    if "properties" not in definition and definition.get("type") != "object":
        return f"{about}export type {name} = {type_of(definition)};\n"
    lines = [
        f"{comment(docs.get(key, ''), '  ')}  {key}: {type_of(value)};"
        for key, value in definition.get("properties", {}).items()
    ]
    return "\n".join([f"{about}export interface {name} {{", *lines, "}", ""])


def union(name: str, models: tuple[type[BaseModel], ...]) -> str:
    """All messages of one direction."""
    return f"export type {name} = {' | '.join(model.__name__ for model in models)};\n"


def replies() -> str:
    """The reply to each type of request."""
    lines = [
        f"  {request.model_fields['type'].default}: {request.answered_by.__name__};"
        for request in protocol.REQUESTS
    ]
    about = comment("The reply to each type of request, if nothing goes wrong.")
    return "\n".join([f"{about}export interface Replies {{", *lines, "}", ""])


def comment(docstring: str, indent: str = "") -> str:
    """A docstring as a JSDoc comment."""
    text = " ".join(docstring.split())
    return f"{indent}/** {text} */\n" if text else ""


def type_of(schema: dict[str, Any]) -> str:
    """The TypeScript type for a piece of JSON schema.

    Raises ValueError for a piece that no message uses so far: better than a type that is wrong.
    """
    if "$ref" in schema:
        return schema["$ref"]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema or "oneOf" in schema:
        return " | ".join(type_of(choice) for choice in schema.get("anyOf", schema.get("oneOf", [])))
    if "prefixItems" in schema:
        return f"[{', '.join(type_of(item) for item in schema['prefixItems'])}]"
    if schema.get("type") == "array":
        return f"Array<{type_of(schema['items'])}>"
    if isinstance(schema.get("additionalProperties"), dict):
        return f"Record<string, {type_of(schema['additionalProperties'])}>"
    if schema.get("type") in _PRIMITIVES:
        return _PRIMITIVES[schema["type"]]
    if set(schema) <= {"title", "description", "default"}:
        return "unknown"
    raise ValueError(f"No TypeScript type is known for {schema}")


if __name__ == "__main__":
    sys.exit(main())
