"""Sets up what the other scripts need: .venv, node_modules and, where asked for, browsers, web servers and mutmut.

Runs on a bare Python 3.11+. A second run sees that nothing has changed and does nothing.
"""

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from places import NODE_MODULES, ROOT, BuildError, say
from servers import set_up_servers

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCK, MUTATION_LOCK = ROOT / "requirements.lock", ROOT / "requirements-mutation.lock"
"""Every package with its version and the hashes of its files, made by lock.py."""
_PIP = [str(PYTHON), "-m", "pip", "install", "--quiet"]
CHROMIUM = Path("/usr/bin/chromium")
OTHER_BROWSERS = ("firefox-esr", "webkit2gtk-driver", "xvfb")
"""Debian's packages of Firefox, of what drives WebKitGTK, and of the screen that WebKitGTK draws on."""
BROWSER_TESTS = ROOT / "tests" / "browsers"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20


def main() -> int:
    """Set up what is missing; the exit status shows whether all is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--browser", action="store_true", help="Chromium for the end-to-end tests, too")
    parser.add_argument("--other-browsers", action="store_true", help="Firefox and WebKitGTK, too")
    parser.add_argument("--mutation", action="store_true", help="what mutation testing needs, too")
    parser.add_argument("--servers", action="store_true", help="web servers for the tests of hosting, too")
    arguments = parser.parse_args()
    try:
        check_machine()
        set_up_python()
        set_up_node_modules()
        if arguments.browser:
            set_up_browser()
        if arguments.other_browsers:
            set_up_other_browsers()
        if arguments.mutation:
            set_up_mutation()
        if arguments.servers:
            set_up_servers()
    except BuildError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    return 0


def check_machine() -> None:
    """Raise BuildError unless Python, Node and npm are there and new enough."""
    if sys.version_info < OLDEST_PYTHON:
        raise BuildError(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    for program in ("node", "npm"):
        if not shutil.which(program):
            raise BuildError(f"{program} was not found. Install Node 20 or newer, which brings npm.")
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if int(version.lstrip("v").split(".")[0]) < OLDEST_NODE:
        raise BuildError(f"Node {OLDEST_NODE} or newer is needed; this is {version}.")


def set_up_python() -> None:
    """Create .venv, install what requirements.lock names, and the package itself as it lies here (editable)."""
    stamp = VENV / ".installed"
    wanted = _hash_of(ROOT / "pyproject.toml") + _hash_of(LOCK) + sys.version
    if PYTHON.exists() and stamp.is_file() and stamp.read_text() == wanted:
        return
    if not PYTHON.exists():
        say("Creating the Python environment .venv")
        venv.create(VENV, with_pip=True)
    _install_locked(LOCK)
    # Built by the hatchling of the lock: without isolation and index, nothing else comes in.
    _run(
        [*_PIP, "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT)],
        "pip can't install this package from its own folder. Remove .venv and try again.",
    )
    stamp.write_text(wanted)


def set_up_mutation() -> None:
    """Install what only mutation testing needs."""
    stamp = VENV / ".installed-mutation"
    wanted = _hash_of(MUTATION_LOCK) + sys.version
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    _install_locked(MUTATION_LOCK)
    stamp.write_text(wanted)


def _install_locked(lock: Path) -> None:
    say(f"Installing the Python packages that {lock.name} names")
    # Wheels only: building from source would run what no hash is known of.
    _run(
        [*_PIP, "--require-hashes", "--only-binary=:all:", "--requirement", str(lock)],
        f"pip can't install the packages that {lock.name} names. Check the network and the package index that pip "
        "is set up to use (`pip config list`); PIP_INDEX_URL or PIP_FIND_LINKS can name another. Where pip says "
        "that hashes do not match, the index has other files than those that were tested: ask who runs it.",
    )


def set_up_node_modules() -> None:
    """Install what package-lock.json names, each file verified by npm against the hash there."""
    stamp = NODE_MODULES / ".installed"
    wanted = _hash_of(ROOT / "package-lock.json")
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    say("Installing the npm packages that package-lock.json names")
    _run(
        ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        "npm can't install the packages that package-lock.json names. Check the network and the registry that npm "
        "is set up to use (`npm config get registry`); the setting npm_config_registry can name another.",
    )
    stamp.write_text(wanted)


def set_up_browser() -> None:
    """Provide a Chromium: the system's, else Debian's package, else the one Playwright brings."""
    if CHROMIUM.exists():
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Chromium with apt-get")
        if _apt_install("chromium"):
            return
    say("Installing Chromium with Playwright")
    _run(
        [str(VENV / "bin" / "playwright"), "install", "chromium"],
        "Chromium can't be downloaded by Playwright. Install it yourself as /usr/bin/chromium "
        "(on Debian, as root: apt-get install chromium).",
    )


def set_up_other_browsers() -> None:
    """Provide Firefox ESR and WebKitGTK, and what drives them.

    Raises:
        BuildError: this is not Debian, or the user may not install packages.
    """
    packages = " ".join(OTHER_BROWSERS)
    if not all(shutil.which(program) for program in ("firefox-esr", "WebKitWebDriver", "Xvfb")):
        say(f"Installing {packages} with apt-get")
        if not shutil.which("apt-get") or not _apt_install("--no-install-recommends", *OTHER_BROWSERS):
            raise BuildError(
                f"Firefox and WebKitGTK are not there. On Debian, as root: apt-get install {packages}"
            )
    _run(
        ["npm", "ci", "--prefix", str(BROWSER_TESTS), "--no-audit", "--no-fund", "--loglevel=error"],
        "npm can't install what drives the browsers (tests/browsers/package-lock.json). Check the network.",
    )


def _apt_install(*packages: str) -> bool:
    """Whether Debian's packages were installed; options may come before their names."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", *packages]
    return all(
        subprocess.run(command, env=quiet, stdout=subprocess.DEVNULL, check=False).returncode == 0
        for command in (["apt-get", "update", "-qq"], install)
    )


def _run(command: list[str], advice: str) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise BuildError(advice)


def _hash_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
