# One way to do each thing. `make check` never changes a file; `make fix` does.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: install run test nightly check fix accept lock train eval bench peers kill soak fuzz screenshots clean

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

# `make peers` puts other people's tools into an environment of their own; `make eval` then measures them beside ours.
peers: .venv-peers/ready

# The network in src/pledgebook/reading/learnt, made anew from training/news. What fits it takes some gigabytes, in .venv-training.
train: .venv-training/ready
	.venv-training/bin/python -m training.train

.venv-%/ready: requirements.%.lock
	@echo "Installing what $< names into .venv-$*, which takes some minutes ..."
	@$(PYTHON) -m venv .venv-$*
	@.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@.venv-$*/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

eval: install
	$(firstword $(wildcard .venv-peers/bin/python) $(BIN)/python) -m eval

SECONDS ?= 600

fuzz: peers
	@mkdir -p .fuzz
	.venv-peers/bin/python tests/reading/fuzz_reader.py -max_total_time=$(SECONDS) -max_len=60 -len_control=0 -timeout=60 -artifact_prefix=.fuzz/ .fuzz

bench: install
	$(BIN)/python -m eval.bench
	$(BIN)/python -m eval.bench_web
	$(firstword $(wildcard .venv-peers/bin/python) $(BIN)/python) -m eval.bench_peers
	PLEDGEBOOK_LARGE=20000 $(BIN)/pytest tests/web/test_large_book.py

screenshots: install
	$(BIN)/python -m eval.screenshots

kill: install
	$(BIN)/python -m eval.kill

soak: install
	$(BIN)/python -m eval.soak

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group dev --extra llm --extra ray pyproject.toml requirements.build.in -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group peers -c requirements.lock pyproject.toml requirements.build.in -o requirements.peers.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --group training -c requirements.lock pyproject.toml requirements.build.in -o requirements.training.lock

clean:
	rm -rf .venv .venv-peers .venv-training .fuzz .mypy_cache .ruff_cache .pytest_cache
