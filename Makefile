# `make run` starts the app, `make test` checks it. Neither needs anything but
# Python 3.11 or newer and a package registry; see README.md.

PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(if $(shell $(name) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(name))))
PORT ?= 8501
WORKERS ?= 2
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet
# Tests that share a server or a page stay in one process; the servers come early.
PYTEST := $(BIN)/pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder

.PHONY: run quick test test-all check lint types contracts unit short long browser bench format
.PHONY: clean system screenshots lock sbom wheelhouse load bench-scale

run: .venv/.app
	$(BIN)/streamlit run app.py --server.port $(PORT)

quick: check unit

test: system check short

test-all: system check long

check: lint types contracts

lint: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports

unit: .venv/.dev
	$(PYTEST) -m "not (browser or deploy or long or page or slow)"

short: .venv/.dev
	$(PYTEST) -m "not long"

long: .venv/.dev
	$(PYTEST) --hypothesis-profile=long

browser: system .venv/.dev
	$(BIN)/pytest -m browser

bench: system .venv/.dev build/bench/.done
	$(BIN)/python -m bench.flow
	$(BIN)/python -m bench.matching
	$(BIN)/python -m bench.plan
	$(BIN)/python -m bench.needs
	$(BIN)/python -m bench.bombs
	$(BIN)/python -m bench.page
	$(BIN)/python -m bench.pages --write docs/performance.md

# Dash, which the page is compared with, in an environment of its own.
build/bench/.done: bench/requirements.txt | .venv/bin/python
	$(PYTHON) -m venv build/bench
	build/bench/bin/python -m pip install --disable-pip-version-check --quiet -r bench/requirements.txt
	@touch $@

# A table of students of 1, 10 and 35 million rows, by DuckDB beside pandas and Polars.
bench-scale: build/bench-scale/.done
	build/bench-scale/bin/python -m bench.scale $(SCALE)

build/bench-scale/.done: bench/requirements-scale.txt requirements-mounted.txt requirements.txt
	$(PYTHON) -m venv build/bench-scale
	build/bench-scale/bin/python -m pip install --disable-pip-version-check --quiet -r $<
	@touch $@

screenshots: system .venv/.dev
	$(BIN)/python -m scripts.screenshots

# Sessions over websockets behind nginx, two processes: make load LOAD="--sessions 200 --minutes 20"
load: system .venv/.dev
	$(BIN)/python -m bench.load $(LOAD)

# Every package that the app installs, with the checksums of its files.
lock: build/tools/.done
	build/tools/bin/pip-compile --quiet --generate-hashes --allow-unsafe --strip-extras \
		--no-header --no-emit-index-url --no-emit-find-links --no-annotate \
		--output-file requirements.lock requirements.txt

# What the app is made of, for whoever watches for known holes: CycloneDX.
sbom: build/tools/.done
	build/tools/bin/cyclonedx-py requirements --output-reproducible \
		--output-file build/sbom.cdx.json requirements.lock

# The same packages as files, for a network without a registry (docs/operators.md).
wheelhouse: | .venv/bin/python
	$(BIN)/python -m pip download --disable-pip-version-check --quiet --require-hashes \
		--dest build/wheelhouse --requirement requirements.lock

build/tools/.done: requirements-tools.txt
	$(PYTHON) -m venv build/tools
	build/tools/bin/python -m pip install --disable-pip-version-check --quiet -r requirements-tools.txt
	@touch $@

format: .venv/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# What pip cannot install: a browser, a Chinese font, nginx.
system:
	@scripts/system_packages.sh

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
ifeq ($(PYTHON),)
	@echo "Python 3.11 or newer was not found. Install it, or name it: make run PYTHON=/path/to/python" >&2
	@exit 1
endif
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); Python 3.11 or newer is needed." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "$(PYTHON) cannot make a virtual environment; on Debian install python3-venv." >&2; exit 1; }

# The stamps say which requirements are installed: a second run installs nothing.
.venv/.app: requirements.txt | .venv/bin/python
	$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt requirements-mounted.txt .venv/.app
	$(PIP) -r requirements-dev.txt
	@touch $@
