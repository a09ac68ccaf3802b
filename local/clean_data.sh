#!/bin/sh
# Forgets everything that `make run` kept in var/. A house that still runs is left alone: it holds the lock on its file.
for lock in var/run.pid var/journey/run.pid; do
    if [ -f "$lock" ] && ! flock --nonblock "$lock" true; then
        printf '   ✗  a house is running here (process %s): stop it first with Ctrl-C\n' "$(cat "$lock")" >&2
        exit 1
    fi
done
rm -rf var
printf '   ✓  The demo is forgotten: database, queues, sandbox and secrets. `make run` starts anew.\n'
