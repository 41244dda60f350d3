#!/usr/bin/env bash
# Lists the modules that are linked into the program: path, version, date of the
# version, age in days, licence (SPDX). Fails if a licence is not recognised.
set -euo pipefail
cd "$(dirname "$0")/.."

licence() { # licence FOLDER: what its licence file grants
	local file text
	file=$(find "$1" -maxdepth 1 -iname 'licen[cs]e*' -o -maxdepth 1 -iname 'copying*' | LC_ALL=C sort | head -n 1)
	[ -n "$file" ] || { echo unknown; return; }
	text=$(tr -s '[:space:]' ' ' <"$file")
	case $text in
	*'Apache License'*'Version 2.0'*) echo Apache-2.0 ;;
	*'Mozilla Public License'*'2.0'*) echo MPL-2.0 ;;
	*'Permission is hereby granted, free of charge'*) echo MIT ;;
	*'Permission to use, copy, modify, and'*'distribute this software'*) echo ISC ;;
	*'Redistribution and use in source and binary forms'*'Neither the name'*) echo BSD-3-Clause ;;
	*'Redistribution and use in source and binary forms'*) echo BSD-2-Clause ;;
	*) echo unknown ;;
	esac
}

list=$(go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}} {{.Time}}{{end}}{{end}}' . | LC_ALL=C sort -u)
unknown=0
while read -r path version dir day _; do
	age=unknown
	[ "${day:-<nil>}" = '<nil>' ] && day=unknown || age=$((($(date +%s) - $(date -d "$day" +%s)) / 86400))
	grants=$(licence "$dir")
	[ "$grants" != unknown ] || unknown=1
	printf '%-45s %-40s %-10s %5s days  %s\n' "$path" "$version" "$day" "$age" "$grants"
done <<<"$list"
exit $unknown
