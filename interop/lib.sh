# For the scripts of a group: `. "$(dirname "$0")/../lib.sh"`. Bash, with set -euo pipefail.
#
#   need COMMAND=PACKAGE...     installs the Debian packages whose command is not there (as root; else it says which)
#   venv NAME [PYTHON]          a Python of its own in $ONUS_INTEROP_HOME/NAME, with what NAME.requirements.txt of the
#                               group's folder pins (all of it: --no-deps); nothing is done if it is there already
#   modules FOLDER              what FOLDER/package-lock.json of the group's folder pins, in $ONUS_INTEROP_HOME/FOLDER/node_modules
#   line CLIENT VERSION ASSERTED ok|FAIL|blocked [DETAIL]      one line of the table
# shellcheck shell=bash

group=$(cd "$(dirname "$0")" && pwd)
: "${ONUS_INTEROP_HOME:?interop/run sets it}"

say() { echo "interop/${group##*/}: $*" >&2; }

need() {
  local pair missing=()
  for pair in "$@"; do
    command -v "${pair%%=*}" >/dev/null || missing+=("${pair#*=}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    say "install these: ${missing[*]}"
    return 1
  fi
  say "installing ${missing[*]}"
  apt-get -o DPkg::Lock::Timeout=300 update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -qq -y --no-install-recommends "${missing[@]}" </dev/null >&2
}

# installed FOLDER COMMAND...: runs the command in the folder of that name unless it ended well there before.
installed() {
  local home=$ONUS_INTEROP_HOME/$1 from=$SECONDS
  shift
  [ ! -e "$home/.installed" ] || return 0
  rm -rf "$home"
  mkdir -p "$home"
  (cd "$home" && "$@") >&2 || return 1
  echo "$((SECONDS - from)) s, $(du -sm "$home" | cut -f 1) MB" >"$home/.installed"
  say "${home##*/}: $(<"$home/.installed")"
}

venv() {
  if [ -e "$ONUS_INTEROP_HOME/$1/.installed" ] && ! "$ONUS_INTEROP_HOME/$1/bin/python" -c '' 2>/dev/null; then
    rm "$ONUS_INTEROP_HOME/$1/.installed" # its Python went away
  fi
  installed "$1" make_venv "$group/$1.requirements.txt" "${2:-python3}"
}

make_venv() {
  "$2" -m venv . && bin/python -m pip install --quiet --no-input --disable-pip-version-check \
    --no-compile --only-binary :all: --no-deps -r "$1"
}

modules() { installed "$1" make_modules "$group/$1"; }

make_modules() {
  cp "$1/package.json" "$1/package-lock.json" . &&
    npm ci --ignore-scripts --no-audit --no-fund --omit=optional --loglevel=error --update-notifier=false
}

line() { printf '%s\t%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" "${5:-}"; }
