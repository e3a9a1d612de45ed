# One way to do each thing. `make check` never changes a file; `make fix` does.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install run test nightly check fix accept lock eval bench kill soak screenshots clean

install: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Pledgebook needs Python 3.11 or later; name one with: make PYTHON=python3.12")'
	@echo "Installing what Pledgebook needs into .venv, which takes a minute or two ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: install
	@$(BIN)/pledgebook tour

test: install
	$(BIN)/pytest

nightly: install
	HYPOTHESIS_PROFILE=nightly $(BIN)/pytest tests/ledger tests/test_pipeline.py

check: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy

fix: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

accept: install
	$(BIN)/pytest --accept
	@git status --short -- tests/golden
	@git --no-pager diff -- tests/golden

eval: install
	$(BIN)/python -m eval

bench: install
	$(BIN)/python -m eval.bench
	$(BIN)/python -m eval.bench_web

screenshots: install
	$(BIN)/python -m eval.screenshots

kill: install
	$(BIN)/python -m eval.kill

soak: install
	$(BIN)/python -m eval.soak

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev --extra llm pyproject.toml requirements.build.in -o requirements.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
