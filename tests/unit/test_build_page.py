"""What is shipped to the page: nothing that only gov.uk may use, nothing from elsewhere."""

import re

import pytest
from page import all_styles, make_page, with_modules_ahead, without_govuk_branding, without_source_map
from places import BuildError
from precache import PRECACHE, write_precache
from store import sha256_of

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


def test_precache_lists_every_file_and_names_the_version(shipped, tmp_path):
    for name in ("a.txt", "sub/b.bin"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "service-worker.js").write_text('const VERSION = "development";\n')
    version = write_precache(tmp_path)
    text = (tmp_path / PRECACHE).read_text()
    assert re.findall('"path": "(.*)"', text) == ["a.txt", "sub/b.bin"]
    assert sha256_of(tmp_path / "a.txt") in text
    assert version == sha256_of(tmp_path / PRECACHE)
    assert f'const VERSION = "{version}";' in (tmp_path / "service-worker.js").read_text()


def test_a_service_worker_without_a_place_for_the_version_stops_the_build(tmp_path):
    (tmp_path / "service-worker.js").write_text("const VERSION = 1;\n")
    with pytest.raises(BuildError, match=r"service-worker\.js"):
        write_precache(tmp_path)


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
