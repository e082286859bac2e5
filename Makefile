# Two commands for people: `make serve` and `make test`. Both set up what they need; a second run sets up nothing.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
# Python compiles what it imports by itself, the first time: to compile all of every package takes longer than to install it.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile
NOT_AUDITED := "Weaknesses stand above, or a registry did not answer: mirrors often refuse such questions. Then ask again from another network."
NOT_INSTALLED := "The packages could not be installed: the reason is above. Check the network, then run make again."

.PHONY: serve build test test-browsers audit fuzz bench setup setup-test requirements clean

serve: setup
	@PORT=$(PORT) $(BIN)/python build.py serve

build: setup
	@$(BIN)/python build.py

test: setup-test
	@./tests/run

# The main journeys in Firefox and WebKit, on nginx, Python's server and Node, and every fault that a page may meet.
test-browsers: setup-test
	@./tests/install_programs nginx webkit2gtk-driver xvfb
	@ENGINES=1 $(BIN)/python -m pytest -rs tests/engines
	@EVERY_FAULT=1 $(BIN)/python -m pytest -rs tests/browser/test_watch.py

# Known weaknesses of the pinned packages, as the registries tell them.
audit: setup
	@$(INSTALL) pip-audit
	@failed=""; npm audit || failed=yes; \
		$(BIN)/python -m pip_audit --disable-pip --require-hashes -r requirements-test.txt || failed=yes; \
		[ -z "$$failed" ] || { echo $(NOT_AUDITED) >&2; exit 1; }

# EXAMPLES says how many of each property, SEED which; without it another at each run.
fuzz: .venv/.installed-test node_modules/.installed
	@./tests/fuzz

bench: setup-test
	@$(BIN)/python -m bench

setup: .venv/.installed node_modules/.installed

setup-test: .venv/.installed-test node_modules/.installed
	@./tests/install_programs

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' || \
		{ echo "Python 3.13 is needed: the browser's Python is of the same version. Install it, or name it: make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "The virtual environment could not be made: the reason is above. Debian and Ubuntu need the package python3-venv." >&2; exit 1; }

.venv/.installed: requirements.txt | .venv/bin/python
	@echo "Installing Python packages ..."
	@$(INSTALL) --require-hashes -r requirements.txt || { echo $(NOT_INSTALLED) >&2; exit 1; }
	@touch $@

# Those of requirements.txt are among them: a test holds the two lists together.
.venv/.installed-test: requirements-test.txt requirements.txt | .venv/bin/python
	@echo "Installing Python packages for the tests ..."
	@$(INSTALL) --require-hashes -r requirements-test.txt || { echo $(NOT_INSTALLED) >&2; exit 1; }
	@touch .venv/.installed $@

node_modules/.installed: package-lock.json
	@command -v npm >/dev/null || { echo "npm is needed, with Node 20 or newer: the browser's runtime comes from it." >&2; exit 1; }
	@echo "Installing npm packages ..."
	@npm ci --no-progress --loglevel=error || { echo $(NOT_INSTALLED) >&2; exit 1; }
	@touch $@

# After a change of pyproject.toml: pins with hashes, without the address of any index.
requirements: | .venv/bin/python
	@$(INSTALL) uv
	@$(BIN)/uv pip compile --quiet --no-header --generate-hashes --universal --python-version 3.13 pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --no-header --generate-hashes --universal --python-version 3.13 --extra test pyproject.toml -o requirements-test.txt

clean:
	@rm -rf .venv node_modules build site
