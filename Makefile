# Two commands on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8501
WORKERS ?= 2
PIP := $(BIN)/pip install --quiet --disable-pip-version-check

.PHONY: run test lint check bench fuzz data chromium clean

run: .venv/.ready
	@$(BIN)/python -m geo index
	@$(BIN)/streamlit run app.py --server.port $(PORT)

# The index first: a page in a browser that waits for it beside other tests may wait too long.
test: lint check chromium
	@$(BIN)/python -m geo index
	@$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadscope --no-loadscope-reorder

lint: .venv/.tools
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check: .venv/.ready
	@$(BIN)/python -m geo check

# The built files: the map that code-hosting sites draw, and the description of all data; `make check` rejects them when stale.
data: .venv/.ready
	@$(BIN)/python -m geo data

# Browser tests want Debian's Chromium; where it cannot be had they skip and say so.
chromium:
	@command -v chromium >/dev/null || { \
	  echo "Chromium is missing: trying to install it for the browser tests."; \
	  (apt-get update -qq && apt-get install -y -qq chromium) >/dev/null 2>&1 \
	  || echo "Chromium could not be installed: the browser tests will be skipped."; }

# Requests made from the definition of the service for GIS programs, sent to a server of our own on this machine.
fuzz: .venv/.fuzz
	@$(BIN)/python -m benchmarks.fuzz

.venv/.ready: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Basing Atlas needs Python 3.11 or newer; name one with: make PYTHON=python3.12 …"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the atlas needs (a minute or two, once) …"
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.tools: .venv/.ready requirements-dev.txt requirements-corpus.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@

.venv/.fuzz: .venv/.tools requirements-fuzz.txt
	@$(PIP) -r requirements-fuzz.txt
	@touch $@

# The map at sizes from a thousand to a million events, against plain pages, in a real browser: about ten minutes.
bench: .venv/.tools chromium
	@$(BIN)/python -m benchmarks.bench

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache
