"""Rules that make the same check of one column after another: the check and what it explains are written once.

    @invalid_date("141", "Date episode began is not a valid date.", "Episodes.DECOM", Theme.EPISODES)
    def start_is_no_valid_date() -> None:
        '''Start date of an episode is not a date.

        Fix: Enter the date.
        '''

The function below the decorator only names and explains the rule. The paragraphs that its docstring leaves out
are those that all rules of the kind have in common.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypedDict, Unpack

from worker.checking.rule import RuleFunction, RuleKind, explanation_of, rule, title_of
from worker.dataset.dataset import Dataset
from worker.dataset.dates import Dates
from worker.dataset.table import RowsAtFault

Words = Callable[[], None]
"""A function that only has a name and a docstring."""
ValidCodes = Callable[[Dataset], Collection[str]]
Since = Callable[[Any], Dates]
"""Takes the dataset of the rule's return, and gives for each row since when it is an error, see ``View.flag``."""

_DAY = "real date in the form day/month/year, with a 4-digit year"
_REWRITTEN = "or a spreadsheet or the export changed the date format"


class Facts(TypedDict, total=False):
    """What else ``rule`` takes."""

    needs: Iterable[str]
    years: tuple[int, int]
    changed_in: Iterable[int]
    earlier_messages: Mapping[int, str]


def invalid_date(
    code: str,
    message: str,
    field: str,
    theme: str,
    *,
    required: bool = False,
    blank_while: str = "",
    **facts: Unpack[Facts],
) -> Callable[[Words], RuleFunction]:
    """Registers a rule that a field has a valid date: always if it is ``required``, otherwise if it is filled.

    ``blank_while`` says when a blank date is correct: "while the child is still missing".
    """
    table, _, name = field.partition(".")

    def finds(ds: Dataset) -> RowsAtFault:
        rows, column = ds.table(table), ds.table(table).column(name)
        return rows.flag(~column.has_date if required else column.bad_date)

    shared = {
        "Checks": f"Every row must have a {_DAY}.",
        "Cause": f"The date was not recorded or was mistyped, {_REWRITTEN}.",
    }
    if not required:
        may_be_blank = f" It can be blank {blank_while}." if blank_while else ""
        shared = {
            "Checks": f"A date that is given must be a {_DAY}.{may_be_blank}",
            "Cause": f"The date was mistyped, words were entered instead, {_REWRITTEN}.",
        }
    register = rule(
        code, message, fields=[field], theme=theme, kind=RuleKind.INVALID_DATE, accepts_blank=not required, **facts
    )
    return lambda words: register(explained(words, finds, shared))


def invalid_partial_date(
    code: str, message: str, field: str, theme: str, **facts: Unpack[Facts]
) -> Callable[[Words], RuleFunction]:
    """Registers a rule that a field, if it is filled, has a date of which parts may be unknown."""
    table, _, name = field.partition(".")

    def finds(ds: Dataset) -> RowsAtFault:
        rows, column = ds.table(table), ds.table(table).column(name)
        return rows.flag(column.filled & ~column.has_partial_date)

    shared = {
        "Checks": "A date that is given must be in the form day/month/year, with a 4-digit year. Write ZZ for an "
        "unknown day or month and ZZZZ for an unknown year. The known parts must be possible in a date.",
        "Cause": f"The date was mistyped, {_REWRITTEN}.",
    }
    register = rule(
        code, message, fields=[field], theme=theme, kind=RuleKind.INVALID_DATE, accepts_blank=True, **facts
    )
    return lambda words: register(explained(words, finds, shared))


def invalid_code(
    code: str,
    message: str,
    field: str,
    theme: str,
    *,
    valid: ValidCodes,
    examples: Collection[str],
    required: bool = False,
    blank_since: Since | None = None,
    **facts: Unpack[Facts],
) -> Callable[[Words], RuleFunction]:
    """Registers a rule that a field has one of the codes: always if it is ``required``, otherwise if it is filled.

    ``valid`` gives the codes for a return; ``examples`` are those that the explanation lists, unless the rule's
    own docstring does. ``blank_since`` says since when a required code may no longer be blank, if not on any day.
    """
    table, _, name = field.partition(".")

    def finds(ds: Dataset) -> RowsAtFault:
        rows, column = ds.table(table), ds.table(table).column(name)
        wrong = column.filled & ~column.isin(valid(ds))
        if not required:
            return rows.flag(wrong)
        return rows.flag(wrong) + rows.flag(column.blank, since=blank_since and blank_since(ds))

    shared = {
        "Checks": f"{'The code' if required else 'A code that is given'} must be {_one_of(list(examples))}.",
        "Cause": f"The {'field was left blank' if required else 'code was mistyped'}, or the export contains a "
        "code that is not valid in the return.",
    }
    register = rule(
        code,
        message,
        fields=[field],
        theme=theme,
        kind=RuleKind.INVALID_CODE,
        accepts_blank=not required,
        depends_on_day=blank_since is not None,
        **facts,
    )
    return lambda words: register(explained(words, finds, shared))


def _one_of(codes: list[str]) -> str:
    """Codes as a sentence lists them: "0 or 1", "one of A, B and C"."""
    return f"one of {', '.join(codes[:-1])} and {codes[-1]}" if len(codes) > 2 else " or ".join(codes)


def explained(words: Words, finds: RuleFunction, shared: dict[str, str]) -> RuleFunction:
    """The check with the name and docstring of ``words``, and with the shared paragraphs that it leaves out."""
    own = explanation_of(words)
    paragraphs = {heading: own.get(heading) or shared[heading] for heading in shared} | own
    finds.__name__ = words.__name__
    finds.__module__ = words.__module__
    finds.__doc__ = "\n\n".join([title_of(words), *(f"{heading}: {text}" for heading, text in paragraphs.items())])
    return finds
