# `make check` is the whole gate; `go test ./...` alone needs nothing but Go.

export GOFLAGS += -buildvcs=false
tool = go tool -modfile=tools.mod

.PHONY: check format generate lint vulnerabilities test outside modules bench fuzz

check: format generate lint vulnerabilities test outside

format:
	@out=$$($(tool) gofumpt -l $$(git ls-files '*.go' | grep -v -e _templ.go -e gen.go -e generated)); \
	if [ -n "$$out" ]; then echo "not formatted by gofumpt:"; echo "$$out"; exit 1; fi

# Generated files are committed; generating them again must change nothing.
generate:
	go mod tidy -diff
	@before=$$(git status --porcelain; git diff); go generate ./...; after=$$(git status --porcelain; git diff); \
	if [ "$$before" != "$$after" ]; then echo "go generate ./... changes the tree:"; git status --short; git diff --stat; exit 1; fi

lint:
	go vet ./...
	cd bench && go vet ./...
	@out=$$(go fix -diff ./...); if [ -n "$$out" ]; then echo "go fix would change:"; echo "$$out"; exit 1; fi
	$(tool) staticcheck ./...
	@out=$$($(tool) deadcode -test ./...); if [ -n "$$out" ]; then echo "dead code:"; echo "$$out"; exit 1; fi

vulnerabilities:
	checks/vulnerabilities.sh

test:
	go test -race -timeout 20m ./...

# Checks with tools from outside, which are installed where that is allowed.
outside:
	checks/run.sh

# For a release: the modules that are linked, with their licences and their age.
modules:
	@checks/modules.sh

bench:
	go test -run '^$$' -bench . -benchmem ./...

# Each fuzz target whose package and name match FUZZ, one after another. An input
# that fails is kept in testdata/fuzz beside its target: commit it with the fix.
FUZZTIME ?= 20s
FUZZ ?= .
fuzz:
	@grep -roH --include='*_test.go' '^func Fuzz[A-Za-z0-9]*' . | sed 's|/[^/]*:func | |' | sort | grep -e '$(FUZZ)' | while read -r dir name; do \
		echo "$$dir $$name"; go test $$dir -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) || exit 1; done
