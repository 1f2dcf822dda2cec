#!/usr/bin/env bash
# A Python of its own for each group of independent programs that tests check us against, made once and kept.
#
#   scripts/oracles.sh NAME    make it if it is not there, and print the path of its python
#   scripts/oracles.sh names   the names, one a line
#
# NAME is one of
#   arguments     pygarg: every extension of an abstract argumentation framework
#   statistics    scikit-learn and krippendorff: agreement of classifications and of coders
#   metrics       prometheus_client: the text format in which /metrics tells its numbers
#
#   ONUS_ORACLE_ARGUMENTS=$(scripts/oracles.sh arguments) go test ./graph/...
#
# They lie in $ONUS_CACHE (default: ${XDG_CACHE_HOME:-~/.cache}/onus)/oracles, and need no network once there.
# Exit: 0 done, 1 failed, 2 wrong usage, 3 no Python 3.11 or newer with venv.
set -euo pipefail

readonly cache=${ONUS_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/onus}/oracles

say() { echo "oracles.sh: $*" >&2; }
die() { local code=$1; shift; say "$*"; exit "$code"; }
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//p;}' "$0"; }

# pins: all that is installed, dependencies too, so that the same name means the same programs next year.
pins() {
  case $1 in
    arguments) echo pygarg==1.0.2 python-sat==1.9.dev24 six==1.17.0 ;;
    statistics)
      echo scikit-learn==1.9.1 krippendorff==0.9.0 \
        numpy==2.4.6 scipy==1.17.1 joblib==1.6.0 threadpoolctl==3.8.0 cloudpickle==3.1.3 narwhals==2.29.0
      ;;
    metrics) echo prometheus_client==0.26.0 ;;
    *) die 2 "unknown name $1 (arguments, statistics, metrics)" ;;
  esac
}

has_python() {
  command -v python3 >/dev/null && python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

works() { "$1/bin/python" -c '' 2>/dev/null; }

# make_venv installs in a folder of its own and renames it last, so that neither a kill nor two at once leave half of one.
make_venv() {
  local home=$1 name=$2 work packages
  read -ra packages <<<"$(pins "$name")"
  mkdir -p "$cache"
  find "$cache" -maxdepth 1 -name 'making.*' -mmin +60 -exec rm -rf {} +
  work=$(mktemp -d "$cache/making.XXXXXX")
  # shellcheck disable=SC2064 # the folder of now
  trap "rm -rf '$work'" EXIT
  say "installing ${packages[*]} (once)"
  if ! { python3 -m venv "$work/venv" && "$work/venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
    --no-compile --only-binary :all: --no-deps "${packages[@]}"; } >"$work/log" 2>&1; then
    tail -n 20 "$work/log" >&2
    die 1 "pip could not bring $name"
  fi
  works "$home" || rm -rf "$home" # its Python went away
  python3 -c 'import os, sys; os.rename(*sys.argv[1:])' "$work/venv" "$home" 2>/dev/null || works "$home" || die 1 "cannot write $home"
}

name=${1:-help}
case $name in
  help | -h | --help) usage; exit ;;
  names) printf '%s\n' arguments statistics metrics; exit ;;
esac
wanted=$(pins "$name")
[ $# -eq 1 ] || die 2 "one name at a time"
home=$cache/$name-$(printf '%s' "$wanted" | cksum | cut -d ' ' -f 1)
if ! works "$home"; then
  has_python || die 3 "it needs python3, 3.11 or newer, with venv (Debian: python3 python3-venv)"
  make_venv "$home" "$name"
fi
echo "$home/bin/python"
