"""Made-up returns: coherent and without errors, or with errors that were added in known places.

``make_return`` makes a return for both years in which no rule finds anything, ``inject`` adds errors, ``extract``
leaves only what an extract of a day in the year would have, and ``demo_files`` makes the files that the
page loads for "Try it with made-up data".
"""

from worker.returns.ssda903.sample.extract import extract
from worker.returns.ssda903.sample.injecting import Injected, form_of, inject, injectable
from worker.returns.ssda903.sample.mix import inject_mix
from worker.returns.ssda903.sample.sample_return import (
    DEMO_COUNCIL,
    PROVIDER_COLUMNS,
    Form,
    SampleReturn,
    make_return,
)
from worker.returns.ssda903.sample.writing import demo_files, files, folder_files

__all__ = [
    "DEMO_COUNCIL",
    "PROVIDER_COLUMNS",
    "Form",
    "Injected",
    "SampleReturn",
    "demo_files",
    "extract",
    "files",
    "folder_files",
    "form_of",
    "inject",
    "inject_mix",
    "injectable",
    "make_return",
]
