#!/usr/bin/env bash
# The whole test suite: vet, every test with the race detector, on a real Neo4j where one can be started, and a moment
# of every fuzz target. Arguments go to scripts/testreport. What `make test` calls.
#
# ONUS_NEO4J_URL (with _USER and _PASSWORD), if set, names the server to test on: its database is overwritten.
# ONUS_ORACLE_ARGUMENTS and ONUS_ORACLE_STATISTICS, if set, name the Pythons of scripts/oracles.sh; else they are made.
# ONUS_CORPUS, if not set, becomes ../shared/data where that exists. CI=true: no Neo4j or no oracles, no success.
set -euo pipefail
cd "$(dirname "$0")/.."

say() { echo "test.sh: $*" >&2; }

if [ -z "${ONUS_CORPUS:-}" ] && [ -d ../shared/data ]; then
  ONUS_CORPUS=$(cd ../shared/data && pwd)
  export ONUS_CORPUS
fi

scratch=$(mktemp -d)
instance=test-$$
starter=
makers=()
# shellcheck disable=SC2329 # the trap calls it
end() {
  [ -z "$starter" ] || kill "$starter" 2>/dev/null || true
  [ ${#makers[@]} -eq 0 ] || kill "${makers[@]}" 2>/dev/null || true
  scripts/neo4j.sh stop --name "$instance" || true
  scripts/neo4j.sh stop --name "$instance-2" || true
  rm -rf "$scratch"
}
trap end EXIT
trap 'exit 130' INT TERM

# sweep ends the servers of runs that were killed before they could.
sweep() {
  local home pid
  for home in "${ONUS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/onus}"/neo4j/instances/test-*; do
    pid=${home##*/test-}
    pid=${pid%-2}
    [ -d "$home" ] || continue
    if [ "$pid" = $$ ] || ! kill -0 "$pid" 2>/dev/null; then scripts/neo4j.sh stop --name "${home##*/}"; fi
  done
}

if [ -z "${ONUS_NEO4J_URL:-}" ]; then
  sweep
  { # beside the first compilation; a second one, so that two packages can be tested at once
    scripts/neo4j.sh start --name "$instance" >"$scratch/env" &&
      { scripts/neo4j.sh start --name "$instance-2" | sed -n 's/^ONUS_NEO4J_URL=/ONUS_NEO4J_URL_2=/p' >>"$scratch/env" || true; }
  } &
  starter=$!
fi

oracles=()
for name in $(scripts/oracles.sh names); do
  variable=ONUS_ORACLE_$(tr a-z A-Z <<<"$name")
  [ -z "${!variable:-}" ] || continue
  scripts/oracles.sh "$name" >"$scratch/$name" & # beside it too
  oracles+=("$name") makers+=($!)
done

go build -o "$scratch/testreport" ./scripts/testreport
vetted=0
go vet ./... || vetted=$?

if [ -n "$starter" ]; then
  code=0
  wait "$starter" || code=$?
  starter=
  case $code in
    0) while read -r line; do export "${line?}"; done <"$scratch/env" ;;
    3) say "SKIPPING THE TESTS ON NEO4J: it needs Java 17 with Maven, or a container engine" ;;
    *) say "Neo4j did not start"; exit 1 ;;
  esac
  if [ $code -ne 0 ] && [ "${CI:-}" = true ]; then
    say "CI=true: without Neo4j this is a failure"
    exit 1
  fi
fi

for i in "${!oracles[@]}"; do
  name=${oracles[i]}
  if wait "${makers[i]}"; then
    export "ONUS_ORACLE_$(tr a-z A-Z <<<"$name")=$(<"$scratch/$name")"
  else
    say "SKIPPING THE TESTS AGAINST INDEPENDENT PROGRAMS ($name): see above"
    [ "${CI:-}" != true ] || { say "CI=true: without them this is a failure"; exit 1; }
  fi
done
makers=()

code=0
"$scratch/testreport" "$@" || code=$?
[ $vetted -eq 0 ] || { say "go vet found something: see above"; exit 1; }
exit $code
