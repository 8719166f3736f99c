"""Writes build/hosting: how each web server and service serves the app. `--check` says what is out of date.

Headers, types and what may be compressed come from `worker/hosting/answers.py`. Names, certificates and folders
are placeholders, which hosts of the app replace.
"""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from places import SCRIPTS

from worker.hosting.answers import (
    BINARY_ENDINGS,
    CACHING,
    COMPRESSED_ON_THE_WAY,
    CONTENT_TYPES,
    OTHER_TYPE,
    SECURITY_HEADERS,
    with_charset,
)

FOLDER = SCRIPTS / "hosting"
NAME = "check.example.gov.uk"
ROOT = "/var/www/ssda903-check/app"
CERTIFICATE, KEY = f"/etc/ssl/certs/{NAME}.pem", f"/etc/ssl/private/{NAME}.key"
PORT_IN_A_CONTAINER = 8080

HEADERS = {**SECURITY_HEADERS, "Cache-Control": CACHING}
TYPES = CONTENT_TYPES | dict.fromkeys(BINARY_ENDINGS, OTHER_TYPE)
UNPACKING = (
    "sha256sum --check --ignore-missing SHA256SUMS",
    "python3 -m zipfile -e ssda903-check-*.zip release",
)
"""What GitLab and GitHub run on a repository that holds a release's zip file and its SHA256SUMS."""


def _endings_by_type() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        found.setdefault(kind, []).append(ending)
    return found


def _lines(lines: Iterable[str], indent: int = 0) -> str:
    return "\n".join(" " * indent + line for line in lines)


def _nginx_location() -> str:
    """What nginx does with the app, wherever it is."""
    types = [
        f"{kind} {' '.join(ending[1:] for ending in endings)};" for kind, endings in _endings_by_type().items()
    ]
    # nginx always compresses HTML, and warns if it is named.
    compressed = [kind for kind in COMPRESSED_ON_THE_WAY if kind != "text/html"]
    text = [kind for kind in COMPRESSED_ON_THE_WAY if kind.startswith("text/") and kind != "text/html"]
    return f"""\
location / {{
    alias {ROOT}/;
    index index.html;
    default_type {OTHER_TYPE};
    types {{
{_lines(types, 8)}
    }}
    charset utf-8;
    charset_types {" ".join(text)};
    gzip on;
    gzip_types {" ".join(compressed)};
{_lines((f'add_header {name} "{value}" always;' for name, value in HEADERS.items()), 4)}
}}"""


def nginx() -> str:
    """A site of nginx."""
    return f"""\
# nginx 1.14 or later. Copy this file to /etc/nginx/conf.d/ssda903-check.conf, and change the name, the certificate
# and the folder.
#
# In a sub-folder of another site, such as /check/: put the block "location /" into that site, but begin it with
# "location /check/". Before it: location = /check {{ return 301 /check/; }}

server {{
    listen 80;
    server_name {NAME};
    return 301 https://$host$request_uri;
}}

server {{
    listen 443 ssl http2;
    server_name {NAME};
    ssl_certificate {CERTIFICATE};
    ssl_certificate_key {KEY};

{_lines(_nginx_location().splitlines(), 4)}
}}
"""


def nginx_in_a_container() -> str:
    """All that nginx is told in the container."""
    temporary = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    return f"""\
# For the Dockerfile in this folder. It serves HTTP: the proxy in front of the container has the certificate.
pid /tmp/nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    server_tokens off;
    sendfile on;
{_lines((f"{name}_temp_path /tmp/{name};" for name in temporary), 4)}
    server {{
        listen {PORT_IN_A_CONTAINER};
        absolute_redirect off;

{_lines(_nginx_location().splitlines(), 8)}
    }}
}}
"""


def dockerfile() -> str:
    """The container."""
    return f"""\
# In the folder of the release: docker build --file hosting/Dockerfile --tag ssda903-check .
# Then: docker run --read-only --tmpfs /tmp --publish 127.0.0.1:8000:{PORT_IN_A_CONTAINER} ssda903-check
FROM debian:stable-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx && rm -rf /var/lib/apt/lists/*
COPY app/ {ROOT}/
COPY hosting/nginx-container.conf /etc/nginx/ssda903-check.conf
USER www-data
EXPOSE {PORT_IN_A_CONTAINER}
CMD ["nginx", "-e", "stderr", "-c", "/etc/nginx/ssda903-check.conf", "-g", "daemon off;"]
"""


def _apache() -> list[str]:
    """What Apache does with the app, in a folder or in .htaccess."""
    return [
        *(f"AddType {kind} {' '.join(endings)}" for kind, endings in _endings_by_type().items()),
        f"AddCharset utf-8 {' '.join(ending for ending, kind in TYPES.items() if kind.startswith('text/'))}",
        # What the site around it sets is replaced: two policies would both be in force.
        *(f"Header onsuccess unset {name}" for name in HEADERS),
        *(f'Header always set {name} "{value}"' for name, value in HEADERS.items()),
        "<IfModule mod_deflate.c>",
        f"    AddOutputFilterByType DEFLATE {' '.join(COMPRESSED_ON_THE_WAY)}",
        "</IfModule>",
    ]


