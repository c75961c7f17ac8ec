# The developer's manual. `make demo` and `make test` do all their own set-up.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint docs bench clean

demo: $(READY)  ## serve the bundled region, crawl it, compare with the truth, open Datasette (ARGS=--no-serve: exit)
	$(BIN)/podshivka demo $(ARGS)

test: $(READY)  ## lint, types, tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

lint: $(READY)  ## only style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

docs: $(READY)  ## write anew what is generated: datasette-metadata.json and docs/commands.md
	$(BIN)/python -m podshivka.generated

bench: $(READY)  ## our reader beside others on pages with gold (ARGS="FOLDER --passes 5"; see docs/benchmarks.md)
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[bench]'
	$(BIN)/python benchmarks/reading.py $(ARGS)

clean:
	rm -rf .venv dist build .pytest_cache .mypy_cache .ruff_cache

$(READY): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Podshivka needs Python 3.11 or newer; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)
