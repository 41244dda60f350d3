#!/usr/bin/env bash
# Checks with tools from outside: RDF validators, a GraphQL conformance suite,
# an HTML validator and a browser. Installs what is missing where it may. A
# check whose tool is missing is named; with CI=true that is a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
failed=()
passed=0

need() { # need COMMAND PACKAGE: whether the command is there, after trying to install its Debian package
	command -v "$1" >/dev/null && return 0
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		[ -n "${updated:-}" ] || { apt-get update -qq >/dev/null 2>&1 || true; updated=1; }
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
			-o Dpkg::Options::=--force-confold "$2" >/dev/null 2>&1 || true
	fi
	command -v "$1" >/dev/null
}

needpostgres() { # whether PostgreSQL's programs are there; its package must not start a server of its own
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && return 0
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
		mkdir -p /etc/postgresql-common
		echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
	fi
	need initdb postgresql || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

check() { # check NAME COMMAND...: runs a check and notes its outcome
	local name=$1 log=$work/log
	shift
	if "$@" >"$log" 2>&1; then
		passed=$((passed + 1))
		echo "ok      $name: $(tail -n 1 "$log")"
	else
		failed+=("$name")
		echo "FAILED  $name"
		sed 's/^/        /' "$log" | tail -n 60
	fi
}

skip() { # skip NAME TOOL
	missing+=("$1 ($2 is missing)")
	echo "not run $1: $2 is missing"
}

work=$(mktemp -d)
server=
finish() {
	[ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; } || true
	rm -rf "$work"
}
trap finish EXIT

go build -o "$work/ibid" .
"$work/ibid" export -o "$work/export" content >"$work/sums"
"$work/ibid" site -o "$work/site" content >"$work/summary"
cat "$work/summary"
export IBID_EXPORT=$work/export IBID_SITE=$work/site

check checksums sh -c "cd '$work/export' && sha256sum -c SHA256SUMS"
for tool in rapper:raptor2-utils serdi:serdi; do
	command=${tool%%:*}
	if need "$command" "${tool##*:}"; then
		case $command in
		rapper) check "N-Quads read by rapper" rapper -q -c -i nquads "$work/export/graph.nq" ;;
		serdi) check "N-Quads read by serdi" sh -c "serdi -i nquads -o nquads '$work/export/graph.nq' | LC_ALL=C sort -c && echo sorted" ;;
		esac
	else
		skip "N-Quads read by $command" "$command"
	fi
done

if needpostgres; then
	check "store on PostgreSQL" env IBID_NEEDS_POSTGRES=1 go test ./graph/postgres
	# The tests of what lies above a store, which `go test ./...` runs on graphs in memory.
	check "all else on PostgreSQL" env IBID_NEEDS_POSTGRES=1 IBID_TEST_STORE=postgres go test ./graph ./server ./export ./site ./internal/questions
	check "commands on PostgreSQL" env IBID_NEEDS_POSTGRES=1 go test -run 'TestStoresAgree|TestServersFollow|TestDatabaseDown' ./internal/cli
else
	skip "everything on PostgreSQL" postgresql
fi

if need node nodejs && need npm npm && (cd checks && npm ci --silent --no-audit --no-fund >"$work/npm" 2>&1); then
	check "N-Quads queried, JSON-LD read back" node checks/exports.mjs
	check "HTML of every page" node checks/html.mjs

	"$work/ibid" serve --no-watch --addr 127.0.0.1:0 content >"$work/serve" 2>"$work/serve.log" &
	server=$!
	for _ in $(seq 100); do
		grep -q '^serving' "$work/serve" && break
		kill -0 "$server" 2>/dev/null || break
		read -rt 0.1 <> <(:) || true
	done
	url=$(sed -n 's#^serving \(http://[^/]*\)/.*#\1#p' "$work/serve")
	if [ -n "$url" ]; then
		check "GraphQL over HTTP" node checks/graphql-http.mjs "$url/graphql"
		if need chromium chromium; then
			check "pages in Chromium" node checks/browser.mjs "$url"
		else
			skip "pages in Chromium" chromium
		fi
	else
		failed+=("ibid serve")
		cat "$work/serve" "$work/serve.log"
	fi
else
	skip "exports, HTML, GraphQL over HTTP, pages in Chromium" "node or one of the packages of checks/package.json"
fi

echo "$passed passed, ${#failed[@]} failed, ${#missing[@]} skipped"
if [ ${#missing[@]} -gt 0 ]; then printf 'did not run: %s\n' "${missing[@]}"; fi
[ ${#failed[@]} -eq 0 ] && { [ ${#missing[@]} -eq 0 ] || [ -z "${CI:-}" ]; }
