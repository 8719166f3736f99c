"""Web servers for the tests of build/hosting: Debian's packages, unpacked into the cache and never installed.

So no service starts, nothing on the machine changes, and root is needed only where apt has no lists of packages.
"""

import os
import shutil
import subprocess
from pathlib import Path

from places import BuildError, say
from store import key_of, made_product, product

PROGRAMS = {"nginx": "usr/sbin/nginx", "apache2": "usr/sbin/apache2", "caddy": "usr/bin/caddy"}
"""Each server, with where its package has it."""
_PACKAGES = ("nginx", "apache2-bin", "caddy")
_SYSTEM = Path("/etc/os-release")


def set_up_servers() -> None:
    """Get the servers if this is Debian; else say that their tests are skipped."""
    try:
        product("servers", _key(), _unpack)
    except BuildError as error:
        say(f"{error} The tests that start these web servers are skipped.")


def unpacked_servers() -> Path | None:
    """The folder with the servers and the libraries that they need; None if they could not be got."""
    return made_product("servers", _key())


def libraries(servers: Path) -> str:
    """What LD_LIBRARY_PATH has to be for them."""
    return ":".join(str(folder) for folder in sorted(servers.glob("usr/lib/*-linux-*")))


def _key() -> str:
    # The libraries that a system lacks differ from release to release.
    return key_of(_PACKAGES, _SYSTEM.read_text(encoding="utf-8") if _SYSTEM.exists() else "")


def _unpack(folder: Path) -> None:
    if not shutil.which("apt-get") or not shutil.which("dpkg-deb"):
        raise BuildError("nginx, Apache and Caddy can be got on Debian only.")
    packages = folder / "packages"
    (packages / "partial").mkdir(parents=True)
    if not _download(packages):
        # The lists of packages may be missing or too old.
        if os.geteuid() == 0:
            subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL, check=False)
        if not _download(packages):
            raise BuildError("apt-get can't download nginx, Apache and Caddy.")
    for package in packages.glob("*.deb"):
        subprocess.run(["dpkg-deb", "--extract", str(package), str(folder)], check=True)
    shutil.rmtree(packages)


def _download(folder: Path) -> bool:
    """Whether apt put the packages, and those that they need and the system lacks, into the folder."""
    # No lock is needed to download, and users without root can't take it.
    options = ["-o", "Debug::NoLocking=1", "-o", f"Dir::Cache::archives={folder}"]
    command = ["apt-get", "install", "-qq", "-y", "--download-only", "--reinstall", "--no-install-recommends"]
    done = subprocess.run([*command, *options, *_PACKAGES], capture_output=True, check=False)
    return done.returncode == 0
