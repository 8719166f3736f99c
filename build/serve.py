"""Serves dist/ on localhost, under a sub-folder if wanted, with or without the security headers."""

import argparse
import functools
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, BinaryIO

from places import DIST

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'none'",
        "worker-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
}
_TYPES = {
    "": "application/octet-stream",
    ".bin": "application/octet-stream",
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".whl": "application/zip",
    ".zip": "application/zip",
}


class Handler(SimpleHTTPRequestHandler):
    """Answers with files of one folder, below one base path."""

    protocol_version = "HTTP/1.1"
    extensions_map = _TYPES

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
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in SECURITY_HEADERS.items() if self.with_headers else ():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet unless asked to tell of each request."""
        if not self.quiet:
            super().log_message(format, *arguments)


def make_server(
    folder: Path, port: int = 0, base: str = "/", headers: bool = True, quiet: bool = True
) -> ThreadingHTTPServer:
    """A server of that folder on localhost, not yet running; port 0 takes any free port.

    Raises OSError if the port is taken.
    """
    base = f"/{base.strip('/')}/".replace("//", "/")
    handler = functools.partial(Handler, directory=str(folder), base=base, headers=headers, quiet=quiet)
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    return server


@contextmanager
def serving(folder: Path, port: int = 0, base: str = "/", headers: bool = True) -> Iterator[str]:
    """Serve the folder while the block runs; gives the address of the app. For tests."""
    server = make_server(folder, port, base, headers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield address_of(server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def address_of(server: ThreadingHTTPServer) -> str:
    """The address to open in a browser."""
    base = server.RequestHandlerClass.keywords["base"]  # type: ignore[attr-defined]
    return f"http://localhost:{server.server_address[1]}{base}"


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=DIST)
    parser.add_argument("--port", type=int, default=8903)
    parser.add_argument("--base", default="/", help="the sub-folder to serve under, such as /check/")
    parser.add_argument(
        "--no-headers", action="store_true", help="like a static host that sets no security headers"
    )
    parser.add_argument("--verbose", action="store_true", help="tell of each request")
    arguments = parser.parse_args()
    try:
        server = make_server(
            arguments.folder, arguments.port, arguments.base, not arguments.no_headers, not arguments.verbose
        )
    except OSError:
        # The usual port is taken, by another copy of this server perhaps: any other is as good.
        server = make_server(arguments.folder, 0, arguments.base, not arguments.no_headers, not arguments.verbose)
    print(f"Check your SSDA903 return is at {address_of(server)} (stop with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
