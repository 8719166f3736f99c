"""``serve``: the app for a browser on this computer, from the files that were installed with it."""

from __future__ import annotations

import argparse

from worker import SERVICE
from worker.hosting.installed_app import app_folder

_PORT = 8903


def add(serve: argparse.ArgumentParser) -> None:
    """The command's options."""
    serve.description = (
        "Serves the app at an address that only this computer reaches, for councils that can’t reach a site on "
        "the network. Stop it with Ctrl-C."
    )
    serve.add_argument("--port", type=_port, default=_PORT, help=f"the number at the end of the address ({_PORT})")
    serve.add_argument("--open", action="store_true", help="open the address in your usual browser")
    serve.set_defaults(run=run)


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(f"“{text}” is not a port: give a number from 1 to 65535")


def run(options: argparse.Namespace) -> int:
    """Serves until it is stopped.

    Raises:
        ValueError: there is no app to serve, or the port can't be used.
    """
    from worker.hosting.server import address_of, make_server

    try:
        server = make_server(app_folder(), options.port)
    except OSError as refused:
        # Another port would be another site to the browser, without the work that was saved there.
        raise ValueError(
            f"port {options.port} can’t be used ({refused.strerror}). Perhaps the app is served already: try "
            f"http://localhost:{options.port}/ in your browser. Or choose another number with --port; work saved "
            "in the browser is kept for each port separately."
        ) from None
    address = address_of(server)
    print(f"{SERVICE} is at {address} (stop with Ctrl-C)", flush=True)
    if options.open:
        import webbrowser

        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()
    return 0
