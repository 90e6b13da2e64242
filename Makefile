# Two commands are all a newcomer needs: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Many tests wait for timers and other processes: twice as many workers keep processors busy.
WORKERS := $(shell expr 2 \* $$(nproc))
# What Python has compiled is kept: every worker and every process that a test starts needs it.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test bench pictures format clean

demo: $(VENV)/.ready
	$(BIN)/worrybox demo

# mypy keeps one processor busy: it runs beside the tests, and says at the end what is wrong.
# On a fresh checkout the tests are compiled once beforehand: every worker would do that for itself.
test: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy & types=$$!; \
	[ -d tests/__pycache__ ] || $(BIN)/pytest --collect-only >/dev/null; \
	$(BIN)/pytest -n $(WORKERS) --dist worksteal; tests=$$?; \
	wait $$types || { $(BIN)/mypy; exit 1; }; exit $$tests

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
