"""Questions about files for modules that are already loaded: newer extracts, and two files for one place."""

from __future__ import annotations

from collections.abc import Iterator

from worker.reading.arranging import Arranged, Placed
from worker.reading.asking import counted, ids, listed, names, question, titles, told_apart
from worker.reading.file_facts import FileFacts
from worker.reading.file_reports import FilesQuestion, QuestionChoice
from worker.reading.placing import SetPlace
from worker.reading.two_sets import later_of
from worker.returns.definition import Return, year_label

_SAME_COUNCIL = 0.5
"""Two extracts of one council and year share at least this share of their children."""

_FILE_BY_FILE = QuestionChoice(
    label="Choose file by file",
    hint="Choose the year for each file, or remove it.",
    file_by_file=True,
)


def about_extracts(definition: Return, arranged: Arranged) -> Iterator[FilesQuestion]:
    """Asks about each set with modules that earlier sets already have for the same year."""
    for last_year in (False, True):
        before: list[FileFacts] = []
        places = arranged.sides.of(last_year)
        for at, place in enumerate(places):
            rivals = [file for file in before if file.modules & place.files.modules]
            if rivals and place.files.side is None and not _are_copies(place.files.files, rivals):
                others = [other for other in places[:at] if set(other.files.files) & set(rivals)]
                yield _about_set(definition, arranged, place, others, rivals)
            before += place.files.files


def _are_copies(files: list[FileFacts], rivals: list[FileFacts]) -> bool:
    """Whether every clashing file is the same file added again."""
    known = {file.fingerprint for file in rivals}
    clashing = [file for file in files if any(file.modules & rival.modules for rival in rivals)]
    return all(file.fingerprint in known for file in clashing)


def _about_set(
    definition: Return, arranged: Arranged, place: SetPlace, others: list[SetPlace], rivals: list[FileFacts]
) -> FilesQuestion:
    new = place.files.files
    before = [file for other in others for file in other.files.files]
    other_year = next((other for other in others if _are_of_two_years(other, place)), None)
    if other_year:
        return _about_third_year(arranged, place, other_year)
    if _is_other_council(new, before):
        return _about_other_council(new, before)
    if any(other.files.drop == place.files.drop for other in others):
        return _about_two_extracts(definition, place, others, rivals)
    return _about_newer(arranged, place, before, rivals)


def _are_of_two_years(one: SetPlace, other: SetPlace) -> bool:
    return one.year.by == other.year.by == "ends" and one.year.year != other.year.year


def _year_in_words(arranged: Arranged, place: SetPlace) -> str:
    of_side = arranged.last_year if place.last_year else arranged.this_year
    return year_label(of_side.year) if of_side and of_side.is_sure else f"{_side(place)} year"


def _side(place: SetPlace) -> str:
    return "last" if place.last_year else "this"


def _about_newer(
    arranged: Arranged, place: SetPlace, before: list[FileFacts], rivals: list[FileFacts]
) -> FilesQuestion:
    new = place.files.files
    left = [file for file in before if file not in rivals]
    added = [file for file in new if not any(file.modules & rival.modules for rival in rivals)]
    clashing = [file for file in new if file not in added]
    year = _year_in_words(arranged, place)
    modules = len({module for file in before for module in file.modules})
    shared = len({module for file in clashing for module in file.modules} & {m for f in before for m in f.modules})
    one = len(new) == 1
    asked = (
        f"Is {names(new)} a newer extract of {titles(new)} for {year}?"
        if one
        else f"Are these {counted(new)} a newer extract for {year}?"
    )
    return question(
        "newer_extract",
        new,
        asked,
        f"They have {shared} of the {modules} modules already loaded for that year: {titles(clashing)}."
        if not one
        else f"{rivals[0].read.name} is already loaded for {titles(new)}.",
        [
            *_replacing(rivals, left, added),
            _keeping(added, clashing),
            *_as_last_years(arranged, place),
            _FILE_BY_FILE,
        ],
    )


def _replacing(rivals: list[FileFacts], left: list[FileFacts], added: list[FileFacts]) -> list[QuestionChoice]:
    """Replacing what the new files hold; if the earlier extract has more modules, keeping or removing those."""
    hint = "We carry your changes over. All other files stay."
    if added:
        hint += f" {_capital(titles(added))} {_is(added)} added."
    if not left:
        return [QuestionChoice(label=_all(rivals, "Replace"), hint=hint, removes=ids(rivals), replaces=True)]
    stays = f"{_capital(titles(left))} {_is(left)} only in the earlier extract"
    return [
        QuestionChoice(
            label=_all(rivals, "Replace"),
            hint=f"{hint} {stays}, and {'stays' if len(left) == 1 else 'stay'} as loaded.",
            removes=ids(rivals),
            replaces=True,
        ),
        QuestionChoice(
            label=f"{_all(rivals, 'Replace')}, and remove {titles(left)}",
            hint=f"{stays}. We do not carry over changes to {'it' if len(left) == 1 else 'them'}.",
            removes=ids([*rivals, *left]),
            replaces=True,
        ),
    ]


def _all(files: list[FileFacts], what: str) -> str:
    return f"{what} it" if len(files) == 1 else f"{what} them all"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _is(files: list[FileFacts]) -> str:
    return "is" if len(files) == 1 else "are"


def _keeping(added: list[FileFacts], clashing: list[FileFacts]) -> QuestionChoice:
    """Keeping the earlier files and adding the new modules."""
    return QuestionChoice(
        label=f"Keep the earlier files and add {titles(added)}" if added else "Keep the earlier files",
        hint=f"{counted(clashing).capitalize()} that you added {_is(clashing)} removed: {titles(clashing)}.",
        removes=ids(clashing),
    )


