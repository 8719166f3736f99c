"""Made-up returns: coherent and clean, or with errors injected on purpose where a test knows them.

``make_return`` makes a return of this and last year in which no rule finds anything, ``inject`` puts errors into
it, ``extract`` leaves what an extract of a day in the year would have, ``demo_files`` gives all that as the files
that the page's "Try it with made-up data" loads.
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
