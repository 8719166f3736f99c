"""Names of tables and columns: a table is named by its module and whether it is last year's."""

from __future__ import annotations

from typing import Any, NamedTuple


class TableRef(NamedTuple):
    """Names a table: a module of this year's or of last year's return, or a reference list."""

    module: str
    last_year: bool = False

    @classmethod
    def of(cls, name: TableRef | str) -> TableRef:
        """The table itself, or this year's table of a module that is given by its name."""
        return name if isinstance(name, TableRef) else cls(name)

    def __str__(self) -> str:
        """The table's name in a sentence."""
        return f"last year’s {self.module}" if self.last_year else self.module

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """In messages to the page a table is an object with these two keys."""
        from pydantic_core import core_schema

        fields = {
            "module": core_schema.typed_dict_field(core_schema.str_schema()),
            "last_year": core_schema.typed_dict_field(core_schema.bool_schema()),
        }
        shape = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        read = core_schema.no_info_after_validator_function(lambda given: cls(**given), shape)
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read]),
            serialization=core_schema.plain_serializer_function_ser_schema(cls._asdict, return_schema=shape),
            # The name of the type on the page.
            ref=cls.__name__,
        )


def last_year(module: str) -> TableRef:
    """Last year's table of a module."""
    return TableRef(module, last_year=True)


class ColumnRef(NamedTuple):
    """Names a column of a table."""

    table: TableRef
    column: str

    def __str__(self) -> str:
        """The column's name in a sentence."""
        return f"{self.table}.{self.column}"
