"""The package as others install it: a wheel that holds all it needs and asks the network for nothing."""

import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest
from places import DIST

from tests.installed_wheel import ROOT, install, make_wheel, run, served_by, try_to_make_wheel
from tests.unit.terminal.conftest import csv_files
from worker.hosting.answers import SECURITY_HEADERS


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return install(wheel, tmp_path_factory.mktemp("installed") / "venv")


def test_the_wheel_holds_the_package_and_its_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    ssda903 = "worker/returns/ssda903"
    assert {
        "worker/data/postcodes.bin",
        "worker/data/authorities.csv",
        "worker/data/bank_holidays.csv",
        f"{ssda903}/codesets.csv",
        "worker/rules/ssda903/impacts.csv",
        f"{ssda903}/sample/sample_postcodes.csv",
    } <= names
    assert {name.partition("/")[0] for name in names} == {
        "worker",
        wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info",
    }


def test_the_wheel_holds_the_whole_app(wheel: Path) -> None:
    folder = "worker/hosting/app/"
    with zipfile.ZipFile(wheel) as archive:
        packaged = {
            name.removeprefix(folder): archive.read(name) for name in archive.namelist() if name.startswith(folder)
        }
    built = {path.relative_to(DIST).as_posix(): path.read_bytes() for path in DIST.rglob("*") if path.is_file()}
    assert packaged == built


def test_the_app_is_served_from_it_without_what_checking_depends_on(environment: Path) -> None:
    with served_by(environment) as address:
        for name in ("", "precache.json", "service-worker.js"):
            with urllib.request.urlopen(address + name, timeout=60) as response:
                assert response.read() == (DIST / (name or "index.html")).read_bytes()
                assert {header: response.headers[header] for header in SECURITY_HEADERS} == SECURITY_HEADERS
        port = address.rpartition(":")[2].strip("/")
        second = run(str(environment / "bin" / "ssda903-check"), "serve", "--port", port, cwd=environment)
    assert second.returncode == 2
    assert f"port {port} can’t be used" in second.stderr
    assert f"try {address} in your browser" in second.stderr


def test_an_installed_wheel_checks_a_return_without_the_network(
    environment: Path, sample: Path, tmp_path: Path
) -> None:
    python = str(environment / "bin" / "python")
    # What it depends on is in the environment of the tests; the package itself must not come from there.
    (site,) = environment.glob("lib/python*/site-packages")
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "dependencies.pth").write_text(f"{packages}\n")
    where = run(python, "-c", "import worker; print(worker.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(environment)
    command = str(environment / "bin" / "ssda903-check")
    files = csv_files(sample / "this_year")
    options = ["--council", "Manchester", "--as-at", "end", "--format", "xlsx", "--out", "out"]
    checked = run(command, "check", *files, *options, cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "Manchester 2026/27: " in checked.stdout
    assert len(list((tmp_path / "out").glob("Manchester 2026-27 return *.xlsx"))) == 1


def test_no_wheel_is_made_without_what_the_build_makes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for folder in ("worker/data", "build", "dist"):
        (source / folder).mkdir(parents=True)
    (source / "worker" / "__init__.py").write_text("")
    for name in ("pyproject.toml", "README.md", "LICENSE", "build/wheel_hook.py"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    for lacking in ("worker/data/postcodes.bin", "dist/index.html"):
        made = try_to_make_wheel(source, tmp_path)
        assert made.returncode != 0
        assert f"{lacking.removesuffix('index.html')} is not there" in made.stderr
        assert "un `make build`" in made.stderr
        assert not list(tmp_path.glob("*.whl"))
        (source / lacking).write_bytes(b"x")
    assert try_to_make_wheel(source, tmp_path).returncode == 0
