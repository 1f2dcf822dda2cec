#!/usr/bin/env bash
# A real Neo4j for tests and trials, on loopback only, from its Maven artifacts.
#
#   scripts/neo4j.sh start [options]     start it (or find it running) and print what a test needs:
#                                        ONUS_NEO4J_URL, _USER, _PASSWORD and _VERSION, one a line
#   scripts/neo4j.sh stop [options]      end it, and forget its data unless --keep
#   scripts/neo4j.sh status [options]    one line; exit 0 if it answers
#   scripts/neo4j.sh env|url [options]   the lines, or the address alone, of a running one
#   scripts/neo4j.sh fetch               only bring the jars
#
#   --name NAME       which instance (default: default); each has a home, ports and data of its own
#   --port N          Bolt port (default: any free one)
#   --http-port N     HTTP port (default: any free one)
#   --password P      default: $ONUS_NEO4J_PASSWORD, else onus-test-password; at least 8 letters, no spaces
#   --heap SIZE       default: 1g
#   --transaction SIZE   what one transaction may take of it (default: no bound of its own)
#   --release V       default: $ONUS_NEO4J_RELEASE, else 5.26.30; releases named by year need Java 21
#   --keep            start: go on with the data of an earlier run; stop: leave the data there
#
#   export $(scripts/neo4j.sh start) && go test ./graph/neo4j/... ; scripts/neo4j.sh stop
#
# Jars and instances lie in $ONUS_CACHE (default: ${XDG_CACHE_HOME:-~/.cache}/onus)/neo4j.
# With no Java 17 or no Maven, a container engine serves instead, if there is one.
# Exit: 0 done, 1 failed or not running, 2 wrong usage, 3 neither Java 17 with Maven nor a container engine.
set -euo pipefail

readonly cache=${ONUS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/onus}/neo4j
readonly patience=120 # seconds for a start

version=${ONUS_NEO4J_RELEASE:-5.26.30}
name=default bolt=0 http=0 heap=1g transaction=0 keep=
password=${ONUS_NEO4J_PASSWORD:-onus-test-password}

say() { echo "neo4j.sh: $*" >&2; }
die() { local code=$1; shift; say "$*"; exit "$code"; }
limit() { if command -v timeout >/dev/null; then timeout "$@"; else shift; "$@"; fi; }
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "$0"; }

options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --keep) keep=1; shift; continue ;;
      --name | --port | --http-port | --password | --heap | --transaction | --release) [ $# -ge 2 ] || die 2 "$1 wants a value" ;;
      *) die 2 "unknown option $1 (see: $0 help)" ;;
    esac
    case $1 in
      --name) name=$2 ;;
      --port) bolt=$2 ;;
      --http-port) http=$2 ;;
      --password) password=$2 ;;
      --heap) heap=$2 ;;
      --transaction) transaction=$2 ;;
      --release) version=$2 ;;
    esac
    shift 2
  done
  [[ $name =~ ^[A-Za-z0-9._-]+$ && $name != .* ]] || die 2 "--name: letters, digits, dots, dashes only"
  [[ $bolt =~ ^[0-9]+$ && $http =~ ^[0-9]+$ ]] || die 2 "a port is a number"
  [[ $password =~ ^[A-Za-z0-9._~+=-]{8,}$ ]] || die 2 "--password: at least 8 of A-Z a-z 0-9 . _ ~ + = -"
  [[ $version =~ ^[0-9]+\.[0-9.]+$ ]] || die 2 "--release: numbers and dots, such as 5.26.30"
  home=$cache/instances/$name lib=$cache/lib-$version
  case $version in
    5.*) entry=org.neo4j.server.CommunityEntryPoint java_needed=17 ;;
    *) entry=org.neo4j.server.Neo4jCommunity java_needed=21 ;;
  esac
}

# --- what is here -----------------------------------------------------------

java_bin() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then echo "$JAVA_HOME/bin/java"; else command -v java; fi
}

has_java() {
  local java major
  java=$(java_bin) || return 1
  major=$("$java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${major:-0}" -ge "$java_needed" ]
}

has_jars() { [ -e "$lib/neo4j-$version.jar" ]; }

engine() { # the first container engine that answers
  local e
  for e in docker podman; do
    if command -v $e >/dev/null && limit 20 $e info >/dev/null 2>&1; then echo $e; return; fi
  done
  return 1
}

# --- the jars ---------------------------------------------------------------

