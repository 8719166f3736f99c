"""Made-up censuses: coherent and without errors, or with errors that were added in known places.

``make_return`` makes a census in which no rule finds anything, also as an extract of a day in the year, ``inject``
adds errors, and ``xml_file`` writes it as a system would.
"""

from worker.returns.cin.sample.injecting import Injected, inject, injectable
from worker.returns.cin.sample.mix import inject_mix
from worker.returns.cin.sample.sample_return import DEMO_COUNCIL, SampleReturn, make_return
from worker.returns.cin.sample.writing import folder_files, xml_file

__all__ = [
    "DEMO_COUNCIL",
    "Injected",
    "SampleReturn",
    "folder_files",
    "inject",
    "inject_mix",
    "injectable",
    "make_return",
    "xml_file",
]
