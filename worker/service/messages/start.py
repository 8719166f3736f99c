"""The start of the worker, and what the page has to know of the returns and the downloads."""

from __future__ import annotations

from typing import Literal

from worker.exporting.downloads import Condition, FirstFor, Group, Readers
from worker.exporting.options import Option
from worker.reading.homes import Homes
from worker.returns.definition import CountedWord
from worker.returns.record_layout import RecordLayout
from worker.returns.table_ref import TableRef
from worker.service.messages.base import Event, Model
from worker.service.messages.check import ErrorListUpdate
from worker.service.messages.downloads import Ending, KindId


class Starting(Event):
    """How far the start of the worker has come."""

    type: Literal["starting"] = "starting"
    phase: Literal["runtime", "packages", "validator"]


class Policy(Event):
    """Whether the browser was seen to refuse the worker a request to another origin; comes once, early."""

    type: Literal["policy"] = "policy"
    enforced: bool


class Council(Model):
    """A council that makes a return."""

    code: str
    name: str
    names: list[str]
    """Its plain names, in small letters and without marks, among which a text is looked for."""
    dfe_code: str


class CollectionYear(Model):
    """A collection year that is supported; ``label`` is as people write it, 2026/27."""

    year: int
    label: str


class ModuleInfo(Model):
    """A module of a return, as the page names it."""

    name: str
    title: str
    short_title: str
    """For a tab: "OC2", "Adoption"."""
    first_year: int
    """The first collection year that asks for it."""
    one_row_per_child: bool
    repeats: dict[str, str]
    """Columns that another module holds once for the child, with that module: a new row takes them over."""
    labels: dict[str, str]
    """What each of its columns is called in words: "LS" is "Legal status"."""
    one: str
    """What one of its rows is, where rows have names: "Referral"."""
    around: str
    """The module with the rows that its rows are inside; empty if they are inside no others."""
    takes: list[str]
    """The modules of which rows are deleted with a row: those inside it, or all of the child's."""
    has_child: bool
    """Whether its rows are about a child; others are about the whole return."""
    why_no_rules: str
    """Why no rule checks it, in a sentence; empty if rules do."""


class ReferenceListInfo(Model):
    """A list that a return is checked against."""

    ref: TableRef
    label: str
    """What a sentence calls it: "the Ofsted list"."""


class PublishedRulesInfo(Model):
    """The rules that are published for a collection year, and whether ours were written from them."""

    year: int
    published: str
    """The day on which the specification was published, as "2025-11-05"."""
    changed: str
    """The day on which its rules were last changed; empty if they were not."""
    is_followed: bool
    """Whether our rules were written from this text."""


class ReturnInfo(Model):
    """What the page has to know of a return."""

    name: str
    """Short and lasting: "ssda903"."""
    title: str
    """What people call it: "SSDA903"."""
    called: str
    """What sentences call it: "SSDA903 return"."""
    article: str
    """The word before ``called`` where it is not "the": "an"."""
    makes_up: bool
    """Whether it can be made up, to try the service with."""
    rules: int
    """Rules of the latest collection year."""
    years: list[CollectionYear]
    modules: list[ModuleInfo]
    child: str
    """The column that names the child."""
    main: str
    """The module that lists the children, one row each."""
    date_form: str
    """How it writes dates: "dd/mm/yyyy"."""
    reports_last_year: bool
    """Whether last year's return is checked beside this year's."""
    compares_last_year: bool
    """Whether last year's return, which no rule uses, can be added for key figures of both years."""
    portal_formats: list[str]
    """The forms in which DfE's portal takes it, such as "xml"."""
    usual_deadline: str
    """By when councils usually have to be finished in the year of the collection, as "06-30"; or empty."""
    layout: RecordLayout
    """How the page lays out a child's record."""
    reference_lists: list[ReferenceListInfo]
    published_rules: PublishedRulesInfo | None
    """Those of its latest year, if we know of any."""
    warning: CountedWord
    """Its word for what its rules find that is not an error, in small letters."""
    explains_warnings: bool
    """Whether DfE accepts the return with what these rules find only if it is explained."""
    hint: CountedWord
    """What we call our own hints about it."""
    about_hints: str
    how_counted: list[str]
    """How errors and children are counted, a sentence each."""
    has_whole_return_rules: bool
    responsible: str
    """What people call those who are responsible for a child: "Social worker"; empty if the return names none."""


class DownloadForm(Model):
    """A form that a download comes in, and its button."""

    ending: Ending
    button: str
    """What the button says."""
    heard: str
    """What is added for those who hear the button by itself."""


class DownloadInfo(Model):
    """A kind of download that can be asked for."""

    id: KindId
    title: str
    in_sentence: str
    """What sentences call it: "summary of counts"."""
    about: str
    """What it holds, in a sentence; empty if that of a download beside it says it."""
    about_if_only_xml: str
    """The same for a return that DfE's portal takes only as XML; empty if it is the same."""
    group: Group
    """Where the page offers it, if it does."""
    offered_if: Condition
    """What there must be for the page to offer it."""
    readers: Readers
    """Who reads it, if it is a report."""
    first_for: FirstFor
    printed: bool
    """Whether the page can print it as well."""
    forms: list[DownloadForm]
    """The usual one first."""
    options: list[Option]
    """The options that it heeds."""
    needs_council: bool


class Ready(Event):
    """The worker takes requests; comes once."""

    type: Literal["ready"] = "ready"
    protocol: int
    app_version: str
    councils: list[Council]
    returns: list[ReturnInfo]
    downloads: list[DownloadInfo]


class PostcodesDelayed(Event):
    """The postcodes could not be downloaded; the worker tries again by itself."""

    type: Literal["postcodes_delayed"] = "postcodes_delayed"


class PostcodesCame(Event):
    """The worker has the postcodes, and the rules that waited for them have run; comes once."""

    type: Literal["postcodes_came"] = "postcodes_came"
    postcodes: str
    """How many there are, in words."""
    homes: Homes
    """As in FilesLoaded, of the files that are loaded."""
    error_list: ErrorListUpdate | None
    """What the rules that waited found; None if nothing was checked."""
