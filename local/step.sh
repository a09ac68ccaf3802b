#!/bin/sh
# step.sh "what is done" command...: does it quietly, then says how long it took; when it fails, shows what it said.
what=$1
shift
mkdir -p .make
log=.make/step.log.$$
start=$(date +%s)
printf '   …  %s\n' "$what"
"$@" </dev/null >"$log" 2>&1
code=$?
took=$(($(date +%s) - start))
if [ "$code" -eq 0 ]; then
    printf '   ✓  %s (%s s)\n' "$what" "$took"
    rm -f "$log"
    exit 0
fi
printf '   ✗  %s: failed after %s s. It said:\n\n' "$what" "$took" >&2
tail -n 60 "$log" | sed 's/^/      /' >&2
rm -f "$log"
exit "$code"
