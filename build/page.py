"""Makes the page's part of dist/: our own files, and GOV.UK Frontend without what only gov.uk may use."""

import re
import shutil
from pathlib import Path

from places import NODE_MODULES, PWA

_GOVUK = NODE_MODULES / "govuk-frontend" / "dist" / "govuk"
_STYLES = PWA / "styles"
_STYLES_FIRST = ("base", "layout")
"""What parts build on."""
_STYLES_LAST = ("forced-colours", "paper")
"""What prevails over the parts."""
_SERVICE_WORKER = PWA / "service-worker"
_UNPACKER = NODE_MODULES / "xz-decompress" / "dist" / "package" / "xz-decompress.min.js"
_NOT_SHIPPED = {".ts", ".map", ".md"}
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_GOVUK_FONT = re.compile(r"""["']?GDS Transport["']?\s*,\s*""")
_FONT_NOTICE = re.compile(r"/\*! Copyright[^*]*\*/")
_ASSET = re.compile(r"""[\w-]+:[^;{}]*url\(["']?/assets/[^)]*\)[^;{}]*;?""")
_IMPORT = re.compile(r"""^import [^"]*"(\.[^"]*)";$""", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=\w)", re.MULTILINE)
_ENTRY = '  <script type="module" src="app.js"></script>\n'
_SOURCE_MAP = re.compile(r"/[/*]# sourceMappingURL=\S*(?: ?\*/)?")


def make_page(out: Path) -> None:
    """Put the page, the service worker and GOV.UK Frontend's two compiled files into the folder."""
    for source in page_sources():
        target = out / source.relative_to(PWA)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (out / "styles.css").write_text(all_styles(_STYLES), encoding="utf-8")
    script = joined_modules(_SERVICE_WORKER / "service-worker.js")
    (out / "service-worker.js").write_text(
        f'"use strict";\n{_UNPACKER.read_text(encoding="utf-8")}\n{script}', encoding="utf-8"
    )
    govuk = out / "govuk"
    govuk.mkdir()
    script = (_GOVUK / "govuk-frontend.min.js").read_text(encoding="utf-8")
    styles = (_GOVUK / "govuk-frontend.min.css").read_text(encoding="utf-8")
    (govuk / "govuk-frontend.min.js").write_text(without_source_map(script), encoding="utf-8")
    (govuk / "govuk-frontend.min.css").write_text(
        without_govuk_branding(without_source_map(styles)), encoding="utf-8"
    )
    index = out / "index.html"
    index.write_text(with_modules_ahead(index.read_text(encoding="utf-8"), out), encoding="utf-8")


def page_sources() -> list[Path]:
    """The files of pwa/ that are shipped as they are; type declarations are for the checks only."""
    files = (path for path in PWA.rglob("*") if path.is_file() and path.parent not in {_STYLES, _SERVICE_WORKER})
    return sorted(path for path in files if path.suffix not in _NOT_SHIPPED and not path.name.startswith("."))


def all_styles(folder: Path) -> str:
    """The styles of all parts as one file, so that the browser has one to fetch.

    Parts come in the order of their names: no part's styles depend on where another's are.
    """
    names = {path.stem for path in folder.glob("*.css")}
    parts = sorted(names - {*_STYLES_FIRST, *_STYLES_LAST})
    ordered = [*_STYLES_FIRST, *parts, *_STYLES_LAST]
    return "\n".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in ordered)


def joined_modules(entry: Path) -> str:
    """A module and all that it imports as one script, which a browser takes or leaves as a whole.

    No two of the modules may give anything the same name.
    """
    order: list[Path] = []

    def take(module: Path) -> None:
        for path in _IMPORT.findall(module.read_text(encoding="utf-8")):
            imported = (module.parent / path).resolve()
            if imported not in order:
                take(imported)
        order.append(module)

    take(entry.resolve())
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", path.read_text(encoding="utf-8"))) for path in order)


def with_modules_ahead(page: str, folder: Path) -> str:
    """The page's HTML with links to all modules of app.js, which the browser otherwise finds level by level.

    They are in a template: until the app is installed, none of them is fetched from the host (starting.js).

    Raises ValueError if the page does not start app.js as it did.
    """
    before, entry, after = page.partition(_ENTRY)
    if not entry:
        raise ValueError(f"index.html has no line {_ENTRY!r}")
    folder = folder.resolve()
    found = {folder / "app.js"}
    waiting = list(found)
    while waiting:
        module = waiting.pop()
        imported = _IMPORT.findall(module.read_text(encoding="utf-8"))
        new = {(module.parent / path).resolve() for path in imported} - found
        found |= new
        waiting += new
    paths = sorted(path.relative_to(folder).as_posix() for path in found)
    links = [f'  <link rel="modulepreload" href="{path}">\n' for path in paths]
    return before + "".join(links) + entry + after


def without_govuk_branding(styles: str) -> str:
    """The styles without what is for gov.uk alone: the font's faces, name and notice, and the crest."""
    without_faces = _FONT_FACE.sub("", _FONT_NOTICE.sub("", styles))
    return _ASSET.sub("", _GOVUK_FONT.sub("", without_faces))


def without_source_map(text: str) -> str:
    """The text without the mention of its source map, which is not shipped."""
    return _SOURCE_MAP.sub("", text)
