# What the walks with curl share: calling the API, waiting, reading mail. Sourced by them; the first argument is the platform's
# address (http://localhost:8080).
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

# calendars NAME FIELD: that field of the calendar in each of the person's mails that has one, oldest first, on one line.
calendars() {
    mails "$1-$run@example.org" | jq -r '[.attachments[] | select(.type | startswith("text/calendar"))][0] | .text // empty' |
        tr -d '\r' | sed -n "s/^$2[:;]\(.*\)/\1/p" | paste -sd ' '
}

# was_invited NAME METHODS SEQUENCES UID: all that the person got for the calendar, of one event.
was_invited() {
    local uids
    expect "the methods of $1's calendars" "$(calendars "$1" METHOD)" "$2"
    expect "the sequences of $1's calendars" "$(calendars "$1" SEQUENCE)" "$3"
    uids=$(calendars "$1" UID)
    expect "the one UID of $1's calendars, which is the file's" "$(tr ' ' '\n' <<<"$uids" | sort -u)" "$4"
}

seats_are() {
    call GET "/events/$event/seats" '' 200
    [[ $(field '"\(.taken) \(.waiting)"') == "$1" ]]
}
