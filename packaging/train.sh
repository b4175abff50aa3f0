#!/bin/sh
# Makes the two start caches of a laid-out application ($1: the folder with bin and lib) by running it once each way against a sandbox of
# its own: what these runs load is loaded ready-made from then on. Where a run is not possible the product starts without, only slower.
set -eu

app=$(cd -- "$1" && pwd -P)
if [ -f "$app/lib/cli.aot" ] && [ -f "$app/lib/window.aot" ]; then
    exit 0
fi

say() {
    printf '%s\n' "lk: $*" >&2
}

work=$(mktemp -d)
LOCKKEEPER_HOME=$work/home
export LOCKKEEPER_HOME
display=
finish() {
    "$app/bin/lockkeeper" sandbox stop >>"$work/log" 2>&1 || true
    [ -z "$display" ] || kill "$display" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

say "making the start caches: starting a sandbox"
if ! "$app/bin/lockkeeper" sandbox start --quiet >"$work/workspace" 2>>"$work/log"; then
    say "no start caches: the sandbox did not start: $(tail -n 1 "$work/log")"
    exit 0
fi
workspace=$(tail -n 1 "$work/workspace")
if [ ! -f "$workspace" ]; then
    say "no start caches: the sandbox told no workspace file: $workspace"
    exit 0
fi
# The window opens what it had open last.
mkdir -p "$LOCKKEEPER_HOME/config"
printf '{"workspace": "%s"}\n' "$workspace" >"$LOCKKEEPER_HOME/config/settings.json"

# What a run before this one made would be in the way of making it.
rm -f "$app/lib/cli.aot" "$app/lib/window.aot"

say "making the start cache of the command line"
# The two commands that are waited for most, one after the other in one process, since a cache comes from one.
printf '%s UTC [71] app@shop %s\n' \
    '2026-11-25 10:00:00.000' 'LOG:  execute <unnamed>: select 1' \
    '2026-11-25 10:00:00.001' 'ERROR:  duplicate key value violates unique constraint "orders_pkey"' \
    '2026-11-25 10:00:00.001' 'DETAIL:  Key (id)=(1) already exists.' \
    '2026-11-25 10:00:00.002' 'FATAL:  password authentication failed for user "app"' >"$work/postgresql.log"
# As bin/lockkeeper chooses it.
if [ -x "$app/../runtime/bin/java" ]; then
    java_home=$app/../runtime
else
    # shellcheck source=packaging/java-home.sh
    . "$app/lib/java-home.sh"
    find_java java
fi
# Exit codes 1 and 2 tell of the migrations that are pending and failed there.
"$java_home/bin/java" "@$app/lib/cli.options" "-Dlockkeeper.postgres=$app/lib/postgres" "-XX:AOTCacheOutput=$app/lib/cli.aot.new" \
    -cp "$app/lib/lockkeeper.jar" org.lockkeeper.app.Training status --workspace "$workspace" \
    --next logs "$work/postgresql.log" --grep 'ERROR|FATAL' --format json >>"$work/log" 2>&1 \
    || [ $? -le 2 ] || rm -f "$app/lib/cli.aot.new"

say "making the start cache of the window"
if [ "$(uname -s)" = Linux ] && command -v Xvfb >/dev/null 2>&1; then
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$work/display" >/dev/null 2>&1 &
    display=$!
    while [ ! -s "$work/display" ] && kill -0 "$display" 2>/dev/null; do
        sleep 0.1
    done
    DISPLAY=:$(cat "$work/display")
    export DISPLAY
    where=
else
    # The built-in platform without a display draws the same window; only the classes that speak with the display server are not seen.
    where="-Dglass.platform=Headless -Dprism.order=sw"
fi
LOCKKEEPER_JAVA_OPTIONS="$where -Dlockkeeper.startup.marker=$work/painted -XX:AOTCacheOutput=$app/lib/window.aot.new" \
    "$app/bin/lockkeeper" >>"$work/log" 2>&1 &
window=$!
waited=0
while [ ! -s "$work/painted" ] && kill -0 "$window" 2>/dev/null && [ "$waited" -lt 120 ]; do
    sleep 0.5
    waited=$((waited + 1))
done
# The first readings come after the first frame; their classes belong into the cache too.
sleep 2
kill "$window" 2>/dev/null || true
wait "$window" || true
[ -s "$work/painted" ] || rm -f "$app/lib/window.aot.new"

for kind in cli window; do
    if [ -s "$app/lib/$kind.aot.new" ]; then
        mv "$app/lib/$kind.aot.new" "$app/lib/$kind.aot"
    else
        say "no start cache for the $kind: $(tail -n 3 "$work/log")"
    fi
done
