#!/bin/sh
# A walk through an installed platform from the outside's point of view, for helm test or by hand. Needs sh and curl.
#   SMOKE_ADDRESS    where the gateway answers, as http://convoke-gateway
#   SMOKE_HOST       the Host header, where it is not the address's own
#   SMOKE_SERVICES   what is installed, as "auth event … api-docs"
#   SMOKE_USERNAME, SMOKE_PASSWORD   an account; with it the walk logs in, makes a draft event, reads and deletes it, and logs out
# Prints a line a step and ends with 0 when each was as it should be.
set -u
address=${SMOKE_ADDRESS:?}
services=${SMOKE_SERVICES:?}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
passed=0
failed=0
token=

# ask METHOD PATH [BODY]: leaves the body in $work/body, the headers in $work/headers and the status in $status.
ask() {
    method=$1 path=$2 body=${3-}
    set -- -sS -X "$method" -o "$work/body" -D "$work/headers" -w '%{http_code}' --max-time 20
    [ -z "${SMOKE_HOST-}" ] || set -- "$@" -H "Host: $SMOKE_HOST"
    [ -z "$token" ] || set -- "$@" -H "Authorization: Bearer $token"
    # Through standard input: what is in the arguments can be seen by others.
    if [ -n "$body" ]; then
        status=$(printf '%s' "$body" | curl "$@" -H 'Content-Type: application/json' --data-binary @- "$address$path" 2>"$work/error") || status=none
    else
        status=$(curl "$@" "$address$path" 2>"$work/error") || status=none
    fi
}

# expect WHAT STATUS [TEXT]: the last answer had that status, and the text is in its body.
expect() {
    if [ "$status" != "$2" ]; then
        say_wrong "$1" "$method $path answered $status instead of $2"
    elif [ -n "${3-}" ] && ! grep -q -F -- "$3" "$work/body"; then
        say_wrong "$1" "$method $path does not say $3"
    else
        passed=$((passed + 1))
        printf 'ok      %s\n' "$1"
    fi
}

say_wrong() {
    failed=$((failed + 1))
    printf 'FAILED  %s: %s\n' "$1" "$2"
    cat "$work/error"
}

# field NAME: a string of the last body.
field() {
    tr -d '\n' <"$work/body" | sed -n "s/.*\"$1\"[[:space:]]*:[[:space:]]*\"\([^\"]*\)\".*/\1/p"
}

installed() {
    case " $services " in
        *" $1 "*) return 0 ;;
        *) return 1 ;;
    esac
}

nobody=00000000-0000-4000-8000-000000000000

ask GET /
expect 'the gateway leads to the documentation' 302
for path in /health /health/ready /metrics /api/v1/registrations/internal/events/$nobody/capacity /api/v1/nothing; do
    ask GET "$path"
    expect "nothing at $path from outside" 404 not-found
done
ask GET '/api/v1/events/a%2fb'
expect 'a crooked path is refused' 400 malformed-request

if installed api-docs; then
    ask GET /api/docs/
    expect 'the documentation' 200 '<html'
    ask GET /api/openapi
    expect 'the OpenAPI document' 200 openapi
fi
if installed auth; then
    ask GET /api/v1/auth/jwks.json
    expect 'auth publishes keys' 200 '"keys"'
    ask GET /api/v1/auth/me
    expect 'auth asks who it is' 401 invalid-token
fi
if installed user; then
    ask GET /api/v1/users/me
    expect 'user asks who it is' 401 invalid-token
fi
if installed event; then
    ask GET '/api/v1/events?limit=1'
    expect 'event lists' 200 '"items"'
    ask GET "/api/v1/events/$nobody"
    expect 'event does not know everything' 404 event-unknown
fi
if installed reviews; then
    ask GET "/api/v1/reviews?eventId=$nobody"
    expect 'reviews lists' 200 '"items"'
fi
if installed media; then
    ask GET "/api/v1/media?eventId=$nobody"
    expect 'media does not know everything' 404 event-unknown
fi
if installed chat; then
    ask GET "/api/v1/chats?eventId=$nobody"
    expect 'chat asks who it is' 401 invalid-token
fi
if installed registration; then
    ask GET /api/v1/registrations
    expect 'registration asks who it is' 401 invalid-token
    ask GET /api/v1/registrations/ticket-keys.json
    expect 'registration publishes keys' 200 '"keys"'
fi
if installed notification; then
    ask GET /api/v1/notifications
    expect 'notification asks who it is' 401 invalid-token
fi

if [ -n "${SMOKE_USERNAME-}" ]; then
    ask POST /api/v1/auth/tokens "{\"login\": \"$SMOKE_USERNAME\", \"password\": \"$SMOKE_PASSWORD\"}"
    expect 'the account logs in' 200 '"accessToken"'
    token=$(field accessToken)
    ask GET /api/v1/auth/me
    expect 'the token says who it is' 200 "\"$SMOKE_USERNAME\""
    ask GET /api/v1/users/me
    expect 'user takes the token' 200
    ask GET /api/v1/registrations
    expect 'registration takes the token' 200 '"items"'
    ask GET /api/v1/notifications
    expect 'notification takes the token' 200 '"items"'
    ask POST /api/v1/events '{"name": "Smoke test", "start": "2099-01-01T10:00:00Z", "timeZone": "UTC", "status": "draft"}'
    expect 'a draft event is made' 201 '"draft"'
    event=$(tr -d '\r' <"$work/headers" | sed -n 's/^[Ll]ocation: .*\(\/api\/v1\/events\/[^/?#]*\)$/\1/p')
    if [ -n "$event" ]; then
        ask GET "$event"
        expect 'the draft is read' 200 'Smoke test'
        ask DELETE "$event"
        expect 'the draft is deleted' 204
    fi
    ask DELETE /api/v1/auth/sessions
    expect 'the sessions are ended' 204
fi

printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
