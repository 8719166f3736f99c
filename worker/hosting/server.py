"""Serves the files of one folder to this computer alone, with or without the security headers."""

from __future__ import annotations

import functools
import io
import os
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from worker.hosting.answers import CACHING, SECURITY_HEADERS, content_type, with_charset


class Handler(SimpleHTTPRequestHandler):
    """Answers with files of one folder, below one base path."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, *arguments: Any, base: str = "/", headers: bool = True, quiet: bool = True, **keywords: Any
    ) -> None:
        self.base = base
        self.with_headers = headers
        self.quiet = quiet
        super().__init__(*arguments, **keywords)

    def translate_path(self, path: str) -> str:
        """The file for an address; what is outside the base path is not found."""
        if not path.startswith(self.base):
            return str(Path(self.directory) / "no such file")
        return super().translate_path("/" + path.removeprefix(self.base))

    def guess_type(self, path: Any) -> str:
        """The content type of a file by its name."""
        return with_charset(content_type(str(path)))

    def list_directory(self, path: Any) -> None:
        """Answer for a folder without a page as for a file that is not there."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the address without its closing slash on to the app, as static hosts do."""
        if self.base != "/" and self.path == self.base.rstrip("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", self.base)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        return super().send_head()

    def end_headers(self) -> None:
        """Add the headers that every answer gets."""
        self.send_header("Cache-Control", CACHING)
        for name, value in SECURITY_HEADERS.items() if self.with_headers else ():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet unless asked to report each request."""
        if not self.quiet:
            super().log_message(format, *arguments)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # Elsewhere this only skips the wait after another server has stopped. On Windows two could have the same port.
    allow_reuse_address = os.name != "nt"


def make_server(
    folder: Path,
    port: int = 0,
    base: str = "/",
    headers: bool = True,
    quiet: bool = True,
    handler: type[Handler] = Handler,
) -> ThreadingHTTPServer:
    """A server of that folder on 127.0.0.1, not yet running; port 0 takes any free port.

    Raises OSError if the port is taken.
    """
    base = f"/{base.strip('/')}/".replace("//", "/")
    made = functools.partial(handler, directory=str(folder), base=base, headers=headers, quiet=quiet)
    return _Server(("127.0.0.1", port), made)


def address_of(server: ThreadingHTTPServer) -> str:
    """The address to open in a browser."""
    base = server.RequestHandlerClass.keywords["base"]  # type: ignore[attr-defined]
    return f"http://localhost:{server.server_address[1]}{base}"
