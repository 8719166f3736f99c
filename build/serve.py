"""Serves dist/ on localhost, under a sub-folder if wanted, with or without the security headers."""

import argparse
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from places import DIST

from worker.hosting.server import Handler, address_of, make_server


@contextmanager
def serving(folder: Path, port: int = 0, base: str = "/", headers: bool = True) -> Iterator[str]:
    """Serve the folder while the block runs; gives the address of the app. For tests."""
    server = make_server(folder, port, base, headers, handler=Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield address_of(server)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=DIST)
    parser.add_argument("--port", type=int, default=8903)
    parser.add_argument("--base", default="/", help="the sub-folder to serve under, such as /check/")
    parser.add_argument(
        "--no-headers", action="store_true", help="like a static host that sets no security headers"
    )
    parser.add_argument("--verbose", action="store_true", help="report each request")
    arguments = parser.parse_args()
    try:
        server = make_server(
            arguments.folder, arguments.port, arguments.base, not arguments.no_headers, not arguments.verbose
        )
    except OSError:
        # The usual port is taken, by another copy of this server perhaps: any other is as good.
        server = make_server(arguments.folder, 0, arguments.base, not arguments.no_headers, not arguments.verbose)
    print(f"Check your children’s services returns is at {address_of(server)} (stop with Ctrl+C)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
