"""Zip archives and wheels whose bytes depend on nothing but their content."""

import re
import zipfile
from pathlib import Path

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o100644 << 16

# What a wheel brings for building against it, for type checkers or for testing it: never needed when it runs.
_UNNEEDED = re.compile(
    r"(^|/)(tests?|_?testing|conftest\.py|include|__pycache__)(/|$)|\.(pyi|pyx|pxd|pxi|c|cpp|h|hpp|a|lib|typed)$"
)
# numpy imports its testing helpers when asked for np.testing only, but pandas.testing is imported by pandas itself.
_NEEDED_ALL_THE_SAME = re.compile(r"^pandas/(_testing|testing)|^pytz/|^lxml/includes/__init__")


def read_archive(path: Path) -> dict[str, bytes]:
    """The files of an archive: name to content."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_archive(path: Path, files: dict[str, bytes], compress: bool = True) -> None:
    """Write an archive in the order of the names, without times or the maker's machine in it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.external_attr = _FILE_MODE
            entry.create_system = 3
            entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
            archive.writestr(entry, files[name], compresslevel=9 if compress else None)


def needed_at_run_time(name: str) -> bool:
    """Tell whether a wheel's file is of use to someone who only runs it."""
    return bool(_NEEDED_ALL_THE_SAME.match(name)) or not _UNNEEDED.search(name)
