#!/usr/bin/env bash
# The whole benchmark in one go: bench/run.sh [flags of the bench].
#
# Neo4j is the one that ONUS_NEO4J_URL names (its database is emptied!), else
# one of our own for the time of the run. Without Java and Maven (or a
# container engine), or with -stores sqlite, the embedded store alone.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
name=bench-$$
end() {
  scripts/neo4j.sh stop --name "$name"
  rm -rf "$work"
}
trap end EXIT

go build -o "$work/bench" ./bench
if [ -z "${ONUS_NEO4J_URL:-}" ] && [[ "$*" != *"-stores sqlite"* ]]; then
  if variables=$(scripts/neo4j.sh start --name "$name"); then
    while read -r variable; do export "${variable?}"; done <<<"$variables"
    export ONUS_BENCH_SERVER=own
  fi
fi
"$work/bench" "$@"
