# Everything installs into .venv by itself; PYTHON may name another interpreter (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# The echo bots to compare with want libraries that the bot itself does without.
BOTS := .venv/bots
ECHO_BOTS := 'python-telegram-bot[webhooks]==22.8' 'aiogram>=3.20,<4'

.PHONY: chat test check format bench soak fuzz help

help:           ## list what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

chat: $(READY)  ## talk to Offerlens in the terminal
	@$(BIN)/offerlens chat

test: $(READY)  ## run the tests
	$(BIN)/pytest

check: $(READY) ## format, lint, types, layers, knowledge
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/offerlens check

format: $(READY) ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(BOTS): $(READY)
	$(PYTHON) -m venv $(BOTS)
	-$(BOTS)/bin/pip install --quiet --disable-pip-version-check $(ECHO_BOTS)

bench: $(BOTS)  ## measure answers, turns, updates a second beside echo bots, replicas, a crowd, stored people
	$(BIN)/python -m tests.bench --bots $(BOTS)/bin/python

soak: $(READY)  ## kill one bot again and again, watch the memory of another; MINUTES=30
	$(BIN)/python -m tests.bench.soak --minutes $(or $(MINUTES),30)

fuzz: $(READY)  ## 100,000 things that people might do; UPDATES=100000
	$(BIN)/python -m tests.fuzz --updates $(or $(UPDATES),100000)
