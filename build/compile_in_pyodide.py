"""The part of the build that runs inside Pyodide: compile every archive in /job with pyodide-build.

OPTIMIZE is set by compile_in_pyodide.mjs.
"""

import functools
import os
import py_compile
import sys
from pathlib import Path

sys.path[:0] = map(str, Path("/tools").glob("*.whl"))

from pyodide_build._py_compile import _py_compile_archive_dir  # noqa: E402

# With the hash of the source instead of its time, two builds give the same bytes;
# unchecked, because the sources are not shipped.
py_compile.compile = functools.partial(
    py_compile.compile,
    invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    optimize=int(os.environ["OPTIMIZE"]),
)
_py_compile_archive_dir(Path("/job"), keep=False, verbose=False, compression_level=0)
