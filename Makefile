# Every way to run, test and keep Caravan. `make` alone says what there is.

SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
SOURCES := web jobs sourcing platforms sandbox local bench tests wiring.py
STEP := sh local/step.sh
# The frontend is built anew when one of these is newer than the last build.
FRONTEND := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -name schema.d.ts 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: again api help packages run install test check journey bench fmt lock clean-data tools test-programs

help: ## say what there is
	@echo "Caravan. make <one of these>:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: install ## start everything on this machine; Ctrl-C stops it
	@exec $(BIN)/python -m local.run

journey: install ## walk the four scenarios in the terminal, judged by the sandbox's ledgers
	@exec $(BIN)/python -m local.journey

test: install .make/python-dev test-programs ## all tests: SQLite and PostgreSQL, Redis, Chromium; ARGS="-k word" for some of them
	@$(if $(ARGS),:,$(STEP) "test the rules of the pages" npm test --prefix frontend)
	@exec $(BIN)/python -m pytest $(ARGS)

check: install .make/python-dev ## format, lint, types, security, the house's rules
	@exec $(BIN)/python -m local.check $(SOURCES)

# ONLY=webhook,page runs some; SAVE=1 keeps the figures in bench/results.json; ORDERS=60, MANY=200000 say how many orders.
bench: install .make/python-dev ## measure what has a budget (ONLY=webhook,page; SAVE=1; MANY=1000000)
	@sh local/test_programs.sh wrk || true
	@exec $(BIN)/python -m bench

fmt: install .make/python-dev ## format the Python code and mend what can be mended by itself
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

api: install ## write the API's document anew, and the pages' types out of it
	@$(BIN)/python -m web.openapi > .make/openapi.json
	@mv .make/openapi.json frontend/openapi.json
	@npm run --silent types --prefix frontend
	@echo "frontend/openapi.json says what the API is now"

lock: install .make/python-dev ## pin all packages anew, with hashes, from the .in files
	@$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 requirements.in -o requirements.txt
	@$(BIN)/uv pip compile --quiet --generate-hashes --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt
	@echo "requirements.txt and requirements-dev.txt are pinned anew"

clean-data: ## forget the demo: database, queues, sandbox, secrets
	@sh local/clean_data.sh

# Python's and Node's packages come down at the same time.
install: tools
	@$(MAKE) --no-print-directory --jobs=3 packages

packages: .make/python .make/sandbox .make/frontend .make/built
	@:

tools:
	@PYTHON="$(PYTHON)" sh local/tools.sh

test-programs:
	@sh local/test_programs.sh

# Not `npm ci`: it refuses a lock file from which a package for another system is missing (Node's native packages exist
# once per system, and not every registry carries them all). This installs the same pinned versions and leaves the lock alone.
NPM_INSTALL := npm install --no-save --ignore-scripts --no-audit --no-fund --prefix

# A stamp is newer than what it was made from, so that a second start installs nothing.
.make/python: requirements.txt
	@mkdir -p .make
	@test -x $(BIN)/python || $(STEP) "make a virtual environment" $(PYTHON) -m venv .venv
	@$(STEP) "install Python packages" $(BIN)/python -m pip install --require-hashes --no-deps -r requirements.txt
	@touch $@

.make/python-dev: requirements-dev.txt .make/python
	@$(STEP) "install the tools for tests and checks" $(BIN)/python -m pip install --require-hashes --no-deps -r requirements-dev.txt
	@touch $@

.make/sandbox: sandbox/package-lock.json
	@mkdir -p .make
	@$(STEP) "install what the sandbox reads" $(NPM_INSTALL) sandbox
	@touch $@

.make/frontend: frontend/package-lock.json
	@mkdir -p .make
	@$(STEP) "install what the pages are built with" $(NPM_INSTALL) frontend
	@touch $@

# A build that was thrown away is made again, whatever the stamp says.
.make/built: .make/frontend $(FRONTEND) $(if $(wildcard frontend/dist),,again)
	@$(STEP) "build the pages" npm run build --prefix frontend
	@touch $@

again:
