#!/bin/sh
# What the tests need from Debian: Chromium, and PostgreSQL's server programs; and the programs named as arguments.
# Installs them when it may.
missing=""
for program in "$@"; do
    command -v "$program" >/dev/null 2>&1 || missing="$missing $program"
done
command -v chromium >/dev/null 2>&1 || missing="$missing chromium"
if [ -z "$TEST_DATABASE_URL" ] && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null 2>&1; then
    missing="$missing postgresql"
fi
[ -z "$missing" ] && exit 0

sudo=""
if [ "$(id -u)" -ne 0 ]; then
    sudo="sudo -n"
    if ! $sudo true >/dev/null 2>&1; then
        printf '   ✗  The tests need%s, which only root may install. Please run:\n\n      sudo apt-get install%s\n' "$missing" "$missing" >&2
        exit 1
    fi
fi
if ! command -v apt-get >/dev/null 2>&1; then
    printf '   ✗  The tests need%s: install them the way this system does it\n' "$missing" >&2
    exit 1
fi
sh local/step.sh "ask Debian for its list of packages" $sudo apt-get update
# shellcheck disable=SC2086  the names are meant to be words of their own
sh local/step.sh "install$missing" $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
