# Two commands: `make audit` audits the sample, `make test` runs everything that CI runs. Both make .venv themselves.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: audit bench test browser screenshots clean

audit: .venv/installed
	$(BIN)/audit --fail-on never seeds/weak-putin.txt

test: .venv/installed-dev browser
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses 2 --dist loadfile

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q auditor
	@touch $@

.venv/installed-dev: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q auditor
	@touch $@ .venv/installed

# The report is tested in a real browser: the one that is here, else Debian's where we may install it. Without one,
# pytest says in its last lines which tests it could not run.
browser:
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do \
		command -v $$name >/dev/null && exit 0; \
	done; \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || \
	echo "no Chromium here, and none could be installed: the tests of the report in a browser will be skipped"

# The pictures of docs/: look at them before you commit them.
screenshots: .venv/installed-dev browser
	$(BIN)/python tools/screenshots.py

# Other tools are compared where TOOLS names a folder with bin/ and node_modules/ of theirs; absent ones are named so.
bench: .venv/installed-dev
	$(BIN)/python -m compileall -q auditor
	$(BIN)/python benchmarks/speed.py $(if $(TOOLS),--tools $(TOOLS))

clean:
	rm -rf .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
