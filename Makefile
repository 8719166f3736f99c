# Two commands: `make serve` builds the app and serves it on this machine, `make test` runs all the tests.

PYTHON ?= python3
BASE ?= /
PORT ?= 8903
RUN = .venv/bin/python

.PHONY: serve build test lint types page unit engine e2e browsers bench mutation lock compare texts sizes reproducible environment browser servers hosting release pictures clean

serve: build
	@$(RUN) build/serve.py --base $(BASE) --port $(PORT)

build: environment
	@$(RUN) build/app.py

test: lint types page unit engine e2e

lint: environment
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	node_modules/.bin/biome ci --error-on-warnings

types: environment
	$(RUN) build/protocol_types.py --check
	node_modules/.bin/tsc --project tsconfig.json
	node_modules/.bin/tsc --project tsconfig.workers.json

# The shell lists the files: Node 20 does not know patterns, and later versions do not take a folder.
page:
	node --test tests/page/*.test.js

# The tests read dist/ and the postcode index, so the app is built first.
unit: build servers
	.venv/bin/pytest tests/unit -n 2

engine: build
	$(RUN) build/test_in_pyodide.py

# Two files at a time; what measures the page runs by itself.
e2e: build browser
	.venv/bin/pytest tests/e2e -n 2 --dist loadfile --ignore tests/e2e/test_size.py
	.venv/bin/pytest tests/e2e/test_size.py

# The journey in Firefox ESR and WebKitGTK; not part of `make test`.
browsers: build
	@$(PYTHON) build/environment.py --other-browsers
	node --test tests/browsers/journey.test.js

bench: build browser
	.venv/bin/pytest tests/benchmarks -s

mutation: build
	@$(PYTHON) build/environment.py --mutation
	$(RUN) -m tests.mutation.mutate_rules

# After a change to the versions in pyproject.toml.
lock:
	@$(PYTHON) build/lock.py

# What this checkout says of made-up returns, against another commit: make compare REV=main
compare: build
	@$(RUN) -m tests.frozen.compare "$(REV)"

# Everything that people can read in the product, by module.
texts: environment
	@$(RUN) build/texts.py

sizes: build
	@$(RUN) build/sizes.py

# What councils host or install, in release/.
release: build
	@$(RUN) build/make_release.py

reproducible: build
	@$(RUN) build/reproducible.py

environment:
	@$(PYTHON) build/environment.py

browser:
	@$(PYTHON) build/environment.py --browser

# nginx, Apache and Caddy for the tests of hosting, where they can be got.
servers:
	@$(PYTHON) build/environment.py --servers

# What build/hosting holds, after a change of headers or types.
hosting: environment
	@$(RUN) build/host_configurations.py

# The pictures of docs/, after a change of the screens that they show.
pictures: build browser
	.venv/bin/pytest tests/e2e/pictures.py

clean:
	rm -rf dist release .venv node_modules worker/data/postcodes.bin
