"""The returns that the product knows. To add one, add its folder and name it here."""

from __future__ import annotations

from worker.returns.definition import Return
from worker.returns.ssda903 import SSDA903

RETURNS: tuple[Return, ...] = (SSDA903,)
