# `make` alone lists the commands.
.DEFAULT_GOAL := help
.PHONY: help setup run dev test test-fast pictures check

BIN := .venv/bin
LOCK := $(firstword $(wildcard requirements.lock) requirements.in)
DEV_LOCK := $(firstword $(wildcard requirements-dev.lock) requirements-dev.in)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

setup: .venv/.installed ## make .venv with what the product needs

.venv/.installed: $(LOCK) pyproject.toml
	@test -x $(BIN)/python || python3 -m venv .venv
	@$(PIP) -r $(LOCK)
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

run: setup ## serve the demo office on http://127.0.0.1:8000
	@$(BIN)/fengqiao serve

dev: .venv/.dev

.venv/.dev: .venv/.installed $(DEV_LOCK)
	@$(PIP) -r $(DEV_LOCK)
	@touch $@

test: dev ## everything: SQLite with journeys in a browser, then PostgreSQL
	@sh tests/system.sh
	@sh tests/run.sh

test-fast: dev ## SQLite only, nothing slow, no browser
	@env -u DATABASE_URL $(BIN)/python -m pytest -q -n 2 --dist worksteal -m "not slow and not journey"

pictures: dev ## walk the journeys, and renew the pictures of the documents
	@$(BIN)/python -m pytest -q tests/journeys
	@for name in today register case; do cp screenshots/$$name-desk.png docs/pictures/$$name.png; done
	@cp screenshots/pictures-desk.png docs/pictures/figures.png; cp screenshots/annual-desk.png docs/pictures/report.png; cp screenshots/import-check-desk.png docs/pictures/import.png

check: dev ## format, lint, types, import contracts, templates, words, migrations
	@sh tests/check.sh