# fetch resolves into a folder of its own and renames it, so that two starts at once do no harm.
fetch() {
  has_jars && return
  local work
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/fetch.XXXXXX")
  cat >"$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>onus</groupId><artifactId>neo4j</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>$version</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>$version</version></dependency>
  </dependencies>
</project>
POM
  say "fetching Neo4j $version with Maven (once)"
  if ! mvn -B -q -f "$work/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
    -DoutputDirectory="$work/lib" -DincludeScope=runtime >"$work/log" 2>&1; then
    tail -n 20 "$work/log" >&2
    rm -rf "$work"
    die 1 "Maven could not bring the jars"
  fi
  has_jars || mv "$work/lib" "$lib" 2>/dev/null || has_jars || die 1 "cannot write $lib"
  rm -rf "$work"
}

# --- talking to it ----------------------------------------------------------

# request METHOD PATH PASSWORD BODY: one HTTP/1.0 exchange on the HTTP port; prints status line, headers and body.
request() {
  local auth
  auth=$(printf 'neo4j:%s' "$3" | base64 | tr -d '\n')
  # shellcheck disable=SC2016 # the inner shell expands it
  limit 20 bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$0" || exit 1
    printf "%s %s HTTP/1.0\r\nHost: 127.0.0.1\r\nAuthorization: Basic %s\r\nAccept: application/json\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" \
      "$1" "$2" "$3" "${#4}" "$4" >&3
    cat <&3' "$http" "$1" "$2" "$auth" "$4" 2>/dev/null
}

# answers: the Bolt port accepts a handshake (magic number, four proposals; it chooses one).
answers() {
  local reply
  # shellcheck disable=SC2016 # the inner shell expands it
  reply=$(limit 5 bash -c '
    exec 3<>"/dev/tcp/127.0.0.1/$0" || exit 1
    printf "\x60\x60\xb0\x17\x00\x08\x08\x05\x00\x02\x04\x04\x00\x00\x00\x00\x00\x00\x00\x00" >&3
    head -c 4 <&3 | od -An -tx1' "$bolt" 2>/dev/null) || return 1
  [ -n "$reply" ] && [ "$reply" != " 00 00 00 00" ]
}

# first_password replaces the one Neo4j is born with; with data kept from before, ours is there already.
first_password() {
  local body="{\"statement\":\"ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO '$password'\"}" reply
  reply=$(request POST /db/system/query/v2 neo4j "$body") || true
  case $reply in *'"errors"'* | '') ;; *) return 0 ;; esac
  reply=$(request POST /db/system/query/v2 "$password" '{"statement":"SHOW CURRENT USER"}') || true
  case $reply in *'"errors"'* | '') return 1 ;; esac
}

served_version() { request GET / "$password" '' | sed -n 's/.*"neo4j_version" *: *"\([^"]*\)".*/\1/p'; }

# --- an instance ------------------------------------------------------------

# An instance's folder holds `how` (java or an engine), `pid` (or container name), and `state` (ports, password, version).
alive() {
  [ -r "$home/how" ] && [ -r "$home/pid" ] || return 1
  local how pid
  how=$(cat "$home/how") pid=$(cat "$home/pid")
  if [ "$how" != java ]; then "$how" inspect "$pid" >/dev/null 2>&1; return; fi
  case $(ps -p "$pid" -o args= 2>/dev/null) in *"--home-dir=$home "*) return 0 ;; *) return 1 ;; esac
}

recall() { # the ports and password of a running instance
  alive && [ -r "$home/state" ] || return 1
  read -r bolt http password served <"$home/state"
}

print_env() {
  printf 'ONUS_NEO4J_URL=bolt://127.0.0.1:%s\nONUS_NEO4J_USER=neo4j\nONUS_NEO4J_PASSWORD=%s\nONUS_NEO4J_VERSION=%s\n' "$bolt" "$password" "$served"
}

configure() {
  mkdir -p "$home/conf" "$home/logs" "$home/run" "$home/plugins" "$home/import"
  cat >"$home/conf/neo4j.conf" <<CONF
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:$bolt
server.http.listen_address=127.0.0.1:$http
server.https.enabled=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=256m
db.memory.transaction.max=$transaction
db.tx_log.preallocate=false
db.tx_log.rotation.retention_policy=false
CONF
}

run_java() {
  configure
  local detach=
  command -v setsid >/dev/null && detach=setsid
  nohup $detach "$(java_bin)" -Xms256m "-Xmx$heap" -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8 \
    --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED --add-opens=java.base/java.util.concurrent=ALL-UNNAMED \
    -cp "$lib/*" "$entry" "--home-dir=$home" "--config-dir=$home/conf" \
    </dev/null >"$home/logs/out" 2>&1 &
  disown
  echo $! >"$home/pid"
  echo java >"$home/how"
}

