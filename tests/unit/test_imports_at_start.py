"""What the browser’s worker imports before a first check: the fewer, the sooner it can check."""

import json
import subprocess
import sys

_SCRIPT = """
import json
import sys
from worker.service.messenger import prepare, start

sent = []
prepare()
messenger = start(lambda text, buffers: sent.append((json.loads(text), buffers)))
at_start = sorted(sys.modules)

def ask(buffers=(), **request):
    messenger.handle(json.dumps({"id": len(sent), **request}), buffers)
    return sent[-1]

demo, contents = ask(
    type="make_demo", return_name="ssda903", children=60, collection_year=2026, seed=1, as_at=None
)
files = [{**file, "modified": None, "drop": 1} for file in demo["files"]]
ask(contents, type="load_files", files=files, answered=[], year=None, today="2027-06-01", columns=[])
checked, _ = ask(
    type="check", collection_year=2026, council=demo["council"], as_at=None, today="2027-06-01", own_checks=[]
)
print(json.dumps({"reply": checked["type"], "start": at_start, "check": sorted(sys.modules)}))
"""


def imported() -> dict[str, list[str]]:
    done = subprocess.run([sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True)
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    assert found["reply"] == "checked"
    return found


def test_a_first_check_of_made_up_data_needs_no_bundle_that_comes_later() -> None:
    found = imported()
    assert not {"lxml", "python_calamine", "xlsxwriter"} & set(found["check"])


def test_what_few_people_need_at_once_is_imported_when_it_is_asked_for() -> None:
    later = (
        "worker.exporting.workbook",
        "worker.returns.ssda903.key_figures",
        "worker.returns.ssda903.suggestions",
        "worker.service.downloads",
        "worker.suggesting",
    )
    assert not [name for name in imported()["check"] if name.startswith(later)]
