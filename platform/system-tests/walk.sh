#!/usr/bin/env bash
# The main job through the gateway with curl, as a new user lives it: from sign-up to the last mail. Needs a platform that
# ./convoke up has started here, curl and jq. Ends with 0 when every step was as it should be, or at the first that was not.
#
# Usage: platform/system-tests/walk.sh [address]     address: http://localhost:8080
# shellcheck source=walking.sh
source "$(dirname "${BASH_SOURCE[0]}")/walking.sh"

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
expect "the method of boris's calendar" "$(calendars boris METHOD)" REQUEST
expect "the method of carl's calendar, which came with the seat" "$(calendars carl METHOD)" REQUEST
expect "the methods of ann's calendars" "$(calendars ann METHOD)" 'REQUEST CANCEL'
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
expect "boris's sequences" "$(calendars boris SEQUENCE)" '0 1'
expect "carl's sequences" "$(calendars carl SEQUENCE)" '0 1'

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
call GET "/events/$event/calendar.ics" '' 200
uid=$(tr -d '\r' <"$answer" | sed -n 's/^UID://p')
[[ -n $uid ]] || fail "the event's file has no UID"
was_invited boris 'REQUEST REQUEST CANCEL' '0 1 2' "$uid"
was_invited carl 'REQUEST REQUEST CANCEL' '0 1 2' "$uid"
was_invited ann 'REQUEST CANCEL' '0 0' "$uid"

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
