# Two commands to know: `make app` and `make test`. Each sets up its own virtual environment,
# and does so again only when its requirements change. Python 3.11 or 3.12.
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null \
	&& echo $$p && break; done)
PORT ?= 8501
# What people write, in which a key could have been left.
READ := '*.py' '*.toml' '*.txt' '*.md' '*.html' '*.js' '*.css' '*.jinja' '*.po' '*.cff' '*.yaml' \
	Makefile Dockerfile .ci .streamlit \
	':!data' ':!evaluation/data' ':!weights' ':!analysis/models/background.txt'
# Test files that run side by side; each process has a server and a browser of its own.
WORKERS ?= 2
# The float model that the shipped one is measured against; fetched for `make bench` only.
BASE_MODEL := .venv-torch/all-mpnet-base-v2/model.safetensors

.PHONY: app test test-torch lint strings bench evaluate fuzz load kills repeats clean clean-cache help

help:
	@echo "make app    serve Parallax at http://localhost:$(PORT)"
	@echo "make test   run every test, in a real browser too"
	@echo "make test-torch  run the tests that need torch: hub models without an ONNX file, graphs, training"
	@echo "make lint   check style, types, forgotten keys and known holes in packages"
	@echo "make strings  gather what people read into the catalogues of other languages"
	@echo "make fuzz   give the readers 10,000 damaged files"
	@echo "make load   measure 60 visitors at once"
	@echo "make kills  kill scoring and saving 200 times each, and see that nothing is lost"
	@echo "make repeats  repeat a study of 1,000 articles on Python 3.11 and 3.12"
	@echo "make bench  measure speed and memory on this machine"
	@echo "make evaluate  measure the models against people's labels, write docs/models.md"
	@echo "make clean  remove the environments"
	@echo "make clean-cache  throw away the scores kept on disk"
	@echo "PYTHON=... and PORT=... choose another Python and port"

app: .venv/ready
	.venv/bin/python -m streamlit run serve.py --server.port $(PORT)

test: .venv-dev/ready
	.venv-dev/bin/python tests/browser/get_browser.py
	.venv-dev/bin/python -m pytest --numprocesses $(WORKERS) --dist loadfile $(TESTS)

# What runs with torch alone, in the environment that has it: few tests, after a large download.
test-torch: .venv-torch/ready
	.venv-torch/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	.venv-torch/bin/python -m pytest -k torch tests/models/test_hub.py tests/training/test_encoder_graph.py \
		tests/training/test_train_encoder.py tests/training/test_steady_names.py

lint: .venv-dev/ready
	.venv-dev/bin/ruff check .
	.venv-dev/bin/ruff format --check .
	.venv-dev/bin/mypy
	git ls-files -z $(READ) | xargs -0 .venv-dev/bin/detect-secrets-hook --baseline .secrets.baseline
	.venv-dev/bin/python .ci/audit.py

# A message that is new stands in each catalogue without a translation, and a test says so.
strings: .venv-dev/ready
	.venv-dev/bin/python -m tests.catalogue

# 10,000 damaged inputs, and 60 visitors at once; both end by themselves. FUZZ and LOAD take options.
fuzz: .venv-dev/ready
	.venv-dev/bin/python -m tests.fuzz $(FUZZ)

load: .venv-dev/ready
	.venv-dev/bin/python -m tests.load $(LOAD)

kills: .venv-dev/ready
	PARALLAX_KILLS=200 .venv-dev/bin/python -m pytest -k kill tests/studies/test_shelf.py tests/models/test_killed_scoring.py

repeats: .venv-dev/ready .venv-3.11/ready .venv-3.12/ready
	PARALLAX_REPEAT_ARTICLES=1000 PARALLAX_REPEAT_PYTHON=$(CURDIR)/.venv-3.11/bin/python:$(CURDIR)/.venv-3.12/bin/python \
	.venv-dev/bin/python -m pytest -s tests/studies/test_repeats.py

bench: $(BASE_MODEL) .venv-dev/ready
	.venv-torch/bin/python -m training.measure_encoder --model $(dir $(BASE_MODEL))
	.venv-dev/bin/python -m evaluation.bench
	.venv-dev/bin/python tests/browser/get_browser.py
	.venv-dev/bin/python -m pytest -q -s tests/browser/test_speed.py tests/browser/test_memory.py

# EVALUATE=... takes options, such as EVALUATE='--task tone'; EVALUATE='--file tone=labels.csv'
# measures your own labels, and writes to parallax-out/evaluation.
# How many times faster than the float model is known only where `make bench` has fetched that.
evaluate: .venv-dev/ready
	.venv-dev/bin/python -m evaluation $(EVALUATE)
	@test -n "$(EVALUATE)" || test ! -f $(BASE_MODEL) || \
	.venv-torch/bin/python -m evaluation --task speed --base-model $(dir $(BASE_MODEL))

$(BASE_MODEL): .venv-torch/ready
	.venv-torch/bin/python -m training.base_model .venv-torch
	@touch $@

.venv/ready: requirements.txt
.venv-dev/ready: requirements-dev.txt requirements-evaluation.txt requirements.txt
.venv-torch/ready: requirements-torch.txt requirements.txt

# The stamp is written last, so an installation that was cut short is done again.
.venv/ready .venv-dev/ready .venv-torch/ready:
	@test -n "$(PYTHON)" || { echo "Parallax needs Python 3.11 or 3.12: install one, or name it with make PYTHON=..."; exit 1; }
	@echo "Installing Python packages into $(@D): a minute or more, the first time only."
	$(PYTHON) -m venv --clear $(@D)
	$(@D)/bin/python -m pip install --quiet --quiet --disable-pip-version-check -r $<
	@touch $@

.venv-3.%/ready: requirements.txt
	python3.$* -m venv --clear $(@D)
	$(@D)/bin/python -m pip install --quiet --disable-pip-version-check -r $<
	@touch $@

clean:
	rm -rf .venv .venv-dev .venv-torch .venv-3.11 .venv-3.12 .pytest_cache .mypy_cache .ruff_cache .hypothesis

clean-cache: .venv/ready
	.venv/bin/python -c "from analysis.models.score_store import forget_kept; forget_kept()"
