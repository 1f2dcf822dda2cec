#!/usr/bin/env bash
# The whole benchmark in one go: bench/run.sh [flags of the bench].
#
# Neo4j is the one that ONUS_NEO4J_URL names (its database is emptied!), else
# two of our own for the time of the run: one to load, one for the raw writes.
# Without Java and Maven, or with -stores sqlite, the embedded store alone.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
started=()
end() {
  for name in "${started[@]}"; do scripts/neo4j.sh stop --name "$name"; done
  rm -rf "$work"
}
trap end EXIT

go build -o "$work/bench" ./bench

if [ -z "${ONUS_NEO4J_URL:-}" ] && [[ "$*" != *"-stores sqlite"* ]]; then
  started=("bench-load-$$" "bench-raw-$$")
  if loaded=$(scripts/neo4j.sh start --name "${started[0]}"); then
    raw=$(scripts/neo4j.sh start --name "${started[1]}")
    while read -r variable; do export "${variable?}"; done <<<"$loaded"
    ONUS_BENCH_RAW_URL=$(sed -n 's/^ONUS_NEO4J_URL=//p' <<<"$raw")
    export ONUS_BENCH_RAW_URL
  fi
fi
"$work/bench" "$@"
