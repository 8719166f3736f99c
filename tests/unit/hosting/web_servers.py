"""Real web servers with the configurations of build/hosting: only names, ports and files are filled in."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import host_configurations as shipped
from servers import PROGRAMS, libraries

APACHE_MODULES = (
    *("alias", "authz_core", "autoindex", "dir", "filter", "mime", "mpm_event", "negotiation"),
    *("deflate", "headers", "http2", "ssl"),
)
"""Those that Debian turns on, and those that the configuration says it needs."""
_LONGEST_START = 30.0
"""Seconds."""


@dataclass(frozen=True)
class Site:
    """What is filled in: the folder of the app, a folder for the server's own files, and where it is served."""

    app: Path
    own: Path
    servers: Path
    certificate: tuple[Path, Path]
    port: int
    http_port: int
    base: str

    def filled(self, name: str, changes: dict[str, str]) -> str:
        """A configuration; everything that is to be filled in must be in it."""
        text = (shipped.FOLDER / name).read_text(encoding="utf-8")
        for placeholder, value in changes.items():
            assert placeholder in text, placeholder
            text = text.replace(placeholder, value)
        return text

    def write(self, name: str, text: str) -> Path:
        path = self.own / name
        path.write_text(text, encoding="utf-8")
        return path


def nginx(site: Site) -> list[str]:
    """As a site, in a frame like that of Debian's nginx.conf."""
    certificate, key = site.certificate
    changes = {
        "listen 80;": f"listen 127.0.0.1:{site.http_port};",
        "listen 443 ": f"listen 127.0.0.1:{site.port} ",
        f"server_name {shipped.NAME};": "server_name localhost;",
        shipped.CERTIFICATE: str(certificate),
        shipped.KEY: str(key),
        f"alias {shipped.ROOT}/;": f"alias {site.app}/;",
    }
    if site.base != "/":
        moved = f"location = {site.base.rstrip('/')} {{ return 301 {site.base}; }}\n    location {site.base} {{"
        changes["location / {"] = moved
    conf = site.write("site.conf", site.filled("nginx.conf", changes))
    kept = " ".join(
        f"{name}_temp_path {site.own}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    frame = f"pid {site.own}/pid; events {{}} http {{ access_log off; {kept} include {conf}; }}"
    return _nginx_with(site, site.write("nginx.conf", frame))


def nginx_in_a_container(site: Site) -> list[str]:
    """As in the container, which serves HTTP."""
    changes = {
        f"listen {shipped.PORT_IN_A_CONTAINER};": f"listen 127.0.0.1:{site.http_port};",
        "/tmp/": f"{site.own}/",
        f"alias {shipped.ROOT}/;": f"alias {site.app}/;",
    }
    conf = site.filled("nginx-container.conf", changes)
    return _nginx_with(site, site.write("nginx.conf", conf))


def _nginx_with(site: Site, conf: Path) -> list[str]:
    # Two processes would be left behind if the first were killed.
    alone = "daemon off; master_process off;"
    return [_program(site, "nginx"), "-e", "stderr", "-p", str(site.own), "-c", str(conf), "-g", alone]


def apache(site: Site) -> list[str]:
    """As a site of its own, or below an alias in another."""
    certificate, key = site.certificate
    changes = {
        "<VirtualHost *:80>": f"<VirtualHost 127.0.0.1:{site.http_port}>",
        "<VirtualHost *:443>": f"<VirtualHost 127.0.0.1:{site.port}>",
        f"https://{shipped.NAME}/": f"https://localhost:{site.port}/",
        f"ServerName {shipped.NAME}": "ServerName localhost",
        shipped.CERTIFICATE: str(certificate),
        shipped.KEY: str(key),
        f"<Directory {shipped.ROOT}>": f"<Directory {site.app}>",
        f"DocumentRoot {shipped.ROOT}": f"DocumentRoot {site.app}",
    }
    if site.base != "/":
        below = f"DocumentRoot {site.own}\n    Alias {site.base.rstrip('/')} {site.app}"
        changes[f"DocumentRoot {shipped.ROOT}"] = below
    conf = site.write("site.conf", site.filled("apache.conf", changes))
    return _apache_with(site, f"Listen 127.0.0.1:{site.port}\nListen 127.0.0.1:{site.http_port}\nInclude {conf}\n")


def htaccess(site: Site) -> list[str]:
    """By the file in the folder of the app, in a site over HTTP that allows it no more than it says it needs."""
    (site.app / ".htaccess").write_text(site.filled("apache.htaccess", {}), encoding="utf-8")
    place = f"DocumentRoot {site.app}"
    if site.base != "/":
        place = f"DocumentRoot {site.own}\nAlias {site.base.rstrip('/')} {site.app}"
    return _apache_with(
        site,
        f"Listen 127.0.0.1:{site.http_port}\nServerName localhost\n{place}\n"
        f"<Directory {site.app}>\nRequire all granted\nAllowOverride FileInfo\n</Directory>\n",
    )


def _apache_with(site: Site, sites: str) -> list[str]:
    loaded = "".join(
        f"LoadModule {name}_module {site.servers}/usr/lib/apache2/modules/mod_{name}.so\n"
        for name in APACHE_MODULES
    )
    frame = f'ServerRoot "{site.own}"\nPidFile {site.own}/pid\nErrorLog /dev/stderr\nTypesConfig /dev/null\n'
    conf = site.write("apache.conf", f"{frame}{loaded}{sites}")
    return [_program(site, "apache2"), "-X", "-f", str(conf)]


def caddy(site: Site) -> list[str]:
    """As a site with a certificate of its own."""
    certificate, key = site.certificate
    changes = {
        f"\n{shipped.NAME} {{": f"\nhttps://localhost:{site.port} {{",
        f"# tls {shipped.CERTIFICATE} {shipped.KEY}": f"tls {certificate} {key}",
        f"root * {shipped.ROOT}": f"root * {site.app}",
    }
    text = site.filled("Caddyfile", changes)
    if site.base != "/":
        name = site.base.rstrip("/")
        top, block = text.split(f"https://localhost:{site.port} {{\n")
        tls, rest = block.rstrip().removesuffix("}").split("\n", 1)
        moved = f"{tls}\nredir {name} {site.base}\nhandle_path {site.base}* {{\n{rest}}}\n"
        text = f"{top}https://localhost:{site.port} {{\n{moved}}}\n"
    options = f"{{\nadmin off\nhttp_port {site.http_port}\nhttps_port {site.port}\ndefault_bind 127.0.0.1\n}}\n"
    conf = site.write("Caddyfile", options + text)
    return [_program(site, "caddy"), "run", "--config", str(conf), "--adapter", "caddyfile"]


def _program(site: Site, name: str) -> str:
    return str(site.servers / PROGRAMS[name])


def free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


@contextmanager
def running(site: Site, command: Callable[[Site], list[str]], port: int) -> Iterator[None]:
    """The server runs while the block does, and takes connections when it begins."""
    log = site.own / "log"
    environment = {**os.environ, "LD_LIBRARY_PATH": libraries(site.servers), "XDG_DATA_HOME": str(site.own)}
    with log.open("w") as told:
        server = subprocess.Popen(command(site), env=environment, stdout=told, stderr=told, cwd=site.own)
    try:
        _wait_for(server, port, log)
        yield
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Wait until the port takes connections."""
    end = time.monotonic() + _LONGEST_START
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise AssertionError(log.read_text())
