"""The package as others install it: a wheel that holds all it needs and asks the network for nothing."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.unit.terminal.conftest import csv_files

ROOT = Path(__file__).parents[3]
OFFLINE = {**os.environ, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_CONFIG_FILE": os.devnull}
OFFLINE |= {"http_proxy": "http://127.0.0.1:1", "https_proxy": "http://127.0.0.1:1"}


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, env=OFFLINE, capture_output=True, text=True, check=False)


def make_wheel(source: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Makes the wheel with the hatchling that is installed."""
    script = f"import hatchling.build as b; print(b.build_wheel({str(out)!r}))"
    return run(sys.executable, "-c", script, cwd=source)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    made = make_wheel(ROOT, folder)
    assert made.returncode == 0, made.stderr
    (path,) = folder.glob("ssda903_check-*-py3-none-any.whl")
    return path


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


def test_an_installed_wheel_checks_a_return_without_the_network(wheel: Path, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "venv"
    venv.create(folder, with_pip=False)
    python = str(folder / "bin" / "python")
    installed = run(
        sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", str(wheel), cwd=tmp_path
    )
    assert installed.returncode == 0, installed.stderr
    # What it depends on stands in the environment of the tests; the package itself must not come from there.
    (site,) = folder.glob("lib/python*/site-packages")
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    (site / "dependencies.pth").write_text(f"{packages}\n")
    where = run(python, "-c", "import worker; print(worker.__file__)", cwd=tmp_path)
    assert Path(where.stdout.strip()).is_relative_to(folder)
    command = str(folder / "bin" / "ssda903-check")
    files = csv_files(sample / "this_year")
    options = ["--council", "Manchester", "--as-at", "end", "--format", "xlsx", "--out", "out"]
    checked = run(command, "check", *files, *options, cwd=tmp_path)
    assert checked.returncode == 1, checked.stderr
    assert "Manchester 2026/27: " in checked.stdout
    assert len(list((tmp_path / "out").glob("Manchester 2026-27 return *.xlsx"))) == 1


def test_no_wheel_is_made_without_the_postcode_index(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "worker" / "data").mkdir(parents=True)
    (source / "build").mkdir()
    (source / "worker" / "__init__.py").write_text("")
    for name in ("pyproject.toml", "README.md", "LICENSE", "build/wheel_hook.py"):
        (source / name).write_bytes((ROOT / name).read_bytes())
    made = make_wheel(source, tmp_path)
    assert made.returncode != 0
    assert "worker/data/postcodes.bin is not there" in made.stderr
    assert "run `make build`" in made.stderr
    assert not list(tmp_path.glob("*.whl"))
    (source / "worker" / "data" / "postcodes.bin").write_bytes(b"x")
    assert make_wheel(source, tmp_path).returncode == 0
