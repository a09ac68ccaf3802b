#!/bin/sh
# Looks for the tools that everything else is made with. Says all that is missing at once, and how to get it.
python=${PYTHON:-python3}
apt=""
hints=""

missing() {
    printf '   ✗  %s\n' "$1" >&2
    failed=1
}

if ! command -v "$python" >/dev/null 2>&1; then
    missing "Python is missing ($python was not found)"
    apt="$apt python3 python3-venv"
elif ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    missing "$python is $("$python" -V 2>&1), too old: Caravan needs Python 3.11 or newer"
    hints="$hints
      choose another Python: make PYTHON=/path/to/python3.11 $MAKECMDGOALS"
elif ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    missing "$python can not make virtual environments (venv and ensurepip are missing)"
    apt="$apt python3-venv"
fi

if ! command -v node >/dev/null 2>&1; then
    missing "Node.js is missing"
    node_hint=1
else
    version=$(node --version 2>/dev/null)
    major=${version#v}
    major=${major%%.*}
    if [ "${major:-0}" -lt 20 ] 2>/dev/null; then
        missing "Node.js is $version, too old: Caravan needs 20 or newer"
        node_hint=1
    fi
fi
if ! command -v npm >/dev/null 2>&1; then
    missing "npm is missing (it comes with Node.js)"
    node_hint=1
fi
if [ -n "$node_hint" ]; then
    hints="$hints
      Node.js 20 or newer, with npm: https://nodejs.org/en/download (Debian 12's own is too old)"
fi

[ -z "$failed" ] && exit 0
printf '\n   To mend it:\n' >&2
[ -n "$apt" ] && printf '\n      apt-get install%s\n' "$apt" >&2
[ -n "$hints" ] && printf '%s\n' "$hints" >&2
exit 1
