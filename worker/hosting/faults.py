"""What can be wrong with a host, in plain English, each with its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

_NAMED = 6
"""How many files or details a sentence names; the rest is counted."""
_LONGEST_SHOWN = 500
"""Letters of a name or a detail."""


@dataclass(frozen=True, slots=True)
class _Text:
    """``{files}`` is the files concerned, ``{details}`` what was seen."""

    says: str
    remedy: str
    app_works: bool = False
    """Whether the app still works: only time, or protection on the first visit, is lost."""


class Fault(Enum):
    """A kind of fault."""

    NOT_SECURE = _Text(
        "The address begins with http://. Browsers do not install the app from there.",
        "Serve the app over HTTPS, and give everyone that address.",
    )
    NOT_THERE = _Text(
        "The host does not have: {files}.",
        "Copy all files of the release to the host, in their folders. If they are there, the host does not serve "
        "files with these endings: add them as in its configuration in the release’s folder “hosting”.",
    )
    REFUSED = _Text(
        "The host refused: {files} ({details}).",
        "Let everyone read these files without signing in, and check whether a web filter blocks them.",
    )
    REDIRECTED = _Text(
        "The host redirects browsers, which this command did not follow: {files} ({details}).",
        "Serve the files at the address itself. If the app has another address, run this command with that.",
    )
    NOT_REACHED = _Text(
        "No answer came for: {files} ({details}).",
        "Run this command again. If that does not help, check whether a firewall or a web filter stops them.",
    )
    CUT_OFF = _Text(
        "These files arrived incomplete: {files}.",
        "Check whether a proxy, a virus scanner or a limit on the size of downloads cuts them off.",
    )
    A_PAGE_INSTEAD = _Text(
        "A web page arrived instead of: {files}.",
        "It may be a sign-in page, the page of a web filter, or a page that the host sends for files that it does "
        "not find. Let users open the address without signing in or filtering, and turn off such pages for it.",
    )
    ALREADY_PACKED = _Text(
        "The host sends files as they are, but marks them as compressed for the transfer, so browsers unpack "
        "them: {files} ({details}).",
        "Send no Content-Encoding for these files.",
    )
    ODD_PACKING = _Text(
        "The host compresses files in a way that the request did not ask for: {files} ({details}).",
        "Compress files only in the ways that browsers accept (Accept-Encoding).",
    )
    OTHER_CONTENT = _Text(
        "These files are not what the list says: {files}.",
        "If an update is under way, wait until it is complete. Otherwise copy all files of one release again, "
        "service-worker.js last. If that does not help, something between the host and you changes files: turn "
        "off rewriting, minifying and content inspection for the address.",
    )
    OTHER_VERSION = _Text(
        "The host has a different release from this one: {details}.",
        "Copy all files of the release to the host, service-worker.js last.",
    )
    HALF_UPDATED = _Text(
        "service-worker.js and precache.json are different versions ({details}).",
        "The update was copied in part. Copy all files of one release, service-worker.js last. Until then "
        "browsers keep the version that they have.",
    )
    NO_PAGE = _Text(
        "The address itself does not give index.html ({details}).",
        "Set index.html as the default document of the folder.",
    )
    WRONG_TYPE = _Text(
        "The content type is wrong, so browsers refuse: {files} ({details}).",
        "Set the types as in the host’s configuration in the release’s folder “hosting”.",
    )
    OTHER_HEADER = _Text(
        "A security header does not have the value that the app needs: {details}.",
        "Take the value from the configuration in the release’s folder “hosting”, and send each header once.",
    )
    KEPT_LONG = _Text(
        "The host allows caches to keep these files for more than a day: {files} ({details}).",
        "Send Cache-Control: no-cache, or users get new versions late.",
    )
    ODD_TYPE = _Text(
        "The content type is not the usual one: {files} ({details}).",
        "The app still works, but a web filter may object. Set the types as in the release’s folder “hosting”.",
        app_works=True,
    )
    NO_HEADER = _Text(
        "The host does not send: {details}.",
        "The app adds these itself when it is installed, and then reloads once. Where the host can send headers, "
        "take them from the configuration in the release’s folder “hosting”: they also protect the first visit.",
        app_works=True,
    )
    KEPT = _Text(
        "The host allows caches to keep files without asking for newer ones ({details}).",
        "Where the host can send headers, send Cache-Control: no-cache, so that users get new versions at once.",
        app_works=True,
    )
    PACKED_TWICE = _Text(
        "The host compresses files again that are compressed already: {files}.",
        "Turn this off for these files: it takes time and saves nothing.",
        app_works=True,
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, for the file that has it; ``path`` is empty where it is the host as a whole."""

    fault: Fault
    path: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one kind, in words."""

    says: str
    remedy: str
    app_works: bool


def reports(findings: Iterable[Finding]) -> list[Report]:
    """One report for each kind of fault, those that stop the app first."""
    found = list(findings)
    told = []
    for fault in Fault:
        same = [finding for finding in found if finding.fault is fault]
        if same:
            files = some(finding.path or "the page itself" for finding in same)
            details = some(finding.detail for finding in same)
            told.append(
                Report(
                    fault.value.says.format(files=files, details=details),
                    fault.value.remedy,
                    fault.value.app_works,
                )
            )
    return sorted(told, key=lambda report: report.app_works)


def some(names: Iterable[str]) -> str:
    """The first few of the names, each once, and how many more there are."""
    distinct = list(dict.fromkeys(_shown(name) for name in names))
    named, more = distinct[:_NAMED], len(distinct) - _NAMED
    return ", ".join(named) + (f" and {more} more" if more > 0 else "")


def _shown(text: str) -> str:
    """What a host sent, as far as it is fit for a terminal."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:_LONGEST_SHOWN])
