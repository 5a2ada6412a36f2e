# Crossframe: `make run` is all a visitor needs, `make check test` all a contributor needs. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-semantic run test test-durability test-frontend check lint types contracts migrations browser-code \
  bench lock browser clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.run-ready ## The Python environment in .venv (a second run is instant)

run: setup ## Everything: environment, database, demo, web server and worker; PORT chooses the port
	@$(BIN)/python manage.py prepare --demo
	@exec $(BIN)/python manage.py serve

test: setup-dev browser ## All tests, browser tests included
	@status=0; \
	$(BIN)/pytest $(PYTEST_ARGS) || status=$$?; \
	$(MAKE) --no-print-directory test-frontend || status=$$?; \
	exit $$status

test-frontend: ## Unit tests of the browser code (needs Node; skipped without, unless CI=true)
	@if command -v node > /dev/null; then node --test --test-reporter=spec tests/frontend/*.test.js; \
	elif [ "$$CI" = true ]; then echo "make test: node is missing, and CI must run the browser code's tests." >&2; exit 1; \
	else echo "make test: no node here, so the browser code's unit tests are NOT run (the browser tests are)."; fi

test-durability: setup-dev ## The tests that kill processes, on DATABASE_URL and CELERY_BROKER_URL
	$(BIN)/pytest tests/durability $(PYTEST_ARGS)

check: lint types contracts migrations browser-code ## Lint, formats, types, import contracts, migrations, browser code

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .

types: setup-dev
	$(BIN)/mypy

contracts: setup-dev
	@$(BIN)/lint-imports --no-logo

migrations: setup-dev
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING

browser-code: node_modules/.ready
	npm run --silent check

bench: setup-dev $(VENV)/.bench-ready ## The benches, each with a table against the peers named in it
	@for bench in bench/[a-z]*.py; do echo "== $$bench"; $(BIN)/python "$$bench" || exit 1; done

lock: setup-dev ## Pin requirements*.txt anew from requirements*.in
	$(BIN)/python -m pip install --quiet "uv>=0.13,<0.14"
	@for name in requirements requirements-dev bench/requirements; do \
	  $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	    $$name.in -o $$name.txt || exit 1; done
	@$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-deps \
	  requirements-semantic.in -o requirements-semantic.txt

browser: setup-dev ## A Chromium or Chrome for the browser tests: the one that is there, else one is installed
	@$(BIN)/python tests/browser.py --install

setup-dev: setup $(VENV)/.dev-ready

setup-semantic: setup $(VENV)/.semantic-ready ## The packages of the optional tier (ALIGNMENT_TIER=semantic)

clean: ## Remove environment and caches, but no data
	rm -rf $(VENV) node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Crossframe needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements.txt | $(VENV)/bin/python
	@echo "Installing what Crossframe runs on into $(VENV), once."
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.bench-ready: bench/requirements.txt $(VENV)/.dev-ready
	@$(BIN)/python -m pip install -qq --require-hashes -r bench/requirements.txt
	@touch $@

$(VENV)/.semantic-ready: requirements-semantic.txt $(VENV)/.run-ready
	@echo "Installing the optional tier into $(VENV), once."
	@$(BIN)/python -m pip install -qq --no-deps --require-hashes -r requirements-semantic.txt
	@touch $@

$(VENV)/.dev-ready: requirements-dev.txt $(VENV)/.run-ready $(VENV)/.semantic-ready
	@echo "Installing what tests and checks need into $(VENV), once."
	@$(BIN)/python -m pip install -qq --require-hashes -r requirements-dev.txt
	@touch $@

node_modules/.ready: package-lock.json
	@command -v npm > /dev/null || { echo "make check needs Node with npm (the code itself does not)." >&2; exit 1; }
	npm ci --silent
	@touch $@
