"""How many examples at random a test of whole returns tries."""

import sys


def examples(natively: int) -> int:
    """This many natively, a quarter of them on Pyodide, which is about ten times slower.

    For tests of logic, which is the same there. Those of bytes, encodings and numbers try as many on both.
    """
    return max(1, natively // 4) if sys.platform == "emscripten" else natively
