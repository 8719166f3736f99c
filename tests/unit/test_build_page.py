"""What is shipped to the page: nothing that only gov.uk may use, nothing from elsewhere."""

import hashlib
import json
import re

import packing
import pytest
from page import (
    all_styles,
    joined_modules,
    make_page,
    with_modules_ahead,
    without_govuk_branding,
    without_source_map,
)
from places import BuildError
from precache import PAGE, PRECACHE, SERVICE_WORKER, write_precache
from store import sha256_of

from worker.hosting.host_files import listed_files

BRANDED = (
    '@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2) format("woff2")}'
    "/*! Copyright (c) 2011 by Margaret Calvert & Henrik Kubel. */"
    "p{font-family:GDS Transport,arial,sans-serif;color:red}"
    ".crest{padding:1px;background-image:url(/assets/images/govuk-crest.svg);margin:0}"
)


def test_branding_goes_and_the_rest_stays():
    assert (
        without_govuk_branding(BRANDED) == "p{font-family:arial,sans-serif;color:red}.crest{padding:1px;margin:0}"
    )


@pytest.mark.parametrize(
    "text", ["a{}\n/*# sourceMappingURL=a.css.map */", "let a\n//# sourceMappingURL=a.js.map"]
)
def test_source_maps_are_not_mentioned(text):
    assert "sourceMappingURL" not in without_source_map(text)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    out = tmp_path_factory.mktemp("page")
    make_page(out)
    return out


def test_neither_font_nor_crest_is_shipped(shipped):
    for path in shipped.rglob("*"):
        assert path.suffix not in {".woff", ".woff2", ".map", ".ts"}
        if path.suffix in {".css", ".js", ".html"}:
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"GDS Transport|woff2|/assets/|@font-face", text), path
    assert not (shipped / "assets").exists()


def test_styles_are_whole(shipped):
    styles = (shipped / "govuk" / "govuk-frontend.min.css").read_text(encoding="utf-8")
    assert styles.count("{") == styles.count("}") > 1000


def test_styles_of_all_parts_are_one_file(shipped, tmp_path):
    for name in ("paper", "tabs", "layout", "menu", "forced-colours", "base"):
        (tmp_path / f"{name}.css").write_text(f".{name} {{}}\n")
    names = re.findall(r"\.([\w-]+) ", all_styles(tmp_path))
    assert names == ["base", "layout", "menu", "tabs", "forced-colours", "paper"]
    assert ".app-header" in (shipped / "styles.css").read_text(encoding="utf-8")
    assert not (shipped / "styles").exists()


HELP = ("help/guide/a.json", "help/images/a.png", "help/documents/a.json")


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """A small app, and its list."""
    monkeypatch.setattr(packing, "PIECE_BYTES", 100)
    for name in ("runtime/licences.txt", "runtime/other.bundle", "b.js", "runtime/pyodide.mjs", "a.txt", *HELP):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    for name in ("postcodes.bin", "runtime/validator.bundle", "runtime/pyodide.asm.wasm"):
        packing.ship(tmp_path / name, lambda path: path.write_bytes(path.name.encode() * 20 + bytes(range(250))))
    (tmp_path / "service-worker.js").write_text('const VERSION = "development";\n')
    version = write_precache(tmp_path)
    return tmp_path, version, json.loads((tmp_path / PRECACHE).read_text())


def test_the_list_has_every_file_in_the_order_of_need(listed):
    folder, version, found = listed
    assert [(file["needed"], file["path"]) for file in found["files"]] == [
        ("page", "a.txt"),
        ("page", "b.js"),
        ("page", "runtime/pyodide.mjs"),
        ("page", "help/guide/a.json"),
        ("start", "runtime/pyodide.asm.wasm"),
        ("start", "runtime/validator.bundle"),
        ("later", "runtime/other.bundle"),
        ("later", "postcodes.bin"),
        ("later", "runtime/licences.txt"),
        ("later", "help/documents/a.json"),
        ("later", "help/images/a.png"),
    ]
    assert found["files"][0]["sha256"] == sha256_of(folder / "a.txt")
    assert version == sha256_of(folder / PRECACHE)
    assert f'const VERSION = "{version}";' in (folder / "service-worker.js").read_text()


def test_what_a_host_has_to_serve_is_all_that_is_in_the_folder(listed):
    folder, _, _ = listed
    served = {file.path: file for file in listed_files((folder / PRECACHE).read_bytes())}
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    assert set(served) == set(there) - {PRECACHE, SERVICE_WORKER}
    for name, file in served.items():
        assert (file.sha256, file.size) == (sha256_of(there[name]), there[name].stat().st_size)


def test_pieces_make_the_file_and_the_page_its_files(listed):
    folder, _, found = listed
    validator = next(file for file in found["files"] if file["path"] == "runtime/validator.bundle")
    assert len(validator["packed"]) > 1
    content = packing.unpack(folder / piece["path"] for piece in validator["packed"])
    assert (hashlib.sha256(content).hexdigest(), len(content)) == (validator["sha256"], validator["bytes"])
    assert packing.unpack([folder / PAGE]) == b"a.txtb.jsruntime/pyodide.mjshelp/guide/a.json"


def test_a_service_worker_without_a_place_for_the_version_stops_the_build(tmp_path):
    (tmp_path / "service-worker.js").write_text("const VERSION = 1;\n")
    with pytest.raises(BuildError, match=r"service-worker\.js"):
        write_precache(tmp_path)


def test_modules_become_one_script_in_the_order_of_their_imports(tmp_path):
    (tmp_path / "main.js").write_text('import { a, b } from "./a.js";\nimport { c } from "./c.js";\n\na(b, c);\n')
    (tmp_path / "a.js").write_text(
        'import {\n  c,\n} from "./c.js";\n\nexport const b = c;\nexport async function a() {}\n'
    )
    (tmp_path / "c.js").write_text("// What to export.\nexport let c = 1;\n")
    lines = [line for line in joined_modules(tmp_path / "main.js").splitlines() if line]
    assert lines == ["// What to export.", "let c = 1;", "const b = c;", "async function a() {}", "a(b, c);"]


def test_the_service_worker_is_one_script(shipped):
    script = (shipped / SERVICE_WORKER).read_text(encoding="utf-8")
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)
    assert not (shipped / "service-worker").exists()


def test_all_modules_of_the_page_are_asked_for_ahead(tmp_path):
    (tmp_path / "parts").mkdir()
    (tmp_path / "app.js").write_text('import { a } from "./parts/a.js";\n')
    (tmp_path / "parts" / "a.js").write_text('import {\n  b,\n} from "../b.js";\nimport { c } from "./c.js";\n')
    (tmp_path / "b.js").write_text('// See "./none.js";\nimport { a } from "./parts/a.js";\n')
    (tmp_path / "parts" / "c.js").write_text("")
    page = with_modules_ahead('<head>\n  <script type="module" src="app.js"></script>\n</head>', tmp_path)
    assert re.findall(r'<link rel="modulepreload" href="([^"]*)">', page) == [
        "app.js",
        "b.js",
        "parts/a.js",
        "parts/c.js",
    ]
    with pytest.raises(ValueError, match="has no line"):
        with_modules_ahead("<head></head>", tmp_path)
