# The doors of the project. Everything they do is Python (geo/setup), so that it runs without make as well.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8501
UV ?= uv
BIN := .venv/bin
LOCK := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help setup run test bench lock clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

setup: ## install the packages, build the base map and the gazetteer, read the seeds
	@$(PYTHON) -m geo.setup.environment requirements.txt
	@$(BIN)/python -m geo setup

run: ## set up, then serve the page on http://127.0.0.1:8501 (another port: make run PORT=8600)
	@$(PYTHON) -m geo.setup.environment requirements.txt
	@$(BIN)/python -m geo run --port $(PORT)

test: setup ## install what the tests need, then check style and types and run all tests
	@$(PYTHON) -m geo.setup.environment tests/requirements.txt
	@$(BIN)/python -m tests.debian
	@$(BIN)/python -m tests.axe
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadgroup

bench: setup ## run every program in benchmarks/ and write benchmarks/results.json
	@$(PYTHON) -m geo.setup.environment tests/requirements.txt
	@$(BIN)/python -m benchmarks

lock: ## pin the packages anew, with hashes (needs uv, and npm)
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) --group test --constraint requirements.txt --output-file tests/requirements.txt
	$(LOCK) geo/setup/npm/requirements.in --output-file geo/setup/npm/requirements.txt
	cd geo/setup/npm && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved
	cd tests/npm && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved

clean: ## remove everything that was built, but not the strikes that were read
	rm -rf .venv static data/gazetteer.sqlite .mypy_cache .pytest_cache .ruff_cache test-results
