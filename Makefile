# Two commands are all a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Some tests wait for other processes: half as many workers again as processors keep these busy.
WORKERS := $(shell expr 3 \* $$(nproc) / 2)

.PHONY: demo test bench pictures format clean

demo: $(VENV)/.ready
	$(BIN)/worrybox demo

test: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n $(WORKERS) --dist worksteal

bench: $(VENV)/.ready
	$(BIN)/python -m bench

pictures: $(VENV)/.ready
	$(BIN)/python docs/take_pictures.py

format: $(VENV)/.ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache *.egg-info
