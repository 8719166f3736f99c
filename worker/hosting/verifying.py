"""Compares what a host sends with what it should: every file, its content, its type and its headers."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath

from worker.hosting.answers import (
    COMPRESSED_ON_THE_WAY,
    CONTENT_TYPES,
    NEEDED_TYPES,
    SECURITY_HEADERS,
    content_type,
)
from worker.hosting.faults import Fault, Finding
from worker.hosting.fetching import Answer, Host, NotReached
from worker.hosting.host_files import (
    LIST,
    PAGE,
    SERVICE_WORKER,
    HostFile,
    Release,
    as_host_file,
    listed_files,
    version_of,
)

_AT_ONCE = 6
_ENOUGH_FAILURES = 5
"""Files without an answer after which no more are asked for."""
_LONGEST_LIST, _LONGEST_SCRIPT = 5_000_000, 1_000_000
_A_DAY = 86_400
_SCRIPT_TYPES = ("text/javascript", "application/javascript", "application/x-javascript")
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a host has, and what is wrong with it."""

    version: str
    """The SHA-256 of the host's list."""
    files: int
    size: int
    """Bytes of all files as they are sent."""
    findings: tuple[Finding, ...]


def verify(host: Host, release: Release | None = None) -> Verdict:
    """Look at every file of a host: those of its own list, or of a release that it should have.

    Raises:
        ValueError: no answer comes from the host, or it has no list of the app's files.
    """
    listed = _own_list(host)
    of_host = as_host_file(LIST, listed.content)
    expected = release.files if release else (of_host, *listed_files(listed.content))
    findings = [] if host.is_secure else [Finding(Fault.NOT_SECURE)]
    if release and release.version != of_host.sha256:
        findings.append(Finding(Fault.OTHER_VERSION, detail=f"version {of_host.sha256[:12]}"))
    findings += _of_service_worker(host, of_host, listed_besides=bool(release))
    findings += _of_the_address(host, expected)
    findings += _of_files(host, expected)
    return Verdict(of_host.sha256, len(expected), sum(file.size for file in expected), tuple(findings))


def _own_list(host: Host) -> Answer:
    try:
        answer = host.get(LIST, _LONGEST_LIST)
    except NotReached as failed:
        raise ValueError(f"{host.address} can’t be verified: {failed}.") from None
    if answer.status != HTTPStatus.OK or not answer.whole:
        came = f"it sends browsers to {answer.header('Location')}" if _moved(answer) else f"answer {answer.status}"
        raise ValueError(
            f"{host.address} has no list of the app’s files, {LIST} ({came}). Give the address of the folder that "
            f"{PAGE} is in."
        )
    return answer


def _of_service_worker(host: Host, of_host: HostFile, listed_besides: bool) -> Iterator[Finding]:
    """Whether the service worker installs the list beside it; its headers too, unless it is one of the files."""
    try:
        answer = host.get(SERVICE_WORKER, _LONGEST_SCRIPT)
    except NotReached as failed:
        yield Finding(Fault.NOT_REACHED, SERVICE_WORKER, str(failed))
        return
    if answer.status != HTTPStatus.OK or not answer.whole:
        yield from () if listed_besides else _of_failure(SERVICE_WORKER, answer)
        return
    version = version_of(answer.content)
    if version != of_host.sha256:
        versions = f"{version[:12] if version else 'none'} and {of_host.sha256[:12]}"
        yield Finding(Fault.HALF_UPDATED, SERVICE_WORKER, versions)
    if not listed_besides:
        yield from _of_sending(SERVICE_WORKER, answer)


def _of_the_address(host: Host, expected: tuple[HostFile, ...]) -> Iterator[Finding]:
    """Whether the bare address gives the page, with its headers."""
    page = next((file for file in expected if file.path == PAGE), None)
    if page is None:
        return
    try:
        answer = host.get("", page.size)
    except NotReached as failed:
        yield Finding(Fault.NO_PAGE, detail=str(failed))
        return
    if answer.status != HTTPStatus.OK:
        yield Finding(Fault.NO_PAGE, detail=f"answer {answer.status}")
    elif as_host_file(PAGE, answer.content) != page:
        yield Finding(Fault.NO_PAGE, detail="another page")
    else:
        yield from _of_sending(PAGE, answer)


