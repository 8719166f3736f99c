"""What a host answers with beside a file: its headers and its content type, the one table for all hosts.

The server of this package and the configurations of ``build/hosting`` are made of it, ``verify-host`` compares
hosts with it, and the page's service worker, which can't import it, is tested against it.
"""

from __future__ import annotations

from pathlib import PurePosixPath

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
"""The content security policy: the page can reach its own host only, and runs its own scripts only."""

SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

CACHING = "no-cache"
"""Ask each time whether a file has changed. It holds for every file: their names stay the same in a new version,
and a page of one version with scripts of another would not work."""

CONTENT_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".mjs": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".zip": "application/zip",
}
"""By the ending of a file's name. All others, such as .packed, .bin and .bundle, are ``OTHER_TYPE``."""
OTHER_TYPE = "application/octet-stream"
BINARY_ENDINGS = (".bin", ".br", ".bundle", ".packed", ".whl")
"""Endings of ``OTHER_TYPE``, for hosts that serve only what they know a type of."""

NEEDED_TYPES = {".css", ".html", ".js", ".mjs"}
"""Endings for which a browser refuses a wrong type on the first visit; later the service worker sets its own."""

COMPRESSED_ON_THE_WAY = (
    "text/css",
    "text/html",
    "text/javascript",
    "text/plain",
    "application/json",
    "application/manifest+json",
    "image/svg+xml",
)
"""The types that a host may compress for the transfer. The rest is compressed already."""


def content_type(path: str) -> str:
    """The content type of a file by its name, without a character set."""
    return CONTENT_TYPES.get(PurePosixPath(path).suffix, OTHER_TYPE)


def with_charset(kind: str) -> str:
    """The value of the header for a content type: text is in UTF-8."""
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
