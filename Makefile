PYTHON ?= python3
BIN := .venv/bin
SOURCES := $(shell find src -type f -not -name '*.pyc') pyproject.toml
EXAMPLE := examples/over-deployment
CASE := build/over-deployment.yaml

.PHONY: help run setup postgres test snapshots check bench docs lock clean

help:
	@echo "make run     set up what is needed and work the first example: from inventory and orders to the proposal"
	@echo "make test    set everything up and run all tests"
	@echo "make setup   set everything up for development"
	@echo "make postgres  install the server that the tests run, where there is none and we may"
	@echo "make snapshots  write the SQL of every expression anew, for a review of the difference"
	@echo "make check   lint, types and the floor plan"
	@echo "make bench   measure against peers, in an environment of their own"
	@echo "make docs    build the documentation, every printed output computed anew"
	@echo "make lock    write requirements/*.txt anew"
	@echo "make clean   remove what was set up"

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Backtable needs Python 3.11 or newer; call: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/core: .venv/made requirements/core.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	@touch $@

.venv/estates: .venv/core requirements/estates.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/estates.txt
	@touch $@

.venv/dev: .venv/core requirements/dev.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

.venv/installed: .venv/core requirements/build.txt $(SOURCES)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	@rm -rf build/wheel
	@$(BIN)/pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir build/wheel .
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall build/wheel/*.whl
	@touch $@

run: .venv/estates .venv/installed
	@mkdir -p build
	@echo "What the inventory and the orders say:"; echo
	@$(BIN)/backtable position --estate $(EXAMPLE)/estate.yaml
	@echo; echo "What remains of the supplier's claim:"; echo
	@$(BIN)/backtable claim --claim $(EXAMPLE)/claim.yaml --picture build/claim.svg --xlsx build/claim.xlsx
	@echo; echo "The case, with the facts of the claim:"; echo
	@$(BIN)/backtable case from-claim $(EXAMPLE)/claim.yaml --into $(EXAMPLE)/case.yaml --as $(CASE) --force
	@echo; echo "Before anybody knows how the sales executive is paid:"; echo
	@$(BIN)/backtable advise $(CASE) --picture build/over-deployment.svg --page build/over-deployment.html
	@echo; echo "After learning that she is paid on new licences only:"; echo
	@$(BIN)/backtable advise $(CASE) --given paid_on_new_only=1

setup: .venv/dev .venv/installed

postgres:
	@tests/install-postgres.sh

test: setup postgres
	$(BIN)/pytest

snapshots: setup
	$(BIN)/python -m tests.snapshots.write

check: setup
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

build/bench-venv/installed: benchmarks/requirements.txt requirements/estates.txt .venv/installed
	@test -d build/bench-venv || $(PYTHON) -m venv build/bench-venv
	build/bench-venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	build/bench-venv/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/estates.txt
	@build/bench-venv/bin/pip install --quiet --disable-pip-version-check --no-deps --force-reinstall build/wheel/*.whl
	@touch $@

bench: build/bench-venv/installed
	build/bench-venv/bin/python benchmarks/run.py
	build/bench-venv/bin/python benchmarks/speed.py
	build/bench-venv/bin/python benchmarks/bounds.py
	build/bench-venv/bin/python benchmarks/opponents.py
	build/bench-venv/bin/python benchmarks/people.py
	build/bench-venv/bin/python benchmarks/interview.py --people 70 --strangers 36 --first 400
	build/bench-venv/bin/python benchmarks/swings.py

.venv/docs: .venv/core requirements/docs.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/docs.txt
	@touch $@

docs/generated/made: .venv/estates .venv/installed docs/outputs.py docs/sheets.py $(wildcard docs/*/*.toml docs/*/*.yaml docs/*/*.csv examples/*/*)
	$(BIN)/python docs/outputs.py
	@touch $@

docs: .venv/docs docs/generated/made
	$(BIN)/sphinx-build --quiet -W --keep-going -n docs build/docs
	@echo "Wrote the documentation: build/docs/index.html"

lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/core.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra dev -c requirements/core.txt pyproject.toml -o requirements/dev.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra estates -c requirements/dev.txt pyproject.toml -o requirements/estates.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --extra docs -c requirements/dev.txt pyproject.toml -o requirements/docs.txt
	echo hatchling | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -c requirements/dev.txt - -o requirements/build.txt

clean:
	rm -rf .venv build docs/generated
