# SPDX-License-Identifier: Apache-2.0
# The front door. Each target installs the packages that it needs (see ./setup) and says what it
# runs; the presets of CMakePresets.json do the work and can be called directly.

PREFIX ?= /usr/local
FUZZ_SECONDS ?= 60
SOAK_TABLES ?= 5000
SOAK_SECONDS ?= 600
SOAK_KILLS ?= 300
# Debian's own Python has Debian's modules; another one first on the PATH may not.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) python3)
export CTEST_PARALLEL_LEVEL ?= $(shell nproc)

SOURCES = $(shell find src tests fuzz bench examples -name '*.h' -o -name '*.cc' 2>/dev/null)
SCRIPTS = setup .ci/run $(shell grep -lE '^\#!/(usr/)?bin/(env )?(ba)?sh' tools/* 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help build run demo test check check-format check-layers check-names check-text \
  check-spelling check-shell check-tidy format asan tsan coverage fuzz bench soak accuracy site \
  install clean

help:  ## This list
	@echo "OpenJSS: an exact, explainable Job Success Score."
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build:  ## The program: build/bin/jss
	@./setup build
	@cmake --preset release -Wno-dev $(if $(VERBOSE),,--log-level=WARNING)
	@cmake --build --preset release

run: build  ## Score a made-up history and the publicly reported ones, with reasons
	@./tools/run

demo: build  ## The service with its pages on a made-up marketplace, ready to click through
	@./setup demo
	cd web && npm ci --no-audit --no-fund && node tools/build.mjs --only-service
	@tools/demo

test:  ## Everything that must hold before a change is handed over
	@./setup build test
	cmake --workflow --preset dev

check: check-format check-layers check-names check-text check-spelling  ## All lints
check: check-shell check-tidy

check-format: setup-lint
	@tools/if_present clang-format-19 clang-format-19 --dry-run -Werror $(SOURCES)

check-layers:
	@$(PYTHON) -B tools/check_layers.py

check-names:
	@$(PYTHON) -B tools/check_names.py

check-text:
	@$(PYTHON) -B tools/check_text.py

check-spelling: setup-lint
	@tools/if_present codespell codespell

check-shell: setup-lint
	@tools/if_present shellcheck shellcheck $(SCRIPTS)

check-tidy: setup-lint
	@tools/if_present clang-tidy-19 cmake --workflow --preset tidy

# Where the archive does not answer, the steps that need its packages say so themselves.
.PHONY: setup-lint
setup-lint:
	@./setup build test lint || test -z "$$CI"

format: setup-lint  ## Lay out the C++ as .clang-format says
	clang-format-19 -i $(SOURCES)

asan:  ## The tests under the address and undefined-behaviour sanitizers
	@./setup build test
	cmake --workflow --preset asan

tsan:  ## The tests that have threads, under the thread sanitizer
	@./setup build test
	cmake --workflow --preset tsan

coverage: setup-lint  ## Which lines the tests reach: build/coverage/coverage.html
	@tools/if_present gcovr cmake --workflow --preset coverage

fuzz: setup-lint  ## Every fuzz target for FUZZ_SECONDS (60)
	@tools/if_present clang++-19 cmake --workflow --preset fuzz
	@tools/if_present clang++-19 tools/fuzz $(FUZZ_SECONDS)

bench:  ## The benchmarks
	@./setup build test
	cmake --workflow --preset bench
	@for program in build/bin/*_bench; do "$$program" $(BENCH_FLAGS) || exit 1; done

soak: build  ## The long ones: SOAK_TABLES (5000), SOAK_KILLS (300), SOAK_SECONDS of fuzz
	@./setup test
	$(PYTHON) -B tests/oracle/compare.py --jss build/bin/jss \
	  --tables $(SOAK_TABLES) --events $(SOAK_TABLES) --policies $(SOAK_TABLES)
	$(PYTHON) -B tests/ledger/run.py --jss build/bin/jss --kills $(SOAK_KILLS) \
	  crash_test forget_test publish_test
	@$(MAKE) --no-print-directory fuzz FUZZ_SECONDS=$(SOAK_SECONDS)

site: build  ## The page for the browser, built and tested: build/site
	@./setup site
	cd web && npm ci --no-audit --no-fund
	cmake --workflow --preset wasm
	cd web && npm run check && npm run build && npm test

accuracy: build  ## Predicted beside publicly reported scores, with the errors
	@./setup test
	$(PYTHON) -B tools/accuracy.py --jss build/bin/jss

install: build  ## Program, libraries and manual page into PREFIX (/usr/local)
	cmake --install build --prefix "$(DESTDIR)$(PREFIX)"

clean:  ## Remove everything built
	rm -rf build
