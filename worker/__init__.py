"""The validator of "Check your children’s services returns": the same code in the browser (Pyodide) and natively.

``from worker import check_tables`` is its library interface, see docs/library.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from worker.library import check_tables

__all__ = ["check_tables"]
__version__ = "0.1.0"
SERVICE = "Check your children’s services returns"
"""The name of the product."""


def __getattr__(name: str) -> Any:
    # Most of what imports this package does not need the library, and pandas takes time to import.
    if name == "check_tables":
        from worker.library import check_tables

        return check_tables
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