def _of_files(host: Host, files: tuple[HostFile, ...]) -> list[Finding]:
    """Findings of all files, in their order; after a few without an answer the rest is not asked for."""
    failures: list[str] = []

    def look(file: HostFile) -> list[Finding]:
        if len(failures) >= _ENOUGH_FAILURES:
            return [Finding(Fault.NOT_REACHED, file.path, "not asked for after this")]
        try:
            return list(_of_file(file, _answer_for(file, host)))
        except NotReached as failed:
            failures.append(file.path)
            return [Finding(Fault.NOT_REACHED, file.path, str(failed))]

    with ThreadPoolExecutor(_AT_ONCE) as several:
        return [finding for found in several.map(look, files) for finding in found]


def _answer_for(file: HostFile, host: Host) -> Answer:
    """A file’s answer; some hosts send browsers from index.html to the folder, which is the same page."""
    answer = host.get(file.path, file.size)
    to_folder = urllib.parse.urljoin(host.address, answer.header("Location")) == host.address
    if file.path == PAGE and _moved(answer) and to_folder:
        return host.get("", file.size)
    return answer


def _of_file(file: HostFile, answer: Answer) -> Iterator[Finding]:
    if answer.status != HTTPStatus.OK:
        yield from _of_failure(file.path, answer)
        return
    fault = _fault_of_content(file, answer)
    if fault:
        yield Finding(fault, file.path, f"Content-Encoding: {answer.encoding}" if answer.encoding else "")
        return
    if answer.encoding and content_type(file.path) not in COMPRESSED_ON_THE_WAY:
        yield Finding(Fault.PACKED_TWICE, file.path)
    yield from _of_sending(file.path, answer)


def _moved(answer: Answer) -> bool:
    return HTTPStatus.MULTIPLE_CHOICES <= answer.status < HTTPStatus.BAD_REQUEST


def _of_failure(path: str, answer: Answer) -> Iterator[Finding]:
    if _moved(answer):
        yield Finding(Fault.REDIRECTED, path, f"to {answer.header('Location')}")
    elif answer.status in _GONE:
        yield Finding(Fault.NOT_THERE, path)
    elif answer.status == HTTPStatus.OK:
        yield Finding(Fault.CUT_OFF, path)
    else:
        yield Finding(Fault.REFUSED, path, f"answer {answer.status}")


def _fault_of_content(file: HostFile, answer: Answer) -> Fault | None:
    if as_host_file(file.path, answer.content) == file:
        return None
    if not answer.readable:
        return Fault.ODD_PACKING
    if answer.encoding and content_type(file.path) not in COMPRESSED_ON_THE_WAY:
        return Fault.ALREADY_PACKED
    is_page = PurePosixPath(file.path).suffix == ".html"
    if not is_page and answer.content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        return Fault.A_PAGE_INSTEAD
    return Fault.OTHER_CONTENT if answer.whole else Fault.CUT_OFF


def _of_sending(path: str, answer: Answer) -> Iterator[Finding]:
    """What is wrong with the headers of a file whose content is right."""
    yield from _of_type(path, answer)
    for name, value in SECURITY_HEADERS.items():
        sent = answer.header(name)
        if not sent:
            yield Finding(Fault.NO_HEADER, path, name)
        elif sent.rstrip(";") != value:
            yield Finding(Fault.OTHER_HEADER, path, f"{name}: {sent}")
    yield from _of_caching(path, answer)


def _of_type(path: str, answer: Answer) -> Iterator[Finding]:
    sent = answer.header("Content-Type").partition(";")[0].strip().lower()
    wanted = content_type(path)
    ending = PurePosixPath(path).suffix
    if sent == wanted or (wanted in _SCRIPT_TYPES and sent in _SCRIPT_TYPES):
        return
    # A binary file that only the service worker reads may have any type: hosts have their own for some endings.
    if ending in CONTENT_TYPES:
        fault = Fault.WRONG_TYPE if ending in NEEDED_TYPES else Fault.ODD_TYPE
        yield Finding(fault, path, f"{ending} as {sent or 'nothing'}")


def _of_caching(path: str, answer: Answer) -> Iterator[Finding]:
    sent = answer.header("Cache-Control").lower()
    if any(word in sent for word in ("no-cache", "no-store")):
        return
    age = re.search(r"max-age=(\d+)", sent)
    seconds = int(age[1]) if age else None
    if seconds is not None and seconds > _A_DAY and path in (PAGE, LIST, SERVICE_WORKER):
        yield Finding(Fault.KEPT_LONG, path, f"Cache-Control: {sent}")
    elif seconds != 0:
        yield Finding(Fault.KEPT, path, f"Cache-Control: {sent}" if sent else "no Cache-Control")