run_container() {
  local e=$1 box=onus-neo4j-$name
  end_container "$e" "$box"
  "$e" run -d --name "$box" -p "127.0.0.1:$bolt:7687" -p "127.0.0.1:$http:7474" -v "$box:/data" \
    -e "NEO4J_AUTH=neo4j/$password" -e NEO4J_dbms_usage__report_enabled=false \
    -e "NEO4J_server_memory_heap_max__size=$heap" -e "NEO4J_db_memory_transaction_max=$transaction" "neo4j:${version%.*}-community" >"$home/logs/out" 2>&1 || { cat "$home/logs/out" >&2; return 1; }
  echo "$box" >"$home/pid"
  echo "$e" >"$home/how"
}

ready() { answers && first_password && served=$(served_version) && [ -n "$served" ]; }

# wait_ready returns 1 when the server died, as it does when another took its port meanwhile.
wait_ready() {
  local until=$((SECONDS + patience))
  while ! ready; do
    alive || { say "the server ended by itself"; return 1; }
    [ $SECONDS -lt $until ] || { say "no answer in $patience s (data kept from before keep their password too)"; return 1; }
    sleep 0.2
  done
}

taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# free_port finds one outside the range from which systems lend ports to clients.
free_port() {
  local p
  for _ in $(seq 50); do
    p=$((20000 + RANDOM % 10000))
    taken $p || { echo $p; return; }
  done
  die 1 "no free port"
}

launch() {
  rm -f "$home/pid" "$home/how" "$home/state"
  if [ -n "$1" ]; then run_container "$1"; else run_java; fi && wait_ready
}

start() {
  if recall; then print_env; return; fi
  local e='' p
  if has_java && { has_jars || command -v mvn >/dev/null; }; then fetch
  elif ! e=$(engine); then
    die 3 "no Java $java_needed or newer with Maven (mvn), and no container engine: install those (Debian: openjdk-17-jre-headless maven)"
  fi
  [ -n "$keep" ] || rm -rf "$home"
  mkdir -p "$home/logs"
  for p in "$bolt" "$http"; do
    [ "$p" = 0 ] || ! taken "$p" || die 1 "port $p is taken"
  done
  [ "$bolt" != 0 ] || bolt=$(free_port)
  [ "$http" != 0 ] || http=$(free_port)
  launch "$e" || { keep=1 && stop && tail -n 20 "$home"/logs/{out,neo4j.log} >&2 2>/dev/null || true; die 1 "Neo4j did not start; its logs are in $home/logs"; }
  (umask 077; echo "$bolt $http $password $served" >"$home/state")
  print_env
}

end_container() {
  "$1" rm -f "$2" >/dev/null 2>&1 || true
  [ -n "$keep" ] || "$1" volume rm -f "$2" >/dev/null 2>&1 || true
}

end_java() {
  local pid until=$((SECONDS + 30))
  pid=$(cat "$home/pid")
  if [ -n "$keep" ]; then kill "$pid" 2>/dev/null || true; else kill -KILL "$pid" 2>/dev/null || true; fi
  while kill -0 "$pid" 2>/dev/null; do
    [ $SECONDS -lt $until ] || kill -KILL "$pid" 2>/dev/null || true
    sleep 0.1
  done
}

stop() {
  if alive; then
    if [ "$(cat "$home/how")" = java ]; then end_java; else end_container "$(cat "$home/how")" "$(cat "$home/pid")"; fi
  fi
  rm -f "$home/pid" "$home/how" "$home/state"
  [ -n "$keep" ] || rm -rf "$home"
}

status() {
  recall || { echo "$name: not running"; return 1; }
  answers || { echo "$name: running, but Bolt does not answer on port $bolt"; return 1; }
  echo "$name: Neo4j $served, bolt://127.0.0.1:$bolt, HTTP on port $http"
}

command=${1:-help}
[ $# -eq 0 ] || shift
case $command in
  help | -h | --help) usage; exit ;;
esac
options "$@"
case $command in
  start | stop | status) $command ;;
  fetch) if has_java && command -v mvn >/dev/null; then fetch; else die 3 "no Java $java_needed with Maven"; fi ;;
  env) recall || die 1 "$name is not running"; print_env ;;
  url) recall || die 1 "$name is not running"; echo "bolt://127.0.0.1:$bolt" ;;
  *) die 2 "unknown command $command (start, stop, status, env, url, fetch, help)" ;;
esac
