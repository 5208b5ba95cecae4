#!/usr/bin/env bash
# What ./convoke up promises where a platform already runs, or did: a second one finds it and changes nothing; after kill -9 of
# PostgreSQL, Kafka and a server it brings the place in order, and what was written before is there. Needs a platform that
# ./convoke up has started here, curl and jq. Ends with 0 when every step was as it should be, or at the first that was not.
#
# Usage: platform/system-tests/walk-restart.sh address option…     the options of ./convoke up that the platform was started with
# shellcheck source=walking.sh
source "$(dirname "${BASH_SOURCE[0]}")/walking.sh"
shift

said=$(mktemp)
trap 'rm -f "$answer" "$headers" "$wrong" "$said"' EXIT

# up OPTION…: starts what is not there, in 240 s at most.
up() {
    timeout 240 "$root/convoke" up "$@" >"$said" 2>&1 || {
        cat "$said" >&2
        fail './convoke up ended with an error'
    }
}

# pid PART: as ./convoke status shows it, state and memory being of one word or two.
pid() {
    "$root/convoke" status | awk -v part="$1" '$1 == part { print $(NF - 2) }'
}

# Whether status knows that they have ended, for which a process takes its time also after kill -9.
have_ended() {
    ! "$root/convoke" status >"$said" && for part in postgresql kafka "$server"; do
        [[ " ${killed[*]} " != *" $(pid "$part") "* ]] || return 1
    done
}

step 'A second up says that it runs, and changes nothing'
before=$(pid postgresql)
up "$@"
grep -qx 'Convoke already runs here.' "$said" || fail "up said: $(<"$said")"
expect 'the pid of PostgreSQL' "$(pid postgresql)" "$before"

step 'Somebody creates an event'
join rita en
call POST /events "$rita" 201 "$(jq -nc --arg s "$(date -u -d '+30 days' +%Y-%m-%dT15:00:00Z)" --arg e "$(date -u -d '+30 days' +%Y-%m-%dT18:00:00Z)" \
    '{name: "Still there", description: "After a crash", category: "workshop", start: $s, end: $e, timeZone: "Europe/Moscow", maxParticipants: 2,
    location: {city: "Moscow", address: "Myasnitskaya 20"}}')"
event=$(field .id)

step 'PostgreSQL, Kafka and a server are killed, and status says so'
# A server's line is the first with an address of HTTP behind the stores.
server=$("$root/convoke" status | awk '$1 ~ /^(convoke|event)$/ && /http:/ { print $1; exit }')
[[ -n $server ]] || fail 'status shows no server'
killed=("$(pid postgresql)" "$(pid kafka)" "$(pid "$server")")
kill -KILL "${killed[@]}" || fail "PostgreSQL, Kafka and $server do not have the pids ${killed[*]}"
eventually 'a status without them' have_ended

step 'Up brings the place in order'
up "$@"
grep -q '^An earlier run did not end in order (.*postgresql.* gone)' "$said" || fail "up said: $(<"$said")"
for part in postgresql kafka "$server"; do
    [[ " ${killed[*]} " != *" $(pid "$part") "* ]] || fail "$part has its old pid"
done
"$root/convoke" status >"$said" || fail "status takes it for unwell: $(<"$said")"

step 'The event is there, and whoever made it can log in'
call GET "/events/$event" '' 200
expect 'its name' "$(field .name)" 'Still there'
call POST /auth/tokens '' 200 "$(jq -nc --arg l "rita-$run" --arg p "walk $run in the park" '{login: $l, password: $p}')"

printf 'The walk of %d steps is done.\n' "$steps"