def _as_last_years(arranged: Arranged, place: SetPlace) -> list[QuestionChoice]:
    """Treating the files as last year's, where nothing shows their year and the place is free."""
    taken = {module for file in arranged.used(last_year=True) for module in file.modules}
    if place.last_year or place.year.by in ("stated", "ends") or place.files.modules & taken:
        return []
    return [
        QuestionChoice(label="Treat them as last year’s files", moves=dict.fromkeys(ids(place.files.files), True))
    ]


def _about_two_extracts(
    definition: Return, place: SetPlace, others: list[SetPlace], rivals: list[FileFacts]
) -> FilesQuestion:
    """Two sets of one year that were added together: one is used; which is later may not be known."""
    new = place.files.files
    clashing = [file for file in new if any(file.modules & rival.modules for rival in rivals)]
    first, second = told_apart(rivals, clashing), told_apart(clashing, rivals)
    use_second = QuestionChoice(
        label=f"Use {second}", hint=f"{counted(rivals).capitalize()} {_is(rivals)} removed.", removes=ids(rivals)
    )
    use_first = QuestionChoice(
        label=f"Use {first}",
        hint=f"{counted(clashing).capitalize()} {_is(clashing)} removed.",
        removes=ids(clashing),
    )
    later = _later(definition, others, place)
    known = {
        "first": f" The later extract seems to be {first}.",
        "second": f" The later extract seems to be {second}.",
    }
    return question(
        "two_extracts",
        [*rivals, *new],
        f"Which of these 2 extracts for {year_label(place.year.year)} do you want to check?",
        f"Both have {titles(clashing)}, and the dates of both are in the same year.{known.get(later or '', '')}",
        [
            *([use_first, use_second] if later == "first" else [use_second, use_first]),
            _FILE_BY_FILE,
        ],
    )


def _later(definition: Return, others: list[SetPlace], place: SetPlace) -> str | None:
    if definition.staying is None:
        return None
    first = next((file for other in others if (file := other.files.holding(definition.staying.name))), None)
    second = place.files.holding(definition.staying.name)
    return later_of(definition.staying, first, second) if first and second else None


def _about_third_year(arranged: Arranged, place: SetPlace, other: SetPlace) -> FilesQuestion:
    """Sets of two years on one side: only this year and last year can be checked together."""
    older, newer = sorted((place, other), key=lambda each: each.year.year)
    choices = [
        QuestionChoice(
            label=f"Remove the files for {year_label(each.year.year)}",
            hint=f"{counted(each.files.files).capitalize()}: {names(each.files.files)}.",
            removes=ids(each.files.files),
        )
        for each in (older, newer)
    ]
    if not place.last_year:
        taken = [file for file in arranged.used(last_year=True) if file.modules & older.files.modules]
        choices.insert(
            0,
            QuestionChoice(
                label=f"Use the files for {year_label(older.year.year)} as last year’s",
                hint=f"{names(taken)} {_is(taken)} removed." if taken else "",
                moves=dict.fromkeys(ids(older.files.files), True),
                removes=ids(taken),
            ),
        )
    return question(
        "years_apart",
        [*older.files.files, *newer.files.files],
        f"What do you want to do with the files for {year_label(older.year.year)}?",
        f"Some of these files are for {year_label(older.year.year)} and some for {year_label(newer.year.year)}. "
        "A check needs this year’s files and can also use last year’s.",
        choices,
    )


def _is_other_council(new: list[FileFacts], before: list[FileFacts]) -> bool:
    """Whether the modules that both have share few children."""
    shared = frozenset[str]().union(*(file.modules for file in new)) & frozenset[str]().union(
        *(file.modules for file in before)
    )
    ours, theirs = (
        frozenset[str]().union(*(file.children_of(module) for file in files for module in file.modules & shared))
        for files in (new, before)
    )
    return min(len(ours), len(theirs)) >= 3 and len(ours & theirs) < _SAME_COUNCIL * min(len(ours), len(theirs))


def _about_other_council(new: list[FileFacts], before: list[FileFacts]) -> FilesQuestion:
    return question(
        "two_councils",
        [*before, *new],
        "Are the files you added from another council?",
        f"{names(new)} and the files that are loaded for the same year have few children in common.",
        [
            QuestionChoice(
                label="Use the new files", hint="We remove the earlier files for that year.", removes=ids(before)
            ),
            QuestionChoice(label="Keep the earlier files", hint="We remove the new files.", removes=ids(new)),
        ],
    )


def about_one_place(arranged: Arranged) -> Iterator[FilesQuestion]:
    """One question about all files whose place another file has."""
    clashing = [part for part in arranged.placed if part.rival]
    if not clashing:
        return
    used = list(dict.fromkeys(part.rival for part in clashing if part.rival))
    spare = [part.file for part in clashing]
    yield question(
        "one_place",
        [*used, *spare],
        f"Which file do you want to use for {listed([part.file.read.title for part in clashing])}?",
        " ".join(_clash(part) for part in clashing),
        [
            QuestionChoice(
                label=f"Use {names(used)}", hint=f"{names(spare)} {_is(spare)} removed.", removes=ids(spare)
            ),
            QuestionChoice(
                label=f"Use {names(spare)}", hint=f"{names(used)} {_is(used)} removed.", removes=ids(used)
            ),
        ],
    )


def _clash(part: Placed) -> str:
    year = "last" if part.last_year else "this"
    rival = part.rival.read.name if part.rival else ""
    return f"{rival} and {part.file.read.name} are both for {year} year’s {part.file.read.title}."
