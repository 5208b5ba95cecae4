#!/usr/bin/env bash
# The main job through the gateway with curl, as a new user lives it: from sign-up to the last mail. Needs a platform that
# ./convoke up has started here, curl and jq. Ends with 0 when every step was as it should be, or at the first that was not.
#
# Usage: platform/system-tests/walk.sh [address]     address: http://localhost:8080
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
api=${1:-http://localhost:8080}/api/v1
run=$(date +%s)-$$
answer=$(mktemp)
headers=$(mktemp)
# Conditions are looked at in subshells: what is wrong for good is noted here, so that waiting does not hide it.
wrong=$(mktemp)
trap 'rm -f "$answer" "$headers" "$wrong"' EXIT
steps=0

for program in curl jq; do
    command -v "$program" >/dev/null || {
        echo "walk: $program is not on the PATH" >&2
        exit 1
    }
done

step() {
    steps=$((steps + 1))
    printf '%2d. %s\n' "$steps" "$*"
}

fail() {
    printf 'walk: %s\n' "$*" | tee "$wrong" >&2
    if [[ -s $answer ]]; then
        printf 'the last answer was:\n%s\n' "$(<"$answer")" >&2
    fi
    exit 1
}

# call METHOD PATH TOKEN EXPECTED-STATUS [BODY [HEADER…]]: leaves the body in $answer and the headers in $headers.
call() {
    local method=$1 path=$2 token=$3 expected=$4 body=${5-} status
    local options=(-sS -X "$method" -o "$answer" -D "$headers" -w '%{http_code}' --max-time 30)
    [[ -z $token ]] || options+=(-H "Authorization: Bearer $token")
    [[ -z $body ]] || options+=(-H 'Content-Type: application/json' --data-binary "$body")
    shift $(($# < 5 ? $# : 5))
    while [[ $# -gt 0 ]]; do
        options+=(-H "$1")
        shift
    done
    : >"$answer"
    status=$(curl "${options[@]}" "$api$path") || fail "$method $path got no answer"
    [[ $status == "$expected" ]] || fail "$method $path was answered with $status instead of $expected"
}

field() {
    jq -r "$1" "$answer"
}

header() {
    sed -n "s/^$1: *//Ip" "$headers" | tr -d '\r' | head -n 1
}

# expect WHAT ACTUAL EXPECTED
expect() {
    [[ $2 == "$3" ]] || fail "$1: expected '$3', was '$2'"
}

# eventually WHAT COMMAND…: tries for 40 seconds.
eventually() {
    local what=$1 attempt
    shift
    for ((attempt = 0; attempt < 80; attempt++)); do
        if "$@"; then
            return 0
        fi
        [[ ! -s $wrong ]] || exit 1
        sleep 0.5
    done
    fail "$what did not come about within 40 s"
}

mails() {
    "$root/convoke" mail "$1" --json
}

# A bare token on a line of its own stands in the mail.
token_in_mail() {
    mails "$1" | jq -r .text | grep -oE '^[A-Za-z0-9_-]{43}[[:space:]]*$' | tail -n 1 | tr -d '[:space:]'
}

has_token() {
    [[ -n $(token_in_mail "$1" || true) ]]
}

# Signs up, verifies from the mailbox and logs in; leaves the access token in the variable that is named like the person.
join() {
    local name=$1 locale=$2 username=$1-$run email=$1-$run@example.org password="walk $run in the park"
    call POST /auth/accounts '' 202 \
        "$(jq -nc --arg u "$username" --arg e "$email" --arg p "$password" --arg l "$locale" '{username: $u, email: $e, password: $p, locale: $l}')"
    eventually "the verification mail to $email" has_token "$email"
    call POST /auth/email-verifications '' 204 "$(jq -nc --arg t "$(token_in_mail "$email")" '{token: $t}')"
    call POST /auth/tokens '' 200 "$(jq -nc --arg l "$username" --arg p "$password" '{login: $l, password: $p}')"
    printf -v "$name" '%s' "$(field .accessToken)"
}

# kinds TOKEN: the kinds of what the person was sent, sorted, and only when all of it is sent.
kinds() {
    call GET '/notifications?limit=100' "$1" 200
    field 'if all(.items[]; .status == "sent") then [.items[].kind] | sort | join(" ") else "not all sent" end'
}

has_kinds() {
    local token=$1
    shift
    [[ $(kinds "$token") == "$(printf '%s\n' "$@" | LC_ALL=C sort | paste -sd ' ')" ]]
}

# What the platform lists as sent is what is in the mailbox, subject by subject.
same_as_mailbox() {
    local listed found
    call GET '/notifications?limit=100' "$2" 200
    listed=$(field '.items[].subject' | LC_ALL=C sort)
    found=$(mails "$1-$run@example.org" | jq -r .subject | LC_ALL=C sort)
    [[ $listed == "$found" ]]
}

# calendar NAME FIELD: that field of the calendar in each of the person's mails about the event, oldest first.
calendar() {
    mails "$1-$run@example.org" | jq -r '[.attachments[] | select(.type | startswith("text/calendar"))][0] | .text // empty' |
        tr -d '\r' | sed -n "s/^$2[:;]\(.*\)/\1/p"
}

seats_are() {
    call GET "/events/$event/seats" '' 200
    [[ $(field '"\(.taken) \(.waiting)"') == "$1" ]]
}

step 'Four people sign up, find the link in their mail, verify, and log in'
join olga en
join ann en
join boris ru
join carl en
call GET /auth/me "$ann" 200
expect 'the roles of ann' "$(field '.roles | join(" ")')" user
expect 'the verification of ann' "$(field .emailVerified)" true

step 'The organiser creates an event for two'
word=Z$(date +%N%s | tr 0-9 a-j) # the search forgives typos, so each run has a word unlike any other
start=$(date -u -d '+30 days' +%Y-%m-%dT15:00:00Z)
later=$(date -u -d '+30 days' +%Y-%m-%dT16:00:00Z)
end=$(date -u -d '+30 days' +%Y-%m-%dT18:00:00Z)
details=$(jq -nc --arg n "$word for beginners" --arg s "$start" --arg e "$end" '{name: $n, description: "Brewing at home, with tasting",
    category: "workshop", start: $s, end: $e, timeZone: "Europe/Moscow", maxParticipants: 2, location: {city: "Moscow", address: "Myasnitskaya 20"}}')
call POST /events "$olga" 201 "$details"
event=$(field .id)
[[ -n $(header Location) && -n $(header ETag) ]] || fail 'the new event has no Location or no ETag'

step 'It is found by search'
call GET "/events?q=$word" '' 200
expect 'the best result' "$(field '.items[0].id')" "$event"

step 'Three register: two seats, and one waits at position 1'
register() {
    call POST /registrations "$1" 201 "$(jq -nc --arg e "$event" '{eventId: $e}')"
    expect 'the registration' "$(field '"\(.status) \(.waitlistPosition // "-")"')" "$2"
}
register "$ann" 'registered -'
anns=$(field .id)
register "$boris" 'registered -'
register "$carl" 'waitlisted 1'
carls=$(field .id)
eventually 'taken 2, waiting 1' seats_are '2 1'

step 'One cancels, and the one who waited is promoted'
call POST "/registrations/$anns/cancel" "$ann" 200
expect "ann's registration" "$(field .status)" cancelled
call GET "/registrations/$carls" "$carl" 200
expect "carl's registration" "$(field .status)" registered
eventually 'taken 2, waiting 0' seats_are '2 0'

step 'Each of them has exactly the right mails, with the event as a calendar'
eventually "ann's mails" has_kinds "$ann" email-verification registration-confirmed registration-cancelled
eventually "boris's mails" has_kinds "$boris" email-verification registration-confirmed
eventually "carl's mails" has_kinds "$carl" email-verification registration-waitlisted registration-promoted
expect "the method of boris's calendar" "$(calendar boris METHOD)" REQUEST
mails "boris-$run@example.org" | tail -n 1 | jq -e '.subject | test("[А-Яа-я]")' >/dev/null || fail "boris's mail is not in Russian"

step 'The organiser moves the start by an hour: one mail each, with a higher SEQUENCE'
call GET "/events/$event" "$olga" 200
etag=$(header ETag)
moved=$(jq -c --arg s "$later" '.start = $s' <<<"$details")
call PUT "/events/$event" "$olga" 428 "$moved"
call PUT "/events/$event" "$olga" 200 "$moved" "If-Match: $etag"
call PUT "/events/$event" "$olga" 412 "$moved" "If-Match: $etag"
eventually "boris's mail about the change" has_kinds "$boris" email-verification registration-confirmed event-changed
eventually "carl's mail about the change" has_kinds "$carl" email-verification registration-waitlisted registration-promoted event-changed
sequences=$(calendar boris SEQUENCE)
expect "boris's sequences, which rise" "$sequences" "$(sort -nu <<<"$sequences")"
expect 'the number of sequences' "$(wc -l <<<"$sequences")" 2

step 'The attendee list, as JSON and as CSV, for the team only'
call GET "/registrations/events/$event/attendees?status=registered" "$olga" 200
expect 'the attendees' "$(field '[.items[].username] | sort | join(" ")')" "boris-$run carl-$run"
call GET "/registrations/events/$event/attendees" "$olga" 200 '' 'Accept: text/csv'
grep -q "boris-$run" "$answer" || fail 'the CSV lacks boris'
call GET "/registrations/events/$event/attendees" "$ann" 403

step 'The organiser cancels the event: one cancellation for each who had a seat'
call POST "/events/$event/cancel" "$olga" 200 '{"reason": "The venue burst a pipe"}'
eventually "boris's cancellation" has_kinds "$boris" email-verification registration-confirmed event-changed event-cancelled
eventually "carl's cancellation" has_kinds "$carl" email-verification registration-waitlisted registration-promoted event-changed event-cancelled
eventually "ann's mails, no more than before" has_kinds "$ann" email-verification registration-confirmed registration-cancelled
expect "the methods of boris's calendars" "$(calendar boris METHOD | paste -sd ' ')" 'REQUEST REQUEST CANCEL'
expect "the one UID of boris's calendars" "$(calendar boris UID | sort -u | wc -l)" 1

step 'What each is told to have been sent is what is in the mailbox'
eventually "olga's mailbox as listed" same_as_mailbox olga "$olga"
eventually "ann's mailbox as listed" same_as_mailbox ann "$ann"
eventually "boris's mailbox as listed" same_as_mailbox boris "$boris"
eventually "carl's mailbox as listed" same_as_mailbox carl "$carl"

parts=$("$root/convoke" status || true)
if grep -q '^nginx ' <<<"$parts"; then
    step 'Nothing internal is to be seen from outside'
    call GET "/registrations/internal/events/$event/capacity" "$olga" 404
    expect 'health from outside' "$(curl -s -o /dev/null -w '%{http_code}' "${api%/api/v1}/health")" 404
    expect 'metrics from outside' "$(curl -s -o /dev/null -w '%{http_code}' "${api%/api/v1}/metrics")" 404
else
    echo '    There is no gateway here, which would hide what is internal.'
fi

printf 'The walk of %d steps is done.\n' "$steps"
