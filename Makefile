PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT := out
AS_OF := 2026-11-01
SECONDS ?= 60
FUZZED := file word odt dates lines

.DEFAULT_GOAL := help
.PHONY: help setup demo test check eval bench models gold screenshots fuzz lock

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## Set everything up in .venv (the others do it by themselves)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "Python cannot make a virtual environment; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@echo "Setting up $(VENV), once ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --prefer-binary -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

demo: $(READY) ## Print the fit report of a sample CV and the ranking of the sample folder
	@$(BIN)/matcher fit sample_cvs/priyadarshini-ai-engineer.pdf --as-of $(AS_OF)
	@echo
	@echo "The folder sample_cvs, ranked:"
	@$(BIN)/matcher batch sample_cvs --exclude 'benchmark/*' --output $(OUT)/demo --as-of $(AS_OF)

test: $(READY) ## Run the tests
	@$(BIN)/python -m pytest

check: $(READY) ## Run the linters, the type checker, the import rules and the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m pytest

eval: $(READY) ## Measure accuracy on sample_cvs/benchmark against its truth files and floors
	@$(BIN)/matcher evaluate sample_cvs/benchmark --as-of $(AS_OF) --floors sample_cvs/benchmark/floors.toml

bench: $(READY) ## Measure speed and memory against the straight stack (pdfplumber, spaCy, scikit-learn)
	@$(BIN)/python -m bench

models: $(READY) ## Train again what a machine made, from the data in the repository
	@$(BIN)/python -m models

gold: $(READY) ## Write golden reports, schemas and the README's outputs again, to be looked at before committing
	@$(BIN)/python -m tests.golden
	@$(BIN)/python -m docs.readme

screenshots: $(READY) ## Make the pictures of the README again (needs Chromium)
	@$(BIN)/python -m docs.screenshots

fuzz: $(READY) ## Throw broken files at the readers for SECONDS=60 a target (Linux)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: 'atheris>=2.3,<4'
	@mkdir -p $(OUT)/fuzz
	@for target in $(FUZZED); do \
		echo "== $$target"; \
		$(BIN)/python -m tests.fuzz.run $$target $(OUT)/fuzz/$$target -max_total_time=$(SECONDS) -print_final_stats=1 \
			-artifact_prefix=$(OUT)/fuzz/ || exit 1; \
	done

lock: ## Resolve the dependencies again into requirements.lock (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --no-header --no-annotate \
		--no-emit-index-url pyproject.toml --output-file requirements.lock
