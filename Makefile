# The two commands: `make demo` and `make test`. Each sets up what it needs and says what it does.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
QUESTION ?= What happened to ISIS after the coalition raids?

.PHONY: help demo test lint types tests gate chromium lock clean

help:
	@echo "make demo   answer the example question on examples/reports and write the brief"
	@echo "make test   lint, types, quality gate and tests"

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@echo "== Making the virtual environment $(VENV) and installing Dalil (about a minute) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: $(VENV)/run.stamp requirements/test.txt
	@echo "== Installing the tools of the tests ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements/test.txt
	@touch $@

demo: $(VENV)/run.stamp
	@echo "== Answering: $(QUESTION)"
	@$(BIN)/dalil ask "$(QUESTION)" examples/reports --project demo.dalil

test: $(VENV)/test.stamp lint types gate chromium tests

lint: $(VENV)/test.stamp
	@echo "== Lint"
	@$(BIN)/ruff format --check . && $(BIN)/ruff check .

types: $(VENV)/test.stamp
	@echo "== Types"
	@$(BIN)/mypy

gate: $(VENV)/test.stamp
	@echo "== Quality gate: coded claims against evaluation/baseline.json"
	@$(BIN)/python evaluation/gate.py

chromium:
	@if command -v chromium >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif command -v apt-get >/dev/null; then \
	  echo "== Installing Chromium from the distribution, for the tests of the brief and the review page ..."; \
	  if [ "$$(id -u)" = 0 ]; then SUDO=; else SUDO=sudo; fi; \
	  ($$SUDO apt-get update -qq && $$SUDO apt-get install -y -qq chromium >/dev/null) \
	    || echo "== Chromium could not be installed; the browser tests will say that they are skipped."; \
	else echo "== No Chromium here; the browser tests will say that they are skipped."; fi

tests: $(VENV)/test.stamp
	@echo "== Tests"
	@$(BIN)/python -m pytest -n 2 -rs

lock: ## pin what is installed, after a change of pyproject.toml
	@$(PYTHON) -m venv $(VENV)-lock
	@$(VENV)-lock/bin/python -m pip install --quiet setuptools wheel .
	@$(VENV)-lock/bin/python -m pip freeze --exclude dalil --all | grep -v '^pip==' > requirements/run.txt
	@$(VENV)-lock/bin/python -m pip install --quiet '.[dev]'
	@$(VENV)-lock/bin/python -m pip freeze --exclude dalil --all | grep -v '^pip==' > requirements/test.txt
	@rm -rf $(VENV)-lock build dalil.egg-info

clean:
	@rm -rf $(VENV) demo.dalil build *.egg-info
