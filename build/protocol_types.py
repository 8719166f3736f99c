"""Writes pwa/core/protocol.d.ts from worker/service/messages: `python build/protocol_types.py [--check]`."""

import argparse
import json
import sys
from typing import Any

from places import PWA, ROOT

sys.path.insert(0, str(ROOT))

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from worker.service import messages as protocol

TARGET = PWA / "core" / "protocol.d.ts"
_HEADER = """\
// Generated from worker/service/messages by build/protocol_types.py: change it there, then run `make types`.
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
    interfaces = [declaration(name, definition) for name, definition in schema["$defs"].items()]
    unions = [union("AnyRequest", protocol.REQUESTS), union("AnyEvent", protocol.EVENTS)]
    return "\n".join(
        [_HEADER, f"export const PROTOCOL_VERSION: {protocol.PROTOCOL_VERSION};\n", *interfaces, *unions]
    )


def declaration(name: str, definition: dict[str, Any]) -> str:
    """One model as an interface, or one enumeration as a type."""
    if "properties" not in definition and definition.get("type") != "object":
        return f"{comment(definition)}export type {name} = {type_of(definition)};\n"
    lines = [f"  {key}: {type_of(value)};" for key, value in definition.get("properties", {}).items()]
    return "\n".join([f"{comment(definition)}export interface {name} {{", *lines, "}", ""])


def union(name: str, models: tuple[type[BaseModel], ...]) -> str:
    """All messages of one direction."""
    return f"export type {name} = {' | '.join(model.__name__ for model in models)};\n"


def comment(definition: dict[str, Any]) -> str:
    """The model's docstring as a JSDoc comment."""
    text = " ".join(definition.get("description", "").split())
    return f"/** {text} */\n" if text else ""


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
