# One list of commands for hand, hook and CI. `make` alone shows them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PORT ?= 8000
BIN := .venv/bin
# Tools and tests read the settings as a test does; `make demo` has its own.
TEST_ENV := HALTUNG_ENV=test
MANAGE := $(TEST_ENV) $(BIN)/haltung

.PHONY: help demo test test-long check format bench lock compose-test messages runtime dev clean

help: ## show these commands
	@sed -n 's/^\([a-z-]*\):.*## /\1	/p' $(MAKEFILE_LIST) | awk -F'\t' '{ printf "  make %-13s %s\n", $$1, $$2 }'

demo: runtime ## set up, load the demo content and serve it on PORT (default 8000) until Ctrl-C
	@HALTUNG_ENV=demo PORT=$(PORT) exec $(BIN)/haltung demo

test: dev check ## every test that this machine can run; HALTUNG_TEST_REQUIRE=all allows no omission
	@$(BIN)/python -m tests.run

test-long: dev ## the property tests at length (about half an hour)
	@HYPOTHESIS_PROFILE=long $(BIN)/python -m tests.run

check: dev ## format, lint, types, import rules, templates, migrations, translations, repository rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(TEST_ENV) $(BIN)/mypy
	$(TEST_ENV) $(BIN)/lint-imports
	$(BIN)/djlint --quiet --lint site/templates blog discussion search
	$(MANAGE) check --fail-level WARNING
	$(MANAGE) makemigrations --check --dry-run
	HALTUNG_TEST_ELSEWHERE="postgres browser" $(BIN)/pytest -q -n0 -p no:randomly tests/repository

format: dev ## put code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: dev ## measure pages, a comment and a merge on PostgreSQL; prints a table and writes JSON
	@$(BIN)/python -m tests.bench.run

messages: dev ## collect texts for translation into site/locale and compile them (needs gettext)
	$(MANAGE) makemessages -l en --no-wrap --add-location file --no-obsolete -i .venv -i .work -i tests -i node_modules
	$(MANAGE) compilemessages -i .venv -i .work

lock: dev ## renew the lock files, the one way to do it
	@$(BIN)/python -m uv pip compile $(LOCK) pyproject.toml --group dev -o requirements/dev.txt
	@$(BIN)/python -m uv pip compile $(LOCK) -c requirements/dev.txt pyproject.toml -o requirements/runtime.txt
	@$(BIN)/python -m uv pip compile $(LOCK) -c requirements/dev.txt --group build -o requirements/build.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --upgrade --custom-compile-command 'make lock'

compose-test: dev ## build the images and play the whole site under Docker Compose (minutes, needs root)
	@$(BIN)/python -m tests.compose.run

clean: ## remove the virtual environment and all data of demo and tests
	rm -rf .venv .work

runtime:
	@requirements/install runtime

dev:
	@requirements/install dev
