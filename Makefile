# entente: `make demo` builds the dossier of the example articles, `make check` is what CI runs.
# Needs make and Python 3.11 or newer with venv; everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/setup.stamp
WEB_STAMP := $(VENV)/web.stamp
MODELS := $(wildcard packages/*/pyproject.toml)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo picture catalogues test test-web check lint types layers bench pin scorers eval-cv constraints model model-eval clean

help:  ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

setup: $(STAMP)  ## make .venv with the program, its models and its tools

$(STAMP): pyproject.toml constraints.txt $(MODELS)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "entente needs Python 3.11 or newer; say which: make setup PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip --version >/dev/null
	$(INSTALL) --upgrade pip
	$(INSTALL) $(foreach model,$(MODELS),--editable ./$(dir $(model))) --editable . --group dev
	@touch $(STAMP)

demo: setup  ## build the dossier of examples/press in demo/
	@$(BIN)/entente build examples/press --metadata examples/press/metadata.csv --output demo --format table

picture: demo  ## take the pictures of the README from the dossier of the examples
	for pair in index.html:overview articles/01-*.html:article regimes/index.html:sanctions; do \
	  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size=1280,1120 \
	    --screenshot=docs/img/$${pair##*:}.png file://$(CURDIR)/$$(echo demo/$${pair%%:*}); \
	done

test: setup  ## run the tests that need neither network nor browser
	$(BIN)/python -m pytest -m "not web"

test-web: $(WEB_STAMP)  ## run the tests of the pages in a real Chromium
	$(BIN)/python -m pytest -m web

$(WEB_STAMP): $(STAMP)
	$(INSTALL) --group web
	@touch $(WEB_STAMP)

check: lint types layers test  ## everything that CI asks, but the browser

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup
	$(BIN)/mypy

layers: setup
	$(BIN)/lint-imports

bench: setup  ## measure the speed of a build on this machine
	$(BIN)/python benchmarks/build.py

pin: setup  ## raise the figures that the gate of extraction holds; LOWER='why' lets them go down
	$(BIN)/python benchmarks/pin_gate.py $(if $(LOWER),--lower "$(LOWER)")

scorers: setup  ## fit casting, dating and confidence on the annotated corpora, and show how well out of fold
	$(BIN)/python training/casting.py --write
	$(BIN)/python training/dating.py --write
	$(BIN)/python training/confidence.py --write

eval-cv: setup  ## measure extraction out of fold: no document helped to fit what reads it
	$(BIN)/python training/cross_validate.py

catalogues: setup  ## renew the sentences of the pages to be translated, src/entente/web/locale
	cd src/entente/web && $(CURDIR)/$(BIN)/pybabel -q extract -F babel.cfg -k _ -k ngettext:1,2 \
	  --no-location --sort-output --omit-header -o locale/pages.pot . ../vocabulary ../assessment
	for language in $(basename $(notdir $(wildcard src/entente/web/locale/*.po))); do \
	  $(BIN)/pybabel -q update --no-fuzzy-matching --ignore-obsolete --omit-header --width 110 -l $$language \
	    -i src/entente/web/locale/pages.pot -o src/entente/web/locale/$$language.po; done
	rm src/entente/web/locale/pages.pot

constraints:  ## renew constraints.txt from what .venv holds
	@{ head -n 1 constraints.txt; $(BIN)/python -m pip freeze --exclude-editable --all \
	  | grep -v -e ' @ ' -e '^setuptools='; } > constraints.new
	@mv constraints.new constraints.txt

model: setup  ## train the language models anew, keep those that are no worse; TREEBANKS=/path, LANGUAGES="fr en"
	$(MAKE) -C training model PYTHON=../$(BIN)/python

model-eval: setup  ## measure the language models, write their cards, hold them to what is asked
	$(MAKE) -C training model-eval PYTHON=../$(BIN)/python

clean:  ## remove .venv and what the tests leave behind
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
