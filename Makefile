# Onus. `make` alone lists the targets; nothing here needs more than Go, but `make test` uses Java 17 and Maven (or a
# container engine), where they are there, for the tests on a real Neo4j, and Python 3.11 for those against independent
# programs.

GOLANGCI    := v2.15.0
CACHE       := $(or $(ONUS_CACHE),$(or $(XDG_CACHE_HOME),$(HOME)/.cache)/onus)
LINTER      := $(CACHE)/bin/golangci-lint-$(GOLANGCI)-$(shell go env GOVERSION)
FUZZTIME    ?= 3s

.DEFAULT_GOAL := help
.PHONY: help build test lint fmt bench interop serve neo4j neo4j-stop

help: ## this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

build: ## the binary, ./onus
	CGO_ENABLED=0 go build -trimpath -o onus ./cmd/onus

test: ## all tests, Neo4j included where it can run (TESTFLAGS='-run X ./graph/...' for some)
	scripts/test.sh -fuzztime $(FUZZTIME) $(TESTFLAGS)

lint: $(LINTER) ## formatting, vet, linters, and who may import whom
	@bad=$$(gofmt -l .); [ -z "$$bad" ] || { echo "gofmt -w these:"; echo "$$bad"; exit 1; }
	go vet ./...
	$(LINTER) run ./...

# The linter is built by the Go in use: one built by an older Go refuses newer code.
$(LINTER):
	mkdir -p $(@D)
	tmp=$$(mktemp -d) && GOBIN=$$tmp GOFLAGS= go install -trimpath -ldflags='-s -w' \
	  github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI) && \
	  mv $$tmp/golangci-lint $@ && rmdir $$tmp

fmt: ## gofmt everything
	gofmt -w .

bench: ## a load and contrasts beside raw statements, on both stores (BENCHFLAGS='-claims 10000', or '-derive 100000,200000')
	bench/run.sh $(BENCHFLAGS)

interop: ## programs that nobody here wrote, against a served graph (GROUPS='graphql http' for some)
	interop/run $(GROUPS)

serve: ## the server on an embedded store, with the founding dataset
	go run ./cmd/onus serve

neo4j: ## a Neo4j of our own to try things on; prints its address
	@scripts/neo4j.sh start --keep

neo4j-stop: ## ends it
	@scripts/neo4j.sh stop --keep