def apache_site() -> str:
    """A site of Apache."""
    return f"""\
# Apache 2.4.17 or later. Copy this file to /etc/apache2/sites-available/ssda903-check.conf, and change the name,
# the certificate and the folder. Then: a2enmod ssl headers deflate http2, a2ensite ssda903-check
#
# In a sub-folder of another site, such as /check/: put the block <Directory> into that site, and
# Alias /check {ROOT}

<VirtualHost *:80>
    ServerName {NAME}
    Redirect permanent / https://{NAME}/
</VirtualHost>

<VirtualHost *:443>
    ServerName {NAME}
    DocumentRoot {ROOT}
    Protocols h2 http/1.1
    SSLEngine on
    SSLCertificateFile {CERTIFICATE}
    SSLCertificateKeyFile {KEY}

    <Directory {ROOT}>
        Require all granted
        AllowOverride None
        Options None
        DirectoryIndex index.html
{_lines(_apache(), 8)}
    </Directory>
</VirtualHost>
"""


def htaccess() -> str:
    """For a folder of Apache's whose configuration someone else has."""
    return f"""\
# Apache 2.4. Copy this file into the folder of the app, by the name .htaccess. It needs AllowOverride FileInfo for
# that folder, and the module headers.
{_lines(_apache())}
"""


def caddyfile() -> str:
    """A site of Caddy."""
    # A pattern alone would be taken for a header's name, so each type has a matcher.
    types = (
        line
        for kind, endings in _endings_by_type().items()
        for line in (
            f"@{endings[0][1:]} path {' '.join(f'*{ending}' for ending in endings)}",
            f'header @{endings[0][1:]} Content-Type "{with_charset(kind)}"',
        )
    )
    return f"""\
# Caddy 2.4 or later. Add this to /etc/caddy/Caddyfile, and change the name and the folder. Caddy gets a
# certificate by itself where it can. For one of your own, remove the "#" before "tls" and name its files.
#
# In a sub-folder of another site, such as /check/: put the lines into that site, in handle_path /check/* {{ }},
# and before it: redir /check /check/

{NAME} {{
    # tls {CERTIFICATE} {KEY}
    root * {ROOT}
    encode {{
        gzip
        match {{
{_lines((f"header Content-Type {kind}*" for kind in COMPRESSED_ON_THE_WAY), 12)}
        }}
    }}
{_lines((f'header {name} "{value}"' for name, value in HEADERS.items()), 4)}
{_lines(types, 4)}
    file_server
}}
"""


def iis() -> str:
    """A folder of IIS."""
    types = (
        f'<remove fileExtension="{ending}" /><mimeMap fileExtension="{ending}" mimeType="{with_charset(kind)}" />'
        for ending, kind in TYPES.items()
    )
    headers = (f'<remove name="{name}" /><add name="{name}" value="{value}" />' for name, value in HEADERS.items())
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<!-- IIS 8 or later. Copy this file into the folder of the app. The site needs a binding of type https. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="true">
      <files>
        <clear />
        <add value="index.html" />
      </files>
    </defaultDocument>
    <staticContent>
{_lines(types, 6)}
    </staticContent>
    <httpProtocol>
      <customHeaders>
{_lines(headers, 8)}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>
"""


def azure() -> str:
    """An Azure Static Web App."""
    settings = {
        "globalHeaders": HEADERS,
        "mimeTypes": {ending: with_charset(kind) for ending, kind in TYPES.items()},
    }
    return json.dumps(settings, indent=2) + "\n"


def gitlab_pages() -> str:
    """A repository whose only content is a release, published by GitLab."""
    return f"""\
# Copy this file to .gitlab-ci.yml in a repository that holds a release's zip file and its SHA256SUMS.
# GitLab Pages sends no security headers: the app's service worker sets them, after a first visit without.
pages:
  image: python:3-slim
  script:
{_lines((f"- {command}" for command in UNPACKING), 4)}
    - mv release/app public
  artifacts:
    paths:
      - public
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
"""


def github_pages() -> str:
    """A repository whose only content is a release, published by GitHub."""
    return f"""\
# Copy this file to .github/workflows/pages.yml in a repository that holds a release's zip file and its SHA256SUMS,
# and choose "GitHub Actions" as the source of its pages.
# GitHub Pages sends no security headers: the app's service worker sets them, after a first visit without.
name: Publish the app
on:
  push:
    branches: [main]
permissions:
  contents: read
  pages: write
  id-token: write
concurrency: pages
jobs:
  publish:
    runs-on: ubuntu-latest
    environment:
      name: github-pages
    steps:
      - uses: actions/checkout@v4
      - run: |
{_lines(UNPACKING, 10)}
      - uses: actions/upload-pages-artifact@v3
        with:
          path: release/app
      - uses: actions/deploy-pages@v4
"""


def configurations() -> dict[str, str]:
    """All files, by their names in build/hosting."""
    return {
        "nginx.conf": nginx(),
        "nginx-container.conf": nginx_in_a_container(),
        "Dockerfile": dockerfile(),
        "apache.conf": apache_site(),
        "apache.htaccess": htaccess(),
        "Caddyfile": caddyfile(),
        "web.config": iis(),
        "staticwebapp.config.json": azure(),
        "gitlab-pages.yml": gitlab_pages(),
        "github-pages.yml": github_pages(),
    }


def out_of_date(folder: Path) -> list[str]:
    """The names of files that are not as they would be written, or that nothing writes."""
    wanted = configurations()
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return sorted(name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name))


def main() -> int:
    """Write the files, or look at them; the exit status shows whether they are as they should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, and name what is out of date")
    if not parser.parse_args().check:
        for name, text in configurations().items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    stale = out_of_date(FOLDER)
    if stale:
        print(
            f"build/hosting is out of date: {', '.join(stale)}. Run build/host_configurations.py.", file=sys.stderr
        )
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
