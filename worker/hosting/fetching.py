"""Fetches files from one address and from nowhere else: no redirect is followed, and no wait is without an end."""

from __future__ import annotations

import http.client
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from http import HTTPStatus

from worker import __version__

_LOCAL = ("localhost", "127.0.0.1", "::1")
_LONGEST = 600.0
"""Seconds for one file, however steadily it comes."""
_CHUNK = 1 << 16


class NotReached(ValueError):
    """No answer came; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came for a file: the status, the headers, and the content as a browser would see it."""

    status: int
    headers: Message
    content: bytes = b""
    whole: bool = True
    """False if the connection ended too early, or the content can't be unpacked."""

    @property
    def encoding(self) -> str:
        """How it was compressed for the transfer; empty if it was not."""
        encoding = str(self.headers.get("Content-Encoding", "")).strip().lower()
        return "" if encoding == "identity" else encoding

    @property
    def readable(self) -> bool:
        """Whether it was compressed in no other way than was asked for."""
        return self.encoding in ("", "gzip", "x-gzip")

    def header(self, name: str) -> str:
        """A header’s value; several of the same name are joined as browsers do."""
        return ", ".join(" ".join(str(value).split()) for value in self.headers.get_all(name, []))


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass(frozen=True)
class Host:
    """The address of an app, with a closing slash, and how many seconds of silence to wait for an answer."""

    address: str
    patience: float = 30.0
    _opener: urllib.request.OpenerDirector = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # As the browser does: through the proxy that the computer is set up to use, but never to itself.
        direct = [urllib.request.ProxyHandler({})] if self.is_local else []
        object.__setattr__(self, "_opener", urllib.request.build_opener(_NoRedirects, *direct))

    @property
    def is_local(self) -> bool:
        """Whether it is this computer, which browsers trust without HTTPS."""
        return urllib.parse.urlsplit(self.address).hostname in _LOCAL

    @property
    def is_secure(self) -> bool:
        """Whether browsers install an app from there."""
        return self.is_local or self.address.startswith("https:")

    def get(self, path: str, limit: int) -> Answer:
        """Ask for a file of the app, and stop reading once its content is longer than ``limit`` bytes.

        Raises:
            NotReached: there was no answer.
        """
        request = urllib.request.Request(
            self.address + urllib.parse.quote(path),
            headers={"Accept-Encoding": "gzip", "User-Agent": f"ssda903-check/{__version__}"},
        )
        try:
            with self._opener.open(request, timeout=self.patience) as response:
                return _read(response, limit)
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, refused.headers)
        except urllib.error.URLError as failed:
            raise NotReached(_reason(failed.reason)) from None
        except (OSError, http.client.HTTPException) as failed:
            raise NotReached(_reason(failed)) from None


def host_at(text: str, patience: float) -> Host:
    """The host that a user means by an address, which may be the page's.

    Raises:
        ValueError: it is not such an address.
    """
    parts = urllib.parse.urlsplit(text.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ValueError(f"“{text}” is not an address of the app. Write it as https://check.example.gov.uk/")
    folder = parts.path.removesuffix("index.html").rstrip("/") + "/"
    return Host(f"{parts.scheme}://{parts.netloc}{folder}", patience)


def _read(response: http.client.HTTPResponse, limit: int) -> Answer:
    answer = Answer(response.status, response.headers)
    if answer.status != HTTPStatus.OK:
        return answer
    content = bytearray()
    whole = answer.readable
    try:
        for part in _unpacked(_parts(response), bool(answer.encoding)) if whole else ():
            content += part
            if len(content) > limit:
                break
    except (http.client.HTTPException, OSError, zlib.error):
        whole = False
    return Answer(answer.status, answer.headers, bytes(content), whole)


def _parts(response: http.client.HTTPResponse) -> Iterator[bytes]:
    end = time.monotonic() + _LONGEST
    while part := response.read1(_CHUNK):
        if time.monotonic() > end:
            raise TimeoutError
        yield part
    # Without a chunk to say so, read1 takes an early end of the connection for the end of the file.
    if response.length:
        raise http.client.IncompleteRead(b"", response.length)


def _unpacked(parts: Iterator[bytes], packed: bool) -> Iterator[bytes]:
    if not packed:
        yield from parts
        return
    unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    for part in parts:
        waiting = part
        while waiting:
            yield unpacking.decompress(waiting, _CHUNK)
            waiting = unpacking.unconsumed_tail
    yield unpacking.flush()
    if not unpacking.eof:
        raise zlib.error


def _reason(failed: object) -> str:
    if isinstance(failed, ssl.SSLCertVerificationError):
        return f"this computer does not trust its certificate ({failed.verify_message})"
    if isinstance(failed, TimeoutError):
        return "it did not answer in time"
    return str(getattr(failed, "strerror", None) or failed or type(failed).__name__)
