# Every target makes the virtual environment it needs, in this folder, and installs Broadsheet there (the C core is
# compiled by that); a second call finds its stamp and starts at once.
#
#   make demo     read the bundled newspaper and show what came out, crawl it and ask the table; then the reading room,
#                 which stays open on a terminal
#   make room     the bundled newspaper in the reading room, until Ctrl-C
#   make test     all tests                       make lint    ruff, mypy --strict, import contracts
#   make bench    figures beside peers            make fuzz    coverage-guided fuzzing, SECONDS=300
#   make errors   where the reader is wrong       make sanitize  the core under ASan and UBSan
#   make train    the weights, from page sets     make clean     environments and what was compiled

PYTHON ?= python3
SECONDS ?= 300
SETUP := pyproject.toml setup.py $(shell find src -name '*.pyx' -o -name '*.pxd' -o -name '*.h')

# pip knows dependency groups from 25.1 on, and the one that comes with Python 3.11 is older.
define environment
	test -x $(1)/bin/python || $(PYTHON) -m venv $(1)
	$(1)/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
endef

.PHONY: demo room test lint format bench errors fuzz sanitize train clean
.DEFAULT_GOAL := test

demo: .venv/.installed
	.venv/bin/python examples/demo.py
	.venv/bin/python examples/crawl.py
	@if [ -t 0 ] && [ -t 1 ]; then .venv/bin/python examples/room.py; else .venv/bin/python examples/room.py --once; fi

room: .venv/.installed
	.venv/bin/python examples/room.py

test: .venv/.dev
	.venv/bin/python -m pytest -n auto $(ARGS)

lint: .venv/.dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

format: .venv/.dev
	.venv/bin/ruff check --fix
	.venv/bin/ruff format

bench: .venv-bench/.installed
	.venv-bench/bin/python -m benchmarks.run $(ARGS)
	.venv-bench/bin/python -m benchmarks.speed
	.venv-bench/bin/python -m benchmarks.memory
	.venv-bench/bin/python -m benchmarks.hostile

errors: .venv/.installed
	.venv/bin/python -m benchmarks.errors $(ARGS)

fuzz: .venv-fuzz/.installed
	.venv-fuzz/bin/python fuzz/fuzz_read.py -max_total_time=$(SECONDS) $(ARGS)

# Python's own allocator would hide what runs over a buffer; leaks are not looked for, since an interpreter never gives
# everything back. The interpreter itself is not instrumented, so that the library has to be there first.
SANITIZED := LD_PRELOAD=$$($(CC) -print-file-name=libasan.so) ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1 \
	PYTHONMALLOC=malloc BROADSHEET_SLOWER=20 .venv-sanitize/bin/python

sanitize: .venv-sanitize/.built
	$(SANITIZED) -m pytest -q -n0 -p no:cacheprovider tests/page tests/evidence tests/fields tests/model tests/test_text.py tests/test_hostile.py $(ARGS)
	$(SANITIZED) fuzz/replay.py

train: .venv-train/.installed
	.venv-train/bin/python -m training.train $(ARGS)
	.venv-train/bin/python -m training.confidence

.venv/.installed: $(SETUP)
	$(call environment,.venv)
	.venv/bin/python -m pip install --quiet --editable '.[table]' --group demo
	touch $@

.venv/.dev: .venv/.installed
	.venv/bin/python -m pip install --quiet --editable '.[table,ray,metrics]' --group test --group lint
	touch $@

.venv-%/.installed: $(SETUP)
	$(call environment,.venv-$*)
	.venv-$*/bin/python -m pip install --quiet --editable . --group $*
	touch $@

.venv-sanitize/.built: $(SETUP) sanitize.cfg $(shell find src -name '*.py')
	$(call environment,.venv-sanitize)
	DIST_EXTRA_CONFIG=$(CURDIR)/sanitize.cfg LDFLAGS="-fsanitize=address,undefined" \
		CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer -g" \
		.venv-sanitize/bin/python -m pip install --quiet --no-cache-dir . --group test
	touch $@

clean:
	rm -rf .venv .venv-bench .venv-fuzz .venv-sanitize .venv-train build
	find src -name '*.so' -delete
