"""A server that holds files back or refuses them, for an app whose service worker does not install these."""

from __future__ import annotations

import functools
import os
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from itertools import chain
from pathlib import Path

from packing import PACKED, unpack
from serve import Handler, address_of

from tests.e2e.changed_app import publish
from tests.e2e.conftest import DIST

POSTCODES = "postcodes.bin"
FILE_FORMATS = "runtime/file_formats.bundle"
LATER = (POSTCODES, FILE_FORMATS)


class Gate:
    """What the server does with the files that come later: it holds them back until told otherwise."""

    def __init__(self) -> None:
        self._refused: set[str] = set()
        self._asked = {path: threading.Event() for path in LATER}
        self._open = {path: threading.Event() for path in LATER}

    def open(self, path: str) -> None:
        """From now on the file is given."""
        self._refused.discard(path)
        self._open[path].set()

    def refuse(self, path: str) -> None:
        """From now on the file is said to be missing."""
        self._refused.add(path)
        self._open[path].set()

    def wait_until_asked(self, path: str) -> None:
        """Waits until the file is requested."""
        assert self._asked[path].wait(timeout=120)

    def passes(self, path: str) -> bool:
        """Waits as long as the file is held back; false if it is refused."""
        self._asked[path].set()
        self._open[path].wait(timeout=300)
        return path not in self._refused


class HoldingHandler(Handler):
    """Gives these files only when the gate lets them pass."""

    def __init__(self, *arguments: object, gate: Gate, **keywords: object) -> None:
        self.gate = gate
        super().__init__(*arguments, **keywords)

    def do_GET(self) -> None:
        """Give a file, if it may pass."""
        path = self.path.removeprefix(self.base)
        if path in LATER and not self.gate.passes(path):
            self.send_error(HTTPStatus.NOT_FOUND)
        else:
            super().do_GET()


@contextmanager
def holding() -> Iterator[tuple[str, Gate]]:
    """Serves an app whose service worker does not install the files that come later; gives address and gate."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "app"
        shutil.copytree(DIST, folder, copy_function=os.link)
        pieces = {path: sorted(folder.glob(f"{path}.*{PACKED}")) for path in LATER}
        contents = {path: unpack(found) for path, found in pieces.items()}
        for piece in chain(*pieces.values()):
            piece.unlink()
        publish(folder)
        # Not in the list: the service worker leaves them to the host.
        for path, content in contents.items():
            (folder / path).write_bytes(content)
        gate = Gate()
        handler = functools.partial(HoldingHandler, directory=str(folder), base="/", gate=gate)
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield address_of(server), gate
        finally:
            for path in LATER:
                gate.refuse(path)
            server.shutdown()
            server.server_close()
            thread.join()
