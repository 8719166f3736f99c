"""Edits returns at random and undoes everything: ``python -m tests.fuzz.fuzz_edits [--inputs N] [--seed N]``.

An input is the seed of one random user of SSDA903, as CSV files or as XML, or of a census: up to twelve actions
(steps of up to three edits, undo, redo, trials). After undoing everything the tables have to be those of a fresh
load. In one return of twenty, which takes as long as the others together, the rules run after each action, trials
go through the session, and the exported files, byte for byte, and the errors have to be those of a fresh load.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator

from tests.fuzz.record import Fuzzer, main
from tests.unit.editing.random_user import User, census, checked, csv_return, findings, loaded, state, xml_return
from tests.unit.editing.returns import contents

MOST_ACTIONS = 12
FORMS = {"CSV": csv_return, "XML": xml_return, "census": census}


class _Fresh:
    """A session of some files, with what it was like when they were loaded."""

    def __init__(self, form: str, with_rules: bool) -> None:
        files = FORMS[form]()
        self.session = checked(files) if with_rules else loaded(files)
        self._seen = self._see()

    def assert_unchanged(self) -> None:
        """Asserts that all is as it was."""
        assert self._see() == self._seen

    def _see(self) -> object:
        if not self.session._error_list:
            return contents(self.session._tables)
        return state(self.session), findings(self.session)


_FRESH: dict[tuple[str, bool], _Fresh] = {}


def inputs(dice: random.Random) -> Iterator[bytes]:
    """Seeds without end."""
    while True:
        yield str(dice.getrandbits(48)).encode()


def try_input(data: bytes) -> str:
    """Lets the user of this seed act, and undoes it all. The session goes on to the next one if all is well."""
    seed = int(data)
    which = [*FORMS][seed % 3], seed // 3 % 20 == 0
    fresh = _FRESH.pop(which, None) or _Fresh(*which)
    user = User(seed, fresh.session)
    for _ in range(user.dice.randint(1, MOST_ACTIONS)):
        user.act()
    edited = user.undo_all()
    assert (edited.changes, edited.set_aside, edited.steps) == (0, 0, 0)
    fresh.assert_unchanged()
    _FRESH[which] = fresh
    return f"{which[0]} {'with' if which[1] else 'without'} rules"


FUZZER = Fuzzer("edits", inputs, try_input)

if __name__ == "__main__":
    sys.exit(main(FUZZER))
