#!/usr/bin/env bash
# Start and memory of the server that hosts all services, against an empty one: the same Liberty with the same features,
# common configuration and JVM options, without an application. Takes turns, as often as the argument says (3). The platform
# must have been built, and must not run; its data stays.
#   platform/system-tests/measure-start.sh [ROUNDS]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
rounds=${1:-3}
server=$root/.convoke/run/liberty/servers/convoke
scratch=$(mktemp -d)
empty_pid=
trap '[[ -z $empty_pid ]] || kill "$empty_pid" 2>/dev/null || true; "$root/convoke" down >/dev/null 2>&1 || true; rm -rf "$scratch"' EXIT

# Processor time in seconds that a process has used, and its resident memory in MB.
processor() { awk -v hz="$(getconf CLK_TCK)" '{ sub(/^.*\) /, ""); print ($12 + $13) / hz }' "/proc/$1/stat"; }
memory() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$1/status"; }
# Seconds from the JVM's start until Liberty and its applications were ready, as Liberty says them.
seconds() { sed -n 's/.*CWWKF0011I.* \([0-9.]*\) seconds.*/\1/p' "$1" | tail -n 1; }

note() { # what, pid, log
    printf '%s %s %s %s\n' "$1" "$(seconds "$3")" "$(processor "$2")" "$(memory "$2")" | tee -a "$scratch/figures"
}

full() {
    "$root/convoke" up --topology one >"$scratch/up" || { cat "$scratch/up" >&2 && exit 1; }
    note full "$("$root/convoke" status | awk '$1 == "convoke" { print $4 }')" "$server/logs/messages.log"
    "$root/convoke" down >/dev/null
}

empty() {
    local users=$scratch/users home=$scratch/users/servers/empty
    rm -rf "$users"
    mkdir -p "$home"
    cp "$server/jvm.options" "$home/"
    {
        echo '<server>'
        grep 'common.xml' "$server/server.xml"
        echo '<variable name="http.port" value="0"/></server>'
    } >"$home/server.xml"
    WLP_USER_DIR=$users "$root/liberty-config/target/wlp/bin/server" run empty >"$scratch/empty.log" 2>&1 &
    empty_pid=$!
    for _ in $(seq 600); do
        ! grep -q CWWKF0011I "$home/logs/messages.log" 2>/dev/null || break
        kill -0 "$empty_pid" || { cat "$scratch/empty.log" >&2 && exit 1; }
        sleep 0.2
    done
    note empty "$empty_pid" "$home/logs/messages.log"
    kill "$empty_pid" && wait "$empty_pid" || true
    empty_pid=
}

echo 'server, seconds until ready, processor seconds, MB'
for _ in $(seq "$rounds"); do
    full
    empty
done
for column in 2 3 4; do
    for what in full empty; do
        awk -v what="$what" -v column="$column" '$1 == what { print $column }' "$scratch/figures" | sort -n | awk -v what="$what" -v column="$column" '
            { row[NR] = $1 }
            END { split("- seconds processor-seconds MB", unit); printf "%s %s: %s %s %s\n", what, unit[column], row[1], row[int((NR + 1) / 2)], row[NR] }'
    done
done
