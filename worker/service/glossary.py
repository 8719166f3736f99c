"""What the modules, columns and codes of a return mean, in a collection year."""

from __future__ import annotations

from worker.returns.definition import Return
from worker.returns.module import Field, Module
from worker.service import messages as p


def glossary(request: p.GetGlossary, definition: Return) -> p.Glossary:
    """All modules of the year in their order, each with the columns and codes that are valid in it."""
    year = request.collection_year
    return p.Glossary(
        id=request.id,
        modules=[_module(definition, module, year) for module in definition.modules if module.first_year <= year],
    )


def _module(definition: Return, module: Module, year: int) -> p.GlossaryModule:
    return p.GlossaryModule(
        title=module.title,
        file_name=module.file_name or module.name,
        holds=module.holds,
        columns=[
            _column(definition, field, year)
            for field in module.fields
            if field.is_in(year) and field.name not in module.keys
        ],
    )


def _column(definition: Return, field: Field, year: int) -> p.GlossaryColumn:
    codes = definition.codes(field.name, year) if field.kind == "code" else {}
    return p.GlossaryColumn(
        name=field.name,
        label=field.label,
        holds=field.shape.description if field.shape else f"a {field.kind}",
        is_derived=field.derived,
        codes=[p.CodeLabel(code=code, label=label) for code, label in codes.items()],
        council_codes=field.council_codes,
    )
