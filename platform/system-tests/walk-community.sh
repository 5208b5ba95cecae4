#!/usr/bin/env bash
# What people do beside registering, through the gateway with curl: Telegram, chat, pictures, check-in, history, reviews of the demo
# data, and leaving for good. Needs a platform that ./convoke up has started here, with its demo data, curl and jq. Ends with 0
# when every step was as it should be, or at the first that was not.
#
# Usage: platform/system-tests/walk-community.sh [address]     address: http://localhost:8080
# shellcheck source=walking.sh
source "$(dirname "${BASH_SOURCE[0]}")/walking.sh"

picture=$(mktemp)
trap 'rm -f "$answer" "$headers" "$wrong" "$picture"' EXIT

# download PATH TYPE: leaves the bytes in $picture.
download() {
    local status
    status=$(curl -sS -o "$picture" -w '%{http_code} %{content_type}' --max-time 30 "${api%/api/v1}$1")
    [[ $status == "200 $2" ]]
}

telegram_says() {
    "$root/convoke" telegram "$1" --json | jq -r 'select(.from == "bot") | .text' | grep -q "$2"
}

answers() { # METHOD PATH TOKEN STATUS, asked until it is so
    local status
    status=$(curl -sS -X "$1" -o "$answer" -w '%{http_code}' --max-time 30 -H "Authorization: Bearer $3" "$api$2")
    [[ $status == "$4" ]]
}

has_done() { # TOKEN TYPE…
    local token=$1
    shift
    call GET /users/me/activity "$token" 200
    [[ $(field '[.items[].type] | sort | join(" ")') == "$(printf '%s\n' "$@" | LC_ALL=C sort | paste -sd ' ')" ]]
}

receipts_are() {
    call GET "/auth/erasures/$1" '' 200
    [[ $(field '.receipts | length') == "$2" ]]
}

step 'Three people join; one links Telegram with a code'
join orla en
join dina en
join emil en
call POST /users/me/telegram "$dina" 200
"$root/convoke" telegram "dina-$run" "/start $(field .code)" >/dev/null
linked() {
    call GET /users/me/telegram "$dina" 200
    [[ $(field .linked) == true ]]
}
eventually 'the link' linked

step 'A seat is confirmed in Telegram as well as by mail'
call POST /events "$orla" 201 "$(jq -nc --arg n "Kites of $run" --arg s "$(date -u -d '+2 hours' +%Y-%m-%dT%H:%M:00Z)" \
    '{name: $n, start: $s, timeZone: "Europe/Moscow", maxParticipants: 5, location: {city: "Moscow"}}')"
event=$(field .id)
call POST /registrations "$dina" 201 "{\"eventId\": \"$event\"}"
seat=$(field .id)
eventually "dina's confirmation in Telegram" telegram_says "dina-$run" "Kites of $run"
eventually "dina's confirmation by mail" eval "[[ -n \$(mails dina-$run@example.org | jq -r .subject | grep 'Kites of $run') ]]"

step 'Two talk, and a third is refused'
eventually "dina's room" answers GET "/chats?eventId=$event" "$dina" 200
room=$(field .id)
eventually "orla's room" answers GET "/chats?eventId=$event" "$orla" 200
call POST "/chats/$room/messages" "$dina" 201 '{"type": "text", "message": "Which kite is yours?"}'
call POST "/chats/$room/messages" "$orla" 201 '{"type": "text", "message": "The red one"}'
call POST "/chats/$room/messages" "$emil" 403 '{"type": "text", "message": "Let me in"}'
call GET "/chats/$room/messages" "$dina" 200
expect 'what was said' "$(field '[.items[].message] | join(" / ")')" 'Which kite is yours? / The red one'

step 'The demo has reviews with their average, and pictures'
call GET '/events?q=sourdough&status=completed' '' 200
past=$(field '.items[0].id')
expect 'the number of ratings' "$(field '.items[0].rating.count')" 4
call GET "/reviews?eventId=$past" '' 200
expect 'the average' "$(field .summary.average)" 4.25
call POST /reviews "$dina" 403 "{\"eventId\": \"$past\", \"rating\": 5}"
call GET "/media?eventId=$past" '' 200
download "$(field '.items[0].url')" image/jpeg || fail 'a picture of the demo cannot be had'

step 'A picture hangs on the event, and its thumbnail comes'
status=$(curl -sS -o "$answer" -w '%{http_code}' -H "Authorization: Bearer $dina" -H 'Content-Type: image/jpeg' \
    --data-binary "@$picture" "$api/media?eventId=$event")
expect 'the upload' "$status" 201
id=$(field .id)
eventually 'the thumbnail' download "/api/v1/media/$id/thumbnails/small" image/jpeg
status=$(curl -sS -o "$answer" -w '%{http_code}' -H "Authorization: Bearer $dina" -H 'Content-Type: image/svg+xml' \
    --data-binary '<svg xmlns="http://www.w3.org/2000/svg"/>' "$api/media?eventId=$event")
expect 'the upload of a drawing with scripts' "$status" 415

step 'She is checked in by her ticket, once'
call GET "/registrations/$seat/ticket" "$dina" 200
ticket=$(jq -c '{ticket}' "$answer")
call POST "/registrations/events/$event/check-ins" "$dina" 403 "$ticket"
call POST "/registrations/events/$event/check-ins" "$orla" 200 "$ticket"
expect 'the first time' "$(field .repeated)" false
call POST "/registrations/events/$event/check-ins" "$orla" 200 "$ticket"
expect 'the second time' "$(field .repeated)" true

step 'Her history tells what she did'
eventually "dina's history" has_done "$dina" registered uploaded attended

step 'She erases her account: eight receipts, and nothing of hers is shown any more'
call DELETE /auth/me "$dina" 403 '{"password": "not this one"}'
call DELETE /auth/me "$dina" 202 "{\"password\": \"walk $run in the park\"}"
erasure=$(field .id)
eventually 'eight receipts' receipts_are "$erasure" 8
call GET "/media/$id" '' 404
call POST /auth/tokens '' 401 "{\"login\": \"dina-$run\", \"password\": \"walk $run in the park\"}"
call GET "/chats/$room/messages" "$orla" 200
expect 'what is left of the talk' "$(grep -c 'Which kite' "$answer")" 0

printf 'The walk of %d steps is done.\n' "$steps"
