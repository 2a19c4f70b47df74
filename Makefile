# What one types. Everything that is made lies in .venv/, site/, screenshots/, .insyn/, tests/audit/node_modules/ and the tools' caches;
# `make clean` removes it.
#
#   make site [PROJECT=DIR]    check the data and build the site
#   make serve [PROJECT=DIR]   preview with live reload
#   make test [ARGS=…]         the tests; ARGS goes to pytest
#   make check                 lint, formatting, types and the data
#   make audit [ARGS=…]        all of both sites in every mode, HTML validity, Lighthouse, another engine, the exports, a cluster, a real server, stopped builds; ARGS="browser --kind svar/*" a part of it
#   make search-eval [ARGS=…]  ask the judged questions of the search, and of what it is compared with; ARGS="--sizes small --only insyn"
#   make bench [ARGS=…]        build the same made-up texts with Insyn, Hugo, MkDocs and Zensical and measure each; ARGS="--sizes 100,1000 --only insyn,hugo"
#   make screenshots [ARGS=…]  draw every kind of page of the real site and of Exempelstad; ARGS=DIR that of one built site
#   make picture               draw the picture in the README anew
#   make lock [ARGS=--upgrade] resolve the dependencies anew
#   make install, install-dev  only the environment
#   make clean

# A folder with data/, content/ and mkdocs.yml.
PROJECT ?= .
ARGS ?=
# The interpreter to make .venv with; found by itself when not given.
BASE_PYTHON ?=

VENV := .venv
PYTHON := $(VENV)/bin/python
RUNTIME := $(VENV)/.installed
DEV := $(VENV)/.installed-dev
AUDIT := tests/audit/node_modules/.installed
AUDIT_PYTHON := $(VENV)/.installed-audit

# Each candidate is run, not only looked for: version managers leave commands behind that refuse to start, and Debian
# ships a Python that cannot make environments until python3-venv is there.
define make_venv
	set -e; for candidate in $(or $(BASE_PYTHON),python3.11 python3.12 python3.13 python3.14 python3); do \
		if "$$candidate" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Gör $(VENV) med $$candidate."; exec "$$candidate" -m venv --clear $(VENV); \
		fi; \
	done; \
	echo "Hittade ingen Python 3.11 eller senare med modulen venv. I Debian och Ubuntu: apt install python3 python3-venv" >&2; exit 1
endef

# The project is installed in place, so that a change in generator/ counts at once. The lock holds what that needs, so
# nothing is fetched that it does not name.
define install_from
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { $(make_venv); }
	@echo "Installerar det som står i $(1)."
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --require-hashes -r $(1)
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
endef

.PHONY: site serve test check audit audit-tools search-eval bench screenshots picture lock install install-dev clean

site: $(RUNTIME)
	@$(VENV)/bin/insyn build --project "$(PROJECT)"

serve: $(RUNTIME)
	@$(VENV)/bin/insyn serve --project "$(PROJECT)"

# Without a browser the other tests are still worth running: pytest then names how many were left out. Each core begins with
# its own stretch of the files, and takes from another's when it is done: whole files for each left one core waiting.
#
# The tests start the program a hundred times and more. It is compiled once before, also where the surroundings ask Python to
# keep nothing of what it compiles, as images of containers like to: a third of every start went to that.
test: export PYTHONDONTWRITEBYTECODE =
test: $(DEV)
	@$(PYTHON) tests/browser/find_chromium.py --install >/dev/null || true
	@$(PYTHON) -m compileall -q generator
	@$(PYTHON) -m pytest -q -n auto --dist worksteal $(ARGS)

check: $(DEV)
	@$(VENV)/bin/ruff check --quiet .
	@$(VENV)/bin/ruff format --quiet --check . || { echo "Filerna ovan är inte formaterade. Kör: $(VENV)/bin/ruff format ." >&2; exit 1; }
	@$(VENV)/bin/mypy --no-error-summary
	@$(VENV)/bin/insyn format --check --project "$(PROJECT)"
	@$(VENV)/bin/insyn check --project "$(PROJECT)"

audit: $(AUDIT) $(AUDIT_PYTHON)
	@$(PYTHON) tests/browser/find_chromium.py --install >/dev/null
	@$(PYTHON) -m tests.audit $(ARGS)

search-eval: $(DEV)
	@$(PYTHON) tests/browser/find_chromium.py --install >/dev/null
	@$(PYTHON) -m tests.search $(ARGS)

bench: $(AUDIT_PYTHON)
	@$(PYTHON) -m tests.bench $(ARGS)

audit-tools: $(DEV)
	@$(PYTHON) tests/audit/tools.py --install

# No package's own script is run: that of vnu-jar would fetch a Java, of which the lock knows nothing.
$(AUDIT): tests/audit/package.json tests/audit/package-lock.json | audit-tools
	@echo "Installerar det som står i tests/audit/package-lock.json."
	@npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

screenshots: $(DEV)
	@$(PYTHON) -m tests.browser.screenshots $(ARGS)

picture: $(DEV)
	@$(PYTHON) -m tests.browser.screenshots --picture tests/browser/start.png

# --build-deps-for: what the in-place installation needs is locked too. Each file is held to the versions of the one before.
PIP_COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/bin/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --build-deps-for editable $(ARGS)

lock: $(DEV)
	@$(PIP_COMPILE) --output-file requirements.lock pyproject.toml
	@$(PIP_COMPILE) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml
	@$(PIP_COMPILE) --extra dev --extra audit --constraint requirements-dev.lock --output-file requirements-audit.lock pyproject.toml

install: $(RUNTIME)
install-dev: $(DEV)

# Where .venv points at a Python that has since been removed, this is missing and the environment is made anew.
$(PYTHON):
	@$(make_venv)

$(RUNTIME): $(PYTHON) requirements.lock pyproject.toml
	$(call install_from,requirements.lock)
	@touch $@

# Holds everything that the other holds, in the same versions, so both are then in place.
$(DEV): $(PYTHON) requirements-dev.lock requirements.lock pyproject.toml
	$(call install_from,requirements-dev.lock)
	@touch $(RUNTIME) $@

# Holds all that the second does, in the same versions; the engine of tomorrow and the validators are too large for everyone.
$(AUDIT_PYTHON): $(PYTHON) requirements-audit.lock | $(DEV)
	$(call install_from,requirements-audit.lock)
	@touch $@

clean:
	@rm -rf $(VENV) site .site.* *.nginx-redirects.map .insyn tests/demo/.insyn tests/demo/site tests/demo/*.nginx-redirects.map screenshots tests/audit/node_modules build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
