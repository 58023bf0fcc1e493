# What can be done with this checkout. Python 3.10 or later, with venv, is all that must be there.

PYTHON ?= python3
VENV := .venv/bin/python
READY := .venv/ready
SESSIONS := $(VENV) -m dev.run

.DEFAULT_GOAL := help

help:  ## list these commands
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1	\2/p' $(MAKEFILE_LIST) | expand -t 20

demo: $(READY)  ## start two simulated gateways, read them, move mastership, see the gate refuse
	@$(VENV) -m tests.demo

rehearse: $(READY)  ## run a pair that begins as yours, to rehearse the runbook: FROM="mx1.txt mx2.txt", or FROM=BUNDLE
	@$(VENV) -m tests.rehearsal $(if $(FROM),--from $(FROM)) $(if $(CONFIGURATION),--configuration $(CONFIGURATION))

check: $(READY)  ## the inner loop: style, types, unit tests and the four integration targets that say most
	@$(SESSIONS) check

test: $(READY)  ## check, sanity, all integration targets, the documents and the package, on one ansible-core
	@$(SESSIONS) test

matrix: $(READY)  ## all else: the other versions of ansible-core, ansible-test units, site, reports, the matrix of faults in process
	@$(SESSIONS) matrix

ci: $(READY)  ## what CI runs: test, then matrix
	@$(SESSIONS) test matrix

lint: $(READY)  ## style and types of the code, YAML, Ansible content, changelog
	@$(SESSIONS) style lint

docs-check: $(READY)  ## the documentation of every plugin and role
	@$(SESSIONS) docs

reports: $(READY)  ## the reports, as the programs of others read them; needs npm and chromium
	@$(SESSIONS) reports

docs: $(READY)  ## build the site of the documents, say where it is
	@$(VENV) -m nox --session site

package: $(READY)  ## build the tarball and have it judged as on upload
	@$(SESSIONS) package

sanity: $(READY)  ## ansible-test sanity, on six versions of ansible-core
	@$(SESSIONS) sanity pylint

units: $(READY)  ## the unit tests, on three versions
	@$(SESSIONS) units

integration: $(READY)  ## the integration targets against simulated gateways, on three versions; some of them: ONLY="wait audit"
	@$(SESSIONS) integration $(ONLY:%=--only=%)

faults: $(READY)  ## a switchover with each of the lab's faults at each stage, over each connection on one version
	@$(SESSIONS) faults

pictures: $(READY)  ## take the pictures of reports that stand in the documents, to be looked at
	@$(VENV) -m nox --session pictures

bench: $(READY)  ## time parser, fleet and more beside others: 15 minutes; write docs/performance.md; some of them: ONLY="fleet audit"
	@$(VENV) -m nox --session bench $(if $(ONLY),-- $(ONLY))

mutation: $(READY)  ## make mutants of the checks, list those that no test has killed: some 10 minutes
	@$(VENV) -m nox --session mutation

clean:  ## remove all that these commands made
	rm -rf .ansible .build .nox .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis tests/output
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Made anew when what it holds has changed; nothing is installed otherwise.
$(READY): requirements.txt tests/requirements.txt dev/requirements/demo.txt dev/requirements/nox.txt dev/bootstrap.py dev/pythons.py dev/matrix.py
	@$(PYTHON) -m dev.bootstrap $(if $(filter file,$(origin PYTHON)),,--this)
	@touch $@

.PHONY: help demo rehearse check test matrix ci lint docs-check docs reports package sanity units integration faults pictures bench mutation clean
