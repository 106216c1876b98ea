# Two commands: `make app` opens the course, `make test` runs every test. Both set up what they need.
# Only Python 3.11+, make and a network to the package registries are assumed.

PYTHON ?= python3
UV := $(shell command -v uv 2>/dev/null || echo .tools/bin/uv)
RUN := .venv/bin
PORT ?= 8866

.DEFAULT_GOAL := help
.PHONY: help app lab test test-all lint unit notebooks browser bench chapters messages lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

app: .venv/ready ## open the course in a browser
	$(RUN)/bone-course serve --port $(PORT)

lab: .venv/ready ## open the notebooks in JupyterLab
	$(RUN)/bone-course lab

test: lint unit notebooks browser ## every test: science, widgets, notebooks, browser

test-all: test bench ## what takes longer as well: 200 starts of a kernel, load, faults, the benchmarks
	CHROMIUM="$$(cat .venv/chromium)" $(RUN)/pytest -q -m long -n 2 $(BUSY) tests/browser
	CHROMIUM="$$(cat .venv/chromium)" $(RUN)/pytest -q -m long $(BUSY) tests/serve tests/deploy
	BONE_COURSE_STARTS=200 $(RUN)/pytest -q tests/serve/test_forked.py
	$(RUN)/python -m benchmarks.kernels

lint: .venv/ready
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/codespell

# Tests that watch real processes and a real browser get a second try on a busy machine; it is counted and named.
BUSY := --reruns 1 -rR

unit: .venv/ready
	$(RUN)/pytest -q -n 2 -m "not browser and not long" tests course --ignore tests/serve
	$(RUN)/pytest -q -n 2 --dist loadfile -m "not browser and not long" $(BUSY) tests/serve

notebooks: .venv/ready
	$(RUN)/pytest -q --nbval --nbval-cell-timeout 60 notebooks

browser: .venv/ready .venv/chromium
	CHROMIUM="$$(cat .venv/chromium)" $(RUN)/pytest -q -m "browser and not long" -n 2 $(BUSY) tests/browser
	CHROMIUM="$$(cat .venv/chromium)" $(RUN)/pytest -q -m "browser and not long" $(BUSY) tests/serve

bench: .venv/ready .venv/chromium ## speed and weight beside plain Voila, ipympl, Dash and Streamlit, in one run
	CHROMIUM="$$(cat .venv/chromium)" $(RUN)/python -m benchmarks

# The environment: exactly the locked versions, then this project itself. Compiled here, once: where Python
# may not write beside its sources, every start of a server or kernel would compile all anew.
INSTALLED := $(shell find serve/share serve/*.json widgets/vendor -type f 2>/dev/null)
.venv/ready: requirements.lock pyproject.toml $(INSTALLED) | $(UV)
	$(UV) venv --quiet --allow-existing --python $(PYTHON) .venv
	$(UV) pip sync --quiet --compile-bytecode --python .venv requirements.lock
	$(UV) pip install --quiet --python .venv --no-deps --editable .
	@$(RUN)/python -m compileall -q course widgets serve
	@touch $@

.tools/bin/uv:
	$(PYTHON) -m venv .tools
	.tools/bin/pip install --quiet "uv>=0.8,<1"

# A browser for the tests: one that is there, else the system package, else Playwright's own.
.venv/chromium: tests/find_browser.py .venv/ready
	@$(RUN)/python tests/find_browser.py > $@.tmp && mv $@.tmp $@

chapters: .venv/ready ## run the notebooks, store their text outputs, refresh the landing page
	$(RUN)/python -m serve.words
	$(RUN)/python -m serve.outputs notebooks/en/*.ipynb notebooks/en/playground/*.ipynb
	$(RUN)/python -m serve.build

messages: .venv/ready ## collect the words of calculators and page for translators
	$(RUN)/python -m widgets.messages

lock: | $(UV) ## resolve the versions again after a change in pyproject.toml
	$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-emit-index-url --extra test --output-file requirements.lock pyproject.toml

clean: ## remove the environment
	rm -rf .venv .tools
