# The one door: make run, make test, make bench, make lint.
SHELL := /bin/bash
.DEFAULT_GOAL := run
.PHONY: run build test bench lint packages test-packages bench-packages

# What the programs link against and use, as Debian 12 names it.
PACKAGES := libsqlite3-dev libncurses-dev libjpeg-dev libpng-dev libchafa-dev libcairo2-dev libpango1.0-dev \
	libqrencode-dev libsodium-dev fonts-dejavu-core pkg-config cups-client
# What the tests look through, and the terminals they try.
TEST_PACKAGES := tmux poppler-utils ncurses-term
# What the bench measures against.
BENCH_PACKAGES := mc dialog

RELEASE := swift build -c release --static-swift-stdlib
TESTS := --scratch-path .build-test

run: build
	.build/release/okienko --training

build: packages
	$(RELEASE)

test: packages test-packages lint
	swift build $(TESTS) --build-tests
	@# One after another: tests that start programs would lend each other their descriptors between fork and exec.
	swift test $(TESTS) --skip-build --no-parallel

bench: packages bench-packages
	$(RELEASE)
	.build/release/okienko-bench --store .build/bench/store

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

packages:
	@$(call install,$(PACKAGES))

test-packages:
	@$(call install,$(TEST_PACKAGES))

bench-packages:
	@$(call install,$(BENCH_PACKAGES))

# Installs what is missing of a list, and says so; without root by sudo.
define install
missing=$$(for name in $(1); do \
	dpkg-query -W -f '$${Status}' $$name 2>/dev/null | grep -q 'ok installed' || echo $$name; done); \
if [ -n "$$missing" ]; then \
	echo "Installing system packages:" $$missing; \
	sudo=$$([ $$(id -u) -eq 0 ] || echo sudo); \
	$$sudo apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq --no-install-recommends $$missing >/dev/null || exit 1; \
fi
endef
