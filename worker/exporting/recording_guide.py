"""A guide for people who record: a page for each type of error, with how to record it correctly and an example.

It is for social workers and business support, who know the case management system and not the return. So it has
the rule's plain words, uses the names of columns on the page, and explains the codes that it has to use. The
examples are made up: about the children who are loaded it only has the number of errors. It opens in a word
processor, where a council can add its own words and pictures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from worker.checking.rule import Rule, catalogue_order
from worker.exporting.checked_return import CheckedReturn, OutFile
from worker.exporting.error_lines import error_lines
from worker.exporting.file_names import file_name
from worker.exporting.options import Selection
from worker.exporting.recording_example import RecordingExample, code_meanings
from worker.exporting.web_page import html_text, web_page
from worker.returns.definition import year_label
from worker.returns.sample_maker import Example

_MOST = 10
"""How many types of error a guide has pages for: those with most errors."""
# Word processors apply page-break-before on a heading, but no newer property.
_STYLE = """
body { font-family: Arial, sans-serif; font-size: 12pt; line-height: 1.4; color: #0b0c0c; margin: 2em;
  max-width: 46em; }
h1 { font-size: 20pt; margin: 0 0 6pt; line-height: 1.2; }
h1.next { page-break-before: always; }
h2 { font-size: 14pt; margin: 16pt 0 4pt; page-break-after: avoid; }
h3 { font-size: 12pt; margin: 10pt 0 2pt; page-break-after: avoid; }
p, li { margin: 0 0 6pt; }
table { border-collapse: collapse; margin: 4pt 0 8pt; font-size: 10pt; }
th, td { border: 1px solid #505a5f; padding: 3pt 6pt; text-align: left; vertical-align: top; }
th { background: #f3f2f1; }
tr { page-break-inside: avoid; }
.quiet { color: #505a5f; font-size: 10pt; }
@media screen { h1.next { border-top: 2px solid #0b0c0c; margin-top: 36pt; padding-top: 18pt; } }
"""


def recording_guide(checked: CheckedReturn, selection: Selection) -> OutFile:
    """The pages of the chosen types of error; if there are more than 10, those with most errors.

    What is only due is not recorded wrongly yet: it counts only if nothing chosen is an error now.
    """
    lines = error_lines(checked, selection)
    counts = Counter(line.rule.code for line in [each for each in lines if not each.is_due] or lines)
    codes = sorted(counts, key=lambda code: (-counts[code], catalogue_order(code)))[:_MOST]
    examples = _examples(checked, codes)
    rules = checked.definition.rules_of(checked.result.dataset.rule_year)
    body = [
        line
        for code in codes
        for line in _page(checked, rules[code], counts[code], examples.get(code), is_first=code == codes[0])
    ]
    title = f"{checked.council_name} {year_label(checked.year)}: recording guide".strip()
    page = web_page(title, _STYLE, body or ["<p>No errors were found.</p>"])
    return OutFile(file_name(checked, "recording guide", "html"), page)


def _examples(checked: CheckedReturn, codes: Sequence[str]) -> Mapping[str, Example]:
    if checked.definition.load_sample_maker is None:
        return {}
    return checked.definition.load_sample_maker().examples(codes, checked.year)


def _page(
    checked: CheckedReturn, rule: Rule, errors: int, example: Example | None, *, is_first: bool
) -> Iterator[str]:
    """The page of a type of error that was found in this many rows, in HTML."""
    cause, fix = rule.explanation.get("Cause", ""), rule.explanation.get("Fix", "")
    yield f'<h1 class="{"first" if is_first else "next"}">{html_text(rule.title)}</h1>'
    yield f'<p class="quiet">{html_text(_about(checked))}</p>'
    rows = "1 row" if errors == 1 else f"{errors:,} rows"
    yield _paragraph(f"Found in {rows} of our return. It is about: {_places(checked, rule)}.")
    yield from _section("What is recorded wrongly", cause)
    yield from _section("Why it matters", rule.impact.reason if rule.impact else "")
    yield from _section("How to record it correctly", fix)
    if example:
        yield from RecordingExample(checked.definition, checked.year, rule, example).lines()
    meanings = code_meanings(checked.definition, checked.year, rule, example or {}, f"{cause} {fix}")
    if meanings:
        yield "<h2>What the codes mean</h2>"
        yield from (
            "<ul>",
            *(f"<li>{html_text(f'{code}: {text}')}</li>" for code, text in meanings.items()),
            "</ul>",
        )
    yield f'<h2>What the return calls it</h2>\n<p class="quiet">{html_text(_called(checked, rule))}</p>'
    yield "<h2>Questions</h2>\n<p>Ask: ________________________________</p>"


def _about(checked: CheckedReturn) -> str:
    """The council, the return and the date of the guide."""
    about = [
        "Recording guide",
        checked.council_name,
        f"{checked.definition.called} {year_label(checked.year)}",
        f"{checked.made_on:%d/%m/%Y}",
    ]
    return " · ".join(filter(None, about))


def _places(checked: CheckedReturn, rule: Rule) -> str:
    """The items of the record that a rule is about, by their labels: "Episodes (Legal status)"."""
    places = []
    for table in rule.tables:
        module = checked.module_of(table)
        labels = ", ".join(module.field(name).label for name in rule.fields_of(table))
        places.append(f"{'last year’s ' if table.last_year else ''}{module.title} ({labels})")
    return "; ".join(places)


def _called(checked: CheckedReturn, rule: Rule) -> str:
    columns = ", ".join(dict.fromkeys(str(field) for field in rule.fields))
    return f"{checked.kind_of(rule)} {rule.code}: “{rule.words}” It checks {columns}."


def _section(title: str, text: str) -> Iterator[str]:
    if text:
        yield f"<h2>{title}</h2>\n{_paragraph(text)}"


def _paragraph(text: str) -> str:
    return f"<p>{html_text(text)}</p>"
